/** What the rules are, whom they assess, and what is stated and voted. */

import { under } from "../../document/place";
import { mainLevel } from "../level";
import type { Level } from "../level";
import { item, joined, one, say } from "../model";
import type { Paragraph, Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, periodWords, subjectWords } from "./words";

const SCHEME = "SchemeDocument";
const PURPOSE = { person: "做好村干部绩效考核", village: "做好对各村的考核", household: "做好农户积分考核" };

export function identity(r: Reader): Paragraph[][] {
  const purpose = `${PURPOSE[mainLevel(r).subject]}${r.has("pay") ? "和补贴发放" : ""}`;
  const term = say`自${r.say("Validity", "validity.from")}起执行${r.has("validity.to") ? say`，至${r.say("Validity", "validity.to")}止` : "，至另行通知为止"}`;
  const articles = [
    [one(say`为${purpose}，由${r.say(SCHEME, "issuer")}制定本办法。本办法代号${r.say(SCHEME, "id")}，版本号${r.say(SCHEME, "version")}，现为${r.say(SCHEME, "status")}。${r.note("")}`)],
    [one(say`本办法${term}。`)],
  ];
  if (r.has("approval")) articles.push([one(say`本办法由${r.say("Approval", "approval.by")}于${r.say("Approval", "approval.date")}批准${r.note("approval")}。`)]);
  return articles;
}

const ASSESSED: Readonly<Record<string, string>> = { person: "村（社区）干部", village: "村，以村为单位考核", household: "农户，以户为单位考核" };
const OFTEN: Readonly<Record<string, string>> = { month: "每月考核一次", quarter: "每季度考核一次", "half-year": "每半年考核一次", year: "每年考核一次" };

export function subject(r: Reader): Paragraph[][] {
  const who = r.has("subject") ? r.chosen(SCHEME, "subject", ASSESSED) : [ASSESSED["person"] ?? ""];
  const often = r.has("period") ? r.chosen(SCHEME, "period", OFTEN) : [OFTEN["quarter"] ?? ""];
  return [[one(say`考核对象为${who}。${often}。本办法所称村，包括社区。`)]];
}

export function stages(r: Reader): Paragraph[][] {
  const list = r.places("stages").map((place) => item(say`${r.say("Stage", under(place, "name"))}${r.note(place)}；`));
  const last = r.places("stages").slice(-1).map((place) => r.word(under(place, "name"))).join("");
  return [[one(["评分依次经过下列阶段，各阶段的评分都留存备查："]), ...list], [one([`核算用当前阶段的评分；到最后一个阶段（${last}）得出的结果才是最终结果。`])]];
}

export function categories(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const list = r.places("categories").map((place) => item(say`${r.say("Category", under(place, "name"))}${r.note(place)}；`));
  const how = r.has("grading.within") ? "" : "，分别排名";
  const by = level.subject === "person" ? "考核按职务" : `参加考核的${subjectWords(level).all}`;
  const [only] = r.places("categories");
  if (list.length === 1 && only !== undefined) return [[one(say`考核只设一个类别，为${r.value("Category", under(only, "name"))}${r.note(only)}。`)]];
  return [[one([`${by}分为下列类别，从高到低排列${how}：`]), ...list]];
}

export function posts(r: Reader): Paragraph[][] {
  const level = mainLevel(r);
  const list = r.places("posts").map((place) => item(say`${post(r, level, place)}；`));
  const isPaidOnce = r.has("pay") && !r.has("pay.twoPosts");
  const told = [[one(["纳入考核的职务如下："]), ...list]];
  return list.length === 1 ? told : [...told, [one([`一人担任几个职务的，按其中类别最高、排列最前的职务考核${isPaidOnce ? "，只计发一份补贴" : ""}。`])]];
}

function post(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const each = `每人${r.word("pay.standardPer") === "month" ? "每月" : periodWords(level).each}`;
  const held = r.names("Post", at("holds"));
  return [
    ...clauses([
      [r.say("Post", at("name"))],
      say`属${r.value("Post", at("category"))}类别`,
      r.has(at("standard")) ? say`岗位标准${each}${r.value("Post", at("standard"), (text) => `${text}元`)}` : [],
      r.has(at("roleFactor")) ? say`岗位系数${r.value("Post", at("roleFactor"))}` : [],
      r.has(at("single")) ? [r.mark(at("single"), r.plain(at("single")) === true ? "一个村同一时间最多一人" : "一个村可以同时有几人")] : [],
      held.length > 0 ? say`兼行${joined(held, "、")}的职责` : [],
    ]),
    ...r.note(place),
  ];
}

const STATED: Readonly<Record<string, string>> = { village: "每村填报" };

export function facts(r: Reader): Paragraph[][] {
  const { each } = subjectWords(mainLevel(r));
  const list = r.places("facts").map((place) => {
    const at = (key: string): string => under(place, key);
    const unit = r.has(at("unit")) ? say`（${r.say("Fact", at("unit"))}）` : [];
    return item(say`${r.say("Fact", at("name"))}${unit}，${r.chosen("Fact", at("of"), { ...STATED, own: `${each}填报` })}${r.note(place)}；`);
  });
  return [[one(["除评分外，核算还要填报下列数据，没有填报的，有关的得分或者金额待定："]), ...list]];
}

export function ballots(r: Reader, level: Level): Paragraph[][] {
  const list = r.places(level.at("ballots")).map((place) => {
    const options = r.places(under(place, "options")).map((option) => {
      const value = under(option, "value");
      const counts = r.has(value) ? say`（一票计${r.value("BallotOption", value, (text) => `${text}分`)}）` : [];
      return say`“${r.say("BallotOption", under(option, "name"))}”${counts}${r.note(option)}`;
    });
    return item(say`${r.say("Ballot", under(place, "name"))}：可以投${joined(options, "、")}${r.note(place)}；`);
  });
  return [[one([`${level.isTeam ? "对村集体" : ""}进行下列民主测评，按各选项的票数统计，没有写明计分的选项计0分：`]), ...list]];
}
