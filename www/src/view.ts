/** What all parts of the workbench have in common: they are given the bench and live in the page's own document. */

import { LitElement } from "lit";
import type { PropertyDeclarations } from "lit";
import type { Bench } from "./bench";
import type { Place } from "./events";

export abstract class View extends LitElement {
  static override properties: PropertyDeclarations = { bench: { attribute: false } };

  declare bench: Bench;

  /** Opens whatever hides the field of a place. */
  reveal(place: Place): void | Promise<void> {
    void place;
  }

  /** Labels, printing and links to a field work across the whole page only without shadow roots. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
