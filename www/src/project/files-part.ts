/** The project file: saving it, and reading one with all that is wrong with it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { withValue } from "../document/place";
import { fromValue } from "../document/written";
import type { Documents } from "../document/written";
import { send } from "../events";
import type { ProjectText } from "../events";
import { download } from "../files";
import { readProject } from "./file";
import type { Complaint, ProjectContent, Reading } from "./file";
import { ProjectPart } from "./part";
import { picker, projectName, projectText } from "./save";
import type { FileHandle } from "./save";

/** A file that was not opened, or not yet. */
interface Report {
  readonly name: string;
  readonly complaints: readonly Complaint[];
  /** what could still be opened */
  readonly content: ProjectContent | null;
}

export class ProjectFiles extends ProjectPart {
  static override properties: PropertyDeclarations = { brought: { attribute: false }, report: { state: true }, handle: { state: true } };

  declare brought: ProjectText | null;
  declare report: Report | null;
  /** the file that saving goes to again, with the project that it belongs to */
  declare handle: { readonly file: FileHandle; readonly project: string } | null;

  constructor() {
    super();
    this.report = null;
    this.handle = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { brought } = this;
    if (!changed.has("brought") || brought === null) return;
    const reading = readProject(brought.text);
    if (reading.kind === "read") {
      // Opening changes what is being drawn just now.
      void Promise.resolve().then(() => this.open(brought.name, reading.content, reading.remarks, true));
      return;
    }
    this.report = reportOf(brought.name, reading);
    this.focusLater(".project-report");
  }

  protected override render(): TemplateResult {
    const { file } = this.words;
    const { bench, keeper, handle } = this;
    const isSameFile = handle !== null && handle.project === keeper.project;
    return html`<section class="project-section" aria-labelledby="project-file">
      <h3 id="project-file">${file.title}</h3>
      <p class="hint">${file.hint}</p>
      ${this.reported()}
      <p class="version-acts">
        <button type="button" class="button" data-testid="save-project" @click=${this.save}>${file.save}</button>
        ${picker() === null
          ? nothing
          : html`<button type="button" class="quiet" data-testid="save-same" @click=${() => void this.saveTo(isSameFile ? handle.file : null)}>
              ${isSameFile ? file.saveAgain(handle.file.name) : file.saveAs}
            </button>`}
        <label class="button file-button"
          >${file.open}<input type="file" data-testid="open-project" accept=".json,application/json" @change=${this.chosen}
        /></label>
      </p>
      <p data-testid="file-state">${keeper.file === null ? file.never : html`${file.last(keeper.file.name, keeper.file.at)} ${keeper.isInFile ? file.isCurrent : file.isOlder}`}</p>
      <p class="hint">${projectName(bench, this.words)}</p>
    </section>`;
  }

  private reported(): TemplateResult | typeof nothing {
    const { report } = this;
    const { file } = this.words;
    if (report === null) return nothing;
    const { name, complaints, content } = report;
    return html`<section class="notice notice-fault project-report" tabindex="-1" data-testid="project-report" aria-labelledby="report-title">
      <h4 id="report-title">${content === null ? file.report(name) : file.reportDiffers(name)}</h4>
      <ul>
        ${complaints.map((complaint) => html`<li>${complaint(this.words)}</li>`)}
      </ul>
      <p class="version-acts">
        ${content === null ? nothing : html`<button type="button" class="button" data-testid="open-anyway" @click=${() => this.open(name, content, [], false)}>${file.openAnyway}</button>`}
        <button type="button" class="quiet" @click=${() => (this.report = null)}>${content === null ? this.words.notice.dismiss : file.notNow}</button>
      </p>
    </section>`;
  }

  private open(name: string, content: ProjectContent, remarks: readonly Complaint[], isVerified: boolean): void {
    const { words } = this;
    const { documents, drafts, log, saved } = content;
    const label = (isVerified ? words.file.openedLabel : words.file.openedUnverified)(name);
    this.report = null;
    send(this, "bench-project", {
      opening: { documents: isVerified ? documents : marked(documents, name), drafts, project: null, label: () => label },
      from: { log, file: { name, at: saved } },
    });
    send(this, "bench-say", [words.file.opened(name, saved), ...remarks.map((remark) => remark(words))].join(" "));
  }

  private readonly save = (): void => {
    const name = projectName(this.bench, this.words);
    download(name, projectText(this.bench, this.keeper));
    this.keeper.savedTo(name);
    send(this, "bench-say", this.words.file.saved(name));
  };

  private async saveTo(known: FileHandle | null): Promise<void> {
    const name = projectName(this.bench, this.words);
    const text = projectText(this.bench, this.keeper);
    const { project } = this.keeper;
    try {
      const file = known ?? (await picker()?.({ suggestedName: name, types: [{ description: this.words.file.title, accept: { "application/json": [".json"] } }] }));
      if (file === undefined) return;
      const writable = await file.createWritable();
      await writable.write(text);
      await writable.close();
      this.handle = { file, project };
      this.keeper.savedTo(file.name);
      send(this, "bench-say", this.words.file.saved(file.name));
    } catch (fault) {
      // Closing the browser's dialogue is no fault.
      if (fault instanceof DOMException && fault.name === "AbortError") return;
      send(this, "bench-say", this.words.file.notSaved(fault instanceof Error ? fault.message : String(fault)));
    }
  }

  private readonly chosen = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.files === null) return;
    const files = [...field.files];
    field.value = "";
    send(this, "bench-files", files);
  };
}
customElements.define("project-files", ProjectFiles);

function reportOf(name: string, reading: Exclude<Reading, { kind: "read" }>): Report {
  if (reading.kind === "refused") return { name, complaints: reading.complaints, content: null };
  return { name, complaints: [(words) => words.file.differs, ...reading.remarks], content: reading.content };
}

/** Until somebody has looked at it, it is marked, also in the files that are saved from it. */
function marked(documents: Documents, name: string): Documents {
  return { ...documents, desk: fromValue(withValue(documents.desk.value ?? null, "unverified", name)) };
}
