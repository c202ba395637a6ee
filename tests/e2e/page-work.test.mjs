/** What people do with the page: change what was typed, ask why, open files, and all of it by keyboard. */
import assert from "node:assert/strict";
import { find, findAll, focused } from "./inpage.mjs";
import { everyBrowser } from "./suite.mjs";
import { edit, fen, field, files, hook, onThePage, openUntouched, openWorkbench, payOf, pays, rankingRows, reach, readJson, sampleFile, schemeFile, settled, show, totals, unfold } from "./workbench.mjs";

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
  await page.press("End");
  assert.notEqual(await page.text(`[data-person="p001"] ${hook("score")}`), score);
  await page.press("Enter");
  await page.waitFor((panel, name) => find(panel).textContent.includes(name), hook("reasons"), sample.people[0].name);
  await page.press("Escape");
  await page.waitFor(() => Boolean(focused() && focused().closest("score-grid")));
});

onThePage(everyBrowser, "two chosen files with three mistakes: three problems that lead to their places", async (t, browser) => {
  const quarter = structuredClone(sample);
  quarter.people[4].months = 5;
  quarter.people[6].scores[indicator] = "9O.5";
  quarter.incidents[0].date = "2023-08-11";
  const places = ["quarter:incidents[0].date", "quarter:people[4].months", `quarter:people[6].scores.${indicator}`];
  const [scheme, wrong, right] = files(t, { "a.json": readJson(schemeFile), "b.json": quarter, "c.json": sample });

  const { page } = await openWorkbench(t, browser);
  const before = await rankingRows(page);
  await page.upload(hook("open-files"), [scheme, wrong]);
  await page.waitFor(`${hook("problems")} [data-problem-place]`);
  const listed = await page.evaluate((link) => findAll(link).map((problem) => problem.dataset.problemPlace), `${hook("problems")} [data-problem-place]`);
  assert.deepEqual([...listed].sort(), places);
  assert.doesNotMatch(await page.text(hook("payable")), /\d/, "a refused quarter has no amounts");
  for (const place of places) {
    await page.click(`${hook("problems")} [data-problem-place="${place}"]`);
    await page.waitFor((wanted) => focused() && focused().dataset.place === wanted, place);
  }

  await page.upload(hook("open-files"), [right, scheme]);
  await settled(page);
  await show(page, "ranking");
  assert.deepEqual(await rankingRows(page), before);
});

onThePage(["chromium"], "a changed published value becomes the town's own, also an inherited one, and undo takes it back", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  const scheme = readJson(schemeFile);
  Object.assign(scheme.difficulty, { mark: "published", source: scheme.standard.source });
  await page.upload(hook("open-files"), files(t, { "a.json": scheme }));
  await show(page, "scheme");
  const coefficient = "scheme:difficulty.classes[0].coefficient";
  const said = (place) => page.evaluate((input) => find(input).closest(".field").querySelector(".origin").textContent.trim().split(/\s+/), field(place));
  for (const [place, other] of [["scheme:standard", "2500.00"], [coefficient, "1.20"]]) {
    await unfold(page, place);
    const published = await said(place);
    assert.equal(published[0], "公开");
    await edit(page, place, other);
    const own = await said(place);
    assert.equal(own[0], "本镇定");
    assert.ok(!own.includes("来源"), "nothing is left of the source");
    await page.click(hook("undo"));
    assert.deepEqual(await said(place), published);
  }
  await edit(page, "scheme:standard", "2500.00");
  await show(page, "source");
  await page.click('[data-document="scheme"]');
  const { standard } = JSON.parse(await page.evaluate((source) => find(source).value, hook("source-text")));
  assert.deepEqual(standard, { value: "2500.00", mark: "own", note: scheme.standard.note });
});

onThePage(["chromium"], "a tie across a quota line is decided on the page, undone and redone", async (t, browser) => {
  const scheme = readJson(schemeFile);
  scheme.grading.grades[0].quota = { places: 1, bound: "at-most" };
  const quarter = { ...structuredClone(sample), events: [], incidents: [], decisions: [] };
  const tied = quarter.people.filter(({ posts }) => posts.includes("deputy-secretary")).slice(0, 2);
  for (const person of tied) person.scores = Object.fromEntries(Object.keys(person.scores).map((id) => [id, "100"]));
  const { page } = await openWorkbench(t, browser);
  await page.upload(hook("open-files"), files(t, { "a.json": scheme, "b.json": quarter }));
  await page.waitFor(hook("ties"));
  const open = async () => tied.map(({ id }) => id).filter((id) => !shown.has(id));
  let shown = await pays(page);
  assert.deepEqual(await open(), tied.map(({ id }) => id));

  await page.click(`${hook("warnings")} summary`);
  await page.click(`${hook("warnings")} [data-problem-place="quarter:decisions"]`);
  await page.waitFor(() => focused() && focused().dataset.place === "quarter:decisions");

  const form = `${hook("tie")} form`;
  await page.click(`${form} button[type="submit"]`);
  await page.waitFor((fields) => findAll(fields).length >= 2, `${form} [aria-invalid="true"]`);
  assert.equal(await page.evaluate((records) => findAll(records).length, `${hook("decisions")} .record`), 0, "half a decision is not recorded");
  await page.click(`${form} input[value="${tied[1].id}"]`);
  await page.fill(`${form} [name="reason"]`, "党委会研究决定");
  await page.fill(`${form} [name="date"]`, "2023-12-30");
  await page.press("Enter");
  const decided = () => page.waitFor((row) => find(row) && find(row).textContent.includes("优秀"), `[data-person="${tied[1].id}"]`);
  await decided();
  await page.waitFor(() => focused() && /^quarter:decisions\[0\]\./.test(focused().dataset.place));
  shown = await pays(page);
  assert.deepEqual(await open(), []);
  assert.ok(shown.get(tied[1].id) > shown.get(tied[0].id));

  await page.click(hook("undo"));
  await page.waitFor(`${hook("tie")} input[value="${tied[1].id}"]`);
  await page.click(hook("redo"));
  await decided();
  assert.deepEqual(await pays(page), shown);
});

