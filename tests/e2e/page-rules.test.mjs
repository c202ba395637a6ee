/** The editor of the rules: a whole scheme from an empty one, order, undo, what it does not know, examples, the text. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { pictures } from "./places.mjs";
import { putInPage } from "./rules.mjs";
import { edit, hook, onThePage, openWorkbench, readJson, schemeFile, settled, show, unfold } from "./workbench.mjs";

const huamachi = readJson(schemeFile);

onThePage(["chromium"], "a scheme is built from an empty one by hand, and is the one in the file", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "scheme");
  await page.click(hook("new-scheme"));
  const empty = await written(page);
  assert.equal(empty.status, "draft");
  assert.equal(empty.mark, "example");
  await show(page, "scheme");
  // Each problem says which field it is about, and choices by their names.
  const problems = await page.text(hook("problems"));
  assert.match(problems, /等次 · 并列 · 处理办法\s+还没有选择\s+可选：等待集体决定；/);
  assert.doesNotMatch(problems, /half-up|decide|“”/);
  // The list of problems is long now, and its links lead to the fields.
  await page.click(`${hook("problems")} [data-problem-place="scheme:title"]`);
  await page.waitFor(() => document.activeElement.dataset.place === "scheme:title");

  // As long as it has no id the sample quarter is not its own, and nothing is settled at each letter.
  const { examples, id, ...rules } = huamachi;
  const origin = Object.fromEntries(["mark", "source", "note"].filter((key) => key in rules).map((key) => [key, rules[key]]));
  for (const [key, value] of Object.entries(rules)) {
    if (!(key in origin)) await page.evaluate(putInPage, key, value);
  }
  for (const example of examples) await page.evaluate(putInPage, "examples", [example]);
  await page.evaluate(putInPage, "", { id, ...origin });
  await page.waitFor((check) => find(check).dataset.state === "passed", hook("self-check"));
  await page.screenshot(join(pictures, "shots", "rules-built.png"));
  assert.deepEqual(await written(page), huamachi);
  await show(page, "ranking");
  await settled(page);
});

onThePage(["chromium"], "entries are moved, removed and taken back, and undo names it", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "scheme");
  const title = (index) => page.text(`[data-entry="categories[${index}]"] b`);
  assert.equal(await title(0), "正职");
  await page.click('[data-down="categories[0]"]');
  assert.equal(await title(1), "正职");
  assert.equal(await page.evaluate((undo) => find(undo).title, hook("undo")), "撤销：移动 正职");
  await page.click('[data-remove="categories[2]"]');
  await page.waitFor(`${hook("problems")} [data-problem-place="scheme:posts[5].category"]`);
  await page.click(`${hook("problems")} [data-problem-place="scheme:posts[5].category"]`);
  await page.waitFor(() => document.activeElement.dataset.place === "scheme:posts[5].category");
  await page.click(hook("undo"));
  await page.click(hook("undo"));
  assert.deepEqual(await written(page), huamachi);
});

onThePage(["chromium"], "what the editor does not know is shown and kept", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const strange = { ...huamachi, bonusFund: { yuan: "100" }, pool: { ...huamachi.pool, colour: "red" }, standard: { ...huamachi.standard, unit: "yuan" } };
  await open(t, page, strange);
  await show(page, "scheme");
  const shown = await page.evaluate(() => findAll(".unknown-value pre").map((value) => value.textContent));
  assert.deepEqual(shown.map((text) => JSON.parse(text)), [strange.bonusFund, strange.standard, "red"]);
  await edit(page, "scheme:title", "另一个名称");
  assert.deepEqual(await written(page), { ...strange, title: "另一个名称" });
});

onThePage(["chromium"], "a changed rule fails the examples, which say by how much and lead there", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "scheme");
  await unfold(page, "scheme:grading.grades[1].ratio");
  await edit(page, "scheme:grading.grades[1].ratio", "0.70");
  await page.waitFor((check) => find(check).dataset.state === "failed", hook("self-check"));
  assert.match(await page.text(hook("self-check")), /1920\.00.*1680\.00/s);
  await page.click(`${hook("self-check")} > summary`);
  await page.click(`${hook("self-check")} li a`);
  await page.waitFor(() => document.activeElement.dataset.place === "scheme:examples[1].name");
});

onThePage(["chromium"], "a settled person becomes an example without a name, and it passes", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "scheme");
  const names = await page.evaluate((maker) => Array.from(find(maker).person.options, (option) => [option.value, option.label.split(" ").pop()]), hook("example-maker"));
  for (const [person] of [names[0], names[40]]) {
    await page.evaluate((maker, wanted) => (find(maker).person.value = wanted), hook("example-maker"), person);
    await page.click(`${hook("example-maker")} button`);
  }
  const { examples } = await written(page);
  assert.equal(examples.length, huamachi.examples.length + 2);
  const text = JSON.stringify(examples.slice(-2));
  assert.deepEqual(names.filter(([, name]) => text.includes(name)), []);
  await show(page, "scheme");
  assert.equal(await page.evaluate((check) => find(check).dataset.state, hook("self-check")), "passed");
});

onThePage(["chromium"], "the rules read as a regulation, in both languages", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "scheme");
  await page.click('[data-way="text"]');
  const text = await page.text(hook("regulation"));
  assert.match(text, /第一章　总则\s*第一条/);
  assert.match(text, /优秀：得分达到90分；按标准的100%计发/);
  assert.match(text, /草案，未经批准/);
  await page.screenshot(join(pictures, "shots", "regulation.png"));
  await page.click(hook("language"));
  await page.waitFor((regulation) => find(regulation).textContent.includes("Chapter 1"), hook("regulation"));
  assert.deepEqual(await page.cspViolations(), []);
  assert.deepEqual(await page.console(), []);
});

async function written(page) {
  await show(page, "source");
  await page.click('[data-document="scheme"]');
  return JSON.parse(await page.evaluate((source) => find(source).value, hook("source-text")));
}

async function open(t, page, scheme) {
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-rules-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.json"), JSON.stringify(scheme));
  await page.upload(hook("open-files"), [join(folder, "a.json")]);
  await page.waitFor((badge) => find(badge), hook("problems"));
}
