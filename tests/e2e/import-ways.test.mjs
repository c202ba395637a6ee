/** How data come in besides a chosen file: dropped, pasted as a table, read another way by hand, very long, stopped, and when a part of the page is missing. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { xlsxOf } from "../support/office-module.mjs";
import { manyPeople, sheetOf } from "./fixtures/many.mjs";
import { find, findAll } from "./inpage.mjs";
import { builtPage, fixtures, pictures } from "./places.mjs";
import { inBrowsers, openSite } from "./suite.mjs";
import { files, hook, onThePage, openUntouched, readJson, sampleFile, settled, show } from "./workbench.mjs";

const sample = readJson(sampleFile);
const shot = (name) => join(pictures, "shots", `import-${name}.png`);
/** The villages, and nobody in them. */
const withNobody = (quarter) => ({ ...quarter, people: [], events: [], incidents: [], decisions: [], villages: quarter.villages.map(({ grids, ...village }) => (grids, village)) });

async function openEmpty(t, browser, quarter = sample, options = {}) {
  const { page } = await openUntouched(t, browser, options);
  await page.upload(hook("open-files"), files(t, { "empty.json": withNobody(quarter) }));
  await page.waitFor(() => find(".message").textContent.includes("empty.json"));
  await show(page, "import");
  return page;
}

function written(t, name, content) {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const waitForSummary = (page, text) => page.waitFor((selector, wanted) => find(selector)?.textContent.includes(wanted), hook("import-summary"), text);

onThePage(["chromium", "firefox", "chromium-109"], "files dropped anywhere on the page are imported or opened, whichever they are", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  const drop = (name, bytes) => page.evaluate(dropped, name, bytes.toString("base64"));
  assert.equal(await drop("空.json", Buffer.from(JSON.stringify(withNobody(sample)))), true, "while it is over the page, the page says that it may be dropped");
  await page.waitFor(() => find(".message").textContent.includes("空.json"));
  await drop("花名册.csv", readFileSync(join(fixtures, "clerk", "花名册.csv")));
  await page.waitFor('[data-view="import"][aria-current="page"]');
  await waitForSummary(page, "读入 102 行");
  assert.equal(await page.evaluate(() => find("cadre-pay-workbench").classList.contains("dropping")), false);
  assert.deepEqual((await page.console()).filter((error) => !error.includes("wasm-unsafe-eval")), []);
});

onThePage(["chromium"], "encoding and separator of a text file are chosen by hand where they were guessed wrongly", async (t, browser) => {
  const page = await openEmpty(t, browser);
  // 村,姓名,职务 / 长城,张三,副主任 in GBK
  const gbk = Buffer.from("b4e52cd0d5c3fb2cd6b0cef10ab3a4b3c72cd5c5c8fd2cb8b1d6f7c8ce0a", "hex");
  await page.upload(hook("import-files"), [written(t, "名单.csv", gbk)]);
  await waitForSummary(page, "读入 1 行，没有需要处理的行");
  const chosen = () => page.evaluate(() => [find('[data-testid="encoding"]').value, find('[data-testid="separator"]').value]);
  assert.deepEqual(await chosen(), ["gb18030", ","]);
  await page.fill(hook("encoding"), "utf-8");
  await page.waitFor(() => find('[data-file="名单.csv"] .caution')?.textContent.includes("没有认出姓名列或村列"));
  assert.deepEqual(await chosen(), ["utf-8", ","]);
  await page.fill(hook("encoding"), "gb18030");
  await waitForSummary(page, "读入 1 行，没有需要处理的行");
  await page.fill(hook("separator"), ";");
  await page.waitFor(() => find('[data-file="名单.csv"] .caution')?.textContent.includes("没有认出姓名列或村列"));
  assert.deepEqual(await chosen(), ["gb18030", ";"]);
  await page.fill(hook("separator"), ",");
  await waitForSummary(page, "读入 1 行，没有需要处理的行");
});

