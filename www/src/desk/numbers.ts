/** What can be seen of an account or id number by itself. All of them are text. */

import type { Cell } from "../office/types";
import { isDay } from "../project/time";

/** A spreadsheet keeps fifteen digits of a number; the others are gone, and no program can bring them back. */
export function hasLostDigits({ text, lost }: Pick<Cell, "text" | "lost">): boolean {
  return lost === true || /^\d+(?:\.\d+)?e\+?\d+$/i.test(text.trim());
}

/** Why an account cannot be the account: a spreadsheet made a number of it, or something else than digits stands in it. */
export function harmOf(account: string): "lost-digits" | "not-digits" | null {
  if (hasLostDigits({ text: account }) || /^\d{16,}\.0*$/.test(account)) return "lost-digits";
  return /^\d+$/.test(account) ? null : "not-digits";
}

/** The digits that a spreadsheet does not keep have become noughts. */
export function looksCut(account: string): boolean {
  return /^\d{15}0{2,}$/.test(account);
}

/** Cards of banks have a check digit; passbooks may have none, so that a failure is a question and not yet a mistake. */
export function isDoubtfulCard(account: string): boolean {
  return /^62\d{14,17}$/.test(account) && !passesLuhn(account);
}

export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const counted = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = "10X98765432";

/** A citizen's id number (GB 11643) holds the day of birth, and its last place follows from the seventeen before it. */
export function idFault(id: string): "length" | "day" | "digit" | null {
  if (!/^\d{17}[\dX]$/i.test(id)) return "length";
  if (!isDay(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`)) return "day";
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return id[17]?.toUpperCase() === ID_CHECKS[sum % 11] ? null : "digit";
}

/** Long numbers by their first six and last four, telephones and the like by their last four: enough to compare, not to use. */
export function masked(number: string): string {
  const first = number.length < 12 ? 0 : 6;
  return [...number].map((one, index, all) => (index < first || index >= all.length - 4 ? one : "*")).join("");
}
