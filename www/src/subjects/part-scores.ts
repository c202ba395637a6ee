/** The scores of all villages under each main heading. Long lists are settled heading by heading, so that typing and scrolling are not held up. */

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Bench } from "../bench";
import type { DecimalText, Settlement } from "../core";
import { rowsAt } from "../quarter";
import { isHeading, treeOf, villageLevel } from "./level";
import type { Node } from "./level";
import { scoresUnder } from "./parts";

/** By heading, then by village. */
type Found = ReadonlyMap<string, ReadonlyMap<string, DecimalText>>;

export function mainHeadings(bench: Bench): Node[] {
  return treeOf(bench.scheme, villageLevel(bench).indicators).filter(isHeading);
}

export class PartScores implements ReactiveController {
  private bench: Bench | null = null;
  private settlement: Settlement | null = null;
  private found: Found = new Map();
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** What is known so far; once all is, the host is rendered again. */
  of(bench: Bench): Found {
    this.bench = bench;
    if (this.settlement !== bench.settlement) {
      this.settlement = bench.settlement;
      this.found = new Map();
      this.next();
    }
    return this.found;
  }

  get isComplete(): boolean {
    return this.bench === null || this.settlement === null || this.found.size === mainHeadings(this.bench).length;
  }

  hostConnected(): void {
    if (!this.isComplete) this.next();
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }

  private next(): void {
    window.clearTimeout(this.timer);
    if (!this.isComplete) this.timer = window.setTimeout(() => this.settleOne(), 0);
  }

  private settleOne(): void {
    const { bench } = this;
    if (bench === null) return;
    const heading = mainHeadings(bench).find(({ id }) => !this.found.has(id));
    if (heading === undefined) return;
    this.found = new Map([...this.found, [heading.id, scoresUnder(bench, villageLevel(bench), heading, rowsAt(bench.quarter, "villages"))]]);
    if (this.isComplete) this.host.requestUpdate();
    else this.next();
  }
}
