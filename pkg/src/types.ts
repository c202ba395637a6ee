/** The contract of cadre-pay: the two documents that go in, the answers that come out. */

export type Language = "zh-CN" | "en";
/** Decimal text such as "92.5": digits, one point, never a JavaScript number. */
export type DecimalText = string;
/** A quarter such as "2023Q4". */
export type Period = string;
/** A day such as "2023-11-02". */
export type Day = string;

// ───────────────────────────── scheme (办法) ─────────────────────────────

/** stated by a source, our placeholder, or set by the town itself */
export type Mark = "published" | "example" | "own";
/** Where a value comes from. Stands on a value or on any object, whose values inherit it. */
export interface Origin { mark?: Mark; source?: string; note?: string }
/** A value written plainly, or with its origin. */
export type Value<T> = T | ({ value: T } & Origin);

export interface Rounding extends Origin { step: Value<DecimalText>; mode: "half-up" | "half-even" | "down" | "up" }

export interface SchemeDocument extends Origin {
  format: "cadre-pay/scheme/1";
  id: string;
  version: string;
  title: string;
  issuer: string;
  status: "draft" | "approved";
  approval?: { by: string; date: Day; note?: string };
  validity: { from: Period; to?: Period };
  sources?: { id: string; title: string; date?: string; note?: string }[];
  notes?: string[];
  /** yuan per person and quarter */
  standard: Value<DecimalText>;
  /** role categories, highest first; ranked apart */
  categories: ({ id: string; name: string } & Origin)[];
  posts: ({ id: string; name: string; category: string; roleFactor?: Value<DecimalText>;
            /** at most one person per village */ single?: boolean;
            /** a post that stands for several, e.g. 书记兼主任 */ holds?: string[] } & Origin)[];
  difficulty: {
    /** hardest first */
    classes: ({ id: string; coefficient: Value<DecimalText> } & Origin)[];
    suggestion?: {
      by: Measure;
      /** hardest first; the last starts at 0 */
      bands: ({ class: string; from: Value<number> } & Origin)[];
      moves?: ({ by: Measure; harderFrom?: Value<number>; easierBelow?: Value<number> } & Origin)[];
    } & Origin;
  } & Origin;
  /** either all leaves have points, or all have a weight and the weights add up to 100 */
  indicators: Indicator[];
  score: { rounding: Rounding; floor: Value<DecimalText | "none">; ceiling: Value<DecimalText | "none"> } & Origin;
  barometer?: {
    bonusCap: Value<DecimalText | "none">;
    deductionCap: Value<DecimalText | "none">;
    items: ({ id: string; name: string; kind: "bonus" | "deduction"; points: Value<DecimalText>; cap?: Value<DecimalText>; group?: string } & Origin)[];
    /** of the events of one matter inside a group only the largest counts */
    groups?: ({ id: string; name: string } & Origin)[];
  } & Origin;
  redLines?: ({ id: string; name: string;
    hits: { gridCadre: boolean; posts: string[]; offender: "always" | "when-ticked" | "never" } & Origin } & Origin)[];
  grading: {
    /** best first; the last one is where red lines lead */
    grades: ({ id: string; name: string; from?: Value<DecimalText>; below?: Value<DecimalText>;
      quota?: { share?: Value<DecimalText>; places?: Value<number>; bound: "at-most" | "at-least" } & Origin;
      ratio: Value<DecimalText> } & Origin)[];
    tie: { rule: "decide" | "both-up" | "both-down" | "by-indicators"; indicators?: string[] } & Origin;
    /** do red-lined people count when the quota is worked out */
    redLinedInHeadcount: Value<boolean>;
  } & Origin;
  pay: { rounding: Rounding; proRating: Value<"months" | "none"> } & Origin;
  pool: { setAside: Value<"people" | "months">; whenOver: Value<"report" | "scale-down" | "carry-forward">;
          whenUnder: Value<"report" | "share" | "carry-forward"> } & Origin;
  examples?: { name: string; note?: string; quarter: QuarterDocument; expect: Expectation }[];
}
export type Measure = "registeredPopulation" | "residentPopulation" | "workload";
export type Indicator = { id: string; name: string } & Origin & (
  | { items: Indicator[] }
  | { points: Value<DecimalText> }
  | { weight: Value<DecimalText>; fullMarks?: Value<DecimalText> });
