/** One row per person, one column per indicator; what follows from the scores stands live beside them. */

import { html } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import type { Filter, Place } from "../events";
import { ScoreGrid, ZOOMS } from "../grid/score-grid";
import { arranged, ScoresModel } from "../grid/scores-model";
import type { Sort } from "../grid/scores-model";
import { gridWords } from "../grid/words";
import { fits, isEntered, isShared, leavesOf, peopleOf } from "../quarter";
import type { PersonRow } from "../quarter";
import { View } from "../view";
import "../parts/people-filter";

/** Kept while the page is open, for whoever comes back to the scores. */
let lastZoom = 100;

export class ScoresView extends View {
  static override properties: PropertyDeclarations = { filter: { attribute: false }, sort: { state: true }, zoom: { state: true } };

  declare filter: Filter;
  declare sort: Sort | null;
  declare zoom: number;

  private model: ScoresModel | null = null;
  /** Who fitted the filter while the scores were typed: a row that is finished does not run away under the hand. */
  private kept: ReadonlySet<string> | null = null;

  constructor() {
    super();
    this.sort = null;
    this.zoom = lastZoom;
  }

  override async reveal({ place }: Place): Promise<void> {
    await this.updateComplete;
    this.grid?.leadTo(place);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("filter")) this.kept = null;
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    const { words } = bench;
    const own = gridWords(bench.language);
    const everybody = peopleOf(bench);
    const people = arranged(this.fitting(everybody), this.sort);
    const leaves = leavesOf(bench.scheme).filter((leaf) => isEntered(leaf) && !isShared(leaf));
    this.model = new ScoresModel(bench, people, leaves, everybody.length - people.length, this.sort, (sort) => (this.sort = sort), this);
    return html`<h2 class="view-title">${words.scores.title}</h2>
      <people-filter .bench=${bench} .filter=${this.filter} .count=${people.length} .total=${everybody.length}></people-filter>
      ${this.tools(this.model)}
      ${people.length === 0 ? html`<p class="empty">${words.filter.none}</p>` : html`<score-grid .zoom=${this.zoom} .model=${this.model} @grid-zoom=${this.zoomed} @focusin=${this.entered} @focusout=${this.left}></score-grid>`}
      <p class="hint">${own.keys}</p>`;
  }

  private tools(model: ScoresModel): TemplateResult {
    const { words } = model;
    const { least, most, step } = ZOOMS;
    const { problemCount } = model;
    const chosen = this.sort === null ? "" : `${this.sort.direction} ${this.sort.column}`;
    return html`<div class="toolbar">
      <label
        >${words.sort}
        <select data-testid="sort" @change=${this.sorted}>
          <option value="" .selected=${chosen === ""}>${words.unsorted}</option>
          ${model.columns.map(({ key, name }) =>
            (["ascending", "descending"] as const).map((direction) => html`<option value="${direction} ${key}" .selected=${chosen === `${direction} ${key}`}>${words[direction](name)}</option>`),
          )}
        </select></label
      >
      <div class="grid-zoom" role="group" aria-label=${words.zoom}>
        <button type="button" class="quiet" aria-label=${words.smaller} ?disabled=${this.zoom <= least} @click=${() => this.magnify(this.zoom - step)}>−</button>
        <span>${this.zoom}%</span>
        <button type="button" class="quiet" data-testid="larger" aria-label=${words.larger} ?disabled=${this.zoom >= most} @click=${() => this.magnify(this.zoom + step)}>+</button>
      </div>
      <button type="button" class="quiet" data-testid="next-problem" ?disabled=${problemCount === 0} @click=${() => (this.grid === null ? model.uncover() : this.grid.nextProblem())}>${words.nextProblem(problemCount)}</button>
    </div>`;
  }

  private get grid(): ScoreGrid | null {
    return this.querySelector<ScoreGrid>("score-grid");
  }

  private fitting(everybody: readonly PersonRow[]): readonly PersonRow[] {
    return everybody.filter((row) => this.kept?.has(row.id) === true || fits(this.bench, row, this.filter));
  }

  private magnify(zoom: number): void {
    this.zoom = zoom;
    lastZoom = zoom;
  }

  private readonly zoomed = (event: CustomEvent<number>): void => this.magnify(event.detail);

  private readonly sorted = (event: Event): void => {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : "";
    const [direction, column = ""] = value.split(" ");
    this.sort = direction === "ascending" || direction === "descending" ? (this.model?.sortOf(column, direction) ?? null) : null;
  };

  private readonly entered = (): void => {
    this.kept ??= new Set(this.fitting(peopleOf(this.bench)).map(({ id }) => id));
  };

  private readonly left = (): void => {
    this.kept = null;
    this.requestUpdate();
  };
}
customElements.define("scores-view", ScoresView);
