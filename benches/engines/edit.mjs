/** This project, one score changed in a quarter that is open, and changed back: two edits, each with everybody's settlement. */
import { init, open } from "../../pkg/dist/index.js";
import { prepare as documents, results } from "./documents.mjs";

export const runsPerCall = 2;

export async function load({ core } = {}) {
  await init(core);
  return { prepare, run, results };
}

function prepare(people) {
  const [scheme, quarter] = documents(people);
  return { quarter: open(scheme, quarter), score: people[people.length >> 1].scores[0].toFixed(2), place: `people[${people.length >> 1}].scores.i01` };
}

function run({ quarter, score, place }) {
  const never = () => {
    throw new Error("one score is no reason to read everything again");
  };
  quarter.change([[place, "71.50"]], never);
  return quarter.change([[place, score]], never);
}
