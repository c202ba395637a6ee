/** People and their scores as the grid shows them: what is typed, and what follows from it beside it. */

import type { Bench } from "../bench";
import { replaced, typed } from "../command";
import type { Line, Problem } from "../core";
import { child, textAt, withItemsChanged, withPlainValue } from "../document/place";
import { send } from "../events";
import { isZero, money, shown } from "../figure";
import { isFieldClosed } from "../project/closed";
import { byId, hasProblem, postNames, rowsAt } from "../quarter";
import type { Leaf, PersonRow, Row } from "../quarter";
import type { ActLabel, Change, GridCell, GridColumn, GridModel, GridRow, Spot } from "./model";
import { inOrderOf } from "./order";
import { gridWords, gridWordsBeside } from "./words";
import type { GridWords } from "./words";

export interface Sort {
  readonly column: string;
  readonly direction: "ascending" | "descending";
  /** the people as they were put in order then: rows do not run away while one types */
  readonly order: readonly string[];
}

/** A column and what stands in it. */
interface ScoreColumn extends GridColumn {
  /** for typed scores: the place inside the person's record */
  readonly place: string | null;
  readonly leaf: Leaf | null;
  readonly text: (row: PersonRow, line: Line | undefined) => string;
  /** what rows are put in order by, where that is not the text */
  readonly rank?: (line: Line | undefined) => string;
}

const CLOSED: GridCell = { text: "", kind: "closed", problem: null };
const ABOUT = { score: "score", rank: "rank", grade: "grade", pay: "pay" } as const;

export class ScoresModel implements GridModel {
  readonly title: string;
  readonly words: GridWords;
  readonly columns: readonly ScoreColumn[];
  readonly rows: readonly GridRow[];
  readonly isLocked: boolean;
  private readonly villages: ReadonlyMap<string, Row>;
  /** the row of each person, by the place of the record; once somebody asks for it */
  private foundRows: ReadonlyMap<string, number> | null = null;

  constructor(
    private readonly bench: Bench,
    private readonly people: readonly PersonRow[],
    leaves: readonly Leaf[],
    readonly hidden: number,
    sort: Sort | null,
    private readonly sorted: (sort: Sort | null) => void,
    private readonly sender: EventTarget,
  ) {
    this.title = bench.words.scores.title;
    this.words = gridWords(bench.language);
    this.isLocked = isFieldClosed(bench.closed, "quarter", "people");
    this.villages = byId(rowsAt(bench.quarter, "villages"));
    this.rows = people;
    this.columns = columnsOf(bench, leaves, people, this.villages, sort);
  }

  isMarked(row: number): boolean {
    return this.bench.lines.get(this.people[row]?.id ?? "")?.redLined === true;
  }

  cell(row: number, column: number): GridCell {
    const person = this.people[row];
    const about = this.columns[column];
    if (person === undefined || about === undefined) return CLOSED;
    if (about.place === null) {
      const isDerived = about.stays === "end";
      return { text: about.text(person, this.bench.lines.get(person.id)), kind: isDerived ? "derived" : "label", problem: null };
    }
    if (about.leaf !== null && !isAssessed(about.leaf, this.villages.get(person.village), person)) return CLOSED;
    return { text: about.text(person, undefined), kind: "typed", problem: hasProblem(this.bench, person) ? this.problemAt(`${person.place}.${about.place}`) : null };
  }

  placeOf(row: number, column: number): string | null {
    const [person, about] = [this.people[row], this.columns[column]];
    return person === undefined || about === undefined || about.place === null ? null : `quarter:${person.place}.${about.place}`;
  }

  /** The cell of a place; for a place that is a person, or all of somebody's scores, the first score that is missing. */
  spotOf(place: string): Spot | null {
    const row = this.rowOf.get(recordOf(place));
    const person = row === undefined ? undefined : this.people[row];
    if (row === undefined || person === undefined) return null;
    const rest = place.slice(person.place.length + 1).replace(/\.value$/, "");
    const column = this.columns.findIndex((about) => about.place !== null && about.place === rest);
    if (column >= 0) return this.cell(row, column).kind === "typed" ? { row, column } : null;
    if (rest !== "" && rest !== "scores") return null;
    const open = this.columns.map((_, index) => index).filter((index) => this.cell(row, index).kind === "typed");
    const first = open.find((index) => this.cell(row, index).text === "") ?? open[0];
    return first === undefined ? null : { row, column: first };
  }

