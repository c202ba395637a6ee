/** Periods as one says them. */

import type { Language } from "../core";

const PARTS: Readonly<Record<string, string>> = { Q1: "第一季度", Q2: "第二季度", Q3: "第三季度", Q4: "第四季度", H1: "上半年", H2: "下半年" };

/** 2023Q4 → 2023年第四季度; what is no period stays as it is, and so does all of it in English. */
export function periodName(text: string, language: Language): string {
  const [, year, part, month] = /^(\d{4})(?:([QH]\d)|-(\d{2}))?$/.exec(text) ?? [];
  if (language === "en" || year === undefined) return text;
  if (part !== undefined) return PARTS[part] === undefined ? text : `${year}年${PARTS[part]}`;
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
}
