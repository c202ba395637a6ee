/** What the pictures of one person say, worked out by hand for people of Huamachi's sample. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { init, settle } from "../../pkg/dist/index.js";
import { pageModule } from "./page-module.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../schemes/${path}`, import.meta.url), "utf8"));
const names = { earned: "应得", adjustments: "扣（补）发", net: "实发" };
const { waterfallOf } = await pageModule("pictures/waterfall.ts");
const { nextGradeOf } = await pageModule("pictures/grade-lines.ts");
const { gapBetween, isAtLeast } = await pageModule("pictures/gap.ts");
const { meanOf, differenceOf } = await pageModule("fen.ts");
const { meanPicture } = await pageModule("pictures/village-means.ts");
const { effectOf } = await pageModule("red-lines/effect.ts");
await init();

function settled(scheme, quarter, ...reasons) {
  const answer = settle(scheme, quarter, { language: "zh-CN", reasons });
  assert.equal(answer.kind, "settled", JSON.stringify(answer.problems));
  return answer.settlement;
}

function barsOf(scheme, quarter, person) {
  const { lines, reasons } = settled(scheme, quarter, person);
  return waterfallOf(lines.find((line) => line.person === person), reasons[0].reasons, names);
}

const said = (bars) => bars.map(({ title, figure }) => `${title} ${figure}`);

test("a waterfall shows the core's figures; bars begin and end where the sum on paper does", () => {
  const scheme = read("huamachi.json");
  const quarter = read("samples/huamachi-2023Q4.json");
  // 董延, B 类村, 良好, 到任 2 个月: 2400.00 × 80% = 1920, × 1.00 = 1920, × 2 ÷ 3 = 1280.00
  const bars = barsOf(scheme, quarter, "p080");
  assert.deepEqual(said(bars), ["标准 2400.00", "等次比例 80%", "难度系数 1.00", "任职月数 2 ÷ 3", "应得 1280.00", "实发 1280.00"]);
  assert.deepEqual(bars.map(({ from, to }) => [Math.round(from), Math.round(to)]), [[0, 2400], [2400, 1920], [1920, 1920], [1920, 1280], [0, 1280], [0, 1280]]);
  // 闫廷柱, A 类村, 一般: 2400.00 × 60% × 1.10 = 1584.00; 上季度多发 100.00 扣回: 1484.00
  quarter.people[2].adjustments = [{ amount: "-100.00", reason: "上季度多发" }];
  assert.deepEqual(said(barsOf(scheme, quarter, "p003")).slice(-3), ["应得 1584.00", "扣（补）发 -100.00", "实发 1484.00"]);
});

test("an amount of several items is a sum of them, and the pool's change is a bar of its own", () => {
  // 半年绩效 3600.00 × 40% × 6 = 8640.00, 基础 3600.00 × 60% × 1 = 2160.00
  assert.deepEqual(said(barsOf(read("hantai.json"), read("samples/hantai-2024H1.json"), "p1")), ["半年绩效报酬 +8640.00", "6月基础报酬 +2160.00", "应得 10800.00", "实发 10800.00"]);
  // 8000.00 × 120% = 9600.00; 超支按比例压缩 887.39
  const squeezed = said(barsOf(read("mamiao.json"), read("samples/mamiao-2019.json"), "p1"));
  assert.deepEqual(squeezed.slice(-3).map((bar) => bar.replace(/^.* /, "")), ["9600.00", "-887.39", "8712.61"]);
});

test("every amount of every sample is drawn, and ends at what is paid", () => {
  for (const name of ["cili-2012Q4", "gaogou-2018Q4", "maotian-2015", "mouxiang-2020", "nanning-2015", "qingshan-2015", "qingxin-2015-05", "renhekou-2018", "sundian-2020Q3", "xisongji-2017-11", "zhuzhou-2012", "huamachi-2023Q4"]) {
    const quarter = read(`samples/${name}.json`);
    const answer = settle(read(`${quarter.scheme.id}.json`), quarter, { language: "zh-CN", reasons: "all" });
    for (const { person, reasons } of answer.settlement.reasons) {
      const line = answer.settlement.lines.find((one) => one.person === person);
      const bars = waterfallOf(line, reasons, names);
      if (line.net === null) assert.equal(bars, null);
      else assert.equal(bars?.[bars.length - 1].figure, line.net, `${name} ${person}`);
    }
  }
});

test("how far somebody is from the next grade", () => {
  const scheme = read("huamachi.json");
  const quarter = read("samples/huamachi-2023Q4.json");
  const settlement = settled(scheme, quarter);
  const next = (person, documents = { scheme, quarter }, from = settlement) => nextGradeOf(documents, from, from.lines.find((line) => line.person === person));
  // 丁文军 89.90 良好: 90 − 89.90 = 0.1; 沈治平 74.89 一般: 80 − 74.89 = 5.11
  assert.deepEqual(next("p019"), { by: "line", name: "优秀", gap: "0.1", line: "90" });
  assert.deepEqual(next("p024"), { by: "line", name: "良好", gap: "5.11", line: "80" });
  // 石志强 is 优秀, 余涛 under a red line, 任自明 decided, 冯瑞 not scored: nothing is promised
  for (const person of ["p001", "p006", "p046", "p086"]) assert.equal(next(person), null);
  // 优秀最多 6 个名额, 正职 30 人: 前 6 名末位 史世荣 90.65; 石志强 90.63 差 0.02, 名额已满
  const limited = structuredClone(scheme);
  limited.grading.grades[0].quota = { places: 6, bound: "at-most" };
  const filled = settled(limited, quarter);
  assert.deepEqual(next("p001", { scheme: limited, quarter }, filled), { by: "places", name: "优秀", gap: "0.02", last: "90.65", places: 6 });
});

test("scores are taken apart to the last place, amounts to the fen", () => {
  assert.equal(gapBetween("88.63", "90"), "1.37");
  assert.equal(gapBetween("89.9999", "90"), "0.0001");
  assert.equal(gapBetween("0.3", "0.1"), "-0.2");
  assert.ok(isAtLeast("90.00", "90") && !isAtLeast("89.99", "90"));
  assert.equal(meanOf("8160.00", 4), "2040.00");
  assert.equal(meanOf("100.00", 3), "33.33"); // 33.333… down
  assert.equal(meanOf("0.05", 2), "0.03"); // 0.025 up
  assert.equal(meanOf("-0.05", 2), "-0.03");
  assert.equal(differenceOf("181280.00", "187616.00"), "-6336.00");
});

test("an incident hits those whom the core tells of it, also where the grade stays", () => {
  // 受到处分: 等次最高为“合格”; 许思岳 is 合格 already, so only the note tells that the red line concerns him
  const scheme = read("dashiqiao.json");
  const quarter = read("samples/dashiqiao-2020.json");
  const offender = quarter.people.find(({ village }) => village === quarter.villages[0].id).id;
  const incident = { id: "x", redLine: "discipline", village: quarter.villages[0].id, date: "2020-05-05", basis: "处分决定", offender };
  const effect = effectOf(settled(scheme, quarter), settled(scheme, { ...quarter, incidents: [incident] }), { redLine: "年内受到处分", date: "2020-05-05", basis: "处分决定" });
  assert.deepEqual(effect.hit.map(({ id, before, after }) => [id, before.gradeName, after.gradeName]), [[offender, "合格", "合格"]]);
  assert.deepEqual(effect.others, []);
});

test("without whole numbers of any size, as in Safari 13, there is no picture of means, and the others stand", (t) => {
  const settlement = settled(read("huamachi.json"), read("samples/huamachi-2023Q4.json"));
  const bench = { language: "zh-CN", system: { hasPay: true, subject: "person" }, words: { columns: { village: "村" } } };
  assert.equal(typeof meanPicture(bench, settlement), "object");
  const { BigInt: whole } = globalThis;
  t.after(() => (globalThis.BigInt = whole));
  delete globalThis.BigInt;
  assert.equal(typeof meanPicture(bench, settlement), "symbol");
});
