/** This project, columns that have been filled: the settlement alone. */
import { init } from "../../pkg/dist/index.js";
import { initColumns } from "../../pkg/dist/columns.js";
import { filled, results } from "./columns.mjs";

/** It makes its people itself: five million of them as objects would not fit. */
export const fromNumber = true;

export async function load({ core, columns } = {}) {
  await init(core);
  await initColumns(columns);
  const run = (sheet) => {
    sheet.settle();
    return sheet;
  };
  return { prepare: filled, run, results };
}
