/**
 * A letter as the fragment of an address: `#cadre-pay-1.CHECK.DATA`. A browser sends no fragment to any server.
 * DATA is JSON, deflated with the dictionary of its version, in the letters of base64url; CHECK is the start of its SHA-256.
 */

import { deflateSync, inflateSync } from "fflate";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isObject } from "../document/json";
import type { Json } from "../document/json";
import { VERSION, dictionary } from "./dictionary";
import type { Letter, SettledLine, Step } from "./letter";

const NAME = "cadre-pay-";
const CHECK = 8;
/** A letter is a few thousand bytes; whatever swells beyond this is none. */
const MOST = 400_000;

export type Reading =
  | { readonly kind: "read"; readonly letter: Letter }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer"; readonly version: number }
  /** something else stands in the fragment, or nothing */
  | { readonly kind: "none" };

export function linkOf(address: string, letter: Letter): string {
  return `${address.replace(/#.*$/, "")}#${fragmentOf(letter)}`;
}

export function fragmentOf(letter: Letter): string {
  const data = base64url(deflateSync(utf8ToBytes(JSON.stringify(packed(letter))), { level: 9, mem: 12, dictionary: utf8ToBytes(dictionary) }));
  return `${NAME}${VERSION}.${checkOf(data)}.${data}`;
}

/** Whatever a chat program has put behind the link is not part of it. */
export function readLink(fragment: string): Reading {
  const [, version, check, data] = /^#?cadre-pay-(\d+)(?:\.([0-9a-f]*)(?:\.([\w-]*))?)?/.exec(fragment) ?? [];
  if (version === undefined) return { kind: "none" };
  if (Number(version) > VERSION) return { kind: "newer", version: Number(version) };
  if (data === undefined || checkOf(data) !== check) return { kind: "damaged" };
  const letter = letterIn(data);
  return letter === null ? { kind: "damaged" } : { kind: "read", letter };
}

function letterIn(data: string): Letter | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(inflateSync(bytesOf(data), { dictionary: utf8ToBytes(dictionary), out: new Uint8Array(MOST) }));
    return unpacked(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

function checkOf(data: string): string {
  return bytesToHex(sha256(utf8ToBytes(data))).slice(0, CHECK);
}

// ── letters of base64url, three bytes to four ──

function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}

// ── the same in short ──

/** Every value in its turn, without names: they stand here and nowhere in the link. */
function packed({ scheme, quarter, person, settled }: Letter): Json {
  const { on, town, period, name, village, posts, category, isPartial, score, rank, among, grade, pay, notes, objection, rules, steps } = settled;
  return [
    "id" in scheme ? [scheme.id, scheme.version, scheme.hash] : [scheme.document, scheme.hash],
    quarter,
    person,
    [on, town, period, name, village, posts, category, isPartial, score, rank, among, grade, pay === null ? null : [pay.earned, pay.adjustments, pay.net], notes, objection, [rules.title, rules.version, rules.isDraft, rules.engine]],
    steps.map((step) => [step.depth, step.title, step.figure, step.sentence]),
  ];
}

/** What is not what `packed` made throws, or is found to be no letter. */
function unpacked(value: Json): Letter | null {
  const [scheme, quarter, person, settled, steps] = value as [Json[], Json, string, Json[], Json[][]];
  const [on, town, period, name, village, posts, category, isPartial, score, rank, among, grade, pay, notes, objection, rules] = settled;
  if (!isObject(quarter) || typeof person !== "string" || typeof name !== "string" || typeof among !== "number") return null;
  const [title, version, isDraft, engine] = (rules ?? []) as Json[];
  const [earned, adjustments, net] = (pay ?? []) as (string | null)[];
  const line = { on, town, period, name, village, posts, category, isPartial, score, rank, among, grade, pay: pay === null ? null : { earned, adjustments, net }, notes, objection, rules: { title, version, isDraft, engine } };
  return {
    scheme: scheme.length === 3 ? { id: asText(scheme[0]), version: asText(scheme[1]), hash: asText(scheme[2]) } : { document: scheme[0] ?? null, hash: asText(scheme[1]) },
    quarter,
    person,
    // OK because the checksum has said that this is what was packed.
    settled: { ...(line as unknown as SettledLine), steps: steps.map(([depth, title, figure, sentence]) => ({ depth, title, figure, sentence }) as unknown as Step) },
  };
}

function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
