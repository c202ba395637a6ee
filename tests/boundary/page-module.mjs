/** A module of the page, as node can run it. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

const page = fileURLToPath(new URL("../../www/", import.meta.url));

export async function pageModule(path) {
  const { output } = await build({ configFile: `${page}vite.config.ts`, root: page, logLevel: "error", ssr: { noExternal: true }, build: { ssr: `src/${path}`, write: false, target: "node20", manifest: false, rolldownOptions: { output: { codeSplitting: false } } } });
  const [{ code }] = output;
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}
