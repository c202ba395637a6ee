/** Autosave: keeps what is open in this browser's database after each change, and says how that stands. */

import type { DocumentName, Documents } from "../document/written";
import { textAt } from "../document/place";
import type { Opening, Step, Store } from "../store";
import { wordsOf } from "../text/words";
import type { Words } from "../text/words";
import { isApproved } from "./closed";
import { newId } from "./id";
import { Journal } from "./journal";
import type { Act, Log } from "./journal";
import { countsAfter, countsOf, documentsOf, NO_PATCHES, partsOf } from "./parts";
import type { PatchCounts } from "./parts";
import { ProjectStorage } from "./storage";
import type { Header, Kept, SavedFile } from "./storage";
import { localTime } from "./time";
import { Windows } from "./windows";

/** `absent`: the browser keeps nothing. `full`: no room left. `lost`: what was kept was cleared or closed while the page was open. */
export type Trouble = "absent" | "full" | "lost";

/** What is to be said once, above everything. */
export type News =
  | { readonly kind: "restored"; readonly at: string }
  /** another window had gone on; what stood here goes on as a project of its own */
  | { readonly kind: "copied" };

/** `fresh`: nothing was changed, so there is nothing to keep. */
export type Standing = { readonly kind: "fresh" | "writing" | "elsewhere" } | { readonly kind: "kept"; readonly at: string } | { readonly kind: "trouble"; readonly trouble: Trouble };

interface State {
  readonly documents: Documents;
  readonly drafts: Opening["drafts"];
}

/** What this window knows of a project that it has open, or had. */
interface Held {
  /** of the last writing; 0 where nothing of it is in the database */
  sequence: number;
  written: State | null;
  /** how many patches the database has beside the text of each document */
  patches: PatchCounts;
  at: string;
  isCopy: boolean;
  file: SavedFile | null;
  /** what that file says */
  inFile: State | null;
  readonly journal: Journal;
}

/** Milliseconds: letters typed in one go are written together. */
const TYPING = 250;
/** Some Safaris never answer: the page opens without what it kept rather than not at all. */
const PATIENCE = 2000;
const NAMES: readonly DocumentName[] = ["scheme", "quarter"];
const CLERK = "cadre-pay.clerk";

export class Keeper {
  private storage: ProjectStorage | null = null;
  private trouble: Trouble | null = null;
  private readonly held = new Map<string, Held>();
  private readonly windows: Windows;
  private entered: string | null = null;
  /** another window is being asked whether it has the project open */
  private isEntering = false;
  private timer = 0;
  private writing: Promise<void> | null = null;
  private told: News | null = null;
  private everyHeader: readonly Header[] = [];

