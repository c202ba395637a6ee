/** The harness itself, on a page made for it: it must see what is there, and above all what goes wrong. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, focused } from "./inpage.mjs";
import { fixtures, pictures } from "./places.mjs";
import { everyBrowser, inBrowsers, openSite } from "./suite.mjs";

const hook = (name) => `[data-testid="${name}"]`;

/** The fixture has settled when it knows whether WebAssembly runs. */
async function openFixture(t, browser, options) {
  const opened = await openSite(t, browser, fixtures, options);
  await opened.page.waitFor((output) => find(output).textContent !== "–", hook("wasm"));
  return opened;
}

inBrowsers(everyBrowser, "computes, stores and reports", async (t, browser) => {
  const { page } = await openFixture(t, browser, { width: 900, height: 600 });
  t.diagnostic(`${browser.name} ${browser.version}`);
  assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [900, 600]);
  await page.fill(hook("amount"), "41");
  await page.press("Tab");
  assert.equal(await page.text(hook("result")), "42");
  await page.click(hook("add"));
  assert.equal(await page.text(hook("stored")), "42");
  await page.fill(hook("class"), "B类");
  assert.equal(await page.text(hook("result")), "B");
  assert.deepEqual(await page.console(), browser.name === "chromium-80" ? [unknownWord] : []);
  const picture = join(pictures, `harness-${browser.name}.png`);
  await page.screenshot(picture);
  assert.ok(statSync(picture).size > 5000);
});
const unknownWord = "The source list for Content Security Policy directive 'script-src' contains an invalid source: ''wasm-unsafe-eval''. It will be ignored.";

inBrowsers(everyBrowser, "types, also Chinese and inside a shadow root, and moves by keyboard", async (t, browser) => {
  const { page } = await openFixture(t, browser);
  await page.fill(hook("inner"), "花马池7");
  assert.equal(await page.evaluate((input) => find(input).value, hook("inner")), "花马池7");
  await page.fill(hook("inner"), "");
  assert.equal(await page.evaluate((input) => find(input).value, hook("inner")), "");
  await page.press("ArrowLeft");
  assert.match(await page.text(hook("echo")), /ArrowLeft$/);
  const focusedHook = () => page.evaluate(() => focused().dataset.testid);
  await page.press("Tab");
  assert.equal(await focusedHook(), "inner-file");
  await page.press("Shift+Tab");
  assert.equal(await focusedHook(), "inner");
});

inBrowsers(everyBrowser, "chooses files", async (t, browser) => {
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-files-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = ["one.json", "two.json"].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, "{}");
  const { page } = await openFixture(t, browser);
  await page.upload(hook("files"), files);
  await page.waitFor((names) => find(names).textContent === "one.json: {}; two.json: {}", hook("names"));
  await page.upload(hook("inner-file"), files.slice(0, 1));
  await page.waitFor((echo) => find(echo).textContent === "one.json", hook("echo"));
});

inBrowsers(everyBrowser, "does not click what a user could not click", async (t, browser) => {
  const { page } = await openFixture(t, browser);
  await assert.rejects(page.click(hook("covered"), 0), /covered by <span/);
  await assert.rejects(page.click(hook("nowhere"), 0), /nothing matches/);
});

inBrowsers(everyBrowser, "sees errors", async (t, browser) => {
  const { page } = await openFixture(t, browser);
  await page.click(hook("complain"));
  await page.click(hook("throw"));
  await page.waitFor(() => window.e2eWatch.errors.length === 2);
  const errors = (await page.console()).join("\n");
  assert.match(errors, /a complaint/);
  assert.match(errors, /fixture\.js/);
});

inBrowsers(everyBrowser, "sees what the policy refuses", async (t, browser) => {
  const { page } = await openFixture(t, browser);
  const refusedWasm = (await page.cspViolations()).length > 0;
  assert.equal(refusedWasm, browser.name === "chromium-80");
  await page.click(hook("ask"));
  await page.waitFor((result) => find(result).textContent === "no network", hook("result"));
  await page.waitFor(() => window.e2eWatch.violations.some((violation) => violation.directive === "connect-src"));
});

inBrowsers(everyBrowser, "sees requests", async (t, browser) => {
  const { page, site } = await openFixture(t, browser);
  const before = site.requests().length;
  await page.click(hook("picture"));
  await page.waitFor(() => window.e2eWatch.errors.some((error) => error.includes("missing.png")));
  assert.deepEqual(site.requests().slice(before), ["/missing.png"]);
  const told = page.requests();
  if (browser.name === "webkit") assert.equal(told, null);
  else assert.deepEqual(told.filter((address) => address.endsWith("/missing.png")), [`${site.url}missing.png`]);
});

inBrowsers(everyBrowser, "runs WebAssembly without a policy", async (t, browser) => {
  const { page } = await openFixture(t, browser, { stripCsp: true });
  assert.equal(await page.text(hook("wasm")), "runs");
});

inBrowsers(everyBrowser, "a policy in the header holds", async (t, browser) => {
  const { page } = await openFixture(t, browser, { cspHeader: "script-src 'self'" });
  assert.equal(await page.text(hook("wasm")), "refused");
});

// MiniBrowser's tool bar keeps its window from getting that narrow.
inBrowsers(everyBrowser.filter((name) => name !== "webkit"), "shows a phone's width", async (t, browser) => {
  const { page } = await openFixture(t, browser, { width: 390, height: 844, mobile: true });
  assert.equal(await page.evaluate(() => innerWidth), 390);
  await page.screenshot(join(pictures, `harness-phone-${browser.name}.png`));
});
