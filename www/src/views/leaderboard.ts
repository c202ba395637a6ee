/** Villages as teams: who stands where, and the score notice (评分通知书) of each. */

import { html, nothing, svg } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CategoryLine, TeamLine } from "../core";
import { isNegative, shown } from "../figure";
import { inOrder } from "../parts/cohorts";
import { figureButton, moveAmongFigures } from "../parts/figures";
import { draftMark, finePrint } from "../parts/fine-print";
import { gradeBars } from "../parts/grade-bars";
import { rowsAt } from "../quarter";
import type { Row } from "../quarter";
import { villageNotice, villagePeople } from "../subjects/notice";
import { sheetTable } from "../subjects/sheet-table";
import { stageTrack } from "../subjects/stages";
import { fittedWords } from "../text/fitted";
import { unfolder } from "../subjects/unfolder";
import { subjectWords } from "../subjects/words";
import type { SubjectWords } from "../subjects/words";
import { View } from "../view";
import "../parts/decision-list";
import "../parts/tie-list";

interface RankedVillage {
  readonly row: Row;
  readonly line: TeamLine | undefined;
}

export class LeaderboardView extends View {
  static override properties: PropertyDeclarations = { open: { state: true }, shows: { state: true } };

  /** villages that are unfolded */
  declare open: ReadonlySet<string>;
  declare shows: "board" | "notices";

  constructor() {
    super();
    this.open = new Set();
    this.shows = "board";
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    const words = this.words.board;
    const villages = inOrder(rowsAt(bench.quarter, "villages").map((row) => ({ row, line: bench.teamLines.get(row.id) })));
    return html`<div data-testid="leaderboard" @keydown=${moveAmongFigures}>
      <h2 class="view-title">${words.title}</h2>
      <p class="hint">${words.lead}</p>
      ${stageTrack(bench)}
      <div class="toolbar">
        <div class="choices" role="group" aria-label=${words.view}>
          ${(["board", "notices"] as const).map(
            (one) => html`<button type="button" class="choice" data-shows=${one} aria-pressed=${one === this.shows ? "true" : "false"} @click=${() => (this.shows = one)}>${words[one]}</button>`,
          )}
        </div>
        <button type="button" class="button" @click=${() => window.print()}>${words.print}</button>
      </div>
      ${this.shows === "board" ? this.board(villages) : villages.map(({ row, line }) => villageNotice(bench, row, line))}
    </div>`;
  }

  private get words(): SubjectWords {
    return subjectWords(this.bench.language);
  }

  private get hasNotes(): boolean {
    return this.bench.settlement?.team?.lines.some(({ notes }) => notes.length > 0) === true;
  }

  private board(villages: readonly RankedVillage[]): TemplateResult {
    const { bench } = this;
    const { settlement } = bench;
    const hasGrading = bench.scheme !== undefined && rowsAt(bench.scheme, "team.grading.grades").length > 0;
    return html`<p class="print-only print-title">${settlement === null ? "" : this.words.board.printTitle(settlement.quarter.town, settlement.quarter.periodName)} ${draftMark(bench)}</p>
      <tie-list .bench=${bench} .isOfTeam=${true}></tie-list>
      ${(settlement?.team?.categories ?? []).map((category) => this.grades(category))}
      <div class="table-region" role="region" tabindex="0" aria-label=${this.words.board.title}>
        <table class="ranking board">
          ${this.head(hasGrading)}
          ${repeat(
            villages,
            ({ row }) => row.id,
            (one) => this.village(one, villages[0]?.line?.score ?? "0", hasGrading),
          )}
        </table>
      </div>
      ${hasGrading ? html`<decision-list .bench=${bench} .isOfTeam=${true}></decision-list>` : nothing} ${finePrint(bench)}`;
  }

