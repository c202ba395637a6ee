/** The first sheet (说明): what is where, what follows from what, and which columns were worked out by the program and stay as they are. */

import { periodName } from "../text/period";
import type { WrittenCell, WrittenRow, WrittenSheet } from "../office/types";
import type { Source } from "./source";
import type { Column } from "./table";

/** A sheet and its columns. */
export interface Described {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Columns that stay as they are though others change, with the reason. */
export function fixedColumns(sheets: readonly Described[]): { sheet: string; column: string; why: string }[] {
  return sheets.flatMap(({ name, columns }) => columns.filter(({ kind }) => kind === "value").map(({ title, why }) => ({ sheet: name, column: title, why: why ?? "" })));
}

/** Columns that are worked out by formulas, by sheet. */
export function liveColumns(sheets: readonly Described[]): { sheet: string; columns: readonly string[] }[] {
  return sheets.map(({ name, columns }) => ({ sheet: name, columns: columns.filter(({ kind }) => kind === "formula").map(({ title }) => title) })).filter(({ columns }) => columns.length > 0);
}

export function aboutSheet(source: Source, sheets: readonly Described[], names: readonly string[]): WrittenSheet {
  const { settlement, language, quarter, words } = source;
  const { about } = words;
  const row = (label: string, ...texts: string[]): WrittenRow => ({ cells: [{ text: label, look: "text" }, ...texts.map((text): WrittenCell => ({ text, look: "wrapped" }))] });
  const heading = (text: string): WrittenRow => ({ cells: [{ text, look: "total" }] });
  const fixed = fixedColumns(sheets);
  const rows: WrittenRow[] = [
    { cells: [{ text: about.title(quarter.town, periodName(quarter.period, language)), look: "title" }], height: 28 },
    row(about.scheme, settlement.scheme.title),
    row(about.version, `${settlement.scheme.id} ${settlement.scheme.version}${settlement.scheme.status === "draft" ? about.draft : ""}`),
    row(about.schemeHash, settlement.scheme.hash),
    row(about.quarterHash, settlement.quarter.hash),
    row(about.engine, settlement.engine),
    { cells: [] },
    heading(about.use),
    ...about.rules.map((rule) => row("", rule)),
    { cells: [] },
    heading(about.sheets),
    ...names.map((name) => row(name, about.purposes[keyOf(words.sheets, name)] ?? "")),
    { cells: [] },
    heading(about.live),
    ...liveColumns(sheets).map(({ sheet, columns }) => row(sheet, columns.join(about.comma))),
    { cells: [] },
    heading(about.fixed),
    ...(fixed.length === 0 ? [row("", about.nothingFixed)] : fixed.map(({ sheet, column, why }) => row(sheet, `${column}${about.colon}${why}`))),
    ...(about.always.map((text) => row("", text))),
  ];
  return { name: words.sheets.about, widths: [22, 110], rows, print: { landscape: false, fitWidth: true } };
}

function keyOf(sheets: Source["words"]["sheets"], name: string): string {
  for (const [key, value] of Object.entries(sheets)) {
    if (value === name || (typeof value === "object" && Object.values(value).includes(name))) return key;
  }
  return "";
}
