/** Bonus and deduction items. */

import { under } from "../../document/place";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, periodWords, points, subjectWords, yuan } from "./words";

export function barometer(r: Reader, level: Level): Paragraph[][] {
  const place = level.at("barometer");
  const items = r.places(under(place, "items")).map((entry) => item(say`${event(r, level, entry)};`));
  const groups = r.places(under(place, "groups")).map((entry) => item(say`${group(r, level, entry)};`));
  return [
    [one(say`The barometer ${level.isTeam ? "of villages " : ""}has these items${r.note(place)}:`), ...items],
    [one(say`${isAll(r, place) ? "" : "Of what moves the score as a whole, "}${caps(r, level, place)}.`)],
    ...(groups.length === 0 ? [] : [[one(["What counts of items that belong together:"]), ...groups]]),
  ];
}

/** Whether every item moves the score as a whole. */
function isAll(r: Reader, barometer: string): boolean {
  return !r.places(under(barometer, "items")).some((place) => r.has(under(place, "yuan")) || r.has(under(place, "indicator")));
}

function caps(r: Reader, level: Level, place: string): Pieces {
  const both = ["bonusCap", "deductionCap"].map((key) => under(place, key));
  if (both.every((one) => r.plain(one) === "none" && !r.has(under(one, "note")))) return [isAll(r, place) ? "Neither bonus nor deduction" : "neither bonus nor deduction", ...both.map((one, index) => r.mark(one, index === 0 ? " is capped" : ""))];
  const first = isAll(r, place) ? "The bonus" : "the bonus";
  return say`${cap(r, under(place, "bonusCap"), first)} and ${cap(r, under(place, "deductionCap"), "the deduction")} per ${subjectWords(level).one} and ${periodWords(level).one}`;
}

function cap(r: Reader, place: string, name: string): Pieces {
  return r.plain(place) === "none" ? [r.mark(place, `${name} is not capped`), ...r.note(place)] : say`${name} is at most ${r.value("Barometer", place, points)}`;
}

const SIGNS: Readonly<Record<string, string>> = { bonus: "plus", deduction: "minus" };

function event(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const isMoney = r.has(at("yuan"));
  const unit = isMoney ? yuan : points;
  const perPost = r.places(at("perPost")).map((entry) => say`${r.say("PostPoints", under(entry, "post"))} ${r.value("PostPoints", under(entry, "value"), unit)}${r.note(entry)}`);
  return [
    r.say("BarometerItem", at("name")),
    ": ",
    ...clauses([
      say`${r.chosen("BarometerItem", at("kind"), SIGNS)} ${r.value("BarometerItem", at(isMoney ? "yuan" : "points"), unit)} each time`,
      perPost.length === 0 ? [] : say`but for these posts, by the first that fits, ${joined(perPost, ", ")}`,
      r.has(at("again")) ? say`counted ${r.value("BarometerItem", at("again"))} times from the second time of the ${periodWords(level).one} on` : [],
      r.has(at("monthCap")) ? say`at most ${r.value("BarometerItem", at("monthCap"), unit)} a month` : [],
      r.has(at("cap")) ? say`at most ${r.value("BarometerItem", at("cap"), unit)} a ${periodWords(level).one}` : [],
      r.has(at("indicator")) ? say`counted in “${r.value("BarometerItem", at("indicator"))}” and not in the score as a whole` : [],
      isMoney ? ["counted in pay and not in the score"] : [],
      r.has(at("group")) ? say`in the group “${r.named(level.at("barometer.groups"), at("group"))}”` : [],
    ]),
    ...r.note(place),
  ];
}

const COUNTS: Readonly<Record<string, string>> = { "largest-per-matter": "of one matter only the largest counts", largest: "of the whole group only the largest counts", all: "every one counts" };

function group(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const counts = r.has(at("counts")) ? r.chosen("BarometerGroup", at("counts"), COUNTS) : [COUNTS["largest-per-matter"] ?? ""];
  const member = r.places(level.at("barometer.items")).find((entry) => r.word(under(entry, "group")) === r.word(at("id")));
  const unit = member !== undefined && r.has(under(member, "yuan")) ? yuan : points;
  const most = r.has(at("cap")) ? say`at most ${r.value("BarometerGroup", at("cap"), unit)} a ${periodWords(level).one}` : [];
  return say`“${r.say("BarometerGroup", at("name"))}”: ${clauses([counts, most])}${r.note(place)}`;
}
