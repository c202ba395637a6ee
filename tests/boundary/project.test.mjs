// What keeps the work of a quarter: project files, the check of the desk, the log, and what another quarter starts with.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pageModule } from "./page-module.mjs";

const { projectFile, readProject, migrated } = await pageModule("project/file.ts");
const { canonical } = await pageModule("project/checksum.ts");
const { misfitsOf } = await pageModule("project/desk-check.ts");
const { whatChanged } = await pageModule("project/what-changed.ts");
const { Journal, MOST_ENTRIES } = await pageModule("project/journal.ts");
const { logAsCsv } = await pageModule("project/log-csv.ts");
const { projectWords } = await pageModule("project/words.ts");
const { closedTo, revisionOf, isApproved } = await pageModule("project/closed.ts");
const { deskFor } = await pageModule("project/desk-for.ts");
const { fromText, fromValue } = await pageModule("document/written.ts");

const zh = projectWords("zh-CN");
const scheme = await readFile(new URL("../../schemes/huamachi.json", import.meta.url), "utf8");
const sample = JSON.parse(await readFile(new URL("../../schemes/samples/huamachi-2023Q4.json", import.meta.url), "utf8"));
const desk = { format: "cadre-pay/desk/1", payees: [{ of: "p001", account: "6217000000000000001" }], paper: { unit: "花马池镇人民政府", date: "2024-01-08" } };
const documents = (quarter = sample, ownDesk = desk) => ({ scheme: fromText(scheme), quarter: fromValue(quarter), desk: fromValue(ownDesk) });
const entry = { number: 0, at: "2026-11-23T10:32:05+08:00", by: "马会计", act: "done", what: "修改 石志强 政治素质", document: "quarter", place: "people[0].scores.politics", whose: "石志强", from: "88", to: "89.5", count: 1 };
const content = { saved: "2026-11-23T10:33:00+08:00", engine: "0.4.0", documents: documents(), drafts: { quarter: "{ " }, log: { entries: [entry], folded: 3 } };
const file = JSON.parse(projectFile(content));
const said = (reading) => (reading.kind === "refused" ? reading.complaints : reading.remarks).map((complaint) => complaint(zh));
const read = (value) => readProject(JSON.stringify(value));
/** As another program would write the checksum: sorted keys, no white space, SHA-256. */
function sealed(whole) {
  const rest = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== "checksum"));
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  return { ...rest, checksum: `sha256:${createHash("sha256").update(JSON.stringify(sorted(rest))).digest("hex")}` };
}

