/** Every system that comes with the page: each sample opens, and the views that fit it show what was worked out by hand. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { fromCache, pictures, project } from "./places.mjs";
import { everyBrowser } from "./suite.mjs";
import { edit, files, hook, onThePage, openUntouched, readJson, show, views } from "./workbench.mjs";

const folder = join(project, "schemes", "samples");
const samples = readdirSync(folder).map((file) => ({ name: file.replace(/\.json$/, ""), quarter: readJson(join(folder, file)) }));
/** Views of the rules and of the text, which are the same whatever is assessed. */
const other = ["scheme", "whatif", "source"];
const shot = (name) => join(pictures, "shots", `systems-${name}.png`);

async function openSample(page, name) {
  await page.click(hook("samples"));
  await page.waitFor(`[data-sample="${name}"]`);
  await page.evaluate((sample) => find(`[data-sample="${sample}"] button`).click(), name);
  await page.waitFor(() => !find("samples-view"));
}

async function withSample(t, browser, name, options) {
  const { page } = await openUntouched(t, browser, options);
  await openSample(page, name);
  return page;
}

/** The texts of a row's cells. */
function cells(page, row) {
  return page.evaluate((selector) => Array.from(find(selector).cells, (cell) => cell.textContent.replace(/\s+/g, " ").trim()), row);
}

/** The score sheet that is unfolded: indicator, then the rest of its row. */
async function sheet(page) {
  const rows = await page.evaluate(() => findAll("[data-testid=sheet] tbody tr").map((row) => Array.from(row.cells, (cell) => cell.textContent.trim())));
  return Object.fromEntries(rows.map(([name, ...rest]) => [name, rest]));
}

onThePage(["chromium"], "each of the samples opens in its view, every step of it says something, and its worked examples hold", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await page.click(hook("samples"));
  await page.waitFor("[data-sample]");
  const offered = await page.evaluate(() => findAll("[data-sample]").map((row) => row.dataset.sample));
  assert.deepEqual(offered.sort(), samples.map(({ name }) => name).sort());
  for (const { name, quarter } of samples) {
    await openSample(page, name);
    const assessed = [["person", quarter.people], ["household", quarter.households], ["village", quarter.villages]].find(([, list]) => list !== undefined);
    const [key, list] = assessed;
    await show(page, "ranking");
    if (key === "household") await page.fill(hook("grid"), "all");
    const rows = await page.evaluate((row) => findAll(row).length, `main [data-${key}]`);
    assert.equal(rows, list.length, `${name}: a line for each ${key}`);
    const settled = await page.text("money-bar");
    assert.match(settled, name.startsWith("huamachi") ? /未定 1 人/ : new RegExp(`^(?!.*未定).*${list.length} (人|个村|户)全部核定$`, "s"), `${name}: ${settled}`);
    for (const view of (await views(page)).filter((one) => !other.includes(one))) {
      await show(page, view);
      const said = await page.evaluate(() => ({ words: find("main").innerText.length, refused: findAll(".notice-refused, .notice-fault").length }));
      assert.ok(said.words > 40 && said.refused === 0, `${name}, ${view}`);
    }
    await show(page, "scheme");
    await page.waitFor(hook("self-check"));
    const check = await page.evaluate((selector) => ({ state: find(selector).dataset.state, said: find(selector).textContent }), hook("self-check"));
    const { examples } = readJson(join(project, "schemes", `${quarter.scheme.id}.json`));
    assert.deepEqual([check.state, /\d+/.exec(check.said)?.[0]], ["passed", String(examples.length)], name);
    assert.deepEqual(await page.console(), [], name);
  }
});

// 云坪村: 班子等 76.5, 77, 79.5 → 76.5 × 40 % + 77 × 30 % + 79.5 × 30 % = 77.55; 78.5 × 60 % + 78 × 40 % = 78.30;
// (76 + 82) ÷ 2 = 79.00; 74 × 40 % + 75.5 × 30 % + 85 × 30 % = 77.75; 77.55 × 30 % + 78.3 × 20 % + 79 × 30 % + 77.75 × 20 % = 78.175;
// 典型经验推广 2 次 4, 荣誉表彰 2, 招商引资 3: 87.175 → 87.18, 四星.
onThePage(["chromium"], "villages of a county are ranked by indexes, with stars, and each unfolds its indicators", async (t, browser) => {
  const page = await withSample(t, browser, "changle-2023Q4");
  const row = '[data-village="v001"] tr';
  await page.waitFor((selector) => find(selector).textContent.includes("77.55"), row);
  assert.deepEqual(await cells(page, row), ["140", "▸云坪村", "77.55", "78.30", "79.00", "77.75", "78.175", "9.00", "0.00", "87.18", "四星 ★★★★"]);
  assert.match(await page.text(hook("stages")), /村级自评\s*镇级审核\s*县级确认\s*已到此阶段/);
  await page.click('[data-grade="one"]');
  assert.equal(await page.evaluate(() => findAll("main tbody[data-village]").length), 1);
  await page.click('[data-grade=""]');
  await page.fill(hook("find-village"), "云坪");
  await page.click(`${row} .unfolder`);
  await page.waitFor(hook("sheet"));
  const rows = await sheet(page);
  // weight, full marks, self-report, got, lost, counted
  assert.deepEqual(rows["堡垒指数"], ["30 %", "100", "", "77.55", "22.45", "23.265"]);
  assert.deepEqual(rows["组织建设"], ["40 %", "100", "", "76.50", "23.50", "9.18"]);
  assert.deepEqual(rows["班子运行"], ["", "25", "21.5", "18.50", "6.50", "2.22"]);
  assert.deepEqual(rows["指标合计"], ["78.175"]);
  await page.screenshot(shot("county"));
});

