/** Two levels are told by the same sentences: villages as teams, and those whom the rules are about. */

import { under } from "../document/place";
import type { Reader } from "./reader";

export type Subject = "person" | "village" | "household";
export type Period = "month" | "quarter" | "half-year" | "year";

export interface Level {
  /** where its rules stand */
  readonly at: (key: string) => string;
  readonly isTeam: boolean;
  readonly subject: Subject;
  readonly period: Period;
}

export function mainLevel(r: Reader): Level {
  return { at: (key) => key, isTeam: false, subject: subjectOf(r), period: periodOf(r) };
}

export function teamLevel(r: Reader): Level {
  return { at: (key) => under("team", key), isTeam: true, subject: "village", period: periodOf(r) };
}

function subjectOf(r: Reader): Subject {
  const subject = r.word("subject");
  return subject === "village" || subject === "household" ? subject : "person";
}

function periodOf(r: Reader): Period {
  const period = r.word("period");
  return period === "month" || period === "half-year" || period === "year" ? period : "quarter";
}

/** What the sums of a level are made of. */
export interface Makings {
  readonly base: "indicators" | "start" | "total";
  readonly before: readonly string[];
  readonly hasBonus: boolean;
  readonly hasDeduction: boolean;
  readonly after: readonly string[];
}

export function makingsOf(r: Reader, level: Level): Makings {
  const moves = (kind: string): boolean =>
    r.places(level.at("barometer.items")).some((item) => r.word(under(item, "kind")) === kind && !r.has(under(item, "indicator")) && !r.has(under(item, "yuan")));
  return {
    base: r.has(level.at("indicators")) ? "indicators" : r.has(level.at("score.start")) ? "start" : "total",
    before: factorsOn(r, level, "assessed"),
    hasBonus: moves("bonus"),
    hasDeduction: moves("deduction"),
    after: factorsOn(r, level, "score"),
  };
}

/** The factors, difficulty apart, that multiply one thing. */
export function factorsOn(r: Reader, level: Level, on: string): string[] {
  return r.places(level.at("factors")).filter((place) => r.word(under(place, "on")) === on).map((place) => r.word(under(place, "name")));
}

/** Difficulty belongs to those whom the rules are about. */
export function difficultyOn(r: Reader, level: Level): string {
  return level.isTeam || !r.has("difficulty") ? "" : r.word("difficulty.on") || "pay";
}

export function hasRoleFactors(r: Reader): boolean {
  return r.places("posts").some((place) => r.has(under(place, "roleFactor")));
}

const RANKS: ReadonlySet<string> = new Set(["rank", "rankFromEnd", "teamRank"]);

export function isRank(r: Reader, place: string): boolean {
  return RANKS.has(r.word(under(place, "by"))) || r.plain(under(place, "ranked")) === true;
}

/** Bands of ranks, from the first rank on: the band, and its first and last rank if both are whole. */
export function rankBands(r: Reader, place: string): { band: string; first: string; last: string }[] | null {
  const bands = [...r.places(under(place, "bands"))].reverse();
  const starts = bands.map((band) => r.word(under(band, "from")) || "1");
  if (!starts.every((start) => /^\d+$/.test(start))) return null;
  return bands.map((band, index) => ({ band, first: starts[index] ?? "", last: before(starts[index + 1]) }));
}

/** The rank before another; empty where there is none. */
function before(rank: string | undefined): string {
  return rank === undefined ? "" : String(Number(rank) - 1);
}

/** Prizes with their first rank. */
export function prizeRanks(r: Reader, place: string): { prize: string; first: string }[] {
  const prizes = r.places(under(place, "prizes"));
  return prizes.map((prize, index) => ({ prize, first: index === 0 ? "1" : String(Number(r.plain(under(prizes[index - 1] ?? "", "to"))) + 1) }));
}

/** What kind of scale a list of indicators is, found through headings that only group. */
export function scaleOf(r: Reader, list: string): "points" | "weights" {
  for (const place of r.places(list)) {
    if (r.has(under(place, "weight"))) return "weights";
    if (r.has(under(place, "points"))) return "points";
    if (r.has(under(place, "items"))) return scaleOf(r, under(place, "items"));
  }
  return "points";
}

/** All indicators below a list, with those inside headings. */
export function indicatorsBelow(r: Reader, list: string): string[] {
  return r.places(list).flatMap((place) => [place, ...indicatorsBelow(r, under(place, "items"))]);
}

/** Whom a red line hits, to see whether another hits the same. */
export function hitsOf(r: Reader, place: string): string {
  const hits = under(place, "hits");
  const flags = ["gridCadre", "offender", "everybody", "village"].map((key) => r.word(under(hits, key)) || "false");
  return [...flags, ...r.places(under(hits, "posts")).map((post) => r.word(post))].join(" ");
}

/** Where that comes from. */
export function originOfHits(r: Reader, place: string): string {
  const { mark, source } = r.mark(under(place, "hits", "offender"), "");
  return `${mark ?? ""} ${source}`;
}

/** Whether the pool moves money in proportion to pay, in which who owes something has no part. */
export function isShared(r: Reader): boolean {
  return ["scale-down", "claw-back"].includes(r.word("pool.whenOver")) || r.word("pool.whenUnder") === "share";
}
