// Documents as the page holds them: what was changed between two of them, and keys that a text names twice.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { manyPeople } from "../e2e/fixtures/many.mjs";
import { pageModule } from "./page-module.mjs";

const { patchBetween, patched } = await pageModule("document/patch.ts");
const { repeatsKeys } = await pageModule("document/repeated.ts");
const { withValue } = await pageModule("document/place.ts");

/** As it comes back from the database: copied, and put together again. */
const again = (before, after) => patched(structuredClone(before), structuredClone(patchBetween(before, after)));
const written = (value) => JSON.stringify(value);

describe("what was changed in a document", () => {
  const before = { town: "花马池镇", villages: [{ id: "a" }, { id: "b" }], people: [{ id: "p1", scores: { politics: "80" } }, { id: "p2", scores: {} }] };

  it("is one place where one score was typed, however many people there are", () => {
    const quarter = manyPeople();
    assert.equal(quarter.people.length, 10_098);
    const after = withValue(quarter, "people[9000].scores.politics", "91.5");
    assert.deepEqual(patchBetween(quarter, after), [{ at: ["people", 9000, "scores", "politics"], value: "91.5" }]);
  });

  it("gives the document after, with its keys in their order", () => {
    const [a, b] = before.villages;
    const [one, two] = before.people;
    const cases = {
      "a score where there was none": withValue(before, "people[1].scores.politics", "90"),
      "a score taken away": withValue(before, "people[0].scores.politics", undefined),
      "nothing but null": withValue(before, "people[0].scores.politics", null),
      "somebody more": { ...before, people: [...before.people, { id: "p3" }] },
      "somebody less": { ...before, people: [two] },
      "somebody in between": { ...before, people: [one, { id: "p3" }, two] },
      "another order": { ...before, villages: [b, a] },
      "keys in another order": { people: before.people, villages: before.villages, town: before.town },
      "a key before the others": { note: "", ...before },
      "a list where text stood": { ...before, town: ["花马池镇"] },
      "keys that are numbers": withValue(withValue(before, "votes.b", "1"), "votes.2", "3"),
      "another document": { town: "别的镇" },
      "nothing": before,
    };
    for (const [what, after] of Object.entries(cases)) assert.equal(written(again(before, after)), written(after), what);
  });

  it("adds up over many steps, whatever they are", () => {
    let state = 20261123;
    const below = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
    const value = (depth) => [null, "", "8.5", true, 3, [], [{ id: "x" }, "y"], { b: "1", a: { c: [] } }][below(depth > 3 ? 5 : 8)];
    const changed = (document, depth = 0) => {
      if (Array.isArray(document) && below(4) > 0) {
        const list = [...document];
        const at = below(list.length + 1);
        if (below(3) === 0) list.splice(at, 1);
        else if (at < list.length && below(2) === 0) list[at] = changed(list[at], depth + 1);
        else list.splice(at, 0, value(depth));
        return list;
      }
      if (document !== null && typeof document === "object" && !Array.isArray(document) && below(4) > 0) {
        const keys = Object.keys(document);
        const key = below(2) === 0 && keys.length > 0 ? keys[below(keys.length)] : "abcd2"[below(5)];
        if (below(4) === 0) return Object.fromEntries(Object.entries(document).filter(([other]) => other !== key));
        return { ...document, [key]: changed(document[key] ?? null, depth + 1) };
      }
      return value(depth);
    };
    for (let run = 0; run < 200; run += 1) {
      const first = { list: [{ id: "a" }, { id: "b" }], map: {} };
      const patches = [];
      let last = first;
      for (let step = 0; step < 20; step += 1) {
        const next = changed(last);
        patches.push(patchBetween(last, next));
        last = next;
      }
      assert.equal(written(structuredClone(patches).reduce(patched, structuredClone(first))), written(last));
    }
  });

  it("is not told where as much has changed as the document has", () => {
    const many = { people: Array.from({ length: 1000 }, (_, index) => ({ id: String(index), score: "80" })) };
    assert.equal(patchBetween(many, { people: many.people.map((person) => ({ ...person, score: "81" })) }), null);
    assert.equal(patchBetween({ people: [] }, many), null);
    assert.equal(patchBetween(undefined, many), null);
  });
});

describe("a key that is named twice", () => {
  const repeats = (text) => repeatsKeys(text, JSON.parse(text));

  it("is found at any depth, also where it is written in another way", () => {
    for (const text of ['{"a":1,"a":2}', '{"a":{"b":1,"b":1}}', '[{"a" : 1}, {"b":1,"b" :1}]', '{"\\u0061":1,"a":2}']) assert.equal(repeats(text), true, text);
  });

  it("is not seen in what only looks like one", () => {
    for (const text of ['{"a":"\\"b\\":"}', '{"a\\"":":","b":"x: \\\\"}', '{"a":{"a":1},"b":[{"a":2}]}', "[]", '"a:"', '{"__proto__":1}', '{"a":"a","b":"a"}']) assert.equal(repeats(text), false, text);
  });
});
