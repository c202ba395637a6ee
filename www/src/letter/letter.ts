/** What the town tells one person: the lines that concern that person, what they came to, and what is needed to try things out. */

import type { Json } from "../document/json";

export interface Letter {
  /** a scheme that comes with the program is named, any other goes along */
  readonly scheme: { readonly id: string; readonly version: string; readonly hash: string } | { readonly document: Json; readonly hash: string };
  /** a quarter with nobody else in it */
  readonly quarter: Json;
  readonly person: string;
  readonly settled: SettledLine;
}

/** As the town settled it. Nothing in it is worked out again. */
export interface SettledLine {
  /** the day on which the letter was made */
  readonly on: string;
  readonly town: string;
  readonly period: string;
  readonly name: string;
  readonly village: string;
  readonly posts: string;
  readonly category: string;
  /** by which rules and which program */
  readonly rules: { readonly title: string; readonly version: string; readonly isDraft: boolean; readonly engine: string };
  /** somebody is still open, so that ranks may change */
  readonly isPartial: boolean;
  readonly score: string | null;
  readonly rank: number | null;
  readonly among: number;
  readonly grade: string | null;
  /** null where the scheme pays nothing */
  readonly pay: { readonly earned: string | null; readonly adjustments: string; readonly net: string | null } | null;
  readonly notes: readonly string[];
  /** how and until when one may object, as the town says it */
  readonly objection: string;
  /** left out where the letter would become too long */
  readonly steps: readonly Step[];
}

/** A step of an explanation, and how deep it stands. */
export interface Step {
  readonly depth: number;
  readonly title: string;
  readonly figure: string;
  readonly sentence: string;
}
