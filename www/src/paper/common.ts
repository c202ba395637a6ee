/** What all papers have in common: who is named, what stands at head and foot. */

import type { Bench } from "../bench";
import type { Line, Settlement } from "../core";
import { shown } from "../figure";
import { isApproved, lastApproval, revisionOf } from "../project/closed";
import { projectWords } from "../project/words";
import type { Paper } from "./model";
import { paperWords } from "./words";

/** A paper, or the sentence that says why there is none. */
export type Built = Paper | { readonly refusal: string };

export function isPaper(built: Built): built is Paper {
  return "sheets" in built;
}

/** Across the page: rules that are a draft, people who are not settled. */
export function markOf(bench: Bench, settlement: Settlement): string {
  const words = paperWords(bench.language);
  const draft = settlement.scheme.status === "draft" ? words.draft : "";
  return [draft, settlement.partial ? words.partial : ""].filter((mark) => mark !== "").join(" ");
}

/** By which rules, from which data, with which program, and the how-manieth version of the papers it is, approved by whom. */
export function fineOf(bench: Bench, { scheme, quarter, engine }: Settlement): string {
  const words = paperWords(bench.language);
  const basis = words.fine(scheme.title, scheme.version, scheme.hash.slice(0, 12), quarter.hash.slice(0, 12), engine);
  const { value } = bench.documents.desk;
  const last = lastApproval(value);
  if (last === null) return basis;
  const version = projectWords(bench.language).revision(revisionOf(value));
  return `${basis} · ${isApproved(value) ? words.approved(version, last.by, last.date) : words.notApproved(version)}`;
}

/** Unit, date and what the amounts are in; what is not known is left to be written by hand. */
export function aboutOf(bench: Bench, unit: string | null): string[] {
  const words = paperWords(bench.language);
  const paper = bench.desk.paper ?? {};
  const about = [words.unit(paper.unit ?? words.blank), words.date(dayOf(bench, paper.date))];
  return unit === null ? about : [...about, unit];
}

/** 2024-01-08 as one writes it on a paper; anything else as it was typed. */
export function dayOf(bench: Bench, date: string | undefined): string {
  const words = paperWords(bench.language);
  if (date === undefined) return words.blankDate;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined || month === undefined || day === undefined ? date : words.day(year, String(Number(month)), String(Number(day)));
}

export function signersOf(bench: Bench): readonly string[] {
  return bench.desk.paper?.signers ?? paperWords(bench.language).signers;
}

/** 3 / 30: where somebody stands, and among how many. */
export function rankOf({ rank, rankedAmong }: Pick<Line, "rank" | "rankedAmong">): string {
  return rank === null ? shown(null) : `${rank}/${rankedAmong}`;
}

/** Those who are assessed, village after village as the quarter lists them. */
export function byVillage(settlement: Settlement): { readonly id: string; readonly name: string; readonly lines: readonly Line[] }[] {
  const groups = new Map(settlement.villages.map(({ id, name }) => [id, { id, name, lines: [] as Line[] }]));
  for (const line of settlement.lines) {
    const group = groups.get(line.village) ?? { id: line.village, name: line.villageName, lines: [] };
    groups.set(line.village, group);
    group.lines.push(line);
  }
  return [...groups.values()].filter(({ lines }) => lines.length > 0);
}

/** 张*三, 张*: enough to know oneself by. */
export function masked(name: string): string {
  const letters = [...name];
  const inside = Math.max(1, letters.length - 2);
  return letters.map((letter, index) => (index > 0 && index <= inside ? "*" : letter)).join("");
}
