/** Puts the chapters together, numbers them, and adds whatever no chapter told. */

import { isObject } from "../document/json";
import { under, valueAt } from "../document/place";
import { knownIds } from "../rules/ids";
import { keysOf, ORIGIN, shapeOf } from "../rules/shapes";
import { mainLevel, teamLevel } from "./level";
import type { Level } from "./level";
import { joined } from "./model";
import type { Chapter, Paragraph, Pieces, Regulation } from "./model";
import type { Reader } from "./reader";
import { rest } from "./rest";

export type Articles = (r: Reader) => Paragraph[][];

/** A scheme that leaves a part out has no article about it. */
export const when =
  (key: string, articles: Articles): Articles =>
  (r) =>
    r.has(key) ? articles(r) : [];

type OfLevel = (r: Reader, level: Level) => Paragraph[][];
export const main =
  (articles: OfLevel): Articles =>
  (r) =>
    articles(r, mainLevel(r));
export const inTeam = (key: string, articles: OfLevel): Articles => when(`team.${key}`, (r) => articles(r, teamLevel(r)));

export interface PlannedChapter {
  readonly title: string;
  /** the keys of the scheme that the chapter is about: what its sentences leave out follows them */
  readonly keys: readonly string[];
  readonly say: readonly Articles[];
}

export interface Plan {
  readonly article: (number: number) => string;
  readonly chapter: (number: number, title: string) => string;
  readonly bullet: (number: number, level: number) => string;
  readonly annex: (number: number, title: string) => string;
  readonly warning: string;
  readonly legend: string;
  readonly chapters: readonly PlannedChapter[];
  readonly last: PlannedChapter;
  readonly sources: string;
  readonly examples: string;
  readonly codes: string;
  readonly code: (name: Pieces[number], id: Pieces[number]) => Pieces;
}

const SHAPE = "SchemeDocument";
const ANNEXED = ["format", "sources", "examples"];

/** The last item of a list ends as a sentence does. */
function ended(r: Reader, article: readonly Paragraph[]): Paragraph[] {
  return article.map((paragraph, index) => {
    const [last] = paragraph.pieces.slice(-1);
    const goesOn = (article[index + 1]?.level ?? 0) > 0;
    if (goesOn || typeof last !== "string" || last.trim() !== r.manner.semicolon.trim()) return paragraph;
    return { ...paragraph, pieces: [...paragraph.pieces.slice(0, -1), r.manner.stop] };
  });
}

export function regulationOf(r: Reader, plan: Plan): Regulation {
  const title = [r.say(SHAPE, "title")];
  // Before the chapters, so that ids are not told a second time there.
  const codes = codesOf(r, plan);
  const planned = [...plan.chapters, ...unplanned(r, plan), plan.last];
  const told = planned.map((chapter) => ({ title: chapter.title, articles: articlesOf(r, chapter) })).filter(({ articles }) => articles.length > 0);
  const annexes = [
    { title: plan.sources, articles: r.places("sources").map((place) => source(r, place)) },
    { title: plan.examples, articles: r.places("examples").map((place) => example(r, place)) },
    { title: plan.codes, articles: [[{ level: 0, pieces: [...joined([...codes, ...moreCodes(r, plan)], r.manner.semicolon), r.manner.stop] }]] },
  ].filter(({ articles }) => articles.length > 0);
  return {
    title,
    legend: plan.legend,
    warning: r.plain("status") === "draft" ? plan.warning : "",
    chapters: numbered(plan, told),
    annexes: annexes.map((annex, index) => ({ title: plan.annex(index + 1, annex.title), articles: annex.articles.map((article, number) => itemized(plan, article, number + 1)) })),
  };
}

function articlesOf(r: Reader, { keys, say }: PlannedChapter): Paragraph[][] {
  const told = say.flatMap((sentences) => sentences(r)).map((article) => ended(r, article));
  const more = keys.filter((key) => r.has(key)).flatMap((key) => restOfKey(r, key));
  return [...told, ...more];
}

