/** The table of scores. It knows rows, columns and their places; a faster grid can stand in for it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { textAt, valueAt } from "../document/place";
import { isZero, money, shown } from "../figure";
import { postNames, rowsAt } from "../quarter";
import type { Leaf, PersonRow, Row } from "../quarter";
import { View } from "../view";
import { input, problemRow } from "./fields";
import { figureButton } from "./figures";
import { moveBetweenRows } from "./table-keys";
import { personRow } from "./unchanged";

export class ScoreTable extends View {
  static override properties: PropertyDeclarations = { people: { attribute: false }, leaves: { attribute: false } };

  declare people: readonly PersonRow[];
  declare leaves: readonly Leaf[];

  protected override render(): TemplateResult {
    const { words, scheme, quarter } = this.bench;
    const villages = rowsAt(quarter, "villages");
    const posts = rowsAt(scheme, "posts");
    const hasTotals = this.leaves.length === 0 || this.people.some((row) => valueAt(row.value, "score") !== undefined);
    return html`<div class="table-region table-tall" role="region" tabindex="0" aria-label=${words.scores.title} @keydown=${moveBetweenRows}>
      <table class="scores">
        ${this.head(hasTotals)}
        <tbody>
          ${repeat(
            this.people,
            (row) => row.id,
            (row) => personRow(this.bench, row, () => this.row(row, villages, posts, hasTotals)),
          )}
        </tbody>
      </table>
    </div>`;
  }

  private head(hasTotals: boolean): TemplateResult {
    const { columns, scores } = this.bench.words;
    return html`<thead>
      <tr>
        <th scope="col" rowspan="2" class="frozen">${columns.name}</th>
        <th scope="col" rowspan="2">${columns.post}</th>
        ${groupsOf(this.leaves).map(({ name, leaves }) =>
          name === "" ? leaves.map((leaf) => this.leaf(leaf, 2)) : html`<th scope="colgroup" colspan=${leaves.length} class="group">${name}</th>`,
        )}
        ${hasTotals ? html`<th scope="col" rowspan="2" class="number">${scores.total}</th>` : nothing}
        <th scope="col" rowspan="2" class="number derived end-score">${columns.score}</th>
        <th scope="col" rowspan="2" class="number derived end-rank">${columns.rank}</th>
        <th scope="col" rowspan="2" class="derived end-grade">${columns.grade}</th>
        <th scope="col" rowspan="2" class="number derived end-pay">${this.bench.system.hasPay ? columns.pay : columns.state}</th>
      </tr>
      <tr>
        ${this.leaves.filter(({ path }) => path.length > 0).map((leaf) => this.leaf(leaf, 1))}
      </tr>
    </thead>`;
  }

  private leaf(leaf: Leaf, rows: number): TemplateResult {
    const { scores } = this.bench.words;
    return html`<th scope="col" class="leaf" rowspan=${rows} title=${[...leaf.path, leaf.name].join(" › ")}>
      ${leaf.name} <span class="unit">${leaf.weight === "" ? scores.points(leaf.full) : scores.weight(leaf.weight)}</span>
    </th>`;
  }

  private row(row: PersonRow, villages: readonly Row[], posts: readonly Row[], hasTotals: boolean): TemplateResult {
    const { words } = this.bench;
    const line = this.bench.lines.get(row.id);
    const village = villages.find(({ id }) => id === row.village);
    const cell = (place: string, name: string): TemplateResult =>
      html`<td class="score-cell">
        ${input(this.bench, { document: "quarter", place: `${row.place}.${place}`, name: `${row.name} ${name}`, kind: "open", size: "figure" })}
      </td>`;
    return html`<tr data-person=${row.id} class=${line?.redLined === true ? "row-red" : ""}>
        <th scope="row" class="frozen"><span class="row-village">${village?.name ?? row.village}</span> ${row.name}</th>
        <td class="posts">${postNames(row.value, posts, words.listMark)}</td>
        ${this.leaves.map((leaf) =>
          isAssessed(leaf, village, row) ? cell(`scores.${leaf.id}`, leaf.name) : html`<td class="derived unused" title=${words.scores.unused}>${shown(null)}</td>`,
        )} ${hasTotals ? cell("score", words.scores.total) : nothing}
        <td class="number derived end-score" data-testid="score">${shown(line?.score)}</td>
        <td class="number derived end-rank">${shown(line?.rank)}</td>
        <td class="derived end-grade">${shown(line?.gradeName)}</td>
        <td class="number derived end-pay">
          ${line === undefined
            ? html`<span data-testid="pay">${shown(null)}</span>`
            : figureButton({
                hook: "pay",
                text: line.state === "settled" ? (this.bench.system.hasPay ? money(line.pay) : words.ranking.settled) : line.state === "pending" ? words.ranking.pending(line.missing.length) : words.ranking.undecided,
                name: `${row.name} ${words.columns.pay}`,
                question: { about: "person", person: row.id, figure: this.bench.system.hasPay ? "pay" : "score" },
              })}
        </td>
      </tr>
      ${problemRow(this.bench, row.place, this.leaves.length + (hasTotals ? 7 : 6), isScore)}`;
  }
}
customElements.define("score-table", ScoreTable);

/** An indicator without weight is scored only where the village gives it one. */
function isAssessed(leaf: Leaf, village: Row | undefined, row: PersonRow): boolean {
  if (!isZero(leaf.weight) || textAt(row.value, `scores.${leaf.id}`) !== "") return true;
  const own = textAt(village?.value, `weights.${leaf.id}`);
  return own !== "" && !isZero(own);
}

function isScore(place: string): boolean {
  return /^scores?\b/.test(place);
}

/** Neighbouring indicators of one outer group share a head. */
function groupsOf(leaves: readonly Leaf[]): { name: string; leaves: Leaf[] }[] {
  const groups: { name: string; leaves: Leaf[] }[] = [];
  for (const leaf of leaves) {
    const name = leaf.path.join(" · ");
    const last = groups[groups.length - 1];
    if (last?.name === name) last.leaves.push(leaf);
    else groups.push({ name, leaves: [leaf] });
  }
  return groups;
}
