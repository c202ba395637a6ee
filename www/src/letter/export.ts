/** 发给本人: link, QR code, text and picture of one person's result. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { detailOf } from "../core";
import type { Line } from "../core";
import { download } from "../files";
import { labelled } from "../parts/fields";
import { personOptions } from "../parts/person-options";
import { letterText } from "../preview/letter-text";
import { previewWords } from "../preview/words";
import { dayOf } from "../project/time";
import { peopleOf } from "../quarter";
import { View } from "../view";
import { fitted } from "./fit";
import type { Fitted } from "./fit";
import type { Letter } from "./letter";
import { fieldsOf, pathOf, pictureOf } from "./picture";
import { letterOf, nameOf } from "./write";
import type { Source } from "./write";
import { letterWords } from "./words";
import type { LetterWords } from "./words";

interface Made extends Fitted {
  readonly person: string;
  readonly name: string;
  readonly text: string;
  readonly picture: string;
  readonly isOwnScheme: boolean;
}

export class LetterExport extends View {
  static override properties: PropertyDeclarations = { person: { state: true }, made: { state: true }, said: { state: true } };

  /** "" until somebody is chosen */
  declare person: string;
  declare made: Made | null;
  declare said: string;

  constructor() {
    super();
    this.person = "";
    this.made = null;
    this.said = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("person") && !changed.has("bench")) return;
    this.made = null;
    void this.make();
  }

  protected override render(): TemplateResult {
    const { words, bench } = this;
    return html`<section class="rules letter-export" aria-labelledby="letter-export-title">
      <h3 id="letter-export-title">${words.title}</h3>
      <p class="hint">${words.lead}</p>
      ${bench.system.subject !== "person" ? html`<p>${words.notPerson}</p>` : bench.settlement === null ? html`<p class="notice notice-refused">${words.waiting}</p>` : this.offer(bench.settlement.partial)}
    </section>`;
  }

  private get words(): LetterWords {
    return letterWords(this.bench.language);
  }

  private offer(isPartial: boolean): TemplateResult {
    const { words, bench, made } = this;
    return html`${isPartial ? html`<p class="notice notice-warning">${words.partial}</p>` : nothing}
      <p class="caution">${words.caution}</p>
      ${labelled(bench, { document: "desk", place: "paper.preview", name: words.address, kind: "optional", size: "sentence", hint: words.addressHint })}
      <div class="field">
        <label><span class="field-name">${words.person}</span>
          <select class="input" data-testid="letter-person" @change=${(event: Event) => (this.person = (event.target as HTMLSelectElement).value)}>
            <option value="">—</option>${personOptions(bench, peopleOf(bench), null)}
          </select></label>
      </div>
      ${this.address === null ? html`<p class="notice notice-warning" data-testid="letter-no-address">${words.addressMissing}</p>` : nothing}
      <p role="status">${this.said}</p>
      ${made === null ? nothing : this.letter(made)}`;
  }

  private letter(made: Made): TemplateResult {
    const { words } = this;
    return html`<div class="letter-made" data-testid="letter-made" data-person=${made.person}>
      ${this.copied("link", words.link, made.link)}
      <h4>${words.code}</h4>
      ${made.code === null ? html`<p>${words.noCode}</p>` : codeOf(made.code, words)}
      ${made.isOwnScheme && made.code !== null ? html`<p class="hint">${words.codeOwnScheme}</p>` : nothing}
      ${this.copied("text", words.text, made.text)}
      <h4>${words.picture}</h4>
      <img class="letter-picture" data-testid="letter-picture" src=${made.picture} alt=${words.pictureAlt(made.name)} />
      <p><button type="button" class="button" data-testid="letter-save" @click=${() => this.save(made)}>${words.save}</button></p>
    </div>`;
  }

  private copied(name: string, title: string, text: string): TemplateResult {
    return html`<h4 id="letter-${name}">${title}</h4>
      <textarea class="input letter-text" readonly rows=${name === "link" ? 3 : 8} aria-labelledby="letter-${name}" data-testid="letter-${name}" .value=${text}></textarea>
      <p><button type="button" class="button" aria-describedby="letter-${name}" data-testid="letter-copy-${name}" @click=${() => void this.copy(name, text)}>${this.words.copy}</button></p>`;
  }

  /** On plain http a page may not write to the clipboard: then the text is marked, and the hand copies it. */
  private async copy(name: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = this.words.copied;
    } catch {
      const field = this.querySelector<HTMLTextAreaElement>(`[data-testid="letter-${name}"]`);
      field?.focus();
      field?.select();
      this.said = this.words.marked;
    }
  }

  private save({ picture, name }: Made): void {
    download(this.words.file(name), Uint8Array.from(atob(picture.slice(picture.indexOf(",") + 1)), (letter) => letter.charCodeAt(0)), "image/png");
  }

  /** Null where a phone could not open it. */
  private get address(): string | null {
    const typed = this.bench.desk.paper?.preview ?? "";
    if (typed !== "") return typed;
    return location.protocol.startsWith("http") ? new URL("preview.html", location.href).href : null;
  }

  private async make(): Promise<void> {
    const { bench, person, address } = this;
    const { settlement, scheme, quarter } = bench;
    const line = settlement?.lines.find((one) => one.person === person);
    if (settlement === null || scheme === undefined || quarter === undefined || line === undefined || address === null) return;
    const source = { scheme, quarter, settlement, hasPay: bench.system.hasPay, objection: bench.desk.paper?.objection ?? "", on: dayOf(new Date()) };
    try {
      const named = await nameOf(scheme, settlement.scheme.hash);
      if (this.bench === bench && this.person === person) this.made = this.madeOf(source, named, line, address);
    } catch (fault) {
      this.said = this.words.failed(detailOf(fault));
    }
  }

  private madeOf(source: Source, named: Letter["scheme"], line: Line, address: string): Made {
    const { bench, words } = this;
    const fit = fitted(address, source, named, line, bench.reasonsOf(line.person));
    const text = letterText(previewWords(bench.language), letterOf(source, named, line, [], "none").settled);
    const [title = "", ...lines] = text.split("\n");
    return { ...fit, person: line.person, name: line.name, text, picture: pictureOf({ title, lines, foot: fit.code === null ? "" : words.pictureFoot }, fit.code), isOwnScheme: "document" in named };
  }
}
customElements.define("letter-export", LetterExport);

function codeOf(text: string, words: LetterWords): TemplateResult {
  const fields = fieldsOf(text);
  return html`<svg class="letter-code" data-testid="letter-code" role="img" aria-label=${words.code} viewBox="0 0 ${fields.length} ${fields.length}" shape-rendering="crispEdges"><path class="letter-paper" d="M0 0h${fields.length}v${fields.length}h-${fields.length}z"></path><path class="letter-ink" d=${pathOf(fields)}></path></svg>`;
}
