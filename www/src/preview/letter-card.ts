/** What the town settled, as it was sent: kept apart from what one tries out below. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { isZero, money, shown } from "../figure";
import type { Letter, Step } from "../letter/letter";
import type { Words } from "./words";

export function letterCard(words: Words, { settled }: Letter): TemplateResult {
  const { town, period, name, village, posts, notes, pay, score, rank, among, grade, category, on, isPartial, objection, rules, steps } = settled;
  return html`<section class="letter" part="letter" data-testid="preview-letter" aria-labelledby="letter-title">
    <h1 id="letter-title" part="title">${words.letter.title(town, period)}</h1>
    <p><b>${name}</b> · ${[village === name ? "" : village, posts].filter((part) => part !== "").join(" · ")}</p>
    ${pay === null ? nothing : html`<p class="amount-line"><span class="amount-label">${isZero(pay.adjustments) ? words.result.pay : words.result.net}</span><span class="amount" part="amount"><b data-testid="letter-amount">${money(pay.net)}</b> ${words.result.yuan}</span></p>`}
    ${pay === null || isZero(pay.adjustments) ? nothing : html`<p class="about">${words.result.adjusted(money(pay.earned), money(pay.adjustments))}</p>`}
    <p class="facts">
      ${grade === null ? nothing : html`<span>${words.result.grade} <b class="grade">${grade}</b></span>`}
      <span>${words.result.score} <b class="number">${shown(score)}</b></span>
      ${rank === null ? nothing : html`<span>${words.result.rank(category, rank, among)}</span>`}
    </p>
    ${notes.length === 0 ? nothing : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
    <p class="about">${words.letter.rules(rules.title, rules.version)} ${rules.isDraft ? html`<span class="badge badge-draft" part="badge">${words.draft}</span>` : nothing}</p>
    <p class="about">${words.letter.settled(on)}${isPartial ? html` ${words.result.partial}` : nothing}</p>
    ${steps.length === 0 ? nothing : html`<details class="part"><summary>${words.letter.steps}</summary>${stepList(steps)}</details>`}
    ${objection === "" ? nothing : html`<p>${words.letter.objection(objection)}</p>`}
  </section>`;
}

function stepList(steps: readonly Step[]): TemplateResult {
  return html`<ul class="said-steps">${steps.map(({ depth, title, figure, sentence }) => html`<li class="depth-${Math.min(depth, 3)}"><b>${title}${figure === "" ? "" : ` ${money(figure)}`}</b> ${sentence}</li>`)}</ul>`;
}
