/** The page as its tests see it: how it is opened, and where its figures stand. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { builtPage, project } from "./places.mjs";
import { inBrowsers, openSite } from "./suite.mjs";

export const schemeFile = join(project, "schemes", "huamachi.json");
export const sampleFile = join(project, "schemes", "samples", "huamachi-2023Q4.json");
export const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

const lacking = existsSync(join(builtPage, "index.html")) ? null : "the page is not built: cargo xtask build";

/** As inBrowsers, for tests that need the built page. */
export function onThePage(names, title, work) {
  inBrowsers(names, title, work, { skip: lacking });
}

export const hook = (name) => `[data-testid="${name}"]`;
export const field = (place) => `[data-place="${place}"]`;
export const payOf = (person) => `[data-person="${person}"] ${hook("pay")}`;

/** Opens the page and waits until the sample is settled; nothing has been touched yet. */
export async function openUntouched(t, browser, options) {
  const opened = await openSite(t, browser, builtPage, options);
  await settled(opened.page);
  return opened;
}

export async function openWorkbench(t, browser, options) {
  const opened = await openUntouched(t, browser, options);
  await show(opened.page, "ranking");
  return opened;
}

export async function settled(page) {
  const outcome = await page.waitFor((payable) => {
    const text = find("#page.starting") ? find("#page.starting").textContent : "";
    if (text.includes("没有载入")) return text;
    return find(payable) && /\d/.test(find(payable).textContent) && document.documentElement.dataset.loaded && "settled";
  }, hook("payable"));
  if (outcome !== "settled") throw new Error(outcome);
}

export async function show(page, view) {
  await page.click(`[data-view="${view}"]`);
  await page.waitFor(`[data-view="${view}"][aria-current="page"]`);
}

export function views(page) {
  return page.evaluate(() => findAll("[data-view]").map((button) => button.dataset.view));
}

/** Each person's row of the ranking as the texts of its cells, in the order shown. */
export function rankingRows(page) {
  return page.evaluate((rows) => {
    const plain = (text) => text.replace(/\s+/g, " ").trim();
    return findAll(rows).map((row) => [row.dataset.person, ...Array.from(row.cells, (cell) => plain(cell.textContent))]);
  }, `${hook("ranking")} tr[data-person]`);
}

export async function totals(page) {
  const texts = {};
  for (const name of ["set-aside", "payable", "balance"]) texts[name] = await page.text(hook(name));
  return texts;
}

/** Whole fen of an amount as the page writes it, such as "2,640.00" or "-240.00". */
export function fen(text) {
  const [, sign, yuan, rest] = /^([-−]?)([\d,]+)\.(\d{2})$/.exec(text.trim()) ?? [];
  if (yuan === undefined) throw new Error(`not an amount: ${text}`);
  const amount = BigInt(yuan.replaceAll(",", "") + rest);
  return sign === "" ? amount : -amount;
}

/** Amounts of everybody who has one, in fen, by person; from whatever table is shown. */
export async function pays(page) {
  const shown = await page.evaluate((pay) => findAll(pay).map((figure) => [figure.closest("[data-person]").dataset.person, figure.textContent.trim()]), `[data-person] ${hook("pay")}`);
  return new Map(shown.filter(([, text]) => /\d\.\d\d$/.test(text)).map(([person, text]) => [person, fen(text)]));
}

/** Unfolds the entries of the rules around a place. */
export async function unfold(page, place) {
  const steps = place.replace(/^scheme:/, "").split(/(?<=\])/);
  for (let length = 1; length <= steps.length; length += 1) {
    const entry = `[data-entry="${steps.slice(0, length).join("")}"]`;
    if (await page.evaluate((around) => find(around)?.open === false, entry)) await page.click(`${entry} > summary`);
  }
  await page.waitFor(field(place));
}

/** Leads to a cell of the grid, as a link to its problem does: the grid has one field, over the active cell. */
export async function reach(page, place) {
  await page.waitFor((wanted) => Boolean(find("score-grid")) && find("score-grid").leadTo(wanted), place.replace("quarter:", ""));
}

export async function edit(page, place, text) {
  if (await page.evaluate((wanted) => !find(wanted) && Boolean(find("score-grid")), field(place))) await reach(page, place);
  await page.fill(field(place), text);
  await page.press("Tab");
}

export const isBeforeWasmPolicy = ({ name }) => name === "chromium-80";

/** Which edition of the core runs. */
export const edition = (page) => page.evaluate((note) => find(note).dataset.edition, hook("edition"));

/** No errors, nothing refused by the policy: except, in kernels before the policy knew the word, the module itself. */
export async function assertClean(page, browser) {
  const errors = await page.console();
  const violations = await page.cspViolations();
  if (!isBeforeWasmPolicy(browser)) {
    assert.deepEqual(errors, []);
    assert.deepEqual(violations, []);
    return;
  }
  assert.deepEqual(errors.filter((error) => !/wasm-unsafe-eval|WebAssembly/.test(error)), []);
  assert.deepEqual(violations.filter(({ directive, blocked }) => !(directive === "script-src" && blocked === "eval")), []);
}

/** Writes documents to a folder that goes away with the test, and gives their paths. */
export function files(t, documents) {
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-files-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return Object.entries(documents).map(([name, document]) => {
    writeFileSync(join(folder, name), JSON.stringify(document));
    return join(folder, name);
  });
}

/** Runs in the page: what a link would save is kept as `window.caught`, because a browser without a window saves nothing. */
export function catchDownloads() {
  let blob = null;
  const make = URL.createObjectURL;
  URL.createObjectURL = (one) => {
    blob = one;
    return make.call(URL, one);
  };
  HTMLAnchorElement.prototype.click = function () {
    const name = this.download;
    const reader = new FileReader();
    reader.onload = () => (window.caught = { name, bytes: Array.from(new Uint8Array(reader.result)) });
    reader.readAsArrayBuffer(blob);
  };
}
