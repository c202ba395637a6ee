// Workbooks of documents, as the page makes them.
import { readFile, readdir } from "node:fs/promises";
import { pageModule } from "../boundary/page-module.mjs";

const root = new URL("../../", import.meta.url);
const core = await import(new URL("pkg/dist/index.js", root).href);
await core.init();
const { workbookOf } = await pageModule("workbook/workbook.ts");
export const { workbookWords } = await pageModule("workbook/words.ts");

export const readJson = async (path) => JSON.parse(await readFile(new URL(path, root), "utf8"));

/** The sample quarters with their schemes. */
export async function samples() {
  const files = (await readdir(new URL("schemes/samples/", root))).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (file) => {
      const quarter = await readJson(`schemes/samples/${file}`);
      return { name: file.replace(".json", ""), scheme: await readJson(`schemes/${quarter.scheme.id}.json`), quarter };
    }),
  );
}

/** A worked case: the base documents with its changes. */
export async function workedCase(name) {
  const worked = await readJson(`tests/worked/${name}.json`);
  const scheme = await readJson("tests/worked/base-scheme.json");
  for (const [place, value] of Object.entries(worked.scheme ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) put(scheme, place, value);
  const base = await readJson("tests/worked/base-quarter.json");
  const inhabited = new Set((worked.quarter.people ?? []).map(({ village }) => village));
  const quarter = { ...base, villages: base.villages.filter(({ id }) => inhabited.has(id)), ...worked.quarter };
  return { name, scheme, quarter };
}

function put(document, place, value) {
  const path = place.split(/[.[\]]+/).filter((part) => part !== "");
  const last = path.pop();
  const parent = path.reduce((at, key) => at[key], document);
  if (value !== null) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

/** The workbook of documents, what its columns are, and the settlement. */
export function workbookOfDocuments({ scheme, quarter }, { language = "zh-CN", desk = { format: "cadre-pay/desk/1" } } = {}) {
  const answer = core.settle(scheme, quarter, { language });
  if (answer.kind !== "settled") throw new Error(JSON.stringify(answer.problems.slice(0, 3)));
  const { workbook, described } = workbookOf({
    scheme,
    quarter,
    settlement: answer.settlement,
    desk,
    language,
    words: workbookWords(language),
    reasonsOf: (ids) => new Map(core.settle(scheme, quarter, { language, reasons: [...ids] }).settlement.reasons.map(({ person, reasons }) => [person, reasons])),
    inWords: (amount) => core.amountInWords(amount, { language }).words ?? null,
  });
  return { workbook: workbook(), described, settlement: answer.settlement };
}

/** Every cell with a formula, with its sheet and place. */
export function formulasOf(workbook) {
  return workbook.sheets.flatMap(({ name, rows }) => rows.flatMap(({ cells }, row) => cells.flatMap((cell, column) => (cell !== null && "formula" in cell ? [{ sheet: name, row, column, ...cell }] : []))));
}
