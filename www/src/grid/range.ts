/** Rectangles of cells, and where keys lead. */

import type { Spot } from "./model";

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function rangeOf(one: Spot, other: Spot): Range {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

/** What of a range lies in one row: the columns from the left one to the right one. */
export type Span = Pick<Range, "left" | "right">;

export function spanOf(range: Range | null, row: number): Span | null {
  return range !== null && row >= range.top && row <= range.bottom ? range : null;
}

export function isWithin(span: Span | null, column: number): boolean {
  return span !== null && column >= span.left && column <= span.right;
}

export function heightOf({ top, bottom }: Range): number {
  return bottom - top + 1;
}

export function widthOf({ left, right }: Range): number {
  return right - left + 1;
}

export function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

/** Ctrl with an arrow: to the end of the filled cells in a row, or over the empty ones to the next filled one, or to the edge. */
export function jump(isFilled: (index: number) => boolean, from: number, by: 1 | -1, count: number): number {
  const edge = by > 0 ? count - 1 : 0;
  let at = from;
  if (at !== edge && isFilled(at) && isFilled(at + by)) {
    while (at !== edge && isFilled(at + by)) at += by;
    return at;
  }
  while (at !== edge) {
    at += by;
    if (isFilled(at)) return at;
  }
  return edge;
}
