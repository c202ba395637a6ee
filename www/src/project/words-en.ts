import type { Difference } from "./approval";
import type { Act } from "./journal";
import { writtenTime } from "./time";
import type { ProjectWords } from "./words";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function when(at: string): string {
  const { month, date, clock } = writtenTime(at);
  return `${date} ${MONTHS[month - 1] ?? ""} ${clock}`;
}

function named({ approvals = [] }: Parameters<ProjectWords["notice"]["approved"]>[0]): string {
  const last = approvals[approvals.length - 1];
  return last === undefined ? "" : ` (${last.by}, ${last.date}, ${version(last.revision)})`;
}

function version(revision: number): string {
  return revision === 0 ? "version 0" : `revision ${revision}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const cannot: ProjectWords["cannot"] = (closed, desk) =>
  closed === "elsewhere"
    ? "This quarter is open in another window and can only be read here."
    : `This quarter is approved${named(desk)}. To change it, open it again in the project view.`;

export const en: ProjectWords = {
  title: "Project",
  periods: "The period before and the next one",
  lead: "Every step is kept at once in this computer's browser; nothing is uploaded. Cleaning programs may delete what a browser keeps, so save a project file often.",
  when,
  revision: version,
  mark: {
    writing: "saving",
    kept: (at) => `saved ${writtenTime(at).clock}`,
    trouble: "not autosaved",
    elsewhere: "read only",
    approved: "approved",
    notInFile: "not in a file",
    hint: "Open the project view",
  },
  refused: (closed, desk) => `Nothing was changed. ${cannot(closed, desk)}`,
  cannot,

  notice: {
    label: "How the project is kept",
    elsewhere: "This quarter is open in another window. Here it can only be read, as it was when this window opened it.",
    takeOver: "Go on here",
    approved: (desk) => `This quarter is approved${named(desk)} and can only be read; printing and exporting work as ever. To change it, open it again in the project view.`,
    toProject: "To the project view",
    restored: (at) => `Restored what was here on ${when(at)}.`,
    dismiss: "OK",
    sample: "Open a sample",
    copied: "Another window has changed this quarter since. What it kept was not overwritten. What stands in this window was kept as a copy; both are under “other quarters” in the project view. Compare them and keep one.",
    unverified: (file) => `This comes from the project file ${file}, which does not fit its checksum: it was changed after saving, or damaged. Check every item before using it.`,
    verified: "I have checked it",
    verifiedLabel: (file) => `check what came from ${file}`,
    differs: (what) => `Not as it was approved: ${what.map((one) => DIFFERENCES[one]).join(", ")}. Do not pay by this; compare it with the project file of the approval.`,
    trouble: {
      absent: "This browser keeps nothing for pages (private window, forbidden storage or a damaged profile): closing the window loses everything. Save a project file.",
      full: "The latest changes were not kept: the browser has no room left or could not write. You can go on working; save a project file now, then free some space and try again.",
      lost: "What the browser had kept was cleared, here or from another window. What you see is still here: save a project file, or start autosave again.",
    },
    save: "Save a project file",
    retry: { absent: "Try again", full: "Try again", lost: "Start autosave again" },
  },

  file: {
    title: "Project file",
    hint: "One file with the rules, the data, accounts, settings and the log of this quarter: a backup, or the way to another computer. It holds account numbers, so keep it safe.",
    save: "Save project file",
    saveAs: "Save to a place of your choice",
    saveAgain: (name) => `Save to the same file (${name})`,
    open: "Open project file",
    suffix: "project",
    never: "Not saved to a file yet. Once a day is a good habit.",
    last: (name, at) => `Last saved to a file: ${when(at)}, ${name}.`,
    isCurrent: "Nothing has changed since.",
    isOlder: "There are changes since; save it again.",
    saved: (name) => `Saved to ${name}.`,
    notSaved: (reason) => `Not saved: ${reason}. Use “Save project file” to download one.`,
    report: (name) => `${name} was not opened`,
    reportDiffers: (name) => `${name} does not fit its checksum and is not open yet`,
    differs: "The file was changed after saving, or damaged on the way. Amounts and accounts in it may differ from what was saved. Look for a sound backup first; you can also open it, and it stays marked as not checked.",
    openAnyway: "Open it, marked as not checked",
    notNow: "Do not open",
    opened: (name, saved) => `Opened ${name} (saved ${when(saved)}).`,
    openedLabel: (name) => `open project file ${name}`,
    openedUnverified: (name) => `open project file ${name}, which does not fit its checksum`,
    damaged: "The file is damaged and cannot be read (it is not complete JSON). Use another backup, or transfer the file again.",
    noProject: "This is no project file of this page.",
    newer: (version, newest) => `The file was saved by a newer version (format ${version}); this page knows format ${newest}. Open it with the newer page.`,
    tooOld: (version) => `Format ${version} of the file is too old for this page.`,
    changed: "The file does not fit its checksum: it was changed after saving, or damaged.",
    missing: (place) => `${place} is missing.`,
    unfit: (place) => `${place} is not what belongs there.`,
    unknown: (place) => `${place} is unknown to this page; it is kept as it is and not used.`,
  },

  others: {
    title: "Other quarters",
    none: "This browser keeps no other quarter. When you open one, the present one stays here.",
    columns: { what: "Quarter", scheme: "Scheme", at: "Last change", state: "State", acts: "Actions" },
    approved: "approved",
    copy: "copy",
    inFile: "in a file",
    notInFile: "not in a file",
    open: "Open",
    openOf: (what) => `Open ${what}`,
    remove: "Delete",
    removeOf: (what) => `Delete ${what}`,
    sure: (what) => `Delete ${what} from this computer? Saved files are not touched; what was not saved to a file cannot be brought back.`,
    yes: "Delete",
    no: "Keep",
    removed: (what) => `Deleted ${what}.`,
    gone: "This quarter is not there any more.",
  },

  approval: {
    title: "Approval and revisions",
    none: "Not approved yet. An approval locks scheme, data and accounts; printing and exporting go on. Changing it takes a reason and makes a numbered revision.",
    obstacle: {
      refused: "There is no result now, so nothing can be approved.",
      partial: "Somebody is still pending or undecided, so it cannot be approved.",
      drafts: "The source view has changes that are not applied, so it cannot be approved.",
      unverified: "This comes from a file that does not fit its checksum: check it before it is approved.",
    },
    begin: "Approve this quarter",
    form: (revision) => `Approve this quarter (${version(revision)})`,
    formHint: "An approval cannot be undone, nor can what was done before it. The way back is to open it again.",
    draft: "The scheme is still a draft; the papers will say so.",
    examples: (count) => `The scheme still has ${counted(count, "example value")}.`,
    by: "Approved by (office or meeting)",
    date: "Date of approval",
    act: "Approve and lock",
    reopen: "Open again",
    reopenForm: (revision) => `Open again, as ${version(revision)}`,
    reopenHint: "What was approved and its total stay in the table below. What was done before cannot be undone any more.",
    reopenDate: "Date",
    reason: "Reason",
    reopenAct: "Open again",
    needBy: "Say who approves.",
    needReason: "Give a reason.",
    needDate: "Write the date like 2024-01-08.",
    approved: (revision) => `approve the quarter, ${version(revision)}`,
    reopened: (reason) => `open the quarter again: ${reason}`,
    table: "Approvals",
    columns: { revision: "Version", by: "By", date: "Date", payable: "Payable (yuan)", hashes: "Hashes", reopened: "Opened again" },
    hashes: (scheme, quarter, result, engine) => `scheme ${scheme} · data ${quarter} · result ${result} · engine ${engine}`,
    stands: "in force",
    reopenedOn: (date, reason) => `${date}: ${reason}`,
  },

  history: {
    title: "History",
    hint: "Click a step to go back to when it had just been done. It starts anew when the page is opened.",
    start: "as it was at first",
    none: "Nothing done yet.",
    more: (count) => `${counted(count, "earlier step")}: use undo, one by one.`,
    future: "undone",
  },

  log: {
    title: "Log of changes",
    hint: "Who changed what from what to what, and when; undoing is an entry too. Saved with the project file. Of account, id and phone numbers only the ends are noted.",
    clerk: "Clerk",
    clerkHint: "named in the log from now on; kept on this computer only",
    filter: "Find",
    shown: (count) => counted(count, "entry", "entries"),
    none: "Nothing noted.",
    folded: (count) => `${counted(count, "older entry is", "older entries are")} not kept any more (at most ten thousand are).`,
    csv: "Export CSV",
    csvName: "log",
    columns: { number: "No.", at: "Time", by: "Clerk", act: "Act", what: "What", whose: "Of", place: "Place", from: "From", to: "To", count: "Values" },
    act: (act) => ACTS[act],
    several: (count) => counted(count, "value"),
    nothing: "(nothing)",
    empty: "(empty)",
  },

  clear: {
    title: "Clear this computer",
    hint: "When you are done on a shared computer, or hand it over.",
    begin: "Clear this computer",
    form: "Clear everything that this browser keeps for the page?",
    what: (projects, schemes) =>
      `This deletes ${counted(projects, "autosaved quarter")} with accounts and logs, ${counted(schemes, "version")} that you stored in the library, and settings such as language and clerk.`,
    files: "Saved files and printed papers are not touched. What was not saved to a file cannot be brought back.",
    notInFile: "The quarter that is open is not in a file.",
    yes: "Clear everything",
    no: "Keep",
    failed: (reason) => `Not everything was cleared: ${reason}. Close the other windows and try again, or use the browser's “clear browsing data”.`,
  },
  cancel: "Cancel",
};

const DIFFERENCES: Readonly<Record<Difference, string>> = { unsettled: "it cannot be settled now", scheme: "the scheme", quarter: "the data", payable: "the total payable", result: "somebody's grade, amount or account" };
const ACTS: Readonly<Record<Act, string>> = { done: "change", undone: "undo", redone: "redo", opened: "open", saved: "save" };
