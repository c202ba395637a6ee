/** Badges that say where a value comes from, and the button that makes an example the town's own. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { Mark } from "../core";
import { originOf, withOwnValue } from "../document/origin";
import { textAt, valueAt } from "../document/place";
import { send } from "../events";
import { rowsAt } from "../quarter";

export function badge(bench: Bench, mark: Mark | null): TemplateResult | typeof nothing {
  return mark === null ? nothing : html`<span class="badge badge-${mark}">${bench.words.mark[mark]}</span>`;
}

export function sourceTitle(bench: Bench, source: string | null): string {
  if (source === null) return "";
  const found = rowsAt(bench.scheme, "sources").find((row) => row.id === source);
  return found === undefined ? source : textAt(found.value, "title");
}

interface MarkOptions {
  /** the badge alone, for narrow cells */
  readonly isBrief?: boolean;
  /** a value that can be marked by itself */
  readonly isValue?: boolean;
}

/** The badge of a scheme value with its source; an example offers to become the town's own. */
export function originMark(bench: Bench, place: string, { isBrief = false, isValue = false }: MarkOptions = {}): TemplateResult | typeof nothing {
  const origin = originOf(bench.scheme, place);
  if (origin.mark === null || valueAt(bench.scheme, place) === undefined) return nothing;
  const source = sourceTitle(bench, origin.source);
  const number = rowsAt(bench.scheme, "sources").findIndex((row) => row.id === origin.source) + 1;
  return html`<span class="origin" title=${source}>
    ${badge(bench, origin.mark)}
    ${isBrief || source === "" ? nothing : html`<span class="origin-source">${bench.words.mark.source(number)}</span>`}
    ${isBrief || origin.note === null ? nothing : html`<span class="origin-source">${origin.note}</span>`}
    ${isValue && origin.mark === "example" ? ownButton(bench, place) : nothing}
  </span>`;
}

function ownButton(bench: Bench, place: string): TemplateResult {
  const { words } = bench;
  const own = (event: Event): void => {
    if (event.currentTarget === null) return;
    send(event.currentTarget, "bench-command", {
      document: "scheme",
      label: (all) => all.mark.makeOwn,
      key: null,
      change: (scheme) => withOwnValue(scheme, place),
    });
  };
  return html`<button type="button" class="link" title=${words.mark.makeOwnHint} @click=${own}>${words.mark.makeOwn}</button>`;
}
