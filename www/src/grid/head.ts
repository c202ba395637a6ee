/** The head of the grid: one row, or two where neighbouring columns belong to a group. */

import { placeCell } from "./layout";
import type { GridColumn, GridModel } from "./model";

export function headRows(columns: readonly GridColumn[]): number {
  return columns.some(({ group }) => group !== "") ? 2 : 1;
}

export function buildHead(head: HTMLElement, model: GridModel): void {
  const { columns } = model;
  const isTwofold = headRows(columns) === 2;
  head.textContent = "";
  const first = rowOf(1);
  head.append(first);
  if (!isTwofold) {
    columns.forEach((column, index) => first.append(headCell(model, column, index)));
    return;
  }
  const second = rowOf(2);
  head.append(second);
  for (let index = 0; index < columns.length; index += 1) {
    const { group } = columns[index] ?? { group: "" };
    const column = columns[index];
    if (column === undefined) continue;
    if (group === "") {
      const cell = headCell(model, column, index);
      cell.setAttribute("aria-rowspan", "2");
      cell.classList.add("grid-tall");
      first.append(cell);
      continue;
    }
    const members = columns.slice(index).findIndex((other) => other.group !== group);
    const count = members < 0 ? columns.length - index : members;
    first.append(groupCell(group, index, count));
    for (let inner = index; inner < index + count; inner += 1) {
      const member = columns[inner];
      if (member !== undefined) second.append(headCell(model, member, inner));
    }
    index += count - 1;
  }
}

function rowOf(index: number): HTMLElement {
  const row = document.createElement("div");
  row.className = `grid-head-row grid-head-${index}`;
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", String(index));
  return row;
}

function groupCell(name: string, index: number, count: number): HTMLElement {
  const cell = document.createElement("div");
  cell.className = "grid-group";
  cell.setAttribute("role", "columnheader");
  cell.setAttribute("aria-colindex", String(index + 1));
  cell.setAttribute("aria-colspan", String(count));
  cell.style.setProperty("grid-column", `${index + 1} / span ${count}`);
  cell.textContent = name;
  cell.title = name;
  return cell;
}

function headCell(model: GridModel, column: GridColumn, index: number): HTMLElement {
  const cell = document.createElement("div");
  cell.className = `grid-title${column.isFigure ? " number" : ""}${column.stays === "end" ? " grid-derived" : ""}`;
  cell.setAttribute("role", "columnheader");
  cell.setAttribute("aria-colindex", String(index + 1));
  cell.setAttribute("aria-sort", column.sort);
  cell.dataset["head"] = String(index);
  cell.style.setProperty("grid-column", String(index + 1));
  cell.title = [column.group, column.name, column.unit].filter((part) => part !== "").join(" · ");
  placeCell(cell, index, column.stays);
  const name = document.createElement("span");
  name.className = "grid-name";
  name.textContent = column.name;
  const unit = document.createElement("span");
  unit.className = "unit";
  unit.textContent = column.unit;
  const edge = document.createElement("span");
  edge.className = "grid-edge";
  edge.dataset["edge"] = String(index);
  edge.title = model.words.resize(column.name);
  cell.append(name, unit, edge);
  return cell;
}
