/** A quarter that stays open, through the built module: changed scores, faults, another quarter in between. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { init, open, panicOnPurpose, settle } from "../../pkg/dist/index.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const scheme = read("schemes/huamachi.json");
const sample = read("schemes/samples/huamachi-2023Q4.json");

await init();

/** The quarter with other scores, and the changes that make it. */
function rescored(quarter, scores) {
  const people = quarter.people.map((person, index) => (index in scores ? { ...person, scores: { ...person.scores, ...scores[index] } } : person));
  const changes = Object.entries(scores).flatMap(([index, own]) => Object.entries(own).map(([id, score]) => [`people[${index}].scores.${id}`, score]));
  return { after: { ...quarter, people }, changes };
}

const [indicator, other] = Object.keys(sample.people[0].scores);
const never = () => assert.fail("the quarter is not read anew for a sound score");

test("a changed score gives what settling the changed quarter gives, and leaves alone what has not changed", () => {
  const quarter = open(scheme, sample);
  const before = quarter.answer;
  assert.deepEqual(before, settle(scheme, sample));
  const { after, changes } = rescored(sample, { 0: { [indicator]: "12.5" }, 3: { [indicator]: null, [other]: "80" } });
  const answer = quarter.change(changes, never);
  assert.deepEqual(answer, settle(scheme, after));
  assert.notEqual(answer, before);
  const same = answer.settlement.lines.filter((line, index) => line === before.settlement.lines[index]);
  assert.ok(same.length > 0 && same.length < sample.people.length);
  const { changes: back } = rescored(sample, { 0: { [indicator]: sample.people[0].scores[indicator] }, 3: { [indicator]: sample.people[3].scores[indicator], [other]: sample.people[3].scores[other] } });
  assert.deepEqual(quarter.change(back, never), before);
});

test("the reasons are those of the scores as they are now", () => {
  const quarter = open(scheme, sample, { language: "en" });
  const { after, changes } = rescored(sample, { 0: { [indicator]: "12.5" } });
  quarter.change(changes, never);
  const whole = settle(scheme, after, { language: "en", reasons: ["p001"] });
  assert.deepEqual(quarter.reasons(["p001"], never), whole.settlement.reasons);
});

test("a score that is not sound is refused as ever, and mended again", () => {
  const quarter = open(scheme, sample);
  const wrong = rescored(sample, { 0: { [indicator]: "9x" } });
  const refused = quarter.change(wrong.changes, () => wrong.after);
  assert.equal(refused.kind, "refused");
  assert.deepEqual(refused, settle(scheme, wrong.after));
  const mended = rescored(sample, { 0: { [indicator]: "90" } });
  assert.deepEqual(quarter.change(mended.changes, () => mended.after), settle(scheme, mended.after));
});

test("after a fault, and after another quarter was opened, the documents are read again", () => {
  const quarter = open(scheme, sample);
  const { after, changes } = rescored(sample, { 1: { [indicator]: "77" } });
  assert.throws(() => panicOnPurpose());
  assert.deepEqual(quarter.change(changes, () => after), settle(scheme, after));
  open(scheme, { ...sample, people: sample.people.slice(0, 1), events: [], incidents: [], villages: sample.villages.map((village) => ({ ...village, grids: [] })) });
  const more = rescored(after, { 2: { [indicator]: "66" } });
  assert.deepEqual(quarter.change(more.changes, () => more.after), settle(scheme, more.after));
});
