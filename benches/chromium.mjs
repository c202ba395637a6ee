// The shipped modules in Chromium: the same engines, imported by a page. Only the time on the wall is known there.
import { available } from "../tests/e2e/browsers.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { project } from "../tests/e2e/places.mjs";

const ENGINES = ["hand", "columns", "columns-filled", "documents"];

export async function inChromium(sizes) {
  const browser = (await available()).find(({ name }) => name === "chromium");
  if (browser === undefined) {
    console.log("there is no Chromium here: its lines are left out");
    return [];
  }
  const ends = [];
  const site = await serve({ after: (end) => ends.push(end) }, project);
  const lines = [];
  try {
    for (const n of sizes) {
      for (const engine of ENGINES.filter((name) => n <= 10_000 || name !== "documents")) {
        const page = await browser.open(`${site.url}benches/page.html`);
        lines.push({ engine: `chromium ${engine}`, n, cpu_ms: null, ...(await page.evaluate((own, size) => window.measure(own, size), engine, n)) });
        await page.close();
      }
    }
  } finally {
    await browser.close();
    for (const end of ends) await end();
  }
  return lines;
}
