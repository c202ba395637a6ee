/** Written by hand, whole hundredths and fen in numbers: exact below 2^53. What a good programmer would write for this one scheme. */
import { COEFFICIENTS, hundredths, positions, RATIOS, THRESHOLDS, vetoes, WEIGHTS } from "../work.mjs";

export const load = () => ({ run });

function run(people) {
  const finals = new Int32Array(people.length);
  for (let i = 0; i < people.length; i += 1) {
    const { scores, bonus, deduction } = people[i];
    let weighted = 0;
    for (let k = 0; k < WEIGHTS.length; k += 1) weighted += hundredths(scores[k]) * WEIGHTS[k];
    finals[i] = Math.floor((weighted + 50) / 100) + hundredths(bonus) - hundredths(deduction);
  }
  const vetoed = vetoes(people);
  const { position, quotas } = positions(people, finals, vetoed);
  const grades = new Uint8Array(people.length);
  const pay = new Float64Array(people.length);
  for (let i = 0; i < people.length; i += 1) {
    const [final, { category, class: cls }] = [finals[i], people[i]];
    const excellent = position[i] <= quotas[category] && final >= THRESHOLDS[0];
    const grade = vetoed[i] ? 3 : excellent ? 0 : final >= THRESHOLDS[1] ? 1 : final >= THRESHOLDS[2] ? 2 : 3;
    grades[i] = grade;
    pay[i] = Math.floor((240000 * RATIOS[grade] * COEFFICIENTS[cls] + 500000) / 1000000);
  }
  return { finals, grades, pay };
}