// 云坪村 weighs 组织建设 30 % and 党员管理 40 % itself: 76.5 × 30 % + 77 × 40 % + 79.5 × 30 % = 77.60.
onThePage(["chromium"], "a village's own weights stand in its sheet, and its index follows from them", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  const scheme = readJson(join(project, "schemes", "changle.json"));
  const quarter = readJson(join(folder, "changle-2023Q4.json"));
  const village = quarter.villages.find(({ id }) => id === "v001");
  Object.assign(village, { weights: { organisation: "30", members: "40" }, weightsReason: "村情不同" });
  await page.upload(hook("open-files"), files(t, { "scheme.json": scheme, "quarter.json": quarter }));
  await page.waitFor('[data-village="v001"]');
  const row = '[data-village="v001"] tr';
  await page.waitFor((selector) => find(selector).textContent.includes("77.60"), row);
  await page.fill(hook("find-village"), "云坪");
  await page.click(`${row} .unfolder`);
  await page.waitFor(hook("sheet"));
  const rows = await sheet(page);
  assert.deepEqual(rows["组织建设"].slice(0, 5), ["30 %", "100", "", "76.50", "23.50"]);
  assert.deepEqual(rows["党员管理"].slice(0, 5), ["40 %", "100", "", "77.00", "23.00"]);
  // 77.60 × 30 %
  assert.deepEqual(rows["堡垒指数"], ["30 %", "100", "", "77.60", "22.40", "23.28"]);
});

// 露庄村: 32 + 24.5 + 15 + 8.5 = 80; 受推广 2 次 +4, 超期 2 次 −3: 81.00. 孔宁林: (77 × 50 % + 80 × 30 % + 88 × 20 %) × 60 % + 81 × 40 %
// = 48.06 + 32.40 = 80.46, 表扬 2 次: 82.46.
onThePage(["chromium"], "villages as teams stand on a board, and each has its notice", async (t, browser) => {
  const page = await withSample(t, browser, "hongqiao-2023Q4");
  assert.deepEqual(await cells(page, '[data-village="v08"] tr'), ["16", "▸露庄村", "81.00", "", "80.00", "4.00", "3.00", "达标村"]);
  await page.click('[data-village="v08"] .unfolder');
  await page.waitFor(hook("sheet"));
  assert.deepEqual(await sheet(page), { 重点任务: ["40", "32.00", "8.00"], 项目推进: ["30", "24.50", "5.50"], 平安稳定: ["20", "15.00", "5.00"], 环境整治: ["10", "8.50", "1.50"], 指标合计: ["80.00", ""] });
  assert.deepEqual((await cells(page, '[data-person="p035"]')).slice(0, 3), ["孔宁林", "书记兼主任", "82.46"]);
  await page.screenshot(shot("board"));
  await page.click('[data-shows="notices"]');
  await page.waitFor('[data-notice="v08"]');
  assert.equal(await page.evaluate(() => findAll("[data-notice]").length), 25);
  const notice = (await page.text('[data-notice="v08"]')).replace(/\s+/g, " ");
  for (const part of ["虹桥镇村级考核评分通知书", "露庄村：", "考核得分 81.00，在 25 个村中列第 16。", "−3.00 2023-10-24 交办事项超期：1.50 分 × 2 次", "孔宁林"]) assert.ok(notice.includes(part), part);
});

