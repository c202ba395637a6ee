/** Post, months, and the village with its class. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { listAt, textAt } from "../document/place";
import { monthsOf } from "../rollover/period";
import { choice, complaint, entry, fold } from "./field";
import { factsOf, measuresOf, postsOf } from "./fields";
import type { Sight } from "./sight";
import { isByDays, peopleOf, placeOfPerson, placeOfVillage, postOf, withClass, withMonths, withPost } from "./trial";
import { steps } from "./why";

export function aboutMe(sight: Sight): TemplateResult {
  const { words, trial, line } = sight;
  const people = peopleOf(trial.quarter);
  const village = textAt(trial.quarter, `${placeOfVillage(trial)}.name`);
  const body = html`${trial.isAlone ? nothing : choice({ id: "person", label: words.me.person, value: trial.person, choices: people.map(({ id, name }) => ({ value: id, name })), choose: (person) => sight.change({ ...trial, person }) })}
    ${trial.isAlone ? nothing : html`<p>${words.me.villageWhole}：${village}</p>`} ${post(sight)} ${months(sight)} ${isByDays(trial.scheme) ? entry(sight, { place: `${placeOfPerson(trial)}.days`, name: words.me.days, kind: "count" }) : nothing} ${difficulty(sight)}`;
  return fold("me", words.me.title, line === null ? "" : [line.postNames, line.class === null ? "" : words.me.classOf(line.class, line.coefficient)].filter((part) => part !== "").join(" · "), body);
}

function post({ words, trial, change }: Sight): TemplateResult | typeof nothing {
  const posts = postsOf(trial.scheme);
  if (posts.length === 0) return nothing;
  return choice({
    id: "post",
    label: words.me.post,
    value: postOf(trial),
    choices: posts.map(({ id, name }) => ({ value: id, name })),
    choose: (id) => {
      change(withPost(trial, id));
    },
  });
}

function months(sight: Sight): TemplateResult {
  const { words, trial, change } = sight;
  const most = monthsOf(textAt(trial.quarter, "period"));
  const place = `${placeOfPerson(trial)}.months`;
  return html`${choice({
    id: "months",
    label: words.me.months,
    value: textAt(trial.quarter, place),
    choices: Array.from({ length: most + 1 }, (_, index) => ({ value: String(most - index), name: words.me.monthsOf(most - index) })),
    choose: (value) => {
      change(withMonths(trial, Number(value), words.names));
    },
  })}${complaint(sight, place)}`;
}

/** The class that the town gives; what the figures of the village suggest, and why. */
function difficulty(sight: Sight): TemplateResult | typeof nothing {
  const { words, trial, settlement, change } = sight;
  const classes = listAt(trial.scheme, "difficulty.classes");
  const village = placeOfVillage(trial);
  const measures = measuresOf(trial.scheme).map((measure) => entry(sight, { place: `${village}.${measure}`, name: words.measures[measure] ?? measure, kind: "count" }));
  const facts = factsOf(trial.scheme).filter(({ isOfVillage }) => isOfVillage);
  const stated = facts.map(({ id, name, unit }) => entry(sight, { place: `${village}.facts.${id}`, name: unit === "" ? name : `${name}（${unit}）`, kind: "decimal" }));
  if (classes.length === 0) return html`${measures}${stated}`;
  const line = settlement?.villages.find(({ id }) => id === textAt(trial.quarter, `${village}.id`));
  return html`${choice({
      id: "class",
      label: words.me.class,
      value: textAt(trial.quarter, `${village}.class`),
      choices: classes.map((one) => ({ value: textAt(one, "id"), name: words.me.classOf(textAt(one, "id"), textAt(one, "coefficient")) })),
      choose: (id) => {
        change(withClass(trial, id, words.names));
      },
    })}
    ${complaint(sight, `${village}.class`)} ${complaint(sight, `${village}.classReason`)}
    ${measures.length === 0
      ? nothing
      : html`<details class="part">
          <summary>${words.me.byFigures}</summary>
          ${measures}
          ${line?.suggestedClass === null || line?.suggestedClass === undefined
            ? nothing
            : html`<p>${words.me.suggested(line.suggestedClass)}</p>
                ${line.suggestedClass === line.class
                  ? nothing
                  : html`<button
                      type="button"
                      class="plain"
                      @click=${() => {
                        change(withClass(trial, line.suggestedClass ?? "", words.names));
                      }}
                    >${words.me.classOf(line.suggestedClass, coefficientOf(sight, line.suggestedClass))}</button>`}`}
        </details>`}
    ${stated} ${line === undefined || line.reasons.length === 0 ? nothing : html`<details class="part"><summary>${words.me.whyClass}</summary>${steps(sight, line.reasons)}</details>`}`;
}

function coefficientOf({ trial }: Sight, id: string): string {
  return textAt(
    listAt(trial.scheme, "difficulty.classes").find((one) => textAt(one, "id") === id),
    "coefficient",
  );
}
