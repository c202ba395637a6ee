/** Bonus and deduction events of the period (晴雨表): of people, of villages as teams, or of whoever else is assessed. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt, under } from "../document/place";
import { send } from "../events";
import type { Place } from "../events";
import { shown } from "../figure";
import { assessedOf, rowsAt } from "../quarter";
import type { Choice, PersonRow, Row } from "../quarter";
import { View } from "../view";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { choice, input, problemRow, wholeNumber } from "../parts/fields";
import { figureButton } from "../parts/figures";
import { pageOf, pager, ROWS } from "../parts/pager";
import { personOptions } from "../parts/person-options";

/** Beyond so many names a choice of its own in every row would be too much. */
const CHOOSABLE = 200;

type Key = "person" | "village" | "household";

export class BarometerView extends View {
  static override properties: PropertyDeclarations = { item: { state: true }, page: { state: true }, wanted: { state: true } };

  /** the item chosen in the form */
  declare item: string;
  declare page: number;
  /** whose events are looked for */
  declare wanted: string;

  /** read once per rendering, not once per row */
  private people: readonly PersonRow[] = [];
  private villages: readonly Row[] = [];
  private names: ReadonlyMap<string, string> = new Map();

  constructor() {
    super();
    this.page = 0;
    this.wanted = "";
  }

  override async reveal({ place }: Place): Promise<void> {
    const index = /^events\[(\d+)\]/.exec(place)?.[1];
    if (index === undefined) return;
    this.wanted = "";
    this.page = Math.floor(Number(index) / ROWS);
    await this.updateComplete;
  }

  protected override render(): TemplateResult {
    const { words, quarter } = this.bench;
    const all = rowsAt(quarter, "events");
    this.people = assessedOf(this.bench);
    this.villages = rowsAt(quarter, "villages");
    this.names = new Map([...this.villages, ...this.people].map((row) => [row.id, row.name]));
    const events = this.wanted === "" ? all : all.filter((row) => this.nameOf(whoOf(row)).includes(this.wanted));
    return html`<h2 class="view-title">${words.barometer.title}</h2>
      ${this.adder()}
      ${all.length <= ROWS ? nothing : this.finder()}
      ${events.length === 0
        ? html`<p class="empty">${all.length === 0 ? words.barometer.none : words.barometer.noneOf}</p>`
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
                    pageOf(events, this.page),
                    (row) => row.id,
                    (row) => this.event(row),
                  )}
                </tbody>
              </table>
            </div>
            ${pager(this.bench, events.length, this.page, (page) => (this.page = page))}`}`;
  }

  private finder(): TemplateResult {
    const { words } = this.bench;
    const find = (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.wanted = event.target.value.trim();
      this.page = 0;
    };
    return html`<div class="toolbar">
      <label>${words.filter.name} <input type="search" class="input input-name" .value=${this.wanted} @input=${find} /></label>
    </div>`;
  }

  private nameOf({ id }: { id: string }): string {
    return this.names.get(id) ?? id;
  }

  /** Items with their points, so that one chooses knowing what follows. */
  private items(key: Key): Choice[] {
    const { words, scheme, system } = this.bench;
    const own = key === system.subject ? rowsAt(scheme, "barometer.items") : [];
    const ofTeam = key === "village" ? rowsAt(scheme, "team.barometer.items") : [];
    return [...own, ...ofTeam].map((row) => {
      const points = textAt(row.value, "points");
      const yuan = textAt(row.value, "yuan");
      const amount = points !== "" ? points : yuan !== "" ? `${yuan} ${words.columns.yuan}` : textAt(row.value, "perPost[0].value");
      return { id: row.id, name: words.barometer.itemOf(row.name, textAt(row.value, "kind") === "bonus", amount) };
    });
  }

  private event(row: Row): TemplateResult {
    const { words } = this.bench;
    const at = (key: string): string => under(row.place, key);
    const { id, key } = whoOf(row);
    const name = this.nameOf({ id });
    const field = (of: string, label: string) => ({ document: "quarter", place: at(of), name: `${name} ${label}` }) as const;
    const line = this.isOfTeam(key) ? this.bench.teamLines.get(id) : this.bench.lines.get(id);
    const about = this.isOfTeam(key) ? ({ about: "team", village: id, figure: "score" } as const) : ({ about: "person", person: id, figure: "score" } as const);
    return html`<tr data-event=${row.id}>
      <td>${this.who(row, key, id, name)}</td>
      <td>${choice(this.bench, field("item", words.barometer.item), this.items(key))}</td>
      <td class="number">${input(this.bench, { ...field("count", words.barometer.count), kind: "whole" })}</td>
      <td>${input(this.bench, { ...field("date", words.columns.date), size: "date" })}</td>
      <td>${input(this.bench, { ...field("matter", words.barometer.matter), kind: "optional" })}</td>
      <td>${input(this.bench, { ...field("note", words.people.note), kind: "optional" })}</td>
      <td class="number derived">${line === undefined ? shown(null) : words.barometer.both(line.bonus, line.deduction)}</td>
      <td class="number derived">
        ${line === undefined ? shown(null) : figureButton({ hook: "score", text: shown(line.score), name: `${name} ${words.columns.score}`, question: about })}
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

