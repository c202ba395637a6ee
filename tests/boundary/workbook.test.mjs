// What spreadsheet programs ask of a workbook, for every sample and in both languages; its figures are worked out again in tests/e2e.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formulasOf, samples, workbookOfDocuments, workbookWords } from "../support/workbooks.mjs";
import { pageModule } from "./page-module.mjs";

const { figure, rounded, times } = await pageModule("workbook/exact.ts");
const halfUp = { step: "0.01", mode: "half-up" };

/** Known to Excel 2007, WPS and LibreOffice, and not worked out anew by themselves. */
const FUNCTIONS = new Set(["ABS", "AND", "COUNT", "COUNTIFS", "IF", "INDEX", "INT", "MATCH", "MAX", "MIN", "OR", "ROUND", "SIGN", "SUM", "SUMIFS", "SUMPRODUCT"]);

describe("every sample's workbook", async () => {
  for (const sample of await samples()) {
    for (const language of ["zh-CN", "en"]) {
      it(`${sample.name} in ${language} is one that no program wants to repair`, () => {
        const { workbook } = workbookOfDocuments(sample, { language });
        const names = workbook.sheets.map(({ name }) => name);
        assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length, "sheets have names of their own");
        for (const name of names) assert.match(name, /^[^\\/?*:[\]']{1,31}$/);
        for (const { formula, sheet, row, column } of formulasOf(workbook)) {
          const where = `${sheet} ${row + 1}/${column + 1}: ${formula}`;
          const bare = formula.replace(/"[^"]*"/g, '""').replace(/'[^']*'!/g, "");
          for (const [, name] of bare.matchAll(/([A-Z][A-Z0-9.]*)\(/g)) assert.ok(FUNCTIONS.has(name), where);
          for (const [, name] of formula.matchAll(/'([^']*)'!/g)) assert.ok(names.includes(name), where);
          assert.ok(formula.length <= 8192, where);
          assert.doesNotMatch(bare, /undefined|NaN|null|[#[\]@{}]/, where);
          assert.equal(formula.startsWith("="), false, where);
          assert.equal(depthOf(bare) <= 64, true, where);
        }
      });
    }
  }
});

function depthOf(formula) {
  let [depth, deepest] = [0, 0];
  for (const letter of formula) {
    if (letter === "(") deepest = Math.max(deepest, (depth += 1));
    if (letter === ")") depth -= 1;
  }
  assert.equal(depth, 0, `brackets close: ${formula}`);
  return deepest;
}

describe("Huamachi's workbook", async () => {
  const huamachi = (await samples()).find(({ name }) => name === "huamachi-2023Q4");

  it("works out everything but the suggested class of a village, which decides nothing", () => {
    const { described } = workbookOfDocuments(huamachi);
    const fixed = described.flatMap(({ name, columns }) => columns.filter(({ kind }) => kind === "value").map(({ title }) => `${name} ${title}`));
    assert.deepEqual(fixed, ["村 建议类别"]);
  });

  it("holds ids, accounts and names as text, also those that look like formulas", () => {
    const people = huamachi.quarter.people.map((person, at) => (at === 0 ? { ...person, name: "=1+1" } : person));
    const desk = { format: "cadre-pay/desk/1", payees: [{ of: people[1].id, account: "6217000010001234567" }] };
    const { workbook } = workbookOfDocuments({ ...huamachi, quarter: { ...huamachi.quarter, people } }, { desk });
    const cells = workbook.sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).filter((cell) => cell !== null);
    for (const said of ["=1+1", "6217000010001234567", people[0].id]) assert.ok(cells.some((cell) => cell.text === said), said);
    for (const { formula } of formulasOf(workbook)) assert.equal(formula.includes("1+1"), false);
  });

  it("says the scheme, its version, both hashes and the program", () => {
    const { workbook, settlement } = workbookOfDocuments(huamachi);
    const said = JSON.stringify(workbook.sheets[0]);
    for (const text of [settlement.scheme.title, settlement.scheme.version, settlement.scheme.hash, settlement.quarter.hash, settlement.engine]) assert.ok(said.includes(text), text);
  });

  it("has a pay sheet for A4 across, its heads on every page, and words only for the total that they are of", () => {
    const { workbook, settlement } = workbookOfDocuments(huamachi);
    const sheet = workbook.sheets.find(({ name }) => name === workbookWords("zh-CN").sheets.pay);
    assert.deepEqual([sheet.print.landscape, sheet.print.fitWidth, sheet.print.head], [true, true, { from: 0, to: 2 }]);
    const words = formulasOf({ sheets: [sheet] }).find(({ result }) => result === `人民币${settlement.pool.payableInWords}`);
    assert.match(words.formula, /^IF\(ROUND\(P\d+\*100,0\)=\d+,"人民币/);
  });
});

describe("a formula that rounds", () => {
  it("does so by whole numbers", () => {
    // 89.995 is 8999500 units of 0.00001; a step is 1000 of them: (2 × 8999500 + 1000) ÷ 2000 = 9000.0 → 90.00
    assert.equal(rounded(figure("A1", 5, 200), 1, halfUp), "INT((2*ROUND(A1*100000,0)+1000)/2000)/100");
  });

  it("turns away from zero below it", () => {
    assert.equal(rounded(figure("A1", 3, 200, true), 3, halfUp), "SIGN(ROUND(A1*1000,0))*INT((2*ABS(ROUND(A1*1000,0))+30)/60)/100");
  });

  it("is not written where its whole numbers could be too large for fifteen digits", () => {
    const coefficient = figure("B1", 4, 10);
    assert.notEqual(rounded(times(figure("A1", 2, 5000), coefficient), 1, halfUp), null);
    assert.equal(rounded(times(figure("A1", 2, 5000), coefficient, coefficient, coefficient), 1, halfUp), null);
  });
});