describe("a project file", () => {
  it("has the checksum that another program works out", () => {
    assert.equal(canonical({ b: [1, "é"], a: { d: null, c: true } }), '{"a":{"c":true,"d":null},"b":[1,"é"]}');
    assert.equal(file.checksum, sealed(file).checksum);
  });

  it("gives back every text as it was written, the desk and the log", () => {
    const { kind, content: back, remarks } = read(file);
    assert.equal(kind, "read");
    assert.deepEqual(remarks, []);
    assert.equal(back.documents.scheme.text, scheme);
    assert.deepEqual(back.documents.quarter.value, sample);
    assert.deepEqual(back.documents.desk.value, desk);
    assert.deepEqual([back.log, back.drafts, back.saved], [content.log, content.drafts, content.saved]);
  });

  it("is known to be changed by one digit of one account, and can only be opened as not checked", () => {
    const other = structuredClone(file);
    other.desk.payees[0].account = "6217000000000000002";
    assert.equal(read(other).kind, "differs");
    assert.equal(read(sealed(other)).kind, "read", "with a checksum of its own it is another file");
  });

  it("does not mind another layout", () => {
    const reversed = Object.fromEntries(Object.entries(file).reverse());
    assert.equal(readProject(`\n${JSON.stringify(reversed, null, 8)}`).kind, "read");
  });

  it("says what is wrong with a damaged one", () => {
    const text = JSON.stringify(file);
    assert.match(said(readProject(text.slice(0, text.length / 2)))[0], /文件已损坏/);
    assert.match(said(readProject("[]"))[0], /不是本页面的工程文件/);
    assert.match(said(read({ ...file, format: "cadre-pay/project/2" }))[0], /由更新的版本保存（格式 2）/);
  });

  it("says all that is wrong at once", () => {
    const wrong = sealed({ ...file, scheme: 5, log: { entries: [{ ...entry, count: "1" }], folded: 0 }, desk: { ...desk, payees: [{ account: 6217000000000000 }], paper: { perPage: 2 } } });
    assert.deepEqual(said(read(wrong)), ["scheme 不是应有的内容。", "log 不是应有的内容。", "缺少 desk.payees[0].of。", "desk.payees[0].account 不是应有的内容。", "desk.paper.perPage 不是应有的内容。"]);
  });

  it("keeps what it does not know, and says so", () => {
    const reading = read(sealed({ ...file, desk: { ...desk, colour: "red" } }));
    assert.equal(reading.kind, "read");
    assert.deepEqual(said(reading), ["desk.colour 是这个页面不认识的内容，原样保留，没有使用。"]);
    assert.equal(reading.content.documents.desk.value.colour, "red");
  });

  it("of an older form is brought up step by step, and refused where a step is missing", () => {
    const steps = { 1: (older) => ({ ...older, b: older.a }), 2: (older) => ({ ...older, c: older.b }) };
    assert.deepEqual(migrated({ a: 1 }, 1, 3, steps), { a: 1, b: 1, c: 1 });
    assert.equal(migrated({ a: 1 }, 1, 4, steps), null);
  });
});

describe("the check of the desk", () => {
  it("finds nothing in an empty one, and everything in a wrong one", () => {
    assert.deepEqual(misfitsOf({ format: "cadre-pay/desk/1" }), []);
    assert.deepEqual(misfitsOf([]), [{ place: "", kind: "wrong" }]);
    assert.deepEqual(misfitsOf({ format: "cadre-pay/desk/1", approvals: [{ revision: -1 }], bank: { name: "" } }).map(({ place }) => place), [
      "approvals[0].by", "approvals[0].date", "approvals[0].scheme", "approvals[0].quarter", "approvals[0].payable", "approvals[0].engine", "approvals[0].result", "approvals[0].revision",
      "bank.file", "bank.encoding", "bank.separator", "bank.lineEnd", "bank.head", "bank.line", "bank.tail", "bank.titles",
    ]);
  });
});

