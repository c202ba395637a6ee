/** The columns of the pay sheet: those that the scheme has something for, in the order of the printed form. */

import type { Bench } from "../bench";
import type { DecimalText, Line, Settlement } from "../core";
import { payeesOf } from "../desk/desk";
import { masked } from "../desk/numbers";
import { isZero, money, shown } from "../figure";
import { percent } from "../regulation/model";
import { rankOf } from "./common";
import { fitted, WIDTH } from "./fit";
import type { Column, FittedColumn } from "./model";
import { paperWords } from "./words";

export interface PayColumn extends Column {
  readonly text: (line: Line, number: number) => string;
  /** what the sums of a page add up */
  readonly amount?: (line: Line) => DecimalText | null;
}

/** Without these it would be no pay sheet. */
export const NEEDED: readonly string[] = ["name", "net"];
/** What is left out first where nobody has chosen and not everything fits. */
const SPARED: readonly string[] = ["account", "category", "class", "months", "rank", "standard", "ratio", "coefficient", "post"];

export function payColumns(bench: Bench, settlement: Settlement): PayColumn[] {
  const all = [...about(bench, settlement), ...amounts(bench, settlement), ...rest(bench, settlement)];
  let sum = 0;
  return all.map((column) => (column.amount === undefined ? column : { ...column, sum: sum++ }));
}

const known = new WeakMap<Settlement, { readonly desk: Bench["desk"]; readonly language: Bench["language"]; readonly columns: (PayColumn & FittedColumn)[] | null }>();

/** As `found`; looking through all lines takes long where there are thousands. */
export function chosenColumns(bench: Bench, settlement: Settlement): (PayColumn & FittedColumn)[] | null {
  const { desk, language } = bench;
  const before = known.get(settlement);
  if (before?.desk === desk && before.language === language) return before.columns;
  const columns = found(bench, settlement);
  known.set(settlement, { desk, language, columns });
  return columns;
}

/** The columns that were chosen, or the most that fit; null if those chosen do not. */
function found(bench: Bench, settlement: Settlement): (PayColumn & FittedColumn)[] | null {
  const all = payColumns(bench, settlement);
  const chosen = bench.desk.paper?.columns;
  if (chosen !== undefined) return widthsOf(all.filter(({ id }) => chosen.includes(id) || NEEDED.includes(id)), settlement);
  for (let left = 1; left <= SPARED.length; left += 1) {
    const columns = widthsOf(all.filter(({ id }) => !SPARED.slice(0, left).includes(id)), settlement, true);
    if (columns !== null) return columns;
  }
  return widthsOf(all.filter(({ id }) => !SPARED.includes(id)), settlement);
}

function widthsOf(columns: readonly PayColumn[], settlement: Settlement, isEasy = false): (PayColumn & FittedColumn)[] | null {
  const widths = fitted(columns, (index) => textsOf(columns[index], settlement), WIDTH.landscape, isEasy);
  return widths === null ? null : columns.map((column, index) => ({ ...column, width: widths[index]?.width ?? 0 }));
}

/** What stands in a column; a sum is a digit or two longer than what it adds up. */
function* textsOf(column: PayColumn | undefined, settlement: Settlement): Iterable<string> {
  if (column === undefined) return;
  const { lines, pool } = settlement;
  if (column.amount !== undefined) yield money(pool.payable);
  for (const [index, line] of lines.entries()) yield column.text(line, index + 1);
}

