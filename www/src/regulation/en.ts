/** The rules as a regulation in English. Each mechanism has its sentence; what has none follows as label and value. */

import type { Json } from "../document/json";
import { under } from "../document/place";
import type { Labels } from "../rules/labels";
import { joined, percent, Reader, say } from "./model";
import type { Manner, Paragraph, Pieces, Regulation } from "./model";
import { regulationOf } from "./whole";
import type { Plan } from "./whole";

const PARTS: Readonly<Record<string, string>> = { Q1: "first quarter of", Q2: "second quarter of", Q3: "third quarter of", Q4: "fourth quarter of", H1: "first half of", H2: "second half of" };

const manner: Manner = {
  colon: ": ",
  comma: ", ",
  semicolon: "; ",
  stop: ".",
  yes: "yes",
  no: "no",
  unlimited: "no limit",
  note: (text) => [" (", text, ")"],
  period(text) {
    const part = PARTS[text.slice(4)];
    return part === undefined ? text : `the ${part} ${text.slice(0, 4)}`;
  },
  day: (text) => text,
};

const one = (pieces: Pieces, level = 0): Paragraph => ({ pieces, level });
const item = (pieces: Pieces, level = 1): Paragraph => ({ pieces, level });

function identity(r: Reader): Paragraph[][] {
  const articles = [
    [one(say`These rules on the performance pay of village cadres are issued by ${r.say("SchemeDocument", "issuer")}. Their id is ${r.say("SchemeDocument", "id")}, this version is ${r.say("SchemeDocument", "version")}, its status: ${r.say("SchemeDocument", "status")}.${r.note("")}`)],
    [one(say`They apply from ${r.say("Validity", "validity.from")} ${r.has("validity.to") ? say`to ${r.say("Validity", "validity.to")}` : "until further notice"}.`)],
  ];
  if (r.has("approval")) articles.push([one(say`They were approved by ${r.say("Approval", "approval.by")} on ${r.say("Approval", "approval.date")}${r.note("approval")}.`)]);
  return articles;
}

function categories(r: Reader): Paragraph[][] {
  const list = r.places("categories").map((place) => item(say`${r.say("Category", under(place, "name"))}${r.note(place)}`));
  const how = r.has("grading.within") ? "" : ", and ranked apart in each";
  return [[one([`People are assessed in these role categories, from highest to lowest${how}:`]), ...list]];
}

function posts(r: Reader): Paragraph[][] {
  const list = r.places("posts").map((place) => {
    const at = (key: string): string => under(place, key);
    const parts: Pieces[] = [[r.say("Post", at("name"))], say`in the category ${r.say("Post", at("category"))}`];
    if (r.has(at("roleFactor"))) parts.push(say`role factor ${r.say("Post", at("roleFactor"))}${r.note(at("roleFactor"))}`);
    if (r.has(at("single"))) parts.push([r.mark(at("single"), r.plain(at("single")) === true ? "at most one per village at a time" : "several per village at a time are allowed")]);
    const held = r.places(at("holds")).map((holds) => [r.mark(holds, r.text("Post", "holds", { is: "reference" }, holds))]);
    if (held.length > 0) parts.push(["with the duties of ", ...joined(held, " and ")]);
    return item([...joined(parts, ", "), ...r.note(place)]);
  });
  const several = `Who holds several posts is assessed in the highest category of them${r.has("pay.twoPosts") ? "" : " and paid once"}.`;
  return [[one(["These posts are assessed:"]), ...list], [one([several])]];
}

function indicators(r: Reader): Paragraph[][] {
  const list = r.places("indicators").flatMap((place) => indicator(r, place, 1));
  const isWeighted = list.some(({ pieces }) => pieces.includes(", weight "));
  const how = isWeighted ? "Each is scored out of its full marks and counts by its weight; villages give a weight of their own to one of weight 0." : "The points given are added up.";
  return [[one([`These indicators are scored. ${how} What is not scored yet is pending and never counts as zero.`]), ...list]];
}

