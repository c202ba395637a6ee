/** Quarters to settle a scheme by, because the core tells a scheme's hash with a settlement: one of them fits any sound scheme. */

import type { Json, JsonObject } from "../document/json";
import { textAt, valueAt } from "../document/place";
import { fromText } from "../document/written";
import { rowsAt } from "../quarter";

export function trialQuarters(scheme: string): Json[] {
  const { value } = fromText(scheme);
  const worked = rowsAt(value, "examples").flatMap((row) => valueAt(row.value, "quarter") ?? []);
  return [...worked.slice(0, 1), smallest(value)];
}

/** As little as a quarter can hold: one village, and in it one of those who are assessed. */
function smallest(scheme: Json | undefined): Json {
  const at = (place: string): string => textAt(scheme, place);
  const one = (key: string, text: string): JsonObject => (text === "" ? {} : { [key]: text });
  const subject = at("subject");
  const category = subject === "village" || subject === "household" ? one("category", at("categories[0].id")) : {};
  const village = { id: "v", name: "-", ...(at("difficulty.classes[0].id") === "" ? {} : { class: at("difficulty.classes[0].id"), classReason: "-" }) };
  const time = { months: 0, monthsReason: "-", ...(at("pay.proRating") === "days" ? { days: 0 } : {}) };
  return {
    format: "cadre-pay/quarter/1",
    scheme: { id: at("id"), version: at("version") },
    period: firstPeriod(at("validity.from"), at("period")),
    ...one("stage", at("stages[0].id")),
    town: "-",
    openingBalance: "0.00",
    villages: [subject === "village" ? { ...village, ...category } : village],
    ...(subject === "household" ? { households: [{ id: "h", name: "-", village: "v", ...category }] } : {}),
    ...(subject === "village" || subject === "household" ? {} : { people: [{ id: "p", name: "-", village: "v", posts: [at("posts[0].id")], ...time }] }),
  };
}

const MONTHS: Readonly<Record<string, number>> = { month: 1, "half-year": 6, year: 12 };

/** The first period of a kind that begins with or after another: of 2023Q2 the half-year 2023H2. */
function firstPeriod(from: string, kind: string): string {
  const [, year = "", quarter, half, month] = /^(\d{4})(?:Q(\d)|H(\d)|-(\d\d))?$/.exec(from) ?? [];
  if (year === "") return from;
  const before = quarter !== undefined ? 3 * (Number(quarter) - 1) : half !== undefined ? 6 * (Number(half) - 1) : month !== undefined ? Number(month) - 1 : 0;
  const length = MONTHS[kind] ?? 3;
  const number = Math.ceil(before / length) + 1;
  const isNext = number * length > 12;
  const [inYear, shown] = [String(Number(year) + (isNext ? 1 : 0)), isNext ? 1 : number];
  if (kind === "year") return inYear;
  return kind === "month" ? `${inYear}-${String(shown).padStart(2, "0")}` : `${inYear}${kind === "half-year" ? "H" : "Q"}${shown}`;
}
