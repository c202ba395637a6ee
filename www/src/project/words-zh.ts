import type { Desk } from "../desk/desk";
import type { Closed } from "./closed";
import type { Difference } from "./approval";
import type { Trouble } from "./keeper";
import type { Act } from "./journal";
import { writtenTime } from "./time";

/** 11月23日 10:32 */
function when(at: string): string {
  const { month, date, clock } = writtenTime(at);
  return `${month}月${date}日 ${clock}`;
}

function named({ approvals = [] }: Desk): string {
  const last = approvals[approvals.length - 1];
  return last === undefined ? "" : `（${last.by}，${last.date}，${version(last.revision)}）`;
}

function version(revision: number): string {
  return revision === 0 ? "第 0 版" : `第 ${revision} 次修订`;
}

function cannot(closed: Closed | null, desk: Desk): string {
  return closed === "elsewhere" ? "这个季度已在另一个窗口打开，这里只能查看。" : `本季度已批准${named(desk)}。要改请先在“存档”里重新打开。`;
}

export const zh = {
  title: "存档",
  periods: "上一期和下一期",
  lead: "填写的内容每改一步就自动存在这台电脑的浏览器里，不上传。浏览器的内容可能被清理软件删掉，所以请常存工程文件。",
  when,
  revision: version,
  mark: {
    writing: "正在保存",
    kept: (at: string) => `已保存 ${writtenTime(at).clock}`,
    trouble: "没有自动保存",
    elsewhere: "只读",
    approved: "已批准",
    notInFile: "未存成文件",
    hint: "打开“存档”",
  },
  refused: (closed: Closed | null, desk: Desk) => `没有改动：${cannot(closed, desk)}`,
  cannot,

  notice: {
    label: "存档的提示",
    elsewhere: "这个季度已在另一个窗口打开，这里只能查看，显示的是打开时的内容。",
    takeOver: "在这里继续",
    approved: (desk: Desk) => `本季度已批准${named(desk)}，只能查看；打印和导出照常。要改请在“存档”里重新打开。`,
    toProject: "到存档",
    restored: (at: string) => `已恢复 ${when(at)} 的内容。`,
    dismiss: "知道了",
    sample: "打开示例",
    copied: "另一个窗口在此之后改过这个季度，那边的内容没有被覆盖。这个窗口的内容另存为一份，两份都在“存档”的“其他季度”里；请核对后留下一份。",
    unverified: (file: string) => `内容来自与校验码不符的工程文件 ${file}，文件在保存之后被改过或损坏，请逐项核对后再用。`,
    verified: "我已核对",
    verifiedLabel: (file: string) => `核对来自 ${file} 的内容`,
    differs: (what: readonly Difference[]) => `与批准时不一致：${what.map((one) => DIFFERENCES[one]).join("、")}。不要据此发放；请找出批准时的工程文件比较。`,
    trouble: {
      absent: "这个浏览器不让网页保存内容（隐私窗口、禁止存储或文件损坏），关掉窗口就没有了。请存成工程文件。",
      full: "最近的改动没有存下：浏览器的存储空间不足或写入失败。页面可以继续用，请马上存成工程文件，然后清理磁盘再试。",
      lost: "浏览器里保存的内容被清除了，或者在另一个窗口里被清除。这里显示的内容还在，请存成工程文件；也可以重新开始自动保存。",
    } satisfies Record<Trouble, string>,
    save: "存成工程文件",
    retry: { absent: "再试一次", full: "再试一次", lost: "重新自动保存" } satisfies Record<Trouble, string>,
  },

  file: {
    title: "工程文件",
    hint: "一个文件装下这个季度的办法、数据、账号、设置和改动记录，可以备份，也可以拿到另一台电脑上接着做。文件里有账号，请妥善保管。",
    save: "保存工程文件",
    saveAs: "保存到指定位置",
    saveAgain: (name: string) => `保存到同一文件（${name}）`,
    open: "打开工程文件",
    suffix: "工程",
    never: "还没有存成文件。建议每天下班前存一次。",
    last: (name: string, at: string) => `上次存成文件：${when(at)}，${name}。`,
    isCurrent: "此后没有改动。",
    isOlder: "此后有改动，建议再存一次。",
    saved: (name: string) => `已存成 ${name}。`,
    notSaved: (reason: string) => `没有存成文件：${reason}。请用“保存工程文件”下载一份。`,
    report: (name: string) => `${name} 没有打开`,
    reportDiffers: (name: string) => `${name} 与校验码不符，还没有打开`,
    differs: "文件在保存之后被改过，或者在传送中损坏。里面的金额和账号可能与当时保存的不同。最好找一份完好的备份；也可以打开查看，打开后一直标明“未核对”。",
    openAnyway: "仍然打开，标明未核对",
    notNow: "不打开",
    opened: (name: string, saved: string) => `已打开 ${name}（${when(saved)} 保存）。`,
    openedLabel: (name: string) => `打开工程文件 ${name}`,
    openedUnverified: (name: string) => `打开与校验码不符的工程文件 ${name}`,
    damaged: "文件已损坏，读不出来（不是完整的 JSON）。请用另一份备份，或者重新传送这个文件。",
    noProject: "这不是本页面的工程文件。",
    newer: (version: number, newest: number) => `文件由更新的版本保存（格式 ${version}），这个页面只认得格式 ${newest}。请用新版页面打开。`,
    tooOld: (version: number) => `文件的格式 ${version} 太旧，这个页面读不了。`,
    changed: "文件与校验码不符：保存之后被改过，或者已损坏。",
    missing: (place: string) => `缺少 ${place}。`,
    unfit: (place: string) => `${place} 不是应有的内容。`,
    unknown: (place: string) => `${place} 是这个页面不认识的内容，原样保留，没有使用。`,
  },

  others: {
    title: "其他季度",
    none: "这个浏览器里没有别的季度。打开另一个季度的文件，现在的季度会留在这里。",
    columns: { what: "季度", scheme: "办法", at: "最后改动", state: "情况", acts: "操作" },
    approved: "已批准",
    copy: "另存的一份",
    inFile: "已存成文件",
    notInFile: "未存成文件",
    open: "打开",
    openOf: (what: string) => `打开 ${what}`,
    remove: "删除",
    removeOf: (what: string) => `删除 ${what}`,
    sure: (what: string) => `从这台电脑删除 ${what}？存成的文件不受影响，没有存成文件的内容找不回来。`,
    yes: "删除",
    no: "不删除",
    removed: (what: string) => `已删除 ${what}。`,
    gone: "这个季度已经不在了。",
  },

  approval: {
    title: "批准与修订",
    none: "还没有批准。批准后办法、数据和账号锁定，打印和导出照常；要改须写明理由重新打开，成为有编号的修订。",
    obstacle: {
      refused: "现在还没有核算结果，不能批准。",
      partial: "还有待评、待定的人或并列，不能批准。",
      drafts: "源文件里还有没有应用的修改，不能批准。",
      unverified: "内容来自与校验码不符的文件，先核对才能批准。",
    },
    begin: "批准本季度",
    form: (revision: number) => `批准本季度（${version(revision)}）`,
    formHint: "批准后不能撤销，以前的操作也不能再撤销；要改只能重新打开。",
    draft: "办法还是草案，打印的表上会注明。",
    examples: (count: number) => `办法里还有 ${count} 个示例值没有换成本镇的规定。`,
    by: "批准人（单位或会议）",
    date: "批准日期",
    act: "批准并锁定",
    reopen: "重新打开",
    reopenForm: (revision: number) => `重新打开，成为${version(revision)}`,
    reopenHint: "已批准的内容和合计留在下面的表里。重新打开后以前的操作不能撤销。",
    reopenDate: "日期",
    reason: "理由",
    reopenAct: "重新打开",
    needBy: "请写批准人。",
    needReason: "请写理由。",
    needDate: "日期要写成 2024-01-08 的样子。",
    approved: (revision: number) => `批准本季度，${version(revision)}`,
    reopened: (reason: string) => `重新打开本季度：${reason}`,
    table: "批准记录",
    columns: { revision: "版次", by: "批准人", date: "日期", payable: "应发合计（元）", hashes: "哈希", reopened: "重新打开" },
    hashes: (scheme: string, quarter: string, result: string, engine: string) => `办法 ${scheme} · 数据 ${quarter} · 结果 ${result} · 内核 ${engine}`,
    stands: "有效",
    reopenedOn: (date: string, reason: string) => `${date}：${reason}`,
  },

  history: {
    title: "操作历史",
    hint: "点一步，回到那一步刚做完的时候。关掉页面后从新开始。",
    start: "最初的内容",
    none: "还没有操作。",
    more: (count: number) => `更早的 ${count} 步用撤销键一步步退回。`,
    future: "已撤销",
  },

  log: {
    title: "改动记录",
    hint: "谁、何时、把什么从多少改成多少，撤销也记在内。随工程文件保存。账号、身份证号和电话只记首尾几位。",
    clerk: "经办人",
    clerkHint: "写进以后的改动记录，只存在这台电脑",
    filter: "查找",
    shown: (count: number) => `${count} 条`,
    none: "没有记录。",
    folded: (count: number) => `更早的 ${count} 条已不保留（最多保留一万条）。`,
    csv: "导出 CSV",
    csvName: "改动记录",
    columns: { number: "序号", at: "时间", by: "经办人", act: "动作", what: "内容", whose: "对象", place: "位置", from: "原来", to: "改为", count: "项数" },
    act: (act: Act) => ACTS[act],
    several: (count: number) => `${count} 项`,
    nothing: "（无）",
    empty: "（空）",
  },

  clear: {
    title: "清除本机数据",
    hint: "在公用电脑上做完，或者要交出电脑时用。",
    begin: "清除本机数据",
    form: "清除这个浏览器里的全部内容？",
    what: (projects: number, schemes: number) =>
      `将删除：自动保存的 ${projects} 个季度（连同账号和改动记录），自己存入办法库的 ${schemes} 个版本，语言、经办人等设置。`,
    files: "已经存成的文件、打印的表不受影响。没有存成文件的内容找不回来。",
    notInFile: "现在打开的季度还没有存成文件。",
    yes: "全部清除",
    no: "不清除",
    failed: (reason: string) => `没有清除完：${reason}。请关闭其他窗口再试，或者用浏览器的“清除浏览数据”。`,
  },
  cancel: "取消",
};

const DIFFERENCES: Readonly<Record<Difference, string>> = { unsettled: "现在算不出结果", scheme: "办法", quarter: "季度数据", payable: "应发合计", result: "各人的等次、金额或账号" };
const ACTS: Readonly<Record<Act, string>> = { done: "改动", undone: "撤销", redone: "重做", opened: "打开", saved: "存成文件" };
