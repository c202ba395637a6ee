/** Where pages end. Heights come from the browser that will print them; nothing here knows what stands in a row. */

/** A row of a table, or a piece of text outside of tables. */
export interface Unit {
  readonly height: number;
  /** of which table it is a row; null for what stands outside */
  readonly table: number | null;
  /** stays on the page of the unit before: a subtotal, the signatures */
  readonly keep: boolean;
}

/** What a table adds to every page on which rows of it stand: its head, and the sums of the page below. */
export interface Frame {
  readonly head: number;
  readonly foot: number;
}

/** The units of a page: from `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every unit stands on exactly one page, in order, and no page is empty. */
export function paginate(units: readonly Unit[], frames: readonly Frame[], room: number): Span[] {
  const pages: Span[] = [];
  for (let from = 0; from < units.length; from = pages[pages.length - 1]?.to ?? units.length) {
    pages.push({ from, to: endOfPage(units, frames, room, from) });
  }
  return pages;
}

function endOfPage(units: readonly Unit[], frames: readonly Frame[], room: number, from: number): number {
  let used = 0;
  let table: number | null = null;
  let end = from;
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at];
    if (unit === undefined) break;
    const frame = unit.table === null || unit.table === table ? undefined : frames[unit.table];
    table = unit.table ?? table;
    used += unit.height + (frame === undefined ? 0 : frame.head + frame.foot);
    // What belongs together and is higher than a page is parted after all; what is higher alone has a page to itself.
    if (used > room) return end > from ? end : Math.max(at, from + 1);
    if (units[at + 1]?.keep !== true) end = at + 1;
  }
  return units.length;
}
