/** Getting data in: files are read, understood and checked here; nothing is changed before the clerk has seen what would be. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Label } from "../command";
import { textAt } from "../document/place";
import { send } from "../events";
import { download } from "../files";
import type { TidiedText } from "../import/findings";
import { pasted } from "../import/paste";
import { brings } from "../import/plan";
import type { Plan } from "../import/plan";
import type { Planning } from "../import/planning";
import { Session } from "../import/session";
import type { Decision, Shown, Source } from "../import/session";
import { labelOf, placeOf, sentenceOf } from "../import/telling";
import { templateBook } from "../import/template";
import { meaningsOf } from "../import/meanings";
import { importWords } from "../import/words";
import type { Words } from "../import/words";
import { office } from "../office/office";
import type { ReadOptions, TextEncoding } from "../office/types";
import { projectWords } from "../project/words";
import { periodName } from "../text/period";
import { View } from "../view";
import "../import/change-list";
import "../import/problem-table";
import "../import/sheet-map";

/** Shorter waits need no bar. */
const WAIT = 300;
const ENCODINGS: readonly (readonly [TextEncoding, string])[] = [["utf-8", "UTF-8"], ["gb18030", "GBK / GB18030"]];
const TIDIED_SHOWN = 200;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const session = new Session((file, options, progress, stop) => office.read(file, options, progress, stop));
/** The files that were last handed over: coming back to the view does not add them again. */
let taken: readonly File[] | null = null;
let pastes = 0;

export class ImportView extends View {
  static override properties: PropertyDeclarations = { files: { attribute: false }, isSlow: { state: true }, isWriting: { state: true } };

  declare files: readonly File[];
  declare isSlow: boolean;
  declare isWriting: boolean;
  private waiting = 0;
  /** sheets whose columns somebody has to say; their map stays open while that is done */
  private readonly unfolded = new Set<string>();

  constructor() {
    super();
    this.files = [];
    this.isSlow = false;
    this.isWriting = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    session.onChange = () => this.changed();
    document.addEventListener("paste", this.paste);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("paste", this.paste);
    session.onChange = () => undefined;
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    if (this.files.length === 0 || taken === this.files) return;
    taken = this.files;
    void session.add(this.files);
  }

  protected override render(): TemplateResult {
    const words = importWords(this.bench.language);
    const tables = session.shown(this.bench);
    return html`<h2 class="view-title">${this.bench.words.nav.import}</h2>
      <p class="about">${words.lead}</p>
      ${this.intake(words)} ${this.progress(words)} ${session.sources.length === 0 ? nothing : this.list(tables, words)} ${this.result(words)}`;
  }

  private changed(): void {
    const isReading = session.sources.some(({ answer }) => answer === null);
    if (isReading && this.waiting === 0) this.waiting = window.setTimeout(() => (this.isSlow = true), WAIT);
    if (!isReading) {
      window.clearTimeout(this.waiting);
      this.waiting = 0;
      this.isSlow = false;
    }
    this.requestUpdate();
  }

  // ── files ──

  private intake(words: Words): TemplateResult {
    const chosen = (event: Event): void => {
      const field = event.target as HTMLInputElement;
      const files = [...(field.files ?? [])];
      // The same file may be chosen again after it was mended.
      field.value = "";
      void session.add(files);
    };
    return html`<div class="toolbar">
        <label class="button file-button">${words.choose}<input type="file" data-testid="import-files" multiple accept=".xlsx,.xlsm,.xls,.ods,.et,.csv,.txt,.tsv,.htm,.html" @change=${chosen} /></label>
        <button type="button" class="button" data-testid="import-template" ?disabled=${this.isWriting} title=${words.templateHint} @click=${() => void this.template(words)}>${words.template}</button>
        ${session.sources.length === 0 ? nothing : html`<button type="button" class="quiet" @click=${() => session.clear()}>${words.clear}</button>`}
      </div>
      <p class="hint">${words.accepts} ${words.templateHint}</p>
      <label class="import-paste"><span class="field-name">${words.paste}</span><textarea class="input" rows="2" data-testid="import-paste" placeholder=${words.pasteHint} .value=${live("")} @input=${this.typedInto}></textarea></label>`;
  }

