/** Checksums: SHA-256 over one spelling of a value. `crypto.subtle` is missing on plain http, which is what an office's own server speaks. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isList, isObject } from "../document/json";
import type { Json } from "../document/json";

export function checksumOf(value: Json): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonical(value))))}`;
}

/** Keys in the order of their letters, no white space: how a file was laid out does not count. */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(",")}}`;
}
