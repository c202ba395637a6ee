// The file for the bank: lines, bytes, count and sum by a template, and everything that stands against it. No example is a bank's format.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { init, settle } from "../../pkg/dist/index.js";

const root = new URL("../../", import.meta.url);
const server = await createServer({ configFile: fileURLToPath(new URL("www/vite.config.ts", root)), logLevel: "error", server: { middlewareMode: true, watch: null, hmr: false, ws: false }, optimizeDeps: { noDiscovery: true } });
after(() => server.close());
const load = (path) => server.ssrLoadModule(`/src/bank/${path}`);
const { batchOf, charactersOf } = await load("batch.ts");
const { Charset, CHARACTERS, bytesOf } = await load("charset.ts");
const { exampleOf, asFile, fromFile } = await load("template.ts");
const { workbookOf } = await load("sheet.ts");
const { zh } = await load("words-zh.ts");
const { en } = await load("words-en.ts");

/** The encoder of the test: node's own decoder turned round. */
const tables = Object.fromEntries(["gbk", "gb18030"].map((name) => [name, inverted(name)]));
function inverted(name) {
  const decoder = new TextDecoder(name, { fatal: false });
  const table = new Map();
  const note = (...bytes) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, bytes);
  };
  // From FE50 on, what browsers call GBK has characters that came to GB18030 later, and banks' programs do not know them.
  const isLater = (one, two) => name === "gbk" && one === 0xfe && two >= 0x50;
  for (let one = 0x81; one <= 0xfe; one += 1) for (let two = 0x40; two <= 0xfe; two += 1) if (!isLater(one, two)) note(one, two);
  if (name === "gbk") return table;
  const fours = (from, to) => {
    for (let one = from; one <= to; one += 1)
      for (let two = 0x30; two <= 0x39; two += 1) for (let three = 0x81; three <= 0xfe; three += 1) for (let four = 0x30; four <= 0x39; four += 1) note(one, two, three, four);
  };
  fours(0x81, 0x84);
  fours(0x99, 0x99); // holds 𬍛
  return table;
}

let asked = 0;
async function encode(text, encoding) {
  asked += 1;
  const bytes = [];
  const lacking = new Set();
  for (const character of text) {
    const found = character <= "\x7f" ? [character.charCodeAt(0)] : tables[encoding].get(character);
    if (found) bytes.push(...found);
    else lacking.add(character);
  }
  return lacking.size > 0 ? { kind: "unencodable", characters: [...lacking] } : { kind: "encoded", bytes: Uint8Array.from(bytes) };
}

const line = (person, name, net, more = {}) => ({ person, name, village: "east", villageName: "东村", state: "settled", net, pay: net, adjustments: "0.00", ...more });
const settlement = (lines, payable, more = {}) => ({
  quarter: { town: "石桥镇", periodName: "2023年第四季度", period: "2023Q4" },
  scheme: { status: "approved" }, stage: null, lines, pool: { payable, action: "reported" }, ...more,
});
const payees = [
  { of: "a", account: "6217000010001234569", idNumber: "11010519491231002X" },
  { of: "b", account: "6217000010001234577", accountName: "李乙" },
];
const two = settlement([line("a", "王甲", "2640.00"), line("b", "李乙", "1920.50")], "4560.50");
const example = (name) => exampleOf(name, "例子", (from) => ({ number: "序号", name: "户名", account: "账号", amount: "金额", idNumber: "身份证号", note: "附言" })[from]);
const occasion = (template, { answer = two, desk = {}, omitOpen = false } = {}) => ({ settlement: answer, desk: { payees, ...desk }, template, choices: { omitOpen } });

async function batch(template, more) {
  const given = occasion(template, more);
  if (template.file === "xlsx") return batchOf(given, CHARACTERS);
  const charset = new Charset(template.encoding.replace("-bom", ""), encode);
  await charset.learn(charactersOf(given));
  return batchOf(given, charset);
}
const kinds = ({ problems }, severity) => problems.filter((one) => !severity || one.severity === severity).map(({ kind, who }) => (who ? `${kind} ${who.name}` : kind));
const field = (title, from, more = {}) => ({ title, from, ...more });

