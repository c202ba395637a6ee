// What would move somebody, across the real boundary and in both editions; the rules of it are tested in tests/moves.rs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";

const root = new URL("../../", import.meta.url);
const [scheme, quarter] = await Promise.all(["schemes/huamachi.json", "schemes/samples/huamachi-2023Q4.json"].map((path) => readFile(new URL(path, root), "utf8")));

const answers = [];
for (const edition of ["wasm", "nowasm"]) {
  it(`says what would move somebody (${edition})`, async () => {
    const core = await import(new URL(`pkg/dist/index.js?moves=${edition}`, root).href);
    await core.init({ edition });
    const { settlement } = core.settle(scheme, quarter);
    const line = settlement.lines.find(({ gradeName }) => gradeName === "良好");
    const { kind, moves } = core.moves(scheme, quarter, line.person, { among: 40 });
    assert.equal(kind, "moves");
    assert.deepEqual([moves.now.score, moves.now.gradeName, moves.now.net], [line.score, line.gradeName, line.net]);
    assert.equal(moves.dependsOnOthers, false, "grades by thresholds");
    assert.ok(moves.indicators.every(({ ranges, fullMarks }) => ranges[0].from === "0.00" && ranges[ranges.length - 1].to === fullMarks));
    assert.deepEqual(moves.places.map(({ from, to, outcomes }) => [from, to, outcomes.map(({ gradeName }) => gradeName)]), [[1, 40, ["良好"]]]);
    const refused = core.moves(scheme, quarter, "nobody", { among: 1.5, language: "en" });
    assert.deepEqual(refused.problems.map(({ place, code }) => [place, code]), [["person", "unknown-reference"], ["among", "wrong-type"]]);
    answers.push(JSON.stringify([moves, refused]));
    assert.equal(new Set(answers).size, 1);
  });
}
