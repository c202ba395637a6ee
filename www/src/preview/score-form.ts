/** Scores by indicator, ratings, figures and votes: whatever the scheme wants entered. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { textAt, valueAt } from "../document/place";
import { choice, entry, fold } from "./field";
import { ballotsOf, factsOf, isByTotal, leavesOf } from "./fields";
import type { Leaf } from "./fields";
import type { Sight } from "./sight";
import { placeOfPerson, placeOfVillage, withEntry } from "./trial";

export function scoreForm(sight: Sight): TemplateResult {
  const { words, trial } = sight;
  const person = placeOfPerson(trial);
  const village = placeOfVillage(trial);
  const leaves = leavesOf(trial.scheme, "", valueAt(trial.quarter, `${village}.weights`)).filter(({ isCounted }) => isCounted);
  const own = leaves.filter(({ isEntered, isShared }) => isEntered && !isShared);
  const parts = [
    own.length > 0 ? ownScores(sight, own) : nothing,
    isByTotal(trial.scheme, "") ? total(sight, `${person}.score`) : nothing,
    ...leaves.filter(({ ratings }) => ratings.length > 0).map((leaf) => rating(sight, leaf)),
    ...factsOf(trial.scheme).filter(({ isOfVillage }) => !isOfVillage).map(({ id, name, unit }) => entry(sight, { place: `${person}.facts.${id}`, name: unit === "" ? name : `${name}（${unit}）`, kind: "decimal" })),
    ...votes(sight, "", person),
    shared(sight, leaves.filter(({ isEntered, isShared }) => isEntered && isShared)),
    team(sight),
  ];
  const shown = parts.filter((part) => part !== nothing);
  const needsEarlier = JSON.stringify(valueAt(trial.scheme, "indicators") ?? null).includes('"earlier"');
  return fold("scores", words.scores.title, "", html`${needsEarlier ? html`<p class="caution">${words.scores.earlierNone}</p>` : shown.length === 0 ? html`<p>${words.scores.none}</p>` : shown}`);
}

/** Each item, or the total alone for who knows no more. */
function ownScores(sight: Sight, own: readonly Leaf[]): TemplateResult {
  const { words, trial, change } = sight;
  const person = placeOfPerson(trial);
  const byTotal = valueAt(trial.quarter, `${person}.score`) !== undefined;
  const way = (value: boolean, name: string): TemplateResult => html`<label class="way"
    ><input type="radio" name="way" data-way=${value ? "total" : "items"} .checked=${byTotal === value} @change=${() => {
      change(withEntry(withEntry(trial, `${person}.score`, value ? (sight.line?.baseScore ?? "") || "100" : undefined), `${person}.scores`, value ? undefined : Object.fromEntries(own.map(({ id, full }) => [id, full]))));
    }} />${name}</label
  >`;
  return html`<fieldset class="ways"><legend>${words.scores.how}</legend>${way(false, words.scores.byItems)}${way(true, words.scores.byTotal)}</fieldset>
    ${byTotal ? total(sight, `${person}.score`) : byHeading(own).map(([heading, leaves]) => html`${heading === "" ? nothing : html`<h3>${heading}</h3>`}${leaves.map((leaf) => scoreOf(sight, leaf, person))}`)}`;
}

function total(sight: Sight, place: string): TemplateResult {
  return entry(sight, { place, name: sight.words.scores.total, kind: "decimal", full: "100" });
}

function scoreOf(sight: Sight, { id, name, full, weight }: Leaf, owner: string): TemplateResult {
  const { words } = sight;
  const about = [words.scores.of(full), weight === "" ? "" : words.scores.weight(weight)].filter((part) => part !== "").join(" · ");
  return entry(sight, { place: `${owner}.scores.${id}`, name, about, kind: "decimal", full });
}

function byHeading(leaves: readonly Leaf[]): [string, Leaf[]][] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) groups.set(leaf.heading, [...(groups.get(leaf.heading) ?? []), leaf]);
  return [...groups];
}

function rating(sight: Sight, { id, name, ratings }: Leaf): TemplateResult {
  const { trial, words, change } = sight;
  const place = `${placeOfPerson(trial)}.ratings.${id}`;
  return choice({
    id: `rating-${id}`,
    label: name,
    value: textAt(trial.quarter, place),
    choices: [{ value: "", name: words.scores.pick }, ...ratings.map((one) => ({ value: one.id, name: one.name }))],
    choose: (value) => {
      change(withEntry(trial, place, value === "" ? undefined : value));
    },
  });
}

function votes(sight: Sight, level: "" | "team", owner: string): TemplateResult[] {
  return ballotsOf(sight.trial.scheme, level).map(
    ({ id, name, options }) => html`<h3>${name}</h3>
      ${options.map((option) => entry(sight, { place: `${owner}.votes.${id}.${option.id}`, name: option.name, about: sight.words.scores.votes, kind: "count" }))}`,
  );
}

function shared(sight: Sight, leaves: readonly Leaf[]): TemplateResult | typeof nothing {
  if (leaves.length === 0) return nothing;
  const village = placeOfVillage(sight.trial);
  return html`<h3>${sight.words.scores.shared}</h3>
    ${leaves.map((leaf) => scoreOf(sight, leaf, village))}`;
}

function team(sight: Sight): TemplateResult | typeof nothing {
  const { scheme } = sight.trial;
  if (valueAt(scheme, "team") === undefined) return nothing;
  const village = placeOfVillage(sight.trial);
  const leaves = leavesOf(scheme, "team").filter(({ isEntered, isCounted }) => isEntered && isCounted);
  return html`<h3>${sight.words.scores.team}</h3>
    ${isByTotal(scheme, "team") ? total(sight, `${village}.score`) : leaves.map((leaf) => scoreOf(sight, leaf, village))} ${votes(sight, "team", village)}`;
}
