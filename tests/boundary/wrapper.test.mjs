// The wrapper over the real core, in both editions: loading, falling back, and going on after a fault.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

const dist = new URL("../../pkg/dist/", import.meta.url);
const coreBytes = await readFile(new URL("core.wasm", dist));

/** The wrapper anew, as a page sees it that has not loaded it before. */
let copies = 0;
function fresh() {
  copies += 1;
  return import(new URL(`index.js?copy=${copies}`, dist).href);
}

/** Runs with something of the platform replaced, as a policy or an old browser would have it. */
async function platformWith(replaced, run) {
  const saved = Object.getOwnPropertyDescriptors(globalThis);
  Object.assign(globalThis, replaced);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(replaced)) Object.defineProperty(globalThis, name, saved[name]);
  }
}

const refused = () => Promise.reject(new WebAssembly.CompileError("Wasm code generation disallowed by embedder"));
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("loading", () => {
  it("runs as WebAssembly from the bytes inside the package", async () => {
    const core = await fresh();
    assert.deepEqual(await core.init(), { kind: "wasm", reason: null });
    assert.deepEqual(core.edition(), { kind: "wasm", reason: null });
  });

  it("gives the version of Cargo.toml and of the package", async () => {
    const core = await fresh();
    await core.init();
    const cargo = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
    const manifest = JSON.parse(await readFile(new URL("../../pkg/package.json", import.meta.url), "utf8"));
    assert.equal(core.version(), /^version = "(.*)"$/m.exec(cargo)[1]);
    assert.equal(core.version(), manifest.version);
  });

  it("loads once, however often it is asked", async () => {
    const core = await fresh();
    const first = core.init();
    assert.equal(core.init(), first);
    await first;
    assert.equal(core.init({ edition: "nowasm" }), first);
    assert.equal(core.edition().kind, "wasm");
  });

  it("says so when it is called before it is loaded", async () => {
    const core = await fresh();
    assert.throws(() => core.version(), { message: "cadre-pay is not loaded yet: call `await init()` first" });
    assert.throws(() => core.edition(), /not loaded yet/);
  });

  const sources = {
    bytes: () => new Uint8Array(coreBytes),
    "a slice of bytes": () => new Uint8Array(Buffer.concat([Buffer.from("before"), coreBytes])).subarray(6),
    "an ArrayBuffer": () => new Uint8Array(coreBytes).buffer,
    "a Module": () => new WebAssembly.Module(coreBytes),
    "a Response": () => new Response(coreBytes, { headers: { "content-type": "text/html" } }),
    "a URL": () => new URL(`data:application/wasm;base64,${coreBytes.toString("base64")}`),
  };
  for (const [name, source] of Object.entries(sources)) {
    it(`takes ${name}`, async () => {
      const core = await fresh();
      assert.deepEqual(await core.init(source()), { kind: "wasm", reason: null });
      assert.match(core.version(), /^\d+\.\d+\.\d+$/);
    });
  }
});

