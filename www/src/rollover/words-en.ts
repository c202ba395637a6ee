import type { Words } from "./words-zh";

export const en: Words = {
  next: {
    title: (period) => `Make the next period: ${period}`,
    none: "The data names no period, so that none can follow it.",
    lead: (from, to) => `Makes the data of ${to} from ${from}.`,
    keeps: "Kept: villages and their figures, people and posts, grids, accounts, import layouts, bank template, paper settings.",
    clears: "Cleared: scores, barometer, red lines, decisions, adjustments, notes, days of service and dates on papers. Everybody serves the whole period.",
    scheme: (version) => `Settled by version ${version} of the rules as before.`,
    otherScheme: (version, period) => `The open version ${version} of the rules does not cover ${period}; the version of the library that does is taken. Without one nothing is made.`,
    save: "Save the project of this period first. Undo works in this window only.",
    leavers: "People with a last day of service are not taken along. Tick who is still in the post:",
    leaver: (name, day) => `${name} (until ${day})`,
    remarks: "Read this first:",
    act: (period) => `Make ${period}`,
    label: (period) => `next period ${period}`,
    noVersion: (period) => `Not made: the library has no version of the rules for ${period}. Make one in the library, or change the validity of the rules.`,
    clawBackReason: (period) => `overspend of ${period} taken back`,
    names: (names, count) => `${names} and others, ${count} in all`,
    remark: (remark, names) => {
      switch (remark.kind) {
        case "no-settlement":
          return "This period has no result: opening balance, points, earlier results and what is taken back cannot go along and must be entered. Better solve its problems first.";
        case "partial":
          return `Some are not settled: ${names(remark.people)}. Their points, earlier results and what is taken back do not go along, nor does a balance that the rules carry forward. Better settle them first.`;
        case "carried":
          return `The opening balance is ${remark.amount} yuan, the settled balance of this period, which the rules carry forward.`;
        case "stays":
          return `The balance of ${remark.amount} yuan is not carried forward by the rules; the opening balance is 0.00.`;
        case "unknown-balance":
          return `The rules carry the balance forward, but some are not settled and it may change (now ${remark.amount} yuan). The opening balance is 0.00 for now; enter it later.`;
        case "clawed-back":
          return `What was overspent becomes an adjustment of the next payment: ${names(remark.people)}.`;
        case "claw-back-by-hand":
          return `What is to be taken back cannot go along by itself: ${names(remark.people)}.`;
        case "left":
          return `Left, not taken along, nor are their accounts: ${names(remark.people)}.`;
        case "months":
          return `Served a part of this period and get the whole of the next: ${names(remark.people)}. Remove who has left without a last day written.`;
        case "points":
          return `The balance of points becomes the points kept from before: ${names(remark.people)}.`;
        case "points-missing":
          return `The balance of points is not known and does not go along: ${names(remark.people)}.`;
        case "points-overdrawn":
          return `The balance of points is below nothing and does not go along; check what was redeemed: ${names(remark.people)}.`;
        case "results":
          return `Scores and grades become earlier results, for runs of a grade: ${names(remark.people)}.`;
        case "results-by-hand":
          return "The rules use results of periods inside the next one, such as the quarters of a year. Enter them once those are settled.";
        case "classes":
          return `The difficulty classes of ${remark.villages.length} villages are taken over; check them against the tasks of the next period.`;
        case "coefficients":
          return `The adjusted coefficients of ${remark.count} classes are not taken along.`;
        case "grids":
          return `The cadre in charge left; nothing is settled until the grid has another: ${remark.grids.join(", ")}.`;
      }
    },
  },
  since: {
    title: (period) => `Since ${period}`,
    none: "Nobody came, left or changed.",
    counts: (kind, count) => `${kind} ${count}`,
    kinds: { joined: "joined", left: "left", name: "renamed", village: "other village", posts: "other posts", account: "other account", accountName: "other account name", months: "part of the period" },
    kind: "Change",
    name: "Name",
    village: "Village",
    before: "Before",
    after: "Now",
    months: (months) => `${months} months`,
    nothing: "none",
    masked: "Of accounts the first six and last four are shown.",
  },
};
