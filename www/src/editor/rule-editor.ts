/** The editor of the rules: a form in the order of a regulation, made from the schema. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { isObject } from "../document/json";
import { stepsOf, under } from "../document/place";
import type { Place } from "../events";
import { originMark } from "../parts/marks";
import type { Labels } from "../rules/labels";
import { isLeaf, keysOf, ROOT } from "../rules/shapes";
import { findField } from "../route";
import { View } from "../view";
import { exampleMaker } from "./example-maker";
import { fieldKind, unlessSame } from "./form";
import type { Form, Part } from "./form";
import { dropButton } from "./leaf";
import { block, content, isOptional, partOf, unknownKeys } from "./node";
import { optionalKeys } from "./optional";
import { originForm } from "./origin-form";
import { editorWords } from "./words";

const SHAPE = "SchemeDocument";
const WHOLE: Part = { kind: ROOT, place: "", shape: SHAPE, key: "", name: "" };
/** What a regulation says of itself in its first lines, besides all plain words of the document. */
const IDENTITY = ["approval", "validity"];

export class RuleEditor extends View {
  static override properties: PropertyDeclarations = { labels: { attribute: false }, readonly: { type: Boolean }, opened: { state: true } };

  declare labels: Labels;
  /** an approved version is shown and not changed */
  declare readonly: boolean;
  declare opened: ReadonlySet<string>;

  constructor() {
    super();
    this.readonly = false;
    this.opened = new Set();
  }

  override reveal({ place }: Place): void {
    const steps = stepsOf(place);
    this.opened = new Set([...this.opened, ...steps.map((_, length) => under("", ...steps.slice(0, length + 1)))]);
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    const { scheme } = bench;
    if (!isObject(scheme)) return html`${nothing}`;
    const form: Form = {
      bench,
      labels: this.labels,
      words: editorWords(bench.language),
      opened: this.opened,
      fold: (place, isOpen) => this.fold(place, isOpen),
      arrive: (place) => void this.arrive(place),
    };
    const keys = keysOf(SHAPE, form.labels.order(SHAPE)).filter((key) => key in scheme);
    const sections = keys.filter((key) => !isIdentity(key)).map((key) => partOf(form, WHOLE, SHAPE, key));
    return html`<nav class="contents" aria-label=${form.words.contents}>
        ${["", ...sections.map(({ key }) => key)].map((key) => html`<button type="button" class="quiet" data-section=${key} @click=${() => this.go(key)}>${this.titleOf(form, key)}</button>`)}
      </nav>
      <fieldset class="rule-form" ?disabled=${this.readonly}>
        ${this.identity(form, keys)} ${sections.map((part) => html`${unlessSame(form, part.place, () => this.section(form, part))} ${part.key === "examples" ? exampleMaker(form) : nothing}`)}
        ${optionalKeys(form, WHOLE, SHAPE, form.words.sections)}
      </fieldset>`;
  }

  private identity(form: Form, keys: readonly string[]): TemplateResult {
    const parts = keys.filter(isIdentity).map((key) => partOf(form, WHOLE, SHAPE, key));
    return html`<section class="rules" id="section-">
      <h3 tabindex="-1">${form.words.identity}</h3>
      <div class="fields">${parts.filter(({ kind }) => isLeaf(kind)).map((part) => content(form, part))}</div>
      ${parts.filter(({ kind }) => !isLeaf(kind)).map((part) => block(form, part))} ${unknownKeys(form, WHOLE)}
      <p class="object-origin">${originMark(form.bench, "")} ${originForm(form, WHOLE)}</p>
    </section>`;
  }

  private section(form: Form, part: Part): TemplateResult {
    const { about } = form.labels.label(SHAPE, part.key);
    return html`<section class="rules" id="section-${part.key}">
      <h3 tabindex="-1">${part.name} ${isOptional(part) ? dropButton(form, part) : nothing}</h3>
      ${isLeaf(part.kind) ? nothing : html`<p class="hint">${about}</p>`} ${content(form, part)}
    </section>`;
  }

  private async arrive(place: string): Promise<void> {
    this.reveal({ document: "scheme", place });
    // The command has changed the document by now; the parts of the page render one after the other.
    await new Promise((resolve) => window.setTimeout(resolve));
    const field = findField(this, { document: "scheme", place });
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "nearest" });
  }

  private titleOf(form: Form, key: string): string {
    return key === "" ? form.words.identity : form.labels.label(SHAPE, key).label;
  }

  private go(key: string): void {
    const heading = this.querySelector<HTMLElement>(`#section-${key} > h3`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  private fold(place: string, isOpen: boolean): void {
    if (this.opened.has(place) === isOpen) return;
    const opened = new Set(this.opened);
    if (isOpen) opened.add(place);
    else opened.delete(place);
    this.opened = opened;
  }
}
customElements.define("rule-editor", RuleEditor);

function isIdentity(key: string): boolean {
  const kind = fieldKind(SHAPE, key);
  return IDENTITY.includes(key) || (isLeaf(kind) && kind.origin !== true);
}
