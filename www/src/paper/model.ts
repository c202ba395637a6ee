/** A paper as what stands on it, before anybody knows where its pages end. */

import type { TemplateResult } from "lit";
import type { DecimalText } from "../core";

export type Orientation = "landscape" | "portrait";

export interface Paper {
  readonly orientation: Orientation;
  /** one after the other, each with page numbers of its own; null gives the browser a moment between them */
  readonly sheets: () => Iterable<Sheet | null>;
  /** about how many rows there are to be laid out, for the progress */
  readonly rows: number;
  /** across each page: what it is not yet */
  readonly mark: string;
  /** small at the foot of each page: by which rules, from which data */
  readonly fine: string;
}

export interface Sheet {
  readonly title: string;
  /** below the title: at the left, in the middle, at the right */
  readonly about: readonly string[];
  readonly parts: readonly Part[];
  /** as how many rows it counts for the progress, if not as those that it has */
  readonly counts?: number;
}

export type Part = Table | Block;

/** Something outside of tables. It is made when it is measured and again when it is shown. */
export interface Block {
  readonly kind: "block";
  readonly content: () => TemplateResult;
  /** stays on the page of what stands before it */
  readonly keep: boolean;
}

export interface Table {
  readonly kind: "table";
  readonly name: string;
  /** shown above the head of the table */
  readonly caption?: string;
  readonly columns: readonly FittedColumn[];
  readonly rows: readonly Row[];
  /** nobody signs in its rows, so that they may be low */
  readonly isDense?: boolean;
  /** sums below the rows of each page */
  readonly running?: Running;
}

export interface Column {
  readonly id: string;
  readonly head: string;
  readonly kind: "number" | "text" | "centre" | "name" | "account";
  /** millimetres that it has at least, and that it would like; otherwise by what stands in it */
  readonly least?: number;
  readonly wish?: number;
  /** which of the sums of a page stands below it */
  readonly sum?: number;
}

export interface FittedColumn extends Column {
  readonly width: number;
}

export interface Row {
  readonly cells: readonly string[];
  /** what it adds to the sums of a page; null adds nothing yet */
  readonly amounts: readonly (DecimalText | null)[];
  /** how deep it stands below a heading */
  readonly depth?: number;
  /** a sum of rows above: its first cell reaches up to the first sum */
  readonly subtotal?: string;
}

export interface Running {
  readonly page: string;
  readonly soFar: string;
  readonly total: string;
}

export function block(content: () => TemplateResult, keep = false): Block {
  return { kind: "block", content, keep };
}
