/** What importing would change, before anything is changed. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { pageOf, pager } from "../parts/pager";
import { View } from "../view";
import type { FieldChange, RecordChange } from "./ledger";
import type { Gone, Plan } from "./plan";
import { counted, fieldName, shownValue } from "./telling";
import { importWords } from "./words";
import type { Words } from "./words";

export class ChangeList extends View {
  static override properties: PropertyDeclarations = { plan: { attribute: false }, removed: { attribute: false }, changedPage: { state: true }, filledPage: { state: true } };

  declare plan: Plan;
  declare removed: ReadonlySet<string>;
  declare takeOut: (id: string, isOut: boolean) => void;
  declare changedPage: number;
  declare filledPage: number;

  constructor() {
    super();
    this.changedPage = 0;
    this.filledPage = 0;
  }

  protected override render(): TemplateResult {
    const words = importWords(this.bench.language);
    const { plan } = this;
    const { filled, changed } = counted(plan.changes);
    const pairs = (isFilled: boolean): Pair[] => plan.changes.flatMap((record) => record.fields.filter(({ from }) => (from === "") === isFilled).map((field) => ({ record, field })));
    return html`<h3>${words.change.title}</h3>
      ${plan.changesNothing ? html`<p data-testid="changes-nothing">${words.result.nothing}</p>` : nothing}
      <div data-testid="import-changes">
        ${this.added("people", words.change.people.person, words)} ${this.added("households", words.change.people.household, words)} ${this.added("villages", words.change.people.village, words)}
        ${filled === 0 ? nothing : this.fields(words.change.filled(filled), pairs(true), this.filledPage, (page) => (this.filledPage = page), "filled", words)}
        ${changed === 0 ? nothing : this.fields(words.change.changed(changed), pairs(false), this.changedPage, (page) => (this.changedPage = page), "changed", words)}
        ${this.events(words)} ${plan.gone.length === 0 ? nothing : this.gone(words)} ${plan.unchanged === 0 ? nothing : html`<p>${words.change.unchanged(plan.unchanged)}</p>`}
      </div>`;
  }

  private added(list: RecordChange["list"], of: string, words: Words): TemplateResult | typeof nothing {
    const added = this.plan.changes.filter((change) => change.isNew && change.list === list);
    if (added.length === 0) return nothing;
    return html`<details data-testid="added-${list}"><summary>${words.change.added(added.length, of)}</summary><p class="import-names">${added.map(({ name }) => name).join(words.listMark)}</p></details>`;
  }

  private fields(title: string, pairs: readonly Pair[], page: number, turn: (page: number) => void, hook: string, words: Words): TemplateResult {
    return html`<details data-testid=${hook} ?open=${hook === "changed"}>
      <summary>${title}</summary>
      <div class="table-region" role="region" tabindex="0" aria-label=${title}>
        <table class="import-changes">
          <caption class="visually-hidden">${title}</caption>
          <thead><tr><th scope="col">${words.change.who}</th><th scope="col">${words.change.field}</th><th scope="col">${words.result.from}</th><th scope="col">${words.result.to}</th></tr></thead>
          <tbody>
            ${pageOf(pairs, page).map(
              ({ record, field }) => html`<tr><th scope="row">${record.name}</th><td>${fieldName(this.bench, words, field)}</td><td>${this.value(field, field.from, words)}</td><td>${this.value(field, field.to, words)}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${pager(this.bench, pairs.length, page, turn)}
    </details>`;
  }

  /** Villages and cadres that are only just coming are named as the import will have them. */
  private value({ meaning }: FieldChange, text: string, words: Words): string {
    return shownValue({ ...this.bench, quarter: this.plan.quarter }, words, meaning, text);
  }

  private events(words: Words): TemplateResult | typeof nothing {
    const { added, known } = this.plan.events;
    if (added.length + known === 0) return nothing;
    return html`<details data-testid="added-events"><summary>${words.change.events(added.length, known)}</summary><ul>${added.slice(0, 200).map(({ who, item }) => html`<li>${who} ${item}</li>`)}</ul></details>`;
  }

  private gone(words: Words): TemplateResult {
    const { gone } = this.plan;
    const row = ({ id, name, village, named }: Gone): TemplateResult => html`<li>
      <label class="flag"><input type="checkbox" aria-label=${words.change.takeOut(name)} .checked=${live(this.removed.has(id))} @change=${(event: Event) => this.takeOut(id, (event.target as HTMLInputElement).checked)} /><span>${village} ${name}</span></label>
      ${named === 0 ? nothing : html`<span class="hint">${words.change.goneNamed(named)}</span>`}
    </li>`;
    return html`<details data-testid="gone" open><summary>${words.change.gone(gone.length)}</summary><p class="hint">${words.change.goneHint}</p><ul class="import-left">${gone.map(row)}</ul></details>`;
  }
}
customElements.define("import-change-list", ChangeList);

interface Pair {
  readonly record: RecordChange;
  readonly field: FieldChange;
}
