/** 改动记录: what was changed, from what to what, when and by whom. It only grows; undoing something is an entry of its own. */

import type { Documents, PartName } from "../document/written";
import type { Step } from "../store";
import type { Words } from "../text/words";
import { whatChanged } from "./what-changed";
import { localTime } from "./time";

export type Act = Exclude<Step["act"], "entered"> | "saved";

export interface Entry {
  /** counts from 0 in each project */
  readonly number: number;
  /** local time with its offset */
  readonly at: string;
  /** as who works at this computer calls himself; may be empty */
  readonly by: string;
  readonly act: Act;
  readonly what: string;
  readonly document: PartName | null;
  readonly place: string;
  readonly whose: string;
  readonly from: string | null;
  readonly to: string | null;
  /** how many values were changed */
  readonly count: number;
}

export interface Log {
  readonly entries: readonly Entry[];
  /** how many older ones are gone */
  readonly folded: number;
}

export const MOST_ENTRIES = 10_000;
const NOTHING = { document: null, place: "", whose: "", from: null, to: null, count: 0 } as const;

export class Journal {
  private list: Entry[];
  private foldedCount: number;
  /** the first entry that is not written yet */
  private unwritten = 0;
  /** the state before the run of letters that the last entry tells of */
  private runFrom: Documents | null = null;

  constructor({ entries, folded }: Log = { entries: [], folded: 0 }) {
    this.list = [...entries];
    this.foldedCount = folded;
  }

  /** As it was read from the database. */
  static written(log: Log): Journal {
    const journal = new Journal(log);
    journal.unwritten = journal.next;
    return journal;
  }

  get log(): Log {
    return { entries: this.list, folded: this.foldedCount };
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  get hasUnwritten(): boolean {
    return this.next > this.unwritten;
  }

  /** Letters typed one after the other are one entry, from what the field said before the first of them. */
  step(act: Act, { label, isTyping, before, after }: Step, words: Words, by: string, now: Date): void {
    const from = isTyping && this.runFrom !== null ? this.runFrom : before;
    if (isTyping && this.runFrom !== null) this.takeBack();
    this.runFrom = act === "done" ? from : null;
    const changes = whatChanged(from, after);
    this.append({ ...changes, at: localTime(now), by, act, what: label(words) });
  }

  note(act: Act, what: string, by: string, now: Date): void {
    this.runFrom = null;
    this.append({ ...NOTHING, at: localTime(now), by, act, what });
  }

  /** Hands over what is to be written; it counts as written unless `notWritten` says otherwise. */
  takeUnwritten(): readonly Entry[] {
    const entries = this.list.filter((entry) => entry.number >= this.unwritten);
    this.unwritten = this.next;
    return entries;
  }

  /** From this entry on, or none of it. */
  notWritten(from = 0): void {
    this.unwritten = Math.min(this.unwritten, from);
  }

  private get next(): number {
    return this.foldedCount + this.list.length;
  }

  private append(entry: Omit<Entry, "number">): void {
    this.list.push({ ...entry, number: this.next });
    const over = this.list.length - MOST_ENTRIES;
    if (over <= 0) return;
    this.list.splice(0, over);
    this.foldedCount += over;
  }

  private takeBack(): void {
    const gone = this.list.pop();
    if (gone !== undefined) this.notWritten(gone.number);
  }
}