describe("lines", () => {
  it("the example with bars: number, name, account, amount, id, and a bar at the end", async () => {
    const { text, rows, paid, sum, sheetTotal } = await batch(example("bars"));
    assert.equal(text, "1|王甲|6217000010001234569|2640.00|11010519491231002X|\r\n2|李乙|6217000010001234577|1920.50||\r\n");
    assert.deepEqual([paid.length, sum, sheetTotal], [2, "4560.50", "4560.50"]);
    // 1 + 4 + 19 + 7 + 18 + 5 bars + 2; without the id 18 less.
    assert.deepEqual(rows.map(({ bytes }) => bytes), [56, 38]);
  });

  it("the example with commas has titles; no amount has a comma inside", async () => {
    const rich = settlement([line("a", "王甲", "12640.00"), line("b", "李乙", "0.05")], "12640.05");
    const { text } = await batch(example("commas"), { answer: rich });
    assert.equal(text, "户名,账号,金额\r\n王甲,6217000010001234569,12640.00\r\n李乙,6217000010001234577,0.05\r\n");
  });

  it("fields of fixed length are padded by bytes, head and tail carry count and sum, in yuan or fen", async () => {
    const template = {
      ...example("bars"), separator: "", endsLine: false, lineEnd: "\n",
      head: [field("标记", "text", { text: "H" }), field("笔数", "count", { length: 5, pad: "left-zero" }), field("合计", "sumFen", { length: 12, pad: "left-zero" }), field("日期", "date")],
      line: [field("序号", "number", { length: 4, pad: "left-zero" }), field("户名", "name", { length: 10, pad: "right-space" }), field("账号", "account", { length: 20, pad: "right-space" }), field("金额", "amount", { length: 10, pad: "left-space" })],
      tail: [field("标记", "text", { text: "T" }), field("合计", "sum", { length: 8, pad: "left-zero" }), field("附言", "note", { text: "{乡镇}{考核期}" })],
    };
    const { text, rows, bytes, problems } = await batch(template, { desk: { paper: { date: "2024-01-08" } } });
    assert.deepEqual(text.split("\n"), [
      "H0000200000045605020240108",
      "0001王甲      6217000010001234569    2640.00",
      "0002李乙      6217000010001234577    1920.50",
      "T04560.50石桥镇2023年第四季度",
    ]);
    // 4 + 10 + 20 + 10 and the line end; the last line has none. 1 + 5 + 12 + 8; 1 + 8 + 3·2 + 4 + 5·2.
    assert.deepEqual(rows.map((row) => row.bytes), [27, 45, 45, 30]);
    assert.equal(bytes, 27 + 45 + 45 + 29);
    assert.equal((await bytesOf(text, "gb18030", encode)).length, bytes, "counted as written");
    assert.deepEqual(problems, [], "nothing runs together where every field but the last is filled up");
  });

  it("the bytes are those of the encoding, with the mark where it is asked for", async () => {
    const template = { ...example("commas"), titles: false, endsLine: false, line: [field("户名", "name")] };
    const one = settlement([line("a", "王", "1.00")], "1.00");
    for (const [encoding, expected] of [["gb18030", [0xcd, 0xf5]], ["gbk", [0xcd, 0xf5]], ["utf-8", [0xe7, 0x8e, 0x8b]], ["utf-8-bom", [0xef, 0xbb, 0xbf, 0xe7, 0x8e, 0x8b]]]) {
      const { text } = await batch({ ...template, encoding }, { answer: one });
      assert.deepEqual([...(await bytesOf(text, encoding, encode))], expected, encoding);
    }
  });

  it("each character is measured once, however many lines it stands in", async () => {
    const many = settlement(Array.from({ length: 300 }, (_, index) => line(`p${index}`, "王甲", "10.00")), "3000.00");
    asked = 0;
    await batch(example("bars"), { answer: many });
    assert.equal(asked, 1);
  });

  it("in a sheet accounts are text and amounts are numbers of two places", async () => {
    const book = workbookOf(await batch(example("sheet")), "代发");
    assert.deepEqual(book.sheets[0].rows[1].cells, [
      { number: "1", decimals: 0, look: "figure" }, { text: "王甲", look: "text" }, { text: "6217000010001234569", look: "text" }, { number: "2640.00", decimals: 2, look: "figure" }, null,
    ]);
  });
});

