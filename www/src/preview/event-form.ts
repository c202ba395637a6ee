/** Bonus and deduction: how often each thing happened. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { fold } from "./field";
import { eventItemsOf } from "./fields";
import type { Sight } from "./sight";
import { countOf, withOneLess, withOneMore } from "./trial";

export function eventForm(sight: Sight): TemplateResult | typeof nothing {
  const { words, trial } = sight;
  const items = eventItemsOf(trial.scheme);
  if (items.length === 0) return nothing;
  const counted = items.reduce((sum, { id }) => sum + countOf(trial, id), 0);
  const of = (isBonus: boolean, title: string): TemplateResult | typeof nothing => {
    const some = items.filter((item) => item.isBonus === isBonus);
    return some.length === 0 ? nothing : html`<h3>${title}</h3><ul class="counters">${some.map((item) => counter(sight, item))}</ul>`;
  };
  return fold("events", words.events.title, counted === 0 ? "" : words.events.some(counted), html`${of(true, words.events.bonus)}${of(false, words.events.deduction)}`);
}

function counter({ words, trial, change }: Sight, { id, name, worth, isMoney }: ReturnType<typeof eventItemsOf>[number]): TemplateResult {
  const count = countOf(trial, id);
  return html`<li class="counter">
    <span class="counter-name">${name}<span class="about">${isMoney ? words.events.yuan(worth) : words.events.points(worth)}</span></span>
    <button type="button" part="button" data-less=${id} aria-label=${words.events.less(name)} ?disabled=${count === 0} @click=${() => change(withOneLess(trial, id))}>−</button>
    <span class="number count" data-count=${id}>${words.events.times(count)}</span>
    <button type="button" part="button" data-more=${id} aria-label=${words.events.more(name)} @click=${() => change(withOneMore(trial, id))}>+</button>
  </li>`;
}
