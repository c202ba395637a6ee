/** Where the quarter stands (总览): a list in the order of the work that ends in printing, and the pictures of the result. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { send } from "../events";
import { isEmpty } from "../overview/begin";
import { checklistOf } from "../overview/checklist";
import type { Checklist, Item, Way } from "../overview/checklist";
import { overviewWords } from "../overview/words";
import type { Words } from "../overview/words";
import { gradeCounts } from "../pictures/grade-counts";
import { poolPicture } from "../pictures/pool-picture";
import { scoreStrips } from "../pictures/score-strips";
import { meanPicture } from "../pictures/village-means";
import "../pictures/person-pictures";
import { View } from "../view";

const MARKS: Readonly<Record<Item["state"], string>> = { done: "✓", open: "○", note: "!", unneeded: "–" };

export class OverviewView extends View {
  protected override render(): TemplateResult {
    const { settlement, quarter } = this.bench;
    const begin = html`<begin-quarter .bench=${this.bench}></begin-quarter>`;
    const words = overviewWords(this.bench.language);
    const checklist = checklistOf(this.bench);
    return html`<h2 class="view-title overview-title">
        ${settlement === null ? words.untitled : words.title(settlement.quarter.town, settlement.quarter.periodName)}
      </h2>
      ${isEmpty(quarter) ? begin : nothing}
      <ol class="checklist" aria-label=${words.listName}>
        ${checklist.items.map((item) => this.item(item, words))}
      </ol>
      ${this.conclusion(checklist, words)}
      ${isEmpty(quarter) ? nothing : begin}
      ${settlement === null
        ? nothing
        : html`<section class="pictures" aria-label=${words.pictures}>
            ${gradeCounts(this.bench, settlement)} ${poolPicture(this.bench, settlement)} ${scoreStrips(this.bench, settlement)} ${meanPicture(this.bench, settlement)}
          </section>`}`;
  }

  private item(item: Item, words: Words): TemplateResult {
    const name = this.nameOf(item, words);
    const act = item.way.to === "reasons" ? words.go.reasons : item.state === "open" ? words.go.view : words.go.look;
    return html`<li class="check check-${item.state}" data-check=${item.subject} data-state=${item.state}>
      <span class="check-mark" aria-hidden="true">${MARKS[item.state]}</span>
      <b class="check-name">${name}</b>
      <span class="check-state">${item.state === "open" ? words.open(item.open) : words.state[item.state]}</span>
      <span class="check-sentence">${item.sentence}</span>
      <button type="button" class=${item.state === "open" ? "button" : "quiet"} aria-label=${words.goFor(name, act)} @click=${() => this.go(item.way)}>${act}</button>
    </li>`;
  }

  /** A step that some systems call otherwise is called here what it is called at the left. */
  private nameOf({ subject }: Item, words: Words): string {
    return subject === "barometer" || subject === "redlines" ? this.bench.words.nav[subject] : words.items[subject];
  }

  private conclusion({ items, isReady }: Checklist, words: Words): TemplateResult {
    const open = items.filter(({ state }) => state === "open").map((item) => this.nameOf(item, words));
    const ready = this.bench.system.hasPay ? words.ready.paper : words.ready.results;
    return html`<div class="conclusion ${isReady ? "conclusion-ready" : ""}" data-testid="conclusion" role="status">
      <b>${isReady ? ready : words.ready.not}</b>
      <span class="check-sentence">${isReady ? words.ready.lead : words.ready.because(open)}</span>
      <button type="button" class="button" @click=${() => this.go({ to: "view", view: "paper" })}>${isReady ? words.ready.print : words.ready.draft}</button>
      ${isReady ? html`<button type="button" class="button" @click=${() => this.go({ to: "view", view: "export" })}>${words.ready.export}</button>` : nothing}
    </div>`;
  }

  private go(way: Way): void {
    switch (way.to) {
      case "view":
        send(this, "bench-view", way.view);
        return;
      case "unfinished":
        send(this, "bench-filter", { village: "", category: "", name: "", unfinished: true });
        send(this, "bench-view", way.view);
        return;
      case "place":
        send(this, "bench-goto", way.place);
        return;
      case "reasons":
        send(this, "bench-explain", way.question);
    }
  }
}
customElements.define("overview-view", OverviewView);
