/** 办法库: every version of every scheme, what can be done with each, and what differs between any two. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import type { Label } from "../command";
import { isSameJson } from "../document/json";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import { fromText } from "../document/written";
import { send } from "../events";
import type { LibraryTask } from "../events";
import { download, open } from "../files";
import { approve, importFile, renew } from "../library/acts";
import type { Result } from "../library/acts";
import "../library/comparison";
import type { Chosen } from "../library/comparison";
import { askingForm } from "../library/forms";
import { approvalForm, renewalForm } from "../library/questions";
import type { Library, Version } from "../library/library";
import { reportList } from "../library/report";
import type { Item } from "../library/report";
import { counterpartOf, fileKey, keyOf, OPEN, subjectsOf } from "../library/subjects";
import type { LooseFile, Subject } from "../library/subjects";
import { versionTable } from "../library/table";
import type { Act } from "../library/table";
import { factsOf, isSame } from "../library/version";
import { libraryWords } from "../library/words";
import type { LibraryWords } from "../library/words";
import { View } from "../view";

/** What is being asked for. */
type Asked = { readonly kind: "approve"; readonly version: Version } | { readonly kind: "renew"; readonly base: Json };
type Stopped = Extract<Result, { kind: "stopped" }>;

const NOTHING_STOPS: Stopped = { kind: "stopped", problems: [], complaints: [] };

export class LibraryView extends View {
  static override properties: PropertyDeclarations = {
    library: { attribute: false },
    task: { attribute: false },
    asked: { state: true },
    stopped: { state: true },
    items: { state: true },
    files: { state: true },
    chosen: { state: true },
  };

  declare library: Library;
  declare task: LibraryTask;
  declare asked: Asked | null;
  declare stopped: Stopped;
  declare items: readonly Item[];
  declare files: readonly LooseFile[];
  declare chosen: Chosen;

  constructor() {
    super();
    this.asked = null;
    this.stopped = NOTHING_STOPS;
    this.items = [];
    this.files = [];
    this.chosen = { before: "", after: "" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.library.loadAll();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("task")) return;
    if (this.task.kind === "renew") this.askRenewal(this.bench.scheme);
    if (this.task.kind === "compare") void this.compareOpen();
  }

  protected override render(): TemplateResult {
    const { words, library, bench } = this;
    return html`<h2 class="view-title" tabindex="-1">${words.title}</h2>
      <p class="hint">${words.lead}</p>
      ${library.trouble === null ? nothing : html`<p class="notice notice-warning" role="alert" data-testid="storage-trouble">${words.trouble[library.trouble]}</p>`}
      <div class="toolbar">
        <label class="button file-button"
          >${words.import}<input type="file" data-testid="import-scheme" accept=".json,application/json" multiple @change=${this.filesChosen}
        /></label>
        <span class="hint">${words.importHint}</span>
      </div>
      ${reportList(words, this.items)} ${this.removedNotice()} ${this.form()}
      ${versionTable({ bench, library, words, act: (act, version) => void this.act(act, version) })}
      <version-comparison
        .bench=${bench}
        .subjects=${this.subjects}
        .chosen=${this.chosen}
        .choose=${(chosen: Chosen) => (this.chosen = chosen)}
        .addFile=${(files: readonly File[]) => void this.addLoose(files)}
      ></version-comparison>`;
  }

  private get words(): LibraryWords {
    return libraryWords(this.bench.language);
  }

  private get subjects(): Subject[] {
    return subjectsOf(this.bench, this.library, this.files, this.words);
  }

  private removedNotice(): TemplateResult | typeof nothing {
    const { words } = this;
    const removed = this.library.lastRemoved;
    if (removed === null) return nothing;
    const restore = (): void => {
      void this.library.restore();
      send(this, "bench-say", words.removal.restored(removed.title, removed.version));
      this.focusOn("h2");
    };
    return html`<p class="notice" data-testid="removed">
      ${words.removal.done(removed.title, removed.version)} <button type="button" class="button" @click=${restore}>${words.removal.restore}</button>
    </p>`;
  }

  private form(): TemplateResult | typeof nothing {
    const { asked, words, bench, library, stopped } = this;
    if (asked === null) return nothing;
    const more = { ...stopped, cancel: (): void => this.stopAsking() };
    if (asked.kind === "approve") {
      return askingForm(words, { ...approvalForm(words, asked.version, bench), ...more, submit: (typed) => void this.approved(asked.version, { by: typed("by"), date: typed("date"), note: typed("note") }) });
    }
    return askingForm(words, {
      ...renewalForm(words, asked.base, library, textAt(bench.quarter, "period")),
      ...more,
      submit: (typed) => void this.renewed(asked.base, { version: typed("version"), from: typed("from"), to: typed("to") }),
    });
  }

