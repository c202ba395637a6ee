/** Installs what is missing and runs all browser tests: node tests/e2e/run.mjs [name of one test file] */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv[2] ?? ".test.mjs";
const files = readdirSync(here).filter((name) => name.endsWith(".test.mjs") && name.includes(wanted));
const node = (...words) => spawnSync(process.execPath, words, { stdio: "inherit" }).status ?? 1;

// Lacking browsers end here in CI; elsewhere their tests are skipped with the reason.
process.exitCode = node(join(here, "install.mjs")) || node("--test", "--test-concurrency=1", "--test-reporter=spec", ...files.map((name) => join(here, name)));
