/** The page as a whole: holds the store, hears what its parts tell, and shows the view that was chosen. */

import { html, LitElement, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { benchOf } from "./bench";
import type { Bench } from "./bench";
import type { Command } from "./command";
import type { Core } from "./core";
import { fromText } from "./document/written";
import type { DocumentName, Documents } from "./document/written";
import type { BenchEvents, Filter, Place, Question, ViewName } from "./events";
import { open } from "./files";
import { commandOf } from "./parts/fields";
import { findField, viewOf } from "./route";
import { sample } from "./sample";
import { Store } from "./store";
import { View } from "./view";
import { SourceView } from "./views/source";
import "./parts/money-bar";
import "./parts/page-header";
import "./parts/problem-list";
import "./parts/reasons-panel";
import "./parts/step-nav";
import "./views/barometer";
import "./views/people";
import "./views/ranking";
import "./views/red-lines";
import "./views/scheme";
import "./views/scores";
import "./views/villages";

type Drafts = Readonly<Record<DocumentName, string | null>>;

const EVERYBODY: Filter = { village: "", category: "", name: "", unfinished: false };
/** After so many milliseconds without a key the typed text is taken as meant. */
const RESTING_HAND = 800;
const NO_DRAFTS: Drafts = { scheme: null, quarter: null };

export class Workbench extends LitElement {
  static override properties: PropertyDeclarations = {
    view: { state: true },
    filter: { state: true },
    question: { state: true },
    sourceShown: { state: true },
    drafts: { state: true },
    message: { state: true },
  };

  declare view: ViewName;
  declare filter: Filter;
  declare question: Question | null;
  declare sourceShown: DocumentName;
  declare drafts: Drafts;
  declare message: string;

  private readonly store: Store;
  private readonly core: Core;
  private bench: Bench;
  private rest = 0;
  /** where the reasons were asked for, so that closing them leads back */
  private asker: HTMLElement | null = null;

  constructor(core: Core) {
    super();
    this.core = core;
    this.store = new Store(core, sample(), () => {
      this.bench = benchOf(this.store);
      this.requestUpdate();
    });
    this.bench = benchOf(this.store);
    this.view = "ranking";
    this.filter = EVERYBODY;
    this.question = null;
    this.sourceShown = "quarter";
    this.drafts = NO_DRAFTS;
    this.message = "";
    this.listen();
  }

  /** Lets the core panic, so that a test can see the page say so and go on. */
  faultForTest(): void {
    this.store.panicOnPurpose();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    document.documentElement.lang = bench.language;
    document.title = bench.words.product;
    return html`
      <page-header .bench=${bench} .edition=${this.core.edition} .message=${this.message}></page-header>
      <step-nav .bench=${bench} .view=${this.view}></step-nav>
      <main id="main" class="main-${this.view}" tabindex="-1">
        <problem-list .bench=${bench}></problem-list>
        ${this.closedForms()} ${this.shown()}
      </main>
      <reasons-panel class=${this.question === null && this.view !== "ranking" ? "reasons-idle" : ""} .bench=${bench} .question=${this.question}></reasons-panel>
      <money-bar .bench=${bench}></money-bar>
      <p class="drop-note" aria-hidden="true">${bench.words.files.drop}</p>
    `;
  }

  /** Forms cannot change a document whose text is not readable: that might drop something. */
  private closedForms(): TemplateResult | typeof nothing {
    const { words, scheme, quarter } = this.bench;
    if (this.view === "source" || (scheme !== undefined && quarter !== undefined)) return nothing;
    return html`<p class="notice notice-warning">${words.source.formsClosed}</p>`;
  }

  private shown(): TemplateResult {
    const { bench, filter } = this;
    switch (this.view) {
      case "scheme":
        return html`<scheme-view .bench=${bench}></scheme-view>`;
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
        return html`<ranking-view .bench=${bench} .filter=${filter}></ranking-view>`;
      case "source":
        return html`<source-view .bench=${bench} .shown=${this.sourceShown} .drafts=${this.drafts}></source-view>`;
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
    this.on("bench-view", (view) => this.show(view));
    this.on("bench-goto", (place) => void this.goto(place));
    this.on("bench-explain", (question) => this.explain(question));
    this.on("bench-close", () => this.close());
    this.on("bench-filter", (part) => (this.filter = { ...this.filter, ...part }));
    this.on("bench-show-source", (name) => (this.sourceShown = name));
    this.on("bench-draft", ({ document, text }) => (this.drafts = { ...this.drafts, [document]: text }));
    this.on("bench-apply", ({ document, text }) => this.apply(document, text));
    this.on("bench-files", (files) => void this.openFiles(files));
    this.on("bench-history", (direction) => this.step(direction));
    this.on("bench-language", () => {
      this.message = "";
      this.store.language = this.store.language === "en" ? "zh-CN" : "en";
    });
  }

  private on<Name extends keyof BenchEvents>(name: Name, act: (detail: BenchEvents[Name]) => void): void {
    this.addEventListener(name, (event: Event) => {
      act((event as CustomEvent<BenchEvents[Name]>).detail);
    });
  }

  private run(command: Command): void {
    this.message = "";
    this.store.do(command);
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.store.seal(), RESTING_HAND);
  }

  private show(view: ViewName): void {
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
      view.reveal(place);
      await this.settled();
    }
    const field = findField(this, place);
    if (field === null) {
      await this.gotoSource(place);
      return;
    }
    for (let around = field.closest("details"); around !== null; around = around.parentElement?.closest("details") ?? null) around.open = true;
    field.focus();
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

  private apply(name: DocumentName, text: string): void {
    this.store.replace({ [name]: fromText(text) }, (words) => words.command.source(words.documents[name]));
    this.drafts = { ...this.drafts, [name]: null };
  }

  private step(direction: "undo" | "redo"): void {
    const { words } = this.bench;
    const label = direction === "undo" ? this.store.undoLabel : this.store.redoLabel;
    if (label === null) return;
    if (direction === "undo") this.store.undo();
    else this.store.redo();
    this.message = direction === "undo" ? words.command.undone(label(words)) : words.command.redone(label(words));
  }

  private async openFiles(files: readonly File[]): Promise<void> {
    const { words } = this.bench;
    const opened = await Promise.all(files.map(open));
    const documents: Partial<Record<DocumentName, Documents[DocumentName]>> = {};
    const names: string[] = [];
    const complaints: string[] = [];
    for (const one of opened) {
      if (one.kind === "document") {
        documents[one.document] = fromText(one.text);
        names.push(one.name);
      } else complaints.push(one.kind === "unknown" ? words.files.unknown(one.name) : words.files.notUtf8(one.name));
    }
    if (names.length > 0) {
      const list = names.join(words.listMark);
      this.store.replace(documents, (all) => all.command.opened(list));
      this.drafts = NO_DRAFTS;
      this.filter = EVERYBODY;
      complaints.unshift(words.files.opened(list));
    }
    this.message = complaints.join(" ");
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.question !== null) {
      this.close();
      return;
    }
    // The text of the source has the browser's own undo.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    const key = event.key.toLowerCase();
    const direction = key === "z" && !event.shiftKey ? "undo" : key === "y" || key === "z" ? "redo" : null;
    if (direction === null) return;
    event.preventDefault();
    this.step(direction);
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
