/**
 * The browsers of the tests behind one small surface:
 *   for (const browser of await available()) {
 *     const page = await browser.open(url, { width: 1366, height: 768 });
 *   }
 * A browser starts with its first open and is ended by close (or with the program).
 */
import { executables } from "./places.mjs";
import { Page } from "./page.mjs";

const office = { width: 1366, height: 768, scale: 1, mobile: false };

const engines = [
  // The old kernels carry no sandbox and die in a container unless everything is one process.
  { name: "chromium-80", driver: "./drivers/puppeteer.mjs", settings: { driver: "puppeteer-core-5", product: "chrome", oneProcess: true } },
  // In one process this one did not get as far as the settled page; in several it opens and prints.
  { name: "chromium-86", driver: "./drivers/puppeteer.mjs", settings: { driver: "puppeteer-core-5", product: "chrome", oneProcess: false }, isForPaper: true },
  { name: "chromium-109", driver: "./drivers/puppeteer.mjs", settings: { driver: "puppeteer-core-5", product: "chrome", oneProcess: true } },
  { name: "chromium", driver: "./drivers/puppeteer.mjs", settings: { driver: "puppeteer-core", product: "chrome" } },
  { name: "firefox", driver: "./drivers/puppeteer.mjs", settings: { driver: "puppeteer-core", product: "firefox" } },
  { name: "webkit", driver: "./drivers/webdriver.mjs", settings: {}, needsWatch: true },
];

class Browser {
  #engine;
  #file;
  #running = null;
  constructor(engine, file) {
    this.#engine = engine;
    this.#file = file;
    this.name = engine.name;
    /** Known once the browser runs. */
    this.version = null;
    /** Serve the page with { watch: true }: the engine cannot bring listeners itself. */
    this.needsWatch = engine.needsWatch ?? false;
  }

  async open(url, view = {}) {
    this.#running ??= this.#start();
    const tab = await (await this.#running).newTab({ ...office, ...view });
    const page = new Page(tab);
    await tab.goto(url);
    return page;
  }

  async close() {
    const running = this.#running;
    this.#running = null;
    if (running) await (await running).close();
  }

  async #start() {
    const { start } = await import(this.#engine.driver);
    const running = await start(this.#file, this.#engine.settings);
    this.version = running.version;
    return running;
  }
}

/** Every engine of the list; file is null where it is not installed. */
export function allBrowsers() {
  return engines.map((engine) => {
    const file = executables[engine.name]();
    return { name: engine.name, isForPaper: engine.isForPaper ?? false, browser: file ? new Browser(engine, file) : null };
  });
}

export async function available() {
  return allBrowsers().flatMap(({ browser }) => (browser ? [browser] : []));
}
