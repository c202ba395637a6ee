// Trials across the real boundary, in both editions: text or values, and the same answer to the byte.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";

const root = new URL("../../", import.meta.url);
const texts = await Promise.all(["schemes/huamachi.json", "schemes/samples/huamachi-2023Q4.json"].map((path) => readFile(new URL(path, root), "utf8")));
const [scheme, quarter] = texts.map((text) => JSON.parse(text));
const dearer = structuredClone(scheme);
dearer.difficulty.classes[0].coefficient = "1.20";

const answers = [];
for (const edition of ["wasm", "nowasm"]) {
  it(`compares, sweeps and searches (${edition})`, async () => {
    const core = await import(new URL(`pkg/dist/index.js?trials=${edition}`, root).href);
    await core.init({ edition });

    const compared = core.compare(texts[0], dearer, [texts[1], quarter]);
    assert.equal(compared.kind, "compared", JSON.stringify(compared.problems));
    assert.equal(compared.comparison.quarters.length, 2);
    assert.deepEqual(core.compare(scheme, JSON.stringify(dearer), [quarter, texts[1]]), compared);

    const place = "difficulty.classes[0].coefficient";
    const swept = core.sweep(scheme, [quarter], place, { from: "1.00", to: "1.30", step: "0.10" }, { language: "en" });
    assert.deepEqual(swept.sweep.points.map(({ value }) => value), ["1.00", "1.10", "1.20", "1.30"]);
    assert.equal(swept.sweep.points[1].found.cost.payable, compared.comparison.quarters[0].sums.payable.before);
    assert.equal(swept.sweep.points[2].found.cost.payable, compared.comparison.quarters[0].sums.payable.after);

    const largest = core.largestWithinPool(scheme, [quarter], place, { from: "0", to: "10" });
    const smallest = core.smallestWithinPool(scheme, [quarter], "grading.grades[0].from", { from: "80.01", to: "100" });
    for (const { extreme } of [largest, smallest]) assert.ok(extreme.found.cost.fits && !extreme.next?.cost.fits);

    const refused = core.sweep(scheme, [], "standard", { from: 1.5, to: "2" });
    assert.deepEqual(refused.problems.map(({ place, code }) => [place, code]), [["quarters", "list-empty"], ["range.from", "number-not-text"]]);
    answers.push(JSON.stringify([compared, swept, largest, smallest, refused]));
    assert.equal(new Set(answers).size, 1);
  });
}
