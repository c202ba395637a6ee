/** Puts what was found into sentences. */

import type { Bench } from "../bench";
import { nameIn, rowsAt } from "../quarter";
import type { Problem, Spot } from "./findings";
import { columnLetters } from "./grid";
import { meaningsOf } from "./meanings";
import type { Meaning } from "./meanings";
import type { FieldChange, RecordChange } from "./ledger";
import type { Plan } from "./plan";
import type { Words } from "./words";

export function placeOf({ table, row, column }: Spot, words: Words): string {
  const title = column === null ? "" : lastOf(table.recognised.columns[column]?.title ?? "");
  return words.place(table.file, table.sheet, row + 1, column === null ? "" : words.placeColumn(columnLetters(column), title));
}

export function sentenceOf(problem: Problem, words: Words): string {
  const { spot, text, other, rows } = problem;
  const title = spot.column === null ? "" : lastOf(spot.table.recognised.columns[spot.column]?.title ?? "");
  return words.problem[problem.code]({ text, other, rows: rows.length, column: title });
}

export function meaningName(meaning: Pick<Meaning, "id" | "name" | "of" | "path">, words: Words, isOfVillagesOnly: boolean): string {
  const name = meaning.name ?? words.meanings[meaning.id] ?? meaning.id;
  const full = meaning.id.includes(":votes.") ? [...meaning.path, name].join(" ") : name;
  return meaning.of === "village" && meaning.name !== undefined && !isOfVillagesOnly ? words.ofVillage(full) : full;
}

/** A value of the documents as one would say it: names in place of ids, numbers of people masked. */
export function shownValue(bench: Bench, words: Words, meaning: string, text: string): string {
  if (text === "") return words.change.empty;
  switch (meaning) {
    case "village":
      return nameIn(rowsAt(bench.quarter, "villages"), text);
    case "posts":
      return text.split(" ").map((post) => nameIn(rowsAt(bench.scheme, "posts"), post)).join(words.change.several);
    case "idNumber":
    case "account":
      return masked(text);
    case "category":
      return nameIn(rowsAt(bench.scheme, "categories"), text);
    default:
      return text;
  }
}

export function masked(number: string): string {
  return number.length < 12 ? number : `${number.slice(0, 6)}${"*".repeat(number.length - 10)}${number.slice(-4)}`;
}

export function fieldName(bench: Bench, words: Words, { meaning }: FieldChange): string {
  if (meaning.startsWith("grid ")) return words.change.grid;
  const known = meaningsOf(bench).find(({ id }) => id === meaning);
  return known === undefined ? meaning : meaningName(known, words, true);
}

/** Blanks that are filled, and values that become others. */
export function counted(changes: readonly RecordChange[]): { readonly filled: number; readonly changed: number } {
  const fields = changes.filter(({ isNew, list }) => !isNew || list === "payees").flatMap((change) => change.fields);
  const changed = fields.filter(({ from }) => from !== "").length;
  const ofNew = changes.filter(({ isNew, list }) => isNew && list !== "payees").flatMap((change) => change.fields).length;
  return { filled: fields.length - changed + ofNew, changed };
}

/** 导入 花名册.csv：新增 12 人，修改 3 处 */
export function labelOf(plan: Plan, files: readonly string[], takenOut: number, words: Words): string {
  const added = (list: RecordChange["list"]): number => plan.changes.filter((change) => change.isNew && change.list === list).length;
  const { filled, changed } = counted(plan.changes);
  const parts = [
    added("people") > 0 ? words.labelPeople(added("people")) : "",
    added("households") + added("villages") > 0 ? words.labelAdded(added("households") + added("villages")) : "",
    filled > 0 ? words.labelFilled(filled) : "",
    changed > 0 ? words.labelChanged(changed) : "",
    plan.events.added.length > 0 ? words.labelEvents(plan.events.added.length) : "",
    takenOut > 0 ? words.labelGone(takenOut) : "",
  ];
  return words.label(files.join(words.listMark), parts.filter((part) => part !== "").join(words.clauseMark));
}

function lastOf(title: string): string {
  return title.split("/").pop() ?? title;
}