describe("the log", () => {
  const [person] = sample.people;
  const [first] = Object.keys(person.scores);
  const withScore = (score) => ({ ...sample, people: sample.people.map((one) => (one.id === person.id ? { ...one, scores: { ...one.scores, [first]: score } } : one)) });
  const step = (before, after, more = {}) => ({ act: "done", label: () => "修改", isTyping: false, before, after, from: "a", project: "a", ...more });

  it("tells whose value changed from what to what", () => {
    const before = documents(withScore("88"));
    assert.deepEqual(whatChanged(before, { ...before, quarter: fromValue(withScore("89.5")) }), {
      count: 1, document: "quarter", place: `people[0].scores.${first}`, whose: person.name, from: "88", to: "89.5",
    });
  });

  it("tells an entry that came or went as that", () => {
    const before = documents();
    const without = documents({ ...sample, people: sample.people.filter(({ id }) => id !== person.id) });
    const gone = whatChanged(before, without);
    assert.deepEqual([gone.count, gone.place, gone.whose, gone.from, gone.to], [1, "people[0]", person.name, person.name, null]);
    const come = whatChanged(without, before);
    assert.deepEqual([come.count, come.from, come.to], [1, null, person.name]);
  });

  it("notes only the ends of an account, whether it is typed or comes with its record", () => {
    const typed = whatChanged(documents(), documents(sample, { ...desk, payees: [{ of: "p001", account: "6217000000000000999" }] }));
    assert.deepEqual([typed.whose, typed.from, typed.to], [person.name, "621700*********0001", "621700*********0999"]);
    const { to } = whatChanged(documents(sample, { ...desk, payees: [] }), documents());
    assert.equal(to, "p001 · 621700*********0001");
  });

  it("makes one entry of the letters of one field, from what stood there before", () => {
    const journal = new Journal();
    const [a, b, c] = ["88", "8", "89"].map((score) => documents(withScore(score)));
    journal.step("done", step(a, b), {}, "马会计", new Date());
    journal.step("done", step(b, c, { isTyping: true }), {}, "马会计", new Date());
    journal.step("undone", step(c, a, { act: "undone" }), {}, "马会计", new Date());
    assert.deepEqual(journal.log.entries.map(({ number, act, from, to }) => [number, act, from, to]), [[0, "done", "88", "89"], [1, "undone", "89", "88"]]);
  });

  it("keeps ten thousand entries and counts the older ones", () => {
    const journal = new Journal();
    for (let count = 0; count < MOST_ENTRIES + 5; count += 1) journal.note("saved", String(count), "", new Date());
    const { entries, folded } = journal.log;
    assert.deepEqual([entries.length, folded, entries[0].number, entries[0].what], [MOST_ENTRIES, 5, 5, "5"]);
  });

  it("is no formula in a spreadsheet", () => {
    const csv = logAsCsv({ entries: [{ ...entry, what: '=HYPERLINK("a")', from: "-5.00", to: "-5+1" }], folded: 2 }, zh);
    assert.equal(csv.charCodeAt(0), 0xfeff);
    const [, row, note] = csv.split("\r\n");
    assert.equal(row, `1,2026-11-23T10:32:05+08:00,马会计,改动,"'=HYPERLINK(""a"")",石志强,quarter:people[0].scores.politics,-5.00,'-5+1,1`);
    assert.match(note, /更早的 2 条/);
  });
});

describe("an approved quarter", () => {
  const approval = { revision: 0, by: "镇党委会", date: "2024-01-10", scheme: "a", quarter: "b", payable: "1.00", engine: "0.4.0", result: "c" };
  const approved = { ...desk, approvals: [approval] };
  const before = documents(sample, approved);

  it("takes no change of scheme, quarter, accounts or approvals, and any of the papers", () => {
    const isClosed = (after) => closedTo("approved", before, after, false);
    assert.equal(isClosed(documents({ ...sample, town: "别处" }, approved)), true);
    assert.equal(isClosed(documents(sample, { ...approved, payees: [] })), true);
    assert.equal(isClosed(documents(sample, { ...approved, approvals: [] })), true);
    assert.equal(isClosed({ ...before, scheme: fromValue({}) }), true);
    assert.equal(isClosed(documents(sample, { ...approved, paper: { unit: "别的单位" } })), false);
  });

  it("is opened again as the next revision", () => {
    const reopened = { ...approved, approvals: [{ ...approval, reopened: { date: "2024-01-12", reason: "漏了一人" } }] };
    assert.deepEqual([isApproved(approved), revisionOf(approved)], [true, 0]);
    assert.deepEqual([isApproved(reopened), revisionOf(reopened)], [false, 1]);
  });
});

describe("the desk of another quarter", () => {
  const full = { ...desk, layouts: [{ head: "姓名", columns: {} }], previous: { quarter: {}, payees: [] }, approvals: [] };

  it("keeps how this town's files and papers look, and no accounts or days", () => {
    assert.deepEqual(deskFor(documents(sample, full), { ...sample, period: "2024Q1" }), { format: desk.format, layouts: full.layouts, paper: { unit: "花马池镇人民政府" } });
  });

  it("is empty in another town", () => {
    assert.deepEqual(deskFor(documents(sample, full), { ...sample, town: "别处" }), { format: desk.format });
  });
});
