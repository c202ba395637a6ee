/** The rules as a regulation in English: the plan of its chapters. */

import type { Json } from "../document/json";
import type { Labels } from "../rules/labels";
import { barometer } from "./en/barometer";
import { difficulty } from "./en/difficulty";
import { ballots, categories, facts, identity, posts, stages, subject } from "./en/general";
import { grades, ledger, runs } from "./en/grading";
import { pay, pool, standard } from "./en/pay";
import { redLines } from "./en/red-lines";
import { factors, indicators, score } from "./en/score";
import { manner, periodWords } from "./en/words";
import { mainLevel } from "./level";
import { item, one, say } from "./model";
import type { Paragraph, Regulation } from "./model";
import { Reader } from "./reader";
import { inTeam, main, regulationOf, when } from "./whole";
import type { Plan } from "./whole";

function team(r: Reader): Paragraph[][] {
  return [[one([`First, ${periodWords(mainLevel(r)).often}, each village is assessed as a team; the result counts where these rules say so.`])]];
}

function notes(r: Reader): Paragraph[][] {
  return [[one(["Remarks:"]), ...r.places("notes").map((place) => item([r.mark(place, r.word(place))]))]];
}

const plan: Plan = {
  article: (number) => `Article ${number}`,
  chapter: (number, title) => `Chapter ${number} · ${title}`,
  bullet: (number, level) => (level % 2 === 1 ? `(${number})` : `${String.fromCharCode(96 + ((number - 1) % 26) + 1)})`),
  annex: (number, title) => `Annex ${number} · ${title}`,
  warning: "Draft, not approved",
  legend: "Values marked as examples stand until they are set; 〔1〕 is the number of a source, see the annex.",
  chapters: [
    { title: "General", keys: ["id", "version", "title", "issuer", "status", "approval", "validity"], say: [identity] },
    { title: "Who is assessed", keys: ["subject", "period", "stages", "categories", "posts", "facts"], say: [subject, when("categories", categories), when("posts", posts), when("facts", facts), when("stages", stages)] },
    { title: "Villages as teams", keys: ["team"], say: [when("team", team), inTeam("ballots", ballots), inTeam("indicators", indicators), inTeam("score", score), inTeam("factors", factors), inTeam("barometer", barometer), inTeam("grading", grades)] },
    { title: "Indicators and score", keys: ["ballots", "indicators", "score"], say: [when("ballots", main(ballots)), when("indicators", main(indicators)), when("score", main(score))] },
    { title: "Barometer", keys: ["barometer"], say: [when("barometer", main(barometer))] },
    { title: "Difficulty and factors", keys: ["difficulty", "factors"], say: [when("difficulty", difficulty), when("factors", main(factors))] },
    { title: "Red lines", keys: ["redLines"], say: [when("redLines", redLines)] },
    { title: "Grades", keys: ["grading", "runs"], say: [when("grading", main(grades)), when("runs", main(runs))] },
    { title: "Pay and pool", keys: ["standard", "pay", "pool"], say: [when("standard", standard), when("pay", pay), when("pool", pool)] },
    { title: "Account of points", keys: ["ledger"], say: [when("ledger", main(ledger))] },
  ],
  last: { title: "Final", keys: ["notes"], say: [when("notes", notes)] },
  sources: "Sources",
  examples: "Worked examples",
  codes: "Ids",
  code: (name, id) => say`${name}: ${id}`,
};

export function regulation(scheme: Json | undefined, labels: Labels): Regulation {
  return regulationOf(new Reader(scheme, labels, manner), plan);
}
