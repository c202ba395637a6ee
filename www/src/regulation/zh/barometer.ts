/** Bonus and deduction items. */

import { under } from "../../document/place";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, periodWords, subjectWords } from "./words";

export function barometer(r: Reader, level: Level): Paragraph[][] {
  const place = level.at("barometer");
  const items = r.places(under(place, "items")).map((entry) => item(say`${event(r, level, entry)}；`));
  const groups = r.places(under(place, "groups")).map((entry) => item(say`${group(r, level, entry)}；`));
  return [
    [one(say`${level.isTeam ? "村集体的晴雨表" : "晴雨表"}设下列事项${r.note(place)}：`), ...items],
    [one(say`${isAll(r, place) ? "" : "计入总分的事项，"}${caps(r, level, place)}。`)],
    ...(groups.length === 0 ? [] : [[one(["归入各组的事项按下列规定计算："]), ...groups]]),
  ];
}

/** Whether every item moves the score as a whole. */
function isAll(r: Reader, barometer: string): boolean {
  return !r.places(under(barometer, "items")).some((place) => r.has(under(place, "yuan")) || r.has(under(place, "indicator")));
}

function caps(r: Reader, level: Level, place: string): Pieces {
  const both = ["bonusCap", "deductionCap"].map((key) => under(place, key));
  if (both.every((one) => r.plain(one) === "none" && !r.has(under(one, "note")))) return ["加分、扣分的合计都", ...both.map((one, index) => r.mark(one, index === 0 ? "不封顶" : ""))];
  return say`${subjectWords(level).each}${periodWords(level).each}${cap(r, place, "bonusCap", "加分")}，${cap(r, place, "deductionCap", "扣分")}`;
}

function cap(r: Reader, barometer: string, key: string, name: string): Pieces {
  const place = under(barometer, key);
  return r.plain(place) === "none" ? [r.mark(place, `${name}不封顶`), ...r.note(place)] : say`${name}合计最多${r.value("Barometer", place, (text) => `${text}分`)}`;
}

const SIGNS: Readonly<Record<string, readonly [points: string, yuan: string]>> = { bonus: ["加", "奖"], deduction: ["扣", "扣"] };

function event(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const isMoney = r.has(at("yuan"));
  const unit = isMoney ? "元" : "分";
  const sign = SIGNS[r.word(at("kind"))]?.[isMoney ? 1 : 0];
  const worth = (key: string): Pieces => say`每次${r.mark(at("kind"), sign ?? r.word(at("kind")))}${r.value("BarometerItem", at(key), (text) => `${text}${unit}`)}`;
  const most = (key: string): Pieces => r.value("BarometerItem", at(key), (text) => `${text}${unit}`);
  const perPost = r.places(at("perPost")).map((entry) => say`${r.say("PostPoints", under(entry, "post"))}${r.value("PostPoints", under(entry, "value"), (text) => `${text}${unit}`)}${r.note(entry)}`);
  return [
    ...clauses([
      say`${r.say("BarometerItem", at("name"))}`,
      worth(isMoney ? "yuan" : "points"),
      perPost.length === 0 ? [] : say`其中任下列职务的，按最先符合的一项计：${joined(perPost, "、")}`,
      r.has(at("again")) ? say`同一${periodWords(level).here.slice(1)}内第二次起按${r.value("BarometerItem", at("again"), (text) => `${text}倍`)}计` : [],
      r.has(at("monthCap")) ? say`每月最多${most("monthCap")}` : [],
      r.has(at("cap")) ? say`${periodWords(level).each}最多${most("cap")}` : [],
      r.has(at("indicator")) ? say`计入“${r.value("BarometerItem", at("indicator"))}”指标，不计入总分` : [],
      isMoney ? ["计入补贴，不计入总分"] : [],
      r.has(at("group")) ? say`归入“${r.named(level.at("barometer.groups"), at("group"))}”组` : [],
    ]),
    ...r.note(place),
  ];
}

const COUNTS: Readonly<Record<string, string>> = { "largest-per-matter": "同一事由只计最高的一项", largest: "全组只计最高的一项", all: "每一项都计" };

function group(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const counts = r.has(at("counts")) ? r.chosen("BarometerGroup", at("counts"), COUNTS) : [COUNTS["largest-per-matter"] ?? ""];
  const members = r.places(level.at("barometer.items")).find((entry) => r.word(under(entry, "group")) === r.word(at("id")));
  const unit = members !== undefined && r.has(under(members, "yuan")) ? "元" : "分";
  const most = r.has(at("cap")) ? say`${periodWords(level).each}合计最多${r.value("BarometerGroup", at("cap"), (text) => `${text}${unit}`)}` : [];
  return say`${clauses([say`“${r.say("BarometerGroup", at("name"))}”组`, counts, most])}${r.note(place)}`;
}