  sentencesAt(row: number, column: number): readonly string[] {
    const [person, about] = [this.people[row], this.columns[column]];
    if (person === undefined || about === undefined) return [];
    const here = about.place === null ? [] : (this.bench.problemsByField.get(`quarter:${person.place}.${about.place}`) ?? []);
    const ofRow = this.bench.problemsByField.get(`quarter:${person.place}.scores`) ?? [];
    return [...here, ...ofRow].map(({ sentence, hint }) => (hint === null ? sentence : `${sentence} ${hint}`));
  }

  get problemCount(): number {
    return this.wrong.length;
  }

  problems(): readonly Spot[] {
    const spots = this.wrong.flatMap(({ place }) => this.spotIn(place) ?? []);
    return spots.sort((one, other) => one.row - other.row || one.column - other.column);
  }

  uncover(): boolean {
    const hidden = this.wrong.find(({ place }) => !this.rowOf.has(recordOf(place)));
    if (hidden === undefined) return false;
    send(this.sender, "bench-goto", { document: "quarter", place: hidden.place });
    send(this.sender, "bench-say", this.words.uncovered);
    return true;
  }

  type(spot: Spot, text: string): void {
    const place = this.placeOf(spot.row, spot.column);
    if (place !== null) send(this.sender, "bench-command", typed("quarter", place.slice("quarter:".length), valueFor(text), this.nameOf(spot)));
  }

  seal(): void {
    send(this.sender, "bench-seal", null);
  }

  takeBack(spot: Spot, text: string): void {
    const place = this.placeOf(spot.row, spot.column);
    if (place !== null) send(this.sender, "bench-take-back", typed("quarter", place.slice("quarter:".length), valueFor(text), this.nameOf(spot)));
  }

  apply(changes: readonly Change[], label: ActLabel): void {
    const byPerson = new Map<number, [place: string, text: string][]>();
    for (const { row, column, text } of changes) {
      const [person, about] = [this.people[row], this.columns[column]];
      if (person === undefined || about === undefined || about.place === null) continue;
      const index = Number(/\d+/.exec(person.place)?.[0]);
      const here = byPerson.get(index) ?? [];
      here.push([about.place, text]);
      byPerson.set(index, here);
    }
    const command = replaced("quarter", "people", undefined, (words) => label(gridWordsBeside(words)));
    send(this.sender, "bench-command", {
      ...command,
      change: (quarter) =>
        withItemsChanged(quarter, "people", (record, index) => (byPerson.get(index) ?? []).reduce((before, [place, text]) => withPlainValue(before, place, valueFor(text)), record)),
    });
  }

  history(direction: "undo" | "redo"): void {
    send(this.sender, "bench-history", direction);
  }

  /** Once more turns it round, and a third time brings back the order of the roster. */
  sortBy(column: number): void {
    const about = this.columns[column];
    if (about === undefined) return;
    const next = about.sort === "none" ? "ascending" : about.sort === "ascending" ? "descending" : null;
    this.sorted(next === null ? null : this.sortOf(about.key, next));
  }

  sortOf(key: string, direction: Sort["direction"]): Sort | null {
    const about = this.columns.find((column) => column.key === key);
    if (about === undefined) return null;
    const { lines } = this.bench;
    const text = (row: PersonRow): string => (about.rank === undefined ? about.text(row, lines.get(row.id)) : about.rank(lines.get(row.id)));
    return { column: key, direction, order: inOrderOf(this.people, text, about.isFigure || about.rank !== undefined, direction).map(({ id }) => id) };
  }

  explain(spot: Spot): boolean {
    const [person, about] = [this.people[spot.row], this.columns[spot.column]];
    if (person === undefined || about?.stays !== "end" || !this.bench.lines.has(person.id)) return false;
    const figure = about.key === "pay" && !this.bench.system.hasPay ? "score" : ABOUT[about.key as keyof typeof ABOUT];
    send(this.sender, "bench-explain", { about: "person", person: person.id, figure });
    return true;
  }

  /** The cell of a place, also where nothing can be typed into it. */
  private spotIn(place: string): Spot | null {
    const row = this.rowOf.get(recordOf(place));
    const person = row === undefined ? undefined : this.people[row];
    if (row === undefined || person === undefined) return null;
    const rest = place.slice(person.place.length + 1).replace(/\.value$/, "");
    const column = this.columns.findIndex((about) => about.place === rest);
    return column >= 0 ? { row, column } : this.spotOf(place);
  }

  /** What is wrong with scores. */
  private get wrong(): readonly Problem[] {
    return this.bench.problems.filter(({ document, place }) => document === "quarter" && /^people\[\d+\]\.scores?\b/.test(place));
  }

  private get rowOf(): ReadonlyMap<string, number> {
    this.foundRows ??= new Map(this.people.map(({ place }, index) => [place, index]));
    return this.foundRows;
  }

