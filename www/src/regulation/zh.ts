/** The rules as a regulation in Chinese. Each mechanism has its sentence; what has none follows as label and value. */

import { under } from "../document/place";
import type { Labels } from "../rules/labels";
import type { Json } from "../document/json";
import { joined, percent, Reader, say } from "./model";
import type { Manner, Paragraph, Pieces, Regulation } from "./model";
import { regulationOf } from "./whole";
import type { Plan } from "./whole";

const NUMERALS = "零一二三四五六七八九";

/** 1 → 一, 12 → 十二, 105 → 一百零五 */
export function numeral(number: number): string {
  const [hundreds, tens, ones] = [Math.trunc(number / 100), Math.trunc(number / 10) % 10, number % 10];
  const low = tens === 0 ? (ones === 0 ? "" : `${hundreds > 0 ? "零" : ""}${NUMERALS[ones] ?? ""}`) : `${tens === 1 && hundreds === 0 ? "" : (NUMERALS[tens] ?? "")}十${ones === 0 ? "" : (NUMERALS[ones] ?? "")}`;
  return `${hundreds === 0 ? "" : `${NUMERALS[hundreds] ?? ""}百`}${low}`;
}

const manner: Manner = {
  colon: "：",
  comma: "，",
  semicolon: "；",
  stop: "。",
  yes: "是",
  no: "否",
  unlimited: "不设限",
  note: (text) => ["（", text, "）"],
  period(text) {
    const [, year, part] = /^(\d{4})(?:Q(\d)|H(\d)|-(\d{2}))?$/.exec(text) === null ? [] : [text, text.slice(0, 4), text.slice(4)];
    if (year === undefined || part === undefined) return text;
    if (part.startsWith("Q")) return `${year}年第${numeral(Number(part.slice(1)))}季度`;
    if (part.startsWith("H")) return `${year}年${part === "H1" ? "上" : "下"}半年`;
    return part === "" ? `${year}年` : `${year}年${Number(part.slice(1))}月`;
  },
  day(text) {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
    return year === undefined ? text : `${year}年${Number(month)}月${Number(day)}日`;
  },
};

const one = (pieces: Pieces, level = 0): Paragraph => ({ pieces, level });
const item = (pieces: Pieces, level = 1): Paragraph => ({ pieces, level });

function identity(r: Reader): Paragraph[][] {
  const articles = [
    [one(say`为做好村干部绩效考核和补贴发放，由${r.say("SchemeDocument", "issuer")}制定本办法。本办法代号${r.say("SchemeDocument", "id")}，版本号${r.say("SchemeDocument", "version")}，现为${r.say("SchemeDocument", "status")}。${r.note("")}`)],
    [one(say`本办法自${r.say("Validity", "validity.from")}起执行${r.has("validity.to") ? say`，至${r.say("Validity", "validity.to")}止` : "，至另行通知为止"}。`)],
  ];
  if (r.has("approval")) articles.push([one(say`本办法由${r.say("Approval", "approval.by")}于${r.say("Approval", "approval.date")}审定。${r.note("approval")}`)]);
  return articles;
}

function categories(r: Reader): Paragraph[][] {
  const list = r.places("categories").map((place) => item(say`${r.say("Category", under(place, "name"))}${r.note(place)}；`));
  const how = r.has("grading.within") ? "各类别分别考核" : "各类别分别考核、分别排名";
  return [[one([`考核按职务分为下列类别，从高到低排列，${how}：`]), ...list]];
}

