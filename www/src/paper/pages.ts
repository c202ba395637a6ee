/** Puts the pages of a paper on the screen, a few at a time. What stands there is what is printed. */

import { render } from "lit";
import { layOut } from "./layout";
import type { Paper } from "./model";
import { pageTemplate } from "./sheet";
import type { PaperWords } from "./words";

export interface Progress {
  readonly paper: Paper;
  readonly rows: number;
  readonly pages: number;
  readonly isDone: boolean;
}

/** So long the page may be busy, in milliseconds, before it looks after its user again. */
const BREATH = 16;

export class Pages {
  private work: Iterator<void> | null = null;
  private timer = 0;

  constructor(
    private readonly place: HTMLElement,
    /** where rows are measured, out of sight */
    private readonly bench: HTMLElement,
    private readonly tell: (progress: Progress) => void,
  ) {}

  /** The pages that stand there stay until the first new one is ready. */
  show(paper: Paper, words: PaperWords): void {
    this.stop();
    // The pages go and come again, and what stands beside them stays where it is.
    this.place.style.minHeight = `${this.place.offsetHeight}px`;
    this.work = this.steps(paper, words);
    this.timer = window.setTimeout(() => this.go(BREATH), 0);
  }

  /** All that is left to do, at once: the printer does not wait. */
  finish(): void {
    this.go(Infinity);
  }

  /** Shows nothing. */
  clear(): void {
    this.stop();
    this.place.textContent = "";
  }

  private stop(): void {
    window.clearTimeout(this.timer);
    this.work = null;
  }

  private go(time: number): void {
    window.clearTimeout(this.timer);
    const { work } = this;
    const until = performance.now() + time;
    while (work !== null && this.work === work) {
      if (work.next().done === true) this.stop();
      else if (performance.now() > until) {
        this.timer = window.setTimeout(() => this.go(time), 0);
        return;
      }
    }
  }

  private *steps(paper: Paper, words: PaperWords): Generator<void, void> {
    let pages = 0;
    let rows = 0;
    for (const step of layOut(paper, words, this.bench)) {
      rows = step.rows;
      for (const page of step.pages) {
        if (pages === 0) this.place.textContent = "";
        const frame = document.createElement("div");
        frame.className = `page-frame page-${paper.orientation}`;
        render(pageTemplate(paper, page, words), frame);
        this.place.append(frame);
        pages += 1;
        yield;
      }
      this.tell({ paper, rows, pages, isDone: false });
      yield;
    }
    if (pages === 0) this.place.textContent = "";
    this.place.style.minHeight = "";
    this.tell({ paper, rows, pages, isDone: true });
  }
}
