/** 清除本机数据, after saying what goes and what stays. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { send } from "../events";
import type { Library } from "../library/library";
import { clearThisComputer } from "./clear";
import { ProjectPart } from "./part";

export class ClearComputer extends ProjectPart {
  static override properties: PropertyDeclarations = { library: { attribute: false }, isAsking: { state: true } };

  declare library: Library;
  declare isAsking: boolean;

  constructor() {
    super();
    this.isAsking = false;
  }

  protected override render(): TemplateResult {
    const { clear } = this.words;
    return html`<section class="project-section" aria-labelledby="project-clear">
      <h3 id="project-clear">${clear.title}</h3>
      <p class="hint">${clear.hint}</p>
      ${this.isAsking ? this.question() : html`<p class="version-acts"><button type="button" class="button" data-testid="clear" @click=${this.ask}>${clear.begin}</button></p>`}
    </section>`;
  }

  private question(): TemplateResult {
    const { clear } = this.words;
    const { keeper, library } = this;
    const own = library.versions.filter(({ home }) => home === "own").length;
    const isKept = this.standing.kind !== "fresh";
    return html`<section class="asking" role="group" aria-labelledby="clearing-title" data-testid="clearing">
      <h4 id="clearing-title">${clear.form}</h4>
      <p>${clear.what(keeper.others.length + (isKept ? 1 : 0), own)}</p>
      <p>${clear.files}</p>
      ${isKept && !keeper.isInFile ? html`<p class="caution">${clear.notInFile}</p>` : nothing}
      <p class="version-acts">
        <button type="button" class="button" data-testid="clear-all" @click=${() => void this.clear()}>${clear.yes}</button>
        <button type="button" class="quiet" @click=${() => (this.isAsking = false)}>${clear.no}</button>
      </p>
    </section>`;
  }

  private readonly ask = (): void => {
    this.isAsking = true;
    void this.keeper.list();
    this.focusLater(".asking .quiet");
  };

  /** The page starts anew, so that nothing stays on the screen or in its memory either. */
  private async clear(): Promise<void> {
    this.keeper.stop();
    try {
      await clearThisComputer();
      location.reload();
    } catch (fault) {
      send(this, "bench-say", this.words.clear.failed(fault instanceof Error ? fault.message : String(fault)));
    }
  }
}
customElements.define("clear-computer", ClearComputer);
