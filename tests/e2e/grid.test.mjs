/** The grid of scores under the hand of somebody who knows Excel: keys, clipboard, Chinese input, filters, and ten thousand people. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { find, findAll, focused } from "./inpage.mjs";
import { fromCache, pictures } from "./places.mjs";
import { everyBrowser } from "./suite.mjs";
import { files, hook, onThePage, openWorkbench, reach, readJson, sampleFile, settled, show } from "./workbench.mjs";

const sample = readJson(sampleFile);
const indicators = Object.keys(sample.people[0].scores);
const placeOf = (person, indicator) => `quarter:people[${person}].scores.${indicators[indicator]}`;
const person = (index) => `[data-person="${sample.people[index].id}"]`;

async function openScores(t, browser, options) {
  const { page } = await openWorkbench(t, browser, options);
  await show(page, "scores");
  await page.waitFor("score-grid [role=row][data-person]");
  return page;
}

/** The texts of the typed cells of a person whose row is in view, in the order of the indicators. */
function scores(page, index, from = 0, to = undefined) {
  return page.evaluate((row, first, last) => findAll(`${row} .grid-typed`).slice(first, last).map((cell) => cell.textContent), person(index), from, to);
}

const original = (index, from = 0, to = indicators.length) => indicators.slice(from, to).map((id) => sample.people[index].scores[id]);
const active = (page) => page.evaluate(() => find(".grid-field").dataset.place);
const notice = (page) => page.text(".grid-notice");

/** Puts a text on the clipboard exactly as it is, by copying it with the keys. */
async function copyText(page, text) {
  await page.evaluate((wanted) => {
    document.addEventListener("copy", (event) => {
      event.clipboardData.setData("text/plain", wanted);
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true, once: true });
  }, text);
  await page.press("Control+c");
}

onThePage(everyBrowser, "keys go where Excel's go, typing overwrites, Escape gives back, one undo takes one cell", async (t, browser) => {
  const page = await openScores(t, browser);
  await reach(page, placeOf(0, 0));
  const walk = [["ArrowRight", 0, 1], ["ArrowDown", 1, 1], ["Enter", 2, 1], ["Shift+Enter", 1, 1], ["Tab", 1, 2], ["Shift+Tab", 1, 1], ["ArrowLeft", 1, 0], ["ArrowUp", 0, 0], ["Control+ArrowDown", 101, 0], ["Control+ArrowUp", 0, 0]];
  for (const [key, row, column] of walk) {
    await page.press(key);
    // The sample has one score missing, at which Ctrl with an arrow stops; the first column has all of them.
    assert.equal(await active(page), placeOf(row, column), key);
  }
  await page.type("61.5");
  await page.press("Enter");
  assert.equal(await active(page), placeOf(1, 0));
  assert.deepEqual(await scores(page, 0, 0, 2), ["61.5", sample.people[0].scores[indicators[1]]]);
  await page.type("7");
  await page.waitFor((row) => find(row).querySelector(".grid-typed").textContent === "7", person(1));
  await page.press("Escape");
  assert.deepEqual(await scores(page, 1, 0, 1), original(1, 0, 1));
  await page.press("F2");
  await page.press("Backspace");
  await page.press("Enter");
  assert.equal((await scores(page, 1, 0, 1))[0], original(1, 0, 1)[0].slice(0, -1).replace(/\.$/, ""));
  await page.press("Control+z");
  assert.deepEqual(await scores(page, 1, 0, 1), original(1, 0, 1));
  await page.press("Control+z");
  assert.deepEqual(await scores(page, 0), original(0));
  await page.press("Control+y");
  assert.deepEqual(await scores(page, 0, 0, 1), ["61.5"]);
  assert.deepEqual(await page.console().then((errors) => errors.filter((error) => !/wasm-unsafe-eval|WebAssembly/.test(error))), []);
});

