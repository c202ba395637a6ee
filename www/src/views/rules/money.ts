import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { labelledChoice } from "../../parts/fields";
import { options, rule, ruleChoice, section } from "./section";

/** Standard, rounding, pro-rating and what happens to the pool. */
export function moneyRules(bench: Bench): TemplateResult {
  const { rules, columns } = bench.words;
  return section(
    rules.money,
    html`<div class="fields">
      ${rule(bench, "standard", rules.standard, { unit: columns.yuan })} ${rule(bench, "pay.rounding.step", rules.payStep, { unit: columns.yuan })}
      ${mode(bench, "pay.rounding.mode", rules.payMode)} ${ruleChoice(bench, "pay.proRating", rules.proRating, options(rules.proRatings))}
      ${ruleChoice(bench, "pool.setAside", rules.setAside, options(rules.setAsides))}
      ${ruleChoice(bench, "pool.whenOver", rules.whenOver, options(rules.whenOvers))}
      ${ruleChoice(bench, "pool.whenUnder", rules.whenUnder, options(rules.whenUnders))}
    </div>`,
  );
}

export function mode(bench: Bench, place: string, name: string): TemplateResult {
  return labelledChoice(bench, { document: "scheme", place, name }, options(bench.words.rules.modes));
}
