/** Numerals, dates, and the words that change with the period and with who is assessed. */

import { periodName } from "../../text/period";
import type { Level, Period } from "../level";
import { isSaid, joined } from "../model";
import type { Manner, Pieces } from "../model";

const NUMERALS = "零一二三四五六七八九";

/** 1 → 一, 12 → 十二, 105 → 一百零五 */
export function numeral(number: number): string {
  const [hundreds, tens, ones] = [Math.trunc(number / 100), Math.trunc(number / 10) % 10, number % 10];
  const low = tens === 0 ? (ones === 0 ? "" : `${hundreds > 0 ? "零" : ""}${NUMERALS[ones] ?? ""}`) : `${tens === 1 && hundreds === 0 ? "" : (NUMERALS[tens] ?? "")}十${ones === 0 ? "" : (NUMERALS[ones] ?? "")}`;
  return `${hundreds === 0 ? "" : `${NUMERALS[hundreds] ?? ""}百`}${low}`;
}

/** "2/3" → 三分之二 */
export function fraction(text: string): string {
  const [, over, under] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  return over === undefined || under === undefined ? text : `${numeral(Number(under))}分之${numeral(Number(over))}`;
}

export const manner: Manner = {
  colon: "：",
  comma: "，",
  semicolon: "；",
  stop: "。",
  yes: "是",
  no: "否",
  unlimited: "不设限",
  note: (text) => ["（", text, "）"],
  period: (text) => periodName(text, "zh-CN"),
  day(text) {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
    return year === undefined ? text : `${year}年${Number(month)}月${Number(day)}日`;
  },
};

const PERIODS: Readonly<Record<Period, { whole: string; each: string; here: string; next: string; counted: string; months: string }>> = {
  month: { whole: "一个月", each: "每月", here: "本月", next: "下月", counted: "个月", months: "1" },
  quarter: { whole: "一个季度", each: "每季度", here: "本季度", next: "下季度", counted: "个季度", months: "3" },
  "half-year": { whole: "半年", each: "每半年", here: "本半年", next: "下一个半年", counted: "个半年", months: "6" },
  year: { whole: "一年", each: "每年", here: "本年度", next: "下年度", counted: "年", months: "12" },
};

export const periodWords = (level: Level) => PERIODS[level.period];

const SUBJECTS = {
  person: { each: "每人", all: "人员", own: "本人", count: "人数", unit: "人" },
  village: { each: "每村", all: "村", own: "本村", count: "村数", unit: "个村" },
  household: { each: "每户", all: "农户", own: "本户", count: "户数", unit: "户" },
};

export const subjectWords = (level: Level) => SUBJECTS[level.subject];

export const quoted = (name: Pieces[number]): Pieces => ["“", name, "”"];

/** 甲、乙和丙 */
export function listed(parts: readonly Pieces[], last = "和"): Pieces {
  return parts.length < 2 ? joined(parts, "") : [...joined(parts.slice(0, -1), "、"), last, ...(parts[parts.length - 1] ?? [])];
}

/** Clauses, with those left out that say nothing. */
export function clauses(parts: readonly Pieces[], mark = "，"): Pieces {
  return joined(parts.filter(isSaid), mark);
}

/** What is below zero is taken away, and said without its sign. */
export function signed(text: string, more: string, less: string): string {
  return text.startsWith("-") ? `${less}${text.slice(1)}` : `${more}${text}`;
}
