/** Documents as plain JSON, exactly as they were typed. Nothing here knows what a scheme or a quarter is. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value may be written plainly or as `{ value, mark, source }`: this is what it says either way. */
export function plain(value: Json | undefined): Json | undefined {
  return isObject(value) && "value" in value ? value.value : value;
}

export function asDocumentText(value: Json | undefined): string {
  return value === undefined ? "" : `${JSON.stringify(value, null, 2)}\n`;
}
