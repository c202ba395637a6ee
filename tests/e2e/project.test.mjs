/** The work of a quarter is kept: through a crash, in two windows, on a full disk, in a file, and under an approval. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { fromCache, pictures } from "./places.mjs";
import { everyBrowser } from "./suite.mjs";
import { edit, field, files, hook, onThePage, openUntouched, readJson, sampleFile, settled, show } from "./workbench.mjs";

const sample = readJson(sampleFile);
const note = "quarter:villages[0].name";
/** Everybody has every score, so that the quarter can be approved. */
const whole = { ...sample, people: sample.people.map((person) => ({ ...person, scores: Object.fromEntries(Object.entries(person.scores ?? {}).map(([id, score]) => [id, score ?? "85"])) })) };
const shot = (name) => join(pictures, "shots", `project-${name}.png`);

onThePage(everyBrowser, "what was typed is there after the window is gone, and two windows do not write over each other", async (t, browser) => {
  const { page, site } = await openUntouched(t, browser);
  await show(page, "villages");
  assert.equal(await page.evaluate((mark) => find(mark), hook("kept")), null, "of an untouched sample nothing is kept");
  await edit(page, note, "长城新村");
  await kept(page);
  await page.close();

  const again = await beside(t, page, site);
  assert.match(await again.text(hook("news")), /^已恢复 \d+月\d+日 \d\d:\d\d 的内容。/);
  assert.equal(await valueOf(again, note), "长城新村");

  // Where a window was closed without a word, the next one asks for a moment before it takes its place.
  await new Promise((soon) => setTimeout(soon, 2500));
  const second = await beside(t, again, site);
  await second.waitFor(hook("elsewhere"));
  await show(second, "villages");
  assert.equal(await second.evaluate((name) => find(name).readOnly, field(note)), true);
  await second.click(hook("take-over"));
  await again.waitFor(hook("elsewhere"));
  await second.waitFor((name) => !find(name).readOnly, field(note));
  await edit(second, note, "长城二村");
  await kept(second);
  await again.click(hook("take-over"));
  await second.waitFor(hook("elsewhere"));
  await again.waitFor((notice) => find(notice) === null, hook("elsewhere"));
  assert.equal(await valueOf(again, note), "长城二村", "what the other window typed is here");
  assert.deepEqual(await faults(again), []);
});

onThePage(["chromium"], "a window that crashes while somebody types loses less than a second of it", async (t, browser) => {
  const { page, site } = await openUntouched(t, browser);
  await show(page, "villages");
  await page.fill(field(note), "长城");
  await page.type("示范");
  await new Promise((soon) => setTimeout(soon, 900));
  const spare = await page.beside("about:blank");
  t.after(() => spare.close());
  await page.crash();
  const again = await beside(t, spare, site);
  assert.equal(await valueOf(again, note), "长城示范");
  await again.waitFor(() => find('[data-testid="elsewhere"]') === null && find('[data-testid="kept"]')?.dataset.standing === "kept");
});

onThePage(["chromium"], "of two windows that are opened at once after a crash one has the project", async (t, browser) => {
  const { page, site } = await openUntouched(t, browser);
  await show(page, "villages");
  await edit(page, note, "长城新村");
  await kept(page);
  const spare = await page.beside("about:blank");
  t.after(() => spare.close());
  await page.crash();
  const both = await Promise.all([beside(t, spare, site), beside(t, spare, site)]);
  const standings = () => Promise.all(both.map((one) => one.evaluate(() => (find('[data-testid="elsewhere"]') === null ? "here" : "elsewhere"))));
  // As long as it takes where a window has to be waited for.
  await new Promise((soon) => setTimeout(soon, 2500));
  assert.deepEqual((await standings()).sort(), ["elsewhere", "here"]);
});

