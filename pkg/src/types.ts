/** The contract of cadre-pay: the two documents that go in, the answers that come out. */

export type Language = "zh-CN" | "en";
/** Decimal text such as "92.5": digits, one point, never a JavaScript number. */
export type DecimalText = string;
/** A quarter such as "2023Q4", a month "2023-11", a half-year "2023H2" or a year "2023". */
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

/** Decimal text, or a fraction of whole numbers such as "1/3". */
export type FractionText = string;

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
  /** how often it is settled; quarter if absent */
  period?: "month" | "quarter" | "half-year" | "year";
  /** who is assessed; person if absent */
  subject?: "person" | "village" | "household";
  /** the stages a score goes through; only the last is final */
  stages?: { id: string; name: string }[];
  /** yuan per person and period */
  standard?: Value<DecimalText>;
  /** role categories, highest first; ranked apart */
  categories?: ({ id: string; name: string } & Origin)[];
  posts?: ({ id: string; name: string; category: string; roleFactor?: Value<DecimalText>;
            /** in place of the scheme's */ standard?: Value<DecimalText>;
            /** at most one person per village */ single?: boolean;
            /** a post that stands for several, e.g. 书记兼主任 */ holds?: string[] } & Origin)[];
  difficulty?: {
    /** hardest first */
    classes: ({ id: string; coefficient: Value<DecimalText> } & Origin)[];
    suggestion?: {
      by: Measure;
      /** hardest first; the last starts at 0 */
      bands: ({ class: string; from: Value<number> } & Origin)[];
      moves?: ({ by: Measure; harderFrom?: Value<number>; easierBelow?: Value<number> } & Origin)[];
    } & Origin;
    /** what the coefficient multiplies; pay if absent */
    on?: "pay" | "score" | "assessed";
  } & Origin;
  /** numbers that a quarter states of a village, or of who is assessed */
  facts?: ({ id: string; name: string; unit?: string; of: "village" | "own" } & Origin)[];
  ballots?: Ballot[];
  /** either all have points, or all have a weight and the weights add up to 100 */
  indicators?: Indicator[];
  score: ScoreRule;
  barometer?: Barometer;
  factors?: Factor[];
  /** how each village is assessed as a whole, besides its people */
  team?: { ballots?: Ballot[]; indicators?: Indicator[]; score: ScoreRule; barometer?: Barometer; factors?: Factor[]; grading?: Grading } & Origin;
  redLines?: ({ id: string; name: string;
    hits: { gridCadre: boolean; posts: string[]; offender: "always" | "when-ticked" | "never"; everybody?: boolean; village?: boolean } & Origin;
    /** no better grade than this; the last, and ranked last, if absent */
    grade?: string;
    keepsGrade?: boolean;
    /** items of pay that are lost */
    withholds?: string[] } & Origin)[];
  grading?: Grading;
  pay?: {
    rounding: Rounding; proRating: Value<"months" | "days" | "none">;
    standardPer?: "period" | "month";
    /** percent of each other post's standard */
    twoPosts?: { share: Value<DecimalText> } & Origin;
    items?: PayItem[];
  } & Origin;
  pool?: { setAside: Value<"people" | "months" | "sum">; sum?: Value<DecimalText>;
          whenOver: Value<"report" | "scale-down" | "carry-forward" | "claw-back">;
          whenUnder: Value<"report" | "share" | "carry-forward">;
          /** a surplus is shared only among those with these grades */ shareAmong?: string[] } & Origin;
  /** what follows from the same grade several periods running */
  runs?: ({ grade: string; length: Value<number>; consequence: string } & Origin)[];
  /** points that are kept and redeemed */
  ledger?: { unit: string; redeemFrom?: Value<DecimalText> } & Origin;
  examples?: { name: string; note?: string; quarter: QuarterDocument; expect: Expectation }[];
}
export type Measure = "registeredPopulation" | "residentPopulation" | "workload";
export type Ballot = { id: string; name: string;
  options: ({ id: string; name: string; /** what a vote counts */ value?: Value<DecimalText> } & Origin)[] } & Origin;
