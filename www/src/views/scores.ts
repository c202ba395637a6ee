/** One row per person, one column per indicator; what follows from the scores stands live beside them. */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Filter } from "../events";
import { fits, isEntered, isShared, leavesOf, peopleOf } from "../quarter";
import { View } from "../view";
import "../parts/people-filter";
import "../parts/score-table";

export class ScoresView extends View {
  static override properties: PropertyDeclarations = { filter: { attribute: false } };

  declare filter: Filter;

  protected override render(): TemplateResult {
    const { words, scheme } = this.bench;
    const people = peopleOf(this.bench).filter((row) => fits(this.bench, row, this.filter));
    return html`<h2 class="view-title">${words.scores.title}</h2>
      <people-filter .bench=${this.bench} .filter=${this.filter} .count=${people.length}></people-filter>
      ${people.length === 0
        ? html`<p class="empty">${words.filter.none}</p>`
        : html`<score-table .bench=${this.bench} .people=${people} .leaves=${leavesOf(scheme).filter((leaf) => isEntered(leaf) && !isShared(leaf))}></score-table>`}
      <p class="hint">${words.scores.keys}</p>`;
  }
}
customElements.define("scores-view", ScoresView);
