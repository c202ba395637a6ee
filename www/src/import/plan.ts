/** What files that are read together would do to the quarter and to the desk. Nothing is changed here; what is open waits. */

import type { Json, JsonObject } from "../document/json";
import { isObject } from "../document/json";
import { listAt, textAt, withValue } from "../document/place";
import { emptyDesk } from "../desk/desk";
import type { Layout } from "../desk/desk";
import { isDoubtfulCard } from "../desk/numbers";
import { nameIn, rowsAt } from "../quarter";
import type { Row } from "../quarter";
import type { PeriodKind } from "../system";
import { entriesIn } from "./entries";
import type { Entry, Value } from "./entries";
import { addEvents } from "./events";
import type { AddedEvents } from "./events";
import { Findings, keyOf } from "./findings";
import type { Fix, Fixes, Problem, Table, TidiedText } from "./findings";
import { Ledger } from "./ledger";
import type { ListName, RecordChange } from "./ledger";
import { itemsOf, meaningsOf } from "./meanings";
import type { Town } from "./meanings";
import { columnOf } from "./recognise";
import type { Recognised } from "./recognise";
import { idsOf, postsOf, Roll, twinsIn } from "./roll";
import type { Member } from "./roll";

export interface Plan {
  /** rows with data */
  readonly rows: number;
  /** rows of which something waits for the clerk */
  readonly waiting: number;
  readonly problems: readonly Problem[];
  readonly remarks: readonly Problem[];
  readonly tidied: readonly TidiedText[];
  readonly changes: readonly RecordChange[];
  readonly events: AddedEvents;
  /** known people or households who stand in none of the rosters */
  readonly gone: readonly Gone[];
  /** known people who stand in a file and of whom nothing changes */
  readonly unchanged: number;
  /** new people whose months nobody stated */
  readonly assumedMonths: { readonly people: number; readonly months: number } | null;
  /** tables whose titles name another period than the one that is open */
  readonly otherPeriods: readonly { readonly table: Table; readonly said: string }[];
  /** by row: whose it is */
  readonly placed: ReadonlyMap<string, string>;
  readonly quarter: Json;
  readonly desk: Json;
  readonly changesNothing: boolean;
}

export interface Gone {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  /** events, incidents, decisions and grids that name them */
  readonly named: number;
}

export interface Decisions {
  readonly fixes: Fixes;
  /** ids of those who are to be taken out of the quarter */
  readonly removed: ReadonlySet<string>;
}

export const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

const OF_PERSON: readonly string[] = ["months", "monthsReason", "days", "from", "to"];
const OF_PAYEE: readonly string[] = ["idNumber", "account", "accountName", "bankName", "phone"];

interface Work {
  readonly town: Town;
  readonly fixes: Fixes;
  readonly findings: Findings;
  readonly roll: Roll;
  readonly ledger: Ledger;
  readonly list: ListName;
  readonly posts: readonly Row[];
  readonly items: readonly Row[];
  readonly placed: Map<string, string>;
}

interface Placed {
  readonly entry: Entry;
  readonly village: string | null;
}

/** Whether new people are taken over from this table: a roster, or for a quarter without anybody whatever says who they are. */
export function brings(table: Table, all: readonly Table[], town: Town): boolean {
  if (table.setting.brings !== undefined) return table.setting.brings;
  if (!isRosterLike(table, town)) return false;
  const isEmpty = listAt(town.quarter, "people").length + listAt(town.quarter, "households").length === 0;
  return isRoster(table) || (isEmpty && !all.some((other) => isRosterLike(other, town) && isRoster(other)));
}

/** It is about who holds which post, and not a list of scores or accounts in which a slip would make somebody new. */
function isRoster({ recognised }: Table): boolean {
  const meanings = recognised.columns.map(({ meaning }) => meaning);
  const isScored = meanings.some((meaning) => /^own:(?:scores|ratings)\./.test(meaning));
  return !isScored && (!meanings.includes("account") || OF_PERSON.some((meaning) => meanings.includes(meaning)));
}