  private progress(words: Words): TemplateResult | typeof nothing {
    const { progress } = session;
    if (!this.isSlow || progress === null) return nothing;
    const { stage, percent } = progress.at;
    const told = words.readingOf(progress.name, words.reading[stage], percent);
    return html`<p class="import-progress" data-testid="import-progress">
      <progress max="100" .value=${percent ?? nothing} aria-label=${told}></progress> <span role="status">${told}</span>
      <button type="button" class="button" @click=${() => session.stop()}>${words.stop}</button>
    </p>`;
  }

  private list(tables: readonly Shown[], words: Words): TemplateResult {
    return html`<h3>${words.files}</h3>
      <ul class="import-files">
        ${session.sources.map(
          (source) => html`<li data-file=${source.name}>
            <p class="import-file"><strong>${source.name}</strong> ${this.kind(source, words)} <button type="button" class="quiet" aria-label=${words.removeFile(source.name)} @click=${() => session.remove(source)}>${words.remove}</button></p>
            ${source.answer?.kind === "unreadable" ? html`<p class="problem" role="alert" data-unreadable=${source.answer.why}>${words.unreadable[source.answer.why]}</p>` : nothing}
            ${tables.filter((table) => table.source === source).map((table) => this.sheet(table, tables, words))}
          </li>`,
        )}
      </ul>`;
  }

  private kind(source: Source, words: Words): TemplateResult | typeof nothing {
    const { answer } = source;
    if (answer?.kind !== "read") return nothing;
    if (answer.encoding === null) return html`<span class="hint">${words.kinds[answer.file]}</span>`;
    const encoding = answer.encoding === "gbk" ? "gb18030" : answer.encoding;
    const reread = (event: Event, name: keyof ReadOptions): void => void session.reread(source, { [name]: (event.target as HTMLSelectElement).value });
    return html`<span class="hint">${words.kinds[answer.file]}</span>
      <label>${words.encoding} <select class="input" data-testid="encoding" @change=${(event: Event) => reread(event, "encoding")}>${ENCODINGS.map(([id, name]) => html`<option value=${id} .selected=${live(id === encoding)}>${name}</option>`)}</select></label>
      ${answer.separator === null
        ? nothing
        : html`<label>${words.separator} <select class="input" data-testid="separator" @change=${(event: Event) => reread(event, "separator")}>${Object.entries(words.separators).map(([mark, name]) => html`<option value=${mark} .selected=${live(mark === answer.separator)}>${name}</option>`)}</select></label>`}`;
  }

  private sheet(table: Shown, tables: readonly Shown[], words: Words): TemplateResult {
    const { recognised, open, isTaken, isUsable } = table;
    const taking = tables.filter((other) => other.isTaken);
    const isBringing = brings(table, taking, this.bench);
    const parts = new Set(meaningsOf(this.bench).flatMap(({ id, part }) => (recognised.columns.some(({ meaning }) => meaning === id) && (part !== "roster" || isBringing) ? [part] : [])));
    const named = [...parts].map((part) => words.sheet.parts[part]).filter((name) => name !== "");
    if (!isUsable && recognised.data.length > 0) this.unfolded.add(open.id);
    const title = open.sheet.name === "" ? table.file : open.sheet.name;
    return html`<div class="import-sheet" data-sheet=${open.sheet.name}>
      <label class="flag"><input type="checkbox" data-testid="take-sheet" .checked=${live(isTaken)} ?disabled=${!isUsable} @change=${(event: Event) => session.set(open, { taken: (event.target as HTMLInputElement).checked })} /><span>${words.sheet.take} ${title}</span></label>
      ${named.map((name) => html`<span class="badge badge-published">${name}</span> `)} ${open.sheet.hidden ? html`<span class="badge badge-quiet">${words.sheet.hidden}</span>` : nothing}
      <span class="hint">${words.sheet.counts(recognised.data.length, recognised.leftOut.size)}</span>
      ${isUsable ? nothing : html`<p class="caution">${words.sheet.nothing}</p>`}
      <details ?open=${this.unfolded.has(open.id)} data-testid="map">
        <summary>${words.sheet.open}</summary>
        <import-sheet-map .bench=${this.bench} .table=${table} .brings=${isBringing} .change=${(setting: Partial<Shown["setting"]>) => session.set(open, { setting })}></import-sheet-map>
      </details>
    </div>`;
  }

