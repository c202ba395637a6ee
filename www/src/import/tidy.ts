/** Puts what people type into the form that the documents have. Each step that changed something is named, so that it can be listed. */

export type Tidying = "spaces" | "width" | "point" | "commas" | "tenThousand" | "unit" | "zeros" | "date" | "year" | "letter" | "village" | "post";

export interface Tidied {
  readonly text: string;
  readonly steps: readonly Tidying[];
}

type Step = readonly [Tidying, (text: string) => string];

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
const UNITS = /^(-?\d[\d.,]*)(?:个月|人|户|月|分|次|元|项|件|个)$/;

const trimmed: Step = ["spaces", (text) => text.replace(INVISIBLE, "").replace(/[\s\u3000]+/g, " ").trim()];
const joined: Step = ["spaces", (text) => text.replace(INVISIBLE, "").replace(/[\s\u3000]+/g, "")];
/** In prose full-width punctuation is right, so only digits and letters become narrow. */
const narrowLetters: Step = ["width", (text) => text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, narrow)];
const narrowAll: Step = ["width", (text) => text.replace(/[\uff01-\uff5e]/g, narrow)];

const NUMBER: readonly Step[] = [
  joined,
  narrowAll,
  ["point", (text) => text.replace(/。/g, ".")],
  ["unit", (text) => text.replace(UNITS, "$1")],
  ["commas", (text) => (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:万.?)?$/.test(text) ? text.replace(/,/g, "") : text)],
  ["tenThousand", timesTenThousand],
];

export function tidyText(text: string): Tidied {
  return through(text, [trimmed, narrowLetters]);
}

/** Names, villages and posts: spaces inside them mean nothing. */
export function tidyName(text: string): Tidied {
  return through(text, [joined, narrowLetters]);
}

/** Numbers of ids, cards and telephones. */
export function tidyDigits(text: string): Tidied {
  return through(text, [["spaces", (all) => joined[1](all).replace(/(\d)[-－—](?=\d)/g, "$1")], narrowAll, ["letter", (all) => all.replace(/^(\d{17})x$/, "$1X")]]);
}

export function tidyNumber(text: string): Tidied {
  return through(text, NUMBER);
}

export function tidyWhole(text: string): Tidied {
  return through(text, [...NUMBER, ["zeros", (all) => all.replace(/^(-?\d+)\.0+$/, "$1")]]);
}

/** Days as 2023-11-02; a day without a year lies in the year that is settled. */
export function tidyDay(text: string, year: string): Tidied {
  return through(text, [
    joined,
    narrowAll,
    ["date", (all) => dayOf(/^(\d{4})(?:年|[-/.。])(\d{1,2})(?:月|[-/.。])(\d{1,2})日?(?:\d{2}:\d{2}.*)?$/.exec(all)) ?? dayOf(/^(\d{4})(\d{2})(\d{2})$/.exec(all)) ?? all],
    ["year", (all) => dayOf(/^()(\d{1,2})(?:月|[-/.。])(\d{1,2})日?$/.exec(all), year) ?? all],
  ]);
}

export function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text);
}

/** Compares two plain decimals exactly. */
export function compareNumbers(one: string, other: string): number {
  const [a, b] = [scaled(one), scaled(other)];
  if (a.sign !== b.sign) return a.sign - b.sign;
  const places = Math.max(a.places.length, b.places.length);
  const [left, right] = [a, b].map(({ whole, places: digits }) => whole + digits.padEnd(places, "0")) as [string, string];
  const width = Math.max(left.length, right.length);
  const [padded, against] = [left.padStart(width, "0"), right.padStart(width, "0")];
  return padded === against ? 0 : (padded > against ? 1 : -1) * a.sign;
}

function scaled(text: string): { readonly sign: number; readonly whole: string; readonly places: string } {
  const [, minus = "", whole = "0", places = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return { sign: minus === "" || !/[1-9]/.test(whole + places) ? 1 : -1, whole, places };
}

function through(text: string, steps: readonly Step[]): Tidied {
  let result = text;
  const done: Tidying[] = [];
  for (const [name, step] of steps) {
    const next = step(result);
    if (next !== result && !done.includes(name)) done.push(name);
    result = next;
  }
  return { text: result, steps: done };
}

function narrow(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
}

function timesTenThousand(text: string): string {
  const [, sign = "", whole, places = ""] = /^(-?)(\d+)(?:\.(\d+))?万[人元]?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = whole + places.slice(0, 4).padEnd(4, "0");
  const rest = places.slice(4).replace(/0+$/, "");
  return `${sign}${digits.replace(/^0+(?=\d)/, "")}${rest === "" ? "" : `.${rest}`}`;
}

function dayOf(found: RegExpExecArray | null, year?: string): string | null {
  const [, own = "", month = "", day = ""] = found ?? [];
  return found === null ? null : `${own || (year ?? "")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
