/** Reasons of many, asked for some hundred at a time: each question has the core settle the whole quarter again. */

import type { Bench } from "../bench";
import type { Reason } from "../core";

const AT_ONCE = 200;

export function reasonsIn(bench: Bench, ids: readonly string[]): (id: string) => readonly Reason[] {
  const known = new Map<string, readonly Reason[]>();
  const at = new Map(ids.map((id, index) => [id, index]));
  return (id) => {
    if (!known.has(id)) {
      const from = at.get(id) ?? 0;
      const found = bench.reasonsOfAll(ids.slice(from, from + AT_ONCE));
      for (const one of ids.slice(from, from + AT_ONCE)) known.set(one, found.get(one) ?? []);
    }
    return known.get(id) ?? [];
  };
}
