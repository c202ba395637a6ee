/** What can be seen of a number by itself: lost digits, check digits of identity cards (GB 11643) and of bank cards (Luhn). */

import type { Cell } from "../office/types";

/** A spreadsheet keeps fifteen digits of a number; the others are gone, and no program can bring them back. */
export function hasLostDigits(cell: Pick<Cell, "text" | "lost">): boolean {
  return cell.lost === true || /^\d(?:\.\d+)?e\+?\d+$/i.test(cell.text.trim());
}

export type IdFault = "length" | "day" | "digit";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

export function idFault(text: string): IdFault | null {
  if (!/^\d{17}[\dX]$/.test(text)) return "length";
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
  if (!isDay(`${year}-${month}-${day}`)) return "day";
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return CHECKS[sum % 11] === text[17] ? null : "digit";
}

export function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** First and last day of 2023Q4, 2023H1, 2023-05 or 2023; null for what is no period. */
export function daysOf(period: string): { readonly first: string; readonly last: string } | null {
  const [, year, quarter, half, month] = /^(\d{4})(?:Q([1-4])|H([12])|-(\d{2}))?$/.exec(period) ?? [];
  if (year === undefined) return null;
  const last = quarter !== undefined ? Number(quarter) * 3 : half !== undefined ? Number(half) * 6 : month !== undefined ? Number(month) : 12;
  const length = quarter !== undefined ? 3 : half !== undefined ? 6 : month !== undefined ? 1 : 12;
  const two = (number: number): string => String(number).padStart(2, "0");
  return { first: `${year}-${two(last - length + 1)}-01`, last: `${year}-${two(last)}-${two(new Date(Date.UTC(Number(year), last, 0)).getUTCDate())}` };
}
