/** What runs inside the page, as text. Kept to what Chromium 80 understands. */

/** As querySelectorAll and querySelector, but looking into open shadow roots too. */
export function findAll(selector, root = document) {
  const found = Array.from(root.querySelectorAll(selector));
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) found.push(...findAll(selector, element.shadowRoot));
  }
  return found;
}
export function find(selector) {
  return document.querySelector(selector) || findAll(selector)[0] || null;
}

/** The element with the focus, inside whatever shadow root. */
export function focused() {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** These go along with every function that runs in the page, which may call them by these names. */
const companions = [findAll, find, focused].join("\n");

/** An expression that calls the function with these arguments and gives its answer (or a promise of it). */
export function callInPage(work, ...args) {
  const words = args.map((argument) => (argument === undefined ? "undefined" : JSON.stringify(argument)));
  return `(() => { ${companions}\n return (${work})(${words.join(", ")}); })()`;
}

/** Brings the element to the middle and says where to click; refuses what a user could not click. */
export function whereToClick(selector) {
  const element = find(selector);
  if (!element) return { refusal: "nothing matches" };
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = element.getClientRects()[0];
  if (!box || box.width === 0 || box.height === 0) return { refusal: "it is not visible" };
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const hit = element.getRootNode().elementFromPoint(x, y);
  const reaches = hit && (hit === element || element.contains(hit) || (hit.closest("label") && hit.closest("label").control === element));
  if (!reaches) return { refusal: `it is covered by ${hit ? hit.outerHTML.slice(0, 120) : "nothing: it is outside the window"}` };
  if (element.disabled) return { refusal: "it is disabled" };
  return { x, y };
}

/** Puts the focus into a field and marks its content, ready for typing over it. */
export function readyToType(selector) {
  const element = find(selector);
  if (!element) return { refusal: "nothing matches" };
  if (element.disabled || element.readOnly) return { refusal: "it cannot be typed into" };
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  element.focus();
  if (focused() !== element) return { refusal: "it does not take the focus" };
  if (element.localName === "select") return { select: true };
  if (typeof element.select === "function") element.select();
  return { empty: element.value === "" };
}

export function chooseOption(selector, text) {
  const element = find(selector);
  const option = Array.from(element.options).find((candidate) => candidate.value === text || candidate.label === text);
  if (!option) return { refusal: `it offers ${Array.from(element.options).map((candidate) => candidate.value).join(", ")}` };
  element.value = option.value;
  element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  element.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  return {};
}

/** Notes what goes wrong from before the first line of the page's own code. */
export const watchScript = `(() => {
  if (window.e2eWatch) return;
  const watch = { violations: [], errors: [] };
  Object.defineProperty(window, "e2eWatch", { value: watch });
  document.addEventListener("securitypolicyviolation", (event) => {
    watch.violations.push({ directive: event.effectiveDirective || event.violatedDirective, blocked: event.blockedURI, source: event.sourceFile, line: event.lineNumber });
  });
  window.addEventListener("error", (event) => {
    if (event.target !== window) watch.errors.push("did not load: " + (event.target.src || event.target.href));
    else watch.errors.push(String(event.error && event.error.stack || event.message));
  }, true);
  window.addEventListener("unhandledrejection", (event) => watch.errors.push("unhandled: " + String(event.reason && event.reason.stack || event.reason)));
  const plain = console.error;
  console.error = function () {
    watch.errors.push(Array.from(arguments).map(String).join(" "));
    return plain.apply(this, arguments);
  };
})();`;
