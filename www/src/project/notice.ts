/** Above every view: how what is typed is kept, where that is not as usual. In the header: a word of it, always. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { replaced } from "../command";
import { send } from "../events";
import { differencesFrom } from "./approval";
import type { News, Trouble } from "./keeper";
import { ProjectPart } from "./part";

export class ProjectNotice extends ProjectPart {
  static override properties: PropertyDeclarations = { news: { attribute: false } };

  declare news: News | null;

  protected override render(): TemplateResult {
    const { bench, words, standing } = this;
    const differences = differencesFrom(bench);
    return html`${standing.kind === "trouble" ? this.trouble(standing.trouble) : nothing}
      ${differences.length === 0 ? nothing : html`<p class="notice notice-fault" role="alert" data-testid="approval-differs">${words.notice.differs(differences)}</p>`}
      ${this.unverified()} ${bench.closed === "elsewhere" ? this.elsewhere() : bench.closed === "approved" ? this.approved() : nothing} ${this.told()}`;
  }

  private trouble(trouble: Trouble): TemplateResult {
    const { notice } = this.words;
    return html`<section class="notice notice-warning" role="alert" data-testid="keeping-trouble" data-trouble=${trouble} aria-label=${notice.label}>
      <p>${notice.trouble[trouble]}</p>
      <p class="version-acts">
        ${this.toProject(notice.save)}
        <button type="button" class="quiet" data-testid="retry" @click=${() => void this.keeper.retry()}>${notice.retry[trouble]}</button>
      </p>
    </section>`;
  }

  private unverified(): TemplateResult | typeof nothing {
    const { notice } = this.words;
    const { unverified } = this.bench.desk;
    if (unverified === undefined) return nothing;
    const verify = (): void => send(this, "bench-command", replaced("desk", "unverified", undefined, () => notice.verifiedLabel(unverified)));
    return html`<section class="notice notice-fault" data-testid="unverified" aria-label=${notice.label}>
      <p>${notice.unverified(unverified)}</p>
      <p class="version-acts"><button type="button" class="button" data-testid="verified" @click=${verify}>${notice.verified}</button></p>
    </section>`;
  }

  private elsewhere(): TemplateResult {
    const { notice } = this.words;
    return html`<section class="notice notice-warning" role="alert" data-testid="elsewhere" aria-label=${notice.label}>
      <p>${notice.elsewhere} <button type="button" class="button" data-testid="take-over" @click=${() => void this.keeper.takeOver()}>${notice.takeOver}</button></p>
    </section>`;
  }

  private approved(): TemplateResult {
    const { notice } = this.words;
    return html`<section class="notice notice-quiet" data-testid="approved" aria-label=${notice.label}>
      <p>${notice.approved(this.bench.desk)} ${this.toProject(notice.toProject)}</p>
    </section>`;
  }

  private told(): TemplateResult | typeof nothing {
    const { news } = this;
    const { notice } = this.words;
    if (news === null || this.bench.closed === "elsewhere") return nothing;
    return html`<section class="notice ${news.kind === "copied" ? "notice-warning" : "notice-quiet"}" role="status" data-testid="news" data-news=${news.kind} aria-label=${notice.label}>
      <p>
        ${news.kind === "copied" ? notice.copied : notice.restored(news.at)}
        <button type="button" class="quiet" data-testid="dismiss" @click=${() => this.keeper.dismiss()}>${notice.dismiss}</button>
        ${news.kind === "copied" ? this.toProject(notice.toProject) : html`<button type="button" class="quiet" @click=${() => send(this, "bench-view", "samples")}>${notice.sample}</button>`}
      </p>
    </section>`;
  }

  private toProject(name: string): TemplateResult {
    return html`<button type="button" class="button" @click=${() => send(this, "bench-view", "project")}>${name}</button>`;
  }
}
customElements.define("project-notice", ProjectNotice);

export class KeptMark extends ProjectPart {
  protected override render(): TemplateResult | typeof nothing {
    const { mark } = this.words;
    const { kind } = this.standing;
    if (kind === "fresh") return nothing;
    const isLoose = kind !== "elsewhere" && !this.keeper.isInFile;
    return html`<button type="button" class="link kept-mark kept-${kind}" data-testid="kept" data-standing=${kind} title=${mark.hint} @click=${() => send(this, "bench-view", "project")}>
      ${this.bench.closed === "approved" ? `${mark.approved} · ` : ""}${this.said()}${isLoose ? html` · <span class="kept-loose">${mark.notInFile}</span>` : nothing}
    </button>`;
  }

  private said(): string {
    const { standing } = this;
    const { mark } = this.words;
    if (standing.kind === "kept") return mark.kept(standing.at);
    return standing.kind === "trouble" ? mark.trouble : standing.kind === "elsewhere" ? mark.elsewhere : mark.writing;
  }
}
customElements.define("kept-mark", KeptMark);
