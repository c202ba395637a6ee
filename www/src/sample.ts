/** What the page opens with: invented people and figures under the Huamachi rules. */

import scheme from "../../schemes/huamachi.json?raw";
import quarter from "../../schemes/samples/huamachi-2023Q4.json?raw";
import { emptyDesk } from "./desk/desk";
import { fromText, fromValue } from "./document/written";
import type { Documents } from "./document/written";

export function sample(): Documents {
  return { scheme: fromText(scheme), quarter: fromText(quarter), desk: fromValue(emptyDesk()) };
}
