/** A letter in a few lines, to be copied into a message. */

import { isZero, money } from "../figure";
import type { SettledLine } from "../letter/letter";
import type { Words } from "./words";

export function letterText(words: Words, { town, period, name, village, posts, score, rank, among, category, grade, pay, notes, objection, on, rules }: SettledLine): string {
  const facts = [
    score === null ? "" : `${words.result.score} ${score}`,
    rank === null ? "" : words.result.rank(category, rank, among),
    grade === null ? "" : `${words.result.grade} ${grade}`,
    pay === null ? "" : `${words.result.pay} ${money(pay.earned)} ${words.result.yuan}`,
    pay === null || isZero(pay.adjustments) ? "" : `${words.result.net} ${money(pay.net)} ${words.result.yuan}`,
  ];
  return [
    words.letter.title(town, period),
    [name, village === name ? "" : village, posts].filter((part) => part !== "").join(" "),
    ...facts.filter((fact) => fact !== ""),
    ...notes,
    `${words.letter.rules(rules.title, rules.version)}${rules.isDraft ? ` ${words.draft}` : ""}`,
    words.letter.settled(on),
    ...(objection === "" ? [] : [words.letter.objection(objection)]),
  ].join("\n");
}
