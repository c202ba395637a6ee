/** What a column of a sheet may be, under the rules that are open, and what the heads of such columns usually say. */

import type { Desk } from "../desk/desk";
import { textAt, under } from "../document/place";
import type { Json } from "../document/json";
import { isEntered, isShared, leavesOf, rowsAt, scaleOf } from "../quarter";
import type { Choice, Leaf, Row } from "../quarter";
import type { System } from "../system";

/** What the page knows while a file is read. */
export interface Town {
  readonly scheme: Json | undefined;
  readonly quarter: Json | undefined;
  readonly desk: Desk;
  readonly system: System;
}

/** The parts of the data that a file may bring. */
export type Part = "who" | "roster" | "village" | "score" | "event" | "account";
/** How what stands in a cell is read. */
export type Reading = "name" | "village" | "posts" | "text" | "whole" | "decimal" | "day" | "id" | "account" | "digits" | "choice" | "item" | "grids" | "nothing";

export interface Meaning {
  readonly id: string;
  readonly part: Part;
  /** of an indicator or the like, in the words of the rules; absent for what the page has words for */
  readonly name?: string;
  /** what heads say, without spaces and brackets */
  readonly heads: readonly string[];
  /** names of the headings above it in the rules */
  readonly path: readonly string[];
  readonly read: Reading;
  /** place inside the record of a person, household or village */
  readonly key?: string;
  readonly of?: "own" | "village";
  readonly full?: string;
  readonly choices?: readonly Choice[];
}

const PLAIN: readonly (readonly [string, Part, Reading, string])[] = [
  ["number", "who", "nothing", "序号 编号 顺序号 序 号 No no"],
  ["village", "who", "village", "村 村名 村居 村社区 村居社区 村别 行政村 所在村 所属村 所属村社区 村委会 社区 村级组织 单位 所在单位 工作单位 village"],
  ["name", "who", "name", "姓名 名字 干部姓名 村干部姓名 人员姓名 被考核人 考核对象 被考核人姓名 name"],
  ["posts", "roster", "posts", "职务 岗位 担任职务 现任职务 职位 任职岗位 村内职务 职务名称 post"],
  ["posts.other", "roster", "posts", "兼任职务 兼任 兼职 兼任岗位 兼职职务 其他职务"],
  ["months", "roster", "whole", "任职月数 月数 任职月份数 在职月数 在岗月数 考核月数 本季度任职月数 months"],
  ["monthsReason", "roster", "text", "月数说明 任职说明 任职月数说明 变动说明 变动情况 任职变动"],
  ["days", "roster", "whole", "任职天数 在职天数 在岗天数"],
  ["from", "roster", "day", "任职时间 任职日期 到任时间 到任日期 上任时间"],
  ["to", "roster", "day", "离任时间 离任日期 免职时间 免职日期"],
  ["idNumber", "account", "id", "身份证号 身份证 身份证号码 公民身份号码 公民身份证号码 证件号 证件号码 居民身份证号 居民身份证号码"],
  ["account", "account", "account", "银行卡号 银行账号 银行帐号 账号 帐号 卡号 一卡通 一卡通号 一卡通账号 一卡通卡号 社保卡号 社保卡银行账号 惠农一卡通 惠农一卡通账号 工资卡号 收款账号 收款人账号 银行账户 银行卡账号 account"],
  ["accountName", "account", "name", "户名 账户名 账户名称 开户名 开户人 开户姓名 收款人 收款人户名 收款户名 卡主姓名"],
  ["bankName", "account", "text", "开户行 开户银行 开户行名称 开户网点 银行 银行名称 开户行全称 所属银行 发卡银行"],
  ["phone", "account", "digits", "电话 联系电话 手机 手机号 手机号码 联系方式 电话号码 联系手机"],
  ["note", "who", "text", "备注 说明 备注说明 note"],
];
const VILLAGE: readonly (readonly [string, string, string])[] = [
  ["registeredPopulation", "measure", "户籍人口 户籍人口数 户籍总人口 总人口 人口数 户籍人数"],
  ["residentPopulation", "measure", "常住人口 常住人口数 户籍常住人口 户籍常住人口数 常住人数"],
  ["workload", "measure", "工作任务量 任务量 重点任务项数 工作量 重点任务数 任务数"],
  ["class", "class", "难度类别 难度 类别 村类别 难度等级 难度分类 类型"],
  ["classReason", "class", "类别说明 类别理由 核定理由 调整理由 难度说明"],
];
const EVENT: readonly (readonly [string, Reading, string])[] = [
  ["event.item", "item", "事项 加减分事项 加分事项 扣分事项 减分事项 奖惩事项 考核事项 项目 事由类别"],
  ["event.date", "day", "日期 时间 发生日期 发生时间 登记日期"],
  ["event.count", "whole", "次数 数量 件数"],
  ["event.points", "decimal", "分值 加减分 分数 加分 减分 扣分 加减分值"],
  ["event.matter", "text", "同一事项 具体事项 事由 事项内容 具体内容 事项说明"],
];
const TOTALS = "总分 得分 总得分 考核得分 综合得分 合计得分 考核总分 村总分 最终得分 季度得分 最后得分";
const GRIDS = "网格 包抓网格 所包网格 网格名称 所在网格 微网格 负责网格";

let last: { readonly town: Town; readonly meanings: readonly Meaning[] } | null = null;

export function meaningsOf(town: Town): readonly Meaning[] {
  if (last === null || last.town.scheme !== town.scheme) last = { town, meanings: read(town) };
  return last.meanings;
}