function restOfKey(r: Reader, key: string): Paragraph[][] {
  const kind = shapeOf(SHAPE)[key]?.kind;
  const { label } = r.labels.label(SHAPE, key);
  const value = valueAt(r.scheme, key);
  if (kind === undefined) return [[{ level: 0, pieces: [`${key}${r.manner.colon}`, r.mark(key, typeof value === "string" ? value : JSON.stringify(value))], isListed: true }]];
  const paragraphs = rest(r, kind, SHAPE, key, 1);
  if (paragraphs.length === 0) return [];
  const [only] = paragraphs;
  if (paragraphs.length === 1 && only !== undefined) return [[{ level: 0, pieces: [`${label}${r.manner.colon}`, ...only.pieces, r.manner.stop], isListed: true }]];
  return [[{ level: 0, pieces: [`${label}${r.manner.colon}`], isListed: true }, ...paragraphs]];
}

/** Sections that no chapter of the plan is about, each as a chapter of its own; keys of no known section in the last. */
function unplanned(r: Reader, plan: Plan): PlannedChapter[] {
  if (!isObject(r.scheme)) return [];
  const known = new Set([...ANNEXED, ...ORIGIN, ...plan.last.keys, ...plan.chapters.flatMap(({ keys }) => keys)]);
  const sections = keysOf(SHAPE, r.labels.order(SHAPE)).filter((key) => !known.has(key) && r.has(key));
  const strange = Object.keys(r.scheme).filter((key) => !known.has(key) && !(key in shapeOf(SHAPE)));
  return [...sections, ...strange].map((key) => ({ title: r.labels.label(SHAPE, key).label, keys: [key], say: [] }));
}

function source(r: Reader, place: string): Paragraph[] {
  const pieces: Pieces = [r.bare("Source", under(place, "title")), ...(r.has(under(place, "date")) ? [r.manner.comma, r.bare("Source", under(place, "date"))] : []), ...r.note(place)];
  return [{ level: 1, pieces }, ...rest(r, { is: "object", shape: "Source" }, SHAPE, place, 2)];
}

function example(r: Reader, place: string): Paragraph[] {
  const quarter = under(place, "quarter");
  r.code(r.labels.label("QuarterDocument", "format").label, under(quarter, "format"));
  for (const key of ["id", "version"]) r.code(r.labels.label("SchemeName", key).label, under(quarter, "scheme", key));
  const note = r.has(under(place, "note")) ? [r.manner.colon, r.say("Example", under(place, "note"))] : [];
  return [{ level: 1, pieces: [r.say("Example", under(place, "name")), ...note] }, ...rest(r, { is: "object", shape: "Example" }, SHAPE, place, 0)];
}

/** Ids are for files and not for rules, so they stand together at the end. */
function codesOf(r: Reader, plan: Plan): Pieces[] {
  const known = knownIds(r.scheme).filter(({ id, name, place }) => id !== name && !place.startsWith("examples"));
  const codes = known.map(({ name, place, shape }) => plan.code(name, r.bare(shape, under(place, "id"))));
  return r.has("format") ? [plan.code(r.labels.label(SHAPE, "format").label, r.bare(SHAPE, "format")), ...codes] : codes;
}

/** Ids that other parts left for the end; the same one is said once. */
function moreCodes(r: Reader, plan: Plan): Pieces[] {
  const codes = new Map(r.codes.map(([name, id]) => [`${name} ${id.text}`, plan.code(name, { ...id, mark: null, source: "" })]));
  return [...codes.values()];
}

function numbered(plan: Plan, chapters: readonly Chapter[]): Chapter[] {
  let number = 0;
  return chapters.map(({ title, articles }, index) => ({
    title: plan.chapter(index + 1, title),
    articles: articles.map(([first, ...more]) => {
      number += 1;
      return first === undefined ? [] : bulleted(plan, [{ ...first, lead: plan.article(number) }, ...more]);
    }),
  }));
}

/** What an annex lists is numbered through. */
function itemized(plan: Plan, [first, ...more]: readonly Paragraph[], number: number): Paragraph[] {
  if (first === undefined) return [];
  return [first.level === 1 ? { ...first, lead: plan.bullet(number, 1) } : first, ...bulleted(plan, more)];
}

function bulleted(plan: Plan, article: readonly Paragraph[]): Paragraph[] {
  const counts: number[] = [];
  return article.map((paragraph) => {
    const { level } = paragraph;
    counts.length = level + 1;
    counts[level] = (counts[level] ?? 0) + 1;
    return level === 0 ? paragraph : { ...paragraph, lead: plan.bullet(counts[level] ?? 1, level) };
  });
}
