import { masked } from "../desk/numbers";
import type { BankProblem } from "./problems";

export const zh = {
  title: "银行代发文件",
  lead: "各银行要的格式不同。请按开户银行给的说明自己定模板；这里不带任何一家银行的格式。",
  unpaid: "打开的办法不发钱，没有代发文件。",
  refused: "数据有问题没有改好，还没有金额，不能导出代发文件。",
  template: {
    title: "模板",
    none: "还没有模板。从一个例子开始，再按银行的说明改。",
    examples: { bars: "例子：竖线分隔的文本", commas: "例子：CSV", sheet: "例子：表格" },
    restart: "换成例子",
    chosen: (name: string) => `代发模板换成${name}`,
    name: "模板名称",
    file: "文件种类",
    files: { txt: "文本 .txt", csv: "CSV .csv", xlsx: "表格 .xlsx" },
    xls: "银行要 .xls 的，请用表格软件打开导出的 .xlsx，另存为 .xls。这里不直接写 .xls。",
    encoding: "编码",
    encodings: { gb18030: "GB18030", gbk: "GBK", "utf-8": "UTF-8（无 BOM）", "utf-8-bom": "UTF-8（有 BOM）" },
    separator: "分隔符",
    separators: { none: "无", comma: "逗号 ,", tab: "制表符", bar: "竖线 |" },
    otherSeparator: "别的分隔符",
    lineEnd: "换行",
    lineEnds: { windows: "CRLF（Windows）", unix: "LF" },
    endsLine: "末行也换行",
    titles: "先写一行列名",
    omitZero: "不列金额为零的人",
    head: "首行（汇总）",
    line: "每人一行",
    tail: "末行（汇总）",
    noFields: "没有，文件里不写这一行。",
    order: "次序",
    field: "列名",
    from: "内容",
    text: "文字或样式",
    textHints: {
      text: "固定写的文字",
      note: "例如 {考核期}绩效；可用 {乡镇} {考核期} {村} {姓名}",
      date: "例如 yyyyMMdd 或 yyyy-MM-dd；不填为 yyyyMMdd",
    },
    length: "长度",
    lengthBytes: "字节",
    lengthCharacters: "字符",
    longest: "现最长",
    pad: "补齐",
    pads: { "left-zero": "左补 0", "left-space": "左补空格", "right-space": "右补空格" },
    noPad: "不补",
    up: "上移",
    down: "下移",
    add: "添加一项",
    added: (list: string) => `代发模板${list}添加一项`,
    removed: (title: string) => `代发模板删除${title}`,
    moved: (title: string) => `代发模板移动${title}`,
    part: (list: string, number: number, what: string) => `${list}第 ${number} 项${what}`,
    froms: {
      number: "序号",
      name: "户名",
      account: "账号",
      bankName: "开户行",
      idNumber: "身份证号",
      amount: "金额（元）",
      amountFen: "金额（分）",
      count: "笔数",
      sum: "合计（元）",
      sumFen: "合计（分）",
      village: "村",
      note: "附言",
      date: "发放日期",
      text: "固定文字",
      empty: "空着",
    },
    titlesOf: { amount: "金额", amountFen: "金额", sum: "合计", sumFen: "合计" } as Readonly<Record<string, string>>,
    date: "发放日期",
    dateHint: "与发放表上的日期是同一个",
    save: "保存模板",
    open: "打开模板文件",
    opened: (name: string) => `打开代发模板 ${name}`,
    notTemplate: (name: string) => `${name} 不是代发模板，没有打开。请选用“保存模板”存下的 .json 文件。`,
    fileName: "代发模板",
  },
  accounts: {
    title: "账户",
    summary: (people: number, lacking: number) => (lacking === 0 ? `${people} 人都有账号` : `${people} 人，缺账号 ${lacking} 人`),
    problems: (count: number) => `，有问题 ${count} 人`,
    lead: "账号、身份证号都是文字，一位也不会变。平时只显示前六位和后四位。",
    reveal: "显示全部号码",
    hide: "遮住号码",
    edit: "改",
    editOf: (name: string) => `改${name}的账户`,
    done: "收起",
    only: "只看有问题的",
    find: "查找姓名、村、账号后几位",
    shown: (count: number) => `${count} 人`,
    nobody: "没有符合条件的人。",
    person: "姓名",
    village: "村（社区）",
    idNumber: "身份证号",
    account: "账号",
    accountName: "户名",
    bankName: "开户行",
    state: "问题",
    same: "同姓名",
    lacking: "缺",
    of: (name: string, key: string) => `${name} ${key}`,
    gone: (count: number) => `另有 ${count} 条账户的人不在这个季度里。`,
    dropGone: "删除这些账户",
    droppedGone: (count: number) => `删除不在季度里的 ${count} 条账户`,
  },
  check: {
    title: "核对",
    fine: "没有问题。",
    refusals: (count: number) => `${count} 处要先改好，才能导出`,
    warnings: (count: number) => `${count} 处请看一看`,
    measuring: "正在按编码核对字数。",
    noEncoder: "编码程序没有载入，不能核对字节，也不能导出这种编码。请重新打开页面，或改用 UTF-8。",
    more: (count: number) => `还有 ${count} 处没有列出，改好上面的会接着列。`,
    several: (names: string) => `${names}：`,
    fix: "去改",
    omitOpen: (count: number) => `未定的 ${count} 人先不发，只发其余的人`,
    count: "笔数",
    sum: "代发合计",
    words: "大写",
    sheet: "发放表实发合计",
    equal: "与代发合计相等",
    unequal: "与代发合计不等",
    zero: (count: number, names: string) => `金额为零、没有列出的 ${count} 人：${names}。`,
    left: (count: number, names: string) => `未定、没有列出的 ${count} 人：${names}。`,
    andMore: (names: string, count: number) => `${names}等 ${count} 人`,
  },
  preview: {
    title: "预览",
    lead: (shown: number, all: number) => (shown < all ? `前 ${shown} 行，共 ${all} 行。` : `共 ${all} 行。`),
    bytes: "字节",
    parts: { titles: "列名", head: "首行", line: "", tail: "末行" },
    line: "行",
    content: "内容",
    signs: "分隔符加底色；空格显示为 ␣，制表符为 →，换行为 ↵。号码按“账户”里的选择遮住，导出的文件不遮。",
    sheetSigns: "号码按“账户”里的选择遮住，导出的文件不遮。账号写成文字，金额写成两位小数的数字。",
    total: (bytes: string) => `整个文件 ${bytes} 字节。`,
  },
  save: "导出代发文件",
  saved: (name: string, count: number, sum: string) => `已导出 ${name}：${count} 笔，合计 ${sum} 元。`,
  failed: (detail: string) => `没有导出：${detail}`,
  sheetName: "代发",
  fileName: (town: string, period: string) => `${town}${period}代发`,
  problem: (problem: BankProblem): readonly [sentence: string, hint: string] => {
    const { field = "", text = "", other = "", count = 0, most = 0, others = [] } = problem;
    switch (problem.kind) {
      case "open":
        return ["还没有核定，金额未定。", "评完分、记下决定，或勾选“先不发”。"];
      case "left-out":
        return [`有 ${count} 人未定，这份文件不含他们。`, "这些人核定以后要另发一次；他们评完后，同类别其他人的名次和等次也可能变。"];
      case "left-out-waiting":
        return [`有 ${count} 人未定，办法还要按全部人压减或分配资金。`, "现在的金额不是最后的金额，不能先发。请先核定这些人。"];
      case "negative":
        return [`实发金额是 ${text} 元，小于零，银行不能付。`, "到“核对”里把扣发改小，余下的留到下一期扣。"];
      case "nobody":
        return ["没有人有金额可发。", "请先到“核对”看金额。"];
      case "zero":
        return [`有 ${count} 人金额为零，银行可能退回整个文件。`, "在模板里勾选“不列金额为零的人”，或先问银行。"];
      case "sum":
        return [`代发合计 ${text} 元，与发放表合计 ${other} 元不等。`, "不要使用。请保存存档，并报告这个问题。"];
      case "draft":
        return ["办法还是草案。", "批准以后再发；现在导出的只能用来试。"];
      case "stage":
        return [`考核只到“${text}”，不是最后阶段。`, "分数还可能改，最后阶段以后再发。"];
      case "no-account":
        return ["没有账号。", "填上账号，或重新导入账户表。"];
      case "lost-digits":
        return [`账号“${text}”被表格软件改成了数字，后几位已经丢了。`, "不能补猜。请照银行卡或存折重新填。"];
      case "not-digits":
        return [`账号“${masked(text)}”里有数字以外的字符。`, "去掉空格、横线和别的字符；全角数字改成半角。"];
      case "looks-cut":
        return [`账号 ${masked(text)} 第十六位以后全是 0，可能被表格软件截断过。`, "请对照银行卡。"];
      case "luhn":
        return [`账号 ${masked(text)} 不合银行卡的校验位。`, "对照银行卡；如果是存折或对公账号，可以不管。"];
      case "shared-account":
        return [`与${others.map(({ name }) => name).join("、")}用同一个账号 ${masked(text)}。`, "核实是谁的账号。"];
      case "payee-twice":
        return ["账户登记了两次。", "在“账户”里核对，或重新导入账户表。"];
      case "other-name":
        return [`户名是“${text}”，与姓名不同。`, "核实是不是本人的账户；文件里写户名。"];
      case "no-id":
        return ["没有身份证号，文件里这一项空着。", "填上身份证号，或从模板里去掉这一项。"];
      case "id-check":
        return [`身份证号 ${masked(text)} 的位数、出生日期或校验位不对。`, "对照身份证。"];
      case "no-bank":
        return ["没有开户行，文件里这一项空着。", "填上开户行，或从模板里去掉这一项。"];
      case "no-line":
        return ["模板里每人一行没有任何一项。", "添加户名、账号、金额等。"];
      case "no-amount":
        return ["模板里每人一行没有金额。", "添加“金额（元）”或“金额（分）”。"];
      case "no-account-field":
        return ["模板里每人一行没有账号。", "添加“账号”。"];
      case "length":
        return [`模板“${field}”的长度“${text}”不是大于零的整数。`, "改成整数，或空着表示不限。"];
      case "pad-without-length":
        return [`模板“${field}”要补齐，但没有长度，等于不补。`, "填上长度。"];
      case "runs-together":
        return ["没有分隔符，又不是每一项都定长补齐，各项会连在一起分不开。", "选一个分隔符，或给每一项填长度并补齐。"];
      case "misplaced":
        return [`模板“${field}”的内容不能放在这一行。`, "换一种内容。"];
      case "no-date":
        return [`模板“${field}”要写发放日期，日期还没有填好。`, "在模板下面填发放日期，例如 2024-01-08。"];
      case "too-long":
        return [`“${field}”有 ${count}，超过模板的长度 ${most}。`, "改短内容，或核对银行规定的长度。不会自动截断。"];
      case "unencodable":
        return [`“${field}”里的字 ${other} 在这个编码里没有。`, "问银行能否用 GB18030 或 UTF-8，并改模板的编码；不会用 ? 代替。"];
      case "separator-inside":
        return [`“${field}”里有分隔符“${other}”，银行会把它当成两项。`, "改掉这个字符，或换一个分隔符。"];
      case "line-break-inside":
        return [`“${field}”里有换行。`, "去掉换行。"];
      case "space-inside":
        return [`户名“${text.trim()}”里有空格，银行常因此退回。`, "姓名里的空格请去掉；外国人名等除外。"];
      case "formula":
        return [`“${field}”以 ${text.slice(0, 1)} 开头，用表格软件打开时会当成公式。`, "文件照原样写，不加引号。请直接交给银行，不要用表格软件打开再存。"];
    }
  },
};
export type Words = typeof zh;
