/** The calculation core. No other module of the page imports the package. */

import { CadrePayFault, amountInWords, check, compare, init, largestWithinPool, moves, open, panicOnPurpose, settle, smallestWithinPool, sweep } from "../../pkg/src/index";
import type {
  CheckAnswer,
  CompareAnswer,
  DecimalText,
  EditionInUse,
  Language,
  MovesAnswer,
  OpenQuarter,
  QuarterDocument,
  Reason,
  SchemeDocument,
  ScoreChange,
  SettleAnswer,
  SweepAnswer,
  TrialRange,
  WithinPoolAnswer,
} from "../../pkg/src/index";
import type { Json } from "./document/json";
import { trialQuarters } from "./library/trial";

export type * from "../../pkg/src/index";

export interface Core {
  readonly edition: EditionInUse;
  settle(scheme: Json, quarter: Json, language: Language): SettleAnswer;
  /** settles a quarter, with the reasons of one person */
  explained(scheme: Json, quarter: Json, person: string, language: Language): SettleAnswer;
  /** to which grade every score leads that can be entered for a person, and with `among` what each rank would give */
  moves(scheme: Json, quarter: Json, person: string, among: number | undefined, language: Language): MovesAnswer;
  /** settles a quarter in which scores are going to change */
  open(scheme: Json, quarter: Json, language: Language): Opened;
  /** runs the worked examples of a scheme */
  check(scheme: Json, language: Language): CheckAnswer;
  /** the content hash of a scheme; null where the core refuses it */
  hashOf(scheme: string): string | null;
  /** 人民币大写; null for what is no amount */
  inWords(amount: DecimalText, language: Language): string | null;
  panicOnPurpose(): void;
  compare(before: Json, after: Json, quarters: readonly Json[], language: Language): CompareAnswer;
  sweep(scheme: Json, quarters: readonly Json[], place: string, range: TrialRange, language: Language): SweepAnswer;
  withinPool(which: "largest" | "smallest", scheme: Json, quarters: readonly Json[], place: string, range: TrialRange, language: Language): WithinPoolAnswer;
}

/** A quarter that is open in the core; `quarter` is what it is now, for where more has to be read than what changed. */
export interface Opened {
  readonly answer: SettleAnswer;
  change(changes: ScoreChange[], quarter: () => Json): void;
  /** of people, households and villages, by id */
  reasonsOf(ids: readonly string[], quarter: () => Json): ReadonlyMap<string, readonly Reason[]>;
}

/** What a fault says of itself, without the sentence around it: the page has its own. */
export function detailOf(fault: unknown): string {
  if (fault instanceof CadrePayFault) return fault.detail;
  return fault instanceof Error ? fault.message : String(fault);
}

/** With `?edition=nowasm` the page runs the plain JavaScript build from the start, for comparing the two. */
export async function loadCore(search: string): Promise<Core> {
  const edition = await init(new URLSearchParams(search).get("edition") === "nowasm" ? { edition: "nowasm" } : undefined);
  return {
    edition,
    settle: (scheme, quarter, language) => settle(asScheme(scheme), asQuarter(quarter), { language }),
    explained: (scheme, quarter, person, language) => settle(asScheme(scheme), asQuarter(quarter), { language, reasons: [person] }),
    moves: (scheme, quarter, person, among, language) => moves(asScheme(scheme), asQuarter(quarter), person, { language, ...(among === undefined ? {} : { among }) }),
    open: (scheme, quarter, language) => openedBy(open(asScheme(scheme), asQuarter(quarter), { language })),
    check: (scheme, language) => check(asScheme(scheme), { language }),
    hashOf(scheme) {
      for (const quarter of trialQuarters(scheme)) {
        const answer = settle(scheme, asQuarter(quarter), { language: "zh-CN" });
        if (answer.kind === "settled") return answer.settlement.scheme.hash;
      }
      return null;
    },
    inWords(amount, language) {
      const answer = amountInWords(amount, { language });
      return answer.kind === "words" ? answer.words : null;
    },
    panicOnPurpose,
    compare: (before, after, quarters, language) => compare(asScheme(before), asScheme(after), quarters.map(asQuarter), { language }),
    sweep: (scheme, quarters, place, range, language) => sweep(asScheme(scheme), quarters.map(asQuarter), place, range, { language }),
    withinPool: (which, scheme, quarters, place, range, language) =>
      (which === "largest" ? largestWithinPool : smallestWithinPool)(asScheme(scheme), quarters.map(asQuarter), place, range, { language }),
  };
}

function openedBy(quarter: OpenQuarter): Opened {
  return {
    get answer() {
      return quarter.answer;
    },
    change(changes, whole) {
      quarter.change(changes, () => asQuarter(whole()));
    },
    reasonsOf(ids, whole) {
      const found = quarter.reasons([...ids], () => asQuarter(whole()));
      // Of a village that is both assessed and a team, what it is paid for comes first.
      return new Map(found.reverse().map(({ person, reasons }) => [person, reasons]));
    },
  };
}

// OK because the core checks the shape itself, and its problems are what the page shows.
function asScheme(value: Json): SchemeDocument | string {
  return value as unknown as SchemeDocument | string;
}

function asQuarter(value: Json): QuarterDocument | string {
  return value as unknown as QuarterDocument | string;
}
