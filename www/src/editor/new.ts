/** What a part begins with: nothing is guessed, so that the core asks for what is still to be said. */

import type { Json, JsonObject } from "../document/json";
import { listAt, textAt } from "../document/place";
import type { Labels } from "../rules/labels";
import { keysOf, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";

/** The chapters that a regulation has in any case, and that its author is asked for. */
const USUAL = ["standard", "categories", "posts", "indicators", "grading", "pay", "pool"];

export function emptyOf(kind: Kind, labels: Labels): Json {
  if (kind.is === "fixed") return kind.text ?? "";
  if (kind.is === "flag") return false;
  if (kind.is === "list") return [];
  if (kind.is === "map") return {};
  if (kind.is === "object") return emptyObject(kind.shape ?? "", labels);
  return kind.nullable === true ? null : "";
}

function emptyObject(shape: string, labels: Labels, also: readonly string[] = []): JsonObject {
  const fields = shapeOf(shape);
  const keys = keysOf(shape, labels.order(shape)).filter((key) => fields[key]?.required === true || also.includes(key));
  return Object.fromEntries(keys.map((key) => [key, emptyOf(fields[key]?.kind ?? { is: "name" }, labels)]));
}

/** A new entry of a list, with an id that no other has. */
export function newEntry(kind: Kind, labels: Labels, scheme: Json | undefined, place: string): Json {
  const entry = emptyOf(kind, labels);
  if (kind.is !== "object" || !("id" in shapeOf(kind.shape))) return entry;
  const ids = new Set(listAt(scheme, place).map((item) => textAt(item, "id")));
  const word = /[A-Z]?[a-z]+$/.exec(kind.shape ?? "")?.[0].toLowerCase() ?? "";
  let number = ids.size + 1;
  while (ids.has(`${word}-${number}`)) number += 1;
  return { ...(entry as JsonObject), id: `${word}-${number}` };
}

/** A draft in which every value is an example until somebody says otherwise. */
export function emptyScheme(labels: Labels): Json {
  return { ...emptyObject("SchemeDocument", labels, USUAL), status: "draft", mark: "example" };
}
