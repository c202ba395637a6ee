/** Keeps what was typed and derives the rest. Every change is a command that can be undone. */

import type { Command, Label } from "./command";
import { changesFrozen, isFrozen } from "./library/version";
import { detailOf } from "./core";
import type { CheckAnswer, Core, Language, Opened, Problem, Reason, SettleAnswer } from "./core";
import { changesBetween } from "./document/changes";
import type { Json } from "./document/json";
import { forCore, fromValue, textOf } from "./document/written";
import type { DocumentName, Documents, Draft, Drafts, PartName, Written } from "./document/written";
import { closedTo, forAnotherQuarter, isApproved, isSamePeriod, isSameQuarter } from "./project/closed";
import type { Closed } from "./project/closed";
import { newId } from "./project/id";

interface Snapshot {
  readonly documents: Documents;
  /** what led here from the snapshot before */
  readonly label: Label | null;
  readonly key: string | null;
  /** drafts that went with this step, and come back when it is undone */
  readonly dropped: Readonly<Partial<Record<DocumentName, Draft>>>;
  /** the project in which it is kept: another quarter is another project */
  readonly project: string;
  readonly at: Date;
}

/** One change of the documents, in whichever direction. */
export interface Step {
  /** `opened`: another quarter came from files; `entered`: a whole project, which has a log of its own */
  readonly act: "done" | "undone" | "redone" | "opened" | "entered";
  readonly label: Label;
  /** goes on typing in the field of the step before */
  readonly isTyping: boolean;
  readonly before: Documents;
  readonly after: Documents;
  readonly from: string;
  readonly project: string;
}

/** Of the undo list. */
export interface PastStep {
  readonly label: Label;
  readonly at: Date;
}

/** What is opened in the place of everything. */
export interface Opening {
  readonly documents: Documents;
  readonly drafts: Readonly<Partial<Record<DocumentName, string>>>;
  /** the project of this browser that it is; another one is made if null */
  readonly project: string | null;
  readonly label: Label;
}

const NAMES: readonly DocumentName[] = ["scheme", "quarter"];
const PARTS: readonly PartName[] = [...NAMES, "desk"];

export class Store {
  private past: Snapshot[] = [];
  private present: Snapshot;
  private future: Snapshot[] = [];
  private answered: { documents: Documents; language: Language; answer: SettleAnswer | null } | null = null;
  /** the quarter that is open in the core, and of which documents it is */
  private opened: { readonly scheme: Written; readonly quarter: Written; readonly language: Language; readonly quarterOpen: Opened } | null = null;
  private explained: { answer: SettleAnswer; reasons: Map<string, readonly Reason[]> } | null = null;
  private checked: { scheme: Written; language: Language; answer: CheckAnswer | null } | null = null;
  private faultDetail: string | null = null;
  private typedDrafts: Drafts = { scheme: null, quarter: null };
  /** texts that stand in a file, or came with the page, so that losing them loses nothing */
  private readonly kept: Set<string>;
  private isElsewhere = false;

  constructor(
    private readonly core: Core,
    documents: Documents,
    private spoken: Language,
    private readonly onChange: () => void,
    private readonly onStep: (step: Step) => void,
  ) {
    this.present = { documents, label: null, key: null, dropped: {}, project: newId(), at: new Date() };
    this.kept = new Set(PARTS.map((name) => textOf(documents[name])));
  }

  get documents(): Documents {
    return this.present.documents;
  }

  get project(): string {
    return this.present.project;
  }

  /** Why what is open may not be changed now. */
  get closed(): Closed | null {
    if (this.isElsewhere) return "elsewhere";
    return isApproved(this.documents.desk.value) ? "approved" : null;
  }

  /** Another window goes on with this project. */
  set elsewhere(isElsewhere: boolean) {
    this.isElsewhere = isElsewhere;
    this.changed();
  }

  get language(): Language {
    return this.spoken;
  }

  set language(language: Language) {
    this.spoken = language;
    this.changed();
  }

