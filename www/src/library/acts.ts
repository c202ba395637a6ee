/** What can be done with versions: each act either is done, or says what stands in its way. */

import type { CheckAnswer, Language, Problem } from "../core";
import { asDocumentText } from "../document/json";
import type { Json } from "../document/json";
import { open } from "../files";
import type { Library, Outcome, Version } from "./library";
import { asApproved, asNewVersion, factsOf } from "./version";
import type { Approval, NewVersion } from "./version";
import type { LibraryWords } from "./words";

export type Result =
  | { readonly kind: "done"; readonly text: string }
  /** the core's sentences about the document, and the page's own */
  | { readonly kind: "stopped"; readonly problems: readonly Problem[]; readonly complaints: readonly string[] };

interface Desk {
  readonly library: Library;
  readonly words: LibraryWords;
  readonly language: Language;
}

/** An approved version is one that the core accepts and whose worked examples hold. */
export async function approve({ library, words, language }: Desk, version: Version, approval: Approval): Promise<Result> {
  const text = asDocumentText(asApproved(version.value ?? null, approval));
  const check = library.check(text, language);
  if (check.kind === "refused") return stopped(check.problems);
  if (check.failed > 0) return stopped([], words.approval.failing(check.examples.filter(({ passed }) => !passed).map(({ name }) => name)));
  return ended(await library.take(text, { replacesDraft: true }), text, words);
}

/** The draft may have any problem that its base had, but not one of its own name and time. */
export async function renew({ library, words, language }: Desk, base: Json, wanted: NewVersion): Promise<Result> {
  const draft = asNewVersion(base, wanted);
  const name = factsOf(draft);
  if (name !== null && library.find(name) !== null) return stopped([], words.renewal.isTaken(wanted.version));
  const text = asDocumentText(draft);
  const check = library.check(text, language);
  const problems = check.kind === "refused" ? check.problems.filter(({ place }) => place === "version" || place.startsWith("validity")) : [];
  if (problems.length > 0) return stopped(problems);
  return ended(await library.take(text, { replacesDraft: false }), text, words);
}

export interface Import {
  readonly sentence: string;
  readonly isRefused: boolean;
  readonly check: CheckAnswer | null;
  /** what stands in the way, with the file's own text, so that the two can be compared */
  readonly conflict: { readonly version: Version; readonly name: string; readonly text: string } | null;
}

export async function importFile({ library, words, language }: Desk, file: File): Promise<Import> {
  const opened = await open(file);
  if (opened.kind !== "document") return refused(words.unreadable(file.name));
  if (opened.document !== "scheme") return refused(words.notScheme(file.name));
  const { name, text } = opened;
  const outcome = await library.take(text, { replacesDraft: false });
  switch (outcome.kind) {
    case "unreadable":
      return refused(words.unreadable(name));
    case "unsettled":
      return { ...refused(words.unsettled(name)), check: library.check(text, language) };
    case "conflict":
      return { ...refused(words.conflict(name, outcome.version.title, outcome.version.version)), conflict: { version: outcome.version, name, text } };
    case "same":
      return { sentence: words.same(outcome.version.title, outcome.version.version), isRefused: false, check: null, conflict: null };
    case "taken":
      return { sentence: words.taken(outcome.version.title, outcome.version.version), isRefused: false, check: library.check(text, language), conflict: null };
  }
}

function refused(sentence: string): Import {
  return { sentence, isRefused: true, check: null, conflict: null };
}

function stopped(problems: readonly Problem[], ...complaints: readonly string[]): Result {
  return { kind: "stopped", problems, complaints };
}

function ended(outcome: Outcome, text: string, words: LibraryWords): Result {
  if (outcome.kind === "taken" || outcome.kind === "same") return { kind: "done", text };
  return stopped([], outcome.kind === "conflict" ? words.renewal.isTaken(outcome.version.version) : words.approval.refused);
}
