import { html } from "lit";
import type { TemplateResult } from "lit";
import { View } from "../view";

export class OverviewView extends View {
  protected override render(): TemplateResult {
    return html`<h2 class="view-title">${this.bench.words.nav.overview}</h2>`;
  }
}
customElements.define("overview-view", OverviewView);
