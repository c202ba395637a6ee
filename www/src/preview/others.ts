/** The data of everybody, where the town has given it: read on this device only. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { isObject } from "../document/json";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import { fromText } from "../document/written";
import { fold } from "./field";
import type { Sight } from "./sight";

interface OthersActs {
  /** what came of the last file */
  readonly message: string;
  readonly take: (document: Json | null, message: string) => void;
}

export function others(sight: Sight, { message, take }: OthersActs): TemplateResult {
  const { words, trial } = sight;
  const read = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file === undefined) return;
    try {
      const document = fromText(await textOf(file)).value;
      const format = textAt(document, "format");
      const fits = isObject(document) && (format.startsWith("cadre-pay/quarter/") || format.startsWith("cadre-pay/project/"));
      take(fits ? document : null, fits ? words.others.opened(file.name) : words.others.not(file.name));
    } catch {
      take(null, words.others.unreadable(file.name));
    }
    input.value = "";
  };
  const body = html`<p>${words.others.lead}</p>
    <p><label class="file" part="button">${words.others.open}<input type="file" accept=".json,application/json" data-testid="preview-file" @change=${read} /></label></p>
    ${trial.isAlone ? nothing : html`<p><button type="button" part="button" @click=${() => take(null, "")}>${words.others.away}</button></p>`}
    <p role="status">${message}</p>`;
  return fold("others", words.others.title, message, body);
}

/** `Blob.text` is missing in Safari before 14. */
function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : "");
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsText(file);
  });
}
