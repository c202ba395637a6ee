/**
 * The quarter of the manual (docs/用户手册.md), chapter by chapter, by the words that the manual tells to click. Its pictures are taken on
 * the way: into target/e2e/shots, or with MANUAL_PICTURES=keep into docs/pictures.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idNumber, sample, scheme, slips, truth } from "./fixtures/clerk/tables.mjs";
import { inFewColours } from "./few-colours.mjs";
import { find, findAll } from "./inpage.mjs";
import { fixtures, fromCache, pictures, project } from "./places.mjs";
import { hook, onThePage, openUntouched, settled, show } from "./workbench.mjs";

const isKept = process.env.MANUAL_PICTURES === "keep";
const folder = isKept ? join(project, "docs", "pictures") : join(pictures, "shots", "manual");
const manual = readFileSync(join(project, "docs", "用户手册.md"), "utf8");
const window = { width: 1366, height: 768 };
const clerk = (name) => join(fixtures, "clerk", name);

/** Clicks what bears exactly these words; the step at the left does not count, `show` is for that. */
async function push(page, words, within = "main") {
  await page.waitFor(
    (words, within) => {
      for (const old of findAll("[data-pushed]")) delete old.dataset.pushed;
      const wanted = findAll(`${within} button, ${within} summary, ${within} label`).find((one) => one.textContent.replace(/\s+/g, " ").trim() === words && !one.disabled);
      if (wanted) wanted.dataset.pushed = "yes";
      return Boolean(wanted);
    },
    words,
    within,
  );
  await page.click("[data-pushed]");
}

const summary = (page, text) => page.waitFor((selector, text) => find(selector)?.textContent.trim() === text, hook("import-summary"), text);
const said = (page, text) => page.waitFor((text) => find(".message").textContent.includes(text), text);

/** Brings something to the upper edge of the view, as a reader of the manual would have scrolled. */
const toTop = (page, selector) => page.evaluate((selector) => Boolean(find(selector).scrollIntoView() ?? true), selector);

/** The list of villages that a town has anyway: population and workload suggest the class. */
function villagesFile(t) {
  const place = mkdtempSync(join(tmpdir(), "manual-"));
  t.after(() => rmSync(place, { recursive: true }));
  const rows = sample.villages.map((village) => [village.name, village.registeredPopulation, village.residentPopulation, village.workload, village.class ?? "", village.classReason ?? ""]);
  writeFileSync(join(place, "村情况.csv"), [["村", "户籍人口", "户籍常住人口", "工作任务量", "难度类别", "类别说明"], ...rows].map((row) => row.join(",")).join("\r\n"));
  return join(place, "村情况.csv");
}

