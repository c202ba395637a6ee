/** The file for the bank: its fields and lines by the template, each measured, and what stands against it. */

import type { Settlement } from "../core";
import type { BankField, BankTemplate, Desk } from "../desk/desk";
import { CHARACTERS } from "./charset";
import type { Sizes } from "./charset";
import { amountProblems, inFen, payeeProblems, paymentsOf } from "./payments";
import type { Payment, Payments } from "./payments";
import type { BankProblem } from "./problems";
import { isLength, templateProblems } from "./template";

export interface Batch extends Payments {
  readonly rows: readonly FileRow[];
  /** of a text file; "" for a sheet */
  readonly text: string;
  /** of a text file, without the mark of its encoding */
  readonly bytes: number;
  readonly problems: readonly BankProblem[];
}

export interface FileRow {
  readonly part: Part;
  readonly payment: Payment | null;
  readonly cells: readonly FileCell[];
  /** with separators and line end */
  readonly bytes: number;
}

export type Part = "titles" | "head" | "line" | "tail";

export interface FileCell {
  readonly field: BankField;
  /** where the field stands in the desk */
  readonly place: string;
  /** padded, as it stands in the file */
  readonly text: string;
  readonly bytes: number;
}

export interface Choices {
  /** whose amount is open is left out, instead of holding up everybody */
  readonly omitOpen: boolean;
}

export interface Occasion {
  readonly settlement: Settlement;
  readonly desk: Desk;
  readonly template: BankTemplate;
  readonly choices: Choices;
}

/** All that the file could contain, to be measured before the file is made. */
export function charactersOf(occasion: Occasion): string {
  const texts = rowsOf(occasion, payOf(occasion), CHARACTERS).flatMap(({ cells }) => cells.map(({ text }) => text));
  return [...new Set(texts.join("") + occasion.template.separator)].join("");
}

export function batchOf(occasion: Occasion, sizes: Sizes): Batch {
  const { settlement, desk, template, choices } = occasion;
  const payments = payOf(occasion);
  const rows = rowsOf(occasion, payments, sizes);
  const has = (from: BankField["from"]): boolean => template.line.some((field) => field.from === from);
  const lastEnd = template.endsLine === true || rows.length === 0 ? 0 : sizeOf(template.lineEnd, sizes);
  return {
    ...payments,
    rows,
    text: isSheet(template) ? "" : textOf(rows, template),
    bytes: rows.reduce((sum, row) => sum + row.bytes, 0) - lastEnd,
    problems: [
      ...templateProblems(template, desk.paper?.date ?? ""),
      ...amountProblems(payments, settlement, choices.omitOpen),
      ...payeeProblems(payments.paid, desk.payees ?? [], { account: has("account"), idNumber: has("idNumber"), bankName: has("bankName") }),
      ...rows.flatMap((row) => row.cells.flatMap((cell) => (isRepeated(cell, row, payments) ? [] : cellProblems(cell, row, template, sizes)))),
    ],
  };
}

function payOf({ settlement, desk, template }: Occasion): Payments {
  return paymentsOf(settlement, desk.payees ?? [], template.omitZero === true);
}

function rowsOf({ settlement, desk, template }: Occasion, payments: Payments, sizes: Sizes): FileRow[] {
  return new Writer(template, sizes, { payments, settlement, date: desk.paper?.date ?? "" }).rows();
}

export function isSheet(template: BankTemplate): boolean {
  return template.file === "xlsx";
}

/** 户名: the account may be in another name than the person's. */
export function accountNameOf({ name, payee }: Payment): string {
  const { accountName = "" } = payee ?? {};
  return accountName === "" ? name : accountName;
}

interface Given {
  readonly payments: Payments;
  readonly settlement: Settlement;
  readonly date: string;
}

class Writer {
  constructor(
    private readonly template: BankTemplate,
    private readonly sizes: Sizes,
    private readonly given: Given,
  ) {}

  rows(): FileRow[] {
    const { head, line, tail, titles } = this.template;
    const { paid } = this.given.payments;
    return [
      ...(head.length > 0 ? [this.row("head", null, 0)] : []),
      ...(titles && line.length > 0 ? [this.row("titles", null, 0)] : []),
      ...paid.map((payment, index) => this.row("line", payment, index)),
      ...(tail.length > 0 ? [this.row("tail", null, 0)] : []),
    ];
  }

  private row(part: Part, payment: Payment | null, index: number): FileRow {
    const list = part === "titles" ? "line" : part;
    const cells = this.template[list].map((field, at) => this.cell(field, `bank.${list}[${at}]`, part === "titles" ? field.title : this.contentOf(field, payment, index), part));
    const between = Math.max(0, cells.length - 1) * sizeOf(this.template.separator, this.sizes);
    const written = cells.reduce((sum, cell) => sum + this.sizeInFile(cell), 0);
    const end = isSheet(this.template) ? 0 : sizeOf(this.template.lineEnd, this.sizes);
    return { part, payment, cells, bytes: written + between + end };
  }

  private sizeInFile(cell: FileCell): number {
    const text = inFile(cell, this.template);
    return text === cell.text ? cell.bytes : sizeOf(text, this.sizes);
  }

  private cell(field: BankField, place: string, content: string, part: Part): FileCell {
    const text = part === "titles" ? content : padded(content, field, this.sizes);
    return { field, place, text, bytes: sizeOf(text, this.sizes) };
  }

