/** What a scheme wants to be told of one person, as fields of the form. */

import { plain } from "../document/json";
import type { Json } from "../document/json";
import { listAt, textAt, valueAt } from "../document/place";

/** An indicator that has no further ones below it. */
export interface Leaf {
  readonly id: string;
  readonly name: string;
  /** the headings above it */
  readonly heading: string;
  readonly full: string;
  readonly weight: string;
  readonly isEntered: boolean;
  /** scored once for the whole village */
  readonly isShared: boolean;
  /** a weight of nothing is neither asked for nor counted */
  readonly isCounted: boolean;
  /** graded in place of scored, by one of these */
  readonly ratings: readonly { readonly id: string; readonly name: string }[];
}

export function leavesOf(scheme: Json, level: "" | "team", weights: Json | undefined = undefined): Leaf[] {
  return below(listAt(scheme, level === "" ? "indicators" : "team.indicators"), "", weights);
}

function below(items: readonly Json[], heading: string, weights: Json | undefined): Leaf[] {
  return items.flatMap((item) => {
    const name = textAt(item, "name");
    if (valueAt(item, "items") !== undefined) return below(listAt(item, "items"), heading === "" ? name : `${heading} · ${name}`, weights);
    const id = textAt(item, "id");
    const weight = textAt(weights, id) || textAt(item, "weight");
    const by = textAt(item, "from.by");
    return [
      {
        id,
        name,
        heading,
        full: textAt(item, "points") || textAt(item, "fullMarks") || "100",
        weight,
        isEntered: valueAt(item, "from") === undefined && valueAt(item, "start") === undefined,
        isShared: plain(valueAt(item, "shared")) === true,
        isCounted: !/^0*(\.0*)?$/.test(weight) || weight === "",
        ratings: by === "rating" ? listAt(item, "from.scale").map((step) => ({ id: textAt(step, "grade"), name: textAt(step, "name") || textAt(step, "grade") })) : [],
      },
    ];
  });
}

/** A total in place of scores by indicator. */
export function isByTotal(scheme: Json, level: "" | "team"): boolean {
  const base = level === "" ? "" : "team.";
  return listAt(scheme, `${base}indicators`).length === 0 && valueAt(scheme, `${base}score.start`) === undefined && (level === "" || valueAt(scheme, "team") !== undefined);
}

export interface Fact {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly isOfVillage: boolean;
}

export function factsOf(scheme: Json): Fact[] {
  return listAt(scheme, "facts").map((fact) => ({ id: textAt(fact, "id"), name: textAt(fact, "name"), unit: textAt(fact, "unit"), isOfVillage: textAt(fact, "of") === "village" }));
}

export interface Ballot {
  readonly id: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

export function ballotsOf(scheme: Json, level: "" | "team"): Ballot[] {
  return listAt(scheme, level === "" ? "ballots" : "team.ballots").map((ballot) => ({
    id: textAt(ballot, "id"),
    name: textAt(ballot, "name"),
    options: listAt(ballot, "options").map((option) => ({ id: textAt(option, "id"), name: textAt(option, "name") })),
  }));
}

export const MEASURES = ["registeredPopulation", "residentPopulation", "workload"] as const;

/** Populations and workload that the scheme asks for, wherever it does. */
export function measuresOf(scheme: Json): string[] {
  const asked = new Set<string>();
  const look = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (key === "examples") continue;
        if (key === "by" && typeof inner === "string") asked.add(inner);
        look(inner);
      }
  };
  look(scheme);
  return MEASURES.filter((measure) => asked.has(measure));
}

/** The items of the barometer that count for a person. */
export function eventItemsOf(scheme: Json): { readonly id: string; readonly name: string; readonly isBonus: boolean; readonly worth: string; readonly isMoney: boolean }[] {
  return listAt(scheme, "barometer.items").map((item) => ({
    id: textAt(item, "id"),
    name: textAt(item, "name"),
    isBonus: textAt(item, "kind") === "bonus",
    worth: textAt(item, "points") || textAt(item, "yuan"),
    isMoney: valueAt(item, "yuan") !== undefined,
  }));
}

export function postsOf(scheme: Json): { readonly id: string; readonly name: string }[] {
  return listAt(scheme, "posts").map((post) => ({ id: textAt(post, "id"), name: textAt(post, "name") }));
}

