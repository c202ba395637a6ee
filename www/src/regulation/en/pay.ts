/** Pay and its items, and the money they come out of. */

import { under } from "../../document/place";
import { difficultyOn, hasRoleFactors, isShared, mainLevel, prizeRanks } from "../level";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { rounding } from "./score";
import { clauses, counted, listed, periodWords, points, quoted, signed, subjectWords, yuan } from "./words";

const isMonthly = (r: Reader): boolean => r.word("pay.standardPer") === "month";
const eachTime = (r: Reader, level: Level): string => `per ${subjectWords(level).one} and ${isMonthly(r) ? "month" : periodWords(level).one}`;

export function standard(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const others = r.places("posts").some((place) => r.has(under(place, "standard"))) ? " A post with a standard of its own has that." : "";
  return [[one(say`The standard is ${r.value("SchemeDocument", "standard", yuan)} ${eachTime(r, level)}.${others}`)]];
}


export function pay(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const { one: period, months } = periodWords(level);
  const perWords: Readonly<Record<string, string>> = { month: `are per month, and paid for ${counted("month")(months)}`, period: "are per period" };
  const words: Readonly<Record<string, string>> =
    level.subject === "person"
      ? { months: `Who is in post for part of a ${period} is paid by months in post`, days: `Who is in post for part of a ${period} is paid by days in post`, none: `Who is in post for part of a ${period} is paid in full` }
      : { none: "Pay is not reduced by time" };
  const rated = r.has("pay.proRating") ? say`${r.chosen("PayRule", "pay.proRating", words)}. ` : [];
  const per = r.has("pay.standardPer") ? say`${r.places("grading.grades").some((place) => r.has(under(place, "amount"))) ? "Standards and amounts of grades" : "Standards"} ${r.chosen("PayRule", "pay.standardPer", perWords)}. ` : [];
  return [
    ...(r.has("pay.items") ? items(r, level) : [[one([`Pay is ${formula(r, level)}.`])]]),
    [one(say`${per}${rated}${r.has("pay.items") ? "Each item" : "The amount"} is rounded once, ${rounding(r, "PayRounding", "pay.rounding", yuan)}.${r.note("pay")}`)],
    ...(r.has("pay.twoPosts") ? [twoPosts(r)] : []),
  ];
}

function formula(r: Reader, level: Level): string {
  return ["standard", "ratio of the grade", ...multipliers(r, level).map(([, name]) => name), ...time(r, level)].join(" × ");
}

function time(r: Reader, level: Level): string[] {
  const rated = r.word("pay.proRating");
  const { months, one: period } = periodWords(level);
  if (isMonthly(r)) return [rated === "months" ? "months in post" : rated === "days" ? `${months} months × days in post ÷ days of the ${period}` : `${months} months`];
  return rated === "months" ? [`months in post ÷ ${months}`] : rated === "days" ? [`days in post ÷ days of the ${period}`] : [];
}

/** What multiplies every item that does not leave it out, by the word that leaves it out. */
function multipliers(r: Reader, level: Level): (readonly [id: string, name: string])[] {
  const factors = r.places("factors").filter((place) => r.word(under(place, "on")) === "pay");
  return [
    ...(hasRoleFactors(r) ? [["roleFactor", "role factor"] as const] : []),
    ...(difficultyOn(r, level) === "pay" ? [["difficulty", "difficulty coefficient"] as const] : []),
    ...factors.map((place) => [r.word(under(place, "id")), r.word(under(place, "name"))] as const),
  ];
}

function items(r: Reader, level: Level): Paragraph[][] {
  const factors = multipliers(r, level).map(([, name]) => name).join(", ");
  const hasMoney = r.places("barometer.items").some((place) => r.has(under(place, "yuan")));
  const list = r.places("pay.items").map((place) => item(say`${payItem(r, level, place)};`));
  const sum = list.length === 1 ? "Pay is worked out as follows" : "Pay is the sum of the following";
  const also = [factors === "" ? "" : `, each multiplied by ${factors} unless it says otherwise`, hasMoney ? "; the barometer's yuan are added or taken away besides" : ""];
  return [[one([`${sum}${also.join("")}:`]), ...list]];
}

function payItem(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const without = r.places(at("without")).map((entry): Pieces => [r.mark(entry, multipliers(r, level).find(([id]) => id === r.word(entry))?.[1] ?? r.word(entry))]);
  return say`${r.say("PayItem", at("name"))}: ${clauses([
    worth(r, level, place),
    r.has(at("months")) ? say`for ${r.value("PayItem", at("months"), counted("month"))} whatever the time in post` : [],
    without.length === 0 ? [] : say`not multiplied by ${listed(without, "or")}`,
  ])}${r.note(place)}`;
}