function indicator(r: Reader, place: string, level: number): Paragraph[] {
  const at = (key: string): string => under(place, key);
  const pieces: Pieces = [
    r.say("Indicator", at("name")),
    ...(r.has(at("weight")) ? say`, weight ${r.say("Indicator", at("weight"), (text) => `${text}%`)}${r.note(at("weight"))}` : []),
    ...(r.has(at("points")) ? say`, ${r.say("Indicator", at("points"), (text) => `${text} points`)}${r.note(at("points"))}` : []),
    ...(r.has(at("fullMarks")) ? say`, full marks ${r.say("Indicator", at("fullMarks"))}${r.note(at("fullMarks"))}` : []),
    ...r.note(place),
    ...(r.has(at("items")) ? [":"] : []),
  ];
  return [item(pieces, level), ...r.places(at("items")).flatMap((inner) => indicator(r, inner, level + 1))];
}

function rounding(r: Reader, shape: string, place: string, unit: string): Pieces {
  return say`to ${r.say(shape, under(place, "step"), (text) => `${text} ${unit}`)}${r.note(under(place, "step"))}, ${r.say(shape, under(place, "mode"))}${r.note(place)}`;
}

function score(r: Reader): Paragraph[][] {
  const bound = (key: string, least: string, none: string): Pieces =>
    r.plain(`score.${key}`) === "none" ? [r.mark(`score.${key}`, none), ...r.note(`score.${key}`)] : say`${least}${r.say("ScoreRule", `score.${key}`)}${r.note(`score.${key}`)}`;
  return [
    [one(say`After bonus and deduction the score is rounded once, ${rounding(r, "ScoreRounding", "score.rounding", "points")}; ${bound("floor", "it is not below ", "it has no lower bound")}, ${bound("ceiling", "not above ", "no upper bound")}. Ranks and grades look at the rounded score.${r.note("score")}`)],
  ];
}

function barometer(r: Reader): Paragraph[][] {
  const cap = (key: string, name: string): Pieces =>
    r.plain(`barometer.${key}`) === "none" ? [r.mark(`barometer.${key}`, `${name} is not capped`), ...r.note(`barometer.${key}`)] : say`${name} is at most ${r.say("Barometer", `barometer.${key}`, (text) => `${text} points`)}${r.note(`barometer.${key}`)}`;
  const items = r.places("barometer.items").map((place) => barometerItem(r, place));
  const groups = r.places("barometer.groups").map((place) => {
    const counts = r.has(under(place, "counts")) ? say`: ${r.say("BarometerGroup", under(place, "counts"))}` : ": of one matter only the largest";
    return item(say`${r.say("BarometerGroup", under(place, "name"))}${counts}${r.note(place)}`);
  });
  return [
    [one(say`The barometer has these bonus and deduction items:${r.note("barometer")}`), ...items],
    [one(say`Per person and ${r.has("period") ? "period" : "quarter"} ${cap("bonusCap", "the bonus")}, and ${cap("deductionCap", "the deduction")}.`)],
    ...(groups.length === 0 ? [] : [[one(["What counts of items that belong together:"]), ...groups]]),
  ];
}

function barometerItem(r: Reader, place: string): Paragraph {
  const at = (key: string): string => under(place, key);
  const group = r.has(at("group")) ? say`, in the group ${r.say("BarometerItem", at("group"))}` : [];
  const cap = r.has(at("cap")) ? say`, at most ${r.say("BarometerItem", at("cap"), (text) => `${text} points`)}${r.note(at("cap"))}` : [];
  const points = r.has(at("points")) ? say` of ${r.say("BarometerItem", at("points"), (text) => `${text} points`)} each time${r.note(at("points"))}` : [];
  return item(say`${r.say("BarometerItem", at("name"))}: ${r.say("BarometerItem", at("kind"))}${points}${cap}${group}${r.note(place)}`);
}

function redLines(r: Reader): Paragraph[][] {
  const isPlain = r.places("redLines").every((place) => !r.has(under(place, "grade")) && !r.has(under(place, "keepsGrade")));
  const list = r.places("redLines").map((place) => {
    const hits = (key: string): string => under(place, "hits", key);
    const grid = [r.mark(hits("gridCadre"), r.plain(hits("gridCadre")) === true ? "the cadre in charge of the grid" : "not the cadre in charge of the grid")];
    const held = r.places(hits("posts")).map((post) => [r.mark(post, r.text("Hits", "posts", { is: "reference" }, post))]);
    const whom: Pieces[] = [grid, ...(held.length === 0 ? [] : [["the village's ", ...joined(held, ", ")]])];
    return item(say`${r.say("RedLine", under(place, "name"))}. It hits ${joined(whom, "; ")}; the offender: ${r.say("Hits", hits("offender"))}${r.note(under(place, "hits"))}${r.note(place)}.`);
  });
  return [
    ...(isPlain ? [[one(["Whoever is hit by a red line has the last grade, is ranked after everybody else of the category, and takes no place of a quota."])]] : []),
    [one(["The red lines, and whom they hit:"]), ...list],
  ];
}

