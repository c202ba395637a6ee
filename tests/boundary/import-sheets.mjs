/** Sheets for the tests of importing, written down as one sees them. */
import { readFileSync } from "node:fs";
import { pageModule } from "./page-module.mjs";

const { recognise, UNTOUCHED } = await pageModule("import/recognise.ts");
const { planOf } = await pageModule("import/plan.ts");
const { systemOf } = await pageModule("system.ts");
const schemes = new URL("../../schemes/", import.meta.url);

export const schemeOf = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, schemes), "utf8"));
export const sampleOf = (name) => JSON.parse(readFileSync(new URL(`samples/${name}.json`, schemes), "utf8"));

/** Texts as they stand; a number is a cell with a number, {…} a cell as the office module tells it. */
export function sheet(rows, rest = {}) {
  const cell = (value) => (value === "" ? { text: "", kind: "empty" } : typeof value === "object" ? value : { text: String(value), kind: typeof value === "number" ? "number" : "text" });
  return { name: "Sheet1", hidden: false, rows: rows.map((row) => row.map(cell)), merges: [], hiddenRows: [], ...rest };
}

/** As one writes a table: cells between bars, a line a row. */
export function drawn(text, rest) {
  return sheet(text.trim().split("\n").map((line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim().replace(/_/g, " "))), rest);
}

export const area = (top, left, bottom, right) => ({ top, left, bottom, right });

/** The Huamachi rules over a small quarter: two villages, nobody yet. */
export function town({ people = [], villages = [{ id: "cc", name: "长城" }, { id: "gy", name: "沟沿" }], scheme = schemeOf("huamachi"), desk = { format: "cadre-pay/desk/1" }, ...rest } = {}) {
  const quarter = { format: "cadre-pay/quarter/1", scheme: { id: scheme.id, version: scheme.version }, period: "2023Q4", town: "花马池镇", openingBalance: "0.00", villages, people, ...rest };
  return { scheme, quarter, desk, system: systemOf(scheme) };
}

export const understood = (table, where = town(), setting = {}) => recognise(table, { ...UNTOUCHED, ...setting }, where);

/** What each column is, by letter of the sheet's own order. */
export const meanings = (recognised) => recognised.columns.map(({ meaning }) => meaning);

export function tables(where, ...sheets) {
  return sheets.map((one, index) => {
    const { table = one, setting = {}, file = `file${index + 1}.xlsx` } = one.table === undefined ? {} : one;
    return { id: String(index), file, sheet: table.name, recognised: understood(table, where, setting), setting: { ...UNTOUCHED, ...setting } };
  });
}

export function planned(where, sheets, { fixes = {}, removed = [] } = {}) {
  return planOf(tables(where, ...sheets), where, { fixes: new Map(Object.entries(fixes)), removed: new Set(removed) });
}

export const codes = (plan) => plan.problems.map(({ code, spot, text }) => `${spot.row + 1} ${code} ${text}`.trim());
