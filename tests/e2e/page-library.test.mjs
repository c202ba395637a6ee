/** The scheme library: versions that stay, approved ones that nothing changes, quarters that keep theirs, and differences in words. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { find, findAll, focused } from "./inpage.mjs";
import { fromCache, pictures, project } from "./places.mjs";
import { everyBrowser } from "./suite.mjs";
import { edit, field, files, hook, onThePage, openWorkbench, rankingRows, readJson, sampleFile, schemeFile, settled, show } from "./workbench.mjs";

const huamachi = readJson(schemeFile);
const sample = readJson(sampleFile);
const approved = { ...structuredClone(huamachi), id: "shiqiao", title: "石桥镇办法", status: "approved", approval: { by: "石桥镇党委会", date: "2023-01-12" } };
for (const { quarter } of approved.examples) quarter.scheme.id = "shiqiao";
const builtIn = readdirSync(join(project, "schemes")).filter((name) => name.endsWith(".json")).map((name) => readJson(join(project, "schemes", name)));
/** What stays in the language of its document: titles, issuers, and who approved. */
const ownTexts = [...builtIn, approved].flatMap(({ title, issuer, approval }) => [title, issuer, ...(approval ? [approval.by] : [])]).sort((one, other) => other.length - one.length);
const shot = (name) => join(pictures, "shots", `library-${name}.png`);

onThePage(everyBrowser, "a new version is made, changed, stored, approved, and is there and shut after a reload", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await renew(page, "huamachi 2023-1", { version: "2023-2", from: "2023Q4" });
  await edit(page, "scheme:issuer", "花马池镇人民政府");
  await page.waitFor((notice) => find(notice)?.dataset.standing === "changed", hook("version-notice"));
  await act(page, "huamachi 2023-2", "approve");
  await approve(page, { by: "花马池镇党委会", date: "2023-12-20" });
  await page.waitFor(() => find(".asking [role=alert]")?.textContent.includes("先保存"));
  await show(page, "scheme");
  await page.click(`${hook("version-notice")} [data-act="bench-keep"]`);
  await page.waitFor((notice) => find(notice)?.dataset.standing === "same", hook("version-notice"));

  await act(page, "huamachi 2023-2", "approve");
  await approve(page, { by: "花马池镇党委会", date: "2023-12-20", note: "会议纪要第12号" });
  await page.waitFor((version) => find(version)?.textContent.includes("已批准"), row("huamachi 2023-2"));
  const hash = await hashOf(page, "huamachi 2023-2");
  await isShut(page);
  assert.deepEqual(await page.evaluate(stored), [["huamachi", "2023-2", hash]]);

  // The other drivers lose a page that reloads itself; what is stored was just read.
  if (browser.name !== "chromium") return;
  await reload(page);
  await library(page);
  assert.match(await page.text(row("huamachi 2023-2")), /花马池镇党委会，2023-12-20/);
  assert.equal(await hashOf(page, "huamachi 2023-2"), hash);
  assert.deepEqual(await actsOf(page, "huamachi 2023-2"), ["open", "compare", "save", "renew"]);
  await act(page, "huamachi 2023-2", "open");
  await page.waitFor((notice) => find(notice)?.dataset.standing === "same", hook("version-notice"));
  await isShut(page);
});

