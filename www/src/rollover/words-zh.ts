import type { Remark } from "./next";
import type { ChangeKind } from "./since";

export const zh = {
  next: {
    title: (period: string) => `做下一期：${period}`,
    none: "这份数据没有写明考核期，不能接着做下一期。",
    lead: (from: string, to: string) => `照${from}做一份${to}的数据。`,
    keeps: "照搬：村和人口、人员和职务、网格、账户、导入的列对应、代发模板、打印设置。",
    clears: "清空：评分、晴雨表、高压线、集体决定、扣补发、备注、任职起止和打印日期。任职月数都改为满期。",
    scheme: (version: string) => `仍按办法版本 ${version} 核算。`,
    otherScheme: (version: string, period: string) => `打开的办法版本 ${version} 不适用于${period}，会换成办法库里适用的版本；没有就不做，并说明。`,
    save: "做之前请先保存本期的存档。撤销只在这个窗口里有效。",
    leavers: "本期写了任职止的人，不带入下一期。仍在任的请勾选：",
    leaver: (name: string, day: string) => `${name}（任职止 ${day}）`,
    remarks: "请先看一遍：",
    act: (period: string) => `做${period}`,
    label: (period: string) => `做下一期 ${period}`,
    noVersion: (period: string) => `没有做：办法库里没有适用于${period}的版本。请先在办法库另立新版本，或改办法的适用期。`,
    clawBackReason: (period: string) => `${period}超支扣回`,
    names: (names: string, count: number) => `${names}等 ${count} 人`,
    remark: (remark: Remark, names: (people: readonly string[]) => string): string => {
      switch (remark.kind) {
        case "no-settlement":
          return "本期没有核算结果：上期结转、积分、往期结果和超支扣回都带不过去，要自己填。最好先改好本期的问题再做。";
        case "partial":
          return `本期还有人没有核定：${names(remark.people)}。他们的积分、往期结果和扣回带不过去，办法规定结转的结余也带不过去。最好先核定再做。`;
        case "carried":
          return `上期结转填 ${remark.amount} 元，是本期核定的结余，办法规定结转下期。`;
        case "stays":
          return `本期结余 ${remark.amount} 元，办法没有规定结转，上期结转填 0.00。`;
        case "unknown-balance":
          return `办法规定结余结转下期，但还有人没有核定，结余未定（现为 ${remark.amount} 元），上期结转先填 0.00，核定以后请自己改。`;
        case "clawed-back":
          return `超支扣回写成下一期的扣发：${names(remark.people)}。`;
        case "claw-back-by-hand":
          return `超支扣回不能自动带入，请自己处理：${names(remark.people)}。`;
        case "left":
          return `离任，不带入：${names(remark.people)}。他们的账户也不带入。`;
        case "months":
          return `本期任职不满，下一期改为满期：${names(remark.people)}。已离任而没有写任职止的，请删去。`;
        case "points":
          return `积分余额填为下一期的上期积分：${names(remark.people)}。`;
        case "points-missing":
          return `积分余额未定，没有带入：${names(remark.people)}。`;
        case "points-overdrawn":
          return `积分余额小于零，没有带入，请核对兑换：${names(remark.people)}。`;
        case "results":
          return `本期得分和等次写入往期结果，用来看连续几期的等次：${names(remark.people)}。`;
        case "results-by-hand":
          return "办法要用下一期之内各期的结果（例如全年各季度），请在那些期核定以后填入往期结果。";
        case "classes":
          return `难度类别照搬本期（${remark.villages.length} 个村），请按下一期的重点任务核对。`;
        case "coefficients":
          return `本期调整过 ${remark.count} 个类别的系数，不带入。`;
        case "grids":
          return `包抓干部离任，网格空着，指定新的包抓干部以后才能核算：${remark.grids.join("、")}。`;
      }
    },
  },
  since: {
    title: (period: string) => `与${period}相比`,
    none: "没有人员和账户的变动。",
    counts: (kind: string, count: number) => `${kind} ${count}`,
    kinds: {
      joined: "新任",
      left: "离任",
      name: "改名",
      village: "换村",
      posts: "换职务",
      account: "换账号",
      accountName: "换户名",
      months: "不满期",
    } satisfies Record<ChangeKind, string>,
    kind: "变动",
    name: "姓名",
    village: "村（社区）",
    before: "原来",
    after: "现在",
    months: (months: string) => `${months} 个月`,
    nothing: "无",
    masked: "账号只显示前六位和后四位。",
  },
};
export type Words = typeof zh;