/** Where a number comes from, and how it is transformed. */
export type NumberRule = {
  by: "fact" | "registeredPopulation" | "residentPopulation" | "workload" | "months" | "ballot" | "votes" | "events" | "rating" | "indicator"
    | "earlier" | "teamScore" | "teamRank" | "teamGrade" | "score" | "rank" | "rankFromEnd";
  fact?: string; ballot?: string; options?: string[]; items?: string[]; indicator?: string;
  /** its place among all villages, the largest first */
  ranked?: boolean;
  /** divided by this */
  per?: Value<number>;
  /** the first band, downwards, that the number reaches; the last has no from */
  bands?: ({ from?: Value<DecimalText>; value: Value<DecimalText> } & Origin)[];
  steps?: { at: Value<DecimalText>; start?: Value<DecimalText>; each: Value<DecimalText>; change: Value<DecimalText>;
            partial?: "drop" | "count" | "share"; lowest?: Value<DecimalText>; highest?: Value<DecimalText> } & Origin;
  scale?: ({ grade: string; name?: string; value: Value<DecimalText> } & Origin)[];
} & Origin;
export type Indicator = { id: string; name: string } & Origin & (
  | { /** a heading; with points or weight a scale of its own */ items: Indicator[]; points?: Value<DecimalText>; weight?: Value<DecimalText> }
  | ({ points: Value<DecimalText> } & ScoreFrom)
  | ({ weight: Value<DecimalText>; fullMarks?: Value<DecimalText> } & ScoreFrom));
/** Where the score of an indicator comes from; entered if all are absent. */
export interface ScoreFrom {
  /** scored once per village */ shared?: boolean;
  /** it is this number */ from?: NumberRule;
  /** it starts there and is moved by the barometer items that name it */ start?: "full" | "zero" }
export type ScoreRule = { /** without indicators, what everybody starts with */ start?: Value<DecimalText>;
  rounding: Rounding; floor: Value<DecimalText | "none">; ceiling: Value<DecimalText | "none"> } & Origin;
export type Barometer = {
  bonusCap: Value<DecimalText | "none">;
  deductionCap: Value<DecimalText | "none">;
  items: ({ id: string; name: string; kind: "bonus" | "deduction";
    /** each time: either points, or yuan of pay */ points?: Value<DecimalText>; yuan?: Value<DecimalText>;
    /** the first post that fits counts instead */ perPost?: ({ post: string; value: Value<DecimalText> } & Origin)[];
    /** from the second time on, so many times as much */ again?: Value<number>;
    cap?: Value<DecimalText>; monthCap?: Value<DecimalText>; group?: string;
    /** the indicator that it moves, instead of the total */ indicator?: string } & Origin)[];
  /** which of their events count; largest-per-matter if absent */
  groups?: ({ id: string; name: string; counts?: "largest-per-matter" | "largest" | "all"; cap?: Value<DecimalText> } & Origin)[];
} & Origin;
export type Factor = { id: string; name: string; from: NumberRule; on: "assessed" | "score" | "pay" } & Origin;
export type Grading = {
  /** best first; the last one is where red lines lead */
  grades: ({ id: string; name: string; from?: Value<DecimalText>; below?: Value<DecimalText>;
    /** conditions that must all hold */
    tests?: ({ of: NumberRule; from?: Value<FractionText>; above?: Value<FractionText>; upTo?: Value<FractionText>; below?: Value<FractionText> } & Origin)[];
    quota?: { share?: Value<DecimalText>; places?: Value<number>; byTeamGrade?: ({ grade: string; share: Value<DecimalText> } & Origin)[];
      bound: "at-most" | "at-least"; least?: Value<DecimalText> } & Origin;
    ratio?: Value<DecimalText>; /** yuan */ amount?: Value<DecimalText> } & Origin)[];
  tie: { rule: "decide" | "both-up" | "both-down" | "by-indicators"; indicators?: string[] } & Origin;
  /** do red-lined people count when the quota is worked out */
  redLinedInHeadcount: Value<boolean>;
  /** who is ranked together; those of one category if absent, everybody if empty */
  within?: ("category" | "village")[];
  /** the order in which grades are tried, if not best first */
  order?: string[];
  /** the grade of who is left; the last if absent */
  otherwise?: string;
} & Origin;
export type PayItem = { id: string; name: string;
  by: "ratio" | "amount" | "score" | "points-missing" | "points-above" | "prizes" | "fixed";
  standard?: Value<DecimalText>; standardFact?: string; share?: Value<DecimalText>; months?: Value<number>;
  fullScore?: Value<DecimalText>; line?: Value<DecimalText>; yuanPerPoint?: Value<DecimalText>;
  prizes?: ({ to: Value<number>; yuan: Value<DecimalText> } & Origin)[];
  /** roleFactor, difficulty, or ids of factors */ without?: string[] } & Origin;
/** What a worked example expects; only what is named is compared. */
export interface Expectation {
  people?: { person: string; score?: DecimalText | null; rank?: number | null; grade?: string | null; pay?: DecimalText | null;
    items?: Record<string, DecimalText>; balance?: DecimalText; clawBack?: DecimalText | null; run?: number; consequence?: string | null }[];
  villages?: { village: string; class?: string; coefficient?: DecimalText; score?: DecimalText | null; rank?: number | null; grade?: string | null }[];
  setAside?: DecimalText; payable?: DecimalText; balance?: DecimalText;
}

