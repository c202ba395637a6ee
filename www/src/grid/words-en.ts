import type { GridWords } from "./words";

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const cells = (count: number): string => counted(count, "cell", "cells");
const rows = (count: number): string => counted(count, "row", "rows");

export const en: GridWords = {
  keys: "Arrow keys move, typing overwrites, F2 edits, Enter goes down, Tab goes right, Delete clears. Copy and paste work with spreadsheets. Empty means not scored yet, not zero.",
  empty: "empty",
  closed: "cannot be filled in",
  zoom: "Zoom",
  larger: "Larger",
  smaller: "Smaller",
  sort: "Sort",
  unsorted: "As in the roster",
  ascending: (name) => `${name}, lowest first`,
  descending: (name) => `${name}, highest first`,
  resize: (name) => `Width of the column ${name}`,
  nextProblem: (count) => `Next problem (${count})`,
  noProblem: "No problem",
  uncovered: "The rows shown have no other problem: the filter is off, and this is one in a row that it hid.",
  selected: (count) => `${cells(count)} selected`,
  notYet: "Worked out once you press Enter.",
  acts: {
    paste: (count) => `paste ${rows(count)} of scores`,
    clear: (count) => `clear ${cells(count)}`,
    cut: (count) => `cut ${cells(count)}`,
    fillDown: (count) => `fill ${cells(count)} down`,
    fillRight: (count) => `fill ${cells(count)} to the right`,
  },
  notices: {
    done: (act) => `Done: ${act}.`,
    same: "Nothing differs, so nothing was changed.",
    nothing: "There is no text on the clipboard.",
    beyond: (count) => `${cells(count)} beyond the table not pasted.`,
    closed: (count) => `${cells(count)} not written, because nothing can be filled in there.`,
    tidied: (count) => `Full-width digits, stops or thousands commas written plainly in ${cells(count)}.`,
    tidiedOne: (from, to) => `“${from}” written as ${to}.`,
    notFigures: (count) => `${cells(count)} with no number kept as given, and marked.`,
    onlyShown: (count) => `Only the rows shown were written; ${rows(count)} hidden by the filter stay as they were.`,
    readOnly: "This cell follows from the scores and cannot be filled in.",
    locked: "Nothing can be changed now, and nothing was. “Saved work” says why and what to do.",
    notAssessed: "This is not scored in the village and cannot be filled in.",
  },
};
