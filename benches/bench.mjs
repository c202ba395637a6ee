// node bench.mjs --native PROGRAM [--n N] [--peers] [--passes P]: every engine at every size, a line of JSON each, then the
// ratios that docs/PERFORMANCE.md speaks of. `cargo xtask bench` builds what is needed and calls this.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { inChromium } from "./chromium.mjs";
import { people } from "./generate.mjs";
import { prepare } from "./engines/documents.mjs";
import { CHECK } from "./work.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const words = process.argv.slice(2);
const after = (word) => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
const native = after("--native");
const only = after("--n") === undefined ? null : Number(after("--n"));
const wanted = (n) => only === null || only === n;

/** Largest size of each engine that ends in reasonable time; the columns alone hold five million people. */
const ENGINES = { hand: 1_000_000, big: 100_000, decimal: 100_000, documents: 100_000, edit: 10_000, columns: 1_000_000, "columns-filled": 5_000_000 };
const PEERS = { hyperformula: 100, ironcalc: 100, zen: 10_000, publicodes: 100, "json-logic": 10_000 };
const SIZES = [100, 1_000, 10_000, 100_000, 1_000_000, 5_000_000];

const lines = [];
const say = (line) => {
  lines.push(line);
  console.log(JSON.stringify(line));
};

const figures = (line) => ({ ...line, cpu_ms: round(line.cpu_ms), wall_ms: round(line.wall_ms), ...(line.cold_ms === undefined ? {} : { cold_ms: round(line.cold_ms) }) });
const round = (ms) => (ms === null ? null : Number(ms.toPrecision(4)));

function inNode(engine, n) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=4096", here("run.mjs"), engine, String(n)], { encoding: "utf8" });
  if (status === 0) return say(figures(JSON.parse(stdout)));
  return say({ engine, n, hash: null, cpu_ms: null, wall_ms: null, failed: stderr.trim().split("\n").slice(-3).join(" ") });
}

/** One thread: its time on the wall is the processor's, unless others are at work; the fastest run is taken for both. */
function asNative(engine, n, args, hash) {
  const { stdout, stderr, status } = spawnSync(native, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const runs = stdout.trim().split("\n").map((line) => JSON.parse(line));
  const times = runs.map(({ wall_ns }) => wall_ns / 1e6).sort((a, b) => a - b);
  say(figures({ engine, n, hash: hash ?? runs[0].hash, cpu_ms: times[times.length >> 1], wall_ms: times[times.length >> 1], runs: runs.length }));
}

function nativeEngines(folder) {
  const [scheme, quarter] = [join(folder, "scheme.json"), join(folder, "quarter.json")];
  for (const n of SIZES.filter(wanted)) {
    asNative("native hand", n, ["hand", String(n), "7"]);
    asNative("native columns", n, ["columns", here("scheme.json"), String(n), "7"]);
    if (n > 100_000) continue;
    const texts = prepare(people(n));
    writeFileSync(scheme, texts[0]);
    writeFileSync(quarter, texts[1]);
    asNative("native documents", n, ["documents", scheme, quarter, n > 10_000 ? "1" : "7"], CHECK.get(n) ?? "");
  }
}

const folder = mkdtempSync(join(tmpdir(), "cadre-pay-bench-"));
try {
  for (const n of SIZES.filter(wanted)) {
    for (const [engine, most] of Object.entries(ENGINES)) if (n <= most) inNode(engine, n);
    if (words.includes("--peers")) for (const [engine, most] of Object.entries(PEERS)) if (n <= most) inNode(`peers/${engine}`, n);
  }
  if (native !== undefined) nativeEngines(folder);
  if (!words.includes("--no-browser")) for (const line of await inChromium([10_000, 100_000, 1_000_000].filter(wanted))) say(figures(line));
} finally {
  rmSync(folder, { recursive: true });
}

report();

function report() {
  const of = (engine, n, what = "cpu_ms") => lines.find((line) => line.engine === engine && line.n === n)?.[what];
  const ratio = (name, most, a, b) => (a === undefined || b === undefined || a === null || b === null ? null : { name, ratio: a / b, most });
  const growth = (n) => {
    const perPerson = (size) => of("columns-filled", size) / (size * Math.log2(size));
    return of("columns-filled", n) === undefined || of("columns-filled", 1000) === undefined ? null : { name: `columns, ${n.toLocaleString("en")}: time for each n·log n, against 1,000`, ratio: perPerson(n) / perPerson(1000), most: 1 };
  };
  const ratios = [
    ratio("columns with filling ÷ hand-written JavaScript, 1,000,000", 0.4, of("columns", 1_000_000), of("hand", 1_000_000)),
    ratio("filled columns ÷ hand-written native loop, 1,000,000", 2.5, of("columns-filled", 1_000_000), of("native hand", 1_000_000)),
    ratio("filled columns in wasm ÷ as native code, 1,000,000", 2, of("columns-filled", 1_000_000), of("native columns", 1_000_000)),
    ratio("documents in wasm ÷ as native code, 10,000", 2, of("documents", 10_000), of("native documents", 10_000)),
    growth(100_000), growth(1_000_000), growth(5_000_000),
    ratio("5,000,000 in columns: largest memory ÷ 1 GB", 1, of("columns-filled", 5_000_000, "rss_mb"), 1000),
    ratio("documents in, settlement out ÷ big.js, 10,000", 1, of("documents", 10_000), of("big", 10_000)),
    ratio("100 people with init from bytes ÷ decimal.js's cold start", 0.5, of("documents", 100, "cold_ms"), of("decimal", 100, "cold_ms")),
    ratio("one edit in an open quarter ÷ hand-written full run, 10,000", 5, of("edit", 10_000), of("hand", 10_000)),
    ratio("Chromium: columns with filling ÷ hand-written JavaScript, wall, 1,000,000", 0.4, of("chromium columns", 1_000_000, "wall_ms"), of("chromium hand", 1_000_000, "wall_ms")),
  ].filter((row) => row !== null);
  const wrong = lines.filter(({ n, hash }) => CHECK.has(n) && hash !== CHECK.get(n));
  console.log(`\n${"".padEnd(76)}${"ratio".padStart(9)}${"at most".padStart(9)}`);
  for (const { name, ratio: found, most } of ratios) console.log(`${name.padEnd(76)}${found.toFixed(3).padStart(9)}${String(most).padStart(9)}  ${found <= most ? "" : "not reached"}`);
  console.log("");
  for (const path of ["core.wasm", "columns/columns.wasm"]) {
    const bytes = readFileSync(here(`../pkg/dist/${path}`));
    console.log(`${path.padEnd(24)}${String(bytes.length).padStart(9)} bytes${String(gzipSync(bytes, { level: 9 }).length).padStart(9)} gzip${String(brotliCompressSync(bytes).length).padStart(9)} brotli`);
  }
  const checked = lines.filter(({ n, hash }) => CHECK.has(n) && hash === CHECK.get(n)).length;
  console.log(`\n${String(checked)} results have the check value of their size: ${[...CHECK].filter(([n]) => wanted(n)).map(([n, hash]) => `${n.toLocaleString("en")} ${hash}`).join(", ")}`);
  for (const { engine, n, hash, failed } of wrong) console.log(`not the check value: ${engine} at ${String(n)}: ${failed ?? hash}`);
  if (wrong.some(({ engine }) => !engine.startsWith("peers/"))) process.exitCode = 1;
}
