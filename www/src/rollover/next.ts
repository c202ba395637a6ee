/**
 * The next quarter made from the one that is open. Who is there, where, and how files and papers look is kept; what happened is
 * not. Money and points go on only as the settlement says, and every step that somebody should know of becomes a remark.
 */

import type { Settlement } from "../core";
import type { Desk } from "../desk/desk";
import { isObject } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt, under, valueAt } from "../document/place";
import { isNegative, isZero } from "../figure";
import { daysOf, isSameKind, monthsOf, nextPeriod } from "./period";

export interface Present {
  readonly scheme: Json;
  readonly quarter: Json;
  readonly desk: Desk;
  /** null while the quarter has none */
  readonly settlement: Settlement | null;
  /** who left during the quarter and is nevertheless to be taken along */
  readonly staying: ReadonlySet<string>;
  /** why something is taken back, said in the adjustment */
  readonly clawBackReason: (period: string) => string;
}

export interface Next {
  readonly period: string;
  readonly quarter: Json;
  readonly desk: Json;
  readonly remarks: readonly Remark[];
}

/** What somebody should know before the new quarter is made. */
export type Remark =
  | { readonly kind: "no-settlement" }
  | { readonly kind: "partial"; readonly people: readonly string[] }
  | { readonly kind: "carried" | "stays" | "unknown-balance"; readonly amount: string }
  | { readonly kind: "clawed-back" | "claw-back-by-hand" | "left" | "months" | "points" | "points-missing" | "points-overdrawn" | "results"; readonly people: readonly string[] }
  | { readonly kind: "results-by-hand" }
  | { readonly kind: "classes"; readonly villages: readonly string[] }
  | { readonly kind: "coefficients"; readonly count: number }
  | { readonly kind: "grids"; readonly grids: readonly string[] };

/** Null where the open quarter has no period that another could follow. */
export function nextQuarter(present: Present): Next | null {
  const period = nextPeriod(textAt(present.quarter, "period"));
  return period === null ? null : new Rollover(present, period).next();
}

/** Whose last day in the post is written: they are not there in the next quarter. */
export function leaversOf(quarter: Json | undefined): { readonly id: string; readonly name: string; readonly to: string }[] {
  return listAt(quarter, "people")
    .filter((person) => textAt(person, "to") !== "")
    .map((person) => ({ id: textAt(person, "id"), name: textAt(person, "name"), to: textAt(person, "to") }));
}

/** Of the desk: what was done about the quarter that is left. */
const PAST = ["approvals", "withdrawn"];
const PERSON = ["id", "name", "village", "posts"];
const VILLAGE = ["id", "name", "registeredPopulation", "residentPopulation", "workload", "class", "classReason", "weights", "weightsReason", "category"];
const HOUSEHOLD = ["id", "name", "village", "grid", "category"];

class Rollover {
  private readonly remarks: Remark[] = [];
  private readonly lines: ReadonlyMap<string, Settlement["lines"][number]>;
  private readonly gone: ReadonlySet<string>;
  private readonly emptied: string[] = [];

  constructor(
    private readonly present: Present,
    private readonly period: string,
  ) {
    this.lines = new Map((present.settlement?.lines ?? []).map((line) => [line.person, line]));
    this.gone = new Set(leaversOf(present.quarter).flatMap(({ id }) => (present.staying.has(id) ? [] : [id])));
  }

  next(): Next {
    this.standing();
    const quarter = this.quarter();
    this.remark("left", this.namesOf("people", (person) => this.gone.has(textAt(person, "id"))));
    const full = monthsOf(textAt(this.present.quarter, "period"));
    this.remark("months", this.namesOf("people", (person) => !this.gone.has(textAt(person, "id")) && valueAt(person, "months") !== full));
    this.kept();
    return { period: this.period, quarter, desk: this.desk(), remarks: this.remarks };
  }

