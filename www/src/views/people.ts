/** Who is in the quarter: village, posts, months in post. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { nextId, removed, replaced } from "../command";
import type { Command, Label } from "../command";
import type { Json } from "../document/json";
import { textAt, textsAt, under } from "../document/place";
import { send } from "../events";
import type { Filter, Place } from "../events";
import { fits, nameIn, peopleOf, rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import type { PeriodKind } from "../system";
import { View } from "../view";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { choice, input, problemRow, wholeNumber } from "../parts/fields";
import { pageOf, pager } from "../parts/pager";
import { personRow } from "../parts/unchanged";
import "../parts/people-filter";

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

/** Rows of a page; a town has fewer people, a county turns pages. */
const ROWS = 150;
/** Villages to choose from, in all rows of a page together: a browser takes seconds for more. */
const CHOICES = 20_000;

export class PeopleView extends View {
  static override properties: PropertyDeclarations = { filter: { attribute: false }, page: { state: true } };

  declare filter: Filter;
  declare page: number;

  constructor() {
    super();
    this.page = 0;
  }

  override reveal({ place }: Place): void {
    const index = /^people\[(\d+)\]/.exec(place)?.[1];
    if (index !== undefined) this.page = Math.floor(Number(index) / this.rows);
  }

  private get rows(): number {
    const villages = rowsAt(this.bench.quarter, "villages").length;
    return Math.max(10, Math.min(ROWS, Math.floor(CHOICES / Math.max(1, villages))));
  }

  protected override render(): TemplateResult {
    const { words, scheme, quarter } = this.bench;
    const everybody = peopleOf(this.bench);
    const people = everybody.filter((row) => fits(this.bench, row, this.filter));
    const villages = rowsAt(quarter, "villages");
    const posts = rowsAt(scheme, "posts");
    const isByDays = textAt(scheme, "pay.proRating") === "days";
    return html`<h2 class="view-title">${words.people.title}</h2>
      <people-filter .bench=${this.bench} .filter=${this.filter} .count=${people.length} .total=${everybody.length}></people-filter>
      <div class="table-region table-tall" role="region" tabindex="0" aria-label=${words.people.title}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="frozen">${words.columns.name}</th>
              <th scope="col">${words.columns.village}</th>
              <th scope="col">${words.columns.post}</th>
              <th scope="col" class="number">${words.columns.months}</th>
              ${isByDays ? html`<th scope="col" class="number">${words.columns.days}</th>` : nothing}
              <th scope="col">${words.people.from}</th>
              <th scope="col">${words.people.to}</th>
              <th scope="col">${words.people.monthsReason}</th>
              <th scope="col">${words.people.note}</th>
              <th scope="col"><span class="visually-hidden">${words.remove}</span></th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              pageOf(people, this.page, this.rows),
              (row) => row.id,
              (row) => personRow(this.bench, row, () => this.row(row, villages, posts, isByDays)),
            )}
          </tbody>
        </table>
      </div>
      ${pager(this.bench, people.length, this.page, (page) => (this.page = page), this.rows)} ${this.adder(villages, posts)}`;
  }

