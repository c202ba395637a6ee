// The scheme document, in Node and in a page.
const address = new URL("scheme.json", import.meta.url);
const text = address.protocol === "file:" ? await (await import("node:fs/promises")).readFile(address, "utf8") : await (await fetch(address)).text();
export const scheme = JSON.parse(text);
