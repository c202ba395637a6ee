/** The quarter of one person that the preview makes: every scheme that assesses people takes it, and what one enters lands where it counts. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { init, settle } from "../../pkg/dist/index.js";
import { pageModule } from "./page-module.mjs";

const folder = new URL("../../schemes/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const schemes = readdirSync(folder).filter((name) => name.endsWith(".json")).map(read);
const ofPeople = schemes.filter(({ subject }) => (subject ?? "person") === "person");
const huamachi = read("huamachi.json");

await init();
const trials = await pageModule("preview/trial.ts");
const { sliderTo, tidied, shareOf } = await pageModule("preview/decimal.ts");
const { objectionsIn } = await pageModule("preview/objection.ts");

const NAMES = { person: "我", village: "本村", grid: "网格", other: "别人", reason: "试算" };
const today = new Date(2026, 10, 23);
const lineOf = ({ scheme, quarter, person }) => {
  const answer = settle(scheme, quarter);
  assert.equal(answer.kind, "settled", JSON.stringify(answer.problems));
  return answer.settlement.lines.find((line) => line.person === person);
};
const fresh = () => trials.freshTrial(huamachi, today, NAMES);

test("every scheme that assesses people settles a person who has just been put in", () => {
  const open = [];
  for (const scheme of ofPeople) {
    const line = lineOf(trials.freshTrial(scheme, today, NAMES));
    if (line.state !== "settled") open.push([scheme.id, line.missing.join()]);
  }
  // These ask for votes, ratings, figures or earlier periods, which nobody can assume.
  assert.deepEqual(open.map(([id]) => id).sort(), ["community-2022", "dachu", "dashiqiao", "mouxiang", "qingshan", "renhekou", "shequ-mubiao-year"]);
});

test("the period is today's where the scheme holds, else the first that it holds for", () => {
  assert.equal(fresh().quarter.period, "2026Q4");
  const only2017 = ofPeople.find(({ validity }) => validity.to === "2017");
  assert.match(trials.freshTrial(only2017, today, NAMES).quarter.period, /^2017/);
});

test("post, class and months count: 2400 × 100% × 1.10 × 2 ÷ 3 = 1760.00", () => {
  let trial = trials.withPost(fresh(), "clerk");
  trial = trials.withClass(trial, "A", NAMES);
  trial = trials.withMonths(trial, 2, NAMES);
  const line = lineOf(trial);
  assert.deepEqual([line.postNames, line.class, line.months, line.score, line.net], ["村文书", "A", 2, "100.00", "1760.00"]);
});

test("events are counted up and down, and go when none is left", () => {
  let trial = trials.withOneMore(trials.withOneMore(fresh(), "meeting-absent"), "meeting-absent");
  assert.equal(trials.countOf(trial, "meeting-absent"), 2);
  assert.equal(lineOf(trial).score, "98.00");
  trial = trials.withOneLess(trials.withOneLess(trial, "meeting-absent"), "meeting-absent");
  assert.deepEqual([trials.countOf(trial, "meeting-absent"), trial.quarter.events], [0, []]);
  assert.equal(trials.withOneLess(trial, "meeting-absent"), trial);
});

test("a red line hits in every capacity that it can, and leaves no trace when it is taken back", () => {
  for (const post of ["secretary", "deputy-director", "women-chair"]) {
    const trial = trials.withPost(fresh(), post);
    const before = JSON.stringify([trial.quarter.people, lineOf(trial)]);
    for (const redLine of huamachi.redLines) {
      for (const capacity of trials.capacitiesOf(trial, redLine)) {
        const hit = trials.withIncident(trial, redLine, capacity, NAMES);
        const line = lineOf(hit);
        assert.deepEqual([line.redLined, line.gradeName, line.net], [true, "差", "0.00"], `${post} ${redLine.id} ${capacity}`);
        const back = trials.withIncident(hit, redLine, null, NAMES);
        assert.equal(JSON.stringify([back.quarter.people, lineOf(back)]), before);
      }
    }
  }
});

test("a red line of every scheme that assesses people can be tried", () => {
  for (const scheme of ofPeople) {
    const trial = trials.freshTrial(scheme, today, NAMES);
    for (const redLine of scheme.redLines ?? []) {
      for (const capacity of trials.capacitiesOf(trial, redLine)) lineOf(trials.withIncident(trial, redLine, capacity, NAMES));
    }
  }
});

test("a slider stands where the score is, and gives decimal text without rounding", () => {
  const hundred = sliderTo("100");
  assert.deepEqual([hundred.last, hundred.positionOf("85.37"), hundred.textAt(171), hundred.textAt(200)], [200, 170, "85.5", "100"]);
  const eight = sliderTo("8.25");
  assert.deepEqual([eight.last, eight.positionOf("0.3"), eight.textAt(3), eight.textAt(83)], [83, 3, "0.3", "8.25"]);
  assert.deepEqual([hundred.positionOf(""), hundred.positionOf("abc"), sliderTo("0"), shareOf("25", "100")], [0, 0, null, 250]);
});

test("digits from a Chinese keyboard are read as digits, and what is no number stays as typed", () => {
  assert.deepEqual(["８５．５", "85。5", " 92 ", "1,234", "八十"].map(tidied), ["85.5", "85.5", "92", "1234", "八十"]);
});

test("what a scheme says of objections is found in its notes", () => {
  assert.deepEqual(objectionsIn(huamachi), []);
  assert.ok(objectionsIn(read("mamiao.json")).every((sentence) => /异议|公示|申诉|复核/.test(sentence)));
});
