/** Getting data in: a clerk's three messy files into an empty quarter, corrections, undo, pasting, and what is not a table. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idNumber, sample, slips, truth } from "./fixtures/clerk/tables.mjs";
import { find, findAll } from "./inpage.mjs";
import { fixtures, fromCache, pictures } from "./places.mjs";
import { files, hook, onThePage, openWorkbench, show } from "./workbench.mjs";

const clerk = (name) => join(fixtures, "clerk", name);
const shot = (name) => join(pictures, "shots", `import-${name}.png`);

/** The town with its villages, and nobody in it. */
const empty = { ...sample, people: [], events: [], incidents: [], decisions: [], villages: sample.villages.map(({ id, name, registeredPopulation, residentPopulation, workload, class: own, classReason }) => ({ id, name, registeredPopulation, residentPopulation, workload, class: own, classReason })) };

async function openEmpty(t, browser, options) {
  const { page } = await openWorkbench(t, browser, options);
  await page.upload(hook("open-files"), files(t, { "empty.json": empty }));
  await page.waitFor(() => find(".message").textContent.includes("empty.json"));
  return page;
}

const summary = (page) => page.text(hook("import-summary"));
const waitForSummary = (page, text) => page.waitFor((selector, wantedText) => find(selector) && find(selector).textContent.includes(wantedText), hook("import-summary"), text);

/** The quarter as it stands, out of the source view's own text. */
async function quarterNow(page) {
  await show(page, "source");
  await page.click('[data-document="quarter"]');
  return JSON.parse(await page.evaluate((text) => find(text).value, hook("source-text")));
}

