import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { under } from "../../document/place";
import { problemsOf } from "../../parts/fields";
import { leavesOf } from "../../quarter";
import type { Leaf } from "../../quarter";
import { ruleCell, section } from "./section";

/** Every indicator with its points or its weight. */
export function indicatorRules(bench: Bench): TemplateResult {
  const { rules } = bench.words;
  const leaves = leavesOf(bench.scheme);
  return section(
    rules.indicators,
    html`<div class="table-region" role="region" tabindex="0" aria-label=${rules.indicators}>
        <table class="rule-table">
          <thead>
            <tr>
              <th scope="col">${rules.aspect}</th>
              <th scope="col">${rules.indicator}</th>
              <th scope="col">${leaves.some((leaf) => leaf.weight !== "") ? rules.weight : rules.points}</th>
            </tr>
          </thead>
          <tbody>
            ${leaves.map((leaf) => indicator(bench, leaf))}
          </tbody>
        </table>
      </div>
      ${problemsOf(bench, { document: "scheme", place: "indicators" })}`,
  );
}

function indicator(bench: Bench, leaf: Leaf): TemplateResult {
  const { rules } = bench.words;
  const key = leaf.weight === "" ? "points" : "weight";
  return html`<tr>
    <td>${leaf.path.join(" · ")}</td>
    <th scope="row">${leaf.name}</th>
    <td>${ruleCell(bench, under(leaf.place, key), `${leaf.name} ${rules[key]}`)}</td>
  </tr>`;
}
