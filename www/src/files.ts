/** Files in and out. Nothing leaves the machine: reading and saving happen in the browser. */

import { isObject } from "./document/json";
import { fromText } from "./document/written";
import type { DocumentName } from "./document/written";

export type Opened =
  | { readonly kind: "document"; readonly name: string; readonly document: DocumentName; readonly text: string }
  | { readonly kind: "project"; readonly name: string; readonly text: string }
  | { readonly kind: "not-read" | "not-utf-8" | "unknown"; readonly name: string };

/** Reads a file and sees by its `format` which document it is, also when the rest of it is broken. */
export async function open(file: File): Promise<Opened> {
  const bytes = await bytesOf(file).catch(() => null);
  if (bytes === null) return { kind: "not-read", name: file.name };
  const text = utf8(bytes);
  if (text === null) return { kind: "not-utf-8", name: file.name };
  const document = documentOf(text);
  if (document === "project") return { kind: "project", name: file.name, text };
  return document === null ? { kind: "unknown", name: file.name } : { kind: "document", name: file.name, document, text };
}

/** Neither named like a document of ours nor beginning like one: a list, a workbook. What cannot be read is for `open` to tell of. */
export async function isTable(file: File): Promise<boolean> {
  if (/\.json$/i.test(file.name)) return false;
  const bytes = await bytesOf(file.slice(0, 64)).catch(() => null);
  if (bytes === null) return false;
  const opening = String.fromCharCode(...new Uint8Array(bytes));
  return !/^(?:\xef\xbb\xbf)?\s*[{[]/.test(opening);
}

export function download(name: string, content: string | Uint8Array<ArrayBuffer>, type = "application/json"): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Late, because virus scanners of office machines hold a download back for a while.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function documentOf(text: string): DocumentName | "project" | null {
  const { value } = fromText(text);
  const format = isObject(value) && typeof value["format"] === "string" ? value["format"] : /"format"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  if (format === undefined) return null;
  if (format.startsWith("cadre-pay/project/")) return "project";
  if (format.startsWith("cadre-pay/scheme/")) return "scheme";
  return format.startsWith("cadre-pay/quarter/") ? "quarter" : null;
}

function utf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `File.arrayBuffer` is missing in Safari before 14. Fails where the file was changed or taken away since it was chosen. */
export function bytesOf(file: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      if (reader.result instanceof ArrayBuffer) resolve(reader.result);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error("not read"));
    };
    reader.readAsArrayBuffer(file);
  });
}
