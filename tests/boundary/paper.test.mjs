// Papers before they are printed: where pages end, what their sums are, how wide columns are, and when there is no pay sheet.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { pageModule } from "./page-module.mjs";

const { paginate } = await pageModule("paper/paginate.ts");
const { sumRow, sumsBelow } = await pageModule("paper/sums.ts");
const { fitted } = await pageModule("paper/fit.ts");
const { masked } = await pageModule("paper/common.ts");
const { disagreement } = await pageModule("paper/totals.ts");

const row = (height = 7, keep = false) => ({ height, table: 0, keep });
const text = (height, keep = false) => ({ height, table: null, keep });
const rows = (count) => Array.from({ length: count }, () => row());
const sizes = (pages) => pages.map(({ from, to }) => to - from);

it("a page holds as many rows as fit below its head and above its sums", () => {
  // 100 of room − 10 head − 14 sums = 76; 76 ÷ 7 = 10.86: 10 rows a page.
  const pages = (count) => sizes(paginate(rows(count), [{ head: 10, foot: 14 }], 100));
  assert.deepEqual(pages(10), [10]);
  assert.deepEqual(pages(11), [10, 1]);
  assert.deepEqual(pages(25), [10, 10, 5]);
  assert.deepEqual(pages(0), []);
});

it("signatures never stand alone on a page", () => {
  // The last row and 20 of signatures go together: 8 × 7 + 20 = 76 just fit.
  const pages = (count) => sizes(paginate([...rows(count), text(20, true)], [{ head: 10, foot: 14 }], 100));
  assert.deepEqual(pages(8), [9]);
  // Nine rows fit without them, so the ninth goes over with them.
  assert.deepEqual(pages(9), [8, 2]);
  assert.deepEqual(pages(18), [10, 9]);
});

it("a subtotal stays with its last line, and rows of many lines take their room", () => {
  // Nine lines and a subtotal of 7 fill the page; a tenth line leaves none for its subtotal, so both go over.
  assert.deepEqual(sizes(paginate([...rows(9), row(7, true)], [{ head: 10, foot: 14 }], 100)), [10]);
  assert.deepEqual(sizes(paginate([...rows(10), row(7, true)], [{ head: 10, foot: 14 }], 100)), [9, 2]);
  // 7 + 7 + 62 = 76: the high row just fits; with 63 it does not.
  assert.deepEqual(sizes(paginate([row(), row(), row(62), row()], [{ head: 10, foot: 14 }], 100)), [3, 1]);
  assert.deepEqual(sizes(paginate([row(), row(), row(63), row()], [{ head: 10, foot: 14 }], 100)), [2, 2]);
});

it("what is higher than a page still stands on one, and nothing is lost or twice", () => {
  const units = [row(), row(500), row(), text(300, true), text(20, true), { height: 7, table: 1, keep: false }];
  const pages = paginate(units, [{ head: 10, foot: 14 }, { head: 10, foot: 0 }], 100);
  assert.deepEqual(pages.map(({ from }) => from), [0, ...pages.slice(0, -1).map(({ to }) => to)]);
  assert.equal(pages[pages.length - 1].to, units.length);
  assert.ok(pages.every(({ from, to }) => to > from));
});

const columns = [{ id: "name" }, { id: "pay", sum: 0 }, { id: "net", sum: 1 }];
const line = (pay, net) => ({ cells: ["", pay ?? "", net ?? ""], amounts: [pay, net] });
const lines = [line("2640.00", "2640.00"), line("1584.10", "1500.05"), line(null, null), line("0.01", "0.01")];
const table = { columns, rows: [...lines.slice(0, 2), sumRow({ columns }, "甲村小计", lines.slice(0, 2)), ...lines.slice(2)], running: { page: "本页小计", soFar: "累计", total: "合计" } };

it("adds up a page and what came before it, and counts no subtotal twice", () => {
  // 2,640.00 + 1,584.10 = 4,224.10; who is open counts nothing; with the last fen 4,224.11.
  assert.deepEqual(table.rows[2].cells, ["", "4,224.10", "4,140.05"]);
  const read = (from, to) => sumsBelow(table, table.rows.slice(from, to)).map(({ subtotal, cells }) => [subtotal, cells[1], cells[2]]);
  assert.deepEqual(read(0, 3), [["本页小计", "4,224.10", "4,140.05"], ["累计", "4,224.10", "4,140.05"]]);
  assert.deepEqual(read(3, 5), [["本页小计", "0.01", "0.01"], ["合计", "4,224.11", "4,140.06"]]);
  assert.deepEqual(read(0, 5), [["合计", "4,224.11", "4,140.06"]]);
});

it("figures and names are not broken, and what is over goes where there is writing to be done", () => {
  const shape = [
    { id: "name", head: "姓名", kind: "name" },
    { id: "post", head: "职务", kind: "text" },
    { id: "net", head: "实发金额", kind: "number" },
    { id: "signature", head: "领款人签字", kind: "text", least: 18, wish: 26 },
  ];
  const texts = [["欧阳娜娜"], ["村党支部书记、村委会主任、妇联主席"], ["187,616.00"], [""]];
  const widths = (width) => fitted(shape, (index) => texts[index], width)?.map((column) => Math.round(column.width * 10) / 10);
  // 4 × 3.2 + 2.6 = 15.4; posts are broken beyond 34; 10 × 1.95 + 2.6 = 22.1; the rest is for signing: 185 − 71.5.
  assert.deepEqual(widths(185), [15.4, 34, 22.1, 113.5]);
  // Least: 15.4 + (3 × 3.2 + 2.6 = 12.2) + 22.1 + 18 = 67.7.
  assert.deepEqual(widths(67.8), [15.4, 12.3, 22.1, 18]);
  assert.equal(fitted(shape, (index) => texts[index], 67.6), null);
});

it("hides what is not to be read", () => {
  assert.deepEqual(["张三", "石志强", "欧阳娜娜", "𬍛三丰"].map(masked), ["张*", "石*强", "欧**娜", "𬍛*丰"]);
});

it("there is no pay sheet whose lines do not add up to what was settled", async () => {
  const root = new URL("../../", import.meta.url);
  const [scheme, quarter] = await Promise.all(["schemes/huamachi.json", "schemes/samples/huamachi-2023Q4.json"].map((path) => readFile(new URL(path, root), "utf8")));
  const core = await import(new URL("pkg/dist/index.js?papers", root).href);
  await core.init();
  const { settlement } = core.settle(scheme, quarter);
  const bench = { language: "zh-CN", ask: (question) => question({ inWords: (amount) => core.amountInWords(amount).words ?? null }) };
  const sentence = (changes) => disagreement(bench, { ...settlement, ...changes });
  assert.equal(sentence({}), null);
  const pool = { ...settlement.pool, payable: "187616.01" };
  assert.match(sentence({ pool }), /187616\.00 元，与核算的应发 187616\.01 元不等/);
  const [first, ...others] = settlement.lines;
  assert.match(sentence({ lines: [{ ...first, net: "2640.01" }, ...others] }), /石志强的应发加扣（补）发与实发不等/);
  const moved = settlement.lines.map((one, index) => (index === 0 ? { ...one, village: settlement.villages[1].id } : one));
  assert.match(sentence({ lines: moved }), /长城各行相加与该村合计不等/);
  // 187,616.00 − 190,256.00 for the first = −2,640.00: nothing can be paid out of that.
  assert.match(sentence({ lines: [{ ...first, adjustments: "-190256.00", net: "-187616.00" }, ...others] }), /实发合计是负数（−2,640\.00 元）/);
});
