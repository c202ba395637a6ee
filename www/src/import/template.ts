/** The workbook to be filled in: sheets with this town's villages, people, posts and indicators, whose heads are recognised when it comes back. */

import type { Json } from "../document/json";
import { textAt, textsAt } from "../document/place";
import { payeesOf } from "../desk/desk";
import type { WrittenCell, WrittenRow, WrittenSheet, Workbook } from "../office/types";
import { nameIn, rowsAt } from "../quarter";
import type { Row } from "../quarter";
import { itemsOf, meaningsOf } from "./meanings";
import type { Meaning, Town } from "./meanings";
import { meaningName } from "./telling";
import { importWords } from "./words";
import type { Words } from "./words";

/** Rows to fill in where nobody is known yet. */
const BLANK = 200;

interface TemplateColumn {
  readonly head: string;
  /** the heading above it */
  readonly group?: string;
  readonly width: number;
  readonly value: (row: Row | null) => string;
  readonly choices?: readonly string[];
  readonly note?: string;
  /** written already and not to be changed */
  readonly isGiven?: boolean;
}

export function templateBook(town: Town, words: Words): Workbook {
  const title = words.template;
  return { title, sheets: [guide(words), ...sheetsOf(town, words)] };
}

function guide({ book }: Words): WrittenSheet {
  const line = (text: string): WrittenRow => ({ height: 34, cells: [{ text, look: "note" }] });
  return { name: book.guide, widths: [90], rows: [{ height: 30, cells: [{ text: book.guide, look: "title" }] }, ...book.lines.map(line)] };
}

/** Heads are always Chinese: they are what the files of the town say, and what is recognised. */
function sheetsOf(town: Town, words: Words): WrittenSheet[] {
  const { system } = town;
  const { sheets } = words.book;
  const people = rowsAt(town.quarter, system.subject === "household" ? "households" : "people");
  const villages = rowsAt(town.quarter, "villages");
  const isOfVillages = system.subject === "village";
  const own = meaningsOf(town).filter(({ of, read }) => of === "own" && read !== "nothing");
  const stated = meaningsOf(town).filter(({ of, read }) => of === "village" && read !== "nothing");
  const who = [...whoColumns(town, words), ...(system.subject === "person" ? postColumns(town, words) : [])];
  const rosterSheet = isOfVillages ? [] : [drawn(sheets.roster, [...who, ...rosterColumns(town, words)], people)];
  const scoreSheet = own.length === 0 ? [] : [drawn(sheets.scores, [...given(who), ...own.map((meaning) => valueColumn(meaning))], people)];
  const accounts = drawn(sheets.accounts, [...given(isOfVillages ? [villageColumn(town, words)] : who), ...accountColumns(town, words)], isOfVillages ? villages : people);
  const villageSheet = stated.length === 0 ? [] : [drawn(sheets.villages, [villageColumn(town, words), ...stated.map((meaning) => valueColumn(meaning))], villages)];
  const events = system.hasBarometer ? [drawn(sheets.events, [...(isOfVillages ? [villageColumn(town, words)] : whoColumns(town, words)), ...eventColumns(town)], [])] : [];
  return [...rosterSheet, ...scoreSheet, accounts, ...villageSheet, ...events];
}

// ── columns ──

const zh = importWords("zh-CN");

function head(id: string): string {
  return zh.meanings[id] ?? id;
}

function villageColumn(town: Town, { book }: Words): TemplateColumn {
  const villages = rowsAt(town.quarter, "villages");
  const isVillage = (row: Row): boolean => villages.some(({ value }) => value === row.value);
  return { head: "村（社区）", width: 14, choices: villages.map(({ name }) => name), note: book.pickVillage, value: (row) => (row === null ? "" : isVillage(row) ? row.name : nameIn(villages, textAt(row.value, "village"))) };
}

function whoColumns(town: Town, words: Words): TemplateColumn[] {
  return [villageColumn(town, words), { head: town.system.subject === "household" ? "户主姓名" : head("name"), width: 12, value: (row) => row?.name ?? "" }];
}

/** Two columns, because a cell with a list takes one of its entries only. */
function postColumns(town: Town, { book }: Words): TemplateColumn[] {
  const posts = rowsAt(town.scheme, "posts");
  const column = (id: string, at: number): TemplateColumn => ({ head: head(id), width: 16, choices: posts.map(({ name }) => name), note: book.pickPost, value: (row) => nameIn(posts, textsAt(row?.value, "posts")[at] ?? "") });
  return [column("posts", 0), column("posts.other", 1)];
}

