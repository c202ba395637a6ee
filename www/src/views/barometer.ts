/** Bonus and deduction events of the quarter (晴雨表). */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt, under } from "../document/place";
import { send } from "../events";
import { shown } from "../figure";
import { nameIn, peopleOf, rowsAt } from "../quarter";
import type { Choice, PersonRow, Row } from "../quarter";
import { View } from "../view";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { choice, input, problemRow, wholeNumber } from "../parts/fields";
import { figureButton } from "../parts/figures";
import { personOptions } from "../parts/person-options";

export class BarometerView extends View {
  static override properties: PropertyDeclarations = { item: { state: true } };

  /** the item chosen in the form */
  declare item: string;

  protected override render(): TemplateResult {
    const { words, quarter } = this.bench;
    const events = rowsAt(quarter, "events");
    const people = peopleOf(this.bench);
    const items = this.items();
    return html`<h2 class="view-title">${words.barometer.title}</h2>
      ${this.adder(people, items)}
      ${events.length === 0
        ? html`<p class="empty">${words.barometer.none}</p>`
        : html`<div class="table-region" role="region" tabindex="0" aria-label=${words.barometer.title}>
            <table class="events">
              <thead>
                <tr>
                  <th scope="col">${words.columns.name}</th>
                  <th scope="col">${words.barometer.item}</th>
                  <th scope="col" class="number">${words.barometer.count}</th>
                  <th scope="col">${words.columns.date}</th>
                  <th scope="col">${words.barometer.matter}</th>
                  <th scope="col">${words.people.note}</th>
                  <th scope="col" class="number derived">${words.barometer.result}</th>
                  <th scope="col" class="number derived">${words.columns.score}</th>
                  <th scope="col"><span class="visually-hidden">${words.remove}</span></th>
                </tr>
              </thead>
              <tbody>
                ${repeat(
                  events,
                  (row) => row.id,
                  (row) => this.event(row, people, items),
                )}
              </tbody>
            </table>
          </div>`}`;
  }

  /** Items with their points, so that one chooses knowing what follows. */
  private items(): Choice[] {
    const { words, scheme } = this.bench;
    return rowsAt(scheme, "barometer.items").map((row) => ({
      id: row.id,
      name: words.barometer.itemOf(row.name, textAt(row.value, "kind") === "bonus", textAt(row.value, "points")),
    }));
  }

  private event(row: Row, people: readonly PersonRow[], items: readonly Choice[]): TemplateResult {
    const { words } = this.bench;
    const at = (key: string): string => under(row.place, key);
    const id = textAt(row.value, "person");
    const name = nameIn(people, id);
    const field = (key: string, label: string) => ({ document: "quarter", place: at(key), name: `${name} ${label}` }) as const;
    const line = this.bench.lines.get(id);
    return html`<tr data-event=${row.id}>
      <td>
        <select class="input" aria-label=${words.columns.name} data-place="quarter:${at("person")}" data-kind="text" data-name=${words.columns.name}>
          ${personOptions(this.bench, people, id)}
        </select>
      </td>
      <td>${choice(this.bench, field("item", words.barometer.item), items)}</td>
      <td class="number">${input(this.bench, { ...field("count", words.barometer.count), kind: "whole" })}</td>
      <td>${input(this.bench, { ...field("date", words.columns.date), size: "date" })}</td>
      <td>${input(this.bench, { ...field("matter", words.barometer.matter), kind: "optional" })}</td>
      <td>${input(this.bench, { ...field("note", words.people.note), kind: "optional" })}</td>
      <td class="number derived">${line === undefined ? shown(null) : words.barometer.both(line.bonus, line.deduction)}</td>
      <td class="number derived">
        ${line === undefined
          ? shown(null)
          : figureButton({ hook: "score", text: shown(line.score), name: `${name} ${words.columns.score}`, question: { about: "person", person: id, figure: "score" } })}
      </td>
      <td>
        <button
          type="button"
          class="quiet"
          aria-label="${words.remove} ${name}"
          @click=${() => send(this, "bench-command", removed("quarter", row.place, (all) => all.barometer.removed(name)))}
        >
          ${words.remove}
        </button>
      </td>
    </tr>
    ${problemRow(this.bench, row.place, 9)}`;
  }

  private adder(people: readonly PersonRow[], items: readonly Choice[]): TemplateResult {
    const { words, scheme } = this.bench;
    const rows = rowsAt(scheme, "barometer.items");
    const chosen = rows.find(({ id }) => id === this.item) ?? rows[0];
    const isGrouped = textAt(chosen?.value, "group") !== "";
    const matter = { name: "matter", label: words.barometer.matter, hint: words.barometer.matterHint };
    const fields: FormField[] = [
      { name: "person", label: words.columns.name, choices: personOptions(this.bench, people, null) },
      { name: "item", label: words.barometer.item, choices: items, onChoose: (item) => (this.item = item) },
      { name: "count", label: words.barometer.count, size: "count", value: "1" },
      { name: "date", label: words.columns.date, size: "date" },
      ...(isGrouped ? [matter] : []),
      { name: "note", label: words.people.note },
    ];
    return html`<record-form
      .bench=${this.bench}
      .hook=${"add-event"}
      .act=${words.add}
      .list=${"events"}
      .fields=${fields}
      .stays=${true}
      .record=${this.record}
      .label=${({ text }: Typed): Label => {
        const name = nameIn(people, text("person"));
        return (all) => all.barometer.added(name);
      }}
    ></record-form>`;
  }

  private readonly record = ({ text }: Typed): Json => ({
    id: nextId(this.bench.quarter, "events", "e"),
    person: text("person"),
    item: text("item"),
    count: wholeNumber(text("count")),
    date: text("date"),
    ...given(text, "matter", "note"),
  });
}
customElements.define("barometer-view", BarometerView);
