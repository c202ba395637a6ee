/** Red-line incidents: registered step by step with what follows in view, withdrawn again with a trace. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { fromCache, pictures } from "./places.mjs";
import { hook, onThePage, openWorkbench, show, totals } from "./workbench.mjs";

const shot = (name) => join(pictures, "shots", `red-lines-${name}.png`);
const inWizard = (selector) => `${hook("red-line-wizard")} ${selector}`;
const effect = hook("red-line-effect");
const basis = "县自然资源局执法通报第12号";

async function openWizard(page) {
  await show(page, "redlines");
  await page.click(".wizard-adder > summary");
  await page.waitFor(hook("red-line-wizard"));
}

/** 长城第一网格, 2023-11-15; 闫廷柱 is the offender, ticked. */
async function fillIn(page) {
  await page.click(inWizard('[value="land"]'));
  await page.fill(inWizard('[name="date"]'), "2023-11-15");
  await page.fill(inWizard('[name="village"]'), "changcheng");
  await page.fill(inWizard('[name="grid"]'), "changcheng-1");
  await page.fill(inWizard('[name="basis"]'), basis);
  await page.fill(inWizard('[name="offender"]'), "p003");
  await page.click(inWizard('[name="offenderTicked"]'));
  await page.waitFor(() => findAll("[data-moved]").length === 3);
}

function rows(page, selector) {
  return page.evaluate((wanted) => findAll(wanted).map((row) => Array.from(row.cells, (cell) => cell.textContent.replace(/\s+/g, " ").trim())), selector);
}

onThePage(["chromium", "chromium-80", "chromium-109"], "whoever is hit is seen before anything is registered, and one undo takes it back", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await openWizard(page);
  assert.match(await page.text(effect), /还差：什么情形、日期、村（社区）、依据/);
  await fillIn(page);
  const told = (capacity) => `作为${capacity}被追责：2023-11-15 长城·长城第一网格“违法建设、破坏耕地或者生态不制止不报告”，依据：${basis}`;
  assert.deepEqual(await rows(page, "[data-moved]"), [
    ["长城 石志强", "书记兼主任", "优秀 → 差", "2,640.00", "0.00", told("村党支部书记、村委会主任")],
    ["长城 沈学礼", "副支书", "良好 → 差", "2,112.00", "0.00", told("包抓干部")],
    ["长城 闫廷柱", "副主任", "一般 → 差", "1,584.00", "0.00", told("当事人")],
  ]);
  // 2640 + 2112 + 1584 = 6336: 187616 − 6336 = 181280, 57184 + 6336 = 63520
  assert.match((await page.text(".effect-totals")).replace(/\s+/g, " "), /187,616\.00 → 181,280\.00（增减 −6,336\.00）.*57,184\.00 → 63,520\.00（增减 6,336\.00）/);
  assert.equal((await totals(page)).payable, "187,616.00", "nothing has changed yet");
  if (browser.name === "chromium") await page.screenshot(shot("wizard"));

  await page.click(inWizard("[type=submit]"));
  await page.waitFor('[data-incident="i2"]');
  assert.equal((await totals(page)).payable, "181,280.00");
  assert.match(await page.evaluate(() => find(".message").textContent), /登记 长城 高压线事件：违法建设/);
  assert.match(await page.text('[data-incident="i2"] .hit'), /被追究：3 人/);
  await page.waitFor(() => document.activeElement.dataset.place === "quarter:incidents[1].redLine");
  await page.press("Control+z");
  await page.waitFor(() => !find('[data-incident="i2"]'));
  assert.equal((await totals(page)).payable, "187,616.00");
  // Chromium 80 remarks upon the page's policy.
  if (browser.name !== "chromium-80") assert.deepEqual(await page.console(), []);
});

onThePage(["chromium"], "without a basis nothing is registered, and what the core refuses is said at its step", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await openWizard(page);
  await page.click(inWizard("[type=submit]"));
  await page.waitFor(() => document.activeElement.name === "redLine");
  for (const sentence of ["选一个情形。", "选一个村。", "没有依据不能登记"]) assert.ok((await page.text(hook("red-line-wizard"))).includes(sentence), sentence);
  await fillIn(page);
  await page.fill(inWizard('[name="date"]'), "2023-08-15");
  await page.waitFor(() => find('[data-testid="red-line-wizard"] [name="date"]').getAttribute("aria-invalid") === "true");
  assert.match(await page.text(inWizard("#red-line-problem-date")), /2023-08-15 不在考核期内.*2023-10-01 至 2023-12-31/);
  await page.click(inWizard("[type=submit]"));
  await page.waitFor(() => document.activeElement.name === "date");
  assert.equal(await page.evaluate(() => findAll("[data-incident]").length), 1);
});

onThePage(["chromium"], "an incident is withdrawn with a reason, stays on record, and comes back by one undo", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "redlines");
  const before = (await totals(page)).payable;
  const inCard = (selector) => `[data-incident="i1"] incident-withdrawal ${selector}`;
  await page.click(inCard("summary"));
  await page.click(inCard("[type=submit]"));
  await page.waitFor(() => document.activeElement.name === "reason");
  assert.equal(await page.text(inCard(".field-problems")), "写上撤销理由。");
  await page.fill(inCard('[name="reason"]'), "核查更正：请假手续齐全");
  await page.fill(inCard('[name="date"]'), "2024-01-04");
  await page.click(inCard("[type=submit]"));
  await page.waitFor(hook("withdrawn"));
  assert.deepEqual(await rows(page, `${hook("withdrawn")} tbody tr`), [["无正当理由一季度离岗10天以上", "沟沿", "2023-11-24", "镇考勤登记和核查报告：11月9日至24日无正当理由离岗16天", "2024-01-04", "核查更正：请假手续齐全"]]);
  // Without it: 余涛 91.35 优秀 2400 × 1.10 = 2640, 赵泽民 87.91 and 薛崇德 86.22 良好 2112 each: 6864 more, 187616 + 6864 = 194480
  assert.equal((await totals(page)).payable, "194,480.00");
  await page.press("Control+z");
  await page.waitFor('[data-incident="i1"]');
  assert.equal((await totals(page)).payable, before);
  assert.equal(await page.evaluate((table) => find(table), hook("withdrawn")), null);
});

onThePage(["chromium"], "axe finds nothing in the wizard, the withdrawal and the record", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await openWizard(page);
  await fillIn(page);
  await page.click('[data-incident="i1"] incident-withdrawal summary');
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  const run = () => page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`));
  assert.deepEqual(await run(), []);
  await page.fill('[data-incident="i1"] incident-withdrawal [name="reason"]', "核查更正");
  await page.click('[data-incident="i1"] incident-withdrawal [type=submit]');
  await page.waitFor(hook("withdrawn"));
  await page.click(hook("language"));
  await page.waitFor(() => document.documentElement.lang === "en");
  assert.deepEqual(await run(), []);
});
