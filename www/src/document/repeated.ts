/** Whether a text names a key twice in one object: a parsed value has dropped one of the two, so it has fewer. */

import { isList, isObject } from "./json";
import type { Json } from "./json";

/** A string, with the colon that makes it a key. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** The text is JSON, and the value what it says. */
export function repeatsKeys(text: string, value: Json): boolean {
  let written = 0;
  STRING.lastIndex = 0;
  for (let found = STRING.exec(text); found !== null; found = STRING.exec(text)) if (found[1] !== undefined) written += 1;
  return written !== keysIn(value);
}

function keysIn(value: Json): number {
  if (isList(value)) return value.reduce((sum: number, item) => sum + keysIn(item), 0);
  if (!isObject(value)) return 0;
  const items = Object.values(value);
  return items.reduce((sum: number, item) => sum + keysIn(item), items.length);
}
