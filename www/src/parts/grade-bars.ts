/** How many people of a category stand in each grade, against the grade's quota. */

import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { CategoryLine } from "../core";
import { textAt } from "../document/place";
import { rowsAt } from "../quarter";

/** grades: where the rules have them */
export function gradeBars(bench: Bench, category: CategoryLine, grades = "grading.grades"): TemplateResult {
  const { words } = bench;
  // So many at least are no places to be filled: more than that is in order.
  const least = new Set(rowsAt(bench.scheme, grades).filter(({ value }) => textAt(value, "quota.bound") === "at-least").map(({ id }) => id));
  const count = ({ grade, people, places }: CategoryLine["grades"][number]): string => {
    if (places === null) return words.ranking.inGrade(people);
    return least.has(grade) ? `${words.ranking.inGrade(people)}${words.ranking.atLeast(places)}` : words.ranking.ofPlaces(people, places);
  };
  return html`<ul class="grade-bars" aria-label=${words.ranking.bars(category.name)}>
    ${category.grades.map(
      (grade) => html`<li class="grade-bar">
        <span class="grade-name">${grade.name}</span>
        ${bar(grade.people, grade.places, Math.max(category.people, 1))}
        <span class="grade-count">${count(grade)}</span>
      </li>`,
    )}
    ${category.pending + category.undecided === 0
      ? nothing
      : html`<li class="grade-bar grade-open">${words.ranking.open(category.pending, category.undecided)}</li>`}
  </ul>`;
}

function bar(people: number, places: number | null, most: number): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 ${most} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="bar-rest" width=${most} height="10"></rect><rect class="bar-done" width=${people} height="10"></rect>`}
    ${places === null ? nothing : svg`<line class="bar-quota" x1=${places} x2=${places} y1="0" y2="10"></line>`}
  </svg>`;
}
