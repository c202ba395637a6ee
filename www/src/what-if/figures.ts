/** The values of a scheme that can be tried, named as a regulation would name them. */

import type { Language } from "../core";
import { isList, isObject, plain } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { under } from "../document/place";
import type { Choice } from "../quarter";
import type { Labels } from "../rules/labels";
import { labels as english } from "../rules/labels.en";
import { labels as chinese } from "../rules/labels.zh";
import { wordsOf } from "../text/words";

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

const BELOW: Readonly<Record<string, string>> = {
  categories: "Category",
  posts: "Post",
  difficulty: "Difficulty",
  classes: "DifficultyClass",
  suggestion: "Suggestion",
  bands: "Band",
  moves: "Move",
  indicators: "Indicator",
  score: "ScoreRule",
  barometer: "Barometer",
  groups: "BarometerGroup",
  redLines: "RedLine",
  hits: "Hits",
  grading: "Grading",
  grades: "Grade",
  quota: "Quota",
  tie: "TieRule",
  pay: "PayRule",
  pool: "Pool",
};
/** What is no rule: names, papers, and the examples. */
const SILENT = new Set(
  ["format", "id", "version", "title", "issuer", "status", "approval", "validity", "sources", "notes", "examples"].concat(
    ["name", "mark", "source", "note", "category", "class", "group", "by", "single"],
  ),
);

interface Around {
  readonly place: string;
  readonly shape: string;
  readonly group: string;
  readonly path: readonly string[];
}

export function figuresOf(scheme: Json | undefined, language: Language, general: string): Figure[] {
  if (!isObject(scheme)) return [];
  const labels = language === "en" ? english : chinese;
  const { rules } = wordsOf(language);
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    mode: rules.modes,
    proRating: rules.proRatings,
    setAside: rules.setAsides,
    whenOver: rules.whenOvers,
    whenUnder: rules.whenUnders,
    rule: rules.ties,
    bound: rules.bounds,
  };
  const found: Figure[] = [];

  function look(value: JsonObject, around: Around): void {
    for (const [key, child] of Object.entries(value)) {
      if (SILENT.has(key)) continue;
      const place = under(around.place, key);
      const { label, unit } = labels.label(around.shape, key);
      if (isList(child)) {
        child.forEach((item, index) => {
          if (isObject(item)) look(item, inside(labels, around, key, under(place, index), nameOf(item)));
        });
      } else if (isObject(child) && !("value" in child)) {
        look(child, inside(labels, around, key, place, around.place === "" ? "" : label));
      } else {
        const current = plain(child) ?? null;
        const kind = kindOf(current, key in words);
        if (kind === null || typeof current === "object") continue;
        const choices = kind === "word" ? Object.entries(words[key] ?? {}).map(([id, name]) => ({ id, name })) : [];
        const group = around.place === "" ? general : around.group;
        found.push({ place, group, name: [...around.path, label].join(" · "), unit: unit ?? "", current, kind, choices });
      }
    }
  }

  look(scheme, { place: "", shape: "SchemeDocument", group: general, path: [] });
  return found;
}

function inside(labels: Labels, around: Around, key: string, place: string, name: string): Around {
  const group = around.place === "" ? labels.label("SchemeDocument", key).label : around.group;
  return { place, shape: shapeBelow(around.shape, key), group, path: name === "" ? around.path : [...around.path, name] };
}

function shapeBelow(shape: string, key: string): string {
  if (key === "items") return shape === "Barometer" ? "BarometerItem" : "Indicator";
  if (key === "rounding") return shape === "PayRule" ? "PayRounding" : "ScoreRounding";
  return BELOW[key] ?? key;
}

function nameOf(item: JsonObject): string {
  for (const key of ["name", "class", "id"]) {
    const name = item[key];
    if (typeof name === "string") return name;
  }
  return "";
}

function kindOf(value: Json, isWord: boolean): Figure["kind"] | null {
  if (typeof value === "number") return "whole";
  if (typeof value === "boolean") return "flag";
  if (typeof value !== "string") return null;
  if (isWord) return "word";
  return value === "none" || /^-?\d+(\.\d+)?$/.test(value) ? "decimal" : null;
}

export interface Range {
  readonly from: string;
  readonly to: string;
  readonly step: string;
}

/** A range worth trying around the present value: round figures, to be changed at will. */
export function usualRange(figure: Figure): Range {
  const key = figure.place.slice(figure.place.lastIndexOf(".") + 1);
  const now = Math.round(Number(figure.current) * 100);
  if (Number.isNaN(now) || figure.current === "none") return { from: "", to: "", step: "" };
  const [step, count] = USUAL[key] ?? (figure.kind === "whole" ? [now >= 10_000 ? 10_000 : 100, 5] : now >= 10_000 ? [10_000, 5] : [100, 5]);
  // In whole hundredths, so that no digit is lost.
  const text = (hundredths: number): string =>
    hundredths % 100 === 0 ? String(hundredths / 100) : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
  const from = Math.max(0, now - count * step);
  return { from: text(from), to: text(now + count * step), step: text(step) };
}

/** By key: the step and how many of them to either side, in hundredths. */
const USUAL: Readonly<Record<string, readonly [number, number]>> = {
  coefficient: [2, 10],
  ratio: [5, 4],
  roleFactor: [5, 6],
  from: [100, 5],
  share: [500, 4],
  places: [100, 5],
};
