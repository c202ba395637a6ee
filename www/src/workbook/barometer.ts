/** The sheet of bonus and deduction events (晴雨表): what each is worth, and which of them count. */

import type { Barometer, QuarterDocument, Value } from "../core";
import type { WrittenSheet } from "../office/types";
import { plain } from "./decimal";
import type { Parameters } from "./parameters";
import { targetOf } from "./parameters";
import type { Source } from "./source";
import type { Column } from "./table";
import { Table, TITLE_ROWS, formula, number, tableSheet, text, typed } from "./table";

type Event = NonNullable<QuarterDocument["events"]>[number];

export interface Events {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly sheet: () => WrittenSheet;
  /** the column that adds up to what they come to; null where the core has to add up */
  readonly sum: string | null;
}

/** Empty lines below the events, with their formulas, for more of them. */
const SPARE = 10;
/** Under a cap each event looks at all before it; a spreadsheet program would calculate for minutes over thousands of them. */
const MOST_CAPPED = 500;

interface Entry {
  readonly event: Event;
  readonly subject: number;
  /** the item, from 1 */
  readonly item: number;
  readonly each: number;
  /** of the events with the same number only the largest counts */
  readonly rival: number | null;
}

/** Null where the scheme has no events of who is paid. */
export function eventsOf(source: Source, parameters: Parameters): Events | null {
  const { scheme, words } = source;
  const { barometer } = scheme;
  if (barometer === undefined) return null;
  const entries = entriesOf(source, barometer);
  const isLive = canAddUp(barometer, entries.length);
  const columns = isLive ? [...typedColumns(source, entries), ...countedColumns(source, parameters, entries)] : typedColumns(source, entries);
  const table = new Table(words.sheets.barometer, TITLE_ROWS + 1, columns.map(({ key }) => key), entries.length + (isLive ? SPARE : 0));
  const note = isLive ? words.notes.barometer : words.notes.barometerValues;
  return { table, columns, sum: isLive ? lastCapped(columns) : null, sheet: () => tableSheet(table, columns, { title: words.sheets.barometer, note }, words) };
}

function lastCapped(columns: readonly Column[]): string {
  return columns[columns.length - 1]?.key ?? "counted";
}

/** Events that count more when repeated, and values by post, are left to the core. */
function canAddUp({ items, groups }: Barometer, events: number): boolean {
  const isCapped = items.some(({ monthCap, cap }) => monthCap !== undefined || cap !== undefined) || (groups ?? []).some(({ cap }) => cap !== undefined);
  return items.every((item) => item.perPost === undefined && item.again === undefined) && (!isCapped || events <= MOST_CAPPED);
}

function entriesOf({ quarter, settlement }: Source, barometer: Barometer): Entry[] {
  const subjects = new Map(settlement.lines.map(({ person }, at) => [person, at + 1]));
  const rivals = new Map<string, number>();
  const own = (quarter.events ?? []).flatMap((event) => {
    const subject = subjects.get(event[settlement.subject] ?? "");
    return subject === undefined ? [] : [{ event, subject }];
  });
  // Of equal events the first by id counts.
  own.sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
  return own.flatMap(({ event, subject }) => {
    const at = barometer.items.findIndex(({ id }) => id === event.item);
    const item = barometer.items[at];
    if (item === undefined) return [];
    return [{ event, subject, item: at + 1, each: units(plain(item.points ?? item.yuan ?? "0")), rival: rivalNumber(barometer, item, event, subject, rivals) }];
  });
}

function rivalNumber({ groups }: Barometer, { group }: Barometer["items"][number], { matter }: Event, subject: number, known: Map<string, number>): number | null {
  if (group === undefined) return null;
  const counts = groups?.find(({ id }) => id === group)?.counts ?? "largest-per-matter";
  if (counts === "all" || (counts === "largest-per-matter" && matter === undefined)) return null;
  const key = JSON.stringify([subject, group, counts === "largest" ? null : matter]);
  const number = known.get(key) ?? known.size + 1;
  known.set(key, number);
  return number;
}

function units(decimal: string): number {
  return Math.round(Number(decimal) * 10_000);
}

function decimal(units: number): string {
  return String(units / 10_000);
}

