/** What axe does not look at by itself: wider text spacing, the size of what is tapped, and the way in by keyboard. docs/ACCESSIBILITY.md says which criterion is checked where. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fromCache } from "./places.mjs";
import { hook, onThePage, openUntouched, openWorkbench, readJson, sampleFile, show, views } from "./workbench.mjs";

const sample = readJson(sampleFile);

/** Axe takes long over everybody's rows, and one village's are built like them. */
async function oneVillage(page) {
  await show(page, "ranking");
  await page.fill(hook("filter-village"), sample.villages[0].id);
}

onThePage(["chromium"], "with wider spacing of lines, words and letters no text is cut off", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  await oneVillage(page);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const cut = [];
  for (const view of await views(page)) {
    await show(page, view);
    cut.push(
      ...(await page.evaluate((name) => {
        const isCut = (element) => {
          const style = getComputedStyle(element);
          const hides = (axis) => /hidden|clip/.test(style[`overflow${axis}`]);
          const box = element.getBoundingClientRect();
          if (box.width <= 1 || box.height <= 1) return false; // meant to be heard only
          return (hides("X") && element.scrollWidth > element.clientWidth + 1) || (hides("Y") && element.scrollHeight > element.clientHeight + 1);
        };
        return findAll("body *")
          .filter((element) => element.textContent.trim() !== "" && element.clientWidth > 0 && isCut(element))
          .map((element) => `${name}: ${element.outerHTML.slice(0, 120)}`);
      }, view)),
    );
  }
  assert.deepEqual(cut, []);
});

onThePage(["chromium"], "whatever is tapped is large enough, or far enough from the next", async (t, browser) => {
  for (const screen of [{}, { width: 390, height: 844, mobile: true }]) {
    const { page } = await openWorkbench(t, browser, screen);
    await oneVillage(page);
    await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
    const small = [];
    for (const view of await views(page)) {
      await show(page, view);
      small.push(
        ...(await page.evaluate(
          async (name) =>
            (await window.axe.run(document, { runOnly: ["target-size"], resultTypes: ["violations"] })).violations.flatMap(({ nodes }) =>
              nodes.slice(0, 3).map((node) => `${name}: ${node.html.slice(0, 100)} ${node.failureSummary.split("\n")[1]}`),
            ),
          view,
        )),
      );
    }
    assert.deepEqual(small, []);
  }
});

onThePage(["chromium"], "the first thing that the keyboard reaches leads past head and steps, and the window says where it is", async (t, browser) => {
  const { page } = await openUntouched(t, browser);
  await page.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "跳到内容");
  assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0), "it is seen now");
  await page.press("Enter");
  await page.waitFor(() => document.activeElement.id === "main");
  await show(page, "ranking");
  assert.equal(await page.evaluate(() => document.title), "核对 · 村干部绩效核算");
  await show(page, "redlines");
  assert.equal(await page.evaluate(() => document.title), "高压线 · 村干部绩效核算");
});
