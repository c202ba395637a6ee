/** This project, documents: two texts in, a settlement as JavaScript objects out, every line of it. */
import { init, settle } from "../../pkg/dist/index.js";
import { load as byHand } from "./hand.mjs";
import { quarterOf, scheme } from "../quarter.mjs";

export async function load({ core } = {}) {
  await init(core);
  return { prepare, run: ([rules, quarter]) => settle(rules, quarter), results };
}

export const prepare = (people) => [JSON.stringify(scheme), JSON.stringify(quarterOf(people, byHand().run(people).finals))];

export function results(answer) {
  if (answer.kind !== "settled") throw new Error(JSON.stringify(answer.problems.slice(0, 3)));
  const { lines } = answer.settlement;
  const whole = (key) => lines.map((line) => Number(line[key].replace(".", "")));
  return { finals: whole("score"), grades: lines.map(({ grade }) => "ABCD".indexOf(grade)), pay: whole("pay") };
}
