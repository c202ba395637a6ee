/** The points of households (积分台账), grid by grid: opening balance, earned, redeemed, closing balance. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Settlement } from "../core";
import { nextId } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import type { Place } from "../events";
import { isNegative, money } from "../figure";
import { problemRow } from "../parts/fields";
import { figureButton, moveAmongFigures } from "../parts/figures";
import { draftMark, finePrint } from "../parts/fine-print";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import { RECORDED } from "../route";
import { balancesOf, capsOf, gridsOf } from "../subjects/grids";
import type { Balance, Grid } from "../subjects/grids";
import { householdAccount } from "../subjects/household-account";
import { unfolder } from "../subjects/unfolder";
import { subjectWords } from "../subjects/words";
import type { SubjectWords } from "../subjects/words";
import { View } from "../view";
import "../parts/decision-list";
import "../parts/record-form";
import "../parts/tie-list";

const ALL = "all";

export class LedgerView extends View {
  static override properties: PropertyDeclarations = { grid: { state: true }, wanted: { state: true }, open: { state: true } };

  /** the grid that is shown; "" is the first */
  declare grid: string;
  /** the name that is looked for, in all grids */
  declare wanted: string;
  /** the household whose account is unfolded */
  declare open: string;

  private balances: { readonly settlement: Settlement | null; readonly of: readonly Balance[] } | null = null;
  private redemptions: ReadonlyMap<string, readonly Row[]> = new Map();

  constructor() {
    super();
    this.grid = "";
    this.wanted = "";
    this.open = "";
  }

  override async reveal({ place }: Place): Promise<void> {
    const at = /^(?:households|redemptions)\[\d+\]/.exec(place)?.[0];
    if (at === undefined) return;
    this.open = textAt(this.bench.quarter, at.startsWith("redemptions") ? `${at}.of` : `${at}.id`);
    this.wanted = "";
    this.grid = this.grids.find(({ households }) => households.some(({ id }) => id === this.open))?.key ?? this.grid;
    await this.updateComplete;
  }

  protected override render(): TemplateResult {
    const { bench, words, grids } = this;
    const redemptions = new Map<string, Row[]>();
    for (const row of rowsAt(bench.quarter, "redemptions")) redemptions.set(textAt(row.value, "of"), [...(redemptions.get(textAt(row.value, "of")) ?? []), row]);
    this.redemptions = redemptions;
    const shownGrids = this.shown(grids);
    // In one question to the core, rather than household by household.
    bench.reasonsOfAll(shownGrids.flatMap(({ households }) => households.map(({ id }) => id)));
    const count = shownGrids.reduce((sum, { households }) => sum + households.length, 0);
    return html`<div data-testid="ledger" @keydown=${moveAmongFigures}>
      <h2 class="view-title">${words.title}</h2>
      <p class="hint">${words.lead}</p>
      ${this.summary(grids)} ${this.toolbar(grids, count)}
      <tie-list .bench=${bench}></tie-list>
      ${count === 0 ? html`<p class="empty">${words.none}</p>` : nothing} ${shownGrids.map((grid) => this.account(grid, grids))} ${this.adder()}
      ${bench.system.hasGrading ? html`<decision-list .bench=${bench}></decision-list>` : nothing} ${finePrint(bench)}
    </div>`;
  }

  private get words(): SubjectWords["ledger"] {
    return subjectWords(this.bench.language).ledger;
  }

  private get grids(): Grid[] {
    return gridsOf(this.bench, this.words.noGrid);
  }

  private shown(grids: readonly Grid[]): Grid[] {
    if (this.wanted !== "") return grids.map((grid) => ({ ...grid, households: grid.households.filter(({ name }) => name.includes(this.wanted)) })).filter(({ households }) => households.length > 0);
    if (this.grid === ALL) return [...grids];
    const one = grids.find(({ key }) => key === this.grid) ?? grids[0];
    return one === undefined ? [] : [one];
  }

  private balancesOf(grids: readonly Grid[]): readonly Balance[] {
    const { settlement } = this.bench;
    if (this.balances === null || this.balances.settlement !== settlement) this.balances = { settlement, of: settlement === null ? [] : balancesOf(this.bench, grids) };
    return this.balances.of;
  }

  private summary(grids: readonly Grid[]): TemplateResult {
    const { words } = this;
    const balances = this.balancesOf(grids);
    const people = grids.reduce((sum, { households }) => sum + households.length, 0);
    const line = (name: TemplateResult | string, households: number, balance: Balance | undefined): TemplateResult =>
      html`<th scope="row">${name}</th>
        <td class="number">${households}</td>
        ${this.figures(balance)}`;
    return html`<details class="summary" open>
      <summary>${words.summary}</summary>
      <div class="table-region" role="region" tabindex="0" aria-label=${words.summary}>
        <table class="ledger-summary">
          <thead>
            <tr>
              <th scope="col">${words.grid}</th>
              <th scope="col" class="number">${words.households}</th>
              ${this.heads()}
            </tr>
          </thead>
          <tbody>
            ${grids.map(
              (grid, index) =>
                html`<tr data-grid=${grid.key}>
                  ${line(html`<button type="button" class="unfolder" @click=${() => this.turnTo(grid.key)}>${grid.name}</button>`, grid.households.length, balances[index])}
                </tr>`,
            )}
            <tr class="sheet-total" data-grid="all">
              ${line(words.total, people, balances[grids.length])}
            </tr>
          </tbody>
        </table>
      </div>
    </details>`;
  }

  private heads(): TemplateResult {
    const { words } = this;
    return html`${[words.opening, words.earned, words.redeemed, words.closing].map((name) => html`<th scope="col" class="number">${name}</th>`)}`;
  }

  private figures(balance: Balance | undefined): TemplateResult {
    return html`<td class="number derived">${money(balance?.opening)}</td>
      <td class="number derived">${money(balance?.earned)}</td>
      <td class="number derived">${money(balance?.redeemed)}</td>
      <td class="number derived"><b>${money(balance?.balance)}</b></td>`;
  }

  private turnTo(grid: string): void {
    this.grid = grid;
    this.wanted = "";
  }

  private toolbar(grids: readonly Grid[], count: number): TemplateResult {
    const { words } = this;
    const textOf = (event: Event): string => (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value.trim() : "");
    const here = this.grid === "" ? (grids[0]?.key ?? ALL) : this.grid;
    return html`<div class="toolbar">
      <label
        >${words.grid}
        <select data-testid="grid" @change=${(event: Event) => this.turnTo(textOf(event))}>
          ${[...grids, { key: ALL, name: words.allGrids }].map(({ key, name }) => html`<option value=${key} .selected=${key === here}>${name}</option>`)}
        </select></label
      >
      <label>${words.find} <input type="search" class="input input-name" data-testid="find-household" .value=${this.wanted} @input=${(event: Event) => (this.wanted = textOf(event))} /></label>
      <span class="toolbar-count" role="status">${words.count(count)}</span>
      <button type="button" class="button" @click=${() => window.print()}>${words.print}</button>
    </div>`;
  }

  private account(grid: Grid, grids: readonly Grid[]): TemplateResult {
    const { words } = this;
    const { settlement } = this.bench;
    const total = this.wanted === "" ? this.balancesOf(grids)[grids.findIndex(({ key }) => key === grid.key)] : undefined;
    return html`<section class="grid-account">
      <p class="print-only print-title">${settlement === null ? "" : words.printTitle(settlement.quarter.town, settlement.quarter.periodName)} ${draftMark(this.bench)}</p>
      <h3>${grid.name}</h3>
      <div class="table-region" role="region" tabindex="0" aria-label=${grid.name}>
        <table class="ranking ledger">
          <thead>
            <tr>
              <th scope="col" class="frozen">${words.household}</th>
              ${this.heads()}
              <th scope="col">${words.remarks}</th>
              <th scope="col" class="print-cell">${words.signature}</th>
            </tr>
          </thead>
          ${repeat(
            grid.households,
            ({ id }) => id,
            (row) => this.household(row),
          )}
          ${total === undefined
            ? nothing
            : html`<tbody>
                <tr class="sheet-total">
                  <th scope="row" class="frozen">${words.total}</th>
                  ${this.figures(total)}
                  <td class="derived"></td>
                  <td class="print-cell"></td>
                </tr>
              </tbody>`}
        </table>
      </div>
    </section>`;
  }

  private household(row: PersonRow): TemplateResult {
    const { bench, words } = this;
    const line = bench.lines.get(row.id);
    const account = line?.account ?? null;
    const isOpen = this.open === row.id;
    const remarks = line === undefined ? [] : [...capsOf(bench, line, words.capped), ...line.notes, textAt(row.value, "note")].filter((one) => one !== "");
    return html`<tbody data-household=${row.id}>
      <tr class=${account !== null && isNegative(account.balance) ? "row-open" : ""}>
        <th scope="row" class="frozen">${unfolder(row.name, words.unfold(row.name), isOpen, () => (this.open = isOpen ? "" : row.id))}</th>
        <td class="number derived">${money(account?.opening)}</td>
        <td class="number derived">${figureButton({ hook: "earned", text: money(account?.earned), name: `${row.name} ${words.earned}`, question: { about: "person", person: row.id, figure: "score" } })}</td>
        <td class="number derived">${money(account?.redeemed)}</td>
        <td class="number derived"><b>${money(account?.balance)}</b> ${account !== null && isNegative(account.balance) ? html`<span class="badge badge-red">${words.overdrawn}</span>` : nothing}</td>
        <td class="derived notes-cell">${remarks.join(bench.words.clauseMark)}</td>
        <td class="print-cell"></td>
      </tr>
      ${problemRow(bench, row.place, 6, (place) => !RECORDED.test(place))}
      ${isOpen
        ? html`<tr class="detail-row">
            <td colspan="6"><div class="detail">${householdAccount(bench, row, this.redemptions.get(row.id) ?? [])}</div></td>
          </tr>`
        : nothing}
    </tbody>`;
  }

  private adder(): TemplateResult {
    const { words, bench } = this;
    const villages = rowsAt(bench.quarter, "villages");
    const grids = villages.flatMap((village) => rowsAt(village.value, "grids").map(({ id, name }) => ({ id: `${village.id}/${id}`, name: villages.length > 1 ? `${village.name} ${name}` : name })));
    const places = [...grids, ...villages.map(({ id, name }) => ({ id: `${id}/`, name: `${name} ${words.noGrid}` }))];
    return html`<details class="adder">
      <summary>${words.add}</summary>
      <record-form
        .bench=${bench}
        .hook=${"add-household"}
        .act=${bench.words.add}
        .list=${"households"}
        .fields=${[
          { name: "name", label: words.name },
          { name: "place", label: words.grid, choices: places, keys: ["village", "grid"] },
          ...(bench.system.hasCategories ? [{ name: "category", label: bench.words.filter.category, choices: rowsAt(bench.scheme, "categories") }] : []),
          { name: "openingPoints", label: words.opening, size: "figure" },
        ] satisfies FormField[]}
        .record=${({ text }: Typed): Json => {
          const [village = "", grid = ""] = text("place").split("/");
          return { id: nextId(bench.quarter, "households", "h"), name: text("name"), village, ...(grid === "" ? {} : { grid }), ...given(text, "category", "openingPoints") };
        }}
        .label=${({ text }: Typed): Label => {
          const name = text("name");
          return () => words.added(name);
        }}
      ></record-form>
    </details>`;
  }
}
customElements.define("ledger-view", LedgerView);
