/** Pay and its items, and the money they come out of. */

import { under } from "../../document/place";
import { difficultyOn, hasRoleFactors, isShared, mainLevel, prizeRanks } from "../level";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { rounding } from "./score";
import { clauses, periodWords, quoted, signed, subjectWords } from "./words";

const yuan = (text: string): string => `${text}元`;
const isMonthly = (r: Reader): boolean => r.word("pay.standardPer") === "month";
const eachTime = (r: Reader, level: Level): string => (isMonthly(r) ? "每月" : periodWords(level).each);

export function standard(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const others = r.places("posts").some((place) => r.has(under(place, "standard"))) ? "职务另有岗位标准的，按岗位标准。" : "";
  return [[one(say`补贴标准为${subjectWords(level).each}${eachTime(r, level)}${r.value("SchemeDocument", "standard", yuan)}。${others}`)]];
}

const RATED: Readonly<Record<string, string>> = { months: "按任职月数折算", days: "按任职天数折算", none: "不折算" };


export function pay(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const { whole, months } = periodWords(level);
  const perWords: Readonly<Record<string, string>> = { month: `按月计，每次计发${months}个月`, period: "按考核周期计" };
  const rated = r.has("pay.proRating") ? say`${level.subject === "person" ? `任职不满${whole}的，` : "补贴"}${r.chosen("PayRule", "pay.proRating", level.subject === "person" ? RATED : { ...RATED, none: "不按时间折算" })}。` : [];
  const per = r.has("pay.standardPer") ? say`${r.places("grading.grades").some((place) => r.has(under(place, "amount"))) ? "标准和等次金额" : "标准"}${r.chosen("PayRule", "pay.standardPer", perWords)}。` : [];
  return [
    ...(r.has("pay.items") ? items(r, level) : [[one([`补贴金额＝${formula(r, level)}。`])]]),
    [one(say`${per}${rated}${r.has("pay.items") ? "每项" : ""}金额计算后取舍一次，${rounding(r, "PayRounding", "pay.rounding", "元")}。${r.note("pay")}`)],
    ...(r.has("pay.twoPosts") ? [twoPosts(r)] : []),
  ];
}

function formula(r: Reader, level: Level): string {
  return ["标准", "等次比例", ...multipliers(r, level).map(([, name]) => name), ...time(r, level)].join("×");
}

function time(r: Reader, level: Level): string[] {
  const rated = r.word("pay.proRating");
  const { months } = periodWords(level);
  if (isMonthly(r)) return [rated === "months" ? "任职月数" : rated === "days" ? `${months}个月×任职天数÷周期天数` : `${months}个月`];
  return rated === "months" ? [`任职月数÷${months}`] : rated === "days" ? ["任职天数÷周期天数"] : [];
}

/** What multiplies every item that does not leave it out, by the word that leaves it out. */
function multipliers(r: Reader, level: Level): (readonly [id: string, name: string])[] {
  const factors = r.places("factors").filter((place) => r.word(under(place, "on")) === "pay");
  return [
    ...(hasRoleFactors(r) ? [["roleFactor", "岗位系数"] as const] : []),
    ...(difficultyOn(r, level) === "pay" ? [["difficulty", "难度系数"] as const] : []),
    ...factors.map((place) => [r.word(under(place, "id")), r.word(under(place, "name"))] as const),
  ];
}

function items(r: Reader, level: Level): Paragraph[][] {
  const hasMoney = r.places("barometer.items").some((place) => r.has(under(place, "yuan")));
  const factors = multipliers(r, level).map(([, name]) => name).join("、");
  const list = r.places("pay.items").map((place) => item(say`${payItem(r, level, place)}；`));
  const sum = list.length === 1 ? "补贴按下列规定计发" : "补贴为下列各项之和";
  const also = [factors === "" ? "" : `，除写明不乘的外都乘以${factors}`, hasMoney ? "，晴雨表中的奖、扣金额另外计入" : ""];
  return [[one([`${sum}${also.join("")}：`]), ...list]];
}

function payItem(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const without = r.places(at("without")).map((entry): Pieces => [r.mark(entry, multipliers(r, level).find(([id]) => id === r.word(entry))?.[1] ?? r.word(entry))]);
  return say`${r.say("PayItem", at("name"))}：${clauses([
    worth(r, level, place),
    r.has(at("months")) ? say`只计${r.value("PayItem", at("months"), (text) => `${text}个月`)}，不按任职时间折算` : [],
    without.length === 0 ? [] : say`不乘${joined(without, "、")}`,
  ])}${r.note(place)}`;
}

