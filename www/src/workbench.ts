/** The page as a whole: holds the store, hears what its parts tell, and shows the view that was chosen. */

import { html, LitElement, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { benchOf } from "./bench";
import type { Bench, Say } from "./bench";
import type { Command } from "./command";
import type { Core } from "./core";
import { fromText, fromValue } from "./document/written";
import type { DocumentName, Documents } from "./document/written";
import { emptyDesk } from "./desk/desk";
import { send } from "./events";
import type { BenchEvents, BroughtProject, Filter, LibraryTask, Place, ProjectText, Question, ViewName } from "./events";
import { isTable, open } from "./files";
import type { Opened } from "./files";
import { focusKeeper } from "./focus";
import { Librarian } from "./library/librarian";
import { Library } from "./library/library";
import { rememberedLanguage, rememberLanguage } from "./language";
import { draftNotice } from "./parts/draft-notice";
import { commandOf } from "./parts/fields";
import { otherVersionNotice, versionNotice } from "./parts/version-notice";
import { isSameQuarter } from "./project/closed";
import { deskFor } from "./project/desk-for";
import { Keeper } from "./project/keeper";
import { findField, viewOf } from "./route";
import { sample } from "./sample";
import { Store } from "./store";
import type { Words } from "./text/words";
import { View } from "./view";
import { SourceView } from "./views/source";
import "./parts/money-bar";
import "./parts/page-header";
import "./parts/problem-list";
import "./parts/reasons-panel";
import "./parts/step-nav";
import "./views/ranking";

const EVERYBODY: Filter = { village: "", category: "", name: "", unfinished: false, problems: false };
/** After so many milliseconds without a key the typed text is taken as meant. */
const RESTING_HAND = 800;
/** Where letters are typed, and so a question mark. */
const TYPED_INTO = "input, textarea, select, score-grid *";
const DOCUMENTS: readonly DocumentName[] = ["scheme", "quarter"];
/** Fields with an undo of their own, which the browser keeps: their text is no part of the documents yet. */
const OWN_UNDO = "textarea:not([data-place]), input:not([data-place]):not([type=checkbox]):not([type=file])";

export class Workbench extends LitElement {
  static override properties: PropertyDeclarations = {
    view: { state: true },
    filter: { state: true },
    question: { state: true },
    sourceShown: { state: true },
    message: { state: true },
    task: { state: true },
    importing: { state: true },
    brought: { state: true },
  };

  declare view: ViewName;
  declare filter: Filter;
  declare question: Question | null;
  declare sourceShown: DocumentName;
  declare message: string;
  /** what the library was last opened for */
  declare task: LibraryTask;
  /** the files that were last handed over to be imported */
  declare importing: readonly File[];
  /** the project file that was last handed over to be opened */
  declare brought: ProjectText | null;

  private readonly store: Store;
  private readonly keeper: Keeper;
  private readonly library: Library;
  private readonly librarian: Librarian;
  private readonly core: Core;
  private say: Say = (problem) => problem;
  private bench: Bench;
  private rest = 0;
  /** where the reasons were asked for, so that closing them leads back */
  private asker: HTMLElement | null = null;
  /** where help was asked for */
  private earlier: ViewName = "ranking";

  constructor(core: Core) {
    super();
    this.core = core;
    this.store = new Store(
      core,
      sample(),
      rememberedLanguage(),
      () => this.refresh(),
      (step) => this.keeper.hear(step),
    );
    this.keeper = new Keeper(this.store, () => this.requestUpdate());
    // What the library has is no part of the bench, and its views have to look again.
    this.library = new Library(core, () => this.refresh(null));
    this.librarian = new Librarian(this.store, this.library, (sentence, act) => {
      this.message = sentence;
      if (act !== undefined) this.keepingFocus(act);
    });
    this.bench = benchOf(this.store, this.say, null);
    this.view = "ranking";
    this.filter = EVERYBODY;
    this.question = null;
    this.sourceShown = "quarter";
    this.message = "";
    this.task = { kind: "look" };
    this.importing = [];
    this.brought = null;
    this.listen();
  }

  /** What was worked on last is open before the page shows anything. */
  async begin(): Promise<void> {
    await this.keeper.begin();
  }

  /** The words of the form of the rules come with it, after the page has opened. */
  sayProblems(say: Say): void {
    this.say = say;
    this.refresh();
  }

  /** Lets the core panic, so that a test can see the page say so and go on. */
  faultForTest(): void {
    this.store.panicOnPurpose();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeunload", this.leaving);
    // Also while nothing has the focus.
    window.addEventListener("keydown", this.helpKey);
  }

  override disconnectedCallback(): void {
    window.removeEventListener("beforeunload", this.leaving);
    window.removeEventListener("keydown", this.helpKey);
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    const root = document.documentElement;
    // Saying it again, even the same, has every element of the page styled anew: tens of milliseconds at each key.
    if (root.lang !== bench.language) root.lang = bench.language;
    document.title = this.titleNow();
    return html`
      <a class="skip-link" href="#main">${bench.words.nav.skip}</a>
      <page-header .bench=${bench} .edition=${this.core.edition} .message=${this.message} .keeper=${this.keeper} .standing=${this.keeper.standing}></page-header>
      <step-nav .bench=${bench} .view=${this.view}></step-nav>
      <main id="main" class="main-${this.view}" tabindex="-1">
        <project-notice .bench=${bench} .keeper=${this.keeper} .standing=${this.keeper.standing} .news=${this.keeper.news}></project-notice>
        <problem-list .bench=${bench}></problem-list>
        ${this.closedForms()} ${this.waitingDrafts()} ${otherVersionNotice(bench, this.library)}
        ${this.view === "scheme" ? versionNotice(bench, this.library) : nothing} ${this.shown()}
      </main>
      <reasons-panel class=${this.question === null && this.view !== "ranking" ? "reasons-idle" : ""} .bench=${bench} .question=${this.question}></reasons-panel>
      <money-bar .bench=${bench}></money-bar>
      <p class="drop-note" aria-hidden="true">${bench.words.files.drop}</p>
    `;
  }

  /** So that windows and steps of the history can be told apart. */
  private titleNow(): string {
    const { words } = this.bench;
    const { view } = this;
    return view === "library" || view === "samples" || view === "help" ? words.product : `${words.nav[view]} · ${words.product}`;
  }

  /** Forms cannot change a document whose text is not readable: that might drop something. */
  private closedForms(): TemplateResult | typeof nothing {
    const { words, scheme, quarter } = this.bench;
    if (this.view === "source" || (scheme !== undefined && quarter !== undefined)) return nothing;
    return html`<p class="notice notice-warning">${words.source.formsClosed}</p>`;
  }

  /** The source view tells of the draft that it shows by itself. */
  private waitingDrafts(): TemplateResult[] {
    const isShown = (name: DocumentName): boolean => this.view === "source" && this.sourceShown === name;
    return DOCUMENTS.filter((name) => this.bench.drafts[name] !== null && !isShown(name)).map((name) => draftNotice(this.bench, name));
  }

  private shown(): TemplateResult {
    const { bench, filter } = this;
    switch (this.view) {
      case "overview":
        return html`<overview-view .bench=${bench}></overview-view>`;
      case "import":
        return html`<import-view .bench=${bench} .files=${this.importing}></import-view>`;
      case "paper":
        return html`<paper-view .bench=${bench}></paper-view>`;
      case "export":
        return html`<export-view .bench=${bench}></export-view>`;
      case "project":
        return html`<project-view .bench=${bench} .keeper=${this.keeper} .standing=${this.keeper.standing} .others=${this.keeper.others} .library=${this.library} .brought=${this.brought}></project-view>`;
      case "scheme":
        return html`<scheme-view .bench=${bench} .readonly=${bench.frozen || bench.closed !== null}></scheme-view>`;
      case "villages":
        return html`<villages-view .bench=${bench}></villages-view>`;
      case "people":
        return html`<people-view .bench=${bench} .filter=${filter}></people-view>`;
      case "scores":
        return html`<scores-view .bench=${bench} .filter=${filter}></scores-view>`;
      case "barometer":
        return html`<barometer-view .bench=${bench}></barometer-view>`;
      case "redlines":
        return html`<red-lines-view .bench=${bench}></red-lines-view>`;
      case "ranking":
        return this.ranking();
      case "leaderboard":
        return html`<leaderboard-view .bench=${bench}></leaderboard-view>`;
      case "records":
        return html`<records-view .bench=${bench} .filter=${filter}></records-view>`;
      case "samples":
        return html`<samples-view .bench=${bench}></samples-view>`;
      case "whatif":
        return html`<what-if-view .bench=${bench} .library=${this.library}></what-if-view>`;
      case "help":
        return html`<help-view .bench=${bench} .back=${this.earlier}></help-view>`;
      case "library":
        return html`<library-view .bench=${bench} .library=${this.library} .task=${this.task}></library-view>`;
      case "source":
        return html`<source-view .bench=${bench} .shown=${this.sourceShown}></source-view>`;
    }
  }

  /** Villages are ranked in one long list, households have accounts, people have amounts. */
  private ranking(): TemplateResult {
    const { bench, filter } = this;
    switch (bench.system.subject) {
      case "village":
        return html`<county-view .bench=${bench}></county-view>`;
      case "household":
        return html`<ledger-view .bench=${bench}></ledger-view>`;
      case "person":
        return html`<ranking-view .bench=${bench} .filter=${filter}></ranking-view>`;
    }
  }

  private listen(): void {
    this.addEventListener("input", (event) => {
      const command = commandOf(event.target);
      if (command !== null) this.run(command);
    });
    this.addEventListener("focusout", () => this.store.seal());
    this.addEventListener("keydown", this.key);
    this.addEventListener("dragover", this.dragged);
    this.addEventListener("dragleave", this.dragEnded);
    this.addEventListener("drop", this.dropped);
    this.on("bench-command", (command) => this.run(command));
    this.on("bench-seal", () => this.store.seal());
    this.on("bench-take-back", (command) => {
      if (!this.store.takeBack(command.key)) this.run(command);
    });
    this.on("bench-view", (view) => this.show(view));
    this.on("bench-goto", (place) => void this.goto(place));
    this.on("bench-explain", (question) => this.explain(question));
    this.on("bench-close", () => this.close());
    this.on("bench-filter", (part) => (this.filter = { ...this.filter, ...part }));
    this.on("bench-show-source", (name) => {
      this.sourceShown = name;
      this.show("source");
    });
    this.on("bench-draft", ({ document, text }) => this.store.draft(document, text));
    this.on("bench-apply", (name) => this.apply(name));
    this.on("bench-discard", (name) => this.discard(name));
    this.on("bench-kept", (text) => this.store.keep(text));
    this.on("bench-files", (files) => void this.openFiles(files));
    this.on("bench-import", (files) => {
      this.importing = files;
      this.show("import");
    });
    this.on("bench-library", (task) => {
      this.task = task;
      this.show("library");
    });
    this.on("bench-scheme", ({ text, label }) => this.unlessClosed(() => this.librarian.open(text, label)));
    this.on("bench-sample", (sample) => void this.openSample(sample));
    this.on("bench-follow", () => this.unlessClosed(() => void this.librarian.follow()));
    this.on("bench-adopt", (name) => this.unlessClosed(() => void this.librarian.adopt(name)));
    this.on("bench-keep", () => void this.librarian.keep());
    this.on("bench-next", (next) => void this.librarian.goOn(next));
    this.on("bench-say", (sentence) => (this.message = sentence));
    this.on("bench-history", (direction) => this.step(direction));
    this.on("bench-steps", (steps) => {
      for (let left = Math.abs(steps); left > 0; left -= 1) this.step(steps < 0 ? "undo" : "redo");
    });
    this.on("bench-project", (brought) => this.openProject(brought));
    this.on("bench-language", () => {
      this.message = "";
      this.store.language = this.store.language === "en" ? "zh-CN" : "en";
      rememberLanguage(this.store.language);
    });
  }

  private on<Name extends keyof BenchEvents>(name: Name, act: (detail: BenchEvents[Name]) => void): void {
    this.addEventListener(name, (event: Event) => {
      act((event as CustomEvent<BenchEvents[Name]>).detail);
    });
  }

  private run(command: Command): void {
    // What was added or removed is said; what is typed can be seen.
    this.message = command.key === null ? this.bench.words.command.done(command.label(this.bench.words)) : "";
    this.keepingFocus(() => {
      if (!this.store.do(command)) this.refuse();
    });
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.store.seal(), RESTING_HAND);
  }

  private unlessClosed(act: () => void): void {
    if (this.bench.closed === null) act();
    else this.refuse();
  }

  /** What is approved, or open in another window, stays as it is; a field shows again what the document says. */
  private refuse(): void {
    const { desk, closed, language } = this.bench;
    void import("./project/words").then(({ projectWords }) => (this.message = projectWords(language).refused(closed, desk)));
    for (const element of this.querySelectorAll("main *")) if (element instanceof View) element.requestUpdate();
  }

  /** A record that goes away takes the focus with it; it goes on from there. */
  private keepingFocus(act: () => void): void {
    const keep = focusKeeper(this);
    act();
    void this.settled().then(keep);
  }

  private show(view: ViewName): void {
    if (view === "help" && this.view !== "help") this.earlier = this.view;
    this.view = view;
    const main = this.querySelector("main");
    if (main !== null) main.scrollTop = 0;
  }

  /** Leads to the field of a place, or to its line in the source if no form shows it. */
  private async goto(place: Place): Promise<void> {
    this.filter = EVERYBODY;
    this.view = viewOf(place);
    await this.settled();
    const view = this.querySelector("main > :last-child");
    if (view instanceof View) {
      await view.reveal(place);
      await this.settled();
    }
    const field = findField(this, place);
    if (field === null) {
      await this.gotoSource(place);
      return;
    }
    for (let around = field.closest("details"); around !== null; around = around.parentElement?.closest("details") ?? null) around.open = true;
    focusOn(field);
    field.scrollIntoView({ block: "center", inline: "center" });
    if (field instanceof HTMLInputElement) field.select();
  }

  private async gotoSource({ document, place }: Place): Promise<void> {
    this.view = "source";
    this.sourceShown = document;
    await this.settled();
    const source = this.querySelector("source-view");
    if (source instanceof SourceView) source.select(place);
  }

  /** When the views below have rendered too: each of them renders a step after the one around it. */
  private async settled(): Promise<void> {
    await this.updateComplete;
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }

  private explain(question: Question): void {
    if (document.activeElement instanceof HTMLElement) this.asker = document.activeElement;
    this.question = question;
  }

  private close(): void {
    this.question = null;
    if (this.asker?.isConnected === true) this.asker.focus();
    this.asker = null;
  }

  private apply(name: DocumentName): void {
    const draft = this.store.drafts[name];
    if (draft === null) return;
    this.keepingFocus(() => {
      if (!this.store.replace({ [name]: fromText(draft.text) }, (words) => words.command.source(words.documents[name]))) this.refuse();
    });
  }

  private discard(name: DocumentName): void {
    const { words } = this.bench;
    this.message = words.source.discarded(words.documents[name]);
    this.keepingFocus(() => this.store.discardDraft(name, (all) => all.command.discarded(all.documents[name])));
  }

  private step(direction: "undo" | "redo"): void {
    const { words } = this.bench;
    const label = direction === "undo" ? this.store.undoLabel : this.store.redoLabel;
    if (label === null) return;
    this.keepingFocus(() => {
      if (direction === "undo") this.store.undo();
      else this.store.redo();
    });
    this.message = direction === "undo" ? words.command.undone(label(words)) : words.command.redone(label(words));
  }

  private refresh(before: Bench | null = this.bench): void {
    this.bench = benchOf(this.store, this.say, before);
    // A view of something that the system opened now does not have.
    const { views } = this.bench.system;
    if (!views.includes(this.view) && this.view !== "library" && this.view !== "samples" && this.view !== "help") this.view = "ranking";
    this.keeper.look();
    this.requestUpdate();
  }

  private async openFiles(chosen: readonly File[]): Promise<void> {
    const { words } = this.bench;
    const files = await this.withoutTables(chosen);
    const opened = await Promise.all(files.map(open));
    const documents: Partial<Record<DocumentName, Documents[DocumentName]>> = {};
    const names: Partial<Record<DocumentName, string>> = {};
    const complaints: string[] = [];
    const project = opened.find((one): one is Extract<Opened, { kind: "project" }> => one.kind === "project");
    if (project !== undefined) {
      // It brings scheme and quarter of its own: what was chosen beside it waits for another time.
      this.brought = project;
      this.show("project");
      return;
    }
    for (const one of opened) {
      if (one.kind === "project") continue;
      if (one.kind !== "document") {
        complaints.push(complaint(words, one));
        continue;
      }
      const used = names[one.document];
      if (used === undefined) {
        documents[one.document] = fromText(one.text);
        names[one.document] = one.name;
        this.store.keep(one.text);
      } else complaints.push(words.files.onlyOne(words.documents[one.document], used, one.name));
    }
    const used = Object.values(names);
    const named = await this.librarian.namedIn(documents);
    if (named !== null) {
      documents.scheme = fromText(named.text);
      complaints.unshift(words.version.followed(words.version.named(named.id, named.version)));
    }
    if (used.length > 0) {
      const list = used.join(words.listMark);
      const setAside = DOCUMENTS.filter((name) => documents[name] !== undefined && this.store.drafts[name] !== null);
      if (!this.store.replace(this.withDesk(documents), (all) => all.command.opened(list))) {
        this.refuse();
        return;
      }
      this.filter = EVERYBODY;
      complaints.unshift(words.files.opened(list), ...setAside.map((name) => words.files.draftSetAside(words.documents[name])));
    }
    if (files.length > 0) this.message = complaints.join(" ");
  }

  /** Lists and workbooks are imported; the others are documents, also where they are damaged. */
  private async withoutTables(files: readonly File[]): Promise<readonly File[]> {
    const kinds = await Promise.all(files.map(isTable));
    const tables = files.filter((_, index) => kinds[index]);
    if (tables.length > 0) send(this, "bench-import", tables);
    return files.filter((_, index) => kinds[index] !== true);
  }

  /** Another quarter does not take over the accounts and approvals of the one before. */
  private withDesk(documents: Partial<Documents>): Partial<Documents> {
    const before = this.store.documents;
    return isSameQuarter(before, { ...before, ...documents }) ? documents : { ...documents, desk: fromValue(deskFor(before, documents.quarter?.value)) };
  }

  /** A project of this browser, or one from a file with its log. */
  private openProject({ opening, from }: BroughtProject): void {
    this.store.open(opening);
    if (from !== null) {
      this.keeper.bring(from.log, from.file);
      this.keeper.note("opened", opening.label(this.bench.words));
    }
    this.brought = null;
    this.filter = EVERYBODY;
    this.question = null;
    this.show(this.bench.system.home);
    this.message = this.bench.words.command.done(opening.label(this.bench.words));
  }

  /** A sample brings the scheme that it names, also where another version of it is open. */
  private async openSample({ text, title }: BenchEvents["bench-sample"]): Promise<void> {
    const quarter = fromText(text);
    const scheme = await this.librarian.schemeOf(quarter);
    if (scheme === null) return;
    this.store.keep(text);
    this.store.keep(scheme);
    this.store.open({ documents: { scheme: fromText(scheme), quarter, desk: fromValue(emptyDesk()) }, drafts: {}, project: null, label: (words) => words.command.opened(title) });
    this.filter = EVERYBODY;
    this.question = null;
    this.show(this.bench.system.home);
    this.message = this.bench.words.files.opened(title);
  }

  private readonly leaving = (event: BeforeUnloadEvent): void => {
    this.keeper.flush();
    if (!this.store.hasUnkept || this.keeper.holdsEverything) return;
    event.preventDefault();
    // Chromium before 119 asks only if this is set.
    event.returnValue = true;
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.question !== null) {
      this.close();
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.matches(OWN_UNDO)) return;
    const key = event.key.toLowerCase();
    const direction = key === "z" && !event.shiftKey ? "undo" : key === "y" || key === "z" ? "redo" : null;
    if (direction === null) return;
    event.preventDefault();
    this.step(direction);
  };

  /** A Chinese keyboard gives the wide sign. */
  private readonly helpKey = (event: KeyboardEvent): void => {
    if ((event.key !== "?" && event.key !== "？") || (event.target instanceof Element && event.target.matches(TYPED_INTO))) return;
    event.preventDefault();
    this.show(this.view === "help" ? this.earlier : "help");
  };

  private readonly dragged = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    this.classList.add("dropping");
  };

  private readonly dragEnded = (): void => {
    this.classList.remove("dropping");
  };

  private readonly dropped = (event: DragEvent): void => {
    this.classList.remove("dropping");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.openFiles(files);
  };
}
customElements.define("cadre-pay-workbench", Workbench);

function complaint({ files }: Words, { kind, name }: { readonly kind: "not-read" | "not-utf-8" | "unknown"; readonly name: string }): string {
  switch (kind) {
    case "not-read":
      return files.notRead(name);
    case "not-utf-8":
      return files.notUtf8(name);
    case "unknown":
      return files.unknown(name);
  }
}

/** A field of an approved version takes no focus, what stands around it does. */
function focusOn(field: HTMLElement): void {
  const around = field.matches(":disabled") ? field.closest<HTMLElement>(".field, tr") : null;
  if (around !== null) around.tabIndex = -1;
  (around ?? field).focus();
}
