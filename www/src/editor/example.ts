/** The smallest quarter that gives a person, village or household the same result as the whole one, without names, and what must come out of it. */

import type { Line, Settlement, TeamLine } from "../core";
import { isList, isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt, textsAt } from "../document/place";
import type { Form } from "./form";
import type { Subject } from "./words";

type Extent = "one" | "village" | "category" | "all";
const EXTENTS: readonly Extent[] = ["one", "village", "category", "all"];
/** Texts about real people, which others who read the rules need not know. */
const PRIVATE = ["note", "monthsReason", "basis", "reason", "matter", "by"];
const REQUIRED = ["basis", "reason"];
/** Where those who are assessed stand. */
const LISTS: Readonly<Record<Subject, string>> = { person: "people", village: "villages", household: "households" };

export function subjectOf(scheme: Json | undefined): Subject {
  const subject = textAt(scheme, "subject");
  return subject === "village" || subject === "household" ? subject : "person";
}

export function exampleOf(form: Form, id: string): Json | null {
  const { bench, words } = form;
  const { settlement, quarter } = bench;
  const line = bench.lines.get(id);
  if (line === undefined || settlement === null || !isObject(quarter)) return null;
  const about = words.examples[subjectOf(bench.scheme)];
  for (const extent of EXTENTS) {
    for (const hasIncidents of [false, true]) {
      const part = nameless(form, reduced(form, settlement, quarter, line, extent, hasIncidents));
      const answer = bench.settleAside(part);
      const found = answer?.kind === "settled" ? outcome(answer.settlement, settlement, line, extent) : null;
      if (found === null) continue;
      const name = about.name(line.postNames, line.gradeName ?? "", line.score ?? "", line.pay ?? "");
      return { name, note: about.extents[extent], quarter: part, expect: found };
    }
  }
  return null;
}

/** What comes out of the smaller quarter; null if that is not what came out of the whole one. */
function outcome(part: Settlement, whole: Settlement, line: Line, extent: Extent): JsonObject | null {
  const found = part.lines.find(({ person }) => person === line.person);
  if (found === undefined || !isSame(found, line, extent)) return null;
  const [team, wholeTeam] = [teamOf(part, line.village), teamOf(whole, line.village)];
  if (team?.score !== wholeTeam?.score || team?.grade !== wholeTeam?.grade) return null;
  const people = [expected(found, extent)];
  if (team === undefined) return { people };
  const { village, score, rank, grade } = team;
  return { people, villages: [{ village, score, ...(extent === "all" ? { rank } : {}), grade }] };
}

function teamOf(settlement: Settlement, village: string): TeamLine | undefined {
  return settlement.team?.lines.find((line) => line.village === village);
}

/** With a whole category its rank is the real one. */
function hasRank(extent: Extent): boolean {
  return extent === "category" || extent === "all";
}

function isSame(found: Line, line: Line, extent: Extent): boolean {
  const keys = ["score", "grade", "pay", "coefficient", "redLined"] as const;
  return (
    found.state === "settled" &&
    keys.every((key) => found[key] === line[key]) &&
    found.run?.length === line.run?.length &&
    found.account?.balance === line.account?.balance &&
    (!hasRank(extent) || found.rank === line.rank)
  );
}

function expected(line: Line, extent: Extent): JsonObject {
  const { person, score, grade, pay, rank, run, account } = line;
  return {
    person,
    score,
    ...(hasRank(extent) ? { rank } : {}),
    grade,
    pay,
    ...(account === null ? {} : { balance: account.balance }),
    ...(run === null ? {} : { run: run.length, consequence: run.consequence }),
  };
}

function reduced(form: Form, { lines }: Settlement, quarter: JsonObject, line: Line, extent: Extent, hasIncidents: boolean): JsonObject {
  if (extent === "all") return quarter;
  const isNear = { one: (other: Line) => other.person === line.person, village: (other: Line) => other.village === line.village, category: (other: Line) => other.category === line.category }[extent];
  const near = lines.filter(isNear);
  const subjects = new Set(near.map(({ person }) => person));
  const villages = new Set(near.map(({ village }) => village));
  const list = LISTS[subjectOf(form.bench.scheme)];
  const isOne = (item: Json): boolean => subjects.has(textAt(item, "id"));
  const isOf = (item: Json, key: string): boolean => subjects.has(textAt(item, key));
  const isIn = (item: Json): boolean => villages.has(textAt(item, "village"));
  const keeps: Readonly<Record<string, (item: Json) => boolean>> = {
    villages: (item) => villages.has(textAt(item, "id")),
    [list]: isOne,
    events: (item) => isOf(item, "person") || isOf(item, "household") || isIn(item),
    incidents: (item) => hasIncidents && isIn(item),
    decisions: (item) => (textAt(item, "person") === "" ? textsAt(item, "up").every((id) => subjects.has(id) || villages.has(id)) : isOf(item, "person")),
    earlier: (item) => listAt(item, "results").some((result) => isOf(result, "of")),
    redemptions: (item) => isOf(item, "of"),
  };
  const parts = Object.entries(quarter).map(([key, value]) => {
    const keep = keeps[key];
    return [key, keep === undefined ? value : listAt(quarter, key).filter(keep).map((item) => within(item, key, subjects))] as const;
  });
  return Object.fromEntries(parts.filter(([key, value]) => !(key in keeps) || (Array.isArray(value) && value.length > 0)));
}

/** Of villages the grids whose cadres are there, of earlier periods the results of those who are. */
function within(item: Json, list: string, subjects: ReadonlySet<string>): Json {
  if (!isObject(item)) return item;
  if (list === "earlier") return { ...item, results: listAt(item, "results").filter((result) => subjects.has(textAt(result, "of"))) };
  if (list !== "villages" || !("grids" in item)) return item;
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => key !== "grids"));
  const kept = listAt(item, "grids").filter((grid) => textAt(grid, "cadre") === "" || subjects.has(textAt(grid, "cadre")));
  return kept.length === 0 ? rest : { ...rest, grids: kept };
}

function nameless(form: Form, quarter: JsonObject): JsonObject {
  const subject = subjectOf(form.bench.scheme);
  const list = LISTS[subject];
  const named = listAt(quarter, list).map((one, index) => ({ ...(isObject(one) ? one : {}), name: form.words.examples[subject].stem(index) }));
  const kept = Object.entries<Json>({ ...quarter, [list]: named }).filter(([key]) => key !== "note");
  return Object.fromEntries(kept.map(([key, value]) => [key, isList(value) ? value.map((item) => without(form, item)) : value]));
}

function without(form: Form, item: Json): Json {
  if (isList(item)) return item.map((inner) => without(form, inner));
  if (!isObject(item)) return item;
  // The matter decides which events count together, so it is hidden and not left out.
  const kept = Object.entries(item).filter(([key]) => !PRIVATE.includes(key) || key === "matter" || REQUIRED.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, REQUIRED.includes(key) ? form.words.withheld : without(form, value)]));
}
