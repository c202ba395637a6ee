/** A grid with the keys of a spreadsheet. One field stands over the active cell and takes whatever is typed, pasted or composed. */

import { cleared, filled, pasted } from "./block";
import type { Block } from "./block";
import type { ActLabel, GridModel, Spot } from "./model";
import { Pointer } from "./pointer";
import { heightOf, jump, rangeOf, widthOf, within } from "./range";
import type { Range } from "./range";
import { cellsOf, textOf } from "./sheet-text";
import { Surface } from "./surface";
import { isFigure, tidied } from "./tidy";

export const ZOOMS = { least: 80, most: 200, step: 10 };
/** What is typed counts once no key came for so many milliseconds. */
const PAUSE = 60;
/** How many pixels a key widens a column. */
const WIDER = 8;

/** In `typing` arrows go on to the next cell, in `editing` they move inside the text. */
type Mode = "ready" | "typing" | "editing";

export class ScoreGrid extends HTMLElement {
  private readonly surface: Surface;
  private readonly said = document.createElement("p");
  private readonly notice = document.createElement("p");
  private readonly spoken = document.createElement("p");
  private current: GridModel | null = null;
  private active: Spot | null = null;
  private extent: Spot | null = null;
  private filling: Range | null = null;
  private mode: Mode = "ready";
  /** what stood in the cell before it was typed into */
  private original = "";
  /** where a run of Tab began; Enter goes back to its column */
  private tabFrom: number | null = null;
  private pause = 0;
  /** a frame later: what is resized inside of the observer is an error to old kernels */
  private readonly sizes = new ResizeObserver(() => requestAnimationFrame(() => this.surface.fit()));
  private scale = 100;

  constructor() {
    super();
    this.surface = new Surface(() => ({ active: this.active, range: this.range, filling: this.filling, isUntold: this.isUntold }));
    const { field } = this.surface;
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("beforeinput", (event) => this.lineEnd(event));
    field.addEventListener("input", (event) => this.input(event));
    field.addEventListener("compositionstart", () => this.begin("typing"));
    field.addEventListener("compositionend", () => this.inputEnded());
    field.addEventListener("focus", () => this.refill());
    field.addEventListener("blur", () => this.finish());
    field.addEventListener("copy", (event) => this.copy(event));
    field.addEventListener("cut", (event) => this.cut(event));
    field.addEventListener("paste", (event) => this.paste(event));
    new Pointer(this.surface, {
      choose: (spot, isExtending) => this.choose(spot, isExtending),
      draw: (spot) => this.go(spot, true),
      open: () => this.open(),
      follow: (spot) => this.follow(spot),
      fillTo: (spot) => this.fillTo(spot),
      fill: () => this.fill(),
      sort: (column) => this.current?.sortBy(column),
      edit: () => this.begin("editing"),
    });
  }

