/** What is found while files are read: what was put right by itself, what waits for the clerk, and what is worth a look. */

import type { Choice } from "../quarter";
import type { Recognised, Setting } from "./recognise";
import type { Tidying } from "./tidy";

/** A sheet together with how it is understood. */
export interface Table {
  /** unique among the sheets that are read together */
  readonly id: string;
  readonly file: string;
  readonly sheet: string;
  readonly recognised: Recognised;
  readonly setting: Setting;
}

export interface Spot {
  readonly table: Table;
  readonly row: number;
  /** null for the row as a whole */
  readonly column: number | null;
}

export type Code =
  | "error-cell"
  | "lost-id"
  | "lost-account"
  | "lost-number"
  | "id-length"
  | "id-day"
  | "id-digit"
  | "account-letters"
  | "account-check"
  | "account-shared"
  | "id-shared"
  | "no-whole"
  | "no-number"
  | "out-of-range"
  | "no-day"
  | "outside-period"
  | "no-choice"
  | "unknown-post"
  | "unknown-item"
  | "unknown-village"
  | "no-village"
  | "no-name"
  | "no-post"
  | "no-item"
  | "no-date"
  | "no-count"
  | "points"
  | "unmatched"
  | "several"
  | "duplicate"
  | "id-name"
  | "id-differs"
  | "conflict";

/** How the clerk settles a problem: once for a cell, a row, or a text wherever it stands. */
export type Fix =
  | { readonly kind: "leave" }
  | { readonly kind: "text"; readonly text: string }
  /** as it stands */
  | { readonly kind: "keep" }
  /** somebody or something that is known */
  | { readonly kind: "is"; readonly id: string }
  /** somebody or a village that is new */
  | { readonly kind: "new" }
  /** the same person as in the row before */
  | { readonly kind: "same" };
export type Fixes = ReadonlyMap<string, Fix>;
export type Way = Fix["kind"];

export interface Problem {
  /** of the fix that settles it */
  readonly key: string;
  readonly code: Code;
  readonly spot: Spot;
  /** every row that waits for it */
  readonly rows: readonly string[];
  /** what stands there */
  readonly text: string;
  /** what the sentence names besides */
  readonly other: string;
  readonly ways: readonly Way[];
  readonly choices: readonly Choice[];
  /** names that look alike */
  readonly suggestions: readonly Choice[];
}

export interface TidiedText {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly Tidying[];
  readonly spot: Spot;
  readonly count: number;
}

export interface Finding {
  readonly code: Code;
  readonly spot: Spot;
  readonly text: string;
  readonly key?: string;
  readonly other?: string;
  readonly ways: readonly Way[];
  readonly choices?: readonly Choice[];
  readonly suggestions?: readonly Choice[];
}

export class Findings {
  private readonly open = new Map<string, Problem>();
  private readonly remarked: Problem[] = [];
  private readonly tidied = new Map<string, TidiedText>();

  /** What waits: the cell or row is not taken over until it is settled. */
  report(finding: Finding): void {
    const key = finding.key ?? keyOf(finding.spot);
    const row = rowKey(finding.spot);
    const before = this.open.get(key);
    if (before === undefined) this.open.set(key, { other: "", choices: [], suggestions: [], ...finding, key, rows: [row] });
    else if (!before.rows.includes(row)) this.open.set(key, { ...before, rows: [...before.rows, row] });
  }

  /** What is taken over and worth a look. */
  remark(finding: Omit<Finding, "ways">): void {
    this.remarked.push({ other: "", choices: [], suggestions: [], ways: [], ...finding, key: keyOf(finding.spot), rows: [rowKey(finding.spot)] });
  }

  tidy(from: string, to: string, steps: readonly Tidying[], spot: Spot): void {
    if (steps.length === 0) return;
    const key = `${steps.join()}|${from}|${to}`;
    const before = this.tidied.get(key);
    this.tidied.set(key, before === undefined ? { from, to, steps, spot, count: 1 } : { ...before, count: before.count + 1 });
  }

  get problems(): Problem[] {
    return [...this.open.values()];
  }

  get remarks(): readonly Problem[] {
    return this.remarked;
  }

  get changes(): TidiedText[] {
    return [...this.tidied.values()];
  }
}

export function rowKey({ table, row }: Spot): string {
  return `${table.id}:${row}`;
}

export function keyOf(spot: Spot): string {
  return spot.column === null ? rowKey(spot) : `${rowKey(spot)}:${spot.column}`;
}
