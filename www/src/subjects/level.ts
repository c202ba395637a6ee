/** How villages are assessed: as those whom the rules are about, or as teams besides their people. */

import type { Bench } from "../bench";
import type { Json } from "../document/json";
import { isObject } from "../document/json";
import { textAt, under, valueAt } from "../document/place";
import { rowsAt } from "../quarter";
import type { Row } from "../quarter";

export interface Level {
  /** places of the scheme */
  readonly indicators: "indicators" | "team.indicators";
  readonly barometer: "barometer" | "team.barometer";
}

export function villageLevel({ system }: Bench): Level {
  return system.subject === "village" ? { indicators: "indicators", barometer: "barometer" } : { indicators: "team.indicators", barometer: "team.barometer" };
}

/** Weights of a village's own, which those have whom the rules are about; a team has none. */
export function ownWeights({ indicators }: Level, { value }: Row): Json | undefined {
  return indicators === "indicators" ? valueAt(value, "weights") : undefined;
}

/** An indicator or a heading over several. */
export interface Node extends Row {
  readonly depth: number;
  readonly full: string;
  readonly weight: string;
  readonly items: readonly Node[];
}

export function treeOf(scheme: Json | undefined, place: string, depth = 0): Node[] {
  return rowsAt(scheme, place).map((row) => {
    const isHeading = isObject(row.value) && row.value["items"] !== undefined;
    const weight = textAt(row.value, "weight");
    const points = textAt(row.value, "points");
    const full = weight === "" ? points : textAt(row.value, "fullMarks") || "100";
    return { ...row, depth, weight, full, items: isHeading ? treeOf(scheme, under(row.place, "items"), depth + 1) : [] };
  });
}

export function isHeading(node: Node): boolean {
  return node.items.length > 0;
}

/** The node and all below it, in the order of the rules. */
export function allOf(node: Node): Node[] {
  return [node, ...node.items.flatMap(allOf)];
}

export function leafNodes(node: Node): Node[] {
  return allOf(node).filter((one) => !isHeading(one));
}
