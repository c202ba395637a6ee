/** The score notice of a village: what it got and lost by indicator, and what its cadres got with it. One to a page. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { TeamLine } from "../core";
import { money, shown } from "../figure";
import { draftMark, finePrint } from "../parts/fine-print";
import { inOrder } from "../parts/cohorts";
import { peopleOf, postNames, rowsAt } from "../quarter";
import type { Row } from "../quarter";
import { textAt } from "../document/place";
import { sheetTable } from "./sheet-table";
import { subjectWords } from "./words";

export function villageNotice(bench: Bench, village: Row, line: TeamLine | undefined): TemplateResult | typeof nothing {
  const { settlement } = bench;
  const words = subjectWords(bench.language).board;
  if (settlement === null || line === undefined) return nothing;
  const { town, periodName } = settlement.quarter;
  const note = textAt(village.value, "note");
  return html`<article class="notice-sheet" data-notice=${village.id}>
    <h3>${words.notice(town)} ${draftMark(bench)}</h3>
    <p>${words.to(village.name)}</p>
    <p>
      ${line.score === null ? words.openNotice : words.opening(periodName, line.score, shown(line.rank), line.rankedAmong)}
      ${line.gradeName === null ? nothing : words.grade(line.gradeName)}
    </p>
    ${sheetTable(bench, village, { isHandedOut: true })} ${note === "" ? nothing : html`<p class="hint">${note}</p>`}
    ${line.notes.map((one) => html`<p>${one}</p>`)} ${villagePeople(bench, village)}
    <p class="signatures"><span>${words.issuer}</span><span>${words.sign}</span><span>${words.date}</span></p>
    ${finePrint(bench)}
  </article>`;
}

export function villagePeople(bench: Bench, village: Row): TemplateResult {
  const { words, lines, system } = bench;
  const { columns } = words;
  const title = subjectWords(bench.language).board;
  const posts = rowsAt(bench.scheme, "posts");
  const people = inOrder(
    peopleOf(bench)
      .filter((person) => person.village === village.id)
      .map((row) => ({ row, line: lines.get(row.id) })),
  );
  if (people.length === 0) return html`<p class="hint">${title.nobody}</p>`;
  return html`<table class="sheet-table people-of">
    <caption>
      ${title.people(village.name)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.name}</th>
        <th scope="col">${columns.post}</th>
        <th scope="col" class="number">${columns.score}</th>
        <th scope="col" class="number">${columns.rank}</th>
        ${system.hasGrading ? html`<th scope="col">${columns.grade}</th>` : nothing}
        ${system.hasPay ? html`<th scope="col" class="number">${columns.pay} <span class="unit">${columns.yuan}</span></th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${people.map(
        ({ row, line }) => html`<tr data-person=${row.id}>
          <th scope="row">${row.name}</th>
          <td>${postNames(row.value, posts, words.listMark)}</td>
          <td class="number derived">${shown(line?.score)}</td>
          <td class="number derived">${line === undefined || line.rank === null ? shown(null) : `${line.rank} / ${line.rankedAmong}`}</td>
          ${system.hasGrading ? html`<td class="derived">${shown(line?.gradeName)}</td>` : nothing}
          ${system.hasPay ? html`<td class="number derived">${money(line?.pay)}</td>` : nothing}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
