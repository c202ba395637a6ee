/** Finds the line of a place in a document's text, also when the text breaks off or is not quite JSON. */

import { stepsOf, under } from "./place";

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface TextMap {
  /** where the member or item of each place begins and ends */
  readonly spans: ReadonlyMap<string, Span>;
  /** where the text stops being JSON; null if it never does */
  readonly brokenAt: number | null;
}

export function mapOf(text: string): TextMap {
  const scanner = new Scanner(text);
  scanner.read();
  return scanner;
}

/** What to select for a place: its member or item if that stands on one line, else the line where it begins. */
export function selectionOf(text: string, map: TextMap, place: string): Span & { readonly line: number } {
  const span = place === "" ? { from: map.brokenAt ?? 0, to: map.brokenAt ?? 0 } : nearest(map.spans, place);
  const line = lineNumber(text, span.from);
  if (span.to > span.from && !text.slice(span.from, span.to).includes("\n")) return { ...span, line };
  const end = text.indexOf("\n", span.from);
  return { from: text.lastIndexOf("\n", span.from - 1) + 1, to: end < 0 ? text.length : end, line };
}

export function lineNumber(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

function nearest(spans: ReadonlyMap<string, Span>, place: string): Span {
  const steps = stepsOf(place);
  for (let length = steps.length; length > 0; length -= 1) {
    const span = spans.get(under("", ...steps.slice(0, length)));
    if (span !== undefined) return span;
  }
  return { from: 0, to: 0 };
}

class Scanner implements TextMap {
  readonly spans = new Map<string, Span>();
  brokenAt: number | null = null;
  private at = 0;

  constructor(private readonly text: string) {}

  read(): void {
    const isWhole = this.value("");
    this.blank();
    if (!isWhole || this.at < this.text.length) this.brokenAt = this.at;
  }

  /** Reads one value and says whether the text went on being JSON. */
  private value(place: string): boolean {
    this.blank();
    const first = this.text[this.at];
    if (first === "{") return this.members(place);
    if (first === "[") return this.items(place);
    if (first === '"') return this.string() !== null;
    const word = /[^\s,\]}]*/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found !== "";
  }

  private members(place: string): boolean {
    this.at += 1;
    if (this.takes("}")) return true;
    do {
      this.blank();
      const start = this.at;
      const key = this.text[this.at] === '"' ? this.string() : null;
      if (key === null || !this.takes(":")) return false;
      const here = under(place, key);
      const isWhole = this.value(here);
      this.spans.set(here, { from: start, to: this.at });
      if (!isWhole) return false;
    } while (this.takes(","));
    return this.takes("}");
  }

  private items(place: string): boolean {
    this.at += 1;
    if (this.takes("]")) return true;
    let index = 0;
    do {
      this.blank();
      const here = under(place, index);
      const start = this.at;
      const isWhole = this.value(here);
      this.spans.set(here, { from: start, to: this.at });
      if (!isWhole) return false;
      index += 1;
    } while (this.takes(","));
    return this.takes("]");
  }

  private string(): string | null {
    const quoted = /"(?:[^"\\]|\\.)*"/y;
    quoted.lastIndex = this.at;
    const found = quoted.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    try {
      return String(JSON.parse(found));
    } catch {
      return null;
    }
  }

  private takes(mark: string): boolean {
    this.blank();
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private blank(): void {
    while (this.at < this.text.length && " \t\r\n".includes(this.text[this.at] ?? "")) this.at += 1;
  }
}
