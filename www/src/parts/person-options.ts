/** People to choose from, by village. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Bench } from "../bench";
import { textAt } from "../document/place";
import { rowsAt } from "../quarter";
import type { PersonRow } from "../quarter";

/** With `null` nobody is chosen beforehand, and the browser keeps what the user chooses. */
export function personOptions(bench: Bench, people: readonly PersonRow[], chosen: string | null): TemplateResult {
  const villages = groupsOf(bench, people);
  const isKnown = chosen === null || people.some((person) => person.id === chosen);
  return html`${isKnown ? "" : html`<option value=${chosen} .selected=${live(true)}>${chosen}</option>`}
  ${villages.map((village) => {
    const here = village.people;
    if (here.length === 0) return "";
    return html`<optgroup label=${village.name}>
      ${here.map((person) => chosen === null
          ? html`<option value=${person.id}>${person.name}</option>`
          : html`<option value=${person.id} .selected=${live(person.id === chosen)}>${person.name}</option>`)}
    </optgroup>`;
  })}`;
}

interface Group {
  readonly name: string;
  readonly people: readonly PersonRow[];
}

/** By village, households by grid. Whoever stands in none that is known has none around. */
function groupsOf(bench: Bench, people: readonly PersonRow[]): Group[] {
  const villages = rowsAt(bench.quarter, "villages");
  if (bench.system.subject === "village") return [{ name: bench.words.columns.village, people }];
  const by = new Map<string, PersonRow[]>();
  const keyOf = ({ village, value }: PersonRow): string => (bench.system.subject === "household" ? `${village} ${textAt(value, "grid")}` : village);
  for (const person of people) {
    const key = keyOf(person);
    const here = by.get(key);
    if (here === undefined) by.set(key, [person]);
    else here.push(person);
  }
  if (bench.system.subject !== "household") return villages.map(({ id, name }) => ({ name, people: by.get(id) ?? [] }));
  return villages.flatMap((village) => [
    ...rowsAt(village.value, "grids").map((grid) => ({ name: `${village.name} ${grid.name}`, people: by.get(`${village.id} ${grid.id}`) ?? [] })),
    { name: village.name, people: by.get(`${village.id} `) ?? [] },
  ]);
}
