/** A plan in the making. A short one is there at once; a long one is worked out in slices, between which the page answers. */

import type { Plan } from "./plan";

/** Milliseconds of one slice: whoever clicks meanwhile does not notice it. */
const SLICE = 40;
/** Steps that need less than a slice. */
const FEW = 2000;

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
    if (steps <= FEW) this.slice();
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

  private slice(): void {
    // A window that nobody looks at is woken only once a second.
    const until = document.hidden ? Infinity : performance.now() + SLICE;
    do {
      const step = this.work.next();
      this.done += 1;
      if (step.done === true) this.plan = step.value;
    } while (this.plan === null && performance.now() < until);
    if (this.plan === null) this.later();
  }

  private later(): void {
    this.timer = window.setTimeout(() => {
      this.slice();
      this.onChange();
    });
  }
}
