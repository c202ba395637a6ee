/** The page opens on its settled sample, the same in every browser, with either edition of the core, and asks for nothing more. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { find } from "./inpage.mjs";
import { pictures } from "./places.mjs";
import { everyBrowser } from "./suite.mjs";
import { assertClean, edit, edition, fen, hook, isBeforeWasmPolicy, onThePage, openWorkbench, payOf, pays, rankingRows, readJson, sampleFile, settled, show, totals, views } from "./workbench.mjs";

const sample = readJson(sampleFile);

/** What the first browser showed; all others must show the same to the letter. */
let first = null;

onThePage(everyBrowser, "opens on the settled sample", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  t.diagnostic(`${browser.name} ${browser.version}, ${await edition(page)}`);
  await page.screenshot(join(pictures, "shots", `opens-${browser.name}.png`));
  assert.deepEqual(await page.evaluate(partsInPlace), [], "the parts share the window");

  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
  assert.equal(await edition(page), isBeforeWasmPolicy(browser) ? "nowasm" : "wasm");
  const rows = await rankingRows(page);
  assert.equal(rows.length, sample.people.length);
  const sums = await totals(page);
  const paid = [...(await pays(page)).values()].reduce((sum, pay) => sum + pay, 0n);
  assert.equal(paid, fen(sums.payable), "the amounts shown add up to what is payable");

  await assertClean(page, browser);
  first ??= { name: browser.name, rows, sums };
  assert.deepEqual({ rows, sums }, { rows: first.rows, sums: first.sums }, `shows what ${first.name} shows`);
});

onThePage(["chromium"], "the edition without WebAssembly shows the same", async (t, browser) => {
  const wasm = await openWorkbench(t, browser);
  const nowasm = await openWorkbench(t, browser, { path: "?edition=nowasm" });
  assert.equal(await edition(wasm.page), "wasm");
  assert.equal(await edition(nowasm.page), "nowasm");
  assert.deepEqual(await rankingRows(nowasm.page), await rankingRows(wasm.page));
  assert.deepEqual(await totals(nowasm.page), await totals(wasm.page));
  assert.deepEqual(await nowasm.page.cspViolations(), []);
});

onThePage(["chromium-80", "chromium-109"], "the module itself needs nothing newer", async (t, browser) => {
  const { page } = await openWorkbench(t, browser, { stripCsp: true });
  assert.equal(await edition(page), "wasm");
  const rows = await rankingRows(page);
  assert.equal(rows.length, sample.people.length);
  if (first) assert.deepEqual(rows, first.rows);
});

onThePage(["chromium", "firefox"], "falls back by itself under a policy without WebAssembly", async (t, browser) => {
  const { page } = await openWorkbench(t, browser, { cspHeader: "script-src 'self'" });
  assert.equal(await edition(page), "nowasm");
  if (first) assert.deepEqual(await rankingRows(page), first.rows);
});

onThePage(everyBrowser, "asks for nothing after it has loaded", async (t, browser) => {
  const { page, site } = await openWorkbench(t, browser);
  const served = site.requests();
  const asked = page.requests();
  for (const view of await views(page)) await show(page, view);
  await show(page, "scores");
  const [indicator] = Object.keys(sample.people[0].scores);
  await edit(page, `quarter:people[0].scores.${indicator}`, "77");
  await page.click(payOf("p001"));
  await page.waitFor((panel) => find(panel).textContent.includes("2,400.00"), hook("reasons"));
  await page.click(hook("language"));
  await page.waitFor(() => document.documentElement.lang === "en");
  await show(page, "ranking");
  await settled(page);
  assert.deepEqual(site.requests().slice(served.length), []);
  if (asked !== null) assert.deepEqual(page.requests().slice(asked.length), []);
  await assertClean(page, browser);
});

/** Main part and reasons side by side, filling the width: what an old kernel's grid once got wrong. */
function partsInPlace() {
  const wrong = [];
  const main = find("main").getBoundingClientRect();
  const reasons = find("reasons-panel").getBoundingClientRect();
  if (main.width < innerWidth / 2) wrong.push(`main is ${main.width} wide`);
  if (Math.abs(reasons.right - innerWidth) > 1) wrong.push(`the reasons end at ${reasons.right}`);
  if (document.documentElement.scrollWidth > innerWidth) wrong.push(`the page is ${document.documentElement.scrollWidth} wide`);
  return wrong;
}
