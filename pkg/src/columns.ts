/**
 * Many people by one scheme, without documents: columns of whole numbers in, columns of whole numbers out.
 *
 *     await init();
 *     await initColumns();
 *     const columns = openColumns(scheme, { period: "2026Q4", people: 1_000_000, villages: 140_000 });
 *     columns.marks.set(…); columns.village.set(…); columns.post.set(…); columns.class.set(…);
 *     columns.settle();
 *     columns.score[0]; columns.rank[0]; columns.grade[0]; columns.fen(0);
 *
 * The columns stand in the memory of a module of their own, where they are written and read: nothing is copied.
 */
import { createGlue, type Door } from "../dist/columns/columns-glue.js";
import { planOfColumns } from "./index.js";
import type { Language, SchemeDocument } from "./types.js";

/** How large the columns are. */
export interface ColumnsShape {
  /** The period that is settled, e.g. "2026Q4". */
  period: string;
  people: number;
  villages: number;
  events?: number;
  /** Decimal places of the marks, 0 to 4; 2 if left out. */
  places?: number;
  /** Marks of 32 bits: for marks above 655.34, and for three or four places. */
  wide?: boolean;
  language?: Language;
}

/** Somebody hit by a red line; villages and people by their row. */
export interface ColumnsIncident {
  redLine: number;
  village: number;
  inCharge?: number;
  offender?: number;
  offenderTicked?: boolean;
}

/** Equal scores across a quota's line, and who of them goes up. */
export interface ColumnsTie {
  category: number | null;
  village: number | null;
  grade: number;
  up: ArrayLike<number>;
}

/** Equal scores across a quota's line that wait for a decision. */
export interface OpenColumnsTie {
  category: number | null;
  village: number | null;
  grade: number;
  places: number;
  people: Uint32Array;
}

/** Columns cannot be settled: a rule that they cannot carry, or a number that is not sound. */
export class ColumnsRefused extends Error {
  override name = "ColumnsRefused";
}

export const NO_MARK = 0xffff;
export const NO_WIDE_MARK = -0x80000000;
export const NO_SCORE = -0x80000000;
export const UNDECIDED = 254;
export const NO_GRADE = 255;

/** Loads the module of the columns once; `source` are its bytes if the package's own are not wanted. */
export function initColumns(source?: BufferSource): Promise<void> {
  loading ??= load(source).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Empty columns for a scheme. There is one set at a time: the ones before are closed. Only after `init` and `initColumns`. */
export function openColumns(scheme: SchemeDocument | string, shape: ColumnsShape): Columns {
  if (loaded === null) throw new Error("the columns are not loaded yet: call `await initColumns()` first");
  const planned = planOfColumns(scheme, shape.period, shape.language);
  if (planned.kind === "refused") throw new ColumnsRefused(planned.problems.map(({ sentence }) => sentence).join("\n"));
  current?.forget();
  current = new Columns(loaded, planned.plan, planned.marks, shape);
  return current;
}

/** Columns as they are handed over; those that are left out are as `openColumns` lays them out. */
export interface ColumnsInput extends Omit<ColumnsShape, "people" | "villages" | "events"> {
  marks: ArrayLike<number>;
  village: ArrayLike<number>;
  post?: ArrayLike<number>;
  time?: ArrayLike<number>;
  /** Its length is the number of villages. */
  class: ArrayLike<number>;
  /** Its length is the number of events. */
  eventPerson?: ArrayLike<number>;
  eventItem?: ArrayLike<number>;
  eventCount?: ArrayLike<number>;
  eventMatter?: ArrayLike<number>;
  incidents?: ColumnsIncident[];
  ties?: ColumnsTie[];
  grades?: { person: number; grade: number }[];
}

/** What columns came to: see the columns of the same names in `Columns`. */
export interface ColumnsOutput {
  score: Int32Array;
  rank: Uint32Array;
  grade: Uint8Array;
  pay: Int32Array;
  ties: OpenColumnsTie[];
}

/** Settles columns of the host's own, and returns columns that stay what they are. Only after `init` and `initColumns`. */
export function settleColumns(scheme: SchemeDocument | string, input: ColumnsInput): ColumnsOutput {
  const columns = openColumns(scheme, { ...input, people: input.village.length, villages: input.class.length, events: input.eventPerson?.length ?? 0 });
  try {
    for (const part of ["marks", "village", "post", "time", "class", "eventPerson", "eventItem", "eventCount", "eventMatter"] as const) {
      const given = input[part];
      if (given === undefined) continue;
      if (given.length !== columns[part].length) throw new ColumnsRefused(`${part}: ${String(given.length)} ≠ ${String(columns[part].length)}`);
      columns[part].set(given);
    }
    columns.setIncidents(input.incidents ?? []);
    columns.setDecisions(input.ties ?? [], input.grades);
    columns.settle();
    return { score: columns.score.slice(), rank: columns.rank.slice(), grade: columns.grade.slice(), pay: columns.pay.slice(), ties: columns.ties() };
  } finally {
    columns.close();
  }
}

interface Loaded {
  door: Door;
  memory: WebAssembly.Memory;
}

let loading: Promise<void> | null = null;
let loaded: Loaded | null = null;
let current: Columns | null = null;

async function load(source: BufferSource | undefined): Promise<void> {
  const glue = createGlue();
  const bytes = source ?? bytesOf((await import("../dist/columns/columns-inline.js")).letters);
  const { instance } = await WebAssembly.instantiate(bytes, glue.imports);
  loaded = { door: glue.open(instance.exports), memory: instance.exports["memory"] as WebAssembly.Memory };
}

/** Each character is a byte plus 14, modulo 256. */
function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at) - 14;
  return bytes;
}

