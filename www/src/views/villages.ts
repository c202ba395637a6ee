/** The quarter itself and its villages: population, class, coefficient, grids. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { added, nextId, removed } from "../command";
import type { Label } from "../command";
import type { VillageLine } from "../core";
import type { Json } from "../document/json";
import { listAt, textAt, under, valueAt } from "../document/place";
import { send } from "../events";
import type { Place } from "../events";
import { money, shown } from "../figure";
import { leavesOf, peopleOf, rowsAt } from "../quarter";
import type { Leaf, PersonRow, Row } from "../quarter";
import { MEASURES } from "../system";
import type { Measure } from "../system";
import { View } from "../view";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { choice, input, labelled, labelledChoice, problemRow, wholeNumber } from "../parts/fields";
import type { Field } from "../parts/fields";
import { figureButton } from "../parts/figures";
import { pageOf, pager, ROWS } from "../parts/pager";
import { personOptions } from "../parts/person-options";
import { RECORDED } from "../route";
import "../parts/coefficient-list";

export class VillagesView extends View {
  static override properties: PropertyDeclarations = { open: { state: true }, page: { state: true } };

  /** the village whose grids are shown */
  declare open: string;
  declare page: number;

  constructor() {
    super();
    this.open = "";
    this.page = 0;
  }

  override reveal({ place }: Place): void {
    const index = /^villages\[(\d+)\]/.exec(place)?.[1];
    if (index !== undefined) this.page = Math.floor(Number(index) / ROWS);
    const village = /^villages\[\d+\](?=\.(grids|weights))/.exec(place)?.[0];
    if (village !== undefined) this.open = textAt(this.bench.quarter, under(village, "id"));
  }

  protected override render(): TemplateResult {
    const { words, quarter, scheme } = this.bench;
    const villages = rowsAt(quarter, "villages");
    const weighted = leavesOf(scheme).filter((leaf) => leaf.weight !== "");
    const people = peopleOf(this.bench);
    const shownRows = pageOf(villages, this.page);
    return html`<h2 class="view-title">${words.villages.title}</h2>
      ${this.facts()}
      <div class="table-region" role="region" tabindex="0" aria-label=${words.villages.title}>
        <table class="villages">
          ${this.head()}
          ${repeat(
            shownRows,
            (row) => row.id,
            (row) => this.village(row, people, weighted),
          )}
        </table>
      </div>
      ${pager(this.bench, villages.length, this.page, (page) => (this.page = page))} ${this.adder()}
      ${this.bench.system.hasDifficulty ? html`<coefficient-list .bench=${this.bench}></coefficient-list>` : nothing}`;
  }

  private facts(): TemplateResult {
    const { words } = this.bench;
    const stages = rowsAt(this.bench.scheme, "stages");
    return html`<div class="fields">
      ${labelled(this.bench, { document: "quarter", place: "town", name: words.facts.town })}
      ${labelled(this.bench, { document: "quarter", place: "period", name: words.facts.period, hint: words.facts.periodHint, size: "figure" })}
      ${stages.length === 0 ? nothing : labelledChoice(this.bench, { document: "quarter", place: "stage", name: words.facts.stage }, stages, textAt(this.bench.quarter, "stage") === "" ? words.none : null)}
      ${!this.bench.system.hasPool ? nothing : labelled(this.bench, { document: "quarter", place: "openingBalance", name: words.facts.opening, unit: words.columns.yuan, hint: words.facts.openingHint, size: "figure" })}
      ${labelled(this.bench, { document: "quarter", place: "note", name: words.people.note, kind: "optional", size: "sentence" })}
    </div>`;
  }

  /** Villages are ranked by categories of theirs. */
  private get hasCategory(): boolean {
    return this.bench.system.subject === "village" && this.bench.system.hasCategories;
  }

  /** There is something to unfold: grids, or weights of the village's own. */
  private get hasDetail(): boolean {
    const { system, quarter } = this.bench;
    const isUsed = (row: Row): boolean => valueAt(row.value, "grids") !== undefined || valueAt(row.value, "weights") !== undefined;
    return system.hasGrids || system.hasDifficulty || rowsAt(quarter, "villages").some(isUsed);
  }

  private head(): TemplateResult {
    const { system } = this.bench;
    const { columns, villages } = this.bench.words;
    return html`<thead>
      <tr>
        <th scope="col" class="frozen">${columns.village}</th>
        ${system.measures.map((figure) => html`<th scope="col" class="number">${villages[figure]}</th>`)}
        ${system.hasDifficulty
          ? html`<th scope="col" class="derived">${villages.suggested}</th>
              <th scope="col">${villages.assigned}</th>
              <th scope="col">${villages.reason}</th>
              <th scope="col" class="derived">${columns.class}</th>
              <th scope="col" class="number derived">${columns.coefficient}</th>`
          : nothing}
        ${this.hasCategory ? html`<th scope="col">${this.bench.words.filter.category}</th>` : nothing}
        ${system.subject === "village" ? nothing : html`<th scope="col" class="number derived">${villages.people}</th>`}
        ${system.hasPay ? html`<th scope="col" class="number derived">${this.bench.words.money.payable} <span class="unit">${columns.yuan}</span></th>` : nothing}
        ${this.hasDetail ? html`<th scope="col">${villages.grid}</th>` : nothing}
      </tr>
    </thead>`;
  }

  private village(row: Row, people: readonly PersonRow[], weighted: readonly Leaf[]): TemplateResult {
    const { words, system } = this.bench;
    const hasDetail = this.hasDetail;
    const width = 1 + system.measures.length + (system.hasDifficulty ? 5 : 0) + (this.hasCategory ? 1 : 0) + (system.subject === "village" ? 0 : 1) + (system.hasPay ? 1 : 0) + (hasDetail ? 1 : 0);
    const line = this.bench.villageLines.get(row.id);
    const at = (key: string): string => under(row.place, key);
    const field = (key: string, name: string): Field => ({ document: "quarter", place: at(key), name: `${row.name} ${name}` });
    const isOpen = this.open === row.id;
    return html`<tbody data-village=${row.id}>
      <tr>
        <th scope="row" class="frozen">
          ${input(this.bench, field("name", words.columns.village))}
        </th>
        ${system.measures.map((figure) => html`<td class="number">${input(this.bench, { ...field(figure, words.villages[figure]), kind: "whole" })}</td>`)}
        ${system.hasDifficulty ? this.difficulty(row, line, field) : nothing}
        ${this.hasCategory ? html`<td>${choice(this.bench, field("category", words.filter.category), rowsAt(this.bench.scheme, "categories"), words.none)}</td>` : nothing}
        ${system.subject === "village" ? nothing : html`<td class="number derived">${shown(line?.people)}</td>`}
        ${system.hasPay ? html`<td class="number derived">${money(line?.payable)}</td>` : nothing} ${hasDetail ? this.unfolder(row, isOpen) : nothing}
      </tr>
      ${problemRow(this.bench, row.place, width, (place) => !RECORDED.test(place))}
      ${isOpen
        ? html`<tr class="detail-row">
            <td colspan=${width}>
              ${this.grids(row, people.filter((person) => person.village === row.id))} ${weighted.length === 0 ? nothing : this.weights(row, weighted)}
            </td>
          </tr>`
        : nothing}
    </tbody>`;
  }

  private difficulty(row: Row, line: VillageLine | undefined, field: (key: string, name: string) => Field): TemplateResult {
    const { words } = this.bench;
    return html`<td class="derived">${shown(line?.suggestedClass)}</td>
        <td>${choice(this.bench, field("class", words.villages.assigned), this.classes(), words.villages.asSuggested)}</td>
        <td>${input(this.bench, { ...field("classReason", words.villages.reason), kind: "optional", size: "sentence" })}</td>
        <td class="derived">
          ${line === undefined
            ? shown(null)
            : figureButton({ hook: "village-class", text: shown(line.class), name: `${row.name} ${words.columns.class}`, question: { about: "village", village: row.id } })}
          ${line?.overridden === true ? html`<span class="badge badge-quiet">${words.villages.overridden}</span>` : nothing}
        </td>
        <td class="number derived">${shown(line?.coefficient)}</td>`;
  }

  private unfolder(row: Row, isOpen: boolean): TemplateResult {
    const { words } = this.bench;
    return html`<td>
      <button
        type="button"
        class="quiet"
        aria-expanded=${isOpen ? "true" : "false"}
        @click=${() => (this.open = isOpen ? "" : row.id)}
      >
        <span class="visually-hidden">${row.name}</span> ${words.villages.grids(rowsAt(row.value, "grids").length)} <span aria-hidden="true">${isOpen ? "▴" : "▾"}</span>
      </button>
    </td>`;
  }

  private classes(): { id: string; name: string }[] {
    return rowsAt(this.bench.scheme, "difficulty.classes").map(({ id }) => ({ id, name: id }));
  }

  private grids(village: Row, people: readonly PersonRow[]): TemplateResult {
    const { words, quarter } = this.bench;
    const needsCadre = this.bench.system.subject === "person";
    const place = under(village.place, "grids");
    const grids = rowsAt(quarter, place);
    return html`<ul class="records">
        ${grids.map((grid) => html`<li class="record">${this.grid(grid, people)}</li>`)}
      </ul>
      <button
        type="button"
        class="quiet"
        ?disabled=${needsCadre && people.length === 0}
        title=${needsCadre && people.length === 0 ? words.villages.gridNeedsCadre : nothing}
        @click=${() => {
          const grid = { id: this.freeGridId(), name: words.villages.newGrid(grids.length + 1), ...(needsCadre ? { cadre: people[0]?.id ?? "" } : {}) };
          send(this, "bench-command", added("quarter", place, grid, (all) => all.villages.addGrid));
          if (this.bench.closed === null) send(this, "bench-goto", { document: "quarter", place: under(place, grids.length) });
        }}
      >
        ${words.villages.addGrid}
      </button>`;
  }

  /** Grids have ids of their own across all villages. */
  private freeGridId(): string {
    const taken = new Set(rowsAt(this.bench.quarter, "villages").flatMap((village) => rowsAt(village.value, "grids").map((grid) => grid.id)));
    let number = taken.size + 1;
    while (taken.has(`g${number}`)) number += 1;
    return `g${number}`;
  }

  private grid(grid: Row, people: readonly PersonRow[]): TemplateResult {
    const { words } = this.bench;
    const cadre = under(grid.place, "cadre");
    return html`${input(this.bench, { document: "quarter", place: under(grid.place, "name"), name: words.villages.grid })}
      ${this.bench.system.subject === "person"
        ? html`<label
            >${words.villages.cadre}
            <select class="input" data-place="quarter:${cadre}" data-kind="text" data-name="${grid.name} ${words.villages.cadre}">
              ${personOptions(this.bench, people, textAt(grid.value, "cadre"))}
            </select></label
          >`
        : nothing}
      <button type="button" class="quiet" @click=${() => send(this, "bench-command", removed("quarter", grid.place, (all) => all.villages.removedGrid(grid.name)))}>
        ${words.remove}
      </button>`;
  }

  private weights(village: Row, leaves: readonly Leaf[]): TemplateResult {
    const { words } = this.bench;
    return html`<h3>${words.villages.weights}</h3>
      <div class="fields">
        ${leaves.map((leaf) =>
          labelled(this.bench, {
            document: "quarter",
            place: under(village.place, "weights", leaf.id),
            name: leaf.name,
            unit: words.villages.weightOf(leaf.weight),
            kind: "optional",
            size: "figure",
          }),
        )}
        ${labelled(this.bench, { document: "quarter", place: under(village.place, "weightsReason"), name: words.villages.reason, kind: "optional" })}
      </div>`;
  }

  private adder(): TemplateResult {
    const { words } = this.bench;
    return html`<record-form
      .bench=${this.bench}
      .hook=${"add-village"}
      .act=${words.add}
      .list=${"villages"}
      .fields=${[
        { name: "name", label: words.villages.newName },
        ...this.measures().map((measure) => ({
          name: measure,
          label: words.villages[measure],
          size: "figure" as const,
          keys: measure === textAt(this.bench.scheme, "difficulty.suggestion.by") ? [measure, "class", ""] : [measure],
        })),
        ...(this.hasCategory ? [{ name: "category", label: this.bench.words.filter.category, choices: rowsAt(this.bench.scheme, "categories") }] : []),
        ...(this.measures().length > 0 || !this.bench.system.hasDifficulty ? [] : [{ name: "class", label: words.columns.class, choices: this.classes() }]),
      ] satisfies FormField[]}
      .record=${this.record}
      .label=${({ text }: Typed): Label => {
        const name = text("name");
        return (all) => all.villages.added(name);
      }}
    ></record-form>`;
  }

  /** The figures from which the scheme suggests a class: without them a new village has none. */
  private measures(): Measure[] {
    const { scheme } = this.bench;
    if (!this.bench.system.hasDifficulty) return [...this.bench.system.measures];
    const place = "difficulty.suggestion";
    const used = new Set([textAt(scheme, `${place}.by`), ...listAt(scheme, `${place}.moves`).map((move) => textAt(move, "by"))]);
    return MEASURES.filter((measure) => used.has(measure));
  }

  private readonly record = ({ text }: Typed): Json => {
    const typed = MEASURES.filter((measure) => text(measure) !== "");
    return {
      id: nextId(this.bench.quarter, "villages", "v"),
      name: text("name"),
      ...Object.fromEntries(typed.map((measure) => [measure, wholeNumber(text(measure))])),
      ...given(text, "class", "category"),
    };
  };
}
customElements.define("villages-view", VillagesView);
