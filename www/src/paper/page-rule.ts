/** The size of the sheets that the printer is asked for. There is one for a whole print, so it follows the paper that is shown. */

import type { Orientation } from "./model";

const RULES: Readonly<Record<Orientation, string>> = {
  landscape: "@page { size: A4 landscape; margin: 12mm 10mm 12mm 15mm; }",
  portrait: "@page { size: A4 portrait; margin: 12mm 10mm 12mm 15mm; }",
};

let withdraw: () => void = () => undefined;

/** null: as the page prints its other views. */
export function askFor(orientation: Orientation | null): void {
  withdraw();
  withdraw = orientation === null ? () => undefined : put(RULES[orientation]);
}

/** The page's policy allows no styles in its text, but rules that a script puts into a sheet. */
function put(rule: string): () => void {
  if ("adoptedStyleSheets" in document) {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(rule);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet));
  }
  const sheet = (document as Document).styleSheets[0];
  if (sheet === undefined) return () => undefined;
  const at = sheet.insertRule(rule, sheet.cssRules.length);
  return () => sheet.deleteRule(at);
}
