// The work that every engine does. benches/scheme.json says the same as a scheme document.
//
//  1 weighted  = sum of score × weight                       exact: four decimal places
//  2 final     = weighted, half up to 0.01, + bonus − deduction
//  3 vetoed    = own veto; places 0 and 1 also by any veto of their village
//  4 position  = in the category: not vetoed first, then by final, highest first, then by index
//  5 quota     = floor(20 % of the category), the vetoed among them
//  6 grade     = D if vetoed; A if position ≤ quota and final ≥ 90; B if final ≥ 75; C if final ≥ 60; else D
//  7 pay       = 2400 × ratio × coefficient, half up to 0.01
//
// Ratios, thresholds and coefficients are made up for the benchmark; they are nobody's policy.
export const WEIGHTS = [10, 10, 10, 10, 10, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3]; // hundredths
export const STANDARD = 2400;
export const RATIOS = [120, 100, 85, 50]; // hundredths, A to D
export const COEFFICIENTS = [11667, 10833, 10000]; // ten-thousandths, A to C
export const QUOTA = 20;
export const THRESHOLDS = [9000, 7500, 6000]; // hundredths

/** FNV-1a over final, grade and pay of everybody, by number of people. */
export const CHECK = new Map([
  [100, "44fcc250"],
  [10_000, "ec023623"],
  [100_000, "3ef05b3e"],
  [1_000_000, "bb7e285a"],
  [5_000_000, "afebb41e"],
]);

/** Finals in hundredths, grades 0 to 3, pay in fen. */
export function hashOf({ finals, grades, pay }) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < finals.length; i += 1) {
    hash = Math.imul(hash ^ finals[i], 0x01000193);
    hash = Math.imul(hash ^ grades[i], 0x01000193);
    hash = Math.imul(hash ^ pay[i], 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Who is vetoed. */
export function vetoes(people) {
  const vetoed = new Uint8Array(people.length);
  for (let start = 0; start < people.length; start += 7) {
    const end = Math.min(start + 7, people.length);
    let any = false;
    for (let i = start; i < end; i += 1) {
      if (people[i].veto) {
        vetoed[i] = 1;
        any = true;
      }
    }
    for (let i = start; any && i < Math.min(start + 2, end); i += 1) vetoed[i] = 1;
  }
  return vetoed;
}

/** Everybody's position, from 1, and the quota of each category. */
export function positions(people, finals, vetoed) {
  const groups = [[], [], []];
  for (let i = 0; i < people.length; i += 1) groups[people[i].category].push(i);
  const position = new Int32Array(people.length);
  for (const group of groups) {
    group.sort((a, b) => vetoed[a] - vetoed[b] || finals[b] - finals[a] || a - b);
    for (let at = 0; at < group.length; at += 1) position[group[at]] = at + 1;
  }
  return { position, quotas: groups.map((group) => Math.floor((group.length * QUOTA) / 100)) };
}

export const hundredths = (x) => Math.round(x * 100); // exact for what has two decimal places
