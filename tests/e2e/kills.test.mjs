/**
 * Somebody types, and the window is killed at a moment that nobody chose; the next window shows what a moment of the typing was, and
 * nothing is missing that the page had said it kept. `CADRE_PAY_KILLS=200 node --test tests/e2e/kills.test.mjs` is the long run.
 */
import assert from "node:assert/strict";
import { field, hook, onThePage, openUntouched, readJson, sampleFile, settled, show } from "./workbench.mjs";

const KILLS = Number(process.env.CADRE_PAY_KILLS ?? 5);
const VILLAGES = 4;
const EDITS = 6;
const names = readJson(sampleFile).villages.slice(0, VILLAGES).map(({ name }) => name);
const place = (village) => field(`quarter:villages[${village}].name`);

/** The same numbers in each run, so that a failure can be looked at again. */
function dice(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n);
    return Number((state >> 33n) % BigInt(below));
  };
}

onThePage(["chromium"], `of what is typed nothing confirmed is lost, however the window ends: ${KILLS} kills`, async (t, browser) => {
  const roll = dice(Number(process.env.CADRE_PAY_FIRST ?? 1));
  const { page: first, site } = await openUntouched(t, browser);
  let page = first;
  let typed = 0;
  let lost = 0;
  let now = names;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await show(page, "villages");
    const states = [now];
    let confirmed = 0;
    for (let edit = 0; edit < 1 + roll(EDITS); edit += 1) {
      const village = roll(VILLAGES);
      typed += 1;
      await page.fill(place(village), `第${typed}村`);
      if (roll(3) > 0) await page.press("Tab");
      states.push(states[states.length - 1].map((name, index) => (index === village ? `第${typed}村` : name)));
      if (roll(3) === 0) await new Promise((soon) => setTimeout(soon, roll(500)));
      if (await page.evaluate((mark) => find(mark)?.dataset.standing === "kept", hook("kept"))) confirmed = states.length - 1;
    }
    await new Promise((soon) => setTimeout(soon, roll(400)));
    const spare = await page.beside("about:blank");
    if (roll(4) === 0) await page.close();
    else await page.crash();
    page = await spare.beside(site.url);
    await spare.close();
    await settled(page);
    await show(page, "villages");
    now = await page.evaluate((fields) => fields.map((name) => find(name).value), names.map((_, village) => place(village)));
    const at = states.findLastIndex((state) => state.every((name, village) => name === now[village]));
    const told = `kill ${kill}: ${JSON.stringify(now)} after ${JSON.stringify(states)}, of which ${confirmed} were confirmed`;
    assert.ok(at >= 0, `what is shown was never there: ${told}`);
    assert.ok(at >= confirmed, `something confirmed is missing: ${told}`);
    lost += states.length - 1 - at;
    await page.waitFor((mark) => find(mark)?.dataset.standing === "kept" || find('[data-testid="elsewhere"]') === null, hook("kept"));
  }
  t.after(() => page.close());
  t.diagnostic(`${KILLS} kills, ${typed} edits, ${lost} of them typed in the last moment and not there afterwards`);
});