  // ── what would come of it ──

  private result(words: Words): TemplateResult | typeof nothing {
    if (session.sources.length === 0 || session.sources.some(({ answer }) => answer === null)) return nothing;
    const planning = session.planning(this.bench);
    if (planning === null) return html`<p class="empty">${words.result.wanting}</p>`;
    const { plan } = planning;
    if (plan === null) return this.planning(planning, words);
    return html`<section class="rules" aria-label=${words.result.title}>
      <h3 tabindex="-1" data-testid="import-summary"><span role="status">${words.result.summary(words.result.read(plan.rows), words.result.waiting(plan.waiting))}</span></h3>
      ${plan.waiting === 0 ? nothing : html`<p class="hint">${words.result.waitingHint}</p>`} ${this.notices(plan, words)}
      <import-problem-table .bench=${this.bench} .problems=${plan.problems} .decide=${this.decide}></import-problem-table>
      ${this.decided(words)} ${this.tidied(plan.tidied, words)} ${this.remarks(plan, words)}
      <import-change-list .bench=${this.bench} .plan=${plan} .removed=${session.removed} .takeOut=${(id: string, isOut: boolean) => session.takeOut(id, isOut)}></import-change-list>
      ${this.acting(plan, words)}
    </section>`;
  }

  /** Of a long sheet: how far it is worked out. Whoever stopped that may go on. */
  private planning(planning: Planning, words: Words): TemplateResult {
    if (planning.isStopped) return html`<p class="notice" data-testid="planning-stopped">${words.planning.stopped} <button type="button" class="button" @click=${() => this.goOn(planning)}>${words.planning.goOn}</button></p>`;
    const told = words.planning.at(planning.percent);
    return html`<p class="import-progress" data-testid="planning">
      <progress max="100" .value=${planning.percent} aria-label=${told}></progress> <span role="status">${told}</span>
      <button type="button" class="button" @click=${() => session.stop()}>${words.planning.stop}</button>
    </p>`;
  }

  private goOn(planning: Planning): void {
    planning.goOn();
    this.requestUpdate();
  }

  private acting(plan: Plan, words: Words): TemplateResult {
    const { closed, desk, language } = this.bench;
    const hint = closed === null ? (plan.changesNothing ? nothing : this.label(plan)(this.bench.words)) : projectWords(language).cannot(closed, desk);
    return html`<p class="import-act">
      <button type="button" class="button button-strong" data-testid="import-act" ?disabled=${plan.changesNothing || closed !== null} @click=${() => this.act(plan)}>${words.act}</button> <span class="hint" data-testid="import-hint">${hint}</span>
    </p>`;
  }

  private notices(plan: Plan, words: Words): TemplateResult {
    const { language, quarter } = this.bench;
    const open = periodName(textAt(quarter, "period"), language);
    return html`${plan.otherPeriods.map(({ said }) => html`<p class="notice notice-warning" data-testid="other-period">${words.result.period(periodName(said, language), open)}</p>`)}
    ${plan.assumedMonths === null ? nothing : html`<p class="caution" data-testid="assumed-months">${words.result.assumed(plan.assumedMonths.people, plan.assumedMonths.months)}</p>`}`;
  }

  private decided(words: Words): TemplateResult | typeof nothing {
    const { decisions } = session;
    if (decisions.size === 0) return nothing;
    return html`<details data-testid="import-decided">
      <summary>${words.result.decided(decisions.size)}</summary>
      <ul class="import-left">
        ${[...decisions].map(([key, { told }]) => html`<li>${told} <button type="button" class="quiet" aria-label=${words.result.takeBackOf(told)} @click=${() => session.decide(key, null)}>${words.result.takeBack}</button></li>`)}
      </ul>
    </details>`;
  }

