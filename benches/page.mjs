import { people } from "./generate.mjs";
import { hashOf } from "./work.mjs";

const bytes = async (path) => (await fetch(`../pkg/dist/${path}`)).arrayBuffer();

/** Five runs of an engine, and the median of their times. */
async function measure(engine, n) {
  const module = await import(`./engines/${engine}.mjs`);
  const files = { core: await bytes("core.wasm"), columns: await bytes("columns/columns.wasm") };
  const { prepare = (own) => own, run, results = (found) => found } = await module.load(files);
  const input = prepare(module.fromNumber === true ? n : people(n));
  const walls = [];
  let found;
  for (let turn = 0; turn < 5; turn += 1) {
    const began = performance.now();
    found = await run(input);
    walls.push(performance.now() - began);
  }
  return { hash: hashOf(results(found)), wall_ms: walls.sort((a, b) => a - b)[2], runs: walls.length };
}

window.measure = measure;
