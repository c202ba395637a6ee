/** What each value of a figure costs, drawn by hand: it reads in black and white, and the table below says the same. */

import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Sweep, SweepPoint } from "../core";
import { money } from "../figure";
import type { Words } from "./words";

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 96;
const RIGHT = 96;
const TOP = 28;
const BOTTOM = 36;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly limit: number;
  readonly fits: boolean;
  readonly point: SweepPoint;
}

/** Only places on the drawing are worked out here: every figure is written as the core says it. */
export function sweepChart(sweep: Sweep, name: string, words: Words["sweep"], hasPool: boolean): TemplateResult | typeof nothing {
  const costs = sweep.points.flatMap(({ found }) => (found === null ? [] : [found.cost]));
  const [first] = costs;
  if (first === undefined) return nothing;
  const amounts = costs.flatMap(({ earned, available }) => [earned, available]);
  const lowest = amounts.reduce((one, other) => (Number(other) < Number(one) ? other : one));
  const highest = amounts.reduce((one, other) => (Number(other) > Number(one) ? other : one));
  const last = Math.max(sweep.points.length - 1, 1);
  const span = Math.max(Number(highest) - Number(lowest), 0.01);
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * at) / last;
  const y = (amount: string): number => TOP + ((HEIGHT - TOP - BOTTOM) * (Number(highest) - Number(amount))) / span;
  const runs: Dot[][] = [[]];
  sweep.points.forEach((point, at) => {
    if (point.found === null) runs.push([]);
    else {
      const { earned, available, fits } = point.found.cost;
      runs[runs.length - 1]?.push({ x: x(at), y: y(earned), limit: y(available), fits, point });
    }
  });
  const dots = runs.flat();
  const end = dots[dots.length - 1];
  const now = sweep.points.findIndex(({ current }) => current);
  const isCrowded = end !== undefined && hasPool && Math.abs(end.y - end.limit) < 14;
  return html`<div class="table-region" role="region" tabindex="0" aria-label=${hasPool ? words.chart(name) : words.chartUnlimited(name)}>
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} role="img" aria-label=${hasPool ? words.chart(name) : words.chartUnlimited(name)} data-testid="trial-chart">
      ${svg`<line class="chart-axis" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${HEIGHT - BOTTOM} y2=${HEIGHT - BOTTOM}></line>
        <text class="chart-text chart-before" x=${LEFT - 8} y=${TOP + 4}>${money(highest)}</text>
        <text class="chart-text chart-before" x=${LEFT - 8} y=${HEIGHT - BOTTOM + 4}>${money(lowest)}</text>
        <text class="chart-text" x=${LEFT} y=${HEIGHT - 12}>${sweep.points[0]?.value ?? ""}</text>
        <text class="chart-text chart-before" x=${WIDTH - RIGHT} y=${HEIGHT - 12}>${sweep.points[last]?.value ?? ""}</text>`}
      ${now < 0
        ? nothing
        : svg`<line class="chart-now" x1=${x(now)} x2=${x(now)} y1=${TOP} y2=${HEIGHT - BOTTOM}></line>
          <text class="chart-text chart-middle" x=${x(now)} y=${TOP - 10}>${words.current(sweep.points[now]?.value ?? "")}</text>`}
      ${runs.map(
        (run) => svg`${hasPool ? svg`<polyline class="chart-limit" points=${run.map((dot) => `${dot.x},${dot.limit}`).join(" ")}></polyline>` : nothing}
          <polyline class="chart-line" points=${run.map((dot) => `${dot.x},${dot.y}`).join(" ")}></polyline>`,
      )}
      ${dots.length > 120
        ? nothing
        : dots.map((dot) =>
            dot.fits
              ? svg`<circle class="chart-fits" cx=${dot.x} cy=${dot.y} r="3.5"></circle>`
              : svg`<rect class="chart-over" x=${dot.x - 4} y=${dot.y - 4} width="8" height="8"></rect>`,
          )}
      ${end === undefined
        ? nothing
        : svg`<text class="chart-text chart-strong" x=${end.x + 10} y=${end.y + (isCrowded && end.y <= end.limit ? -4 : isCrowded ? 14 : 4)}>${words.payable}</text>
          ${hasPool ? svg`<text class="chart-text" x=${end.x + 10} y=${end.limit + (isCrowded && end.y <= end.limit ? 14 : isCrowded ? -4 : 4)}>${words.available}</text>` : nothing}`}
    </svg>
  </div>`;
}
