/** ZEN's expressions in the browser's package. Results are asked for as whole numbers: it cuts decimals off. */
import { readFileSync } from "node:fs";
import { COEFFICIENTS, RATIOS, STANDARD, WEIGHTS } from "../../work.mjs";
import { inTwoPasses } from "./two-passes.mjs";

const file = (name) => new URL(`../../node_modules/@gorules/zen-engine-wasm/dist/${name}`, import.meta.url);
const AT_ONCE = 1000;
const sum = WEIGHTS.map((weight, k) => `#.scores[${String(k)}] * ${String(weight / 100)}`).join(" + ");
const FINAL = `map(rows, (round(${sum}, 2) + #.bonus - #.deduction) * 100)`;
const GRADE = "map(rows, #.vetoed ? 3 : (#.position <= #.quota and #.final >= 9000) ? 0 : #.final >= 7500 ? 1 : #.final >= 6000 ? 2 : 3)";
const [a, b, c, d] = RATIOS.map((own) => String(own / 100));
const PAY = `map(rows, round(${String(STANDARD)} * (#.grade == 0 ? ${a} : #.grade == 1 ? ${b} : #.grade == 2 ? ${c} : ${d}) * #.coefficient, 2) * 100)`;

export async function load() {
  const zen = await import(file("zen_engine_wasm.js"));
  zen.initSync({ module: readFileSync(file("zen_engine_wasm_bg.wasm")) });
  const each = (rows, expression) => {
    const found = [];
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const variable = new zen.Variable({ rows: rows.slice(start, start + AT_ONCE) });
      found.push(...variable.evaluateExpression(expression));
      variable.free();
    }
    return found;
  };
  const second = (rows) => {
    const grades = each(rows, GRADE);
    return { grades, pay: each(grades.map((grade, i) => ({ grade, coefficient: COEFFICIENTS[rows[i].class] / 10000 })), PAY) };
  };
  return { run: inTwoPasses((people) => each(people, FINAL), second) };
}