onThePage(["chromium", "chromium-109"], "each step is written as what it changed and read back with the rest; a database of the first layout too", async (t, browser) => {
  const { page, site } = await openUntouched(t, browser);
  await show(page, "villages");
  await edit(page, note, "长城新村");
  await kept(page);
  const texts = await page.evaluate(rowsOf, "texts");
  await edit(page, note, "长城二村");
  await kept(page);
  assert.deepEqual(await page.evaluate(rowsOf, "texts"), texts, "the texts stay as they were");
  const patches = await page.evaluate(rowsOf, "patches");
  // Letters may have been written in more than one go.
  assert.deepEqual(patches.map(({ name, sequence }) => [name, sequence]), patches.map((_, index) => ["quarter", 2 + index]));
  assert.deepEqual(patches[patches.length - 1].patch, [{ at: ["villages", 0, "name"], value: "长城二村" }]);
  const spare = await page.beside("about:blank");
  t.after(() => spare.close());
  await page.close();
  const again = await beside(t, spare, site);
  assert.equal(await valueOf(again, note), "长城二村");
  await edit(again, note, "长城三村");
  await kept(again);
  assert.ok((await again.evaluate(rowsOf, "patches")).length > patches.length);

  await again.evaluate(laidOutAsAtFirst);
  await again.close();
  const older = await beside(t, spare, site);
  assert.equal(await valueOf(older, note), JSON.parse(texts.find(({ name }) => name === "quarter").text).villages[0].name);
  await edit(older, note, "长城四村");
  await kept(older);
  assert.deepEqual(await faults(older), []);
});

onThePage(["chromium"], "what another window wrote meanwhile is never overwritten: the own version becomes a copy", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await show(page, "villages");
  await edit(page, note, "长城新村");
  await kept(page);
  await page.evaluate(writeFromAnotherWindow);
  await edit(page, note, "长城四村");
  await page.waitFor('[data-news="copied"]');
  await kept(page);
  await show(page, "project");
  const [row, ...more] = await page.waitFor((table) => find(table) && findAll(`${table} tbody tr`).map((one) => one.textContent), hook("others"));
  assert.match(row, /那边的镇/);
  assert.deepEqual(more, []);
  const copies = await page.evaluate(rowsOf, "projects");
  assert.deepEqual(copies.map(({ town: name, isCopy }) => [name, isCopy]).sort(), [["花马池镇", true], ["那边的镇", false]].sort());
});

onThePage(["chromium"], "a full disk, no database, and one that is cleared meanwhile are said, and the page goes on", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  const trouble = (one, kind) => one.waitFor((wanted) => find('[data-testid="keeping-trouble"]')?.dataset.trouble === wanted, kind);
  await show(page, "villages");
  await page.evaluate(() => {
    window.realPut = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await edit(page, note, "长城新村");
  await trouble(page, "full");
  assert.equal(await asksBeforeLeaving(page), true);
  await page.screenshot(shot("full"));
  await page.evaluate(() => (IDBObjectStore.prototype.put = window.realPut) && true);
  await page.click(hook("retry"));
  await kept(page);
  assert.equal(await asksBeforeLeaving(page), false);

  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("cadre-pay-work").onsuccess = () => resolve(true))));
  await trouble(page, "lost");
  await edit(page, note, "长城三村");
  assert.equal(await asksBeforeLeaving(page), true);
  await page.click(hook("retry"));
  await kept(page);
  assert.deepEqual((await page.evaluate(rowsOf, "texts")).map(({ name }) => name).sort(), ["desk", "quarter", "scheme"]);

  const without = await openUntouched(t, browser, { script: "Object.defineProperty(window, 'indexedDB', { value: { open() { throw new DOMException('forbidden', 'SecurityError'); } } });" });
  await show(without.page, "villages");
  await edit(without.page, note, "长城新村");
  await trouble(without.page, "absent");
  assert.equal(await asksBeforeLeaving(without.page), true);
  assert.deepEqual(await faults(without.page), []);
});