/** What a worked example expects; only what is named is compared. */
export interface Expectation {
  people?: { person: string; score?: DecimalText | null; rank?: number | null; grade?: string | null; pay?: DecimalText | null }[];
  villages?: { village: string; class?: string; coefficient?: DecimalText }[];
  setAside?: DecimalText; payable?: DecimalText; balance?: DecimalText;
}

// ──────────────────────────── quarter (季度数据) ────────────────────────────

export interface QuarterDocument {
  format: "cadre-pay/quarter/1";
  scheme: { id: string; version: string };
  period: Period;
  town: string;
  note?: string;
  /** yuan carried in from earlier quarters; may be negative */
  openingBalance: DecimalText;
  coefficients?: { class: string; coefficient: DecimalText; reason: string }[];
  villages: VillageRecord[];
  people: PersonRecord[];
  events?: { id: string; person: string; item: string; count: number; date: Day; matter?: string; note?: string }[];
  incidents?: { id: string; redLine: string; village: string; grid?: string; date: Day; basis: string; offender?: string; offenderTicked?: boolean }[];
  decisions?: Decision[];
}
export interface VillageRecord {
  id: string; name: string;
  registeredPopulation?: number; residentPopulation?: number; workload?: number;
  class?: string; classReason?: string;
  /** village-specific weights by indicator id; those not named keep the scheme's */
  weights?: Record<string, DecimalText>; weightsReason?: string;
  grids?: { id: string; name: string; cadre?: string }[];
}
export interface PersonRecord {
  id: string; name: string; village: string; posts: string[];
  /** months in post this quarter, 0 to 3 */
  months: number; monthsReason?: string;
  /** first and last day in the post, for a hand-over within the quarter */
  from?: Day; to?: Day;
  /** by indicator id; absent or null = not scored yet */
  scores?: Record<string, DecimalText | null>;
  /** instead of scores: the assessed total, before bonus and deduction */
  score?: DecimalText | null;
  note?: string;
}
export type Decision =
  | { id: string; kind: "grade"; person: string; grade: string; reason: string; date: Day; by?: string }
  | { id: string; kind: "tie"; category: string; grade: string; up: string[]; reason: string; date: Day; by?: string };

// ─────────────────────────────── answers ───────────────────────────────

export interface Problem {
  /** a refusal withholds the settlement; a warning does not */
  severity: "refusal" | "warning";
  document: "scheme" | "quarter" | "call";
  /** e.g. "people[3].scores.attitude" */
  place: string;
  code: string;
  sentence: string;
  hint: string | null;
}
export interface SettleOptions { language?: Language; /** whose reasons are wanted: everybody's, nobody's (default) or these people's */ reasons?: "all" | string[] }
export type SettleAnswer =
  | { kind: "settled"; settlement: Settlement; warnings: Problem[] }
  | { kind: "refused"; problems: Problem[] };

