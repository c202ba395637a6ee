/** Where a number comes from and what is made of it. */

import { under } from "../../document/place";
import { isRank, rankBands } from "../level";
import type { Level } from "../level";
import { joined, percent, say } from "../model";
import type { Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, counted, listed, periodWords, points, quoted, signed, subjectWords } from "./words";

/** What the number is, before anything is made of it. */
export function quantity(r: Reader, level: Level, place: string): Pieces {
  const ranked = under(place, "ranked");
  const source = sourceOf(r, level, place);
  if (!r.has(ranked)) return source;
  r.tell(ranked);
  return r.plain(ranked) === true ? say`the place of ${source} among all villages (the largest first)` : source;
}

function sourceOf(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const named = (text: string): Pieces => r.chosen("Number", at("by"), { [r.word(at("by"))]: text });
  const { one } = subjectWords(level);
  switch (r.word(at("by"))) {
    case "fact":
      r.tell(at("by"));
      return quoted(r.named("facts", at("fact")));
    case "registeredPopulation":
      return named("the village's registered population");
    case "residentPopulation":
      return named("the village's resident population");
    case "workload":
      return named("the village's workload");
    case "months":
      return named(level.subject === "person" ? "the time in post" : `the months of the ${periodWords(level).one}`);
    case "ballot":
      return say`${named("the mean value of the votes")} in ${quoted(r.named(level.at("ballots"), at("ballot")))}`;
    case "votes":
      return say`${named("the share of all votes")} in ${quoted(r.named(level.at("ballots"), at("ballot")))} that is for ${listed(optionsOf(r, level, place), "or")}`;
    case "events":
      return say`${named("the number of times")} that there was ${listed(r.places(at("items")).map((entry) => quoted(r.named(level.at("barometer.items"), entry))), "or")}`;
    case "rating":
      return named("the grade that was given");
    case "indicator":
      return say`${named("the score of")} ${quoted(r.say("Number", at("indicator")))}`;
    case "earlier":
      return named(`the mean of the ${one}'s scores in the shorter periods of this ${periodWords(level).one}`);
    case "teamScore":
      return named("the score of the village as a team");
    case "teamRank":
      return named("the rank of the village as a team");
    case "teamGrade":
      return named("the grade of the village as a team");
    case "score":
      return named("the score");
    case "rank":
      return named("the rank");
    case "rankFromEnd":
      return named("the rank from the end");
    default:
      return [r.say("Number", at("by"))];
  }
}

function optionsOf(r: Reader, level: Level, place: string): Pieces[] {
  const ballots = level.at("ballots");
  const ballot = r.places(ballots).find((one) => r.word(under(one, "id")) === r.word(under(place, "ballot"))) ?? "";
  return r.places(under(place, "options")).map((option) => quoted(r.named(under(ballot, "options"), option)));
}

const UNITS: Readonly<Record<string, (text: string) => string>> = {
  registeredPopulation: counted("person", "people"),
  residentPopulation: counted("person", "people"),
  months: counted("month"),
  events: counted("time"),
  ballot: points,
  indicator: points,
  earlier: points,
  teamScore: points,
  score: points,
};

/** A bound of the number with its unit. */
export function measured(r: Reader, place: string): (text: string) => string {
  if (isRank(r, place)) return (text) => `rank ${text}`;
  const by = r.word(under(place, "by"));
  if (by === "votes") return (text) => (text.includes("/") ? text : percent(text));
  if (by !== "fact") return UNITS[by] ?? ((text) => text);
  const fact = r.places("facts").find((one) => r.word(under(one, "id")) === r.word(under(place, "fact")));
  const unit = fact === undefined ? "" : r.word(under(fact, "unit"));
  return (text) => (unit === "" ? text : `${text} ${unit}`);
}

/** What the value is, as it follows "is": the score of …; found from … by bands: …. The unit is that of the value. */
export function made(r: Reader, level: Level, place: string, unit: (text: string) => string): Pieces {
  const has = (key: string): boolean => r.has(under(place, key));
  const source = quantity(r, level, place);
  if (has("bands") || has("steps") || has("scale")) return say`found from ${source}${transformed(r, place, unit)}${r.note(place)}`;
  return say`${source}${has("per") ? say` divided by ${r.value("Number", under(place, "per"))}` : []}${r.note(place)}`;
}

function transformed(r: Reader, place: string, unit: (text: string) => string): Pieces {
  if (r.has(under(place, "bands"))) return say` by bands: ${bands(r, place, unit)}`;
  if (r.has(under(place, "steps"))) return say` by steps: ${steps(r, place, unit)}`;
  return say`, where ${scale(r, place, unit)}`;
}

