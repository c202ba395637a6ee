/** The tables of the scheme, with one's own row lit. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Json } from "../document/json";
import { listAt, textAt, valueAt } from "../document/place";
import { money } from "../figure";
import { percent } from "../regulation/model";
import { fold } from "./field";
import type { Sight } from "./sight";

export function tables(sight: Sight): TemplateResult | typeof nothing {
  const grades = listAt(sight.trial.scheme, "grading.grades");
  const classes = listAt(sight.trial.scheme, "difficulty.classes");
  if (grades.length === 0 && classes.length === 0) return nothing;
  return fold("tables", sight.words.table.title, "", html`${grades.length === 0 ? nothing : gradeTable(sight, grades)}${classes.length === 0 ? nothing : classTable(sight, classes)}`);
}

function gradeTable(sight: Sight, grades: readonly Json[]): TemplateResult {
  const { table } = sight.words;
  const has = (key: string): boolean => grades.some((grade) => valueAt(grade, key) !== undefined);
  const [quota, ratio, amount] = [has("quota"), has("ratio"), has("amount")];
  return html`<table part="table">
    <caption>${table.grades}</caption>
    <thead><tr><th scope="col">${table.grade}</th><th scope="col">${table.score}</th>${quota ? html`<th scope="col">${table.quota}</th>` : nothing}${ratio ? html`<th scope="col">${table.ratio}</th>` : nothing}${amount ? html`<th scope="col">${table.amount}</th>` : nothing}</tr></thead>
    <tbody>
      ${grades.map((grade, index) => {
        const isOwn = textAt(grade, "id") === sight.line?.grade;
        return html`<tr class=${isOwn ? "own" : ""} part=${isOwn ? "row own-row" : "row"} data-grade=${textAt(grade, "id")}>
          <th scope="row">${textAt(grade, "name")}${isOwn ? html`<span class="here">${table.here}</span>` : nothing}</th>
          <td>${scoreOf(sight, grades, index)}</td>
          ${quota ? html`<td>${quotaOf(sight, grade)}</td>` : nothing}${ratio ? html`<td class="number">${percent(textAt(grade, "ratio"))}</td>` : nothing}${amount ? html`<td class="number">${money(textAt(grade, "amount"))}</td>` : nothing}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** The scores of a grade; where conditions or quotas decide too, only what the scheme says of this grade. */
function scoreOf({ words: { table } }: Sight, grades: readonly Json[], index: number): string {
  const own = grades[index];
  const tests = listAt(own, "tests").length;
  const isLadder = !grades.some((grade) => valueAt(grade, "quota") !== undefined || listAt(grade, "tests").length > 0);
  const from = textAt(own, "from");
  const below = textAt(own, "below") || (isLadder ? textAt(grades[index - 1], "from") : "");
  const line = from === "" ? (below === "" ? (tests === 0 ? table.rest : "") : table.below(below)) : below === "" ? table.from(from) : table.between(from, below);
  return [line, tests === 0 ? "" : table.conditions(tests)].filter((part) => part !== "").join("，");
}

function quotaOf({ words: { table } }: Sight, grade: Json): string {
  if (valueAt(grade, "quota") === undefined) return "";
  const [share, places] = [textAt(grade, "quota.share"), textAt(grade, "quota.places")];
  const size = share !== "" ? table.percent(share) : places !== "" ? table.people(places) : table.byTeam;
  return textAt(grade, "quota.bound") === "at-least" ? table.atLeast(size) : table.atMost(size);
}

function classTable(sight: Sight, classes: readonly Json[]): TemplateResult {
  const { table } = sight.words;
  return html`<table part="table">
    <caption>${table.classes}</caption>
    <thead><tr><th scope="col">${table.class}</th><th scope="col">${table.coefficient}</th></tr></thead>
    <tbody>
      ${classes.map((one) => {
        const isOwn = textAt(one, "id") === sight.line?.class;
        return html`<tr class=${isOwn ? "own" : ""} part=${isOwn ? "row own-row" : "row"} data-class=${textAt(one, "id")}>
          <th scope="row">${textAt(one, "id")}${isOwn ? html`<span class="here">${table.here}</span>` : nothing}</th><td class="number">${textAt(one, "coefficient")}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
