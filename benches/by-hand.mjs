/**
 * The Huamachi scheme as somebody would write it who wants nothing but speed: integers in columns, no reasons, no problems, no other scheme.
 * What is read here is read before the clock runs.
 */

const hundredths = (text) => Math.round(Number(text) * 100);
const valueOf = (value) => (typeof value === "object" ? value.value : value);

export function columnsOf(scheme, quarter) {
  const leaves = scheme.indicators.flatMap((one) => one.items ?? [one]);
  const categories = scheme.categories.map(({ id }) => id);
  const posts = new Map(scheme.posts.map((post) => [post.id, post]));
  const villages = new Map(quarter.villages.map((village) => [village.id, village]));
  const coefficients = new Map(scheme.difficulty.classes.map(({ id, coefficient }) => [id, hundredths(valueOf(coefficient))]));
  const count = quarter.people.length;
  const columns = {
    count,
    leaves: leaves.length,
    categories: categories.length,
    standard: hundredths(valueOf(scheme.standard)),
    from: scheme.grading.grades.map(({ from }) => (from === undefined ? -Infinity : hundredths(valueOf(from)))),
    ratios: scheme.grading.grades.map(({ ratio }) => hundredths(valueOf(ratio))),
    scores: new Int32Array(count * leaves.length),
    weights: new Int32Array(count * leaves.length),
    moved: movedByEvents(scheme, quarter),
    category: new Uint8Array(count),
    coefficient: new Int32Array(count),
    months: new Uint8Array(count),
    isHit: hit(quarter, posts),
    decided: decided(scheme, quarter),
  };
  quarter.people.forEach((person, at) => {
    const village = villages.get(person.village);
    leaves.forEach((leaf, index) => {
      columns.scores[at * leaves.length + index] = hundredths(person.scores[leaf.id] ?? "0");
      columns.weights[at * leaves.length + index] = Number(village.weights?.[leaf.id] ?? valueOf(leaf.weight));
    });
    columns.category[at] = Math.min(...person.posts.map((post) => categories.indexOf(posts.get(post).category)));
    columns.coefficient[at] = coefficients.get(village.class);
    columns.months[at] = person.months;
  });
  return columns;
}

/** Score, rank, grade and pay of everybody, and the total in fen. */
export function settleByHand({ count, leaves, categories, standard, from, ratios, scores, weights, moved, category, coefficient, months, isHit, decided }) {
  const score = new Int32Array(count);
  for (let at = 0, cell = 0; at < count; at += 1) {
    let sum = 0;
    for (let leaf = 0; leaf < leaves; leaf += 1, cell += 1) sum += scores[cell] * weights[cell];
    score[at] = Math.max(0, Math.floor((sum + moved[at] * 100 + 50) / 100));
  }
  const rank = new Int32Array(count);
  for (let one = 0; one < categories; one += 1) {
    const cohort = [];
    for (let at = 0; at < count; at += 1) if (category[at] === one) cohort.push(at);
    // Who is hit by a red line stands behind everybody else.
    cohort.sort((a, b) => isHit[a] - isHit[b] || score[b] - score[a]);
    cohort.forEach((at, place) => {
      const above = cohort[place - 1];
      rank[at] = above !== undefined && score[above] === score[at] && isHit[above] === isHit[at] ? rank[above] : place + 1;
    });
  }
  const grade = new Uint8Array(count);
  const pay = new Float64Array(count);
  const worst = from.length - 1;
  let total = 0;
  for (let at = 0; at < count; at += 1) {
    let one = isHit[at] === 1 ? worst : 0;
    while (score[at] < from[one]) one += 1;
    grade[at] = decided[at] >= 0 ? decided[at] : one;
    // Ratio and coefficient are hundredths, months are of three.
    const exact = standard * ratios[grade[at]] * coefficient[at] * months[at];
    pay[at] = Math.floor((2 * exact + 30_000) / 60_000);
    total += pay[at];
  }
  return { score, rank, grade, pay, total };
}

/** Points of the barometer in hundredths; of one matter the most counts, and the bonus has a cap. */
function movedByEvents({ barometer }, { people, events }) {
  const at = new Map(people.map(({ id }, index) => [id, index]));
  const [bonus, deduction] = [new Int32Array(people.length), new Int32Array(people.length)];
  const most = new Map();
  for (const { person, item, count, matter } of events) {
    const about = barometer.items.find(({ id }) => id === item);
    const points = hundredths(valueOf(about.points)) * count;
    const index = at.get(person);
    if (about.kind === "deduction") deduction[index] += points;
    else {
      const key = `${person} ${about.group ?? item} ${matter}`;
      const before = most.get(key) ?? 0;
      bonus[index] += Math.max(0, points - before);
      most.set(key, Math.max(before, points));
    }
  }
  const cap = hundredths(valueOf(barometer.bonusCap));
  return bonus.map((points, index) => Math.min(points, cap) - deduction[index]);
}

/** Who is hit by an incident: the village's heads, the cadre of the grid, and the offender. */
function hit({ people, villages, incidents }, posts) {
  const isHit = new Uint8Array(people.length);
  for (const { village, grid, offender, offenderTicked } of incidents) {
    const cadre = villages.find(({ id }) => id === village).grids.find(({ id }) => id === grid)?.cadre;
    people.forEach((person, at) => {
      const held = person.posts.flatMap((post) => [post, ...(posts.get(post).holds ?? [])]);
      const isHead = person.village === village && (held.includes("secretary") || held.includes("director"));
      if (isHead || person.id === cadre || (person.id === offender && offenderTicked)) isHit[at] = 1;
    });
  }
  return isHit;
}

function decided({ grading }, { people, decisions }) {
  const grades = new Int8Array(people.length).fill(-1);
  for (const { person, grade } of decisions) grades[people.findIndex(({ id }) => id === person)] = grading.grades.findIndex(({ id }) => id === grade);
  return grades;
}