function grades(r: Reader): Paragraph[][] {
  const places = r.places("grading.grades");
  const list = places.map((place, index) => grade(r, place, index === places.length - 1));
  const counted = "grading.redLinedInHeadcount";
  const articles = [[one(say`The grades from best to worst; whom a better one leaves is graded by the next:${r.note("grading")}`), ...list]];
  if (r.has("grading.tie")) articles.push(tie(r));
  if (r.has(counted)) articles.push([one([r.mark(counted, `Where a quota is a share of a category, people hit by a red line ${r.plain(counted) === true ? "count" : "do not count"}`), ...r.note(counted), "."])]);
  return articles;
}

function grade(r: Reader, place: string, isLast: boolean): Paragraph {
  const at = (key: string): string => under(place, key);
  const tests: Pieces[] = [];
  if (r.has(at("from"))) tests.push(say`scores from ${r.say("Grade", at("from"))} on (included)${r.note(at("from"))}`);
  if (r.has(at("below"))) tests.push(say`scores below ${r.say("Grade", at("below"))}${r.note(at("below"))}`);
  if (r.has(at("quota"))) tests.push(quota(r, at("quota")));
  if (tests.length === 0) tests.push([isLast ? "everybody else" : "no test"]);
  const ratio = r.has(at("ratio")) ? say`; paid at ${r.say("Grade", at("ratio"), percent)} of the standard${r.note(at("ratio"))}` : [];
  return item(say`${r.say("Grade", at("name"))}: ${joined(tests, ", ")}${ratio}${r.note(place)}`);
}

function quota(r: Reader, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const share = r.has(at("share")) ? say` ${r.say("Quota", at("share"), (text) => `${text}%`)} of the category's people${r.note(at("share"))}` : [];
  const places = r.has(at("places")) ? say` ${r.say("Quota", at("places"))} people${r.note(at("places"))}` : [];
  return say`${r.say("Quota", at("bound"))}${share}${places}${r.note(place)}`;
}

function tie(r: Reader): Paragraph[] {
  const place = "grading.tie.rule";
  const rules: Readonly<Record<string, string>> = {
    decide: "wait for a recorded decision, without grade and pay until then",
    "both-up": "all have the grade",
    "both-down": "all go without the grade",
    "by-indicators": "are told apart by these indicators in turn, and wait for a decision if they are still equal",
  };
  const rule = r.word(place);
  const named = r.places("grading.tie.indicators").map((indicator) => [r.mark(indicator, r.text("TieRule", "indicators", { is: "reference" }, indicator))]);
  return [one(say`People with equal scores across a quota line ${r.mark(place, rules[rule] ?? rule)}${named.length === 0 ? [] : [": ", ...joined(named, ", ")]}${r.note("grading.tie")}. The order of a list never decides.`)];
}

function difficulty(r: Reader): Paragraph[][] {
  const list = r.places("difficulty.classes").map((place) => {
    const coefficient = under(place, "coefficient");
    return item(say`class ${r.say("DifficultyClass", under(place, "id"))}, coefficient ${r.say("DifficultyClass", coefficient)}${r.note(coefficient)}${r.note(place)}`);
  });
  const on = r.has("difficulty.on") ? say`The coefficient multiplies ${r.say("Difficulty", "difficulty.on")}` : "The coefficient multiplies pay and changes neither score nor grade";
  const articles = [[one(say`Villages are classed by difficulty, from hardest to easiest. ${on}:${r.note("difficulty")}`), ...list]];
  if (r.has("difficulty.suggestion")) articles.push(suggestion(r));
  return articles;
}

function suggestion(r: Reader): Paragraph[] {
  const place = "difficulty.suggestion";
  const bands = r.places(under(place, "bands")).map((band) => item(say`from ${r.say("Band", under(band, "from"))} on (included): class ${r.say("Band", under(band, "class"))}${r.note(under(band, "from"))}${r.note(band)}`));
  const moves = r.places(under(place, "moves")).map((move) => {
    const at = (key: string): string => under(move, key);
    const parts: Pieces[] = [];
    if (r.has(at("harderFrom"))) parts.push(say`from ${r.say("Move", at("harderFrom"))} on one class harder${r.note(at("harderFrom"))}`);
    if (r.has(at("easierBelow"))) parts.push(say`below ${r.say("Move", at("easierBelow"))} one class easier${r.note(at("easierBelow"))}`);
    return item(say`${r.say("Move", at("by"))}: ${joined(parts, "; ")}${r.note(move)}`);
  });
  return [
    one(say`The town assigns the class. One is suggested by ${r.say("Suggestion", under(place, "by"))}:${r.note(place)}`),
    ...bands,
    ...(moves.length === 0 ? [] : [one(["The suggestion is then moved, all moves together not beyond the first and the last class:"]), ...moves]),
  ];
}

