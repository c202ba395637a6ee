/** Which people the tables show. */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { send } from "../events";
import type { Filter } from "../events";
import { rowsAt } from "../quarter";
import { View } from "../view";

export class PeopleFilter extends View {
  static override properties: PropertyDeclarations = { filter: { attribute: false }, count: { attribute: false }, total: { attribute: false } };

  declare filter: Filter;
  /** how many people are shown */
  declare count: number;
  /** of how many */
  declare total: number;

  protected override render(): TemplateResult {
    const { words, scheme, quarter } = this.bench;
    const { filter } = this;
    return html`<div class="toolbar">
      <label
        >${words.filter.village}
        <select data-testid="filter-village" @change=${(event: Event) => this.set({ village: textOf(event) })}>
          <option value="" .selected=${filter.village === ""}>${words.filter.allVillages}</option>
          ${guard([rowsAt(quarter, "villages"), filter.village], () => rowsAt(quarter, "villages").map((row) => html`<option value=${row.id} .selected=${row.id === filter.village}>${row.name}</option>`))}
        </select></label
      >
      <div class="choices" role="group" aria-label=${words.filter.category} ?hidden=${!this.bench.system.hasCategories}>
        ${[{ id: "", name: words.filter.allCategories }, ...rowsAt(scheme, "categories")].map(
          (category) => html`<button
            type="button"
            class="choice"
            data-category=${category.id}
            aria-pressed=${category.id === filter.category ? "true" : "false"}
            @click=${() => this.set({ category: category.id })}
          >
            ${category.name}
          </button>`,
        )}
      </div>
      <label class="flag"
        ><input
          type="checkbox"
          data-testid="filter-unfinished"
          .checked=${filter.unfinished}
          @change=${(event: Event) => this.set({ unfinished: event.target instanceof HTMLInputElement && event.target.checked })}
        /><span>${words.filter.unfinished}</span></label
      >
      <label class="flag"
        ><input
          type="checkbox"
          data-testid="filter-problems"
          .checked=${filter.problems}
          @change=${(event: Event) => this.set({ problems: event.target instanceof HTMLInputElement && event.target.checked })}
        /><span>${words.filter.problems}</span></label
      >
      <label
        >${words.filter.name}
        <input type="search" class="input input-name" data-testid="filter-name" placeholder=${words.filter.initials} .value=${filter.name} @input=${(event: Event) => this.set({ name: textOf(event).trim() })}
      /></label>
      <span class="toolbar-count">${this.count === this.total ? words.filter.shown(this.count) : words.filter.some(this.total, this.count)}</span>
    </div>`;
  }

  private set(part: Partial<Filter>): void {
    send(this, "bench-filter", part);
  }
}
customElements.define("people-filter", PeopleFilter);

function textOf(event: Event): string {
  const field = event.target;
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : "";
}
