// The JSON Schemas against the reader: what one says of a single value, the other says too.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFile(new URL(path, root), "utf8");
const readJson = async (path) => JSON.parse(await read(path));

const core = await import(new URL("pkg/dist/index.js", root).href);
await core.init();

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: false });
for (const name of ["scheme", "quarter"]) ajv.addSchema(await readJson(`pkg/dist/schema/${name}.schema.json`), name);
const valid = { scheme: ajv.getSchema("scheme"), quarter: ajv.getSchema("quarter") };
const shape = { scheme: "SchemeDocument", quarter: "QuarterDocument" };

/** The schema of one key of a document. */
const partOf = (document, key) => ajv.compile({ $ref: `urn:cadre-pay:${document}:1#/$defs/${shape[document]}/properties/${key}` });

const faults = (validate) => JSON.stringify(validate.errors?.slice(0, 3), null, 1);

/** What is wrong with a value by itself: both must see it. All other codes are about several values. */
const ofOneValue = new Set([
  "missing-key", "unknown-key", "wrong-type", "number-not-text", "not-decimal", "not-a-fraction", "too-many-places", "out-of-bounds", "negative",
  "integer-out-of-bounds", "not-an-id", "empty-text", "text-too-long", "control-character", "text-edges", "list-empty", "not-a-day",
  "not-a-period", "not-one-of", "wrong-format",
]);

function problemsOf(scheme, quarter) {
  const answer = core.settle(scheme, quarter, { language: "en" });
  return answer.kind === "refused" ? answer.problems : answer.warnings;
}

/** Two documents that use every key that rules of people by grades need; the worked cases use the others. */
const full = { scheme: await read("tests/boundary/every-key/scheme.json"), quarter: await read("tests/boundary/every-key/quarter.json") };

const at = (document, path) => path.reduce((value, key) => value?.[key], document);

/** Puts another value at the path, or with `undefined` none. */
function put(document, path, value) {
  const parent = at(document, path.slice(0, -1));
  const key = path[path.length - 1];
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

const parts = (place) => place.split(/[.[\]]+/).filter((part) => part !== "");

/** The cases of a folder, each with the documents that it makes of the base documents there. */
async function casesIn(folder) {
  const files = (await readdir(new URL(folder, root))).filter((name) => name.endsWith(".json") && !name.startsWith("base-")).sort();
  const base = { scheme: await readJson(`${folder}base-scheme.json`), quarter: await readJson(`${folder}base-quarter.json`) };
  const documentOf = (name, changes) => {
    const document = structuredClone(base[name]);
    for (const [place, value] of Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1))) put(document, parts(place), value ?? undefined);
    return document;
  };
  const cases = files.map(async (file) => {
    const written = await readJson(folder + file);
    return { file, written, documents: { scheme: documentOf("scheme", written.scheme ?? {}), quarter: documentOf("quarter", written.quarter ?? {}) } };
  });
  return Promise.all(cases);
}

async function textsIn(folder) {
  const files = (await readdir(new URL(folder, root))).filter((name) => name.endsWith(".json"));
  return Promise.all(files.map((file) => read(folder + file)));
}

const worked = await casesIn("tests/worked/");

describe("documents that are right", () => {
  it("every scheme and its worked examples", async () => {
    const files = (await readdir(new URL("schemes/", root))).filter((name) => name.endsWith(".json"));
    assert.ok(files.length > 0);
    for (const file of files) assert.ok(valid.scheme(await readJson(`schemes/${file}`)), `${file}: ${faults(valid.scheme)}`);
  });

  it("every sample quarter", async () => {
    const files = (await readdir(new URL("schemes/samples/", root))).filter((name) => name.endsWith(".json"));
    assert.ok(files.length > 0);
    for (const file of files) assert.ok(valid.quarter(await readJson(`schemes/samples/${file}`)), `${file}: ${faults(valid.quarter)}`);
  });

  it("two documents that use many keys settle without a refusal", () => {
    assert.equal(core.settle(full.scheme, full.quarter).kind, "settled");
    const { passed, failed } = core.check(full.scheme);
    assert.deepEqual({ passed, failed }, { passed: 1, failed: 0 });
    for (const name of ["scheme", "quarter"]) assert.ok(valid[name](JSON.parse(full[name])), faults(valid[name]));
  });

  it("every worked case", () => {
    for (const { file, documents } of worked) {
      for (const name of ["scheme", "quarter"]) assert.ok(valid[name](documents[name]), `${file}, ${name}: ${faults(valid[name])}`);
    }
  });

  it("every key is used by one of them", async () => {
    const schemes = await textsIn("schemes/");
    const texts = [full.scheme, full.quarter, ...schemes, ...worked.map(({ documents }) => JSON.stringify(documents))].join("\n");
    const used = new Set([...texts.matchAll(/"(\w+)":/g)].map(([, key]) => key));
    const shapes = [valid.scheme, valid.quarter].flatMap(({ schema }) => Object.values(schema.$defs));
    const keys = shapes.flatMap(({ properties }) => Object.keys(properties ?? {}));
    assert.deepEqual(keys.filter((key) => !used.has(key)), []);
  });

  it("every example of the format guide", async () => {
    const guide = await read("docs/FORMAT.md");
    const examples = [...guide.matchAll(/^```json ([^\n]*)\n(.*?)^```$/gms)];
    assert.ok(examples.length > 10);
    for (const [, info, text] of examples) {
      const [, document, keys] = /^(scheme|quarter)(?:-part=(\S+))?/.exec(info) ?? [];
      if (document === undefined) continue;
      const example = JSON.parse(text);
      if (keys === undefined) {
        assert.ok(valid[document](example), `${info}: ${faults(valid[document])}`);
        continue;
      }
      assert.deepEqual(Object.keys(example), keys.split(","), info);
      const wrong = keys.split(",").filter((key) => !partOf(document, key)(example[key]));
      assert.equal(wrong.length > 0, info.includes("refused="), `${info}: ${wrong.join()}`);
    }
  });
});

