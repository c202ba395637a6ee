/** The work with a decimal library: its methods under names that both have. Ranking is plain JavaScript. */
import { COEFFICIENTS, positions, RATIOS, STANDARD, THRESHOLDS, vetoes, WEIGHTS } from "../work.mjs";

export function withLibrary(Decimal, halfUp) {
  const scaled = (list, by) => list.map((n) => new Decimal(n).div(by));
  const [weights, ratios, coefficients, thresholds] = [scaled(WEIGHTS, 100), scaled(RATIOS, 100), scaled(COEFFICIENTS, 10000), scaled(THRESHOLDS, 100)];
  const standard = new Decimal(STANDARD);
  const run = (people) => {
    const exact = new Array(people.length);
    const finals = new Int32Array(people.length);
    for (let i = 0; i < people.length; i += 1) {
      const { scores, bonus, deduction } = people[i];
      let weighted = new Decimal(0);
      for (let k = 0; k < weights.length; k += 1) weighted = weighted.plus(new Decimal(scores[k]).times(weights[k]));
      exact[i] = halfUp(weighted).plus(bonus).minus(deduction);
      finals[i] = exact[i].times(100).toNumber();
    }
    const vetoed = vetoes(people);
    const { position, quotas } = positions(people, finals, vetoed);
    const grades = new Uint8Array(people.length);
    const pay = new Float64Array(people.length);
    for (let i = 0; i < people.length; i += 1) {
      const reaches = (grade) => exact[i].gte(thresholds[grade]);
      const excellent = position[i] <= quotas[people[i].category] && reaches(0);
      const grade = vetoed[i] ? 3 : excellent ? 0 : reaches(1) ? 1 : reaches(2) ? 2 : 3;
      grades[i] = grade;
      pay[i] = halfUp(standard.times(ratios[grade]).times(coefficients[people[i].class])).times(100).toNumber();
    }
    return { finals, grades, pay };
  };
  return { run };
}
