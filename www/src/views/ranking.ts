/** Who stands where in each role category, and what follows from it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Filter } from "../events";
import type { CategoryLine, Line } from "../core";
import { money, shown } from "../figure";
import { fits, nameIn, peopleOf, postNames, rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import { View } from "../view";
import { figureButton, moveAmongFigures } from "../parts/figures";
import { gradeBars } from "../parts/grade-bars";
import { personRow } from "../parts/unchanged";
import "../parts/decision-list";
import "../parts/people-filter";
import "../parts/tie-list";

interface Ranked {
  readonly row: PersonRow;
  readonly line: Line | undefined;
}

export class RankingView extends View {
  static override properties: PropertyDeclarations = { filter: { attribute: false } };

  declare filter: Filter;

  /** read once per rendering, not once per row */
  private villages: readonly Row[] = [];
  private posts: readonly Row[] = [];

  protected override render(): TemplateResult {
    const { words, scheme, quarter, settlement } = this.bench;
    const people = peopleOf(this.bench).filter((row) => fits(this.bench, row, this.filter));
    this.villages = rowsAt(quarter, "villages");
    this.posts = rowsAt(scheme, "posts");
    const categories = rowsAt(scheme, "categories").filter(({ id }) => this.filter.category === "" || this.filter.category === id);
    return html`<div data-testid="ranking" @keydown=${moveAmongFigures}>
      <h2 class="view-title">${words.ranking.title}</h2>
      <p class="print-only print-title">${this.printTitle()} ${settlement?.scheme.status === "draft" ? html`<span class="badge">${words.draft}</span>` : nothing}</p>
      <people-filter .bench=${this.bench} .filter=${this.filter} .count=${people.length}></people-filter>
      <tie-list .bench=${this.bench}></tie-list>
      ${categories.length > 0 && people.length === 0 ? html`<p class="empty">${words.filter.none}</p>` : nothing}
      ${categories.map(({ id, name }) =>
        this.category(
          name,
          settlement?.categories.find((category) => category.id === id),
          people.filter((row) => row.category === id),
        ),
      )}
      <decision-list .bench=${this.bench}></decision-list>
      ${settlement === null
        ? nothing
        : html`<p class="fine-print" data-testid="fine-print">
            ${words.ranking.basis(settlement.scheme.title, settlement.scheme.version)} ${settlement.scheme.status === "draft" ? words.draftHint : ""}
            <span class="hash">${words.ranking.hashes(settlement.scheme.hash.slice(0, 12), settlement.quarter.hash.slice(0, 12), settlement.engine)}</span>
          </p>`}
    </div>`;
  }

  private category(name: string, category: CategoryLine | undefined, people: readonly PersonRow[]): TemplateResult | typeof nothing {
    if (people.length === 0) return nothing;
    const { words } = this.bench;
    const ranked = inOrder(people.map((row) => ({ row, line: this.bench.lines.get(row.id) })));
    return html`<section class="category" aria-label=${name}>
      <div class="category-head">
        <h3>${name}</h3>
        <p class="about">
          ${category === undefined ? nothing : html`${words.ranking.people(category.people)} · ${words.money.payable} <b class="amount">${money(category.payable)}</b>`}
        </p>
        ${category === undefined ? nothing : gradeBars(this.bench, category)}
      </div>
      <div class="table-region" role="region" tabindex="0" aria-label=${words.ranking.table(name)}>
        <table class="ranking">
          ${this.head()}
          <tbody>
            ${repeat(
              ranked,
              ({ row }) => row.id,
              (one) => personRow(this.bench, one.row, () => this.row(one)),
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private head(): TemplateResult {
    const { columns } = this.bench.words;
    return html`<thead>
      <tr>
        <th scope="col" class="number">${columns.rank}</th>
        <th scope="col">${columns.village}</th>
        <th scope="col" class="frozen">${columns.name}</th>
        <th scope="col">${columns.post}</th>
        <th scope="col" class="number">${columns.score}</th>
        <th scope="col">${columns.grade}</th>
        <th scope="col">${columns.class}</th>
        <th scope="col" class="number">${columns.coefficient}</th>
        <th scope="col" class="number pay">${columns.pay} <span class="unit">${columns.yuan}</span></th>
        <th scope="col">${columns.notes}</th>
      </tr>
    </thead>`;
  }

  private row({ row, line }: Ranked): TemplateResult {
    const { words } = this.bench;
    const { columns } = words;
    const village = nameIn(this.villages, row.village);
    const posts = postNames(row.value, this.posts, words.listMark);
    if (line === undefined) {
      return html`<tr data-person=${row.id}>
        <td class="number derived">—</td><td>${village}</td><th scope="row" class="frozen">${row.name}</th><td class="posts">${posts}</td>
        <td class="number derived">—</td><td class="derived">—</td><td class="derived">—</td><td class="number derived">—</td>
        <td class="number derived pay" data-testid="pay">—</td><td class="derived"></td>
      </tr>`;
    }
    const about = (figure: "pay" | "score" | "rank" | "grade" | "class") => ({ about: "person", person: row.id, figure }) as const;
    const open = line.state === "pending" ? words.ranking.pending(line.missing.length) : words.ranking.undecided;
    return html`<tr data-person=${row.id} class=${line.redLined ? "row-red" : line.state === "settled" ? "" : "row-open"}>
      <td class="number derived">
        ${figureButton({ hook: "rank", text: shown(line.rank), name: columns.rank, question: about("rank"), isStop: false })}
      </td>
      <td>${village}</td>
      <th scope="row" class="frozen">${row.name}</th>
      <td class="posts">${posts}</td>
      <td class="number derived">
        ${figureButton({ hook: "score", text: shown(line.score), name: columns.score, question: about("score"), isStop: false })}
      </td>
      <td class="derived">
        ${figureButton({ hook: "grade", text: shown(line.gradeName), name: columns.grade, question: about("grade"), isStop: false })}
        ${line.redLined ? html`<span class="badge badge-red">${words.ranking.redLined}</span>` : nothing}
      </td>
      <td class="derived">${figureButton({ hook: "class", text: shown(line.class), name: columns.class, question: about("class"), isStop: false })}</td>
      <td class="number derived">${line.coefficient}</td>
      <td class="number derived pay">
        ${figureButton({ hook: "pay", text: line.pay === null ? open : money(line.pay), name: `${row.name} ${columns.pay}`, question: about("pay") })}
      </td>
      <td class="derived notes-cell">${line.notes.join(words.clauseMark)}</td>
    </tr>`;
  }

  private printTitle(): string {
    const { words, settlement } = this.bench;
    return settlement === null ? "" : words.ranking.printTitle(settlement.quarter.town, settlement.quarter.periodName);
  }
}
customElements.define("ranking-view", RankingView);

/** By rank; whoever has none yet comes last, in the quarter's order. */
function inOrder(people: readonly Ranked[]): Ranked[] {
  const rankOf = ({ line }: Ranked): number => line?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...people].sort((one, other) => rankOf(one) - rankOf(other));
}
