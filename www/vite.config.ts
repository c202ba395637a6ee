import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { compact } from "./src/rules/compact.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const pages = readdirSync(here).filter((name) => name.endsWith(".html"));

const schema = fileURLToPath(new URL("../pkg/dist/schema/scheme.schema.json", import.meta.url));
const shapes = {
  name: "shapes",
  resolveId: (id: string) => (id === "virtual:shapes" ? `\0${id}` : null),
  load: (id: string) => (id === "\0virtual:shapes" ? `export default JSON.parse(${JSON.stringify(JSON.stringify(compact(JSON.parse(readFileSync(schema, "utf8")))))});` : null),
};

/** What the list of samples says of each, so that none has to be loaded for it. */
const samples = {
  name: "samples",
  resolveId: (id: string) => (id === "virtual:samples" ? `\0${id}` : null),
  load: (id: string) => (id === "\0virtual:samples" ? `export default ${JSON.stringify(samplesIn(fileURLToPath(new URL("../schemes/", import.meta.url))))};` : null),
};

/** What the list of schemes says of each, so that none has to be loaded for it. */
const published = {
  name: "published",
  resolveId: (id: string) => (id === "virtual:published" ? `\0${id}` : null),
  load: (id: string) => (id === "\0virtual:published" ? `export default ${JSON.stringify(schemesIn(fileURLToPath(new URL("../schemes/", import.meta.url))))};` : null),
};

function schemesIn(folder: string): object[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.map((file) => {
    const { id, version, title, issuer, subject = "person" } = JSON.parse(readFileSync(folder + file, "utf8"));
    return { id, version, title, issuer, subject };
  });
}

function samplesIn(folder: string): object[] {
  return readdirSync(`${folder}samples`).map((file) => {
    const quarter = JSON.parse(readFileSync(`${folder}samples/${file}`, "utf8"));
    const scheme = JSON.parse(readFileSync(`${folder}${quarter.scheme.id}.json`, "utf8"));
    const count = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
    return {
      file: file.replace(/\.json$/, ""),
      title: scheme.title,
      issuer: scheme.issuer,
      period: quarter.period,
      subject: scheme.subject ?? "person",
      hasTeam: scheme.team !== undefined,
      hasPay: scheme.pay !== undefined,
      villages: count(quarter.villages),
      people: count(quarter.people),
      households: count(quarter.households),
    };
  });
}

export default defineConfig({
  root: here,
  plugins: [shapes, samples, published],
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
    // The modules as text and as plain JavaScript are large and are meant to be.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: { input: pages.map((page) => here + page) },
  },
});
