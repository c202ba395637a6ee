/** What the grid does with texts, before anything is shown: cells of the clipboard, figures, orders, names. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageModule } from "./page-module.mjs";

const { cellsOf, textOf } = await pageModule("grid/sheet-text.ts");
const { tidied } = await pageModule("grid/tidy.ts");
const { byFigure, inOrderOf } = await pageModule("grid/order.ts");
const { jump } = await pageModule("grid/range.ts");
const { filled, pasted } = await pageModule("grid/block.ts");
const { isNamed } = await pageModule("pinyin.ts");

test("text of Excel and WPS is read cell by cell, whatever ends its lines", () => {
  const cases = [
    ["92\t93\r\n94\t95\r\n", [["92", "93"], ["94", "95"]]],
    ["92\t93\n94\t95", [["92", "93"], ["94", "95"]]],
    ["1\r2", [["1"], ["2"]]],
    ["1\t\r\n\t2\r\n", [["1", ""], ["", "2"]]],
    ["1\t2\t3\r\n4\r\n", [["1", "2", "3"], ["4"]]],
    ['"一\r\n二"\t"a\tb"\t"说""好"""\r\n3', [["一\n二", "a\tb", '说"好"'], ["3"]]],
    ['5"\t"半', [['5"', '"半']]],
    ["1\r\n\r\n2", [["1"], [""], ["2"]]],
    ["", [[]]],
  ];
  for (const [text, cells] of cases) assert.deepEqual(cellsOf(text), cells, JSON.stringify(text));
});

test("what is copied reads back the same", () => {
  const cells = [["石志强", "92.5", ""], ["一\n二", "a\tb", '"引"'], ['5"', "=1+1", " "]];
  assert.deepEqual(cellsOf(textOf(cells)), cells);
});

test("figures are written plainly, and what is none stays as typed", () => {
  const cases = { "９２．５": "92.5", "92。5": "92.5", "1,234": "1234", "1，234.50": "1234.50", " 88 ": "88", "92.": "92", "－3": "-3", "": "", "  ": "", "1,23": "1,23", "九十": "九十", "9O": "9O", "92。5。": "92。5。", "1 000": "1 000", ".5": ".5", "1e3": "1e3" };
  for (const [typed, plain] of Object.entries(cases)) assert.equal(tidied(typed), plain, JSON.stringify(typed));
});

test("decimals are put in order digit by digit, at any length, and gaps come last either way", () => {
  const sorted = ["100", "9.5", "92.45", "92.5", "-3", "-10.5", "92.50", "0.1", "12345678901234567890.1", "12345678901234567890.2"].sort(byFigure);
  assert.deepEqual(sorted, ["-10.5", "-3", "0.1", "9.5", "92.45", "92.5", "92.50", "100", "12345678901234567890.1", "12345678901234567890.2"]);
  const rows = ["90", "", "优", "85.5", "100"];
  assert.deepEqual(inOrderOf(rows, (text) => text, true, "ascending").slice(0, 3), ["85.5", "90", "100"]);
  assert.deepEqual(inOrderOf(rows, (text) => text, true, "descending").slice(0, 3), ["100", "90", "85.5"]);
});

test("Ctrl with an arrow stops where Excel stops", () => {
  const column = ["a", "b", "", "", "c", "d", ""];
  const isFilled = (index) => column[index] !== "";
  const stops = (from, by) => jump(isFilled, from, by, column.length);
  assert.deepEqual([stops(0, 1), stops(1, 1), stops(4, 1), stops(5, 1), stops(6, -1), stops(4, -1), stops(0, -1)], [1, 4, 5, 6, 5, 1, 0]);
});

/** Three rows of a name, two scores and a result. */
function table(rows = [["张", "90", "80", "85"], ["李", "70", "60", "65"], ["王", "", "50", "—"]]) {
  const kinds = ["label", "typed", "typed", "derived"];
  return { rows, columns: kinds, cell: (row, column) => ({ text: rows[row][column], kind: kinds[column] }) };
}
const at = (top, left, bottom = top, right = left) => ({ top, left, bottom, right });
const brief = ({ changes, beyond, closed }) => ({ changes: changes.map(({ row, column, text }) => `${row} ${column} ${text}`), beyond, closed });

test("a block lands from the chosen cell on; what is beyond or closed is counted, and what says the same is not", () => {
  assert.deepEqual(brief(pasted(table(), [["91", "81"], ["71"]], at(0, 1))), { changes: ["0 1 91", "0 2 81", "1 1 71"], beyond: 0, closed: 0 });
  assert.deepEqual(brief(pasted(table(), [["91", "81", "1"], ["71", "61", "2"]], at(2, 1))), { changes: ["2 1 91", "2 2 81"], beyond: 3, closed: 1 });
  // A whole row copied from here and pasted back: the name is the same and nothing is lost.
  assert.deepEqual(brief(pasted(table(), [["张", "95", "80", "85"]], at(0, 0))), { changes: ["0 1 95"], beyond: 0, closed: 0 });
  assert.deepEqual(brief(pasted(table(), [["9"]], at(0, 1, 1, 2))), { changes: ["0 1 9", "0 2 9", "1 1 9", "1 2 9"], beyond: 0, closed: 0 });
  assert.deepEqual(brief(pasted(table(), [["1"], ["2"]], at(0, 1, 1, 2))), { changes: ["0 1 1", "0 2 1", "1 1 2", "1 2 2"], beyond: 0, closed: 0 });
});

test("filling repeats the cells above", () => {
  assert.deepEqual(brief(filled(table(), at(0, 1, 0, 2), at(1, 1, 2, 2))).changes, ["1 1 90", "1 2 80", "2 1 90", "2 2 80"]);
  assert.deepEqual(brief(filled(table([["a", "1"], ["b", "2"], ["c", ""], ["d", ""], ["e", ""]]), at(0, 1, 1, 1), at(2, 1, 4, 1))).changes, ["2 1 1", "3 1 2", "4 1 1"]);
});

test("names are found by a part or by the initials, surnames by either reading", () => {
  const found = { 张三刚: ["zsg", "sg", "张", "三刚", "ZSG"], 曾玉: ["zy", "cy"], 单明: ["sm", "dm"], 仇英: ["qy", "cy"], 解放: ["xf", "jf"], 区少: ["os", "qs"], 尉迟恭: ["ycg", "wcg"], 朴英子: ["pyz"], 䶮平: ["yp"], "阿卜杜·买买提": ["abd"], Li: ["li"] };
  for (const [name, wanted] of Object.entries(found)) for (const letters of wanted) assert.ok(isNamed(name, letters), `${letters} finds ${name}`);
  for (const [name, letters] of [["张三刚", "zg"], ["张三刚", "zsgg"], ["李四", "zs"], ["李四", "l4"]]) assert.equal(isNamed(name, letters), false, `${letters} does not find ${name}`);
});
