import { html } from "lit";
import type { TemplateResult } from "lit";
import { View } from "../view";

export class ExportView extends View {
  protected override render(): TemplateResult {
    return html`<h2 class="view-title">${this.bench.words.nav.export}</h2>`;
  }
}
customElements.define("export-view", ExportView);