/** How an item follows from the result. */
function worth(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const by = (words: string): Pieces => r.chosen("PayItem", at("by"), { [r.word(at("by"))]: words });
  const line = (): Pieces => r.value("PayItem", at("line"), points);
  const perPoint = (more: string, less: string): Pieces => r.value("PayItem", at("yuanPerPoint"), (text) => `${signed(text, more, less)} yuan`);
  switch (r.word(at("by"))) {
    case "fixed":
      return say`${base(r, level, place)}${by(", whatever the result")}`;
    case "ratio":
      return say`${base(r, level, place)}${by(" × ratio of the grade")}`;
    case "amount":
      return by("the amount of the grade");
    case "score":
      return say`${base(r, level, place)}${by(" × score")} ÷ ${r.has(at("fullScore")) ? r.value("PayItem", at("fullScore")) : "100"}`;
    case "points-missing":
      return say`${base(r, level, place)}${by(", less")} ${perPoint("", "−")} for each point under ${line()}, parts of a point in proportion and down to nothing`;
    case "points-above":
      return say`${perPoint("", "−")}${by(" for each point above")} ${line()}, parts of a point in proportion`;
    case "prizes":
      return say`${by("by rank")}, ${prizes(r, level, place)}`;
    default:
      return [r.say("PayItem", at("by"))];
  }
}

/** The standard that an item goes by. */
function base(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const share = r.has(at("share")) ? say`${r.value("PayItem", at("share"), (text) => `${text}%`)} of ` : [];
  const hasPosts = r.places("posts").some((post) => r.has(under(post, "standard")));
  const own = r.has(at("standard")) ? say`${r.value("PayItem", at("standard"), yuan)} ${eachTime(r, level)}` : [];
  const stated = r.has(at("standardFact")) ? say`what is stated as ${quoted(r.named("facts", at("standardFact")))}` : [];
  return say`${share}${clauses([stated, own], ", or else ")}${stated.length + own.length > 0 ? [] : [hasPosts && !r.has("standard") ? "the post's standard" : "the standard"]}`;
}

function prizes(r: Reader, level: Level, place: string): Pieces {
  const told = prizeRanks(r, place).map(({ prize, first }) => {
    const words = (last: string): string => (first === last ? `rank ${last}` : `ranks ${first} to ${last}`);
    return say`${r.value("Prize", under(prize, "to"), words)} ${r.value("Prize", under(prize, "yuan"), yuan)}${r.note(prize)}`;
  });
  return say`${joined(told, ", ")} per ${subjectWords(level).one}, and nothing after that`;
}

function twoPosts(r: Reader): Paragraph[] {
  const share = r.value("TwoPosts", "pay.twoPosts.share", (text) => `${text}%`);
  return [one(say`Whoever holds several posts gets, besides what the highest brings, ${share} of the standard${hasRoleFactors(r) ? " × role factor" : ""} of each other${r.note("pay.twoPosts")}.`)];
}

const OVER: Readonly<Record<string, string>> = {
  report: "everybody is paid what they earned, and the excess is reported",
  "scale-down": "all amounts are scaled down to what is available",
  "carry-forward": "everybody is paid what they earned, and the excess is carried forward",
  "claw-back": "everybody is paid what they earned, and the excess is taken back next time in proportion to pay",
};

export function pool(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const { one: single, all } = subjectWords(level);
  const { one: period } = periodWords(level);
  const aside: Readonly<Record<string, string>> = { people: `the full standard of each ${single}`, months: `the standard of each ${single} by the months in post`, sum: "a fixed sum" };
  const sum = r.has("pool.sum") ? say` of ${r.value("Pool", "pool.sum", yuan)} a ${period}` : [];
  const among = r.places("pool.shareAmong").map((place) => quoted(r.named("grading.grades", place)));
  const shared = among.length === 0 ? `all ${all}` : say`the ${all} with the grade ${listed(among, "or")}`;
  const under: Readonly<Record<string, string>> = { report: "it is reported and not shared out", share: "it is shared out in proportion to pay", "carry-forward": "it is carried forward" };
  const whom = r.word("pool.whenUnder") === "share" || among.length > 0 ? say` among ${shared}` : [];
  return [
    [one(say`What is set aside is ${r.chosen("Pool", "pool.setAside", aside)}${sum}. With the balance brought forward it is what is available.`)],
    [one(say`Where more is payable than is available, ${r.chosen("Pool", "pool.whenOver", OVER)}. Where something is left, ${r.chosen("Pool", "pool.whenUnder", under)}${whom}.${isShared(r) ? " Whoever has a negative amount has no part in that." : ""}${r.note("pool")}`)],
  ];
}
