/** How wide the columns are and which of them stay in view. */

import type { GridColumn, Spot } from "./model";

export interface Layout {
  /** of each column, in pixels */
  readonly widths: readonly number[];
  /** where each column begins */
  readonly lefts: readonly number[];
  /** for columns that stay: how far from the edge */
  readonly stays: readonly ({ readonly side: "left" | "right"; readonly at: number } | null)[];
  readonly total: number;
  /** what the columns that stay cover at the left and at the right */
  readonly coveredLeft: number;
  readonly coveredRight: number;
  readonly row: number;
}

/** Narrower than this only the first column stays. */
const ROOM = 700;
export const LEAST_WIDTH = 36;

export function layoutOf(columns: readonly GridColumn[], own: ReadonlyMap<string, number>, zoom: number, row: number, room: number): Layout {
  const scale = zoom / 100;
  const widths = columns.map(({ key, width }) => Math.round((own.get(key) ?? width) * scale));
  const lefts: number[] = [];
  let total = 0;
  for (const width of widths) {
    lefts.push(total);
    total += width;
  }
  const isRoomy = room >= ROOM;
  let coveredLeft = 0;
  let coveredRight = 0;
  const stays: Layout["stays"][number][] = columns.map(() => null);
  columns.forEach(({ stays: how }, index) => {
    if (how !== "first" && !(how === "start" && isRoomy)) return;
    stays[index] = { side: "left", at: coveredLeft };
    coveredLeft += widths[index] ?? 0;
  });
  for (let index = columns.length - 1; isRoomy && columns[index]?.stays === "end"; index -= 1) {
    stays[index] = { side: "right", at: coveredRight };
    coveredRight += widths[index] ?? 0;
  }
  return { widths, lefts, stays, total, coveredLeft, coveredRight, row: Math.round(row * scale) };
}

/** Tells the stylesheet. Each cell finds its own offset under the number of its column. */
export function applyLayout(table: HTMLElement, layout: Layout): void {
  const { style } = table;
  style.setProperty("--grid-columns", layout.widths.map((width) => `${width}px`).join(" "));
  style.setProperty("--grid-shares", layout.widths.map((width) => `minmax(0, ${width}fr)`).join(" "));
  style.setProperty("--grid-width", `${layout.total}px`);
  style.setProperty("--grid-row", `${layout.row}px`);
  layout.stays.forEach((stay, index) => style.setProperty(`--grid-at-${index}`, stay === null ? "auto" : `${stay.at}px`));
}

/** A cell of a column that may stay; whether it does is in the numbers. */
export function placeCell(cell: HTMLElement, index: number, stays: GridColumn["stays"]): void {
  if (stays === "no") return;
  cell.classList.add("grid-stays");
  cell.style.setProperty(stays === "end" ? "right" : "left", `var(--grid-at-${index})`);
}

/** Where a cell lies in the scrolled content, `scrolled` pixels to the right, of a window so many pixels wide. */
export function leftOf(layout: Layout, { column }: Spot, scrolled: number, window: number): number {
  const stay = layout.stays[column];
  const left = layout.lefts[column] ?? 0;
  if (stay === null || stay === undefined) return left;
  const width = layout.widths[column] ?? 0;
  return stay.side === "left" ? Math.max(left, scrolled + stay.at) : Math.min(left, scrolled + window - stay.at - width);
}
