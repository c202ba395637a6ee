/** Differences in plain words: "优秀 等次比例 100 % → 110 %". */

import { money } from "../figure";
import { isList, isObject, plain } from "../document/json";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import type { DifferenceWords } from "../library/words";
import { differencesOf } from "./difference";
import type { Difference, Spot, Step } from "./difference";
import { nameOf } from "./ids";
import type { Labels } from "./labels";
import { shapeOf } from "./shapes";

/** The differences of one part of the rules. */
export interface Part {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Factors that people say in percent. */
const IN_PERCENT: ReadonlySet<string> = new Set(["ratio"]);
/** So many are named of those of whom the same is said. */
const NAMED = 3;

type Side = "before" | "after";

export function partsOf(before: Json, after: Json, labels: Labels, words: DifferenceWords): Part[] {
  return new Phrasing(labels, words, { before, after }).parts(differencesOf(before, after));
}

class Phrasing {
  constructor(
    private readonly labels: Labels,
    private readonly words: DifferenceWords,
    private readonly schemes: Readonly<Record<Side, Json>>,
  ) {}

  parts(differences: readonly Difference[]): Part[] {
    const order = ["", ...this.labels.order("SchemeDocument")];
    const rank = (section: string): number => (order.includes(section) ? order.indexOf(section) : order.length);
    const sections = [...new Set(differences.map(({ spot }) => spot.section))].sort((one, other) => rank(one) - rank(other));
    return sections.map((section) => ({
      title: this.labels.label("SchemeDocument", section).label,
      sentences: this.joined(differences.filter(({ spot }) => spot.section === section)),
    }));
  }

  /** What is the same for several subjects is said once. */
  private joined(differences: readonly Difference[]): string[] {
    const subjects = new Map<string, string[]>();
    for (const difference of differences) {
      const what = this.what(difference);
      subjects.set(what, [...(subjects.get(what) ?? []), this.subject(difference.spot.path)]);
    }
    const { listMark } = this.words;
    return [...subjects].map(([what, names]) => {
      const who = names.length > NAMED + 1 ? this.words.and(names.slice(0, NAMED).join(listMark), names.length) : names.join(listMark);
      return who === "" ? what : `${who} ${what}`;
    });
  }

  private subject(path: readonly Step[], side: Side = "before"): string {
    return path.map((step) => ("entry" in step ? this.entryName(step.shape, step.entry, side) : this.labels.label(step.shape, step.key).label)).join(" ");
  }

  private what(difference: Difference): string {
    const { spot } = difference;
    const say = this.words;
    const label = this.labels.label(spot.shape, spot.key).label;
    switch (difference.kind) {
      case "value": {
        const marks = difference.marks === null ? "" : say.marks(this.mark(difference.marks.before), this.mark(difference.marks.after));
        if (difference.before === undefined) return say.added(this.named(label, spot, difference.after, "after"));
        if (difference.after === undefined) return say.removed(this.named(label, spot, difference.before, "before"));
        return `${say.changed(label, this.value(spot, difference.before, "before"), this.value(spot, difference.after, "after"))}${marks}`;
      }
      case "mark":
      case "source": {
        const key = this.labels.label("Origin", difference.kind).label;
        const text = (value: string | null, side: Side): string => (difference.kind === "mark" ? this.mark(value) : this.reference("source", value, side));
        const name = spot.key === "" ? key : `${label} ${key}`;
        return say.changed(name, text(difference.before, "before"), text(difference.after, "after"));
      }
      case "added":
        return say.added(this.entry(spot, difference.of, difference.entry, "after"));
      case "removed":
        return say.removed(this.entry(spot, difference.of, difference.entry, "before", true));
      case "moved":
        return say.moved(this.entryName(difference.of, difference.entry, "after"), this.subject(difference.from) || say.top);
      case "order": {
        const names = (side: Side): string => difference[side].map((entry) => this.member(spot, entry, side)).join(this.words.listMark);
        return say.changed(say.order(label), names("before"), names("after"));
      }
      case "facts":
        return this.facts(label, difference.before, difference.after);
    }
  }

  /** 最低分 80 分; an object with what it holds: 名额（占人数的比例 30 %，至多或至少 至多） */
  private named(label: string, spot: Spot, value: Json | undefined, side: Side): string {
    const kind = shapeOf(spot.shape)[spot.key]?.kind;
    if (!isObject(value)) return `${label} ${this.value(spot, value, side)}`;
    const values = this.valuesOf(kind?.shape ?? "", value, side);
    return values.length === 0 ? label : this.words.with(label, values);
  }

