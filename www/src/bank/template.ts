/** Templates of the file for the bank: the examples that one starts from, and what is wrong with a template by itself. */

import { isList, isObject } from "../document/json";
import type { Json } from "../document/json";
import type { BankField, BankTemplate } from "../desk/desk";
import type { BankProblem } from "./problems";

export type FieldList = "head" | "line" | "tail";
export const LISTS: readonly FieldList[] = ["head", "line", "tail"];

type From = BankField["from"];

/** What a line about a person may hold, and what a line about all of them. */
export const SOURCES: Readonly<Record<FieldList, readonly From[]>> = {
  line: ["number", "name", "account", "amount", "amountFen", "idNumber", "bankName", "village", "note", "date", "text", "empty"],
  head: ["count", "sum", "sumFen", "date", "note", "text", "empty"],
  tail: ["count", "sum", "sumFen", "date", "note", "text", "empty"],
};

export type ExampleName = "bars" | "commas" | "sheet";
export const EXAMPLES: readonly ExampleName[] = ["bars", "commas", "sheet"];

/** Shapes that are often seen. None is the format of a bank. */
export function exampleOf(name: ExampleName, title: string, fieldTitle: (from: From) => string): BankTemplate {
  const fields = (...froms: readonly From[]): BankField[] => froms.map((from) => ({ title: from === "empty" ? "" : fieldTitle(from), from }));
  const text = { name: title, lineEnd: "\r\n", endsLine: true, head: [], tail: [] } as const;
  switch (name) {
    case "bars":
      // An empty field at the end leaves a separator behind the last number.
      return { ...text, file: "txt", encoding: "gb18030", separator: "|", titles: false, line: fields("number", "name", "account", "amount", "idNumber", "empty") };
    case "commas":
      return { ...text, file: "csv", encoding: "gb18030", separator: ",", titles: true, line: fields("name", "account", "amount") };
    case "sheet":
      return { ...text, file: "xlsx", encoding: "utf-8", separator: "", titles: true, line: fields("number", "name", "account", "amount", "note") };
  }
}

/** What was typed for a length may be no number yet. */
export function isLength(length: unknown): length is number {
  return typeof length === "number" && Number.isInteger(length) && length > 0;
}

export function templateProblems(template: BankTemplate, date: string): BankProblem[] {
  const problems: BankProblem[] = [];
  const say = (kind: BankProblem["kind"], severity: BankProblem["severity"], place: string, more: Partial<BankProblem> = {}): unknown =>
    problems.push({ kind, severity, who: null, place, ...more });
  const has = (...froms: readonly From[]): boolean => template.line.some(({ from }) => froms.includes(from));
  if (template.line.length === 0) say("no-line", "refusal", "bank.line");
  else {
    if (!has("amount", "amountFen")) say("no-amount", "refusal", "bank.line");
    if (!has("account")) say("no-account-field", "refusal", "bank.line");
  }
  for (const list of LISTS) {
    template[list].forEach((field, index) => {
      const place = `bank.${list}[${index}]`;
      const { title, from, length, pad } = field;
      if (!SOURCES[list].includes(from)) say("misplaced", "refusal", `${place}.from`, { field: title });
      if (length !== undefined && !isLength(length)) say("length", "refusal", `${place}.length`, { field: title, text: String(length) });
      if (length === undefined && pad !== undefined) say("pad-without-length", "warning", `${place}.length`, { field: title });
      if (from === "date" && !/^\d{4}-\d\d-\d\d$/.test(date)) say("no-date", "refusal", "paper.date", { field: title });
    });
    if (template.file !== "xlsx" && template.separator === "" && template[list].slice(0, -1).some(isOfAnyLength)) say("runs-together", "warning", `bank.${list}`);
  }
  return problems;
}

function isOfAnyLength({ from, length, pad }: BankField): boolean {
  return !["text", "date", "empty"].includes(from) && (length === undefined || pad === undefined);
}

const FORMAT = "cadre-pay/bank-template/1";

export function asFile(template: BankTemplate): string {
  return `${JSON.stringify({ format: FORMAT, template }, null, 2)}\n`;
}

const FROMS: readonly string[] = [...new Set(LISTS.flatMap((list) => SOURCES[list]))];

/** Null for what is no template; one key too few or a word that is not known, and nothing of the file is taken. */
export function fromFile(value: Json | undefined): BankTemplate | null {
  if (!isObject(value) || value["format"] !== FORMAT) return null;
  const { template } = value;
  if (!isObject(template)) return null;
  const { name, file, encoding, separator, lineEnd, titles, endsLine, omitZero } = template;
  const isFlag = (one: Json | undefined): boolean => one === undefined || typeof one === "boolean";
  const isFine =
    [name, separator, lineEnd].every((one) => typeof one === "string") &&
    isOneOf(file, ["txt", "csv", "xlsx"]) &&
    isOneOf(encoding, ["gb18030", "gbk", "utf-8", "utf-8-bom"]) &&
    isOneOf(lineEnd, ["\r\n", "\n"]) &&
    typeof titles === "boolean" &&
    isFlag(endsLine) &&
    isFlag(omitZero) &&
    LISTS.every((list) => isFieldList(template[list]));
  // OK because each of its keys was just looked at.
  return isFine ? (template as unknown as BankTemplate) : null;
}

function isFieldList(value: Json | undefined): boolean {
  return isList(value) && value.every(isField);
}

function isField(value: Json): boolean {
  if (!isObject(value) || typeof value["title"] !== "string" || !isOneOf(value["from"], FROMS)) return false;
  const { text, length, pad } = value;
  return (text === undefined || typeof text === "string") && (length === undefined || isLength(length)) && (pad === undefined || isOneOf(pad, ["left-zero", "left-space", "right-space"]));
}

function isOneOf(value: Json | undefined, known: readonly string[]): boolean {
  return typeof value === "string" && known.includes(value);
}