onThePage(everyBrowser, "a block copied with the keys is pasted, cut, cleared and filled, each in one step", async (t, browser) => {
  const page = await openScores(t, browser);
  await reach(page, placeOf(0, 0));
  for (const key of ["Shift+ArrowRight", "Shift+ArrowDown", "Control+c"]) await page.press(key);
  await reach(page, placeOf(3, 1));
  await page.press("Control+v");
  await page.waitFor(() => find(".grid-notice").textContent.includes("粘贴 2 行得分"));
  assert.deepEqual([await scores(page, 3, 1, 3), await scores(page, 4, 1, 3)], [original(0, 0, 2), original(1, 0, 2)]);
  await page.press("Delete");
  assert.deepEqual([await scores(page, 3, 1, 3), await scores(page, 4, 1, 3)], [["", ""], ["", ""]]);
  assert.match(await notice(page), /清除 4 格/);
  await page.press("Control+z");
  await page.press("Control+z");
  assert.deepEqual([await scores(page, 3), await scores(page, 4)], [original(3), original(4)]);
  await reach(page, placeOf(0, 2));
  for (const key of ["Shift+ArrowDown", "Shift+ArrowDown", "Control+d"]) await page.press(key);
  assert.match(await notice(page), /向下填充 2 格/);
  const [top] = original(0, 2, 3);
  assert.deepEqual([await scores(page, 1, 2, 3), await scores(page, 2, 2, 3), await scores(page, 3, 2, 3)], [[top], [top], original(3, 2, 3)]);
  await page.press("Control+z");
  assert.deepEqual(await scores(page, 1), original(1));
});

onThePage(["chromium", "chromium-109", "chromium-80"], "what Excel puts on the clipboard lands where it belongs, and what finds no place is told", async (t, browser) => {
  const page = await openScores(t, browser);
  await reach(page, placeOf(0, 0));
  // Two rows of different length, quotes around a cell with a line end, full-width digits, a Chinese stop, a comma of thousands.
  await copyText(page, '"９０．５"\t88。5\t1,000\r\n"九十\n分"\t77\r\n');
  await page.press("Control+v");
  await page.waitFor(() => find(".grid-notice").textContent.includes("粘贴 2 行得分"));
  assert.deepEqual(await scores(page, 0, 0, 4), ["90.5", "88.5", "1000", original(0)[3]]);
  assert.deepEqual(await scores(page, 1, 0, 3), ["九十\n分", "77", original(1)[2]]);
  assert.match(await notice(page), /3 格的全角数字.*1 格不是数/);
  // Both are refused by the core: what is no number, and what is above the full marks.
  await page.waitFor((row) => find(`${row} .grid-refusal`), person(1));
  assert.equal(await page.evaluate((rows) => rows.map((row) => findAll(`${row} .grid-refusal`).length).join(" "), [person(0), person(1)]), "1 1");
  await page.press("F8");
  assert.equal(await active(page), placeOf(0, 2));
  assert.match(await page.text(".grid-said"), /1000/);
  await page.press("F8");
  assert.equal(await active(page), placeOf(1, 0));
  await page.press("Control+z");
  assert.deepEqual([await scores(page, 0), await scores(page, 1)], [original(0), original(1)]);

  // One cell fills a selection of 3 × 2.
  await copyText(page, "80");
  for (const key of ["Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight", "Control+v"]) await page.press(key);
  assert.deepEqual([await scores(page, 1, 0, 2), await scores(page, 2, 0, 2), await scores(page, 3, 0, 2)], [["80", "80"], ["80", "80"], ["80", "80"]]);
  await page.press("Control+z");

  // At the last person and the last indicator a block of 2 × 3: one cell fits, one lies on the derived score, the row below is beyond.
  // Only the last village is assessed on the last one.
  const last = "quarter:people[101].scores.village-specific";
  await reach(page, last);
  await copyText(page, "81\t82\r\n83\t84");
  await page.press("Control+v");
  assert.match(await notice(page), /粘贴 1 行得分.*2 格超出表格.*1 格对着不能填写的地方/);
  assert.deepEqual(await scores(page, 101, indicators.length), ["81"]);
});

onThePage(["chromium"], "Chinese is composed from the first key, and stays as typed where it is no number", async (t, browser) => {
  const page = await openScores(t, browser);
  await reach(page, placeOf(0, 0));
  await page.compose(["y", "you", "you xiu"], "优秀");
  assert.equal(await page.evaluate(() => find(".grid-field").value), "优秀");
  assert.equal(await page.evaluate(() => find(".grid-field").classList.contains("grid-open")), true);
  await page.press("Enter");
  assert.deepEqual(await scores(page, 0, 0, 1), ["优秀"]);
  await page.press("ArrowUp");
  assert.match(await page.text(".grid-said"), /优秀/);
  await page.compose(["８"], "８８．５");
  await page.press("Enter");
  assert.deepEqual(await scores(page, 0, 0, 1), ["88.5"]);
  assert.match(await notice(page), /“８８．５”改写为 88.5/);
  await settled(page);
});