describe("documents that are wrong", async () => {
  for (const { file, written, documents } of await casesIn("tests/refused/")) {
    it(file, () => {
      if (written.text !== undefined || written.repeat !== undefined || written.trial !== undefined) return;
      const found = problemsOf(JSON.stringify(documents.scheme), JSON.stringify(documents.quarter));
      for (const { code } of written.problems) assert.ok(found.some((problem) => problem.code === code), `the reader does not say ${code}`);
      for (const name of ["scheme", "quarter"]) {
        const own = found.filter((problem) => problem.document === name && ofOneValue.has(problem.code));
        assert.equal(valid[name](documents[name]), own.length === 0, `${name}: ${JSON.stringify(own)} ${faults(valid[name])}`);
      }
    });
  }
});

describe("every value replaced by every kind of value", () => {
  const strange = [
    null, true, 0, -1, 1.5, 3, 1e9, "", " ", "x", "two words", "none", "0", "-0", "-0.00", "0.00005", "1.23", "1.234", "01", "1.", ".5", "1e3", "9.5",
    "10", "10.0001", "100", "100.0001", "1000", "1000.01", "10000", "10000.1", "1000000.00", "1000000.01", "-1000000000", "-1000000000.01",
    "-10000.5", "2024Q2", "2024Q5", "1899Q1", "2024-02-29", "2023-02-29", "2100-02-29", "2000-02-29", "2024-04-31", "2024-4-01",
    "published", "bonus", "a\nb", "a\tb", "a\u200bb", "a\u202eb", "x".repeat(64), "x".repeat(65), "汉".repeat(200), "汉".repeat(201),
    "𠮷".repeat(200), "n".repeat(2000), "n".repeat(2001), [], [[]], {}, { value: "1" }, { value: "1", mark: "published", note: "n" },
    { value: "1", mark: "x" }, { value: { value: "1" } }, { mark: "example" }, { value: "1", other: 1 },
  ];

  /** Every place of a document that has not been seen before, as the keys that lead there; of list entries that look alike the first. */
  function places(document, seen) {
    const below = (value, path, like) => {
      const first = like !== "" && !seen.has(like);
      seen.add(like);
      const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
      const step = (key) => (Array.isArray(value) ? "[]" : `.${key}`);
      return [...(first ? [path] : []), ...keys.flatMap((key) => below(value[key], [...path, key], like + step(key)))];
    };
    return below(document, [], "");
  }

  const changed = (document, path, value) => {
    const copy = structuredClone(document);
    put(copy, path, value);
    return { path, document: copy };
  };

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** The document with every strange value at every new place, and with a key too much in every new object. */
  function brokenOnes(document, seen) {
    const everywhere = places(document, seen);
    const objects = everywhere.filter((path) => isObject(at(document, path)));
    return [
      ...everywhere.flatMap((path) => [undefined, ...strange].map((value) => changed(document, path, value))),
      ...objects.map((path) => changed(document, [...path, "surplus"], "x")),
    ];
  }

  const pairs = [{ scheme: JSON.parse(full.scheme), quarter: JSON.parse(full.quarter) }, ...worked.map(({ documents }) => documents)];

  for (const name of ["scheme", "quarter"]) {
    it(name, () => {
      const seen = new Set();
      let wrong = 0;
      for (const documents of pairs) {
        const scheme = JSON.stringify(documents.scheme);
        for (const { path, document } of brokenOnes(documents[name], seen)) {
          const text = JSON.stringify(document);
          const found = name === "scheme" ? problemsOf(text, "{}") : problemsOf(scheme, text);
          const own = found.filter((problem) => problem.document === name && ofOneValue.has(problem.code));
          const right = valid[name](document);
          const written = `${path.join(".")}: ${JSON.stringify(at(document, path))}`;
          assert.equal(right, own.length === 0, `${written}: reader ${JSON.stringify(own)}, schema ${faults(valid[name])}`);
          if (!right) wrong += 1;
        }
      }
      assert.ok(wrong > 5000, `${String(wrong)} broken documents`);
    });
  }

  it("the same characters are refused in texts", () => {
    const document = JSON.parse(full.scheme);
    const surrogate = (code) => code >= 0xd800 && code <= 0xdfff;
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => !surrogate(code));
    document.notes = codes.map((code) => `a${String.fromCharCode(code)}`);
    const byReader = problemsOf(JSON.stringify(document), full.quarter).filter((problem) => problem.document === "scheme").map((problem) => problem.place);
    valid.scheme(document);
    const bySchema = (valid.scheme.errors ?? []).map((error) => error.instancePath.replace(/^\/notes\/(\d+)$/, "notes[$1]"));
    assert.deepEqual(bySchema.sort(), byReader.sort());
    assert.ok(byReader.length > 70);
  });
});
