/** The page as one file that opens by double-click: a classic script with everything in it, because from a disk a page may fetch nothing. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Plugin, defineConfig } from "vite";
import page from "./vite.config.ts";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What `index.html` asks for. */
const everything = "virtual:everything";

/** Puts script and styles into the page, whose policy then allows just these. */
const oneFile: Plugin = {
  name: "one-file",
  resolveId: (id) => (id === everything ? `\0${id}` : null),
  load: (id) => (id === `\0${everything}` ? `import "${source("./src/style/page.css")}"; import "${source("./src/main.ts")}";` : null),
  generateBundle: {
    // After the styles have been gathered.
    order: "post",
    handler(_, bundle) {
      let [script, style] = ["", ""];
      for (const [name, output] of Object.entries(bundle)) {
        if (output.type === "chunk") script += inert(output.code);
        else if (name.endsWith(".css")) style += String(output.source);
        delete bundle[name];
      }
      this.emitFile({ type: "asset", fileName: "cadre-pay.html", source: whole(readFileSync(source("./index.html"), "utf8"), script, style) });
    },
  },
};

function whole(html: string, script: string, style: string): string {
  const parts: [string, string][] = [
    ["script-src 'self'", `script-src '${hash(script)}'`],
    ["style-src 'self'", `style-src '${hash(style)}'`],
    [`<link rel="stylesheet" href="./src/style/page.css" />`, `<style>${style}</style>`],
    [`    <script type="module" src="./src/main.ts"></script>\n`, ""],
    // A classic script runs where it stands, so it stands after everything it works on.
    ["</body>", `<script>${script}</script>\n  </body>`],
  ];
  return parts.reduce((text, [from, to]) => {
    const [before, after, ...more] = text.split(from);
    if (before === undefined || after === undefined || more.length > 0) throw new Error(`index.html does not say \`${from}\` once`);
    return before + to + after;
  }, html);
}

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Inside a page these would end the script; in text and in patterns the backslash changes nothing. */
function inert(script: string): string {
  return script.replace(/<(?=\/script|!--|script)/gi, "\\x3c");
}

export default defineConfig({
  ...page,
  plugins: [...(page.plugins ?? []), oneFile],
  build: {
    ...page.build,
    outDir: "../dist",
    emptyOutDir: false,
    manifest: false,
    cssCodeSplit: false,
    rolldownOptions: { input: everything, output: { format: "iife", codeSplitting: false, strict: true } },
  },
});
