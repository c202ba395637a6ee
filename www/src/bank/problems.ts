/** What stands against giving a file to the bank, as data; the words are in words-zh.ts and words-en.ts. */

import type { Who } from "./payments";

export type ProblemKind =
  // of the amounts
  | "open"
  | "left-out"
  | "left-out-waiting"
  | "negative"
  | "nobody"
  | "zero"
  | "sum"
  | "draft"
  | "stage"
  // of the accounts
  | "no-account"
  | "lost-digits"
  | "not-digits"
  | "looks-cut"
  | "luhn"
  | "shared-account"
  | "payee-twice"
  | "other-name"
  | "no-id"
  | "id-check"
  | "no-bank"
  // of the template
  | "no-line"
  | "no-amount"
  | "no-account-field"
  | "length"
  | "pad-without-length"
  | "runs-together"
  | "misplaced"
  | "no-date"
  // of what would stand in the file
  | "too-long"
  | "unencodable"
  | "separator-inside"
  | "line-break-inside"
  | "space-inside"
  | "formula";

export interface BankProblem {
  readonly kind: ProblemKind;
  /** a refusal withholds the file; a warning is to be looked at */
  readonly severity: "refusal" | "warning";
  readonly who: Who | null;
  /** the other people whom it concerns */
  readonly others?: readonly Who[];
  /** the field of the template by its title, and where it stands in the desk */
  readonly field?: string;
  readonly place?: string;
  /** what stands there, and what it is compared with */
  readonly text?: string;
  readonly other?: string;
  readonly count?: number;
  readonly most?: number;
}

/** What is said in the same words of many people is said once, of all of them. */
const ALIKE: readonly ProblemKind[] = ["open", "no-account", "no-id", "no-bank"];
/** So few are listed one by one. */
const FEW = 3;

export interface ProblemGroup {
  readonly problem: BankProblem;
  readonly people: readonly Who[];
}

export function grouped(problems: readonly BankProblem[]): ProblemGroup[] {
  const people = new Map<ProblemKind, Who[]>();
  for (const { kind, who } of problems) {
    if (who !== null && ALIKE.includes(kind)) people.set(kind, [...(people.get(kind) ?? []), who]);
  }
  return problems.flatMap((problem): ProblemGroup[] => {
    const { kind, who } = problem;
    const same = people.get(kind) ?? [];
    if (who === null || same.length <= FEW) return [{ problem, people: who === null ? [] : [who] }];
    return same[0] === who ? [{ problem, people: same }] : [];
  });
}

export function isRefused(problems: readonly BankProblem[]): boolean {
  return problems.some(({ severity }) => severity === "refusal");
}