onThePage(["chromium", "chromium-109", "chromium-80"], "a project file brings everything back, and says when it does not fit its checksum", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await show(page, "villages");
  await edit(page, note, "长城新村");
  await kept(page);
  assert.match(await page.text(hook("kept")), /未存成文件/);
  await show(page, "project");
  const { name, text } = await saved(page, hook("save-project"));
  assert.equal(name, "花马池镇-2023年第四季度-工程.json");
  await page.waitFor((state) => /上次存成文件：.*此后没有改动/.test(find(state).textContent), hook("file-state"));
  assert.doesNotMatch(await page.text(hook("kept")), /未存成文件/);
  const file = JSON.parse(text);
  assert.equal(file.format, "cadre-pay/project/1");
  assert.deepEqual(file.log.entries.map(({ what, whose, from, to }) => [what, whose, from, to]), [["修改 长城 村（社区）", "长城新村", "长城", "长城新村"]]);

  await show(page, "villages");
  await edit(page, note, "改掉了");
  await page.upload(hook("open-files"), [written(t, "工程.json", text)]);
  await page.waitFor(() => find('[role="status"].message').textContent.includes("已打开 工程.json"));
  assert.equal(await valueOf(page, note), "长城新村");
  await page.click(hook("undo"));
  assert.equal(await valueOf(page, note), "改掉了", "opening is one step back");

  await page.upload(hook("open-files"), [written(t, "坏.json", text.replace("长城新村", "长城假村"))]);
  await page.waitFor((report) => find(report)?.textContent.includes("坏.json 与校验码不符，还没有打开"), hook("project-report"));
  assert.equal(await valueOf(page, note), "改掉了");
  await show(page, "project");
  await page.waitFor(hook("open-anyway"));
  await page.click(hook("open-anyway"));
  await page.waitFor((mark) => find(mark)?.textContent.includes("坏.json"), hook("unverified"));
  assert.equal(await valueOf(page, note), "长城假村");
  await page.click(hook("verified"));
  await page.waitFor((mark) => find(mark) === null, hook("unverified"));

  await page.evaluate(() => {
    const close = () => Promise.resolve();
    window.showSaveFilePicker = ({ suggestedName }) =>
      Promise.resolve({ name: suggestedName, createWritable: () => Promise.resolve({ write: (content) => Promise.resolve((window.written = [...(window.written ?? []), content])), close }) });
  });
  await show(page, "villages");
  await show(page, "project");
  await page.click(hook("save-same"));
  await page.waitFor((button) => find(button).textContent.includes("保存到同一文件（花马池镇-"), hook("save-same"));
  await page.click(hook("save-same"));
  await page.waitFor(() => window.written.length === 2 && window.written.every((content) => JSON.parse(content).quarter.includes("长城假村")));

  await page.upload(hook("open-files"), [written(t, "半.json", text.slice(0, 2000)), written(t, "新.json", text.replace("project/1", "project/9"))]);
  await page.waitFor((report) => /半\.json 没有打开.*文件已损坏/s.test(find(report)?.textContent), hook("project-report"));
  assert.deepEqual(await faults(page), []);
});