  private quarter(): Json {
    const { scheme, quarter: before } = this.present;
    const stage = textAt(scheme, "stages[0].id");
    const lists = {
      villages: listAt(before, "villages").map((village) => this.village(village)),
      people: this.records("people", (person) => this.person(person)),
      households: this.records("households", (household) => this.household(household)),
      earlier: this.earlier(),
    };
    const quarter: JsonObject = {
      format: valueAt(before, "format") ?? null,
      scheme: valueAt(before, "scheme") ?? null,
      period: this.period,
      ...(stage === "" ? {} : { stage }),
      ...only(before, ["town", "note"]),
      openingBalance: this.openingBalance(),
      ...only(lists, ["villages"]),
      ...(valueAt(before, "people") === undefined ? {} : { people: lists.people }),
      ...(valueAt(before, "households") === undefined ? {} : { households: lists.households }),
      ...(lists.earlier.length === 0 ? {} : { earlier: lists.earlier }),
    };
    this.points();
    return quarter;
  }

  private records(list: string, record: (value: Json) => Json): Json[] {
    return listAt(this.present.quarter, list)
      .filter((value) => !this.gone.has(textAt(value, "id")))
      .map(record);
  }

  private person(before: Json): Json {
    return {
      ...only(before, PERSON),
      months: monthsOf(this.period),
      ...(valueAt(before, "days") === undefined ? {} : { days: daysOf(this.period) }),
      ...this.unscored(before),
      ...this.adjustments(textAt(before, "id")),
    };
  }

  private village(before: Json): Json {
    return { ...only(before, VILLAGE), ...this.grids(before), ...this.unscored(before) };
  }

  private household(before: Json): Json {
    return { ...only(before, HOUSEHOLD), ...this.unscored(before) };
  }

  /** Where scores stood, scores are asked for again. */
  private unscored(before: Json): JsonObject {
    return {
      ...(valueAt(before, "scores") === undefined ? {} : { scores: {} }),
      ...(valueAt(before, "score") === undefined ? {} : { score: null }),
      ...this.openingPoints(textAt(before, "id")),
    };
  }

  /** Nobody who left is in charge of a grid. */
  private grids(village: Json): JsonObject {
    if (valueAt(village, "grids") === undefined) return {};
    return {
      grids: listAt(village, "grids").map((grid) => {
        if (!this.gone.has(textAt(grid, "cadre")) || !isObject(grid)) return grid;
        this.emptied.push(textAt(grid, "name"));
        return Object.fromEntries(Object.entries(grid).filter(([key]) => key !== "cadre"));
      }),
    };
  }

  /** How far the settlement is, because money and points go on only from what is settled. */
  private standing(): void {
    const { settlement } = this.present;
    if (settlement === null) this.remarks.push({ kind: "no-settlement" });
    else this.remark("partial", settlement.partial ? settlement.lines.filter(({ state }) => state !== "settled").map(({ name }) => name) : []);
  }

  private openingBalance(): string {
    const { settlement, scheme } = this.present;
    if (settlement === null || valueAt(scheme, "pool") === undefined) return "0.00";
    const { balance, action } = settlement.pool;
    if (action === "carried-forward" && !settlement.partial) {
      this.remarks.push({ kind: "carried", amount: balance });
      return balance;
    }
    const carries = ["pool.whenOver", "pool.whenUnder"].some((place) => textAt(scheme, place) === "carry-forward");
    if (settlement.partial && carries) this.remarks.push({ kind: "unknown-balance", amount: balance });
    else if (!settlement.partial && !isZero(balance) && action !== "clawed-back") this.remarks.push({ kind: "stays", amount: balance });
    return "0.00";
  }

  /** What was overspent is taken back, where the scheme says so, as an adjustment of the next payment. */
  private adjustments(id: string): JsonObject {
    const amount = this.lines.get(id)?.clawBack ?? null;
    if (amount === null || isZero(amount)) return {};
    const turned = isNegative(amount) ? amount.slice(1) : `-${amount}`;
    return { adjustments: [{ amount: turned, reason: this.present.clawBackReason(textAt(this.present.quarter, "period")) }] };
  }

  private openingPoints(id: string): JsonObject {
    const balance = this.lines.get(id)?.account?.balance;
    return balance === undefined || isNegative(balance) ? {} : { openingPoints: balance };
  }

