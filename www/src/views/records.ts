/** What is entered of villages and households, and of people besides their scores: scores, facts, ratings, votes. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Place, Question } from "../events";
import { assessedOf, nameIn, rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import { ownColumns, villageColumns } from "../subjects/columns";
import { stageTrack } from "../subjects/stages";
import { RecordTable } from "../subjects/record-table";
import { subjectWords } from "../subjects/words";
import { fittedWords } from "../text/fitted";
import { View } from "../view";

export class RecordsView extends View {
  static override properties: PropertyDeclarations = { wanted: { state: true } };

  /** whose record is looked for */
  declare wanted: string;

  constructor() {
    super();
    this.wanted = "";
  }

  override async reveal({ place }: Place): Promise<void> {
    this.wanted = "";
    await this.updateComplete;
    for (const table of this.querySelectorAll("record-table")) if (table instanceof RecordTable && table.turnTo(place)) await table.updateComplete;
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    const words = subjectWords(bench.language).records;
    const villages = rowsAt(bench.quarter, "villages");
    const others = bench.system.subject === "village" ? [] : assessedOf(bench);
    const ofVillages = villageColumns(bench, subjectWords(bench.language), villages);
    const ofOthers = ownColumns(bench, subjectWords(bench.language), others);
    const ofVillagesWords = fittedWords(bench.language, { ...bench.system, subject: "village" });
    const find = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.wanted = event.target.value.trim();
    };
    return html`<h2 class="view-title">${bench.words.nav.records}</h2>
      ${stageTrack(bench)}
      <p class="hint">${words.lead}</p>
      <div class="toolbar">
        <label>${(ofOthers.length === 0 ? ofVillagesWords : bench.words).filter.name} <input type="search" class="input input-name" data-testid="find-record" .value=${this.wanted} @input=${find} /></label>
      </div>
      ${ofVillages.length + ofOthers.length === 0 ? html`<p class="empty">${words.none}</p>` : nothing}
      ${ofVillages.length === 0 ? nothing : this.villages(villages, ofVillages, ofOthers.length > 0)}
      ${ofOthers.length === 0
        ? nothing
        : html`${ofVillages.length === 0 ? nothing : html`<h3>${words.ofEverybody[bench.system.subject]}</h3>`}
            <record-table
              .bench=${bench}
              .caption=${words.ofEverybody[bench.system.subject]}
              .head=${bench.words.columns.name}
              .rows=${this.found(others)}
              .columns=${ofOthers}
              .about=${(row: PersonRow) => nameIn(villages, row.village)}
              .outcome=${(id: string) => bench.lines.get(id)}
              .question=${(person: string): Question => ({ about: "person", person, figure: "score" })}
            ></record-table>`}`;
  }

  private villages(rows: readonly Row[], columns: ReturnType<typeof villageColumns>, isTitled: boolean): TemplateResult {
    const { bench } = this;
    const words = subjectWords(bench.language).records;
    const isSubject = bench.system.subject === "village";
    const outcome = isSubject ? (id: string) => bench.lines.get(id) : bench.system.hasTeam ? (id: string) => bench.teamLines.get(id) : null;
    const question = (id: string): Question => (isSubject ? { about: "person", person: id, figure: "score" } : { about: "team", village: id, figure: "score" });
    return html`${isTitled ? html`<h3>${words.ofVillages}</h3>` : nothing}
      <record-table .bench=${bench} .caption=${words.ofVillages} .head=${bench.words.columns.village} .rows=${this.found(rows)} .columns=${columns} .outcome=${outcome} .question=${question}></record-table>`;
  }

  private found<T extends Row>(rows: readonly T[]): readonly T[] {
    return this.wanted === "" ? rows : rows.filter(({ name }) => name.includes(this.wanted));
  }
}
customElements.define("records-view", RecordsView);
