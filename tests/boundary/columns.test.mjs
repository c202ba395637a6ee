/** Columns through the built module: the same results as documents, what waits, what is refused and why. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { init, settle } from "../../pkg/dist/index.js";
import { ColumnsRefused, initColumns, NO_GRADE, NO_MARK, NO_SCORE, openColumns, settleColumns, UNDECIDED } from "../../pkg/dist/columns.js";
import { filled, results } from "../../benches/engines/columns.mjs";
import { load as byHand } from "../../benches/engines/hand.mjs";
import { people } from "../../benches/generate.mjs";
import { quarterOf, scheme } from "../../benches/quarter.mjs";
import { CHECK, hashOf } from "../../benches/work.mjs";

await init();
await initColumns();

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const shape = { period: "2026Q4", people: 2, villages: 1 };
const GRADES = ["A", "B", "C", "D"];

/** Two cadres of one village with so many points on every indicator. */
function two(first, second, more = {}) {
  const columns = openColumns(scheme, { ...shape, ...more });
  columns.marks.fill(first, 0, columns.width).fill(second, columns.width);
  columns.post.set([0, 3]);
  return columns;
}

test("columns have the check values of the benchmark", () => {
  for (const n of [100, 10_000]) {
    const columns = filled(n);
    columns.settle();
    assert.equal(hashOf(results(columns)), CHECK.get(n));
  }
});

test("score, rank, grade and pay are those of the documents, and so are the ties that wait", () => {
  const own = people(3000);
  const quarter = { ...quarterOf(own, byHand().run(own).finals), decisions: [] };
  const { settlement } = settle(scheme, quarter);
  const columns = filled(3000);
  columns.setDecisions([]);
  columns.settle();
  const { score, rank, grade } = columns;
  settlement.lines.forEach((line, person) => {
    assert.deepEqual(
      [score[person] / 10_000, rank[person], grade[person] === UNDECIDED ? null : GRADES[grade[person]], columns.fen(person)],
      [Number(line.score), line.rank, line.grade, line.pay === null ? null : Number(line.pay.replace(".", ""))],
      line.person,
    );
  });
  const waiting = columns.ties().map(({ category, grade: of, places, people: tied }) => [scheme.categories[category].id, GRADES[of], places, [...tied].map((person) => quarter.people[person].id)]);
  assert.deepEqual(waiting, settlement.ties.map(({ category, grade: of, places, people: tied }) => [category, of, places, tied]));
});

test("copies of columns may be handed over at once", () => {
  const marks = new Uint16Array(36).fill(9200, 0, 18).fill(7000, 18);
  const settled = settleColumns(scheme, { ...shape, marks, village: new Uint32Array(2), post: Uint8Array.of(0, 3), class: Uint8Array.of(2) });
  // 92.00: with two heads of whom 20 % is nobody, good; 2400 × 1.00 × 1. 70.00: fair, 2400 × 0.85 × 1.
  assert.deepEqual([...settled.score], [920_000, 700_000]);
  assert.deepEqual([...settled.grade], [1, 2]);
  assert.deepEqual([...settled.pay], [240_000, 0, 204_000, 0]);
});

test("who lacks a mark waits, and nothing is taken for zero", () => {
  const columns = two(9000, 8000);
  columns.marks[0] = NO_MARK;
  columns.settle();
  assert.deepEqual([columns.score[0], columns.rank[0], columns.grade[0], columns.fen(0)], [NO_SCORE, 0, NO_GRADE, null]);
  assert.equal(columns.score[1], 800_000);
});

test("what is not sound is refused, with its place", () => {
  const wrong = (change, sentence, more) => {
    const columns = two(9000, 8000, { language: "en", events: 1, ...more });
    columns.eventCount[0] = 1;
    change(columns);
    assert.throws(() => columns.settle(), (error) => error instanceof ColumnsRefused && error.message === sentence);
  };
  wrong(({ marks }) => (marks[20] = 10_001), "a mark is above full marks or negative: entry 20");
  wrong(({ marks }) => (marks[20] = -1), "a mark is above full marks or negative: entry 20", { wide: true });
  wrong(({ village }) => (village[1] = 1), "there is no such village: person 1");
  wrong(({ post }) => (post[1] = 4), "there is no such post: person 1");
  wrong(({ time }) => (time[0] = 4), "somebody serves longer than the period: person 0");
  wrong((columns) => (columns.class[0] = 3), "there is no such class: village 0");
  wrong(({ eventPerson }) => (eventPerson[0] = 2), "an event is not sound: event 0");
  wrong(({ eventCount }) => (eventCount[0] = 0), "an event is not sound: event 0");
  wrong((columns) => columns.setIncidents([{ redLine: 1, village: 0 }]), "an incident is not sound: incident 0");
  wrong((columns) => columns.setDecisions([], [{ person: 0, grade: 4 }]), "a decision is not sound: decision 0");
});

test("a rule that columns cannot carry is named", () => {
  const refused = (path, sentence, language) => {
    const open = () => openColumns(read(path), { ...shape, period: "2023Q4", language });
    assert.throws(open, (error) => error instanceof ColumnsRefused && error.message === sentence);
  };
  refused("schemes/hongqiao.json", "columns do not assess villages as teams", "en");
  refused("schemes/hongqiao.json", "成批核算不含村集体考核");
  assert.throws(() => openColumns(scheme, { ...shape, period: "2026" }), ColumnsRefused);
  assert.throws(() => openColumns(scheme, { ...shape, period: "soon" }), ColumnsRefused);
});

test("columns that were closed, or followed by others, say so", () => {
  const first = two(9000, 8000);
  two(9000, 8000);
  assert.throws(() => first.settle(), /closed/);
  const second = two(9000, 8000);
  second.close();
  assert.throws(() => second.marks, /closed/);
});