onThePage(["chromium"], "changing an approved version makes another, and undo brings back what was open", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await library(page);
  await page.upload(hook("import-scheme"), files(t, { "a.json": approved }));
  await page.waitFor((report) => find(report).textContent.includes("石桥镇办法版本 2023-1 已存入办法库。"), hook("library-report"));
  assert.match(await page.text(hook("library-report")), /16 个算例全部相符。/);
  await act(page, "shiqiao 2023-1", "open");
  await page.waitFor(() => find("scheme-view h2")?.textContent.includes("石桥镇办法"));
  await page.click(`${hook("version-notice")} [data-act="bench-library"]`);
  await page.waitFor(() => focused() && focused().name === "version");
  assert.equal(await page.evaluate(() => focused().value), "2023-2");
  await page.fill('.asking [name="version"]', "2023-1");
  await page.press("Enter");
  await page.waitFor(() => find(".asking [role=alert]")?.textContent.includes("办法库里已有版本 2023-1"));
  await page.fill('.asking [name="version"]', "2023-2");
  await page.fill('.asking [name="from"]', "2024年");
  await page.press("Enter");
  await page.waitFor(() => focused() && focused().name === "from" && focused().getAttribute("aria-invalid") === "true");
  await page.fill('.asking [name="from"]', "2024Q1");
  await page.press("Enter");
  await page.waitFor((notice) => find(notice)?.dataset.standing === "same", hook("version-notice"));
  assert.equal(await page.evaluate((version) => find(version).value, field("scheme:version")), "2023-2");
  assert.equal(await page.evaluate((standard) => find(standard).matches(":disabled"), field("scheme:standard")), false);
  await library(page);
  assert.match(await page.text(row("shiqiao 2023-1")), /已批准/);
  assert.match(await page.text(row("shiqiao 2023-2")), /草案.*2024Q1 起/s);
  await act(page, "shiqiao 2023-2", "compare");
  await page.waitFor((differences) => find(differences).textContent.includes("2023-2"), hook("differences"));
  assert.deepEqual(await differences(page), [
    "版本号 2023-1 → 2023-2",
    "状态 已批准 → 草案",
    "删去 批准（批准机关 石桥镇党委会，批准日期 2023-01-12）",
    "起始考核期 2023Q1 → 2024Q1",
    "A类村优秀、B类村良好、C类村一般 等 16 项 数据 由 2023Q4 改到 2024Q1",
  ]);
  await page.click(hook("undo"));
  await page.waitFor((rowOfOld) => find(rowOfOld).textContent.includes("正打开"), row("shiqiao 2023-1"));
});

onThePage(["chromium"], "a file that says something else under a known version is not taken in, and two ways lead on", async (t, browser) => {
  const other = { ...structuredClone(huamachi), standard: "2500.00" };
  const broken = { ...structuredClone(approved), id: "broken", standard: "2500,00" };
  const { page } = await openWorkbench(t, browser);
  await library(page);
  await page.upload(hook("import-scheme"), files(t, { "a.json": other, "b.json": huamachi, "c.json": sample, "d.json": broken }));
  const report = await page.waitFor((list) => findAll(`${list} > *`).length === 4 && findAll(`${list} > * > p:first-child`).map((sentence) => sentence.textContent.trim()), hook("library-report"));
  assert.deepEqual(report, [
    "a.json 没有存入：办法库里已有花马池镇村干部绩效考核办法版本 2023-1，内容不同。一个版本只能有一种内容：可以先比较，再把这份文件存为新版本。",
    "办法库里已有花马池镇村干部绩效考核办法版本 2023-1，内容相同。",
    "c.json 不是办法文件，没有存入。",
    "d.json 写明已批准，但内核不接受它，没有存入。请改正下面的问题，或者把状态改回草案。",
  ]);
  assert.equal(await page.evaluate((list) => findAll(`${list} .problem`).length > 0, hook("library-report")), true, "the core's problems are shown");
  await page.screenshot(shot("import"));
  await page.click(`${hook("library-report")} button`);
  await page.waitFor(() => focused() && focused().id === "comparison-title");
  assert.deepEqual(await differences(page), ["补贴标准 2,400.00 元 → 2,500.00 元（公开 → 示例）", "补贴标准 删去 说明 每人每季度提取"]);
  await page.click(`${hook("library-report")} button + button`);
  await page.waitFor(hook("renewal"));
  await page.press("Enter");
  await page.waitFor((notice) => find(notice)?.dataset.standing === "same", hook("version-notice"));
  assert.equal(await page.evaluate((standard) => find(standard).value, field("scheme:standard")), "2500.00");
});

