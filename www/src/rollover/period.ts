/** Periods one after the other: quarters, months, half-years and years. */

interface Span {
  /** months since the year 0, both ends included */
  readonly first: number;
  readonly last: number;
}

/** Null for what is no period. */
export function spanOf(period: string): Span | null {
  const [, year, part = "", number = "", month = ""] = /^(\d{4})(?:([QH])(\d)|-(\d{2}))?$/.exec(period) ?? [];
  if (year === undefined) return null;
  const length = part === "Q" ? 3 : part === "H" ? 6 : month !== "" ? 1 : 12;
  const index = month !== "" ? Number(month) : number !== "" ? Number(number) : 1;
  if (index < 1 || index > 12 / length) return null;
  const first = Number(year) * 12 + (index - 1) * length;
  return { first, last: first + length - 1 };
}

/** 2023Q4 → 2024Q1, 2023-12 → 2024-01, 2023H1 → 2023H2, 2023 → 2024. */
export function nextPeriod(period: string): string | null {
  const span = spanOf(period);
  if (span === null) return null;
  const first = span.last + 1;
  const year = String(Math.floor(first / 12)).padStart(4, "0");
  const index = (first % 12) / monthsOf(period) + 1;
  if (period.includes("Q")) return `${year}Q${String(index)}`;
  if (period.includes("H")) return `${year}H${String(index)}`;
  return period.includes("-") ? `${year}-${String(index).padStart(2, "0")}` : year;
}

export function monthsOf(period: string): number {
  const span = spanOf(period);
  return span === null ? 0 : span.last - span.first + 1;
}

export function daysOf(period: string): number {
  const span = spanOf(period);
  if (span === null) return 0;
  return Array.from({ length: monthsOf(period) }, (_, index) => daysOfMonth(span.first + index)).reduce((sum, days) => sum + days, 0);
}

/** First and last day, as 2023-10-01 and 2023-12-31. */
export function boundsOf(period: string): { readonly first: string; readonly last: string } | null {
  const span = spanOf(period);
  if (span === null) return null;
  const day = (month: number, date: number): string => [Math.floor(month / 12), (month % 12) + 1, date].map((part) => String(part).padStart(2, "0")).join("-");
  return { first: day(span.first, 1), last: day(span.last, daysOfMonth(span.last)) };
}

/** Of the same kind: months with months, years with years. */
export function isSameKind(one: string, other: string): boolean {
  return monthsOf(one) === monthsOf(other);
}

/** Whether a validity that names periods of any kind holds for a whole period; without an end it holds until further notice. */
export function covers({ from, to }: { readonly from: string; readonly to: string }, period: string): boolean {
  const [begins, ends, span] = [spanOf(from), spanOf(to), spanOf(period)];
  if (begins === null || span === null || (to !== "" && ends === null)) return false;
  return begins.first <= span.first && (ends === null || span.last <= ends.last);
}

function daysOfMonth(month: number): number {
  const [year, index] = [Math.floor(month / 12), (month % 12) + 1];
  if (index !== 2) return [4, 6, 9, 11].includes(index) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
