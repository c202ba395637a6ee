/** Keeps what was typed and derives the rest. Every change is a command that can be undone. */

import type { Command, Label } from "./command";
import { changesFrozen, isFrozen } from "./library/version";
import { detailOf } from "./core";
import type { CheckAnswer, Core, Language, Opened, Problem, Reason, SettleAnswer } from "./core";
import { changesBetween } from "./document/changes";
import type { Json } from "./document/json";
import { forCore, fromValue, textOf } from "./document/written";
import type { DocumentName, Documents, Draft, Drafts, PartName, Written } from "./document/written";

interface Snapshot {
  readonly documents: Documents;
  /** what led here from the snapshot before */
  readonly label: Label | null;
  readonly key: string | null;
  /** drafts that went with this step, and come back when it is undone */
  readonly dropped: Readonly<Partial<Record<DocumentName, Draft>>>;
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

  constructor(
    private readonly core: Core,
    documents: Documents,
    private spoken: Language,
    private readonly onChange: () => void,
  ) {
    this.present = { documents, label: null, key: null, dropped: {} };
    this.kept = new Set(PARTS.map((name) => textOf(documents[name])));
  }

  get documents(): Documents {
    return this.present.documents;
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
    if (name === "scheme" && isFrozen(this.documents.scheme.value)) return;
    const written = this.documents[name];
    const draft = text === textOf(written) ? null : { text, base: this.typedDrafts[name]?.base ?? written };
    this.typedDrafts = { ...this.typedDrafts, [name]: draft };
    this.onChange();
  }

  discardDraft(name: DocumentName, label: Label): void {
    if (this.typedDrafts[name] !== null) this.go(this.documents, label, null, [name]);
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

  do(command: Command): void {
    const documents = changed(this.documents, command);
    if (documents !== null) this.go(documents, command.label, command.key);
  }

  /** What the core would say after a command that is not done. */
  trial(command: Command): readonly Problem[] {
    const tried = changed(this.documents, command) ?? this.documents;
    const answer = this.asked(() => this.core.settle(forCore(tried.scheme), forCore(tried.quarter), this.spoken));
    if (answer === null) return [];
    return answer.kind === "settled" ? answer.warnings : answer.problems;
  }

  /** Other documents, opened from files or typed as text. Drafts of theirs go, and come back with undo. */
  replace(documents: Partial<Documents>, label: Label): void {
    this.go(
      { ...this.documents, ...documents },
      label,
      null,
      NAMES.filter((name) => documents[name] !== undefined),
    );
  }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    const { dropped } = this.present;
    this.typedDrafts = mapped((name) => this.typedDrafts[name] ?? dropped[name] ?? null);
    this.future.push(this.present);
    this.present = before;
    this.changed();
  }

  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.typedDrafts = mapped((name) => (this.typedDrafts[name] === after.dropped[name] ? null : this.typedDrafts[name]));
    this.past.push(this.present);
    this.present = after;
    this.changed();
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

  private go(documents: Documents, label: Label, key: string | null, without: readonly DocumentName[] = []): void {
    if (key === null || this.present.key !== key) this.past.push(this.present);
    const gone = without.map((name) => [name, this.typedDrafts[name]] as const).filter(([, draft]) => draft !== null);
    this.typedDrafts = mapped((name) => (without.includes(name) ? null : this.typedDrafts[name]));
    this.present = { documents, label, key, dropped: Object.fromEntries(gone) };
    this.future = [];
    this.changed();
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