export interface Settlement {
  engine: string;
  scheme: { id: string; version: string; title: string; issuer: string; status: "draft" | "approved"; hash: string };
  quarter: { period: Period; periodName: string; town: string; hash: string };
  /** somebody is pending or undecided, so the totals are not final */
  partial: boolean;
  /** how many values of the scheme are published and how many are examples */
  marks: { published: number; example: number; own: number };
  categories: CategoryLine[];
  villages: VillageLine[];
  /** in the quarter's order */
  lines: Line[];
  /** ties across a quota line that wait for a decision */
  ties: { category: string; grade: string; gradeName: string; places: number; people: string[]; sentence: string }[];
  pool: PoolLine;
  /** of the people asked for, in the order of lines */
  reasons: { person: string; reasons: Reason[] }[];
}
export interface Line {
  person: string; name: string; village: string; villageName: string;
  posts: string[]; postNames: string; category: string; categoryName: string; months: number;
  state: "settled" | "pending" | "undecided";
  /** indicators not scored yet */
  missing: string[];
  baseScore: DecimalText | null; bonus: DecimalText; deduction: DecimalText; score: DecimalText | null;
  rank: number | null; rankedAmong: number;
  redLined: boolean;
  grade: string | null; gradeName: string | null; ratio: DecimalText | null;
  class: string; coefficient: DecimalText;
  standard: DecimalText; roleFactor: DecimalText;
  /** what the rules give, before the pool's policy */
  earned: DecimalText | null;
  poolAdjustment: DecimalText;
  /** yuan to be paid */
  pay: DecimalText | null;
  /** for the remarks column */
  notes: string[];
}
export interface CategoryLine { id: string; name: string; people: number; pending: number; undecided: number; redLined: number;
  grades: { grade: string; name: string; people: number; /** of the quota, if the grade has one */ places: number | null }[]; payable: DecimalText }
export interface VillageLine { id: string; name: string; people: number; suggestedClass: string | null; class: string; overridden: boolean;
  coefficient: DecimalText; payable: DecimalText; reasons: Reason[] }
export interface PoolLine {
  people: number; months: number; setAside: DecimalText; openingBalance: DecimalText; available: DecimalText;
  earned: DecimalText; payable: DecimalText; payableInWords: string; balance: DecimalText; over: boolean;
  action: "reported" | "scaled-down" | "shared" | "carried-forward" | "waiting";
  reasons: Reason[];
}
/** A step of an explanation: figure, sentence, where the rule stands, and the steps it is made of. */
export interface Reason {
  kind: string; title: string; figure: string | null; sentence: string;
  mark: Mark | null; source: string | null;
  /** where the rule or fact stands, e.g. document "scheme", place "grading.grades[0].ratio" */
  document: "scheme" | "quarter" | null; place: string | null;
  steps: Reason[];
}
export interface CheckAnswer_Example { name: string; passed: boolean; differences: { what: string; expected: string; got: string }[]; problems: Problem[] }
export type CheckAnswer =
  | { kind: "checked"; scheme: string; version: string; passed: number; failed: number; examples: CheckAnswer_Example[] }
  | { kind: "refused"; problems: Problem[] };
export type WordsAnswer = { kind: "words"; words: string } | { kind: "refused"; problems: Problem[] };

/** The door, as pkg/src/index.ts offers it after `await init()`. */
export interface CadrePay {
  settle(scheme: SchemeDocument | string, quarter: QuarterDocument | string, options?: SettleOptions): SettleAnswer;
  check(scheme: SchemeDocument | string, options?: { language?: Language }): CheckAnswer;
  amountInWords(amount: DecimalText, options?: { language?: Language }): WordsAnswer;
  version(): string;
  compare(before: SchemeDocument | string, after: SchemeDocument | string, quarters: TrialQuarters, options?: { language?: Language }): CompareAnswer;
  sweep(scheme: SchemeDocument | string, quarters: TrialQuarters, place: string, range: TrialRange, options?: { language?: Language }): SweepAnswer;
  largestWithinPool(scheme: SchemeDocument | string, quarters: TrialQuarters, place: string, range: TrialRange, options?: { language?: Language }): WithinPoolAnswer;
  smallestWithinPool(scheme: SchemeDocument | string, quarters: TrialQuarters, place: string, range: TrialRange, options?: { language?: Language }): WithinPoolAnswer;
}

// ──────────────────────────── what if (试算) ────────────────────────────

/** One to eight quarters. Which scheme they name does not matter in a trial, and warnings say so. */
export type TrialQuarters = (QuarterDocument | string)[];
/** The values to be tried, from one end to the other. Whole numbers are decimal text too. Without a step, the figure's smallest place. */
export interface TrialRange { from: DecimalText; to: DecimalText; step?: DecimalText }