  private points(): void {
    if (valueAt(this.present.scheme, "ledger") === undefined || this.present.settlement === null) return;
    const lines = [...this.lines.values()];
    const names = (fits: (balance: string | undefined) => boolean): string[] => lines.filter(({ account }) => fits(account?.balance)).map(({ name }) => name);
    this.remark("points", names((balance) => balance !== undefined && !isNegative(balance)));
    this.remark("points-missing", names((balance) => balance === undefined));
    this.remark("points-overdrawn", names((balance) => balance !== undefined && isNegative(balance)));
  }

  /** Results of this quarter where the scheme looks back, after those that the quarter itself brought along. */
  private earlier(): Json[] {
    const { scheme, quarter, settlement } = this.present;
    const period = textAt(quarter, "period");
    const before = listAt(quarter, "earlier").filter((one) => isSameKind(textAt(one, "period"), this.period));
    if (asksForParts(scheme)) this.remarks.push({ kind: "results-by-hand" });
    if (listAt(scheme, "runs").length === 0) return [];
    const known = (settlement?.lines ?? []).filter(({ person, state, grade }) => !this.gone.has(person) && state === "settled" && grade !== null);
    this.remark(
      "results",
      known.map(({ name }) => name),
    );
    const results = known.map(({ person, score, grade }) => ({ of: person, ...(score === null ? {} : { score }), grade }));
    const kept = before.map((one) => ({ period: textAt(one, "period"), results: listAt(one, "results").filter((result) => !this.gone.has(textAt(result, "of"))) }));
    return [...kept, { period, results }].filter((one) => one.results.length > 0);
  }

  private kept(): void {
    const { quarter, settlement } = this.present;
    const named = (list: readonly Json[]): string[] => list.map((one) => textAt(one, "name"));
    const back = (settlement?.lines ?? []).filter(({ clawBack, person }) => clawBack !== null && !isZero(clawBack) && !this.gone.has(person)).map(({ name }) => name);
    this.remark(settlement?.subject === "person" ? "clawed-back" : "claw-back-by-hand", back);
    const lost = (settlement?.lines ?? []).filter(({ clawBack, person }) => clawBack !== null && !isZero(clawBack) && this.gone.has(person)).map(({ name }) => name);
    this.remark("claw-back-by-hand", lost);
    const villages = named(listAt(quarter, "villages").filter((village) => textAt(village, "class") !== ""));
    if (villages.length > 0) this.remarks.push({ kind: "classes", villages });
    const { length: count } = listAt(quarter, "coefficients");
    if (count > 0) this.remarks.push({ kind: "coefficients", count });
    if (this.emptied.length > 0) this.remarks.push({ kind: "grids", grids: this.emptied });
  }

  private desk(): Json {
    const { desk, quarter } = this.present;
    const { approvals, payees = [] } = desk;
    const paper = Object.fromEntries(Object.entries(desk.paper ?? {}).filter(([key]) => !["date", "postedFrom", "postedTo"].includes(key)));
    // OK because a desk is read as JSON and nothing else is put into it here.
    return {
      ...Object.fromEntries(Object.entries(desk).filter(([key]) => !PAST.includes(key))),
      payees: payees.filter(({ of }) => !this.gone.has(of)),
      ...(desk.paper === undefined ? {} : { paper }),
      previous: { quarter, payees, ...(approvals === undefined ? {} : { approvals }) },
    } as unknown as Json;
  }

  private remark(kind: Extract<Remark, { people: readonly string[] }>["kind"], people: readonly string[]): void {
    if (people.length > 0) this.remarks.push({ kind, people });
  }

  private namesOf(list: string, fits: (record: Json) => boolean): string[] {
    return listAt(this.present.quarter, list)
      .filter(fits)
      .map((record) => textAt(record, "name"));
  }
}

/** The mean of parts of the new period, such as the quarters of a year, is settled elsewhere and entered. */
function asksForParts(scheme: Json): boolean {
  const rules = isObject(scheme) ? Object.entries(scheme).filter(([key]) => key !== "examples") : [];
  return JSON.stringify(rules).includes('"by":"earlier"');
}

/** These keys of a record, in this order. */
function only(record: Json, keys: readonly string[]): JsonObject {
  const found = keys.map((key) => [key, valueAt(record, under("", key))] as const).filter((pair): pair is readonly [string, Json] => pair[1] !== undefined);
  return Object.fromEntries(found);
}
