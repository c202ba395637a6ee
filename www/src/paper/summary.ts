/** The summary (考核汇总表): scores by indicator, bonus and deduction, rank and grade of everybody, how many stand in each grade, and the red lines. */

import type { Bench } from "../bench";
import type { CategoryLine, Line, Settlement } from "../core";
import { shown } from "../figure";
import { textAt } from "../document/place";
import { rowsAt } from "../quarter";
import { allOf, isHeading, leafNodes, treeOf } from "../subjects/level";
import type { Node } from "../subjects/level";
import { tally } from "../subjects/tally";
import { signatures } from "./blocks";
import { aboutOf, fineOf, markOf, rankOf, signersOf } from "./common";
import type { Built } from "./common";
import { fittedRows } from "./fit";
import type { Column, Sheet, Table } from "./model";
import { accountColumns, cohortTables, rankedCohorts } from "./people-table";
import type { Cohort, TextColumn } from "./people-table";
import { reasonsIn } from "./reasons";
import { redLineParts } from "./red-lines";
import { paperWords } from "./words";

/** More groups of indicators than this have no column each. */
const GROUPS = 9;

export function summary(bench: Bench, settlement: Settlement): Built {
  return {
    orientation: "landscape",
    rows: settlement.lines.length,
    mark: markOf(bench, settlement),
    fine: fineOf(bench, settlement),
    sheets: () => sheets(bench, settlement),
  };
}

function* sheets(bench: Bench, settlement: Settlement): Iterable<Sheet | null> {
  const words = paperWords(bench.language);
  const { quarter, subject } = settlement;
  const cohorts = rankedCohorts(bench);
  const groups = groupsOf(bench);
  const scores = new Map<string, readonly string[]>();
  if (groups.length > 0) for (const part of groupScores(bench, settlement, groups, scores)) yield part;
  yield {
    title: words.summary.title(quarter.town, quarter.periodName, subject === "person"),
    about: aboutOf(bench, null),
    parts: [...cohortTables(cohorts, columnsOf(bench, settlement, groups, scores), "landscape"), ...gradeTable(bench, cohorts), ...redLineParts(bench, settlement), signatures(signersOf(bench))],
  };
}

/** The headings of the first level, or the indicators themselves where there are no headings. */
function groupsOf({ scheme }: Bench): Node[] {
  const top = treeOf(scheme, "indicators");
  const inside = top.length === 1 && top[0] !== undefined && isHeading(top[0]) ? top[0].items : top;
  return inside.length > GROUPS ? [] : [...inside];
}

/** What the indicators of each group count in the score, person by person. */
function* groupScores(bench: Bench, { lines }: Settlement, groups: readonly Node[], into: Map<string, readonly string[]>): Iterable<null> {
  const reasonsOf = reasonsIn(bench, lines.map(({ person }) => person));
  const AT_ONCE = 50;
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const figures = some.flatMap((line) => figuresOf(reasonsOf(line.person), groups));
    const totals = tally(bench, figures.map((plus) => ({ plus: plus ?? [], minus: [] })));
    some.forEach(({ person }, index) => into.set(person, groups.map((_, at) => (figures[index * groups.length + at] === null ? "" : shown(totals[index * groups.length + at])))));
    yield null;
  }
}

/** By group; null where nothing of the group is known. */
function figuresOf(reasons: readonly { kind: string; steps: readonly { kind: string; steps: readonly { figure: string | null; place: string | null }[] }[] }[], groups: readonly Node[]): (string[] | null)[] {
  const base = reasons.find(({ kind }) => kind === "score")?.steps.find(({ kind }) => kind === "base")?.steps ?? [];
  return groups.map((group) => {
    const steps = base.filter(({ place }) => place !== null && leafNodes(group).some((leaf) => isAbout(place, leaf, group)));
    const figures = steps.flatMap(({ figure }) => (figure === null ? [] : [figure]));
    return figures.length === 0 ? null : figures;
  });
}

