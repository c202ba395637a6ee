/** Where things stand: the page under test, the browsers, the pictures. */
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../../", import.meta.url));
export const builtPage = join(project, "www", "dist");
export const oneFile = join(project, "dist", "cadre-pay.html");
export const fixtures = fileURLToPath(new URL("./fixtures/", import.meta.url));
export const pinned = fileURLToPath(new URL("./packages/", import.meta.url));
/** Git-ignored: browsers and drivers are fetched, never committed. */
export const cache = join(project, "target", "browsers");
export const pictures = join(project, "target", "e2e");

export const inCI = Boolean(process.env.CI) && process.env.CI !== "false";

/** Old kernels, as npm packages carry them (x86-64 Linux only). */
export const oldChromiums = [
  { name: "chromium-80", package: "chrome-aws-lambda", packed: "bin/chromium.br" },
  { name: "chromium-86", package: "chrome-aws-lambda-5", packed: "bin/chromium.br" },
  { name: "chromium-109", package: "@sparticuz/chromium", packed: "bin/chromium.br" },
];

export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
    }
  }
  return null;
}

export const executables = {
  "chromium-80": () => existingFile(join(cache, "chromium-80")),
  "chromium-86": () => existingFile(join(cache, "chromium-86")),
  "chromium-109": () => existingFile(join(cache, "chromium-109")),
  chromium: () => onPath("chromium", "chromium-browser", "google-chrome"),
  firefox: () => onPath("firefox-esr", "firefox"),
  webkit: () => onPath("WebKitWebDriver") && onPath("Xvfb") && onPath("WebKitWebDriver"),
};

function existingFile(file) {
  return existsSync(file) ? file : null;
}

/** Loads a package out of the cache folder, not out of the project. */
export const fromCache = createRequire(join(cache, "package.json"));
