/** What fits where: a link that chat programs carry, and a QR code that an old phone can read off paper. */

import type { Line, Reason } from "../core";
import type { Letter } from "./letter";
import { linkOf } from "./link";
import { letterOf } from "./write";
import type { Detail, Source } from "./write";

/** Letters of a link that chat programs carry whole, and of one that a QR code of 4 cm still shows readably. */
const LINK = 4_000;
const CODE = 760;

export interface Fitted {
  readonly link: string;
  /** what the code says; null: not even the bare letter fits */
  readonly code: string | null;
}

/** The fullest letter that fits each. In a code the town's own scheme is left out: who scans it reads the result, and who opens the link can try things out too. */
export function fitted(address: string, source: Source, named: Letter["scheme"], line: Line, reasons: readonly Reason[]): Fitted {
  const link = (scheme: Letter["scheme"], detail: Detail): string => linkOf(address, letterOf(source, scheme, line, reasons, detail));
  const fullest = (scheme: Letter["scheme"], most: number): string | null => (["all", "main", "none"] as const).map((detail) => link(scheme, detail)).find(({ length }) => length <= most) ?? null;
  const { scheme } = source.settlement;
  return {
    // A scheme of its own makes it long, and then it is as long as it is.
    link: fullest(named, LINK) ?? link(named, "none"),
    code: fullest("document" in named ? { id: scheme.id, version: scheme.version, hash: scheme.hash } : named, CODE),
  };
}
