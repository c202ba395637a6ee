/** Ties across a quota line: who is tied, and the way to record what was decided. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { added, nextId } from "../command";
import type { Settlement } from "../core";
import { send } from "../events";
import { View } from "../view";
import { addForm } from "./add-form";
import type { Typed } from "./add-form";

type Tie = Settlement["ties"][number];

export class TieList extends View {
  protected override render(): TemplateResult | typeof nothing {
    const ties = this.bench.settlement?.ties ?? [];
    if (ties.length === 0) return nothing;
    return html`<section class="notice notice-warning" data-testid="ties" aria-label=${this.bench.words.ties.title}>
      <h3>${this.bench.words.ties.title}</h3>
      ${ties.map((tie) => this.tie(tie))}
    </section>`;
  }

  private tie(tie: Tie): TemplateResult {
    const { words, lines } = this.bench;
    return html`<div class="tie" data-testid="tie">
      <p>${tie.sentence}</p>
      ${addForm(
        { act: words.ties.record, onAdd: (typed) => this.decide(tie, typed) },
        html`<fieldset>
            <legend>${words.ties.up(tie.gradeName, tie.places)}</legend>
            ${tie.people.map(
              (person) => html`<label class="flag"
                ><input type="checkbox" name="up" value=${person} /><span>${lines.get(person)?.villageName ?? ""} ${lines.get(person)?.name ?? person}</span></label
              >`,
            )}
          </fieldset>
          <label>${words.decisions.reason} <input class="input input-sentence" name="reason" autocomplete="off" /></label>
          <label>${words.columns.date} <input class="input input-date" name="date" placeholder=${words.datePattern} autocomplete="off" /></label>
          <label>${words.decisions.by} <input class="input input-name" name="by" autocomplete="off" /></label>`,
      )}
    </div>`;
  }

  private decide(tie: Tie, { text, texts }: Typed): void {
    const by = text("by");
    const decision = {
      id: nextId(this.bench.quarter, "decisions", "d"),
      kind: "tie",
      category: tie.category,
      grade: tie.grade,
      up: texts("up"),
      reason: text("reason"),
      date: text("date"),
      ...(by === "" ? {} : { by }),
    };
    send(this, "bench-command", added("quarter", "decisions", decision, (words) => words.ties.record));
  }
}
customElements.define("tie-list", TieList);
