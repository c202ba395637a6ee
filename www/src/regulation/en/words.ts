/** Dates, lists, and the words that change with the period and with who is assessed. */

import type { Level, Period } from "../level";
import { isSaid, joined } from "../model";
import type { Manner, Pieces } from "../model";

const PARTS: Readonly<Record<string, string>> = { Q1: "first quarter of", Q2: "second quarter of", Q3: "third quarter of", Q4: "fourth quarter of", H1: "first half of", H2: "second half of" };

export const manner: Manner = {
  colon: ": ",
  comma: ", ",
  semicolon: "; ",
  stop: ".",
  yes: "yes",
  no: "no",
  unlimited: "no limit",
  note: (text) => [" (", text, ")"],
  period(text) {
    const part = PARTS[text.slice(4)];
    return part === undefined ? text : `the ${part} ${text.slice(0, 4)}`;
  },
  day: (text) => text,
};

const PERIODS: Readonly<Record<Period, { one: string; many: string; often: string; months: string }>> = {
  month: { one: "month", many: "months", often: "every month", months: "1" },
  quarter: { one: "quarter", many: "quarters", often: "every quarter", months: "3" },
  "half-year": { one: "half-year", many: "half-years", often: "every half-year", months: "6" },
  year: { one: "year", many: "years", often: "every year", months: "12" },
};

export const periodWords = (level: Level) => PERIODS[level.period];

const SUBJECTS = {
  person: { one: "person", all: "people" },
  village: { one: "village", all: "villages" },
  household: { one: "household", all: "households" },
};

export const subjectWords = (level: Level) => SUBJECTS[level.subject];

export const quoted = (name: Pieces[number]): Pieces => ["“", name, "”"];

/** a, b and c */
export function listed(parts: readonly Pieces[], last = "and"): Pieces {
  return parts.length < 2 ? joined(parts, "") : [...joined(parts.slice(0, -1), ", "), ` ${last} `, ...(parts[parts.length - 1] ?? [])];
}

/** Clauses, with those left out that say nothing. */
export function clauses(parts: readonly Pieces[], mark = ", "): Pieces {
  return joined(parts.filter(isSaid), mark);
}

/** What is below zero is taken away, and said without its sign. */
export function signed(text: string, more: string, less: string): string {
  return text.startsWith("-") ? `${less}${text.slice(1)}` : `${more}${text}`;
}

/** "1 point", "2.5 points" */
export const counted = (one: string, many = `${one}s`) => (text: string): string => `${text} ${text === "1" || text === "-1" ? one : many}`;

export const points = counted("point");
export const yuan = (text: string): string => `${text} yuan`;
