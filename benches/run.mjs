// node run.mjs ENGINE N [MOST]: one engine at one size in a process of its own; prints a line of JSON.
//
//   cpu_ms   median of the processor time of each run, system and garbage collection included
//   wall_ms  median of the time on the wall
//   cold_ms  processor time from before the engine is imported to its first result for 100 people; with N = 100 only
//   rss_mb   the largest memory of the process
import { readFileSync } from "node:fs";
import { people } from "./generate.mjs";
import { hashOf } from "./work.mjs";

const [engine, size, most = "15"] = process.argv.slice(2);
const n = Number(size);
const bytes = (path) => readFileSync(new URL(`../pkg/dist/${path}`, import.meta.url));
const files = { core: bytes("core.wasm"), columns: bytes("columns/columns.wasm") };
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const first = people(100);
const before = cpu();
const module = await import(`./engines/${engine}.mjs`);
const { prepare = (own) => own, run, results = (found) => found } = await module.load(files);
const ready = cpu();
const small = prepare(module.fromNumber === true ? 100 : first);
const prepared = cpu();
await run(small);
const cold = cpu() - prepared + (ready - before);

// Enough for the compiler of JavaScript to know the work; how it is when nothing is known yet is told by `cold_ms`.
const warm = prepare(module.fromNumber === true ? 2000 : people(2000));
for (let turn = 0; turn < 5; turn += 1) await run(warm);

const input = prepare(module.fromNumber === true ? n : people(n));
const [cpus, walls] = [[], []];
let found;
for (let spent = 0; walls.length < 3 || (walls.length < Number(most) && spent < 3000); ) {
  globalThis.gc?.();
  const [startCpu, startWall] = [cpu(), performance.now()];
  found = await run(input);
  walls.push(performance.now() - startWall);
  cpus.push(cpu() - startCpu);
  spent += cpus.at(-1);
}
const calls = module.runsPerCall ?? 1;
const line = {
  engine, n, hash: hashOf(results(found)), cpu_ms: median(cpus) / calls, wall_ms: median(walls) / calls,
  runs: walls.length, rss_mb: Math.round(process.resourceUsage().maxRSS / 1024), ...(n === 100 ? { cold_ms: cold } : {}),
};
console.log(JSON.stringify(line));
process.exit(0);