  constructor(
    private readonly store: Store,
    private readonly onChange: () => void,
  ) {
    this.windows = new Windows(newId(), () => this.letGo());
    window.addEventListener("pagehide", this.hidden);
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) void this.enter();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
    });
  }

  /** Opens the database and what was worked on last. */
  begin(): Promise<void> {
    const patience = new Promise<void>((resolve) => {
      window.setTimeout(resolve, PATIENCE);
    });
    return Promise.race([this.open(true), patience]);
  }

  get standing(): Standing {
    const { trouble } = this;
    const here = this.here;
    if (this.store.closed === "elsewhere") return { kind: "elsewhere" };
    if (!this.isWorth(here)) return { kind: "fresh" };
    if (trouble !== null) return { kind: "trouble", trouble };
    return this.isDirty(here) || this.writing !== null ? { kind: "writing" } : { kind: "kept", at: here.at };
  }

  get project(): string {
    return this.store.project;
  }

  get news(): News | null {
    return this.told;
  }

  /** The file that the open project was last saved to. */
  get file(): SavedFile | null {
    return this.here.file;
  }

  get isInFile(): boolean {
    return isSame(this.here.inFile, this.state);
  }

  get log(): Log {
    return this.here.journal.log;
  }

  /** The other projects in this browser, the latest first. */
  get others(): readonly Header[] {
    return this.everyHeader.filter(({ id }) => id !== this.store.project);
  }

  /** Everything that was changed stands in the database, or in a file. */
  get holdsEverything(): boolean {
    const { kind } = this.standing;
    return kind === "kept" || kind === "fresh" || kind === "elsewhere" || this.isInFile;
  }

  /** How who works here wants to be named in the log. */
  get clerk(): string {
    try {
      return localStorage.getItem(CLERK) ?? "";
    } catch {
      return "";
    }
  }

  set clerk(name: string) {
    try {
      localStorage.setItem(CLERK, name);
    } catch {
      // Without storage he is asked again next time.
    }
  }

  hear(step: Step): void {
    const { act, from, project, label } = step;
    if (act === "entered") return;
    if (act === "opened") {
      this.of(project).journal.note("opened", label(this.words), this.clerk, new Date());
      return;
    }
    const isFork = act === "done" && from !== project;
    // Going back to another project changes nothing in it.
    if (from === project || isFork) this.of(project, isFork ? this.of(from).journal.log : undefined).journal.step(act, step, this.words, this.clerk, new Date());
  }

  note(act: Act, what: string): void {
    this.here.journal.note(act, what, this.clerk, new Date());
    this.look();
  }

  /** After each change: letters wait a moment for the next, everything else is written at once. */
  look(): void {
    if (this.entered !== this.store.project) void this.enter();
    if (!this.isWorth(this.here) || !this.isDirty(this.here)) return;
    if (this.store.typing === null) this.flush();
    else if (this.timer === 0) this.timer = window.setTimeout(() => this.flush(), TYPING);
  }

  flush(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    if (this.writing !== null || this.isEntering || this.storage === null || this.store.closed === "elsewhere") return;
    if (!this.isWorth(this.here) || !this.isDirty(this.here)) return;
    this.writing = this.write(this.storage, this.store.project).then(() => {
      this.writing = null;
      // What was changed meanwhile; where writing failed it waits for the next change.
      if (this.trouble === null) this.flush();
      this.onChange();
    });
  }

  /** Everything as it stands now has gone to a file. */
  savedTo(name: string): void {
    const { here } = this;
    here.file = { name, at: localTime(new Date()) };
    here.inFile = this.state;
    this.note("saved", name);
    this.onChange();
  }

  /** What a project of this browser opens with; null if it is gone. */
  async opening(id: string, label: Opening["label"]): Promise<Opening | null> {
    const kept = (await this.storage?.read(id)) ?? null;
    return kept === null ? null : this.openingOf(kept, label);
  }

  /** A project that comes from a file brings its log along. */
  bring(log: Log, file: SavedFile): void {
    this.held.set(this.store.project, { ...this.here, journal: new Journal(log), file, inFile: this.state });
  }

  /** Goes on here with what another window has open. */
  async takeOver(): Promise<void> {
    const { project } = this.store;
    await this.windows.take(project);
    const opening = await this.opening(project, (words) => words.nav.project);
    if (opening === null) this.store.elsewhere = false;
    else this.store.start(opening);
    this.entered = project;
    this.told = null;
    this.onChange();
  }

  /** Tries again where nothing could be kept. */
  async retry(): Promise<void> {
    this.trouble = null;
    if (this.storage === null) await this.open(false);
    this.flush();
    this.onChange();
  }

  async remove(id: string): Promise<void> {
    await this.storage?.remove(id);
    this.held.delete(id);
    await this.list();
  }

  async list(): Promise<void> {
    try {
      this.everyHeader = (await this.storage?.headers()) ?? [];
    } catch {
      this.lost();
    }
    this.onChange();
  }

  /** Nothing is written any more, because everything is about to be cleared. */
  stop(): void {
    this.storage = null;
    this.windows.leave();
  }

  dismiss(): void {
    this.told = null;
    this.onChange();
  }

  private get words(): Words {
    return wordsOf(this.store.language);
  }

  private get state(): State {
    const { documents, drafts } = this.store;
    return { documents, drafts: Object.fromEntries(NAMES.flatMap((name) => (drafts[name] === null ? [] : [[name, drafts[name].text]]))) };
  }

  private get here(): Held {
    return this.of(this.store.project);
  }

  private of(project: string, log?: Log): Held {
    const known = this.held.get(project);
    if (known !== undefined) return known;
    const made: Held = { sequence: 0, written: null, patches: NO_PATCHES, at: "", isCopy: false, file: null, inFile: null, journal: new Journal(log) };
    this.held.set(project, made);
    return made;
  }

  /** A sample that nobody has touched is no project. */
  private isWorth({ journal, sequence }: Held): boolean {
    return sequence > 0 || !journal.isEmpty || NAMES.some((name) => this.store.drafts[name] !== null);
  }

  private isDirty({ written, journal }: Held): boolean {
    return journal.hasUnwritten || !isSame(written, this.state);
  }

  private async write(storage: ProjectStorage, project: string): Promise<void> {
    const held = this.of(project);
    const { state } = this;
    const entries = held.journal.takeUnwritten();
    const header = this.headerOf(project, held, state);
    try {
      const parts = partsOf(held.written?.documents ?? null, held.patches, state.documents);
      const outcome = await storage.write({ header, ...parts, entries });
      if (outcome === "overtaken") this.setAside(project, held);
      else if (outcome === "missing") this.lost();
      else {
        Object.assign(held, { sequence: header.sequence, written: state, patches: countsAfter(held.patches, parts), at: header.at } satisfies Partial<Held>);
        this.trouble = null;
      }
    } catch (fault) {
      held.journal.notWritten(entries[0]?.number);
      if (String(fault).includes("InvalidStateError")) this.lost();
      else this.trouble = "full";
    }
  }

  private headerOf(id: string, { sequence, isCopy, file, inFile, journal }: Held, state: State): Header {
    const { documents, drafts } = state;
    return {
      id,
      sequence: sequence + 1,
      at: localTime(new Date()),
      town: textAt(documents.quarter.value, "town"),
      period: textAt(documents.quarter.value, "period"),
      scheme: textAt(documents.scheme.value, "title"),
      isApproved: isApproved(documents.desk.value),
      isCopy,
      drafts,
      file,
      isInFile: isSame(inFile, state),
      folded: journal.log.folded,
    };
  }

  /** Somebody else wrote this project since: that stays, and what stands here goes on under another name. */
  private setAside(project: string, held: Held): void {
    const copy = newId();
    this.held.delete(project);
    this.held.set(copy, { ...held, sequence: 0, written: null, isCopy: true, journal: new Journal(held.journal.log) });
    this.told = { kind: "copied" };
    this.store.rename(project, copy);
  }

  private lost(): void {
    this.storage = null;
    this.trouble = "lost";
    for (const held of this.held.values()) {
      held.sequence = 0;
      held.written = null;
      held.journal.notWritten();
    }
    this.onChange();
  }

  private async open(isStart: boolean): Promise<void> {
    try {
      this.storage = await ProjectStorage.open(() => {
        if (this.storage !== null) this.lost();
      });
      const last = isStart && !this.isWorth(this.here) ? await this.storage.last() : null;
      if (last !== null) this.restore(last);
      await this.list();
    } catch {
      this.storage = null;
      this.trouble = "absent";
    }
    this.look();
    this.onChange();
  }

  private restore(kept: Kept): void {
    this.told = { kind: "restored", at: kept.header.at };
    this.store.start(this.openingOf(kept, (words) => words.nav.project));
  }

  private openingOf(kept: Kept, label: Opening["label"]): Opening {
    const { header, log } = kept;
    const documents = documentsOf(kept);
    const { id, sequence, at, isCopy, file, drafts } = header;
    const written = { documents, drafts };
    this.held.set(id, { sequence, written, patches: countsOf(kept), at, isCopy, file, inFile: header.isInFile ? written : null, journal: Journal.written(log) });
    return { documents, drafts, project: id, label };
  }

  /** Nothing is written to a project before it is known whether another window works on it. */
  private async enter(): Promise<void> {
    const { project } = this.store;
    this.entered = project;
    this.isEntering = true;
    const mayWork = await this.windows.enter(project);
    if (this.store.project !== project) return;
    this.isEntering = false;
    // What was typed before the other window answered is kept beside what that window has.
    if (!mayWork && this.isDirty(this.here)) this.setAside(project, this.here);
    else if (!mayWork) this.store.elsewhere = true;
    else if (this.here.sequence > 0) void this.storage?.setLast(project).catch(() => this.lost());
    this.look();
  }

  /** Another window goes on with the project: what was typed here is written before it reads. */
  private async letGo(): Promise<void> {
    this.flush();
    while (this.writing !== null) await this.writing;
    this.store.elsewhere = true;
  }

  private readonly hidden = (): void => {
    this.flush();
    this.windows.leave();
  };
}

function isSame(one: State | null, other: State): boolean {
  return one !== null && one.documents === other.documents && NAMES.every((name) => one.drafts[name] === other.drafts[name]);
}
