/** Publicodes, evaluated twice for each cadre: it cannot rank. */
import Engine from "publicodes";
import { COEFFICIENTS, RATIOS, STANDARD, WEIGHTS } from "../../work.mjs";
import { gradeOf, inTwoPasses } from "./two-passes.mjs";

const inputs = [...WEIGHTS.map((_, k) => `s${String(k)}`), "bonus", "deduction", "position", "quota", "vetoed", "coefficient", "known"];
const ratios = RATIOS.map((ratio) => ratio / 100);
const rules = {
  ...Object.fromEntries(inputs.map((name) => [name, {}])),
  weighted: { somme: WEIGHTS.map((weight, k) => `s${String(k)} * ${String(weight / 100)}`) },
  rounded: { valeur: "weighted", arrondi: "2 décimales" },
  final: { valeur: "rounded + bonus - deduction", arrondi: "2 décimales" },
  grade: {
    variations: [
      { si: "vetoed", alors: "'D'" },
      { si: { "toutes ces conditions": ["position <= quota", "known >= 90"] }, alors: "'A'" },
      { si: "known >= 75", alors: "'B'" },
      { si: "known >= 60", alors: "'C'" },
      { sinon: "'D'" },
    ],
  },
  ratio: { variations: [..."ABC"].map((letter, at) => ({ si: `grade = '${letter}'`, alors: ratios[at] })).concat({ sinon: ratios[3] }) },
  pay: { valeur: `${String(STANDARD)} * ratio * coefficient`, arrondi: "2 décimales" },
};

export function load() {
  const quiet = () => {};
  const engine = new Engine(rules, { logger: { warn: quiet, error: quiet, log: quiet }, strict: { situation: true } });
  const value = (name) => engine.evaluate(name).nodeValue;
  const first = (people) =>
    people.map(({ scores, bonus, deduction }) => {
      engine.setSituation({ ...Object.fromEntries(scores.map((score, k) => [`s${String(k)}`, score])), bonus, deduction });
      return Math.round(value("final") * 100);
    });
  const second = (rows) => {
    const [grades, pay] = [[], []];
    for (const { vetoed, position, quota, final, class: cls } of rows) {
      engine.setSituation({ vetoed: vetoed ? "oui" : "non", position, quota, known: final / 100, coefficient: COEFFICIENTS[cls] / 10000 });
      grades.push(gradeOf(value("grade")));
      pay.push(Math.round(value("pay") * 100));
    }
    return { grades, pay };
  };
  return { run: inTwoPasses(first, second) };
}
