/** What the rules are, whom they assess, and what is stated and voted. */

import { under } from "../../document/place";
import { mainLevel } from "../level";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, listed, periodWords, subjectWords, yuan } from "./words";

const SCHEME = "SchemeDocument";
const PURPOSE = { person: "the assessment of village cadres", village: "the assessment of villages", household: "the points of households" };

export function identity(r: Reader): Paragraph[][] {
  const purpose = `${PURPOSE[mainLevel(r).subject]}${r.has("pay") ? " and their pay" : ""}`;
  const articles = [
    [one(say`These rules on ${purpose} are issued by ${r.say(SCHEME, "issuer")}. Their id is ${r.say(SCHEME, "id")}, this is version ${r.say(SCHEME, "version")}, and its status is: ${r.say(SCHEME, "status")}.${r.note("")}`)],
    [one(say`They apply from ${r.say("Validity", "validity.from")} ${r.has("validity.to") ? say`to ${r.say("Validity", "validity.to")}` : "until further notice"}.`)],
  ];
  if (r.has("approval")) articles.push([one(say`They were approved by ${r.say("Approval", "approval.by")} on ${r.say("Approval", "approval.date")}${r.note("approval")}.`)]);
  return articles;
}

const ASSESSED: Readonly<Record<string, string>> = { person: "Village cadres are assessed", village: "Villages are assessed, each as a whole", household: "Households are assessed, each as a whole" };
const OFTEN: Readonly<Record<string, string>> = { month: "every month", quarter: "every quarter", "half-year": "every half-year", year: "every year" };

export function subject(r: Reader): Paragraph[][] {
  const who = r.has("subject") ? r.chosen(SCHEME, "subject", ASSESSED) : [ASSESSED["person"] ?? ""];
  const often = r.has("period") ? r.chosen(SCHEME, "period", OFTEN) : [OFTEN["quarter"] ?? ""];
  return [[one(say`${who}, ${often}. What is said of villages is true of urban communities too.`)]];
}

export function stages(r: Reader): Paragraph[][] {
  const list = r.places("stages").map((place) => item(say`${r.say("Stage", under(place, "name"))}${r.note(place)};`));
  const last = r.places("stages").slice(-1).map((place) => r.word(under(place, "name"))).join("");
  return [[one(["Scores go through these stages in turn, and those of each are kept:"]), ...list], [one([`The scores of the present stage count; only what comes out of the last one (${last}) is final.`])]];
}

export function categories(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const places = r.places("categories");
  const list = places.map((place) => item(say`${r.say("Category", under(place, "name"))}${r.note(place)};`));
  const [only] = places;
  if (list.length === 1 && only !== undefined) return [[one(say`There is one role category: ${r.say("Category", under(only, "name"))}${r.note(only)}.`)]];
  const how = r.has("grading.within") ? "" : ", and ranked apart in each";
  const all = level.subject === "person" ? "People are assessed by their posts" : `The ${subjectWords(level).all} are assessed`;
  return [[one([`${all} in these categories, from highest to lowest${how}:`]), ...list]];
}

export function posts(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const list = r.places("posts").map((place) => item(say`${post(r, level, place)};`));
  const isPaidOnce = r.has("pay") && !r.has("pay.twoPosts");
  const told = [[one(["These posts are assessed:"]), ...list]];
  return list.length === 1 ? told : [...told, [one([`Whoever holds several posts is assessed in the one of the highest category, of several in it the first named${isPaidOnce ? ", and is paid once" : ""}.`])]];
}

function post(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const each = r.word("pay.standardPer") === "month" ? "month" : periodWords(level).one;
  const held = r.names("Post", at("holds"));
  return [
    ...clauses([
      [r.say("Post", at("name"))],
      say`in the category ${r.value("Post", at("category"))}`,
      r.has(at("standard")) ? say`with a standard of its own of ${r.value("Post", at("standard"), yuan)} per person and ${each}` : [],
      r.has(at("roleFactor")) ? say`with the role factor ${r.value("Post", at("roleFactor"))}` : [],
      r.has(at("single")) ? [r.mark(at("single"), r.plain(at("single")) === true ? "at most one per village at a time" : "several per village at a time are allowed")] : [],
      held.length > 0 ? say`with the duties of ${listed(held)}` : [],
    ]),
    ...r.note(place),
  ];
}

export function facts(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const list = r.places("facts").map((place) => {
    const at = (key: string): string => under(place, key);
    const unit = r.has(at("unit")) ? say` (in ${r.say("Fact", at("unit"))})` : [];
    return item(say`${r.say("Fact", at("name"))}${unit}, of each ${r.chosen("Fact", at("of"), { village: "village", own: subjectWords(level).one })}${r.note(place)};`);
  });
  return [[one(["Besides scores these numbers are stated; where one is not, the scores or amounts that depend on it wait:"]), ...list]];
}

export function ballots(r: Reader, level: Level): Paragraph[][] {
  const list = r.places(level.at("ballots")).map((place) => {
    const options = r.places(under(place, "options")).map((option) => {
      const value = under(option, "value");
      const counts = r.has(value) ? say` (a vote counts ${r.value("BallotOption", value)})` : [];
      return say`“${r.say("BallotOption", under(option, "name"))}”${counts}${r.note(option)}`;
    });
    return item(say`${r.say("Ballot", under(place, "name"))}, with the options ${joined(options, ", ")}${r.note(place)};`);
  });
  return [[one([`These ballots are held${level.isTeam ? " on each village" : ""}; votes are counted by option, and an option without a value counts 0:`]), ...list]];
}
