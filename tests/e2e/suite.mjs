/** Tests that run once per browser, and what all of them need: a served folder and a page that goes away with the test. */
import { after, test } from "node:test";
import { allBrowsers } from "./browsers.mjs";
import { inCI } from "./places.mjs";
import { serve } from "./server.mjs";

const browsers = new Map(allBrowsers().map(({ name, browser }) => [name, browser]));
/** Those that are only there for what is printed run nothing else. */
export const everyBrowser = allBrowsers().flatMap(({ name, isForPaper }) => (isForPaper ? [] : [name]));

after(async () => {
  for (const browser of browsers.values()) await browser?.close();
});

/** work(t, browser), once for each of the named browsers. One that is not installed is skipped, and fails in CI. */
export function inBrowsers(names, title, work, { skip = null } = {}) {
  for (const name of names) {
    const browser = browsers.get(name);
    const lacking = skip ?? (browser ? null : `${name} is not installed: node tests/e2e/install.mjs`);
    test(`${title} · ${name}`, async (t) => {
      if (lacking && inCI) throw new Error(lacking);
      if (lacking) return t.skip(lacking);
      return work(t, browser);
    });
  }
}

/** Another browser than the test's own, to compare with; null if it is not installed. */
export function otherBrowser(name) {
  return browsers.get(name);
}

/** Serves the folder and opens its page; both end with the test. How to serve, how to look and what runs before the page stand in one list. */
export async function openSite(t, browser, folder, { path = "", width, height, scale, mobile, script, ...serving } = {}) {
  const site = await serve(t, folder, { watch: browser.needsWatch, ...serving });
  const view = Object.fromEntries(Object.entries({ width, height, scale, mobile, script }).filter(([, value]) => value !== undefined));
  const page = await browser.open(site.url + path, view);
  t.after(() => page.close());
  return { page, site };
}