export type CompareAnswer =
  | { kind: "compared"; comparison: Comparison; warnings: Problem[] }
  | { kind: "refused"; problems: Problem[] };
export interface Comparison {
  engine: string;
  before: TriedScheme; after: TriedScheme;
  quarters: ComparedQuarter[];
  /** plain sums over the quarters: what one carries into the next counts in both */
  total: ComparedSums;
}
export interface TriedScheme { id: string; version: string; title: string; issuer: string; status: "draft" | "approved"; hash: string }
export interface ComparedQuarter { period: Period; periodName: string; town: string; sums: ComparedSums;
  /** only the people for whom something differs, in the quarter's order */ moves: Move[] }
/** An amount under both schemes; difference = after − before. */
export interface Change { before: DecimalText; after: DecimalText; difference: DecimalText }
export interface ComparedSums {
  people: number;
  /** somebody is pending or undecided, and costs nothing yet */
  partialBefore: boolean; partialAfter: boolean;
  earned: Change; payable: Change; available: Change; balance: Change;
  /** in how many quarters more is earned than is available */
  overBefore: number; overAfter: number;
  /** people with a better and with a worse grade, with more and with less pay, and for whom anything differs */
  better: number; worse: number; more: number; less: number; changed: number;
  /** who went from which grade to which; null for no grade yet */
  shifts: { from: string | null; fromName: string | null; to: string | null; toName: string | null; people: number; payable: Change }[];
  categories: ComparedPart[]; villages: ComparedPart[];
}
export interface ComparedPart { id: string; name: string; people: number; payable: Change }
export interface Move {
  person: string; name: string; village: string; villageName: string; category: string; categoryName: string;
  before: Standing; after: Standing;
  /** null while one of the amounts is open */
  difference: DecimalText | null;
}
export interface Standing { score: DecimalText | null; rank: number | null; grade: string | null; gradeName: string | null; pay: DecimalText | null }

export type SweepAnswer =
  | { kind: "swept"; sweep: Sweep; warnings: Problem[] }
  | { kind: "refused"; problems: Problem[] };
export interface Sweep {
  engine: string; place: string;
  /** what the scheme says now; null where it says "none" */
  current: DecimalText | null;
  /** the place that moves along because it must meet this one: the upper bound of the next grade */
  follower: string | null;
  points: SweepPoint[];
}
export interface SweepPoint { value: DecimalText; current: boolean;
  /** null where the scheme does not allow the value; problems say why */
  found: { cost: Cost; grades: { grade: string; name: string; people: number }[]; /** each quarter */ quarters: Cost[] } | null; problems: Problem[] }
export interface Cost {
  /** before the pool's policy moves any money */
  earned: DecimalText; payable: DecimalText; available: DecimalText;
  /** in every quarter no more is earned than is available */
  fits: boolean;
  /** people who are pending or undecided, and cost nothing yet */
  open: number;
}

export type WithinPoolAnswer =
  | { kind: "found"; extreme: Extreme; warnings: Problem[] }
  | { kind: "refused"; problems: Problem[] };
/** The largest or smallest value of a range that fits. */
export interface Extreme {
  engine: string; place: string; current: DecimalText | null; follower: string | null;
  from: DecimalText; to: DecimalText; step: DecimalText;
  /** how many values the range has; as text, because they can be many */
  values: DecimalText;
  /** null if none fits */
  found: ValueCost | null;
  /** the next value beyond it, which does not fit; null at the end of what is allowed */
  next: ValueCost | null;
  method: "bisection" | "break-points" | "every-value";
  /** why the method leaves nothing out */
  explanation: string;
  evaluations: number;
  /** values beyond it that the scheme does not allow: how many, one of them, and why */
  skipped: { values: DecimalText; value: DecimalText; problems: Problem[] } | null;
}
export interface ValueCost { value: DecimalText; cost: Cost }