function posts(r: Reader): Paragraph[][] {
  const list = r.places("posts").map((place) => {
    const at = (key: string): string => under(place, key);
    const parts: Pieces[] = [[r.say("Post", at("name"))], say`属${r.say("Post", at("category"))}类别`];
    if (r.has(at("roleFactor"))) parts.push(say`岗位系数${r.say("Post", at("roleFactor"))}${r.note(at("roleFactor"))}`);
    if (r.has(at("single"))) parts.push([r.mark(at("single"), r.plain(at("single")) === true ? "一个村同一时间最多一人" : "一个村可以同时有几人")]);
    const held = r.places(at("holds")).map((holds) => [r.mark(holds, r.text("Post", "holds", { is: "reference" }, holds))]);
    if (held.length > 0) parts.push(["兼行", ...joined(held, "、"), "的职责"]);
    return item([...joined(parts, "，"), ...r.note(place), "；"]);
  });
  const several = r.has("pay.twoPosts") ? "一人担任几个职务的，按其中最高的类别考核。" : "一人担任几个职务的，按其中最高的类别考核，只计发一份补贴。";
  return [[one(["纳入考核的职务如下："]), ...list], [one([several])]];
}

function indicators(r: Reader): Paragraph[][] {
  const list = r.places("indicators").flatMap((place) => indicator(r, place, 1));
  const isWeighted = list.some(({ pieces }) => pieces.includes("，权重"));
  const how = isWeighted ? "各项按百分制评分，乘以权重后相加；权重为0的，由需要的村自行设定权重。" : "各项得分相加即为考核得分。";
  return [[one([`考核设下列指标。${how}没有评分的项目待评，不按零分计算。`]), ...list]];
}

function indicator(r: Reader, place: string, level: number): Paragraph[] {
  const at = (key: string): string => under(place, key);
  const pieces: Pieces = [
    r.say("Indicator", at("name")),
    ...(r.has(at("weight")) ? say`，权重${r.say("Indicator", at("weight"), (text) => `${text}%`)}${r.note(at("weight"))}` : []),
    ...(r.has(at("points")) ? say`，${r.say("Indicator", at("points"), (text) => `${text}分`)}${r.note(at("points"))}` : []),
    ...(r.has(at("fullMarks")) ? say`，满分${r.say("Indicator", at("fullMarks"), (text) => `${text}分`)}${r.note(at("fullMarks"))}` : []),
    ...r.note(place),
    r.has(at("items")) ? "：" : "；",
  ];
  return [item(pieces, level), ...r.places(at("items")).flatMap((inner) => indicator(r, inner, level + 1))];
}

function rounding(r: Reader, shape: string, place: string, unit: string): Pieces {
  return say`${r.say(shape, under(place, "mode"))}，取到${r.say(shape, under(place, "step"), (text) => `${text}${unit}`)}${r.note(under(place, "step"))}${r.note(place)}`;
}

function score(r: Reader): Paragraph[][] {
  const bound = (key: string, least: string, none: string): Pieces =>
    r.plain(`score.${key}`) === "none" ? [r.mark(`score.${key}`, none), ...r.note(`score.${key}`)] : say`${least}${r.say("ScoreRule", `score.${key}`, (text) => `${text}分`)}${r.note(`score.${key}`)}`;
  return [
    [one(say`考核得分在加分、扣分之后取舍一次，${rounding(r, "ScoreRounding", "score.rounding", "分")}；${bound("floor", "扣完为止，最低", "不设最低分")}，${bound("ceiling", "最高", "不设最高分")}。排名和等次以取舍后的得分为准。${r.note("score")}`)],
  ];
}

function barometer(r: Reader): Paragraph[][] {
  const cap = (key: string, name: string): Pieces =>
    r.plain(`barometer.${key}`) === "none" ? [r.mark(`barometer.${key}`, `${name}不封顶`), ...r.note(`barometer.${key}`)] : say`${name}合计最多${r.say("Barometer", `barometer.${key}`, (text) => `${text}分`)}${r.note(`barometer.${key}`)}`;
  const items = r.places("barometer.items").map((place) => barometerItem(r, place));
  const groups = r.places("barometer.groups").map((place) => {
    const counts = r.has(under(place, "counts")) ? say`，${r.say("BarometerGroup", under(place, "counts"))}` : "，同一事由只计最高的一项（就高不就低）";
    return item(say`${r.say("BarometerGroup", under(place, "name"))}${counts}${r.note(place)}；`);
  });
  return [
    [one(say`晴雨表设下列加分、扣分事项：${r.note("barometer")}`), ...items],
    [one(say`每人每${r.has("period") ? "期" : "季度"}${cap("bonusCap", "加分")}，${cap("deductionCap", "扣分")}。`)],
    ...(groups.length === 0 ? [] : [[one(["下列各组事项合并计算："]), ...groups]]),
  ];
}

