/** The file for the bank and the next quarter, as a clerk makes them: template, accounts, problems, bytes; then everything once more. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { find, findAll, focused } from "./inpage.mjs";
import { fromCache, pictures } from "./places.mjs";
import { catchDownloads, field, files, hook, onThePage, openWorkbench, readJson, sampleFile, show } from "./workbench.mjs";

const shot = (name) => join(pictures, "shots", `bank-${name}.png`);
const problemsShown = () => findAll("[data-testid=bank-problems] li").map((item) => item.dataset.problem);
const preview = () => findAll("[data-testid=bank-preview] tbody tr").map((row) => Array.from(row.cells).slice(1).map((cell) => cell.textContent.trim()));

/** One village with two cadres: without a bonus both are good and get 2,400.00 × 80 % × 1.10 = 2,112.00 yuan. */
function twoPeople() {
  const quarter = readJson(sampleFile);
  const [village] = quarter.villages;
  village.grids = [];
  quarter.villages = [village];
  quarter.people = quarter.people.filter(({ id }) => ["p001", "p002"].includes(id));
  quarter.people[1].name = "㛃·沈";
  return { ...quarter, events: [], incidents: [], decisions: [] };
}

onThePage(["chromium", "chromium-80"], "a clerk makes a template, mends accounts, and gets the bytes that the bank asked for", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await page.upload(hook("open-files"), files(t, { "q.json": twoPeople() }));
  await page.waitFor(() => find("[data-testid=payable]").textContent.includes("4,224.00"));
  await show(page, "export");
  await page.click('[data-example="bars"]');
  await page.waitFor(hook("bank-preview"));
  assert.deepEqual(await page.evaluate(problemsShown), ["no-account", "no-account", "draft", "no-id", "no-id"]);
  assert.equal(await page.evaluate((button) => find(button).disabled, hook("save-bank-file")), true);

  // Each problem leads to the field where it is solved.
  await page.click('[data-problem="no-account"] .link');
  await page.waitFor(() => focused() && focused().dataset.place === "payee:p001.account");
  await page.type("6217000010001234569");
  await page.click('[data-problem="no-account"] .link');
  await page.waitFor(() => focused() && focused().dataset.place === "payee:p002.account");
  await page.type("6217 0000 1000 1234 577");
  await page.waitFor('[data-problem="not-digits"]');
  await page.fill(field("payee:p002.account"), "6217000010001234577");
  await page.waitFor((button) => !find(button).disabled, hook("save-bank-file"));
  assert.deepEqual(await page.evaluate(preview), [
    ["1|石志强|621700*********4569|2112.00||↵", "40"],
    // 㛃 takes four bytes, · and 沈 two each: two more than 石志强.
    ["2|㛃·沈|621700*********4577|2112.00||↵", "42"],
  ]);

  // GBK has no 㛃: that is said of the person, and nothing is replaced.
  await page.fill(field("desk:bank.encoding"), "gbk");
  await page.waitFor('[data-problem="unencodable"]');
  assert.match(await page.text('[data-problem="unencodable"]'), /长城 㛃·沈.*㛃 在这个编码里没有/s);
  await page.click(hook("undo"));
  await page.waitFor(() => !find('[data-problem="unencodable"]'));

  // Amount before account, and a line at the end with count and sum.
  await page.click('[data-field="line[2]"] .bank-move:last-child');
  await page.click('[data-add="tail"]');
  await page.click('[data-add="tail"]');
  await page.fill(field("desk:bank.tail[0].length"), "6");
  await page.fill(field("desk:bank.tail[0].pad"), "left-zero");
  await page.click(hook("reveal"));
  await page.waitFor(() => findAll("[data-testid=bank-preview] tbody tr").length === 3 && find("[data-testid=bank-preview]").textContent.includes("000002"));
  assert.deepEqual(await page.evaluate(preview), [
    ["1|石志强|2112.00|6217000010001234569||↵", "40"],
    ["2|㛃·沈|2112.00|6217000010001234577||↵", "42"],
    ["000002|4224.00↵", "16"],
  ]);
  assert.match(await page.text(hook("bank-totals")), /4,224\.00.*4,224\.00 与代发合计相等.*肆仟贰佰贰拾肆元整/s);

  await page.evaluate(catchDownloads);
  await page.click(hook("save-bank-file"));
  const { name, bytes } = await page.waitFor(() => window.caught);
  assert.equal(name, "花马池镇2023年第四季度代发.txt");
  assert.equal(bytes.length, 98);
  assert.equal(new TextDecoder("gb18030", { fatal: true }).decode(Uint8Array.from(bytes)), "1|石志强|2112.00|6217000010001234569||\r\n2|㛃·沈|2112.00|6217000010001234577||\r\n000002|4224.00\r\n");

  // The template goes to another computer as a small file.
  await page.click(hook("save-template"));
  const template = await page.waitFor(() => window.caught && window.caught.name === "代发模板.json" && window.caught);
  await page.click('[data-example="sheet"]');
  await page.waitFor(() => find("[data-testid=bank-preview]").textContent.includes("户名"));
  await page.click(hook("save-bank-file"));
  const sheet = await page.waitFor(() => window.caught && window.caught.name.endsWith(".xlsx") && window.caught);
  assert.deepEqual([sheet.name, ...sheet.bytes.slice(0, 2)], ["花马池镇2023年第四季度代发.xlsx", 0x50, 0x4b], "a packed file");
  await page.upload(hook("open-template"), files(t, { "t.json": JSON.parse(new TextDecoder().decode(Uint8Array.from(template.bytes))) }));
  await page.waitFor(() => find("[data-testid=bank-preview]").textContent.includes("000002"));
  assert.deepEqual(await errors(page), []);
});

