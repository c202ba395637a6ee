/** Who is hit by a red-line incident, and what it changes: the settlement with it beside the one without it. */

import type { DecimalText, Line, Settlement, TeamLine } from "../core";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import { nameIn, rowsAt } from "../quarter";

/** An incident as those who are hit by it are told of it. */
export interface Told {
  readonly redLine: string;
  readonly date: string;
  readonly basis: string;
}

export interface Standing {
  readonly gradeName: string | null;
  readonly pay: DecimalText | null;
}

export interface Moved {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly posts: string;
  /** in what capacity, in the core's words */
  readonly why: readonly string[];
  readonly before: Standing;
  readonly after: Standing;
}

export interface Effect {
  readonly hit: readonly Moved[];
  /** whose grade or amount follows, because ranks, places or the pool have moved */
  readonly others: readonly Moved[];
  /** how many move in rank alone */
  readonly inRank: number;
  readonly payable: { readonly before: DecimalText; readonly after: DecimalText };
  readonly balance: { readonly before: DecimalText; readonly after: DecimalText };
}

export function effectOf(before: Settlement, after: Settlement, told: Told): Effect {
  const known = new Map<string, Line | TeamLine>([...before.lines, ...(before.team?.lines ?? [])].map((line) => [keyOf(line), line]));
  const hit: Moved[] = [];
  const others: Moved[] = [];
  let inRank = 0;
  for (const line of [...after.lines, ...(after.team?.lines ?? [])]) {
    const was = known.get(keyOf(line));
    if (was === undefined) continue;
    const why = reasonsOf(line, told);
    const moved = { ...nameOf(line), why, before: standingOf(was), after: standingOf(line) };
    if (why.length > reasonsOf(was, told).length) hit.push(moved);
    else if (moved.before.gradeName !== moved.after.gradeName || moved.before.pay !== moved.after.pay) others.push(moved);
    else if (was.rank !== line.rank) inRank += 1;
  }
  return { hit, others, inRank, payable: { before: before.pool.payable, after: after.pool.payable }, balance: { before: before.pool.balance, after: after.pool.balance } };
}

export function toldOf(scheme: Json | undefined, incident: Json): Told {
  return { redLine: nameIn(rowsAt(scheme, "redLines"), textAt(incident, "redLine")), date: textAt(incident, "date"), basis: textAt(incident, "basis") };
}

/** Those whom an incident of the quarter hits. */
export function hitBy(settlement: Settlement, told: Told): Line[] {
  return settlement.lines.filter((line) => reasonsOf(line, told).length > 0);
}

/** The core tells whoever is hit of the incident, with its day and its basis, also where the grade stays as it is. */
export function reasonsOf({ notes }: Pick<Line, "notes">, { redLine, date, basis }: Told): string[] {
  if (date === "" || basis === "") return [];
  return notes.filter((note) => [redLine, date, basis].every((part) => note.includes(part)));
}

function isOwn(line: Line | TeamLine): line is Line {
  return "person" in line;
}

function keyOf(line: Line | TeamLine): string {
  return isOwn(line) ? `own ${line.person}` : `team ${line.village}`;
}

function nameOf(line: Line | TeamLine): Pick<Moved, "id" | "name" | "village" | "posts"> {
  if (isOwn(line)) return { id: line.person, name: line.name, village: line.villageName, posts: line.postNames };
  return { id: line.village, name: line.name, village: line.name, posts: "" };
}

function standingOf(line: Line | TeamLine): Standing {
  return { gradeName: line.gradeName, pay: isOwn(line) ? line.pay : null };
}
