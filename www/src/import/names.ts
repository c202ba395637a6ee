/** Names of villages, posts and people as files write them, against those that are known. Nothing here guesses: it compares, and it suggests. */

import { textAt, textsAt } from "../document/place";
import type { Choice, Row } from "../quarter";
import { bare } from "./meanings";
import type { Town } from "./meanings";

/** 花马池镇长城村民委员会 and 长城 are the same village. */
export function villageKey(name: string, { quarter }: Pick<Town, "quarter">): string {
  const town = bare(textAt(quarter, "town"));
  const text = bare(name);
  const inside = town !== "" && text.startsWith(town) && text.length > town.length ? text.slice(town.length) : text;
  return inside.replace(/^(.+?)(?:村民委员会|居民委员会|村委会|居委会|社区|村)$/, "$1");
}

/** The posts that a text names, each exactly; null if one of them is none of the scheme's. A list says few of them many times. */
export function postsIn(text: string, posts: readonly Row[]): string[] | null {
  const known = read.get(posts) ?? new Map<string, string[] | null>();
  read.set(posts, known);
  let found = known.get(text);
  if (found === undefined) known.set(text, (found = splitPosts(text, posts)));
  return found;
}

const read = new WeakMap<readonly Row[], Map<string, string[] | null>>();

function splitPosts(text: string, posts: readonly Row[]): string[] | null {
  const whole = postOf(text, posts);
  if (whole !== null) return [whole];
  const parts = text.split(/[、，,;；/+＋和及]|兼/).filter((part) => part !== "");
  const found = parts.map((part) => postOf(part, posts));
  if (parts.length < 2 || found.some((post) => post === null)) return null;
  return heldTogether(found.flatMap((post) => (post === null ? [] : [post])), posts);
}

/** Several posts of one person; the scheme may have a name of its own for somebody who holds just these. */
export function heldTogether(held: readonly string[], posts: readonly Row[]): string[] {
  const ids = [...new Set(held)];
  const both = posts.find(({ value }) => isSameSet(textsAt(value, "holds"), ids));
  return both === undefined ? ids : [both.id];
}

function postOf(text: string, posts: readonly Row[]): string | null {
  const found = posts.filter(({ name }) => postKey(name) === postKey(text));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function postKey(name: string): string {
  return bare(name).replace(/^(?:行政)?村(?=.{2})/, "");
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((item) => other.includes(item));
}

/** Those whose names look alike, the most alike first; for the clerk to choose from. */
export function alike<T extends Choice>(name: string, known: readonly T[]): T[] {
  const wanted = bare(name);
  return known
    .map((one) => ({ one, distance: distanceOf(wanted, bare(one.name)) }))
    .filter(({ distance }) => distance <= (wanted.length > 4 ? 2 : 1))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one);
}

/** Letters to be put in, left out or exchanged; letters that only changed places count one. */
function distanceOf(one: string, other: string): number {
  if (one === other) return 0;
  if (one.length > 1 && [...one].sort().join("") === [...other].sort().join("")) return 1;
  if (one.length > 1 && other.length > 1 && (one.includes(other) || other.includes(one))) return 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length] ?? 0;
}
