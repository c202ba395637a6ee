/** What is being tried, kept while other views are looked at; and the core's answers to it. */

import type { Bench } from "../bench";
import type { CompareAnswer, SweepAnswer, WithinPoolAnswer } from "../core";
import { wholeNumber } from "../parts/fields";
import type { Json } from "../document/json";
import { valueAt, withPlainValue } from "../document/place";
import { forCore } from "../document/written";
import type { Documents, Written } from "../document/written";
import type { Figure } from "./figures";

export const QUARTERS = 8;

export interface Opened {
  readonly name: string;
  readonly written: Written;
}

export interface Change {
  readonly place: string;
  readonly value: string | number | boolean;
}

export type Asked = "sweep" | "largest" | "smallest";

export type Answered = { readonly asked: "sweep"; readonly answer: SweepAnswer } | { readonly asked: "largest" | "smallest"; readonly answer: WithinPoolAnswer };

export class Trial {
  versus: "changes" | "other" = "changes";
  changes: readonly Change[] = [];
  other: Opened | null = null;
  usesOpen = true;
  past: readonly Opened[] = [];
  picked = "";
  swept = "";
  range = { from: "", to: "", step: "" };
  asked: Asked | null = null;

  /** the id of the scheme that is tried */
  private about = "";
  private comparison = new Memo<CompareAnswer | null>();
  private sweeping = new Memo<Answered | null>();

  /** Another system has other rules: what was tried with the one before says nothing about it. */
  follow(id: string): void {
    if (this.about !== id) {
      this.changes = [];
      this.past = [];
      this.other = null;
      [this.picked, this.swept, this.asked] = ["", "", null];
      this.range = { from: "", to: "", step: "" };
    }
    this.about = id;
  }

  /** Null while there is nothing to compare, or if the core broke down. */
  compared(bench: Bench): CompareAnswer | null {
    const after = this.after(bench);
    const quarters = this.quarters(bench.documents);
    if (after === null || quarters.length === 0) return null;
    const inputs = [bench.documents, bench.language, this.versus, this.changes, this.other, this.usesOpen, this.past];
    return this.comparison.of(inputs, () => bench.ask((core) => core.compare(forCore(bench.documents.scheme), after, quarters, bench.language)));
  }

  answered(bench: Bench): Answered | null {
    const { asked, swept: place, range } = this;
    const quarters = this.quarters(bench.documents);
    if (asked === null || quarters.length === 0) return null;
    const inputs = [bench.documents, bench.language, this.usesOpen, this.past, asked, place, range];
    return this.sweeping.of(inputs, () => {
      const scheme = forCore(bench.documents.scheme);
      const { from, to, step } = range;
      const given = step === "" ? { from, to } : { from, to, step };
      return bench.ask((core): Answered => {
        if (asked === "sweep") return { asked, answer: core.sweep(scheme, quarters, place, given, bench.language) };
        return { asked, answer: core.withinPool(asked, scheme, quarters, place, given, bench.language) };
      });
    });
  }

  quarters(documents: Documents): Json[] {
    const open = this.usesOpen ? [documents.quarter] : [];
    return [...open, ...this.past.map(({ written }) => written)].map(forCore);
  }

  get count(): number {
    return this.past.length + (this.usesOpen ? 1 : 0);
  }

  private after(bench: Bench): Json | null {
    if (this.versus === "other") return this.other === null ? null : forCore(this.other.written);
    const { scheme: open } = bench;
    // A rule that was removed since is not tried: it would come back as a part of itself.
    const changes = this.changes.filter(({ place }) => valueAt(open, place) !== undefined);
    if (changes.length === 0 || open === undefined) return null;
    return changes.reduce<Json>((scheme, { place, value }) => withPlainValue(scheme, place, value), open);
  }
}

export function typedValue(figure: Figure, text: string): string | number {
  return figure.kind === "whole" ? wholeNumber(text) : text;
}

/** Remembers one result by what it was made of. */
class Memo<T> {
  private inputs: readonly unknown[] = [];
  private result: { readonly value: T } | null = null;

  of(inputs: readonly unknown[], make: () => T): T {
    const isSame = this.result !== null && inputs.length === this.inputs.length && inputs.every((input, at) => input === this.inputs[at]);
    if (!isSame || this.result === null) {
      this.result = { value: make() };
      this.inputs = inputs;
    }
    return this.result.value;
  }
}

