/** What would move me: the nearest better and worse grade of each score; and, where it depends on others, what each rank would give. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { listAt, textAt } from "../document/place";
import { isZero, money, shown } from "../figure";
import { bySize } from "./decimal";
import { fold } from "./field";
import type { MovableScore, Moves, NextGrade, RankedPlaces } from "../core";
import { hasPay } from "./result";
import type { Sight } from "./sight";
import { strip } from "./strip";

export interface MovesActs {
  /** null until somebody has looked */
  readonly moves: Moves | null;
  readonly isLooking: boolean;
  readonly look: () => void;
  /** how many are assessed together, as it was typed */
  readonly among: string;
  readonly count: (among: string) => void;
}

export function movesPart(sight: Sight, { moves, isLooking, look, among, count }: MovesActs): TemplateResult | typeof nothing {
  const { words, trial } = sight;
  const grades = listAt(trial.scheme, "grading.grades").map((grade) => textAt(grade, "id"));
  if (sight.line === null || sight.line.state === "pending" || (moves === null ? grades.length === 0 : grades.length === 0 && !moves.dependsOnOthers)) return nothing;
  if (moves === null) return asked(sight, isLooking, look);
  const byPlaces = moves.dependsOnOthers && trial.isAlone;
  return html`<section class="moves" part="moves" data-testid="preview-moves" aria-labelledby="moves-title">
    <h2 id="moves-title" class="quiet-title">${words.moves.title}</h2>
    ${byPlaces ? placesOf(sight, moves.places, among, count) : html`${moves.dependsOnOthers ? html`<p class="about">${words.moves.exact}</p>` : nothing}${ladder(sight, moves.indicators, grades)}`}
  </section>`;
}

/** Every score is settled for every value that it can have: a slow device does that when it is asked to. */
function asked({ words }: Sight, isLooking: boolean, look: () => void): TemplateResult {
  return html`<section class="moves" part="moves" aria-labelledby="moves-title">
    <h2 id="moves-title" class="quiet-title">${words.moves.title}</h2>
    <p>${isLooking ? html`<span role="status">${words.moves.looking}</span>` : html`<button type="button" part="button" data-testid="preview-look" @click=${look}>${words.moves.look}</button>`}</p>
  </section>`;
}

/** The one score that needs the least, the one that loses a grade first, then all of them. */
function ladder(sight: Sight, indicators: readonly MovableScore[], grades: readonly string[]): TemplateResult {
  const { words, line } = sight;
  const nearest = least(indicators, "up");
  const first = least(indicators, "down");
  if (indicators.length === 0) return html`<p>${words.moves.nothing}</p>`;
  const isBest = line?.grade === grades[0];
  return html`<ul class="nearest">
      ${nearest === null ? html`<li data-testid="preview-up">${line?.redLined === true ? words.moves.redLined : isBest ? words.moves.best : words.moves.noneAlone}</li>` : html`<li data-testid="preview-up"><b>${upOf(sight, nearest.one, nearest.next)}</b></li>`}
      ${first === null ? nothing : html`<li data-testid="preview-down">${downOf(sight, first.one, first.next)}</li>`}
    </ul>
    ${indicators.length === 1 ? scoreOf(sight, indicators[0], grades) : fold("moves", words.moves.all, "", each(sight, indicators, grades))}`;
}

/** Those that can change the grade by themselves as strips, the others by name. */
function each(sight: Sight, indicators: readonly MovableScore[], grades: readonly string[]): TemplateResult {
  const { words } = sight;
  const still = indicators.filter(({ ranges }) => ranges.length <= 1);
  return html`${indicators.filter(({ ranges }) => ranges.length > 1).map((one) => scoreOf(sight, one, grades))}
    ${still.length === 0 ? nothing : html`<p class="about">${words.moves.still(still.map((one) => nameOf(sight, one)).join(words.moves.list))}</p>`}`;
}

function least(indicators: readonly MovableScore[], way: "up" | "down"): { readonly one: MovableScore; readonly next: NextGrade } | null {
  const found = indicators.flatMap((one) => (one[way] === null ? [] : [{ one, next: one[way] }]));
  return found.sort((a, b) => bySize(a.next.by, b.next.by))[0] ?? null;
}

function scoreOf(sight: Sight, one: MovableScore | undefined, grades: readonly string[]): TemplateResult | typeof nothing {
  if (one === undefined) return nothing;
  const { words } = sight;
  const isBest = sight.line?.grade === grades[0];
  return html`<div class="movable" part="movable" data-movable=${one.id ?? ""}>
    <div class="step"><b>${one.name ?? words.scores.total}</b><span class="about">${words.moves.now(shown(one.score), one.fullMarks)}</span></div>
    ${strip(one, grades)}
    <p>${[one.up === null ? (isBest ? "" : words.moves.noUp) : upOf(sight, null, one.up), one.down === null ? "" : downOf(sight, null, one.down)].filter((part) => part !== "").join(words.moves.stop)}</p>
    <p class="about">${one.ranges.map(({ from, to, gradeName }) => words.moves.range(from, to, shown(gradeName))).join(words.moves.comma)}</p>
  </div>`;
}

function upOf(sight: Sight, one: MovableScore | null, next: NextGrade): string {
  return sight.words.moves.up(nameOf(sight, one), next.by, next.gradeName, amountOf(sight, next.net));
}

function downOf(sight: Sight, one: MovableScore | null, next: NextGrade): string {
  return sight.words.moves.down(nameOf(sight, one), next.score, next.gradeName, amountOf(sight, next.net));
}

function nameOf({ words }: Sight, one: MovableScore | null): string {
  return one === null ? "" : (one.name ?? words.scores.total);
}

function amountOf(sight: Sight, net: string | null): string {
  return net === null || !hasPay(sight) ? "" : `${money(net)} ${sight.words.result.yuan}`;
}

function placesOf(sight: Sight, places: readonly RankedPlaces[], among: string, count: (among: string) => void): TemplateResult {
  const { words } = sight;
  return html`<p class="caution">${words.moves.depends}</p>
    <div class="field">
      <div class="field-head">
        <div class="field-name"><label for="among">${words.moves.among}</label></div>
        <input id="among" class="box" part="box" type="text" inputmode="numeric" autocomplete="off" data-testid="preview-among" .value=${among} @input=${(event: Event) => {
          count((event.target as HTMLInputElement).value);
        }} />
      </div>
    </div>
    ${places.length === 0
      ? html`<p class="about">${words.moves.amongHint}</p>`
      : html`<table part="table" data-testid="preview-places">
          <caption>${words.moves.places}</caption>
          <thead><tr><th scope="col">${words.moves.place}</th><th scope="col">${words.moves.outcome}</th></tr></thead>
          <tbody>
            ${places.map(({ from, to, outcomes }) => html`<tr><th scope="row">${words.moves.ranks(from, to)}</th><td>${outcomes.map(({ gradeName, net }) => outcomeOf(sight, gradeName, net)).join(words.moves.or)}${outcomes.length > 1 ? html`<span class="about"> ${words.moves.byOthers}</span>` : nothing}</td></tr>`)}
          </tbody>
        </table>`}`;
}

function outcomeOf(sight: Sight, gradeName: string | null, net: string | null): string {
  const amount = net === null || (isZero(net) && !hasPay(sight)) ? "" : amountOf(sight, net);
  return [gradeName ?? "", amount].filter((part) => part !== "").join(sight.words.moves.comma);
}
