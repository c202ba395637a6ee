/** What of the documents goes into the database at each step, and how they are put together from it again. */

import { patchBetween, patched } from "../document/patch";
import type { Patch } from "../document/patch";
import { fromText, fromValue, textOf } from "../document/written";
import type { Documents, PartName, Written } from "../document/written";
import type { Kept, Writing } from "./storage";

/** How many patches the database has beside the text of each document. */
export type PatchCounts = Readonly<Record<PartName, number>>;
type Parts = Pick<Writing, "texts" | "patches">;

export const NO_PATCHES: PatchCounts = { scheme: 0, quarter: 0, desk: 0 };
/** After so many a document is written whole again: whoever reads it puts them all on top of each other. */
const MOST_PATCHES = 1000;
const PARTS: readonly PartName[] = ["scheme", "quarter", "desk"];

/** What is different since, or the whole where nobody knows what the database has. */
export function partsOf(written: Documents | null, counts: PatchCounts, documents: Documents): Parts {
  const texts: Partial<Record<PartName, string>> = {};
  const patches: Partial<Record<PartName, Patch>> = {};
  for (const name of PARTS) {
    const [before, after] = [written?.[name], documents[name]];
    if (before === after) continue;
    // Typed text is kept letter by letter.
    const patch = after.text === null && counts[name] < MOST_PATCHES ? patchBetween(before?.value, after.value) : null;
    if (patch === null) texts[name] = textOf(after);
    else patches[name] = patch;
  }
  return { texts, patches };
}

export function countsAfter(counts: PatchCounts, { texts, patches }: Parts): PatchCounts {
  const after = (name: PartName): number => (texts[name] === undefined ? counts[name] + (patches[name] === undefined ? 0 : 1) : 0);
  return { scheme: after("scheme"), quarter: after("quarter"), desk: after("desk") };
}

export function countsOf({ patches }: Kept): PatchCounts {
  return { scheme: patches.scheme.length, quarter: patches.quarter.length, desk: patches.desk.length };
}

export function documentsOf({ texts, patches }: Kept): Documents {
  const restored = (name: PartName): Written => {
    const written = fromText(texts[name]);
    return patches[name].length === 0 || written.value === undefined ? written : fromValue(patches[name].reduce(patched, written.value));
  };
  return { scheme: restored("scheme"), quarter: restored("quarter"), desk: restored("desk") };
}