onThePage(["chromium", "webkit"], "a quarter brings the version that it names, and says so where the library has none", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const before = await rankingRows(page);
  await renew(page, "huamachi 2023-1", { version: "2024-1", from: "2024Q1" });
  await page.waitFor(hook("other-version"));
  await page.upload(hook("open-files"), files(t, { "2023Q4.json": sample }));
  await page.waitFor(() => find('[role="status"].message').textContent.includes("用办法库里的办法 huamachi 版本 2023-1"));
  await settled(page);
  await show(page, "ranking");
  assert.deepEqual(await rankingRows(page), before);

  const named = { id: "shiqiao", version: "2023-1" };
  await page.upload(hook("open-files"), files(t, { "other.json": { ...sample, scheme: named } }));
  await page.waitFor(hook("other-version"));
  assert.match(await page.text(hook("other-version")), /写明用办法 shiqiao 版本 2023-1，办法库里没有/);
  await page.click(`${hook("other-version")} [data-act="bench-library"]`);
  await page.waitFor(hook("library"));
  await page.upload(hook("import-scheme"), files(t, { "a.json": approved }));
  await page.waitFor(row("shiqiao 2023-1"));
  await page.click(`${hook("other-version")} [data-act="bench-follow"]`);
  await settled(page);
  await show(page, "ranking");
  assert.deepEqual((await rankingRows(page)).map(([person]) => person), before.map(([person]) => person));
});

onThePage(["chromium"], "a quarter that still names the older version is told of the approved one, and takes it over in one step", async (t, browser) => {
  const newer = { ...structuredClone(approved), version: "2023-2", validity: { from: "2023Q4" } };
  for (const { quarter } of newer.examples) quarter.scheme.version = "2023-2";
  const { page } = await openWorkbench(t, browser);
  await library(page);
  await page.upload(hook("import-scheme"), files(t, { "a.json": approved, "b.json": newer }));
  await page.waitFor(row("shiqiao 2023-2"));
  assert.match(await page.text(row("shiqiao 2023-1")), /2023Q4 起用版本 2023-2/);
  await page.upload(hook("open-files"), files(t, { "q.json": { ...sample, scheme: { id: "shiqiao", version: "2023-1" } } }));
  await page.waitFor(hook("newer-version"));
  await settled(page);
  await page.click(`${hook("newer-version")} [data-act="bench-adopt"]`);
  await page.waitFor((rowOfNew) => find(rowOfNew).textContent.includes("正打开"), row("shiqiao 2023-2"));
  assert.equal(await page.evaluate((notice) => find(notice) === null, hook("newer-version")), true);
  await settled(page);
  await page.click(hook("undo"));
  await page.waitFor(hook("newer-version"));
  await settled(page);
});

onThePage(["chromium"], "what was stored otherwise than approved is said, in the library and where it is open", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await library(page);
  await page.upload(hook("import-scheme"), files(t, { "a.json": approved }));
  await page.waitFor(row("shiqiao 2023-1"));
  await page.evaluate(tamper, "2400.00", "2900.00");
  await reload(page);
  await library(page);
  await page.waitFor(`${row("shiqiao 2023-1")} ${hook("tampered")}`);
  await act(page, "shiqiao 2023-1", "open");
  await page.waitFor(`p${hook("tampered")}`);
  assert.match(await page.text(`p${hook("tampered")}`), /与批准时的哈希不符/);
});

onThePage(["chromium"], "a deleted draft comes back, and a full disk is said", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await renew(page, "huamachi 2023-1", { version: "2023-2", from: "2023Q4" });
  await act(page, "huamachi 2023-2", "remove");
  await page.waitFor((button) => focused() && focused().matches(button), `${hook("removed")} button`);
  assert.equal(await page.evaluate((gone) => find(gone) === null, row("huamachi 2023-2")), true);
  await page.press("Enter");
  await page.waitFor(row("huamachi 2023-2"));
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.upload(hook("import-scheme"), files(t, { "a.json": approved }));
  await page.waitFor(hook("storage-trouble"));
  assert.match(await page.text(hook("storage-trouble")), /存储空间满了.*导出/);
  await page.waitFor(row("shiqiao 2023-1"));
});

