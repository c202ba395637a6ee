/** Saving a project file: as a download everywhere, and into the same file again where the browser can. */

import type { Bench } from "../bench";
import { textAt } from "../document/place";
import { periodName } from "../text/period";
import { projectFile } from "./file";
import type { Keeper } from "./keeper";
import { localTime } from "./time";
import type { ProjectWords } from "./words";

/** Chromium 86 and later, on https and localhost. The compiler does not know it yet. */
export interface FileHandle {
  readonly name: string;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
}
type Picker = (options: { suggestedName: string; types: readonly { description: string; accept: Readonly<Record<string, readonly string[]>> }[] }) => Promise<FileHandle>;

export function picker(): Picker | null {
  const { showSaveFilePicker } = window as { showSaveFilePicker?: Picker };
  return showSaveFilePicker === undefined ? null : showSaveFilePicker.bind(window);
}

export function projectText({ documents, drafts, settlement }: Bench, keeper: Keeper): string {
  const typed = Object.fromEntries((["scheme", "quarter"] as const).flatMap((name) => (drafts[name] === null ? [] : [[name, drafts[name].text]])));
  return projectFile({ saved: localTime(new Date()), engine: settlement?.engine ?? "", documents, drafts: typed, log: keeper.log });
}

/** 花马池镇-2023年第四季度-工程.json: what the file is about, and nobody's name. */
export function projectName({ quarter, language }: Bench, words: ProjectWords): string {
  const parts = [textAt(quarter, "town"), periodName(textAt(quarter, "period"), language), words.file.suffix];
  return `${parts.filter((part) => part !== "").join("-").replace(/[\\/:*?"<>|\s]+/g, "_")}.json`;
}
