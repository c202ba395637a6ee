/**
 * Brings the test browsers: node tests/e2e/install.mjs
 * Debian packages where it may, old Chromiums and drivers from npm into target/browsers.
 * What cannot be had is listed; that ends the program with 1 only when CI is set.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { cache, executables, inCI, oldChromiums, onPath, pinned } from "./places.mjs";

const debianPackages = [
  { name: "chromium", found: () => executables.chromium() },
  { name: "firefox-esr", found: () => executables.firefox() },
  { name: "webkit2gtk-driver", found: () => onPath("WebKitWebDriver") },
  { name: "xvfb", found: () => onPath("Xvfb") },
  { name: "poppler-utils", found: () => onPath("pdftotext") },
  { name: "fonts-noto-cjk", found: () => findsChineseFont() },
  { name: "libreoffice-calc-nogui", found: () => onPath("soffice") },
];
const oldKernelsRunHere = process.platform === "linux" && process.arch === "x64";

const lackingDebian = debianPackages.filter((entry) => !entry.found()).map((entry) => entry.name);
const lackingPackages = !packagesAreCurrent();
const lackingOld = oldKernelsRunHere
  ? oldChromiums.filter((old) => lackingPackages || !executables[old.name]())
  : [];

console.log(announcement());
if (lackingDebian.length > 0) installDebian(lackingDebian);
if (lackingPackages) installPackages();
for (const old of lackingOld) await unpack(old);
process.exitCode = report();

function announcement() {
  const plans = [];
  if (lackingDebian.length > 0) plans.push(`Debian packages ${lackingDebian.join(", ")}`);
  if (lackingPackages) plans.push("drivers and old Chromiums from npm into target/browsers");
  if (lackingOld.length > 0) plans.push(`unpack ${lackingOld.map((old) => old.name).join(", ")}`);
  if (plans.length === 0) return "Test browsers: all there, nothing to install.";
  return `Test browsers: going to install ${plans.join("; ")}.`;
}

function installDebian(names) {
  const command = `apt-get install -y --no-install-recommends ${names.join(" ")}`;
  if (!onPath("apt-get")) {
    console.log(`Not a Debian machine: install what corresponds to ${names.join(", ")} with your system's own tool.`);
    return;
  }
  if (process.getuid() !== 0) {
    console.log(`Not root. Type: sudo apt-get update && sudo ${command}`);
    return;
  }
  run("apt-get", ["update", "-qq"]);
  run("apt-get", command.split(" ").slice(1).concat("-qq"), { DEBIAN_FRONTEND: "noninteractive" });
}

function packagesAreCurrent() {
  const installed = join(cache, "package-lock.json");
  if (!existsSync(installed) || !existsSync(join(cache, "node_modules", ".package-lock.json"))) return false;
  return readFileSync(installed, "utf8") === readFileSync(join(pinned, "package-lock.json"), "utf8");
}

function installPackages() {
  mkdirSync(cache, { recursive: true });
  copyFileSync(join(pinned, "package.json"), join(cache, "package.json"));
  copyFileSync(join(pinned, "package-lock.json"), join(cache, "package-lock.json"));
  // Old packages declare other drivers as peers; scripts would download browsers of their own.
  run("npm", ["ci", "--prefix", cache, "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"]);
}

async function unpack(old) {
  const packed = join(cache, "node_modules", old.package, old.packed);
  if (!existsSync(packed)) return;
  const target = join(cache, old.name);
  const half = `${target}.unpacking`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(half, { mode: 0o755 }));
  renameSync(half, target);
}

function report() {
  const missing = [];
  for (const [name, find] of Object.entries(executables)) {
    const file = find();
    if (file) console.log(`  ${name.padEnd(13)} ${versionOf(name, file)}`);
    else missing.push(name);
  }
  if (!findsChineseFont()) missing.push("a Chinese font (fonts-noto-cjk)");
  if (!onPath("pdftotext")) missing.push("pdftotext (poppler-utils)");
  if (!packagesAreCurrent()) missing.push("the drivers (npm ci in target/browsers failed)");
  if (missing.length === 0) return 0;
  console.log(`Missing: ${missing.join(", ")}. The tests that need them will not run.`);
  if (!oldKernelsRunHere) console.log("The old Chromiums exist for x86-64 Linux only.");
  return inCI ? 1 : 0;
}

function versionOf(name, file) {
  const old = oldChromiums.find((candidate) => candidate.name === name);
  if (old) return `from ${old.package}`;
  if (name === "webkit") return file;
  const answer = spawnSync(file, ["--version"], { encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.trim() : file;
}

function findsChineseFont() {
  const fonts = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return fonts.status === 0 && fonts.stdout.trim() !== "";
}

function run(command, words, environment = {}) {
  const answer = spawnSync(command, words, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...environment } });
  if (answer.status !== 0) console.log(`${command} ${words[0]} did not succeed (${answer.error?.message ?? `exit ${answer.status}`}).`);
}
