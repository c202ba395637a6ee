/** How the page looks and speaks: accessible, in two languages, on small screens and magnified. Pictures land in target/e2e/shots. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { fromCache, pictures } from "./places.mjs";
import { hook, onThePage, openWorkbench, payOf, readJson, sampleFile, schemeFile, show, views } from "./workbench.mjs";

const expectedViews = ["barometer", "ranking", "redlines", "scheme", "scores", "source", "villages", "whatif"];
const sample = readJson(sampleFile);
const han = /\p{Script=Han}/u;
const shot = (name) => join(pictures, "shots", `${name}.png`);

onThePage(["chromium"], "axe finds nothing in any view, and each is pictured", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
  const found = [];
  const shown = await views(page);
  assert.deepEqual(expectedViews.filter((view) => !shown.includes(view)), []);
  for (const view of shown) {
    await show(page, view);
    await page.screenshot(shot(`office-${view}`));
  }
  // One village's rows are built like everybody's, and axe takes long over everybody's.
  await show(page, "ranking");
  await page.fill(hook("filter-village"), sample.villages[0].id);
  for (const view of shown) {
    await show(page, view);
    found.push(...(await axe(page, view)));
  }
  await show(page, "ranking");
  await page.click(payOf("p001"));
  await page.waitFor((panel) => find(panel).textContent.includes("2,400.00"), hook("reasons"));
  await page.screenshot(shot("office-reasons"));
  found.push(...(await axe(page, "reasons")));
  await page.click(hook("language"));
  await page.waitFor(() => document.documentElement.lang === "en");
  await page.screenshot(shot("office-english"));
  found.push(...(await axe(page, "English")));
  assert.deepEqual(found, []);
});

onThePage(["chromium", "firefox"], "no view scrolls sideways on a phone, at 320 pixels or at 200 %", async (t, browser) => {
  const screens = [
    { name: "phone", width: 390, height: 844, mobile: browser.name === "chromium" },
    { name: "narrow", width: 320, height: 640, mobile: browser.name === "chromium" },
    // 1366 × 768 magnified twice is what the page sees as half the size with twice the dots.
    { name: "double", width: 683, height: 384, scale: 2 },
  ];
  const tooWide = [];
  for (const { name, ...screen } of screens) {
    const { page } = await openWorkbench(t, browser, screen);
    for (const view of await views(page)) {
      await show(page, view);
      if (browser.name === "chromium") await page.screenshot(shot(`${name}-${view}`));
      // A phone widens its window to what sticks out instead of offering to scroll.
      const wide = await page.evaluate(() => Math.max(innerWidth, document.documentElement.scrollWidth, document.body.scrollWidth));
      if (wide === screen.width) continue;
      tooWide.push(`${name} ${view}: ${wide} pixels, ${await widest(page, screen.width)}`);
      break; // in a widened window clicks no longer land where they are meant to
    }
  }
  assert.deepEqual(tooWide, []);
});

onThePage(["chromium"], "in English nothing of the page's own stays Chinese", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await page.click(hook("language"));
  await page.waitFor(() => document.documentElement.lang === "en");
  const values = textsIn([readJson(schemeFile), sample]).filter((value) => han.test(value)).sort((one, other) => other.length - one.length);
  const left = [];
  for (const view of await views(page)) {
    await show(page, view);
    if (view === "ranking") {
      await page.click(payOf("p001"));
      await page.waitFor((panel) => find(panel).textContent.includes("2,400.00"), hook("reasons"));
    }
    for (const text of await page.evaluate(ownTexts, hook("language"))) {
      if (!han.test(text)) continue;
      const rest = values.reduce((remaining, value) => remaining.replaceAll(value, ""), text);
      if (han.test(rest)) left.push(`${view}: ${text}`);
    }
  }
  assert.deepEqual([...new Set(left)], []);
});

async function axe(page, view) {
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.length, first: nodes[0].html.slice(0, 200), why: nodes[0].failureSummary }));
  });
  return violations.map((violation) => ({ view, ...violation }));
}

/** Which elements stand out to the right without a scroll box around them, as far as that box holds them. */
function widest(page, width) {
  return page.evaluate((limit) => {
    const holderOf = (element) => (getComputedStyle(element).position === "absolute" ? element.offsetParent : element.parentElement);
    const isHeld = (element) => {
      const holder = holderOf(element);
      return holder && holder !== document.body && (/(auto|scroll|hidden)/.test(getComputedStyle(holder).overflowX) || isHeld(holder));
    };
    return findAll("body *")
      .filter((element) => element.getBoundingClientRect().right > limit && !isHeld(element))
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 80))
      .join(" | ");
  }, width);
}

/** Everything a person reads or hears, apart from the language switch and what fields contain. */
function ownTexts(languageSwitch) {
  const skipped = (element) => element.closest(`script, noscript, style, textarea, option, ${languageSwitch}`);
  const texts = [document.title];
  for (const element of findAll("body *")) {
    if (skipped(element)) continue;
    for (const name of ["aria-label", "title", "placeholder"]) if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.data.trim());
  }
  return [...new Set(texts)].filter((text) => text !== "");
}

function textsIn(value) {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