// ──────────────────────────── quarter (季度数据) ────────────────────────────

export interface QuarterDocument {
  format: "cadre-pay/quarter/1";
  scheme: { id: string; version: string };
  period: Period;
  /** the stage that its scores have reached */
  stage?: string;
  town: string;
  note?: string;
  /** yuan carried in from earlier quarters; may be negative */
  openingBalance: DecimalText;
  coefficients?: { class: string; coefficient: DecimalText; reason: string }[];
  villages: VillageRecord[];
  people?: PersonRecord[];
  households?: HouseholdRecord[];
  events?: { id: string; /** one of these three */ person?: string; village?: string; household?: string;
    item: string; count: number; date: Day; matter?: string; note?: string }[];
  incidents?: { id: string; redLine: string; village: string; grid?: string; date: Day; basis: string; offender?: string; offenderTicked?: boolean }[];
  decisions?: Decision[];
  earlier?: { period: Period; results: { of: string; score?: DecimalText; grade?: string }[] }[];
  redemptions?: { id: string; of: string; date: Day; points: DecimalText; note?: string }[];
}
/** What is stated of who is assessed, and of villages. */
export interface Assessed {
  /** by indicator id; absent or null = not scored yet */
  scores?: Record<string, DecimalText | null>;
  /** instead of scores: the assessed total, before bonus and deduction */
  score?: DecimalText | null;
  /** by stage before the quarter's: scores by indicator */
  earlierStages?: Record<string, Record<string, DecimalText | null>>;
  /** by indicator with a rating: the grade given */
  ratings?: Record<string, string | null>;
  /** by fact */
  facts?: Record<string, DecimalText | null>;
  /** by ballot: votes by option */
  votes?: Record<string, Record<string, number>>;
  /** points kept from before */
  openingPoints?: DecimalText;
  note?: string;
}
export interface VillageRecord extends Assessed {
  id: string; name: string;
  registeredPopulation?: number; residentPopulation?: number; workload?: number;
  class?: string; classReason?: string;
  /** village-specific weights by indicator id; those not named keep the scheme's */
  weights?: Record<string, DecimalText>; weightsReason?: string;
  category?: string;
  grids?: { id: string; name: string; cadre?: string }[];
}
export interface PersonRecord extends Assessed {
  id: string; name: string; village: string; posts: string[];
  /** months in post this period */
  months: number; monthsReason?: string;
  days?: number;
  /** first and last day in the post, for a hand-over within the period */
  from?: Day; to?: Day;
  /** withheld from this payment (negative), or added to it */
  adjustments?: { amount: DecimalText; reason: string }[];
}
export interface HouseholdRecord extends Assessed {
  id: string; name: string; village: string; grid?: string; category?: string;
}
export type Decision =
  | { id: string; kind: "grade"; person: string; team?: boolean; grade: string; reason: string; date: Day; by?: string }
  | { id: string; kind: "tie"; category?: string; village?: string; team?: boolean; grade: string; up: string[]; reason: string; date: Day; by?: string };

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
  subject: "person" | "village" | "household";
  /** the stage that the scores have reached; only the last is final */
  stage: { id: string; name: string; last: boolean } | null;
  /** how many values of the scheme are published and how many are examples */
  marks: { published: number; example: number; own: number };
  categories: CategoryLine[];
  villages: VillageLine[];
  /** in the quarter's order */
  lines: Line[];
  /** ties across a quota line that wait for a decision */
  ties: OpenTie[];
  /** villages as teams, in the quarter's order */
  team: { categories: CategoryLine[]; lines: TeamLine[]; ties: OpenTie[] } | null;
  pool: PoolLine;
  /** of the people asked for, in the order of lines */
  reasons: { person: string; reasons: Reason[] }[];
}
export interface OpenTie { category: string | null; village: string | null; grade: string; gradeName: string; places: number; people: string[]; sentence: string }
export interface TeamLine {
  village: string; name: string; state: "settled" | "pending" | "undecided"; missing: string[];
  baseScore: DecimalText | null; bonus: DecimalText; deduction: DecimalText; score: DecimalText | null;
  rank: number | null; rankedAmong: number; redLined: boolean; grade: string | null; gradeName: string | null;
  notes: string[]; reasons: Reason[];
}
/** A person, household or village that is assessed. */
export interface Line {
  person: string; name: string; village: string; villageName: string;
  posts: string[]; postNames: string; category: string | null; categoryName: string | null; months: number;
  state: "settled" | "pending" | "undecided";
  /** indicators not scored yet */
  missing: string[];
  baseScore: DecimalText | null; bonus: DecimalText; deduction: DecimalText; score: DecimalText | null;
  rank: number | null; rankedAmong: number;
  redLined: boolean;
  grade: string | null; gradeName: string | null; ratio: DecimalText | null;
  class: string | null; coefficient: DecimalText;
  standard: DecimalText | null; roleFactor: DecimalText;
  /** items of pay that the scheme writes out */
  items: { id: string; name: string; amount: DecimalText; withheld: boolean }[];
  /** what the rules give, before the pool's policy */
  earned: DecimalText | null;
  poolAdjustment: DecimalText;
  /** yuan to be paid */
  pay: DecimalText | null;
  /** withheld or added besides */
  adjustments: DecimalText;
  /** pay with the adjustments */
  net: DecimalText | null;
  /** to be taken back next time */
  clawBack: DecimalText | null;
  /** how many periods running the grade is the same, and what follows */
  run: { length: number; consequence: string | null } | null;
  /** points kept and redeemed */
  account: { opening: DecimalText; earned: DecimalText; redeemed: DecimalText; balance: DecimalText } | null;
  /** for the remarks column */
  notes: string[];
}
/** Those who are ranked together: a role category, a village, both, or everybody. */
export interface CategoryLine { id: string; village: string | null; name: string; people: number; pending: number; undecided: number; redLined: number;
  grades: { grade: string; name: string; people: number; /** of the quota, if the grade has one */ places: number | null }[]; payable: DecimalText }
