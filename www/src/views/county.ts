/** Villages ranked in one long list: main headings, bonus and deduction, stars, and the score sheet of each. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { textAt } from "../document/place";
import type { Line } from "../core";
import { shown } from "../figure";
import { cohortsOf, inOrder } from "../parts/cohorts";
import type { Cohort, Ranked } from "../parts/cohorts";
import { figureButton, moveAmongFigures } from "../parts/figures";
import { draftMark, finePrint } from "../parts/fine-print";
import { gradeBars } from "../parts/grade-bars";
import { payColumns } from "../parts/pay-columns";
import type { PayColumns } from "../parts/pay-columns";
import { personRow } from "../parts/unchanged";
import { assessedOf, rowsAt } from "../quarter";
import type { PersonRow } from "../quarter";
import type { Node } from "../subjects/level";
import { mainHeadings, PartScores } from "../subjects/part-scores";
import { sheetTable } from "../subjects/sheet-table";
import { stageTrack } from "../subjects/stages";
import { stars } from "../subjects/stars";
import { unfolder } from "../subjects/unfolder";
import { subjectWords } from "../subjects/words";
import type { SubjectWords } from "../subjects/words";
import { View } from "../view";
import "../parts/decision-list";
import "../parts/tie-list";

export class CountyView extends View {
  static override properties: PropertyDeclarations = { wanted: { state: true }, grade: { state: true }, open: { state: true } };

  /** the name that is looked for */
  declare wanted: string;
  /** the grade that is shown alone */
  declare grade: string;
  /** villages whose sheets are unfolded */
  declare open: ReadonlySet<string>;

  private readonly parts = new PartScores(this);
  /** read once per rendering, not once per row */
  private headings: readonly Node[] = [];
  private pay!: PayColumns;
  private hasNotes = false;

  constructor() {
    super();
    this.wanted = "";
    this.grade = "";
    this.open = new Set();
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    this.headings = mainHeadings(bench);
    this.pay = payColumns(bench);
    this.hasNotes = bench.settlement?.lines.some(({ notes }) => notes.length > 0) === true;
    const found = this.parts.of(bench);
    const villages = assessedOf(bench).filter((row) => this.fits(row));
    return html`<div data-testid="county" @keydown=${moveAmongFigures}>
      <h2 class="view-title">${this.words.county.title}</h2>
      <p class="print-only print-title">${bench.settlement === null ? "" : bench.words.ranking.printTitle(bench.settlement.quarter.town, bench.settlement.quarter.periodName)} ${draftMark(bench)}</p>
      ${stageTrack(bench)} ${this.filter(villages.length)}
      <tie-list .bench=${bench}></tie-list>
      ${villages.length === 0 ? html`<p class="empty">${bench.words.filter.none}</p>` : nothing}
      ${cohortsOf(bench).map((cohort) => this.cohort(cohort, villages.filter(cohort.has), found))}
      ${bench.system.hasGrading ? html`<decision-list .bench=${bench}></decision-list>` : nothing} ${finePrint(bench)}
    </div>`;
  }

  private get words(): SubjectWords {
    return subjectWords(this.bench.language);
  }

  private fits(row: PersonRow): boolean {
    if (this.wanted !== "" && !row.name.includes(this.wanted)) return false;
    return this.grade === "" || this.bench.lines.get(row.id)?.grade === this.grade;
  }

  private filter(count: number): TemplateResult {
    const { words, scheme } = this.bench;
    const grades = rowsAt(scheme, "grading.grades");
    const find = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.wanted = event.target.value.trim();
    };
    return html`<div class="toolbar">
      <label>${words.filter.name} <input type="search" class="input input-name" data-testid="find-village" .value=${this.wanted} @input=${find} /></label>
      ${grades.length === 0
        ? nothing
        : html`<div class="choices" role="group" aria-label=${this.words.county.grade}>
            ${[{ id: "", name: this.words.county.all }, ...grades].map(
              ({ id, name }) => html`<button type="button" class="choice" data-grade=${id} aria-pressed=${id === this.grade ? "true" : "false"} @click=${() => (this.grade = id)}>${name}</button>`,
            )}
          </div>`}
      <span class="toolbar-count" role="status">${words.filter.shown(count)}</span>
      ${this.parts.isComplete ? nothing : html`<span class="toolbar-count" role="status">${this.words.county.working}</span>`}
    </div>`;
  }

  private cohort({ name, line, has }: Cohort, rows: readonly PersonRow[], found: ReturnType<PartScores["of"]>): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const { words, lines, system } = this.bench;
    const ranked = inOrder(rows.filter(has).map((row) => ({ row, line: lines.get(row.id) })));
    return html`<section class="category" aria-label=${name}>
      ${line === undefined || (line.name === "" && line.grades.length === 0 && !system.hasPay)
        ? nothing
        : html`<div class="category-head">
            ${line.name === "" ? nothing : html`<h3>${name}</h3>`} ${line.grades.length === 0 ? nothing : gradeBars(this.bench, line)}
          </div>`}
      <div class="table-region" role="region" tabindex="0" aria-label=${words.ranking.table(name)} aria-busy=${this.parts.isComplete ? "false" : "true"}>
        <table class="ranking county">
          ${this.head()} ${this.bodies(ranked, found)}
        </table>
      </div>
    </section>`;
  }

  private bodies(ranked: readonly Ranked[], found: ReturnType<PartScores["of"]>): unknown {
    return repeat(
      ranked,
      ({ row }) => row.id,
      (one) => {
        const isOpen = this.open.has(one.row.id);
        const parts = this.headings.map(({ id }) => found.get(id)?.get(one.row.id) ?? "");
        const render = (): TemplateResult => this.village(one, parts, isOpen);
        // An open sheet shows more than the line does.
        return isOpen ? render() : personRow(this.bench, one.row, render, `${this.pay.count} ${this.hasNotes ? 1 : 0} ${parts.join(" ")}`);
      },
    );
  }

  private head(): TemplateResult {
    const { words, system } = this.bench;
    const { columns } = words;
    return html`<thead>
      <tr>
        <th scope="col" class="number">${columns.rank}</th>
        <th scope="col" class="frozen">${columns.village}</th>
        ${this.headings.map(({ name, weight }) => html`<th scope="col" class="number wide-only">${name} <span class="unit">${weight === "" ? "" : words.scores.weight(weight)}</span></th>`)}
        ${system.hasBarometer
          ? html`<th scope="col" class="number wide-only">${this.words.county.base}</th>
              <th scope="col" class="number wide-only">${this.words.county.bonus}</th>
              <th scope="col" class="number wide-only">${this.words.county.deduction}</th>`
          : nothing}
        <th scope="col" class="number">${columns.score}</th>
        ${system.hasGrading ? html`<th scope="col">${columns.grade}</th>` : nothing} ${this.pay.heads}
        ${this.hasNotes ? html`<th scope="col">${columns.notes}</th>` : nothing}
      </tr>
    </thead>`;
  }

  private village({ row, line }: Ranked, parts: readonly string[], isOpen: boolean): TemplateResult {
    const { words, system } = this.bench;
    const about = (figure: "score" | "rank" | "grade") => ({ about: "person", person: row.id, figure }) as const;
    const width = 3 + (this.hasNotes ? 1 : 0) + this.headings.length + (system.hasBarometer ? 3 : 0) + (system.hasGrading ? 1 : 0) + this.pay.count;
    return html`<tbody data-village=${row.id}>
      <tr class=${line === undefined || line.state === "settled" ? "" : "row-open"}>
        <td class="number derived">${figureButton({ hook: "rank", text: shown(line?.rank), name: words.columns.rank, question: about("rank"), isStop: false })}</td>
        <th scope="row" class="frozen">${unfolder(row.name, this.words.county.unfold(row.name), isOpen, () => this.turn(row.id))}</th>
        ${parts.map((part) => html`<td class="number derived wide-only">${part}</td>`)} ${system.hasBarometer ? this.moved(line) : nothing}
        <td class="number derived">${figureButton({ hook: "score", text: scoreText(line, words), name: `${row.name} ${words.columns.score}`, question: about("score") })}</td>
        ${system.hasGrading
          ? html`<td class="derived">
              ${figureButton({ hook: "grade", text: shown(line?.gradeName), name: words.columns.grade, question: about("grade"), isStop: false })} ${stars(line?.gradeName ?? null)}
            </td>`
          : nothing}
        ${this.pay.cells(line)}
        ${this.hasNotes ? html`<td class="derived notes-cell">${line?.notes.join(words.clauseMark)}</td>` : nothing}
      </tr>
      ${isOpen
        ? html`<tr class="detail-row">
            <td colspan=${width}><div class="detail">${sheetTable(this.bench, row)} ${note(textAt(row.value, "note"))}</div></td>
          </tr>`
        : nothing}
    </tbody>`;
  }

  private moved(line: Line | undefined): TemplateResult {
    return html`<td class="number derived wide-only">${shown(line?.baseScore)}</td>
      <td class="number derived wide-only">${shown(line?.bonus)}</td>
      <td class="number derived wide-only">${shown(line?.deduction)}</td>`;
  }

  private turn(village: string): void {
    const open = new Set(this.open);
    if (!open.delete(village)) open.add(village);
    this.open = open;
  }
}
customElements.define("county-view", CountyView);

function scoreText(line: Line | undefined, { ranking }: CountyView["bench"]["words"]): string {
  return line?.state === "pending" ? ranking.pending(line.missing.length) : shown(line?.score);
}

function note(text: string): TemplateResult | typeof nothing {
  return text === "" ? nothing : html`<p class="hint">${text}</p>`;
}
