/** What an import would change: every value that is set, beside the value that stands there now. */

import type { Json, JsonObject } from "../document/json";
import { isObject } from "../document/json";
import { listAt, textAt, textsAt, valueAt, withPlainValue } from "../document/place";
import { keyOf } from "./findings";
import type { Findings, Fixes, Spot } from "./findings";
import { compareNumbers, isNumber } from "./tidy";

export type ListName = "villages" | "people" | "households" | "payees";

export interface FieldChange {
  /** the meaning of the column that brought it */
  readonly meaning: string;
  readonly from: string;
  readonly to: string;
}

export interface RecordChange {
  readonly list: ListName;
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly fields: readonly FieldChange[];
}

interface Draft {
  readonly list: ListName;
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  value: Json;
  readonly fields: FieldChange[];
  readonly set: Map<string, { readonly text: string; readonly spot: Spot }>;
}

export class Ledger {
  private readonly drafts = new Map<string, Draft>();

  private readonly known: Readonly<Record<ListName, ReadonlyMap<string, Json>>>;

  constructor(
    quarter: Json | undefined,
    desk: Json | undefined,
    private readonly fixes: Fixes,
    private readonly findings: Findings,
  ) {
    const listed = (document: Json | undefined, list: ListName, key: string): Map<string, Json> => new Map(listAt(document, list).map((record) => [textAt(record, key), record]));
    this.known = { villages: listed(quarter, "villages", "id"), people: listed(quarter, "people", "id"), households: listed(quarter, "households", "id"), payees: listed(desk, "payees", "of") };
  }

  /** Begins with what stands there now, or with a new record. */
  open(list: ListName, id: string, name: string, fresh: JsonObject): void {
    const key = `${list}/${id}`;
    if (this.drafts.has(key)) return;
    const before = this.known[list].get(id);
    this.drafts.set(key, { list, id, name, isNew: before === undefined, value: before ?? fresh, fields: [], set: new Map() });
  }

  /** Where two rows say different things of the same, the later one waits until the clerk says which is right; what `adds` to the earlier one does not. */
  set(list: ListName, id: string, place: string, value: Json, said: { readonly meaning: string; readonly text: string; readonly spot: Spot; readonly adds?: boolean }): void {
    const draft = this.drafts.get(`${list}/${id}`);
    if (draft === undefined) return;
    const earlier = draft.set.get(place);
    if (earlier !== undefined && isSame(earlier.text, said.text)) return;
    if (earlier !== undefined && said.adds !== true && this.fixes.get(keyOf(said.spot))?.kind !== "keep") {
      this.findings.report({ code: "conflict", spot: said.spot, text: said.text, other: earlier.text, ways: ["keep", "leave"] });
      return;
    }
    const from = shownAt(draft.value, place);
    draft.set.set(place, said);
    if (isSame(from, said.text)) return;
    draft.value = withPlainValue(draft.value, place, value);
    const at = draft.fields.findIndex(({ meaning }) => meaning === said.meaning);
    const field = { meaning: said.meaning, from: draft.fields[at]?.from ?? from, to: said.text };
    if (at < 0) draft.fields.push(field);
    else draft.fields[at] = field;
  }

  valueOf(list: ListName, id: string): Json | undefined {
    return this.drafts.get(`${list}/${id}`)?.value;
  }

  /** Where a value comes from; undefined if no file says it. */
  spotOf(list: ListName, id: string, place: string): Spot | undefined {
    return this.drafts.get(`${list}/${id}`)?.set.get(place)?.spot;
  }

  /** The list with what was set: those that were there keep their turn, new ones follow. */
  written(list: ListName, before: readonly Json[], key: "id" | "of"): Json[] {
    const drafts = [...this.drafts.values()].filter((draft) => draft.list === list);
    const byId = new Map(drafts.map((draft) => [draft.id, draft]));
    const kept = before.map((item) => byId.get(textAt(item, key))?.value ?? item);
    // Who has no account yet is no payee.
    const isWorth = (draft: Draft): boolean => draft.isNew && (list !== "payees" || draft.fields.length > 0);
    return [...kept, ...drafts.filter(isWorth).map(({ value }) => value)];
  }

  changesIn(list: ListName): RecordChange[] {
    return [...this.drafts.values()].filter((draft) => draft.list === list && (draft.isNew || draft.fields.length > 0)).map(({ id, name, isNew, fields }) => ({ list, id, name, isNew, fields }));
  }

  touched(list: ListName): Set<string> {
    return new Set([...this.drafts.values()].filter((draft) => draft.list === list).map(({ id }) => id));
  }
}

function shownAt(value: Json, place: string): string {
  const there = valueAt(value, place);
  return Array.isArray(there) ? textsAt(value, place).join(" ") : isObject(there) && !("value" in there) ? "" : textAt(value, place);
}

/** 89.60 and 89.6 are the same score. */
function isSame(one: string, other: string): boolean {
  return one === other || (isNumber(one) && isNumber(other) && one.length < 16 && other.length < 16 && compareNumbers(one, other) === 0);
}
