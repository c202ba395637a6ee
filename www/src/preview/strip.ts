/** The scores of one indicator as a strip: which part of it leads to which grade, and where one stands. */

import { svg } from "lit";
import type { SVGTemplateResult } from "lit";
import { shareOf } from "./decimal";
import type { MovableScore } from "../core";

const HEIGHT = 28;
const LANE = 14;

/** For the eye only: the words beside it say the same. */
export function strip({ ranges, fullMarks, score }: MovableScore, order: readonly string[]): SVGTemplateResult {
  const at = score === null ? null : shareOf(score, fullMarks);
  return svg`<svg class="strip" part="strip" viewBox="-10 0 1020 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${ranges.map(({ from, to, grade }) => {
      const [x, end] = [shareOf(from, fullMarks), shareOf(to, fullMarks)];
      return svg`<rect class="lane lane-${stepOf(grade, order)}" x=${x} y=${LANE} width=${Math.max(end - x, 4)} height=${HEIGHT - LANE - 2}></rect>`;
    })}
    ${ranges.slice(1).map(({ from }) => svg`<rect class="edge" x=${shareOf(from, fullMarks) - 2} y=${LANE} width="4" height=${HEIGHT - LANE - 2}></rect>`)}
    ${at === null ? "" : svg`<path class="mark" d="M${at - 16} 0 L${at + 16} 0 L${at} ${LANE} Z"></path>`}
  </svg>`;
}

/** The best grade is the darkest. */
function stepOf(grade: string | null, order: readonly string[]): string {
  const index = grade === null ? -1 : order.indexOf(grade);
  return index < 0 ? "none" : String(Math.min(index, 4));
}