  /** 等次 良好（最低分 80 分，等次比例 80 %） */
  private entry(spot: Spot, shape: string, entry: Json, side: Side, isBrief = false): string {
    const name = `${this.labels.label(shape === "" ? spot.shape : shape, shape === "" ? spot.key : "").label} ${this.member(spot, entry, side, shape)}`;
    const values = isBrief || !isObject(entry) ? [] : this.valuesOf(shape, entry, side);
    return values.length === 0 ? name : this.words.with(name, values);
  }

  private valuesOf(shape: string, entry: Readonly<Record<string, Json>>, side: Side): string[] {
    const spot = { section: "", path: [], shape, key: "" };
    return Object.entries(entry).flatMap(([key, value]) => {
      if (["id", "name", "title", "mark", "source", "note"].includes(key)) return [];
      const kind = shapeOf(shape)[key]?.kind;
      if (kind?.shape === "QuarterDocument" || kind?.shape === "Expectation") return [];
      if (kind?.is === "object" && isObject(value)) return this.valuesOf(kind.shape ?? "", value, side);
      if (kind?.is === "list" && kind.of?.is === "object") return [];
      return [`${this.labels.label(shape, key).label} ${this.value({ ...spot, key }, plain(value), side)}`];
    });
  }

  private member(spot: Spot, entry: Json, side: Side, shape = shapeOf(spot.shape)[spot.key]?.kind.of?.shape ?? ""): string {
    return isObject(entry) ? this.entryName(shape, entry, side) : this.single(spot, entry, side);
  }

  private entryName(shape: string, entry: Json, side: Side): string {
    const named = textAt(entry, "name") || textAt(entry, "title");
    if (named !== "" || !isObject(entry)) return named;
    const key = ["id", "class", "by", "person", "village", "grade", "post"].find((one) => typeof entry[one] === "string");
    if (key !== undefined) return this.single({ section: "", path: [], shape, key }, entry[key], side);
    const [first = ""] = this.valuesOf(shape, entry, side);
    return first || this.labels.label(shape, "").label;
  }

  private value(spot: Spot, value: Json | undefined, side: Side): string {
    if (!isList(value)) return this.single(spot, value, side);
    return value.length === 0 ? this.words.none : value.map((item) => this.member(spot, item, side)).join(this.words.listMark);
  }

  private single({ shape, key }: Spot, value: Json | undefined, side: Side): string {
    const kind = shapeOf(shape)[key]?.kind;
    if (value === undefined || value === null) return this.words.none;
    if (typeof value === "boolean") return value ? this.words.yes : this.words.no;
    const text = isObject(value) || isList(value) ? JSON.stringify(value) : String(value);
    if (kind?.is === "reference" || kind?.of?.is === "reference") return this.reference(key, text, side);
    if (kind?.is === "word") return this.labels.word(shape, key, text);
    if (kind?.none === true && text === "none") return this.words.unlimited;
    if (kind?.is !== "decimal" && kind?.is !== "whole") return text;
    if (IN_PERCENT.has(key)) return `${inPercent(text)} %`;
    const { unit } = this.labels.label(shape, key);
    return unit === undefined || kind.bound?.unit === undefined ? text : `${kind.bound.unit === "yuan" ? money(text) : text} ${unit}`;
  }

  private reference(key: string, id: string | null, side: Side): string {
    return id === null ? this.words.none : nameOf(this.schemes[side], key, "", id);
  }

  private mark(mark: string | null): string {
    return mark === null ? this.words.unmarked : this.labels.word("Origin", "mark", mark);
  }

  private facts(label: string, before: Json | undefined, after: Json | undefined): string {
    const say = this.words;
    const [from, to] = [textAt(before, "period"), textAt(after, "period")];
    return from === to ? say.facts(label) : say.factsMoved(label, from, to);
  }
}

/** "1.1" → "110", by moving the point: nothing is calculated. */
export function inPercent(factor: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(factor);
  if (parts === null) return factor;
  const [, sign = "", whole = "", rest = ""] = parts;
  const digits = `${whole}${rest.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const fraction = rest.slice(2).replace(/0+$/, "");
  return `${sign}${digits}${fraction === "" ? "" : `.${fraction}`}`;
}
