/** The bars of one amount, drawn. */

import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { Line, Reason } from "../core";
import { money } from "../figure";
import { fitting, patternOf, picture, widthOf } from "./frame";
import type { Drawing } from "./frame";
import { waterfallOf } from "./waterfall";
import type { Bar } from "./waterfall";
import { pictureWords } from "./words";

/** what the panel of the reasons leaves */
const WIDTH = 264;
const ROW = 36;

export function waterfall(bench: Bench, line: Line, reasons: readonly Reason[]): TemplateResult | typeof nothing {
  const words = pictureWords(bench.language);
  const bars = waterfallOf(line, reasons, words.waterfall);
  if (bars === null) return nothing;
  const id = "waterfall";
  return html`<details class="sum">
    <summary>${words.waterfall.title}</summary>
    ${picture(words, {
      id,
      title: words.waterfall.question(line.name),
      drawings: [drawing(id, bars)],
      table: { heads: [{ name: words.waterfall.step }, { name: words.waterfall.figure, isFigure: true }], rows: bars.map((bar) => [bar.title, figureOf(bar)]) },
    })}
  </details>`;
}

function drawing(id: string, bars: readonly Bar[]): Drawing {
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const lowest = Math.min(0, ...ends);
  const span = Math.max(0.01, Math.max(...ends) - lowest);
  const x = (amount: number): number => 1 + ((WIDTH - 2) * (amount - lowest)) / span;
  return {
    name: bars.map((bar) => `${bar.title} ${figureOf(bar)}`).join(", "),
    width: WIDTH,
    height: bars.length * ROW,
    content: bars.map((bar, row) => one(id, bar, row, x)),
  };
}

/** A bar from its beginning to its end: what was there before is only outlined, what came or went is hatched. */
function one(id: string, bar: Bar, row: number, x: (amount: number) => number): TemplateResult {
  const y = row * ROW;
  const figure = figureOf(bar);
  const stays = Math.min(Math.abs(bar.from), Math.abs(bar.to)) * Math.sign(bar.to);
  const box = (from: number, to: number): readonly [number, number] => [Math.min(x(from), x(to)), Math.abs(x(to) - x(from))];
  const [left, width] = bar.kind === "amount" ? box(0, bar.to) : box(0, stays);
  const [moved, by] = box(bar.from, bar.to);
  return svg`<text class="drawing-text" x="0" y=${y + 13}>${fitting(bar.title, WIDTH - widthOf(figure) - 8)}</text>
    <text class="drawing-text drawing-end drawing-strong" x=${WIDTH} y=${y + 13}>${figure}</text>
    <rect class="drawing-solid" x=${left} y=${y + 18} width=${width} height="11"></rect>
    ${bar.kind === "amount" || by < 0.5 ? nothing : svg`<rect class="drawing-outline" fill=${patternOf(id, "hatch")} x=${moved} y=${y + 18} width=${by} height="11"></rect>`}`;
}

function figureOf({ kind, figure }: Bar): string {
  if (kind === "factor") return `× ${figure}`;
  return figure.startsWith("+") ? `+${money(figure.slice(1))}` : money(figure);
}
