/** What views tell the workbench. */

import type { Command } from "./command";
import type { DocumentName } from "./document/written";

export type ViewName = "scheme" | "villages" | "people" | "scores" | "barometer" | "redlines" | "ranking" | "whatif" | "source";

/** Whose figure is to be explained, and which one. */
export type Question =
  | { readonly about: "person"; readonly person: string; readonly figure: "pay" | "score" | "rank" | "grade" | "class" }
  | { readonly about: "village"; readonly village: string }
  | { readonly about: "pool" };

export interface Place {
  readonly document: DocumentName;
  readonly place: string;
}

/** Which people the tables show; shared by the views, so that a village is chosen once. */
export interface Filter {
  readonly village: string;
  readonly category: string;
  readonly name: string;
  readonly unfinished: boolean;
}

export interface BenchEvents {
  "bench-command": Command;
  "bench-goto": Place;
  "bench-view": ViewName;
  "bench-explain": Question;
  "bench-filter": Partial<Filter>;
  "bench-show-source": DocumentName;
  /** text typed in the source view */
  "bench-draft": { readonly document: DocumentName; readonly text: string };
  /** takes the draft over as the document */
  "bench-apply": DocumentName;
  /** throws the draft away */
  "bench-discard": DocumentName;
  /** this text was saved to a file */
  "bench-kept": string;
  "bench-files": readonly File[];
  "bench-history": "undo" | "redo";
  "bench-language": null;
  "bench-close": null;
}

export function send<Name extends keyof BenchEvents>(from: EventTarget, name: Name, detail: BenchEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
