// The page has a word for every key of the formats, in both languages, and none for keys that are not there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pageModule } from "./page-module.mjs";

const schemas = await Promise.all(
  ["scheme", "quarter"].map(async (name) => JSON.parse(await readFile(new URL(`../../pkg/dist/schema/${name}.schema.json`, import.meta.url), "utf8"))),
);
/** Name of a shape → its keys → their schemas. */
const shapes = new Map(schemas.flatMap(({ $defs }) => Object.entries($defs)).flatMap(([name, { properties }]) => (properties ? [[name, properties]] : [])));
const origin = ["mark", "source", "note"];
const hasOrigin = (keys) => origin.every((key) => key in keys);
const isOrigin = (keys, key) => origin.includes(key) && hasOrigin(keys);

/** The words that a key chooses from, however deep its schema says so. */
function wordsOf(schema) {
  return [...(schema.enum ?? []), ...(schema.anyOf ?? []).flatMap(wordsOf), ...(schema.items ? wordsOf(schema.items) : []), ...(schema.properties?.value ? wordsOf(schema.properties.value) : [])];
}

for (const language of ["zh", "en"]) {
  const { table } = await pageModule(`rules/labels.${language}.ts`);
  const entries = (shape) => Object.entries(table[shape] ?? {});

  describe(`labels, ${language}`, () => {
    it("name every shape and every key", () => {
      const missing = [...shapes].flatMap(([shape, keys]) => ["", ...Object.keys(keys)].filter((key) => !table[shape]?.[key] && !isOrigin(keys, key)).map((key) => `${shape}.${key}`));
      assert.deepEqual(missing, []);
      assert.deepEqual(Object.keys(table.Origin), origin);
    });

    it("name nothing else", () => {
      const extra = Object.keys(table).flatMap((shape) => entries(shape).filter(([key]) => shape !== "Origin" && key !== "" && !shapes.get(shape)?.[key]).map(([key]) => `${shape}.${key}`));
      assert.deepEqual(extra, []);
      assert.deepEqual(Object.keys(table).filter((shape) => shape !== "Origin" && !shapes.has(shape)), []);
    });

    it("name every word that a key chooses from, and no other", () => {
      for (const [shape, keys] of shapes) {
        for (const [key, schema] of Object.entries(keys)) {
          if (isOrigin(keys, key)) continue;
          assert.deepEqual(Object.keys(table[shape]?.[key]?.[2]?.words ?? {}).sort(), [...new Set(wordsOf(schema))].sort(), `${shape}.${key}`);
        }
      }
    });

    it("say each in a label and one sentence", () => {
      for (const shape of Object.keys(table)) {
        for (const [key, [label, about]] of entries(shape)) {
          assert.ok(label.trim() !== "" && about.endsWith(language === "zh" ? "。" : "."), `${shape}.${key}: ${about}`);
        }
      }
    });
  });
}