export function isRosterLike({ recognised }: Table, { system }: Town): boolean {
  const has = (meaning: string): boolean => columnOf(recognised, meaning) !== null;
  if (system.subject === "village" || !has("name") || has("event.item")) return false;
  return system.subject === "person" ? has("posts") : has("village");
}

/** The plan at once. */
export function planOf(tables: readonly Table[], town: Town, decisions: Decisions): Plan {
  const work = planning(tables, town, decisions);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The plan, worked out in two steps a row. */
export function* planning(tables: readonly Table[], town: Town, { fixes: decided, removed }: Decisions): Generator<undefined, Plan> {
  const fixes = new Map([...rememberedFixes(tables, town), ...decided]);
  const findings = new Findings();
  const roll = new Roll(town, fixes, findings);
  const ledger = new Ledger(town.quarter, deskOf(town), fixes, findings);
  const list: ListName = town.system.subject === "household" ? "households" : town.system.subject === "village" ? "villages" : "people";
  const work: Work = { town, fixes, findings, roll, ledger, list, posts: rowsAt(town.scheme, "posts"), items: itemsOf(town.scheme), placed: new Map() };
  const read: { table: Table; entries: Entry[] }[] = [];
  for (const table of tables) read.push({ table, entries: yield* entriesIn(table, work) });
  const isOfVillages = (table: Table): boolean => columnOf(table.recognised, "name") === null;
  const isOfEvents = (table: Table): boolean => columnOf(table.recognised, "event.item") !== null;
  const isBringing = (table: Table): boolean => brings(table, tables, town);
  const parts = read.filter(({ table }) => columnOf(table.recognised, "name") !== null || columnOf(table.recognised, "village") !== null);

  const each = function* (entries: readonly Entry[], act: (entry: Entry, work: Work) => void): Generator<undefined, void> {
    for (const entry of entries) {
      act(entry, work);
      yield;
    }
  };
  for (const { table, entries } of parts) if (isOfVillages(table) && !isOfEvents(table)) yield* each(entries, readVillage);
  const rosters = parts.filter(({ table }) => !isOfVillages(table) && isBringing(table));
  for (const { entries } of rosters) yield* readRoster(entries, work);
  for (const { table, entries } of parts) if (!isOfVillages(table) && !isBringing(table) && !isOfEvents(table)) yield* each(entries, readKnown);
  const events = addEvents(parts.filter(({ table }) => isOfEvents(table)).flatMap(({ entries }) => entries), work);
  for (const village of roll.villages) if (village.isNew) openVillage(village.id, work);
  remarkShared(work);

  const gone = rosters.length === 0 ? [] : goneFrom(work);
  const takenOut = new Set(gone.filter(({ id }) => removed.has(id)).map(({ id }) => id));
  const changes = (["villages", "people", "households", "payees"] as const).flatMap((name) => ledger.changesIn(name));
  const changed = new Set(changes.filter((change) => change.list === list || change.list === "payees").map(({ id }) => id));
  const { problems } = findings;
  return {
    rows: read.reduce((sum, { table }) => sum + table.recognised.data.length, 0),
    waiting: new Set(problems.flatMap(({ rows }) => rows)).size,
    problems,
    remarks: findings.remarks,
    tidied: findings.changes,
    changes,
    events,
    gone,
    unchanged: [...ledger.touched(list)].filter((id) => !changed.has(id)).length,
    assumedMonths: assumedMonths(work),
    otherPeriods: tables.flatMap((table) => otherPeriods(table, town).map((said) => ({ table, said }))),
    placed: work.placed,
    quarter: quarterWith(work, events, takenOut),
    desk: deskWith(work, tables, takenOut),
    changesNothing: changes.length === 0 && events.added.length === 0 && takenOut.size === 0,
  };
}

// ── rows ──

function readVillage(entry: Entry, work: Work): void {
  const village = work.roll.villageOf(entry, true);
  if (village === "open") return;
  if (village === null) {
    work.findings.report({ code: "no-village", spot: { ...entry, column: columnOf(entry.table.recognised, "village") }, text: "", ways: ["text", "leave"] });
    return;
  }
  openVillage(village, work);
  setRecorded("villages", village, entry, "village", work);
  if (work.list === "villages") setPayee(village, work.roll.villages.find(({ id }) => id === village)?.name ?? "", entry, work);
  const note = entry.values.get("note");
  if (note !== undefined) setNote("villages", village, note, work);
}

function* readRoster(entries: readonly Entry[], work: Work): Generator<undefined, void> {
  const found = entries.map((entry) => ({ entry, village: work.roll.villageOf(entry, false) }));
  for (const { entry, village } of found) if (village === "open") work.roll.expect(entry, null);
  const placed = found.filter((one): one is Placed => one.village !== "open");
  const twins = twinsIn(placed.filter(({ entry }) => entry.values.has("name")));
  for (const { entry, village } of placed) {
    yield;
    const member = work.roll.enrolled(entry, village, twins.get(entry) ?? []);
    if (member === "open") continue;
    openMember(member, work);
    if (village !== null && !member.isNew) setText(member.id, "village", village, entry.values.get("village"), work);
    setPosts(member, entry, work);
    setMember(member, entry, work);
  }
}

function readKnown(entry: Entry, work: Work): void {
  const village = work.roll.villageOf(entry, false);
  if (village === "open") return;
  const member = work.roll.matched(entry, village);
  if (member === "open") return;
  openMember(member, work);
  setMember(member, entry, work);
}

// ── values ──

function openVillage(id: string, { ledger, roll }: Work): void {
  const name = roll.villages.find((village) => village.id === id)?.name ?? id;
  ledger.open("villages", id, name, { id, name });
}

function openMember(member: Member, { ledger, list, town }: Work): void {
  const { id, name, village } = member;
  const fresh: JsonObject = list === "people" ? { id, name, village, posts: [...member.posts], months: MONTHS[town.system.period] } : { id, name, village };
  ledger.open(list, id, name, fresh);
}

function setMember(member: Member, entry: Entry, work: Work): void {
  work.placed.set(keyOf({ ...entry, column: null }), member.id);
  for (const meaning of work.list === "people" ? OF_PERSON : []) {
    const value = entry.values.get(meaning);
    if (value !== undefined) work.ledger.set(work.list, member.id, meaning, meaning === "months" || meaning === "days" ? Number(value.text) : value.text, { meaning, ...value });
  }
  const note = entry.values.get("note");
  if (note !== undefined) setNote(work.list, member.id, note, work);
  setRecorded(work.list, member.id, entry, "own", work);
  setPayee(member.id, member.name, entry, work);
  setGrids(member, entry, work);
  openVillageRecords(member, entry, work);
}

/** A column of the village that was chosen by hand in a list of people counts for the village of each row. */
function openVillageRecords(member: Member, entry: Entry, work: Work): void {
  const isStated = meaningsOf(work.town).some(({ id, of }) => of === "village" && entry.values.has(id));
  if (!isStated) return;
  openVillage(member.village, work);
  setRecorded("villages", member.village, entry, "village", work);
}

function setText(id: string, key: string, text: string, value: Value | undefined, { ledger, list }: Work): void {
  if (value !== undefined) ledger.set(list, id, key, text, { meaning: key, text, spot: value.spot });
}

function setPosts(member: Member, entry: Entry, work: Work): void {
  const value = entry.values.get("posts") ?? entry.values.get("posts.other");
  if (value === undefined || work.list !== "people") return;
  const isSame = work.fixes.get(keyOf({ ...entry, column: null }))?.kind === "same";
  const posts = isSame ? [...new Set([...member.posts, ...postsOf(entry, work.posts)])] : postsOf(entry, work.posts);
  work.ledger.set("people", member.id, "posts", posts, { meaning: "posts", text: posts.join(" "), spot: value.spot, adds: isSame });
}

/** Remarks of several lists stand one after the other: none of them is lost. */
function setNote(list: ListName, id: string, note: Value, { ledger }: Work): void {
  const before = textAt(ledger.valueOf(list, id), "note");
  if (before.split("；").includes(note.text)) return;
  const text = before === "" ? note.text : `${before}；${note.text}`;
  ledger.set(list, id, "note", text, { meaning: "note", text, spot: note.spot, adds: true });
}

function setRecorded(list: ListName, id: string, entry: Entry, of: "own" | "village", { ledger, town }: Work): void {
  for (const meaning of meaningsOf(town)) {
    const value = entry.values.get(meaning.id);
    if (meaning.of !== of || meaning.key === undefined || value === undefined) continue;
    ledger.set(list, id, meaning.key, meaning.read === "whole" ? Number(value.text) : value.text, { meaning: meaning.id, ...value });
  }
}

function setPayee(id: string, name: string, entry: Entry, { ledger, findings }: Work): void {
  const values = OF_PAYEE.flatMap((key) => {
    const value = entry.values.get(key);
    return value === undefined || (key === "accountName" && value.text === name) ? [] : [[key, value] as const];
  });
  if (values.length === 0) return;
  ledger.open("payees", id, name, { of: id });
  for (const [key, value] of values) {
    if (key === "account" && isDoubtfulCard(value.text)) findings.remark({ code: "account-check", spot: value.spot, text: value.text });
    ledger.set("payees", id, key, value.text, { meaning: key, ...value });
  }
}

/** 包抓网格: the grid of that name in the village gets this cadre, or begins with them. A household lies in its grid. */
function setGrids(member: Member, entry: Entry, work: Work): void {
  const value = entry.values.get("grids");
  if (value === undefined) return;
  openVillage(member.village, work);
  for (const name of value.text.split(/[、，,;；]/).filter((part) => part !== "")) {
    const grids = listAt(work.ledger.valueOf("villages", member.village), "grids");
    const at = grids.findIndex((grid) => textAt(grid, "name") === name);
    const id = at < 0 ? idsOf({ grids }, "grids", `${member.village}-`)() : textAt(grids[at], "id");
    const place = `grids[${at < 0 ? grids.length : at}]`;
    if (at < 0) work.ledger.set("villages", member.village, place, { id, name }, { meaning: `grid ${id}`, text: name, spot: value.spot });
    if (work.list === "people") work.ledger.set("villages", member.village, `${place}.cadre`, member.id, { meaning: `grid ${id}`, text: member.id, spot: value.spot });
    else work.ledger.set(work.list, member.id, "grid", id, { meaning: "grids", text: id, spot: value.spot });
  }
}

// ── what is seen of the whole ──

/** One number for two people is a slip, but one account may serve a couple. */
function remarkShared({ ledger, findings, roll, town }: Work): void {
  const payees = ledger.written("payees", listAt(deskOf(town), "payees"), "of");
  const names = new Map(roll.members.map((member) => [member.id, member]));
  for (const [key, code] of [["account", "account-shared"], ["idNumber", "id-shared"]] as const) {
    const holders = new Map<string, string[]>();
    for (const payee of payees) if (textAt(payee, key) !== "") holders.set(textAt(payee, key), [...(holders.get(textAt(payee, key)) ?? []), textAt(payee, "of")]);
    for (const [number, ids] of holders) {
      const spot = ids.length < 2 ? undefined : ids.map((id) => ledger.spotOf("payees", id, key)).find((one) => one !== undefined);
      const named = ids.flatMap((id) => names.get(id) ?? []).map((member) => roll.described(member).name);
      if (spot !== undefined) findings.remark({ code, spot, text: number, other: named.join("、") });
    }
  }
}

function goneFrom({ town, ledger, list, roll }: Work): Gone[] {
  const touched = ledger.touched(list);
  return rowsAt(town.quarter, list)
    .filter(({ id }) => !touched.has(id))
    .map(({ id, name, value }) => ({ id, name, village: nameIn(roll.villages, textAt(value, "village")), named: namedIn(town.quarter, id) }));
}

function namedIn(quarter: Json | undefined, id: string): number {
  const records = ["events", "incidents", "decisions", "redemptions"].flatMap((list) => listAt(quarter, list));
  const grids = listAt(quarter, "villages").flatMap((village) => listAt(village, "grids"));
  return [...records, ...grids].filter((record) => isObject(record) && (["person", "household", "of", "offender", "cadre"].some((key) => record[key] === id) || (Array.isArray(record["up"]) && record["up"].includes(id)))).length;
}

function assumedMonths({ ledger, list, town }: Work): Plan["assumedMonths"] {
  const people = list !== "people" ? 0 : ledger.changesIn("people").filter(({ isNew, id }) => isNew && ledger.spotOf("people", id, "months") === undefined).length;
  return people === 0 ? null : { people, months: MONTHS[town.system.period] };
}

const QUARTERS: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4" };

function otherPeriods({ file, sheet, recognised }: Table, { quarter }: Town): string[] {
  const open = textAt(quarter, "period");
  const titles = [...recognised.leftOut].filter(([, why]) => why === "title").map(([row]) => recognised.grid.headText(row, 0));
  const said = [file, sheet, ...titles].flatMap((text) => {
    const [, year, part = ""] = /(\d{4})年?度?第?([一二三四1-4])季度/.exec(text.replace(/\s/g, "")) ?? [];
    return year === undefined ? [] : [`${year}Q${QUARTERS[part] ?? part}`];
  });
  return [...new Set(said)].filter((period) => period !== open && /^\d{4}Q/.test(open));
}

// ── the documents ──

function quarterWith({ town, ledger, list }: Work, events: AddedEvents, takenOut: ReadonlySet<string>): Json {
  let quarter: Json = town.quarter ?? {};
  for (const name of new Set<ListName>(["villages", list])) {
    const before = listAt(quarter, name);
    const after = ledger.written(name, before, "id").filter((record) => name !== list || !takenOut.has(textAt(record, "id")));
    if (after.length !== before.length || after.some((record, index) => record !== before[index])) quarter = withValue(quarter, name, after);
  }
  return events.added.length === 0 ? quarter : withValue(quarter, "events", [...listAt(quarter, "events"), ...events.added.map(({ record }) => record)]);
}

/** Accounts, and how the columns of these files were understood. */
function deskWith({ town, ledger, fixes }: Work, tables: readonly Table[], takenOut: ReadonlySet<string>): Json {
  const desk = deskOf(town);
  const before = listAt(desk, "payees");
  const payees = ledger.written("payees", before, "of").filter((payee) => !takenOut.has(textAt(payee, "of")));
  const layouts = new Map((town.desk.layouts ?? []).map((layout) => [layout.head, layout]));
  for (const { recognised } of tables) if (recognised.key !== "") layouts.set(recognised.key, layoutOf(recognised, fixes));
  const withPayees = payees.length + before.length === 0 ? desk : withValue(desk, "payees", payees);
  return layouts.size === 0 ? withPayees : withValue(withPayees, "layouts", [...layouts.values()] as unknown as Json);
}

function deskOf({ desk }: Town): Json {
  return (desk as unknown as Json | undefined) ?? emptyDesk();
}

/** Columns, and what texts that are no names of ours were said to mean. */
function layoutOf({ key, columns }: Recognised, fixes: Fixes): Layout {
  const values = [...fixes].flatMap(([text, fix]) => (!text.startsWith("=") || (fix.kind !== "is" && fix.kind !== "leave") ? [] : [[text, fix.kind === "is" ? fix.id : ""] as const]));
  const named = columns.filter(({ title }) => title !== "").map(({ title, meaning }) => [title, meaning] as const);
  return { head: key, columns: Object.fromEntries(named), ...(values.length === 0 ? {} : { values: Object.fromEntries(values) }) };
}

function rememberedFixes(tables: readonly Table[], { desk }: Town): [string, Fix][] {
  const heads = new Set(tables.map(({ recognised }) => recognised.key));
  const layouts = (desk.layouts ?? []).filter(({ head }) => heads.has(head));
  return layouts.flatMap(({ values }) => Object.entries(values ?? {}).map(([text, id]): [string, Fix] => [text, id === "" ? { kind: "leave" } : { kind: "is", id }]));
}
