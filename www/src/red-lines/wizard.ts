/**
 * Registers a red-line incident step by step on one page: what, when, where, on what basis, by whom; then who is hit and what
 * changes, asked of the core beforehand; then one command.
 */

import { html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { added, nextId } from "../command";
import type { Command } from "../command";
import type { Problem } from "../core";
import type { Json } from "../document/json";
import { plain } from "../document/json";
import { listAt, textAt, textsAt, under, valueAt, withItem } from "../document/place";
import { send } from "../events";
import { assessedOf, nameIn, rowsAt } from "../quarter";
import type { Choice, Row } from "../quarter";
import { View } from "../view";
import { sentenceOf } from "../parts/fields";
import { effectOf } from "./effect";
import type { Effect } from "./effect";
import { effectTable } from "./effect-table";
import { redLineWords } from "./words";
import type { Words } from "./words";

/** The resting hand after which the effect is worked out anew. */
const REST = 250;

interface Draft {
  readonly redLine: string;
  readonly date: string;
  readonly village: string;
  readonly grid: string;
  readonly basis: string;
  readonly offender: string;
  readonly isTicked: boolean;
}

const EMPTY: Draft = { redLine: "", date: "", village: "", grid: "", basis: "", offender: "", isTicked: false };
const REQUIRED = ["redLine", "date", "village", "basis"] as const;
type Required = (typeof REQUIRED)[number];

export class RedLineWizard extends View {
  static override properties: PropertyDeclarations = { draft: { state: true }, effect: { state: true }, problems: { state: true }, isAsked: { state: true } };

  declare draft: Draft;
  /** null while it is not known */
  declare effect: Effect | null;
  /** what the core has against the incident as it is */
  declare problems: readonly Problem[];
  /** somebody wanted to register it, so what is missing is said */
  declare isAsked: boolean;

  private rest = 0;

  constructor() {
    super();
    this.draft = EMPTY;
    this.effect = null;
    this.problems = [];
    this.isAsked = false;
  }

  override disconnectedCallback(): void {
    window.clearTimeout(this.rest);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("bench") && this.missing().length === 0) this.look();
  }

  protected override render(): TemplateResult {
    const words = redLineWords(this.bench.language);
    return html`<form class="wizard" novalidate data-testid="red-line-wizard" aria-label=${words.title} @submit=${this.submitted}>
      <p class="hint">${words.lead}</p>
      <ol class="wizard-steps">
        ${this.step(words.steps.redLine, this.situations(words), ["redLine"], words)}
        ${this.step(words.steps.date, this.textField("date", words.date, "date", this.bench.words.datePattern), ["date"], words)}
        ${this.step(words.steps.where, this.where(words), ["village", "grid", ""], words)}
        ${this.step(words.steps.basis, html`${this.textField("basis", words.basis, "sentence")}<p class="hint">${words.basisHint}</p>`, ["basis"], words)}
        ${this.asksOffender() ? this.step(words.steps.offender, this.offender(words), ["offender", "offenderTicked"], words) : nothing}
        ${this.step(words.steps.effect, this.outcome(words), [], words)}
      </ol>
      <button type="submit" class="button">${words.register}</button>
    </form>`;
  }

  private step(title: string, content: TemplateResult, keys: readonly string[], words: Words): TemplateResult {
    const missing = this.isAsked ? this.missing().filter((key) => keys.includes(key)) : [];
    const problems = this.problems.filter((problem) => keys.includes(keyOf(problem)));
    return html`<li>
      <fieldset>
        <legend>${title}</legend>
        ${content}
        ${missing.length + problems.length === 0
          ? nothing
          : html`<div class="field-problems" id=${this.problemsId(keys)}>${missing.map((key) => html`<p class="problem problem-refusal">${words.missing[key]}</p>`)}${problems.map(sentenceOf)}</div>`}
      </fieldset>
    </li>`;
  }

  private problemsId(keys: readonly string[]): string {
    return `red-line-problem-${keys[0] ?? ""}`;
  }

  /** Nothing is chosen beforehand: a veto should be meant. */
  private situations(words: Words): TemplateResult {
    return html`${this.redLines().map(
      (row) => html`<label class="situation">
        <input
          type="radio"
          name="redLine"
          value=${row.id}
          aria-invalid=${this.isWrong("redLine") ? "true" : "false"}
          .checked=${live(this.draft.redLine === row.id)}
          @change=${() => this.write({ redLine: row.id, isTicked: false })}
        />
        <span><b>${row.name}</b> <span class="about">${this.consequence(row, words)}</span></span>
      </label>`,
    )}`;
  }

  /** Whom it hits, and with what effect. */
  private consequence({ value }: Row, words: Words): string {
    const { scheme, system } = this.bench;
    const is = (key: string): boolean => plain(valueAt(value, key)) === true;
    const offender = system.subject === "person" ? textAt(value, "hits.offender") : "never";
    const whom = [
      ...(is("hits.gridCadre") ? [words.hits.gridCadre] : []),
      ...textsAt(value, "hits.posts").map((post) => nameIn(rowsAt(scheme, "posts"), post)),
      ...(is("hits.everybody") ? [words.hits.everybody] : []),
      ...(is("hits.village") ? [words.hits.village] : []),
      ...(offender === "always" ? [words.hits.offender] : offender === "when-ticked" ? [words.hits.ticked] : []),
    ];
    const grades = rowsAt(scheme, "grading.grades");
    const withheld = textsAt(value, "withholds").map((item) => nameIn(rowsAt(scheme, "pay.items"), item));
    const grade = textAt(value, "grade");
    const effect = is("keepsGrade") ? words.effect.keeps : grade === "" ? words.effect.last(grades[grades.length - 1]?.name ?? "") : words.effect.atBest(nameIn(grades, grade));
    return [whom.length === 0 ? "" : words.hits.whom(whom), effect, withheld.length === 0 ? "" : words.effect.withholds(withheld)].filter((part) => part !== "").join(this.bench.words.clauseMark);
  }

  private where(words: Words): TemplateResult {
    const villages = rowsAt(this.bench.quarter, "villages");
    const grids = this.grids();
    return html`<label>${words.village} ${this.select("village", villages, words.choose, (village) => ({ village, grid: "", offender: "", isTicked: false }))}</label>
      ${grids.length === 0 ? nothing : html`<label>${words.grid} ${this.select("grid", grids, words.noGrid, (grid) => ({ grid }))}</label>`}`;
  }

  private offender(words: Words): TemplateResult {
    const people = assessedOf(this.bench).filter(({ village }) => village === this.draft.village);
    const isTickable = this.offenderRule() === "when-ticked" && this.draft.offender !== "";
    return html`<label>${words.offender} ${this.select("offender", people, this.bench.words.none, (offender) => ({ offender, isTicked: offender !== "" && this.draft.isTicked }))}</label>
      ${isTickable
        ? html`<label class="flag"
            ><input type="checkbox" name="offenderTicked" .checked=${live(this.draft.isTicked)} @change=${() => this.write({ isTicked: !this.draft.isTicked })} /><span>${words.offenderTicked}</span></label
          >`
        : nothing}`;
  }

  private select(name: "village" | "grid" | "offender", choices: readonly Choice[], empty: string, part: (value: string) => Partial<Draft>): TemplateResult {
    const chosen = this.draft[name];
    return html`<select
      class="input"
      name=${name}
      aria-invalid=${this.isWrong(name) ? "true" : "false"}
      aria-describedby=${this.isWrong(name) ? this.problemsId(name === "offender" ? ["offender"] : ["village"]) : nothing}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) this.write(part(event.target.value));
      }}
    >
      <option value="" .selected=${live(chosen === "")}>${empty}</option>
      ${choices.map(({ id, name: text }) => html`<option value=${id} .selected=${live(id === chosen)}>${text}</option>`)}
    </select>`;
  }

  private textField(name: "date" | "basis", label: string, size: string, pattern?: string): TemplateResult {
    return html`<label
      >${label}
      <input
        class="input input-${size} ${this.isWrong(name) ? "input-wrong" : ""}"
        type="text"
        name=${name}
        autocomplete="off"
        placeholder=${pattern ?? nothing}
        aria-invalid=${this.isWrong(name) ? "true" : "false"}
        aria-describedby=${this.isWrong(name) ? this.problemsId([name]) : nothing}
        .value=${live(this.draft[name])}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) this.write({ [name]: event.target.value }, REST);
        }}
    /></label>`;
  }

  private outcome(words: Words): TemplateResult {
    const missing = this.missing();
    const named = { redLine: words.steps.redLine, date: words.date, village: words.village, basis: words.basis };
    if (missing.length > 0) return html`<p class="hint" data-testid="red-line-effect">${words.waiting(missing.map((key) => named[key]))}</p>`;
    if (this.problems.length > 0) return html`<p class="hint" data-testid="red-line-effect">${words.wrong}</p>`;
    if (this.effect === null) return html`<p class="hint" data-testid="red-line-effect">${this.bench.settlement === null ? words.unknown : ""}</p>`;
    return html`<div data-testid="red-line-effect" role="status">${effectTable(this.bench, this.effect)}</div>`;
  }

  private redLines(): readonly Row[] {
    return rowsAt(this.bench.scheme, "redLines");
  }

  private grids(): readonly Row[] {
    const village = rowsAt(this.bench.quarter, "villages").find(({ id }) => id === this.draft.village);
    return this.bench.system.subject === "village" ? [] : rowsAt(village?.value, "grids");
  }

  private offenderRule(): string {
    return textAt(this.redLines().find(({ id }) => id === this.draft.redLine)?.value, "hits.offender");
  }

  private asksOffender(): boolean {
    return this.bench.system.subject === "person" && this.draft.village !== "" && ["always", "when-ticked"].includes(this.offenderRule());
  }

  private missing(): Required[] {
    return REQUIRED.filter((key) => this.draft[key].trim() === "");
  }

  private isWrong(name: string): boolean {
    return (this.isAsked && this.missing().some((key) => key === name)) || this.problems.some((problem) => keyOf(problem) === name);
  }

  private write(part: Partial<Draft>, after = 0): void {
    this.draft = { ...this.draft, ...part };
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.look(), after);
  }

  /** Asks the core what the quarter would be with the incident. */
  private look(): void {
    const { quarter, settlement } = this.bench;
    this.effect = null;
    this.problems = [];
    if (this.missing().length > 0 || quarter === undefined) return;
    const answer = this.bench.settleAside(withItem(quarter, "incidents", this.incident()));
    if (answer?.kind === "refused") this.problems = answer.problems.filter((problem) => this.isAbout(problem));
    if (answer?.kind === "settled" && settlement !== null) this.effect = effectOf(settlement, answer.settlement, { redLine: nameIn(this.redLines(), this.draft.redLine), date: this.draft.date.trim(), basis: this.draft.basis.trim() });
  }

  private isAbout({ document, place }: Problem): boolean {
    const own = under("incidents", listAt(this.bench.quarter, "incidents").length);
    return document === "quarter" && (place === own || place.startsWith(`${own}.`));
  }

  private incident(): Json {
    const { redLine, date, village, grid, basis, offender, isTicked } = this.draft;
    const isNamed = this.asksOffender() && offender !== "";
    return {
      id: nextId(this.bench.quarter, "incidents", "i"),
      redLine,
      village,
      ...(grid === "" ? {} : { grid }),
      date: date.trim(),
      basis: basis.trim(),
      ...(isNamed ? { offender } : {}),
      ...(isNamed && isTicked ? { offenderTicked: true } : {}),
    };
  }

  private command(): Command {
    const redLine = nameIn(this.redLines(), this.draft.redLine);
    const village = nameIn(rowsAt(this.bench.quarter, "villages"), this.draft.village);
    return added("quarter", "incidents", this.incident(), (all) => all.redLines.registered(village, redLine));
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    if (this.bench.quarter === undefined) return;
    window.clearTimeout(this.rest);
    this.look();
    this.isAsked = true;
    if (this.missing().length > 0 || this.problems.length > 0) {
      void this.toMistake();
      return;
    }
    const place = under("incidents", listAt(this.bench.quarter, "incidents").length);
    send(this, "bench-command", this.command());
    // It was refused and said; what was typed stays for when the quarter is open again.
    if (this.bench.closed !== null) return;
    this.draft = EMPTY;
    this.effect = null;
    this.isAsked = false;
    send(this, "bench-goto", { document: "quarter", place });
  };

  private async toMistake(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
customElements.define("red-line-wizard", RedLineWizard);

/** "basis" of `incidents[4].basis` */
function keyOf({ place }: Problem): string {
  return /\]\.(\w+)/.exec(place)?.[1] ?? "";
}