  get drafts(): Drafts {
    return this.typedDrafts;
  }

  /** What was typed in the source view; nothing remains of it once it says what the document says. */
  draft(name: DocumentName, text: string): void {
    if (this.closed !== null || (name === "scheme" && isFrozen(this.documents.scheme.value))) return;
    const written = this.documents[name];
    const draft = text === textOf(written) ? null : { text, base: this.typedDrafts[name]?.base ?? written };
    this.typedDrafts = { ...this.typedDrafts, [name]: draft };
    this.onChange();
  }

  discardDraft(name: DocumentName, label: Label): void {
    if (this.typedDrafts[name] !== null && !this.isElsewhere) this.go(this.documents, label, { without: [name] });
  }

  /** This text stands in a file now. */
  keep(text: string): void {
    this.kept.add(text);
  }

  /** Something was typed that stands in no file. */
  get hasUnkept(): boolean {
    const isKept = (text: string): boolean => this.kept.has(text);
    return PARTS.some((name) => !isKept(textOf(this.documents[name]))) || NAMES.some((name) => !isKept(this.typedDrafts[name]?.text ?? textOf(this.documents[name])));
  }

  /** What the core last said when it broke down; the next answer clears it. */
  get fault(): string | null {
    return this.faultDetail;
  }

  get undoLabel(): Label | null {
    return this.past.length === 0 ? null : this.present.label;
  }

  get redoLabel(): Label | null {
    return this.future[this.future.length - 1]?.label ?? null;
  }

  /** What undo takes back, the latest first. */
  get pastSteps(): readonly PastStep[] {
    return this.past.length === 0 ? [] : [...this.past.slice(1), this.present].reverse().flatMap(asPastStep);
  }

  /** What redo brings back, the next first. */
  get futureSteps(): readonly PastStep[] {
    return [...this.future].reverse().flatMap(asPastStep);
  }

  /** The core's answer to what is typed now; null only if the core broke down over it. */
  get answer(): SettleAnswer | null {
    const { documents, spoken: language } = this;
    if (this.answered?.documents !== documents || this.answered.language !== language) {
      const answer = this.asked(() => this.settled(documents, language));
      this.answered = { documents, language, answer };
    }
    return this.answered.answer;
  }

  reasonsOf(id: string): readonly Reason[] {
    return this.reasonsOfAll([id]).get(id) ?? [];
  }

  /** Whose reasons are known for the present answer is not asked again. */
  reasonsOfAll(ids: readonly string[]): ReadonlyMap<string, readonly Reason[]> {
    const { answer, documents } = this;
    if (answer?.kind !== "settled") return new Map();
    if (this.explained?.answer !== answer) this.explained = { answer, reasons: new Map() };
    const { reasons } = this.explained;
    const open = ids.filter((id) => !reasons.has(id));
    if (open.length === 0) return reasons;
    const found = this.asked(() => this.opened?.quarterOpen.reasonsOf(open, () => forCore(documents.quarter)));
    for (const id of open) reasons.set(id, found?.get(id) ?? []);
    return reasons;
  }

  /** What the worked examples of the scheme gave, when they were last asked about this very text. */
  check(): CheckAnswer | null {
    const { scheme } = this.documents;
    if (this.checked?.scheme !== scheme || this.checked.language !== this.spoken) {
      this.checked = { scheme, language: this.spoken, answer: this.asked(() => this.core.check(forCore(scheme), this.spoken)) };
    }
    return this.checked.answer;
  }

  /** What another quarter gives under the scheme as it is. */
  settleAside(quarter: Json): SettleAnswer | null {
    return this.asked(() => this.core.settle(forCore(this.documents.scheme), quarter, this.spoken));
  }