const NONE = 0xffffffff;
const orNull = (number: number): number | null => (number === NONE ? null : number);
const PARTS = ["marks", "village", "post", "time", "class", "eventPerson", "eventItem", "eventCount", "eventMatter", "score", "rank", "grade", "pay"] as const;
const WRONG = {
  "zh-CN": ["分数超过满分或者为负：第", "没有这个村：第", "没有这个职务：第", "任职时间超过本期：第", "没有这个难度类别：第", "加减分事项不成立：第", "高压线事件不成立：第", "决定不成立：第", "数字过大，成批核算不能保证准确", "满分超出16位，请用 wide"],
  en: ["a mark is above full marks or negative: entry ", "there is no such village: person ", "there is no such post: person ", "somebody serves longer than the period: person ", "there is no such class: village ", "an event is not sound: event ", "an incident is not sound: incident ", "a decision is not sound: decision ", "numbers are too large for columns to be exact", "full marks do not fit 16 bits: use `wide`"],
};

/** The columns of one scheme. A column is a view on the module's memory: ask for it anew after `settle`. */
export class Columns {
  /** How many marks everybody has: a row of `marks`. */
  readonly width: number;
  private isOpen = true;

  constructor(
    private readonly core: Loaded,
    plan: Uint32Array,
    marks: number,
    private readonly shape: ColumnsShape,
  ) {
    this.width = marks;
    const { people, villages, events = 0, wide = false, places = 2 } = shape;
    if (!core.door.layOut(plan, people, villages, events, wide, places)) throw new ColumnsRefused("the plan is of another version of the core");
  }

