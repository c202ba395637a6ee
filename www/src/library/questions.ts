/** What is asked before a version is approved, and before another is made. */

import type { Bench } from "../bench";
import type { Json } from "../document/json";
import type { Asking } from "./forms";
import type { Library, Version } from "./library";
import { factsOf, isPeriod, neighbour, nextVersion } from "./version";
import type { LibraryWords } from "./words";

type Question = Pick<Asking, "hook" | "title" | "hints" | "fields" | "act">;

export function approvalForm({ approval }: LibraryWords, { title, version }: Version, bench: Bench): Question {
  return {
    hook: "approval",
    title: approval.title(title, version),
    hints: [approval.hint],
    fields: [
      { name: "by", label: approval.by, place: "approval.by" },
      { name: "date", label: approval.date, size: "date", placeholder: bench.words.datePattern, place: "approval.date" },
      { name: "note", label: approval.note, size: "sentence", hint: approval.noteHint, place: "approval.note" },
    ],
    act: approval.act,
  };
}

export function renewalForm({ renewal }: LibraryWords, base: Json, library: Library, quarter: string): Question {
  const facts = factsOf(base);
  const { id = "", version = "", title = "", from = "", to = "", status = "draft" } = facts ?? {};
  const taken = library.versions.filter((one) => one.id === id).map((one) => one.version);
  return {
    hook: "renewal",
    title: renewal.title(title, version),
    hints: [renewal.hint, ...(status === "approved" ? [renewal.frozenHint] : []), renewal.examplesHint],
    fields: [
      { name: "version", label: renewal.version, size: "date", value: nextVersion(version, [...taken, version]), place: "version" },
      { name: "from", label: renewal.from, size: "date", value: start(from, to, quarter), placeholder: "2024Q1", place: "validity.from" },
      { name: "to", label: renewal.to, size: "date", value: "", placeholder: "2024Q4", hint: renewal.toHint, place: "validity.to" },
    ],
    act: renewal.act,
  };
}

/** After the last quarter of the old version; where that is open, after the quarter that is worked on. */
function start(from: string, to: string, quarter: string): string {
  if (isPeriod(to)) return neighbour(to, 1);
  return neighbour(isPeriod(quarter) && quarter >= from ? quarter : from, 1);
}