function about(bench: Bench, { lines, subject }: Settlement): PayColumn[] {
  const { columns } = paperWords(bench.language);
  const { system } = bench;
  const some = (has: (line: Line) => boolean): boolean => lines.some(has);
  return [
    { id: "number", head: columns.number, kind: "centre", text: (_, number) => String(number) },
    ...when(subject !== "village", { id: "village", head: columns.village, kind: "text", text: (line) => line.villageName }),
    { id: "name", head: bench.words.columns.name, kind: "name", text: (line) => line.name },
    ...when(some(({ postNames }) => postNames !== ""), { id: "post", head: columns.post, kind: "text", text: (line) => line.postNames }),
    ...when(system.hasCategories, { id: "category", head: columns.category, kind: "text", text: (line) => line.categoryName ?? "" }),
    ...when(subject === "person", { id: "months", head: columns.months, kind: "centre", text: (line) => String(line.months) }),
    ...when(some(({ score }) => score !== null), { id: "score", head: columns.score, kind: "number", text: (line) => shown(line.score) }),
    ...when(some(({ rank }) => rank !== null), { id: "rank", head: columns.rank, kind: "centre", text: rankOf }),
    ...when(system.hasGrading, { id: "grade", head: columns.grade, kind: "text", text: (line) => shown(line.gradeName) }),
    ...when(some(({ standard }) => standard !== null), { id: "standard", head: columns.standard, kind: "number", text: (line) => money(line.standard) }),
    ...when(some(({ ratio }) => ratio !== null), { id: "ratio", head: columns.ratio, kind: "number", text: (line) => (line.ratio === null ? shown(null) : percent(line.ratio)) }),
    ...when(system.hasDifficulty, { id: "class", head: columns.class, kind: "centre", text: (line) => line.class ?? "" }),
    ...when(system.hasDifficulty, { id: "coefficient", head: columns.coefficient, kind: "number", text: (line) => line.coefficient }),
  ];
}

function amounts(bench: Bench, { lines }: Settlement): PayColumn[] {
  const { columns } = paperWords(bench.language);
  const items = new Map(lines.flatMap((line) => line.items.map((item) => [item.id, item.name] as const)));
  const isClawedBack = lines.some((line) => line.clawBack !== null && !isZero(line.clawBack));
  return [
    ...[...items].map(([id, name]): PayColumn => {
      const of = (line: Line): Line["items"][number] | undefined => line.items.find((item) => item.id === id);
      return {
        id: `item:${id}`,
        head: name,
        kind: "number",
        text: (line) => (of(line)?.withheld === true ? bench.words.ranking.withheld : money(of(line)?.amount)),
        amount: (line) => of(line)?.amount ?? null,
      };
    }),
    { id: "pay", head: columns.pay, kind: "number", text: (line) => amountText(bench, line, line.pay), amount: (line) => line.pay },
    { id: "adjustments", head: columns.adjustments, kind: "number", text: (line) => (isZero(line.adjustments) ? "" : money(line.adjustments)), amount: (line) => (line.net === null ? null : line.adjustments) },
    { id: "net", head: columns.net, kind: "number", text: (line) => amountText(bench, line, line.net), amount: (line) => line.net },
    ...when(isClawedBack, { id: "clawBack", head: columns.clawBack, kind: "number", text: (line) => money(line.clawBack) }),
  ];
}

function rest(bench: Bench, { lines }: Settlement): PayColumn[] {
  const { columns } = paperWords(bench.language);
  const payees = payeesOf(bench.desk);
  const hasNotes = lines.some(({ notes }) => notes.length > 0);
  const account = ({ person }: Line): string => {
    const number = payees.get(person)?.account ?? "";
    return bench.desk.paper?.withAccounts === true ? number : masked(number);
  };
  return [
    ...when(payees.size > 0, { id: "account", head: columns.account, kind: "account", text: account }),
    { id: "signature", head: columns.signature, kind: "text", least: 18, wish: 26, text: () => "" },
    { id: "notes", head: columns.notes, kind: "text", least: 20, wish: hasNotes ? 40 : 20, text: (line) => line.notes.join(bench.words.clauseMark) },
  ];
}

function amountText(bench: Bench, { state }: Line, amount: DecimalText | null): string {
  const { pay } = paperWords(bench.language);
  return amount === null ? (state === "undecided" ? pay.undecided : pay.pending) : money(amount);
}

function when(isThere: boolean, column: PayColumn): PayColumn[] {
  return isThere ? [column] : [];
}