  connectedCallback(): void {
    if (this.firstChild === null) {
      this.said.className = "grid-said";
      this.said.id = "grid-said";
      this.notice.className = "grid-notice";
      this.notice.setAttribute("role", "status");
      this.spoken.className = "visually-hidden";
      this.spoken.setAttribute("aria-live", "polite");
      this.surface.field.setAttribute("aria-describedby", this.said.id);
      this.append(this.surface.scroller, this.said, this.notice, this.spoken);
    }
    this.sizes.observe(this.surface.scroller);
    window.addEventListener("beforeprint", this.printing);
    window.addEventListener("afterprint", this.printed);
    this.surface.fit();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.pause);
    this.sizes.disconnect();
    window.removeEventListener("beforeprint", this.printing);
    window.removeEventListener("afterprint", this.printed);
  }

  get model(): GridModel | null {
    return this.current;
  }

  set model(model: GridModel | null) {
    const last = this.current;
    this.current = model;
    if (model === null) return;
    this.active = moved(this.active, last, model) ?? firstOpen(model);
    this.extent = moved(this.extent, last, model) ?? this.active;
    this.surface.show(model);
    this.refill();
    this.tell();
  }

  get zoom(): number {
    return this.scale;
  }

  set zoom(zoom: number) {
    this.scale = zoom;
    this.surface.zoom = zoom;
  }

  /** Leads to the cell of a place; false where the grid does not have it. */
  leadTo(place: string): boolean {
    const spot = this.current?.spotOf(place) ?? null;
    if (spot === null) return false;
    this.go(spot, false);
    this.surface.field.focus({ preventScroll: true });
    return true;
  }

  /** The next cell with a problem, from the active one on and round again. */
  nextProblem(by: 1 | -1 = 1): void {
    const { current, active } = this;
    if (current === null || active === null) return;
    this.finish();
    const spots = current.problems();
    const isAfter = ({ row, column }: Spot): boolean => row > active.row || (row === active.row && column > active.column);
    const isBefore = ({ row, column }: Spot): boolean => row < active.row || (row === active.row && column < active.column);
    const next = by > 0 ? spots.find(isAfter) : [...spots].reverse().find(isBefore);
    // Before it begins again, it goes on in the rows that a filter hides.
    if (next === undefined && current.uncover()) return;
    const again = next ?? spots[by > 0 ? 0 : spots.length - 1];
    if (again === undefined) this.say(current.words.noProblem);
    else this.go(again, false);
    this.surface.field.focus({ preventScroll: true });
  }

  private get range(): Range | null {
    return this.active === null ? null : rangeOf(this.active, this.extent ?? this.active);
  }

  /** The document does not say yet what stands in the field. */
  private get isUntold(): boolean {
    return this.mode !== "ready" && this.active !== null && tidied(this.surface.field.value) !== this.current?.cell(this.active.row, this.active.column).text;
  }

  // --- keys

  private key(event: KeyboardEvent): void {
    // Enter and arrows belong to whoever composes Chinese, until the text is chosen.
    if (event.isComposing || event.keyCode === 229 || this.current === null || this.active === null) return;
    const isDone = event.ctrlKey || event.metaKey ? this.commandKey(event) : this.plainKey(event);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private commandKey(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    if (key === "z" || key === "y") {
      this.finish();
      this.current?.history(key === "z" && !event.shiftKey ? "undo" : "redo");
      return true;
    }
    if (key === "=" || key === "+" || key === "-" || key === "0") {
      const { least, most, step } = ZOOMS;
      const zoom = key === "0" ? 100 : Math.max(least, Math.min(most, this.scale + (key === "-" ? -step : step)));
      this.dispatchEvent(new CustomEvent("grid-zoom", { detail: zoom }));
      return true;
    }
    if (this.mode === "editing") return false;
    switch (key) {
      case "a":
        this.finish();
        this.chooseAll();
        return true;
      case "d":
        this.fillFrom("down");
        return true;
      case "r":
        this.fillFrom("right");
        return true;
      case "home":
        return this.moveTo({ row: 0, column: 0 }, event.shiftKey);
      case "end":
        return this.moveTo({ row: Number.MAX_SAFE_INTEGER, column: Number.MAX_SAFE_INTEGER }, event.shiftKey);
      default:
        return this.arrow(event, true);
    }
  }

  private plainKey(event: KeyboardEvent): boolean {
    const { shiftKey } = event;
    // WebKit on Linux has no name for Tab while Shift is held.
    const key = event.code === "Tab" ? "Tab" : event.key;
    switch (key) {
      case "Enter":
        return event.altKey ? false : this.enter(shiftKey ? -1 : 1);
      case "Tab":
        return this.tab(shiftKey ? -1 : 1);
      case "Escape":
        return this.escape();
      case "F2":
        this.open();
        return true;
      case "F8":
        this.nextProblem(shiftKey ? -1 : 1);
        return true;
    }
    if (this.mode === "editing") return false;
    switch (key) {
      case "Delete":
        return this.mode === "ready" && this.clear();
      case "Home":
        return this.moveBy(0, -Number.MAX_SAFE_INTEGER, shiftKey);
      case "End":
        return this.moveBy(0, Number.MAX_SAFE_INTEGER, shiftKey);
      case "PageUp":
        return this.moveBy(-this.surface.page, 0, shiftKey);
      case "PageDown":
        return this.moveBy(this.surface.page, 0, shiftKey);
      default:
        return this.arrow(event, false);
    }
  }

  private arrow(event: KeyboardEvent, isFar: boolean): boolean {
    const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[event.key];
    if (step === undefined) return false;
    const [down, right] = step;
    if (event.altKey) return event.shiftKey && right !== 0 && this.widen(right * WIDER);
    return isFar ? this.leap(down, right, event.shiftKey) : this.moveBy(down, right, event.shiftKey);
  }

  private leap(down: number, right: number, isExtending: boolean): boolean {
    const { current } = this;
    const from = isExtending ? this.extent : this.active;
    if (current === null || from === null) return false;
    const to =
      down === 0
        ? { row: from.row, column: jump((column) => current.cell(from.row, column).text !== "", from.column, right > 0 ? 1 : -1, current.columns.length) }
        : { row: jump((row) => current.cell(row, from.column).text !== "", from.row, down > 0 ? 1 : -1, current.rows.length), column: from.column };
    return this.moveTo(to, isExtending);
  }

  private moveBy(down: number, right: number, isExtending: boolean): boolean {
    const from = isExtending ? this.extent : this.active;
    return from !== null && this.moveTo({ row: from.row + down, column: from.column + right }, isExtending);
  }

  private moveTo(spot: Spot, isExtending: boolean): boolean {
    this.say();
    this.takeOver();
    this.tabFrom = null;
    this.go(spot, isExtending);
    return true;
  }

  private enter(by: 1 | -1): boolean {
    const { active, current } = this;
    if (active === null || current === null) return false;
    if (this.mode === "ready" && current.cell(active.row, active.column).kind === "derived" && current.explain(active)) return true;
    const column = this.tabFrom ?? active.column;
    return this.moveTo({ row: active.row + by, column }, false);
  }

  /** Along the row; from its end Tab goes on in the page. */
  private tab(by: 1 | -1): boolean {
    const { active, current } = this;
    if (active === null || current === null) return false;
    const column = active.column + by;
    this.say();
    this.finish();
    if (column < 0 || column >= current.columns.length) return false;
    this.tabFrom ??= active.column;
    this.go({ row: active.row, column }, false);
    return true;
  }

  private escape(): boolean {
    const { active, current } = this;
    if (this.mode === "ready" || active === null || current === null) return false;
    window.clearTimeout(this.pause);
    this.mode = "ready";
    if (current.cell(active.row, active.column).text !== this.original) current.takeBack(active, this.original);
    this.look();
    return true;
  }

  private widen(by: number): boolean {
    if (this.active !== null) this.surface.widen(this.active.column, by);
    return true;
  }

  // --- going about

  private choose(spot: Spot, isExtending: boolean): void {
    this.say();
    this.takeOver();
    this.tabFrom = null;
    this.go(spot, isExtending);
    this.surface.field.focus({ preventScroll: true });
  }

  private chooseAll(): void {
    const { current } = this;
    if (current === null) return;
    this.active = { row: 0, column: 0 };
    this.extent = { row: current.rows.length - 1, column: current.columns.length - 1 };
    this.look();
  }

  private go(to: Spot, isExtending: boolean): void {
    const { current } = this;
    if (current === null || current.rows.length === 0) return;
    const spot = { row: within(to.row, current.rows.length), column: within(to.column, current.columns.length) };
    this.extent = spot;
    if (!isExtending || this.active === null) this.active = spot;
    this.surface.reveal(spot);
    this.look();
    this.announce();
  }

  private look(): void {
    this.surface.paint();
    this.refill();
    this.tell();
  }

  /** The field says what its cell says, all of it marked: what is typed replaces it, and copying finds something to copy. */
  private refill(): void {
    const { current, active, surface } = this;
    const { field } = surface;
    field.classList.toggle("grid-open", this.mode !== "ready");
    if (current === null || active === null || this.mode !== "ready") return;
    const cell = current.cell(active.row, active.column);
    const place = cell.kind === "typed" ? current.placeOf(active.row, active.column) : null;
    if (place === null) delete field.dataset["place"];
    else field.dataset["place"] = place;
    field.readOnly = place === null || current.isLocked;
    field.setAttribute("aria-label", this.nameOf(active));
    field.setAttribute("aria-invalid", String(cell.problem === "refusal"));
    if (field.value !== cell.text) field.value = cell.text;
    const isMarked = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    // Marking a text takes the focus in some browsers, and has all of them lay the page out.
    if (!isMarked && document.activeElement === field) field.select();
  }

  private nameOf({ row, column }: Spot): string {
    return `${this.current?.rows[row]?.name ?? ""} ${this.current?.columns[column]?.name ?? ""}`;
  }

  /** What is wrong at the cell, or how much is chosen. */
  private tell(): void {
    const { current, active, range } = this;
    if (current === null || active === null || range === null) {
      this.said.textContent = "";
      return;
    }
    const count = heightOf(range) * widthOf(range);
    const sentences = current.sentencesAt(active.row, active.column);
    const parts = this.isUntold ? [current.words.notYet] : count > 1 ? [current.words.selected(count)] : [];
    this.said.classList.toggle("grid-said-wrong", sentences.length > 0);
    this.said.textContent = [...parts, ...(sentences.length === 0 ? [] : [`${this.nameOf(active)}：`, ...sentences])].join(" ");
  }

  private announce(): void {
    const { current, active, extent, range } = this;
    if (current === null || active === null || extent === null || range === null) return;
    const cell = current.cell(extent.row, extent.column);
    const count = heightOf(range) * widthOf(range);
    const text = cell.kind === "closed" ? current.words.closed : cell.text || current.words.empty;
    const sentences = current.sentencesAt(extent.row, extent.column);
    this.spoken.textContent = [this.nameOf(extent), text, ...(count > 1 ? [current.words.selected(count)] : []), ...sentences].join(" ");
  }

  private say(...sentences: readonly string[]): void {
    this.notice.textContent = sentences.filter((sentence) => sentence !== "").join(" ");
  }

  // --- typing

  /** F2, a double click: into the text of the cell, or to what a figure is made of. */
  private open(): void {
    const { current, active } = this;
    if (current === null || active === null || this.mode === "editing") return;
    if (this.begin("editing")) this.surface.field.setSelectionRange(this.surface.field.value.length, this.surface.field.value.length);
    else if (!current.explain(active)) this.refuse();
  }

  private refuse(): void {
    const { current, active } = this;
    if (current === null || active === null) return;
    const { notices } = current.words;
    this.say(current.isLocked ? notices.locked : current.cell(active.row, active.column).kind === "closed" ? notices.notAssessed : notices.readOnly);
  }

  private begin(mode: Mode): boolean {
    const { current, active, surface } = this;
    if (current === null || active === null || surface.field.readOnly) return false;
    if (this.mode === "ready") this.original = current.cell(active.row, active.column).text;
    this.mode = mode;
    this.say();
    this.extent = active;
    surface.reveal(active);
    surface.field.classList.add("grid-open");
    surface.paint();
    return true;
  }

  private input(event: Event): void {
    // The page would make a change of each letter; here it is made once it counts.
    event.stopPropagation();
    if (this.mode === "ready") this.begin("typing");
    if (event instanceof InputEvent && event.isComposing) return;
    this.inputEnded();
  }

  private inputEnded(): void {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.count(), PAUSE);
    this.surface.paint();
    this.tell();
  }

  /** Keyboards of phones have no Enter that one could hear, only the line that it would begin. */
  private lineEnd(event: InputEvent): void {
    if (event.inputType !== "insertLineBreak" && event.inputType !== "insertParagraph") return;
    event.preventDefault();
    this.enter(1);
  }

  /** Half a figure, such as 89., is left until the cell is done. */
  private count(): void {
    const { current, active, surface } = this;
    if (this.mode === "ready" || current === null || active === null || !this.isUntold) return;
    const text = tidied(surface.field.value);
    if (text === "" || isFigure(text)) current.type(active, text);
  }

  /** What was typed is meant now, and shown as that. */
  private finish(): void {
    if (this.takeOver()) this.look();
  }

  /** What was typed is meant now; whoever goes on to another cell shows it then. */
  private takeOver(): boolean {
    const { current, active, surface } = this;
    if (this.mode === "ready" || current === null || active === null) return false;
    window.clearTimeout(this.pause);
    const given = surface.field.value;
    const text = tidied(given);
    const isNew = this.isUntold;
    this.mode = "ready";
    if (isNew) current.type(active, text);
    current.seal();
    if (text !== given && text !== "") this.say(current.words.notices.tidiedOne(given, text));
    return true;
  }

  // --- blocks of cells

  private copy(event: ClipboardEvent): void {
    const { current, range } = this;
    if (this.mode !== "ready" || current === null || range === null) return;
    event.preventDefault();
    const rows: string[][] = [];
    for (let row = range.top; row <= range.bottom; row += 1) {
      const cells: string[] = [];
      for (let column = range.left; column <= range.right; column += 1) cells.push(current.cell(row, column).text);
      rows.push(cells);
    }
    event.clipboardData?.setData("text/plain", textOf(rows));
  }

  private cut(event: ClipboardEvent): void {
    const { current, range } = this;
    if (this.mode !== "ready" || current === null || range === null) return;
    this.copy(event);
    const block = cleared(current, range);
    this.write(block, (words) => words.acts.cut(block.changes.length));
  }

  private clear(): boolean {
    const { current, range } = this;
    if (current === null || range === null) return false;
    const block = cleared(current, range);
    if (block.changes.length > 0) this.write(block, (words) => words.acts.clear(block.changes.length));
    else if (this.surface.field.readOnly) this.refuse();
    return true;
  }

  private paste(event: ClipboardEvent): void {
    const { current, range } = this;
    if (this.mode === "editing" || current === null || range === null) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "") {
      this.say(current.words.notices.nothing);
      return;
    }
    this.finish();
    const block = pasted(current, cellsOf(text), range);
    const rows = new Set(block.changes.map(({ row }) => row)).size;
    this.write(block, (words) => words.acts.paste(rows));
    this.active = { row: block.range.top, column: block.range.left };
    this.extent = { row: within(block.range.bottom, current.rows.length), column: within(block.range.right, current.columns.length) };
    this.look();
  }

  private fillFrom(way: "down" | "right"): void {
    const { current, range } = this;
    if (current === null || range === null) return;
    this.finish();
    const [from, over] = way === "down" ? fillDown(range) : fillRight(range);
    if (over.top < 0 || over.left < 0 || from.top < 0 || from.left < 0) return;
    const block = filled(current, from, over);
    const count = block.changes.length;
    this.write(block, (words) => (way === "down" ? words.acts.fillDown(count) : words.acts.fillRight(count)));
  }

  private fillTo({ row }: Spot): void {
    const { range } = this;
    if (range === null) return;
    this.filling = row > range.bottom ? { ...range, top: range.bottom + 1, bottom: row } : null;
    this.surface.paint();
  }

  private fill(): void {
    const { current, range, filling } = this;
    this.filling = null;
    if (current === null || range === null || filling === null) {
      this.surface.paint();
      return;
    }
    const block = filled(current, range, filling);
    this.write(block, (words) => words.acts.fillDown(block.changes.length));
    this.active = { row: range.top, column: range.left };
    this.extent = { row: filling.bottom, column: range.right };
    this.look();
  }

  /** Writes what fits as one act, and says what did not. */
  private write(block: Block, label: ActLabel): void {
    const { current } = this;
    if (current === null) return;
    if (current.isLocked) {
      this.refuse();
      return;
    }
    const { notices } = current.words;
    const { changes, beyond, closed, tidied: tidy } = block;
    if (changes.length > 0) current.apply(changes, label);
    const odd = changes.filter(({ text }) => text !== "" && !isFigure(text)).length;
    this.say(
      changes.length > 0 ? notices.done(label(current.words)) : notices.same,
      tidy > 0 ? notices.tidied(tidy) : "",
      odd > 0 ? notices.notFigures(odd) : "",
      beyond > 0 ? notices.beyond(beyond) : "",
      closed > 0 ? notices.closed(closed) : "",
      changes.length > 0 && current.hidden > 0 && heightOf(block.range) > 1 ? notices.onlyShown(current.hidden) : "",
    );
  }

  private follow(spot: Spot): void {
    const isHere = this.active?.row === spot.row && this.active.column === spot.column;
    if (isHere && this.current?.columns[spot.column]?.opensOnClick === true) this.current.explain(spot);
  }

  private readonly printing = (): void => this.surface.print(true);
  private readonly printed = (): void => this.surface.print(false);
}
customElements.define("score-grid", ScoreGrid);