onThePage(["chromium"], "the manual's quarter, from an empty one to the next", async (t, browser) => {
  const { page } = await openUntouched(t, browser, window);
  const taken = [];
  const picture = async (name) => {
    taken.push(`${name}.png`);
    const file = join(folder, `${name}.png`);
    await page.screenshot(file);
    if (isKept) writeFileSync(file, inFewColours(readFileSync(file)));
  };

  await show(page, "overview");
  await picture("overview");

  // One's own quarter, and back to the sample by one click
  await push(page, "从空白开始做一个季度");
  await page.fill('[data-testid="begin"] [name="town"]', "花马池镇");
  await push(page, "开始");
  await page.waitFor(hook("one-click-sample"));
  assert.equal(await page.text(hook("payable")), "—", "nothing is settled yet");
  await push(page, "打开样例");
  await settled(page);
  assert.equal(await page.evaluate(() => find(".period").textContent), "2023年第四季度");
  await show(page, "overview");
  await push(page, "从空白开始做一个季度");
  await page.fill('[data-testid="begin"] [name="town"]', "花马池镇");
  await push(page, "开始");
  await page.waitFor(hook("one-click-sample"));

  await show(page, "import");
  await page.upload(hook("open-files"), [villagesFile(t)]);
  // 皖记沟 and 李记沟 look like slips for 郭记沟: the page asks.
  await summary(page, "读入 20 行，2 行需要您处理");
  await push(page, "新增这个村");
  await summary(page, "读入 20 行，1 行需要您处理");
  await push(page, "新增这个村");
  await summary(page, "读入 20 行，没有需要处理的行");
  await push(page, "导入");
  await said(page, "新增 20 个");
  await push(page, "全部移除");
  await page.upload(hook("open-files"), [clerk("账户.xlsx"), clerk("评分.xls"), clerk("花名册.csv")]);
  await summary(page, "读入 306 行，5 行需要您处理");
  await toTop(page, hook("import-summary"));
  await picture("import");
  await mend(page);
  await push(page, "导入");
  await said(page, "新增 102 人");

  await show(page, "scores");
  await page.waitFor("score-grid");
  await picture("scores");

  await show(page, "barometer");
  await page.fill(`${hook("add-event")} [name="date"]`, "2023-11-20");
  await picture("barometer");
  await push(page, "添加", hook("add-event"));
  await page.waitFor("[data-event]");

  // Whoever is in charge of the grid is held to account, so there is one.
  await show(page, "villages");
  await push(page, "长城 网格 0 ▾");
  await push(page, "添加网格");
  await page.waitFor(() => document.activeElement.dataset.place?.includes("grids[0]"));
  await show(page, "redlines");
  // Open by itself, as nothing is registered yet
  const wizard = hook("red-line-wizard");
  await page.waitFor(wizard);
  await page.click(`${wizard} [value="${scheme.redLines[0].id}"]`);
  await page.fill(`${wizard} [name="date"]`, "2023-11-15");
  await page.fill(`${wizard} [name="village"]`, "长城");
  await page.fill(`${wizard} [name="grid"]`, "第1网格");
  await page.fill(`${wizard} [name="basis"]`, "县自然资源局执法通报第12号");
  await page.waitFor("[data-moved]");
  await toTop(page, hook("red-line-effect"));
  await picture("red-lines");
  await push(page, "登记", wizard);
  await page.waitFor("[data-incident]");

  await show(page, "ranking");
  await decideTies(page);
  await page.click(`main ${hook("pay")}`);
  await page.waitFor(`${hook("reasons")} ${hook("close-reasons")}`);
  await picture("ranking");
  await page.click(hook("close-reasons"));

  await show(page, "paper");
  await page.waitFor((count) => /^共 \d+ 页$/.test(find(count)?.textContent.trim() ?? ""), hook("paper-count"));
  await picture("paper");

  await show(page, "export");
  await push(page, "例子：竖线分隔的文本");
  await page.waitFor(hook("bank-preview"));
  await toTop(page, hook("bank-totals"));
  await picture("bank");

  await show(page, "project");
  await push(page, "批准本季度");
  await page.fill(`${hook("approving")} [name="by"]`, "镇党委会议");
  await toTop(page, "project-approval");
  await picture("project");
  await push(page, "批准并锁定");
  await page.waitFor(hook("approvals"));
  await toTop(page, "project-approval");
  await picture("log");

  await push(page, "做下一期：2024年第一季度");
  await toTop(page, hook("next-quarter"));
  await picture("next");
  await push(page, "做2024年第一季度");
  await page.waitFor(() => find(".period").textContent.includes("2024年第一季度"));

  // Something is wrong: it is said on top, at the step, and at the field.
  await show(page, "people");
  await page.fill('[data-place="quarter:people[0].months"]', "9");
  await page.press("Tab");
  await page.waitFor(hook("problems"));
  await page.evaluate(() => Boolean((find("main").scrollTop = 0) || true));
  await picture("problems");

  await page.evaluate(() => Boolean(document.activeElement.blur() ?? true));
  await page.press("?");
  await page.waitFor("help-view h2");
  await picture("help");

  assert.deepEqual(taken.sort(), [...new Set(Array.from(manual.matchAll(/\]\(pictures\/([^)]+)\)/g), ([, name]) => name))].sort(), "the manual shows just these");
  assert.deepEqual(await page.console(), []);
});