const SIGN: Readonly<Record<string, string>> = { bonus: "加", deduction: "扣" };

function barometerItem(r: Reader, place: string): Paragraph {
  const at = (key: string): string => under(place, key);
  const sign = r.mark(at("kind"), SIGN[r.word(at("kind"))] ?? r.word(at("kind")));
  const group = r.has(at("group")) ? say`，归入“${r.say("BarometerItem", at("group"))}”组` : [];
  const cap = r.has(at("cap")) ? say`，此项最多${r.say("BarometerItem", at("cap"), (text) => `${text}分`)}${r.note(at("cap"))}` : [];
  const points = r.has(at("points")) ? say`，每次${sign}${r.say("BarometerItem", at("points"), (text) => `${text}分`)}${r.note(at("points"))}` : say`，${sign}`;
  return item(say`${r.say("BarometerItem", at("name"))}${points}${cap}${group}${r.note(place)}；`);
}

const OFFENDER: Readonly<Record<string, string>> = { always: "当事人一并追究", "when-ticked": "是否追究当事人，登记时勾选", never: "不追究当事人" };

function redLines(r: Reader): Paragraph[][] {
  const isPlain = r.places("redLines").every((place) => !r.has(under(place, "grade")) && !r.has(under(place, "keepsGrade")));
  const list = r.places("redLines").map((place) => {
    const hits = (key: string): string => under(place, "hits", key);
    const grid = r.plain(hits("gridCadre")) === true ? r.mark(hits("gridCadre"), "事发网格的包抓干部") : null;
    const held = r.places(hits("posts")).map((post) => [r.mark(post, r.text("Hits", "posts", { is: "reference" }, post))]);
    const whom: Pieces[] = [...(grid === null ? [] : [[grid]]), ...(held.length === 0 ? [] : [["事发村的", ...joined(held, "、")]])];
    const none = grid === null ? say`，${r.mark(hits("gridCadre"), "不追究包抓网格的干部")}` : [];
    const offender = r.word(hits("offender"));
    return item(say`${r.say("RedLine", under(place, "name"))}。${whom.length === 0 ? "" : "追究"}${joined(whom, "、")}${none}；${r.mark(hits("offender"), OFFENDER[offender] ?? offender)}${r.note(under(place, "hits"))}${r.note(place)}。`);
  });
  return [
    ...(isPlain ? [[one(["触碰高压线的，实行一票否决，直接定为最后一个等次，排在本类别其他人员之后，不占名额。"])]] : []),
    [one(["高压线情形和追究范围如下："]), ...list],
  ];
}

function grades(r: Reader): Paragraph[][] {
  const places = r.places("grading.grades");
  const list = places.map((place, index) => grade(r, place, index === places.length - 1));
  const counted = "grading.redLinedInHeadcount";
  const articles = [[one(say`考核等次从高到低如下，上一等次之外的人员依次评定下一等次：${r.note("grading")}`), ...list]];
  if (r.has("grading.tie")) articles.push(tie(r));
  if (r.has(counted)) articles.push([one([r.mark(counted, `按比例计算名额时，触碰高压线的人员${r.plain(counted) === true ? "计入" : "不计入"}类别人数`), ...r.note(counted), "。"])]);
  return articles;
}