  private contentOf(field: BankField, payment: Payment | null, index: number): string {
    const { payments, settlement, date } = this.given;
    switch (field.from) {
      case "number":
        return String(index + 1);
      case "name":
        return payment === null ? "" : accountNameOf(payment);
      case "account":
      case "bankName":
      case "idNumber":
        return payment?.payee?.[field.from] ?? "";
      case "amount":
        return payment?.amount ?? "";
      case "amountFen":
        return payment === null ? "" : inFen(payment.amount);
      case "count":
        return String(payments.paid.length);
      case "sum":
        return payments.sum;
      case "sumFen":
        return inFen(payments.sum);
      case "village":
        return payment?.village ?? "";
      case "note":
        return filled(field.text ?? "", { town: settlement.quarter.town, period: settlement.quarter.periodName, village: payment?.village ?? "", name: payment?.name ?? "" });
      case "date":
        return dated(field.text ?? "", date);
      case "text":
        return field.text ?? "";
      case "empty":
        return "";
    }
  }
}

/** What may stand in the pattern of a remark, in the user's words. */
const FILLINGS: Readonly<Record<string, "town" | "period" | "village" | "name">> = {
  乡镇: "town",
  考核期: "period",
  村: "village",
  姓名: "name",
  town: "town",
  period: "period",
  village: "village",
  name: "name",
};

function filled(pattern: string, values: Readonly<Record<"town" | "period" | "village" | "name", string>>): string {
  return pattern.replace(/\{([^{}]*)\}/g, (whole, word: string) => {
    const key = FILLINGS[word];
    return key === undefined ? whole : values[key];
  });
}

export const DATE_PATTERN = "yyyyMMdd";

/** 2024-01-08 in the order that the template gives, such as 20240108 or 2024/01/08. */
function dated(pattern: string, date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return "";
  return (pattern === "" ? DATE_PATTERN : pattern).replace(/yyyy/, year).replace(/MM/, month).replace(/dd/, day);
}

function padded(text: string, { length, pad }: BankField, sizes: Sizes): string {
  if (pad === undefined || !isLength(length)) return text;
  const missing = Math.max(0, length - sizeOf(text, sizes));
  const filling = (pad === "left-zero" ? "0" : " ").repeat(missing);
  return pad === "right-space" ? text + filling : filling + text;
}

/** A character that the encoding does not have counts nothing; it is reported, and no file is written. */
function sizeOf(text: string, sizes: Sizes): number {
  // Most fields are figures, and every encoding writes those in a byte each.
  if (isPlain(text)) return text.length;
  let size = 0;
  for (const character of text) size += sizes.sizeOf(character) ?? 0;
  return size;
}

function isPlain(text: string): boolean {
  return !/[^\u0020-\u007e]/.test(text);
}

function textOf(rows: readonly FileRow[], template: BankTemplate): string {
  const lines = rows.map(({ cells }) => cells.map((cell) => inFile(cell, template)).join(template.separator));
  return lines.join(template.lineEnd) + (template.endsLine === true && lines.length > 0 ? template.lineEnd : "");
}

/** In CSV a field that holds the separator stands in quotes; plain text has no such way, and the field is refused. */
export function inFile({ text }: FileCell, template: BankTemplate): string {
  if (template.file !== "csv") return text;
  const needsQuotes = text.includes('"') || (template.separator !== "" && text.includes(template.separator));
  return needsQuotes ? `"${text.replace(/"/g, '""')}"` : text;
}

/** What the template itself writes is the same in every line, and is looked at in the first. */
function isRepeated({ field }: FileCell, row: FileRow, { paid }: Payments): boolean {
  return row.part === "line" && ["text", "date", "empty"].includes(field.from) && row.payment !== paid[0];
}

function cellProblems(cell: FileCell, row: FileRow, template: BankTemplate, sizes: Sizes): BankProblem[] {
  const { field, place, text } = cell;
  const at = { who: row.payment, field: field.title, place, text } as const;
  const problems: BankProblem[] = [];
  const refuse = (kind: BankProblem["kind"], more: Partial<BankProblem> = {}): unknown => problems.push({ kind, severity: "refusal", ...at, ...more });
  const warn = (kind: BankProblem["kind"]): unknown => problems.push({ kind, severity: "warning", ...at });
  const lacking = isPlain(text) ? [] : [...new Set(text)].filter((character) => sizes.sizeOf(character) === null);
  if (lacking.length > 0) refuse("unencodable", { other: lacking.join(" ") });
  if (row.part !== "titles" && isLength(field.length) && cell.bytes > field.length) refuse("too-long", { count: cell.bytes, most: field.length });
  if (/[\r\n]/.test(text)) refuse("line-break-inside");
  if (template.file === "txt" && template.separator !== "" && text.includes(template.separator)) refuse("separator-inside", { other: template.separator });
  if (field.from === "name" && row.payment !== null && /\s/.test(accountNameOf(row.payment))) warn("space-inside");
  if (template.file === "csv" && row.part === "line" && /^[=+\-@\t]/.test(text) && isWords(field)) warn("formula");
  return problems;
}

/** Words could be meant as a formula; figures cannot. */
function isWords({ from }: BankField): boolean {
  return !["amount", "amountFen", "number"].includes(from);
}
