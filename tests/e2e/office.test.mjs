/**
 * The office module through its host: files of every kind are read in a worker, a broken one hurts nothing, and whoever has waited long
 * enough can end it. On a page of its own under the real page's policy; what a clerk does with it is in the tests of the views.
 */
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, loadConfigFromFile } from "vite";
import { find } from "./inpage.mjs";
import { fixtures, project } from "./places.mjs";
import { everyBrowser, inBrowsers, openSite } from "./suite.mjs";

const messy = (ending) => join(project, "office", "tests", "files", `messy.${ending}`);
const folder = mkdtempSync(join(tmpdir(), "cadre-pay-office-"));
const broken = join(folder, "broken.xls");
writeFileSync(broken, Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000, 7)]));
/** 姓名,得分 / 张三,92.5 in GBK, called something else */
const gbk = join(folder, "花名册.xls");
writeFileSync(gbk, Buffer.from("d0d5c3fb2cb5c3b7d60d0ad5c5c8fd2c39322e350d0a", "hex"));

/** Built as the real page is. */
const page = join(folder, "page");
const { config } = await loadConfigFromFile({ command: "build", mode: "production" }, join(project, "www", "vite.config.ts"));
const root = join(fixtures, "office");
await build({ ...config, configFile: false, root, logLevel: "error", build: { ...config.build, outDir: page, emptyOutDir: true, rolldownOptions: { input: join(root, "index.html") } } });

async function open(t, browser) {
  const opened = await openSite(t, browser, page);
  await opened.page.waitFor(() => Boolean(window.office));
  return opened;
}

async function read(opened, path) {
  await opened.upload("#file", [path]);
  return JSON.parse(await opened.waitFor(() => find("#answer").textContent));
}

const texts = (sheet) => sheet.rows.map((row) => row.map((cell) => cell.text));

inBrowsers(everyBrowser, "reads .xls, .ods and GBK text, and is unhurt by a broken file", async (t, browser) => {
  const { page: opened } = await open(t, browser);
  const before = await read(opened, broken);
  assert.deepEqual([before.kind, before.why], ["unreadable", "damaged"]);

  for (const ending of ["xls", "ods"]) {
    const answer = await read(opened, messy(ending));
    assert.equal(answer.file, ending);
    const [scores, old] = answer.sheets;
    assert.deepEqual([scores.name, scores.hidden, old.hidden], ["评分", false, true]);
    assert.deepEqual(scores.rows[3][1], { text: "6228480123456790000", kind: "number", lost: true });
    // 92.5 + 0.285 = 92.785
    assert.deepEqual(scores.rows[3][4], { text: "92.785", kind: "number", formula: true });
    assert.deepEqual(scores.hiddenRows, [4]);
    assert.equal(scores.merges.length, 4);
  }

  const text = await read(opened, gbk);
  assert.deepEqual([text.file, text.encoding, text.separator, text.sheets[0].name], ["csv", "gb18030", ",", "花名册"]);
  assert.deepEqual(texts(text.sheets[0]), [["姓名", "得分"], ["张三", "92.5"]]);
});

inBrowsers(everyBrowser, "what it writes it reads, and it encodes for banks", async (t, browser) => {
  const { page: opened } = await open(t, browser);
  const { answer, stages, encoded, missing } = await opened.evaluate(async () => {
    const rows = [{ cells: [{ text: "=1+1", look: "text" }, { number: "2640.10", decimals: 2, look: "figure" }, { formula: "=B1*2", result: "5280.20", decimals: 2 }] }];
    const stages = [];
    const bytes = await window.office.write({ title: "发放表", sheets: [{ name: "发放表", widths: [10], rows }] }, (progress) => stages.push(progress.stage));
    const answer = await window.office.read(new File([bytes], "a.xlsx"));
    const encoded = await window.office.encode("张三|2640.10", "gbk");
    const missing = await window.office.encode("张䶮𬍛", "gbk");
    return { answer, stages, encoded: Array.from(encoded.bytes), missing };
  });
  assert.deepEqual(answer.sheets[0].rows, [
    [
      { text: "=1+1", kind: "text" },
      { text: "2640.1", kind: "number" },
      { text: "5280.2", kind: "number", formula: true },
    ],
  ]);
  assert.deepEqual([stages[0], stages[stages.length - 1]], ["loading", "writing"]);
  assert.deepEqual(encoded, [...Buffer.from("d5c5c8fd7c323634302e3130", "hex")]);
  assert.deepEqual(missing, { kind: "unencodable", characters: ["䶮", "𬍛"] });
});

inBrowsers(["chromium", "firefox"], "tells how far it is, and can be stopped", async (t, browser) => {
  const { page: opened, site } = await open(t, browser);
  const served = () => site.requests().length;
  const { whole, percents, stopped, thrown, after } = await opened.evaluate(async () => {
    const cells = Array.from({ length: 13 }, (_, column) => ({ number: `${column}.5`, decimals: 1 }));
    const workbook = { title: "", sheets: [{ name: "s", widths: [], rows: Array.from({ length: 1200 }, () => ({ cells })) }] };
    const file = new File([await window.office.write(workbook)], "a.xlsx");
    const percents = [];
    const whole = await window.office.read(file, {}, ({ percent }) => percents.push(percent));
    const stop = new AbortController();
    const stopped = await window.office.read(file, {}, ({ percent }) => percent > 0 && stop.abort(), stop.signal);
    const thrown = await window.office.write(workbook, () => stop.abort(), stop.signal).catch((fault) => fault.name);
    const after = await window.office.read(file);
    return { whole: whole.sheets[0].rows.length, percents, stopped, thrown, after: after.sheets[0].rows[1199].length };
  });
  assert.deepEqual([whole, after], [1200, 13]);
  assert.deepEqual(percents.filter((percent) => percent === null).length, 2, "loading and the beginning say nothing yet");
  // Told every 200 of 1,200 rows: 1,000 of the last one's 1,199 is 83 in a hundred.
  assert.equal(percents[percents.length - 1], 83);
  assert.deepEqual([stopped.kind, stopped.why, thrown], ["unreadable", "stopped", "AbortError"]);
  const now = served();
  await read(opened, messy("xls"));
  assert.equal(served(), now, "the module is asked for once");
});

inBrowsers(["chromium", "firefox"], "works in the page where no worker may be made", async (t, browser) => {
  const policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'";
  const site = await openSite(t, browser, page, { cspHeader: policy });
  await site.page.waitFor(() => Boolean(window.office));
  const answer = await read(site.page, messy("xls"));
  assert.equal(answer.sheets[0].rows[3][0].text, "张三");
});
