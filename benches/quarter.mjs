// The same people as a quarter document. Who is equal across the quota's line has been decided on, as a town's meeting does:
// the order of the work is the index, and with us no order of a list settles anything.

import { scheme } from "./scheme.mjs";
import { hundredths, positions, vetoes } from "./work.mjs";

export { scheme };
const POSTS = ["secretary", "director", "member", "member", "member", "worker", "worker"];
const CATEGORIES = scheme.categories.map(({ id }) => id);

export const idOf = (index) => `p${String(index).padStart(7, "0")}`;
const villageOf = (index) => `v${String(index).padStart(7, "0")}`;

export function quarterOf(people, finals) {
  const villages = [];
  const events = [];
  const incidents = [];
  const day = "2026-11-02";
  const cadres = people.map(({ village, place, class: cls, scores, bonus, deduction, veto }, index) => {
    const id = idOf(index);
    if (place === 0) villages.push({ id: villageOf(village), name: `第${String(village)}村`, class: "ABC"[cls] });
    if (bonus > 0) events.push({ id: `b${id}`, person: id, item: "bonus", count: hundredths(bonus), date: day });
    if (deduction > 0) events.push({ id: `d${id}`, person: id, item: "deduction", count: hundredths(deduction), date: day });
    if (veto) incidents.push({ id: `i${id}`, redLine: "veto", village: villageOf(village), date: day, basis: "认定", offender: id });
    const written = scores.map((score, at) => [scheme.indicators[at].id, score.toFixed(2)]);
    return { id, name: `第${String(index)}人`, village: villageOf(village), posts: [POSTS[place]], months: 3, scores: Object.fromEntries(written) };
  });
  return {
    format: "cadre-pay/quarter/1",
    scheme: { id: scheme.id, version: scheme.version },
    period: "2026Q4",
    town: "基准测试",
    openingBalance: "0.00",
    villages,
    people: cadres,
    events,
    incidents,
    decisions: ties(people, finals).map(({ category, up }) => ({
      id: `tie-${CATEGORIES[category]}`, kind: "tie", category: CATEGORIES[category], grade: "A", up: up.map(idOf), reason: "会议决定", date: "2027-01-05",
    })),
  };
}

/** Of each category whose quota ends among equal finals: who of them goes up. */
export function ties(people, finals) {
  const vetoed = vetoes(people);
  const { position, quotas } = positions(people, finals, vetoed);
  const found = [];
  for (let category = 0; category < quotas.length; category += 1) {
    const own = people.map((_, index) => index).filter((index) => people[index].category === category && !vetoed[index]);
    const at = (place) => own.find((index) => position[index] === place);
    const [last, next] = [at(quotas[category]), at(quotas[category] + 1)];
    if (last === undefined || next === undefined || finals[last] !== finals[next] || finals[last] < 9000) continue;
    found.push({ category, up: own.filter((index) => finals[index] === finals[last] && position[index] <= quotas[category]) });
  }
  return found;
}