onThePage(["chromium", "firefox"], "names are found by initials, rows sorted and filtered, and a block goes to the rows shown", async (t, browser) => {
  const quarter = structuredClone(sample);
  const names = ["曾三", "单四", "仇五", "解六", "区七", "尉迟八"];
  names.forEach((name, index) => (quarter.people[index].name = name));
  const page = await openScores(t, browser);
  await page.upload(hook("open-files"), files(t, { "a.json": quarter }));
  await show(page, "scores");
  const shown = () => page.evaluate(() => findAll("score-grid [data-person] [data-column='1']").map((cell) => cell.textContent));
  for (const [initials, name] of [["zs", "曾三"], ["cs", "曾三"], ["ss", "单四"], ["ds", "单四"], ["qw", "仇五"], ["xl", "解六"], ["oq", "区七"], ["ycb", "尉迟八"], ["尉迟", "尉迟八"]]) {
    await page.fill(hook("filter-name"), initials);
    assert.ok((await shown()).includes(name), `${initials} finds ${name}, among ${await shown()}`);
  }
  assert.match(await page.text(".toolbar-count"), /102 人，显示 1 人/);
  await page.fill(hook("filter-name"), "");

  await page.fill(hook("filter-village"), sample.people[0].village);
  await page.click('[data-head="3"] .grid-name');
  const sorted = () => page.evaluate(() => findAll("score-grid [data-person] [data-column='3']").map((cell) => Number(cell.textContent)));
  const values = sample.people.filter(({ village }) => village === sample.people[0].village).map(({ scores: typed }) => Number(typed[indicators[0]]));
  const rising = [...values].sort((one, other) => one - other);
  assert.deepEqual(await sorted(), rising);
  assert.equal(await page.evaluate(() => find('[data-head="3"]').getAttribute("aria-sort")), "ascending");
  await page.click('[data-head="3"] .grid-name');
  assert.deepEqual(await sorted(), [...rising].reverse());
  await page.click('[data-head="3"] .grid-name');
  assert.deepEqual(await sorted(), values);

  await page.click(`${person(0)} [data-column="3"]`);
  await copyText(page, "70\r\n71");
  await page.press("Control+v");
  assert.match(await notice(page), /只写入显示的行，筛掉的 \d+ 行没有动/);
});

onThePage(["chromium", "chromium-80"], "the mouse draws ranges, fills down by the corner, and opens what a figure is made of", async (t, browser) => {
  const page = await openScores(t, browser);
  await page.click(`${person(2)} [data-column="4"]`);
  assert.equal(await active(page), placeOf(2, 1));
  // Pressed, moved and let go as a hand does it: the corner of the range lies under the mouse.
  await page.evaluate((from, to) => {
    const middle = (element) => { const box = element.getBoundingClientRect(); return { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true, button: 0 }; };
    find(from).dispatchEvent(new MouseEvent("mousedown", middle(find(from))));
    find(to).dispatchEvent(new MouseEvent("mousemove", middle(find(to))));
    find(to).dispatchEvent(new MouseEvent("mouseup", middle(find(to))));
  }, ".grid-handle", `${person(5)} [data-column="4"]`);
  assert.match(await notice(page), /向下填充 3 格/);
  const [value] = original(2, 1, 2);
  for (const index of [3, 4, 5]) assert.deepEqual(await scores(page, index, 1, 2), [value]);
  await page.press("Control+z");
  assert.deepEqual(await scores(page, 4), original(4));
  await page.click(`${person(0)} ${hook("pay")}`);
  await page.waitFor((panel, name) => find(panel).textContent.includes(name), hook("reasons"), sample.people[0].name);
  await page.press("Escape");
  await page.waitFor(() => Boolean(focused() && focused().closest("score-grid")));
  // Tab leaves at the end of the row.
  await page.press("Tab");
  assert.equal(await page.evaluate(() => Boolean(focused().closest("score-grid"))), false);
});

