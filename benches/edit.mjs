/**
 * What one typed score costs among 10,098 people, beside a hand-written settlement of all of them in the same run:
 *
 *     node benches/edit.mjs          in node, and in Chromium with the built page (cargo xtask build)
 *
 * A JSON line for each engine: CPU and wall milliseconds, medians. Then ratios of CPU time. It shows, and judges nothing.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manyPeople, scheme } from "../tests/e2e/fixtures/many.mjs";
import { builtPage, executables, fromCache } from "../tests/e2e/places.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { columnsOf, settleByHand } from "./by-hand.mjs";
import { init, open } from "../pkg/dist/index.js";

const RUNS = 41;
const EDITS = 21;
/** Milliseconds after which what an edit sets off is done: keys that rest, the database, the picture. */
const REST = 700;

const quarter = manyPeople();
const n = quarter.people.length;
const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];
const rounded = (ms) => Math.round(ms * 100) / 100;
const closing = [];

const inNode = await nodeFigures();
const inBrowser = await browserFigures().finally(async () => {
  for (const close of closing.reverse()) await close();
});
const told = [...inNode, ...inBrowser];
for (const { engine, cpu, wall } of told) console.log(JSON.stringify({ engine, n, cpu_ms: rounded(median(cpu)), wall_ms: rounded(median(wall)) }));
for (const [engine, hand] of [[1, 0], [3, 2]]) {
  if (told[engine] !== undefined) console.log(JSON.stringify({ ratio: rounded(median(told[engine].cpu) / median(told[hand].cpu)), of: told[engine].engine, to: told[hand].engine }));
}

async function nodeFigures() {
  await init();
  const columns = columnsOf(scheme, quarter);
  const opened = open(scheme, quarter);
  agree(opened.answer, settleByHand(columns));
  const by = (engine, act) => ({ engine, ...timed(RUNS, act) });
  return [
    by("by hand: all", () => settleByHand(columns)),
    by("cadre-pay: one edit", (run) => opened.change([[`people[${(run * 997) % n}].scores.politics`, `${70 + (run % 30)}.5`]], () => quarter)),
  ];
}

/** The two are only worth comparing where they find the same for everybody. */
function agree(answer, { score, rank, pay }) {
  assert.equal(answer.kind, "settled");
  quarter.people.forEach((person, at) => {
    const line = answer.settlement.lines.find(({ person: id }) => id === person.id);
    assert.deepEqual([line.score, line.rank, line.pay], [(score[at] / 100).toFixed(2), rank[at], (pay[at] / 100).toFixed(2)], person.id);
  });
}

function timed(runs, act) {
  const [cpu, wall] = [[], []];
  for (let run = -5; run < runs; run += 1) {
    const [began, used] = [performance.now(), process.cpuUsage()];
    act(run + 5);
    const { user, system } = process.cpuUsage(used);
    if (run < 0) continue;
    wall.push(performance.now() - began);
    cpu.push((user + system) / 1000);
  }
  return { cpu, wall };
}

async function browserFigures() {
  const file = executables.chromium();
  if (file === null) return [];
  const module = fromCache("puppeteer-core");
  const browser = await (module.default ?? module).launch({ executablePath: file, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
  closing.push(() => browser.close());
  const site = await serve({ after: (close) => closing.push(close) }, builtPage);
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(site.url);
  await page.waitForFunction(() => document.documentElement.dataset.loaded);
  await openQuarter(page);
  const protocol = await page.createCDPSession();
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  /** CPU milliseconds of the page's thread: scripts, styles, layout, painting. */
  const used = async () => (await protocol.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  return [await handInPage(page, used), await editsInPage(page, used)];
}

async function openQuarter(page) {
  const folder = mkdtempSync(join(tmpdir(), "cadre-pay-bench-"));
  closing.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "many.json");
  writeFileSync(file, JSON.stringify(quarter));
  await (await page.$('[data-testid="open-files"]')).uploadFile(file);
  await page.waitForFunction(() => document.querySelector(".message").textContent.includes("many.json"), { timeout: 60_000 });
  await page.click('[data-view="scores"]');
  await page.waitForSelector("score-grid .grid-field");
}

async function handInPage(page, used) {
  const columns = Object.entries(columnsOf(scheme, quarter)).map(([name, value]) => `${name}: ${ArrayBuffer.isView(value) ? `${value.constructor.name}.from([${value}])` : Array.isArray(value) ? `[${value}]` : value}`);
  await page.evaluate(`window.columns = {${columns}}; window.settleByHand = ${settleByHand}; true`);
  const [cpu, wall] = [[], []];
  for (let run = -5; run < EDITS; run += 1) {
    const before = await used();
    const took = await page.evaluate(() => {
      const began = performance.now();
      window.settleByHand(window.columns);
      return performance.now() - began;
    });
    if (run >= 0) {
      cpu.push((await used()) - before);
      wall.push(took);
    }
  }
  return { engine: "by hand in Chromium: all", cpu, wall };
}

async function editsInPage(page, used) {
  await page.evaluate(() => document.querySelector("score-grid").leadTo("people[3].scores.politics"));
  const [cpu, wall] = [[], []];
  for (let run = -5; run < EDITS; run += 1) {
    await page.evaluate(() => {
      const began = (event) => {
        if (event.key !== "Enter") return;
        window.removeEventListener("keydown", began, true);
        requestAnimationFrame(() => setTimeout(() => (window.took = performance.now() - event.timeStamp)));
      };
      window.addEventListener("keydown", began, true);
    });
    const before = await used();
    await page.keyboard.type(String(70 + ((run + 5) % 29)));
    await page.keyboard.press("Enter");
    await new Promise((soon) => setTimeout(soon, REST));
    if (run < 0) continue;
    cpu.push((await used()) - before);
    wall.push(await page.evaluate(() => window.took));
  }
  return { engine: "the page in Chromium: one edit with everything it repaints", cpu, wall };
}
