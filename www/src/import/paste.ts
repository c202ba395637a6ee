/** A sheet from the clipboard is read like a file. */

/** Null for what is no table of several cells. As HTML it still has its merged cells. */
export function pasted(markup: string, text: string, name: string): File | null {
  if (/<table[\s>]/i.test(markup)) return new File([markup], `${name}.html`, { type: "text/html" });
  return text.includes("\t") || text.trim().includes("\n") ? new File([text], `${name}.txt`, { type: "text/plain" }) : null;
}
