/**
 * What every picture has: the question that it answers as its title, the drawing, and the same as a table. Only places and lengths on
 * the drawing are worked out here; every figure is written as the core says it.
 */

import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Words } from "./words";

export interface Picture {
  /** unique on the page */
  readonly id: string;
  /** the question that it answers */
  readonly title: string;
  /** the answer in a sentence, if it has a short one */
  readonly answer?: string;
  readonly drawings: readonly Drawing[];
  readonly table: Table;
}

export interface Drawing {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly content: TemplateResult | readonly TemplateResult[];
}

export interface Table {
  readonly heads: readonly Head[];
  /** the first cell heads its row */
  readonly rows: readonly (readonly string[])[];
}

export interface Head {
  readonly name: string;
  readonly isFigure?: boolean;
}

export function picture(words: Words, { id, title, answer, drawings, table }: Picture): TemplateResult {
  return html`<figure class="picture" data-picture=${id}>
    <figcaption><b>${title}</b>${answer === undefined ? nothing : html` <span class="picture-answer">${answer}</span>`}</figcaption>
    <div class="picture-region" role="region" tabindex="0" aria-label=${title}>
      ${drawings.map(
        ({ name, width, height, content }, index) => html`<svg class="drawing" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${name}>
          ${patterns(`${id}-${index}`)} ${content}
        </svg>`,
      )}
    </div>
    <details class="picture-table">
      <summary>${words.table}<span class="visually-hidden"> ${title}</span></summary>
      <div class="table-region" role="region" tabindex="0" aria-label=${words.tableOf(title)}>${tableOf(table, title)}</div>
    </details>
  </figure>`;
}

function tableOf({ heads, rows }: Table, title: string): TemplateResult {
  const classOf = (index: number): string => (heads[index]?.isFigure === true ? "number" : "");
  return html`<table>
    <caption class="visually-hidden">${title}</caption>
    <thead>
      <tr>${heads.map(({ name }, index) => html`<th scope="col" class=${classOf(index)}>${name}</th>`)}</tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = "", ...rest]) => html`<tr>
          <th scope="row">${first}</th>
          ${rest.map((cell, index) => html`<td class=${classOf(index + 1)}>${cell}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Each drawing has patterns of its own, because ids count across the page. */
function patterns(id: string): TemplateResult {
  return svg`<defs>
    <pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="pattern-line" x1="1" x2="1" y1="0" y2="6"></line></pattern>
    <pattern id="${id}-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="pattern-dot" cx="2" cy="2" r="0.9"></circle></pattern>
  </defs>`;
}

/** Of the drawing with this number in its picture. */
export function patternOf(picture: string, which: "hatch" | "dots", drawing = 0): string {
  return `url(#${picture}-${drawing}-${which})`;
}

/** About how wide a text of 12 pixels is. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > "\u2e7f" ? 12.5 : 7), 0);
}

/** As much of a text as fits; the table has all of it. */
export function fitting(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("")}…`;
}