  private isOfTeam(key: Key): boolean {
    return key === "village" && this.bench.system.subject !== "village";
  }

  private who(row: Row, key: Key, id: string, name: string): TemplateResult | string {
    const { words } = this.bench;
    const choices = key === "village" ? this.villages : this.people;
    if (choices.length > CHOOSABLE) return name;
    if (key === "village") return choice(this.bench, { document: "quarter", place: under(row.place, key), name: words.columns.village }, choices);
    return html`<select class="input" aria-label=${words.columns.name} data-place="quarter:${under(row.place, key)}" data-kind="text" data-name=${words.columns.name}>
      ${personOptions(this.bench, this.people, id)}
    </select>`;
  }

  /** One form for those who are assessed one by one, another for villages as teams. */
  private adder(): TemplateResult {
    const { words, system } = this.bench;
    const own = this.items(system.subject);
    if (!system.hasTeam || system.subject === "village") return this.form(system.subject, own);
    const ofTeam = this.items("village");
    return html`${own.length === 0 ? nothing : this.form(system.subject, own)}
    ${ofTeam.length === 0 ? nothing : html`<h3>${words.barometer.ofVillages}</h3>${this.form("village", ofTeam)}`}`;
  }

  private form(key: Key, items: readonly Choice[]): TemplateResult {
    const { words, scheme } = this.bench;
    const rows = rowsAt(scheme, this.isOfTeam(key) ? "team.barometer.items" : "barometer.items");
    const chosen = rows.find(({ id }) => id === this.item) ?? rows[0];
    const isGrouped = textAt(chosen?.value, "group") !== "" && this.needsMatter(textAt(chosen?.value, "group"), this.isOfTeam(key));
    const matter = { name: "matter", label: words.barometer.matter, hint: words.barometer.matterHint };
    const fields: FormField[] = [
      { name: key, label: key === "village" ? words.columns.village : words.columns.name, choices: key === "village" ? this.villages : personOptions(this.bench, this.people, null) },
      { name: "item", label: words.barometer.item, choices: items, onChoose: (item) => (this.item = item) },
      { name: "count", label: words.barometer.count, size: "count", value: "1" },
      { name: "date", label: words.columns.date, size: "date" },
      ...(isGrouped ? [matter] : []),
      { name: "note", label: words.people.note },
    ];
    return html`<record-form
      .bench=${this.bench}
      .hook=${this.isOfTeam(key) ? "add-village-event" : "add-event"}
      .act=${words.add}
      .list=${"events"}
      .fields=${fields}
      .stays=${true}
      .record=${({ text }: Typed): Json => ({
        id: nextId(this.bench.quarter, "events", "e"),
        [key]: text(key),
        item: text("item"),
        count: wholeNumber(text("count")),
        date: text("date"),
        ...given(text, "matter", "note"),
      })}
      .label=${({ text }: Typed): Label => {
        const name = this.nameOf({ id: text(key) });
        return (all) => all.barometer.added(name);
      }}
    ></record-form>`;
  }

  /** Only a group of which the largest per matter counts asks for the matter. */
  private needsMatter(group: string, isOfTeam: boolean): boolean {
    const found = rowsAt(this.bench.scheme, isOfTeam ? "team.barometer.groups" : "barometer.groups").find(({ id }) => id === group);
    const counts = textAt(found?.value, "counts");
    return counts === "" || counts === "largest-per-matter";
  }
}
customElements.define("barometer-view", BarometerView);

function whoOf(row: Row): { key: Key; id: string } {
  const keys: readonly Key[] = ["person", "village", "household"];
  const key = keys.find((one) => textAt(row.value, one) !== "") ?? "person";
  return { key, id: textAt(row.value, key) };
}
