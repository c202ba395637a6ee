/** What stands against giving a file to the bank, as data; the words are in words-zh.ts and words-en.ts. */

import type { Who } from "./payments";

export type ProblemKind =
  // of the amounts
  | "open"
  | "left-out"
  | "left-out-waiting"
  | "negative"
  | "nobody"
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

export function isRefused(problems: readonly BankProblem[]): boolean {
  return problems.some(({ severity }) => severity === "refusal");
}
