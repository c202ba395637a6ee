/** The files that are being imported and what was decided about them. It outlives the view, so that one can look something up and come back. */

import type { Progress, ReadAnswer, ReadOptions, Sheet } from "../office/types";
import type { Fix, Table } from "./findings";
import type { Town } from "./meanings";
import { planning } from "./plan";
import type { Plan } from "./plan";
import { Planning } from "./planning";
import { columnOf, recognise, UNTOUCHED } from "./recognise";
import type { Recognised, Setting } from "./recognise";

export interface Source {
  readonly id: number;
  readonly name: string;
  readonly file: File;
  readonly options: ReadOptions;
  /** null while it is being read */
  readonly answer: ReadAnswer | null;
  readonly sheets: readonly OpenSheet[];
}

export interface OpenSheet {
  readonly id: string;
  readonly sheet: Sheet;
  readonly setting: Setting;
  /** whether it is imported; null: if it looks like something that can be */
  readonly taken: boolean | null;
}

export interface Shown extends Table {
  readonly source: Source;
  readonly open: OpenSheet;
  readonly isTaken: boolean;
  /** it has names or villages, and rows */
  readonly isUsable: boolean;
}

export interface Decision {
  readonly fix: Fix;
  /** where it was, and what was chosen */
  readonly told: string;
}

export type Read = (file: File, options: ReadOptions, progress: (progress: Progress) => void, stop: AbortSignal) => Promise<ReadAnswer>;

export class Session {
  sources: readonly Source[] = [];
  decisions: ReadonlyMap<string, Decision> = new Map();
  removed: ReadonlySet<string> = new Set();
  /** of the file that is being read */
  progress: { readonly name: string; readonly at: Progress } | null = null;
  onChange: () => void = () => undefined;
  private nextId = 1;
  private stopper: AbortController | null = null;
  private queue: Promise<void> = Promise.resolve();
  private readonly understood = new Map<string, { readonly open: OpenSheet; readonly town: Town; readonly recognised: Recognised }>();
  private last: { readonly key: readonly unknown[]; readonly planning: Planning } | null = null;

  constructor(private readonly read: Read) {}

  /** One file after the other, so that one can be told from the other in the progress and stopped. */
  add(files: readonly File[]): Promise<void> {
    const added = files.map((file): Source => ({ id: this.nextId++, name: file.name, file, options: {}, answer: null, sheets: [] }));
    this.sources = [...this.sources, ...added];
    this.onChange();
    return this.enqueue(added);
  }

  reread(source: Source, options: ReadOptions): Promise<void> {
    const again = { ...source, options: { ...source.options, ...options }, answer: null, sheets: [] };
    this.put(again);
    return this.enqueue([again]);
  }

  stop(): void {
    this.stopper?.abort();
    this.last?.planning.stop();
    this.onChange();
  }

  remove(source: Source): void {
    this.sources = this.sources.filter(({ id }) => id !== source.id);
    this.decisions = new Map([...this.decisions].filter(([key]) => !key.startsWith(`${source.id}.`)));
    this.onChange();
  }

  clear(): void {
    this.stop();
    this.sources = [];
    this.decisions = new Map();
    this.removed = new Set();
    this.onChange();
  }

  set(open: OpenSheet, change: Partial<Pick<OpenSheet, "taken">> & { readonly setting?: Partial<Setting> }): void {
    const changed: OpenSheet = { ...open, ...change, setting: { ...open.setting, ...change.setting } };
    this.sources = this.sources.map((source) => ({ ...source, sheets: source.sheets.map((one) => (one.id === open.id ? changed : one)) }));
    this.onChange();
  }

  decide(key: string, decision: Decision | null): void {
    const decisions = new Map(this.decisions);
    if (decision === null) decisions.delete(key);
    else decisions.set(key, decision);
    this.decisions = decisions;
    this.onChange();
  }

  takeOut(id: string, isOut: boolean): void {
    const removed = new Set(this.removed);
    if (isOut) removed.add(id);
    else removed.delete(id);
    this.removed = removed;
    this.onChange();
  }

  /** Whoever was new has an id from now on, and decisions name them by it. */
  imported(plan: Plan): void {
    const lasting = (key: string, fix: Fix): Fix => {
      const id = fix.kind === "is" ? plan.placed.get(fix.id) : fix.kind === "new" || fix.kind === "same" ? plan.placed.get(key) : undefined;
      return id === undefined ? fix : { kind: "is", id };
    };
    this.decisions = new Map([...this.decisions].map(([key, decision]) => [key, { ...decision, fix: lasting(key, decision.fix) }]));
    this.onChange();
  }

  shown(town: Town): Shown[] {
    return this.sources.flatMap((source) =>
      source.sheets.map((open): Shown => {
        const recognised = this.recognised(open, town);
        const isUsable = recognised.data.length > 0 && (columnOf(recognised, "name") !== null || columnOf(recognised, "village") !== null);
        const sheet = source.sheets.length > 1 ? open.sheet.name : "";
        return { id: open.id, file: source.name, sheet, recognised, setting: open.setting, source, open, isUsable, isTaken: isUsable && (open.taken ?? !open.sheet.hidden) };
      }),
    );
  }

  /** What the files would do, or how far that is worked out; null where nothing is to be imported. */
  planning(town: Town): Planning | null {
    const tables = this.shown(town).filter(({ isTaken }) => isTaken);
    if (tables.length === 0) return null;
    const key = [this.sources, this.decisions, this.removed, town.scheme, town.quarter, town.desk];
    if (this.last === null || key.some((part, index) => part !== this.last?.key[index])) {
      const fixes = new Map([...this.decisions].map(([place, { fix }]) => [place, fix]));
      const rows = tables.reduce((sum, { recognised }) => sum + recognised.data.length, 0);
      this.last?.planning.stop();
      this.last = { key, planning: new Planning(planning(tables, town, { fixes, removed: this.removed }), 2 * rows + 1, () => this.onChange()) };
    }
    return this.last.planning;
  }

  private recognised(open: OpenSheet, town: Town): Recognised {
    const known = this.understood.get(open.id);
    const isSame = known !== undefined && known.open === open && known.town.scheme === town.scheme && known.town.quarter === town.quarter && known.town.desk === town.desk;
    if (isSame) return known.recognised;
    const recognised = recognise(open.sheet, open.setting, town);
    this.understood.set(open.id, { open, town, recognised });
    return recognised;
  }

  private enqueue(sources: readonly Source[]): Promise<void> {
    this.queue = sources.reduce((before, source) => before.then(() => this.load(source)), this.queue);
    return this.queue;
  }

  private async load(source: Source): Promise<void> {
    if (!this.sources.some(({ id }) => id === source.id)) return;
    this.stopper = new AbortController();
    const progress = (at: Progress): void => {
      this.progress = { name: source.name, at };
      this.onChange();
    };
    const answer = await this.read(source.file, source.options, progress, this.stopper.signal);
    // Taking over a long sheet and looking at it are two breaths.
    await new Promise((soon) => window.setTimeout(soon));
    this.progress = null;
    const sheets = answer.kind === "read" ? answer.sheets.filter(({ rows }) => rows.some((row) => row.some(({ text }) => text.trim() !== ""))) : [];
    this.put({ ...source, answer, sheets: sheets.map((sheet, index): OpenSheet => ({ id: `${source.id}.${index}`, sheet, setting: UNTOUCHED, taken: null })) });
  }

  private put(source: Source): void {
    this.sources = this.sources.map((one) => (one.id === source.id ? source : one));
    this.onChange();
  }
}