  private row(row: PersonRow, villages: readonly Row[], posts: readonly Row[], isByDays: boolean): TemplateResult {
    const { words } = this.bench;
    const at = (key: string): string => under(row.place, key);
    const field = (key: string, name: string) => ({ document: "quarter", place: at(key), name: `${row.name} ${name}` }) as const;
    return html`<tr data-person=${row.id}>
      <th scope="row" class="frozen">
        ${input(this.bench, field("name", words.columns.name))}
      </th>
      <td>${choice(this.bench, field("village", words.columns.village), villages)}</td>
      <td>${this.posts(row, posts)}</td>
      <td class="number">${input(this.bench, { ...field("months", words.columns.months), kind: "whole" })}</td>
      ${isByDays ? html`<td class="number">${input(this.bench, { ...field("days", words.columns.days), kind: "whole" })}</td>` : nothing}
      <td>${input(this.bench, { ...field("from", words.people.from), kind: "optional", size: "date" })}</td>
      <td>${input(this.bench, { ...field("to", words.people.to), kind: "optional", size: "date" })}</td>
      <td>${input(this.bench, { ...field("monthsReason", words.people.monthsReason), kind: "optional" })}</td>
      <td>${input(this.bench, { ...field("note", words.people.note), kind: "optional" })}</td>
      <td>
        <button
          type="button"
          class="quiet"
          aria-label="${words.remove} ${row.name}"
          @click=${() => send(this, "bench-command", removed("quarter", row.place, (all) => all.people.removed(row.name)))}
        >
          ${words.remove}
        </button>
      </td>
    </tr>
    ${problemRow(this.bench, row.place, isByDays ? 10 : 9, (place) => !/^(scores?|ratings|facts|votes|adjustments)\b/.test(place))}`;
  }

  private posts(row: PersonRow, posts: readonly Row[]): TemplateResult {
    const { words } = this.bench;
    const held = textsAt(row.value, "posts");
    return html`<div class="post-list">
      ${held.map((post, index) => {
        const here = under(row.place, "posts", index);
        const name = nameIn(posts, post);
        return html`<span class="post">
          ${choice(this.bench, { document: "quarter", place: here, name: `${row.name} ${words.columns.post}` }, posts)}
          ${held.length < 2
            ? nothing
            : html`<button
                type="button"
                class="quiet"
                aria-label=${words.people.dropPost(row.name, name)}
                @click=${() => send(this, "bench-command", removed("quarter", here, (all) => all.people.dropPost(row.name, name)))}
              >
                ×
              </button>`}
        </span>`;
      })}
      <button
        type="button"
        class="quiet"
        aria-label=${words.people.addPost(row.name)}
        title=${words.people.addPost(row.name)}
        @click=${() => this.addPost(row, posts)}
      >
        +
      </button>
    </div>`;
  }

  private addPost(row: PersonRow, posts: readonly Row[]): void {
    const place = under(row.place, "posts");
    const held = textsAt(row.value, "posts");
    const withPost = (post: Row): Command => replaced("quarter", place, [...held, post.id], (words) => words.people.addPost(row.name));
    const isFine = (post: Row): boolean => this.bench.trial(withPost(post)).every((problem) => problem.severity === "warning");
    const free = posts.filter((post) => !held.includes(post.id));
    const first = free.find(isFine) ?? free[0];
    if (first !== undefined) send(this, "bench-command", withPost(first));
  }

  private adder(villages: readonly Row[], posts: readonly Row[]): TemplateResult {
    const { words } = this.bench;
    return html`<details class="adder">
      <summary>${words.people.add}</summary>
      <record-form
        .bench=${this.bench}
        .hook=${"add-person"}
        .act=${words.add}
        .list=${"people"}
        .fields=${[
          { name: "name", label: words.columns.name },
          { name: "village", label: words.columns.village, choices: villages },
          { name: "post", label: words.columns.post, choices: posts, keys: ["posts"] },
          { name: "months", label: words.columns.months, size: "count", value: String(MONTHS[this.bench.system.period]) },
          { name: "from", label: words.people.from },
          { name: "to", label: words.people.to },
        ] satisfies FormField[]}
        .record=${this.record}
        .label=${({ text }: Typed): Label => {
          const name = text("name");
          return (all) => all.people.added(name);
        }}
      ></record-form>
    </details>`;
  }

  private readonly record = ({ text }: Typed): Json => ({
    id: nextId(this.bench.quarter, "people", "p"),
    name: text("name"),
    village: text("village"),
    posts: [text("post")],
    months: wholeNumber(text("months")),
    ...given(text, "from", "to"),
    ...(this.bench.system.hasScores ? { scores: {} } : {}),
  });
}
customElements.define("people-view", PeopleView);
