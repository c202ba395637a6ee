/** Rows of the barometer: what happened, when, how often. */

import type { Json } from "../document/json";
import { listAt, textAt } from "../document/place";
import type { Entry } from "./entries";
import type { Findings, Fixes } from "./findings";
import { itemsOf } from "./meanings";
import type { Town } from "./meanings";
import { columnOf } from "./recognise";
import { idsOf } from "./roll";
import type { Roll } from "./roll";
import { compareNumbers } from "./tidy";

export interface AddedEvents {
  readonly added: readonly { readonly record: Json; readonly who: string; readonly item: string }[];
  /** those that the quarter has already */
  readonly known: number;
}

interface Work {
  readonly town: Town;
  readonly fixes: Fixes;
  readonly findings: Findings;
  readonly roll: Roll;
}

export function addEvents(entries: readonly Entry[], work: Work): AddedEvents {
  const { quarter } = work.town;
  const nextId = idsOf(quarter, "events", "e");
  const known = listAt(quarter, "events").map(signature);
  const added: { record: Json; who: string; item: string }[] = [];
  let same = 0;
  for (const entry of entries) {
    const found = eventOf(entry, work);
    if (found === null) continue;
    const at = known.indexOf(signature(found.record));
    // Each event of the quarter is the same as one row of the file at most.
    if (at >= 0) {
      known.splice(at, 1);
      same += 1;
    } else added.push({ ...found, record: { id: nextId(), ...found.record } });
  }
  return { added, known: same };
}

interface Found {
  readonly record: Readonly<Record<string, Json>>;
  readonly who: string;
  readonly item: string;
}

function eventOf(entry: Entry, work: Work): Found | null {
  const who = whoOf(entry, work);
  const item = entry.values.get("event.item")?.text;
  const date = entry.values.get("event.date")?.text;
  const count = countOf(entry, item, work);
  const missing = (meaning: "event.item" | "event.date", code: "no-item" | "no-date"): void => {
    if (!entry.waiting.has(meaning)) work.findings.report({ code, spot: { ...entry, column: columnOf(entry.table.recognised, meaning) }, text: "", ways: ["text", "leave"] });
  };
  if (item === undefined) missing("event.item", "no-item");
  if (date === undefined) missing("event.date", "no-date");
  if (who === null || item === undefined || date === undefined || count === null) return null;
  const optional = { matter: entry.values.get("event.matter")?.text, note: entry.values.get("note")?.text };
  const rest = Object.fromEntries(Object.entries(optional).flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const])));
  const named = itemsOf(work.town.scheme).find(({ id }) => id === item)?.name ?? item;
  return { record: { [who.key]: who.id, item, count, date, ...rest }, who: who.name, item: named };
}

function whoOf(entry: Entry, { roll, town }: Work): { readonly key: string; readonly id: string; readonly name: string } | null {
  const village = roll.villageOf(entry, false);
  if (village === "open") return null;
  if (columnOf(entry.table.recognised, "name") === null || town.system.subject === "village") {
    return village === null ? null : { key: "village", id: village, name: roll.villages.find(({ id }) => id === village)?.name ?? village };
  }
  const member = roll.matched(entry, village);
  return member === "open" ? null : { key: town.system.subject, id: member.id, name: member.name };
}

/** Points stand for a count where they are a whole multiple of the item's. */
function countOf(entry: Entry, item: string | undefined, { town, findings }: Work): number | null {
  const { recognised } = entry.table;
  const count = entry.values.get("event.count");
  if (count !== undefined) return Number(count.text);
  if (entry.waiting.has("event.count") || entry.waiting.has("event.points")) return null;
  const points = entry.values.get("event.points");
  if (points !== undefined && item !== undefined) {
    const each = textAt(itemsOf(town.scheme).find(({ id }) => id === item)?.value, "points");
    for (let times = 1; times <= 100; times += 1) if (compareNumbers(timesOf(each, times), points.text.replace(/^-/, "")) === 0) return times;
    findings.report({ code: "points", spot: points.spot, text: points.text, other: each, ways: ["text", "leave"] });
    return null;
  }
  if (columnOf(recognised, "event.count") === null) return 1;
  findings.report({ code: "no-count", spot: { ...entry, column: columnOf(recognised, "event.count") }, text: "", ways: ["text", "leave"] });
  return null;
}

/** A decimal as text, so many times; exact, because it adds whole numbers of its smallest place. */
function timesOf(decimal: string, times: number): string {
  const [whole = "0", places = ""] = decimal.split(".");
  const digits = String(Number(whole + places) * times).padStart(places.length + 1, "0");
  return places === "" ? digits : `${digits.slice(0, -places.length)}.${digits.slice(-places.length)}`;
}

function signature(event: Json): string {
  return JSON.stringify(["person", "household", "village", "item", "date", "count", "matter"].map((key) => textAt(event, key)));
}