function grade(r: Reader, place: string, isLast: boolean): Paragraph {
  const at = (key: string): string => under(place, key);
  const tests: Pieces[] = [];
  if (r.has(at("from"))) tests.push(say`得分达到${r.say("Grade", at("from"), (text) => `${text}分`)}（含）${r.note(at("from"))}`);
  if (r.has(at("below"))) tests.push(say`得分低于${r.say("Grade", at("below"), (text) => `${text}分`)}${r.note(at("below"))}`);
  if (r.has(at("quota"))) tests.push(quota(r, at("quota")));
  if (tests.length === 0) tests.push([isLast ? "其余人员" : "不设条件"]);
  const ratio = r.has(at("ratio")) ? say`，按标准的${r.say("Grade", at("ratio"), percent)}计发${r.note(at("ratio"))}` : [];
  return item(say`${r.say("Grade", at("name"))}：${joined(tests, "，")}${ratio}${r.note(place)}；`);
}

function quota(r: Reader, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const share = r.has(at("share")) ? say`类别人数的${r.say("Quota", at("share"), (text) => `${text}%`)}${r.note(at("share"))}` : [];
  const places = r.has(at("places")) ? say`${r.say("Quota", at("places"), (text) => `${text}人`)}${r.note(at("places"))}` : [];
  return say`名额${r.say("Quota", at("bound"))}${share}${places}${r.note(place)}`;
}

function tie(r: Reader): Paragraph[] {
  const place = "grading.tie.rule";
  const rules: Readonly<Record<string, string>> = {
    decide: "等待集体决定，决定记录之前不定等次、不发补贴",
    "both-up": "都评为该等次",
    "both-down": "都不评为该等次",
    "by-indicators": "依次比较下列指标的得分，仍然相同的等待集体决定",
  };
  const rule = r.word(place);
  const named = r.places("grading.tie.indicators").map((indicator) => [r.mark(indicator, r.text("TieRule", "indicators", { is: "reference" }, indicator))]);
  const list: Pieces = named.length === 0 ? [] : ["：", ...joined(named, "、")];
  return [one(say`名额线上得分相同的，${r.mark(place, rules[rule] ?? rule)}${list}${r.note("grading.tie")}。名额从不因名单先后而定。`)];
}

function difficulty(r: Reader): Paragraph[][] {
  const list = r.places("difficulty.classes").map((place) => {
    const coefficient = under(place, "coefficient");
    return item(say`${r.say("DifficultyClass", under(place, "id"))}类，系数${r.say("DifficultyClass", coefficient)}${r.note(coefficient)}${r.note(place)}；`);
  });
  const on = r.has("difficulty.on") ? say`难度系数${r.say("Difficulty", "difficulty.on")}` : "难度系数乘在补贴上，不影响得分和等次";
  const articles = [[one(say`村（社区）按难度分为下列类别，从难到易排列。${on}：${r.note("difficulty")}`), ...list]];
  if (r.has("difficulty.suggestion")) articles.push(suggestion(r));
  return articles;
}

function suggestion(r: Reader): Paragraph[] {
  const place = "difficulty.suggestion";
  const bands = r.places(under(place, "bands")).map((band) => item(say`达到${r.say("Band", under(band, "from"))}（含）的，建议为${r.say("Band", under(band, "class"))}类${r.note(under(band, "from"))}${r.note(band)}；`));
  const moves = r.places(under(place, "moves")).map((move) => {
    const at = (key: string): string => under(move, key);
    const parts: Pieces[] = [];
    if (r.has(at("harderFrom"))) parts.push(say`达到${r.say("Move", at("harderFrom"))}（含）的，往难升一类${r.note(at("harderFrom"))}`);
    if (r.has(at("easierBelow"))) parts.push(say`低于${r.say("Move", at("easierBelow"))}的，往易降一类${r.note(at("easierBelow"))}`);
    return item(say`${r.say("Move", at("by"))}${joined(parts, "；")}${r.note(move)}；`);
  });
  return [
    one(say`难度类别由镇里确定。建议类别按${r.say("Suggestion", under(place, "by"))}分档：${r.note(place)}`),
    ...bands,
    ...(moves.length === 0 ? [] : [one(["建议类别再按下列情况升降，升降合计后不超出首尾两类："]), ...moves]),
  ];
}

