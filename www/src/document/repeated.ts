/** Whether a text names a key twice in one object: a parsed value has dropped one of the two, so it has fewer. */

import type { Json } from "./json";

/** The text is JSON, and the value what it says. */
export function repeatsKeys(text: string, value: Json): boolean {
  // Both are counted in writing: Chromium 80 now and then counts the keys of the value itself wrongly.
  return keysWritten(text) !== keysWritten(JSON.stringify(value));
}

/** Strings with a colon after them. */
function keysWritten(text: string): number {
  let written = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfString(text, start + 1);
    let next = end + 1;
    while (text.charCodeAt(next) <= SPACE) next += 1;
    if (text.charCodeAt(next) === COLON) written += 1;
    start = text.indexOf('"', next);
  }
  return written;
}

const SPACE = 32;
const COLON = 58;
const BACKSLASH = 92;

function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); ; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
}
