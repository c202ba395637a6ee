/** The clerk's three files: in whatever order, they bring back the whole town, and five rows need the clerk. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { accounts, idNumber, account, roster, sample, scheme, scores, slips, truth } from "../e2e/fixtures/clerk/tables.mjs";
import { area, codes, planned, sheet, town } from "./import-sheets.mjs";

const drawn = ({ rows, merges = [], hidden = [] }) => sheet(rows.map((row) => row.map((cell) => (typeof cell === "number" && cell > 1e15 ? { text: String(BigInt(cell)), kind: "number", lost: true } : cell))), { merges: merges.map((sides) => area(...sides)), hiddenRows: hidden });
const files = { roster: drawn({ rows: roster() }), scores: drawn(scores()), accounts: drawn(accounts()) };
const villages = sample.villages.map(({ id, name }) => ({ id, name }));
const empty = () => town({ scheme, villages, people: [] });
const of = (id) => sample.people.find((person) => person.id === id);
const orders = [["roster", "scores", "accounts"], ["accounts", "scores", "roster"]];

/** What the clerk says to each of the five. */
function settledBy(plan) {
  const answers = {
    "unknown-post": { kind: "is", id: of(slips.post).posts[0] },
    "id-digit": { kind: "text", text: idNumber(sample.people.indexOf(of(slips.idNumber))) },
    unmatched: (problem) => ({ kind: "is", id: problem.suggestions[0].id }),
    "no-number": { kind: "leave" },
    "lost-account": { kind: "text", text: truth.account },
  };
  return Object.fromEntries(plan.problems.map((problem) => [problem.key, typeof answers[problem.code] === "function" ? answers[problem.code](problem) : answers[problem.code]]));
}

for (const order of orders) {
  test(`in the order ${order.join(", ")}`, () => {
    const sheets = order.map((name) => files[name]);
    const first = planned(empty(), sheets);
    assert.equal(first.rows, 102 * 3);
    assert.equal(first.waiting, 5, codes(first).join("; "));
    assert.deepEqual(first.problems.map(({ code }) => code).sort(), ["id-digit", "lost-account", "no-number", "unknown-post", "unmatched"]);
    assert.equal(first.quarter.people.length, 101);

    // Who was chosen while others still waited, and would get other ids once these are settled, stays the one that was chosen.
    const again = planned(empty(), sheets, { fixes: settledBy(first) });
    assert.deepEqual(codes(again), []);
    const told = (person, rows) => [rows.find(({ id }) => id === person.village)?.name, person.name, person.posts, person.months, person.monthsReason, Object.fromEntries(Object.entries(person.scores).filter(([, score]) => score !== null)), person.note];
    const byName = (one, other) => (one.join() < other.join() ? -1 : 1);
    assert.deepEqual(again.quarter.people.map((person) => told(person, villages)).sort(byName), sample.people.map((person) => told(person, villages)).sort(byName));
    const payees = new Map(again.desk.payees.map((payee) => [again.quarter.people.find(({ id }) => id === payee.of).name + again.quarter.people.find(({ id }) => id === payee.of).village, payee]));
    sample.people.forEach((person, index) => {
      const { idNumber: id, account: number } = payees.get(person.name + person.village);
      assert.deepEqual([id, number], [idNumber(index), account(index)], person.name);
    });
  });
}
