/** The work as formulas of a sheet. A to R scores, S bonus, T deduction, U coefficient, V final; W grade and X pay in the second pass. */
import { COEFFICIENTS, RATIOS, STANDARD, WEIGHTS } from "../../work.mjs";

const COLUMNS = [..."ABCDEFGHIJKLMNOPQR"];
const [a, b, c, d] = RATIOS.map((ratio) => String(ratio / 100));

export const WIDTH = 22;
export const FINAL = 21;

export const inputs = (people) => people.map(({ scores, bonus, deduction, class: cls }, i) => {
  const sum = WEIGHTS.map((weight, k) => `${COLUMNS[k]}${String(i + 1)}*${String(weight / 100)}`).join("+");
  return [...scores, bonus, deduction, COEFFICIENTS[cls] / 10000, `=ROUND(${sum},2)+S${String(i + 1)}-T${String(i + 1)}`];
});

export const formulas = (rows) => rows.map(({ vetoed, position, quota }, i) => {
  const row = String(i + 1);
  const reaches = (score) => `ROUND(V${row},2)>=${String(score)}`;
  const grade = vetoed ? '="D"' : `=IF(AND(${String(position)}<=${String(quota)},${reaches(90)}),"A",IF(${reaches(75)},"B",IF(${reaches(60)},"C","D")))`;
  return [grade, `=ROUND(${String(STANDARD)}*IF(W${row}="A",${a},IF(W${row}="B",${b},IF(W${row}="C",${c},${d})))*U${row},2)`];
});
