/** Who stands where in each role category, and what follows from it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Filter } from "../events";
import type { CategoryLine } from "../core";
import { money, shown } from "../figure";
import { fits, nameIn, peopleOf, postNames, rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import { View } from "../view";
import { cohortsOf, inOrder } from "../parts/cohorts";
import type { Ranked } from "../parts/cohorts";
import { figureButton, moveAmongFigures } from "../parts/figures";
import { gradeBars } from "../parts/grade-bars";
import { draftMark, finePrint } from "../parts/fine-print";
import { payColumns } from "../parts/pay-columns";
import type { PayColumns } from "../parts/pay-columns";
import { pageOf, pager } from "../parts/pager";
import { personRow } from "../parts/unchanged";
import "../parts/adjustment-list";
import "../parts/decision-list";
import "../parts/people-filter";
import "../parts/tie-list";

/** Of a category; a town has fewer, a county turns pages. */
const ROWS = 300;

export class RankingView extends View {
  static override properties: PropertyDeclarations = { filter: { attribute: false }, pages: { state: true } };

  declare filter: Filter;
  /** by the name of the category */
  declare pages: Readonly<Record<string, number>>;
  /** all rows stand in the page */
  private isPrinting = false;

  /** read once per rendering, not once per row */
  private villages: readonly Row[] = [];
  private posts: readonly Row[] = [];
  private pay!: PayColumns;