  /** Marks of everybody, row by row, as whole numbers of the last place: 92.03 with two places is 9203. Full to begin with of "none yet". */
  get marks(): Uint16Array | Int32Array {
    const length = this.shape.people * this.width;
    return this.shape.wide === true ? this.view(Int32Array, "marks", length) : this.view(Uint16Array, "marks", length);
  }
  /** The row of everybody's village. */
  get village(): Uint32Array {
    return this.view(Uint32Array, "village", this.shape.people);
  }
  /** Everybody's post, by its place in the scheme. */
  get post(): Uint8Array {
    return this.view(Uint8Array, "post", this.shape.people);
  }
  /** Months or days in post, as the scheme pays; the whole period to begin with. */
  get time(): Uint16Array {
    return this.view(Uint16Array, "time", this.shape.people);
  }
  /** Each village's class, by its place in the scheme. */
  get class(): Uint8Array {
    return this.view(Uint8Array, "class", this.shape.villages);
  }
  /** Whose event it is. */
  get eventPerson(): Uint32Array {
    return this.view(Uint32Array, "eventPerson", this.shape.events ?? 0);
  }
  /** Its item, by its place in the scheme. */
  get eventItem(): Uint16Array {
    return this.view(Uint16Array, "eventItem", this.shape.events ?? 0);
  }
  /** How often; once to begin with. */
  get eventCount(): Uint16Array {
    return this.view(Uint16Array, "eventCount", this.shape.events ?? 0);
  }
  /** A number for its matter; 0 for none. */
  get eventMatter(): Uint32Array {
    return this.view(Uint32Array, "eventMatter", this.shape.events ?? 0);
  }
  /** Everybody's score, in ten-thousandths of a point; `NO_SCORE` while marks are missing. */
  get score(): Int32Array {
    return this.view(Int32Array, "score", this.shape.people);
  }
  /** Everybody's rank; 0 without a score. */
  get rank(): Uint32Array {
    return this.view(Uint32Array, "rank", this.shape.people);
  }
  /** Everybody's grade, by its place in the scheme; `UNDECIDED` in an open tie, `NO_GRADE` without one. */
  get grade(): Uint8Array {
    return this.view(Uint8Array, "grade", this.shape.people);
  }
  /** Everybody's pay in fen, as two halves: the lower 32 bits at 2i, the upper at 2i + 1. */
  get pay(): Int32Array {
    return this.view(Int32Array, "pay", 2 * this.shape.people);
  }

  /** The pay of one person in fen; `null` while it is not known. */
  fen(person: number): number | null {
    const { pay } = this;
    const [low, high] = [pay[2 * person], pay[2 * person + 1]];
    if (low === undefined || high === undefined) throw new RangeError(`there is no person ${String(person)}`);
    if (low === 0 && high === NO_SCORE) return null;
    const fen = high * 0x100000000 + (low >>> 0);
    if (!Number.isSafeInteger(fen)) throw new RangeError("more fen than a number holds exactly: use `pay`");
    return fen;
  }

  /** Red-line incidents, in place of those before. */
  setIncidents(incidents: ColumnsIncident[]): void {
    const rows = new Uint32Array(incidents.length * 5);
    incidents.forEach(({ redLine, village, inCharge = NONE, offender = NONE, offenderTicked = false }, index) => {
      rows.set([redLine, village, inCharge, offender, Number(offenderTicked)], index * 5);
    });
    this.door().incidents(rows);
  }

  /** Recorded decisions, in place of those before: who goes up in a tie, and whose grade was decided. */
  setDecisions(ties: ColumnsTie[], grades: { person: number; grade: number }[] = []): void {
    const door = this.door();
    door.noDecisions();
    for (const { category, village, grade, up } of ties) door.decideTie(category ?? NONE, village ?? NONE, grade, Uint32Array.from(up));
    for (const { person, grade } of grades) door.decideGrade(person, grade);
  }

  /** Works out score, rank, grade and pay of everybody, exactly as `settle` does. */
  settle(): void {
    const [what, where] = this.door().settle();
    if (what === undefined || where === undefined) return;
    const sentence = WRONG[this.shape.language ?? "zh-CN"][what] ?? "";
    const named = what < 8 ? `${sentence}${String(where)}` : sentence;
    throw new ColumnsRefused(named);
  }

  /** Equal scores across a quota's line that wait for a decision. */
  ties(): OpenColumnsTie[] {
    const rows = this.door().ties();
    const ties: OpenColumnsTie[] = [];
    for (let at = 0; at < rows.length; ) {
      const [category = NONE, village = NONE, grade = 0, places = 0, count = 0] = rows.subarray(at, at + 5);
      at += 5 + count;
      ties.push({ category: orNull(category), village: orNull(village), grade, places, people: rows.slice(at - count, at) });
    }
    return ties;
  }

  /** Gives the memory back to whoever opens the next ones. */
  close(): void {
    this.door().close();
    this.forget();
  }

  /** The module has other columns now. */
  forget(): void {
    this.isOpen = false;
  }

  private door(): Door {
    if (!this.isOpen) throw new Error("these columns are closed");
    return this.core.door;
  }

  private view<V>(kind: new (buffer: ArrayBuffer, offset: number, length: number) => V, part: (typeof PARTS)[number], length: number): V {
    return new kind(this.core.memory.buffer, this.door().column(PARTS.indexOf(part)), length);
  }
}
