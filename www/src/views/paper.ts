/** What is printed: a paper is chosen, filled in, looked at and sent to the printer. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { isPaper } from "../paper/common";
import type { Built } from "../paper/common";
import { askFor } from "../paper/page-rule";
import { Pages } from "../paper/pages";
import type { Progress } from "../paper/pages";
import { built, papersOf } from "../paper/papers";
import type { PaperName } from "../paper/papers";
import { settingsOf } from "../paper/settings";
import { paperWords } from "../paper/words";
import type { PaperWords } from "../paper/words";
import { View } from "../view";

/** A4 in CSS pixels, across. */
const ACROSS = { landscape: 1123, portrait: 794 };

export class PaperView extends View {
  static override properties: PropertyDeclarations = { chosen: { state: true }, progress: { state: true }, isFull: { state: true } };

  /** null: the first that the system has */
  declare chosen: PaperName | null;
  declare progress: Progress | null;
  /** shown as large as it will be, not as wide as the window */
  declare isFull: boolean;

  private pages: Pages | null = null;
  private sizes: ResizeObserver | null = null;
  private paper: Built | null = null;
  /** the paper whose pages are shown, or on their way */
  private shown: Built | null = null;
  /** what the paper was built from */
  private from: readonly unknown[] = [];

  constructor() {
    super();
    this.chosen = null;
    this.progress = null;
    this.isFull = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.beforePrint);
  }

  override disconnectedCallback(): void {
    window.removeEventListener("beforeprint", this.beforePrint);
    this.sizes?.disconnect();
    this.pages?.clear();
    this.pages = null;
    this.from = [];
    askFor(null);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { bench, words } = this;
    const { settlement } = bench;
    this.build();
    const isLess = this.paper === null || !isPaper(this.paper);
    return html`<h2 class="view-title">${words.title}</h2>
      <p class="hint">${words.lead}</p>
      <div class="paper-work">
        <div class="paper-side">
          <ul class="paper-list" aria-label=${words.list}>${papersOf(bench).map((name) => this.entry(name))}</ul>
          ${settlement === null ? nothing : html`<div class="paper-settings" role="group" aria-label=${words.settings}>${settingsOf(this.name, bench, settlement)}</div>`}
        </div>
        <div class="paper-show">
          ${this.toolbar()} ${this.refusal()}
          <div class="paper-preview" role="region" tabindex="0" aria-label=${words.preview} ?hidden=${isLess}><div class="paper-pages" data-testid="paper-pages"></div></div>
        </div>
      </div>
      <div class="paper-measure" aria-hidden="true"></div>`;
  }

  protected override updated(): void {
    this.watchSize();
    const { paper } = this;
    if (paper === null || !isPaper(paper)) {
      this.pages?.clear();
      askFor(null);
    } else if (this.shown !== paper) {
      this.pages ??= this.newPages();
      this.pages?.show(paper, this.words);
      askFor(paper.orientation);
    }
    this.shown = paper;
  }

  private get words(): PaperWords {
    return paperWords(this.bench.language);
  }

  private get name(): PaperName {
    const offered = papersOf(this.bench);
    return offered.find((name) => name === this.chosen) ?? offered[0] ?? "summary";
  }

  /** A paper is made anew only when something on it may have changed. */
  private build(): void {
    const { settlement, documents, language } = this.bench;
    const from = [this.name, documents, language, settlement];
    if (from.length === this.from.length && from.every((one, index) => one === this.from[index])) return;
    this.from = from;
    this.paper = settlement === null ? null : built(this.name, this.bench, settlement);
  }

  private entry(name: PaperName): TemplateResult {
    const kind = this.words.kinds[name];
    return html`<li>
      <button type="button" class="paper-entry" data-paper=${name} aria-pressed=${name === this.name ? "true" : "false"} @click=${() => (this.chosen = name)}>
        <b>${kind.name}</b><span class="hint">${kind.about}</span>
      </button>
    </li>`;
  }

  private toolbar(): TemplateResult | typeof nothing {
    const { words, paper } = this;
    if (paper === null || !isPaper(paper)) return nothing;
    const progress = this.progress?.paper === paper ? this.progress : { rows: 0, pages: 0, isDone: false };
    const { isDone } = progress;
    const sizes = [
      { isFull: false, name: words.fitWidth },
      { isFull: true, name: words.fullSize },
    ];
    return html`<div class="toolbar paper-toolbar">
      <button type="button" class="button" data-testid="print" ?disabled=${!isDone || progress.pages === 0} @click=${() => window.print()}>${words.print}</button>
      <span class="hint paper-hint">${words.hint[paper.orientation]}</span>
      <span class="paper-count" role="status" data-testid="paper-count">${isDone ? words.pages(progress.pages) : words.laying(Math.min(progress.rows, paper.rows), paper.rows)}</span>
      ${isDone || paper.rows === 0 ? nothing : html`<progress max=${paper.rows} .value=${Math.min(progress.rows, paper.rows)} aria-label=${words.laying(Math.min(progress.rows, paper.rows), paper.rows)}></progress>`}
      <div class="choices" role="group" aria-label=${words.zoom}>
        ${sizes.map((one) => html`<button type="button" class="choice" aria-pressed=${one.isFull === this.isFull ? "true" : "false"} @click=${() => (this.isFull = one.isFull)}>${one.name}</button>`)}
      </div>
    </div>`;
  }

  private refusal(): TemplateResult | typeof nothing {
    const { words, paper, bench } = this;
    if (bench.settlement === null) return html`<p class="notice notice-warning" data-testid="paper-refusal">${words.noSettlement}</p>`;
    if (paper !== null && !isPaper(paper)) return html`<p class="notice notice-refused" data-testid="paper-refusal">${paper.refusal}</p>`;
    return paper !== null && bench.settlement.lines.length === 0 ? html`<p class="notice notice-warning" data-testid="paper-refusal">${words.nothing}</p>` : nothing;
  }

  private newPages(): Pages | null {
    const place = this.querySelector<HTMLElement>(".paper-pages");
    const measure = this.querySelector<HTMLElement>(".paper-measure");
    return place === null || measure === null ? null : new Pages(place, measure, (progress) => (this.progress = progress));
  }

  /** The preview is as wide as there is room, by a factor that the styles know. */
  private watchSize(): void {
    const preview = this.querySelector<HTMLElement>(".paper-preview");
    if (preview === null) return;
    if (this.sizes === null) {
      // A frame later: what is resized inside of the observer is an error to old kernels.
      this.sizes = new ResizeObserver(() => requestAnimationFrame(() => this.scale()));
      this.sizes.observe(preview);
    }
    this.scale();
  }

  private scale(): void {
    const preview = this.querySelector<HTMLElement>(".paper-preview");
    if (preview === null || this.paper === null || !isPaper(this.paper)) return;
    const room = (preview.clientWidth - 18) / ACROSS[this.paper.orientation];
    preview.style.setProperty("--paper-scale", this.isFull ? "1" : String(Math.min(1, Math.max(0.2, room))));
  }

  private readonly beforePrint = (): void => this.pages?.finish();
}
customElements.define("paper-view", PaperView);
