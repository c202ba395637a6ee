/**
 * What differs between two versions of a scheme. No rule is known here by itself: shapes come from the schema, entries of lists are the
 * same where their ids are, and a mark is told where it is written, not again for everything that inherits it.
 */

import { isList, isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { shapeOf } from "./shapes";
import type { Kind } from "./shapes";

/** Below the section: a key of a shape, or an entry of a list. */
export type Step = { readonly shape: string; readonly key: string } | { readonly shape: string; readonly entry: Json };

/** What stands where. With the key "" it is the object itself. */
export interface Spot {
  /** the key of the document that it belongs to; "" for what stands in the document itself */
  readonly section: string;
  readonly path: readonly Step[];
  readonly shape: string;
  readonly key: string;
}

/** An entry of a list with its shape, which is "" for plain values. */
type Entry<Kind> = { readonly kind: Kind; readonly entry: Json; readonly of: string };
type Sides<T> = { readonly before: T; readonly after: T };
type Marks = Sides<string | null>;

export type Difference = { readonly spot: Spot } & (
  | ({ readonly kind: "value"; readonly marks: Marks | null } & Sides<Json | undefined>)
  | ({ readonly kind: "mark" | "source" } & Marks)
  | Entry<"added">
  | Entry<"removed">
  | (Entry<"moved"> & { readonly from: readonly Step[] })
  | ({ readonly kind: "order" } & Sides<readonly Json[]>)
  | ({ readonly kind: "facts" } & Sides<Json | undefined>)
);

/** Lists whose order is a rule: highest, hardest, best or first comes first, and what is tried is tried in this order. */
const ORDERED: ReadonlySet<string> = new Set([
  "SchemeDocument.stages",
  "SchemeDocument.categories",
  "SchemeDocument.posts",
  "Difficulty.classes",
  "Suggestion.bands",
  "BarometerItem.perPost",
  "Grading.grades",
  "Grading.order",
  "TieRule.indicators",
]);
/** What tells one entry from another, in this order of preference. */
const NAMES: readonly string[] = ["id", "class", "by", "person", "village", "grade", "post", "name"];
/** Entries that nothing names are the same where they stand in the same turn. */
const BY_TURN: ReadonlySet<string> = new Set(["NumberBand", "Prize", "Test"]);
const UNMARKED = { mark: null, source: null };

interface Origin {
  readonly mark: string | null;
  readonly source: string | null;
}

/** Two values in the same place, and where what they inherit comes from. */
interface Pair extends Sides<Json | undefined> {
  readonly spot: Spot;
  readonly origin: Sides<Origin>;
}

export function differencesOf(before: Json, after: Json): Difference[] {
  const spot: Spot = { section: "", path: [], shape: "SchemeDocument", key: "" };
  return withMoves([...inObjects({ before, after, spot, origin: { before: UNMARKED, after: UNMARKED } })]);
}

function* inObjects(pair: Pair): Generator<Difference> {
  const before = isObject(pair.before) ? pair.before : {};
  const after = isObject(pair.after) ? pair.after : {};
  const origin = originOf(pair, before, after);
  yield* ofOrigin(pair.spot, before, after, origin);
  const keys = [...Object.keys(before), ...Object.keys(after).filter((key) => !(key in before))];
  for (const key of keys.filter((name) => name !== "mark" && name !== "source")) {
    yield* inMember({ before: before[key], after: after[key], spot: { ...pair.spot, key }, origin });
  }
}

function* inMember(pair: Pair): Generator<Difference> {
  const { before, after, spot } = pair;
  const kind = shapeOf(spot.shape)[spot.key]?.kind;
  const isTop = spot.section === "" && spot.path.length === 0;
  if (kind?.shape === "QuarterDocument") yield* ofFacts(pair);
  else if (isList(before) || isList(after)) yield* inLists(isTop ? { ...pair, spot: { ...spot, section: spot.key } } : pair, kind);
  else if ((kind?.is === "object" || kind?.is === "map") && before !== undefined && after !== undefined) {
    const step = { shape: spot.shape, key: spot.key };
    yield* inObjects({ ...pair, spot: { section: isTop ? spot.key : spot.section, path: isTop ? [] : [...spot.path, step], shape: kind.shape ?? "", key: "" } });
  } else yield* ofValue(isTop && kind?.is === "object" ? { ...pair, spot: { ...spot, section: spot.key } } : pair);
}

function* inLists({ spot, origin, ...lists }: Pair, kind: Kind | undefined): Generator<Difference> {
  const shape = kind?.of?.shape ?? "";
  const [before, after] = [lists.before, lists.after].map((list) => keyed(isList(list) ? list : [], BY_TURN.has(shape)));
  if (before === undefined || after === undefined) return;
  for (const [name, entry] of before) {
    const there = after.get(name);
    if (there === undefined) yield { kind: "removed", spot, entry, of: shape };
    else if (isObject(entry)) yield* inObjects({ before: entry, after: there, origin, spot: { ...spot, path: [...spot.path, { shape, entry }], shape, key: "" } });
  }
  for (const [name, entry] of after) if (!before.has(name)) yield { kind: "added", spot, entry, of: shape };
  if (!ORDERED.has(`${spot.shape}.${spot.key}`)) return;
  const stayed = [...before.keys()].filter((name) => after.has(name));
  const now = [...after.keys()].filter((name) => before.has(name));
  if (stayed.some((name, index) => name !== now[index])) yield { kind: "order", spot, before: [...before.values()], after: [...after.values()] };
}

function* ofValue(pair: Pair): Generator<Difference> {
  const { spot } = pair;
  const [before, after] = [carried(pair.before), carried(pair.after)];
  const origin = originOf(pair, before, after);
  if (JSON.stringify(before["value"]) === JSON.stringify(after["value"])) yield* ofOrigin(spot, before, after, origin);
  else {
    const marks = { before: origin.before.mark, after: origin.after.mark };
    const isMarked = before["value"] !== undefined && after["value"] !== undefined && marks.before !== marks.after;
    yield { kind: "value", spot, before: before["value"], after: after["value"], marks: isMarked ? marks : null };
  }
  if (before["note"] === after["note"]) return;
  const path = [...spot.path, { shape: spot.shape, key: spot.key }];
  yield { kind: "value", spot: { ...spot, path, shape: "Origin", key: "note" }, before: before["note"], after: after["note"], marks: null };
}

/** The facts of a worked example count as one thing; which version they name follows the version. */
function* ofFacts({ before, after, spot }: Pair): Generator<Difference> {
  const bare = (quarter: Json | undefined): string => JSON.stringify(isObject(quarter) ? { ...quarter, scheme: null } : null);
  if (bare(before) !== bare(after)) yield { kind: "facts", spot, before, after };
}

function* ofOrigin(spot: Spot, one: JsonObject, other: JsonObject, { before, after }: Sides<Origin>): Generator<Difference> {
  if (one["mark"] === other["mark"] && one["source"] === other["source"]) return;
  if (before.mark !== after.mark) yield { kind: "mark", spot, before: before.mark, after: after.mark };
  else if (before.source !== after.source) yield { kind: "source", spot, before: before.source, after: after.source };
}

function originOf({ origin }: Pair, before: JsonObject, after: JsonObject): Sides<Origin> {
  return { before: inside(origin.before, before), after: inside(origin.after, after) };
}

function inside(around: Origin, here: JsonObject): Origin {
  const mark = typeof here["mark"] === "string" ? here["mark"] : null;
  // An example, or the town's own value, has no source unless it names one itself.
  const inherited = mark === "example" || mark === "own" ? null : around.source;
  return { mark: mark ?? around.mark, source: typeof here["source"] === "string" ? here["source"] : inherited };
}

/** A value with its origin, also where it is written plainly. */
function carried(value: Json | undefined): JsonObject {
  if (isObject(value) && "value" in value) return value;
  return value === undefined ? {} : { value };
}

/** Entries by what names them; of two with one name each keeps its turn. */
function keyed(list: readonly Json[], isByTurn: boolean): Map<string, Json> {
  if (isByTurn) return new Map(list.map((entry, turn) => [String(turn), entry]));
  const entries = new Map<string, Json>();
  for (const entry of list) {
    const name = isObject(entry) ? NAMES.map((key) => entry[key]).find((named) => typeof named === "string") : undefined;
    const base = typeof name === "string" ? name : JSON.stringify(entry);
    let turn = 0;
    while (entries.has(`${base} ${String(turn)}`)) turn += 1;
    entries.set(`${base} ${String(turn)}`, entry);
  }
  return entries;
}

/** An entry that went here and came there under the same id has moved. */
function withMoves(found: readonly Difference[]): Difference[] {
  const gone = new Set(found.filter(isRemoved));
  const result = found.flatMap((one): Difference[] => {
    if (one.kind !== "added") return [one];
    const from = [...gone].find((other) => other.of === one.of && idOf(other.entry) !== null && idOf(other.entry) === idOf(one.entry));
    if (from === undefined) return [one];
    gone.delete(from);
    const spot = { ...one.spot, path: [...one.spot.path, { shape: one.of, entry: one.entry }], shape: one.of, key: "" };
    const inside = inObjects({ before: from.entry, after: one.entry, spot, origin: { before: UNMARKED, after: UNMARKED } });
    return [{ ...one, kind: "moved", from: from.spot.path }, ...inside];
  });
  return result.filter((one) => !isRemoved(one) || gone.has(one));
}

function isRemoved(one: Difference): one is Difference & Entry<"removed"> {
  return one.kind === "removed";
}

function idOf(entry: Json): Json {
  return isObject(entry) ? (entry["id"] ?? null) : null;
}
