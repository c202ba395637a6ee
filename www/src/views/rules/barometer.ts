import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { textAt, under, valueAt } from "../../document/place";
import { nameIn, rowsAt } from "../../quarter";
import { rule, ruleCell, section } from "./section";

/** Bonus and deduction items with their points and caps. */
export function barometerRules(bench: Bench): TemplateResult {
  const { rules, barometer } = bench.words;
  if (valueAt(bench.scheme, "barometer") === undefined) return html``;
  const groups = rowsAt(bench.scheme, "barometer.groups");
  return section(
    rules.barometer,
    html`<div class="fields">
        ${rule(bench, "barometer.bonusCap", rules.bonusCap, { hint: rules.noneHint })} ${rule(bench, "barometer.deductionCap", rules.deductionCap, { hint: rules.noneHint })}
      </div>
      <div class="table-region" role="region" tabindex="0" aria-label=${rules.barometer}>
        <table class="rule-table">
          <thead>
            <tr>
              <th scope="col">${barometer.item}</th>
              <th scope="col">${rules.kind}</th>
              <th scope="col">${rules.points}</th>
              <th scope="col">${rules.cap}</th>
              <th scope="col">${rules.group}</th>
            </tr>
          </thead>
          <tbody>
            ${rowsAt(bench.scheme, "barometer.items").map(
              (row) => html`<tr>
                <th scope="row">${row.name}</th>
                <td>${textAt(row.value, "kind") === "bonus" ? rules.bonus : rules.deduction}</td>
                <td>${ruleCell(bench, under(row.place, "points"), `${row.name} ${rules.points}`)}</td>
                <td>${ruleCell(bench, under(row.place, "cap"), `${row.name} ${rules.cap}`, "optional")}</td>
                <td>${nameIn(groups, textAt(row.value, "group"))}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  );
}
