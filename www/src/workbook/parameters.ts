/** The sheet of the scheme's values (办法参数): every formula that depends on one refers to its cell here. */

import type { Barometer, Indicator, Value } from "../core";
import type { WrittenCell, WrittenRow, WrittenSheet } from "../office/types";
import { placesOfAll, plain } from "./decimal";
import type { Figure } from "./exact";
import type { Source } from "./source";
import { cellFigure, number, quoted, text, typed } from "./table";

/** A list of the scheme: each of its columns as a range, and the cells of one of them as exact figures. */
export interface List {
  readonly range: (column: string) => string;
  readonly at: (column: string, row: number) => string;
  /** decimal places for which the formulas are exact */
  readonly places: (column: string) => number;
  readonly size: number;
}

export interface Parameters {
  /** values that stand alone, by name */
  readonly one: (name: string) => Figure | undefined;
  readonly lists: { readonly grades: List; readonly classes: List; readonly posts: List; readonly items: List; readonly groups: List; readonly indicators: List };
  readonly sheet: WrittenSheet;
}

/** A column of a list: what is listed, and whether it may be changed there. */
interface Entry {
  readonly key: string;
  readonly title: string;
  readonly values: readonly (string | null)[];
  readonly kind: "input" | "text" | "fixed";
  /** decimal places that may be typed though no value has them yet; 2 if absent */
  readonly leastPlaces?: number;
}

class Page {
  readonly rows: WrittenRow[] = [];
  constructor(
    private readonly name: string,
    private readonly words: Source["words"],
  ) {}

  add(...cells: WrittenCell[]): number {
    this.rows.push({ cells });
    return this.rows.length;
  }

  reference(column: number, row: number): string {
    return `${quoted(this.name)}!$${String.fromCharCode(65 + column)}$${row}`;
  }

  list(title: string, entries: readonly Entry[]): List {
    const size = entries[0]?.values.length ?? 0;
    const columnOf = (key: string): number => entries.findIndex((entry) => entry.key === key);
    const firstRow = this.rows.length + 3;
    const list: List = {
      size,
      at: (key, row) => this.reference(columnOf(key), firstRow + row),
      range: (key) => `${this.reference(columnOf(key), firstRow)}:${this.reference(columnOf(key), firstRow + Math.max(size, 1) - 1).split("!")[1] ?? ""}`,
      places: (key) => entryFigure(entries[columnOf(key)]).places,
    };
    if (size === 0) return list;
    this.add({ text: title, look: "total" });
    this.add(...entries.map((entry): WrittenCell => ({ text: entry.title, look: "head" })), { text: this.words.parameters.check, look: "head" });
    for (let row = 0; row < size; row += 1) {
      const cells = entries.map((entry) => entryCell(entry, row));
      const checked = entries.filter(({ kind, values }) => kind === "input" && values[row] !== null);
      this.add(...cells, this.check(checked.map((entry) => [list.at(entry.key, row), entryFigure(entry)])));
    }
    this.add();
    return list;
  }

  /** Says so where a value is changed to one with more places, or to a larger one, than the formulas are exact for. */
  private check(cells: readonly (readonly [string, Figure])[]): WrittenCell {
    if (cells.length === 0) return null;
    const local = (reference: string): string => reference.split("!")[1] ?? "";
    const bad = cells.flatMap(([reference, { places, most, mayBeNegative }]) => {
      const here = local(reference);
      const whole = `${here}*${10 ** places}`;
      return [`${here}>${most}`, `${here}<${mayBeNegative ? -most : 0}`, `ABS(${whole}-ROUND(${whole},0))>0.001`];
    });
    return { formula: `IF(OR(${bad.join(",")}),"${this.words.parameters.beyond}","")`, result: "", isText: true, look: "note" };
  }
}

function entryCell(entry: Entry, row: number): WrittenCell {
  const value = entry.values[row] ?? null;
  if (entry.kind === "text") return text(value);
  if (value === null) return entry.kind === "input" ? null : text("");
  const decimals = placesOfAll(knownOf(entry), 0);
  return entry.kind === "input" ? typed(value, decimals) : number(value, decimals);
}

/** How exact the formulas are for a value of a column. */
function entryFigure(entry: Entry | undefined): Figure {
  return cellFigure("", knownOf(entry), { places: entry?.leastPlaces ?? 2, most: 1 });
}

function knownOf(entry: Entry | undefined): string[] {
  return (entry?.values ?? []).filter((value): value is string => value !== null);
}

