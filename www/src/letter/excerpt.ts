/** One person's part of a quarter: nothing of anybody else, no accounts, no remarks of the clerk. */

import { isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt, textsAt, valueAt } from "../document/place";
import { STAND_IN } from "../preview/trial";

export function excerptOf(scheme: Json, quarter: Json, person: string): Json {
  const own = listAt(quarter, "people").find((one) => textAt(one, "id") === person);
  const village = textAt(own, "village");
  const posts = heldBy(scheme, own);
  const incidents = listAt(quarter, "incidents").filter((incident) => textAt(incident, "village") === village && concerns(scheme, quarter, incident, person, posts));
  const grids = new Set(incidents.map((incident) => textAt(incident, "grid")));
  return {
    ...without(quarter, ["note", "villages", "people", "households", "events", "incidents", "decisions", "earlier", "redemptions"]),
    openingBalance: "0.00",
    villages: listAt(quarter, "villages")
      .filter((one) => textAt(one, "id") === village)
      .map((one) => ({ ...without(one, ["note", "grids"]), ...gridsOf(one, person, grids) })),
    people: own === undefined ? [] : [without(own, ["note"])],
    ...some("events", listAt(quarter, "events").filter((event) => textAt(event, "person") === person || textAt(event, "village") === village).map((event) => without(event, ["note"]))),
    ...some("incidents", incidents.map((incident) => withStandIn(incident, person))),
    ...some("decisions", listAt(quarter, "decisions").filter((decision) => textAt(decision, "kind") === "grade" && textAt(decision, "person") === person)),
    ...some("earlier", listAt(quarter, "earlier").flatMap((period) => earlierOf(period, [person, village]))),
  };
}

function without(value: Json | undefined, keys: readonly string[]): JsonObject {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) : {};
}

function some(key: string, list: readonly Json[]): JsonObject {
  return list.length === 0 ? {} : { [key]: list };
}

function heldBy(scheme: Json, person: Json | undefined): string[] {
  return textsAt(person, "posts").flatMap((id) => [id, ...textsAt(listAt(scheme, "posts").find((post) => textAt(post, "id") === id), "holds")]);
}

function concerns(scheme: Json, quarter: Json, incident: Json, person: string, posts: readonly string[]): boolean {
  const redLine = listAt(scheme, "redLines").find((one) => textAt(one, "id") === textAt(incident, "redLine"));
  const grids = listAt(quarter, "villages").flatMap((village) => listAt(village, "grids"));
  const cadre = textAt(
    grids.find((grid) => textAt(grid, "id") === textAt(incident, "grid")),
    "cadre",
  );
  const isCommon = ["everybody", "village"].some((key) => valueAt(redLine, `hits.${key}`) === true);
  return isCommon || cadre === person || textAt(incident, "offender") === person || textsAt(redLine, "hits.posts").some((post) => posts.includes(post));
}

/** Whoever else is in charge of a grid stays unnamed. */
function gridsOf(village: Json, person: string, wanted: ReadonlySet<string>): JsonObject {
  const kept = listAt(village, "grids").filter((grid) => textAt(grid, "cadre") === person || wanted.has(textAt(grid, "id")));
  return some(
    "grids",
    kept.map((grid) => (textAt(grid, "cadre") === person ? grid : { ...without(grid, []), cadre: STAND_IN })),
  );
}

function withStandIn(incident: Json, person: string): Json {
  const offender = textAt(incident, "offender");
  return offender === "" || offender === person ? incident : { ...without(incident, ["note"]), offender: STAND_IN };
}

function earlierOf(period: Json, ids: readonly string[]): Json[] {
  const results = listAt(period, "results").filter((result) => ids.includes(textAt(result, "of")));
  return results.length === 0 ? [] : [{ ...without(period, []), results }];
}