/** The five rows that need the clerk, each by a way that the page offers. */
async function mend(page) {
  const problem = (code) => `[data-code="${code}"]`;
  const gone = (code) => page.waitFor((selector) => !find(selector), problem(code));
  await page.fill(`${problem("unknown-post")} select`, sample.people.find(({ id }) => id === slips.post).posts[0]);
  await page.click(`${problem("unknown-post")} form button`);
  await gone("unknown-post");
  await page.click(`${problem("unmatched")} [data-way="is"]`);
  await gone("unmatched");
  for (const [code, right] of [["lost-account", truth.account], ["id-digit", idNumber(sample.people.findIndex(({ id }) => id === slips.idNumber))], ["no-number", "88"]]) {
    await page.fill(`${problem(code)} input`, right);
    await page.click(`${problem(code)} form button`);
    await gone(code);
  }
}

/** The meeting takes the first of every tie. */
async function decideTies(page) {
  const tie = hook("tie");
  for (;;) {
    const open = await page.evaluate((tie) => findAll(tie).length, tie);
    if (open === 0) return;
    await page.click(`${tie} [name="up"]`);
    await page.fill(`${tie} [name="reason"]`, "班子会集体研究");
    await page.fill(`${tie} [name="date"]`, "2023-12-28");
    await push(page, "记录决定", tie);
    await page.waitFor((tie, open) => findAll(tie).length < open, tie, open);
  }
}

onThePage(["chromium", "chromium-86", "chromium-109"], "the instructions are one sheet of A4 in both languages", async (t, browser) => {
  const { page } = await openUntouched(t, browser, window);
  for (const [language, last] of [["zh", "原来的季度留在“存档”里"], ["en", "stays among the other quarters"]]) {
    if (language === "en") await page.click(hook("language"));
    await page.click(hook("help"));
    await page.waitFor((text) => find("help-view")?.textContent.includes(text), last);
    const file = join(pictures, "shots", `help-${language}-${browser.name}.pdf`);
    await page.pdf(file);
    assert.equal((readFileSync(file, "latin1").match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
    assert.match(readFileSync(file, "latin1"), /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/, "upright");
    await push(page, language === "zh" ? "关闭" : "Close");
    await page.waitFor('[data-view="ranking"][aria-current="page"], [data-view="overview"][aria-current="page"]');
  }
});

onThePage(["chromium"], "a quarter that was worked on stays among the others when one's own begins", async (t, browser) => {
  const { page } = await openUntouched(t, browser, window);
  await show(page, "villages");
  await page.fill('[data-place="quarter:villages[0].name"]', "长城新村");
  await page.press("Tab");
  await page.waitFor((mark) => find(mark)?.dataset.standing === "kept", hook("kept"));
  await show(page, "overview");
  await push(page, "从空白开始做一个季度");
  await push(page, "开始");
  await page.waitFor(() => find('[data-testid="begin"] [role="alert"]')?.textContent === "乡镇和考核期都要写。");
  await page.fill('[data-testid="begin"] [name="town"]', "新镇");
  await page.fill('[data-testid="begin"] [name="period"]', "2024Q1");
  await push(page, "开始");
  await page.waitFor(() => find(".what").textContent.replace(/\s+/g, " ").trim() === "新镇 2024年第一季度");
  await show(page, "project");
  await page.waitFor((others) => find(others)?.textContent.includes("花马池镇 2023年第四季度"), hook("others"));
});

onThePage(["chromium", "chromium-80", "firefox"], "the question mark opens the instructions and closes them, and is a letter in a field", async (t, browser) => {
  const { page } = await openUntouched(t, browser, window);
  await show(page, "villages");
  await page.fill('[data-place="quarter:villages[0].name"]', "?");
  assert.equal(await page.evaluate(() => document.activeElement.value), "?");
  assert.equal(await page.evaluate(() => find("help-view")), null);
  await page.evaluate(() => Boolean(document.activeElement.blur() ?? true));
  await page.press("?");
  await page.waitFor(() => document.activeElement.matches("help-view h2"));
  if (browser.name === "chromium") {
    await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
    assert.deepEqual(await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`))), []);
  }
  await page.press("?");
  await page.waitFor('[data-view="villages"][aria-current="page"]');
});
