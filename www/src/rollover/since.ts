/** Who came, left, changed village, post or account since the quarter before, and who is not there for all of this one. */

import type { Payee, PreviousQuarter } from "../desk/desk";
import type { Json } from "../document/json";
import { listAt, textAt, textsAt, valueAt } from "../document/place";
import { nameIn, rowsAt } from "../quarter";
import { monthsOf } from "./period";

export type ChangeKind = "joined" | "left" | "name" | "village" | "posts" | "account" | "accountName" | "months";
export const CHANGE_KINDS: readonly ChangeKind[] = ["joined", "left", "name", "village", "posts", "account", "accountName", "months"];

export interface Change {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly before: string;
  readonly after: string;
}

export interface Now {
  readonly scheme: Json | undefined;
  readonly quarter: Json | undefined;
  readonly payees: readonly Payee[];
  /** the list of those who are assessed */
  readonly list: "people" | "villages" | "households";
  readonly listMark: string;
}

/** By kind, in the order of the quarter. */
export function changesSince(previous: PreviousQuarter, now: Now): Change[] {
  const changes = new Comparison(previous, now).changes();
  return CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

class Comparison {
  private readonly posts: ReturnType<typeof rowsAt>;
  private readonly villages: ReturnType<typeof rowsAt>;
  private readonly payeesBefore: ReadonlyMap<string, Payee>;
  private readonly payees: ReadonlyMap<string, Payee>;

  constructor(
    private readonly previous: PreviousQuarter,
    private readonly now: Now,
  ) {
    this.posts = rowsAt(now.scheme, "posts");
    this.villages = [...rowsAt(now.quarter, "villages"), ...rowsAt(previous.quarter, "villages")];
    this.payeesBefore = new Map(previous.payees.map((payee) => [payee.of, payee]));
    this.payees = new Map(now.payees.map((payee) => [payee.of, payee]));
  }

  changes(): Change[] {
    const before = listAt(this.previous.quarter, this.now.list);
    const after = listAt(this.now.quarter, this.now.list);
    const former = matched(before, after);
    const left = before.filter((record) => ![...former.values()].includes(record));
    return [
      ...after.flatMap((record) => {
        const old = former.get(record);
        return old === undefined ? [this.of(record, "joined", "", this.standing(record))] : this.between(old, record);
      }),
      ...left.map((record) => this.of(record, "left", this.standing(record), "")),
      ...(this.now.list === "people" ? after.flatMap((record) => this.months(record)) : []),
    ];
  }

  private between(before: Json, after: Json): Change[] {
    const [was, is] = [this.payeesBefore.get(textAt(before, "id")), this.payees.get(textAt(after, "id"))];
    const pairs: readonly (readonly [ChangeKind, string, string])[] = [
      ["name", textAt(before, "name"), textAt(after, "name")],
      ["village", nameIn(this.villages, textAt(before, "village")), nameIn(this.villages, textAt(after, "village"))],
      ["posts", this.postsOf(before), this.postsOf(after)],
      ["account", was?.account ?? "", is?.account ?? ""],
      ["accountName", was?.accountName ?? "", is?.accountName ?? ""],
    ];
    return pairs.filter(([, one, other]) => one !== other).map(([kind, one, other]) => this.of(after, kind, one, other));
  }

  private months(record: Json): Change[] {
    const full = monthsOf(textAt(this.now.quarter, "period"));
    const months = valueAt(record, "months");
    return typeof months === "number" && months < full ? [this.of(record, "months", String(full), [String(months), textAt(record, "monthsReason")].filter((part) => part !== "").join(" "))] : [];
  }

  private standing(record: Json): string {
    return this.now.list === "people" ? this.postsOf(record) : "";
  }

  private postsOf(record: Json): string {
    return textsAt(record, "posts")
      .map((post) => nameIn(this.posts, post))
      .join(this.now.listMark);
  }

  private of(record: Json, kind: ChangeKind, before: string, after: string): Change {
    const village = this.now.list === "villages" ? "" : nameIn(this.villages, textAt(record, "village"));
    return { kind, id: textAt(record, "id"), name: textAt(record, "name"), village, before, after };
  }
}

/**
 * Who is who: the same id and name; then, because a list that was imported anew may have other ids, the only one of that name in the
 * village; then the same id under another name.
 */
function matched(before: readonly Json[], after: readonly Json[]): ReadonlyMap<Json, Json> {
  const found = new Map<Json, Json>();
  const match = (keyOf: (record: Json) => string): void => {
    const taken = new Set(found.values());
    const [olds, news] = [groups(before.filter((record) => !taken.has(record)), keyOf), groups(after.filter((record) => !found.has(record)), keyOf)];
    for (const [key, [record, another]] of news) {
      const [old, other] = olds.get(key) ?? [];
      if (record !== undefined && old !== undefined && another === undefined && other === undefined) found.set(record, old);
    }
  };
  match((record) => `${textAt(record, "id")} ${textAt(record, "name")}`);
  match((record) => `${textAt(record, "name")} ${textAt(record, "village")}`);
  match((record) => textAt(record, "id"));
  return found;
}

function groups(records: readonly Json[], keyOf: (record: Json) => string): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Json[]>();
  for (const record of records) {
    const same = found.get(keyOf(record));
    if (same === undefined) found.set(keyOf(record), [record]);
    else same.push(record);
  }
  return found;
}
