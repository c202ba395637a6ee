/** A desk is read before it is believed: every field has its shape here, and whatever does not fit is told with its place. */

import type { Approval, BankField, BankTemplate, Desk, Layout, PaperSettings, Payee, PreviousQuarter, WithdrawnIncident } from "../desk/desk";
import { DESK_FORMAT } from "../desk/desk";
import { isList, isObject } from "../document/json";
import type { Json } from "../document/json";
import { under } from "../document/place";

/** `unknown`: a key that nobody knows here; it stays. The others cannot be worked with. */
export interface Misfit {
  readonly place: string;
  readonly kind: "unknown" | "wrong" | "missing";
}

type Tell = (misfit: Misfit) => void;
type Check = (value: Json, place: string, tell: Tell) => void;

/** A check for each key of T: one that is added to the type and not here does not compile. */
type Checks<T> = { readonly [Key in keyof Required<T>]: Check };

export function misfitsOf(desk: Json): readonly Misfit[] {
  const found: Misfit[] = [];
  DESK(desk, "", (misfit) => found.push(misfit));
  return found;
}

const text = fitting((value) => typeof value === "string");
const flag = fitting((value) => typeof value === "boolean");
const count = fitting((value) => typeof value === "number" && Number.isInteger(value) && value >= 0);
const anything: Check = () => undefined;

function fitting(fits: (value: Json) => boolean): Check {
  return (value, place, tell) => {
    if (!fits(value)) tell({ place, kind: "wrong" });
  };
}

function oneOf(...known: readonly Json[]): Check {
  return fitting((value) => known.includes(value));
}

function list(item: Check): Check {
  return (value, place, tell) => {
    if (!isList(value)) tell({ place, kind: "wrong" });
    else value.forEach((one, index) => item(one, under(place, index), tell));
  };
}

function textsByKey(value: Json, place: string, tell: Tell): void {
  if (!isObject(value)) tell({ place, kind: "wrong" });
  else for (const [key, one] of Object.entries(value)) text(one, under(place, key), tell);
}

function record<T>(checks: Checks<T>, ...required: readonly (keyof T & string)[]): Check {
  const known = new Map<string, Check>(Object.entries<Check>(checks));
  return (value, place, tell) => {
    if (!isObject(value)) {
      tell({ place, kind: "wrong" });
      return;
    }
    for (const key of required) if (!(key in value)) tell({ place: under(place, key), kind: "missing" });
    for (const [key, one] of Object.entries(value)) {
      const check = known.get(key);
      if (check === undefined) tell({ place: under(place, key), kind: "unknown" });
      else check(one, under(place, key), tell);
    }
  };
}

const PAYEE = record<Payee>({ of: text, idNumber: text, account: text, accountName: text, bankName: text, phone: text }, "of");
const LAYOUT = record<Layout>({ head: text, columns: textsByKey, values: textsByKey }, "head", "columns");
const BANK_FIELD = record<BankField>(
  {
    title: text,
    from: oneOf("number", "name", "account", "bankName", "idNumber", "amount", "amountFen", "count", "sum", "sumFen", "village", "note", "date", "text", "empty"),
    text,
    length: count,
    pad: oneOf("left-zero", "left-space", "right-space"),
  },
  "title",
  "from",
);
const BANK = record<BankTemplate>(
  {
    name: text,
    file: oneOf("txt", "csv", "xlsx"),
    encoding: oneOf("gb18030", "gbk", "utf-8", "utf-8-bom"),
    separator: text,
    lineEnd: text,
    endsLine: flag,
    omitZero: flag,
    head: list(BANK_FIELD),
    line: list(BANK_FIELD),
    tail: list(BANK_FIELD),
    titles: flag,
  },
  "name",
  "file",
  "encoding",
  "separator",
  "lineEnd",
  "head",
  "line",
  "tail",
  "titles",
);
const PAPER = record<PaperSettings>({
  unit: text,
  date: text,
  signers: list(text),
  pageBreaks: oneOf("subtotals", "none", "village"),
  withAmounts: flag,
  withAccounts: flag,
  columns: list(text),
  postedFrom: text,
  postedTo: text,
  contact: text,
  objection: text,
  preview: text,
  maskNames: flag,
  perPage: oneOf(1, 3),
});
const REOPENED = record<NonNullable<Approval["reopened"]>>({ date: text, reason: text }, "date", "reason");
const APPROVAL = record<Approval>(
  { revision: count, by: text, date: text, scheme: text, quarter: text, payable: text, engine: text, result: text, reopened: REOPENED },
  "revision",
  "by",
  "date",
  "scheme",
  "quarter",
  "payable",
  "engine",
  "result",
);
const PREVIOUS = record<PreviousQuarter>({ quarter: anything, payees: list(PAYEE), approvals: list(APPROVAL) }, "quarter", "payees");
const WITHDRAWN = record<WithdrawnIncident>({ incident: anything, redLine: text, village: text, date: text, reason: text }, "incident", "redLine", "village", "date", "reason");
const DESK = record<Desk>(
  { format: oneOf(DESK_FORMAT), payees: list(PAYEE), layouts: list(LAYOUT), bank: BANK, paper: PAPER, previous: PREVIOUS, approvals: list(APPROVAL), withdrawn: list(WITHDRAWN), unverified: text },
  "format",
);
