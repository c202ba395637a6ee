/** json-logic-js: no rounding and binary floats only, so the rules are of whole hundredths, half up written with a remainder. */
import jsonLogic from "json-logic-js";
import { COEFFICIENTS, hundredths, RATIOS, THRESHOLDS, WEIGHTS } from "../../work.mjs";
import { inTwoPasses } from "./two-passes.mjs";

const of = (name) => ({ var: name });
const halfUp = (x, by) => {
  const more = { "+": [x, by / 2] };
  return { "/": [{ "-": [more, { "%": [more, by] }] }, by] };
};
const weighted = { "+": WEIGHTS.map((weight, k) => ({ "*": [of(`scores.${String(k)}`), weight] })) };
const FINAL = { "-": [{ "+": [halfUp(weighted, 100), of("bonus")] }, of("deduction")] };
const [a, b, c] = THRESHOLDS.map((threshold) => ({ ">=": [of("final"), threshold] }));
const GRADE = { if: [of("vetoed"), 3, { and: [{ "<=": [of("position"), of("quota")] }, a] }, 0, b, 1, c, 2, 3] };
const ratio = { if: [...RATIOS.slice(0, 3).flatMap((own, grade) => [{ "==": [of("grade"), grade] }, own]), RATIOS[3]] };
const PAY = halfUp({ "*": [240000, ratio, of("coefficient")] }, 1000000);

export const load = () => ({
  run: inTwoPasses(
    (people) => people.map(({ scores, bonus, deduction }) => jsonLogic.apply(FINAL, { scores: scores.map(hundredths), bonus: hundredths(bonus), deduction: hundredths(deduction) })),
    (rows) => {
      const grades = rows.map((row) => jsonLogic.apply(GRADE, row));
      return { grades, pay: rows.map((row, i) => jsonLogic.apply(PAY, { grade: grades[i], coefficient: COEFFICIENTS[row.class] })) };
    },
  ),
});
