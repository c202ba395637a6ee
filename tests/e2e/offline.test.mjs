/**
 * The page as one file, opened from the disk as by a double-click: the sample settles, files are read and written, the work is kept, and
 * nothing is asked for.
 */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sample } from "./fixtures/clerk/tables.mjs";
import { find } from "./inpage.mjs";
import { fixtures, oneFile, pictures } from "./places.mjs";
import { inBrowsers } from "./suite.mjs";
import { assertClean, edit, edition, fen, field, files, hook, isBeforeWasmPolicy, pays, settled, show, totals, views } from "./workbench.mjs";

const address = pathToFileURL(oneFile).href;
const lacking = existsSync(oneFile) ? null : "the offline edition is not built: cargo xtask dist";

async function open(t, browser) {
  const page = await browser.open(address);
  t.after(() => page.close());
  await settled(page);
  return page;
}

function fromTheDisk(title, work) {
  inBrowsers(["chromium-80", "chromium-109", "chromium"], title, work, { skip: lacking });
}

// First, because in the old kernels all windows share what is kept.
fromTheDisk("the work is there after the window is gone", async (t, browser) => {
  const page = await open(t, browser);
  await show(page, "villages");
  const name = "quarter:villages[0].name";
  await edit(page, name, "长城新村");
  await page.waitFor((mark) => find(mark)?.dataset.standing === "kept", hook("kept"));
  const again = await page.beside(address);
  t.after(() => again.close());
  await page.close();
  await settled(again);
  await show(again, "villages");
  assert.equal(await again.evaluate((village) => find(village).value, field(name)), "长城新村");
  await assertClean(again, browser);
});

fromTheDisk("settles, writes and reads as the served page does, and asks for nothing", async (t, browser) => {
  const page = await open(t, browser);
  assert.equal(await edition(page), isBeforeWasmPolicy(browser) ? "nowasm" : "wasm");
  for (const view of await views(page)) await show(page, view);
  await show(page, "ranking");
  const paid = [...(await pays(page)).values()].reduce((sum, pay) => sum + pay, 0n);
  assert.equal(paid, fen((await totals(page)).payable), "the amounts shown add up to what is payable");

  await show(page, "export");
  await page.evaluate(keepWorkbooks);
  await page.click(hook("workbook-export"));
  const bytes = await page.waitFor(() => window.workbooks[0]);
  await page.click('[data-example="bars"]');
  await page.waitFor(hook("bank-preview"));

  await page.upload(hook("open-files"), files(t, { "empty.json": { ...sample, people: [], events: [], incidents: [], decisions: [] } }));
  await page.waitFor(() => find(".message").textContent.includes("empty.json"));
  await page.upload(hook("open-files"), ["账户.xlsx", "评分.xls", "花名册.csv"].map((name) => join(fixtures, "clerk", name)));
  await page.waitFor((summary) => find(summary) && find(summary).textContent.includes("读入 306 行，5 行需要您处理"), hook("import-summary"));

  // The workbook that the page wrote is one that it reads.
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-offline-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "核算.xlsx"), Buffer.from(bytes));
  await page.upload(hook("import-files"), [join(folder, "核算.xlsx")]);
  await page.waitFor('[data-file="核算.xlsx"] [data-sheet]');
  await page.screenshot(join(pictures, "shots", `offline-import-${browser.name}.png`));
  assert.deepEqual(page.requests(), [address]);
  await assertClean(page, browser);
});

/** Keeps the bytes of every workbook that is downloaded. Workers are made of blobs too. */
function keepWorkbooks() {
  window.workbooks = [];
  const addressOf = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (blob.type.includes("spreadsheet")) void blob.arrayBuffer().then((bytes) => window.workbooks.push(Array.from(new Uint8Array(bytes))));
    return addressOf.call(URL, blob);
  };
}
