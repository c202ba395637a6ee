/** 存档: the project file, approval, the quarters before and after, what was done, the other quarters, and clearing this computer. */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { ProjectText } from "../events";
import type { Library } from "../library/library";
import "../project/approval-part";
import "../project/clear-part";
import "../project/files-part";
import "../project/history-part";
import "../project/log-part";
import "../project/notice";
import "../project/others-part";
import { ProjectPart } from "../project/part";
import type { Header } from "../project/storage";
import "../rollover/next-quarter";
import "../rollover/since-last";

export class ProjectView extends ProjectPart {
  static override properties: PropertyDeclarations = { others: { attribute: false }, library: { attribute: false }, brought: { attribute: false } };

  declare others: readonly Header[];
  declare library: Library;
  /** a project file that was dropped or chosen anywhere on the page */
  declare brought: ProjectText | null;

  protected override render(): TemplateResult {
    const { bench, keeper, standing, words } = this;
    return html`<h2 class="view-title">${bench.words.nav.project}</h2>
      <p class="hint">${words.lead}</p>
      <div class="project-columns">
        <project-files .bench=${bench} .keeper=${keeper} .standing=${standing} .brought=${this.brought}></project-files>
        <project-approval .bench=${bench} .keeper=${keeper} .standing=${standing}></project-approval>
        <section class="project-section" aria-labelledby="project-periods">
          <h3 id="project-periods">${words.periods}</h3>
          <since-last .bench=${bench}></since-last>
          <next-quarter .bench=${bench}></next-quarter>
        </section>
        <other-projects .bench=${bench} .keeper=${keeper} .standing=${standing} .others=${this.others}></other-projects>
        <project-history .bench=${bench} .keeper=${keeper} .standing=${standing}></project-history>
      </div>
      <project-log .bench=${bench} .keeper=${keeper} .standing=${standing}></project-log>
      <clear-computer .bench=${bench} .keeper=${keeper} .standing=${standing} .library=${this.library}></clear-computer>`;
  }
}
customElements.define("project-view", ProjectView);