  private async act(act: Act, version: Version): Promise<void> {
    const loaded = await this.library.load(version).catch(() => null);
    if (loaded === null) {
      send(this, "bench-say", this.words.notLoaded(version.title));
      return;
    }
    switch (act) {
      case "open":
        this.open(loaded.text, (all) => all.command.opened(all.version.named(version.id, version.version)));
        return;
      case "compare":
        this.compare({ before: counterpartOf(version, this.bench, this.library, this.subjects), after: keyOf(version) });
        return;
      case "save":
        download(`${version.id}-${version.version}.json`, loaded.text);
        send(this, "bench-kept", loaded.text);
        return;
      case "approve":
        this.ask({ kind: "approve", version: loaded });
        return;
      case "renew":
        this.askRenewal(loaded.value);
        return;
      case "remove":
        await this.library.remove(loaded);
        this.focusOn('[data-testid="removed"] button');
    }
  }

  private open(text: string, label: Label): void {
    send(this, "bench-scheme", { text, label });
    send(this, "bench-view", "scheme");
  }

  private askRenewal(base: Json | undefined): void {
    if (base !== undefined && factsOf(base) !== null) this.ask({ kind: "renew", base });
  }

  private ask(asked: Asked): void {
    this.asked = asked;
    this.stopped = NOTHING_STOPS;
    this.focusOn(".asking input");
  }

  private stopAsking(): void {
    this.asked = null;
    this.focusOn("h2");
  }

  private async approved(version: Version, approval: { by: string; date: string; note: string }): Promise<void> {
    const { words, bench } = this;
    const open = factsOf(bench.scheme);
    const isOpen = open !== null && isSame(open, version);
    if (isOpen && !isSameJson(bench.scheme, version.value)) return this.stopBy({ ...NOTHING_STOPS, complaints: [words.approval.unsaved] });
    const result = await approve({ library: this.library, words, language: bench.language }, version, approval);
    if (result.kind === "stopped") return this.stopBy(result);
    if (isOpen) send(this, "bench-scheme", { text: result.text, label: (all) => all.version.approved(version.version) });
    send(this, "bench-say", words.approval.done(version.title, version.version));
    this.stopAsking();
  }

  private async renewed(base: Json, wanted: { version: string; from: string; to: string }): Promise<void> {
    const { words, bench } = this;
    const result = await renew({ library: this.library, words, language: bench.language }, base, wanted);
    if (result.kind === "stopped") return this.stopBy(result);
    this.asked = null;
    this.open(result.text, (all) => all.version.renewed(wanted.version));
    send(this, "bench-say", words.renewal.done(wanted.version));
  }

  private stopBy(stopped: Stopped): void {
    this.stopped = stopped;
    this.focusOn(".asking [aria-invalid=true]", ".asking input");
  }

  private readonly filesChosen = async ({ target }: Event): Promise<void> => {
    if (!(target instanceof HTMLInputElement) || target.files === null) return;
    const files = [...target.files];
    target.value = "";
    const { words, bench } = this;
    const items: Item[] = [];
    // One after the other: two files may hold the same version.
    for (const file of files) {
      const { conflict, ...said } = await importFile({ library: this.library, words, language: bench.language }, file);
      const ways =
        conflict === null
          ? []
          : [
              { name: words.compare, act: () => this.compareLoose(conflict.version, conflict) },
              { name: words.renew, act: () => this.askRenewal(fromText(conflict.text).value) },
            ];
      items.push({ ...said, ways });
    }
    this.items = items;
  };

  private async addLoose(files: readonly File[]): Promise<void> {
    for (const opened of await Promise.all(files.map(open))) {
      if (opened.kind !== "document" || opened.document !== "scheme") send(this, "bench-say", this.words.notScheme(opened.name));
      else {
        this.addFile(opened);
        this.chosen = { ...this.chosen, after: fileKey(opened) };
      }
    }
  }

  private addFile({ name, text }: LooseFile): void {
    this.files = [...this.files.filter((one) => one.name !== name), { name, text }];
  }

  private compareLoose(version: Version, file: LooseFile): void {
    this.addFile(file);
    this.compare({ before: keyOf(version), after: fileKey(file) });
  }

  private async compareOpen(): Promise<void> {
    await this.library.loadAll();
    const open = factsOf(this.bench.scheme);
    const version = open === null ? null : this.library.find(open);
    if (version !== null) this.compare({ before: keyOf(version), after: OPEN });
  }

  private compare(chosen: Chosen): void {
    this.chosen = chosen;
    this.focusOn("#comparison-title");
  }

  /** The first of the selectors that finds something. */
  private focusOn(...selectors: readonly string[]): void {
    // The comparison renders a step after the view around it.
    void this.updateComplete.then(() =>
      requestAnimationFrame(() => {
        const target = selectors.map((selector) => this.querySelector<HTMLElement>(selector)).find((found) => found !== null);
        target?.focus();
        target?.closest("h3, form")?.scrollIntoView();
      }),
    );
  }
}
customElements.define("library-view", LibraryView);