  private nameOf({ row, column }: Spot): string {
    return `${this.people[row]?.name ?? ""} ${this.columns[column]?.name ?? ""}`;
  }

  private problemAt(place: string): GridCell["problem"] {
    const here = this.bench.problemsByField.get(`quarter:${place}`);
    if (here === undefined) return null;
    return here.some(({ severity }) => severity === "refusal") ? "refusal" : "warning";
  }
}

/** The person's record around a place. */
function recordOf(place: string): string {
  return /^people\[\d+\]/.exec(place)?.[0] ?? "";
}

/** Puts people into the order that was chosen; who has come since stands at the end. */
export function arranged(people: readonly PersonRow[], sort: Sort | null): readonly PersonRow[] {
  if (sort === null) return people;
  const position = new Map(sort.order.map((id, index) => [id, index]));
  const at = ({ id }: PersonRow): number => position.get(id) ?? position.size;
  return people.map((row, index) => ({ row, index })).sort((one, other) => at(one.row) - at(other.row) || one.index - other.index).map(({ row }) => row);
}

/** Nothing typed means not scored yet. */
function valueFor(text: string): string | null {
  return text === "" ? null : text;
}

function columnsOf(bench: Bench, leaves: readonly Leaf[], people: readonly PersonRow[], villages: ReadonlyMap<string, Row>, sort: Sort | null): ScoreColumn[] {
  const { words, scheme, system } = bench;
  const posts = rowsAt(scheme, "posts");
  const grades = rowsAt(scheme, "grading.grades");
  const plain = { unit: "", group: "", isFigure: false, stays: "no", opensOnClick: false, place: null, leaf: null } as const;
  const hasTotals = leaves.length === 0 || people.some(({ value }) => child(value, "score") !== undefined);
  const payText = (_: PersonRow, line: Line | undefined): string => {
    if (line?.state === "settled") return system.hasPay ? money(line.pay) : words.ranking.settled;
    return line === undefined ? shown(null) : line.state === "pending" ? words.ranking.pending(line.missing.length) : words.ranking.undecided;
  };
  const columns: Omit<ScoreColumn, "sort">[] = [
    { ...plain, key: "village", name: words.columns.village, width: 76, stays: "start", text: (row) => villages.get(row.village)?.name ?? row.village },
    { ...plain, key: "name", name: words.columns.name, width: 76, stays: "first", text: (row) => row.name },
    { ...plain, key: "post", name: words.columns.post, width: 104, text: (row) => postNames(row.value, posts, words.listMark) },
    ...leaves.map((leaf) => ({
      ...plain,
      key: leaf.id,
      name: leaf.name,
      unit: leaf.weight === "" ? words.scores.points(leaf.full) : words.scores.weight(leaf.weight),
      group: leaf.path.join(" · "),
      width: 68,
      isFigure: true,
      place: `scores.${leaf.id}`,
      leaf,
      text: (row: PersonRow) => textAt(row.value, `scores.${leaf.id}`),
    })),
    ...(hasTotals ? [{ ...plain, key: "total", name: words.scores.total, width: 76, isFigure: true, place: "score", text: (row: PersonRow) => textAt(row.value, "score") }] : []),
    { ...plain, key: "score", name: words.columns.score, width: 64, isFigure: true, stays: "end", text: (_, line) => shown(line?.score) },
    { ...plain, key: "rank", name: words.columns.rank, width: 48, isFigure: true, stays: "end", text: (_, line) => shown(line?.rank) },
    ...(system.hasGrading
      ? [{ ...plain, key: "grade", name: words.columns.grade, width: 56, stays: "end" as const, text: (_: PersonRow, line: Line | undefined) => shown(line?.gradeName), rank: (line: Line | undefined) => rankOf(grades, line?.grade) }]
      : []),
    { ...plain, key: "pay", name: system.hasPay ? words.columns.pay : words.columns.state, width: 88, isFigure: true, stays: "end", opensOnClick: true, text: payText, rank: (line) => line?.pay ?? "" },
  ];
  return columns.map((column) => ({ ...column, sort: sort?.column === column.key ? sort.direction : "none" }));
}

/** Grades stand in the scheme from the best on. */
function rankOf(grades: readonly Row[], grade: string | null | undefined): string {
  const index = grades.findIndex(({ id }) => id === grade);
  return index < 0 ? "" : String(index);
}

/** An indicator without weight is scored only where the village gives it one. */
function isAssessed(leaf: Leaf, village: Row | undefined, row: PersonRow): boolean {
  if (!isZero(leaf.weight) || textAt(row.value, `scores.${leaf.id}`) !== "") return true;
  const own = textAt(village?.value, `weights.${leaf.id}`);
  return own !== "" && !isZero(own);
}
