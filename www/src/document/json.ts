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

/** The same content in the sense of the content hash: white space and the order of keys do not count. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other)) return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && isSameJson(one[key], other[key]));
}

/** A value may be written plainly or as `{ value, mark, source }`: this is what it says either way. */
export function plain(value: Json | undefined): Json | undefined {
  return isObject(value) && "value" in value ? value.value : value;
}

export function asDocumentText(value: Json | undefined): string {
  return value === undefined ? "" : `${JSON.stringify(value, null, 2)}\n`;
}
