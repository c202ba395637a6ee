/** Chromium of any age over its own protocol and Firefox over WebDriver BiDi. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromCache } from "../places.mjs";
import { callInPage, find, watchScript } from "../inpage.mjs";
import { end, remember } from "./processes.mjs";

const chromiumWords = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export async function start(file, { driver, product, oneProcess }) {
  const profile = mkdtempSync(join(tmpdir(), "cadre-pay-e2e-"));
  const browser = await puppeteer(driver).launch({
    executablePath: file,
    browser: product,
    headless: true,
    userDataDir: profile,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: product === "firefox" ? [] : [...chromiumWords, ...(oneProcess ? ["--single-process"] : []), ...(driver === "puppeteer-core-5" ? ["--no-zygote"] : [])],
  });
  const child = browser.process();
  remember(child);
  return {
    version: (await browser.version()).replace(/^.*\//, ""),
    newTab: async (view) => newTab(await newPage(browser, oneProcess), view),
    close: async () => {
      if (oneProcess) browser.disconnect();
      else await browser.close();
      await end(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function puppeteer(driver) {
  const module = fromCache(driver);
  return module.default ?? module;
}

/** A page with storage of its own, except in the old kernels: in one process they die of a second context. */
async function newPage(browser, oneProcess) {
  if (oneProcess || browser.createBrowserContext === undefined) return browser.newPage();
  const context = await browser.createBrowserContext();
  return context.newPage();
}

async function newTab(page, view) {
  const { script } = view;
  const requests = [];
  const errors = [];
  page.on("request", (request) => {
    if (/^(https?|wss?|file):/.test(request.url())) requests.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    // An uncaught exception comes here too, without words: pageerror has them.
    if (message.type() === "error" && message.text() !== "") errors.push(message.text());
  });
  await page.setViewport(viewport(view));
  await page.evaluateOnNewDocument(watchScript);
  if (script !== undefined) await page.evaluateOnNewDocument(script);
  return {
    goto: (url) => page.goto(url, { waitUntil: "load" }),
    evaluate: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    compose: (steps, text) => compose(page, steps, text),
    press: (key) => pressTogether(page, key.split("+")),
    screenshot: (path) => page.screenshot({ path }),
    pdf: (path) => page.pdf({ path, preferCSSPageSize: true }),
    upload: async (selector, paths) => {
      const handle = await page.evaluateHandle(callInPage(find, selector));
      await handle.asElement().uploadFile(...paths);
    },
    requests: () => [...requests],
    errors: () => [...errors],
    beside: async () => newTab(await page.browserContext().newPage(), view),
    // The answer never comes.
    crash: async () => void (await page.createCDPSession()).send("Page.crash").catch(() => {}),
    close: () => page.close(),
  };
}

function viewport({ width, height, scale, mobile }) {
  const plain = { width, height, deviceScaleFactor: scale };
  return mobile ? { ...plain, isMobile: true, hasTouch: true } : plain;
}

/** What an input method does with Chinese: letters that are not chosen yet, then the text. Chromium only. */
async function compose(page, steps, text) {
  const session = await page.target().createCDPSession();
  for (const step of steps) await session.send("Input.imeSetComposition", { text: step, selectionStart: step.length, selectionEnd: step.length });
  await session.send("Input.insertText", { text });
  await session.detach();
}

async function pressTogether(page, keys) {
  const last = keys.pop();
  for (const held of keys) await page.keyboard.down(held);
  await page.keyboard.press(last);
  for (const held of keys.reverse()) await page.keyboard.up(held);
}
