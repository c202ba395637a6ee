/** 批准与修订: the approvals of the quarter, and the two deliberate acts. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Approval } from "../desk/desk";
import { send } from "../events";
import { money } from "../figure";
import { askingForm } from "../library/forms";
import { libraryWords } from "../library/words";
import { approvalBy, approving, obstacleOf, reopening } from "./approval";
import { isApproved, revisionOf } from "./closed";
import { ProjectPart } from "./part";
import { dayOf, isDay } from "./time";

export class ProjectApproval extends ProjectPart {
  static override properties: PropertyDeclarations = { isAsking: { state: true }, complaints: { state: true } };

  declare isAsking: boolean;
  declare complaints: readonly string[];

  constructor() {
    super();
    this.isAsking = false;
    this.complaints = [];
  }

  protected override render(): TemplateResult {
    const { desk } = this.bench;
    const words = this.words.approval;
    const approvals = desk.approvals ?? [];
    return html`<section class="project-section" aria-labelledby="project-approval">
      <h3 id="project-approval">${words.title}</h3>
      ${approvals.length === 0 ? html`<p class="hint">${words.none}</p>` : this.table(approvals)} ${this.isAsking ? this.form() : this.beginning()}
    </section>`;
  }

  private get isApproved(): boolean {
    return isApproved(this.bench.documents.desk.value);
  }

  private get next(): number {
    return revisionOf(this.bench.documents.desk.value) + (this.isApproved ? 1 : 0);
  }

  private beginning(): TemplateResult {
    const words = this.words.approval;
    const obstacle = this.isApproved ? null : obstacleOf(this.bench);
    const isElsewhere = this.bench.closed === "elsewhere";
    return html`<p class="version-acts">
        <button type="button" class="button" data-testid="begin-approval" ?disabled=${obstacle !== null || isElsewhere} @click=${this.begin}>${this.isApproved ? words.reopen : words.begin}</button>
      </p>
      ${obstacle === null || isElsewhere ? nothing : html`<p class="hint" data-testid="obstacle">${words.obstacle[obstacle]}</p>`}`;
  }

  private form(): TemplateResult {
    const words = this.words.approval;
    const today = dayOf(new Date());
    const common = { problems: [], complaints: this.complaints, cancel: (): void => this.stop() };
    const library = libraryWords(this.bench.language);
    if (this.isApproved) {
      return askingForm(library, {
        ...common,
        hook: "reopening",
        title: words.reopenForm(this.next),
        hints: [words.reopenHint],
        fields: [
          { name: "reason", label: words.reason, size: "sentence", place: "reason" },
          { name: "date", label: words.reopenDate, size: "date", value: today, place: "date" },
        ],
        act: words.reopenAct,
        submit: (typed) => this.reopen(typed("reason"), typed("date")),
      });
    }
    return askingForm(library, {
      ...common,
      hook: "approving",
      title: words.form(this.next),
      hints: [words.formHint, ...this.remarks()],
      fields: [
        { name: "by", label: words.by, size: "sentence", place: "by" },
        { name: "date", label: words.date, size: "date", value: today, place: "date" },
      ],
      act: words.act,
      submit: (typed) => this.approve(typed("by"), typed("date")),
    });
  }

  private remarks(): string[] {
    const { settlement } = this.bench;
    const words = this.words.approval;
    if (settlement === null) return [];
    const { example } = settlement.marks;
    return [...(settlement.scheme.status === "draft" ? [words.draft] : []), ...(example > 0 ? [words.examples(example)] : [])];
  }

  private table(approvals: readonly Approval[]): TemplateResult {
    const words = this.words.approval;
    const { revision, by, date, payable, hashes, reopened } = words.columns;
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${words.table}>
      <table data-testid="approvals">
        <thead>
          <tr>${[revision, by, date, payable, reopened, hashes].map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${[...approvals].reverse().map(
            (one) => html`<tr data-revision=${one.revision}>
              <th scope="row">${this.words.revision(one.revision)}</th>
              <td class="wrap">${one.by}</td>
              <td>${one.date}</td>
              <td class="amount">${money(one.payable)}</td>
              <td class="wrap">${one.reopened === undefined ? words.stands : words.reopenedOn(one.reopened.date, one.reopened.reason)}</td>
              <td class="wrap hash project-hashes" title=${words.hashes(one.scheme, one.quarter, one.result, one.engine)}>${words.hashes(short(one.scheme), short(one.quarter), short(one.result), one.engine)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private readonly begin = (): void => {
    this.isAsking = true;
    this.complaints = [];
    this.focusLater(".asking input");
  };

  private stop(): void {
    this.isAsking = false;
    this.focusLater("button");
  }

  private approve(by: string, date: string): void {
    const { settlement } = this.bench;
    const words = this.words.approval;
    const obstacle = obstacleOf(this.bench);
    this.complaints = [...(by === "" ? [words.needBy] : []), ...(isDay(date) ? [] : [words.needDate]), ...(obstacle === null ? [] : [words.obstacle[obstacle]])];
    if (this.complaints.length > 0 || settlement === null) return;
    send(this, "bench-command", approving(approvalBy(this.bench, settlement, by, date), this.words));
    this.stop();
  }

  private reopen(reason: string, date: string): void {
    const words = this.words.approval;
    this.complaints = [...(reason === "" ? [words.needReason] : []), ...(isDay(date) ? [] : [words.needDate])];
    if (this.complaints.length > 0) return;
    send(this, "bench-command", reopening(date, reason, this.words));
    this.stop();
  }
}
customElements.define("project-approval", ProjectApproval);

/** As much of a hash as the other views show. */
function short(hash: string): string {
  return hash.replace(/^sha256:/, "").slice(0, 12);
}
