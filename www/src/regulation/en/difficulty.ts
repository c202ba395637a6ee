/** Difficulty classes and how one is suggested. */

import { under } from "../../document/place";
import { mainLevel } from "../level";
import { item, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, counted, periodWords } from "./words";

const ON: Readonly<Record<string, string>> = {
  pay: "The coefficient multiplies pay and changes neither score nor grade",
  score: "The coefficient multiplies the score after bonus and deduction",
  assessed: "The coefficient multiplies the score before bonus and deduction",
};

export function difficulty(r: Reader): Paragraph[][] {
  const list = r.places("difficulty.classes").map((place) => item(say`class ${r.say("DifficultyClass", under(place, "id"))}, coefficient ${r.value("DifficultyClass", under(place, "coefficient"))}${r.note(place)};`));
  const on = r.has("difficulty.on") ? r.chosen("Difficulty", "difficulty.on", ON) : [ON["pay"] ?? ""];
  const assigned = r.has("difficulty.suggestion") ? suggestion(r) : [one([`The town assigns the class of each village, ${periodWords(mainLevel(r)).often}.`])];
  return [[one(say`Villages are classed by difficulty, from hardest to easiest. ${on}${r.note("difficulty")}:`), ...list], assigned];
}

const UNITS: Readonly<Record<string, (text: string) => string>> = { registeredPopulation: counted("person", "people"), residentPopulation: counted("person", "people") };

function suggestion(r: Reader): Paragraph[] {
  const place = "difficulty.suggestion";
  const shown = (of: string) => UNITS[r.word(under(of, "by"))] ?? ((text: string) => text);
  const list = r.places(under(place, "bands"));
  const bands = list.map((band, index) => {
    const from = under(band, "from");
    const isRest = index === list.length - 1 && r.word(from) === "0";
    const above = index === 0 ? " on" : ` to below ${shown(place)(r.word(under(list[index - 1] ?? "", "from")))}`;
    return item(say`${isRest ? [r.mark(from, "below that"), ...r.note(from)] : say`from ${r.value("Band", from, shown(place))}${above}`}: class ${r.say("Band", under(band, "class"))}${r.note(band)};`);
  });
  const moves = r.places(under(place, "moves")).map((move) => {
    const at = (key: string): string => under(move, key);
    const parts: Pieces[] = [
      r.has(at("harderFrom")) ? say`from ${r.value("Move", at("harderFrom"), shown(move))} on one class harder` : [],
      r.has(at("easierBelow")) ? say`below ${r.value("Move", at("easierBelow"), shown(move))} one class easier` : [],
    ];
    return item(say`${r.say("Move", at("by"))}: ${clauses(parts)}${r.note(move)};`);
  });
  return [
    one(say`The town assigns the class of each village; one is suggested by ${r.say("Suggestion", under(place, "by"))}${r.note(place)}:`),
    ...bands,
    ...(moves.length === 0 ? [] : [one(["The suggestion is then moved, all moves together not beyond the first and the last class:"]), ...moves]),
  ];
}
