/** The score notices (抄告单): what each village got by indicator where villages are assessed, and what its cadres got. */

import type { Bench } from "../bench";
import type { Line, Settlement, TeamLine } from "../core";
import { money, shown } from "../figure";
import { inOrder } from "../parts/cohorts";
import { rowsAt } from "../quarter";
import type { Row as Village } from "../quarter";
import { isHeading } from "../subjects/level";
import { sheetsIn } from "../subjects/sheet";
import type { Sheet as ScoreSheet, SheetRow } from "../subjects/sheet";
import { paragraph, signatures } from "./blocks";
import { fineOf, markOf, rankOf } from "./common";
import type { Built } from "./common";
import { fittedRows } from "./fit";
import type { Column, Part, Row, Sheet, Table } from "./model";
import { paperWords } from "./words";

export function villageNotices(bench: Bench, settlement: Settlement): Built {
  const villages = rowsAt(bench.quarter, "villages");
  return {
    orientation: "portrait",
    rows: villages.length,
    mark: markOf(bench, settlement),
    fine: fineOf(bench, settlement),
    sheets: () => sheets(bench, settlement, villages),
  };
}

/** So many villages are asked about together; the sheet of each alone would settle the whole quarter for it. */
const AT_ONCE = 20;

function* sheets(bench: Bench, settlement: Settlement, villages: readonly Village[]): Iterable<Sheet | null> {
  const isAssessed = bench.system.hasTeam || bench.system.subject === "village";
  for (let from = 0; from < villages.length; from += AT_ONCE) {
    const some = villages.slice(from, from + AT_ONCE);
    if (isAssessed) bench.reasonsOfAll(some.map(({ id }) => id));
    yield null;
    const sheetOf = sheetsIn(bench, some);
    for (const village of some) yield sheetFor(bench, settlement, village, isAssessed ? sheetOf(village) : null);
  }
}

function sheetFor(bench: Bench, settlement: Settlement, village: Village, scores: ScoreSheet | null): Sheet {
  const words = paperWords(bench.language);
  const { town, periodName } = settlement.quarter;
  return {
    title: words.villages.title(town, periodName),
    about: [],
    counts: 1,
    parts: [
      paragraph(words.villages.to(village.name)),
      ...(scores === null ? [] : ofVillage(bench, village, scores)),
      ...ofPeople(bench, settlement, village),
      signatures([words.villages.issuer, words.villages.sign, words.personal.date]),
    ],
  };
}

/** The village as a team, or as what the rules are about. */
function ofVillage(bench: Bench, village: Village, scores: ScoreSheet): Part[] {
  const words = paperWords(bench.language);
  const line: TeamLine | Line | undefined = bench.system.subject === "village" ? bench.lines.get(village.id) : bench.teamLines.get(village.id);
  if (line === undefined) return [];
  const said = line.score === null ? words.villages.openTeam : words.villages.team(line.score, shown(line.rank), line.rankedAmong, line.gradeName ?? "");
  return [paragraph(said), ...sheetTables(bench, scores), ...line.notes.map((note) => paragraph(note))];
}

function sheetTables(bench: Bench, sheet: ScoreSheet): Table[] {
  const { columns: heads, villages: words } = paperWords(bench.language);
  const columns: (Column & { readonly text: (row: SheetRow) => string })[] = [
    { id: "indicator", head: heads.indicator, kind: "name", text: ({ node }) => node.name },
    ...(sheet.isWeighted ? [{ id: "weight", head: heads.weight, kind: "number", text: ({ node }: SheetRow) => node.weight } as const] : []),
    { id: "full", head: heads.full, kind: "number", text: ({ node }) => node.full },
    { id: "got", head: heads.got, kind: "number", text: ({ node, got, counted }) => got ?? (!isHeading(node) && counted === null ? paperWords(bench.language).pay.pending : "") },
    { id: "lost", head: heads.lost, kind: "number", text: ({ lost }) => lost ?? "" },
    ...(sheet.isWeighted ? [{ id: "counted", head: heads.counted, kind: "number", text: ({ counted }: SheetRow) => counted ?? "" } as const] : []),
    { id: "why", head: heads.why, kind: "text", least: 30, wish: 50, text: ({ why }) => why },
  ];
  const rows = sheet.rows.map((row): Row => ({ cells: columns.map(({ text }) => text(row)), amounts: [], depth: row.node.depth }));
  const after = sheet.after.map((step): Row => ({ cells: [step.title, money(step.figure ?? ""), step.sentence], amounts: [] }));
  const shape: Column[] = [
    { id: "step", head: heads.step, kind: "name" },
    { id: "figure", head: heads.figure, kind: "number" },
    { id: "why", head: heads.why, kind: "text", least: 60, wish: 90 },
  ];
  return [...tableOf(words.sheet, columns, rows), ...tableOf(words.after, shape, after)];
}

function ofPeople(bench: Bench, settlement: Settlement, village: Village): Part[] {
  if (settlement.subject !== "person") return [];
  const words = paperWords(bench.language);
  const { columns: heads } = words;
  const { system } = bench;
  const lines = inOrder(settlement.lines.filter((line) => line.village === village.id).map((line) => ({ line }))).map(({ line }) => line);
  if (lines.length === 0) return [paragraph(words.villages.nobody)];
  const columns: (Column & { readonly text: (line: Line) => string })[] = [
    { id: "name", head: heads.name, kind: "name", text: (line) => line.name },
    { id: "post", head: heads.post, kind: "text", text: (line) => line.postNames },
    ...(system.hasCategories ? [{ id: "category", head: heads.category, kind: "text", text: (line: Line) => line.categoryName ?? "" } as const] : []),
    { id: "score", head: heads.score, kind: "number", text: (line) => shown(line.score) },
    { id: "rank", head: heads.rank, kind: "centre", text: rankOf },
    ...(system.hasGrading ? [{ id: "grade", head: heads.grade, kind: "text", text: (line: Line) => shown(line.gradeName) } as const] : []),
    { id: "notes", head: heads.notes, kind: "text", least: 30, wish: 50, text: (line) => line.notes.join(bench.words.clauseMark) },
  ];
  return tableOf(words.villages.people, columns, lines.map((line): Row => ({ cells: columns.map(({ text }) => text(line)), amounts: [] })));
}

function tableOf(name: string, columns: readonly Column[], rows: readonly Row[]): Table[] {
  return rows.length === 0 ? [] : [{ kind: "table", name, caption: name, isDense: true, columns: fittedRows(columns, rows, "portrait"), rows }];
}
