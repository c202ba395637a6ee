/** Ties across a quota line: who is tied, and the way to record what was decided. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { nextId } from "../command";
import type { Label } from "../command";
import type { Settlement } from "../core";
import type { Json } from "../document/json";
import { View } from "../view";
import { given } from "./record-form";
import type { FormField, Typed } from "./record-form";

type Tie = Settlement["ties"][number];

export class TieList extends View {
  static override properties: PropertyDeclarations = { isOfTeam: { attribute: false } };

  /** of villages as teams */
  declare isOfTeam: boolean;

  constructor() {
    super();
    this.isOfTeam = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { settlement } = this.bench;
    const ties = (this.isOfTeam ? settlement?.team?.ties : settlement?.ties) ?? [];
    if (ties.length === 0) return nothing;
    return html`<section class="notice notice-warning" data-testid="ties" data-place="quarter:decisions" tabindex="-1" aria-label=${this.bench.words.ties.title}>
      <h3>${this.bench.words.ties.title}</h3>
      ${ties.map((tie) => this.tie(tie))}
    </section>`;
  }

  private tie(tie: Tie): TemplateResult {
    const { words } = this.bench;
    return html`<div class="tie" data-testid="tie">
      <p>${tie.sentence}</p>
      <record-form
        .bench=${this.bench}
        .act=${words.ties.record}
        .list=${"decisions"}
        .isStrict=${true}
        .fields=${[
          {
            name: "up",
            label: words.ties.up(tie.gradeName, tie.places),
            boxes: tie.people.map((person) => ({ id: person, name: this.nameOf(person) })),
          },
          { name: "reason", label: words.decisions.reason, size: "sentence" },
          { name: "date", label: words.columns.date, size: "date" },
          { name: "by", label: words.decisions.by },
        ] satisfies FormField[]}
        .record=${({ text, texts }: Typed): Json => ({
          id: nextId(this.bench.quarter, "decisions", "d"),
          kind: "tie",
          ...(tie.category === null ? {} : { category: tie.category }),
          ...(tie.village === null ? {} : { village: tie.village }),
          ...(this.isOfTeam ? { team: true } : {}),
          grade: tie.grade,
          up: texts("up"),
          reason: text("reason"),
          date: text("date"),
          ...given(text, "by"),
        })}
        .label=${(): Label => (all) => all.ties.record}
      ></record-form>
    </div>`;
  }

  private nameOf(id: string): string {
    const line = this.bench.lines.get(id);
    if (this.isOfTeam || line === undefined) return this.bench.teamLines.get(id)?.name ?? id;
    return line.villageName === line.name ? line.name : `${line.villageName} ${line.name}`;
  }
}
customElements.define("tie-list", TieList);
