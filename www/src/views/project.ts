import { html } from "lit";
import type { TemplateResult } from "lit";
import { View } from "../view";

export class ProjectView extends View {
  protected override render(): TemplateResult {
    return html`<h2 class="view-title">${this.bench.words.nav.project}</h2>`;
  }
}
customElements.define("project-view", ProjectView);