function standard(r: Reader): Paragraph[][] {
  return [[one(say`The standard of performance pay is ${r.say("SchemeDocument", "standard", (text) => `${text} yuan`)} per person${r.has("period") || r.has("pay.standardPer") ? "" : " and quarter"}${r.note("standard")}.`)]];
}

function pay(r: Reader): Paragraph[][] {
  const words: Readonly<Record<string, string>> = { months: "Part of a quarter counts by months in post", none: "Part of a quarter is paid in full" };
  const proRating = r.word("pay.proRating");
  const part = r.has("pay.proRating") ? say` ${r.mark("pay.proRating", words[proRating] ?? proRating)}${r.note("pay.proRating")}.` : [];
  const formula = r.has("pay.items") ? "" : `Pay is standard × ratio of the grade × difficulty coefficient${r.places("posts").some((place) => r.has(under(place, "roleFactor"))) ? " × role factor" : ""}. `;
  return [[one(say`${formula}Each person's amount is rounded once, ${rounding(r, "PayRounding", "pay.rounding", "yuan")}.${part}${r.note("pay")}`)]];
}

function pool(r: Reader): Paragraph[][] {
  return [
    [
      one(
        say`Set aside is ${r.say("Pool", "pool.setAside")}${r.note("pool.setAside")}. When more is payable than is available: ${r.say("Pool", "pool.whenOver")}${r.note("pool.whenOver")}; when less: ${r.say("Pool", "pool.whenUnder")}${r.note("pool.whenUnder")}.${r.note("pool")}`,
      ),
    ],
  ];
}

function notes(r: Reader): Paragraph[][] {
  const list = r.places("notes").map((place) => item([r.mark(place, r.word(place))]));
  return list.length === 0 ? [] : [[one(["Remarks:"]), ...list]];
}

/** A scheme that leaves a part out has no article about it. */
const when = (key: string, articles: (r: Reader) => Paragraph[][]) => (r: Reader) => (r.has(key) ? articles(r) : []);

const plan: Plan = {
  article: (number) => `Article ${number}`,
  chapter: (number, title) => `Chapter ${number} · ${title}`,
  bullet: (number, level) => (level % 2 === 1 ? `(${number})` : `${String.fromCharCode(96 + ((number - 1) % 26) + 1)})`),
  annex: (number, title) => `Annex ${number} · ${title}`,
  warning: "Draft, not approved",
  legend: "Values marked as examples stand until the town sets its own; 〔1〕 is the number of a source, see the annex.",
  chapters: [
    { title: "General", keys: ["id", "version", "title", "issuer", "status", "approval", "validity"], say: [identity] },
    { title: "Who is assessed", keys: ["subject", "period", "categories", "posts"], say: [when("categories", categories), when("posts", posts)] },
    { title: "Indicators and score", keys: ["facts", "ballots", "indicators", "stages", "score"], say: [when("indicators", indicators), when("score", score)] },
    { title: "Barometer", keys: ["barometer"], say: [when("barometer", barometer)] },
    { title: "Red lines", keys: ["redLines"], say: [when("redLines", redLines)] },
    { title: "Grades", keys: ["grading"], say: [when("grading", grades)] },
    { title: "Difficulty", keys: ["difficulty", "factors"], say: [when("difficulty", difficulty)] },
    { title: "Pay and pool", keys: ["standard", "pay", "pool"], say: [when("standard", standard), when("pay", pay), when("pool", pool)] },
  ],
  last: { title: "Final", keys: ["notes"], say: [notes] },
  sources: "Sources",
  examples: "Worked examples",
  codes: "Ids",
  code: (name, id) => say`${name}: ${id}; `,
};

export function regulation(scheme: Json | undefined, labels: Labels): Regulation {
  return regulationOf(new Reader(scheme, labels, manner), plan);
}
