/** 账户: to whom each amount is paid. Numbers are masked until somebody asks for them. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Command } from "../command";
import type { Payee } from "../desk/desk";
import { masked } from "../desk/numbers";
import type { Json } from "../document/json";
import { listAt, textAt, under, withItem, withValue } from "../document/place";
import { send } from "../events";
import { pageOf, pager, ROWS } from "../parts/pager";
import { isFieldClosed } from "../project/closed";
import { projectWords } from "../project/words";
import { assessedOf, nameIn, rowsAt } from "../quarter";
import { View } from "../view";
import { payeeProblems } from "./payments";
import type { Needs, Payment } from "./payments";
import type { BankProblem } from "./problems";
import { bankWords } from "./words";
import type { Words } from "./words";

type PayeeKey = "idNumber" | "account" | "accountName" | "bankName";
const KEYS: readonly PayeeKey[] = ["idNumber", "account", "accountName", "bankName"];
/** What an empty cell says by itself needs no sentence below. */
const LACKING: Readonly<Partial<Record<PayeeKey, BankProblem["kind"]>>> = { idNumber: "no-id", account: "no-account", bankName: "no-bank" };
const NUMBERS: readonly PayeeKey[] = ["idNumber", "account"];

/** One person as the table shows them; the amount plays no part here. */
interface Row extends Payment {
  readonly problems: readonly BankProblem[];
}

export class BankAccounts extends View {
  static override properties: PropertyDeclarations = {
    revealed: { attribute: false },
    needs: { attribute: false },
    text: { state: true },
    only: { state: true },
    page: { state: true },
    open: { state: true },
  };

  /** numbers are shown whole */
  declare revealed: boolean;
  declare needs: Needs;
  declare onReveal: (isRevealed: boolean) => void;
  declare text: string;
  declare only: boolean;
  declare page: number;
  /** who is being edited */
  declare open: string;
  private wanted: string | null = null;

  constructor() {
    super();
    this.revealed = false;
    this.needs = { account: true, idNumber: false, bankName: false };
    this.text = "";
    this.only = false;
    this.page = 0;
    this.open = "";
  }

