/** The rules as a regulation, to read, and to print on A4 for a meeting. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Labels } from "../rules/labels";
import { View } from "../view";
import { regulation as inEnglish } from "./en";
import type { Chapter, Paragraph, Piece, Said } from "./model";
import { regulation as inChinese } from "./zh";

const PORTRAIT = "@page { size: A4 portrait; margin: 25mm 22mm; }";

export class RegulationText extends View {
  static override properties: PropertyDeclarations = { labels: { attribute: false } };

  declare labels: Labels;

  /** The other pages are printed across; a rule of the page cannot be bound to a part of it in old kernels. */
  private sheet: CSSStyleSheet | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.sheet = document.styleSheets[0] ?? null;
    this.sheet?.insertRule(`@media print { ${PORTRAIT} }`, this.sheet.cssRules.length);
  }

  override disconnectedCallback(): void {
    this.sheet?.deleteRule(this.sheet.cssRules.length - 1);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { scheme, language } = this.bench;
    const { title, warning, legend, chapters, annexes } = language === "en" ? inEnglish(scheme, this.labels) : inChinese(scheme, this.labels);
    return html`<article class="regulation" data-testid="regulation" lang=${language}>
      ${warning === "" ? nothing : html`<p class="regulation-draft" aria-hidden="true">${this.bench.words.draft}</p>`}
      <h2 class="regulation-title">${title.map((piece) => (typeof piece === "string" ? piece : piece.text))}</h2>
      ${warning === "" ? nothing : html`<p class="regulation-warning">${warning}</p>`}
      <p class="regulation-legend hint">${legend}</p>
      ${chapters.map((chapter) => this.chapter(chapter))} ${annexes.map((annex) => html`<div class="annex">${this.chapter(annex)}</div>`)}
    </article>`;
  }

  private chapter({ title, articles }: Chapter): TemplateResult {
    return html`<section><h3>${title}</h3>${articles.map((article) => html`<div class="article">${article.map((paragraph) => this.paragraph(paragraph))}</div>`)}</section>`;
  }

  private paragraph({ lead, level, pieces }: Paragraph): TemplateResult {
    const marks = marksOf(pieces);
    // One mark for all of a paragraph is easier to read than one after each of its values.
    const isUniform = marks.size === 1;
    const [same] = marks.values();
    return html`<p class="paragraph level-${Math.min(level, 4)}">${lead === undefined ? nothing : html`<span class="lead">${lead}</span>`}${pieces.map((piece) =>
        typeof piece === "string" || isUniform ? textOf(piece) : html`${piece.text}${this.mark(piece)}`,
      )}${isUniform && same !== undefined ? this.mark(same) : nothing}</p>`;
  }

  private mark({ mark, source }: Said): TemplateResult | typeof nothing {
    if (mark === "example") return html`<sup class="origin-sign caution">${this.bench.words.mark.example}</sup>`;
    return source === "" ? nothing : html`<sup class="origin-sign">〔${source}〕</sup>`;
  }
}
customElements.define("regulation-text", RegulationText);

function textOf(piece: Piece): string {
  return typeof piece === "string" ? piece : piece.text;
}

/** The different origins of the values in a paragraph. */
function marksOf(pieces: readonly Piece[]): Map<string, Said> {
  const said = pieces.filter((piece): piece is Said => typeof piece !== "string" && piece.text !== "");
  return new Map(said.map((piece) => [`${piece.mark ?? ""} ${piece.source}`, piece]));
}
