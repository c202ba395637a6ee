/**
 * The versions of every scheme, with what can be done with each. The roles are written out because on a phone the rows are laid out as
 * blocks, and a browser then takes them for a table no more.
 */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Bench } from "../bench";
import { tagOf } from "../language";
import type { Library, Version } from "./library";
import { factsOf, isSame } from "./version";
import type { LibraryWords } from "./words";

export type Act = "open" | "compare" | "save" | "approve" | "renew" | "remove";

export interface TableOptions {
  readonly bench: Bench;
  readonly library: Library;
  readonly words: LibraryWords;
  readonly act: (act: Act, version: Version) => void;
}

export function versionTable(options: TableOptions): TemplateResult {
  const { library, words } = options;
  const { versions } = library;
  const ids = [...new Set(versions.map(({ id }) => id))];
  const columns = [words.columns.version, words.columns.status, words.columns.validity, words.columns.hash, words.columns.actions];
  return html`<div class="table-region" role="region" tabindex="0" aria-label=${words.title}>
    <table class="library-table" role="table" data-testid="library">
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
        </tr>
      </thead>
      ${ids.map((id) => group(options, versions.filter((version) => version.id === id)))}
    </table>
  </div>`;
}

function group(options: TableOptions, versions: readonly Version[]): TemplateResult {
  const [latest] = versions;
  return html`<tbody role="rowgroup">
    <tr role="row">
      <th class="wrap library-scheme" scope="rowgroup" role="rowheader" colspan="5">
        ${inItsLanguage(latest?.title ?? "")} <span class="hint">${inItsLanguage(latest?.issuer ?? "")}${options.words.scheme(latest?.id ?? "")}</span>
      </th>
    </tr>
    ${versions.map((version) => row(options, version, versions))}
  </tbody>`;
}

function inItsLanguage(text: string): TemplateResult {
  return html`<span lang=${ifDefined(tagOf(text))}>${text}</span>`;
}

function row({ bench, library, words, act }: TableOptions, version: Version, sisters: readonly Version[]): TemplateResult {
  const open = factsOf(bench.scheme);
  const isOpen = open !== null && isSame(open, version);
  const later = sisters.filter((one) => one.status === "approved" && one.from > version.from).pop();
  const isCut = version.status === "approved" && later !== undefined && (version.to === "" || version.to >= later.from);
  return html`<tr role="row" data-version="${version.id} ${version.version}">
    <th scope="row" role="rowheader">${version.version}${isOpen ? html` <span class="badge badge-quiet">${words.isOpen}</span>` : nothing}</th>
    <td role="cell">
      <span class="badge ${version.status === "approved" ? "badge-approved" : "badge-draft"}">${words.status[version.status]}</span>
      <span class="hint">${version.status === "approved" ? words.approvedBy(version.approvedBy, version.approvedOn) : words.home[version.home]}</span>
    </td>
    <td role="cell">${words.validity(version.from, version.to)} ${isCut ? html`<span class="hint">${words.superseded(later.from, later.version)}</span>` : nothing}</td>
    <td role="cell">${hash(library, words, version)}</td>
    <td role="cell"><span class="library-acts">${actsOf(version).map((one) => button(words, version, one, act))}</span></td>
  </tr>`;
}

function hash(library: Library, words: LibraryWords, version: Version): TemplateResult {
  if (version.text === null) return html`<span class="hint">${words.loading}</span>`;
  const whole = library.hashOf(version.text);
  if (whole === null) return html`<span class="caution">${words.noHash}</span>`;
  return html`<code class="hash" title=${whole}>${whole.slice(0, 8)}</code>${library.isTampered(version)
    ? html`<p class="problem" data-testid="tampered">${words.tampered(version.version)}</p>`
    : nothing}`;
}

/** Approved and built-in versions stay; only a draft of one's own can be approved or deleted. */
function actsOf({ home, status }: Version): Act[] {
  const isOwnDraft = home === "own" && status === "draft";
  return ["open", "compare", "save", ...(isOwnDraft ? (["approve"] as const) : []), "renew", ...(isOwnDraft ? (["remove"] as const) : [])];
}

function button(words: LibraryWords, version: Version, one: Act, act: TableOptions["act"]): TemplateResult {
  return html`<button
    type="button"
    class="quiet"
    data-act=${one}
    aria-label=${words.actionOf(words[one], version.title, version.version)}
    @click=${() => act(one, version)}
  >
    ${words[one]}
  </button>`;
}
