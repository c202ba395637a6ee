/**
 * A clerk's whole quarter: three messy files, what they leave open, a window that is gone in the middle, and then paper, workbook and
 * the file for the bank, whose totals are the one on the screen.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { idNumber, sample, slips, truth } from "./fixtures/clerk/tables.mjs";
import { find, findAll } from "./inpage.mjs";
import { fixtures, inCI, onPath, oneFile, pictures } from "./places.mjs";
import { inBrowsers } from "./suite.mjs";
import { assertClean, catchDownloads, edit, fen, files, hook, onThePage, openUntouched, readJson, schemeFile, settled, show, totals } from "./workbench.mjs";

const clerk = (name) => join(fixtures, "clerk", name);
const shot = (browser, name) => join(pictures, "clerk", `${name}-${browser.name}.png`);
const scheme = { ...readJson(schemeFile), status: "approved", approval: { by: "花马池镇党委会议", date: "2023-10-08" } };
/** The town with its villages, and nobody in it. */
const empty = { ...sample, people: [], events: [], incidents: [], decisions: [], villages: sample.villages.map((village) => ({ ...village, grids: [] })) };

onThePage(["chromium", "chromium-109"], "from three messy files to paper, workbook and bank file, with one total", async (t, browser) => {
  const { page, site } = await openUntouched(t, browser);
  await wholeQuarter(t, browser, page, site.url);
});

const lacking = existsSync(oneFile) ? null : "the offline edition is not built: cargo xtask dist";
inBrowsers(["chromium-80"], "the same in the one file, opened from the disk", async (t, browser) => {
  const address = pathToFileURL(oneFile).href;
  const page = await browser.open(address);
  t.after(() => page.close());
  await settled(page);
  await wholeQuarter(t, browser, page, address);
}, { skip: lacking });

async function wholeQuarter(t, browser, first, address) {
  let page = first;
  await page.upload(hook("open-files"), files(t, { "scheme.json": scheme, "quarter.json": empty }));
  await page.waitFor(() => find(".message").textContent.includes("quarter.json"));
  await importThree(page);
  await page.screenshot(shot(browser, "imported"));
  await page.waitFor(() => find("[data-testid=kept]") && find("[data-testid=kept]").dataset.standing === "kept");

  // The window is gone, and another one goes on where it was.
  const spare = await page.beside("about:blank");
  t.after(() => spare.close());
  if (browser.name === "chromium") await page.crash();
  else await page.close();
  page = await spare.beside(address);
  t.after(() => page.close());
  await page.waitFor(() => document.documentElement.dataset.loaded && find("[data-testid=news]"));
  assert.match(await page.text(hook("news")), /^已恢复/);

  await finish(page);
  await show(page, "overview");
  await page.screenshot(shot(browser, "overview"));
  const payable = fen((await totals(page)).payable);
  assert.ok(payable > 0n);
  assert.equal(await onPaper(page, browser), payable, "on paper");
  await page.evaluate(catchDownloads);
  assert.equal(await inBankFile(page), payable, "in the file for the bank");
  const workbook = await inWorkbook(t, page);
  if (workbook !== null) assert.equal(workbook, payable, "in the workbook, worked out again by a spreadsheet program");
  await assertClean(page, browser);
}

