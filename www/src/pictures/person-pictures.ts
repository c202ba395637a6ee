/** The pictures of one person in the reasons: the ladder of the score and the waterfall of the amount. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Question } from "../events";
import { View } from "../view";
import { ladder } from "./ladder-picture";
import { waterfall } from "./waterfall-picture";

type AboutPerson = Extract<Question, { about: "person" }>;

export class PersonPictures extends View {
  static override properties: PropertyDeclarations = { question: { attribute: false } };

  declare question: AboutPerson;

  protected override render(): TemplateResult | typeof nothing {
    const { settlement, system, lines } = this.bench;
    const line = lines.get(this.question.person);
    if (settlement === null || line === undefined) return nothing;
    const reasons = this.bench.reasonsOf(line.person);
    const isAboutScore = ["score", "rank", "grade"].includes(this.question.figure);
    return html`${system.hasGrading ? ladder(this.bench, settlement, line, reasons, isAboutScore) : nothing} ${system.hasPay ? waterfall(this.bench, line, reasons) : nothing}`;
  }
}
customElements.define("person-pictures", PersonPictures);