  private grades(category: CategoryLine): TemplateResult | typeof nothing {
    const { bench } = this;
    // Villages are counted, whoever else is assessed.
    const ofVillages = { ...bench, words: fittedWords(bench.language, { ...bench.system, subject: "village" }) };
    return category.grades.length === 0 ? nothing : html`<div class="category-head">${gradeBars(ofVillages, category, "team.grading.grades")}</div>`;
  }

  private head(hasGrading: boolean): TemplateResult {
    const { columns } = this.bench.words;
    const { county, board } = this.words;
    return html`<thead>
      <tr>
        <th scope="col" class="number">${columns.rank}</th>
        <th scope="col" class="frozen">${columns.village}</th>
        <th scope="col" class="number">${columns.score}</th>
        <th scope="col" class="bar-column"><span class="visually-hidden">${board.bar}</span></th>
        <th scope="col" class="number wide-only">${county.base}</th>
        <th scope="col" class="number wide-only">${county.bonus}</th>
        <th scope="col" class="number wide-only">${county.deduction}</th>
        ${hasGrading ? html`<th scope="col">${columns.grade}</th>` : nothing}
        ${this.hasNotes ? html`<th scope="col">${columns.notes}</th>` : nothing}
      </tr>
    </thead>`;
  }

  private village({ row, line }: RankedVillage, best: string, hasGrading: boolean): TemplateResult {
    const { words } = this.bench;
    const isOpen = this.open.has(row.id);
    const about = (figure: "score" | "rank" | "grade") => ({ about: "team", village: row.id, figure }) as const;
    const score = line?.state === "pending" ? words.ranking.pending(line.missing.length) : shown(line?.score);
    return html`<tbody data-village=${row.id}>
      <tr class=${line?.redLined === true ? "row-red" : line?.state === "settled" ? "" : "row-open"}>
        <td class="number derived">${figureButton({ hook: "rank", text: shown(line?.rank), name: words.columns.rank, question: about("rank"), isStop: false })}</td>
        <th scope="row" class="frozen">${unfolder(row.name, this.words.board.unfold(row.name), isOpen, () => this.turn(row.id))}</th>
        <td class="number derived">${figureButton({ hook: "score", text: score, name: `${row.name} ${words.columns.score}`, question: about("score") })}</td>
        <td class="derived bar-column">${bar(line?.score ?? null, best)}</td>
        <td class="number derived wide-only">${shown(line?.baseScore)}</td>
        <td class="number derived wide-only">${shown(line?.bonus)}</td>
        <td class="number derived wide-only">${shown(line?.deduction)}</td>
        ${hasGrading
          ? html`<td class="derived">
              ${figureButton({ hook: "grade", text: shown(line?.gradeName), name: words.columns.grade, question: about("grade"), isStop: false })}
              ${line?.redLined === true ? html`<span class="badge badge-red">${words.ranking.redLined}</span>` : nothing}
            </td>`
          : nothing}
        ${this.hasNotes ? html`<td class="derived notes-cell">${line?.notes.join(words.clauseMark)}</td>` : nothing}
      </tr>
      ${isOpen
        ? html`<tr class="detail-row">
            <td colspan=${7 + (hasGrading ? 1 : 0) + (this.hasNotes ? 1 : 0)}><div class="detail">${sheetTable(this.bench, row)} ${villagePeople(this.bench, row)}</div></td>
          </tr>`
        : nothing}
    </tbody>`;
  }

  private turn(village: string): void {
    const open = new Set(this.open);
    if (!open.delete(village)) open.add(village);
    this.open = open;
  }
}
customElements.define("leaderboard-view", LeaderboardView);

/** As long as the score is in relation to the best; the drawing scales itself, the figures go in as they are. */
function bar(score: string | null, best: string): TemplateResult | typeof nothing {
  if (score === null || isNegative(score) || !/^\d+(\.\d+)?$/.test(best)) return nothing;
  return html`<svg class="bar" viewBox="0 0 ${best} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="bar-rest" width=${best} height="10"></rect><rect class="bar-done" width=${score} height="10"></rect>`}
  </svg>`;
}