onThePage(["chromium", "chromium-109"], "the next quarter is one step, says what it takes along, and shows who changed since", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "people");
  await page.fill(field("quarter:people[1].to"), "2023-11-30");
  await page.press("Tab");
  await show(page, "project");
  await page.click(`${hook("next-quarter")} > summary`);
  await page.waitFor("[data-testid=rollover-remarks] li");
  const remarks = await page.evaluate(() => findAll("[data-testid=rollover-remarks] li").map((item) => item.textContent));
  assert.ok(remarks.some((remark) => /^本期还有人没有核定：.*冯瑞/.test(remark)));
  assert.ok(remarks.some((remark) => /^离任，不带入：沈学礼。/.test(remark)));
  await page.screenshot(shot("next"));
  await page.click(hook("make-next"));
  await page.waitFor(() => find("page-header").textContent.includes("2024年第一季度"));
  assert.match(await page.text(`${hook("since-last")} summary`), /与2023年第四季度相比离任 1/);

  await show(page, "people");
  await page.fill(field("quarter:people[0].name"), "石志坚");
  await page.press("Tab");
  await show(page, "project");
  await page.click(`${hook("since-last")} summary`);
  assert.deepEqual(await page.evaluate(() => findAll("[data-testid=since-last] tbody tr").map((row) => Array.from(row.cells, (cell) => cell.textContent).join(" "))), [
    "离任 长城 沈学礼 副支书 ",
    "改名 长城 石志坚 石志强 石志坚",
  ]);
  await page.screenshot(shot("since"));
  await page.click(hook("undo"));
  await page.click(hook("undo"));
  await page.waitFor(() => find("page-header").textContent.includes("2023年第四季度") && !find("[data-testid=since-last]"));
  await show(page, "people");
  assert.equal(await page.evaluate((day) => find(day).value, field("quarter:people[1].to")), "2023-11-30");
  assert.deepEqual(await errors(page), []);
});

onThePage(["chromium"], "axe finds nothing in template, accounts, problems and the next quarter, in both languages", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  await show(page, "export");
  await page.click('[data-example="commas"]');
  await page.click('[data-add="tail"]');
  await page.click('details[data-part="accounts"] > summary');
  await page.click('[data-payee="p002"] button');
  await page.waitFor(hook("bank-preview"));
  await page.screenshot(shot("export"));
  const found = await axe(page, "bank-export");
  await page.click(hook("language"));
  await page.waitFor(() => document.documentElement.lang === "en");
  found.push(...(await axe(page, "bank-export")));
  await show(page, "project");
  await page.click(`${hook("next-quarter")} > summary`);
  await page.waitFor(hook("make-next"));
  found.push(...(await axe(page, "next-quarter")));
  assert.deepEqual(found, []);
});

/** Chromium before 97 complains of a word in the page's policy that it does not know. */
async function errors(page) {
  return (await page.console()).filter((error) => !error.includes("wasm-unsafe-eval"));
}

async function axe(page, part) {
  await page.evaluate((selector) => {
    window.axeFound = null;
    window.axe.run(document.querySelector(selector)).then(({ violations }) => (window.axeFound = violations));
  }, part);
  const violations = await page.waitFor(() => window.axeFound);
  return violations.map(({ id, nodes }) => `${part}: ${id} ${nodes.slice(0, 3).map(({ html }) => html).join(" ")}`);
}

