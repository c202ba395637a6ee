/** The log as a file for Excel and WPS. */

import type { Entry, Log } from "./journal";
import type { ProjectWords } from "./words";

/** With a byte order mark, or Excel takes Chinese for something else. */
export function logAsCsv({ entries, folded }: Log, words: ProjectWords): string {
  const { columns } = words.log;
  const head = [columns.number, columns.at, columns.by, columns.act, columns.what, columns.whose, columns.place, columns.from, columns.to, columns.count];
  const rows = entries.map((entry) => [String(entry.number + 1), entry.at, entry.by, words.log.act(entry.act), entry.what, entry.whose, placeOf(entry), entry.from ?? "", entry.to ?? "", String(entry.count)]);
  const note = folded === 0 ? [] : [[words.log.folded(folded)]];
  return `\uFEFF${[head, ...rows, ...note].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export function placeOf({ document, place }: Entry): string {
  return document === null ? "" : `${document}:${place}`;
}

/** A text that a spreadsheet would calculate gets an apostrophe; a plain number stays one. */
function cell(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