function text(t, name, content) {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const problem = (code) => `[data-code="${code}"]`;
const way = (code, kind) => `${problem(code)} [data-way="${kind}"]`;

onThePage(["chromium", "chromium-80", "chromium-109"], "three messy files bring the whole town, and five rows need the clerk", async (t, browser) => {
  const page = await openEmpty(t, browser);
  await page.upload(hook("open-files"), [clerk("账户.xlsx"), clerk("评分.xls"), clerk("花名册.csv")]);
  await waitForSummary(page, "行需要您处理");
  assert.equal(await summary(page), "读入 306 行，5 行需要您处理");
  assert.deepEqual((await page.evaluate(() => findAll("[data-code]").map((row) => row.dataset.code))).sort(), ["id-digit", "lost-account", "no-number", "unknown-post", "unmatched"]);
  await page.evaluate((selector) => find(selector).scrollIntoView(), hook("import-summary"));
  await page.screenshot(shot(`problems-${browser.name}`));

  const choose = async (code, id) => {
    await page.fill(`${problem(code)} select`, id);
    await page.click(`${problem(code)} form button`);
  };
  const correct = async (code, right) => {
    await page.fill(`${problem(code)} input`, right);
    await page.click(`${problem(code)} form button`);
  };
  const gone = (code) => page.waitFor((selector) => !find(selector), problem(code));
  await choose("unknown-post", sample.people.find(({ id }) => id === slips.post).posts[0]);
  await gone("unknown-post");
  await page.click(way("unmatched", "is"));
  await gone("unmatched");
  await correct("lost-account", truth.account);
  await gone("lost-account");
  await correct("id-digit", idNumber(sample.people.findIndex(({ id }) => id === slips.idNumber)));
  await gone("id-digit");
  await page.click(way("no-number", "leave"));
  await waitForSummary(page, "没有需要处理的行");
  await page.screenshot(shot(`ready-${browser.name}`));
  await page.click(hook("import-act"));
  await page.waitFor(hook("changes-nothing"));
  assert.match(await page.text(".message"), /导入 账户\.xlsx、评分\.xls、花名册\.csv：新增 102 人/);

  const quarter = await quarterNow(page);
  const told = (person) => [person.village, person.name, person.posts, person.months, Object.entries(person.scores).filter(([, score]) => score !== null).sort()];
  const byName = (one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  assert.deepEqual(quarter.people.map(told).sort(byName), sample.people.map(told).sort(byName));
  await page.press("Control+z");
  await page.waitFor(() => find(".message").textContent.includes("已撤销：导入"));
  assert.equal((await quarterNow(page)).people.length, 0);
});

onThePage(["chromium"], "corrections by hand: head, columns, rows, encoding; axe finds nothing", async (t, browser) => {
  const page = await openEmpty(t, browser);
  await show(page, "import");
  const table = text(t, "名单.csv", "名单\n行政村,谁,干什么的\n长城,张三,副主任\n沟沿村,李四,村文书\n\n合计,2人,\n");
  await page.upload(hook("import-files"), [table]);
  await page.waitFor(hook("map"));
  await page.click(`${hook("map")} > summary`);
  // 谁 is no head that is known: the column is not taken until somebody says what it is.
  await page.fill('[data-column="1"]', "name");
  await page.fill('[data-column="2"]', "posts");
  await waitForSummary(page, "读入 2 行，没有需要处理的行");
  await page.click('[aria-label="导入第 4 行"]');
  await waitForSummary(page, "读入 1 行");
  await page.click('[aria-label="导入第 4 行"]');
  await waitForSummary(page, "读入 2 行");
  await page.fill(hook("head-from"), "0");
  await page.waitFor(() => find('[data-row="1"]').className === "import-head");
  await page.fill(hook("head-from"), "1");
  await page.fill('[data-column="1"]', "name");
  await page.fill('[data-column="2"]', "posts");
  await waitForSummary(page, "读入 2 行");
  await page.screenshot(shot("map"));
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`));
  assert.deepEqual(violations, []);
  await page.click(hook("import-act"));
  await page.waitFor(hook("changes-nothing"));
  assert.deepEqual((await quarterNow(page)).people.map(({ id, name, village, posts }) => `${id} ${name} ${village} ${posts}`), ["p1 张三 changcheng deputy-director", "p2 李四 gouyan clerk"]);
  // The next file with this head is read the same way, and what would change is shown first.
  await show(page, "import");
  await page.click('[aria-label="移除 名单.csv"]');
  await page.upload(hook("import-files"), [text(t, "名单2.csv", "行政村,谁,干什么的\n长城,张三,副支书\n")]);
  await waitForSummary(page, "读入 1 行，没有需要处理的行");
  assert.match(await page.text(hook("changed")), /张三\s*职务\s*副主任\s*副支书/);
  assert.match(await page.text(hook("gone")), /沟沿 李四/);
  assert.deepEqual(await page.cspViolations().then((all) => (all ?? []).filter(({ directive }) => directive.startsWith("style"))), []);
});

onThePage(["chromium"], "a pasted sheet, a file that is no table, a damaged document of ours", async (t, browser) => {
  const page = await openEmpty(t, browser);
  await show(page, "import");
  await page.evaluate((selector) => {
    const data = new DataTransfer();
    data.setData("text/plain", "村\t姓名\t职务\r\n长城\t张 三\t副主任\r\n");
    find(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, hook("import-paste"));
  await waitForSummary(page, "读入 1 行，没有需要处理的行");
  assert.match(await page.text(hook("import-tidied")), /张 三\s*张三\s*去掉空格/);
  await page.upload(hook("import-files"), [text(t, "照片.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))]);
  await page.waitFor('[data-file="照片.png"] [data-unreadable]');
  assert.match(await page.text('[data-file="照片.png"]'), /这不是表格文件/);
  await page.upload(hook("open-files"), [text(t, "坏.json", '{"no": "format"}')]);
  await page.waitFor(() => find(".message").textContent.includes("坏.json 既不是办法也不是季度数据"));
});

onThePage(["chromium"], "the template comes back filled and is recognised", async (t, browser) => {
  const page = await openEmpty(t, browser);
  await show(page, "import");
  await page.evaluate(() => {
    window.saved = null;
    const plain = URL.createObjectURL;
    // Workers are made of blobs too.
    URL.createObjectURL = (blob) => {
      if (blob.type.includes("spreadsheet")) window.saved = blob;
      return plain.call(URL, blob);
    };
  });
  await page.click(hook("import-template"));
  await page.waitFor(() => window.saved !== null);
  // The page gives itself the file that it has just written.
  await page.evaluate((selector) => {
    const data = new DataTransfer();
    data.items.add(new File([window.saved], "模板.xlsx"));
    const field = find(selector);
    field.files = data.files;
    field.dispatchEvent(new Event("change"));
  }, hook("import-files"));
  await page.waitFor('[data-file="模板.xlsx"] [data-sheet="评分"]');
  const columns = await page.evaluate(() => findAll('[data-file="模板.xlsx"] [data-sheet]').map((sheet) => [sheet.dataset.sheet, Array.from(sheet.querySelectorAll("[data-column]"), (select) => select.value)]));
  for (const [name, meanings] of columns) if (name !== "填写说明" && !name.startsWith("选项")) assert.ok(meanings.every((meaning) => meaning !== ""), `${name}: ${meanings}`);
  assert.deepEqual(columns.map(([name]) => name).slice(0, 6), ["填写说明", "人员", "评分", "账户", "村情况", "晴雨表"]);
});