function typedColumns({ settlement, scheme, words: { columns } }: Source, entries: readonly Entry[]): Column[] {
  const event = (row: number): Event | undefined => entries[row]?.event;
  return [
    { key: "number", title: columns.number, width: 6, kind: "text", cell: (row) => number(row + 1) },
    { key: "id", title: columns.id, width: 10, kind: "text", cell: (row) => text(event(row)?.id) },
    { key: "subject", title: columns.subjectNumber, width: 9, kind: "input", cell: (row) => typed(entries[row]?.subject) },
    { key: "name", title: columns.name, width: 12, kind: "text", cell: (row) => text(settlement.lines[(entries[row]?.subject ?? 0) - 1]?.name) },
    { key: "item", title: columns.itemNumber, width: 8, kind: "input", cell: (row) => typed(entries[row]?.item) },
    { key: "itemName", title: columns.item, width: 24, kind: "text", cell: (row) => text(scheme.barometer?.items[(entries[row]?.item ?? 0) - 1]?.name) },
    { key: "count", title: columns.count, width: 8, kind: "input", cell: (row) => typed(event(row)?.count) },
    { key: "date", title: columns.date, width: 12, kind: "text", cell: (row) => text(event(row)?.date) },
    { key: "matter", title: columns.matter, width: 20, kind: "text", cell: (row) => text(event(row)?.matter) },
    { key: "note", title: columns.note, width: 20, kind: "text", cell: (row) => text(event(row)?.note) },
  ];
}

function countedColumns(source: Source, parameters: Parameters, entries: readonly Entry[]): Column[] {
  const { scheme, words: { columns } } = source;
  const { items } = parameters.lists;
  const worth = (entry: Entry): number => entry.each * entry.event.count;
  const largest = new Map<number, Entry>();
  for (const entry of entries) {
    const best = entry.rival === null ? undefined : largest.get(entry.rival);
    if (entry.rival !== null && (best === undefined || worth(entry) > worth(best))) largest.set(entry.rival, entry);
  }
  const counted = (entry: Entry): number => (entry.rival === null || largest.get(entry.rival) === entry ? worth(entry) : 0);
  const of = (row: number, value: (entry: Entry) => number): string | null => (entries[row] === undefined ? null : decimal(value(entries[row])));
  const listed = (table: Table, row: number, column: string): string => `IF(${table.here("item", row)}="","",INDEX(${items.range(column)},${table.here("item", row)}))`;
  const target = (row: number): string | null => {
    const item = scheme.barometer?.items[(entries[row]?.item ?? 0) - 1];
    return item === undefined ? null : String(targetOf(item));
  };
  return [
    { key: "rival", title: columns.rival, width: 10, kind: "input", cell: (row) => typed(entries[row]?.rival) },
    { key: "code", title: columns.code, width: 8, kind: "formula", cell: (row, table) => formula(listed(table, row, "code"), target(row)) },
    { key: "each", title: columns.each, width: 8, kind: "formula", cell: (row, table) => formula(listed(table, row, "each"), of(row, ({ each }) => each), 2) },
    { key: "worth", title: columns.worth, width: 9, kind: "formula", cell: (row, table) => formula(`IF(${table.here("item", row)}="","",ROUND(${table.here("each", row)}*${table.here("count", row)},4))`, of(row, worth), 2) },
    { key: "counted", title: columns.counted, width: 9, kind: "formula", cell: (row, table) => formula(countedFormula(table, row), of(row, counted), 2) },
    ...cappedColumns(source, parameters, entries, entries.map(counted)),
  ];
}

/** A cap, and the events that it holds down together. */
interface Cap {
  readonly key: string;
  readonly title: string;
  /** where its value stands for a line */
  readonly cell: (table: Table, row: number) => string;
  /** columns in which the events under it are equal */
  readonly same: readonly string[];
  readonly of: (entry: Entry) => { readonly cap: Value<string> | undefined; readonly under: string };
}

/**
 * Caps, one after the other. Of each event a column says by how much it still raises the capped sum of those before it, so that the column adds
 * up to the capped sum.
 */
