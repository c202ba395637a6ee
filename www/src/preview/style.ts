/** Puts the stylesheet into a shadow root in a way that `style-src 'self'` allows, whatever the browser. */

import text from "./preview.css?inline";
import address from "./preview.css?url";

let sheet: CSSStyleSheet | null | undefined;

/** Browsers before Chromium 73, Firefox 101 and Safari 16.4 adopt no sheets, and a policy may refuse a `<style>`: they load the file. */
export function dress(root: ShadowRoot): void {
  if (sheet === undefined) sheet = constructed();
  if (sheet !== null) {
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  root.append(link);
}

function constructed(): CSSStyleSheet | null {
  if (!("adoptedStyleSheets" in Document.prototype) || !("replaceSync" in CSSStyleSheet.prototype)) return null;
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
