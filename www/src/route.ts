/** Which view holds the field of a place. */

import { fieldOf } from "./document/place";
import type { Place, ViewName } from "./events";

export function viewOf({ document, place }: Place): ViewName {
  if (document === "scheme") return "scheme";
  const [, list = "", rest = ""] = /^(\w+)(?:\[\d+\])?\.?(.*)$/.exec(place) ?? [];
  switch (list) {
    case "people":
      return /^scores?\b/.test(rest) ? "scores" : "people";
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

/** The field of a place, if the page shows it now. */
export function findField(root: ParentNode, { document, place }: Place): HTMLElement | null {
  const wanted = `${document}:${fieldOf(place)}`;
  for (const field of root.querySelectorAll<HTMLElement>("[data-place]")) {
    if (field.dataset["place"] === wanted) return field;
  }
  return null;
}
