// A spreadsheet program works the workbooks out again from what is typed in them, and finds what the core found, to the fen.
// The results that the files bring along are made wrong first, so that nothing can be read back that was not worked out.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { xlsxOf } from "../support/office-module.mjs";
import { formulasOf, samples, workbookOfDocuments, workedCase } from "../support/workbooks.mjs";
import { inCI, onPath } from "./places.mjs";

/** Mechanisms that the samples do not have, or not at their edges. */
const WORKED = [
  "20-people-at-25-percent-at-least-give-5",
  "20-people-at-30-percent-at-most-give-6",
  "a-cap-per-month-comes-before-the-cap-of-the-item",
  "a-decision-for-somebody-outside-the-tie-settles-nothing",
  "a-factor-that-is-not-known-yet-holds-up-the-score-or-the-pay",
  "a-recorded-decision-settles-the-tie",
  "a-red-line-may-keep-the-grade-and-withhold-an-item-of-pay",
  "a-shared-indicator-is-scored-once-for-the-village",
  "a-village-has-its-own-weights-and-its-own-indicator",
  "both-up-lets-the-whole-tie-in",
  "half-a-fen-of-pay-is-rounded-up",
  "of-a-group-only-the-largest-counts-or-all-up-to-its-cap",
  "of-one-matter-only-the-largest-counts",
  "pay-by-days-of-the-period",
  "pay-of-thirds-is-rounded-once-at-the-end",
  "pay-rounded-down-to-whole-yuan",
  "red-lined-people-left-out-of-the-headcount",
  "red-lined-people-rank-last-and-among-themselves-by-score",
  "rounding-up-lifts-any-remainder",
  "scores-rounded-to-half-points-are-ranked-as-rounded",
  "set-aside-by-months-counts-months-in-post",
  "tie-at-the-quota-line-waits-for-a-decision",
  "weights-inside-weights-and-points-inside-a-weighted-heading",
  "without-a-floor-a-score-is-negative-and-rounded-away-from-zero",
];

const folder = mkdtempSync(join(tmpdir(), "cadre-pay-workbook-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const soffice = onPath("soffice");
const why = soffice || inCI ? false : "LibreOffice is not installed: node tests/e2e/install.mjs";

/** What a clerk may change in the file: as Huamachi's quarter was settled, and as it is typed afterwards. */
function changedByHand(quarter, lines) {
  const after = structuredClone(quarter);
  const [first, second, third] = after.people;
  // 89.6 → 60.05: 8 % of the difference of 29.55 is 2.364 points less.
  first.scores.politics = "60.05";
  second.months = 2;
  second.monthsReason = "11月到任";
  third.adjustments = [{ amount: "-100.50", reason: "上季度多发" }];
  const waiting = lines.find(({ state }) => state === "pending");
  for (const indicator of waiting.missing) after.people.find(({ id }) => id === waiting.person).scores[indicator] = "85.5";
  after.events.find(({ item }) => item === "meeting-absent").count += 2;
  after.villages[2].class = "A";
  after.villages[2].classReason = "承担重点任务";
  after.decisions[0].grade = "fair";
  return after;
}

/** One call for all of them, because a spreadsheet program takes longer to start than to calculate. */
async function recalculated(cases) {
  const files = cases.map((_, at) => join(folder, `${at}.xlsx`));
  for (const [at, { workbook }] of cases.entries()) writeFileSync(files[at], await xlsxOf({ ...workbook, sheets: workbook.sheets.map(withWrongResults) }));
  const profile = join(folder, "profile", "user");
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, "registrymodifications.xcu"), ALWAYS_RECALCULATE);
  const csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
  const call = ["--headless", `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`, "--convert-to", csv, "--outdir", folder, ...files];
  const { status, stderr } = spawnSync("soffice", call, { encoding: "utf8", timeout: 600_000 });
  assert.equal(status, 0, stderr);
  return (at, sheet) => rowsOf(readFileSync(join(folder, `${at}-${sheet}.csv`), "utf8"));
}

const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

function withWrongResults(sheet) {
  const wrong = (cell) => (cell !== null && "formula" in cell ? { ...cell, result: cell.isText ? "wrong" : "-7" } : cell);
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(wrong) })) };
}

/** The formulas of one workbook over what is typed in another. */
function typedInto(before, after) {
  const sheets = before.sheets.map((sheet, index) => ({
    ...sheet,
    rows: sheet.rows.map((row, at) => ({ ...row, cells: row.cells.map((cell, column) => (cell !== null && "formula" in cell ? cell : after.sheets[index].rows[at].cells[column])) })),
  }));
  return { ...before, sheets };
}

function rowsOf(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === "\n") rows.push([]);
  }
  return rows;
}

/** 2640.00 and 2640 are one decimal. */
const plain = (text) => (/^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text);

describe("LibreOffice finds what the core found", { skip: why }, async () => {
  if (why) return;
  const cases = [];
  const add = (name, workbook, expected) => cases.push({ name, workbook, expected });
  for (const documents of [...(await samples()), ...(await Promise.all(WORKED.map(workedCase)))]) {
    const { workbook } = workbookOfDocuments(documents);
    add(documents.name, workbook, workbook);
  }
  const huamachi = (await samples()).find(({ name }) => name === "huamachi-2023Q4");
  const before = workbookOfDocuments(huamachi);
  const after = workbookOfDocuments({ ...huamachi, quarter: changedByHand(huamachi.quarter, before.settlement.lines) });
  add("Huamachi after a clerk has changed scores, months, an event, a class and a decision in the file", typedInto(before.workbook, after.workbook), after.workbook);
  const sheet = await recalculated(cases);

  for (const [at, { name, workbook, expected }] of cases.entries()) {
    it(name, () => {
      const found = new Map(workbook.sheets.map(({ name }) => [name, sheet(at, name)]));
      const live = formulasOf(workbook);
      const wanted = formulasOf(expected);
      assert.equal(live.length, wanted.length);
      const wrong = wanted.flatMap(({ sheet, row, column, result }, index) => {
        const got = found.get(sheet)[row]?.[column] ?? "";
        // The words of the total are text of the file; once the total is another they say so.
        if (result.startsWith("人民币") && live[index].formula !== wanted[index].formula) return got.startsWith("金额已改动") ? [] : [`${sheet}: the words of another total stay`];
        return plain(got) === plain(result) ? [] : [`${sheet} ${row + 1}/${column + 1}: ${result} expected, ${got} worked out by ${live[index].formula}`];
      });
      assert.deepEqual(wrong.slice(0, 10), []);
    });
  }

  it("and the changed workbook pays others other amounts", () => {
    const changed = before.settlement.lines.filter((line, at) => line.net !== after.settlement.lines[at].net);
    assert.ok(changed.length >= 5, `${changed.length} amounts`);
  });
});
