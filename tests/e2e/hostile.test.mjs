/** Names, notes and ids that somebody means badly: they are shown as they are written, and nothing else happens. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hook, onThePage, openUntouched, readJson, sampleFile, settled, show, views } from "./workbench.mjs";

const sample = readJson(sampleFile);
const MARKUP = "<img src=x onerror=hacked=1>";
const SCRIPT = "</td><script>hacked=2</script>";
const FORMULA = '=HYPERLINK("http://x.invalid","点")';
/** Words that a table kept as an object would already know. */
const KNOWN = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "then", "length"];

/** The sample with hostile names and with ids that mean something to JavaScript. */
function hostile() {
  const renamed = new Map(sample.people.slice(0, KNOWN.length).map(({ id }, at) => [id, KNOWN[at]]));
  const villages = new Map(sample.villages.slice(0, KNOWN.length).map(({ id }, at) => [id, KNOWN[at]]));
  const text = JSON.stringify(sample, (key, value) => (typeof value === "string" && key !== "name" ? (renamed.get(value) ?? villages.get(value) ?? value) : value));
  const quarter = JSON.parse(text);
  quarter.town = MARKUP;
  for (const [at, person] of quarter.people.slice(0, 12).entries()) {
    person.name = [MARKUP, SCRIPT, FORMULA, "javascript:hacked=3"][at % 4] + at;
    person.note = MARKUP + FORMULA;
  }
  quarter.villages[0].name = `${SCRIPT}村`;
  quarter.villages[1].name = `${FORMULA}`;
  return quarter;
}

onThePage(["chromium", "firefox"], "hostile names and ids are shown as they are written, in every view", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "<b>坏.json");
  const quarter = hostile();
  writeFileSync(file, JSON.stringify(quarter));
  await page.upload(hook("open-files"), [file]);
  await page.waitFor(() => find('[role="status"].message').textContent.includes("<b>坏.json"));
  await settled(page);
  for (const view of await views(page)) {
    await show(page, view);
    await page.waitFor(() => findAll("main *").length > 3);
    const seen = await page.evaluate(() => ({
      hacked: typeof window.hacked,
      planted: findAll("img[src='x'], script:not([src]):not([type]), a[href^='javascript'], a[href*='x.invalid']").length,
      polluted: Object.keys({}).length + Number("hacked" in {}) + Number({}.name !== undefined),
    }));
    assert.deepEqual(seen, { hacked: "undefined", planted: 0, polluted: 0 }, view);
  }
  await show(page, "ranking");
  const names = await page.evaluate(() => findAll("[data-person]").map((row) => [row.dataset.person, row.textContent]));
  for (const person of quarter.people.slice(0, 12)) {
    const row = names.find(([id]) => id === person.id);
    assert.ok(row && row[1].includes(person.name), `${person.id} is there as ${person.name}`);
  }
  await page.click(`[data-person="__proto__"] ${hook("pay")}`);
  await page.waitFor((panel) => find(panel).textContent.includes("2,400.00"), hook("reasons"));
  assert.deepEqual(await page.console(), []);
  assert.deepEqual(await page.cspViolations(), []);
});