/** How an item follows from the result. */
function worth(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const by = (words: string): Pieces => r.chosen("PayItem", at("by"), { [r.word(at("by"))]: words });
  const points = (key: string): Pieces => r.value("PayItem", at(key), (text) => `${text}分`);
  const perPoint = (more: string, less: string): Pieces => r.value("PayItem", at("yuanPerPoint"), (text) => `${signed(text, more, less)}元`);
  switch (r.word(at("by"))) {
    case "fixed":
      return say`${by("不论考核结果，按")}${base(r, level, place)}计发`;
    case "ratio":
      return say`${base(r, level, place)}${by("×等次比例")}`;
    case "amount":
      return by("按等次写明的金额计发");
    case "score":
      return say`${base(r, level, place)}${by("×得分")}÷${r.has(at("fullScore")) ? r.value("PayItem", at("fullScore")) : "100"}`;
    case "points-missing":
      return say`以${base(r, level, place)}为基数，得分${by("低于")}${points("line")}的，每低一分${perPoint("扣", "加")}，不足一分的按比例计，扣完为止`;
    case "points-above":
      return say`得分${by("超过")}${points("line")}的部分，每分${perPoint("计发", "扣")}，不足一分的按比例计`;
    case "prizes":
      return say`${by("按名次计发")}：${prizes(r, level, place)}`;
    default:
      return [r.say("PayItem", at("by"))];
  }
}

/** The standard that an item goes by. */
function base(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const share = r.has(at("share")) ? say`的${r.value("PayItem", at("share"), (text) => `${text}%`)}` : [];
  const hasPosts = r.places("posts").some((post) => r.has(under(post, "standard")));
  const own = r.has(at("standard")) ? say`${subjectWords(level).each}${eachTime(r, level)}${r.value("PayItem", at("standard"), yuan)}` : [];
  const stated = r.has(at("standardFact")) ? say`填报的${quoted(r.named("facts", at("standardFact")))}` : [];
  return say`${clauses([stated, own], "；没有填报的按")}${stated.length + own.length > 0 ? [] : [hasPosts && !r.has("standard") ? "岗位标准" : "标准"]}${share}`;
}

function prizes(r: Reader, level: Level, place: string): Pieces {
  const told = prizeRanks(r, place).map(({ prize, first }) => {
    const words = (last: string): string => (first === last ? `第${last}名` : `第${first}至${last}名`);
    return say`${r.value("Prize", under(prize, "to"), words)}${subjectWords(level).each}${r.value("Prize", under(prize, "yuan"), yuan)}${r.note(prize)}`;
  });
  return say`${joined(told, "，")}，其余不发`;
}

function twoPosts(r: Reader): Paragraph[] {
  const share = r.value("TwoPosts", "pay.twoPosts.share", (text) => `${text}%`);
  return [one(say`身兼数职的，除按类别最高的职务计发外，其他每个职务再加计其标准${hasRoleFactors(r) ? "乘以岗位系数" : ""}的${share}${r.note("pay.twoPosts")}。`)];
}

const OVER: Readonly<Record<string, string>> = {
  report: "照数计发，并报告超出的金额",
  "scale-down": "按各自金额的比例压减到可用资金",
  "carry-forward": "照数计发，超出的金额结转下期",
  "claw-back": "照数计发，超出的金额按各自金额的比例分摊，下期扣回",
};
const UNDER: Readonly<Record<string, string>> = { report: "只作报告，不作分配", "carry-forward": "结转下期" };

export function pool(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const { each } = subjectWords(level);
  const aside: Readonly<Record<string, string>> = { people: `按参加核算的${each}的全额标准提取`, months: `按${each}的标准和任职月数占${periodWords(level).whole}的比例提取`, sum: "按固定金额提取" };
  const sum = r.has("pool.sum") ? say`，${periodWords(level).each}${r.value("Pool", "pool.sum", yuan)}` : [];
  const among = r.places("pool.shareAmong").map((place) => quoted(r.named("grading.grades", place)));
  const shared = among.length === 0 ? [] : say`在等次为${joined(among, "、")}的${subjectWords(level).all}之间`;
  const left = say`${shared}${r.chosen("Pool", "pool.whenUnder", { ...UNDER, share: "按各自金额的比例分配" })}`;
  return [
    [one(say`资金${r.chosen("Pool", "pool.setAside", aside)}${sum}，加上上期结转即为可用资金。`)],
    [one(say`应发合计超过可用资金的，${r.chosen("Pool", "pool.whenOver", OVER)}；有结余的，${left}。${isShared(r) ? "金额为负的不参加分摊和分配。" : ""}${r.note("pool")}`)],
  ];
}
