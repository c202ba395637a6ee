import { html } from "lit";
import type { TemplateResult } from "lit";
import { View } from "../view";
import "../bank/export";
import "../letter/export";
import "../workbook/export";

export class ExportView extends View {
  protected override render(): TemplateResult {
    return html`<h2 class="view-title">${this.bench.words.nav.export}</h2>
      <workbook-export .bench=${this.bench}></workbook-export>
      <bank-export .bench=${this.bench}></bank-export>
      <letter-export .bench=${this.bench}></letter-export>`;
  }
}
customElements.define("export-view", ExportView);
