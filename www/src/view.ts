/** What all parts of the workbench have in common: they are given the bench and live in the page's own document. */

import { LitElement } from "lit";
import type { PropertyDeclarations } from "lit";
import type { Bench } from "./bench";

export abstract class View extends LitElement {
  static override properties: PropertyDeclarations = { bench: { attribute: false } };

  declare bench: Bench;

  /** Labels, printing and links to a field work across the whole page only without shadow roots. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