/** The same row and column in a model whose rows may stand otherwise. */
function moved(spot: Spot | null, last: GridModel | null, model: GridModel): Spot | null {
  const id = spot === null ? undefined : last?.rows[spot.row]?.id;
  const key = spot === null ? undefined : last?.columns[spot.column]?.key;
  if (spot === null || id === undefined || key === undefined) return null;
  const column = model.columns[spot.column]?.key === key ? spot.column : model.columns.findIndex((other) => other.key === key);
  const row = model.rows[spot.row]?.id === id ? spot.row : model.rows.findIndex((other) => other.id === id);
  return row < 0 || column < 0 ? null : { row, column };
}

function firstOpen(model: GridModel): Spot | null {
  if (model.rows.length === 0) return null;
  const column = model.columns.findIndex((_, index) => model.cell(0, index).kind === "typed");
  return { row: 0, column: Math.max(0, column) };
}

/** Down from the first row of a range, or from the row above a single one. */
function fillDown(range: Range): [from: Range, over: Range] {
  const top = heightOf(range) > 1 ? range.top : range.top - 1;
  return [{ ...range, top, bottom: top }, { ...range, top: top + 1 }];
}

function fillRight(range: Range): [from: Range, over: Range] {
  const left = widthOf(range) > 1 ? range.left : range.left - 1;
  return [{ ...range, left, right: left }, { ...range, left: left + 1 }];
}
