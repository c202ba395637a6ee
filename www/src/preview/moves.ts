/** What would move somebody, as the core answers it. */

import type { DecimalText, Problem } from "../core";

export type MovesAnswer = { kind: "moves"; moves: Moves } | { kind: "refused"; problems: Problem[] };
export interface Moves {
  person: string;
  dependsOnOthers: boolean;
  now: { score: DecimalText | null; rank: number | null; rankedAmong: number; grade: string | null; gradeName: string | null; net: DecimalText | null };
  indicators: MovableScore[];
  places: RankedPlaces[];
}
export interface MovableScore {
  id: string | null;
  name: string | null;
  fullMarks: DecimalText;
  score: DecimalText | null;
  ranges: { from: DecimalText; to: DecimalText; grade: string | null; gradeName: string | null; netFrom: DecimalText | null; netTo: DecimalText | null }[];
  up: NextGrade | null;
  down: NextGrade | null;
}
export interface NextGrade { score: DecimalText; by: DecimalText; grade: string; gradeName: string; net: DecimalText | null }
export interface RankedPlaces { from: number; to: number; outcomes: { grade: string | null; gradeName: string | null; net: DecimalText | null }[] }