function read(town: Town): Meaning[] {
  const { system } = town;
  const isOffered = ([id, part]: (typeof PLAIN)[number]): boolean => (system.subject === "person" ? true : system.subject === "household" ? part !== "roster" : part !== "roster" && id !== "name");
  return [...PLAIN.filter(isOffered).map(([id, part, how, heads]) => plain(id, part, how, heads, system.subject)), ...grids(system), ...ofVillages(town), ...ofOwn(town), ...ofEvents(town)];
}

function plain(id: string, part: Part, how: Reading, heads: string, subject: System["subject"]): Meaning {
  const more = id === "name" && subject === "household" ? " 户主 户主姓名 农户 农户姓名 户" : "";
  return { id, part, heads: (heads + more).split(" "), path: [], read: how };
}

function grids({ hasGrids }: System): Meaning[] {
  return hasGrids ? [{ id: "grids", part: "roster", heads: GRIDS.split(" "), path: [], read: "grids" }] : [];
}

function ofVillages(town: Town): Meaning[] {
  const { scheme, system } = town;
  const isSubject = system.subject === "village";
  const classes = rowsAt(scheme, "difficulty.classes").map(({ id }) => ({ id, name: id }));
  const basics = VILLAGE.filter(([id, what]) => (what === "class" ? system.hasDifficulty : system.measures.some((measure) => measure === id))).map(
    ([id, , heads]): Meaning => ({ id, part: "village", heads: heads.split(" "), path: [], key: id, of: "village", ...(id === "class" ? { read: "choice", choices: classes } : { read: id === "classReason" ? "text" : "whole" }) }),
  );
  const category: Meaning[] = isSubject && system.hasCategories ? [{ id: "category", part: "village", heads: ["考核类别", "类别", "村类别", "分类"], path: [], read: "choice", choices: rowsAt(scheme, "categories"), key: "category", of: "village" }] : [];
  const leaves = [...leavesOf(scheme, "team.indicators"), ...leavesOf(scheme).filter((leaf) => isSubject || isShared(leaf))];
  const facts = rowsAt(scheme, "facts").filter(({ value }) => isSubject || textAt(value, "of") === "village");
  const ballots = [...rowsAt(scheme, "team.ballots"), ...(isSubject ? rowsAt(scheme, "ballots") : [])];
  const hasTotal = (isSubject || system.hasTeam) && leaves.length === 0;
  return [...basics, ...category, ...recorded("village", leaves, facts, ballots, hasTotal)];
}

function ofOwn({ scheme, system }: Town): Meaning[] {
  if (system.subject === "village") return [];
  const leaves = leavesOf(scheme).filter((leaf) => !isShared(leaf));
  const facts = rowsAt(scheme, "facts").filter(({ value }) => textAt(value, "of") === "own");
  const category: Meaning[] = system.subject === "household" && system.hasCategories ? [{ id: "category", part: "roster", heads: ["户类别", "类别"], path: [], read: "choice", choices: rowsAt(scheme, "categories"), key: "category", of: "own" }] : [];
  return [...category, ...recorded("own", leaves, facts, rowsAt(scheme, "ballots"), leaves.length === 0 && textAt(scheme, "score.start") === "")];
}

/** Scores, grades given in their place, facts and votes: what stands in a record by the ids of the rules. */
function recorded(of: "own" | "village", leaves: readonly Leaf[], facts: readonly Row[], ballots: readonly Row[], hasTotal: boolean): Meaning[] {
  const meaning = (key: string, name: string, path: readonly string[], rest: Pick<Meaning, "read" | "full" | "choices">): Meaning => ({ id: `${of}:${key}`, part: "score", name, heads: [bare(name)], path: path.map(bare), key, of, ...rest });
  const scored = leaves.filter(isEntered).map((leaf) => meaning(under("scores", leaf.id), leaf.name, leaf.path, { read: "decimal", full: leaf.full }));
  const rated = leaves.flatMap((leaf) => {
    const choices = scaleOf(leaf);
    return choices === null ? [] : [meaning(under("ratings", leaf.id), leaf.name, leaf.path, { read: "choice", choices })];
  });
  const stated = facts.map((row) => meaning(under("facts", row.id), row.name, [], { read: "decimal" }));
  const voted = ballots.flatMap((ballot) => rowsAt(ballot.value, "options").map((option) => meaning(under("votes", ballot.id, option.id), option.name, [ballot.name], { read: "whole" })));
  const total: Meaning[] = hasTotal
    ? [{ id: `${of}:score`, part: "score", heads: TOTALS.split(" "), path: [], read: "decimal", key: "score", of }]
    : [{ id: `${of}:total`, part: "score", heads: TOTALS.split(" "), path: [], read: "nothing", of }];
  return leaves.length + Number(hasTotal) === 0 ? [...stated, ...voted] : [...scored, ...rated, ...stated, ...voted, ...total];
}

function ofEvents({ system }: Town): Meaning[] {
  return system.hasBarometer ? EVENT.map(([id, how, heads]) => ({ id, part: "event", heads: heads.split(" "), path: [], read: how })) : [];
}

/** Items of the barometer, of people and of villages as teams. */
export function itemsOf(scheme: Json | undefined): Row[] {
  return [...rowsAt(scheme, "barometer.items"), ...rowsAt(scheme, "team.barometer.items")];
}

/** A head or name as it is compared: without spaces, line ends, brackets and their marks. */
export function bare(text: string): string {
  return text.replace(/[\s\u3000()（）[\]【】《》:：*、/／·．.-]/g, "");
}
