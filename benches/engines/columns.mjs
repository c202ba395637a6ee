/** This project, columns: filled from the objects that the other engines get, settled, and left where they stand. */
import { init } from "../../pkg/dist/index.js";
import { initColumns, openColumns } from "../../pkg/dist/columns.js";
import { each, SCORES } from "../generate.mjs";
import { load as byHand } from "./hand.mjs";
import { scheme, ties } from "../quarter.mjs";
import { hundredths } from "../work.mjs";

const POSTS = [0, 1, 2, 2, 2, 3, 3];
const NARROW = 0xffff;

export async function load({ core, columns } = {}) {
  await init(core);
  await initColumns(columns);
  return { prepare, run, results };
}

function prepare(people) {
  const decisions = ties(people, byHand().run(people).finals).map(({ category, up }) => ({ category, village: null, grade: 0, up }));
  return { people, decisions };
}

function run({ people, decisions }) {
  let events = 0;
  for (const { bonus, deduction } of people) events += (bonus > 0) + (deduction > 0);
  const columns = openColumns(scheme, { period: "2026Q4", people: people.length, villages: Math.ceil(people.length / 7), events });
  const { marks, village, post, class: classes, eventPerson, eventItem, eventCount } = columns;
  const incidents = [];
  let event = 0;
  const note = (person, item, count) => {
    eventPerson[event] = person;
    eventItem[event] = item;
    eventCount[event] = count;
    event += 1;
  };
  for (let i = 0; i < people.length; i += 1) {
    const cadre = people[i];
    const { scores, bonus, deduction } = cadre;
    for (let k = 0; k < SCORES; k += 1) marks[i * SCORES + k] = hundredths(scores[k]);
    village[i] = cadre.village;
    post[i] = POSTS[cadre.place];
    if (cadre.place === 0) classes[cadre.village] = cadre.class;
    if (bonus > 0) note(i, 0, hundredths(bonus));
    if (deduction > 0) note(i, 1, hundredths(deduction));
    if (cadre.veto) incidents.push({ redLine: 0, village: cadre.village, offender: i });
  }
  columns.setIncidents(incidents);
  columns.setDecisions(decisions);
  columns.settle();
  return columns;
}

export function results(columns) {
  if (columns.ties().length > 0) throw new Error("a tie waits");
  const { score, grade, pay } = columns;
  if (score.some((units) => units % 100 !== 0 || units > NARROW * 100)) throw new Error("scores are whole hundredths");
  return { finals: score.map((units) => units / 100), grades: grade, pay: pay.filter((_, at) => at % 2 === 0) };
}

/** The columns of so many people, filled one by one, and whoever is equal across a quota's line decided by index. */
export function filled(n) {
  let events = 0;
  each(n, ({ bonus, deduction }) => (events += (bonus > 0) + (deduction > 0)));
  const columns = openColumns(scheme, { period: "2026Q4", people: n, villages: Math.ceil(n / 7), events });
  const { marks, village, post, class: classes, eventPerson, eventItem, eventCount } = columns;
  const incidents = [];
  let event = 0;
  each(n, (cadre) => {
    marks.set(cadre.scores, cadre.index * SCORES);
    village[cadre.index] = cadre.village;
    post[cadre.index] = POSTS[cadre.place];
    classes[cadre.village] = cadre.class;
    for (const [item, count] of [cadre.bonus, cadre.deduction].entries()) {
      if (count === 0) continue;
      eventPerson[event] = cadre.index;
      eventItem[event] = item;
      eventCount[event] = count;
      event += 1;
    }
    if (cadre.veto) incidents.push({ redLine: 0, village: cadre.village, offender: cadre.index });
  });
  columns.setIncidents(incidents);
  columns.settle();
  columns.setDecisions(columns.ties().map(({ category, village: of, grade, places, people }) => ({ category, village: of, grade, up: people.subarray(0, places) })));
  return columns;
}