onThePage(["chromium", "chromium-109"], "a table is pasted as a spreadsheet or a page on the web puts it on the clipboard, with its merged cells", async (t, browser) => {
  const page = await openEmpty(t, browser);
  const paste = (markup, text) => page.evaluate(pastedInto, hook("import-paste"), markup, text);
  // The clipboard gives letters, whatever encoding the markup once had.
  const fromExcel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><style>td{mso-number-format:General}</style></head>
<body><table border=0><!--StartFragment--><col width=72><tr><td>村</td><td>姓名</td><td>职务</td></tr><tr><td rowspan=2>长城</td><td>张三</td><td>副主任</td></tr><tr><td>李四</td><td>村文书</td></tr><!--EndFragment--></table></body></html>`;
  await paste(fromExcel, "村\t姓名\t职务\r\n长城\t张三\t副主任\r\n\t李四\t村文书\r\n");
  await waitForSummary(page, "读入 2 行，没有需要处理的行");
  assert.equal(await page.evaluate(() => findAll("[data-file]").length), 1);
  const fromTheWeb = '<meta charset="utf-8"><p>名单</p><table class="wikitable"><thead><tr><th>村</th><th>姓名</th><th>职务</th></tr></thead><tbody><tr><td>沟沿</td><td>王五</td><td>村文书</td></tr></tbody></table>';
  await paste(fromTheWeb, "名单\n村\t姓名\t职务\n沟沿\t王五\t村文书");
  await waitForSummary(page, "读入 3 行，没有需要处理的行");
  await page.click(hook("import-act"));
  await page.waitFor(hook("changes-nothing"));
  await show(page, "people");
  const names = await page.evaluate(() => findAll("people-view tbody tr").map((row) => [row.querySelector('[data-place$=".name"]').value, row.querySelector('[data-place$=".village"]').selectedOptions[0].textContent.trim()]));
  assert.deepEqual(names, [["张三", "长城"], ["李四", "长城"], ["王五", "沟沿"]]);
  // Nothing of what a page on the web brings along is more than text.
  await show(page, "import");
  await paste('<table><tr><td>姓名</td><td>村</td></tr><tr><td><img src="x" onerror="window.ran = true">赵六</td><td>长城</td></tr></table>', "");
  await waitForSummary(page, "读入 4 行");
  assert.equal(await page.evaluate(() => window.ran ?? null), null);
});

onThePage(["chromium", "chromium-109"], "ten thousand rows show how far they are while the page goes on answering, and can be stopped twice", async (t, browser) => {
  const quarter = manyPeople();
  const page = await openEmpty(t, browser, quarter);
  const sheet = written(t, "花名册.xlsx", await xlsxOf(sheetOf(quarter)));
  await page.evaluate(watchProgress);
  await page.upload(hook("import-files"), [sheet]);
  await page.waitFor(hook("import-progress"));
  await page.click(`${hook("import-progress")} button`);
  await page.waitFor('[data-file="花名册.xlsx"] [data-unreadable="stopped"]');
  await page.click('[aria-label="移除 花名册.xlsx"]');

  await page.upload(hook("import-files"), [sheet]);
  await page.waitFor(hook("planning"));
  await page.screenshot(shot(`planning-${browser.name}`));
  await page.click(`${hook("planning")} button`);
  await page.waitFor(hook("planning-stopped"));
  assert.equal(await page.evaluate((summary) => find(summary), hook("import-summary")), null);
  await page.click(`${hook("planning-stopped")} button`);
  await waitForSummary(page, "读入 10098 行，没有需要处理的行");
  const seen = await page.evaluate(() => window.seen);
  for (const [what, pattern] of [["reading", /正在读取 花名册\.xlsx，\d+%/], ["checking", /正在逐行核对，\d+%/]]) assert.ok(seen.filter((text) => pattern.test(text)).length > 3, `${what}: ${seen.join(" | ")}`);
  await page.click(hook("import-act"));
  await page.waitFor(hook("changes-nothing"));
  assert.match(await page.text(".message"), /新增 10098 人/);
});

inBrowsers(["chromium"], "a part of the page that does not arrive is said, and what stands goes on", async (t, browser) => {
  const { page } = await openSite(t, browser, builtPage, { missing: /\/assets\/entries-/ });
  await page.waitFor(() => find(".message")?.textContent.startsWith("页面有一部分没有载入，有些页打不开。请刷新页面再试"));
  await show(page, "ranking");
  assert.match(await page.text(hook("payable")), /\d\.\d\d/);

  const { page: reader } = await openSite(t, browser, builtPage, { missing: /\/assets\/office-inline-/ });
  await settled(reader);
  await show(reader, "import");
  await reader.upload(hook("import-files"), [join(fixtures, "clerk", "花名册.csv")]);
  await reader.waitFor('[data-file="花名册.csv"] [data-unreadable="not-loaded"]');
  assert.match(await reader.text('[data-file="花名册.csv"]'), /读表程序没有载入，文件还没有读。/);
});

/** Runs in the page: a file is drawn over it and let go. Says whether the page showed that it takes it. */
function dropped(name, base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  const send = (kind) => find("main").dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  const isRefused = send("dragover");
  const isShown = find("cadre-pay-workbench").classList.contains("dropping");
  send("drop");
  return !isRefused && isShown;
}

/** Runs in the page, as Ctrl+V over the field. */
function pastedInto(selector, markup, text) {
  const data = new DataTransfer();
  data.setData("text/html", markup);
  data.setData("text/plain", text);
  find(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}

/** Runs in the page: every sentence of progress that could be seen, once. */
function watchProgress() {
  window.seen = [];
  const look = () => {
    for (const { textContent } of findAll(".import-progress [role=status]")) if (!window.seen.includes(textContent)) window.seen.push(textContent);
    requestAnimationFrame(look);
  };
  look();
}
