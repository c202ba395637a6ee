/** What of the grid stands in the page: the head, the rows in view, and the field over the active cell. */

import { buildHead, headRows } from "./head";
import { applyLayout, layoutOf, leftOf, LEAST_WIDTH } from "./layout";
import type { Layout } from "./layout";
import type { GridModel, Spot } from "./model";
import { spanOf } from "./range";
import type { Range } from "./range";
import { RowView } from "./row-view";

/** Rows kept ready above and below what is in view. */
const SPARE = 6;

/** What is marked in the grid. */
export interface Marks {
  readonly active: Spot | null;
  readonly range: Range | null;
  readonly filling: Range | null;
  /** what is typed does not count yet */
  readonly isUntold: boolean;
}

export class Surface {
  readonly scroller = made("div", "grid-scroll");
  /** Takes keys, other keyboards' letters and the clipboard for the active cell. It stands outside the grid, which may hold only rows. */
  readonly field = document.createElement("textarea");
  readonly handle = made("div", "grid-handle");
  private readonly table = made("div", "grid-table");
  private readonly head = made("div", "grid-head");
  private readonly body = made("div", "grid-body");
  private readonly widths = new Map<string, number>();
  private readonly shown = new Map<number, RowView>();
  private spare: RowView[] = [];
  private model: GridModel | null = null;
  private shape = "";
  private count = 0;
  private layout: Layout | null = null;
  private scale = 100;
  /** measured when the grid takes up its place: asking anew at each key would have the browser lay everything out */
  private size = { width: 0, height: 0, head: 0 };
  /** how far it is scrolled, for the same reason */
  private scrolled = { top: 0, left: 0 };
  private isPrinting = false;

  constructor(private readonly marks: () => Marks) {
    this.table.setAttribute("role", "grid");
    this.table.setAttribute("aria-multiselectable", "true");
    for (const part of [this.head, this.body]) part.setAttribute("role", "rowgroup");
    this.table.append(this.head, this.body);
    this.field.className = "grid-field";
    this.field.rows = 1;
    this.field.spellcheck = false;
    this.field.setAttribute("autocomplete", "off");
    this.field.setAttribute("inputmode", "decimal");
    this.handle.setAttribute("aria-hidden", "true");
    this.scroller.append(this.table, this.field, this.handle);
    const scroll = (): void => {
      this.lookWhere();
      this.paint();
    };
    this.scroller.addEventListener("scroll", scroll, { passive: true });
  }

  show(model: GridModel): void {
    this.model = model;
    this.table.setAttribute("aria-label", model.title);
    this.table.setAttribute("aria-rowcount", String(model.rows.length + headRows(model.columns)));
    this.table.setAttribute("aria-colcount", String(model.columns.length));
    const shape = JSON.stringify(model.columns);
    if (shape !== this.shape) {
      buildHead(this.head, model);
      this.dropRows();
    }
    const isSameSize = shape === this.shape && model.rows.length === this.count;
    this.shape = shape;
    this.count = model.rows.length;
    if (isSameSize) this.paint();
    else this.fit();
  }

  set zoom(zoom: number) {
    this.scale = zoom;
    this.table.style.setProperty("--grid-zoom", String(zoom / 100));
    this.field.style.setProperty("--grid-zoom", String(zoom / 100));
    this.fit();
  }

  widen(column: number, by: number): void {
    const about = this.model?.columns[column];
    if (about === undefined) return;
    const width = (this.widths.get(about.key) ?? about.width) + Math.round((by * 100) / this.scale);
    this.widths.set(about.key, Math.max(LEAST_WIDTH, width));
    this.fit();
  }

  /** Takes up the size of its place. */
  fit(): void {
    const { model } = this;
    if (model === null || !this.scroller.isConnected) return;
    const row = Number.parseInt(getComputedStyle(this.scroller).getPropertyValue("--row"), 10) || 32;
    this.layout = layoutOf(model.columns, this.widths, this.scale, row, this.scroller.clientWidth);
    applyLayout(this.table, this.layout);
    this.size = { width: this.scroller.clientWidth, height: this.scroller.clientHeight, head: this.head.offsetHeight };
    this.body.style.setProperty("height", `${this.layout.row * model.rows.length}px`);
    this.lookWhere();
    this.paint();
  }

  print(isPrinting: boolean): void {
    this.isPrinting = isPrinting;
    this.paint();
  }

