/** Keeps what was typed and derives the rest. Every change is a command that can be undone. */

import type { Command, Label } from "./command";
import { detailOf } from "./core";
import type { Core, Language, Reason, SettleAnswer } from "./core";
import { forCore, fromValue } from "./document/written";
import type { Documents } from "./document/written";

interface Snapshot {
  readonly documents: Documents;
  /** what led here from the snapshot before */
  readonly label: Label | null;
  readonly key: string | null;
}

export class Store {
  private past: Snapshot[] = [];
  private present: Snapshot;
  private future: Snapshot[] = [];
  private answered: { documents: Documents; language: Language; answer: SettleAnswer | null } | null = null;
  private explained: { answer: SettleAnswer; person: string; reasons: readonly Reason[] } | null = null;
  private faultDetail: string | null = null;
  private spoken: Language = "zh-CN";

  constructor(
    private readonly core: Core,
    documents: Documents,
    private readonly onChange: () => void,
  ) {
    this.present = { documents, label: null, key: null };
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
      const answer = this.asked(() => this.core.settle(forCore(documents.scheme), forCore(documents.quarter), language));
      this.answered = { documents, language, answer };
    }
    return this.answered.answer;
  }

  reasonsOf(person: string): readonly Reason[] {
    const { answer, documents } = this;
    if (answer?.kind !== "settled") return [];
    if (this.explained?.answer !== answer || this.explained.person !== person) {
      const reasons = this.asked(() =>
        this.core.reasonsOf(person, forCore(documents.scheme), forCore(documents.quarter), this.spoken),
      );
      this.explained = { answer, person, reasons: reasons ?? [] };
    }
    return this.explained.reasons;
  }

  do(command: Command): void {
    const written = this.documents[command.document];
    if (written.value === undefined) return;
    const value = command.change(written.value);
    if (value === written.value) return;
    this.go({ ...this.documents, [command.document]: fromValue(value) }, command.label, command.key);
  }

  /** Other documents, opened from files or typed as text. */
  replace(documents: Partial<Documents>, label: Label): void {
    this.go({ ...this.documents, ...documents }, label, null);
  }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.push(this.present);
    this.present = before;
    this.changed();
  }

  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.past.push(this.present);
    this.present = after;
    this.changed();
  }

  /** The field that is being typed into, as `quarter:people[0].name`. */
  get typing(): string | null {
    return this.present.key;
  }

  /** Ends the run of letters that are undone together: the field was left, or the hand rests. */
  seal(): void {
    if (this.present.key === null) return;
    this.present = { ...this.present, key: null };
    this.onChange();
  }

  /** Lets the core panic, so that a test can see the page say so and go on. */
  panicOnPurpose(): void {
    this.asked(() => this.core.panicOnPurpose());
    this.answered = null;
    this.onChange();
  }

  private go(documents: Documents, label: Label, key: string | null): void {
    if (key === null || this.present.key !== key) this.past.push(this.present);
    this.present = { documents, label, key };
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