const valued = (r: Reader, shape: string, place: string, unit: (text: string) => string): Pieces => r.value(shape, under(place, "value"), unit);

function bands(r: Reader, place: string, unit: (text: string) => string): Pieces {
  const ranks = isRank(r, place) ? rankBands(r, place) : null;
  if (ranks !== null) {
    const told = ranks.map(({ band, first, last }) => {
      const from = under(band, "from");
      const words = last === "" ? `rank ${first} and after` : first === last ? `rank ${first}` : `ranks ${first} to ${last}`;
      return say`${r.has(from) ? r.value("NumberBand", from, () => words) : words}: ${valued(r, "NumberBand", band, unit)}${r.note(band)}`;
    });
    return joined(told, "; ");
  }
  const list = r.places(under(place, "bands"));
  const shown = measured(r, place);
  const told = list.map((band, index) => {
    const from = under(band, "from");
    const above = index === 0 ? "" : ` to below ${shown(r.word(under(list[index - 1] ?? "", "from")))}`;
    const who = r.has(from) ? say`from ${r.value("NumberBand", from, shown)}${above === "" ? " on" : above}` : [list.length === 1 ? "always" : "below that"];
    return say`${who}: ${valued(r, "NumberBand", band, unit)}${r.note(band)}`;
  });
  return joined(told, "; ");
}

const PARTIAL: Readonly<Record<string, string>> = { drop: "an incomplete step is not counted", count: "an incomplete step is counted whole", share: "an incomplete step is counted in proportion" };

function steps(r: Reader, place: string, unit: (text: string) => string): Pieces {
  const at = (key: string): string => under(place, "steps", key);
  const shown = measured(r, place);
  const valueOf = (key: string): Pieces => r.value("Steps", at(key), unit);
  const start = r.has(at("start")) ? valueOf("start") : [unit("1")];
  const change = r.value("Steps", at("change"), (text) => `${unit(text.replace("-", ""))} ${text.startsWith("-") ? "less" : "more"}`);
  const opposite = `${unit(r.word(at("change")).replace("-", ""))} ${signed(r.word(at("change")), "less", "more").replace(/[\d.]+/, "")}`;
  const each = r.value("Steps", at("each"), shown);
  const more = r.word(at("at")) === "0" ? say`for every ${each} ${change}` : say`for every ${each} above it ${change}, for every ${shown(r.word(at("each")))} below it ${opposite}`;
  return clauses([
    say`${start} at ${r.value("Steps", at("at"), shown)}`,
    more,
    r.has(at("partial")) ? r.chosen("Steps", at("partial"), PARTIAL) : [PARTIAL["drop"] ?? ""],
    r.has(at("lowest")) ? say`at least ${valueOf("lowest")}` : [],
    r.has(at("highest")) ? say`at most ${valueOf("highest")}` : [],
    r.note(under(place, "steps")),
  ]);
}

function scale(r: Reader, place: string, unit: (text: string) => string): Pieces {
  const isTeam = r.word(under(place, "by")) === "teamGrade";
  const told = r.places(under(place, "scale")).map((entry) => {
    const grade = under(entry, "grade");
    const name = under(entry, "name");
    if (r.has(name)) r.code(r.word(name), grade);
    const who = isTeam && !r.has(name) ? r.named("team.grading.grades", grade) : r.say("ScaleEntry", r.has(name) ? name : grade);
    return say`${quoted(who)} counts ${valued(r, "ScaleEntry", entry, unit)}${r.note(entry)}`;
  });
  return joined(told, ", ");
}

const BOUNDED: Readonly<Record<string, string>> = { from: "at least ", above: "above ", upTo: "at most ", below: "below " };

/** A condition on a number: the rank is at most 3; the share of all votes … is at least 2/3. */
export function condition(r: Reader, level: Level, place: string): Pieces {
  const of = under(place, "of");
  const at = (key: string): string => under(place, key);
  const hasMade = ["bands", "steps", "scale"].some((key) => r.has(under(of, key)));
  const isPlain = !hasMade && !r.has(under(of, "per"));
  const isOfRank = isRank(r, of) && isPlain;
  const shown = isPlain && !isOfRank ? measured(r, of) : undefined;
  const bounds = ["from", "above", "upTo", "below"].filter((key) => r.has(at(key))).map((key) => say`${BOUNDED[key] ?? ""}${r.value("Test", at(key), shown)}`);
  const divided = r.has(under(of, "per")) ? say` divided by ${r.value("Number", under(of, "per"))}` : [];
  const made = hasMade ? say`${transformed(r, of, (text) => text)},` : [];
  return say`${quantity(r, level, of)}${divided}${made} is ${joined(bounds, " and ")}${r.note(of)}${r.note(place)}`;
}
