/** One page in one browser: the same few acts in every engine, on top of what its driver offers. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { callInPage, chooseOption, find, readyToType, whereToClick } from "./inpage.mjs";

const patience = 20_000;
/** How long a hand waits for what it is about to use. */
const hesitation = 5_000;
const betweenLooks = 40;

export class Page {
  #tab;
  #isClosed = false;
  constructor(tab) {
    this.#tab = tab;
  }

  /** Runs a function (or an expression) in the page. Inside, find(selector) and findAll(selector) see shadow roots too. */
  evaluate(work, ...args) {
    return this.#tab.evaluate(typeof work === "string" ? work : callInPage(work, ...args));
  }

  /** Clicks like a hand with a mouse: in the middle, and only on what is visible and not covered. */
  async click(selector, within = hesitation) {
    const spot = await this.#allowed("click", selector, () => this.evaluate(whereToClick, selector), within);
    await this.#tab.click(spot.x, spot.y);
  }

  /** Replaces the content of a field by typing, or chooses an option. Fields take a value over on Enter or Tab: press it. */
  async fill(selector, text) {
    const field = await this.#allowed("fill", selector, () => this.evaluate(readyToType, selector));
    if (field.select) await this.#allowed("fill", selector, () => this.evaluate(chooseOption, selector, text));
    else if (text !== "") await this.#tab.type(text);
    else if (!field.empty) await this.#tab.press("Delete");
  }

  /** Types into whatever has the focus. */
  type(text) {
    return this.#tab.type(text);
  }

  /** Composes a text as an input method does: its steps while nothing is chosen, then the text. Chromium only. */
  compose(steps, text) {
    return this.#tab.compose(steps, text);
  }

  /** One key, such as "Enter", "Tab", "Shift+Tab", "a". */
  press(key) {
    return this.#tab.press(key);
  }

  async text(selector) {
    const text = await this.evaluate((wanted) => {
      const element = find(wanted);
      return element && element.textContent.trim();
    }, selector);
    if (text === null) throw new Error(`text: nothing matches ${selector}`);
    return text;
  }

  /** Waits until the selector matches or the function answers with something truthy, and gives that answer. */
  async waitFor(condition, ...args) {
    const isSelector = typeof condition === "string";
    const look = isSelector ? () => this.evaluate((selector) => Boolean(find(selector)), condition) : () => this.evaluate(condition, ...args);
    const until = Date.now() + patience;
    for (;;) {
      const answer = await look();
      if (answer) return answer;
      if (Date.now() > until) throw new Error(`waited in vain for ${isSelector ? condition : `${condition} ${JSON.stringify(args)}`}\n${await this.#state()}`);
      await new Promise((soon) => setTimeout(soon, betweenLooks));
    }
  }

  async screenshot(path) {
    mkdirSync(dirname(path), { recursive: true });
    await this.#tab.screenshot(path);
  }

  /** Prints the page to a file as its own styles ask for it, after everything that prints by hand would set off. Chromium only. */
  async pdf(path) {
    mkdirSync(dirname(path), { recursive: true });
    await this.#tab.pdf(path);
  }

  /** Chooses files for an input of type file. */
  upload(selector, paths) {
    return this.#tab.upload(selector, paths);
  }

  /** Addresses asked for over the network or from the disk since the page was opened; null where the engine does not tell. */
  requests() {
    return this.#tab.requests();
  }

  /** Errors: console.error, uncaught exceptions, unhandled rejections. */
  async console() {
    const seen = this.#tab.errors();
    const watched = await this.evaluate(() => (window.e2eWatch ? window.e2eWatch.errors : []));
    return [...new Set([...seen, ...watched])];
  }

  /** What the page's own policy refused; null when nothing was there to listen. */
  cspViolations() {
    return this.evaluate(() => (window.e2eWatch ? window.e2eWatch.violations : null));
  }

  /** Another window of the same person, who may have closed this one. */
  async beside(url) {
    const tab = await this.#tab.beside();
    await tab.goto(url);
    return new Page(tab);
  }

  /** Takes the window away as a fault of the computer would. Only Chromium of today survives it. */
  async crash() {
    this.#isClosed = true;
    await this.#tab.crash();
  }

  /** Without asking the page, and once. */
  async close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#tab.close();
  }

  /** What a user would wait for is waited for; what stays refused is said. */
  async #allowed(act, selector, ask, within = hesitation) {
    const until = Date.now() + within;
    for (;;) {
      const answer = await ask();
      if (!answer.refusal) return answer;
      if (Date.now() > until) throw new Error(`${act} ${selector}: ${answer.refusal}`);
      await new Promise((soon) => setTimeout(soon, betweenLooks));
    }
  }

  async #state() {
    const body = await this.evaluate(() => (document.body ? document.body.innerText.slice(0, 1500) : "no body")).catch(String);
    const errors = await this.console().catch(String);
    return `The page shows:\n${body}\nErrors: ${JSON.stringify(errors)}`;
  }
}