  private tidied(all: readonly TidiedText[], words: Words): TemplateResult | typeof nothing {
    if (all.length === 0) return nothing;
    const count = all.reduce((sum, one) => sum + one.count, 0);
    return html`<details data-testid="import-tidied">
      <summary>${words.result.tidied(count)}</summary>
      <p class="hint">${words.result.tidiedHint}</p>
      <div class="table-region" role="region" tabindex="0" aria-label=${words.result.tidied(count)}>
        <table class="import-changes">
          <caption class="visually-hidden">${words.result.tidied(count)}</caption>
          <thead><tr><th scope="col">${words.result.place}</th><th scope="col">${words.result.from}</th><th scope="col">${words.result.to}</th><th scope="col">${words.result.how}</th></tr></thead>
          <tbody>${all.slice(0, TIDIED_SHOWN).map(({ from, to, steps, spot, count: times }) => html`<tr><th scope="row">${placeOf(spot, words)}${times > 1 ? ` ${words.result.times(times)}` : ""}</th><td class="import-raw">${from}</td><td>${to}</td><td>${steps.map((step) => words.tidying[step]).join(words.listMark)}</td></tr>`)}</tbody>
        </table>
      </div>
    </details>`;
  }

  private remarks({ remarks }: Plan, words: Words): TemplateResult | typeof nothing {
    if (remarks.length === 0) return nothing;
    return html`<details data-testid="import-remarks">
      <summary>${words.result.remarks(remarks.length)}</summary>
      <p class="hint">${words.result.remarksHint}</p>
      <ul class="import-left">${remarks.slice(0, TIDIED_SHOWN).map((remark) => html`<li>${placeOf(remark.spot, words)}：${sentenceOf(remark, words)}</li>`)}</ul>
    </details>`;
  }

  // ── acts ──

  private readonly decide = (key: string, decision: Decision): void => {
    session.decide(key, decision);
    // The row that had the focus is gone: it goes on at the first that is left.
    void this.updateComplete.then(() => {
      const table = this.querySelector("import-problem-table");
      const next = table?.querySelector<HTMLElement>("tbody button, tbody input, tbody select") ?? this.querySelector<HTMLElement>("[data-testid=import-summary]");
      next?.focus();
    });
  };

  private label(plan: Plan): Label {
    const files = [...new Set(session.shown(this.bench).filter(({ isTaken }) => isTaken).map(({ file }) => file))];
    const takenOut = plan.gone.filter(({ id }) => session.removed.has(id)).length;
    const words = importWords(this.bench.language);
    return () => labelOf(plan, files, takenOut, words);
  }

  private act(plan: Plan): void {
    send(this, "bench-command", { document: "quarter", label: this.label(plan), key: null, change: () => plan.quarter, also: [{ document: "desk", change: () => plan.desk }] });
    session.imported(plan);
  }

  private async template(words: Words): Promise<void> {
    this.isWriting = true;
    try {
      const bytes = await office.write(templateBook(this.bench, words));
      const { quarter, language } = this.bench;
      download(words.book.file(textAt(quarter, "town"), periodName(textAt(quarter, "period"), language)), bytes as Uint8Array<ArrayBuffer>, XLSX);
    } finally {
      this.isWriting = false;
    }
  }

  /** A sheet that is pasted anywhere in the view, but not into a field of one line. */
  private readonly paste = (event: ClipboardEvent): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement || (target instanceof HTMLTextAreaElement && !this.contains(target)) || event.clipboardData === null) return;
    const file = pasted(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"), importWords(this.bench.language).pasted(pastes + 1));
    if (file === null) return;
    event.preventDefault();
    pastes += 1;
    void session.add([file]);
  };

  /** Where a browser gives no clipboard to the event, the text itself arrives. */
  private readonly typedInto = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement;
    const file = pasted("", field.value, importWords(this.bench.language).pasted(pastes + 1));
    if (file === null) return;
    pastes += 1;
    field.value = "";
    void session.add([file]);
  };
}
customElements.define("import-view", ImportView);
