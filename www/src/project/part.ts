/** What the parts of the view of projects have in common: they see the keeper, and hear when it stands otherwise. */

import type { PropertyDeclarations } from "lit";
import { View } from "../view";
import type { Keeper, Standing } from "./keeper";
import { projectWords } from "./words";
import type { ProjectWords } from "./words";

export abstract class ProjectPart extends View {
  static override properties: PropertyDeclarations = { keeper: { attribute: false }, standing: { attribute: false } };

  declare keeper: Keeper;
  declare standing: Standing;

  protected get words(): ProjectWords {
    return projectWords(this.bench.language);
  }

  /** Leads the focus to what was just asked or told, which stands there one step later. */
  protected focusLater(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }
}
