/** What may not be changed now, and which quarter something is about. */

import type { Approval } from "../desk/desk";
import { isSameJson } from "../document/json";
import type { Json } from "../document/json";
import { listAt, textAt, valueAt, withValue } from "../document/place";
import { fromValue } from "../document/written";
import type { Documents, PartName } from "../document/written";

/** Approved: nothing that decides who gets how much on which account. Elsewhere: nothing at all, another window goes on with it. */
export type Closed = "approved" | "elsewhere";

const LOCKED = ["payees", "approvals"];

export function closedTo(closed: Closed | null, before: Documents, after: Documents, isFinal: boolean): boolean {
  if (closed === "elsewhere") return true;
  if (closed === null) return false;
  if (!isSameJson(before.scheme.value, after.scheme.value) || !isSameJson(before.quarter.value, after.quarter.value)) return true;
  return !isFinal && LOCKED.some((key) => !isSameJson(valueAt(before.desk.value, key), valueAt(after.desk.value, key)));
}

/** Whether a field of the documents can only be read now. */
export function isFieldClosed(closed: Closed | null, document: PartName, place: string): boolean {
  if (closed !== "approved") return closed !== null;
  return document !== "desk" || LOCKED.some((key) => place.startsWith(key));
}

/** The approval that was given last, also one that was ended. */
export function lastApproval(desk: Json | undefined): Approval | null {
  const approvals = listAt(desk, "approvals") as unknown as readonly Approval[];
  return approvals[approvals.length - 1] ?? null;
}

export function isApproved(desk: Json | undefined): boolean {
  const last = lastApproval(desk);
  return last !== null && last.reopened === undefined;
}

/** The number of what is approved, or worked on: 0, and one more each time it was opened again. */
export function revisionOf(desk: Json | undefined): number {
  const last = lastApproval(desk);
  if (last === null) return 0;
  return last.reopened === undefined ? last.revision : last.revision + 1;
}

/** The same town, period and scheme: files of it go into the project that is open. */
export function isSameQuarter(one: Documents, other: Documents): boolean {
  return textAt(one.quarter.value, "town") === textAt(other.quarter.value, "town") && isSamePeriod(one, other);
}

/** What cannot be read yet, as a source that is being mended, is taken for the same. */
export function isSamePeriod({ quarter: one }: Documents, { quarter: other }: Documents): boolean {
  if (one.value === undefined || other.value === undefined) return true;
  return ["period", "scheme.id"].every((place) => textAt(one.value, place) === textAt(other.value, place));
}

/** An approval, and a file that did not fit its checksum, are about one quarter only. */
export function forAnotherQuarter(documents: Documents): Documents {
  const { value } = documents.desk;
  if (value === undefined || (lastApproval(value) === null && valueAt(value, "unverified") === undefined)) return documents;
  return { ...documents, desk: fromValue(withValue(withValue(value, "approvals", undefined), "unverified", undefined)) };
}
