/** Those who are assessed as tables: one for each category, by rank. */

import type { Bench } from "../bench";
import type { CategoryLine, Line } from "../core";
import { shown } from "../figure";
import { cohortsOf, inOrder } from "../parts/cohorts";
import { assessedOf } from "../quarter";
import { fittedRows } from "./fit";
import type { Column, Orientation, Row, Table } from "./model";
import { paperWords } from "./words";

export interface TextColumn extends Column {
  readonly text: (line: Line, number: number) => string;
}

export interface Cohort {
  readonly name: string;
  readonly line: CategoryLine | undefined;
  readonly lines: readonly Line[];
}

export function rankedCohorts(bench: Bench): Cohort[] {
  const assessed = assessedOf(bench);
  return cohortsOf(bench).map(({ name, line, has }) => ({
    name,
    line,
    lines: inOrder(assessed.filter(has).map((row) => ({ line: bench.lines.get(row.id) }))).flatMap((one) => (one.line === undefined ? [] : [one.line])),
  }));
}

/** One table for each, all with the same widths. */
export function cohortTables(cohorts: readonly Cohort[], columns: readonly TextColumn[], orientation: Orientation): Table[] {
  const tables = cohorts.filter(({ lines }) => lines.length > 0).map(({ name, lines }) => ({ name, rows: lines.map((line, index): Row => ({ cells: columns.map(({ text }) => text(line, index + 1)), amounts: [] })) }));
  const widths = fittedRows(columns, tables.flatMap(({ rows }) => rows), orientation);
  return tables.map(({ name, rows }): Table => ({ kind: "table", name, ...(tables.length > 1 ? { caption: name } : {}), columns: widths, rows }));
}

/** Points kept and redeemed, where the rules keep an account. */
export function accountColumns({ system, language }: Bench): TextColumn[] {
  const { columns } = paperWords(language);
  if (!system.hasLedger) return [];
  const keys = ["opening", "earned", "redeemed", "balance"] as const;
  return keys.map((key) => ({ id: key, head: columns[key], kind: "number", text: (line) => shown(line.account?.[key]) }));
}
