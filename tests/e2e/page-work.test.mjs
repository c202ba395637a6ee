/** What people do with the page: change what was typed, ask why, open files, and all of it by keyboard. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, findAll, focused } from "./inpage.mjs";
import { everyBrowser } from "./suite.mjs";
import { edit, fen, field, hook, onThePage, openUntouched, openWorkbench, payOf, pays, rankingRows, readJson, sampleFile, schemeFile, settled, show, totals } from "./workbench.mjs";

const sample = readJson(sampleFile);
const [indicator] = Object.keys(sample.people[0].scores);
const firstScore = `quarter:people[0].scores.${indicator}`;

onThePage(everyBrowser, "a changed score settles anew at once, and changed back gives what was there", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const before = { rows: await rankingRows(page), sums: await totals(page) };
  await show(page, "scores");
  const scoreShown = () => page.text(`[data-person="p001"] ${hook("score")}`);
  const score = await scoreShown();
  await edit(page, firstScore, "0");
  assert.ok(Number(await scoreShown()) < Number(score), `${await scoreShown()} stands below ${score}`);
  await edit(page, firstScore, sample.people[0].scores[indicator]);
  assert.equal(await scoreShown(), score);
  await show(page, "ranking");
  assert.deepEqual({ rows: await rankingRows(page), sums: await totals(page) }, before);
});

onThePage(["chromium"], "a missing score leaves one person open and nobody else", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const before = await pays(page);
  await show(page, "scores");
  await edit(page, firstScore, "");
  await show(page, "ranking");
  const after = await pays(page);
  assert.equal(after.has("p001"), false);
  assert.equal(after.size, before.size - 1);
  before.delete("p001");
  assert.deepEqual(after, before);
});

onThePage(["chromium"], "a changed class moves its village's amounts and no others", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const before = await pays(page);
  await show(page, "villages");
  await edit(page, "quarter:villages[0].class", "B");
  await edit(page, "quarter:villages[0].classReason", "复核后按B类");
  await settled(page);
  await show(page, "ranking");
  const after = await pays(page);
  const moved = [...before].filter(([person, pay]) => after.get(person) !== pay).map(([person]) => person);
  const here = sample.people.filter((person) => person.village === sample.villages[0].id).map((person) => person.id);
  assert.ok(moved.length > 0);
  assert.deepEqual(moved.filter((person) => !here.includes(person)), []);
  assert.equal([...after.values()].reduce((sum, pay) => sum + pay, 0n), fen((await totals(page)).payable));
});

onThePage(["chromium"], "a changed incident hits another grid's cadre", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const [incident] = sample.incidents;
  const village = sample.villages.find(({ id }) => id === incident.village);
  const otherGrid = village.grids.find(({ id }) => id !== incident.grid);
  assert.ok((await pays(page)).get(otherGrid.cadre) > 0n);
  await show(page, "redlines");
  await edit(page, "quarter:incidents[0].grid", otherGrid.id);
  await show(page, "ranking");
  assert.equal((await pays(page)).get(otherGrid.cadre), 0n);
});

onThePage(["chromium"], "a changed rule changes what is set aside and everybody's pay", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const before = { pays: await pays(page), sums: await totals(page) };
  await show(page, "scheme");
  await edit(page, "scheme:standard", "2500.00");
  const after = await totals(page);
  assert.equal(fen(after["set-aside"]) * 2400n, fen(before.sums["set-aside"]) * 2500n);
  await show(page, "ranking");
  for (const [person, pay] of await pays(page)) {
    if (before.pays.get(person) > 0n) assert.ok(pay > before.pays.get(person), person);
  }
});

onThePage(["chromium", "chromium-80", "firefox"], "an amount opens its reasons, and Escape leads back to it", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await page.click(payOf("p001"));
  const shown = await page.waitFor((panel, name) => find(panel).textContent.includes(name) && find(panel).textContent, hook("reasons"), sample.people[0].name);
  assert.match(shown, /2,400\.00/);
  assert.ok(shown.includes(await page.text(payOf("p001"))), "the reasons name the amount itself");
  await page.press("Escape");
  await page.waitFor((panel, name) => !find(panel) || !find(panel).textContent.includes(name), hook("reasons"), sample.people[0].name);
  assert.equal(await focusedIn(page), payOf("p001"));
});

onThePage(["chromium", "chromium-80", "firefox"], "all of it goes by keyboard", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await tabTo(page, '[data-view="scores"]');
  await page.press("Enter");
  await page.waitFor('[data-view="scores"][aria-current="page"]');
  await tabTo(page, field(firstScore));
  const score = await page.text(`[data-person="p001"] ${hook("score")}`);
  await page.type("61.5");
  await tabTo(page, payOf("p001"));
  assert.notEqual(await page.text(`[data-person="p001"] ${hook("score")}`), score);
  await page.press("Enter");
  await page.waitFor((panel, name) => find(panel).textContent.includes(name), hook("reasons"), sample.people[0].name);
  await page.press("Escape");
  await page.waitFor((pay) => focused() === find(pay), payOf("p001"));
});

onThePage(everyBrowser, "two chosen files with three mistakes: three problems that lead to their places", async (t, browser) => {
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-files-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const quarter = structuredClone(sample);
  quarter.people[4].months = 5;
  quarter.people[6].scores[indicator] = "9O.5";
  quarter.incidents[0].date = "2023-08-11";
  const places = ["quarter:incidents[0].date", "quarter:people[4].months", `quarter:people[6].scores.${indicator}`];
  const files = { scheme: join(folder, "a.json"), wrong: join(folder, "b.json"), right: join(folder, "c.json") };
  writeFileSync(files.scheme, JSON.stringify(readJson(schemeFile)));
  writeFileSync(files.wrong, JSON.stringify(quarter));
  writeFileSync(files.right, JSON.stringify(sample));

  const { page } = await openWorkbench(t, browser);
  const before = await rankingRows(page);
  await page.upload(hook("open-files"), [files.scheme, files.wrong]);
  await page.waitFor(`${hook("problems")} [data-problem-place]`);
  const listed = await page.evaluate((link) => findAll(link).map((problem) => problem.dataset.problemPlace), `${hook("problems")} [data-problem-place]`);
  assert.deepEqual([...listed].sort(), places);
  assert.doesNotMatch(await page.text(hook("payable")), /\d/, "a refused quarter has no amounts");
  for (const place of places) {
    await page.click(`${hook("problems")} [data-problem-place="${place}"]`);
    await page.waitFor((wanted) => focused() && focused().dataset.place === wanted, place);
  }

  await page.upload(hook("open-files"), [files.right, files.scheme]);
  await settled(page);
  await show(page, "ranking");
  assert.deepEqual(await rankingRows(page), before);
});

onThePage(["chromium", "chromium-80"], "a fault of the core is said, and the next change works", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const rows = await rankingRows(page);
  await page.evaluate(() => find("cadre-pay-workbench").faultForTest());
  await page.waitFor(hook("fault"));
  assert.match(await page.text(hook("fault")), /panic|缺陷|出错/);
  await show(page, "scores");
  await edit(page, firstScore, "0");
  await edit(page, firstScore, sample.people[0].scores[indicator]);
  await show(page, "ranking");
  assert.deepEqual(await rankingRows(page), rows);
  assert.equal(await page.evaluate((fault) => find(fault) === null, hook("fault")), true);
});

/** Presses Tab until the wanted element has the focus, as far as a patient person would. */
async function tabTo(page, selector) {
  const walked = [];
  while (walked.length < 60) {
    await page.press("Tab");
    if (await page.evaluate((wanted) => focused() === find(wanted), selector)) return;
    walked.push(await page.evaluate(() => (focused() ? focused().outerHTML.slice(0, 80) : "nothing")));
  }
  throw new Error(`Tab does not reach ${selector}; it passed\n${walked.join("\n")}`);
}

function focusedIn(page) {
  return page.evaluate((pay) => {
    const row = focused() && focused().closest("[data-person]");
    return row && `[data-person="${row.dataset.person}"] ${focused().matches(pay) ? pay : "something else"}`;
  }, hook("pay"));
}
