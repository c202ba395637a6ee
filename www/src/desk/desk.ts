/**
 * What the clerk keeps beside the two documents of the calculation (经办资料): accounts, how files are laid out, the bank's template,
 * what stands on the papers, the quarter before, locks and revisions. The core never sees it.
 */

import type { Json } from "../document/json";

export const DESK_FORMAT = "cadre-pay/desk/1";

/** All of it is optional but the format, so that an older file says less and not something else. */
export interface Desk {
  readonly format: typeof DESK_FORMAT;
  readonly payees?: readonly Payee[];
  readonly layouts?: readonly Layout[];
  readonly bank?: BankTemplate;
  readonly paper?: PaperSettings;
  readonly previous?: PreviousQuarter;
  readonly approvals?: readonly Approval[];
  readonly withdrawn?: readonly WithdrawnIncident[];
  /** the project file from which all of it comes, if that did not fit its checksum and nobody has looked at it yet */
  readonly unverified?: string;
}

/** A red-line incident that was registered and is withdrawn again (撤销登记): the quarter no longer has it, and this is its trace. */
export interface WithdrawnIncident {
  /** as it stood in the quarter */
  readonly incident: Json;
  /** what the red line and the village were called */
  readonly redLine: string;
  readonly village: string;
  readonly date: string;
  readonly reason: string;
}

/** To whom a person's amount is paid. Numbers are text. */
export interface Payee {
  /** id of the person, household or village in the quarter */
  readonly of: string;
  readonly idNumber?: string;
  readonly account?: string;
  /** name of the account, if another than the person's */
  readonly accountName?: string;
  readonly bankName?: string;
  readonly phone?: string;
}

/** How the columns of a file were understood, under the texts of its head, so that the next file of its kind is read the same way. */
export interface Layout {
  /** what the head of the file says, joined: two files with the same head have the same layout */
  readonly head: string;
  readonly columns: Readonly<Record<string, string>>;
  /** what texts in it were said to mean that are no names of ours, as posts written in short; "" leaves them out */
  readonly values?: Readonly<Record<string, string>>;
}

/** Of the file for the bank (代发). */
export interface BankTemplate {
  readonly name: string;
  readonly file: "txt" | "csv" | "xlsx";
  readonly encoding: "gb18030" | "gbk" | "utf-8" | "utf-8-bom";
  readonly separator: string;
  /** between lines, "\r\n" or "\n" */
  readonly lineEnd: string;
  /** the last line ends with it too */
  readonly endsLine?: boolean;
  /** nobody with nothing to get stands in the file */
  readonly omitZero?: boolean;
  /** fields before the first line, of a line and after the last one */
  readonly head: readonly BankField[];
  readonly line: readonly BankField[];
  readonly tail: readonly BankField[];
  /** titles of the columns as the first line */
  readonly titles: boolean;
}

export interface BankField {
  readonly title: string;
  readonly from: "number" | "name" | "account" | "bankName" | "idNumber" | "amount" | "amountFen" | "count" | "sum" | "sumFen" | "village" | "note" | "date" | "text" | "empty";
  /** of `text`, and the pattern of `note` and `date` */
  readonly text?: string;
  /** bytes in the file's encoding; padded to it if `pad` is given, refused beyond it */
  readonly length?: number;
  readonly pad?: "left-zero" | "left-space" | "right-space";
}

/** What stands on the papers and in no document of the calculation. */
export interface PaperSettings {
  /** who pays, as the head of the sheet says it */
  readonly unit?: string;
  /** 2024-01-08 */
  readonly date?: string;
  readonly signers?: readonly string[];
  /** one sheet with subtotals of the villages, one without, or a sheet for each village */
  readonly pageBreaks?: "subtotals" | "none" | "village";
  /** accounts are printed in full, and not only their first six and last four digits */
  readonly withAccounts?: boolean;
  /** of the pay sheet, by id */
  readonly columns?: readonly string[];
  /** the public notice: from, to, contact */
  readonly postedFrom?: string;
  readonly postedTo?: string;
  readonly contact?: string;
  /** how and until when one may object */
  readonly objection?: string;
  /** the address of the preview page that letters to single people lead to */
  readonly preview?: string;
  readonly maskNames?: boolean;
  /** amounts stand on the public notice */
  readonly withAmounts?: boolean;
  /** notices per page: one or three */
  readonly perPage?: 1 | 3;
}

/** The quarter from which this one was made, to show who came, left, changed post or account. */
export interface PreviousQuarter {
  readonly quarter: Json;
  readonly payees: readonly Payee[];
  /** how it was approved: the lock stays with it and does not fall on the next one */
  readonly approvals?: readonly Approval[];
}

/** A quarter is locked while its last approval stands. */
export interface Approval {
  /** 0 for the first approval, then 1, 2 for each numbered revision */
  readonly revision: number;
  readonly by: string;
  readonly date: string;
  /** hashes of the documents that were approved, and what they came to */
  readonly scheme: string;
  readonly quarter: string;
  readonly payable: string;
  /** the engine that settled it */
  readonly engine: string;
  /** hash of who gets how much, and of the accounts it goes to */
  readonly result: string;
  /** why it was opened again; absent while it stands */
  readonly reopened?: { readonly date: string; readonly reason: string };
}

export function emptyDesk(): Json {
  return { format: DESK_FORMAT };
}

/** A desk is read before it is believed: see `project/`. */
export function asDesk(value: Json | undefined): Desk {
  return value as unknown as Desk;
}

export function payeesOf(desk: Desk): ReadonlyMap<string, Payee> {
  return new Map((desk.payees ?? []).map((payee) => [payee.of, payee]));
}
