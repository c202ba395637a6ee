/** IronCalc: rows go in as tab-separated text, results come out cell by cell as text. */
import { readFileSync } from "node:fs";
import { FINAL, formulas, inputs, WIDTH } from "./sheet.mjs";
import { gradeOf, inTwoPasses } from "./two-passes.mjs";

const file = (name) => new URL(`../../node_modules/@ironcalc/wasm/${name}`, import.meta.url);
const quoted = (cell) => (typeof cell === "string" ? `"${cell.replaceAll('"', '""')}"` : cell);

export async function load() {
  const ironcalc = await import(file("wasm.js"));
  ironcalc.initSync({ module: readFileSync(file("wasm_bg.wasm")) });
  let model = null;
  const paste = (rows, column) => {
    model.pauseEvaluation();
    // It refuses unless the selection stands on a corner of the area.
    model.setSelectedCell(1, column);
    model.pasteCsvText({ sheet: 0, row: 1, column, width: rows[0].length, height: rows.length }, rows.map((row) => row.map(quoted).join("\t")).join("\n"));
    model.resumeEvaluation();
    model.evaluate();
  };
  const value = (row, column) => model.getFormattedCellValue(0, row + 1, column + 1);
  const first = (people) => {
    model = new ironcalc.Model("bench", "en", "UTC", "en");
    paste(inputs(people), 1);
    return people.map((_, row) => Math.round(Number(value(row, FINAL)) * 100));
  };
  const second = (rows) => {
    paste(formulas(rows), WIDTH + 1);
    const found = { grades: rows.map((_, row) => gradeOf(value(row, WIDTH))), pay: rows.map((_, row) => Math.round(Number(value(row, WIDTH + 1)) * 100)) };
    model.free();
    return found;
  };
  return { run: inTwoPasses(first, second) };
}
