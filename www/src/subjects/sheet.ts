/** The score sheet of a village (评分表): each indicator with full marks, what was got, what was lost, and why. */

import type { Bench } from "../bench";
import type { DecimalText, Reason } from "../core";
import { textAt, under, valueAt } from "../document/place";
import { isNegative, isZero } from "../figure";
import { isEntered, rowsAt } from "../quarter";
import type { Leaf, Row } from "../quarter";
import { allOf, isHeading, leafNodes, ownWeights, treeOf, villageLevel } from "./level";
import type { Level, Node } from "./level";
import { scoresUnder } from "./parts";
import { tally } from "./tally";

export interface SheetRow {
  readonly node: Node;
  readonly got: DecimalText | null;
  readonly lost: DecimalText | null;
  /** what it counts in the total; differs from what was got where indicators have weights */
  readonly counted: DecimalText | null;
  readonly why: string;
  /** what earlier stages gave, by stage */
  readonly earlier: readonly string[];
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly isWeighted: boolean;
  /** earlier stages that something stands for */
  readonly stages: readonly Row[];
  /** bonus and deduction, caps, factors, rounding: what comes after the indicators */
  readonly after: readonly Reason[];
}

const known = new WeakMap<object, Map<string, Sheet>>();

const EMPTY: Sheet = { rows: [], isWeighted: false, stages: [], after: [] };

export function sheetOf(bench: Bench, village: Row): Sheet {
  return sheetsIn(bench, [village])(village);
}

/** Of several villages, each when it is wanted; what a heading gives is asked once for all of them. */
export function sheetsIn(bench: Bench, villages: readonly Row[]): (village: Row) => Sheet {
  const { settlement } = bench;
  if (settlement === null) return () => EMPTY;
  const sheets = known.get(settlement) ?? new Map<string, Sheet>();
  known.set(settlement, sheets);
  const level = villageLevel(bench);
  const alone = headings(bench, level, villages);
  return (village) => {
    const sheet = sheets.get(village.id) ?? read(bench, level, village, alone);
    sheets.set(village.id, sheet);
    return sheet;
  };
}

/** What villages got under one heading alone. */
type Alone = (heading: Node) => ReadonlyMap<string, DecimalText>;

function headings(bench: Bench, level: Level, villages: readonly Row[]): Alone {
  const found = new Map<string, ReadonlyMap<string, DecimalText>>();
  return (heading) => {
    const scores = found.get(heading.place) ?? scoresUnder(bench, level, heading, villages);
    found.set(heading.place, scores);
    return scores;
  };
}

function read(bench: Bench, level: Level, village: Row, alone: Alone): Sheet {
  const weights = ownWeights(level, village);
  const nodes = treeOf(bench.scheme, level.indicators).flatMap(allOf).map((node) => ({ ...node, weight: textAt(weights, node.id) || node.weight }));
  const score = bench.reasonsOf(village.id).find(({ kind }) => kind === "score");
  const base = score?.steps.find(({ kind }) => kind === "base")?.steps ?? [];
  const reasons = new Map(nodes.map((node) => [node.id, isHeading(node) ? undefined : base.find((step) => isAbout(step, village, node))]));
  const figure = ({ id }: Node): string | null => reasons.get(id)?.figure ?? null;
  const isWeighted = nodes.some(({ weight }) => weight !== "");
  const counted = sums(bench, nodes, figure);
  const got = scores(bench, village, nodes, counted, alone);
  const lost = losses(bench, nodes, got);
  const stages = rowsAt(bench.scheme, "stages").filter(({ id }) => valueAt(village.value, under("earlierStages", id)) !== undefined);
  return {
    rows: nodes.map((node, index) => ({
      node,
      got: got[index] ?? null,
      lost: lost[index] ?? null,
      counted: counted[index] ?? null,
      why: why(node, reasons.get(node.id)),
      earlier: stages.map(({ id }) => (isHeading(node) ? "" : textAt(village.value, under("earlierStages", id, node.id)))),
    })),
    isWeighted,
    stages,
    after: score?.steps.filter(isTelling) ?? [],
  };
}

/** Not the indicators, which stand above, nor a cap that there is not, nor a rounding that changes nothing. */
function isTelling({ kind, figure, sentence }: Reason): boolean {
  if (["base", "earlier-stage", "no-cap"].includes(kind)) return false;
  return kind !== "score-rounding" || figure === null || !sentence.startsWith(`${figure} `);
}

function isAbout({ place }: Reason, village: Row, { id, place: rule }: Node): boolean {
  return place === under(village.place, "scores", id) || place === under(village.place, "ratings", id) || place === rule || place?.startsWith(`${rule}.`) === true;
}

/** What each counts in the total; a heading counts what its indicators do. */
function sums(bench: Bench, nodes: readonly Node[], figure: (node: Node) => string | null): readonly (DecimalText | null)[] {
  const found = nodes.map((node) => leafNodes(node).map(figure));
  const totals = tally(bench, found.map((figures) => ({ plus: figures.filter((one): one is string => one !== null), minus: [] })));
  return nodes.map((node, index) => (isHeading(node) ? (found[index]?.includes(null) === true ? null : (totals[index] ?? null)) : figure(node)));
}

function scores(bench: Bench, village: Row, nodes: readonly Node[], counted: readonly (DecimalText | null)[], alone: Alone): readonly (DecimalText | null)[] {
  const typed = nodes.map((node) => (isTyped(node) ? textAt(village.value, under("scores", node.id)) : ""));
  const written = tally(bench, typed.map((text) => ({ plus: text === "" ? [] : [text], minus: [] })));
  return nodes.map((node, index) => {
    if (isHeading(node)) return node.weight === "" ? (counted[index] ?? null) : (alone(node).get(village.id) ?? null);
    if (isTyped(node)) return typed[index] === "" ? null : (written[index] ?? null);
    return node.weight === "" ? (counted[index] ?? null) : null;
  });
}

function isTyped(node: Node): boolean {
  const leaf: Leaf = { ...node, path: [] };
  return !isHeading(node) && isEntered(leaf);
}

/** Nothing is said where more was got than full marks. */
function losses(bench: Bench, nodes: readonly Node[], got: readonly (DecimalText | null)[]): readonly (DecimalText | null)[] {
  const isComparable = (node: Node, index: number): boolean => node.full !== "" && got[index] !== null && got[index] !== undefined;
  const differences = tally(bench, nodes.map((node, index) => (isComparable(node, index) ? { plus: [node.full], minus: [got[index] ?? "0"] } : { plus: [], minus: [] })));
  return nodes.map((node, index) => {
    const difference = differences[index] ?? null;
    return !isComparable(node, index) || difference === null || isNegative(difference) || isZero(difference) ? null : difference;
  });
}

/** How a figure came about that nobody typed. */
function why(node: Node, reason: Reason | undefined): string {
  if (reason === undefined || isTyped(node)) return "";
  return [reason.sentence, ...reason.steps.map(({ sentence }) => sentence)].join(" ").replace(new RegExp(`^${escaped(node.name)}[:：]\\s*`), "");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
