/** How grades follow from scores, ranks and whatever else is tested. */

import { under } from "../../document/place";
import type { Level } from "../level";
import { item, one, percent, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { condition } from "./number";
import { clauses, counted, listed, periodWords, points, quoted, signed, subjectWords } from "./words";

export function grades(r: Reader, level: Level): Paragraph[][] {
  const at = (key: string): string => level.at(`grading.${key}`);
  const places = r.places(at("grades"));
  const order = r.places(at("order")).map((entry) => quoted(r.named(at("grades"), entry)));
  const list = places.map((place) => item(say`${grade(r, level, place, place === places[places.length - 1])};`));
  const how = order.length === 0 ? ["in this order"] : say`in the order ${listed(order)}`;
  return [
    [one(ranked(r, level))],
    [one(say`The grades${level.isTeam ? " of villages" : ""} are, from best to worst, as follows. They are given ${how}, and whoever has one is out of the next${r.note(level.at("grading"))}:`), ...list],
    [one(say`${tie(r, level)}${headcount(r, level)}`)],
  ];
}

const WITHIN: Readonly<Record<string, string>> = { category: "of one category", village: "of one village" };

/** Who is ranked together. */
function ranked(r: Reader, level: Level): Pieces {
  const { all } = subjectWords(level);
  const within = r.places(level.at("grading.within")).map((entry) => r.chosen("Grading", entry, WITHIN));
  const who = within.length > 0 ? say`The ${all} ${listed(within)}` : [isByCategory(r, level) ? `The ${all} of one category` : `All ${all}`];
  return say`${who} are ranked together by score; equal scores share a rank${hasQuota(r, level) ? ", and quotas count inside it and are filled from the best score down" : ""}.`;
}

function isByCategory(r: Reader, level: Level): boolean {
  return !level.isTeam && r.has("categories") && !r.has("grading.within");
}

function hasQuota(r: Reader, level: Level): boolean {
  return r.places(level.at("grading.grades")).some((place) => r.has(under(place, "quota")));
}

/** the people of the category, all villages */
function headcountOf(r: Reader, level: Level): string {
  const within = r.places(level.at("grading.within")).map((entry) => `the ${r.word(entry)}`);
  const { all } = subjectWords(level);
  return within.length > 0 ? `the ${all} of ${within.join(" and ")}` : isByCategory(r, level) ? `the ${all} of the category` : `all ${all}`;
}

function grade(r: Reader, level: Level, place: string, isLast: boolean): Pieces {
  const at = (key: string): string => under(place, key);
  const score = clauses([r.has(at("from")) ? say`from ${r.value("Grade", at("from"), points)} on` : [], r.has(at("below")) ? say`below ${r.value("Grade", at("below"), points)}` : []], " and ");
  const tests = [score.length === 0 ? [] : say`with a score ${score}`, ...r.places(at("tests")).map((test) => say`if ${condition(r, level, test)}`)];
  const isTested = tests.some((test) => test.length > 0);
  const who = clauses([clauses(tests, " and "), r.has(at("quota")) ? quota(r, level, at("quota"), isTested) : []]);
  const money = clauses([r.has(at("ratio")) ? ratio(r, at("ratio")) : [], r.has(at("amount")) ? amount(r, level, at("amount")) : []]);
  return say`${r.say("Grade", at("name"))}: ${clauses([clauses([who, remaining(r, level, place, who.length > 0, isLast)]), money], "; ")}${r.note(place)}`;
}

/** Who is left at the end, and what only red lines and decisions give. */
function remaining(r: Reader, level: Level, place: string, isTested: boolean, isLast: boolean): Pieces {
  const otherwise = level.at("grading.otherwise");
  const rest = `${isTested ? "and " : ""}all other ${subjectWords(level).all}`;
  if (r.word(otherwise) === r.word(under(place, "id"))) return [r.mark(otherwise, rest)];
  if (isLast && !r.has(otherwise)) return [rest];
  if (isTested) return [];
  return [isLast ? "only by a red line or a decision" : "only by a decision"];
}

const isNothing = (text: string): boolean => /^0(\.0+)?$/.test(text);

/** Where pay is made of items, they say what the ratio is of. */
function ratio(r: Reader, place: string): Pieces {
  if (r.has("pay.items")) return r.value("Grade", place, (text) => `the ratio is ${percent(text).replace("-", "−")}`);
  return r.value("Grade", place, (text) => (text.startsWith("-") ? `${percent(text.slice(1))} of the standard are taken away` : isNothing(text) ? `nothing is paid (${percent(text)} of the standard)` : `paid at ${percent(text)} of the standard`));
}

function amount(r: Reader, level: Level, place: string): Pieces {
  const each = `per ${subjectWords(level).one}${r.word("pay.standardPer") === "month" ? " and month" : ""}`;
  return r.value("Grade", place, (text) => (isNothing(text) ? `nothing is paid (${text} yuan)` : `${signed(text, "", "less ")} yuan ${each}`));
}

const BOUNDS: Readonly<Record<string, readonly [word: string, share: string]>> = { "at-most": ["at most", "rounded down"], "at-least": ["at least", "rounded up"] };

function quota(r: Reader, level: Level, place: string, isTested: boolean): Pieces {
  const at = (key: string): string => under(place, key);
  const [word, whole] = BOUNDS[r.word(at("bound"))] ?? [r.word(at("bound")), ""];
  const people = headcountOf(r, level);
  const { one: single, all } = subjectWords(level);
  const percentOf = (key: string): Pieces => r.value("Quota", at(key), (text) => `${text}%`);
  const shares = r.places(at("byTeamGrade")).map((entry) => say`${r.value("TeamShare", under(entry, "share"), (text) => `${text}%`)} where it is ${quoted(r.named("team.grading.grades", under(entry, "grade")))}${r.note(entry)}`);
  const bound = r.mark(at("bound"), word);
  const size = r.has(at("share"))
    ? say`${bound} ${percentOf("share")} of ${people} (${whole})`
    : r.has(at("places"))
      ? say`${bound} ${r.value("Quota", at("places"), counted(single, all))}`
      : say`by the grade of the village as a team ${bound} ${listed(shares)}, of ${people} (${whole}), and none where it is another`;
  const short = r.word(at("bound")) !== "at-least" ? [] : isTested ? ["everybody who fits has it, and too few are pointed out"] : ["all of them filled"];
  return clauses([size, short, r.has(at("least")) ? say`fewer than ${percentOf("least")} are pointed out` : [], r.note(place)]);
}

const TIES: Readonly<Record<string, string>> = {
  decide: "wait for a recorded decision and have no grade until then",
  "both-up": "all have the grade, whose quota is exceeded by them",
  "both-down": "all go without the grade, its places stay empty, and they are the first in line for the next",
  "by-indicators": "are told apart by these indicators in turn, and wait for a decision if they are still equal",
};

function tie(r: Reader, level: Level): Pieces {
  const place = level.at("grading.tie");
  const named = r.names("TieRule", under(place, "indicators"));
  return say`Those with equal scores across the line of a quota ${r.chosen("TieRule", under(place, "rule"), TIES)}${named.length === 0 ? [] : say`: ${listed(named, "then")}`}${r.note(place)}; the order of a list never decides. `;
}

function headcount(r: Reader, level: Level): Pieces {
  const place = level.at("grading.redLinedInHeadcount");
  if (!r.has(place)) return [];
  const open = hasQuota(r, level) ? "; those whose score is pending count too, but take no place yet" : "";
  return say`Where a quota is a share, ${subjectWords(level).all} hit by a red line ${r.mark(place, r.plain(place) === true ? "count" : "do not count")}${r.note(place)}${open}.`;
}

export function runs(r: Reader, level: Level): Paragraph[][] {
  const { many } = periodWords(level);
  const list = r.places("runs").map((place) => {
    const at = (key: string): string => under(place, key);
    return item(say`${quoted(r.named("grading.grades", at("grade")))} for ${r.value("Run", at("length"))} ${many} running or more: ${r.say("Run", at("consequence"))}${r.note(place)};`);
  });
  return [[one(["The same grade several times running leads to the following, on which a meeting decides; where several are reached, the longest counts:"]), ...list]];
}

export function ledger(r: Reader, level: Level): Paragraph[][] {
  const { one: period } = periodWords(level);
  const from = r.has("ledger.redeemFrom") ? say`It can be redeemed from a balance of ${r.value("Ledger", "ledger.redeemFrom", points)} on.` : "Any balance can be redeemed, down to nothing.";
  return [[one(say`Each ${subjectWords(level).one} has an account, kept in “${r.say("Ledger", "ledger.unit")}” from ${period} to ${period}: balance = balance before + score of the ${period} − what is redeemed in it. ${from} What goes beyond that is pointed out.${r.note("ledger")}`)]];
}
