/** What the clerk's desk keeps when another quarter is opened: nothing that belongs to the people or the days of the one before. */

import { emptyDesk } from "../desk/desk";
import { isObject } from "../document/json";
import type { Json } from "../document/json";
import { textAt, valueAt, withValue } from "../document/place";
import type { Documents } from "../document/written";

/** How this town's files and papers look stays; in another town nothing does. */
const OF_THE_TOWN = ["layouts", "bank", "paper"];
const OF_THE_QUARTER = ["date", "postedFrom", "postedTo"];

export function deskFor({ quarter, desk }: Documents, opened: Json | undefined): Json {
  let kept = emptyDesk();
  if (textAt(quarter.value, "town") !== textAt(opened, "town")) return kept;
  for (const key of OF_THE_TOWN) {
    const value = valueAt(desk.value, key);
    if (value !== undefined) kept = withValue(kept, key, value);
  }
  for (const key of OF_THE_QUARTER) if (isObject(valueAt(kept, "paper"))) kept = withValue(kept, `paper.${key}`, undefined);
  return kept;
}
