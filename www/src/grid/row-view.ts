/** A row of the grid in the page. It writes only what differs from what it shows, and is used again for another row. */

import { placeCell } from "./layout";
import type { GridModel } from "./model";
import { isWithin } from "./range";
import type { Span } from "./range";

/** What the grid knows of a row besides the model. */
export interface RowState {
  readonly isActive: boolean;
  readonly activeColumn: number;
  readonly selected: Span | null;
  readonly filling: Span | null;
  /** something is being typed in the row that does not count yet */
  readonly isWaiting: boolean;
  /** rows of the head above the first one */
  readonly above: number;
}

export class RowView {
  readonly element = document.createElement("div");
  index = -1;
  private readonly cells: { element: HTMLElement; text: string; look: string; selected: boolean }[];
  private look = "";
  private person = "";
  private painted: { readonly model: GridModel; readonly index: number; readonly state: string } | null = null;

  constructor(model: GridModel) {
    this.element.setAttribute("role", "row");
    this.cells = model.columns.map((column, index) => {
      const element = document.createElement("div");
      element.setAttribute("role", index === 0 ? "rowheader" : "gridcell");
      element.setAttribute("aria-colindex", String(index + 1));
      element.dataset["column"] = String(index);
      // The names by which others find the figures of a row.
      if (column.stays === "end") element.dataset["testid"] = column.key;
      placeCell(element, index, column.stays);
      this.element.append(element);
      return { element, text: "", look: "", selected: false };
    });
  }

  cellAt(column: number): HTMLElement | undefined {
    return this.cells[column]?.element;
  }

  paint(model: GridModel, index: number, state: RowState): void {
    const row = model.rows[index];
    const marks = [state.isActive, state.isActive && state.activeColumn, state.selected?.left, state.selected?.right, state.filling?.left, state.filling?.right, state.isWaiting, state.above].join();
    const { painted } = this;
    if (row === undefined || (painted?.model === model && painted.index === index && painted.state === marks)) return;
    this.painted = { model, index, state: marks };
    if (this.index !== index) {
      this.index = index;
      this.element.setAttribute("aria-rowindex", String(index + 1 + state.above));
      this.element.dataset["row"] = String(index);
      this.element.style.setProperty("top", `calc(var(--grid-row) * ${index})`);
    }
    if (this.person !== row.id) {
      this.person = row.id;
      this.element.dataset["person"] = row.id;
    }
    const look = ["grid-row", index % 2 === 1 ? "grid-zebra" : "", model.isMarked(index) ? "grid-red" : "", state.isActive ? "grid-here" : "", state.isWaiting ? "grid-untold" : ""].join(" ");
    if (this.look !== look) {
      this.look = look;
      this.element.className = look;
    }
    this.cells.forEach((_, column) => this.paintCell(model, index, column, state));
  }

  private paintCell(model: GridModel, index: number, column: number, state: RowState): void {
    const view = this.cells[column];
    const about = model.columns[column];
    if (view === undefined || about === undefined) return;
    const cell = model.cell(index, column);
    if (view.text !== cell.text) {
      view.text = cell.text;
      view.element.textContent = cell.text;
    }
    const isActive = state.isActive && state.activeColumn === column;
    const isSelected = isActive || isWithin(state.selected, column);
    let look = `grid-cell grid-${cell.kind}`;
    if (about.isFigure) look += " number";
    if (about.stays !== "no") look += " grid-stays";
    if (cell.problem !== null) look += ` grid-${cell.problem}`;
    if (isSelected) look += " grid-selected";
    if (isActive) look += " grid-active";
    if (isWithin(state.filling, column)) look += " grid-filling";
    if (view.look !== look) {
      view.look = look;
      view.element.className = look;
      view.element.setAttribute("aria-readonly", String(cell.kind !== "typed"));
      if (cell.problem === "refusal") view.element.setAttribute("aria-invalid", "true");
      else view.element.removeAttribute("aria-invalid");
    }
    if (view.selected !== isSelected) {
      view.selected = isSelected;
      view.element.setAttribute("aria-selected", String(isSelected));
    }
  }
}