export interface VillageLine { id: string; name: string; people: number; suggestedClass: string | null; class: string | null; overridden: boolean;
  coefficient: DecimalText; payable: DecimalText; reasons: Reason[] }
export interface PoolLine {
  people: number; months: number; setAside: DecimalText; openingBalance: DecimalText; available: DecimalText;
  earned: DecimalText; payable: DecimalText; payableInWords: string; balance: DecimalText; over: boolean;
  action: "reported" | "scaled-down" | "shared" | "carried-forward" | "clawed-back" | "waiting";
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
  moves(scheme: SchemeDocument | string, quarter: QuarterDocument | string, person: string, options?: MovesOptions): MovesAnswer;
  largestWithinPool(scheme: SchemeDocument | string, quarters: TrialQuarters, place: string, range: TrialRange, options?: { language?: Language }): WithinPoolAnswer;
  smallestWithinPool(scheme: SchemeDocument | string, quarters: TrialQuarters, place: string, range: TrialRange, options?: { language?: Language }): WithinPoolAnswer;
}

// ──────────────────────────── what would move somebody (怎样升等) ────────────────────────────

export interface MovesOptions {
  language?: Language;
  /** 1 to 1,000: also say what each rank among so many would give with the present score */
  among?: number;
}
export type MovesAnswer = { kind: "moves"; moves: Moves } | { kind: "refused"; problems: Problem[] };
export interface Moves {
  /** id of who is assessed: a person, a household or a village */
  person: string;
  /** whether grade or pay depends on the scores of others: without them in the quarter, `indicators` holds only for who is alone */
  dependsOnOthers: boolean;
  now: { score: DecimalText | null; rank: number | null; rankedAmong: number; grade: string | null; gradeName: string | null;
    /** yuan to be paid, with what is withheld or added */ net: DecimalText | null };
  /** of each score that is entered and weighs something; one without id for a total that is entered as a whole */
  indicators: MovableScore[];
  /** only with `among`; empty for who has no score yet, or whom a red line leads to the last grade */
  places: RankedPlaces[];
}
export interface MovableScore {
  id: string | null; name: string | null; fullMarks: DecimalText; score: DecimalText | null;
  /** from nothing to full marks in hundredths, every one of them settled: which grade it leads to */
  ranges: { from: DecimalText; to: DecimalText; grade: string | null; gradeName: string | null;
    /** yuan at both ends */ netFrom: DecimalText | null; netTo: DecimalText | null }[];
  /** the nearest higher score with a better grade */
  up: NextGrade | null;
  /** the nearest lower score with a worse grade */
  down: NextGrade | null;
}
export interface NextGrade { score: DecimalText; by: DecimalText; grade: string; gradeName: string; net: DecimalText | null }
/** Ranks in a row, and what they can give before the pool's policy; more than one outcome where it depends on how the others stand. */
export interface RankedPlaces { from: number; to: number; outcomes: { grade: string | null; gradeName: string | null; net: DecimalText | null }[] }

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
  person: string; name: string; village: string; villageName: string; category: string | null; categoryName: string | null;
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
