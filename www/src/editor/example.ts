/** The smallest quarter that gives a person the same result as the whole one, without names, and what must come out of it. */

import type { Line } from "../core";
import { isList, isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt } from "../document/place";
import { peopleOf } from "../quarter";
import type { Form } from "./form";

type Extent = "person" | "village" | "category" | "all";
const EXTENTS: readonly Extent[] = ["person", "village", "category", "all"];
/** Texts about real people, which others who read the rules need not know. */
const PRIVATE = ["note", "monthsReason", "basis", "reason", "matter", "by"];
const REQUIRED = ["basis", "reason"];

export function exampleOf(form: Form, person: string): Json | null {
  const { bench, words } = form;
  const line = bench.lines.get(person);
  if (line === undefined || !isObject(bench.quarter)) return null;
  for (const extent of EXTENTS) {
    const quarter = nameless(form, reduced(form, bench.quarter, line, extent));
    const answer = bench.settleAside(quarter);
    const found = answer?.kind === "settled" ? answer.settlement.lines.find((one) => one.person === person) : undefined;
    if (found === undefined || !isSame(found, line, extent)) continue;
    return {
      name: words.exampleName(line.postNames, found.gradeName ?? "", found.pay ?? ""),
      note: words.extents[extent],
      quarter,
      expect: { people: [expected(found, extent)] },
    };
  }
  return null;
}

/** With a whole category its rank is the real one. */
function hasRank(extent: Extent): boolean {
  return extent === "category" || extent === "all";
}

function isSame(found: Line, line: Line, extent: Extent): boolean {
  const keys = ["score", "grade", "pay", "coefficient", "redLined"] as const;
  return found.state === "settled" && keys.every((key) => found[key] === line[key]) && (!hasRank(extent) || found.rank === line.rank);
}

function expected(line: Line, extent: Extent): JsonObject {
  const { person, score, grade, pay, rank } = line;
  return { person, score, ...(hasRank(extent) ? { rank } : {}), grade, pay };
}

function reduced(form: Form, quarter: JsonObject, line: Line, extent: Extent): JsonObject {
  if (extent === "all") return quarter;
  const rows = peopleOf(form.bench);
  const people = new Set(rows.filter((row) => (extent === "person" ? row.id === line.person : extent === "village" ? row.village === line.village : row.category === line.category)).map(({ id }) => id));
  const villages = new Set(rows.filter(({ id }) => people.has(id)).map(({ village }) => village));
  const keeps: Readonly<Record<string, (item: Json) => boolean>> = {
    people: (item) => people.has(textAt(item, "id")),
    villages: (item) => villages.has(textAt(item, "id")),
    events: (item) => people.has(textAt(item, "person")),
    incidents: (item) => villages.has(textAt(item, "village")) && (extent === "village" || line.redLined),
    decisions: (item) => textAt(item, "person") === "" || people.has(textAt(item, "person")),
  };
  const parts = Object.entries(quarter).map(([key, value]) => {
    const keep = keeps[key];
    return [key, keep === undefined ? value : listAt(quarter, key).filter(keep).map((item) => (key === "villages" ? withGridsOf(item, people) : item))] as const;
  });
  return Object.fromEntries(parts.filter(([key, value]) => !(key in keeps) || (Array.isArray(value) && value.length > 0)));
}

/** A grid needs its cadre. */
function withGridsOf(village: Json, people: ReadonlySet<string>): Json {
  if (!isObject(village) || !("grids" in village)) return village;
  const rest = Object.fromEntries(Object.entries(village).filter(([key]) => key !== "grids"));
  const kept = listAt(village, "grids").filter((grid) => people.has(textAt(grid, "cadre")));
  return kept.length === 0 ? rest : { ...rest, grids: kept };
}

function nameless(form: Form, quarter: JsonObject): JsonObject {
  const { stems, stem } = form.words;
  const people = listAt(quarter, "people").map((person, index) => ({ ...(isObject(person) ? person : {}), name: stems[index] ?? stem(index + 1) }));
  const kept = Object.entries<Json>({ ...quarter, people }).filter(([key]) => key !== "note");
  return Object.fromEntries(kept.map(([key, value]) => [key, isList(value) ? value.map((item) => without(form, item, key)) : value]));
}

function without(form: Form, item: Json, list: string): Json {
  if (!isObject(item)) return item;
  // The matter decides which events count together, so it is hidden and not left out.
  const kept = Object.entries(item).filter(([key]) => !PRIVATE.includes(key) || key === "matter" || (REQUIRED.includes(key) && list !== "people"));
  return Object.fromEntries(kept.map(([key, value]) => [key, REQUIRED.includes(key) ? form.words.withheld : value]));
}
