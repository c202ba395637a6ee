/** The public notice (公示表): results only, never a number by which somebody or an account could be found. */

import type { Bench } from "../bench";
import type { Settlement } from "../core";
import { money, shown } from "../figure";
import { paragraph } from "./blocks";
import { dayOf, fineOf, markOf, masked, rankOf } from "./common";
import type { Built } from "./common";
import { accountColumns, cohortTables, rankedCohorts } from "./people-table";
import type { TextColumn } from "./people-table";
import { paperWords } from "./words";

export function publicNotice(bench: Bench, settlement: Settlement): Built {
  const words = paperWords(bench.language);
  const { town, periodName } = settlement.quarter;
  const paper = bench.desk.paper ?? {};
  return {
    orientation: "portrait",
    rows: settlement.lines.length,
    mark: markOf(bench, settlement),
    fine: fineOf(bench, settlement),
    sheets: () => [
      {
        title: words.notice.title(town, periodName, settlement.subject === "person"),
        about: [],
        parts: [
          paragraph(words.notice.lead(town, periodName)),
          ...cohortTables(rankedCohorts(bench), columnsOf(bench, settlement), "portrait"),
          paragraph(words.notice.posted(dayOf(bench, paper.postedFrom), dayOf(bench, paper.postedTo)), true),
          paragraph(words.notice.contact(paper.contact ?? words.blank), true),
          paragraph(words.notice.objection(paper.objection ?? words.blank), true),
        ],
      },
    ],
  };
}

/** What the paper has room for and nobody has filled in. */
export function missingOf(bench: Bench): string[] {
  const { fields } = paperWords(bench.language);
  const { postedFrom, postedTo, contact, objection } = bench.desk.paper ?? {};
  const all: readonly (readonly [string | undefined, string])[] = [
    [postedFrom, fields.postedFrom],
    [postedTo, fields.postedTo],
    [contact, fields.contact],
    [objection, fields.objection],
  ];
  return all.flatMap(([value, name]) => (value === undefined ? [name] : []));
}

function columnsOf(bench: Bench, { lines, subject }: Settlement): TextColumn[] {
  const { columns } = paperWords(bench.language);
  const { system } = bench;
  const { maskNames, withAmounts } = bench.desk.paper ?? {};
  // A village is no person, and needs no mask.
  const name = (text: string): string => (maskNames === true && subject !== "village" ? masked(text) : text);
  const when = (isThere: boolean, column: TextColumn): TextColumn[] => (isThere ? [column] : []);
  return [
    { id: "number", head: columns.number, kind: "centre", text: (_, number) => String(number) },
    ...when(subject !== "village", { id: "village", head: columns.village, kind: "text", text: (line) => line.villageName }),
    { id: "name", head: bench.words.columns.name, kind: "name", text: (line) => name(line.name) },
    ...when(lines.some(({ postNames }) => postNames !== ""), { id: "post", head: columns.post, kind: "text", text: (line) => line.postNames }),
    ...when(lines.some(({ score }) => score !== null), { id: "score", head: columns.score, kind: "number", text: (line) => shown(line.score) }),
    ...accountColumns(bench),
    ...when(lines.some(({ rank }) => rank !== null), { id: "rank", head: columns.rank, kind: "centre", text: rankOf }),
    ...when(system.hasGrading, { id: "grade", head: columns.grade, kind: "text", text: (line) => shown(line.gradeName) }),
    ...when(system.hasPay && withAmounts === true, { id: "net", head: columns.net, kind: "number", text: (line) => money(line.net) }),
  ];
}