function rosterColumns(town: Town, { book }: Words): TemplateColumn[] {
  const payees = payeesOf(town.desk);
  const ofPerson = (key: string): TemplateColumn => ({ head: head(key), width: 12, value: (row) => textAt(row?.value, key) });
  const ofPayee = (key: "idNumber" | "phone", width: number): TemplateColumn => ({ head: head(key), width, note: book.asText, value: (row) => payees.get(row?.id ?? "")?.[key] ?? "" });
  const months = town.system.subject === "person" ? [ofPerson("months"), ofPerson("monthsReason")] : [];
  const grid: TemplateColumn[] = town.system.subject === "household" ? [{ head: head("grids"), width: 14, value: (row) => gridName(town, row) }] : [];
  return [...months, ...grid, ofPayee("idNumber", 22), ofPayee("phone", 14), { ...ofPerson("note"), width: 24 }];
}

function gridName({ quarter }: Town, row: Row | null): string {
  const grids = rowsAt(quarter, "villages").flatMap(({ value }) => rowsAt(value, "grids"));
  const grid = textAt(row?.value, "grid");
  return grid === "" ? "" : nameIn(grids, grid);
}

function accountColumns(town: Town, { book }: Words): TemplateColumn[] {
  const payees = payeesOf(town.desk);
  const column = (key: "idNumber" | "bankName" | "account" | "accountName", width: number, note?: string): TemplateColumn => ({ head: head(key), width, ...(note === undefined ? {} : { note }), value: (row) => payees.get(row?.id ?? "")?.[key] ?? "" });
  return [column("idNumber", 22, book.asText), column("bankName", 24), column("account", 26, book.asText), column("accountName", 14)];
}

function valueColumn(meaning: Meaning): TemplateColumn {
  const name = meaningName({ ...meaning, path: [] }, zh, true);
  const group = meaning.path[meaning.path.length - 1];
  const choices = meaning.choices?.map((choice) => choice.name);
  const place = meaning.key ?? "";
  const chosen = (value: Json | undefined): string => meaning.choices?.find(({ id }) => id === textAt(value, place))?.name ?? textAt(value, place);
  return { head: name, width: Math.max(8, Math.min(16, name.length * 2)), ...(group === undefined ? {} : { group }), ...(choices === undefined ? {} : { choices }), value: (row) => chosen(row?.value) };
}

function eventColumns(town: Town): TemplateColumn[] {
  const items = itemsOf(town.scheme).map(({ name }) => name);
  const column = (id: string, width: number, choices?: readonly string[]): TemplateColumn => ({ head: head(id), width, ...(choices === undefined ? {} : { choices }), value: () => "" });
  return [{ ...column("event.item", 22, items), head: "事项" }, column("event.date", 14), column("event.count", 8), column("event.matter", 20), column("note", 24)];
}

/** Who it is about stands in the other sheets as it does in the roster. */
function given(columns: readonly TemplateColumn[]): TemplateColumn[] {
  return columns.map((column) => ({ ...column, isGiven: true }));
}

// ── sheets ──

function drawn(name: string, columns: readonly TemplateColumn[], rows: readonly Row[]): WrittenSheet {
  const isGrouped = columns.some(({ group }) => group !== undefined);
  const heads = isGrouped ? 2 : 1;
  const filled = rows.length === 0 ? Array.from({ length: BLANK }, () => null) : rows;
  const cell = (column: TemplateColumn, row: Row | null): WrittenCell => ({ text: column.value(row), look: column.isGiven === true && row !== null ? "text" : "input" });
  const last = heads + filled.length + (rows.length === 0 ? 0 : 20) - 1;
  const spare = rows.length === 0 ? [] : Array.from({ length: 20 }, () => null);
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [...headRows(columns, isGrouped), ...[...filled, ...spare].map((row): WrittenRow => ({ cells: columns.map((column) => cell(column, row)) }))],
    merges: isGrouped ? merges(columns) : [],
    frozen: { rows: heads, columns: 2 },
    choices: columns.flatMap(({ choices, note, head: title }, index) => (choices === undefined || choices.length === 0 ? [] : [{ top: heads, left: index, bottom: last, right: index, list: choices, title, ...(note === undefined ? {} : { note }) }])),
  };
}

function headRows(columns: readonly TemplateColumn[], isGrouped: boolean): WrittenRow[] {
  const cell = (text: string): WrittenCell => ({ text, look: "head" });
  const names = columns.map(({ head: text }) => cell(text));
  if (!isGrouped) return [{ height: 24, cells: names }];
  return [{ height: 22, cells: columns.map(({ group, head: text }) => cell(group ?? text)) }, { height: 36, cells: columns.map(({ group, head: text }) => cell(group === undefined ? "" : text)) }];
}

/** Headings run across their columns, single heads down both rows. */
function merges(columns: readonly TemplateColumn[]): NonNullable<WrittenSheet["merges"]> {
  const areas: NonNullable<WrittenSheet["merges"]>[number][] = [];
  for (let left = 0; left < columns.length; ) {
    const { group, head: text } = columns[left] as TemplateColumn;
    let right = left;
    while (group !== undefined && columns[right + 1]?.group === group) right += 1;
    const bottom = group === undefined ? 1 : 0;
    if (right > left || bottom > 0) areas.push({ top: 0, left, bottom, right, cell: { text: group ?? text, look: "head" } });
    left = right + 1;
  }
  return areas;
}
