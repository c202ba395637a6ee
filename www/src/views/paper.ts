import { html } from "lit";
import type { TemplateResult } from "lit";
import { View } from "../view";

export class PaperView extends View {
  protected override render(): TemplateResult {
    return html`<h2 class="view-title">${this.bench.words.nav.paper}</h2>`;
  }
}
customElements.define("paper-view", PaperView);
