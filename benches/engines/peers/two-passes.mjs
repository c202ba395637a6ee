/** For engines that look at one row or sheet at a time: finals, then ranking in plain JavaScript, then grade and pay. */
import { positions, vetoes } from "../../work.mjs";

/** `first(people)` gives finals in hundredths; `second(rows)` gives grades 0 to 3 and pay in fen. */
export function inTwoPasses(first, second) {
  return (people) => {
    const finals = Int32Array.from(first(people));
    const vetoed = vetoes(people);
    const { position, quotas } = positions(people, finals, vetoed);
    const rows = people.map((cadre, i) => ({ vetoed: vetoed[i] === 1, position: position[i], quota: quotas[cadre.category], final: finals[i], class: cadre.class }));
    const { grades, pay } = second(rows);
    return { finals, grades: Uint8Array.from(grades), pay: Float64Array.from(pay) };
  };
}

export const gradeOf = (letter) => "ABCD".indexOf(letter);
