import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const pages = readdirSync(here).filter((name) => name.endsWith(".html"));

export default defineConfig({
  root: here,
  // Relative, so that the built folder works under any path of any server.
  base: "./",
  build: {
    target: ["chrome80", "firefox78", "safari13.1"],
    cssTarget: ["chrome80", "firefox78", "safari13.1"],
    // The preload helper fetches, and the page's policy allows no connection.
    modulePreload: false,
    // Nothing inline: the policy allows no inline code and no data: URLs.
    assetsInlineLimit: 0,
    // xtask works out from it what the first load costs.
    manifest: true,
    reportCompressedSize: false,
    // The core as text is one large string and is meant to be.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: pages.map((page) => here + page) },
  },
});
