/** The rows that need the clerk: where, what, and the ways out. A way that is taken can be taken back. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { pageOf, pager } from "../parts/pager";
import { View } from "../view";
import type { Fix, Problem, Spot, Way } from "./findings";
import { columnOf } from "./recognise";
import type { Decision } from "./session";
import { placeOf, sentenceOf } from "./telling";
import { importWords } from "./words";
import type { Words } from "./words";

export class ProblemTable extends View {
  static override properties: PropertyDeclarations = { problems: { attribute: false }, page: { state: true } };

  declare problems: readonly Problem[];
  declare decide: (key: string, decision: Decision) => void;
  declare page: number;

  constructor() {
    super();
    this.problems = [];
    this.page = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = importWords(this.bench.language);
    if (this.problems.length === 0) return nothing;
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${words.result.problems}>
        <table class="import-problems" data-testid="import-problems">
          <caption class="visually-hidden">${words.result.problems}</caption>
          <thead>
            <tr><th scope="col">${words.result.place}</th><th scope="col">${words.result.what}</th><th scope="col">${words.result.ways}</th></tr>
          </thead>
          <tbody>
            ${pageOf(this.problems, this.page).map((problem) => this.row(problem, words))}
          </tbody>
        </table>
      </div>
      ${pager(this.bench, this.problems.length, this.page, (page) => (this.page = page))}`;
  }

  private row(problem: Problem, words: Words): TemplateResult {
    const place = placeOf(problem.spot, words);
    const whose = nameIn(problem.spot);
    return html`<tr data-problem=${problem.key} data-code=${problem.code}>
      <th scope="row">${place}${whose === "" ? nothing : html`<br /><span class="import-whose">${whose}</span>`}</th>
      <td>${sentenceOf(problem, words)}</td>
      <td><div class="import-ways">${problem.suggestions.slice(0, 3).map((one) => this.button(problem, place, words.way.isSuggestion(one.name), { kind: "is", id: one.id }, words.told.is(one.name)))} ${problem.ways.map((way) => this.way(way, problem, place, words))}</div></td>
    </tr>`;
  }

  private way(way: Way, problem: Problem, place: string, words: Words): TemplateResult | typeof nothing {
    const isVillage = problem.code === "unknown-village";
    switch (way) {
      case "is":
        return problem.choices.length <= problem.suggestions.length ? nothing : this.chooser(problem, place, words);
      case "text":
        return this.corrector(problem, place, words);
      case "keep":
        return this.button(problem, place, problem.code === "conflict" ? words.way.keepThis : words.way.keep, { kind: "keep" }, words.told.keep);
      case "new":
        return this.button(problem, place, isVillage ? words.way.newVillage : words.way.newPerson, { kind: "new" }, words.told.new);
      case "same":
        return this.button(problem, place, words.way.same, { kind: "same" }, words.told.same);
      case "leave": {
        const name = problem.rows.length > 1 ? words.way.leaveText(problem.rows.length) : problem.spot.column === null ? words.way.leaveRow : words.way.leave;
        return this.button(problem, place, name, { kind: "leave" }, words.told.leave);
      }
    }
  }

  private button(problem: Problem, place: string, name: string, fix: Fix, told: string): TemplateResult {
    return html`<button type="button" class="button" data-way=${fix.kind} aria-label=${words(name, place)} @click=${() => this.settle(problem, place, fix, told)}>${name}</button>`;
  }

  private chooser(problem: Problem, place: string, all: Words): TemplateResult {
    const chosen = (event: Event): void => {
      event.preventDefault();
      const select = (event.target as HTMLFormElement).querySelector("select");
      const choice = problem.choices.find(({ id }) => id === select?.value);
      if (choice !== undefined) this.settle(problem, place, { kind: "is", id: choice.id }, all.told.is(choice.name));
    };
    return html`<form class="import-way" @submit=${chosen}>
      <select class="input" aria-label=${words(all.way.is, place)}>
        <option value="">${all.way.is}</option>
        ${problem.choices.map((choice) => html`<option value=${choice.id}>${choice.name}</option>`)}
      </select>
      <button type="submit" class="button" aria-label=${words(all.way.confirm, place)}>${all.way.confirm}</button>
    </form>`;
  }

  private corrector(problem: Problem, place: string, all: Words): TemplateResult {
    const typed = (event: Event): void => {
      event.preventDefault();
      const text = (event.target as HTMLFormElement).querySelector("input")?.value.trim() ?? "";
      if (text !== "") this.settle(problem, place, { kind: "text", text }, all.told.text(text));
    };
    return html`<form class="import-way" @submit=${typed}>
      <input class="input import-correct" autocomplete="off" .value=${problem.code.startsWith("lost-") ? "" : problem.text} spellcheck="false" aria-label=${words(all.way.text, place)} placeholder=${all.way.text} />
      <button type="submit" class="button" aria-label=${words(all.way.confirm, place)}>${all.way.confirm}</button>
    </form>`;
  }

  private settle(problem: Problem, place: string, fix: Fix, told: string): void {
    this.decide(problem.key, { fix, told: `${place}${problem.text === "" ? "" : ` “${problem.text}”`}：${told}` });
  }
}
customElements.define("import-problem-table", ProblemTable);

/** Whose row it is, as far as one name says that. */
function nameIn({ table, row }: Spot): string {
  const column = columnOf(table.recognised, "name") ?? columnOf(table.recognised, "village");
  return column === null ? "" : table.recognised.grid.cell(row, column).text.trim();
}

/** A button says for screen readers also where it acts. */
function words(name: string, place: string): string {
  return `${name}，${place}`;
}
