import { masked } from "../desk/numbers";
import type { Words } from "./words-zh";

export const en: Words = {
  title: "File for the bank",
  lead: "Every bank wants another format. Make the template by what your bank says; none of the formats here is any bank's.",
  unpaid: "The open rules pay nothing, so there is no file for the bank.",
  refused: "The data has problems and no amounts yet. There is no file for the bank before they are solved.",
  template: {
    title: "Template",
    none: "There is no template yet. Start from an example and change it as the bank says.",
    examples: { bars: "Example: text with bars", commas: "Example: CSV", sheet: "Example: sheet" },
    restart: "Start again from",
    chosen: (name) => `bank template from ${name}`,
    name: "Name of the template",
    file: "Kind of file",
    files: { txt: "Text .txt", csv: "CSV .csv", xlsx: "Sheet .xlsx" },
    xls: "If the bank wants .xls, open the .xlsx in a spreadsheet program and save it as .xls. This page does not write .xls itself.",
    encoding: "Encoding",
    encodings: { gb18030: "GB18030", gbk: "GBK", "utf-8": "UTF-8 (no BOM)", "utf-8-bom": "UTF-8 (BOM)" },
    separator: "Separator",
    separators: { none: "none", comma: "comma ,", tab: "tab", bar: "bar |" },
    otherSeparator: "Another separator",
    lineEnd: "Line end",
    lineEnds: { windows: "CRLF (Windows)", unix: "LF" },
    endsLine: "The last line ends too",
    titles: "Titles of the columns first",
    omitZero: "Leave out people with nothing to get",
    head: "First line (summary)",
    line: "A line for each person",
    tail: "Last line (summary)",
    noFields: "None; the file does not have this line.",
    order: "Order",
    field: "Title",
    from: "Content",
    text: "Text or pattern",
    textHints: {
      text: "text that is always the same",
      note: "such as {period} performance pay; {town} {period} {village} {name} can be used",
      date: "such as yyyyMMdd or yyyy-MM-dd; yyyyMMdd if empty",
    },
    length: "Length",
    lengthBytes: "bytes",
    lengthCharacters: "characters",
    longest: "longest now",
    pad: "Padding",
    pads: { "left-zero": "0 at the left", "left-space": "spaces at the left", "right-space": "spaces at the right" },
    noPad: "none",
    up: "Up",
    down: "Down",
    add: "Add a field",
    added: (list) => `field added to the bank template: ${list}`,
    removed: (title) => `${title} removed from the bank template`,
    moved: (title) => `${title} moved in the bank template`,
    part: (list, number, what) => `${list}, field ${number}: ${what}`,
    froms: {
      number: "number",
      name: "account name",
      account: "account",
      bankName: "bank",
      idNumber: "id number",
      amount: "amount (yuan)",
      amountFen: "amount (fen)",
      count: "count",
      sum: "sum (yuan)",
      sumFen: "sum (fen)",
      village: "village",
      note: "remark",
      date: "date of payment",
      text: "fixed text",
      empty: "empty",
    },
    titlesOf: { amount: "amount", amountFen: "amount", sum: "sum", sumFen: "sum" },
    date: "Date of payment",
    dateHint: "The same as on the pay sheet",
    save: "Save template",
    open: "Open template file",
    opened: (name) => `bank template ${name} opened`,
    notTemplate: (name) => `${name} is no bank template and was not opened. Choose a .json file made by “Save template”.`,
    fileName: "bank-template",
  },
  accounts: {
    title: "Accounts",
    summary: (people, lacking) => (lacking === 0 ? `all ${people} have an account` : `${people} people, ${lacking} without an account`),
    problems: (count) => `, ${count} with problems`,
    lead: "Account and id numbers are text; no digit changes. Usually only the first six and last four are shown.",
    reveal: "Show all numbers",
    hide: "Mask numbers",
    edit: "Edit",
    editOf: (name) => `Edit the account of ${name}`,
    done: "Close",
    only: "Only with problems",
    find: "Find name, village or end of account",
    shown: (count) => `${count} people`,
    nobody: "Nobody matches.",
    person: "Name",
    village: "Village",
    idNumber: "Id number",
    account: "Account",
    accountName: "Account name",
    bankName: "Bank",
    state: "Problems",
    same: "same as name",
    lacking: "missing",
    of: (name, key) => `${name} ${key}`,
    gone: (count) => `${count} more accounts are of people who are not in this quarter.`,
    dropGone: "Delete these accounts",
    droppedGone: (count) => `${count} accounts deleted of people not in the quarter`,
  },
  check: {
    title: "Check",
    fine: "No problems.",
    refusals: (count) => `${count} to be solved before the file can be made`,
    warnings: (count) => `${count} to be looked at`,
    measuring: "Measuring in the file's encoding.",
    noEncoder: "The encoder was not loaded, so that bytes cannot be checked and this encoding cannot be written. Open the page again, or use UTF-8.",
    more: (count) => `${count} more are not listed yet.`,
    several: (names) => `${names}:`,
    fix: "Mend",
    omitOpen: (count) => `Leave out the ${count} who are still open and pay the others`,
    count: "Payments",
    sum: "Sum of the file",
    words: "In words",
    sheet: "Total of the pay sheet",
    equal: "equal to the sum of the file",
    unequal: "not equal to the sum of the file",
    zero: (count, names) => `Left out with nothing to get, ${count}: ${names}.`,
    left: (count, names) => `Left out because still open, ${count}: ${names}.`,
    andMore: (names, count) => `${names} and others, ${count} in all`,
  },
  preview: {
    title: "Preview",
    lead: (shown, all) => (shown < all ? `The first ${shown} of ${all} lines.` : `${all} lines.`),
    bytes: "Bytes",
    parts: { titles: "titles", head: "first", line: "", tail: "last" },
    line: "Line",
    content: "Content",
    signs: "Separators are tinted; a space is shown as ␣, a tab as →, a line end as ↵. Numbers are masked as chosen under Accounts; in the file they are not.",
    sheetSigns: "Numbers are masked as chosen under Accounts; in the file they are not. Accounts are written as text, amounts as numbers with two places.",
    total: (bytes) => `The whole file has ${bytes} bytes.`,
  },
  save: "Save the file for the bank",
  saved: (name, count, sum) => `${name} saved: ${count} payments, ${sum} yuan in all.`,
  failed: (detail) => `Not saved: ${detail}`,
  sheetName: "payments",
  fileName: (town, period) => `${town} ${period} payments`,
  problem: (problem) => {
    const { field = "", text = "", other = "", count = 0, most = 0, others = [] } = problem;
    switch (problem.kind) {
      case "open":
        return ["not settled yet, so there is no amount.", "Enter the scores and record the decision, or choose to leave out who is open."];
      case "left-out":
        return [`${count} people are open and not in this file.`, "They need another payment later; once they are settled, ranks and grades of others may change too."];
      case "left-out-waiting":
        return [`${count} people are open, and the rules still scale or share money among everybody.`, "The amounts are not final and cannot be paid. Settle these people first."];
      case "negative":
        return [`the amount is ${text} yuan, below nothing; a bank cannot pay it.`, "Lower what is withheld in the ranking view, and withhold the rest next time."];
      case "nobody":
        return ["Nobody has an amount to be paid.", "Look at the amounts in the ranking view first."];
      case "zero":
        return [`${count} people get nothing; the bank may reject the whole file.`, "Tick “Leave out people with nothing to get” in the template, or ask the bank."];
      case "sum":
        return [`The file comes to ${text} yuan, the pay sheet to ${other} yuan.`, "Do not use it. Save the project and report this."];
      case "draft":
        return ["The rules are a draft.", "Pay after they are approved; the file is for trying only."];
      case "stage":
        return [`The assessment has reached “${text}”, which is not the last stage.`, "Scores may still change; pay after the last stage."];
      case "no-account":
        return ["no account.", "Enter it, or import the accounts again."];
      case "lost-digits":
        return [`a spreadsheet made a number of the account “${text}”, and its last digits are lost.`, "They cannot be guessed. Enter the account from the card."];
      case "not-digits":
        return [`the account “${masked(text)}” has something else than digits.`, "Take out spaces, hyphens and the like."];
      case "looks-cut":
        return [`after fifteen digits the account ${masked(text)} has only noughts; a spreadsheet may have cut it.`, "Compare it with the card."];
      case "luhn":
        return [`the account ${masked(text)} fails the check digit of bank cards.`, "Compare it with the card; passbooks and company accounts have none."];
      case "shared-account":
        return [`has the same account ${masked(text)} as ${others.map(({ name }) => name).join(", ")}.`, "Find out whose it is."];
      case "payee-twice":
        return ["has two entries among the accounts.", "Compare them under Accounts, or import the accounts again."];
      case "other-name":
        return [`the account is in another name: “${text}”.`, "Make sure whose account it is; the file has the account's name."];
      case "no-id":
        return ["no id number; the field stays empty.", "Enter it, or take the field out of the template."];
      case "id-check":
        return [`the id number ${masked(text)} is wrong in its length, its day of birth or its check digit.`, "Compare it with the card."];
      case "no-bank":
        return ["no bank; the field stays empty.", "Enter it, or take the field out of the template."];
      case "no-line":
        return ["The template has no field for a person.", "Add account name, account, amount and so on."];
      case "no-amount":
        return ["The template has no amount for a person.", "Add “amount (yuan)” or “amount (fen)”."];
      case "no-account-field":
        return ["The template has no account for a person.", "Add “account”."];
      case "length":
        return [`The length “${text}” of “${field}” is no whole number above nothing.`, "Make it a whole number, or leave it empty for no limit."];
      case "pad-without-length":
        return [`“${field}” is to be padded but has no length, so nothing is padded.`, "Enter the length."];
      case "runs-together":
        return ["There is no separator, and not every field is padded to a length: the fields run together.", "Choose a separator, or give every field a length and padding."];
      case "misplaced":
        return [`“${field}” cannot stand in this line.`, "Choose other content."];
      case "no-date":
        return [`“${field}” is the date of payment, which is missing.`, "Enter it below the template, such as 2024-01-08."];
      case "too-long":
        return [`“${field}” has ${count}, more than the ${most} of the template.`, "Shorten it, or check the length with the bank. Nothing is cut."];
      case "unencodable":
        return [`“${field}” has characters that the encoding lacks: ${other}.`, "Ask whether the bank takes GB18030 or UTF-8 and change the encoding; no ? is written instead."];
      case "separator-inside":
        return [`“${field}” holds the separator “${other}”; the bank would see two fields.`, "Change the character, or choose another separator."];
      case "line-break-inside":
        return [`“${field}” holds a line break.`, "Take it out."];
      case "space-inside":
        return [`there is a space in the account name “${text.trim()}”; banks often reject that.`, "Take it out unless it belongs there."];
      case "formula":
        return [`“${field}” begins with ${text.slice(0, 1)}; a spreadsheet program takes it for a formula.`, "The file has it as it is. Hand it to the bank without opening it in a spreadsheet program."];
    }
  },
};
