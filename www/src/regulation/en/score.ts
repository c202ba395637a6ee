/** Indicators, the score, and what multiplies it. */

import { under } from "../../document/place";
import { difficultyOn, indicatorsBelow, makingsOf, scaleOf } from "../level";
import type { Level } from "../level";
import { item, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { made } from "./number";
import { clauses, points, subjectWords } from "./words";

export function indicators(r: Reader, level: Level): Paragraph[][] {
  const root = level.at("indicators");
  const all = indicatorsBelow(r, root);
  const list = r.places(root).flatMap((place) => indicator(r, level, place, 1));
  const isEntered = all.some((place) => !["items", "from", "start"].some((key) => r.has(under(place, key))));
  const how = [
    scaleOf(r, root) === "weights" ? "Each counts in percent of its full marks, which are 100 where nothing else is said, times its weight; together they are the indicators' score." : "The points of all are added up to the indicators' score.",
    all.some((place) => r.word(under(place, "weight")) === "0") ? " A village that needs one of weight 0 gives it a weight of its own." : "",
    isEntered ? " What is not scored yet is pending and never counts as zero." : "",
  ];
  return [[one([`These indicators are scored${level.isTeam ? " of each village as a team" : ""}. ${how.join("")}`]), ...list]];
}

function indicator(r: Reader, level: Level, place: string, depth: number): Paragraph[] {
  const at = (key: string): string => under(place, key);
  const pieces = clauses([
    [r.say("Indicator", at("name"))],
    r.has(at("weight")) ? say`weight ${r.value("Indicator", at("weight"), (text) => `${text}%`)}` : [],
    r.has(at("points")) ? r.value("Indicator", at("points"), points) : [],
    r.has(at("fullMarks")) ? say`full marks ${r.value("Indicator", at("fullMarks"))}` : [],
    scored(r, level, place),
  ]);
  return [item(say`${pieces}${r.note(place)}${r.has(at("items")) ? inside(r, place) : ";"}`, depth), ...r.places(at("items")).flatMap((inner) => indicator(r, level, inner, depth + 1))];
}

function inside(r: Reader, place: string): string {
  if (r.has(under(place, "points"))) return ", made up of:";
  if (!r.has(under(place, "weight"))) return ":";
  return scaleOf(r, under(place, "items")) === "weights" ? ", made up by weight of:" : ", in percent of the points of:";
}

const STARTS: Readonly<Record<string, string>> = {
  full: "starts from full marks and loses what the barometer items that name it take away, down to zero",
  zero: "starts from zero and gains what the barometer items that name it add, up to full marks",
};

/** Where its score comes from. */
function scored(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  return clauses([
    r.has(at("shared")) ? [r.mark(at("shared"), r.plain(at("shared")) === true ? "scored once per village and the same for all its people" : "scored of each person apart")] : [],
    r.has(at("from")) ? say`whose score is ${made(r, level, at("from"), points)}` : [],
    r.has(at("start")) ? r.chosen("Indicator", at("start"), STARTS) : [],
  ]);
}

const BASES = { indicators: "the indicators' score", start: "the starting score", total: "the total that is given" };

export function score(r: Reader, level: Level): Paragraph[][] {
  const at = (key: string): string => level.at(`score.${key}`);
  const { base, before, after, hasBonus, hasDeduction } = makingsOf(r, level);
  const difficulty = difficultyOn(r, level);
  const first = `${BASES[base]}${times([...(difficulty === "assessed" ? ["difficulty coefficient"] : []), ...before])}`;
  const sum = `${first}${hasBonus ? " + bonus" : ""}${hasDeduction ? " − deduction" : ""}`;
  const last = [...(difficulty === "score" ? ["difficulty coefficient"] : []), ...after];
  const whole = last.length === 0 ? sum : `${sum === first ? sum : `(${sum})`}${times(last)}`;
  const bound = (key: string, least: string, none: string): Pieces =>
    r.plain(at(key)) === "none" ? [r.mark(at(key), none), ...r.note(at(key))] : say`${least}${r.value("ScoreRule", at(key), points)}`;
  const starts: Readonly<Record<typeof base, Pieces>> = {
    indicators: [],
    start: r.has(at("start")) ? say`Each ${subjectWords(level).one} starts from ${r.value("ScoreRule", at("start"), points)}. ` : [],
    total: ["There are no indicators: a total is given, and until it is given the score is pending and never zero. "],
  };
  const limits = clauses([bound("floor", hasDeduction ? "is, whatever is deducted, at least " : "is at least ", "has no lower bound"), bound("ceiling", "is at most ", "has no upper bound")], " and ");
  return [
    [one(say`${starts[base]}The score${level.isTeam ? " of the village" : ""} is ${whole}; it ${limits}.${r.note(level.at("score"))}`)],
    [one(say`It is rounded once, ${rounding(r, "ScoreRounding", at("rounding"), points)}. Ranks and grades look at the rounded score.`)],
  ];
}

const times = (factors: readonly string[]): string => factors.map((name) => ` × ${name}`).join("");

const MODES: Readonly<Record<string, string>> = { "half-up": "halves away from zero", "half-even": "halves to the even digit", down: "towards zero", up: "away from zero" };

export function rounding(r: Reader, shape: string, place: string, unit: (text: string) => string): Pieces {
  return say`to ${r.value(shape, under(place, "step"), unit)}, ${r.chosen(shape, under(place, "mode"), MODES)}${r.note(place)}`;
}

const ON: Readonly<Record<string, string>> = { assessed: "multiplies the score before bonus and deduction", score: "multiplies the score after bonus and deduction", pay: "multiplies pay and changes neither score nor grade" };

export function factors(r: Reader, level: Level): Paragraph[][] {
  return r.places(level.at("factors")).map((place) => {
    const at = (key: string): string => under(place, key);
    return [one(say`${r.say("Factor", at("name"))} ${r.chosen("Factor", at("on"), ON)}. It is ${made(r, level, at("from"), (text) => text)}${r.note(place)}.`)];
  });
}
