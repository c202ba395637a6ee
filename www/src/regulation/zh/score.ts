/** Indicators, the score, and what multiplies it. */

import { under } from "../../document/place";
import { difficultyOn, indicatorsBelow, makingsOf, scaleOf } from "../level";
import type { Level } from "../level";
import { item, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { made } from "./number";
import { clauses, subjectWords } from "./words";

export function indicators(r: Reader, level: Level): Paragraph[][] {
  const root = level.at("indicators");
  const all = indicatorsBelow(r, root);
  const list = r.places(root).flatMap((place) => indicator(r, level, place, 1));
  const isWeighted = scaleOf(r, root) === "weights";
  const isEntered = all.some((place) => !["items", "from", "start"].some((key) => r.has(under(place, key))));
  const how = [
    isWeighted ? "各项得分占满分的百分比乘以权重，相加为指标得分；没有写明满分的，满分为100分。" : "各项得分相加为指标得分。",
    all.some((place) => r.word(under(place, "weight")) === "0") ? "权重为0的，由需要的村自行设定权重。" : "",
    isEntered ? "没有评分的项目待评，不按零分计算。" : "",
  ];
  return [[one([`${level.isTeam ? "村集体" : ""}考核设下列指标。${how.join("")}`]), ...list]];
}

function indicator(r: Reader, level: Level, place: string, depth: number): Paragraph[] {
  const at = (key: string): string => under(place, key);
  const points = (key: string): Pieces => r.value("Indicator", at(key), (text) => `${text}分`);
  const pieces = clauses([
    [r.say("Indicator", at("name"))],
    r.has(at("weight")) ? say`权重${r.value("Indicator", at("weight"), (text) => `${text}%`)}` : [],
    r.has(at("points")) ? points("points") : [],
    r.has(at("fullMarks")) ? say`满分${points("fullMarks")}` : [],
    scored(r, level, place),
  ]);
  return [item(say`${pieces}${r.note(place)}${r.has(at("items")) ? inside(r, place) : "；"}`, depth), ...r.places(at("items")).flatMap((inner) => indicator(r, level, inner, depth + 1))];
}

function inside(r: Reader, place: string): string {
  if (r.has(under(place, "points"))) return "，其中：";
  if (!r.has(under(place, "weight"))) return "：";
  return scaleOf(r, under(place, "items")) === "weights" ? "，由下列各项按权重合成：" : "，由下列各项得分合计折算为百分制：";
}

const STARTS: Readonly<Record<string, string>> = { full: "从满分起，按晴雨表中指明本项的事项扣分，扣完为止", zero: "从零分起，按晴雨表中指明本项的事项加分，加到满分为止" };

/** Where its score comes from. */
function scored(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  return clauses([
    r.has(at("shared")) ? [r.mark(at("shared"), r.plain(at("shared")) === true ? "每村评一次，全村人员得分相同" : "各人分别评分")] : [],
    r.has(at("from")) ? say`得分${made(r, level, at("from"), "分")}` : [],
    r.has(at("start")) ? r.chosen("Indicator", at("start"), STARTS) : [],
  ]);
}

const BASES = { indicators: "指标得分", start: "起始分", total: "评定的总分" };

export function score(r: Reader, level: Level): Paragraph[][] {
  const at = (key: string): string => level.at(`score.${key}`);
  const { base, before, after, hasBonus, hasDeduction } = makingsOf(r, level);
  const difficulty = difficultyOn(r, level);
  const { each } = subjectWords(level);
  const first = `${BASES[base]}${times([...(difficulty === "assessed" ? ["难度系数"] : []), ...before])}`;
  const sum = `${first}${hasBonus ? "＋加分" : ""}${hasDeduction ? "－扣分" : ""}`;
  const last = [...(difficulty === "score" ? ["难度系数"] : []), ...after];
  const whole = last.length === 0 ? sum : `${sum === first ? sum : `（${sum}）`}${times(last)}`;
  const bound = (key: string, least: string, none: string): Pieces =>
    r.plain(at(key)) === "none" ? [r.mark(at(key), none), ...r.note(at(key))] : say`${least}${r.value("ScoreRule", at(key), (text) => `${text}分`)}`;
  const starts: Readonly<Record<typeof base, Pieces>> = {
    indicators: [],
    start: r.has(at("start")) ? say`${each}从${r.value("ScoreRule", at("start"), (text) => `${text}分`)}起。` : [],
    total: ["不设分项指标，直接评定总分；没有评定的待评，不按零分计算。"],
  };
  const limits = clauses([bound("floor", hasDeduction ? "扣完为止，最低" : "最低", "不设最低分"), bound("ceiling", "最高", "不设最高分")]);
  return [
    [one(say`${starts[base]}${level.isTeam ? "集体" : "考核"}得分${whole === BASES[base] ? "为" : "＝"}${whole}，${limits}。${r.note(level.at("score"))}`)],
    [one(say`得分取舍一次，${rounding(r, "ScoreRounding", at("rounding"), "分")}。排名和等次以取舍后的得分为准。`)],
  ];
}

const times = (factors: readonly string[]): string => factors.map((name) => `×${name}`).join("");

export function rounding(r: Reader, shape: string, place: string, unit: string): Pieces {
  return say`${r.value(shape, under(place, "mode"))}到${r.value(shape, under(place, "step"), (text) => `${text}${unit}`)}${r.note(place)}`;
}

const ON: Readonly<Record<string, string>> = { assessed: "乘在加分、扣分之前的得分上", score: "乘在加分、扣分之后的得分上", pay: "乘在补贴上，不影响得分和等次" };

export function factors(r: Reader, level: Level): Paragraph[][] {
  return r.places(level.at("factors")).map((place) => {
    const at = (key: string): string => under(place, key);
    return [one(say`${r.say("Factor", at("name"))}${r.chosen("Factor", at("on"), ON)}，${made(r, level, at("from"), "")}${r.note(place)}。`)];
  });
}