  constructor() {
    super();
    this.pages = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.printing);
    window.addEventListener("afterprint", this.printed);
  }

  override disconnectedCallback(): void {
    window.removeEventListener("beforeprint", this.printing);
    window.removeEventListener("afterprint", this.printed);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { words, scheme, quarter, system } = this.bench;
    const everybody = peopleOf(this.bench);
    const people = everybody.filter((row) => fits(this.bench, row, this.filter));
    this.villages = rowsAt(quarter, "villages");
    this.posts = rowsAt(scheme, "posts");
    this.pay = payColumns(this.bench);
    return html`<div data-testid="ranking" @keydown=${moveAmongFigures}>
      <h2 class="view-title">${words.ranking.title}</h2>
      <p class="print-only print-title">${this.printTitle()} ${draftMark(this.bench)}</p>
      <people-filter .bench=${this.bench} .filter=${this.filter} .count=${people.length} .total=${everybody.length}></people-filter>
      <tie-list .bench=${this.bench}></tie-list>
      ${people.length === 0 ? html`<p class="empty">${words.filter.none}</p>` : nothing}
      ${cohortsOf(this.bench).map(({ name, line, has }) => this.category(name, line, people.filter(has)))}
      ${system.hasGrading ? html`<decision-list .bench=${this.bench}></decision-list>` : nothing}
      ${system.hasPay ? html`<adjustment-list .bench=${this.bench}></adjustment-list>` : nothing} ${finePrint(this.bench)}
    </div>`;
  }

  private category(name: string, category: CategoryLine | undefined, people: readonly PersonRow[]): TemplateResult | typeof nothing {
    if (people.length === 0) return nothing;
    const { words, system } = this.bench;
    const ranked = inOrder(people.map((row) => ({ row, line: this.bench.lines.get(row.id) })));
    const page = this.pages[name] ?? 0;
    const shown = this.isPrinting ? ranked : pageOf(ranked, page, ROWS);
    return html`<section class="category" aria-label=${name}>
      <div class="category-head">
        <h3>${name}</h3>
        <p class="about">
          ${category === undefined
            ? nothing
            : html`${words.ranking.people(category.people)} ${system.hasPay ? html`· ${words.money.payable} <b class="amount">${money(category.payable)}</b>` : nothing}`}
        </p>
        ${category === undefined || category.grades.length === 0 ? nothing : gradeBars(this.bench, category)}
      </div>
      <div class="table-region" role="region" tabindex="0" aria-label=${words.ranking.table(name)}>
        <table class="ranking">
          ${this.head()}
          <tbody>
            ${repeat(
              shown,
              ({ row }) => row.id,
              (one) => personRow(this.bench, one.row, () => this.row(one), this.pay.count),
            )}
          </tbody>
        </table>
      </div>
      ${pager(this.bench, ranked.length, page, (next) => (this.pages = { ...this.pages, [name]: next }), ROWS)}
    </section>`;
  }

  private head(): TemplateResult {
    const { words, system } = this.bench;
    const { columns } = words;
    return html`<thead>
      <tr>
        <th scope="col" class="number">${columns.rank}</th>
        <th scope="col">${columns.village}</th>
        <th scope="col" class="frozen">${columns.name}</th>
        <th scope="col">${columns.post}</th>
        <th scope="col" class="number">${columns.score}</th>
        ${system.hasGrading ? html`<th scope="col">${columns.grade}</th>` : nothing}
        ${system.hasDifficulty ? html`<th scope="col">${columns.class}</th><th scope="col" class="number">${columns.coefficient}</th>` : nothing}
        ${this.pay.heads}
        <th scope="col">${columns.notes}</th>
      </tr>
    </thead>`;
  }

  private row({ row, line }: Ranked): TemplateResult {
    const { words, system } = this.bench;
    const { columns } = words;
    const village = nameIn(this.villages, row.village);
    const posts = postNames(row.value, this.posts, words.listMark);
    if (line === undefined) {
      return html`<tr data-person=${row.id}>
        <td class="number derived">—</td><td>${village}</td><th scope="row" class="frozen">${row.name}</th><td class="posts">${posts}</td>
        <td class="number derived">—</td>${system.hasGrading ? html`<td class="derived">—</td>` : nothing}
        ${system.hasDifficulty ? html`<td class="derived">—</td><td class="number derived">—</td>` : nothing} ${this.pay.cells(undefined)}<td class="derived"></td>
      </tr>`;
    }
    const about = (figure: "pay" | "score" | "rank" | "grade" | "class") => ({ about: "person", person: row.id, figure }) as const;
    return html`<tr data-person=${row.id} class=${line.redLined ? "row-red" : line.state === "settled" ? "" : "row-open"}>
      <td class="number derived">
        ${figureButton({ hook: "rank", text: shown(line.rank), name: columns.rank, question: about("rank"), isStop: false })}
      </td>
      <td>${village}</td>
      <th scope="row" class="frozen">${row.name}</th>
      <td class="posts">${posts}</td>
      <td class="number derived">
        ${figureButton({ hook: "score", text: shown(line.score), name: `${row.name} ${columns.score}`, question: about("score"), isStop: !system.hasPay })}
      </td>
      ${system.hasGrading
        ? html`<td class="derived">
            ${figureButton({ hook: "grade", text: shown(line.gradeName), name: columns.grade, question: about("grade"), isStop: false })}
            ${line.redLined ? html`<span class="badge badge-red">${words.ranking.redLined}</span>` : nothing}
          </td>`
        : nothing}
      ${system.hasDifficulty
        ? html`<td class="derived">${figureButton({ hook: "class", text: shown(line.class), name: columns.class, question: about("class"), isStop: false })}</td>
            <td class="number derived">${line.coefficient}</td>`
        : nothing}
      ${this.pay.cells(line)}
      <td class="derived notes-cell">${line.notes.join(words.clauseMark)}</td>
    </tr>`;
  }

  private readonly printing = (): void => this.print(true);
  private readonly printed = (): void => this.print(false);

  /** At once: what is printed is what stands in the page then. */
  private print(isPrinting: boolean): void {
    this.isPrinting = isPrinting;
    this.requestUpdate();
    this.performUpdate();
  }

  private printTitle(): string {
    const { words, settlement } = this.bench;
    return settlement === null ? "" : words.ranking.printTitle(settlement.quarter.town, settlement.quarter.periodName);
  }
}
customElements.define("ranking-view", RankingView);