onThePage(["chromium"], "of one matter only the largest event counts, and half an event is not added", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "barometer");
  const form = hook("add-event");
  const events = () => page.evaluate((rows) => findAll(rows).length, "[data-event]");
  const bonus = () => page.evaluate((input) => find(input).closest("tr").querySelector(".derived").textContent.trim(), field(`quarter:events[${sample.events.length}].person`));
  const before = await events();
  await page.fill(`${form} [name="item"]`, "meeting-late");
  assert.equal(await page.evaluate((matter) => find(matter) === null, `${form} [name="matter"]`), true, "an item outside the groups has no matter");
  await page.fill(`${form} [name="person"]`, "p002");
  await page.fill(`${form} [name="item"]`, "commended-county");
  await page.click(`${form} button`);
  await page.waitFor(() => focused() && focused().name === "date" && focused().getAttribute("aria-invalid") === "true");
  assert.equal(await events(), before);
  await settled(page);

  for (const item of ["commended-county", "commended-region"]) {
    await page.fill(`${form} [name="person"]`, "p002");
    await page.fill(`${form} [name="item"]`, item);
    await page.fill(`${form} [name="date"]`, "2023-11-02");
    await page.fill(`${form} [name="matter"]`, "防沙治沙");
    await page.press("Enter");
  }
  assert.equal(await events(), before + 2);
  assert.equal(await bonus(), "+3.00 −0.00");
  await edit(page, `quarter:events[${sample.events.length}].matter`, "植树");
  assert.equal(await bonus(), "+4.00 −0.00");
});

onThePage(["chromium"], "nothing typed is lost by leaving, opening a file or applying an old draft", async (t, browser) => {
  // Where the browser keeps nothing, leaving is what loses it.
  const { page } = await openWorkbench(t, browser, { script: "Object.defineProperty(window, 'indexedDB', { value: undefined });" });
  const asksBeforeLeaving = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await asksBeforeLeaving(), false);
  await show(page, "source");
  await page.click(hook("source-text"));
  await page.press("Control+End");
  await page.type(" ");
  await show(page, "scores");
  await page.waitFor(hook("draft-quarter"));
  assert.equal(await asksBeforeLeaving(), true);
  await edit(page, firstScore, "0");
  await show(page, "source");
  await page.waitFor(hook("stale"));
  await page.click(hook("discard-source"));
  assert.match(await page.evaluate((source) => JSON.parse(find(source).value).people[0].scores, hook("source-text")).then(JSON.stringify), /:"0"/);
  await page.click(hook("undo"));
  await page.waitFor(hook("stale"));

  await page.upload(hook("open-files"), files(t, { "a.json": sample, "b.json": { ...sample, town: "别处" } }));
  await page.waitFor(() => find('[role="status"].message').textContent.includes("没有用 b.json"));
  assert.match(await page.text('[role="status"].message'), /撤销可以找回/);
  assert.equal(await asksBeforeLeaving(), false);
  await page.click(hook("undo"));
  await page.waitFor(hook("stale"));
  assert.equal(await asksBeforeLeaving(), true);
});

onThePage(["chromium"], "Ctrl+Z in a field that is not committed belongs to the browser", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "scores");
  await edit(page, firstScore, "0");
  await page.fill('input[type="search"]', "石");
  await page.press("Control+z");
  await reach(page, firstScore);
  assert.equal(await page.evaluate((score) => find(score).value, field(firstScore)), "0");
  await page.press("Control+z");
  assert.equal(await page.evaluate((score) => find(score).value, field(firstScore)), sample.people[0].scores[indicator]);
});

onThePage(["chromium"], "a removed record passes the focus on to the next one, and the language is remembered", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await show(page, "barometer");
  const [first, second] = sample.events;
  await page.click(`[data-event="${first.id}"] button.quiet`);
  await page.waitFor((row) => focused() && focused().closest(row), `[data-event="${second.id}"]`);
  await page.click(hook("language"));
  await page.waitFor(() => document.documentElement.lang === "en");
  const untouched = await openWorkbench(t, browser);
  assert.equal(await untouched.page.evaluate(() => document.documentElement.lang), "zh-CN", "another address remembers for itself");
  assert.ok(await page.evaluate(() => Object.values(Object.assign({}, localStorage)).includes("en")));
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