function cappedColumns({ scheme, words: { columns } }: Source, { lists }: Parameters, entries: readonly Entry[], counted: readonly number[]): Column[] {
  const { items = [], groups = [] } = scheme.barometer ?? {};
  const listed = (list: Parameters["lists"]["items"], column: string, by: string) => (table: Table, row: number) => `INDEX(${list.range(column)},${table.here(by, row)})`;
  const itemOf = (entry: Entry) => items[entry.item - 1];
  const groupOf = (entry: Entry) => groups.find(({ id }) => id === itemOf(entry)?.group);
  const month = ({ event }: Entry): string => String(Number(event.date.slice(5, 7)));
  const ofMonth: Cap = { key: "monthCapped", title: columns.monthCapped, cell: listed(lists.items, "monthCap", "item"), same: ["subject", "item", "month"], of: (entry) => ({ cap: itemOf(entry)?.monthCap, under: `${entry.subject}/${entry.item}/${month(entry)}` }) };
  const ofItem: Cap = { key: "itemCapped", title: columns.itemCapped, cell: listed(lists.items, "cap", "item"), same: ["subject", "item"], of: (entry) => ({ cap: itemOf(entry)?.cap, under: `${entry.subject}/${entry.item}` }) };
  const ofGroup: Cap = { key: "groupCapped", title: columns.groupCapped, cell: listed(lists.groups, "cap", "group"), same: ["subject", "group"], of: (entry) => ({ cap: groupOf(entry)?.cap, under: `${entry.subject}/${itemOf(entry)?.group ?? ""}` }) };
  const caps = [...(items.some(({ monthCap }) => monthCap !== undefined) ? [ofMonth] : []), ...(items.some(({ cap }) => cap !== undefined) ? [ofItem] : []), ...(groups.some(({ cap }) => cap !== undefined) ? [ofGroup] : [])];
  const helpers: Column[] = [];
  if (caps.includes(ofMonth)) helpers.push({ key: "month", title: columns.month, width: 6, kind: "input", cell: (row) => typed(entries[row] === undefined ? null : month(entries[row])) });
  if (caps.includes(ofGroup)) {
    const number = (row: number): string | null => (entries[row] === undefined ? null : String(groups.findIndex(({ id }) => id === itemOf(entries[row] as Entry)?.group) + 1));
    helpers.push({ key: "group", title: columns.group, width: 7, kind: "formula", cell: (row, table) => formula(`IF(${table.here("item", row)}="","",0+INDEX(${lists.items.range("group")},${table.here("item", row)}))`, number(row)) });
  }
  let before = { key: "counted", values: counted };
  const columnsOfCaps = caps.map((cap): Column => {
    const { key, values } = { key: before.key, values: raised(cap, entries, before.values) };
    before = { key: cap.key, values };
    return { key: cap.key, title: cap.title, width: 9, kind: "formula", cell: (row, table) => formula(raisedFormula(cap, table, row, key), values[row] === undefined ? null : decimal(values[row]), 2) };
  });
  return [...helpers, ...columnsOfCaps];
}

function raised(cap: Cap, entries: readonly Entry[], values: readonly number[]): number[] {
  const sums = new Map<string, number>();
  return entries.map((entry, at) => {
    const { cap: limit, under } = cap.of(entry);
    const value = values[at] ?? 0;
    const [before, most] = [sums.get(under) ?? 0, limit === undefined ? Infinity : units(plain(limit))];
    sums.set(under, before + value);
    return Math.min(most, before + value) - Math.min(most, before);
  });
}

function raisedFormula({ cell, same }: Cap, table: Table, row: number, before: string): string {
  const value = table.here(before, row);
  const limit = cell(table, row);
  const sum = `SUMIFS(${[table.upTo(before, row), ...same.flatMap((key) => [table.upTo(key, row), table.here(key, row)])].join(",")})`;
  const capped = `ROUND(MIN(${limit},${sum})-MIN(${limit},${sum}-${value}),4)`;
  const isUncapped = same.includes("group") ? `${table.here("group", row)}=0` : `${limit}=""`;
  const open = same.includes("group") ? `IF(${limit}="",${value},${capped})` : capped;
  return `IF(${value}="","",IF(${isUncapped},${value},${open}))`;
}

/** Not, where another of the same number is larger, or as large and earlier. */
function countedFormula(table: Table, row: number): string {
  const [worth, rival, number] = [table.here("worth", row), table.here("rival", row), table.here("number", row)];
  const [worths, rivals, numbers] = [table.own("worth"), table.own("rival"), table.own("number")];
  const larger = `COUNTIFS(${rivals},${rival},${worths},">"&${worth})`;
  const earlier = `COUNTIFS(${rivals},${rival},${worths},${worth},${numbers},"<"&${number})`;
  return `IF(${worth}="","",IF(${rival}="",${worth},IF(${larger}+${earlier}>0,0,${worth})))`;
}
