/** What views tell the workbench. */

import type { Command, Label } from "./command";
import type { Json } from "./document/json";
import type { SchemeName } from "./library/version";
import type { DocumentName } from "./document/written";
import type { Log } from "./project/journal";
import type { SavedFile } from "./project/storage";
import type { Opening } from "./store";

export type ViewName = "overview" | "import" | "paper" | "export" | "project" | "scheme" | "villages" | "people" | "records" | "scores" | "barometer" | "redlines" | "leaderboard" | "ranking" | "whatif" | "source" | "library" | "samples" | "help";

/** Whose figure is to be explained, and which one. */
export type Question =
  | { readonly about: "person"; readonly person: string; readonly figure: "pay" | "score" | "rank" | "grade" | "class" }
  | { readonly about: "village"; readonly village: string }
  /** a village as a team */
  | { readonly about: "team"; readonly village: string; readonly figure: "score" | "rank" | "grade" }
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
  /** whose record something is wrong with */
  readonly problems: boolean;
}

/** What somebody comes to the library for. */
export type LibraryTask =
  | { readonly kind: "look" }
  /** another version of the scheme that is open */
  | { readonly kind: "renew" }
  /** the scheme that is open with what the library has under its name */
  | { readonly kind: "compare" };

export interface BroughtProject {
  readonly opening: Opening;
  readonly from: { readonly file: SavedFile; readonly log: Log } | null;
}

/** A project file that was dropped or chosen, to be read by the view of projects. */
export interface ProjectText {
  readonly name: string;
  readonly text: string;
}

export interface BenchEvents {
  "bench-command": Command;
  /** what was typed is meant: what is typed next is undone by itself */
  "bench-seal": null;
  /** takes back what is being typed into a field; the command says what stood there */
  "bench-take-back": Command;
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
  /** files that are no documents of ours: lists of people, scores, accounts */
  "bench-import": readonly File[];
  "bench-library": LibraryTask;
  /** another scheme in the place of the one that is open */
  "bench-scheme": { readonly text: string; readonly label: Label };
  /** a sample quarter, which brings its scheme */
  "bench-sample": { readonly text: string; readonly title: string };
  /** puts the scheme that is open into the library */
  "bench-keep": null;
  /** the version of the library that the quarter names */
  "bench-follow": null;
  /** the quarter is to be settled by this version of the library, or by the one that is open */
  "bench-adopt": SchemeName;
  /** the next quarter, made from the one that is open */
  "bench-next": { readonly period: string; readonly quarter: Json; readonly desk: Json; readonly label: Label; readonly withoutVersion: string };
  "bench-say": string;
  "bench-history": "undo" | "redo";
  /** so many steps back (negative) or forward in the undo list */
  "bench-steps": number;
  /** a project of this browser, or with its log one from a file */
  "bench-project": BroughtProject;
  "bench-language": null;
  "bench-close": null;
}

export function send<Name extends keyof BenchEvents>(from: EventTarget, name: Name, detail: BenchEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
