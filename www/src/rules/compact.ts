/** What the page needs to know of a JSON Schema, as small as it can be. Runs while the page is built. */

import type { Field, Kind, Shapes } from "./shapes";

interface Schema {
  readonly $ref?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const NAMED: Readonly<Record<string, Kind["is"]>> = { Id: "id", Reference: "reference", Name: "name", Note: "note", Day: "day", Period: "period" };

export function compact(schema: Schema): Shapes {
  const shapes = Object.entries(schema.$defs ?? {}).filter(([, { properties }]) => properties !== undefined);
  return Object.fromEntries(shapes.map(([name, { properties = {}, required = [] }]) => [name, fieldsOf(properties, required)]));
}

function fieldsOf(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Record<string, Field> {
  return Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, required.includes(key) ? { kind: kindOf(schema), required: true } : { kind: kindOf(schema) }]));
}

function kindOf(schema: Schema): Kind {
  if (schema.$ref !== undefined) return named(schema.$ref.replace(/^.*\//, ""));
  if (schema.const !== undefined) return { is: "fixed", text: schema.const };
  if (schema.enum !== undefined) return { is: "word", words: schema.enum };
  if (schema.anyOf !== undefined) return oneOf(schema.anyOf);
  if (schema.type === "array") return { is: "list", of: kindOf(schema.items ?? {}), ...(schema.minItems === 1 ? { filled: true } : {}) };
  if (schema.type === "object" && typeof schema.additionalProperties === "object") return { is: "map", of: kindOf(schema.additionalProperties) };
  if (schema.type === "boolean") return { is: "flag" };
  if (schema.type === "integer") return { is: "whole", ...boundOf(schema.description) };
  const bound = boundOf(schema.description);
  return bound === null ? { is: "name" } : { is: "decimal", ...bound };
}

function named(name: string): Kind {
  const is = NAMED[name];
  return is === undefined ? { is: "object", shape: name } : { is };
}

/** A value with its origin, a value or "none", a value or null: all of them are the value with a remark. */
function oneOf(choices: readonly Schema[]): Kind {
  const isOrigin = (one: Schema): boolean => one.properties?.["value"] !== undefined && one.properties["mark"] !== undefined;
  const main = choices.find((one) => one.type !== "null" && one.const !== "none" && !isOrigin(one));
  return {
    ...kindOf(main ?? {}),
    ...(choices.some(isOrigin) ? { origin: true } : {}),
    ...(choices.some((one) => one.const === "none") ? { none: true } : {}),
    ...(choices.some((one) => one.type === "null") ? { nullable: true } : {}),
  };
}

function boundOf(description = ""): Pick<Kind, "bound"> | null {
  const found = /(from|above) (−?[\d,]*\d(?:\.\d+)?) to (−?[\d,]*\d(?:\.\d+)?)(?: ([a-z%]+))?(?:, at most (\d+) places)?/.exec(description);
  if (found === null) return /decimal|whole/.test(description) ? {} : null;
  const [, start, from = "", to = "", unit, places] = found;
  return { bound: { from, to, ...(start === "above" ? { above: true } : {}), ...(unit === undefined ? {} : { unit }), ...(places === undefined ? {} : { places: Number(places) }) } };
}
