/** The shapes of the formats, made from their JSON Schema: whatever the core reads, the page can edit. */

import shapes from "virtual:shapes";

export interface Bound {
  readonly from: string;
  readonly to: string;
  /** the lower bound itself is not allowed */
  readonly above?: true;
  readonly unit?: string;
  readonly places?: number;
}

export interface Kind {
  readonly is: "fixed" | "id" | "reference" | "name" | "note" | "day" | "period" | "decimal" | "whole" | "flag" | "word" | "object" | "list" | "map";
  /** what a list or map holds */
  readonly of?: Kind;
  readonly shape?: string;
  readonly words?: readonly string[];
  readonly text?: string;
  readonly bound?: Bound;
  /** may be written with its origin */
  readonly origin?: true;
  readonly none?: true;
  readonly nullable?: true;
  /** a list with at least one entry */
  readonly filled?: true;
}

export interface Field {
  readonly kind: Kind;
  readonly required?: true;
}

export type Shape = Readonly<Record<string, Field>>;
export type Shapes = Readonly<Record<string, Shape>>;

export const ROOT: Kind = { is: "object", shape: "SchemeDocument" };
export const ORIGIN: readonly string[] = ["mark", "source", "note"];

export function shapeOf(name: string | undefined): Shape {
  return (name === undefined ? undefined : shapes[name]) ?? {};
}

/** Whether an object of the shape may say where its values come from. */
export function hasOrigin(name: string | undefined): boolean {
  return ORIGIN.every((key) => key in shapeOf(name));
}

export function isLeaf(kind: Kind): boolean {
  return kind.is !== "object" && kind.is !== "list" && kind.is !== "map";
}

/** The keys of a shape in the order of a regulation; those without a label come last, so that none is forgotten. */
export function keysOf(name: string | undefined, order: readonly string[]): string[] {
  const keys = Object.keys(shapeOf(name)).filter((key) => !(hasOrigin(name) && ORIGIN.includes(key)));
  return [...order.filter((key) => keys.includes(key)), ...keys.filter((key) => !order.includes(key))];
}
