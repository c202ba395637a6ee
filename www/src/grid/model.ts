/** What the grid needs of whatever it shows: rows, columns, cells, and somebody to do what was asked. It knows no scores and no people. */

import type { GridWords } from "./words";

export interface GridColumn {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** what it has in common with its neighbours; empty if nothing */
  readonly group: string;
  /** pixels at 100 % */
  readonly width: number;
  readonly isFigure: boolean;
  /** `first` stays at the left, `start` too where there is room, `end` at the right where there is room */
  readonly stays: "first" | "start" | "end" | "no";
  /** one click shows how the figure came about, not only Enter and F2 */
  readonly opensOnClick: boolean;
  readonly sort: "ascending" | "descending" | "none";
}

export interface GridCell {
  readonly text: string;
  /** `typed` may be written, `derived` follows, `label` says whose row it is, `closed` has nothing to be written here */
  readonly kind: "typed" | "derived" | "label" | "closed";
  readonly problem: "refusal" | "warning" | null;
}

export interface GridRow {
  readonly id: string;
  readonly name: string;
}

export interface Change {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The name of an act in undo, in the language of the page. */
export type ActLabel = (words: GridWords) => string;

export interface GridModel {
  readonly title: string;
  readonly words: GridWords;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** nothing can be written now, wherever it stands */
  readonly isLocked: boolean;
  /** rows that a filter hides */
  readonly hidden: number;
  isMarked(row: number): boolean;
  cell(row: number, column: number): GridCell;
  /** what the document calls the cell; null where nothing can be written */
  placeOf(row: number, column: number): string | null;
  spotOf(place: string): Spot | null;
  /** what is wrong at the cell or with its row */
  sentencesAt(row: number, column: number): readonly string[];
  /** in the order of the rows */
  problems(): readonly Spot[];
  /** how many there are, also in rows that a filter hides */
  readonly problemCount: number;
  /** shows hidden rows and leads to the first problem among them; false where there is none */
  uncover(): boolean;
  /** the text of one cell while it is being typed */
  type(spot: Spot, text: string): void;
  /** what was typed is meant */
  seal(): void;
  /** the text that stood there before anything was typed */
  takeBack(spot: Spot, text: string): void;
  apply(changes: readonly Change[], label: ActLabel): void;
  history(direction: "undo" | "redo"): void;
  sortBy(column: number): void;
  /** shows how a figure came about; false where nothing can be shown */
  explain(spot: Spot): boolean;
}

export interface Spot {
  readonly row: number;
  readonly column: number;
}