export function parametersOf(source: Source): Parameters {
  const { words } = source;
  const page = new Page(words.sheets.parameters, words);
  page.add({ text: words.parameters.title, look: "title" });
  page.add({ text: words.parameters.note, look: "note" });
  page.add();
  const single = singles(source, page);
  const lists = {
    grades: page.list(words.parameters.grades, gradeEntries(source)),
    classes: page.list(words.parameters.classes, classEntries(source)),
    posts: page.list(words.parameters.posts, postEntries(source)),
    items: page.list(words.parameters.items, itemEntries(source)),
    groups: page.list(words.parameters.groups, groupEntries(source)),
    indicators: page.list(words.parameters.indicators, indicatorEntries(source)),
  };
  const redLines = source.scheme.redLines ?? [];
  page.list(words.parameters.redLines, [{ key: "name", title: words.parameters.name, kind: "text", values: redLines.map(({ name }) => name) }]);
  const sheet: WrittenSheet = { name: words.sheets.parameters, widths: [34, 16, 14, 14, 14, 14, 14, 24], rows: page.rows, print: { landscape: false, fitWidth: true } };
  return { one: (name) => single.get(name), lists, sheet };
}

/** Values that stand alone; those of an item of pay under `item:<index>:<key>`. */
function singles({ scheme, quarter, words }: Source, page: Page): Map<string, Figure> {
  const found = new Map<string, Figure>();
  const { parameters } = words;
  const rows: [string, string, string, boolean][] = [];
  const add = (name: string, label: string, value: Value<string | number> | undefined, isFixed = false): void => {
    if (value === undefined) return;
    const shown = String(plain(value));
    rows.push([name, label, shown === "none" ? parameters.none : shown, isFixed || shown === "none"]);
  };
  add("standard", parameters.standard, scheme.standard);
  add("start", parameters.start, scheme.score.start);
  add("step", parameters.scoreStep, scheme.score.rounding.step, true);
  add("floor", parameters.floor, scheme.score.floor);
  add("ceiling", parameters.ceiling, scheme.score.ceiling);
  add("bonusCap", parameters.bonusCap, scheme.barometer?.bonusCap);
  add("deductionCap", parameters.deductionCap, scheme.barometer?.deductionCap);
  add("payStep", parameters.payStep, scheme.pay?.rounding.step, true);
  add("twoPosts", parameters.twoPosts, scheme.pay?.twoPosts?.share, true);
  (scheme.pay?.items ?? []).forEach((item, at) => {
    for (const key of ["standard", "share", "line", "yuanPerPoint"] as const) add(`item:${at}:${key}`, `${item.name} · ${parameters[key]}`, item[key]);
    for (const key of ["fullScore", "months"] as const) add(`item:${at}:${key}`, `${item.name} · ${parameters[key]}`, item[key], true);
    (item.prizes ?? []).forEach((prize, row) => {
      add(`item:${at}:prize:${row}`, `${item.name} · ${parameters.prize(plain(prize.to))}`, prize.yuan);
    });
  });
  add("sum", parameters.poolSum, scheme.pool?.sum);
  add("openingBalance", parameters.openingBalance, quarter.openingBalance);
  const isNumber = (shown: string): boolean => shown !== parameters.none;
  const listed: Entry[] = [
    { key: "name", title: parameters.name, kind: "text", values: rows.map(([, label]) => label) },
  ];
  page.add(...listed.map(({ title }): WrittenCell => ({ text: title, look: "head" })), { text: parameters.value, look: "head" });
  for (const [name, label, shown, isFixed] of rows) {
    const decimals = isNumber(shown) ? placesOfAll([shown], 0) : 0;
    const cell = !isNumber(shown) ? text(shown) : isFixed ? number(shown, decimals) : typed(shown, decimals);
    const row = page.add(text(label), cell);
    // A share is a percentage of another figure: places that it does not use would cost the others theirs.
    if (isNumber(shown)) found.set(name, cellFigure(page.reference(1, row), [shown], { places: name.endsWith(":share") ? 0 : 2, most: 1 }));
  }
  page.add();
  return found;
}

function gradeEntries({ scheme, words: { parameters } }: Source): Entry[] {
  const grades = scheme.grading?.grades ?? [];
  const of = (key: "from" | "ratio" | "amount"): (string | null)[] => grades.map((grade) => valueText(grade[key]));
  return [
    { key: "name", title: parameters.gradeName, kind: "text", values: grades.map(({ name }) => name) },
    { key: "from", title: parameters.from, kind: "input", values: of("from") },
    { key: "ratio", title: parameters.ratio, kind: "input", values: of("ratio") },
    { key: "amount", title: parameters.amount, kind: "input", values: of("amount") },
    { key: "share", title: parameters.quotaShare, kind: "input", values: grades.map(({ quota }) => valueText(quota?.share)) },
    { key: "places", title: parameters.quotaPlaces, kind: "input", values: grades.map(({ quota }) => valueText(quota?.places)) },
  ];
}

