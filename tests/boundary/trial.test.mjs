// The library knows the content hash of every sound scheme, also of one without worked examples.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pageModule } from "./page-module.mjs";

const root = new URL("../../", import.meta.url);
const { init, settle } = await import(new URL("pkg/dist/index.js", root).href);
await init();
const { trialQuarters } = await pageModule("library/trial.ts");
const files = (await readdir(new URL("schemes/", root))).filter((name) => name.endsWith(".json"));

describe("a quarter to settle a scheme by", () => {
  for (const file of files) {
    it(`is there for ${file} without its examples`, async () => {
      const scheme = JSON.parse(await readFile(new URL(`schemes/${file}`, root), "utf8"));
      for (const from of ["2023", "2023Q1", "2023Q2", "2023H2", "2023-12"]) {
        const bare = { ...scheme, validity: { from }, examples: [] };
        const [quarter] = trialQuarters(JSON.stringify(bare));
        const answer = settle(bare, quarter);
        assert.equal(answer.kind, "settled", JSON.stringify(answer.problems));
      }
    });
  }
});
