/** The sheet of red lines (高压线): one line for each incident and each of those whom it hits. */

import type { Line, QuarterDocument, Reason } from "../core";
import type { WrittenSheet } from "../office/types";
import { stepAt } from "./source";
import type { Source } from "./source";
import type { Column } from "./table";
import { Table, TITLE_ROWS, number, tableSheet, text, typed } from "./table";

type Incident = NonNullable<QuarterDocument["incidents"]>[number];

export interface Hits {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly sheet: () => WrittenSheet;
  /** some red line leads to the last grade */
  readonly sink: boolean;
  /** indexes of the items of pay that some red line withholds */
  readonly withheld: readonly number[];
}

const SPARE = 10;

interface Hit {
  readonly line: Line;
  /** its number, from 1 */
  readonly subject: number;
  readonly incident: Incident | undefined;
  readonly sentence: string;
}

export function hitsOf(source: Source): Hits | null {
  const { scheme, words } = source;
  const redLines = scheme.redLines ?? [];
  if (redLines.length === 0) return null;
  const items = scheme.pay?.items ?? [];
  const withheld = items.flatMap(({ id }, at) => (redLines.some(({ withholds }) => withholds?.includes(id)) ? [at] : []));
  const hits = allHits(source);
  const columns = columnsOf(source, hits, withheld);
  const table = new Table(words.sheets.redLines, TITLE_ROWS + 1, columns.map(({ key }) => key), hits.length + SPARE);
  const sheet = (): WrittenSheet => tableSheet(table, columns, { title: words.sheets.redLines, note: words.notes.redLines }, words);
  return { table, columns, sheet, withheld, sink: redLines.some(({ grade, keepsGrade }) => grade === undefined && keepsGrade !== true) };
}

export function withheldKey(item: number): string {
  return `withheld:${item}`;
}

function allHits(source: Source): Hit[] {
  const { settlement, quarter } = source;
  const hit = settlement.lines.map((line, at) => ({ line, subject: at + 1 })).filter(({ line }) => line.redLined || line.items.some(({ withheld }) => withheld));
  const explained = source.reasonsOf(hit.map(({ line }) => line.person));
  return hit.flatMap(({ line, subject }): Hit[] => {
    const incidents = (quarter.incidents ?? []).flatMap((incident, at): Hit[] => {
      const step = stepAt(explained.get(line.person), (reason: Reason) => reason.place === `incidents[${at}]`);
      return step === undefined ? [] : [{ line, subject, incident, sentence: step.sentence }];
    });
    // Who waits for scores has no reasons yet, but is hit all the same.
    return incidents.length > 0 ? incidents : [{ line, subject, incident: undefined, sentence: line.notes.join(" ") }];
  });
}

function columnsOf(source: Source, hits: readonly Hit[], withheld: readonly number[]): Column[] {
  const { scheme, settlement, words: { columns } } = source;
  const incident = (row: number): Incident | undefined => hits[row]?.incident;
  const redLine = (row: number) => scheme.redLines?.find(({ id }) => id === incident(row)?.redLine);
  const village = (row: number) => settlement.villages.find(({ id }) => id === incident(row)?.village);
  const items = scheme.pay?.items ?? [];
  const flags = withheld.map((at): Column => ({
    key: withheldKey(at),
    title: columns.withheld(items[at]?.name ?? ""),
    width: 12,
    kind: "input",
    cell: (row) => typed(hits[row] === undefined ? null : hits[row].line.items[at]?.withheld === true ? 1 : 0),
  }));
  return [
    { key: "number", title: columns.number, width: 6, kind: "text", cell: (row) => number(row + 1) },
    { key: "id", title: columns.id, width: 10, kind: "text", cell: (row) => text(incident(row)?.id) },
    { key: "redLine", title: columns.redLine, width: 26, kind: "text", cell: (row) => text(redLine(row)?.name) },
    { key: "village", title: columns.village, width: 12, kind: "text", cell: (row) => text(village(row)?.name) },
    { key: "date", title: columns.date, width: 12, kind: "text", cell: (row) => text(incident(row)?.date) },
    { key: "basis", title: columns.basis, width: 30, kind: "text", cell: (row) => text(incident(row)?.basis) },
    { key: "subject", title: columns.subjectNumber, width: 9, kind: "input", cell: (row) => typed(hits[row]?.subject) },
    { key: "name", title: columns.name, width: 12, kind: "text", cell: (row) => text(hits[row]?.line.name) },
    { key: "how", title: columns.how, width: 40, kind: "text", cell: (row) => text(hits[row]?.sentence) },
    { key: "sinks", title: columns.sinks, width: 10, kind: "input", cell: (row) => typed(hits[row] === undefined ? null : hits[row].line.redLined ? 1 : 0) },
    ...flags,
  ];
}
