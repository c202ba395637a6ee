/** The quarter itself and its villages: population, class, coefficient, grids. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { added, nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { listAt, textAt, under } from "../document/place";
import { send } from "../events";
import type { Place } from "../events";
import { money, shown } from "../figure";
import { leavesOf, peopleOf, rowsAt } from "../quarter";
import type { Leaf, PersonRow, Row } from "../quarter";
import { View } from "../view";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { choice, input, labelled, problemRow, wholeNumber } from "../parts/fields";
import { figureButton } from "../parts/figures";
import { personOptions } from "../parts/person-options";
import "../parts/coefficient-list";

const FIGURES = ["registeredPopulation", "residentPopulation", "workload"] as const;

export class VillagesView extends View {
  static override properties: PropertyDeclarations = { open: { state: true } };

  /** the village whose grids are shown */
  declare open: string;

  override reveal({ place }: Place): void {
    const village = /^villages\[\d+\](?=\.(grids|weights))/.exec(place)?.[0];
    if (village !== undefined) this.open = textAt(this.bench.quarter, under(village, "id"));
  }

  protected override render(): TemplateResult {
    const { words, quarter, scheme } = this.bench;
    const villages = rowsAt(quarter, "villages");
    const weighted = leavesOf(scheme).filter((leaf) => leaf.weight !== "");
    const people = peopleOf(this.bench);
    return html`<h2 class="view-title">${words.villages.title}</h2>
      ${this.facts()}
      <div class="table-region" role="region" tabindex="0" aria-label=${words.villages.title}>
        <table class="villages">
          ${this.head()}
          ${repeat(
            villages,
            (row) => row.id,
            (row) => this.village(row, people, weighted),
          )}
        </table>
      </div>
      ${this.adder()}
      <coefficient-list .bench=${this.bench}></coefficient-list>`;
  }

  private facts(): TemplateResult {
    const { words } = this.bench;
    return html`<div class="fields">
      ${labelled(this.bench, { document: "quarter", place: "town", name: words.facts.town })}
      ${labelled(this.bench, { document: "quarter", place: "period", name: words.facts.period, hint: words.facts.periodHint, size: "figure" })}
      ${labelled(this.bench, { document: "quarter", place: "openingBalance", name: words.facts.opening, unit: words.columns.yuan, hint: words.facts.openingHint, size: "figure" })}
      ${labelled(this.bench, { document: "quarter", place: "note", name: words.people.note, kind: "optional", size: "sentence" })}
    </div>`;
  }

  private head(): TemplateResult {
    const { columns, villages } = this.bench.words;
    return html`<thead>
      <tr>
        <th scope="col" class="frozen">${columns.village}</th>
        ${FIGURES.map((figure) => html`<th scope="col" class="number">${villages[figure]}</th>`)}
        <th scope="col" class="derived">${villages.suggested}</th>
        <th scope="col">${villages.assigned}</th>
        <th scope="col">${villages.reason}</th>
        <th scope="col" class="derived">${columns.class}</th>
        <th scope="col" class="number derived">${columns.coefficient}</th>
        <th scope="col" class="number derived">${villages.people}</th>
        <th scope="col" class="number derived">${this.bench.words.money.payable} <span class="unit">${columns.yuan}</span></th>
        <th scope="col">${villages.grid}</th>
      </tr>
    </thead>`;
  }

  private village(row: Row, people: readonly PersonRow[], weighted: readonly Leaf[]): TemplateResult {
    const { words } = this.bench;
    const line = this.bench.villageLines.get(row.id);
    const at = (key: string): string => under(row.place, key);
    const field = (key: string, name: string) => ({ document: "quarter", place: at(key), name: `${row.name} ${name}` }) as const;
    const isOpen = this.open === row.id;
    return html`<tbody data-village=${row.id}>
      <tr>
        <th scope="row" class="frozen">
          ${input(this.bench, field("name", words.columns.village))}
        </th>
        ${FIGURES.map((figure) => html`<td class="number">${input(this.bench, { ...field(figure, words.villages[figure]), kind: "whole" })}</td>`)}
        <td class="derived">${shown(line?.suggestedClass)}</td>
        <td>${choice(this.bench, field("class", words.villages.assigned), this.classes(), words.villages.asSuggested)}</td>
        <td>${input(this.bench, { ...field("classReason", words.villages.reason), kind: "optional" })}</td>
        <td class="derived">
          ${line === undefined
            ? shown(null)
            : figureButton({ hook: "village-class", text: shown(line.class), name: `${row.name} ${words.columns.class}`, question: { about: "village", village: row.id } })}
          ${line?.overridden === true ? html`<span class="badge badge-quiet">${words.villages.overridden}</span>` : nothing}
        </td>
        <td class="number derived">${shown(line?.coefficient)}</td>
        <td class="number derived">${shown(line?.people)}</td>
        <td class="number derived">${money(line?.payable)}</td>
        <td>
          <button
            type="button"
            class="quiet"
            aria-expanded=${isOpen ? "true" : "false"}
            @click=${() => (this.open = isOpen ? "" : row.id)}
          >
            <span class="visually-hidden">${row.name}</span> ${words.villages.grids(rowsAt(row.value, "grids").length)} <span aria-hidden="true">${isOpen ? "▴" : "▾"}</span>
          </button>
        </td>
      </tr>
      ${problemRow(this.bench, row.place, 12)}
      ${isOpen
        ? html`<tr class="detail-row">
            <td colspan="12">
              ${this.grids(row, people.filter((person) => person.village === row.id))} ${weighted.length === 0 ? nothing : this.weights(row, weighted)}
            </td>
          </tr>`
        : nothing}
    </tbody>`;
  }

  private classes(): { id: string; name: string }[] {
    return rowsAt(this.bench.scheme, "difficulty.classes").map(({ id }) => ({ id, name: id }));
  }

  private grids(village: Row, people: readonly PersonRow[]): TemplateResult {
    const { words, quarter } = this.bench;
    const place = under(village.place, "grids");
    const grids = rowsAt(quarter, place);
    return html`<ul class="records">
        ${grids.map((grid) => html`<li class="record">${this.grid(grid, people)}</li>`)}
      </ul>
      <button
        type="button"
        class="quiet"
        ?disabled=${people.length === 0}
        title=${people.length === 0 ? words.villages.gridNeedsCadre : nothing}
        @click=${() => {
          const grid = { id: this.freeGridId(), name: words.villages.newGrid(grids.length + 1), cadre: people[0]?.id ?? "" };
          send(this, "bench-command", added("quarter", place, grid, (all) => all.villages.addGrid));
          send(this, "bench-goto", { document: "quarter", place: under(place, grids.length) });
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
      <label
        >${words.villages.cadre}
        <select class="input" data-place="quarter:${cadre}" data-kind="text" data-name="${grid.name} ${words.villages.cadre}">
          ${personOptions(this.bench, people, textAt(grid.value, "cadre"))}
        </select></label
      >
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
        ...(this.measures().length > 0 ? [] : [{ name: "class", label: words.columns.class, choices: this.classes() }]),
      ] satisfies FormField[]}
      .record=${this.record}
      .label=${({ text }: Typed): Label => {
        const name = text("name");
        return (all) => all.villages.added(name);
      }}
    ></record-form>`;
  }

  /** The figures from which the scheme suggests a class: without them a new village has none. */
  private measures(): (typeof FIGURES)[number][] {
    const { scheme } = this.bench;
    const place = "difficulty.suggestion";
    const used = new Set([textAt(scheme, `${place}.by`), ...listAt(scheme, `${place}.moves`).map((move) => textAt(move, "by"))]);
    return FIGURES.filter((measure) => used.has(measure));
  }

  private readonly record = ({ text }: Typed): Json => {
    const typed = FIGURES.filter((measure) => text(measure) !== "");
    return {
      id: nextId(this.bench.quarter, "villages", "v"),
      name: text("name"),
      ...Object.fromEntries(typed.map((measure) => [measure, wholeNumber(text(measure))])),
      ...given(text, "class"),
    };
  };
}
customElements.define("villages-view", VillagesView);
