/** Quarters to settle a scheme by, because the core tells a scheme's hash with a settlement: one of them fits any sound scheme. */

import type { Json } from "../document/json";
import { rowsAt } from "../quarter";
import { textAt, valueAt } from "../document/place";
import { fromText } from "../document/written";

export function trialQuarters(scheme: string): Json[] {
  const { value } = fromText(scheme);
  const at = (place: string): string => textAt(value, place);
  const worked = rowsAt(value, "examples").flatMap((row) => valueAt(row.value, "quarter") ?? []);
  return [
    ...worked.slice(0, 1),
    {
      format: "cadre-pay/quarter/1",
      scheme: { id: at("id"), version: at("version") },
      period: at("validity.from"),
      town: "-",
      openingBalance: "0.00",
      villages: [{ id: "v", name: "-", class: at("difficulty.classes[0].id"), classReason: "-" }],
      people: [{ id: "p", name: "-", village: "v", posts: [at("posts[0].id")], months: 3 }],
    },
  ];
}
