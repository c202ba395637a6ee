/** Trials: other rules over the open quarter and past ones, and nothing of it stays in the documents. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, findAll, focused } from "./inpage.mjs";
import { pictures } from "./places.mjs";
import { fen, hook, onThePage, openWorkbench, readJson, sampleFile, schemeFile, show, totals } from "./workbench.mjs";

const sample = readJson(sampleFile);
const scheme = readJson(schemeFile);
const classA = "difficulty.classes[0].coefficient";
const excellent = "grading.grades[0].from";
const tried = (place) => `[data-trial="${place}"]`;
const shot = (name) => join(pictures, "shots", `what-if-${name}.png`);

async function openTrial(t, browser, options) {
  const { page } = await openWorkbench(t, browser, options);
  await show(page, "whatif");
  await page.waitFor(hook("trial-pick"));
  return page;
}

async function change(page, place, value) {
  await page.fill(hook("trial-pick"), place);
  await page.click(hook("trial-add"));
  await page.waitFor((field) => focused() === find(field), tried(place));
  await page.fill(tried(place), value);
}

const rows = (page, table) => page.evaluate((body) => findAll(body).map((row) => Array.from(row.cells, (cell) => cell.textContent.replace(/\s+/g, " ").trim())), `${hook(table)} tbody tr`);
const signed = (text) => fen(text.replace("+", ""));

onThePage(["chromium", "chromium-80"], "a changed rule shows who moves and what it costs, and changes nothing", async (t, browser) => {
  const page = await openTrial(t, browser);
  const before = await totals(page);
  await change(page, classA, "1.20");
  await change(page, excellent, "88");
  const [payable, available, balance] = await rows(page, "trial-cost");
  assert.equal(fen(payable[1]), fen(before.payable));
  assert.equal(signed(payable[3]), fen(payable[2]) - fen(payable[1]));
  assert.equal(signed(available[3]), 0n);
  assert.equal(signed(balance[3]), -signed(payable[3]));
  const moves = await rows(page, "trial-moves");
  assert.equal(moves.map((cells) => signed(cells[8])).reduce((sum, own) => sum + own, 0n), signed(payable[3]));
  // Who stands between 88 and 90 becomes excellent, and nobody else moves.
  assert.ok(moves.some((cells) => cells[3] === "良好 → 优秀"));
  for (const [from, to, people] of await rows(page, "trial-shifts")) {
    assert.deepEqual([from, to], ["良好", "优秀"]);
    assert.equal(Number(people), moves.filter((cells) => cells[3] === "良好 → 优秀").length);
  }
  await page.screenshot(shot("moves"));
  assert.deepEqual(await totals(page), before);
  await show(page, "source");
  await page.click('[data-document="scheme"]');
  assert.equal(await page.evaluate((text) => find(text).value, hook("source-text")), readFileSync(schemeFile, "utf8"));
  // Back again, the trial is as it was left.
  await show(page, "whatif");
  await page.waitFor(tried(excellent));
  assert.deepEqual(await rows(page, "trial-moves"), moves);
});

onThePage(["chromium"], "a value that the scheme does not allow is said, and nothing older is shown in its place", async (t, browser) => {
  const page = await openTrial(t, browser);
  await change(page, excellent, "70");
  await page.waitFor(hook("trial-problems"));
  assert.match(await page.text(hook("trial-problems")), /分数线重叠/);
  assert.equal(await page.evaluate((table) => find(table), hook("trial-moves")), null);
});

onThePage(["chromium", "chromium-80"], "a figure is swept, drawn and searched, all by keyboard", async (t, browser) => {
  const page = await openTrial(t, browser);
  await page.fill(hook("trial-figure"), classA);
  for (const [end, value] of [["from", "1.00"], ["to", "1.30"], ["step", "0.05"]]) await page.fill(hook(`trial-${end}`), value);
  const press = async (button) => {
    await page.evaluate((wanted) => find(wanted).focus(), hook(button));
    await page.press("Enter");
  };
  await press("trial-sweep");
  await page.waitFor(hook("trial-chart"));
  const points = await rows(page, "trial-points");
  assert.deepEqual(points.map(([value]) => value.split(" ")[0]), ["1.00", "1.05", "1.10", "1.15", "1.20", "1.25", "1.30"]);
  assert.equal(fen(points[2][1]), fen((await totals(page)).payable));
  assert.ok(points[2][0].includes("现值"));
  for (let at = 1; at < points.length; at += 1) assert.ok(fen(points[at][1]) > fen(points[at - 1][1]));
  await page.evaluate((chart) => find(chart).scrollIntoView({ block: "center" }), hook("trial-chart"));
  await page.screenshot(shot(`sweep-${browser.name}`));

  await page.fill(hook("trial-to"), "10");
  await page.fill(hook("trial-step"), "");
  await press("trial-largest");
  await page.waitFor(hook("trial-found"));
  const [, value, earned, available, next, more] = /最大可以是 ([\d.]+)，.*应得 ([\d,.]+) 元，可用 ([\d,.]+) 元.*到 ([\d.]+)，应得 ([\d,.]+) 元/s.exec(await page.text(hook("trial-found")));
  assert.ok(Number(next) > Number(value));
  assert.ok(fen(earned) <= fen(available) && fen(more) > fen(available), `${earned} ${available} ${more}`);
  assert.deepEqual(await page.cspViolations().then((all) => (all ?? []).filter(({ directive }) => directive.startsWith("style"))), []);
});

onThePage(["chromium"], "past quarters and another version come from files", async (t, browser) => {
  const folder = mkdtempSync(join(tmpdir(), "what-if-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = (name, value) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(value));
    return path;
  };
  const past = structuredClone(sample);
  past.period = "2023Q3";
  // Days of the last quarter lie outside the one before.
  for (const list of [past.events, past.incidents, past.people]) for (const one of list) for (const key of ["date", "from", "to"]) if (one[key]) one[key] = one[key].replace(/-1([0-2])-(\d\d)$/, (all, month, day) => `-0${Number(month) + 7}-${day === "31" ? "30" : day}`);
  const other = structuredClone(scheme);
  other.version = "2024-1";
  other.grading.grades[0].ratio = "1.10";

  const page = await openTrial(t, browser);
  await page.upload(hook("trial-past"), [file("q3.json", past), file("rules.json", other)]);
  await page.waitFor((message) => find(message).textContent.includes("rules.json 不是季度数据"), hook("trial-message"));
  await page.click(hook("trial-other"));
  await page.waitFor(hook("trial-scheme"));
  await page.upload(hook("trial-scheme"), [file("v2.json", other)]);
  await page.waitFor(hook("trial-cost"));
  assert.equal((await page.evaluate((table) => findAll(table).length, hook("trial-moves"))), 2);
  // Everybody excellent has a tenth more; both quarters name the version before, and that is said.
  const remarks = await page.text(hook("trial-problems"));
  assert.match(remarks, /试算时用的是“huamachi 2024-1”/);
  for (const cells of await rows(page, "trial-moves")) assert.equal(signed(cells[8]) * 11n, fen(cells[7]));
  await page.screenshot(shot("versions"));
  // The library's own version is the open one: nothing changes.
  await page.fill(hook("trial-version"), `${scheme.id} ${scheme.version}`);
  await page.waitFor((counts) => find(counts) && find(counts).textContent.includes("都不变"), hook("trial-counts"));
});

onThePage(["chromium"], "a trial stays with its system, and where nothing is paid it speaks of no money", async (t, browser) => {
  const page = await openTrial(t, browser);
  await change(page, classA, "1.20");
  await page.click(hook("samples"));
  await page.waitFor('[data-sample="changle-2023Q4"]');
  await page.evaluate(() => find('[data-sample="changle-2023Q4"] button').click());
  await page.waitFor(() => !find("samples-view"));
  await show(page, "whatif");
  await page.waitFor(hook("trial-pick"));
  assert.equal(await page.evaluate(() => findAll("[data-trial]").length), 0);
  await change(page, excellent, "88");
  await page.waitFor(hook("trial-moves"));
  // 31 villages stand between 88 and 90.
  assert.equal(await page.text(hook("trial-counts")), "370 个村中：等次上升 31 个村，下降 0 个村。");
  assert.deepEqual((await rows(page, "trial-shifts")).map((cells) => cells.slice(0, 3)), [["四星", "五星", "31"]]);
  const said = await page.text(hook("trial-result"));
  for (const word of ["元", "应发", "人"]) assert.ok(!said.includes(word), word);
  assert.equal(await page.evaluate((button) => find(button), hook("trial-largest")), null);
});
