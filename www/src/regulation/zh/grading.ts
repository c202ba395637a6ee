/** How grades follow from scores, ranks and whatever else is tested. */

import { under } from "../../document/place";
import type { Level } from "../level";
import { item, joined, one, percent, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { condition } from "./number";
import { clauses, periodWords, quoted, signed, subjectWords } from "./words";

export function grades(r: Reader, level: Level): Paragraph[][] {
  const at = (key: string): string => level.at(`grading.${key}`);
  const places = r.places(at("grades"));
  const order = r.places(at("order")).map((entry) => quoted(r.named(at("grades"), entry)));
  const list = places.map((place) => item(say`${grade(r, level, place, place === places[places.length - 1])}；`));
  const { all } = subjectWords(level);
  const how = order.length === 0 ? ["按这一次序先后评定，"] : say`按${joined(order, "、")}的次序先后评定，`;
  const heading = level.isTeam ? "村集体的等次" : "考核等次";
  return [
    [one(ranked(r, level))],
    [one(say`${heading}从高到低如下，${how}已评上等次的${all}不再参加后面的评定${r.note(level.at("grading"))}：`), ...list],
    [one(say`${tie(r, level)}${headcount(r, level)}`)],
  ];
}

const WITHIN: Readonly<Record<string, string>> = { category: "同一类别", village: "同一村" };

/** Who is ranked together. */
function ranked(r: Reader, level: Level): Pieces {
  const { all } = subjectWords(level);
  const within = level.at("grading.within");
  const list = r.places(within).map((entry) => r.chosen("Grading", entry, WITHIN));
  const group = list.length > 0 ? say`${joined(list, "、")}的` : [isByCategory(r, level) ? "同一类别的" : "全部"];
  const quotas = hasQuota(r, level) ? "，名额在其中计算，从得分高的起评定" : "";
  return say`${group}${all}按${level.isTeam ? "集体" : "考核"}得分一起排名，得分相同的名次相同${quotas}。`;
}

function isByCategory(r: Reader, level: Level): boolean {
  return !level.isTeam && r.has("categories") && !r.has("grading.within");
}

function hasQuota(r: Reader, level: Level): boolean {
  return r.places(level.at("grading.grades")).some((place) => r.has(under(place, "quota")));
}

/** 同类别人数、总村数 */
function headcountOf(r: Reader, level: Level): string {
  const within = r.places(level.at("grading.within")).map((entry) => (r.word(entry) === "village" ? "同村" : "同类别"));
  const { count } = subjectWords(level);
  return within.length > 0 ? `${within.join("")}${count}` : isByCategory(r, level) ? `同类别${count}` : `总${count}`;
}

function grade(r: Reader, level: Level, place: string, isLast: boolean): Pieces {
  const at = (key: string): string => under(place, key);
  const points = (key: string): Pieces => r.value("Grade", at(key), (text) => `${text}分`);
  const tests = [
    clauses([r.has(at("from")) ? say`得分达到${points("from")}` : [], r.has(at("below")) ? say`${r.has(at("from")) ? "" : "得分"}低于${points("below")}` : []], "、"),
    ...r.places(at("tests")).map((test) => condition(r, level, test)),
  ];
  const who = clauses([clauses(tests, "，并且"), r.has(at("quota")) ? quota(r, level, at("quota"), tests.some((test) => test.length > 0)) : []]);
  const money = clauses([r.has(at("ratio")) ? ratio(r, at("ratio")) : [], r.has(at("amount")) ? amount(r, level, at("amount")) : []]);
  const name = r.say("Grade", at("name"));
  return say`${name}：${clauses([clauses([who, remaining(r, level, place, who.length > 0, isLast)]), money], "；")}${r.note(place)}`;
}

/** Who is left at the end, and what only red lines and decisions give. */
function remaining(r: Reader, level: Level, place: string, isTested: boolean, isLast: boolean): Pieces {
  const otherwise = level.at("grading.otherwise");
  const id = r.word(under(place, "id"));
  const { all } = subjectWords(level);
  if (r.word(otherwise) === id) return [r.mark(otherwise, isTested ? `其余的${all}也定为此等次` : `其余的${all}`)];
  if (isLast && !r.has(otherwise)) return isTested ? [`其余的${all}也定为此等次`] : [`其余的${all}`];
  if (isTested) return [];
  return [isLast ? "只由一票否决或者集体决定得出" : "只由集体决定得出"];
}

/** Where pay is made of items, they say what the ratio is of. */
function ratio(r: Reader, place: string): Pieces {
  if (r.has("pay.items")) return r.value("Grade", place, (text) => `等次比例${text.startsWith("-") ? `－${percent(text.slice(1))}` : percent(text)}`);
  return r.value("Grade", place, (text) => (text.startsWith("-") ? `扣减标准的${percent(text.slice(1))}` : /^0(\.0+)?$/.test(text) ? `不发（标准的${percent(text)}）` : `按标准的${percent(text)}计发`));
}

function amount(r: Reader, level: Level, place: string): Pieces {
  const each = `${subjectWords(level).each}${r.word("pay.standardPer") === "month" ? "每月" : ""}`;
  return r.value("Grade", place, (text) => (/^0(\.0+)?$/.test(text) ? `不计发（${text}元）` : `${each}${signed(text, "计发", "扣减")}元`));
}

const BOUNDS: Readonly<Record<string, readonly [word: string, share: string]>> = { "at-most": ["不超过", "有小数的舍去"], "at-least": ["不少于", "有小数的进一"] };

function quota(r: Reader, level: Level, place: string, isTested: boolean): Pieces {
  const at = (key: string): string => under(place, key);
  const [word, whole] = BOUNDS[r.word(at("bound"))] ?? [r.word(at("bound")), ""];
  const people = headcountOf(r, level);
  const percentOf = (key: string): Pieces => r.value("Quota", at(key), (text) => `${text}%`);
  const shares = r.places(at("byTeamGrade")).map((entry) => say`${r.named("team.grading.grades", under(entry, "grade"))}的${word}${r.value("TeamShare", under(entry, "share"), (text) => `${text}%`)}${r.note(entry)}`);
  const bound = r.mark(at("bound"), word);
  const size = r.has(at("share"))
    ? say`名额${bound}${people}的${percentOf("share")}（${whole}）`
    : r.has(at("places"))
      ? say`名额${bound}${r.value("Quota", at("places"), (text) => `${text}${subjectWords(level).unit}`)}`
      : say`名额按本村集体等次占${people}的比例确定（${whole}），本村为${joined(shares, "，")}，没有列出的没有名额`;
  if (r.has(at("byTeamGrade"))) r.tell(at("bound"));
  const short = r.word(at("bound")) !== "at-least" ? [] : isTested ? ["符合条件的都评上，不足的予以提示"] : ["按名额评足"];
  return clauses([size, short, r.has(at("least")) ? say`少于${percentOf("least")}的予以提示` : [], r.note(place)]);
}

const TIES: Readonly<Record<string, string>> = {
  decide: "等待集体决定，决定记录之前不定等次",
  "both-up": "都评为该等次，名额因此超出的照超出的算",
  "both-down": "都不评为该等次，空出的名额不补，先参加下一等次的评定",
  "by-indicators": "依次比较下列指标的得分，仍然相同的等待集体决定",
};

function tie(r: Reader, level: Level): Pieces {
  const place = level.at("grading.tie");
  const named = r.names("TieRule", under(place, "indicators"));
  const list = named.length === 0 ? [] : say`：${joined(named, "、")}`;
  return say`名额线上得分相同的，${r.chosen("TieRule", under(place, "rule"), TIES)}${list}${r.note(place)}；名额从不因名单先后而定。`;
}

function headcount(r: Reader, level: Level): Pieces {
  const place = level.at("grading.redLinedInHeadcount");
  if (!r.has(place)) return [];
  const { all, count } = subjectWords(level);
  const open = hasQuota(r, level) ? "；得分待定的也计入，但在得分确定前不占名额" : "";
  return say`按比例计算名额时，触碰高压线的${all}${r.mark(place, r.plain(place) === true ? "计入" : "不计入")}${count}${r.note(place)}${open}。`;
}

const afterwards = (level: Level): string => periodWords(level).counted;

export function runs(r: Reader, level: Level): Paragraph[][] {
  const list = r.places("runs").map((place) => {
    const at = (key: string): string => under(place, key);
    return item(say`连续${r.value("Run", at("length"), (text) => `${text}${afterwards(level)}`)}以上（含）为${quoted(r.named("grading.grades", at("grade")))}的，${r.say("Run", at("consequence"))}${r.note(place)}；`);
  });
  return [[one(["连续得到同一等次的，按下列规定提出意见，由集体研究决定；同时符合几项的，按期数最多的一项："]), ...list]];
}

export function ledger(r: Reader, level: Level): Paragraph[][] {
  const { here } = periodWords(level);
  const unit = r.word("ledger.unit");
  const from = r.has("ledger.redeemFrom") ? say`余额达到${r.value("Ledger", "ledger.redeemFrom", (text) => `${text}${unit}`)}的方可兑换` : "余额不论多少都可以兑换，但以余额为限";
  return [[one(say`${subjectWords(level).each}设积分账户，以“${r.say("Ledger", "ledger.unit")}”为单位逐期累计：余额＝上期结存＋${here}得分－${here}兑换。${from}，不符合的予以提示。${r.note("ledger")}`)]];
}
