/** The sheet of the villages: measures, class, coefficient, and the weights that differ from village to village. */

import type { VillageRecord } from "../core";
import type { WrittenSheet } from "../office/types";
import type { Parameters } from "./parameters";
import type { Source } from "./source";
import type { Column } from "./table";
import { Table, TITLE_ROWS, centre, formula, number, tableSheet, text, typed } from "./table";
import type { Weights } from "./weights";
import { placesOfAll } from "./decimal";

export interface Villages {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly sheet: () => WrittenSheet;
}

export function weightKey(id: string): string {
  return `weight:${id}`;
}

export function sharedKey(id: string): string {
  return `shared:${id}`;
}

export function villagesOf(source: Source, parameters: Parameters, weights: Weights | null): Villages {
  const { words, quarter } = source;
  const columns = [...firstColumns(source), ...measureColumns(source), ...classColumns(source, parameters), ...teamColumns(source), ...indicatorColumns(source, weights)];
  const table = new Table(words.sheets.villages, TITLE_ROWS + 1, columns.map(({ key }) => key), quarter.villages.length);
  return { table, columns, sheet: () => tableSheet(table, columns, { title: words.sheets.villages, note: words.notes.villages }, words) };
}

function firstColumns({ quarter, words: { columns } }: Source): Column[] {
  return [
    { key: "number", title: columns.number, width: 6, kind: "text", cell: (row) => number(row + 1) },
    { key: "id", title: columns.id, width: 14, kind: "text", cell: (row) => text(quarter.villages[row]?.id) },
    { key: "name", title: columns.village, width: 14, kind: "text", cell: (row) => text(quarter.villages[row]?.name) },
  ];
}

function measureColumns({ quarter, words: { columns } }: Source): Column[] {
  const measures = ["registeredPopulation", "residentPopulation", "workload"] as const;
  const used = measures.filter((measure) => quarter.villages.some((village) => village[measure] !== undefined));
  return used.map((measure) => ({ key: measure, title: columns[measure], width: 12, kind: "text", cell: (row) => number(quarter.villages[row]?.[measure]) }));
}

function classColumns({ scheme, settlement, quarter, words: { columns, why } }: Source, parameters: Parameters): Column[] {
  if (parameters.lists.classes.size === 0 || scheme.difficulty === undefined) return [];
  const line = (row: number) => settlement.villages[row];
  const { classes } = parameters.lists;
  const chosen = (letter: string): string => `INDEX(${classes.range("coefficient")},MATCH(${letter},${classes.range("id")},0))`;
  return [
    { key: "suggested", title: columns.suggestedClass, width: 10, kind: "value", why: why.suggestion, cell: (row) => centre(line(row)?.suggestedClass ?? "") },
    { key: "class", title: columns.class, width: 10, kind: "input", cell: (row) => ({ text: line(row)?.class ?? "", look: "input" }) },
    { key: "coefficient", title: columns.coefficient, width: 10, kind: "formula", cell: (row, table) => formula(chosen(table.here("class", row)), line(row)?.coefficient, 2) },
    { key: "reason", title: columns.reason, width: 24, kind: "text", cell: (row) => text(quarter.villages[row]?.classReason) },
  ];
}

function teamColumns({ settlement, words: { columns, why } }: Source): Column[] {
  const { team } = settlement;
  if (team === null) return [];
  return [
    { key: "teamScore", title: columns.teamScore, width: 11, kind: "value", why: why.team, cell: (row) => number(team.lines[row]?.score, 2) },
    { key: "teamRank", title: columns.teamRank, width: 9, kind: "value", why: why.team, cell: (row) => number(team.lines[row]?.rank) },
    { key: "teamGrade", title: columns.teamGrade, width: 11, kind: "value", why: why.team, cell: (row) => text(team.lines[row]?.gradeName) },
  ];
}

/** What is scored once for a village, and the weights of each village where some have their own. */
function indicatorColumns({ quarter }: Source, weights: Weights | null): Column[] {
  const leaves = weights?.leaves ?? [];
  const village = (row: number): VillageRecord | undefined => quarter.villages[row];
  const shared = leaves.filter(({ kind }) => kind === "shared").map(({ id, name }): Column => ({
    key: sharedKey(id),
    title: name,
    width: 10,
    kind: "input",
    cell: (row) => typed(village(row)?.scores?.[id], placesOfAll([village(row)?.scores?.[id] ?? ""], 0)),
  }));
  if (weights?.byVillage !== true) return shared;
  const own = leaves.filter(({ kind }) => kind !== "derived").map(({ id, name, coefficient }): Column => ({
    key: weightKey(id),
    title: `${name} %`,
    width: 10,
    kind: "input",
    cell: (row) => {
      const weight = village(row)?.weights?.[id];
      return weight === undefined ? formula(coefficient.formula, coefficient.result, placesOfAll([coefficient.result], 0)) : typed(weight, placesOfAll([weight], 0));
    },
  }));
  return [...shared, ...own];
}
