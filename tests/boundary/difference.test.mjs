// What differs between two versions of a scheme, in the page's own words. Loaded from the page's sources as they stand.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = new URL("../../", import.meta.url);
const server = await createServer({
  configFile: fileURLToPath(new URL("www/vite.config.ts", root)),
  logLevel: "error",
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
after(() => server.close());

const load = (path) => server.ssrLoadModule(`/src/${path}`);
const { partsOf } = await load("rules/phrase.ts");
const versions = await load("library/version.ts");
const languages = {
  zh: [(await load("rules/labels.zh.ts")).labels, (await load("library/words-zh.ts")).zh.difference],
  en: [(await load("rules/labels.en.ts")).labels, (await load("library/words-en.ts")).en.difference],
};
const huamachi = JSON.parse(await readFile(new URL("schemes/huamachi.json", root), "utf8"));

/** What is said of a change of the Huamachi scheme: the title of each part, then its sentences. */
function said(change, language = "zh", before = huamachi) {
  const after = structuredClone(before);
  change(after);
  return partsOf(before, after, ...languages[language]).flatMap(({ title, sentences }) => [`[${title}]`, ...sentences]);
}

const grade = (scheme, id) => scheme.grading.grades.find((one) => one.id === id);

describe("differences between two versions", () => {
  it("of what is the same nothing is said, also where keys stand in another order", () => {
    assert.deepEqual(said((scheme) => (scheme.standard = Object.fromEntries(Object.entries(scheme.standard).reverse()))), []);
  });

  const values = (scheme) => {
    grade(scheme, "excellent").ratio = "1.1";
    grade(scheme, "good").from = "85";
    scheme.standard.value = "2600.00";
    scheme.indicators[0].items[0].weight = "9.5";
    scheme.barometer.bonusCap = "none";
    scheme.difficulty.classes[0].coefficient = "1.20";
    scheme.difficulty.suggestion.moves[1].harderFrom = 10;
    scheme.pay.proRating = "none";
    scheme.grading.redLinedInHeadcount = false;
  };

  it("a value is told with its unit and the entry it belongs to", () => {
    assert.deepEqual(said(values), [
      "[考核办法]", "补贴标准 2,400.00 元 → 2,600.00 元",
      "[难度类别]", "A 难度系数 1.10 → 1.20", "类别建议 工作任务量 升一类的起点 12 → 10",
      "[考核指标]", "基础指标 政治素质 权重 8 % → 9.5 %",
      "[晴雨表]", "加分封顶 5 分 → 不设限",
      "[等次]", "优秀 等次比例 100 % → 110 %", "良好 最低分 80 分 → 85 分", "高压线人员计入名额基数 是 → 否",
      "[补贴计算]", "任职不满一期 按任职月数折算 → 不折算",
    ]);
  });

  it("in English too", () => {
    assert.deepEqual(said(values, "en"), [
      "[Rules]", "Standard 2,400.00 yuan → 2,600.00 yuan",
      "[Difficulty]", "A Coefficient 1.10 → 1.20", "Suggestion workload Harder from 12 → 10",
      "[Indicators]", "基础指标 政治素质 Weight 8 % → 9.5 %",
      "[Barometer]", "Bonus cap 5 points → no limit",
      "[Grades]", "优秀 Ratio 100 % → 110 %", "良好 Lowest score 80 points → 85 points", "Red-lined people in the headcount yes → no",
      "[Pay]", "Part of a quarter by months in post → not reduced",
    ]);
  });

  it("a mark is told where it is written, with the value if that changed too, and once for all of whom it is true", () => {
    const change = (scheme) => {
      for (const id of ["excellent", "fair"]) grade(scheme, id).ratio = { value: grade(scheme, id).ratio, mark: "own" };
      grade(scheme, "good").ratio = { value: "0.85", mark: "own" };
      scheme.difficulty.mark = "own";
    };
    assert.deepEqual(said(change), ["[难度类别]", "出处 示例 → 本镇定", "[等次]", "优秀、一般 等次比例 出处 示例 → 本镇定", "良好 等次比例 80 % → 85 %（示例 → 本镇定）"]);
  });

  it("a mark that everything inherits is told once", () => {
    assert.deepEqual(said((scheme) => (scheme.mark = "own")), ["[考核办法]", "出处 示例 → 本镇定"]);
  });

  it("what came and went is told with what it holds", () => {
    const change = (scheme) => {
      scheme.barometer.items.push({ id: "commended-nation", name: "受国家表彰", kind: "bonus", points: "4", group: "commendation" });
      scheme.barometer.items = scheme.barometer.items.filter(({ id }) => id !== "meeting-absent");
      grade(scheme, "excellent").quota = { share: "30", bound: "at-most" };
      delete scheme.redLines;
      scheme.redLines = huamachi.redLines.slice(0, 5);
    };
    assert.deepEqual(said(change), [
      "[晴雨表]", "删去 晴雨表事项 无故缺席会议", "增加 晴雨表事项 受国家表彰（加或扣 加分，每次分数 4 分，所属组 同一事项多级表彰，就高不就低）",
      "[高压线]", "删去 高压线情形 违法建设、破坏耕地或者生态不制止不报告",
      "[等次]", "优秀 增加 名额（占人数的比例 30 %，至多或至少 至多）",
    ]);
  });

  it("an order is told where it is a rule, and nowhere else", () => {
    const change = (scheme) => {
      scheme.grading.grades.reverse();
      scheme.difficulty.classes.reverse();
      scheme.barometer.items.reverse();
    };
    assert.deepEqual(said(change), ["[难度类别]", "类别和系数 先后 A、B、C → C、B、A", "[等次]", "各等次 先后 优秀、良好、一般、差 → 差、一般、良好、优秀"]);
  });

  it("so are the orders of stages, of posts that are asked first, and of the grades that are tried", async () => {
    const [changle, gaogou, mouxiang] = await Promise.all(["changle", "gaogou", "mouxiang"].map(async (id) => JSON.parse(await readFile(new URL(`schemes/${id}.json`, root), "utf8"))));
    const reversed = (of) => (scheme) => of(scheme).reverse();
    assert.deepEqual(said(reversed(({ stages }) => stages), "zh", changle), ["[评分阶段]", "评分阶段 先后 村级自评、镇级审核、县级确认 → 县级确认、镇级审核、村级自评"]);
    assert.deepEqual(said(reversed(({ grading }) => grading.order), "zh", gaogou), ["[等次]", "评定次序 先后 后三名、一等、二等 → 二等、一等、后三名"]);
    const late = mouxiang.barometer.items.find(({ perPost }) => perPost);
    late.perPost = [{ post: "secretary", value: "200" }, { post: "member", value: "150" }];
    assert.deepEqual(said(({ barometer }) => barometer.items.find(({ perPost }) => perPost).perPost.reverse(), "zh", mouxiang), [
      "[晴雨表]", `${late.name} 按职务不同 先后 村党支部书记、其他村级干部 → 其他村级干部、村党支部书记`,
    ]);
    assert.deepEqual(said(({ redLines }) => redLines[0].withholds.reverse(), "zh", mouxiang), []);
  });

  it("bands, prizes and tests are the same by their turn, and named by what they begin with", async () => {
    const mouxiang = JSON.parse(await readFile(new URL("schemes/mouxiang.json", root), "utf8"));
    const gaogou = JSON.parse(await readFile(new URL("schemes/gaogou.json", root), "utf8"));
    assert.deepEqual(said((scheme) => (scheme.factors[0].from.bands[1].value = "1.05"), "zh", mouxiang), ["[其他系数]", "人口系数 取值 起点 1000 值 1 → 1.05"]);
    assert.deepEqual(said((scheme) => (scheme.pay.items[0].prizes[1].yuan = "3500.00"), "zh", mouxiang), ["[补贴计算]", "名次奖 到第几名 3 奖金 3,000.00 元 → 3,500.00 元"]);
    assert.deepEqual(said((scheme) => (scheme.grading.grades[0].tests[0].upTo = "3"), "zh", gaogou), ["[等次]", "一等 取自 名次 不多于 2 → 3"]);
  });

  it("an indicator under another heading has moved, and what changed of it on the way is told", () => {
    const change = (scheme) => {
      const indicator = scheme.indicators[1].items.shift();
      scheme.indicators[2].items.push({ ...indicator, weight: "6" });
    };
    assert.deepEqual(said(change), ["[考核指标]", "村集体经济发展 移来 组织生活落实（原在基层党建）", "村集体经济发展 组织生活落实 权重 5 % → 6 %"]);
  });

  it("references are told by name, and posts as a list", () => {
    const change = (scheme) => {
      scheme.posts[0].category = "deputy";
      scheme.posts[2].holds = ["secretary", "clerk"];
      for (const index of [4, 5]) scheme.posts[index].roleFactor = "0.8";
    };
    assert.deepEqual(said(change), ["[职务]", "村党支部书记 考核类别 正职 → 副职", "书记兼主任 删去 兼行职责 村委会主任", "书记兼主任 增加 兼行职责 村文书", "副主任、村文书 增加 岗位系数 0.8"]);
  });

  it("a worked example is told by its results; its facts count as one, and the version they name follows the version", () => {
    const change = (scheme) => {
      scheme.examples[0].expect.people[0].pay = "2641.00";
      scheme.examples[2].quarter.people[0].score = "61";
      for (const { quarter } of scheme.examples) quarter.scheme = { id: "huamachi", version: "2023-2" };
    };
    assert.deepEqual(said(change), ["[算例]", "A类村优秀 应得结果 zhao 金额 2,640.00 元 → 2,641.00 元", "C类村一般 数据 有改动"]);
    const moved = (scheme) => scheme.examples.forEach(({ quarter }) => (quarter.period = "2024Q1"));
    assert.deepEqual(said(moved), ["[算例]", "A类村优秀、B类村良好、C类村一般 等 16 项 数据 由 2023Q4 改到 2024Q1"]);
  });
});

describe("a new version", () => {
  const wanted = { version: "2024-1", from: "2024Q1", to: "" };
  const core = import(new URL("pkg/dist/index.js", root).href);

  it("is a draft of the same rules whose worked examples still hold", async () => {
    const { check, init } = await core;
    await init();
    const draft = versions.asNewVersion(versions.asApproved(huamachi, { by: "镇党委会", date: "2023-01-12", note: "" }), wanted);
    assert.deepEqual([draft.status, draft.approval, draft.version, draft.validity], ["draft", undefined, "2024-1", { from: "2024Q1" }]);
    const answer = check(draft);
    assert.deepEqual([answer.kind, answer.failed, answer.passed], ["checked", 0, huamachi.examples.length]);
  });

  it("moves days to the same month of the quarter, as far as that month has the day", () => {
    const example = { name: "移", quarter: { scheme: {}, period: "2023Q4", events: [{ date: "2023-10-31" }, { date: "2023-11-30" }, { date: "2023-12-31" }], note: "2023-11-30起" } };
    const { quarter } = versions.asNewVersion({ ...huamachi, examples: [example] }, wanted).examples[0];
    assert.deepEqual(quarter.events.map(({ date }) => date), ["2024-01-31", "2024-02-29", "2024-03-31"]);
    assert.deepEqual([quarter.period, quarter.note], ["2024Q1", "2023-11-30起"]);
  });

  it("is given the next number that is free", () => {
    assert.deepEqual(
      [["2023-1", []], ["2023-1", ["2023-2"]], ["9", []], ["v09", []], ["试行", []]].map(([version, taken]) => versions.nextVersion(version, taken)),
      ["2023-2", "2023-3", "10", "v10", "试行-2"],
    );
    assert.deepEqual([versions.neighbour("2023Q4", 1), versions.neighbour("2024Q1", -1), versions.neighbour("2024", 1)], ["2024Q1", "2023Q4", ""]);
  });
});
