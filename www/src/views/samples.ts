/** Sample quarters of every system that comes with the page, each of its real size where that is known. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import samples from "virtual:samples";
import { send } from "../events";
import { subjectWords } from "../subjects/words";
import type { SubjectWords } from "../subjects/words";
import { periodName } from "../text/period";
import { View } from "../view";

type Sample = (typeof samples)[number];

const texts: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob("../../../schemes/samples/*.json", { query: "?raw", import: "default" });

export class SamplesView extends View {
  static override properties: PropertyDeclarations = { wanted: { state: true } };

  /** what is looked for */
  declare wanted: string;

  constructor() {
    super();
    this.wanted = "";
  }

  protected override render(): TemplateResult {
    const words = this.words.samples;
    const shown = samples.filter(({ title, issuer }) => `${title} ${issuer}`.includes(this.wanted));
    const find = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.wanted = event.target.value.trim();
    };
    return html`<h2 class="view-title" tabindex="-1">${words.title}</h2>
      <p class="hint">${words.lead}</p>
      <div class="toolbar">
        <label>${words.find} <input type="search" class="input input-name" .value=${this.wanted} @input=${find} /></label>
        <span class="toolbar-count" role="status">${words.count(shown.length)}</span>
      </div>
      ${shown.length === 0 ? html`<p class="empty">${words.none}</p>` : nothing}
      <div class="table-region" role="region" tabindex="0" aria-label=${words.title}>
        <table class="sample-list">
          <thead>
            <tr>
              <th scope="col">${words.system}</th>
              <th scope="col">${words.issuer}</th>
              <th scope="col">${words.period}</th>
              <th scope="col">${words.size}</th>
              <th scope="col">${words.kind}</th>
              <th scope="col"><span class="visually-hidden">${words.open}</span></th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((sample) => this.row(sample))}
          </tbody>
        </table>
      </div>`;
  }

  private get words(): SubjectWords {
    return subjectWords(this.bench.language);
  }

  private row(sample: Sample): TemplateResult {
    const words = this.words.samples;
    const { settlement } = this.bench;
    const isOpen = settlement?.scheme.title === sample.title && settlement.quarter.period === sample.period;
    return html`<tr data-sample=${sample.file}>
      <th scope="row" class="wrap">${sample.title} ${isOpen ? html`<span class="badge badge-quiet">${words.isOpen}</span>` : nothing}</th>
      <td>${sample.issuer}</td>
      <td>${periodName(sample.period, this.bench.language)}</td>
      <td>${words.sizes(sample.villages, sample.people, sample.households)}</td>
      <td>${words.kinds(sample.subject, sample.hasTeam, sample.hasPay)}</td>
      <td>
        <button type="button" class="button" aria-label="${words.open} ${sample.title} ${periodName(sample.period, this.bench.language)}" @click=${() => void this.open(sample)}>${words.open}</button>
      </td>
    </tr>`;
  }

  private async open(sample: Sample): Promise<void> {
    const load = texts[`../../../schemes/samples/${sample.file}.json`];
    if (load === undefined) return;
    const title = `${sample.title} ${periodName(sample.period, this.bench.language)}`;
    try {
      send(this, "bench-sample", { text: String(await load()), title });
    } catch {
      send(this, "bench-say", this.bench.words.version.notLoaded(title));
    }
  }
}
customElements.define("samples-view", SamplesView);