/** Five rows need the clerk: a post in short, a name with a slip, a damaged account, a wrong digit, a score that is no number. */
async function importThree(page) {
  await page.upload(hook("open-files"), [clerk("账户.xlsx"), clerk("评分.xls"), clerk("花名册.csv")]);
  const problem = (code) => `[data-code="${code}"]`;
  const gone = (code) => page.waitFor((selector) => !find(selector), problem(code));
  await page.waitFor((summary) => find(summary) && find(summary).textContent.includes("读入 306 行，5 行需要您处理"), hook("import-summary"));
  await page.fill(`${problem("unknown-post")} select`, sample.people.find(({ id }) => id === slips.post).posts[0]);
  await page.click(`${problem("unknown-post")} form button`);
  await gone("unknown-post");
  await page.click(`${problem("unmatched")} [data-way="is"]`);
  await gone("unmatched");
  await page.fill(`${problem("lost-account")} input`, truth.account);
  await page.click(`${problem("lost-account")} form button`);
  await gone("lost-account");
  await page.fill(`${problem("id-digit")} input`, idNumber(sample.people.findIndex(({ id }) => id === slips.idNumber)));
  await page.click(`${problem("id-digit")} form button`);
  await gone("id-digit");
  await page.click(`${problem("no-number")} [data-way="leave"]`);
  await page.waitFor((summary) => find(summary).textContent.includes("没有需要处理的行"), hook("import-summary"));
  await page.click(hook("import-act"));
  await page.waitFor(() => find(".message").textContent.includes("新增 102 人"));
}

/** Types what is still missing into the grid: the score that was no number. */
async function finish(page) {
  await show(page, "source");
  await page.click('[data-document="quarter"]');
  const quarter = JSON.parse(await page.evaluate((text) => find(text).value, hook("source-text")));
  const missing = quarter.people.flatMap((person, index) => Object.entries(sample.people.find(({ name }) => name === person.name).scores).filter(([id]) => (person.scores[id] ?? null) === null).map(([id, score]) => [`quarter:people[${index}].scores.${id}`, score ?? "85"]));
  assert.equal(missing.length, 1);
  await show(page, "scores");
  for (const [place, score] of missing) await edit(page, place, score);
  await settled(page);
  await show(page, "ranking");
  assert.equal(await page.evaluate(() => findAll("[data-testid=tie]").length), 0);
}

async function onPaper(page, browser) {
  await show(page, "paper");
  await page.click('[data-paper="pay"]');
  await page.waitFor((print) => find(print) && !find(print).disabled, hook("print"));
  await page.screenshot(shot(browser, "paper"));
  const path = join(pictures, "clerk", `pay-${browser.name}.pdf`);
  await page.pdf(path);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  const total = text.split("\n").filter((line) => /^\s*合计\s/.test(line)).pop();
  return fen(total.trim().split(/\s+/).pop());
}

async function inBankFile(page) {
  await show(page, "export");
  await page.click('[data-example="bars"]');
  await page.waitFor((button) => find(button) && !find(button).disabled, hook("save-bank-file"));
  await page.click(hook("save-bank-file"));
  const { bytes } = await page.waitFor(() => window.caught && window.caught.name.endsWith("代发.txt") && window.caught);
  const lines = new TextDecoder("gb18030", { fatal: true }).decode(Uint8Array.from(bytes)).trim().split("\r\n");
  assert.equal(lines.length, sample.people.length);
  return lines.reduce((sum, line) => sum + fen(line.split("|")[3]), 0n);
}

/** Null where there is no LibreOffice to work it out again. */
async function inWorkbook(t, page) {
  await page.click(hook("workbook-export"));
  const { bytes } = await page.waitFor(() => window.caught && window.caught.name.endsWith("核算.xlsx") && window.caught);
  const soffice = onPath("soffice");
  if (soffice === null && !inCI) return null;
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-clerk-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "quarter.xlsx"), Uint8Array.from(bytes));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  // Every sheet as a file of its own.
  const answer = spawnSync(soffice, [profile, "--headless", "--convert-to", 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', "--outdir", folder, join(folder, "quarter.xlsx")], { encoding: "utf8" });
  assert.equal(answer.status, 0, answer.stderr);
  const rows = readFileSync(join(folder, "quarter-发放表.csv"), "utf8").split("\n").map((line) => line.split(","));
  const [yuan, rest = ""] = rows.find((row) => row[1] === "合计")[rows.find((row) => row.includes("实发金额")).indexOf("实发金额")].split(".");
  return fen(`${yuan}.${rest.padEnd(2, "0")}`);
}
