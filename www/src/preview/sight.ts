/** What every part of the preview is given. */

import type { Language, Line, Problem, Reason, SettleAnswer, Settlement } from "../core";
import type { Json } from "../document/json";
import { listAt, textAt } from "../document/place";
import { fieldOf } from "../document/place";
import type { Trial } from "./trial";
import type { Words } from "./words";

export interface Sight {
  readonly words: Words;
  readonly language: Language;
  readonly trial: Trial;
  readonly answer: SettleAnswer | null;
  readonly settlement: Settlement | null;
  /** of the person; null while what is entered has no settlement */
  readonly line: Line | null;
  readonly reasons: readonly Reason[];
  readonly problems: readonly Problem[];
  /** full marks still stand where nobody has entered anything */
  readonly isUntouched: boolean;
  readonly change: (next: Trial) => void;
}

export function problemAt({ problems }: Sight, place: string): Problem | undefined {
  return problems.find((problem) => problem.document === "quarter" && fieldOf(problem.place) === place);
}

export function sourceTitle(scheme: Json, source: string): string {
  return textAt(listAt(scheme, "sources").find((one) => textAt(one, "id") === source), "title") || source;
}