function isAbout(place: string, { id, place: rule }: Node, group: Node): boolean {
  if (/^\w+\[\d+\]\.(scores|ratings)\./.test(place)) return place.endsWith(`.${id}`);
  return place === rule || place.startsWith(`${rule}.`) || allOf(group).some((node) => place === node.place);
}

function columnsOf(bench: Bench, { lines, subject }: Settlement, groups: readonly Node[], scores: ReadonlyMap<string, readonly string[]>): TextColumn[] {
  const { columns } = paperWords(bench.language);
  const { system } = bench;
  const when = (isThere: boolean, column: TextColumn): TextColumn[] => (isThere ? [column] : []);
  const some = (has: (line: Line) => boolean): boolean => lines.some(has);
  return [
    { id: "rank", head: columns.rank, kind: "centre", text: rankOf },
    ...when(subject !== "village", { id: "village", head: columns.village, kind: "text", text: (line) => line.villageName }),
    { id: "name", head: bench.words.columns.name, kind: "name", text: (line) => line.name },
    ...when(some(({ postNames }) => postNames !== ""), { id: "post", head: columns.post, kind: "text", text: (line) => line.postNames }),
    ...groups.map(({ id, name }, index): TextColumn => ({ id, head: name, kind: "number", text: (line) => scores.get(line.person)?.[index] ?? "" })),
    ...when(some(({ baseScore }) => baseScore !== null), { id: "base", head: columns.base, kind: "number", text: (line) => shown(line.baseScore) }),
    ...when(system.hasBarometer, { id: "bonus", head: columns.bonus, kind: "number", text: (line) => line.bonus }),
    ...when(system.hasBarometer, { id: "deduction", head: columns.deduction, kind: "number", text: (line) => line.deduction }),
    ...when(some(({ score }) => score !== null), { id: "score", head: columns.score, kind: "number", text: (line) => shown(line.score) }),
    ...accountColumns(bench),
    ...when(system.hasGrading, { id: "grade", head: columns.grade, kind: "text", text: (line) => shown(line.gradeName) }),
    ...when(system.hasDifficulty, { id: "class", head: columns.class, kind: "centre", text: (line) => line.class ?? "" }),
    { id: "notes", head: columns.notes, kind: "text", least: 20, wish: 40, text: (line) => line.notes.join(bench.words.clauseMark) },
  ];
}

/** How many stand in each grade of each category, against the places of its quota. */
function gradeTable(bench: Bench, cohorts: readonly Cohort[]): Table[] {
  const words = paperWords(bench.language);
  const counted = cohorts.flatMap(({ name, line }) => (line === undefined || line.grades.length === 0 ? [] : [{ name, line }]));
  const grades = counted[0]?.line.grades ?? [];
  if (grades.length === 0) return [];
  const least = new Set(rowsAt(bench.scheme, "grading.grades").filter(({ value }) => textAt(value, "quota.bound") === "at-least").map(({ id }) => id));
  const shape: Column[] = [
    { id: "category", head: words.columns.category, kind: "name" },
    { id: "people", head: words.columns.people, kind: "number" },
    ...grades.flatMap(({ grade, name, places }): Column[] => [{ id: grade, head: name, kind: "number" }, ...(places === null ? [] : [{ id: `${grade} places`, head: `${name}${words.columns.places}`, kind: "number" } as const])]),
    { id: "open", head: words.summary.open, kind: "number" },
  ];
  const rows = counted.map(({ name, line }) => ({ cells: [name, String(line.people), ...line.grades.flatMap((grade) => gradeCells(bench, grade, least)), String(line.pending + line.undecided)], amounts: [] }));
  return [{ kind: "table", name: words.summary.grades, caption: words.summary.grades, columns: fittedRows(shape, rows, "landscape"), rows }];
}

function gradeCells(bench: Bench, { grade, people, places }: CategoryLine["grades"][number], least: ReadonlySet<string>): string[] {
  const words = paperWords(bench.language).summary;
  return [String(people), ...(places === null ? [] : [least.has(grade) ? words.atLeast(places) : String(places)])];
}
