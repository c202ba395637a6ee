/** Red lines: what happens, to whom, and with what effect. */

import { under } from "../../document/place";
import { hitsOf, mainLevel, originOfHits } from "../level";
import type { Level } from "../level";
import { item, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, listed, subjectWords } from "./words";

export function redLines(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const places = r.places("redLines");
  const isVeto = (place: string): boolean => !r.has(under(place, "grade")) && r.plain(under(place, "keepsGrade")) !== true;
  const hitsTeams = r.has("team.grading") ? " A village that is hit as a team has the last grade of villages likewise." : "";
  const general = places.some(isVeto)
    ? [[one([`Whoever is hit by a red line ${places.every(isVeto) ? "" : "that says nothing else "}has the last grade, is ranked after all other ${subjectWords(level).all} that are ranked together, and takes no place of a quota.${hitsTeams}`])]]
    : [];
  const [first, ...more] = places;
  const isSame = first !== undefined && more.length > 0 && more.every((place) => hitsOf(r, place) === hitsOf(r, first) && originOfHits(r, place) === originOfHits(r, first));
  const list = places.map((place, index) => {
    const before = places[index - 1];
    const isAgain = before !== undefined && hitsOf(r, place) === hitsOf(r, before);
    const told = isSame ? sameHits(r, place, "") : isAgain ? sameHits(r, place, "it hits the same") : whom(r, level, place);
    const whole = clauses([told, effect(r, place)], "; ");
    return item(say`${r.say("RedLine", under(place, "name"))}${whole.length === 0 ? [] : say`: ${whole}`}${r.note(place)};`);
  });
  return [...general, [one(isSame ? say`In each of the following, ${whom(r, level, first)}:` : ["The red lines, and whom they hit:"]), ...list]];
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
  const hit = [flag("gridCadre", "the cadre in charge of the grid"), posts.length === 0 ? [] : say`the village's ${listed(posts)}`, flag("everybody", `all ${subjectWords(level).all} of the village`), flag("village", level.subject === "village" ? "the village" : "the village as a team")];
  const told = listed(hit.filter((pieces) => pieces.length > 0));
  return clauses([told.length === 0 ? [] : say`it hits ${told}`, offender(r, level, at("offender")), r.note(under(place, "hits"))]);
}

const OFFENDER: Readonly<Record<string, string>> = { always: "the offender is hit", "when-ticked": "the offender is hit where the record says so", never: "the offender is not hit" };

function offender(r: Reader, level: Level, place: string): Pieces {
  r.tell(place);
  return level.subject !== "person" && r.word(place) === "never" ? [] : r.chosen("Hits", place, OFFENDER);
}

function effect(r: Reader, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const items = r.places(at("withholds")).map((entry): Pieces => [r.named("pay.items", entry)]);
  r.tell(at("keepsGrade"));
  return clauses([
    r.has(at("grade")) ? say`the rank stays, but no grade better than ${r.named("grading.grades", at("grade"))} is given` : [],
    r.plain(at("keepsGrade")) === true ? [r.mark(at("keepsGrade"), "grade and rank stay as they are")] : [],
    items.length === 0 ? [] : say`${listed(items)} is not paid`,
  ]);
}
