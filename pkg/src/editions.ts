import { createGlue, type Door } from "../dist/core-glue.js";
import type { Starter } from "./runner.js";

/** Where the WebAssembly module comes from, if not from the bytes that the package carries. */
export type InitSource = URL | Response | BufferSource | WebAssembly.Module;

/** Rejects with the reason where WebAssembly is missing, refused by a security policy, or the source is no module. */
export async function wasmEdition(source: InitSource | undefined): Promise<Starter> {
  if (typeof WebAssembly === "undefined") throw new Error("this browser has no WebAssembly");
  const module = await compile(source);
  return {
    async start() {
      const glue = createGlue();
      const instance = await WebAssembly.instantiate(module, glue.imports);
      return glue.open(instance.exports);
    },
    startAtOnce() {
      const glue = createGlue();
      return glue.open(new WebAssembly.Instance(module, glue.imports).exports);
    },
  };
}

/** The same module as plain JavaScript, for `script-src 'self'` and for browsers that refuse WebAssembly. */
export async function nowasmEdition(): Promise<Starter> {
  const { instantiate } = await import("../dist/core-nowasm.js");
  const startAtOnce = (): Door => {
    const glue = createGlue();
    return glue.open(instantiate(glue.imports));
  };
  return { startAtOnce, start: () => Promise.resolve().then(startAtOnce) };
}

async function compile(source: InitSource | undefined): Promise<WebAssembly.Module> {
  if (source === undefined) {
    const { letters } = await import("../dist/core-inline.js");
    return WebAssembly.compile(bytesOf(letters));
  }
  if (isUrl(source)) return compileResponse(await fetch(source.href));
  if (isResponse(source)) return compileResponse(source);
  if (isBytes(source)) {
    mustBeWasm(source, "the bytes given to init()");
    return WebAssembly.compile(source);
  }
  return source;
}

/** Compiles what a server sent, whatever type it gave it, and says so if it is a page or an error instead. */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.url} was answered with status ${String(response.status)}`);
  const bytes = await response.arrayBuffer();
  mustBeWasm(bytes, response.url);
  return WebAssembly.compile(bytes);
}

function mustBeWasm(source: BufferSource, from: string): void {
  const start = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, Math.min(4, source.byteLength))
    : new Uint8Array(source, 0, Math.min(4, source.byteLength));
  const found = Array.from(start, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  if (found === "00 61 73 6d") return;
  const page = found.startsWith("3c") ? ", which is a web page: check the path on the server" : "";
  throw new Error(`${from} is not a WebAssembly module: it starts with ${found || "nothing"}${page}`);
}

/** Each character is a byte plus 14, modulo 256: see `core-inline.d.ts`. */
function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at) - 14;
  return bytes;
}

// By tag and not by `instanceof`, because a host may hand over objects of another frame.
const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isUrl = (value: unknown): value is URL => tag(value) === "URL";
const isResponse = (value: unknown): value is Response => tag(value) === "Response";
const isBytes = (value: unknown): value is BufferSource => ArrayBuffer.isView(value) || tag(value) === "ArrayBuffer";

export function isSource(value: object): value is InitSource {
  return isUrl(value) || isResponse(value) || isBytes(value) || tag(value) === "WebAssembly.Module";
}
