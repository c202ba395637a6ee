/** What the library has to say of the scheme that is open, and of the version that the quarter names. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { textAt } from "../document/place";
import { send } from "../events";
import type { BenchEvents } from "../events";
import type { Library } from "../library/library";
import { newerVersion, otherVersion, standingOf } from "../library/standing";
import { covers, factsOf } from "../library/version";

/** Above the rules: approved or not, stored or not, and the way to the library. */
export function versionNotice(bench: Bench, library: Library): TemplateResult {
  const words = bench.words.version;
  const facts = factsOf(bench.scheme);
  const standing = standingOf(library, bench.documents.scheme);
  const by = [facts?.approvedBy ?? "", facts?.approvedOn ?? ""].filter((part) => part !== "").join(bench.words.listMark);
  const isTampered = standing.kind !== "unnamed" && standing.kind !== "absent" && library.isTampered(standing.version);
  return html`${isTampered ? html`<p class="notice notice-fault" role="alert" data-testid="tampered">${words.tampered(standing.version.version)}</p>` : nothing}
    <div class="version-notice" data-testid="version-notice" data-standing=${standing.kind}>
      ${bench.frozen ? html`<p>${words.frozen(by)}</p>` : nothing}
      ${standing.kind === "absent" ? html`<p>${words.absent}</p>` : standing.kind === "changed" ? html`<p>${words.changed}</p>` : nothing}
      ${standing.kind === "differs" ? html`<p>${words.differs(standing.version.version)}</p>` : nothing}
      <p class="version-acts">
        ${standing.kind === "absent" ? button(words.keep, "bench-keep", null) : standing.kind === "changed" ? button(words.keepChange, "bench-keep", null) : nothing}
        ${standing.kind === "differs" ? button(words.saveAs, "bench-library", { kind: "renew" }) : nothing}
        ${standing.kind === "changed" || standing.kind === "differs" ? button(words.compare, "bench-library", { kind: "compare" }) : nothing}
        ${bench.frozen && standing.kind !== "differs" ? button(words.renew, "bench-library", { kind: "renew" }) : nothing}
        ${button(words.library, "bench-library", { kind: "look" })}
      </p>
    </div>`;
}

/** Everywhere: an old quarter keeps its version, so another one that is open is said, with the ways out. */
export function otherVersionNotice(bench: Bench, library: Library): TemplateResult | typeof nothing {
  const words = bench.words.version;
  const named = otherVersion(bench.scheme, bench.quarter);
  const open = factsOf(bench.scheme);
  if (open === null) return nothing;
  if (named === null) return newerNotice(bench, library);
  const name = words.named(named.id, named.version);
  const isKnown = library.find(named) !== null;
  const about = (isKnown ? words.otherKnown : words.otherAbsent)(name, words.named(open.id, open.version));
  return html`<section class="notice notice-warning" data-testid="other-version" aria-label=${words.otherTitle}>
    <p>${about}</p>
    <p class="version-acts">
      ${isKnown ? button(words.openNamed(name), "bench-follow", null) : button(words.importNamed, "bench-library", { kind: "look" })}
      ${covers(open, textAt(bench.quarter, "period")) ? button(words.adopt(words.named(open.id, open.version)), "bench-adopt", { id: open.id, version: open.version }) : nothing}
    </p>
  </section>`;
}

/** A quarter made from an older one still names the version of that one. */
function newerNotice(bench: Bench, library: Library): TemplateResult | typeof nothing {
  const words = bench.words.version;
  const newer = newerVersion(library, bench.scheme, bench.quarter);
  if (newer === null) return nothing;
  return html`<section class="notice notice-warning" data-testid="newer-version" aria-label=${words.newerTitle}>
    <p>${words.newer(newer.from, newer.version, textAt(bench.scheme, "version"))}</p>
    <p class="version-acts">${button(words.adopt(words.named(newer.id, newer.version)), "bench-adopt", { id: newer.id, version: newer.version })}</p>
  </section>`;
}

function button<Name extends keyof BenchEvents>(name: string, event: Name, detail: BenchEvents[Name]): TemplateResult {
  const tell = ({ currentTarget }: Event): void => {
    if (currentTarget !== null) send(currentTarget, event, detail);
  };
  return html`<button type="button" class="button" data-act=${event} @click=${tell}>${name}</button>`;
}
