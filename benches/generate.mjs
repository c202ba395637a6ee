// The people of the benchmark: the same ones in any language and on any machine.
//
// xorshift32, 32-bit state without sign, seed 20261123 (0x01352903):
//     x ^= x << 13;  x ^= x >>> 17;  x ^= x << 5
// below(n) is the new state modulo n. The first five states: 649493033 3616994512 680721046 2411737014 3437494029
//
// Order of the draws, for i = 0, 1, 2 …: place = i % 7 (seven cadres a village), village = floor(i / 7)
//     if place is 0: class of the village = below(3)       0 = A, 1 = B, 2 = C
//     base = 6000 + below(3501)                            hundredths of a point
//     18 scores: base + below(501) each                    60.00 to 100.00
//     b = below(4), v = below(501): bonus = b is 0 ? v : 0          always two draws
//     d = below(4), w = below(501): deduction = d is 0 ? w : 0      always two draws
//     veto = below(200) is 0
// Places 0 and 1 (secretary, director) are category 0; 2, 3, 4 (committee) 1; 5, 6 (other staff) 2.

const SEED = 20261123;
export const SCORES = 18;
export const CATEGORY_OF_PLACE = [0, 0, 1, 1, 1, 2, 2];

function dice() {
  let x = SEED;
  return (n) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % n;
  };
}

/** Hands over one cadre after the other, in whole hundredths; the record is used again for the next. */
export function each(n, take) {
  const below = dice();
  const cadre = { index: 0, village: 0, place: 0, category: 0, class: 0, scores: new Array(SCORES).fill(0), bonus: 0, deduction: 0, veto: false };
  for (let i = 0; i < n; i += 1) {
    cadre.index = i;
    cadre.place = i % 7;
    cadre.village = (i - cadre.place) / 7;
    cadre.category = CATEGORY_OF_PLACE[cadre.place];
    if (cadre.place === 0) cadre.class = below(3);
    const base = 6000 + below(3501);
    for (let k = 0; k < SCORES; k += 1) cadre.scores[k] = base + below(501);
    const bonus = [below(4), below(501)];
    const deduction = [below(4), below(501)];
    cadre.bonus = bonus[0] === 0 ? bonus[1] : 0;
    cadre.deduction = deduction[0] === 0 ? deduction[1] : 0;
    cadre.veto = below(200) === 0;
    take(cadre);
  }
}

/** All of them as objects with numbers such as 92.03, as a program has them that has read a workbook. */
export function people(n) {
  const all = new Array(n);
  each(n, ({ index, village, place, category, class: cls, scores, bonus, deduction, veto }) => {
    all[index] = { village, place, category, class: cls, scores: scores.map((score) => score / 100), bonus: bonus / 100, deduction: deduction / 100, veto };
  });
  return all;
}