onThePage(["chromium"], "an approved quarter is shut until it is opened again, each time with a number and a reason", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await show(page, "project");
  assert.match(await page.text(hook("obstacle")), /待评/);
  await page.upload(hook("open-files"), files(t, { "whole.json": whole }));
  await page.waitFor(() => find('[data-testid="begin-approval"]')?.disabled === false);
  const total = await page.text(hook("payable"));
  await page.click(hook("begin-approval"));
  await page.waitFor('[data-testid="approving"] [name="by"]');
  await page.fill('[name="date"]', "2024-02-30");
  await page.press("Enter");
  await page.waitFor(() => /请写批准人。.*日期要写成/s.test(find(".asking [role=alert]")?.textContent));
  await page.screenshot(shot("approving"));
  await page.fill('[name="by"]', "花马池镇党委会");
  await page.fill('[name="date"]', "2024-01-10");
  await page.press("Enter");
  await page.waitFor(hook("approved"));
  assert.match(await page.text(hook("approved")), /花马池镇党委会，2024-01-10，第 0 版/);
  assert.equal(await page.evaluate((undo) => find(undo).disabled, hook("undo")), true, "undo does not go over an approval");
  await kept(page);
  await page.screenshot(shot("approved"));

  await show(page, "people");
  const before = await page.evaluate(() => findAll("people-view tbody tr").length);
  await page.evaluate(() => find('people-view button[aria-label^="删除 "]').click());
  await page.waitFor(() => find('[role="status"].message').textContent.startsWith("没有改动：本季度已批准"));
  assert.equal(await page.evaluate(() => findAll("people-view tbody tr").length), before);
  // A form keeps what was typed, the grid and the accounts take nothing, the next quarter is not locked.
  await page.click("people-view details.adder > summary");
  await page.fill('[data-testid="add-person"] [name="name"]', "新来的");
  await page.click('[data-testid="add-person"] [type="submit"]');
  assert.equal(await page.evaluate(() => find('[data-testid="add-person"] [name="name"]').value), "新来的");
  assert.equal(await page.evaluate(() => findAll("people-view tbody tr").length), before);
  await show(page, "scores");
  await page.waitFor(() => find("score-grid .grid-field")?.readOnly);
  await show(page, "export");
  await page.click('details[data-part="accounts"] > summary');
  await page.click("[data-payee] button");
  await page.waitFor(() => find("[data-payee] input")?.readOnly && /^本季度已批准/.test(find('[data-testid="accounts-closed"]').textContent));
  await show(page, "import");
  await page.upload(hook("import-files"), [written(t, "备注.csv", "姓名,村,备注\n石志强,长城,改了\n")]);
  await page.waitFor(() => find('[data-testid="import-act"]')?.disabled && /^本季度已批准/.test(find('[data-testid="import-hint"]').textContent));
  await show(page, "project");
  await page.click(`${hook("next-quarter")} > summary`);
  await page.click(hook("make-next"));
  await page.waitFor((mark) => find("page-header").textContent.includes("2024年第一季度") && find(mark) === null, hook("approved"));
  await page.click(hook("undo"));
  await page.waitFor((mark) => find("page-header").textContent.includes("2023年第四季度") && find(mark) !== null, hook("approved"));
  await show(page, "scheme");
  await page.waitFor((standard) => find(standard)?.matches(":disabled"), field("scheme:standard"));
  await page.upload(hook("open-files"), files(t, { "other.json": { ...whole, note: "另一份" } }));
  await page.waitFor(() => find('[role="status"].message').textContent.startsWith("没有改动"));

  await show(page, "project");
  await page.click(hook("begin-approval"));
  await page.waitFor('[data-testid="reopening"] [name="reason"]');
  await page.press("Enter");
  await page.waitFor(() => find(".asking [role=alert]")?.textContent.includes("请写理由"));
  await page.fill('[name="reason"]', "漏发一人");
  await page.press("Enter");
  await page.waitFor((mark) => find(mark) === null, hook("approved"));
  await page.click(hook("begin-approval"));
  await page.waitFor('[data-testid="approving"] h3');
  assert.match(await page.text('[data-testid="approving"] h3'), /第 1 次修订/);
  await page.fill('[name="by"]', "花马池镇党委会");
  await page.press("Enter");
  await page.waitFor(hook("approved"));
  const rows = await page.evaluate((table) => findAll(`${table} tbody tr`).map((row) => Array.from(row.cells, (cell) => cell.textContent.trim())), hook("approvals"));
  assert.deepEqual(rows.map(([revision, by, , payable, state]) => [revision, by, payable, state.replace(/^\S+：/, "")]), [
    ["第 1 次修订", "花马池镇党委会", total, "有效"],
    ["第 0 版", "花马池镇党委会", total, "漏发一人"],
  ]);

  // Somebody pays himself more, past the page: opening says so loudly.
  const { text } = await saved(page, hook("save-project"));
  const file = JSON.parse(text);
  const quarter = JSON.parse(file.quarter);
  const [first] = quarter.people;
  first.adjustments = [{ amount: "500.00", reason: "补" }];
  await page.upload(hook("open-files"), [written(t, "动过.json", JSON.stringify({ ...file, quarter: JSON.stringify(quarter) }))]);
  await page.waitFor(hook("open-anyway"));
  await page.click(hook("open-anyway"));
  await page.waitFor((alert) => /与批准时不一致：季度数据、.*结果|与批准时不一致：季度数据/.test(find(alert)?.textContent), hook("approval-differs"));
  await page.screenshot(shot("differs"));
});

