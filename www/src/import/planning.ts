/** A plan in the making. A short one is there at once; a long one is worked out in slices, between which the page answers. */

import type { Plan } from "./plan";

/** Milliseconds of one slice: whoever clicks meanwhile does not notice it. */
const SLICE = 40;
/** Steps that are gone through at once: what stands on the page stays there while somebody corrects one row after the other. */
const FEW = 1000;

export class Planning {
  plan: Plan | null = null;
  isStopped = false;
  private done = 0;
  private timer = 0;

  constructor(
    private readonly work: Generator<undefined, Plan>,
    /** of the work, about */
    private readonly steps: number,
    private readonly onChange: () => void,
  ) {
    if (steps <= FEW) this.slice(Infinity);
    else this.later();
  }

  get percent(): number {
    return this.plan === null ? Math.min(99, Math.floor((100 * this.done) / this.steps)) : 100;
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.isStopped = this.plan === null;
  }

  goOn(): void {
    this.isStopped = false;
    this.later();
  }

  private slice(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    do {
      const step = this.work.next();
      this.done += 1;
      if (step.done === true) this.plan = step.value;
    } while (this.plan === null && performance.now() < until);
    if (this.plan === null) this.later();
  }

  private later(): void {
    this.timer = window.setTimeout(() => {
      // A window that nobody looks at is woken only once a second.
      this.slice(document.hidden ? Infinity : SLICE);
      this.onChange();
    });
  }
}
