/** One person's score on a ruler with the grades as its rungs, between the neighbours in rank. */

import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { DecimalText, Line, Reason, Settlement } from "../core";
import { fitting, patternOf, picture } from "./frame";
import { byScore } from "./gap";
import { cohortMates, gradeLines, nextGradeOf } from "./grade-lines";
import type { NextGrade } from "./grade-lines";
import { pictureWords } from "./words";
import type { Words } from "./words";

/** what the panel of the reasons leaves */
const WIDTH = 264;
const HEIGHT = 230;
const TOP = 12;
const BOTTOM = 218;
/** the ruler, with the grades to its left and people to its right */
const LEFT = 64;
const RIGHT = 86;
const APART = 18;

interface Mark {
  readonly text: string;
  readonly score: DecimalText;
  readonly isOwn: boolean;
}

export function ladder(bench: Bench, settlement: Settlement, line: Line, reasons: readonly Reason[], isOpen: boolean): TemplateResult | typeof nothing {
  const words = pictureWords(bench.language);
  const lines = gradeLines(bench);
  if (line.score === null || (lines.length === 0 && line.rank === null)) return nothing;
  const next = nextGradeOf(bench, settlement, line);
  const answer = next === null ? standing(words, line) : answerOf(words, next);
  const marks: Mark[] = [...neighbours(reasons, "above"), { text: words.ladder.own(line.name, line.score), score: line.score, isOwn: true }, ...neighbours(reasons, "below")];
  const scores = cohortMates(settlement, line).flatMap(({ score }) => (score === null ? [] : [score]));
  return html`<details class="sum" ?open=${isOpen}>
    <summary>${answer}</summary>
    ${picture(words, {
      id: "ladder",
      title: words.ladder.title(line.name),
      answer,
      drawings: [
        {
          name: `${[...lines.map(({ name, from }) => words.ladder.from(name, from)), ...marks.map(({ text }) => text)].join(", ")}`,
          width: WIDTH,
          height: HEIGHT,
          content: drawn(lines, marks, scores),
        },
      ],
      table: {
        heads: [{ name: words.ladder.mark }, { name: bench.words.columns.score, isFigure: true }],
        rows: [...lines.map(({ name, from }) => [words.ladder.lineOf(name), from]), ...marks.map(({ text, score }) => [text, score])],
      },
    })}
  </details>`;
}

function answerOf(words: Words, next: NextGrade): string {
  switch (next.by) {
    case "line":
      return words.ladder.line(next.gap, next.name);
    case "places":
      return words.ladder.places(next.name, next.places, next.last, next.gap);
    case "conditions":
      return words.ladder.conditions(next.name);
  }
}

function standing(words: Words, line: Line): string {
  if (line.redLined) return words.ladder.redLined;
  return line.gradeName === null ? words.ladder.plain : words.ladder.at(line.gradeName);
}

/** Who stands next in rank, as the core tells it. */
function neighbours(reasons: readonly Reason[], kind: "above" | "below"): Mark[] {
  const steps = reasons.find((reason) => reason.kind.startsWith("rank"))?.steps ?? [];
  return steps.flatMap((step) => (step.kind === kind && step.figure !== null ? [{ text: step.sentence, score: step.figure, isOwn: false }] : []));
}

function drawn(lines: ReturnType<typeof gradeLines>, marks: readonly Mark[], scores: readonly DecimalText[]): TemplateResult {
  const all = [...scores, ...marks.map(({ score }) => score), ...lines.map(({ from }) => from)].sort(byScore).map(Number);
  const margin = Math.max((all[0] ?? 0) - (all[all.length - 1] ?? 0), 1) * 0.06;
  const highest = (all[0] ?? 0) + margin;
  const lowest = (all[all.length - 1] ?? 0) - margin;
  const y = (score: number): number => TOP + ((BOTTOM - TOP) * (highest - score)) / (highest - lowest);
  const bands = lines.map(({ name, from }, index) => {
    const top = index === 0 ? TOP : y(Number(lines[index - 1]?.from));
    const bottom = y(Number(from));
    return svg`${index % 2 === 0 ? svg`<rect fill=${patternOf("ladder", "dots")} x=${LEFT} y=${top} width=${RIGHT - LEFT} height=${bottom - top}></rect>` : nothing}
      <line class="drawing-limit" x1=${LEFT - 6} x2=${RIGHT} y1=${bottom} y2=${bottom}></line>
      <text class="drawing-text drawing-end" x=${LEFT - 10} y=${bottom - 3}>${fitting(name, LEFT - 12)}</text>
      <text class="drawing-text drawing-end drawing-quiet" x=${LEFT - 10} y=${bottom + 12}>${from}</text>`;
  });
  return svg`<rect class="drawing-outline drawing-empty" x=${LEFT} y=${TOP} width=${RIGHT - LEFT} height=${BOTTOM - TOP}></rect>
    ${bands} ${labels(marks, y)}`;
}

/** Labels keep apart from each other; a line leads from each to its score. */
function labels(marks: readonly Mark[], y: (score: number) => number): TemplateResult[] {
  const places = marks.map(({ score }) => y(Number(score)));
  const own = marks.findIndex(({ isOwn }) => isOwn);
  const middle = Math.min(Math.max(places[own] ?? 0, TOP + APART * own + 4), BOTTOM - APART * (marks.length - 1 - own));
  const shown = marks.map((_, index) => {
    const distance = APART * (index - own);
    const place = places[index] ?? 0;
    return distance < 0 ? Math.min(place, middle + distance) : Math.max(place, middle + distance);
  });
  return marks.map(({ text, isOwn }, index) => {
    const place = places[index] ?? 0;
    const label = Math.min(Math.max(shown[index] ?? 0, TOP), BOTTOM);
    return svg`${isOwn ? svg`<rect class="drawing-solid" x=${LEFT} y=${place - 2} width=${RIGHT - LEFT} height="4"></rect>` : svg`<line class="drawing-bracket" x1=${LEFT + 6} x2=${RIGHT} y1=${place} y2=${place}></line>`}
      <path class="drawing-grid" d="M${RIGHT} ${place}L${RIGHT + 14} ${label}"></path>
      <text class="drawing-text ${isOwn ? "drawing-strong" : ""}" x=${RIGHT + 18} y=${label + 4}>${fitting(text, WIDTH - RIGHT - 18)}</text>`;
  });
}
