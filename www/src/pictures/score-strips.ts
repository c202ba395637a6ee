/** Everybody's score on one ruler, a strip for each village, with the grade lines across: who is just below one? */

import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { DecimalText, Line, Settlement } from "../core";
import { fitting, picture } from "./frame";
import { byScore, gapBetween, isAtLeast } from "./gap";
import { decidedIn, gradeLines } from "./grade-lines";
import type { GradeLine } from "./grade-lines";
import { pictureWords } from "./words";

const WIDTH = 540;
const LEFT = 76;
const RIGHT = 344;
const TOP = 24;
const RADIUS = 3.5;
/** so close below a line somebody is named */
const NEAR = "1";

interface Scored {
  readonly line: Line;
  readonly score: DecimalText;
  /** to the next line, if it is near */
  readonly short: DecimalText | null;
}

interface Strip {
  readonly name: string;
  readonly scored: readonly Scored[];
}

/** People stand by village, villages by category; households have accounts and no ruler. */
export function scoreStrips(bench: Bench, settlement: Settlement): TemplateResult | typeof nothing {
  const words = pictureWords(bench.language);
  const lines = gradeLines(bench);
  const strips = stripsOf(bench, settlement, lines).filter(({ scored }) => scored.length > 0);
  const all = strips.flatMap(({ scored }) => scored).sort((one, other) => byScore(one.score, other.score));
  if (bench.system.subject === "household" || all.length < 2) return nothing;
  const near = all.filter(({ short }) => short !== null);
  const lowest = all[all.length - 1]?.score ?? "0";
  const hasNear = lines.some(({ isEnough, from }) => isEnough && !isAtLeast(lowest, from));
  return picture(words, {
    id: "strips",
    title: hasNear ? words.strips.title(NEAR) : words.strips.spread,
    answer: [hasNear ? words.strips.answer(bench.words.ranking.people(near.length), isNamed(strips)) : "", all.some(({ line }) => line.redLined) ? words.strips.redLined : ""].join(""),
    drawings: [{ name: words.strips.name(bench.words.ranking.people(all.length)), ...drawn(bench, strips, all, lines) }],
    table: {
      heads: [{ name: bench.words.columns.name }, { name: words.strips.where }, { name: bench.words.columns.score, isFigure: true }, { name: bench.words.columns.grade }, { name: words.strips.short, isFigure: true }],
      rows: all.map(({ line, score, short }) => [line.name, line.villageName, score, line.gradeName ?? "", short ?? ""]),
    },
  });
}

function stripsOf(bench: Bench, settlement: Settlement, lines: readonly GradeLine[]): Strip[] {
  const decided = decidedIn(bench.quarter);
  const scoredOf = (of: readonly Line[]): Scored[] =>
    of.flatMap((line) => (line.score === null ? [] : [{ line, score: line.score, short: line.redLined || decided.has(line.person) ? null : shortOf(line.score, lines) }])).sort((one, other) => byScore(other.score, one.score));
  if (bench.system.subject === "person") return settlement.villages.map(({ id, name }) => ({ name, scored: scoredOf(settlement.lines.filter(({ village }) => village === id)) }));
  return settlement.categories.map(({ id, name }) => ({
    name: name === "" ? bench.words.ranking.everybody : name,
    scored: scoredOf(settlement.lines.filter(({ category }) => id === "" || category === id)),
  }));
}

/** Whoever is near is named beside the strip, unless all stand on a single one; the table has everybody. */
function isNamed(strips: readonly Strip[]): boolean {
  return strips.length > 1;
}

/** How much is missing to the nearest line above, if that is little. */
function shortOf(score: DecimalText, lines: readonly GradeLine[]): DecimalText | null {
  const above = lines.filter(({ from }) => !isAtLeast(score, from)).pop();
  if (above?.isEnough !== true) return null;
  const gap = gapBetween(score, above.from);
  return isAtLeast(NEAR, gap) ? gap : null;
}

function drawn(bench: Bench, strips: readonly Strip[], all: readonly Scored[], lines: readonly GradeLine[]): { width: number; height: number; content: TemplateResult[] } {
  const words = pictureWords(bench.language);
  const right = isNamed(strips) ? RIGHT : WIDTH - 8;
  const lowest = Number(all[all.length - 1]?.score);
  const highest = Number(all[0]?.score);
  const margin = Math.max((highest - lowest) * 0.04, 0.5);
  const x = (score: DecimalText): number => LEFT + ((right - LEFT) * (Number(score) - lowest + margin)) / (highest - lowest + 2 * margin);
  const shownLines = lines.filter(({ from }) => Number(from) >= lowest - margin && Number(from) <= highest + margin);
  let y = TOP;
  const rows = strips.map(({ name, scored }) => {
    const levels = levelsOf(scored.map(({ score }) => x(score)));
    const height = Math.max(20, 12 + 7 * Math.max(...levels.map((level) => level + 1)));
    const base = y + height - 10;
    y += height;
    const near = scored.filter(({ short }) => short !== null);
    const named = near.map(({ line, short }) => words.strips.near(line.name, short ?? "")).join(bench.words.listMark);
    return svg`<line class="drawing-grid" x1=${LEFT} x2=${right} y1=${base} y2=${base}></line>
      <text class="drawing-text" x="0" y=${base + 4}>${fitting(name, LEFT - 8)}</text>
      ${scored.map(({ score, short, line }, index) => dot(x(score), base - 7 * (levels[index] ?? 0), line.redLined ? "red" : short !== null ? "near" : "plain"))}
      ${isNamed(strips) ? svg`<text class="drawing-text" x=${right + 10} y=${base + 4}>${fitting(named, WIDTH - right - 12)}</text>` : nothing}`;
  });
  const across = shownLines.map(
    ({ name, from }) => svg`<line class="drawing-limit" x1=${x(from)} x2=${x(from)} y1=${TOP - 6} y2=${y}></line>
      <text class="drawing-text drawing-middle" x=${x(from)} y=${TOP - 10}>${name} ${from}</text>`,
  );
  return { width: WIDTH, height: y + 4, content: [...across, ...rows] };
}

/** Dots that would cover each other stand on top of each other; they come from left to right. */
function levelsOf(places: readonly number[]): number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= 2 * RADIUS);
    const level = free < 0 ? ends.length : free;
    ends[level] = place;
    return level;
  });
}

/** Near a line: a ring around it; under a red line: a cross. */
function dot(x: number, y: number, kind: "plain" | "near" | "red"): TemplateResult {
  if (kind === "red") return svg`<path class="drawing-cross" d="M${x - 3} ${y - 3}L${x + 3} ${y + 3}M${x - 3} ${y + 3}L${x + 3} ${y - 3}"></path>`;
  return kind === "near" ? svg`<circle class="drawing-ring" cx=${x} cy=${y} r=${RADIUS}></circle>` : svg`<circle class="drawing-dot" cx=${x} cy=${y} r=${RADIUS - 0.5}></circle>`;
}
