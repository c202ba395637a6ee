// A person, village or household that was settled becomes a worked example: smaller, without names, and it passes the core's own check.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pageModule } from "./page-module.mjs";

const root = new URL("../../", import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, root), "utf8"));
const samples = await readdir(new URL("schemes/samples/", root));
const { check, init, settle } = await import(new URL("pkg/dist/index.js", root).href);
await init();
const { exampleOf } = await pageModule("editor/example.ts");
const { editorWords } = await pageModule("editor/words.ts");

/** As much of the page as making an example asks for. */
async function formOf(file, language = "zh-CN") {
  const quarter = await read(`schemes/samples/${file}`);
  const scheme = await read(`schemes/${quarter.scheme.id}.json`);
  const { settlement } = settle(scheme, quarter);
  const bench = { scheme, quarter, settlement, lines: new Map(settlement.lines.map((line) => [line.person, line])), settleAside: (part) => settle(scheme, part) };
  return { bench, words: editorWords(language) };
}

/** The example of the first who is settled, and of the last. */
function examplesOf({ bench, words }) {
  const settled = bench.settlement.lines.filter(({ state }) => state === "settled");
  return [settled.at(0), settled.at(-1)].map((line) => [line, exampleOf({ bench, words }, line.person)]);
}

describe("an example that is made", () => {
  for (const file of samples.filter((name) => name.endsWith(".json"))) {
    it(`of ${file} passes, and names nobody`, async () => {
      const form = await formOf(file);
      const list = { village: "villages", household: "households" }[form.bench.scheme.subject] ?? "people";
      for (const [line, example] of examplesOf(form)) {
        assert.ok(example, line.person);
        const answer = check({ ...form.bench.scheme, examples: [example] });
        assert.deepEqual([answer.kind, answer.failed], ["checked", 0], JSON.stringify(answer.problems ?? answer.examples));
        const names = new Set(form.bench.quarter[list].map(({ name }) => name));
        assert.deepEqual(example.quarter[list].filter(({ name }) => names.has(name)), []);
        assert.ok(example.quarter[list].length <= form.bench.quarter[list].length);
      }
    });
  }

  it("of one village or household holds no other, and what it leaves behind", async () => {
    const [[, village]] = examplesOf(await formOf("changle-2023Q4.json"));
    assert.deepEqual(village.quarter.villages.map(({ name }) => name), ["甲村"]);
    const [[line, household]] = examplesOf(await formOf("hujiaying-2023Q4.json"));
    assert.deepEqual(household.quarter.households.map(({ name }) => name), ["甲户"]);
    assert.equal(household.expect.people[0].balance, line.account.balance);
    assert.equal(household.name, `一户${line.score}分`);
  });

  it("of somebody whose village is assessed as a team says what came out of the village", async () => {
    for (const [line, example] of examplesOf(await formOf("hongqiao-2023Q4.json", "en"))) {
      assert.deepEqual(example.expect.villages.map(({ village }) => village), [line.village]);
      assert.equal(typeof example.expect.villages[0].score, "string");
    }
  });

  it("keeps earlier results of its own only", async () => {
    for (const [line, example] of examplesOf(await formOf("xisongji-year-2017.json"))) {
      assert.deepEqual([...new Set(example.quarter.earlier.flatMap(({ results }) => results.map(({ of }) => of)))], [line.person]);
    }
  });
});