describe("count and sum", () => {
  it("adjustments are part of what is paid: 2640.00 − 100.00 and 1920.50 make 4460.50, as on the pay sheet", async () => {
    const answer = settlement([line("a", "王甲", "2540.00", { pay: "2640.00", adjustments: "-100.00" }), line("b", "李乙", "1920.50")], "4560.50");
    const { sum, sheetTotal, problems } = await batch(example("bars"), { answer });
    assert.deepEqual([sum, sheetTotal], ["4460.50", "4460.50"]);
    assert.ok(!problems.some(({ kind }) => kind === "sum"));
  });

  it("a sum that is not the pay sheet's is refused", async () => {
    const found = await batch(example("bars"), { answer: settlement(two.lines, "4560.51") });
    assert.ok(kinds(found, "refusal").includes("sum"));
  });

  it("people with nothing to get stand in the file, unless the template leaves them out, and are counted then", async () => {
    const answer = settlement([...two.lines, line("c", "赵丙", "0.00")], "4560.50");
    assert.equal((await batch(example("bars"), { answer })).paid.length, 3);
    assert.deepEqual(kinds(await batch(example("bars"), { answer }), "warning"), ["zero", "no-id 李乙", "no-id 赵丙"]);
    const without = await batch({ ...example("bars"), omitZero: true }, { answer });
    assert.deepEqual([without.paid.length, without.zero.map(({ name }) => name), without.sum], [2, ["赵丙"], "4560.50"]);
    assert.ok(!kinds(without).includes("no-account 赵丙"), "no account is asked of who is not in the file");
  });

  it("nothing is paid while somebody is open, unless who is open is left out; and never while money waits to be moved", async () => {
    const lines = [...two.lines, line("c", "赵丙", null, { state: "pending" })];
    assert.deepEqual(kinds(await batch(example("commas"), { answer: settlement(lines, "4560.50") })), ["open 赵丙"]);
    assert.deepEqual(kinds(await batch(example("commas"), { answer: settlement(lines, "4560.50"), omitOpen: true })), ["left-out"]);
    const waiting = settlement(lines, "4560.50", { pool: { payable: "4560.50", action: "waiting" } });
    assert.deepEqual(kinds(await batch(example("commas"), { answer: waiting, omitOpen: true }), "refusal"), ["left-out-waiting"]);
  });

  it("a negative amount, nobody at all, a draft and an earlier stage are said", async () => {
    const owing = settlement([line("a", "王甲", "-5.00")], "-5.00", { scheme: { status: "draft" }, stage: { name: "初评", last: false } });
    assert.deepEqual(kinds(await batch(example("commas"), { answer: owing })), ["negative 王甲", "draft", "stage"]);
    assert.deepEqual(kinds(await batch(example("commas"), { answer: settlement([], "0.00") })), ["nobody"]);
  });

  it("of the sample quarter the file comes to what the pool pays", async () => {
    await init();
    const [scheme, quarter] = ["schemes/huamachi.json", "schemes/samples/huamachi-2023Q4.json"].map((path) => readFileSync(new URL(path, root), "utf8"));
    const answer = settle(scheme, quarter).settlement;
    const { sum, paid, open } = await batch(example("bars"), { answer, omitOpen: true });
    assert.equal(sum, answer.pool.payable);
    assert.equal(paid.length + open.length, answer.lines.length);
  });
});

