// Every number of the documents across the real boundary, in both editions: decimals come and go as text, whole
// numbers as small whole numbers, and a JavaScript number where decimal text belongs is refused at its place.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

const root = new URL("../../", import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, root), "utf8"));
const huamachi = await read("schemes/huamachi.json");
const sample = await read("schemes/samples/huamachi-2023Q4.json");
const copy = (value) => JSON.parse(JSON.stringify(value));

/** The sample with every optional number filled in, so that each kind of field is there at least once. */
function complete() {
  const scheme = copy(huamachi);
  delete scheme.examples;
  scheme.posts[0].roleFactor = "1.05";
  scheme.barometer.items[0].cap = "4";
  scheme.barometer.deductionCap = "10";
  scheme.score.ceiling = "120";
  scheme.grading.grades[1].below = "90";
  scheme.grading.grades[1].quota = { share: "30", bound: "at-most" };
  scheme.grading.grades[2].quota = { places: 500, bound: "at-most" };
  const quarter = copy(sample);
  quarter.coefficients = [{ class: "A", coefficient: "1.15", reason: "季度重点任务" }];
  return { scheme, quarter };
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const WORDS = new Set(["id", "version", "from", "to", "date", "period", "person", "village", "source", "matter", "note"]);

/** Every decimal text and every whole number below a value, with its place. */
function* numbers(value, place = "", key = "") {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* numbers(entry, `${place}[${index}]`, key);
  } else if (value !== null && typeof value === "object") {
    for (const [name, entry] of Object.entries(value)) yield* numbers(entry, place ? `${place}.${name}` : name, name);
  } else if (typeof value === "number") {
    yield { place, whole: true };
  } else if (typeof value === "string" && DECIMAL.test(value)) {
    const threshold = key === "from" && place.includes("grades");
    const marked = key === "value" || key === "below";
    if (threshold || marked || !WORDS.has(key)) yield { place, whole: false };
  }
}

/** Sets what is at a place; returns what was there. */
function put(document, place, value) {
  const steps = place.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop();
  const holder = steps.reduce((at, step) => at[step], document);
  const old = holder[last];
  holder[last] = value;
  return old;
}

/** One place for each kind of field: list positions and ids do not make another kind. */
function kinds(document) {
  const seen = new Map();
  for (const found of numbers(document)) {
    const kind = found.place.replace(/\[\d+\]/g, "[]").replace(/(scores|weights)\.[^.]+$/, "$1.*");
    if (!seen.has(kind)) seen.set(kind, found);
  }
  return seen;
}

