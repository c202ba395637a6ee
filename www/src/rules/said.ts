/** What is wrong with the rules, in the words of their form: which field it is, and the choices by their names. */

import type { Language, Problem } from "../core";
import { isObject } from "../document/json";
import type { Json } from "../document/json";
import { fieldOf, stepsOf, textAt, under } from "../document/place";
import { editorWords } from "../editor/words";
import { labels as english } from "./labels.en";
import { labels as chinese } from "./labels.zh";
import type { Labels } from "./labels";
import { ORIGIN, ROOT, shapeOf } from "./shapes";
import type { Kind } from "./shapes";

/** A problem as the page shows it. */
export interface SaidProblem extends Problem {
  /** the field or record that it is about, as its form calls it */
  readonly about?: string;
}

/** Of a field that nothing was written into yet there is nothing else to say. */
const UNWRITTEN: ReadonlySet<string> = new Set(["empty-text", "not-decimal", "not-a-fraction", "not-a-day", "not-a-period", "not-one-of"]);

export function said(problem: Problem, scheme: Json | undefined, language: Language): SaidProblem {
  if (problem.document !== "scheme" || !isObject(scheme)) return problem;
  const labels = language === "en" ? english : chinese;
  const words = editorWords(language);
  const place = fieldOf(problem.place);
  const { path, kind, shape, key } = spotOf(scheme, place, labels, words.entry);
  const isChoice = kind?.is === "word" && kind.words !== undefined;
  const isUnwritten = UNWRITTEN.has(problem.code) && textAt(scheme, place) === "";
  const sentence = isUnwritten ? (isChoice || kind?.is === "reference" ? words.notChosen : words.notWritten) : problem.sentence;
  // "Fill it in" says nothing more.
  const hint = isUnwritten && problem.code === "empty-text" ? null : problem.hint;
  const choices = isChoice && problem.code === "not-one-of" ? words.oneOf((kind.words ?? []).map((word) => labels.word(shape, key, word))) : hint;
  return { ...problem, sentence, hint: choices, about: path.join(" · ") };
}

/** What a place of the rules is called in their form. */
export function placeName(scheme: Json | undefined, place: string, language: Language): string {
  return isObject(scheme) ? spotOf(scheme, fieldOf(place), language === "en" ? english : chinese, editorWords(language).entry).path.join(" · ") : place;
}

interface Spot {
  readonly path: readonly string[];
  readonly kind: Kind | undefined;
  readonly shape: string;
  readonly key: string;
}

/** 等次 · 优秀 · 最低分 */
function spotOf(scheme: Json, place: string, labels: Labels, numbered: (name: string, number: number) => string): Spot {
  const path: string[] = [];
  let kind: Kind | undefined = ROOT;
  let shape = "";
  let key = "";
  let here = "";
  for (const step of stepsOf(place)) {
    here = under(here, step);
    if (typeof step === "number") {
      kind = kind?.of;
      const name = ["name", "title", "class"].map((one) => textAt(scheme, under(here, one))).find((text) => text !== "");
      // An entry stands for its list, unless the list is what the section is about.
      if (path.length > 1) path.pop();
      path.push(name ?? numbered(kind?.shape === undefined ? labels.label(shape, key).label : labels.label(kind.shape, "").label, step + 1));
    } else if (kind?.is === "object" || ORIGIN.includes(step)) {
      shape = kind?.shape ?? "";
      key = step;
      kind = shapeOf(shape)[key]?.kind;
      path.push(labels.label(shape, key).label);
    } else {
      path.push(step);
      kind = kind?.of;
    }
  }
  return { path, kind, shape, key };
}
