/** The editor's own words; what the keys are called stands in `rules/labels`. */

import type { Language } from "../core";
import type { Bound } from "../rules/shapes";

export type Subject = "person" | "village" | "household";

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** 甲、甲村、甲户; after 癸 numbers. */
function stemZh(index: number, what: string, ending: string): string {
  const stem = STEMS[index];
  return stem === undefined ? `${what}${index + 1}` : `${stem}${ending}`;
}

function stemEn(index: number, what: string): string {
  const letter = LETTERS[index];
  if (letter === undefined) return `${what} ${index + 1}`;
  return what === "Person" ? letter : `${what} ${letter}`;
}

/** 优秀，2640.00元; the score where there is neither grade nor pay. */
function resultZh(grade: string, score: string, pay: string): string {
  return pay === "" ? grade || `${score}分` : `${grade}，${pay}元`;
}

function resultEn(grade: string, score: string, pay: string): string {
  return pay === "" ? grade || `${score} points` : [grade, `${pay} yuan`].filter((part) => part !== "").join(", ");
}

const zh = {
  listMark: "、",
  digestMark: "　",
  contents: "目录",
  identity: "基本信息",
  edit: "编辑",
  text: "条文",
  ways: "办法的两种看法",
  lead: "改动任何一处，结果马上重算。“公开”引自公开资料，“示例”由镇里核定后替换。",
  fixed: "这一版不能修改。",
  create: "新建办法",
  createHint: "从空白的草案开始；现在的办法可以用撤销找回",
  created: "新建办法",
  print: "打印条文",
  optional: "添加可选项…",
  sections: "添加章节…",
  add: (name: string) => `添加${name}`,
  drop: "去掉",
  dropOf: (name: string) => `去掉${name}`,
  up: (name: string) => `上移 ${name}`,
  down: (name: string) => `下移 ${name}`,
  remove: (name: string) => `删除 ${name}`,
  none: "还没有内容。",
  entry: (name: string, number: number) => `${name}${number}`,
  countOf: (count: number) => `${count} 项`,
  problems: (count: number) => `${count} 个问题`,
  unknown: "本页不认识的内容",
  unknownHint: "原样保留在办法里，可以在“源文件”里查看和修改。",
  origin: "出处",
  originOf: (name: string) => `${name}的出处`,
  inherit: "随上级",
  noSource: "不注明",
  unlimited: "不设限",
  choose: "请选择",
  unlisted: (id: string) => `${id}（没有这一项）`,
  yes: "是",
  no: "否",
  key: "名称或代号",
  unit: (unit: string) => ({ yuan: "元", points: "分", people: "人", times: "次", months: "月", days: "天" })[unit] ?? unit,
  bound: ({ from, to, above, places }: Bound) => `${above === true ? `大于 ${from}，至多 ${to}` : `${from} 至 ${to}`}${places === undefined ? "，整数" : `，至多 ${places} 位小数`}。`,
  passed: (count: number) => `自检：${count} 个算例全部通过`,
  failed: (failed: number, all: number) => `自检：${all} 个算例中 ${failed} 个没有通过`,
  noExamples: "自检：还没有算例",
  unchecked: "自检：办法有问题没有改好，算例还不能核算",
  difference: (what: string, expected: string, got: string) => `${what}：应为 ${expected}，算得 ${got}`,
  savedExample: (name: string) => `把${name}的结果存为算例`,
  examples: {
    person: {
      one: "人员",
      save: "把这个人的结果存为算例",
      hint: "取算出同样结果所需的最少人员，姓名换成甲、乙、丙，事由不带入；存入得分、等次、金额，类别齐全时还有名次。",
      none: "现在没有可以存的结果：先把问题改好，并选一个已核定的人。",
      name: (post: string, grade: string, score: string, pay: string) => `${post}${resultZh(grade, score, pay)}`,
      extents: { one: "取自一个人的数据。", village: "取自一个村全部人员的数据。", category: "取自一个考核类别全部人员的数据。", all: "取自全部人员的数据。" },
      stem: (index: number) => stemZh(index, "人员", ""),
    },
    village: {
      one: "村",
      save: "把这个村的结果存为算例",
      hint: "取算出同样结果所需的最少的村，村名换成甲村、乙村、丙村，事由不带入；存入得分、等次、金额，各村齐全时还有名次。",
      none: "现在没有可以存的结果：先把问题改好，并选一个已核定的村。",
      name: (_: string, grade: string, score: string, pay: string) => `一个村${resultZh(grade, score, pay)}`,
      extents: { one: "取自一个村的数据。", village: "取自一个村的数据。", category: "取自一个考核类别各村的数据。", all: "取自各村的数据。" },
      stem: (index: number) => stemZh(index, "村", "村"),
    },
    household: {
      one: "农户",
      save: "把这一户的结果存为算例",
      hint: "取算出同样结果所需的最少农户，户名换成甲户、乙户、丙户，事由不带入；存入得分、等次、金额、积分余额，农户齐全时还有名次。",
      none: "现在没有可以存的结果：先把问题改好，并选一户已核定的农户。",
      name: (_: string, grade: string, score: string, pay: string) => `一户${resultZh(grade, score, pay)}`,
      extents: { one: "取自一户的数据。", village: "取自一个村全部农户的数据。", category: "取自一个考核类别全部农户的数据。", all: "取自全部农户的数据。" },
      stem: (index: number) => stemZh(index, "户", "户"),
    },
  },
  withheld: "见登记",
  notWritten: "还没有填写",
  notChosen: "还没有选择",
  oneOf: (names: readonly string[]) => `可选：${names.join("；")}`,
};

