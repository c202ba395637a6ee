/** The rules as a regulation in Chinese: the plan of its chapters. */

import type { Json } from "../document/json";
import type { Labels } from "../rules/labels";
import { mainLevel } from "./level";
import { item, one, say } from "./model";
import type { Paragraph, Regulation } from "./model";
import { Reader } from "./reader";
import { inTeam, main, regulationOf, when } from "./whole";
import type { Plan } from "./whole";
import { barometer } from "./zh/barometer";
import { difficulty } from "./zh/difficulty";
import { ballots, categories, facts, identity, posts, stages, subject } from "./zh/general";
import { grades, ledger, runs } from "./zh/grading";
import { pay, pool, standard } from "./zh/pay";
import { redLines } from "./zh/red-lines";
import { factors, indicators, score } from "./zh/score";
import { manner, numeral, periodWords } from "./zh/words";

function team(r: Reader): Paragraph[][] {
  return [[one([`${periodWords(mainLevel(r)).each}先以村为集体考核一次，结果用于本办法写明的各项。`])]];
}

function notes(r: Reader): Paragraph[][] {
  return [[one(["编制说明："]), ...r.places("notes").map((place) => item([r.mark(place, r.word(place))]))]];
}

const plan: Plan = {
  article: (number) => `第${numeral(number)}条`,
  chapter: (number, title) => `第${numeral(number)}章　${title}`,
  bullet: (number, level) => (level === 1 ? `（${numeral(number)}）` : level === 2 ? `${number}.` : `（${number}）`),
  warning: "（草案，未经批准）",
  legend: "标“示例”的是示例值，核定后替换；〔1〕等为来源文件的序号，见附件。",
  annex: (number, title) => `附件${number}　${title}`,
  chapters: [
    { title: "总则", keys: ["id", "version", "title", "issuer", "status", "approval", "validity"], say: [identity] },
    { title: "考核对象", keys: ["subject", "period", "stages", "categories", "posts", "facts"], say: [subject, when("categories", categories), when("posts", posts), when("facts", facts), when("stages", stages)] },
    { title: "村集体考核", keys: ["team"], say: [when("team", team), inTeam("ballots", ballots), inTeam("indicators", indicators), inTeam("score", score), inTeam("factors", factors), inTeam("barometer", barometer), inTeam("grading", grades)] },
    { title: "考核指标和得分", keys: ["ballots", "indicators", "score"], say: [when("ballots", main(ballots)), when("indicators", main(indicators)), when("score", main(score))] },
    { title: "晴雨表", keys: ["barometer"], say: [when("barometer", main(barometer))] },
    { title: "难度类别和系数", keys: ["difficulty", "factors"], say: [when("difficulty", difficulty), when("factors", main(factors))] },
    { title: "高压线", keys: ["redLines"], say: [when("redLines", redLines)] },
    { title: "等次评定", keys: ["grading", "runs"], say: [when("grading", main(grades)), when("runs", main(runs))] },
    { title: "补贴和资金", keys: ["standard", "pay", "pool"], say: [when("standard", standard), when("pay", pay), when("pool", pool)] },
    { title: "积分账户", keys: ["ledger"], say: [when("ledger", main(ledger))] },
  ],
  last: { title: "附则", keys: ["notes"], say: [when("notes", notes)] },
  sources: "来源文件",
  examples: "算例",
  codes: "代号对照",
  code: (name, id) => say`${name}：${id}`,
};

export function regulation(scheme: Json | undefined, labels: Labels): Regulation {
  return regulationOf(new Reader(scheme, labels, manner), plan);
}