function standard(r: Reader): Paragraph[][] {
  return [[one(say`绩效补贴${r.has("period") || r.has("pay.standardPer") ? "标准" : "季度标准"}为每人${r.say("SchemeDocument", "standard", (text) => `${text}元`)}${r.note("standard")}。`)]];
}

function pay(r: Reader): Paragraph[][] {
  const words: Readonly<Record<string, string>> = { months: "任职不满一个季度的，按任职月数折算", none: "任职不满一个季度的，不折算" };
  const proRating = r.word("pay.proRating");
  const part = r.has("pay.proRating") ? say`${r.mark("pay.proRating", words[proRating] ?? proRating)}${r.note("pay.proRating")}。` : [];
  const formula = r.has("pay.items") ? "" : `补贴金额＝季度标准×等次比例×难度系数${r.places("posts").some((place) => r.has(under(place, "roleFactor"))) ? "×岗位系数" : ""}。`;
  return [[one(say`${formula}每人金额计算后取舍一次，${rounding(r, "PayRounding", "pay.rounding", "元")}。${part}${r.note("pay")}`)]];
}

function pool(r: Reader): Paragraph[][] {
  return [
    [
      one(
        say`资金按${r.say("Pool", "pool.setAside")}提取${r.note("pool.setAside")}。应发超过可用资金的，${r.say("Pool", "pool.whenOver")}${r.note("pool.whenOver")}；有结余的，${r.say("Pool", "pool.whenUnder")}${r.note("pool.whenUnder")}。${r.note("pool")}`,
      ),
    ],
  ];
}

function notes(r: Reader): Paragraph[][] {
  const list = r.places("notes").map((place) => item([r.mark(place, r.word(place))]));
  return list.length === 0 ? [] : [[one(["编制说明："]), ...list]];
}

/** A scheme that leaves a part out has no article about it. */
const when = (key: string, articles: (r: Reader) => Paragraph[][]) => (r: Reader) => (r.has(key) ? articles(r) : []);

const plan: Plan = {
  article: (number) => `第${numeral(number)}条`,
  chapter: (number, title) => `第${numeral(number)}章　${title}`,
  bullet: (number, level) => (level === 1 ? `（${numeral(number)}）` : level === 2 ? `${number}.` : `（${number}）`),
  warning: "（草案，未经审定）",
  legend: "标“示例”的是示例值，由本镇核定后替换；〔1〕等为来源文件的序号，见附件。",
  annex: (number, title) => `附件${number}　${title}`,
  chapters: [
    { title: "总则", keys: ["id", "version", "title", "issuer", "status", "approval", "validity"], say: [identity] },
    { title: "考核对象", keys: ["subject", "period", "categories", "posts"], say: [when("categories", categories), when("posts", posts)] },
    { title: "考核指标和得分", keys: ["facts", "ballots", "indicators", "stages", "score"], say: [when("indicators", indicators), when("score", score)] },
    { title: "晴雨表", keys: ["barometer"], say: [when("barometer", barometer)] },
    { title: "高压线", keys: ["redLines"], say: [when("redLines", redLines)] },
    { title: "等次评定", keys: ["grading"], say: [when("grading", grades)] },
    { title: "难度类别", keys: ["difficulty", "factors"], say: [when("difficulty", difficulty)] },
    { title: "补贴和资金", keys: ["standard", "pay", "pool"], say: [when("standard", standard), when("pay", pay), when("pool", pool)] },
  ],
  last: { title: "附则", keys: ["notes"], say: [notes] },
  sources: "来源文件",
  examples: "算例",
  codes: "代号对照",
  code: (name, id) => say`${name}：${id}；`,
};

export function regulation(scheme: Json | undefined, labels: Labels): Regulation {
  return regulationOf(new Reader(scheme, labels, manner), plan);
}