  /** Opens somebody's account for editing and leads there. */
  edit(id: string): void {
    const index = this.rows().findIndex((row) => row.id === id);
    if (index < 0) return;
    this.text = "";
    this.only = false;
    this.page = Math.floor(index / ROWS);
    this.open = id;
    this.wanted = id;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.wanted === null) return;
    const field = this.querySelector<HTMLInputElement>(`[data-place="payee:${this.wanted}.account"]`);
    this.wanted = null;
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const all = this.rows();
    const rows = all.filter((row) => (!this.only || row.problems.length > 0 || row.id === this.open) && isFound(row, this.text));
    const { closed, desk, language } = this.bench;
    return html`<p class="hint">${words.lead}</p>
      ${this.isClosed && closed !== null ? html`<p class="hint" data-testid="accounts-closed">${projectWords(language).cannot(closed, desk)}</p>` : nothing}
      <div class="toolbar">
        <label>${words.find} <input type="search" class="input input-name" .value=${live(this.text)} @input=${this.found} /></label>
        <label class="flag"
          ><input type="checkbox" data-testid="only-problems" .checked=${live(this.only)} @change=${this.onlyChosen} /><span>${words.only}</span></label
        >
        <button type="button" class="button" data-testid="reveal" aria-pressed=${this.revealed ? "true" : "false"} @click=${() => this.onReveal(!this.revealed)}>
          ${this.revealed ? words.hide : words.reveal}
        </button>
        <span class="toolbar-count" role="status">${words.shown(rows.length)}</span>
      </div>
      ${this.gone(all)} ${rows.length === 0 ? html`<p class="empty">${words.nobody}</p>` : this.table(rows)}
      ${pager(this.bench, rows.length, this.page, (page) => (this.page = page))}`;
  }

  private get words(): Words["accounts"] {
    return bankWords(this.bench.language).accounts;
  }

  private get isClosed(): boolean {
    return isFieldClosed(this.bench.closed, "desk", "payees");
  }

  private rows(): Row[] {
    return accountRows(this.bench, this.needs);
  }

  private table(rows: readonly Row[]): TemplateResult {
    const { words } = this;
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${words.title}>
      <table class="bank-accounts">
        <thead>
          <tr>
            <th scope="col" class="frozen">${words.person}</th>
            <th scope="col">${words.village}</th>
            ${KEYS.map((key) => html`<th scope="col">${words[key]}</th>`)}
            <th scope="col"><span class="visually-hidden">${words.edit}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            pageOf(rows, this.page),
            ({ id }) => id,
            (row) => this.row(row),
          )}
        </tbody>
      </table>
    </div>`;
  }

  private row(row: Row): TemplateResult {
    const { words } = this;
    const isOpen = this.open === row.id;
    const said = row.problems.filter(({ kind }) => !Object.values(LACKING).includes(kind));
    return html`<tr data-payee=${row.id}>
        <th scope="row" class="frozen">${row.name}</th>
        <td>${row.village}</td>
        ${KEYS.map((key) => html`<td>${isOpen ? this.field(row, key) : this.shown(row, key)}</td>`)}
        <td>
          <button type="button" class="quiet" aria-label=${isOpen ? `${words.done} ${row.name}` : words.editOf(row.name)} aria-expanded=${isOpen ? "true" : "false"} @click=${() => (isOpen ? (this.open = "") : this.edit(row.id))}>
            ${isOpen ? words.done : words.edit}
          </button>
        </td>
      </tr>
      ${said.length === 0
        ? nothing
        : html`<tr class="problem-row ${said.some(({ severity }) => severity === "refusal") ? "" : "problem-row-remark"}">
            <td colspan="7"><div class="problem-stay">${said.map((problem) => this.sentence(problem))}</div></td>
          </tr>`}`;
  }

  private sentence(problem: BankProblem): TemplateResult {
    const [sentence, hint] = bankWords(this.bench.language).problem(problem);
    return html`<p class="problem problem-${problem.severity}">${sentence} <span class="problem-hint">${hint}</span></p>`;
  }

  private shown({ payee, problems }: Row, key: PayeeKey): TemplateResult | string {
    const text = payee?.[key] ?? "";
    if (text === "" && key === "accountName") return html`<span class="about">${this.words.same}</span>`;
    if (text === "") return problems.some(({ kind }) => kind === LACKING[key]) ? html`<span class="caution">${this.words.lacking}</span>` : "";
    return NUMBERS.includes(key) ? html`<span class="bank-number">${this.revealed ? text : masked(text)}</span>` : text;
  }

  /** Its place is none of a document's, so that only the command below changes anything. */
  private field(row: Row, key: PayeeKey): TemplateResult {
    const { words } = this;
    return html`<input
      class="input ${NUMBERS.includes(key) ? "bank-number bank-number-field" : "input-name"}"
      autocomplete="off"
      spellcheck="false"
      ?readonly=${this.isClosed}
      inputmode=${key === "account" ? "numeric" : "text"}
      aria-label=${words.of(row.name, words[key])}
      data-place="payee:${row.id}.${key}"
      .value=${live(row.payee?.[key] ?? "")}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) send(this, "bench-command", payeeTyped(row.id, key, event.target.value, words.of(row.name, words[key])));
      }}
    />`;
  }

  /** Accounts of people who left, which nobody needs to keep. */
  private gone(rows: readonly Row[]): TemplateResult | typeof nothing {
    const { words } = this;
    const here = new Set(rows.map(({ id }) => id));
    const payees = this.bench.desk.payees ?? [];
    const count = payees.filter(({ of }) => !here.has(of)).length;
    if (count === 0) return nothing;
    const drop: Command = {
      document: "desk",
      label: () => words.droppedGone(count),
      key: null,
      change: (desk) => withValue(desk, "payees", listAt(desk, "payees").filter((payee) => here.has(textAt(payee, "of")))),
    };
    return html`<p class="hint">${words.gone(count)} <button type="button" class="link" ?disabled=${this.isClosed} @click=${() => send(this, "bench-command", drop)}>${words.dropGone}</button></p>`;
  }

  private readonly found = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) [this.text, this.page] = [event.target.value.trim(), 0];
  };

  private readonly onlyChosen = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) [this.only, this.page] = [event.target.checked, 0];
  };
}
customElements.define("bank-accounts", BankAccounts);

/** Everybody who is assessed with their account and what is wrong with it. */
export function accountRows(bench: View["bench"], needs: Needs): Row[] {
  const villages = rowsAt(bench.quarter, "villages");
  const payees = bench.desk.payees ?? [];
  const byPerson = new Map<string, Payee>(payees.map((payee) => [payee.of, payee]));
  const rows = assessedOf(bench).map(({ id, name, village }): Payment => ({ id, name, village: nameIn(villages, village), amount: "0.00", payee: byPerson.get(id) }));
  const found = new Map<string, BankProblem[]>();
  const note = (id: string, problem: BankProblem): void => void found.set(id, [...(found.get(id) ?? []), problem]);
  for (const problem of payeeProblems(rows, payees, needs)) {
    if (problem.who === null) continue;
    const { who, others = [] } = problem;
    note(who.id, problem);
    for (const other of others) note(other.id, { ...problem, who: other, others: [who, ...others.filter((one) => one !== other)] });
  }
  return rows.map((row) => ({ ...row, problems: found.get(row.id) ?? [] }));
}

function isFound({ name, village, payee }: Row, text: string): boolean {
  return text === "" || name.includes(text) || village.includes(text) || payee?.account?.endsWith(text) === true;
}

/** Somebody without an account yet gets one by the first letter that is typed. */
function payeeTyped(of: string, key: PayeeKey, text: string, name: string): Command {
  const change = (desk: Json): Json => {
    const index = listAt(desk, "payees").findIndex((payee) => textAt(payee, "of") === of);
    if (index < 0) return text === "" ? desk : withItem(desk, "payees", { of, [key]: text });
    return withValue(desk, under("payees", index, key), text === "" ? undefined : text);
  };
  return { document: "desk", label: (words) => words.command.typed(name), key: `payee:${of}.${key}`, change };
}
