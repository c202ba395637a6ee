/** What names one version of a scheme, and the two acts that make another document of it: approving, and a new version. */

import { isList, isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { rowsAt } from "../quarter";
import { textAt, under, valueAt, withValue } from "../document/place";

export interface SchemeName {
  readonly id: string;
  readonly version: string;
}

export interface Facts extends SchemeName {
  readonly title: string;
  readonly issuer: string;
  readonly status: "draft" | "approved";
  readonly approvedBy: string;
  readonly approvedOn: string;
  /** first and last quarter; the last is empty until further notice */
  readonly from: string;
  readonly to: string;
}

/** Null for what has no id or no version: nothing could name it. */
export function factsOf(scheme: Json | undefined): Facts | null {
  const at = (place: string): string => textAt(scheme, place);
  if (at("id") === "" || at("version") === "") return null;
  return {
    id: at("id"),
    version: at("version"),
    title: at("title"),
    issuer: at("issuer"),
    status: isApproved(scheme) ? "approved" : "draft",
    approvedBy: at("approval.by"),
    approvedOn: at("approval.date"),
    from: at("validity.from"),
    to: at("validity.to"),
  };
}

/** A version approved by somebody on some day is frozen: nobody types in it any more. */
export function isFrozen(scheme: Json | undefined): boolean {
  return isApproved(scheme) && textAt(scheme, "approval.by") !== "" && textAt(scheme, "approval.date") !== "";
}

function isApproved(scheme: Json | undefined): boolean {
  return textAt(scheme, "status") === "approved";
}

/** Other content under the name of an approved version. Another version may take its place. */
export function changesFrozen(before: Json, after: Json): boolean {
  const [one, other] = [factsOf(before), factsOf(after)];
  return isFrozen(before) && one !== null && other !== null && isSame(one, other);
}

export function isSame(one: SchemeName, other: SchemeName): boolean {
  return one.id === other.id && one.version === other.version;
}

/** 2023-1 → 2023-2, or the first after it that is not taken. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const [, stem = version, digits = ""] = /^(.*?)(\d{0,9})$/.exec(version) ?? [];
  let number = Number(digits);
  let next: string;
  do {
    number += 1;
    next = digits === "" ? `${stem}-${String(number + 1)}` : `${stem}${String(number).padStart(digits.length, "0")}`;
  } while (taken.includes(next));
  return next;
}

export function isPeriod(text: string): boolean {
  return /^\d{4}Q[1-4]$/.test(text);
}

/** Whether a quarter lies in the validity of a version. */
export function covers({ from, to }: Pick<Facts, "from" | "to">, period: string): boolean {
  return isPeriod(period) && period >= from && (to === "" || period <= to);
}

/** The quarter after (1) or before (-1) another; what is no quarter has none. */
export function neighbour(period: string, step: 1 | -1): string {
  if (!isPeriod(period)) return "";
  const quarters = Number(period.slice(0, 4)) * 4 + Number(period.slice(5)) - 1 + step;
  return `${String(Math.floor(quarters / 4)).padStart(4, "0")}Q${String((quarters % 4) + 1)}`;
}

export interface NewVersion {
  readonly version: string;
  readonly from: string;
  readonly to: string;
}

/** The same rules as a draft of another version. Its worked examples move along, or they would be refused. */
export function asNewVersion(scheme: Json, { version, from, to }: NewVersion): Json {
  let draft = withValue(scheme, "version", version);
  draft = withValue(draft, "status", "draft");
  draft = withValue(draft, "approval", undefined);
  draft = withValue(draft, "validity", to === "" ? { from } : { from, to });
  for (const { place } of rowsAt(draft, "examples")) {
    const quarter = under(place, "quarter");
    if (!isObject(valueAt(draft, quarter))) continue;
    draft = withValue(draft, under(quarter, "scheme", "version"), version);
    const period = textAt(draft, under(quarter, "period"));
    if (isPeriod(period) && isPeriod(from) && !covers({ from, to }, period)) draft = withValue(draft, quarter, moved(valueAt(draft, quarter) ?? null, period, from));
  }
  return draft;
}

export interface Approval {
  readonly by: string;
  readonly date: string;
  readonly note: string;
}

export function asApproved(scheme: Json, { by, date, note }: Approval): Json {
  const approval: JsonObject = note === "" ? { by, date } : { by, date, note };
  if (!isObject(scheme)) return scheme;
  // The approval stands right after the status, as a person would write it.
  const entries = Object.entries(scheme).filter(([key]) => key !== "approval");
  return Object.fromEntries(
    entries.flatMap(([key, value]): [string, Json][] => (key === "status" ? [["status", "approved"], ["approval", approval]] : [[key, value]])),
  );
}

/** A quarter's facts in another quarter: its days keep their month of the quarter and, where the month has it, their day. */
function moved(value: Json, from: string, to: string): Json {
  if (isList(value)) return value.map((item) => moved(item, from, to));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, from, to)]));
  if (value === from) return to;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const month = Number(value.slice(5, 7)) - firstMonth(from);
  if (value.slice(0, 4) !== from.slice(0, 4) || month < 0 || month > 2) return value;
  const year = Number(to.slice(0, 4));
  const there = firstMonth(to) + month;
  const day = Math.min(Number(value.slice(8)), daysOf(year, there));
  return `${to.slice(0, 4)}-${twoDigits(there)}-${twoDigits(day)}`;
}

function firstMonth(period: string): number {
  return Number(period.slice(5)) * 3 - 2;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
