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
  "missing-key", "unknown-key", "wrong-type", "number-not-text", "not-decimal", "too-many-places", "out-of-bounds", "negative",
  "integer-out-of-bounds", "not-an-id", "empty-text", "text-too-long", "control-character", "text-edges", "list-empty", "not-a-day",
  "not-a-period", "not-one-of", "wrong-format",
]);

function problemsOf(scheme, quarter) {
  const answer = core.settle(scheme, quarter, { language: "en" });
  return answer.kind === "refused" ? answer.problems : answer.warnings;
}

/** Two documents that use every key. */
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

  it("two documents that use every key settle without a refusal", () => {
    assert.equal(core.settle(full.scheme, full.quarter).kind, "settled");
    const { passed, failed } = core.check(full.scheme);
    assert.deepEqual({ passed, failed }, { passed: 1, failed: 0 });
    for (const name of ["scheme", "quarter"]) {
      assert.ok(valid[name](JSON.parse(full[name])), faults(valid[name]));
      const keys = Object.values(valid[name].schema.$defs).flatMap((shape) => Object.keys(shape.properties ?? {}));
      const unused = keys.filter((key) => !(full.scheme + full.quarter).includes(`"${key}":`));
      assert.deepEqual(unused, []);
    }
  });

  it("every example of the format guide", async () => {
    const guide = await read("docs/FORMAT.md");
    const examples = [...guide.matchAll(/^```json ([^\n]*)\n(.*?)^```$/gms)];
    assert.ok(examples.length > 10);
    for (const [, info, text] of examples) {
      const [, document, keys] = /^(scheme|quarter|answer)(?:-part=(\S+))?/.exec(info);
      const example = JSON.parse(text);
      if (document === "answer") continue;
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
  const folder = "tests/refused/";
  const files = (await readdir(new URL(folder, root))).filter((name) => name.endsWith(".json") && !name.startsWith("base-")).sort();
  const base = { scheme: await readJson(`${folder}base-scheme.json`), quarter: await readJson(`${folder}base-quarter.json`) };
  const parts = (place) => place.split(/[.[\]]+/).filter((part) => part !== "");

  /** What a case makes of a document. */
  function documentOf(name, broken) {
    const document = structuredClone(base[name]);
    const changes = Object.entries(broken[name] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [place, value] of changes) put(document, parts(place), value ?? undefined);
    return document;
  }

  for (const file of files) {
    it(file, async () => {
      const broken = await readJson(folder + file);
      if (broken.text !== undefined || broken.repeat !== undefined || broken.trial !== undefined) return;
      const documents = { scheme: documentOf("scheme", broken), quarter: documentOf("quarter", broken) };
      const found = problemsOf(JSON.stringify(documents.scheme), JSON.stringify(documents.quarter));
      for (const { code } of broken.problems) assert.ok(found.some((problem) => problem.code === code), `the reader does not say ${code}`);
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

  /** Every place of a document, as the keys that lead there; of list entries that look alike the first. */
  function places(document) {
    const seen = new Set();
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

  for (const name of ["scheme", "quarter"]) {
    it(name, () => {
      const document = JSON.parse(full[name]);
      const everywhere = places(document);
      const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
      const objects = everywhere.filter((path) => isObject(at(document, path)));
      const all = [
        ...everywhere.flatMap((path) => [undefined, ...strange].map((value) => changed(document, path, value))),
        ...objects.map((path) => changed(document, [...path, "surplus"], "x")),
      ];
      let wrong = 0;
      for (const { path, document: broken } of all) {
        const text = JSON.stringify(broken);
        const found = name === "scheme" ? problemsOf(text, "{}") : problemsOf(full.scheme, text);
        const own = found.filter((problem) => problem.document === name && ofOneValue.has(problem.code));
        const right = valid[name](broken);
        const written = `${path.join(".")}: ${JSON.stringify(at(broken, path))}`;
        assert.equal(right, own.length === 0, `${written}: reader ${JSON.stringify(own)}, schema ${faults(valid[name])}`);
        if (!right) wrong += 1;
      }
      assert.ok(wrong > 1000, `${String(wrong)} broken documents of ${String(all.length)}`);
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
