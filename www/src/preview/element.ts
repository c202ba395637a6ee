/** `<cadre-pay-preview>`: what grade and pay a cadre has to expect, on a phone, on any page. */

import { LitElement, html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { detailOf, loadCore } from "../core";
import type { Core, Language, Moves, QuarterDocument, SchemeDocument, SettleAnswer, Settlement } from "../core";
import { isObject } from "../document/json";
import type { Json } from "../document/json";
import { textAt, valueAt } from "../document/place";
import { aboutMe } from "./about-me";
import { eventForm } from "./event-form";
import { head, tools } from "./head";
import { movesPart } from "./moves-part";
import { objection } from "./objection";
import { others } from "./others";
import { letterCard } from "./letter-card";
import type { Letter } from "../letter/letter";
import { redLineForm } from "./red-line-form";
import { result, resultBar } from "./result";
import { HUAMACHI, asDocument, published, publishedText, textFrom } from "./schemes";
import { scoreForm } from "./score-form";
import type { Sight } from "./sight";
import { dress } from "./style";
import { tables } from "./tables";
import { freshTrial, trialOf, trialOfExcerpt } from "./trial";
import type { Trial } from "./trial";
import { why } from "./why";
import { previewWords } from "./words";
import type { Words } from "./words";

export const TAG = "cadre-pay-preview";

/** What the element tells its page. All of them bubble and leave the shadow root. */
export interface CadrePayPreviewEvents {
  /** the calculation runs and the scheme has been read */
  "cadre-pay-ready": { readonly edition: "wasm" | "nowasm"; readonly reason: string | null };
  "cadre-pay-settled": Extract<SettleAnswer, { kind: "settled" }>;
  "cadre-pay-refused": Extract<SettleAnswer, { kind: "refused" }>;
  /** something could not be loaded, or the program broke down */
  "cadre-pay-fault": { readonly what: "core" | "scheme" | "calculation"; readonly detail: string };
}

type Fault = CadrePayPreviewEvents["cadre-pay-fault"] & { readonly sentence: string };

/** Milliseconds without a change before it is worked out what would move somebody, and what is too long for doing so unasked. */
const REST = 150;
const SLOW = 400;

/** One core for all elements of a page. */
let loading: Promise<Core> | null = null;

export class CadrePayPreview extends LitElement {
  static override properties: PropertyDeclarations = {
    lang: { reflect: true },
    large: { type: Boolean, reflect: true },
    theme: { reflect: true },
    edition: {},
    person: {},
    scheme: {},
    quarter: { attribute: false },
    link: {},
    trial: { state: true },
    fault: { state: true },
    message: { state: true },
    moves: { state: true },
    among: { state: true },
    isLooking: { state: true },
    linkProblem: { state: true },
    letter: { state: true },
  };

  /** "en", else Chinese */
  declare lang: string;
  /** text for eyes that have seen much */
  declare large: boolean;
  /** "light" or "dark"; without it as the device says */
  declare theme: string | undefined;
  /** "nowasm": plain JavaScript from the start */
  declare edition: string | undefined;
  /** whose figures, by id, where a quarter is handed over */
  declare person: string | undefined;
  /** id of a scheme that comes with the program, an address, or the document itself */
  declare scheme: string | SchemeDocument | undefined;
  /** the data of everybody, so that ranks and quotas are exact */
  declare quarter: string | QuarterDocument | undefined;

  /** what the town sent one person, as it stands behind the # of the address */
  declare link: string | undefined;

  private declare trial: Trial | null;
  private declare fault: Fault | null;
  private declare message: string;
  private declare moves: Moves | null;
  private declare among: string;
  private declare isLooking: boolean;
  private declare linkProblem: string;
  private declare letter: Letter | null;
  private core: Core | null = null;
  private answer: SettleAnswer | null = null;
  private isUntouched = true;
  private isReady = false;
  private resting = 0;
  /** this device took long over it last time */
  private isSlow = false;
  /** nothing has been shown yet of what was begun with */
  private isBeginning = false;
  /** which loading is the latest, so that a slow one does not overtake it */
  private turn = 0;

  constructor() {
    super();
    this.lang = "";
    this.large = false;
    this.trial = null;
    this.fault = null;
    this.message = "";
    this.letter = null;
    this.linkProblem = "";
    this.moves = null;
    this.among = "";
    this.isLooking = false;
  }

  /** What was settled last; null while what is entered has no settlement. */
  get settlement(): Settlement | null {
    return this.answer?.kind === "settled" ? this.answer.settlement : null;
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    dress(root);
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("scheme") || changed.has("quarter") || changed.has("link") || (changed.has("person") && this.quarter !== undefined) || !this.hasUpdated) void this.begin();
    if (changed.has("trial") || changed.has("lang")) this.settle();
    if (["trial", "lang", "among"].some((name) => changed.has(name))) this.lookAround();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("fault") && this.fault !== null) this.tell("cadre-pay-fault", { what: this.fault.what, detail: this.fault.detail });
    if (!(changed.has("trial") || changed.has("lang")) || this.answer === null) return;
    this.unfoldMissing();
    if (!this.isReady && this.core !== null) {
      this.isReady = true;
      this.tell("cadre-pay-ready", { edition: this.core.edition.kind, reason: this.core.edition.reason });
    }
    if (this.answer.kind === "settled") this.tell("cadre-pay-settled", this.answer);
    else this.tell("cadre-pay-refused", this.answer);
  }

  protected override render(): TemplateResult {
    const { words, language } = this;
    return html`<div class="preview ${this.large ? "large" : ""} ${this.theme ?? ""}" part="preview" lang=${language}>
      ${tools(words, language, { large: this.large, speak: (lang) => (this.lang = lang), enlarge: (large) => (this.large = large) })}
      ${this.fault === null ? nothing : html`<p class="fault" part="fault" role="alert" data-testid="preview-fault">${this.fault.sentence}</p>`}
      ${this.linkProblem === "" ? nothing : html`<p class="fault" part="fault" role="alert" data-testid="preview-link-problem">${this.linkProblem}</p>`}
      ${this.letter === null ? nothing : this.fromTown(this.letter)} ${this.trial === null ? (this.fault === null && this.letter === null ? html`<p class="loading" role="status">${words.loading}</p>` : nothing) : this.whole(this.trial)}
    </div>`;
  }

  private whole(trial: Trial): TemplateResult {
    const sight = this.sightOf(trial);
    const isOwn = this.letter === null ? typeof this.scheme !== "string" && this.scheme !== undefined : "document" in this.letter.scheme;
    const heading = head(sight, isOwn, (scheme) => {
      this.message = "";
      this.quarter = undefined;
      this.link = undefined;
      this.scheme = scheme;
    });
    const subject = textAt(trial.scheme, "subject");
    if (subject === "village" || subject === "household") return html`${heading}<p class="caution" data-testid="preview-not-person">${sight.words.notPerson[subject]}</p><p>${sight.words.notPerson.way}</p>`;
    return html`${heading} ${result(sight)} ${movesPart(sight, { moves: this.moves, isLooking: this.isLooking, look: () => this.look(), among: this.among, count: (among) => (this.among = among) })} ${aboutMe(sight)} ${scoreForm(sight)} ${eventForm(sight)} ${redLineForm(sight)} ${why(sight)} ${tables(sight)}
      ${others(sight, { message: this.message, take: (document, message) => this.take(document, message) })} ${objection(sight)} ${this.foot(sight)} ${resultBar(sight)}`;
  }

  private fromTown(letter: Letter): TemplateResult {
    const { words } = this;
    const { scheme } = letter;
    const isOther = this.settlement !== null && this.settlement.scheme.hash !== scheme.hash;
    return html`${letterCard(words, letter)}
      ${this.trial === null ? nothing : html`<h2>${words.letter.try}</h2><p class="about">${words.letter.tryLead}</p>${isOther ? html`<p class="caution" data-testid="preview-other-scheme">${words.letter.otherScheme("version" in scheme ? scheme.version : "")}</p>` : nothing}`}`;
  }

  /** Where something has to be filled in before there is a result, it is not hidden. */
  private unfoldMissing(): void {
    if (!this.isBeginning || this.trial === null) return;
    this.isBeginning = false;
    if (this.sightOf(this.trial).line?.state !== "pending") return;
    for (const fold of this.renderRoot.querySelectorAll<HTMLDetailsElement>('[data-fold="me"], [data-fold="scores"]')) fold.open = true;
  }

  private foot({ words, settlement }: Sight): TemplateResult {
    return html`<footer part="foot" class="about">
      <p>${words.foot.private}</p>
      ${settlement === null ? nothing : html`<p>${words.foot.engine(settlement.engine, settlement.scheme.hash.slice(0, 16))}</p>`}
    </footer>`;
  }

  private sightOf(trial: Trial): Sight {
    const { answer, settlement } = this;
    return {
      words: this.words,
      language: this.language,
      trial,
      answer,
      settlement,
      line: settlement?.lines.find(({ person }) => person === trial.person) ?? null,
      reasons: settlement?.reasons.find(({ person }) => person === trial.person)?.reasons ?? [],
      problems: answer === null ? [] : answer.kind === "settled" ? answer.warnings : answer.problems,
      isUntouched: this.isUntouched && trial.isAlone,
      change: (next) => {
        this.isUntouched = false;
        this.trial = next;
      },
    };
  }

  private get language(): Language {
    return this.lang.startsWith("en") ? "en" : "zh-CN";
  }

  private get words(): Words {
    return previewWords(this.language);
  }

  /** Loads what is needed and begins with what was handed over. */
  private async begin(): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    this.letter = await this.readLetter();
    const scheme = this.letter === null ? await this.readScheme(this.scheme ?? HUAMACHI) : await this.schemeOf(this.letter);
    if (turn !== this.turn) return;
    if (scheme === null) {
      this.trial = null;
      return;
    }
    try {
      loading ??= loadCore(this.edition === "nowasm" ? "?edition=nowasm" : "");
      this.core = await loading;
    } catch (fault) {
      loading = null;
      this.fault = { what: "core", detail: detailOf(fault), sentence: this.words.failed(detailOf(fault)) };
      return;
    }
    if (turn !== this.turn) return;
    this.fault = null;
    this.isUntouched = this.letter === null;
    this.isBeginning = true;
    this.trial = this.letter !== null ? trialOfExcerpt(scheme, this.letter.quarter, this.letter.person, this.words.names) : this.quarter === undefined ? freshTrial(scheme, new Date(), this.words.names) : trialOf(scheme, asDocument(this.quarter), this.person ?? "");
  }

  /** Damage is said, and the page works as it does without a link. */
  private async readLetter(): Promise<Letter | null> {
    const { link = "", words } = this;
    this.linkProblem = "";
    if (!link.includes("cadre-pay-")) return null;
    // Only who comes with a link needs what reads it.
    const { readLink } = await import("../letter/link");
    const reading = readLink(link);
    if (reading.kind === "read") return reading.letter;
    this.linkProblem = reading.kind === "newer" ? words.letter.newer(reading.version) : reading.kind === "damaged" ? words.letter.damaged : "";
    return null;
  }

  private async schemeOf({ scheme }: Letter): Promise<Json | null> {
    if ("document" in scheme) return scheme.document;
    const text = await publishedText(scheme.id);
    if (text === null) this.linkProblem = this.words.letter.noScheme(scheme.id);
    return text === null ? null : asDocument(text);
  }

  private async readScheme(scheme: string | SchemeDocument): Promise<Json | null> {
    const { words } = this;
    if (typeof scheme !== "string" || /^\s*\{/.test(scheme)) return asDocument(scheme);
    try {
      const isName = /^[\w-]+$/.test(scheme);
      const text = isName ? await publishedText(scheme) : await textFrom(scheme);
      if (text !== null) return asDocument(text);
      this.fault = { what: "scheme", detail: scheme, sentence: words.unknownScheme(scheme) };
    } catch (fault) {
      this.fault = { what: "scheme", detail: detailOf(fault), sentence: words.schemeFailed(scheme, detailOf(fault)) };
    }
    return null;
  }

  private settle(): void {
    const { core, trial } = this;
    this.answer = null;
    if (core === null || trial === null) return;
    try {
      this.answer = core.explained(trial.scheme, trial.quarter, trial.person, this.language);
      this.fault = null;
    } catch (fault) {
      this.fault = { what: "calculation", detail: detailOf(fault), sentence: this.words.fault(detailOf(fault)) };
    }
  }

  /** What would move somebody is many settlements: it follows once the hand rests. */
  private lookAround(): void {
    window.clearTimeout(this.resting);
    const isByItself = this.trial?.isAlone === true && !this.isSlow;
    if (this.settlement === null || !isByItself) this.moves = null;
    this.isLooking = this.settlement !== null && isByItself && this.moves === null;
    if (this.settlement !== null && isByItself) this.resting = window.setTimeout(() => this.findMoves(), REST);
  }

  private look(): void {
    this.isLooking = true;
    // After it has been said that something is under way.
    this.resting = window.setTimeout(() => this.findMoves(), REST);
  }

  private findMoves(): void {
    const { core, trial } = this;
    this.isLooking = false;
    if (core === null || trial === null) return;
    const begun = performance.now();
    const among = /^[1-9]\d{0,2}$/.test(this.among) ? Number(this.among) : undefined;
    try {
      const answer = core.moves(trial.scheme, trial.quarter, trial.person, among, this.language);
      this.moves = answer.kind === "moves" ? answer.moves : null;
      this.isSlow = performance.now() - begun > SLOW;
    } catch (fault) {
      this.moves = null;
      this.isSlow = true;
      this.fault = { what: "calculation", detail: detailOf(fault), sentence: this.words.fault(detailOf(fault)) };
    }
  }

  /** A quarter, or a project file with scheme and quarter in it; null puts it away. */
  private take(document: Json | null, message: string): void {
    this.message = message;
    if (document === null) {
      this.quarter = undefined;
      return;
    }
    const scheme = valueAt(document, "scheme");
    const isProject = textAt(document, "format").startsWith("cadre-pay/project/");
    // OK because the core checks the shape itself, and its problems are what is shown.
    if (isProject) this.scheme = (isObject(scheme) ? scheme : textAt(document, "scheme")) as string | SchemeDocument;
    else if (published().some(({ id }) => id === textAt(document, "scheme.id"))) this.scheme = textAt(document, "scheme.id");
    this.quarter = (isProject ? textAt(document, "quarter") : document) as unknown as QuarterDocument;
  }

  private tell<Name extends keyof CadrePayPreviewEvents>(name: Name, detail: CadrePayPreviewEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** Makes the element known. To do so twice, or after another copy of the program, changes nothing. */
export function define(tag: string = TAG): void {
  if (customElements.get(tag) !== undefined) return;
  // A class can have one name only: another name gets a class of its own.
  customElements.define(tag, tag === TAG ? CadrePayPreview : class extends CadrePayPreview {});
}

declare global {
  interface HTMLElementTagNameMap {
    "cadre-pay-preview": CadrePayPreview;
  }
  interface HTMLElementEventMap {
    "cadre-pay-ready": CustomEvent<CadrePayPreviewEvents["cadre-pay-ready"]>;
    "cadre-pay-settled": CustomEvent<CadrePayPreviewEvents["cadre-pay-settled"]>;
    "cadre-pay-refused": CustomEvent<CadrePayPreviewEvents["cadre-pay-refused"]>;
    "cadre-pay-fault": CustomEvent<CadrePayPreviewEvents["cadre-pay-fault"]>;
  }
}
