import { html } from "lit";
import type { TemplateResult } from "lit";
import { View } from "../view";

export class ImportView extends View {
  protected override render(): TemplateResult {
    return html`<h2 class="view-title">${this.bench.words.nav.import}</h2>`;
  }
}
customElements.define("import-view", ImportView);
