/** Rows of long tables are rendered again only when something that they show has changed. */

import { guard } from "lit/directives/guard.js";
import type { Bench } from "../bench";
import { valueAt } from "../document/place";
import type { PersonRow } from "../quarter";
import { problemsIn } from "./fields";

/** `shape` is what all rows have in common, such as which columns there are. */
export function personRow(bench: Bench, row: PersonRow, render: () => unknown, shape: unknown = null): unknown {
  const line = bench.lines.get(row.id);
  const typed = [row.value, row.place, bench.scheme, valueAt(bench.quarter, "villages"), bench.language];
  const said = problemsIn(bench, row.place).map(({ place, sentence }) => `${place} ${sentence}`);
  const derived = line === undefined ? [] : [line.state, line.baseScore, line.bonus, line.deduction, line.score, line.rank, line.grade, line.class, line.coefficient, line.pay, line.redLined, line.missing.length, line.net, line.clawBack, ...line.items.map((item) => item.amount), ...line.notes];
  return guard([...typed, shape, said.length, ...said, ...derived], render);
}
