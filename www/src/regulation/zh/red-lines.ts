/** Red lines: what happens, to whom, and with what effect. */

import { under } from "../../document/place";
import { hitsOf, mainLevel, originOfHits } from "../level";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, subjectWords } from "./words";

export function redLines(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const { all } = subjectWords(level);
  const places = r.places("redLines");
  const isVeto = (place: string): boolean => !r.has(under(place, "grade")) && r.plain(under(place, "keepsGrade")) !== true;
  const hitsTeams = !r.has("team.grading") ? "" : "村集体被追究的，同样定为集体等次的最后一等。";
  const general = places.some(isVeto)
    ? [[one([`触碰高压线的，${places.every(isVeto) ? "" : "除下列情形另有规定的外，"}实行一票否决，直接定为最后一个等次，排在一起排名的其他${all}之后，不占名额。${hitsTeams}`])]]
    : [];
  const [first, ...more] = places;
  const isSame = first !== undefined && more.length > 0 && more.every((place) => hitsOf(r, place) === hitsOf(r, first) && originOfHits(r, place) === originOfHits(r, first));
  const list = places.map((place, index) => {
    const before = places[index - 1];
    const isAgain = before !== undefined && hitsOf(r, place) === hitsOf(r, before);
    const told = isSame ? sameHits(r, place, "") : isAgain ? sameHits(r, place, "追究范围同前项") : whom(r, level, place);
    const whole = clauses([told, effect(r, place)], "；");
    return item(say`${r.say("RedLine", under(place, "name"))}${whole.length === 0 ? [] : say`：${whole}`}${r.note(place)}；`);
  });
  return [...general, [one(isSame ? say`发生下列情形之一的，${whom(r, level, first)}：` : ["高压线情形和追究范围如下："]), ...list]];
}

/** What is said once of all of them is not said again of each; a note of its own is. */
function sameHits(r: Reader, place: string, words: string): Pieces {
  const hits = under(place, "hits");
  for (const key of ["gridCadre", "offender", "everybody", "village"]) r.tell(under(hits, key));
  for (const post of r.places(under(hits, "posts"))) r.tell(post);
  return [...(words === "" ? [] : [r.mark(under(hits, "offender"), words)]), ...r.note(hits)];
}

/** Who is hit. What a red line does not hit is not said of villages and households, which hold no posts and no grids. */
function whom(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, "hits", key);
  const flag = (key: string, yes: string): Pieces => {
    r.tell(at(key));
    return r.plain(at(key)) === true ? [r.mark(at(key), yes)] : [];
  };
  const posts = r.names("Hits", at("posts"));
  const hit = [flag("gridCadre", "事发网格的包抓干部"), posts.length === 0 ? [] : say`事发村的${joined(posts, "、")}`, flag("everybody", `事发村的全部${subjectWords(level).all}`), flag("village", level.subject === "village" ? "事发村" : "事发村的集体")];
  const told = clauses(hit, "、");
  return clauses([told.length === 0 ? [] : say`追究${told}`, offender(r, level, at("offender")), r.note(under(place, "hits"))]);
}

const OFFENDER: Readonly<Record<string, string>> = { always: "追究当事人", "when-ticked": "是否追究当事人在登记时写明", never: "不追究当事人" };

function offender(r: Reader, level: Level, place: string): Pieces {
  r.tell(place);
  return level.subject !== "person" && r.word(place) === "never" ? [] : r.chosen("Hits", place, OFFENDER);
}

function effect(r: Reader, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const items = r.places(at("withholds")).map((entry): Pieces => [r.named("pay.items", entry)]);
  r.tell(at("keepsGrade"));
  return clauses([
    r.has(at("grade")) ? say`照常排名，但等次最高定为${r.named("grading.grades", at("grade"))}` : [],
    r.plain(at("keepsGrade")) === true ? [r.mark(at("keepsGrade"), "等次和名次不变")] : [],
    items.length === 0 ? [] : say`${r.has(at("grade")) || r.plain(at("keepsGrade")) === true ? "" : "并"}不发${joined(items, "、")}`,
  ]);
}