  /** False where something may not be changed now. */
  do(command: Command): boolean {
    const documents = changed(this.documents, command);
    if (documents === null) return true;
    if (closedTo(this.closed, this.documents, documents, command.isFinal === true)) return false;
    // A wrong name of the town is mended in the same project; another quarter made of this one is a project of its own.
    this.go(documents, command.label, { key: command.key, project: isSamePeriod(this.documents, documents) ? null : newId() });
    if (command.isFinal === true) this.forget();
    return true;
  }

  /** What the core would say after a command that is not done. */
  trial(command: Command): readonly Problem[] {
    const tried = changed(this.documents, command) ?? this.documents;
    const answer = this.asked(() => this.core.settle(forCore(tried.scheme), forCore(tried.quarter), this.spoken));
    if (answer === null) return [];
    return answer.kind === "settled" ? answer.warnings : answer.problems;
  }

  /** Other documents, opened from files or typed as text. Drafts of theirs go, and come back with undo. False where that may not be now. */
  replace(documents: Partial<Documents>, label: Label): boolean {
    const after = { ...this.documents, ...documents };
    const isSame = isSameQuarter(this.documents, after);
    if (isSame && closedTo(this.closed, this.documents, after, false)) return false;
    const without = NAMES.filter((name) => documents[name] !== undefined);
    this.go(after, label, { without, project: isSame ? null : newId(), act: isSame ? "done" : "opened" });
    return true;
  }

  /** A whole project in the place of what is open, which stays as it is kept. */
  open({ documents, drafts, project, label }: Opening): void {
    this.go(documents, label, { without: NAMES, project: project ?? newId(), act: "entered" });
    this.typedDrafts = mapped((name) => draftFrom(drafts[name], documents[name]));
    this.onChange();
  }

  /** The same without a step that could be undone: what the page starts with. */
  start({ documents, drafts, project }: Opening): void {
    this.present = { documents, label: null, key: null, dropped: {}, project: project ?? newId(), at: new Date() };
    this.typedDrafts = mapped((name) => draftFrom(drafts[name], documents[name]));
    this.isElsewhere = false;
    this.forget();
  }

  /** What was kept under one project goes on under another, also when undo leads back to it. */
  rename(project: string, to: string): void {
    const renamed = (snapshot: Snapshot): Snapshot => (snapshot.project === project ? { ...snapshot, project: to } : snapshot);
    this.past = this.past.map(renamed);
    this.future = this.future.map(renamed);
    this.present = renamed(this.present);
    this.onChange();
  }

  undo(): void {
    const before = this.past[this.past.length - 1];
    if (before === undefined || this.isHeld(before)) return;
    this.past.pop();
    const { dropped } = this.present;
    this.typedDrafts = mapped((name) => this.typedDrafts[name] ?? dropped[name] ?? null);
    this.future.push(this.present);
    this.step("undone", this.present, before, this.present.label);
  }

  redo(): void {
    const after = this.future[this.future.length - 1];
    if (after === undefined || this.isHeld(after)) return;
    this.future.pop();
    this.typedDrafts = mapped((name) => (this.typedDrafts[name] === after.dropped[name] ? null : this.typedDrafts[name]));
    this.past.push(this.present);
    this.step("redone", this.present, after, after.label);
  }

  /** The field that is being typed into, as `quarter:people[0].name`. */
  get typing(): string | null {
    return this.present.key;
  }

  /** Takes back the letters typed last into a field, as if they had not been; false where their run has ended. */
  takeBack(key: string | null): boolean {
    const before = this.past[this.past.length - 1];
    if (key === null || this.present.key !== key || before === undefined) return false;
    this.past.pop();
    this.present = before;
    this.changed();
    return true;
  }

  /** Ends the run of letters that are undone together: the field was left, or the hand rests. */
  seal(): void {
    if (this.present.key === null) return;
    this.present = { ...this.present, key: null };
    this.onChange();
  }

  /** Puts a question of its own to the core; null if the core broke down over it. */
  ask<T>(question: (core: Core) => T): T | null {
    const answer = this.asked(() => question(this.core));
    if (answer === null) this.onChange();
    return answer;
  }

