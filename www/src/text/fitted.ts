/** The page's words, fitted to whom a system assesses and how often: people by the quarter is what they are written for. */

import type { Language } from "../core";
import type { PeriodKind, Subject, System } from "../system";
import { wordsOf } from "./words";
import type { Words } from "./words";

const known = new Map<string, Words>();

export function fittedWords(language: Language, { subject, period }: System): Words {
  const key = `${language} ${subject} ${period}`;
  const words = known.get(key) ?? fitted(language, subject, period);
  known.set(key, words);
  return words;
}

function fitted(language: Language, subject: Subject, period: PeriodKind): Words {
  const words = wordsOf(language);
  const inPeriod = period === "quarter" ? words : language === "en" ? englishPeriod(words, period) : chinesePeriod(words, period);
  return subject === "person" ? inPeriod : language === "en" ? englishSubject(inPeriod, subject) : chineseSubject(inPeriod, subject);
}

function chinesePeriod(words: Words, period: Exclude<PeriodKind, "quarter">): Words {
  const { now, of, data, name, hint } = {
    month: { now: "本月", of: "本月", data: "月度数据", name: "月份", hint: "例如 2023-11，即 2023 年 11 月" },
    "half-year": { now: "本半年", of: "本期", data: "半年数据", name: "半年", hint: "例如 2023H2，即 2023 年下半年" },
    year: { now: "本年度", of: "本年", data: "年度数据", name: "年度", hint: "例如 2023，即 2023 年全年" },
  }[period];
  return {
    ...words,
    documents: { ...words.documents, quarter: data },
    decisions: { ...words.decisions, none: `${now}没有记录决定。等次由办法得出；要改变，须在这里记录决定和理由。` },
    people: { ...words.people, monthsReason: "不满考核期的原因" },
    facts: { ...words.facts, period: name, periodHint: hint },
    villages: { ...words.villages, assigned: `${of}类别` },
    coefficients: { ...words.coefficients, title: `${now}调整的难度系数` },
    barometer: { ...words.barometer, none: `${now}还没有加分、扣分事项。在上面选择对象和事项，点“添加”。`, result: `${of}加扣分` },
    redLines: { ...words.redLines, none: `${now}没有高压线事件。` },
    version: { ...words.version, adopted: (version) => `本期改用版本 ${version}`, otherTitle: "数据用的是另一个版本", adopt: (named) => `本期改用${named}` },
  };
}

function chineseSubject(words: Words, subject: Exclude<Subject, "person">): Words {
  const { of, one, name } = { village: { of: "个村", one: "村", name: "村（社区）" }, household: { of: "户", one: "户", name: "农户" } }[subject];
  const many = (count: number): string => `${count} ${of}`;
  return {
    ...words,
    nav: { ...words.nav, records: "评分", barometer: subject === "household" ? "积分事项" : words.nav.barometer, ranking: subject === "household" ? "积分台账" : "排名", open: (count) => `${many(count)}待评` },
    filter: { ...words.filter, name: `查找${one}名`, shown: many, none: `没有符合条件的${one}。` },
    columns: { ...words.columns, name },
    ranking: {
      ...words.ranking,
      title: "排名",
      people: many,
      inGrade: many,
      open: (pending, undecided) => [pending > 0 ? `待评 ${many(pending)}` : "", undecided > 0 ? `待定 ${many(undecided)}` : ""].filter((part) => part !== "").join("，"),
      bars: () => `各等次${one}数`,
      printTitle: (town, period) => `${town}${period}考核排名`,
    },
    decisions: { ...words.decisions, add: `记录一个${one}的等次决定` },
    barometer: { ...words.barometer, title: subject === "household" ? "积分事项" : words.barometer.title },
    villages: { ...words.villages, people: subject === "household" ? "户数" : words.villages.people },
    money: { ...words.money, open: (count) => `未定 ${many(count)}`, complete: (count) => `${many(count)}全部核定` },
    reasons: { ...words.reasons, gone: `${subject === "village" ? "这个村" : "这户"}已不在名单里。`, rank: (_category, rank, among) => `第 ${rank} / ${among}` },
  };
}

function englishPeriod(words: Words, period: Exclude<PeriodKind, "quarter">): Words {
  const { name, hint } = {
    month: { name: "month", hint: "Such as 2023-11, November 2023" },
    "half-year": { name: "half-year", hint: "Such as 2023H2, the second half of 2023" },
    year: { name: "year", hint: "Such as 2023, all of it" },
  }[period];
  return {
    ...words,
    documents: { ...words.documents, quarter: `${name}'s data` },
    decisions: { ...words.decisions, none: `None this ${name}. Grades follow from the rules; whoever changes one records the decision and its reason here.` },
    people: { ...words.people, monthsReason: `Why not the whole ${name}` },
    facts: { ...words.facts, period: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, periodHint: hint },
    villages: { ...words.villages, assigned: `Class this ${name}` },
    coefficients: { ...words.coefficients, title: `Coefficients adjusted this ${name}` },
    redLines: { ...words.redLines, none: `No red-line incident this ${name}.` },
    version: { ...words.version, adopted: (version) => `use version ${version} for the ${name}`, otherTitle: `The ${name} uses another version`, adopt: (named) => `Use ${named} for this ${name}` },
  };
}

function englishSubject(words: Words, subject: Exclude<Subject, "person">): Words {
  const many = (count: number): string => `${count} ${count === 1 ? subject : `${subject}s`}`;
  return {
    ...words,
    nav: { ...words.nav, records: "Scores", barometer: subject === "household" ? "Points" : words.nav.barometer, ranking: subject === "household" ? "Ledger" : "Ranking" },
    filter: { ...words.filter, name: `Find a ${subject}`, shown: many, none: `No ${subject} fits these conditions.` },
    columns: { ...words.columns, name: subject === "village" ? "Village" : "Household" },
    ranking: { ...words.ranking, people: many, inGrade: (count) => String(count), bars: () => `Number in each grade`, printTitle: (town, period) => `${town} ${period}: ranking` },
    decisions: { ...words.decisions, add: `Record the grade decided for a ${subject}` },
    barometer: { ...words.barometer, title: subject === "household" ? "Points" : words.barometer.title },
    villages: { ...words.villages, people: subject === "household" ? "Households" : words.villages.people },
    money: { ...words.money, open: (count) => `${many(count)} open`, complete: (count) => (count === 1 ? `1 ${subject} settled` : `all ${many(count)} settled`) },
    reasons: { ...words.reasons, gone: `This ${subject} is no longer in the list.`, rank: (_category, rank, among) => `${rank} of ${among}` },
  };
}