describe("what stands against it", () => {
  const withPayees = (...list) => ({ desk: { payees: list } });
  const bars = example("bars");

  it("an account that is missing, damaged, cut, mistyped or shared is named with its person", async () => {
    const answer = settlement(["王甲", "李乙", "赵丙", "周丁", "吴戊", "郑己", "孙庚"].map((name, index) => line("abcdefg"[index], name, "1.00")), "7.00");
    const found = await batch(example("commas"), {
      answer,
      ...withPayees({ of: "a" }, { of: "b", account: "6.21700001E+18" }, { of: "c", account: "6217 0000 1000 1234" }, { of: "d", account: "6217000010001230000" }, { of: "e", account: "6217000010001234560" }, { of: "f", account: "80110000012345" }, { of: "g", account: "80110000012345" }),
    });
    assert.deepEqual(kinds(found, "refusal"), ["no-account 王甲", "lost-digits 李乙", "not-digits 赵丙"]);
    assert.deepEqual(kinds(found, "warning"), ["looks-cut 周丁", "luhn 吴戊", "shared-account 郑己"]);
    const [sentence] = zh.problem(found.problems.find(({ kind }) => kind === "shared-account"));
    assert.equal(sentence, "与孙庚用同一个账号 801100****2345。");
  });

  it("another account name, id numbers missing or with a wrong check digit are remarked", async () => {
    const found = await batch(bars, withPayees({ of: "a", account: "6217000010001234569", accountName: "王乙", idNumber: "110105194912310021" }, { of: "b", account: "6217000010001234577" }));
    assert.deepEqual(kinds(found), ["other-name 王甲", "id-check 王甲", "no-id 李乙"]);
  });

  it("two entries for one person are refused", async () => {
    assert.deepEqual(kinds(await batch(example("commas"), withPayees(...payees, { of: "a", account: "6217000010001234569" })), "refusal"), ["payee-twice 王甲"]);
  });

  it("a field beyond its length is refused with person, field, bytes and limit", async () => {
    const found = await batch({ ...example("commas"), line: [field("户名", "name", { length: 4 }), field("账号", "account"), field("金额", "amount")] }, { answer: settlement([line("a", "王甲丙", "1.00")], "1.00") });
    const { who, field: title, count, most } = found.problems[0];
    assert.deepEqual([found.problems.length, who.name, title, count, most], [1, "王甲丙", "户名", 6, 4]);
  });

  it("rare names stand in GB18030 with four bytes or two; those that GBK lacks are listed and never replaced", async () => {
    const answer = settlement([line("a", "㛃䶮", "1.00"), line("b", "𬍛·﨑", "1.00")], "2.00");
    const wide = await batch({ ...example("commas"), titles: false, line: [field("户名", "name"), field("金额", "amount"), field("账号", "account")] }, { answer, ...withPayees(payees[0], { of: "b", account: payees[1].account }) });
    assert.deepEqual(kinds(wide, "refusal"), []);
    // 㛃 4 + 䶮 2; 𬍛 4 + · 2 + 﨑 2.
    assert.deepEqual(wide.rows.map(({ cells }) => cells[0].bytes), [6, 8]);
    const narrow = await batch({ ...example("commas"), encoding: "gbk" }, { answer, ...withPayees(payees[0], { of: "b", account: payees[1].account }) });
    const lacking = narrow.problems.filter(({ kind }) => kind === "unencodable").map(({ who, other }) => `${who.name} ${other}`);
    assert.deepEqual(lacking, ["㛃䶮 㛃 䶮", "𬍛·﨑 𬍛"]);
    assert.ok(!narrow.text.includes("?"));
  });

  it("a separator inside a field is refused in text and quoted in CSV; line breaks are refused in both", async () => {
    const answer = settlement([line("a", "王|甲", "1.00"), line("b", '李,"乙"', "1.00")], "2.00");
    const plain = withPayees(payees[0], { of: "b", account: payees[1].account });
    assert.deepEqual(kinds(await batch({ ...bars, line: bars.line.slice(0, 4) }, { answer, ...plain }), "refusal"), ["separator-inside 王|甲"]);
    const quoted = await batch({ ...example("commas"), titles: false, endsLine: false }, { answer, ...plain });
    assert.deepEqual(kinds(quoted, "refusal"), []);
    assert.equal(quoted.text.split("\r\n")[1], `"李,""乙""",6217000010001234577,1.00`);
    const broken = await batch(example("commas"), { answer: settlement([line("a", "王\n甲", "1.00")], "1.00") });
    assert.deepEqual(kinds(broken, "refusal"), ["line-break-inside 王\n甲"]);
  });

  it("spaces in names and words that a spreadsheet takes for a formula are remarked and written as they are", async () => {
    const found = await batch(example("commas"), { answer: settlement([line("a", "王 甲", "1.00"), line("b", "=李乙", "1.00")], "2.00"), ...withPayees(payees[0], { of: "b", account: payees[1].account }) });
    assert.deepEqual(kinds(found), ["space-inside 王 甲", "formula =李乙"]);
    assert.match(found.text, /\n=李乙,/);
  });

  it("a template that cannot work says so, once", async () => {
    const found = await batch({ ...bars, separator: "", head: [field("日期", "date"), field("姓名", "name")], line: [field("户名", "name", { length: "十" }), field("文字", "text", { text: "x", pad: "left-zero" })] });
    assert.deepEqual(kinds(found).filter((one) => !one.includes(" ")), ["no-amount", "no-account-field", "no-date", "misplaced", "length", "pad-without-length", "runs-together"]);
    assert.deepEqual(kinds(await batch({ ...bars, line: [] })).filter((one) => one === "no-line"), ["no-line"]);
  });

  it("every problem has a sentence and a way out in both languages", async () => {
    const all = readFileSync(new URL("www/src/bank/problems.ts", root), "utf8").match(/(?<=^  \| ")[a-z-]+(?=")/gm);
    assert.ok(all.length > 25);
    for (const kind of all) for (const words of [zh, en]) {
      const said = words.problem({ kind, severity: "refusal", who: null });
      assert.ok(said.length === 2 && said.every((part) => part.length > 3), kind);
    }
  });
});

describe("a template as a file", () => {
  it("comes back as it was", () => {
    for (const name of ["bars", "commas", "sheet"]) assert.deepEqual(fromFile(JSON.parse(asFile(example(name)))), example(name));
  });

  it("is not taken with anything missing or unknown", () => {
    const file = JSON.parse(asFile(example("bars")));
    for (const change of [(one) => delete one.template.separator, (one) => (one.template.encoding = "big5"), (one) => (one.template.line[0].from = "phone"), (one) => (one.template.line[0].length = "4"), (one) => (one.format = "other")]) {
      const changed = structuredClone(file);
      change(changed);
      assert.equal(fromFile(changed), null);
    }
  });
});