onThePage(["chromium"], "each quarter has a place of its own, and steps and log can be gone through", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await show(page, "villages");
  for (const name of ["甲村", "乙村", "丙村"]) await edit(page, note, name);
  await show(page, "project");
  const was = sample.villages[0].name;
  assert.deepEqual(await steps(page), ["修改 乙村 村（社区）", "修改 甲村 村（社区）", `修改 ${was} 村（社区）`, "最初的内容"]);
  await page.click(hook("history-start"));
  assert.equal(await valueOf(page, note), was);
  await show(page, "project");
  await page.click(".history-list li:first-child button");
  assert.equal(await valueOf(page, note), "丙村");
  await show(page, "project");
  await page.fill(hook("clerk"), "马会计");
  await page.press("Tab");
  await page.click(hook("undo"));
  const entries = await page.waitFor((log) => find(`${log} [data-entry-number="9"]`) && findAll(`${log} tbody tr`).map((row) => Array.from(row.cells, (cell) => cell.textContent.trim()).slice(1)), hook("log"));
  assert.equal(entries.length, 10, "three changes, three steps back, three forward, one back");
  assert.deepEqual(entries[0].slice(0, 2), ["马会计", "撤销"]);
  assert.deepEqual(entries[0].slice(-2), ["丙村", "乙村"]);
  const csv = await saved(page, hook("log-csv"));
  assert.equal(csv.text.split("\r\n").length, 12);
  assert.equal(csv.name, "花马池镇-2023年第四季度-改动记录.csv");
  await page.screenshot(shot("log"));

  await page.upload(hook("open-files"), files(t, { "q1.json": { ...sample, period: "2024Q1" } }));
  await page.waitFor(() => find('[role="status"].message').textContent.includes("已打开 q1.json"));
  await kept(page);
  await show(page, "project");
  await page.waitFor((table) => /花马池镇 2023年第四季度/.test(find(table)?.textContent), hook("others"));
  assert.equal((await page.evaluate(() => find('[data-testid="log"]').rows.length)) - 1, 1, "the log of another quarter begins with its opening");
  await page.screenshot(shot("others"));
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  await page.click(hook("clear"));
  await page.waitFor(hook("clearing"));
  assert.deepEqual(await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))), []);
  await page.click(`${hook("others")} .button`);
  await page.waitFor(() => find(".period").textContent.includes("2023年第四季度"));
  assert.equal(await valueOf(page, note), "乙村");
  await show(page, "project");
  await page.click(`${hook("others")} .quiet`);
  await page.click(hook("remove"));
  await page.waitFor((table) => find(table) === null, hook("others"));
  assert.equal((await page.evaluate(rowsOf, "projects")).length, 1);
});

