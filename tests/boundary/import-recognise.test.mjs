/** How sheets are understood: head, columns, rows that hold no data. All names are invented. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { area, drawn, meanings, sheet, town, understood } from "./import-sheets.mjs";

const left = ({ leftOut }) => Object.fromEntries([...leftOut].map(([row, why]) => [row + 1, why]));
const rowsOf = ({ data }) => data.map((row) => row + 1);

test("a roster with title, unit, blank and total rows, and notes at its foot", () => {
  const found = understood(drawn(`
    | 花马池镇2023年第四季度村干部花名册 |
    | 填报单位：花马池镇 | | | 日期：2024年1月5日 |
    | 序号 | 村（社区） | 姓_名 | 职 务 | 任职月数 | 身份证号码 | 联系电话 | 备_注 |
    | 1 | 长城村 | 张_三 | 书记兼主任 | 3 | 11010519491231002X | 13900000000 | |
    | 2 | 长城村 | 李四 | 村文书 | 3 | | | |
    | | 小_计 | | 2 | | | | |
    |  |
    | 3 | 沟沿村 | 王五 | 副主任 | 3 | | | |
    | 合计 | | | 3 | | | | |
    | 注：任职月数按整月计算。 |
    | 制表： | | 审核： | | 分管领导： |
  `));
  assert.deepEqual(found.head, { from: 2, to: 2 });
  assert.deepEqual(meanings(found), ["number", "village", "name", "posts", "months", "idNumber", "phone", "note"]);
  assert.deepEqual(rowsOf(found), [4, 5, 8]);
  assert.deepEqual(left(found), { 1: "title", 2: "title", 6: "total", 7: "blank", 9: "total", 10: "note", 11: "note" });
  assert.ok(found.columns.every(({ certainty }) => certainty === "head"));
});

test("scores under a merged head of two rows, with full marks below it", () => {
  // 1 title; 2 and 3 head: 村 and 姓名 run down, 基础指标 and 重点交办工作 run across; 4 full marks.
  const found = understood(
    sheet(
      [
        ["2023年第四季度村干部考核评分表"],
        ["村", "姓名", "基础指标", "", "重点交办工作", "", "总分"],
        ["", "", "工作态度（8分）", "工作实绩", "镇党委政府交办事项", "季度重点任务", ""],
        ["", "", 100, 100, 100, 100, 100],
        ["长城", "张三", 88, 90.5, 91, 92, ""],
        ["", "李四", 80, 81, 82, 83, ""],
      ],
      { merges: [area(0, 0, 0, 6), area(1, 0, 2, 0), area(1, 1, 2, 1), area(1, 2, 1, 3), area(1, 4, 1, 5), area(1, 6, 2, 6), area(4, 0, 5, 0)] },
    ),
  );
  assert.deepEqual(found.head, { from: 1, to: 2 });
  assert.deepEqual(found.columns.map(({ title }) => title), ["村", "姓名", "基础指标/工作态度（8分）", "基础指标/工作实绩", "重点交办工作/镇党委政府交办事项", "重点交办工作/季度重点任务", "总分"]);
  assert.deepEqual(meanings(found), ["village", "name", "own:scores.attitude", "own:scores.results", "own:scores.assigned", "own:scores.key-tasks", "own:total"]);
  assert.deepEqual(left(found), { 1: "title", 4: "points" });
  // What is merged downwards counts for each row.
  assert.equal(found.grid.cell(5, 0).text, "长城");
});

test("the same head in a CSV, where nothing is merged", () => {
  const found = understood(drawn(`
    | 村 | 姓名 | 基础指标 | | 重点交办工作 | | 备注 |
    | | | 工作态度 | 工作实绩 | 镇党委政府交办事项 | 季度重点任务 | |
    | 长城 | 张三 | 88 | 90.5 | 91 | 92 | |
  `));
  assert.deepEqual(found.head, { from: 0, to: 1 });
  assert.deepEqual(found.columns.map(({ title }) => title), ["村", "姓名", "基础指标/工作态度", "基础指标/工作实绩", "重点交办工作/镇党委政府交办事项", "重点交办工作/季度重点任务", "备注"]);
  assert.deepEqual(meanings(found), ["village", "name", "own:scores.attitude", "own:scores.results", "own:scores.assigned", "own:scores.key-tasks", "note"]);
  assert.deepEqual(rowsOf(found), [3]);
});

test("of three months of one indicator none is taken, but the column of its result is", () => {
  const rows = (last) => sheet([["姓名", "工作实绩", "", ""], ["", "10月", "11月", last], ["张三", 80, 82, 81]], { merges: [area(0, 0, 1, 0), area(0, 1, 0, 3)] });
  assert.deepEqual(understood(rows("12月")).columns.map(({ meaning, isContested }) => [meaning, isContested]), [["name", false], ["", true], ["", true], ["", true]]);
  assert.deepEqual(meanings(understood(rows("得分"))), ["name", "", "", "own:scores.results"]);
});

test("a head that is repeated, hidden rows, and rows put in or left out by hand", () => {
  const table = drawn(`
    | 村 | 姓名 | 职务 |
    | 长城 | 张三 | 副主任 |
    | 村 | 姓名 | 职务 |
    | 长城 | 李四 | 副支书 |
    | 长城 | 赵六 | 村文书 |
  `, { hiddenRows: [3] });
  assert.deepEqual(left(understood(table)), { 3: "head", 4: "hidden" });
  const byHand = understood(table, town(), { rows: { 3: true, 4: false } });
  assert.deepEqual(rowsOf(byHand), [2, 4]);
  assert.deepEqual(left(byHand), { 3: "head", 5: "hand" });
});

test("columns without a known head are told by what stands in them; the rest is not taken", () => {
  const found = understood(drawn(`
    | 甲 | 姓名 | 乙 | 丙 | 职务 |
    | 长城村 | 张三 | 11010519491231002X | 6217000000000000001 | 副主任 |
    | 沟沿 | 李四 | 11010519491231002X | 6217000000000000002 | 副支书 |
    | 长城 | 王五 | 11010519491231002X | 6217000000000000003 | 村文书 |
  `));
  assert.deepEqual(meanings(found), ["village", "name", "idNumber", "account", "posts"]);
  assert.equal(found.columns[0].certainty, "content");
  const unknown = understood(drawn("| 姓名 | 职务 | 政治面貌 |\n| 张三 | 副主任 | 党员 |\n| 李四 | 副支书 | 党员 |\n| 王五 | 村文书 | 群众 |"));
  assert.deepEqual([unknown.columns[2].meaning, unknown.columns[2].certainty], ["", "none"]);
});

test("a list of accounts that names its people as holders; a list of villages; events", () => {
  assert.deepEqual(meanings(understood(drawn("| 序号 | 户名 | 开户银行 | 一卡通账号 |\n| 1 | 张三 | 农商行 | 6217000000000000001 |"))), ["number", "name", "bankName", "account"]);
  assert.deepEqual(meanings(understood(drawn("| 行政村 | 户籍人口（人） | 户籍常住人口 | 工作任务量 | 类别 |\n| 长城 | 2612 | 1486 | 9 | A |"))), ["village", "registeredPopulation", "residentPopulation", "workload", "class"]);
  assert.deepEqual(meanings(understood(drawn("| 村 | 姓名 | 事项 | 日期 | 次数 | 备注 |\n| 长城 | 张三 | 会议迟到 | 11月2日 | 1 | |"))), ["village", "name", "event.item", "event.date", "event.count", "note"]);
});

test("a head that was corrected once is read the same way the next time", () => {
  const table = drawn("| 单位名 | 干部 | 干什么的 |\n| 长城 | 张三 | 副主任 |");
  const layouts = [{ head: "单位名|干部|干什么的", columns: { 单位名: "village", 干部: "name", 干什么的: "posts" } }];
  const found = understood(table, town({ desk: { format: "cadre-pay/desk/1", layouts } }));
  assert.deepEqual(found.columns.map(({ meaning, certainty }) => [meaning, certainty]), [["village", "layout"], ["name", "layout"], ["posts", "layout"]]);
});

test("villages that are assessed, and households with their points, have columns of their own", async () => {
  const { schemeOf } = await import("./import-sheets.mjs");
  const changle = understood(drawn("| 村 | 村级集体收入 | 开户行 | 账号 |\n| 长城 | 90 | 农商行 | 6217000000000000001 |"), town({ scheme: schemeOf("zhuzhou") }));
  assert.deepEqual(meanings(changle).slice(0, 1), ["village"]);
  const households = understood(drawn("| 村 | 户主 | 网格 |\n| 长城 | 张三 | 第一网格 |"), town({ scheme: schemeOf("hujiaying") }));
  assert.deepEqual(meanings(households), ["village", "name", "grids"]);
});