describe("falling back to plain JavaScript", () => {
  it("when the host asks for it", async () => {
    const core = await fresh();
    assert.deepEqual(await core.init({ edition: "nowasm" }), { kind: "nowasm", reason: "asked for by the host" });
    assert.match(core.version(), /^\d+\.\d+\.\d+$/);
  });

  it("when a policy refuses to compile", async () => {
    const core = await fresh();
    const wasm = Object.assign(Object.create(WebAssembly), { compile: refused });
    const edition = await platformWith({ WebAssembly: wasm }, () => core.init());
    assert.equal(edition.kind, "nowasm");
    assert.match(edition.reason, /Wasm code generation disallowed by embedder/);
    assert.match(core.version(), /^\d+\.\d+\.\d+$/);
  });

  it("when a policy refuses to start the module", async () => {
    const core = await fresh();
    const wasm = Object.assign(Object.create(WebAssembly), { instantiate: refused });
    const edition = await platformWith({ WebAssembly: wasm }, () => core.init());
    assert.equal(edition.kind, "nowasm");
    assert.match(edition.reason, /disallowed/);
  });

  it("when the browser has no WebAssembly at all, faults included", async () => {
    const core = await fresh();
    await platformWith({ WebAssembly: undefined }, async () => {
      assert.deepEqual(await core.init(), { kind: "nowasm", reason: "this browser has no WebAssembly" });
      assert.throws(() => core.panicOnPurpose(), core.CadrePayFault);
      assert.match(core.version(), /^\d+\.\d+\.\d+$/);
    });
  });

  it("when the server sends a page instead of the module", async () => {
    const core = await fresh();
    const edition = await core.init(new URL("data:application/wasm,<!doctype html>"));
    assert.equal(edition.kind, "nowasm");
    assert.match(edition.reason, /starts with 3c 21 64 6f, which is a web page/);
  });

  it("not when the host insists on WebAssembly; then it may try again", async () => {
    const core = await fresh();
    const bad = { edition: "wasm", source: new Uint8Array([1, 2, 3]) };
    await assert.rejects(core.init(bad), { message: /the bytes given to init\(\) is not a WebAssembly module: it starts with 01 02 03/ });
    assert.equal((await core.init()).kind, "wasm");
  });
});

for (const kind of ["wasm", "nowasm"]) {
  describe(`after a fault (${kind})`, () => {
    it("says that the program is at fault, in both languages, and goes on", async () => {
      const core = await fresh();
      await core.init({ edition: kind });
      const before = core.version();
      assert.throws(
        () => core.panicOnPurpose(),
        (fault) => {
          assert.ok(fault instanceof core.CadrePayFault);
          assert.equal(fault.name, "CadrePayFault");
          assert.match(fault.message, /^程序内部出错.*A fault in the program: your data is untouched/s);
          assert.match(fault.detail, /asked to panic/);
          assert.ok(fault.message.includes(fault.detail));
          return true;
        },
      );
      assert.equal(core.version(), before);
    });

    it("goes on however many come, with and without time to recover", async () => {
      const core = await fresh();
      await core.init({ edition: kind });
      for (let round = 0; round < 10; round += 1) {
        assert.throws(() => core.panicOnPurpose(), core.CadrePayFault);
        assert.throws(() => core.panicOnPurpose(), core.CadrePayFault);
        assert.match(core.version(), /^\d+\.\d+\.\d+$/);
        if (round % 2 === 0) await nextTurn();
      }
    });
  });
}

it("where an instance may not be started at once, two spares wait, and a third fault needs a moment", async () => {
  const core = await fresh();
  const forbidden = function Instance() {
    throw new RangeError("WebAssembly.Instance is disallowed on the main thread");
  };
  const wasm = Object.assign(Object.create(WebAssembly), { Instance: forbidden });
  await platformWith({ WebAssembly: wasm }, async () => {
    await core.init();
    await nextTurn();
    for (let fault = 0; fault < 2; fault += 1) {
      assert.throws(() => core.panicOnPurpose(), core.CadrePayFault);
      assert.match(core.version(), /^\d+\.\d+\.\d+$/);
    }
    assert.throws(() => core.panicOnPurpose(), core.CadrePayFault);
    assert.throws(() => core.version(), /starting anew after several faults, call again in a moment/);
    await nextTurn();
    assert.match(core.version(), /^\d+\.\d+\.\d+$/);
  });
});

it("both editions read a text for which their memory has to grow, and answer the same", async () => {
  const text = JSON.stringify({ title: "村干部".repeat(1_000_000), 末尾: 1 });
  const answers = [];
  for (const edition of ["wasm", "nowasm"]) {
    const core = await fresh();
    await core.init({ edition });
    for (let again = 0; again < 3; again += 1) answers.push(JSON.stringify(core.settle(text, "{}")));
  }
  assert.ok(answers[0].includes("末尾"), "the end of the text was read");
  assert.deepEqual(new Set(answers).size, 1);
});
