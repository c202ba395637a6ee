import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { textAt, under, valueAt } from "../../document/place";
import { choice, flag, input, labelledChoice, problemsOf } from "../../parts/fields";
import { originMark } from "../../parts/marks";
import { rowsAt } from "../../quarter";
import type { Row } from "../../quarter";
import { mode } from "./money";
import { options, rule, ruleCell, section } from "./section";

/** Score rounding and bounds, grades with thresholds or quotas and ratios, and ties. */
export function gradeRules(bench: Bench): TemplateResult {
  const { rules, columns } = bench.words;
  return section(
    rules.grades,
    html`<div class="table-region" role="region" tabindex="0" aria-label=${rules.grades}>
        <table class="rule-table">
          <thead>
            <tr>
              <th scope="col">${columns.grade}</th>
              <th scope="col">${rules.from}</th>
              <th scope="col">${rules.below}</th>
              <th scope="col">${rules.quota}</th>
              <th scope="col">${rules.ratio}</th>
            </tr>
          </thead>
          <tbody>
            ${rowsAt(bench.scheme, "grading.grades").map((row) => grade(bench, row))}
          </tbody>
        </table>
      </div>
      <div class="fields">
        ${labelledChoice(bench, { document: "scheme", place: "grading.tie.rule", name: rules.tie }, options(rules.ties))}
        <div class="field">
          ${flag(bench, { document: "scheme", place: "grading.redLinedInHeadcount", name: rules.redLinedInHeadcount })}
          ${originMark(bench, "grading.redLinedInHeadcount")}
        </div>
        ${rule(bench, "score.rounding.step", rules.scoreStep)} ${mode(bench, "score.rounding.mode", rules.scoreMode)}
        ${rule(bench, "score.floor", rules.scoreFloor, { hint: rules.noneHint })} ${rule(bench, "score.ceiling", rules.scoreCeiling, { hint: rules.noneHint })}
      </div>`,
  );
}

function grade(bench: Bench, row: Row): TemplateResult {
  const { rules } = bench.words;
  const at = (key: string): string => under(row.place, key);
  const name = (what: string): string => `${row.name} ${what}`;
  return html`<tr>
    <th scope="row">${row.name} ${problemsOf(bench, { document: "scheme", place: row.place })}</th>
    <td>${ruleCell(bench, at("from"), name(rules.from), "optional")}</td>
    <td>${ruleCell(bench, at("below"), name(rules.below), "optional")}</td>
    <td>${valueAt(row.value, "quota") === undefined ? html`<span class="hint">${rules.noQuota}</span>` : quota(bench, row)}</td>
    <td>${ruleCell(bench, at("ratio"), name(rules.ratio))}</td>
  </tr>`;
}

function quota(bench: Bench, row: Row): TemplateResult {
  const { rules } = bench.words;
  const at = (key: string): string => under(row.place, "quota", key);
  const key = textAt(row.value, "quota.places") === "" ? "share" : "places";
  const field = { document: "scheme", place: at(key), name: `${row.name} ${rules[key]}`, size: "figure", kind: key === "places" ? "whole" : "text" } as const;
  return html`<span class="quota">
    ${choice(bench, { document: "scheme", place: at("bound"), name: `${row.name} ${rules.quota}` }, options(rules.bounds))} ${input(bench, field)}
    <span class="unit">${rules[key]}</span> ${originMark(bench, at(key), { isBrief: true })} ${problemsOf(bench, field)}
  </span>`;
}
