/** What villages got under one heading of the indicators: the core settles them by that heading alone. */

import type { Bench } from "../bench";
import type { DecimalText } from "../core";
import { isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt, valueAt } from "../document/place";
import type { Row } from "../quarter";
import { allOf, ownWeights } from "./level";
import type { Level, Node } from "./level";

/** By village; without those whose scores are not complete. Empty where the heading alone makes no scheme. */
export function scoresUnder(bench: Bench, level: Level, heading: Node, villages: readonly Row[]): ReadonlyMap<string, DecimalText> {
  const ids = new Set(allOf(heading).map(({ id }) => id));
  const scheme = schemeOf(bench.scheme, level, heading, ids);
  const quarter = quarterOf(bench.quarter, scheme, ids, villages, (village) => weightsBelow(level, heading, village));
  const answer = bench.ask((core) => core.settle(scheme, quarter, bench.language));
  const lines = answer?.kind === "settled" ? answer.settlement.lines : [];
  return new Map(lines.flatMap(({ person, score }) => (score === null ? [] : [[person, score] as const])));
}

function schemeOf(scheme: Json | undefined, level: Level, heading: Node, ids: ReadonlySet<string>): JsonObject {
  const moving = listAt(scheme, `${level.barometer}.items`).filter((item) => ids.has(textAt(item, "indicator")));
  const barometer = valueAt(scheme, level.barometer);
  const alone = heading.weight === "" ? heading.value : { ...members(heading.value), weight: "100" };
  return {
    ...only(scheme, ["format", "id", "version", "title", "issuer", "validity", "sources", "mark", "source", "period", "facts", "ballots", "categories"]),
    status: "draft",
    subject: "village",
    indicators: [alone],
    score: { rounding: { step: "0.01", mode: "half-up" }, floor: "none", ceiling: "none" },
    ...(moving.length === 0 ? {} : { barometer: { ...members(barometer), items: moving } }),
  };
}

function quarterOf(quarter: Json | undefined, scheme: JsonObject, ids: ReadonlySet<string>, villages: readonly Row[], weights: (village: Row) => JsonObject): JsonObject {
  const known = new Set(listAt(scheme, "barometer.items").map((item) => textAt(item, "id")));
  const here = new Set(villages.map(({ id }) => id));
  const events = listAt(quarter, "events").filter((event) => known.has(textAt(event, "item")) && here.has(textAt(event, "village")));
  return {
    ...only(quarter, ["format", "scheme", "period", "town", "earlier"]),
    openingBalance: "0.00",
    villages: villages.map((village) => ({
      ...only(village.value, ["id", "name", "category", "facts", "votes", "registeredPopulation", "residentPopulation", "workload"]),
      scores: among(valueAt(village.value, "scores"), ids),
      ratings: among(valueAt(village.value, "ratings"), ids),
      ...weights(village),
    })),
    events,
  };
}

/** What the village itself weighs under the heading; the heading counts whole. */
function weightsBelow(level: Level, heading: Node, village: Row): JsonObject {
  const below = new Set(heading.items.flatMap(allOf).map(({ id }) => id));
  const weights = among(ownWeights(level, village), below);
  return Object.keys(weights).length === 0 ? {} : { weights };
}

function members(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function only(value: Json | undefined, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(members(value)).filter(([key]) => keys.includes(key)));
}

function among(value: Json | undefined, ids: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(members(value)).filter(([key]) => ids.has(key)));
}