onThePage(["chromium"], "F8 goes from problem to problem, and on into the rows that a filter hides", async (t, browser) => {
  const page = await openScores(t, browser);
  const last = sample.people.length - 1;
  for (const [row, column] of [[0, 1], [last, 2]]) {
    await reach(page, placeOf(row, column));
    await page.type("9O");
    await page.press("Enter");
  }
  await page.fill(hook("filter-village"), sample.people[0].village);
  await page.waitFor((hidden) => find(hidden) === null, person(last));
  assert.equal(await page.text(hook("next-problem")), "下一处问题（2）");
  await reach(page, placeOf(0, 0));
  await page.press("F8");
  assert.equal(await active(page), placeOf(0, 1));
  await page.press("F8");
  await page.waitFor((wanted) => find(".grid-field").dataset.place === wanted, placeOf(last, 2));
  assert.match(await page.text(".message"), /已取消筛选/);
  assert.equal(await page.evaluate((filter) => find(filter).value, hook("filter-village")), "");
  await page.press("F8");
  assert.equal(await active(page), placeOf(0, 1), "and round again");
});

onThePage(["chromium"], "a screen reader is told rows, columns and the active cell; the policy refuses nothing", async (t, browser) => {
  const page = await openScores(t, browser);
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  await reach(page, placeOf(0, 0));
  await page.press("ArrowRight");
  assert.match(await page.text("score-grid > [aria-live]"), new RegExp(`${sample.people[0].name} .* ${original(0)[1]}`));
  await page.type("9O");
  await page.press("Enter");
  await page.press("ArrowUp");
  const about = await page.evaluate(() => {
    const grid = find("[role=grid]");
    const typing = find(".grid-field");
    return { rows: grid.getAttribute("aria-rowcount"), columns: grid.getAttribute("aria-colcount"), said: document.getElementById(typing.getAttribute("aria-describedby")).textContent, label: typing.getAttribute("aria-label"), isOutside: !grid.contains(typing) };
  });
  assert.equal(about.rows, String(sample.people.length + 2));
  assert.equal(about.columns, String(3 + indicators.length + 1 + 4));
  assert.ok(about.label.startsWith(sample.people[0].name));
  assert.match(about.said, /9O/);
  assert.equal(about.isOutside, true);
  await page.screenshot(`${pictures}/grid-problem.png`);
  assert.deepEqual(await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)), []);
  assert.deepEqual(await page.cspViolations(), []);
  assert.deepEqual(await page.console(), []);
});

onThePage(["chromium", "chromium-109"], "ten thousand people stand in few rows of the page, and what is typed is settled beside them", async (t, browser) => {
  const page = await openScores(t, browser);
  await page.upload(hook("open-files"), files(t, { "a.json": county(99) }));
  await page.waitFor((count) => find("[role=grid]").getAttribute("aria-rowcount") === count, String(99 * sample.people.length + 2));
  const rows = () => page.evaluate(() => findAll("score-grid [data-person]").length);
  assert.ok((await rows()) < 60, `${await rows()} rows`);
  await page.evaluate(() => find(".grid-field").focus());
  await page.press("Control+End");
  await page.waitFor((last) => find(last), `[data-person="${sample.people[sample.people.length - 1].id}-98"]`);
  assert.ok((await rows()) < 60);
  await page.press("Control+Home");
  await page.press("ArrowRight");
  await page.press("ArrowRight");
  await page.press("ArrowRight");
  await page.type("61");
  await page.press("Enter");
  assert.equal((await scores(page, 0, 0, 1))[0], "61");
  assert.ok(Number(await page.text(`${person(0)} ${hook("score")}`)) < 90.63);
});

onThePage(["chromium"], "on a phone a tap opens the cell for typing, and nothing scrolls the page sideways", async (t, browser) => {
  const page = await openScores(t, browser, { width: 320, height: 640, mobile: true });
  await page.click(`${person(1)} [data-column="4"]`);
  assert.equal(await active(page), placeOf(1, 1));
  assert.equal(await page.evaluate(() => focused() === find(".grid-field") && find(".grid-field").inputMode), "decimal");
  await page.type("55");
  await page.press("Enter");
  assert.equal((await scores(page, 1, 1, 2))[0], "55");
  await page.screenshot(`${pictures}/grid-phone.png`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

/** The sample so many times over, in villages of their own. */
function county(times) {
  const copies = Array.from({ length: times }, (_, copy) => (id) => (copy === 0 ? id : `${id}-${copy}`));
  return {
    ...sample,
    villages: copies.flatMap((own, copy) => sample.villages.map((village) => ({ ...village, id: own(village.id), name: copy === 0 ? village.name : `${village.name}${copy}`, grids: village.grids.map((grid) => ({ ...grid, id: own(grid.id), cadre: own(grid.cadre) })) }))),
    people: copies.flatMap((own) => sample.people.map((one) => ({ ...one, id: own(one.id), village: own(one.village) }))),
  };
}
