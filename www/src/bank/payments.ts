/** Who gets how much: the amounts of the pay sheet, and what stands against paying them. */

import type { Line, Settlement } from "../core";
import type { Payee } from "../desk/desk";
import { fenOf, sumOf } from "../fen";
import { isNegative, isZero } from "../figure";
import { harmOf, idFault, isDoubtfulCard, looksCut } from "../desk/numbers";
import type { BankProblem } from "./problems";

export interface Who {
  readonly id: string;
  readonly name: string;
  readonly village: string;
}

export interface Payment extends Who {
  readonly amount: string;
  readonly payee: Payee | undefined;
}

export interface Payments {
  /** who stands in the file, in the order of the pay sheet */
  readonly paid: readonly Payment[];
  /** who has nothing to get and is left out for it */
  readonly zero: readonly Who[];
  /** whose amount is not known yet */
  readonly open: readonly Who[];
  readonly sum: string;
  /** the pay sheet's total by the way of the pool: what is payable and what is withheld or added besides */
  readonly sheetTotal: string;
}

export function paymentsOf(settlement: Settlement, payees: readonly Payee[], omitZero: boolean): Payments {
  const byPerson = new Map(payees.map((payee) => [payee.of, payee]));
  const known = settlement.lines.flatMap((line) => (line.net === null ? [] : [{ ...whoOf(line), amount: line.net, payee: byPerson.get(line.person) }]));
  const isNothing = (payment: Payment): boolean => omitZero && isZero(payment.amount);
  const paid = known.filter((payment) => !isNothing(payment));
  const withheld = settlement.lines.filter((line) => line.net !== null).map((line) => line.adjustments);
  return {
    paid,
    zero: known.filter(isNothing),
    open: settlement.lines.filter((line) => line.net === null).map(whoOf),
    sum: sumOf(paid.map(({ amount }) => amount)),
    sheetTotal: sumOf([settlement.pool.payable, ...withheld]),
  };
}

function whoOf({ person, name, villageName }: Line): Who {
  return { id: person, name, village: villageName };
}

/** `234000` for 2,340.00: some files count in fen. */
export function inFen(amount: string): string {
  return String(fenOf(amount));
}

/** What is wrong with the amounts as a whole. */
export function amountProblems(payments: Payments, settlement: Settlement, leavesOut: boolean): BankProblem[] {
  const { paid, open, sum, sheetTotal } = payments;
  const problems: BankProblem[] = [];
  const moves = settlement.pool.action === "waiting";
  if (!leavesOut) problems.push(...open.map((who): BankProblem => ({ kind: "open", severity: "refusal", who })));
  else if (open.length > 0) problems.push({ kind: moves ? "left-out-waiting" : "left-out", severity: moves ? "refusal" : "warning", who: null, count: open.length });
  for (const payment of paid) {
    if (isNegative(payment.amount)) problems.push({ kind: "negative", severity: "refusal", who: payment, text: payment.amount });
  }
  const nothing = paid.filter(({ amount }) => isZero(amount)).length;
  if (nothing > 0) problems.push({ kind: "zero", severity: "warning", who: null, count: nothing, place: "bank.omitZero" });
  if (paid.length === 0) problems.push({ kind: "nobody", severity: "refusal", who: null });
  if (sum !== sheetTotal) problems.push({ kind: "sum", severity: "refusal", who: null, text: sum, other: sheetTotal });
  if (settlement.scheme.status === "draft") problems.push({ kind: "draft", severity: "warning", who: null });
  if (settlement.stage !== null && !settlement.stage.last) problems.push({ kind: "stage", severity: "warning", who: null, text: settlement.stage.name });
  return problems;
}

/** Which of a payee's numbers the file has. */
export interface Needs {
  readonly account: boolean;
  readonly idNumber: boolean;
  readonly bankName: boolean;
}

export function payeeProblems(paid: readonly Payment[], payees: readonly Payee[], needs: Needs): BankProblem[] {
  const twice = repeated(payees.map(({ of }) => of));
  return [...paid.flatMap((payment) => [...(twice.has(payment.id) ? [about("payee-twice", "refusal", payment)] : []), ...problemsOfPayee(payment, needs)]), ...sharedAccounts(paid)];
}

/** What is wrong with one person's numbers, each looked at by itself. */
export function problemsOfPayee(payment: Who & { readonly payee: Payee | undefined }, needs: Needs): BankProblem[] {
  const { account = "", accountName = "", idNumber = "", bankName = "" } = payment.payee ?? {};
  const problems: BankProblem[] = [];
  if (needs.account) problems.push(...accountProblems(payment, account));
  if (accountName !== "" && accountName !== payment.name) problems.push({ ...about("other-name", "warning", payment), text: accountName });
  if (needs.idNumber && idNumber === "") problems.push(about("no-id", "warning", payment));
  if (idNumber !== "" && idFault(idNumber) !== null) problems.push({ ...about("id-check", "warning", payment), text: idNumber });
  if (needs.bankName && bankName === "") problems.push(about("no-bank", "warning", payment));
  return problems;
}

function accountProblems(who: Who, account: string): BankProblem[] {
  if (account === "") return [about("no-account", "refusal", who)];
  const harm = harmOf(account);
  if (harm !== null) return [{ ...about(harm, "refusal", who), text: account }];
  if (looksCut(account)) return [{ ...about("looks-cut", "warning", who), text: account }];
  return isDoubtfulCard(account) ? [{ ...about("luhn", "warning", who), text: account }] : [];
}

function sharedAccounts(paid: readonly Payment[]): BankProblem[] {
  const holders = new Map<string, Payment[]>();
  for (const payment of paid) {
    const account = payment.payee?.account ?? "";
    if (account !== "") holders.set(account, [...(holders.get(account) ?? []), payment]);
  }
  return [...holders].flatMap(([account, [first, ...others]]): BankProblem[] =>
    first === undefined || others.length === 0 ? [] : [{ ...about("shared-account", "warning", first), text: account, others }],
  );
}

function about(kind: BankProblem["kind"], severity: BankProblem["severity"], who: Who): BankProblem {
  return { kind, severity, who };
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.size === seen.add(text).size));
}
