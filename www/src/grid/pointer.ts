/** The mouse in the grid: choosing, drawing a range, filling, widening columns. A finger's tap comes here as a click of the mouse. */

import type { Spot } from "./model";
import type { Surface } from "./surface";

export interface PointerActs {
  choose(spot: Spot, isExtending: boolean): void;
  draw(spot: Spot): void;
  open(spot: Spot): void;
  follow(spot: Spot): void;
  fillTo(spot: Spot): void;
  fill(): void;
  sort(column: number): void;
  edit(): void;
}

type Drag = { readonly kind: "range" | "fill" } | { readonly kind: "width"; readonly column: number; x: number };

export class Pointer {
  private drag: Drag | null = null;

  constructor(
    private readonly surface: Surface,
    private readonly acts: PointerActs,
  ) {
    const { scroller } = surface;
    scroller.addEventListener("mousedown", (event) => this.down(event));
    scroller.addEventListener("dblclick", (event) => this.twice(event));
    scroller.addEventListener("click", (event) => this.click(event));
  }

  private down(event: MouseEvent): void {
    const { target } = event;
    if (event.button !== 0 || !(target instanceof HTMLElement)) return;
    if (target === this.surface.field) {
      this.acts.edit();
      return;
    }
    const edge = target.dataset["edge"];
    if (edge !== undefined) this.begin(event, { kind: "width", column: Number(edge), x: event.clientX });
    else if (target === this.surface.handle) this.begin(event, { kind: "fill" });
    else {
      const spot = this.surface.spotAt(event.clientX, event.clientY);
      if (spot === null) return;
      this.begin(event, { kind: "range" });
      this.acts.choose(spot, event.shiftKey);
    }
  }

  private begin(event: MouseEvent, drag: Drag): void {
    // Otherwise the press would take the focus away from the field.
    event.preventDefault();
    this.drag = drag;
    document.addEventListener("mousemove", this.move);
    document.addEventListener("mouseup", this.up);
  }

  private readonly move = (event: MouseEvent): void => {
    const { drag } = this;
    if (drag === null) return;
    if (drag.kind === "width") {
      this.surface.widen(drag.column, event.clientX - drag.x);
      drag.x = event.clientX;
      return;
    }
    const spot = this.surface.spotAt(event.clientX, event.clientY);
    if (spot === null) return;
    if (drag.kind === "fill") this.acts.fillTo(spot);
    else this.acts.draw(spot);
  };

  private readonly up = (): void => {
    document.removeEventListener("mousemove", this.move);
    document.removeEventListener("mouseup", this.up);
    if (this.drag?.kind === "fill") this.acts.fill();
    this.drag = null;
  };

  private click(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.dataset["edge"] !== undefined) return;
    const head = target.closest<HTMLElement>("[data-head]");
    if (head !== null) this.acts.sort(Number(head.dataset["head"]));
    const spot = this.surface.spotAt(event.clientX, event.clientY);
    if (spot !== null && !event.shiftKey) this.acts.follow(spot);
  }

  private twice(event: MouseEvent): void {
    const spot = this.surface.spotAt(event.clientX, event.clientY);
    if (spot !== null) this.acts.open(spot);
  }
}
