/** Difficulty classes and how one is suggested. */

import { under } from "../../document/place";
import { mainLevel } from "../level";
import { item, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, periodWords } from "./words";

const ON: Readonly<Record<string, string>> = { pay: "难度系数乘在补贴上，不影响得分和等次", score: "难度系数乘在加分、扣分之后的得分上", assessed: "难度系数乘在加分、扣分之前的得分上" };

export function difficulty(r: Reader): Paragraph[][] {
  const list = r.places("difficulty.classes").map((place) => item(say`${r.say("DifficultyClass", under(place, "id"))}类，系数${r.value("DifficultyClass", under(place, "coefficient"))}${r.note(place)}；`));
  const on = r.has("difficulty.on") ? r.chosen("Difficulty", "difficulty.on", ON) : [ON["pay"] ?? ""];
  return [[one(say`村按工作难度分为下列类别，从难到易排列。${on}${r.note("difficulty")}：`), ...list], ...(r.has("difficulty.suggestion") ? [suggestion(r)] : [[one([`各村的难度类别由镇里${periodWords(mainLevel(r)).each}确定。`])]])];
}

const UNITS: Readonly<Record<string, string>> = { registeredPopulation: "人", residentPopulation: "人" };

function suggestion(r: Reader): Paragraph[] {
  const place = "difficulty.suggestion";
  const shown = (of: string) => (text: string) => `${text}${UNITS[r.word(under(of, "by"))] ?? ""}`;
  const list = r.places(under(place, "bands"));
  const bands = list.map((band, index) => {
    const from = under(band, "from");
    const isRest = index === list.length - 1 && r.word(from) === "0";
    const above = index === 0 ? "" : `不满${shown(place)(r.word(under(list[index - 1] ?? "", "from")))}`;
    return item(say`${isRest ? [r.mark(from, "其余的"), ...r.note(from)] : say`达到${r.value("Band", from, shown(place))}${above}的`}，建议为${r.say("Band", under(band, "class"))}类${r.note(band)}；`);
  });
  const moves = r.places(under(place, "moves")).map((move) => {
    const at = (key: string): string => under(move, key);
    const parts: Pieces[] = [
      r.has(at("harderFrom")) ? say`达到${r.value("Move", at("harderFrom"), shown(move))}的，往难升一类` : [],
      r.has(at("easierBelow")) ? say`低于${r.value("Move", at("easierBelow"), shown(move))}的，往易降一类` : [],
    ];
    return item(say`${r.say("Move", at("by"))}${clauses(parts, "；")}${r.note(move)}；`);
  });
  return [
    one(say`各村的难度类别由镇里确定，建议类别供参考。建议类别按${r.say("Suggestion", under(place, "by"))}分档${r.note(place)}：`),
    ...bands,
    ...(moves.length === 0 ? [] : [one(["建议类别再按下列情况升降，几项合计后不超出首尾两类："]), ...moves]),
  ];
}