for (const edition of ["wasm", "nowasm"]) {
  describe(`numbers in the ${edition} edition`, () => {
    let core;
    before(async () => {
      core = await import(new URL(`pkg/dist/index.js?numbers=${edition}`, root).href);
      assert.equal((await core.init({ edition })).kind, edition);
    });
    const settle = ({ scheme, quarter }, options) => core.settle(scheme, quarter, options);

    it("knows every kind of numeric field", () => {
      const documents = complete();
      assert.equal(settle(documents).kind, "settled", JSON.stringify(settle(documents).problems));
      const found = [...kinds(documents.scheme).keys(), ...kinds(documents.quarter).keys()].map((kind) => kind.replace(/\.value$/, ""));
      const wanted = [
        "standard", "posts[].roleFactor", "difficulty.classes[].coefficient", "difficulty.suggestion.bands[].from",
        "difficulty.suggestion.moves[].harderFrom", "difficulty.suggestion.moves[].easierBelow", "indicators[].items[].weight",
        "score.rounding.step", "score.floor", "score.ceiling", "barometer.bonusCap", "barometer.deductionCap",
        "barometer.items[].points", "barometer.items[].cap", "grading.grades[].from", "grading.grades[].below",
        "grading.grades[].quota.share", "grading.grades[].quota.places", "grading.grades[].ratio", "pay.rounding.step",
        "openingBalance", "coefficients[].coefficient", "villages[].registeredPopulation", "villages[].residentPopulation",
        "villages[].workload", "villages[].weights.*", "people[].months", "people[].scores.*", "events[].count",
      ];
      assert.deepEqual(wanted.filter((kind) => !found.includes(kind)), []);
    });

    it("refuses a JavaScript number where decimal text belongs, at its place", () => {
      for (const name of ["scheme", "quarter"]) {
        for (const { place, whole } of kinds(complete()[name]).values()) {
          if (whole) continue;
          const documents = complete();
          const old = put(documents[name], place, 0);
          put(documents[name], place, Number(old) + 0.1);
          const answer = settle(documents);
          assert.equal(answer.kind, "refused", place);
          const [problem] = answer.problems.filter((problem) => problem.code === "number-not-text");
          assert.equal(problem?.place, place);
          assert.ok(problem.sentence.includes(String(Number(old) + 0.1)), `${place}: ${problem.sentence}`);
        }
      }
    });

    it("refuses text, fractions and 64-bit numbers where a whole number belongs, at its place", () => {
      for (const name of ["scheme", "quarter"]) {
        for (const { place, whole } of kinds(complete()[name]).values()) {
          if (!whole) continue;
          for (const wrong of ["3", 1.5, -1, 9007199254740993, Number.NaN, Infinity]) {
            const documents = complete();
            put(documents[name], place, wrong);
            const answer = settle(documents);
            assert.equal(answer.kind, "refused", `${place} = ${wrong}`);
            assert.ok(answer.problems.some((problem) => problem.place === place), `${place} = ${wrong}: ${JSON.stringify(answer.problems)}`);
          }
        }
      }
    });

    it("keeps every place of every decimal: 0.0001 more or less is never lost", () => {
      const documents = complete();
      put(documents.quarter, "people[0].scores", undefined);
      documents.quarter.people[0].score = "89.9949";
      documents.scheme.posts.forEach((post) => delete post.roleFactor);
      documents.quarter.coefficients = [{ class: "A", coefficient: "1.1667", reason: "季度重点任务" }];
      documents.quarter.openingBalance = "-0.01";
      documents.quarter.events = [];
      const { settlement } = settle(documents);
      const [line] = settlement.lines;
      assert.equal(line.baseScore, "89.9949");
      assert.equal(line.score, "89.99");
      assert.equal(line.coefficient, "1.1667");
      assert.equal(settlement.pool.available, "244799.99");
    });

    it("gives every figure as text and never as a number with a fraction", () => {
      const { settlement } = settle(complete(), { reasons: "all" });
      for (const { place, whole } of numbers(settlement)) {
        if (whole) assert.match(place, /(people|months|rank|rankedAmong|pending|undecided|redLined|places|published|example|own)$/);
      }
      assert.equal(JSON.stringify(settlement).match(/:-?\d+\.\d/), null);
    });

    it("reads text and object alike, and key for key the same for every language", () => {
      const documents = complete();
      const asText = core.settle(JSON.stringify(documents.scheme), JSON.stringify(documents.quarter));
      assert.deepEqual(asText, settle(documents));
      const shape = (value) => (Array.isArray(value) ? value.map(shape) : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shape(entry)])) : typeof value);
      assert.deepEqual(shape(settle(documents, { language: "en" })), shape(settle(documents, { language: "zh-CN" })));
    });

    it("answers wrong arguments instead of throwing", () => {
      const circle = {};
      circle.self = circle;
      for (const wrong of [undefined, null, 1, "", "{", [], {}, true, circle, () => 0, Symbol("s"), 10n, new Map([["format", "x"]]), "\ud800"]) {
        assert.equal(core.settle(wrong, wrong).kind, "refused");
        assert.equal(core.check(wrong).kind, "refused");
        assert.equal(core.amountInWords(wrong).kind, "refused");
      }
      assert.equal(core.settle(complete().scheme, complete().quarter, { language: "fr" }).kind, "refused");
      assert.equal(core.settle(complete().scheme, complete().quarter, { colour: "red" }).kind, "refused");
    });

    it("writes amounts in words", () => {
      assert.deepEqual(core.amountInWords("2640.00"), { kind: "words", words: "贰仟陆佰肆拾元整" });
      assert.equal(core.amountInWords("2640.005").problems[0].code, "too-many-places");
      assert.equal(core.amountInWords(2640).kind, "refused");
      assert.equal(core.amountInWords("10000000000000.00", { language: "en" }).problems[0].code, "out-of-bounds");
    });

    it("runs the worked examples of a scheme", () => {
      const answer = core.check(huamachi);
      assert.equal(answer.kind, "checked");
      assert.equal(answer.failed, 0);
      assert.ok(answer.passed >= 8);
      const wrong = copy(huamachi);
      wrong.examples[0].expect.people[0].pay = "1.00";
      const again = core.check(wrong);
      assert.equal(again.failed, 1);
      assert.equal(again.examples[0].differences[0].expected, "1.00");
    });
  });
}

describe("the two editions", () => {
  it("give the same bytes for the sample, with all reasons, in both languages", async () => {
    const answers = await Promise.all(["wasm", "nowasm"].map(async (edition) => {
      const core = await import(new URL(`pkg/dist/index.js?same=${edition}`, root).href);
      await core.init({ edition });
      return ["zh-CN", "en"].map((language) => JSON.stringify([core.settle(huamachi, sample, { language, reasons: "all" }), core.check(huamachi, { language })]));
    }));
    assert.deepEqual(answers[0], answers[1]);
  });
});
