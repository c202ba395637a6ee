/** WebKit, by the W3C WebDriver protocol spoken over plain HTTP to WebKitWebDriver, on a screen of its own. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { callInPage, find } from "../inpage.mjs";
import { end, remember } from "./processes.mjs";

const elementKey = "element-6066-11e4-a52e-4f735466cecf";
const patience = 60_000;
const keyCodes = {
  Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", " ": " ", Space: " ",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010",
  PageUp: "\uE00E", PageDown: "\uE00F", F2: "\uE032", F8: "\uE038",
  Shift: "\uE008", Control: "\uE009", Alt: "\uE00A",
};

export async function start(file) {
  const screen = await startScreen();
  const port = await freePort();
  const driver = spawn(file, [`--port=${port}`, "--host=127.0.0.1"], {
    detached: true,
    stdio: "ignore",
    // The sandbox refuses to run as root, as containers do; the accessibility bridge waits for a bus that is not there.
    env: { ...process.env, DISPLAY: `:${screen.number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", NO_AT_BRIDGE: "1", GTK_A11Y: "none" },
  });
  remember(driver);
  const address = `http://127.0.0.1:${port}`;
  await answering(address);
  // Without a word about the binary the driver starts its own MiniBrowser with --automation.
  const { sessionId, capabilities } = await command(`${address}/session`, "POST", { capabilities: {} });
  const base = `${address}/session/${sessionId}`;
  await command(`${base}/timeouts`, "POST", { script: patience, pageLoad: patience, implicit: 0 });
  const session = new Session(base, await command(`${base}/window`, "GET"));
  return {
    version: capabilities.browserVersion,
    newTab: (view) => newTab(session, view),
    close: async () => {
      await command(base, "DELETE").catch(() => {});
      await end(driver);
      await end(screen.child);
    },
  };
}

/** The protocol knows only one current window: this switches to whichever a command is meant for. */
class Session {
  #base;
  #current;
  constructor(base, home) {
    this.#base = base;
    this.#current = home;
    /** The browser's first window stays open and empty: with the last one, the session would end. */
    this.home = home;
  }

  async send(handle, path, method, body) {
    if (this.#current !== handle) await command(`${this.#base}/window`, "POST", { handle });
    this.#current = handle;
    return command(`${this.#base}${path}`, method, body);
  }
}

async function newTab(session, view) {
  const { width, height } = view;
  const { handle } = await session.send(session.home, "/window/new", "POST", { type: "window" });
  const send = (path, method, body) => session.send(handle, path, method, body);
  const tab = {
    goto: (url) => send("/url", "POST", { url }),
    evaluate: async (expression) => {
      const answer = await send("/execute/async", "POST", { script: answerTo(expression), args: [] });
      if ("error" in answer) throw new Error(answer.error);
      return answer.value;
    },
    click: (x, y) => send("/actions", "POST", { actions: [mouseClick(x, y)] }),
    type: (text) => send("/actions", "POST", { actions: [keys(Array.from(text, (letter) => [letter]))] }),
    press: (key) => send("/actions", "POST", { actions: [keys([key.split("+").map((name) => keyCodes[name] ?? name)])] }),
    screenshot: async (path) => writeFileSync(path, Buffer.from(await send("/screenshot", "GET"), "base64")),
    upload: async (selector, paths) => {
      const found = await send("/execute/sync", "POST", { script: `return ${callInPage(find, selector)}`, args: [] });
      await send(`/element/${found[elementKey]}/value`, "POST", { text: paths.join("\n") });
    },
    beside: () => newTab(session, view),
    requests: () => null,
    errors: () => [],
    close: () => send("/window", "DELETE"),
  };
  await resize(send, tab, width, height);
  return tab;
}

/** Sets the window so that the page itself gets this size: bars and frames are the browser's own. */
async function resize(send, tab, width, height) {
  let outer = { width, height };
  let inner;
  for (let round = 0; round < 8; round += 1) {
    await send("/window/rect", "POST", outer);
    inner = await settledSize(tab, width, height);
    if (inner.width === width && inner.height === height) return;
    outer = { width: outer.width + width - inner.width, height: outer.height + height - inner.height };
  }
  throw new Error(`the window gives the page ${inner.width} × ${inner.height}, not ${width} × ${height}: its own tool bar keeps it from getting narrow`);
}

/** A window takes its size, and its tool bar its own, some frames after it was told: waits for a size that stays. */
async function settledSize(tab, width, height) {
  const size = () => tab.evaluate(`new Promise((resolve) => {
    let left = 6;
    const next = () => { left -= 1; left > 0 ? setTimeout(next, 16) : resolve({ width: innerWidth, height: innerHeight }); };
    next();
  })`);
  let last = await size();
  for (let reading = 0; reading < 10; reading += 1) {
    if (last.width === width && last.height === height) return last;
    const now = await size();
    if (now.width === last.width && now.height === last.height) return now;
    last = now;
  }
  return last;
}

function answerTo(expression) {
  return `const done = arguments[arguments.length - 1];
    Promise.resolve().then(() => (${expression})).then(
      (value) => done({ value: value === undefined ? null : value }),
      (error) => done({ error: String(error && error.stack ? error + "\\n" + error.stack : error) }));`;
}

function mouseClick(x, y) {
  return {
    type: "pointer", id: "mouse", parameters: { pointerType: "mouse" },
    actions: [
      { type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ],
  };
}

/** Each chord is pressed key by key and let go in the opposite order. */
function keys(chords) {
  const actions = chords.flatMap((chord) => [
    ...chord.map((value) => ({ type: "keyDown", value })),
    ...chord.toReversed().map((value) => ({ type: "keyUp", value })),
  ]);
  return { type: "key", id: "keyboard", actions };
}

async function command(address, method, body) {
  const response = await fetch(address, {
    method,
    body: method === "POST" ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(patience),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${new URL(address).pathname}: ${value?.error} ${value?.message ?? ""}`);
  return value;
}

/** A screen that exists only in memory; it says its number itself, so two runs never meet. */
async function startScreen() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x1400x24", "-nolisten", "tcp"], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  remember(child);
  const number = await new Promise((told, failed) => {
    child.stdio[3].once("data", (text) => told(Number(String(text))));
    child.once("exit", () => failed(new Error("Xvfb ended before it had a screen")));
  });
  return { child, number };
}

async function freePort() {
  const probe = createServer();
  await new Promise((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function answering(address) {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await command(`${address}/status`, "GET");
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((soon) => setTimeout(soon, 50));
    }
  }
}
