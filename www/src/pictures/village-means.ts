/** What is paid on average in each village, the most first. */

import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { DecimalText, Settlement } from "../core";
import { canAdd, fenOf, meanOf, sumOf } from "../fen";
import { money } from "../figure";
import { fitting, picture } from "./frame";
import { pictureWords } from "./words";

const WIDTH = 540;
const LEFT = 76;
const RIGHT = 400;
const ROW = 20;
const TOP = 24;

export interface VillageMean {
  readonly name: string;
  readonly people: number;
  readonly sum: DecimalText;
  readonly mean: DecimalText;
}

/** Whoever has no amount yet counts neither above nor below the line. */
export function villageMeans({ villages, lines }: Pick<Settlement, "villages" | "lines">): VillageMean[] {
  return villages
    .flatMap(({ id, name }) => {
      const pays = lines.flatMap(({ village, pay }) => (village === id && pay !== null ? [pay] : []));
      if (pays.length === 0) return [];
      const sum = sumOf(pays);
      return [{ name, people: pays.length, sum, mean: meanOf(sum, pays.length) }];
    })
    .sort((one, other) => Number(fenOf(other.mean) - fenOf(one.mean)));
}

export function meanPicture(bench: Bench, settlement: Settlement): TemplateResult | typeof nothing {
  const { system, language } = bench;
  if (!canAdd() || !system.hasPay || system.subject !== "person") return nothing;
  const words = pictureWords(language);
  const means = villageMeans(settlement);
  if (means.length < 2) return nothing;
  const pays = settlement.lines.flatMap(({ pay }) => (pay === null ? [] : [pay]));
  const whole = meanOf(sumOf(pays), pays.length);
  return picture(words, {
    id: "means",
    title: words.means.title,
    answer: words.means.answer(money(whole)),
    drawings: [{ name: words.means.name, ...drawn(bench, means, whole) }],
    table: {
      heads: [{ name: bench.words.columns.village }, { name: words.means.people, isFigure: true }, { name: words.means.sum, isFigure: true }, { name: words.means.mean, isFigure: true }],
      rows: means.map(({ name, people, sum, mean }) => [name, String(people), money(sum), money(mean)]),
    },
  });
}

function drawn(bench: Bench, means: readonly VillageMean[], whole: DecimalText): { width: number; height: number; content: TemplateResult[] } {
  const words = pictureWords(bench.language);
  const most = Math.max(0.01, ...means.map(({ mean }) => Number(mean)));
  const length = (amount: DecimalText): number => ((RIGHT - LEFT) * Math.max(0, Number(amount))) / most;
  const middle = LEFT + length(whole);
  const bars = means.map(({ name, people, mean }, row) => {
    const y = TOP + row * ROW;
    return svg`<text class="drawing-text" x="0" y=${y + 13}>${fitting(name, LEFT - 8)}</text>
      <rect class="drawing-solid" x=${LEFT} y=${y + 3} width=${length(mean)} height="12"></rect>
      <text class="drawing-text" x=${RIGHT + 8} y=${y + 13}>${words.means.row(money(mean), people)}</text>`;
  });
  const height = TOP + means.length * ROW;
  return {
    width: WIDTH,
    height: height + 4,
    content: [
      ...bars,
      svg`<line class="drawing-halo" x1=${middle} x2=${middle} y1=${TOP - 4} y2=${height}></line>
        <line class="drawing-limit" x1=${middle} x2=${middle} y1=${TOP - 4} y2=${height}></line>
        <text class="drawing-text drawing-middle" x=${middle} y=${TOP - 8}>${words.means.whole} ${money(whole)}</text>`,
    ],
  };
}