onThePage(["chromium"], "the library is accessible, fits a phone, and speaks English throughout", async (t, browser) => {
  for (const screen of [{ width: 1280, height: 800 }, { width: 320, height: 640, mobile: true }]) {
    const { page } = await openWorkbench(t, browser, screen);
    await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
    await page.click(hook("language"));
    await library(page);
    await page.upload(hook("import-scheme"), files(t, { "a.json": approved, "b.json": { ...huamachi, standard: "2500.00" } }));
    await page.waitFor(row("shiqiao 2023-1"));
    await page.click(`${row("shiqiao 2023-1")} [data-act="compare"]`);
    await page.click(`${row("shiqiao 2023-1")} [data-act="renew"]`);
    await page.waitFor(hook("renewal"));
    await page.screenshot(shot(String(screen.width)));
    const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`));
    assert.deepEqual(violations, []);
    assert.equal(await page.evaluate(() => Math.max(innerWidth, document.documentElement.scrollWidth)), screen.width);
    assert.equal(await page.evaluate((title) => find(title).lang, `${hook("library")} .library-scheme span`), "zh-CN");
    const said = ownTexts.reduce((text, own) => text.replaceAll(own, ""), await page.evaluate(() => find("library-view").innerText));
    assert.doesNotMatch(said, /\p{Script=Han}/u);
    assert.deepEqual(await page.cspViolations(), []);
    assert.deepEqual(await page.console(), []);
  }
});

const row = (version) => `[data-version="${version}"]`;

async function library(page) {
  await show(page, "scheme");
  // The last of the acts leads to the library itself.
  await page.click(`${hook("version-notice")} [data-act="bench-library"]:last-child`);
  await page.waitFor("library-view .hash");
}

async function act(page, version, name) {
  if (await page.evaluate((table) => find(table) === null, hook("library"))) await library(page);
  await page.click(`${row(version)} [data-act="${name}"]`);
}

async function renew(page, base, { version, from }) {
  await act(page, base, "renew");
  await page.waitFor(hook("renewal"));
  await page.fill('.asking [name="version"]', version);
  await page.fill('.asking [name="from"]', from);
  await page.press("Enter");
  await page.waitFor((notice) => find(notice)?.dataset.standing === "same", hook("version-notice"));
}

async function approve(page, approval) {
  await page.waitFor(hook("approval"));
  for (const [name, text] of Object.entries(approval)) await page.fill(`.asking [name="${name}"]`, text);
  await page.press("Enter");
}

/** The page starts with its sample again: what is asked is what the library has kept, not what was worked on. */
async function reload(page) {
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("cadre-pay-work").onsuccess = () => resolve(true))));
  await page.evaluate(() => {
    document.documentElement.dataset.old = "";
    setTimeout(() => location.reload(), 0);
  });
  const isNew = () => page.evaluate(() => document.documentElement.dataset.old === undefined && document.readyState === "complete");
  // While the page goes away nothing can be asked of it.
  while (!(await isNew().catch(() => false))) await new Promise((soon) => setTimeout(soon, 40));
  await settled(page);
}

/** Neither the form nor the source takes a letter. */
async function isShut(page) {
  await show(page, "scheme");
  await page.waitFor((standard) => find(standard)?.matches(":disabled"), field("scheme:standard"));
  assert.match(await page.text(hook("version-notice")), /这个版本已批准（.*），只能查看/);
  await show(page, "source");
  await page.click('[data-document="scheme"]');
  assert.equal(await page.evaluate((source) => find(source).readOnly, hook("source-text")), true);
}

function hashOf(page, version) {
  return page.evaluate((hash) => find(hash).title, `${row(version)} .hash`);
}

function actsOf(page, version) {
  return page.evaluate((buttons) => findAll(buttons).map((button) => button.dataset.act), `${row(version)} [data-act]`);
}

function differences(page) {
  return page.evaluate((list) => findAll(list).map((sentence) => sentence.textContent.trim()), `${hook("differences")} li`);
}

/** What the browser's database holds, read past the page. */
function stored() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("cadre-pay");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.transaction("schemes").objectStore("schemes").getAll().onsuccess = ({ target }) => {
        request.result.close();
        resolve(target.result.map(({ id, version, frozen }) => [id, version, frozen]));
      };
    };
  });
}

/** Changes what is stored, as a fault of the disk or a curious person might. */
function tamper(from, to) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("cadre-pay");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("schemes", "readwrite");
      const table = transaction.objectStore("schemes");
      table.getAll().onsuccess = ({ target }) => target.result.forEach((record) => table.put({ ...record, text: record.text.replace(from, to) }));
      transaction.oncomplete = () => {
        request.result.close();
        resolve(true);
      };
    };
  });
}
