/** The template, filled in, is recognised completely; for every system that has something to fill in. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { meanings, planned, sampleOf, schemeOf, town, understood } from "./import-sheets.mjs";
import { pageModule } from "./page-module.mjs";

const { templateBook } = await pageModule("import/template.ts");
const { importWords } = await pageModule("import/words.ts");
const words = importWords("zh-CN");

/** What a workbook is once it was written and read again. */
function readBack({ name, rows, merges = [] }) {
  const cell = (written) => ({ text: written === null ? "" : (written.text ?? written.number), kind: written === null || written.text === "" ? "empty" : "text" });
  return { name, hidden: false, hiddenRows: [], rows: rows.map(({ cells }) => cells.map(cell)), merges: merges.map(({ top, left, bottom, right }) => ({ top, left, bottom, right })) };
}

/** The workbook's sheets without the notes on filling in, and one row more in a sheet of them. */
function sheetsOf(where, fills = {}) {
  const [, ...sheets] = templateBook(where, words).sheets;
  return sheets.map((written) => {
    const sheet = readBack(written);
    const heads = written.frozen.rows;
    (fills[written.name] ?? []).forEach((texts, at) => (sheet.rows[heads + at] = texts.map((text) => ({ text, kind: text === "" ? "empty" : "text" }))));
    return sheet;
  });
}

test("Huamachi's template for a quarter without people: filled in, it makes people, scores, accounts, villages and events", () => {
  const where = town();
  const leaves = 19;
  const fills = {
    人员: [["长城", "张三", "副支书", "村文书", "3", "", "11010519491231002X", "13000000000", ""]],
    评分: [["长城", "张三", "副支书", "", "88", ...Array.from({ length: leaves - 1 }, () => "")]],
    账户: [["长城", "张三", "副支书", "", "", "示例农商行", "9900006230000000", "张三"]],
    村情况: [["长城", "2612", "1486", "9", "A", ""], ["沟沿", "2347", "1120", "8", "B", "任务较少"]],
    晴雨表: [["长城", "张三", "会议迟到", "2023-11-02", "1", "", ""]],
  };
  const sheets = sheetsOf(where, fills);
  assert.deepEqual(sheets.map(({ name }) => name), ["人员", "评分", "账户", "村情况", "晴雨表"]);
  for (const sheet of sheets) assert.ok(!meanings(understood(sheet, where)).includes(""), sheet.name);
  const plan = planned(where, sheets);
  assert.deepEqual(plan.problems.map(({ code }) => code), []);
  assert.deepEqual(plan.quarter.people, [{ id: "p1", name: "张三", village: "cc", posts: ["deputy-secretary", "clerk"], months: 3, scores: { politics: "88" } }]);
  assert.deepEqual(plan.desk.payees, [{ of: "p1", idNumber: "11010519491231002X", phone: "13000000000", bankName: "示例农商行", account: "9900006230000000" }]);
  assert.deepEqual(plan.quarter.villages.map(({ class: own, registeredPopulation }) => [own, registeredPopulation]), [["A", 2612], ["B", 2347]]);
  assert.deepEqual(plan.quarter.events.map(({ person, item, count }) => [person, item, count]), [["p1", "meeting-late", 1]]);
});

for (const file of readdirSync(new URL("../../schemes/samples/", import.meta.url))) {
  test(`${file}: the template of a quarter with its people changes nothing when it comes back as it is`, () => {
    const quarter = sampleOf(file.replace(".json", ""));
    const where = { ...town({ scheme: schemeOf(quarter.scheme.id) }), quarter };
    const sheets = sheetsOf(where);
    for (const sheet of sheets) {
      const recognised = understood(sheet, where);
      assert.ok(!meanings(recognised).includes(""), `${sheet.name}: ${recognised.columns.map(({ title, meaning }) => `${title}=${meaning}`)}`);
    }
    const plan = planned(where, sheets);
    assert.deepEqual(plan.problems.map(({ code, text, spot }) => [spot.table.sheet, code, text]), []);
    assert.deepEqual(plan.changes, []);
    assert.deepEqual(plan.gone, []);
  });
}
