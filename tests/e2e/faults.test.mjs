/** What goes wrong around the page: a file that changes while it is chosen, a reader of files that dies, a clock that is set back. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { edit, field, hook, onThePage, openUntouched, readJson, sampleFile, settled, show } from "./workbench.mjs";

const sample = readJson(sampleFile);
const note = "quarter:villages[0].name";

function written(t, name, content) {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const kept = (page) => page.waitFor((mark) => find(mark)?.dataset.standing === "kept", hook("kept"));

/** Runs before the page: files are read only when the test lets them. */
const holdReading = `(() => {
  const read = FileReader.prototype.readAsArrayBuffer;
  const waiting = [];
  window.letRead = () => waiting.splice(0).forEach((go) => go());
  FileReader.prototype.readAsArrayBuffer = function (file) { waiting.push(() => read.call(this, file)); window.held = waiting.length; };
})()`;

onThePage(["chromium"], "a file that changes between choosing and reading is said, and nothing of it is taken", async (t, browser) => {
  const { page } = await openUntouched(t, browser, { script: holdReading });
  const before = await page.text(hook("payable"));
  const file = written(t, "季度.json", JSON.stringify({ ...sample, note: "第一次保存" }));
  await page.upload(hook("open-files"), [file]);
  await page.waitFor(() => window.held > 0);
  writeFileSync(file, JSON.stringify({ ...sample, people: [], note: "又保存了一次" }));
  await page.evaluate(() => window.letRead());
  await page.waitFor(() => find('[role="status"].message').textContent.includes("季度.json"));
  assert.match(await page.text(`[role="status"].message`), /季度\.json 读不出来，没有打开/);
  assert.equal(await page.text(hook("payable")), before);
  await page.upload(hook("open-files"), [file]);
  await page.waitFor(() => window.held > 0);
  await page.evaluate(() => window.letRead());
  await page.waitFor(() => find('[role="status"].message').textContent.includes("已打开"));
});

/** Runs before the page: who reads files can be killed. */
const keepWorkers = `(() => {
  const Real = window.Worker;
  window.workers = [];
  window.Worker = function (address) { const worker = new Real(address); window.workers.push(worker); return worker; };
})()`;

onThePage(["chromium", "firefox"], "a reader of files that dies can be given up, and the next one reads", async (t, browser) => {
  const { page } = await openUntouched(t, browser, { script: keepWorkers });
  await show(page, "import");
  const rows = Array.from({ length: 20_000 }, (_, at) => `人${at},长城村,${at % 100}`);
  const file = written(t, "评分.csv", ["姓名,村,得分", ...rows].join("\n"));
  // Killed without a word, as by the system when memory is short.
  await page.evaluate(() => {
    const hire = window.Worker;
    window.Worker = function (address) {
      const worker = hire(address);
      worker.terminate();
      window.Worker = hire;
      return worker;
    };
  });
  await page.upload(hook("import-files"), [file]);
  await page.waitFor(hook("import-progress"));
  await page.click(`${hook("import-progress")} button`);
  await page.waitFor('[data-file="评分.csv"] [data-unreadable="stopped"]');
  await page.click('[aria-label="移除 评分.csv"]');
  await page.upload(hook("import-files"), [written(t, "名册.csv", "姓名,村,职务\n张三,长城村,书记\n")]);
  await page.waitFor((name) => find(name) && find(name).querySelector("[data-unreadable]") === null, '[data-file="名册.csv"]');
});

/** Runs before the page: the clock can be set back. */
const ownClock = `(() => {
  const Real = Date;
  window.back = 0;
  window.Date = class extends Real { constructor(...when) { if (when.length === 0) super(Real.now() - window.back); else super(...when); } static now() { return Real.now() - window.back; } };
})()`;

onThePage(["chromium", "firefox"], "a clock that is set back loses nothing: what was typed last is what is there", async (t, browser) => {
  const { page, site } = await openUntouched(t, browser, { script: ownClock });
  await show(page, "villages");
  await edit(page, note, "先写的村");
  await kept(page);
  await page.evaluate(() => (window.back = 40 * 24 * 3600 * 1000));
  await edit(page, note, "后写的村");
  await kept(page);
  await show(page, "project");
  const entries = await page.evaluate((log) => findAll(`${log} tbody tr`).map((row) => row.textContent.replace(/\s+/g, " ")), hook("log"));
  assert.ok(entries[0].includes("后写的村"), `the last one stands first: ${entries[0]}`);
  const next = await page.beside(site.url);
  t.after(() => next.close());
  await page.close();
  await settled(next);
  await show(next, "villages");
  assert.equal(await next.evaluate((name) => find(name).value, field(note)), "后写的村");
});
