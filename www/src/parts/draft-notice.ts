/** Text typed in the source view and not applied yet, told in the other views too: it is easily forgotten there. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { DocumentName } from "../document/written";
import { send } from "../events";

export function draftNotice(bench: Bench, name: DocumentName): TemplateResult {
  const { words, drafts } = bench;
  const isStale = drafts[name]?.isStale === true;
  const tell = (act: "bench-apply" | "bench-discard" | "bench-show-source") => (event: Event) => {
    if (event.currentTarget !== null) send(event.currentTarget, act, name);
  };
  return html`<section class="notice notice-warning draft-notice" data-testid="draft-${name}" aria-label=${words.source.title}>
    <p>${words.source.waiting(words.documents[name])}${isStale ? html` ${words.source.stale}` : ""}</p>
    <p>
      <button type="button" class="button" @click=${tell("bench-show-source")}>${words.source.look}</button>
      <button type="button" class="quiet" @click=${tell("bench-apply")}>${isStale ? words.source.applyAnyway : words.source.apply}</button>
      <button type="button" class="quiet" @click=${tell("bench-discard")}>${words.source.discard}</button>
    </p>
  </section>`;
}
