/** The values of a scheme that can be tried, named as a regulation would name them. */

import type { Language } from "../core";
import { plain } from "../document/json";
import type { Json } from "../document/json";
import { listAt, textAt, under, valueAt } from "../document/place";
import type { Choice } from "../quarter";
import { labels as english } from "../rules/labels.en";
import { labels as chinese } from "../rules/labels.zh";
import { isLeaf, keysOf, ORIGIN, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";

export interface Figure {
  readonly place: string;
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly current: string | number | boolean;
  readonly kind: "decimal" | "whole" | "flag" | "word";
  /** of a word: what can be chosen */
  readonly choices: readonly Choice[];
}

/** What says nothing about who is paid what. */
const SILENT: ReadonlySet<string> = new Set([...ORIGIN, "status", "examples"]);

interface Around {
  readonly place: string;
  readonly group: string;
  readonly path: readonly string[];
}

/** Whatever the format lets a scheme say as a figure, a choice or a yes, and this scheme says. */
export function figuresOf(scheme: Json | undefined, language: Language, general: string): Figure[] {
  const labels = language === "en" ? english : chinese;
  const found: Figure[] = [];

  function look(shape: string, around: Around): void {
    for (const key of keysOf(shape, labels.order(shape))) {
      const kind = shapeOf(shape)[key]?.kind;
      const place = under(around.place, key);
      const value = valueAt(scheme, place);
      if (kind === undefined || value === undefined || SILENT.has(key)) continue;
      const { label, unit = "" } = labels.label(shape, key);
      const group = around.place === "" && !isLeaf(kind) ? label : around.group;
      if (kind.is === "object" && kind.shape !== undefined) {
        look(kind.shape, { place, group, path: around.place === "" ? [] : [...around.path, label] });
      } else if (kind.is === "list" && kind.of?.shape !== undefined) {
        const below = kind.of.shape;
        listAt(scheme, place).forEach((item, index) => look(below, { place: under(place, index), group, path: [...around.path, nameOf(item, (word) => labels.word(below, "by", word)) || `${labels.label(below, "").label}${index + 1}`] }));
      } else {
        const current = plain(value);
        const triable = triableAs(kind, current);
        if (triable === null || current === undefined || current === null || typeof current === "object") continue;
        const choices = triable === "word" ? (kind.words ?? []).map((id) => ({ id, name: labels.word(shape, key, id) })) : [];
        found.push({ place, group, name: [...around.path, label].join(" · "), unit, current, kind: triable, choices });
      }
    }
  }

  look("SchemeDocument", { place: "", group: general, path: [] });
  return found;
}

function nameOf(item: Json, measure: (word: string) => string): string {
  for (const key of ["name", "class", "id"]) {
    const name = textAt(item, key);
    if (name !== "") return name;
  }
  return measure(textAt(item, "by"));
}

function triableAs({ is }: Kind, value: Json | undefined): Figure["kind"] | null {
  if (is === "flag") return typeof value === "boolean" ? "flag" : null;
  if (is === "decimal" || is === "whole" || is === "word") return is;
  return null;
}

export interface Range {
  readonly from: string;
  readonly to: string;
  readonly step: string;
}

/** A range worth trying around the present value: round figures, to be changed at will. */
export function usualRange(figure: Figure): Range {
  const now = Math.round(Number(figure.current) * 100);
  if (Number.isNaN(now)) return { from: "", to: "", step: "" };
  const key = figure.place.slice(figure.place.lastIndexOf(".") + 1);
  const [step, count] = figure.kind === "whole" || USUAL[key] === undefined ? [now >= 10_000 ? 10_000 : 100, 5] : USUAL[key];
  const from = Math.max(0, now - count * step);
  return { from: inHundredths(from), to: inHundredths(now + count * step), step: inHundredths(step) };
}

/** Whole hundredths as text, so that no digit is lost. */
function inHundredths(number: number): string {
  const rest = number % 100;
  return `${Math.floor(number / 100)}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}

/** By key: the step and how many of them to either side, in hundredths. */
const USUAL: Readonly<Record<string, readonly [number, number]>> = {
  coefficient: [2, 10],
  ratio: [5, 4],
  roleFactor: [5, 6],
  from: [100, 5],
  share: [500, 4],
};
