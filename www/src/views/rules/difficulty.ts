import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { listAt, textAt, under, valueAt } from "../../document/place";
import { rowsAt } from "../../quarter";
import { rule, section } from "./section";

/** Classes with their coefficients, and the rule that suggests a class. */
export function difficultyRules(bench: Bench): TemplateResult {
  const { rules } = bench.words;
  const classes = rowsAt(bench.scheme, "difficulty.classes");
  return section(
    rules.difficulty,
    html`<div class="fields">${classes.map((row) => rule(bench, under(row.place, "coefficient"), rules.coefficientOf(row.id)))}</div>
      ${valueAt(bench.scheme, "difficulty.suggestion") === undefined ? nothing : suggestion(bench)}`,
  );
}

function suggestion(bench: Bench): TemplateResult {
  const { rules, villages } = bench.words;
  const measure = (id: string): string => (id === "registeredPopulation" || id === "residentPopulation" || id === "workload" ? villages[id] : id);
  const place = "difficulty.suggestion";
  const by = measure(textAt(bench.scheme, `${place}.by`));
  return html`<h4>${rules.suggestion(by)}</h4>
    <div class="fields">
      ${listAt(bench.scheme, `${place}.bands`).map((band, index) =>
        rule(bench, under(place, "bands", index, "from"), rules.bandFrom(textAt(band, "class"), by), { kind: "whole" }),
      )}
      ${listAt(bench.scheme, `${place}.moves`).map((move, index) => {
        const name = measure(textAt(move, "by"));
        return html`${rule(bench, under(place, "moves", index, "harderFrom"), rules.harderFrom(name), { kind: "whole" })}
        ${rule(bench, under(place, "moves", index, "easierBelow"), rules.easierBelow(name), { kind: "whole" })}`;
      })}
    </div>`;
}
