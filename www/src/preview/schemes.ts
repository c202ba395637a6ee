/** The schemes that come with the program: their names are part of it, each text is loaded when it is chosen. */

import all from "virtual:published";
import type { Json } from "../document/json";
import { fromText } from "../document/written";

const texts: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob("../../../schemes/*.json", { query: "?raw", import: "default" });

export const HUAMACHI = "huamachi";

export type Published = (typeof all)[number];

/** The town's own first, then those that assess people. */
export function published(): Published[] {
  const turn = ({ id, subject }: Published): number => (id === HUAMACHI ? 0 : subject === "person" ? 1 : 2);
  return [...all].sort((one, other) => turn(one) - turn(other));
}

/** Null for an id that is not among them. */
export async function publishedText(id: string): Promise<string | null> {
  const text = await texts[`../../../schemes/${id}.json`]?.();
  return typeof text === "string" ? text : null;
}

/** What is at an address. Reading goes no further than the policy of the page allows. */
export async function textFrom(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** A document as it was handed over; text that is no JSON stays text, and the core says what is wrong with it. */
export function asDocument(given: unknown): Json {
  return typeof given === "string" ? (fromText(given).value ?? given) : (given as Json);
}