function classEntries({ scheme, quarter, words: { parameters } }: Source): Entry[] {
  const classes = scheme.difficulty?.classes ?? [];
  const adjusted = (id: string): string | null => quarter.coefficients?.find((change) => change.class === id)?.coefficient ?? null;
  const valid = classes.map(({ id, coefficient }) => adjusted(id) ?? plain(coefficient));
  return [
    { key: "id", title: parameters.className, kind: "text", values: classes.map(({ id }) => id) },
    { key: "scheme", title: parameters.schemeCoefficient, kind: "fixed", values: classes.map(({ coefficient }) => plain(coefficient)) },
    { key: "coefficient", title: parameters.coefficient, kind: "input", values: valid },
  ];
}

function postEntries({ scheme, words: { parameters } }: Source): Entry[] {
  const posts = scheme.posts ?? [];
  const category = (id: string): string | null => scheme.categories?.find((one) => one.id === id)?.name ?? null;
  return [
    { key: "name", title: parameters.post, kind: "text", values: posts.map(({ name }) => name) },
    { key: "category", title: parameters.category, kind: "text", values: posts.map((post) => category(post.category)) },
    { key: "standard", title: parameters.standard, kind: "input", values: posts.map(({ standard }) => valueText(standard)) },
    { key: "role", title: parameters.roleFactor, kind: "input", values: posts.map(({ roleFactor }) => valueText(roleFactor) ?? "1") },
  ];
}

function itemEntries({ scheme, words: { parameters } }: Source): Entry[] {
  const items = scheme.barometer?.items ?? [];
  return [
    { key: "name", title: parameters.item, kind: "text", values: items.map(({ name }) => name) },
    { key: "kind", title: parameters.itemKind, kind: "text", values: items.map(({ kind }) => parameters.itemKinds[kind]) },
    { key: "code", title: parameters.code, kind: "fixed", values: items.map((item) => String(targetOf(item))) },
    { key: "each", title: parameters.each, kind: "input", values: items.map(({ points, yuan }) => valueText(points ?? yuan)) },
    { key: "group", title: parameters.group, kind: "fixed", values: items.map(({ group }) => groupNumber(scheme, group)) },
    { key: "monthCap", title: parameters.monthCap, kind: "input", values: items.map(({ monthCap }) => valueText(monthCap)) },
    { key: "cap", title: parameters.cap, kind: "input", values: items.map(({ cap }) => valueText(cap)) },
  ];
}

function groupEntries({ scheme, words: { parameters } }: Source): Entry[] {
  const groups = scheme.barometer?.groups ?? [];
  return [
    { key: "name", title: parameters.group, kind: "text", values: groups.map(({ name }) => name) },
    { key: "cap", title: parameters.cap, kind: "input", values: groups.map(({ cap }) => valueText(cap)) },
  ];
}

/** From 1. */
function groupNumber(scheme: Source["scheme"], group: string | undefined): string | null {
  const at = (scheme.barometer?.groups ?? []).findIndex(({ id }) => id === group);
  return at < 0 ? null : String(at + 1);
}

/** What an item moves: 1 and 2 the score up and down, 3 and 4 the amount; 0 an indicator. */
export function targetOf(item: Barometer["items"][number]): number {
  if (item.indicator !== undefined) return 0;
  const up = item.kind === "bonus" ? 1 : 2;
  return item.yuan === undefined ? up : up + 2;
}

/** Headings come before what stands under them. */
export function allIndicators(indicators: readonly Indicator[], depth = 0, place = "indicators"): { indicator: Indicator; depth: number; place: string }[] {
  return indicators.flatMap((indicator, at) => {
    const here = `${place}[${at}]`;
    const below = "items" in indicator ? allIndicators(indicator.items, depth + 1, `${here}.items`) : [];
    return [{ indicator, depth, place: here }, ...below];
  });
}

function indicatorEntries({ scheme, words: { parameters } }: Source): Entry[] {
  const all = allIndicators(scheme.indicators ?? []);
  const of = (key: "weight" | "points" | "fullMarks") => all.map(({ indicator }) => valueText((indicator as { readonly [K in typeof key]?: Value<string> })[key]));
  // Weights inside weights are multiplied, and with them their decimal places.
  const isNested = all.some(({ indicator }) => "items" in indicator && "weight" in indicator);
  return [
    { key: "name", title: parameters.indicator, kind: "text", values: all.map(({ indicator, depth }) => "　".repeat(depth) + indicator.name) },
    { key: "weight", title: parameters.weight, kind: "input", values: of("weight"), leastPlaces: isNested ? 0 : 2 },
    { key: "points", title: parameters.points, kind: "fixed", values: of("points") },
    { key: "fullMarks", title: parameters.fullMarks, kind: "fixed", values: of("fullMarks") },
  ];
}

export function valueText(value: Value<string | number> | undefined): string | null {
  return value === undefined ? null : String(plain(value));
}