// 孙和林: 结存 65; 垃圾分类每月封顶 5 计 15, 庭院整洁每月封顶 2 计 4, 建议 5, 互助 6, 共 30; 兑换 60: 35. 再兑换 15: 20.
onThePage(["chromium"], "households have accounts by grid, and points can be redeemed", async (t, browser) => {
  const page = await withSample(t, browser, "hujiaying-2023Q4");
  const row = '[data-household="h004"] tr';
  const caps = "垃圾分类合计 25.00，每月封顶 5.00，计 15.00；庭院整洁合计 6.00，每月封顶 2.00，计 4.00";
  assert.deepEqual((await cells(page, row)).slice(0, 6), ["▸孙和林", "65.00", "30.00", "60.00", "35.00", caps]);
  assert.deepEqual(await cells(page, '[data-grid="v1/g1"]'), ["第一微网格", "54", "3,095.00", "1,607.00", "665.00", "4,037.00"]);
  assert.deepEqual(await cells(page, '[data-grid="all"]'), ["合计", "480", "28,730.00", "14,207.00", "6,965.00", "35,972.00"]);
  await page.fill(hook("find-household"), "孙和林");
  await page.click(`${row} .unfolder`);
  await page.waitFor(hook("add-redemption"));
  await page.fill(`${hook("add-redemption")} [name=points]`, "15");
  await page.fill(`${hook("add-redemption")} [name=date]`, "2023-12-31");
  await page.click(`${hook("add-redemption")} button`);
  await page.waitFor((selector) => find(selector).textContent.includes("75.00"), row);
  assert.deepEqual((await cells(page, row)).slice(1, 5), ["65.00", "30.00", "75.00", "20.00"]);
  assert.deepEqual(await cells(page, '[data-grid="all"]'), ["合计", "480", "28,730.00", "14,207.00", "6,980.00", "35,957.00"]);
  await page.screenshot(shot("ledger"));
});

// 一档 3600 × 40 % × 6 = 8640, 3600 × 60 % × 1 = 2160: 10800; 扣发 120.50: 10679.50. What is payable stays.
onThePage(["chromium"], "what is withheld stands beside the amount, with its items and what is paid out", async (t, browser) => {
  const page = await withSample(t, browser, "hantai-2024H1");
  const row = 'tr[data-person="p1"]';
  assert.deepEqual((await cells(page, row)).slice(-4), ["8,640.00", "2,160.00", "10,800.00", ""]);
  const payable = await page.text(hook("payable"));
  await page.click(`${hook("adjustments")} summary`);
  await page.fill(`${hook("add-adjustment")} [name=person]`, "p1");
  await page.fill(`${hook("add-adjustment")} [name=amount]`, "-120.50");
  await page.fill(`${hook("add-adjustment")} [name=reason]`, "上期多发");
  await page.click(`${hook("add-adjustment")} button`);
  await page.waitFor((net) => find(net), `${row} ${hook("net")}`);
  assert.deepEqual((await cells(page, row)).slice(6, 11), ["8,640.00", "2,160.00", "10,800.00", "−120.50", "10,679.50"]);
  assert.equal(await page.text(hook("payable")), payable);
});

// 露庄村 with 34 instead of 32 points: 83.00; 孔宁林 48.06 + 33.20 + 2 = 83.26.
onThePage(everyBrowser, "a village's score moves the village and its people", async (t, browser) => {
  const page = await withSample(t, browser, "hongqiao-2023Q4");
  await show(page, "records");
  await edit(page, "quarter:villages[7].scores.key-tasks", "34");
  assert.equal(await page.text(`[data-record="v08"] ${hook("score")}`), "83.00");
  await show(page, "ranking");
  assert.equal(await page.text(`[data-person="p035"] ${hook("score")}`), "83.26");
});

const special = [["changle-2023Q4", ["ranking", "records"]], ["hongqiao-2023Q4", ["leaderboard"]], ["hujiaying-2023Q4", ["ranking"]], ["renhekou-2018", ["records", "ranking"]]];

onThePage(["chromium"], "axe finds nothing in the views of villages and households", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  const found = [];
  const look = async (name) => {
    const violations = await page.evaluate(async () => (await axe.run(find("main"), { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
    found.push(...violations.map((violation) => `${name} ${violation}`));
  };
  await page.click(hook("samples"));
  await page.waitFor("[data-sample]");
  await look("samples");
  for (const [name, shown] of special) {
    await openSample(page, name);
    for (const view of shown) {
      await show(page, view);
      // One row is built like all the others, and axe takes long over hundreds.
      const search = hook(view === "records" ? "find-record" : name.startsWith("hujiaying") ? "find-household" : "find-village");
      if (await page.evaluate((field) => find(field) !== null, search)) await page.fill(search, { changle: "云坪", hujiaying: "孙和林" }[name.split("-")[0]] ?? "");
      await page.evaluate(() => find("main .unfolder[aria-expanded=false]")?.click());
      await look(`${name} ${view}`);
    }
  }
  assert.deepEqual(found, []);
});

onThePage(["chromium"], "the views of villages and households do not scroll sideways on a phone", async (t, browser) => {
  const { page } = await openUntouched(t, browser, { width: 320, height: 640, mobile: true });
  for (const [name, shown] of special) {
    await openSample(page, name);
    for (const view of shown) {
      await show(page, view);
      const wide = await page.evaluate(() => Math.max(innerWidth, document.documentElement.scrollWidth, document.body.scrollWidth));
      assert.equal(wide, 320, `${name} ${view}`);
      await page.screenshot(shot(`phone-${name}-${view}`));
    }
  }
});