  /** Lets the core panic, so that a test can see the page say so and go on. */
  panicOnPurpose(): void {
    this.asked(() => this.core.panicOnPurpose());
    this.answered = null;
    this.onChange();
  }

  /** Where nothing but scores has changed, the core works out again only what follows from them. */
  private settled({ scheme, quarter }: Documents, language: Language): SettleAnswer {
    const { opened } = this;
    const changes = opened?.scheme === scheme && opened.language === language ? changesBetween(opened.quarter.value, quarter.value) : null;
    const whole = (): Json => forCore(quarter);
    // Nothing is open after a fault.
    this.opened = null;
    let quarterOpen = opened?.quarterOpen;
    if (changes === null || quarterOpen === undefined) quarterOpen = this.core.open(forCore(scheme), whole(), language);
    else quarterOpen.change(changes, whole);
    this.opened = { scheme, quarter, language, quarterOpen };
    return quarterOpen.answer;
  }

  private go(documents: Documents, label: Label, { key = null, without = [], project = null, act = "done" }: Going): void {
    const { present } = this;
    const isTyping = key !== null && present.key === key;
    if (!isTyping) this.past.push(present);
    const gone = without.map((name) => [name, this.typedDrafts[name]] as const).filter(([, draft]) => draft !== null);
    this.typedDrafts = mapped((name) => (without.includes(name) ? null : this.typedDrafts[name]));
    this.future = [];
    const isFork = project !== null && !isTyping && documents.desk === present.documents.desk;
    const after = {
      documents: isFork ? forAnotherQuarter(documents) : documents,
      // While a name is typed, the step is called by the name that stood there.
      label: isTyping ? present.label : label,
      key,
      dropped: Object.fromEntries(gone),
      project: isTyping ? present.project : (project ?? present.project),
      at: new Date(),
    };
    this.step(act, present, after, after.label, isTyping);
  }

  private step(act: Step["act"], from: Snapshot, to: Snapshot, label: Label | null, isTyping = false): void {
    this.present = to;
    // What another window holds is one project, not every one that this window goes through.
    if (from.project !== to.project) this.isElsewhere = false;
    if (label !== null) this.onStep({ act, label, isTyping, before: from.documents, after: to.documents, from: from.project, project: to.project });
    this.changed();
  }

  /** A step inside a project that another window holds, or that was approved meanwhile. */
  private isHeld(to: Snapshot): boolean {
    return to.project === this.project && closedTo(this.closed, this.documents, to.documents, false);
  }

  /** An approval, and its end, are no step that undo goes over. */
  private forget(): void {
    this.past = [];
    this.future = [];
    this.onChange();
  }

  private changed(): void {
    this.faultDetail = null;
    this.onChange();
  }

  private asked<T>(question: () => T): T | null {
    try {
      return question();
    } catch (fault) {
      this.faultDetail = detailOf(fault);
      return null;
    }
  }
}

interface Going {
  readonly key?: string | null;
  readonly without?: readonly DocumentName[];
  /** of another quarter; null stays in the project that is open */
  readonly project?: string | null;
  readonly act?: Step["act"];
}

function asPastStep({ label, at }: Snapshot): PastStep[] {
  return label === null ? [] : [{ label, at }];
}

function draftFrom(text: string | undefined, base: Written): Draft | null {
  return text === undefined ? null : { text, base };
}

/** Null where nothing would change, or something that may not be changed. */
function changed(documents: Documents, command: Command): Documents | null {
  let result = documents;
  for (const { document, change } of [command, ...(command.also ?? [])]) {
    const { value: before } = result[document];
    if (before === undefined) return null;
    const value = change(before);
    if (document === "scheme" && value !== before && changesFrozen(before, value)) return null;
    if (value !== before) result = { ...result, [document]: fromValue(value) };
  }
  return result === documents ? null : result;
}

function mapped(draftOf: (name: DocumentName) => Draft | null): Drafts {
  return { scheme: draftOf("scheme"), quarter: draftOf("quarter") };
}
