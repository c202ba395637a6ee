/** The other quarters that this browser keeps. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { send } from "../events";
import { periodName } from "../text/period";
import { ProjectPart } from "./part";
import type { Header } from "./storage";

export class OtherProjects extends ProjectPart {
  static override properties: PropertyDeclarations = { others: { attribute: false }, asked: { state: true } };

  declare others: readonly Header[];
  /** the project that is asked about before it is deleted */
  declare asked: string | null;

  constructor() {
    super();
    this.asked = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.keeper.list();
  }

  protected override render(): TemplateResult {
    const { others, asked } = this;
    const words = this.words.others;
    const askedAbout = others.find(({ id }) => id === asked);
    return html`<section class="project-section">
      <h3>${words.title}</h3>
      ${askedAbout === undefined ? nothing : this.question(askedAbout)} ${others.length === 0 ? html`<p class="hint">${words.none}</p>` : this.table()}
    </section>`;
  }

  private table(): TemplateResult {
    const words = this.words.others;
    const { what, scheme, at, state, acts } = words.columns;
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${words.title}>
      <table data-testid="others">
        <thead>
          <tr>${[what, scheme, at, state, acts].map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>${this.others.map((header) => this.row(header))}</tbody>
      </table>
    </div>`;
  }

  private row(header: Header): TemplateResult {
    const words = this.words.others;
    const name = this.nameOf(header);
    const states = [header.isApproved ? words.approved : "", header.isCopy ? words.copy : "", header.isInFile ? words.inFile : words.notInFile];
    return html`<tr data-project=${header.id}>
      <th scope="row" class="wrap">${name}</th>
      <td class="wrap">${header.scheme}</td>
      <td>${this.words.when(header.at)}</td>
      <td>${states.filter((state) => state !== "").join(this.bench.words.listMark)}</td>
      <td>
        <button type="button" class="button" aria-label=${words.openOf(name)} @click=${() => void this.open(header)}>${words.open}</button>
        <button type="button" class="quiet" aria-label=${words.removeOf(name)} @click=${() => this.ask(header)}>${words.remove}</button>
      </td>
    </tr>`;
  }

  private question(header: Header): TemplateResult {
    const words = this.words.others;
    return html`<section class="asking" role="group" aria-labelledby="removal-title" data-testid="removal">
      <p id="removal-title">${words.sure(this.nameOf(header))}</p>
      <p class="version-acts">
        <button type="button" class="button" data-testid="remove" @click=${() => void this.removed(header)}>${words.yes}</button>
        <button type="button" class="quiet" @click=${() => (this.asked = null)}>${words.no}</button>
      </p>
    </section>`;
  }

  private nameOf({ town, period }: Header): string {
    return `${town} ${periodName(period, this.bench.language)}`.trim();
  }

  private ask({ id }: Header): void {
    this.asked = id;
    this.focusLater(".asking .quiet");
  }

  private async open(header: Header): Promise<void> {
    const words = this.words.others;
    const opening = await this.keeper.opening(header.id, () => words.openOf(this.nameOf(header)));
    if (opening === null) send(this, "bench-say", words.gone);
    else send(this, "bench-project", { opening, from: null });
  }

  private async removed(header: Header): Promise<void> {
    this.asked = null;
    await this.keeper.remove(header.id);
    send(this, "bench-say", this.words.others.removed(this.nameOf(header)));
  }
}
customElements.define("other-projects", OtherProjects);
