/** Which view holds the field of a place. */

import { fieldOf } from "./document/place";
import type { Place, ViewName } from "./events";

/** What is entered of anybody besides scores. */
const RECORDS = /^(ratings|facts|votes|earlierStages)\b/;
/** What the record of a village or a household holds, and the tables of them do not. */
export const RECORDED = /^(scores?|ratings|facts|votes|earlierStages)\b/;

export function viewOf({ document, place }: Place): ViewName {
  if (document === "scheme") return "scheme";
  const [, list = "", rest = ""] = /^(\w+)(?:\[\d+\])?\.?(.*)$/.exec(place) ?? [];
  switch (list) {
    case "people":
      if (rest.startsWith("adjustments")) return "ranking";
      return /^scores?\b/.test(rest) ? "scores" : RECORDS.test(rest) ? "records" : "people";
    case "villages":
      return RECORDED.test(rest) ? "records" : "villages";
    case "households":
      return RECORDED.test(rest) ? "records" : "ranking";
    case "redemptions":
      return "ranking";
    case "events":
      return "barometer";
    case "incidents":
      return "redlines";
    case "decisions":
      return "ranking";
    default:
      return "villages";
  }
}

/** The field of a place, or the first field of the record that stands there, if the page shows it now. */
export function findField(root: ParentNode, { document, place }: Place): HTMLElement | null {
  const wanted = `${document}:${fieldOf(place)}`;
  const fields = [...root.querySelectorAll<HTMLElement>("[data-place]")];
  const exact = fields.find((field) => field.dataset["place"] === wanted);
  if (exact !== undefined || place === "") return exact ?? null;
  return fields.find(({ dataset }) => dataset["place"]?.startsWith(`${wanted}.`) === true || dataset["place"]?.startsWith(`${wanted}[`) === true) ?? null;
}