export type EditorWords = typeof zh;

const en: EditorWords = {
  listMark: ", ",
  digestMark: " · ",
  contents: "Contents",
  identity: "Identity",
  edit: "Edit",
  text: "As a regulation",
  ways: "Two ways to see the rules",
  lead: "Any change settles the quarter anew. A published value is stated by a source; an example stands until the town sets its own.",
  fixed: "This version cannot be changed.",
  create: "New rules",
  createHint: "Start from an empty draft; undo brings the present rules back",
  created: "start new rules",
  print: "Print",
  optional: "Add an option…",
  sections: "Add a section…",
  add: (name: string) => `Add: ${name}`,
  drop: "Drop",
  dropOf: (name: string) => `Drop ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Remove ${name}`,
  none: "Nothing here yet.",
  entry: (name: string, number: number) => `${name} ${number}`,
  countOf: (count: number) => `${count}`,
  problems: (count: number) => (count === 1 ? "1 problem" : `${count} problems`),
  unknown: "Not known to this page",
  unknownHint: "It stays in the rules as it is, and can be seen and changed under Source.",
  origin: "Origin",
  originOf: (name: string) => `Origin of ${name}`,
  inherit: "as around it",
  noSource: "none",
  unlimited: "no limit",
  choose: "choose",
  unlisted: (id: string) => `${id} (not there)`,
  yes: "yes",
  no: "no",
  key: "Name or id",
  unit: (unit: string) => unit,
  bound: ({ from, to, above, places }: Bound) => `${above === true ? `Above ${from}, at most ${to}` : `${from} to ${to}`}${places === undefined ? ", whole" : `, at most ${places} places`}.`,
  passed: (count: number) => `Self-check: ${count === 1 ? "the worked example passes" : `all ${count} worked examples pass`}`,
  failed: (failed: number, all: number) => `Self-check: ${failed} of ${all} worked examples fail`,
  noExamples: "Self-check: no worked examples yet",
  unchecked: "Self-check: the rules have problems, so their examples cannot be calculated",
  difference: (what: string, expected: string, got: string) => `${what}: expected ${expected}, got ${got}`,
  savedExample: (name: string) => `save the result of ${name} as an example`,
  examples: {
    person: {
      one: "Person",
      save: "Save this person's result as an example",
      hint: "Takes as few people as give the same result, without their names and reasons, and keeps score, grade and amount; with a whole category also the rank.",
      none: "There is no result to save now: mend the problems, and choose a person that is settled.",
      name: (post: string, grade: string, score: string, pay: string) => `${post}, ${resultEn(grade, score, pay)}`,
      extents: { one: "From the facts of one person.", village: "From the facts of one village.", category: "From the facts of one role category.", all: "From all facts." },
      stem: (index: number) => stemEn(index, "Person"),
    },
    village: {
      one: "Village",
      save: "Save this village's result as an example",
      hint: "Takes as few villages as give the same result, without their names and reasons, and keeps score, grade and amount; with all of them also the rank.",
      none: "There is no result to save now: mend the problems, and choose a village that is settled.",
      name: (_: string, grade: string, score: string, pay: string) => `A village, ${resultEn(grade, score, pay)}`,
      extents: { one: "From the facts of one village.", village: "From the facts of one village.", category: "From the facts of one role category.", all: "From all facts." },
      stem: (index: number) => stemEn(index, "Village"),
    },
    household: {
      one: "Household",
      save: "Save this household's result as an example",
      hint: "Takes as few households as give the same result, without their names and reasons, and keeps score, grade and amount; with all of them also the rank.",
      none: "There is no result to save now: mend the problems, and choose a household that is settled.",
      name: (_: string, grade: string, score: string, pay: string) => `A household, ${resultEn(grade, score, pay)}`,
      extents: { one: "From the facts of one household.", village: "From the facts of one village.", category: "From the facts of one role category.", all: "From all facts." },
      stem: (index: number) => stemEn(index, "Household"),
    },
  },
  withheld: "see the record",
  notWritten: "not filled in yet",
  notChosen: "not chosen yet",
  oneOf: (names: readonly string[]) => `one of: ${names.join("; ")}`,
};

export function editorWords(language: Language): EditorWords {
  return language === "en" ? en : zh;
}
