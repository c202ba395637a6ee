// The office module, as node can run it.
import { readFile } from "node:fs/promises";

const dist = new URL("../../office/dist/", import.meta.url);

/** The bytes of an .xlsx. */
export async function xlsxOf(workbook) {
  const { createGlue } = await import(new URL("office-glue.js", dist).href);
  const { imports, open } = createGlue();
  const { instance } = await WebAssembly.instantiate(await readFile(new URL("office.wasm", dist)), imports);
  return open(instance.exports).write(JSON.stringify(workbook), () => undefined);
}