onThePage(["chromium"], "clearing takes everything away, also while another window holds on to it", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await show(page, "villages");
  await edit(page, note, "长城新村");
  await kept(page);
  await page.evaluate(() => new Promise((resolve) => (indexedDB.open("cadre-pay-work").onsuccess = ({ target }) => resolve(Boolean((window.holding = target.result))))));
  await show(page, "project");
  await page.click(hook("clear"));
  await page.waitFor(hook("clearing"));
  assert.match(await page.text(hook("clearing")), /1 个季度.*0 个版本.*还没有存成文件/s);
  await page.screenshot(shot("clearing"));
  await page.evaluate(() => (document.documentElement.dataset.old = "yes"));
  await page.click(hook("clear-all"));
  const isNew = () => page.evaluate(() => document.documentElement.dataset.old === undefined && document.readyState === "complete");
  while (!(await isNew().catch(() => false))) await new Promise((soon) => setTimeout(soon, 40));
  await settled(page);
  assert.equal(await valueOf(page, note), sample.villages[0].name);
  assert.deepEqual(await page.evaluate(rowsOf, "projects"), []);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith("cadre-pay.window."))), []);
});

async function beside(t, page, site) {
  const other = await page.beside(site.url);
  t.after(() => other.close());
  await settled(other);
  return other;
}

/** Chromium 80 does not know a word of the page's policy, and says so. */
async function faults(page) {
  return (await page.console()).filter((error) => !error.includes("wasm-unsafe-eval"));
}

function kept(page) {
  return page.waitFor((mark) => find(mark)?.dataset.standing === "kept", hook("kept"));
}

async function valueOf(page, place) {
  await show(page, "villages");
  return page.evaluate((name) => find(name).value, field(place));
}

function steps(page) {
  return page.evaluate((list) => findAll(`${list} button`).map((button) => button.textContent.trim().replace(/^\d\d:\d\d\s+/, "")), hook("history"));
}

function asksBeforeLeaving(page) {
  return page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

/** What a button would download, taken on its way. */
async function saved(page, button) {
  await page.evaluate(() => {
    window.taken = [];
    const address = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = address;
      window.taken.push(blob);
      return address.call(URL, blob);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click;
      window.taken.push(this.download);
    };
  });
  await page.click(button);
  await page.waitFor(() => window.taken.length === 2);
  // `Blob.text` leaves a byte order mark out.
  const [text, name] = await page.evaluate(() => new Response(window.taken[0]).text().then((text) => [text, window.taken[1]]));
  return { text, name };
}

function written(t, name, text) {
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-project-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** What the browser's database holds, read past the page. */
function rowsOf(table) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("cadre-pay-work");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.transaction(table).objectStore(table).getAll().onsuccess = ({ target }) => {
        request.result.close();
        resolve(target.result);
      };
    };
  });
}

/** The same database as the first version of the page made it, which knew no patches. */
async function laidOutAsAtFirst() {
  const name = "cadre-pay-work";
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await done(indexedDB.open(name));
  const all = (table) => done(database.transaction(table).objectStore(table).getAll());
  const rows = { projects: await all("projects"), texts: await all("texts"), entries: await all("entries") };
  const last = (await all("last"))[0];
  database.close();
  await done(indexedDB.deleteDatabase(name));
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const keys = { projects: "id", texts: ["project", "name"], entries: ["project", "number"] };
    for (const [table, keyPath] of Object.entries(keys)) {
      const store = request.result.createObjectStore(table, { keyPath });
      for (const row of rows[table]) store.put(row);
    }
    request.result.createObjectStore("last").put(last, "last");
  };
  (await done(request)).close();
  return true;
}

/** As a window does that slept while this one opened the project: it writes, under the next number. */
function writeFromAnotherWindow() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("cadre-pay-work");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("projects", "readwrite");
      const projects = transaction.objectStore("projects");
      projects.getAll().onsuccess = ({ target }) => target.result.forEach((header) => projects.put({ ...header, sequence: header.sequence + 1, town: "那边的镇" }));
      transaction.oncomplete = () => {
        request.result.close();
        resolve(true);
      };
    };
  });
}
