/** What files would do to the quarter: who is matched, what waits, what changes. All names and numbers are invented. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, drawn, planned, schemeOf, sheet, tables, town } from "./import-sheets.mjs";

// Check digit by GB 11643: 1·7+1·9+0·10+1·5+0·8+5·4+1·2+9·1+4·6+9·3+1·7+2·9+3·10+1·5+0·8+0·4+2·2 = 167; 167 mod 11 = 2, and so X.
const ID = "11010519491231002X";
const people = [
  { id: "p1", name: "张三", village: "cc", posts: ["secretary-director"], months: 3, scores: { attitude: "88" } },
  { id: "p2", name: "李四", village: "cc", posts: ["clerk"], months: 3 },
  { id: "p3", name: "王五", village: "gy", posts: ["deputy-director"], months: 3 },
];
const roster = (...rows) => drawn(["| 村 | 姓名 | 职务 | 任职月数 |", ...rows].join("\n"));
const person = (plan, name) => plan.quarter.people.find((one) => one.name === name);

test("a roster for an empty quarter makes people, with spaces and full-width digits put right and told", () => {
  const plan = planned(town(), [roster("| 长城村 | 张_三 | 书记兼主任 | ３个月 |", "| 沟沿 | 王五 | 副支书兼村文书 | 2 |")]);
  assert.deepEqual(codes(plan), []);
  assert.deepEqual(plan.quarter.people, [
    { id: "p1", name: "张三", village: "cc", posts: ["secretary-director"], months: 3 },
    { id: "p2", name: "王五", village: "gy", posts: ["deputy-secretary", "clerk"], months: 2 },
  ]);
  assert.deepEqual(plan.tidied.map(({ from, to, steps }) => [from, to, steps.join()]), [["张 三", "张三", "spaces"], ["３个月", "3", "width,unit"], ["长城村", "长城", "village"]]);
});

test("posts: a pair that the rules know as one, and texts that are none of the rules'", () => {
  const plan = planned(town(), [roster("| 长城 | 张三 | 村党支部书记、村委会主任 | 3 |", "| 长城 | 李四 | 支书 | 3 |", "| 沟沿 | 王五 | 支书 | 3 |")]);
  assert.deepEqual(person(plan, "张三").posts, ["secretary-director"]);
  // One question for the text, whichever row it stands in.
  assert.deepEqual(plan.problems.map(({ code, rows }) => [code, rows]), [["unknown-post", ["0:2", "0:3"]]]);
  assert.equal(plan.waiting, 2);
  assert.equal(plan.quarter.people.length, 1);
  const settled = planned(town(), [roster("| 长城 | 李四 | 支书 | 3 |", "| 沟沿 | 王五 | 支书 | 3 |")], { fixes: { "=posts:支书": { kind: "is", id: "secretary" } } });
  assert.deepEqual(settled.quarter.people.map(({ posts }) => posts), [["secretary"], ["secretary"]]);
  // What was said of the text is remembered with the head.
  assert.deepEqual(settled.desk.layouts[0].values, { "=posts:支书": "secretary" });
  const next = planned(town({ desk: settled.desk }), [roster("| 长城 | 赵六 | 支书 | 3 |")]);
  assert.deepEqual(next.quarter.people.map(({ posts }) => posts), [["secretary"]]);
});

test("an unknown village waits, names that look alike are only offered, and it may be new", () => {
  const rows = ["| 长诚 | 张三 | 副主任 | 3 |", "| 长诚 | 李四 | 村文书 | 3 |"];
  const plan = planned(town(), [roster(...rows)]);
  assert.deepEqual(plan.problems.map(({ code, text, rows: waiting, suggestions }) => [code, text, waiting.length, suggestions.map(({ name }) => name)]), [["unknown-village", "长诚", 2, ["长城"]]]);
  assert.equal(plan.quarter.people.length, 0);
  const isMeant = planned(town(), [roster(...rows)], { fixes: { "=village:长诚": { kind: "is", id: "+长城" } } });
  assert.deepEqual(isMeant.quarter.people.map(({ village }) => village), ["cc", "cc"]);
  const isNew = planned(town(), [roster(...rows)], { fixes: { "=village:长诚": { kind: "new" } } });
  assert.deepEqual(isNew.quarter.villages.map(({ id, name }) => `${id} ${name}`), ["cc 长城", "gy 沟沿", "v3 长诚"]);
  assert.deepEqual(isNew.quarter.people.map(({ village }) => village), ["v3", "v3"]);
});

test("scores find their people in any order of the files; similar and unknown names wait", () => {
  const scores = drawn(`
    | 村 | 姓名 | 工作态度 | 工作实绩 |
    | 长城 | 张三 | 88.5 | 90。5 |
    | 长城 | 李肆 | 80 | 81 |
    | 沟沿 | 张三 | 70 | 71 |
    | | 王五 | 75 | 76 |
  `);
  const plan = planned(town(), [scores, roster("| 长城 | 张三 | 副主任 | 3 |", "| 长城 | 李四 | 村文书 | 3 |", "| 沟沿 | 王五 | 副支书 | 3 |")]);
  assert.deepEqual(codes(plan), ["3 unmatched 李肆", "4 unmatched 张三"]);
  assert.deepEqual(plan.problems.map(({ suggestions }) => suggestions.map(({ name }) => name)), [["长城 李四 村文书"], ["长城 张三 副主任"]]);
  assert.deepEqual(person(plan, "张三").scores, { attitude: "88.5", results: "90.5" });
  // Without a village the name is enough where nobody else has it.
  assert.deepEqual(person(plan, "王五").scores, { attitude: "75", results: "76" });
  const chosen = planned(town({ people }), [scores], { fixes: { "0:2": { kind: "is", id: "p2" }, "0:3": { kind: "leave" } } });
  assert.deepEqual(codes(chosen), []);
  assert.deepEqual(person(chosen, "李四").scores, { attitude: "80", results: "81" });
});

test("two of one name in a village: told apart by number or post, else the clerk says", () => {
  const rows = ["| 长城 | 张三 | 副主任 | 3 |", "| 长城 | 张三 | 村文书 | 3 |"];
  const open = planned(town(), [roster(...rows)]);
  assert.deepEqual(codes(open), ["3 duplicate 张三"]);
  assert.equal(open.quarter.people.length, 0);
  const two = planned(town(), [roster(...rows)], { fixes: { "0:2": { kind: "new" } } });
  assert.deepEqual(two.quarter.people.map(({ posts }) => posts), [["deputy-director"], ["clerk"]]);
  const one = planned(town(), [roster(...rows)], { fixes: { "0:2": { kind: "same" } } });
  assert.deepEqual(one.quarter.people.map(({ posts }) => posts), [["deputy-director", "clerk"]]);
  const first = planned(town(), [roster(...rows)], { fixes: { "0:2": { kind: "leave" } } });
  assert.deepEqual(first.quarter.people.map(({ posts }) => posts), [["deputy-director"]]);
  const both = two.quarter.people;
  const scores = planned(town({ people: both }), [drawn("| 村 | 姓名 | 职务 | 工作态度 |\n| 长城 | 张三 | 村文书 | 77 |\n| 长城 | 张三 | | 88 |")]);
  assert.deepEqual(codes(scores), ["3 several 张三"]);
  assert.deepEqual(scores.quarter.people.map(({ scores: own }) => own), [undefined, { attitude: "77" }]);
});

test("what is wrong with ids, accounts and scores is kept aside cell by cell, the rest of the row is used", () => {
  const table = sheet([
    ["村", "姓名", "身份证号", "银行卡号", "工作态度", "工作实绩"],
    ["长城", "张三", { text: "1.10105194912310E+17", kind: "text" }, { text: "6217001234567890000", kind: "number", lost: true }, "缺", 90],
    ["长城", "李四", "110105194912310021", "6217 0001 2345 6789 01x", 101, { text: "#N/A", kind: "error" }],
    // By Luhn 6212 2600 0000 0002 sums to 21, no multiple of ten; a rural bank may have given it all the same.
    ["沟沿", "王五", "11010519490231002X", "6212260000000002", 75, 76],
  ]);
  const plan = planned(town({ people }), [table]);
  assert.deepEqual(codes(plan), ["2 lost-id 1.10105194912310E+17", "2 lost-account 6217001234567890000", "2 no-number 缺", "3 id-digit 110105194912310021", "3 account-letters 6217 0001 2345 6789 01x", "3 out-of-range 101", "3 error-cell #N/A", "4 id-day 11010519490231002X"]);
  assert.equal(plan.waiting, 3);
  assert.deepEqual(plan.remarks.map(({ code }) => code), ["account-check"]);
  assert.deepEqual(plan.desk.payees, [{ of: "p3", account: "6212260000000002" }]);
  assert.deepEqual(plan.quarter.people.map(({ scores }) => scores), [{ attitude: "88", results: "90" }, undefined, { attitude: "75", results: "76" }]);
  const settled = planned(town({ people }), [table], { fixes: { "0:1:2": { kind: "text", text: ID }, "0:1:4": { kind: "keep" }, "0:2:4": { kind: "text", text: "10１" } } });
  assert.equal(settled.desk.payees.find(({ of }) => of === "p1").idNumber, ID);
  assert.equal(settled.quarter.people[0].scores.attitude, "缺");
  assert.ok(codes(settled).includes("3 out-of-range 10１"));
});

test("an id number finds its person under another name only with the clerk's word", () => {
  const where = town({ people, desk: { format: "cadre-pay/desk/1", payees: [{ of: "p1", idNumber: ID }] } });
  const accounts = drawn(`| 姓名 | 身份证号 | 账号 |\n| 张叁 | ${ID} | 6212260000000001 |`);
  assert.deepEqual(codes(planned(where, [accounts])), ["2 id-name 张叁"]);
  const accepted = planned(where, [accounts], { fixes: { "0:1": { kind: "is", id: "p1" } } });
  assert.deepEqual(accepted.desk.payees, [{ of: "p1", idNumber: ID, account: "6212260000000001" }]);
  assert.equal(person(accepted, "张三").name, "张三");
});

test("importing again shows new, changed and gone, and takes nobody out unless told", () => {
  const again = roster("| 长城 | 张三 | 书记兼主任 | 3 |", "| 长城 | 李四 | 副主任 | 2 |", "| 沟沿 | 赵六 | 村文书 | 3 |");
  const events = [{ id: "e1", person: "p3", item: "meeting-late", count: 1, date: "2023-11-02" }];
  const plan = planned(town({ people, events }), [again]);
  assert.deepEqual(plan.changes.map(({ name, isNew, fields }) => [name, isNew, fields]), [
    ["李四", false, [{ meaning: "posts", from: "clerk", to: "deputy-director" }, { meaning: "months", from: "3", to: "2" }]],
    ["赵六", true, []],
  ]);
  assert.equal(plan.unchanged, 1);
  assert.deepEqual(plan.gone, [{ id: "p3", name: "王五", village: "沟沿", named: 1 }]);
  assert.equal(plan.quarter.people.length, 4);
  assert.deepEqual(planned(town({ people, events }), [again], { removed: ["p3"] }).quarter.people.map(({ name }) => name), ["张三", "李四", "赵六"]);
  // The same file over its own result changes nothing, and keeps the quarter as it is.
  const where = town({ people: plan.quarter.people });
  const third = planned(where, [again]);
  assert.ok(third.changesNothing);
  assert.equal(third.quarter, where.quarter);
});

test("two rows that contradict each other: the later one waits", () => {
  const scores = drawn("| 姓名 | 工作态度 |\n| 张三 | 90 |\n| 张三 | 91 |\n| 张三 | 90.0 |");
  const plan = planned(town({ people }), [scores]);
  assert.deepEqual(plan.problems.map(({ code, text, other }) => [code, text, other]), [["conflict", "91", "90"]]);
  assert.equal(planned(town({ people }), [scores], { fixes: { "0:2:1": { kind: "keep" }, "0:3": { kind: "leave" } } }).quarter.people[0].scores.attitude, "91");
});

test("villages with their figures, in thousands, in 万, and with grids from the roster", () => {
  const villages = drawn("| 行政村 | 户籍人口 | 户籍常住人口 | 工作任务量 | 难度类别 |\n| 长城村 | 2,612 | 0.15万 | ９ | A |\n| 新民村 | 1800人 | 一千 | 6 | D |\n| 合计 | 4412 | | | |");
  const withGrids = drawn("| 村 | 姓名 | 职务 | 包抓网格 |\n| 长城 | 张三 | 副主任 | 第一网格、第二网格 |");
  const plan = planned(town(), [withGrids, villages]);
  assert.deepEqual(codes(plan), ["3 no-whole 一千", "3 no-choice D"]);
  assert.deepEqual(plan.quarter.villages[0], { id: "cc", name: "长城", registeredPopulation: 2612, residentPopulation: 1500, workload: 9, class: "A", grids: [{ id: "cc-1", name: "第一网格", cadre: "p1" }, { id: "cc-2", name: "第二网格", cadre: "p1" }] });
  assert.deepEqual(plan.quarter.villages[2], { id: "v3", name: "新民村", registeredPopulation: 1800, workload: 6 });
});

test("events: days in several ways of writing, counts by points, and those that are there already", () => {
  const events = [{ id: "e1", person: "p1", item: "meeting-late", count: 1, date: "2023-11-02" }];
  const list = drawn(`
    | 村 | 姓名 | 事项 | 日期 | 分值 | 备注 |
    | 长城 | 张三 | 会议迟到 | 2023/11/2 | -0.5 | |
    | 长城 | 李四 | 会议迟到 | 11月2日 | 1.0 | 两次 |
    | 沟沿 | 王五 | 开会没来 | 2023.12.4 | 1 | |
    | 沟沿 | 王五 | 通报批评 | 2024-01-04 | 0.5 | |
    | 沟沿 | 王五 | 警示约谈 | 2023年12月4日 | 1.5 | |
  `);
  const plan = planned(town({ people, events }), [list]);
  assert.deepEqual(codes(plan), ["4 unknown-item 开会没来", "5 outside-period 2024-01-04", "6 points 1.5"]);
  assert.deepEqual(plan.quarter.events.slice(1), [{ id: "e2", person: "p2", item: "meeting-late", count: 2, date: "2023-11-02", note: "两次" }]);
  assert.equal(plan.events.known, 1);
});

test("accounts shared by two, missing names, a village left blank below its first row", () => {
  const accounts = drawn("| 村 | 姓名 | 账号 |\n| 长城 | 张三 | 6212260000000019 |\n| | 李四 | 6212260000000019 |\n| | | 6212260000000027 |");
  const plan = planned(town({ people }), [{ table: accounts, setting: { fillsDown: true } }]);
  assert.deepEqual(codes(plan), ["4 no-name"]);
  assert.deepEqual(plan.remarks.map(({ code, other }) => [code, other]), [["account-shared", "长城 张三 书记兼主任、长城 李四 村文书"]]);
  assert.equal(plan.desk.payees.length, 2);
});

test("scores of people who are not known make nobody, unless the list is said to bring people", () => {
  const list = drawn("| 村 | 姓名 | 职务 | 工作态度 |\n| 长城 | 张三 | 副主任 | 80 |\n| 长城 | 赵六 | 村文书 | 81 |");
  assert.deepEqual(codes(planned(town({ people }), [list])), ["3 unmatched 赵六"]);
  assert.equal(planned(town({ people }), [{ table: list, setting: { brings: true } }]).quarter.people.length, 4);
  assert.equal(planned(town(), [list]).quarter.people.length, 2);
});

test("villages that are assessed take scores and accounts, households come with their grid", () => {
  const leaf = schemeOf("zhenguan").indicators.flatMap(function leaves(one) { return one.items ? one.items.flatMap(leaves) : [one]; }).find((one) => !one.from && !one.start);
  const villages = planned(town({ scheme: schemeOf("zhenguan") }), [drawn(`| 村 | ${leaf.name} | 账号 |\n| 长城 | 1 | 6212260000000019 |`)]);
  assert.deepEqual(codes(villages), []);
  assert.deepEqual(villages.quarter.villages[0].scores, { [leaf.id]: "1" });
  assert.deepEqual(villages.desk.payees, [{ of: "cc", account: "6212260000000019" }]);
  const households = planned(town({ scheme: schemeOf("hujiaying"), households: [] }), [drawn("| 村 | 户主 | 网格 |\n| 长城 | 张三 | 第一网格 |")]);
  assert.deepEqual(households.quarter.households, [{ id: "h1", name: "张三", village: "cc", grid: "cc-1" }]);
});

test("ten thousand people are read and planned in good time", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [index % 2 ? "长城" : "沟沿", `干部${index}`, "副主任", 3, 80, 81]);
  const started = Date.now();
  const [table] = tables(town(), sheet([["村", "姓名", "职务", "任职月数", "工作态度", "工作实绩"], ...rows]));
  assert.equal(table.recognised.data.length, 10_000);
  assert.equal(planned(town(), [sheet([["村", "姓名", "职务", "任职月数", "工作态度", "工作实绩"], ...rows])]).quarter.people.length, 10_000);
  assert.ok(Date.now() - started < 10_000, `${Date.now() - started} ms`);
});
