/** The office module, fetched as script when it is first wanted: real WebAssembly, or the same as plain JavaScript. */

import type { Door, createGlue } from "../../../office/dist/office-glue.js";
import type { instantiate } from "../../../office/dist/office-nowasm.js";

export interface Edition {
  readonly glue: typeof createGlue;
  /** null where the module is plain JavaScript */
  readonly module: Uint8Array<ArrayBuffer> | null;
  /** null where it is WebAssembly */
  readonly plain: typeof instantiate | null;
}

let loaded: Promise<Edition> | null = null;

/** A part of the page did not arrive; it is asked for again next time. */
export class NotLoaded extends Error {}

export function edition(): Promise<Edition> {
  loaded ??= load().catch((fault: unknown) => {
    loaded = null;
    throw new NotLoaded(String(fault));
  });
  return loaded;
}

/** An instance in the page itself. */
export async function openDoor({ glue: glueOf, module, plain }: Edition): Promise<Door> {
  const glue = glueOf();
  if (plain !== null) return glue.open(plain(glue.imports));
  if (module === null) throw new Error("there is no module");
  return glue.open((await WebAssembly.instantiate(module, glue.imports)).instance.exports);
}

async function load(): Promise<Edition> {
  const { createGlue: glue } = await import("../../../office/dist/office-glue.js");
  if (!mayRunWasm()) return { glue, module: null, plain: (await import("../../../office/dist/office-nowasm.js")).instantiate };
  const { letters } = await import("../../../office/dist/office-inline.js");
  return { glue, module: bytesOf(letters), plain: null };
}

/** Kernels before Chromium 97 refuse it under the page's policy. Asked with the smallest module there is. */
function mayRunWasm(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** Each character is a byte plus 14, modulo 256: see `office-inline.d.ts`. */
function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at) - 14;
  return bytes;
}
