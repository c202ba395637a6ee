/** How many stand in each grade, each category by itself, against the places that the grade has. */

import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { CategoryLine, Settlement } from "../core";
import { textAt } from "../document/place";
import { rowsAt } from "../quarter";
import { fitting, patternOf, picture, widthOf } from "./frame";
import type { Drawing } from "./frame";
import { pictureWords } from "./words";

const WIDTH = 320;
const ROW = 24;
const TOP = 26;
const MOST_NAME = 100;
const COUNT = 84;

type GradeCount = CategoryLine["grades"][number];

export function gradeCounts(bench: Bench, settlement: Settlement): TemplateResult | typeof nothing {
  const words = pictureWords(bench.language);
  const cohorts = settlement.categories.filter(({ grades }) => grades.length > 0);
  if (cohorts.length === 0) return nothing;
  const grading = rowsAt(bench.scheme, "grading.grades");
  const least = new Set(grading.filter(({ value }) => textAt(value, "quota.bound") === "at-least").map(({ id }) => id));
  const hasPlaces = cohorts.some(({ grades }) => grades.some(({ places }) => places !== null));
  const nameOf = ({ name }: CategoryLine): string => (name === "" ? bench.words.ranking.everybody : name);
  const countOf = ({ grade, people, places }: GradeCount): string => {
    if (places === null) return bench.words.ranking.inGrade(people);
    return least.has(grade) ? `${people}${words.grades.atLeast(places)}` : words.grades.ofPlaces(people, places);
  };
  return picture(words, {
    id: "grades",
    title: hasPlaces ? words.grades.titlePlaces : words.grades.title,
    drawings: cohorts.map((cohort, index) => drawing(nameOf(cohort), cohort, index, countOf)),
    table: {
      heads: [{ name: words.grades.cohort }, { name: bench.words.columns.grade }, { name: words.grades.count, isFigure: true }, ...(hasPlaces ? [{ name: words.grades.places, isFigure: true }] : [])],
      rows: cohorts.flatMap((cohort) =>
        cohort.grades.map(({ name, people, places }) => [nameOf(cohort), name, String(people), ...(hasPlaces ? [places === null ? words.noLimit : String(places)] : [])]),
      ),
    },
  });
}

function drawing(title: string, { grades }: CategoryLine, index: number, countOf: (grade: GradeCount) => string): Drawing {
  const left = Math.min(MOST_NAME, Math.max(...grades.map(({ name }) => widthOf(name)))) + 8;
  const most = Math.max(1, ...grades.map(({ people, places }) => Math.max(people, places ?? 0)));
  const length = (count: number): number => ((WIDTH - left - COUNT) * count) / most;
  const bars = grades.map((grade, row) => {
    const y = TOP + row * ROW;
    const end = left + length(Math.max(grade.people, grade.places ?? 0));
    return svg`<text class="drawing-text" x="0" y=${y + 14}>${fitting(grade.name, MOST_NAME)}</text>
      ${row % 2 === 0 ? svg`<rect class="drawing-solid" x=${left} y=${y + 2} width=${length(grade.people)} height="15"></rect>` : svg`<rect class="drawing-outline" fill=${patternOf("grades", "hatch", index)} x=${left} y=${y + 2} width=${length(grade.people)} height="15"></rect>`}
      ${grade.places === null ? nothing : svg`<line class="drawing-limit" x1=${left + length(grade.places)} x2=${left + length(grade.places)} y1=${y - 1} y2=${y + 20}></line>`}
      <text class="drawing-text" x=${end + 6} y=${y + 14}>${countOf(grade)}</text>`;
  });
  return {
    name: `${title}: ${grades.map((grade) => `${grade.name} ${countOf(grade)}`).join(", ")}`,
    width: WIDTH,
    height: TOP + grades.length * ROW + 4,
    content: [svg`<text class="drawing-text drawing-strong" x="0" y="14">${title}</text>`, ...bars],
  };
}
