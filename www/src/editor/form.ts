/** What every part of the form is given. */

import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Bench } from "../bench";
import { isList, isObject, plain } from "../document/json";
import type { Json } from "../document/json";
import { originOf } from "../document/origin";
import { textAt, under, valueAt } from "../document/place";
import { nameOf, namesIn } from "../rules/ids";
import type { Labels } from "../rules/labels";
import { isLeaf, keysOf, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";
import type { EditorWords } from "./words";

export interface Form {
  readonly bench: Bench;
  readonly labels: Labels;
  readonly words: EditorWords;
  /** entries of lists that are unfolded, by place */
  readonly opened: ReadonlySet<string>;
  readonly fold: (place: string, isOpen: boolean) => void;
  /** unfolds what was just added and leads to its first field */
  readonly arrive: (place: string) => void;
}

/** A part of the rules: what it is, where it stands, and what it is called there. */
export interface Part {
  readonly kind: Kind;
  readonly place: string;
  /** the shape and key that hold it, for its label */
  readonly shape: string;
  readonly key: string;
  /** what it is called in the names of changes and by screen readers */
  readonly name: string;
}

/** A part is rendered again only when something that it shows has changed: a scheme is long, and typed letter by letter. */
export function unlessSame(form: Form, place: string, render: () => TemplateResult, ...also: readonly unknown[]): unknown {
  const { scheme, language, problems } = form.bench;
  const said = problems.filter((problem) => problem.document === "scheme" && problem.place.startsWith(place)).map((problem) => `${problem.place} ${problem.sentence}`);
  const { mark, source } = originOf(scheme, place);
  return guard([valueAt(scheme, place), place, language, form.opened, namesIn(scheme), mark, source, said.join("\n"), ...also], render);
}

/** What a leaf says, in words. */
export function spoken(form: Form, kind: Kind, shape: string, key: string, place: string): string {
  const value = plain(valueAt(form.bench.scheme, place));
  const { labels, words } = form;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (value === "none" && kind.none === true) return words.unlimited;
  if (typeof value !== "string") return typeof value === "number" ? String(value) : "";
  if (kind.is === "word") return labels.word(shape, key, value);
  return kind.is === "reference" ? nameOf(form.bench.scheme, key, place, value) : value;
}

/** What an entry of a list is called, and what else it says in short. */
export function summary(form: Form, kind: Kind, place: string, number: number): { title: string; digest: string[] } {
  const { scheme } = form.bench;
  const shape = kind.shape ?? "";
  const present = keysOf(shape, form.labels.order(shape)).filter((key) => valueAt(scheme, under(place, key)) !== undefined);
  const leaves = present.filter((key) => isLeaf(fieldKind(shape, key)));
  const speak = (key: string): string => spoken(form, fieldKind(shape, key), shape, key, under(place, key));
  const named = ["name", "title", "id"].find((key) => textAt(scheme, under(place, key)) !== "") ?? leaves.find((key) => speak(key) !== "");
  const title = named === undefined ? form.words.entry(form.labels.label(shape, "").label, number) : speak(named);
  const told = present.filter((key) => key !== named && key !== "id" && fieldKind(shape, key).is !== "note");
  return { title, digest: told.map((key) => said(form, shape, key, under(place, key))).filter((text) => text !== "") };
}

function said(form: Form, shape: string, key: string, place: string): string {
  const kind = fieldKind(shape, key);
  const { label, unit = "" } = form.labels.label(shape, key);
  if (isLeaf(kind)) {
    const text = spoken(form, kind, shape, key, place);
    if (kind.is === "flag") return text === form.words.yes ? label : "";
    return text === "" ? "" : `${label} ${text}${kind.is === "decimal" && text !== form.words.unlimited ? (unit === "%" ? "%" : "") : ""}`;
  }
  const size = sizeOf(valueAt(form.bench.scheme, place));
  return kind.is === "object" ? label : `${label} ${form.words.countOf(size)}`;
}

function sizeOf(value: Json | undefined): number {
  return isList(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
}

export function fieldKind(shape: string, key: string): Kind {
  return shapeOf(shape)[key]?.kind ?? { is: "name" };
}
