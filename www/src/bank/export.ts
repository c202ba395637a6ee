/** 银行代发文件: the template, the accounts, everything that stands against the file, the file as it will be, and the file. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { BankTemplate } from "../desk/desk";
import { detailOf } from "../core";
import { send } from "../events";
import { money } from "../figure";
import { download } from "../files";
import { office } from "../office/office";
import { View } from "../view";
import "./accounts";
import { accountRows, BankAccounts } from "./accounts";
import { batchOf, charactersOf, isSheet } from "./batch";
import type { Batch, Occasion } from "./batch";
import { bytesOf, Charset, CHARACTERS, textEncodingOf } from "./charset";
import type { Sizes } from "./charset";
import type { Needs, Who } from "./payments";
import { preview } from "./preview";
import { grouped, isRefused } from "./problems";
import type { BankProblem, ProblemGroup } from "./problems";
import { workbookOf } from "./sheet";
import "./template-editor";
import { bankWords } from "./words";
import type { Words } from "./words";

/** So many problems are listed at once; more would hide the file below them. */
const MOST = 30;
/** So many names stand in a sentence. */
const NAMED = 8;
/** Numbers stay visible for as long as the window does, once somebody has asked for them. */
const session = { isRevealed: false };
const TYPES: Readonly<Record<BankTemplate["file"], string>> = {
  txt: "text/plain",
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

type Measured = { readonly kind: "measured"; readonly batch: Batch } | { readonly kind: "measuring" | "no-encoder" };

export class BankExport extends View {
  static override properties: PropertyDeclarations = { omitOpen: { state: true }, revealed: { state: true }, trouble: { state: true } };

  /** who is open is left out */
  declare omitOpen: boolean;
  declare revealed: boolean;
  /** the encoder did not load */
  declare trouble: boolean;
  private readonly charsets = new Map<BankTemplate["encoding"], Charset>();
  private last: { readonly occasion: Occasion; readonly batch: Batch } | null = null;

  constructor() {
    super();
    this.omitOpen = false;
    this.revealed = session.isRevealed;
    this.trouble = false;
  }

  /** Without a template that is what comes first; making one does not close it. */
  protected override firstUpdated(): void {
    if (this.bench.desk.bank === undefined) this.unfold("template");
  }

  protected override render(): TemplateResult {
    const { words, bench } = this;
    if (!bench.system.hasPay) return html`<section class="bank"><h3>${words.title}</h3><p class="empty">${words.unpaid}</p></section>`;
    const occasion = this.occasion();
    const measured = occasion === null ? null : this.measured(occasion);
    const batch = measured?.kind === "measured" ? measured.batch : null;
    const template = bench.desk.bank;
    return html`<section class="bank" aria-labelledby="bank-title">
      <h3 id="bank-title">${words.title}</h3>
      <p class="hint">${words.lead}</p>
      <details class="bank-part" data-part="template">
        <summary>${words.template.title}${template === undefined ? nothing : html`<span class="bank-said">${template.name}</span>`}</summary>
        <bank-template .bench=${bench} .longest=${longestOf(batch)}></bank-template>
      </details>
      ${this.accounts()}
      ${template === undefined ? nothing : bench.settlement === null ? html`<p class="notice notice-refused">${words.refused}</p>` : measured === null || occasion === null ? nothing : this.file(occasion, measured)}
    </section>`;
  }

  private get words(): Words {
    return bankWords(this.bench.language);
  }

  private occasion(): Occasion | null {
    const { settlement, desk } = this.bench;
    const template = desk.bank;
    if (settlement === null || template === undefined) return null;
    const before = this.last?.occasion;
    if (before?.settlement === settlement && before.desk === desk && before.choices.omitOpen === this.omitOpen) return before;
    return { settlement, desk, template, choices: { omitOpen: this.omitOpen } };
  }

  private measured(occasion: Occasion): Measured {
    if (this.last?.occasion === occasion) return { kind: "measured", batch: this.last.batch };
    const sizes = this.sizesFor(occasion);
    if (sizes === null) return { kind: this.trouble ? "no-encoder" : "measuring" };
    const batch = batchOf(occasion, sizes);
    this.last = { occasion, batch };
    return { kind: "measured", batch };
  }

  /** Null until the office module has told how long every character is. */
  private sizesFor(occasion: Occasion): Sizes | null {
    const { template } = occasion;
    if (isSheet(template)) return CHARACTERS;
    const { encoding } = template;
    const charset = this.charsets.get(encoding) ?? new Charset(textEncodingOf(encoding), (text, name) => office.encode(text, name));
    this.charsets.set(encoding, charset);
    const characters = charactersOf(occasion);
    if (charset.knows(characters)) return charset;
    void this.learn(charset, characters);
    return null;
  }

  private async learn(charset: Charset, characters: string): Promise<void> {
    try {
      await charset.learn(characters);
      this.trouble = false;
      this.requestUpdate();
    } catch {
      this.trouble = true;
    }
  }

  private accounts(): TemplateResult {
    const { words, bench } = this;
    const needs = needsOf(bench.desk.bank);
    const rows = accountRows(bench, needs);
    const lacking = rows.filter(({ payee }) => (payee?.account ?? "") === "").length;
    const wrong = rows.filter(({ problems }) => problems.length > 0).length;
    return html`<details class="bank-part" data-part="accounts">
      <summary>
        ${words.accounts.title}<span class="bank-said">${words.accounts.summary(rows.length, lacking)}${wrong === 0 ? "" : words.accounts.problems(wrong)}</span>
      </summary>
      <bank-accounts
        .bench=${bench}
        .revealed=${this.revealed}
        .needs=${needs}
        .onReveal=${(isRevealed: boolean) => {
          session.isRevealed = isRevealed;
          this.revealed = isRevealed;
        }}
      ></bank-accounts>
    </details>`;
  }

  private file(occasion: Occasion, measured: Measured): TemplateResult {
    const { words } = this;
    if (measured.kind !== "measured") {
      const isTrouble = measured.kind === "no-encoder";
      return html`<p class=${isTrouble ? "notice notice-refused" : "hint"} role=${isTrouble ? "alert" : "status"}>${isTrouble ? words.check.noEncoder : words.check.measuring}</p>`;
    }
    const { batch } = measured;
    return html`<h4>${words.check.title}</h4>
      ${this.totals(batch)} ${this.omission(batch)} ${this.problems(batch.problems)}
      <h4>${words.preview.title}</h4>
      ${preview(words, batch, occasion.template, this.revealed)}
      <button type="button" class="button" data-testid="save-bank-file" ?disabled=${isRefused(batch.problems)} @click=${() => void this.save(occasion, batch)}>${words.save}</button>`;
  }

  private totals({ paid, sum, sheetTotal, zero, open }: Batch): TemplateResult {
    const { check } = this.words;
    const inWords = this.bench.ask((core) => core.inWords(sum, this.bench.language));
    const isEqual = sum === sheetTotal;
    return html`<dl class="bank-totals" data-testid="bank-totals">
        <div><dt>${check.count}</dt><dd class="amount">${paid.length}</dd></div>
        <div><dt>${check.sum}</dt><dd class="amount" data-testid="bank-sum">${money(sum)}</dd></div>
        <div><dt>${check.sheet}</dt><dd class="amount">${money(sheetTotal)} <span class=${isEqual ? "about" : "caution"}>${isEqual ? check.equal : check.unequal}</span></dd></div>
        ${inWords === null ? nothing : html`<div><dt>${check.words}</dt><dd>${inWords}</dd></div>`}
      </dl>
      ${zero.length === 0 ? nothing : html`<p class="hint">${check.zero(zero.length, this.names(zero))}</p>`}
      ${open.length === 0 || !this.omitOpen ? nothing : html`<p class="hint">${check.left(open.length, this.names(open))}</p>`}`;
  }

  private names(people: readonly Who[]): string {
    const names = people
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(this.bench.words.listMark);
    return people.length > NAMED ? this.words.check.andMore(names, people.length) : names;
  }

  private omission({ open }: Batch): TemplateResult | typeof nothing {
    if (open.length === 0) return nothing;
    return html`<label class="flag"
      ><input
        type="checkbox"
        data-testid="omit-open"
        .checked=${live(this.omitOpen)}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) this.omitOpen = event.target.checked;
        }}
      /><span>${this.words.check.omitOpen(open.length)}</span></label
    >`;
  }

  private problems(problems: readonly BankProblem[]): TemplateResult {
    const { check } = this.words;
    if (problems.length === 0) return html`<p class="bank-fine" data-testid="bank-problems">${check.fine}</p>`;
    const refusals = problems.filter(({ severity }) => severity === "refusal");
    const warnings = problems.filter(({ severity }) => severity === "warning");
    return html`<div data-testid="bank-problems">${this.problemList(check.refusals, refusals, "refused")} ${this.problemList(check.warnings, warnings, "warning")}</div>`;
  }

  private problemList(title: (count: number) => string, problems: readonly BankProblem[], kind: "refused" | "warning"): TemplateResult | typeof nothing {
    if (problems.length === 0) return nothing;
    const groups = grouped(problems);
    return html`<div class="notice notice-${kind}">
      <p class="bank-count">${title(problems.length)}</p>
      <ul class="bank-problems" tabindex="0" aria-label=${title(problems.length)}>
        ${groups.slice(0, MOST).map((group) => this.problem(group))}
      </ul>
      ${groups.length > MOST ? html`<p class="hint">${this.words.check.more(groups.length - MOST)}</p>` : nothing}
    </div>`;
  }

  private problem({ problem, people }: ProblemGroup): TemplateResult {
    const [sentence, hint] = this.words.problem(problem);
    const [who] = people;
    const where = who === undefined ? "" : people.length > 1 ? this.words.check.several(this.names(people)) : `${who.village} ${who.name}`;
    const lead = this.leadOf(problem);
    return html`<li data-problem=${problem.kind}>
      ${where === "" ? nothing : html`<strong>${where}</strong> `}${sentence} <span class="about">${hint}</span>
      ${lead === null ? nothing : html`<button type="button" class="link" aria-label="${this.words.check.fix} ${where} ${sentence}" @click=${lead}>${this.words.check.fix}</button>`}
    </li>`;
  }

  /** Where a problem is solved; null for what is not solved in a field. */
  private leadOf({ kind, who, place }: BankProblem): (() => void) | null {
    if (kind === "open" || kind === "negative" || kind === "nobody") {
      return () => {
        send(this, "bench-filter", { name: who?.name ?? "" });
        send(this, "bench-view", "ranking");
      };
    }
    if (who !== null) return () => void this.toAccount(who.id);
    return place === undefined ? null : () => this.toField(place);
  }

  private async toAccount(id: string): Promise<void> {
    this.unfold("accounts");
    const accounts = this.querySelector("bank-accounts");
    if (!(accounts instanceof BankAccounts)) return;
    accounts.edit(id);
    await accounts.updateComplete;
  }

  private toField(place: string): void {
    this.unfold("template");
    const fields = [...this.querySelectorAll<HTMLElement>("[data-place]")];
    const field = fields.find(({ dataset }) => dataset["place"] === `desk:${place}`) ?? fields.find(({ dataset }) => dataset["place"]?.startsWith(`desk:${place}`) === true);
    const target = field ?? this.querySelector<HTMLElement>("[data-add=line]");
    target?.focus();
    target?.scrollIntoView({ block: "center" });
  }

  private unfold(part: string): void {
    const details = this.querySelector<HTMLDetailsElement>(`details[data-part="${part}"]`);
    if (details !== null) details.open = true;
  }

  private async save({ template, settlement }: Occasion, batch: Batch): Promise<void> {
    const { words } = this;
    const name = `${words.fileName(settlement.quarter.town, settlement.quarter.periodName)}.${template.file}`;
    try {
      const bytes = isSheet(template)
        ? await office.write(workbookOf(batch, words.sheetName))
        : await bytesOf(batch.text, template.encoding, (text, encoding) => office.encode(text, encoding));
      download(name, Uint8Array.from(bytes), TYPES[template.file]);
      send(this, "bench-say", words.saved(name, batch.paid.length, money(batch.sum)));
    } catch (fault) {
      send(this, "bench-say", words.failed(detailOf(fault)));
    }
  }
}
customElements.define("bank-export", BankExport);

function needsOf(template: BankTemplate | undefined): Needs {
  const has = (from: string): boolean => template?.line.some((field) => field.from === from) === true;
  return { account: template === undefined || has("account"), idNumber: has("idNumber"), bankName: has("bankName") };
}

function longestOf(batch: Batch | null): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const row of batch?.rows ?? []) {
    if (row.part === "titles") continue;
    for (const { place, bytes } of row.cells) longest.set(place, Math.max(bytes, longest.get(place) ?? 0));
  }
  return longest;
}
