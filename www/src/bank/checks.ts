/** What can be seen of an account or id number by itself. All of them are text. */

/** The check digit of bank cards (Luhn). Passbooks have none, so that a failure is a question and not yet a mistake. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const counted = index % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** So long is what card numbers are; shorter ones are passbooks or accounts of another kind. */
export function isCardLong(digits: string): boolean {
  return /^\d{16,19}$/.test(digits);
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = "10X98765432";

/** The last place of a citizen's id number follows from the seventeen before it (GB 11643). */
export function passesIdCheck(id: string): boolean {
  if (!/^\d{17}[\dX]$/i.test(id)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return id[17]?.toUpperCase() === ID_CHECKS[sum % 11];
}

/** Why an account cannot be the account: a spreadsheet made a number of it, or something else than digits stands in it. */
export function harmOf(account: string): "lost-digits" | "not-digits" | null {
  if (/^\d+(\.\d+)?E\+?\d+$/i.test(account) || /^\d{16,}\.0*$/.test(account)) return "lost-digits";
  return /^\d+$/.test(account) ? null : "not-digits";
}

/** A spreadsheet keeps fifteen digits of a number and writes noughts after them. */
export function looksCut(account: string): boolean {
  return /^\d{15}0{2,}$/.test(account);
}

/** First six and last four, as bank and id numbers are shown to whoever looks over a shoulder. */
export function masked(text: string): string {
  const characters = [...text];
  if (characters.length < 11) return characters.map((one, index) => (index < characters.length - 4 ? "*" : one)).join("");
  return characters.map((one, index) => (index < 6 || index >= characters.length - 4 ? one : "*")).join("");
}