  /** How many rows fit into the window. */
  get page(): number {
    return this.layout === null ? 1 : Math.max(1, Math.floor((this.size.height - this.size.head) / this.layout.row) - 1);
  }

  /** Brings a cell into view, out from under what stays. */
  reveal(spot: Spot): void {
    const { layout, scroller, size, scrolled } = this;
    if (layout === null) return;
    const rowTop = spot.row * layout.row;
    const top = Math.min(rowTop, Math.max(scrolled.top, rowTop + layout.row - (size.height - size.head)));
    const cellLeft = layout.lefts[spot.column] ?? 0;
    const cellRight = cellLeft + (layout.widths[spot.column] ?? 0);
    const left = layout.stays[spot.column] === null ? Math.min(cellLeft - layout.coveredLeft, Math.max(scrolled.left, cellRight - size.width + layout.coveredRight)) : scrolled.left;
    if (top === scrolled.top && left === scrolled.left) return;
    scroller.scrollTop = top;
    scroller.scrollLeft = left;
    this.lookWhere();
  }

  /** The cell at a point of the window; the nearest one while something is drawn across the edge. */
  spotAt(x: number, y: number): Spot | null {
    const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]");
    const row = cell?.closest<HTMLElement>("[data-row]");
    if (cell === null || cell === undefined || row === null || row === undefined || !this.body.contains(row)) return null;
    return { row: Number(row.dataset["row"]), column: Number(cell.dataset["column"]) };
  }

  paint(): void {
    const { model, layout } = this;
    if (model === null || layout === null) return;
    const { first, last } = this.window(model, layout, this.scrolled.top);
    for (const [index, view] of this.shown) {
      if (index >= first && index <= last) continue;
      this.shown.delete(index);
      this.spare.push(view);
      view.element.remove();
    }
    const marks = this.marks();
    let before: Element | null = null;
    for (let index = first; index <= last; index += 1) {
      const view = this.shown.get(index) ?? this.spare.pop() ?? new RowView(model);
      this.shown.set(index, view);
      this.paintRow(view, model, index, marks);
      // Rows stand in the page in their order, for whoever reads the page rather than sees it.
      const next: Element | null = before === null ? this.body.firstElementChild : before.nextElementSibling;
      if (next !== view.element) this.body.insertBefore(view.element, next);
      before = view.element;
    }
    this.placeField(marks, this.scrolled.left);
  }

  private lookWhere(): void {
    this.scrolled = { top: this.scroller.scrollTop, left: this.scroller.scrollLeft };
  }

  private window(model: GridModel, layout: Layout, scrolled: number): { first: number; last: number } {
    const count = model.rows.length;
    if (this.isPrinting) return { first: 0, last: count - 1 };
    const top = Math.floor(scrolled / layout.row);
    const visible = Math.ceil(this.size.height / layout.row);
    return { first: Math.max(0, Math.min(top - SPARE, count - visible)), last: Math.min(count - 1, top + visible + SPARE) };
  }

  private paintRow(view: RowView, model: GridModel, index: number, { active, range, filling, isUntold }: Marks): void {
    const isActive = active?.row === index;
    view.paint(model, index, {
      isActive,
      activeColumn: active?.column ?? -1,
      selected: spanOf(range, index),
      filling: spanOf(filling, index),
      isWaiting: isActive && isUntold,
      above: headRows(model.columns),
    });
  }

  private placeField({ active, range }: Marks, scrolled: number): void {
    const { layout, field, handle, size } = this;
    field.hidden = active === null;
    handle.hidden = active === null || range === null;
    if (layout === null || active === null || range === null) return;
    const place = (element: HTMLElement, left: number, top: number): void => {
      element.style.setProperty("left", `${left}px`);
      element.style.setProperty("top", `${top}px`);
    };
    place(field, leftOf(layout, active, scrolled, size.width), size.head + active.row * layout.row);
    field.style.setProperty("width", `${layout.widths[active.column] ?? 0}px`);
    field.style.setProperty("height", `${layout.row}px`);
    const corner = { row: range.bottom, column: range.right };
    place(handle, leftOf(layout, corner, scrolled, size.width) + (layout.widths[corner.column] ?? 0), size.head + (corner.row + 1) * layout.row);
    handle.classList.toggle("grid-handle-stays", layout.stays[corner.column] !== null);
  }

  private dropRows(): void {
    this.shown.clear();
    this.spare = [];
    this.body.textContent = "";
  }
}

function made(name: "div", look: string): HTMLDivElement {
  const element = document.createElement(name);
  element.className = look;
  return element;
}
