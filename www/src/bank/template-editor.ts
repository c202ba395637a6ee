/** Where the clerk makes the template: the file as a whole, then the fields of its lines. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { added, moved, removed, replaced } from "../command";
import type { BankField, BankTemplate } from "../desk/desk";
import type { Json } from "../document/json";
import { fromText } from "../document/written";
import { send } from "../events";
import { download } from "../files";
import { choice, flag, input, labelled, labelledChoice } from "../parts/fields";
import type { Choice } from "../quarter";
import { View } from "../view";
import { asFile, EXAMPLES, exampleOf, fromFile, LISTS, SOURCES } from "./template";
import type { ExampleName, FieldList } from "./template";
import { bankWords } from "./words";
import type { Words } from "./words";

export class BankTemplateEditor extends View {
  static override properties: PropertyDeclarations = { longest: { attribute: false } };

  /** by field, how long its longest content is now */
  declare longest: ReadonlyMap<string, number>;

  constructor() {
    super();
    this.longest = new Map();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const template = this.bench.desk.bank;
    if (template === undefined) return html`<p class="empty">${words.none}</p><div class="toolbar">${this.examples()} ${this.opener()}</div>`;
    return html`${this.whole(template)} ${LISTS.map((list) => this.list(template, list))}
      <div class="fields">${labelled(this.bench, { document: "desk", place: "paper.date", name: words.date, kind: "optional", size: "date", hint: words.dateHint })}</div>
      <div class="toolbar">
        <button type="button" class="button" data-testid="save-template" @click=${() => download(`${words.fileName}.json`, asFile(template))}>${words.save}</button>
        ${this.opener()}
        <span class="toolbar-count">${words.restart}</span> ${this.examples()}
      </div>`;
  }

  private get words(): Words["template"] {
    return bankWords(this.bench.language).template;
  }

  private examples(): TemplateResult[] {
    const { words } = this;
    return EXAMPLES.map(
      (name) => html`<button type="button" class="button" data-example=${name} @click=${() => this.start(name)}>${words.examples[name]}</button>`,
    );
  }

  private opener(): TemplateResult {
    return html`<label class="button file-button"
      >${this.words.open}<input type="file" accept=".json" data-testid="open-template" @change=${(event: Event) => void this.opened(event)}
    /></label>`;
  }

  private whole(template: BankTemplate): TemplateResult {
    const { words, bench } = this;
    const at = (key: keyof BankTemplate, name: string) => ({ document: "desk", place: `bank.${key}`, name }) as const;
    const isSheet = template.file === "xlsx";
    const text = html`${labelledChoice(bench, at("encoding", words.encoding), choices(words.encodings))}
      ${labelledChoice(bench, at("separator", words.separator), [
        { id: "", name: words.separators.none },
        { id: ",", name: words.separators.comma },
        { id: "\t", name: words.separators.tab },
        { id: "|", name: words.separators.bar },
      ])}
      ${labelled(bench, { ...at("separator", words.otherSeparator), size: "figure" })}
      ${labelledChoice(bench, at("lineEnd", words.lineEnd), [
        { id: "\r\n", name: words.lineEnds.windows },
        { id: "\n", name: words.lineEnds.unix },
      ])}`;
    return html`<div class="fields">
        ${labelled(bench, at("name", words.name))} ${labelledChoice(bench, at("file", words.file), choices(words.files))} ${isSheet ? nothing : text}
      </div>
      ${isSheet ? html`<p class="hint">${words.xls}</p>` : nothing}
      <div class="bank-flags">
        ${flag(bench, at("titles", words.titles))} ${isSheet ? nothing : flag(bench, at("endsLine", words.endsLine))} ${flag(bench, at("omitZero", words.omitZero))}
      </div>`;
  }

  private list(template: BankTemplate, list: FieldList): TemplateResult {
    const { words } = this;
    const fields = template[list];
    return html`<h4 id="bank-${list}">${words[list]}</h4>
      ${fields.length === 0 ? html`<p class="hint">${words.noFields}</p>` : this.table(template, list)}
      <button type="button" class="quiet" data-add=${list} aria-describedby="bank-${list}" @click=${() => this.add(template, list)}>${words.add}</button>`;
  }

  private table(template: BankTemplate, list: FieldList): TemplateResult {
    const { words } = this;
    const unit = template.file === "xlsx" ? words.lengthCharacters : words.lengthBytes;
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${words[list]}>
      <table class="bank-fields">
        <thead>
          <tr>
            <th scope="col">${words.order}</th>
            <th scope="col">${words.field}</th>
            <th scope="col">${words.from}</th>
            <th scope="col">${words.text}</th>
            <th scope="col" class="number">${words.length} <span class="unit">${unit}</span></th>
            <th scope="col">${words.pad}</th>
            <th scope="col" class="number">${words.longest}</th>
            <th scope="col"><span class="visually-hidden">${this.bench.words.remove}</span></th>
          </tr>
        </thead>
        <tbody>
          ${template[list].map((field, index) => this.row(field, list, index, template[list].length))}
        </tbody>
      </table>
    </div>`;
  }

  private row(field: BankField, list: FieldList, index: number, count: number): TemplateResult {
    const { words, bench } = this;
    const place = `bank.${list}[${index}]`;
    const at = (key: keyof BankField, what: string) => ({ document: "desk", place: `${place}.${key}`, name: words.part(words[list], index + 1, what) }) as const;
    const hints: Readonly<Record<string, string>> = words.textHints;
    const froms = SOURCES[list].map((id) => ({ id, name: words.froms[id] }));
    const move = (by: 1 | -1, name: string, isEnd: boolean): TemplateResult =>
      html`<button type="button" class="quiet bank-move" ?disabled=${isEnd} aria-label=${`${name} ${field.title}`} title=${name}
        @click=${() => send(this, "bench-command", moved("desk", `bank.${list}`, index, by, () => words.moved(field.title)))}
      >${by === -1 ? "↑" : "↓"}</button>`;
    return html`<tr data-field=${`${list}[${index}]`}>
      <td class="bank-order">${move(-1, words.up, index === 0)}${move(1, words.down, index === count - 1)}</td>
      <td>${input(bench, at("title", words.field))}</td>
      <td>${choice(bench, at("from", words.from), froms)}</td>
      <td>
        ${hints[field.from] === undefined
          ? nothing
          : html`${input(bench, { ...at("text", words.text), kind: "optional", describedBy: `hint-${list}-${index}` })}
              <p class="hint" id="hint-${list}-${index}">${hints[field.from]}</p>`}
      </td>
      <td class="number">${input(bench, { ...at("length", words.length), kind: "whole" })}</td>
      <td>${choice(bench, at("pad", words.pad), choices(words.pads), words.noPad)}</td>
      <td class="number derived">${this.longest.get(place) ?? ""}</td>
      <td>
        <button type="button" class="quiet" aria-label="${bench.words.remove} ${field.title}"
          @click=${() => send(this, "bench-command", removed("desk", place, () => words.removed(field.title)))}
        >${bench.words.remove}</button>
      </td>
    </tr>`;
  }

  private titleOf(from: BankField["from"]): string {
    return this.words.titlesOf[from] ?? this.words.froms[from];
  }

  private start(name: ExampleName): void {
    const title = this.words.examples[name];
    this.take(exampleOf(name, title, (from) => this.titleOf(from)), this.words.chosen(title));
  }

  private take(template: BankTemplate, label: string): void {
    // OK because a template is text, numbers, lists and nothing else.
    send(this, "bench-command", replaced("desk", "bank", template as unknown as Json, () => label));
  }

  private add(template: BankTemplate, list: FieldList): void {
    const used = new Set(template[list].map(({ from }) => from));
    const from = SOURCES[list].find((one) => !used.has(one)) ?? "text";
    send(this, "bench-command", added("desk", `bank.${list}`, { title: from === "empty" ? "" : this.titleOf(from), from }, () => this.words.added(this.words[list])));
  }

  private async opened(event: Event): Promise<void> {
    const field = event.target;
    const file = field instanceof HTMLInputElement ? field.files?.[0] : undefined;
    if (!(field instanceof HTMLInputElement) || file === undefined) return;
    const template = fromFile(fromText(await new Response(file).text()).value);
    field.value = "";
    if (template === null) send(this, "bench-say", this.words.notTemplate(file.name));
    else this.take(template, this.words.opened(file.name));
  }
}
customElements.define("bank-template", BankTemplateEditor);

function choices(names: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(names).map(([id, name]) => ({ id, name }));
}
