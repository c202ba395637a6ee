/** Everything that can be compared: versions of the library, the scheme that is open where it is another one, files chosen for it. */

import type { Bench } from "../bench";
import { isSameJson } from "../document/json";
import { textOf } from "../document/written";
import { nameOf } from "./library";
import type { Library, Version } from "./library";
import { factsOf, isSame } from "./version";
import type { LibraryWords } from "./words";

export interface Subject {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

export interface LooseFile {
  readonly name: string;
  readonly text: string;
}

export const OPEN = "open";

export function keyOf(version: Version): string {
  return `version ${nameOf(version)}`;
}

export function fileKey(file: LooseFile): string {
  return `file ${file.name}`;
}

export function subjectsOf(bench: Bench, library: Library, files: readonly LooseFile[], words: LibraryWords): Subject[] {
  const versions = library.versions.flatMap((version) => (version.text === null ? [] : [{ key: keyOf(version), name: words.named(version.title, version.version), text: version.text }]));
  const open = textOf(bench.documents.scheme);
  const isStored = library.versions.some(({ value }) => value !== undefined && isSameJson(value, bench.scheme));
  return [
    ...(isStored ? [] : [{ key: OPEN, name: words.theOpen(factsOf(bench.scheme)?.version ?? ""), text: open }]),
    ...versions,
    ...files.map((file) => ({ key: fileKey(file), name: words.theFile(file.name), text: file.text })),
  ];
}

/** What a version is most likely to be compared with: the one before it, or else the scheme that is open, stored or not. */
export function counterpartOf(version: Version, bench: Bench, library: Library, subjects: readonly Subject[]): string {
  const sisters = library.versions.filter(({ id }) => id === version.id);
  const before = sisters[sisters.findIndex((one) => isSame(one, version)) + 1];
  const open = factsOf(bench.scheme);
  const stored = open === null || isSame(open, version) ? null : library.find(open);
  const wanted = [before, stored].flatMap((one) => (one === null || one === undefined ? [] : [keyOf(one)]));
  return [...wanted.slice(0, before === undefined ? 0 : 1), OPEN, ...wanted].find((key) => subjects.some((subject) => subject.key === key)) ?? "";
}
