/** The quarter of one person that is tried out: what one enters is written into it, and the core settles it like any other. */

import { isObject, plain } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt, textsAt, under, valueAt, withValue } from "../document/place";
import { boundsOf, covers, daysOf, monthsOf } from "../rollover/period";
import { leavesOf } from "./fields";

export interface Trial {
  readonly scheme: Json;
  readonly quarter: Json;
  readonly person: string;
  /** nobody else is in the quarter but whom a red line needs */
  readonly isAlone: boolean;
}

/** Who stands in for somebody else whom an incident names. */
export const STAND_IN = "others-named";

const ME = "me";
const VILLAGE = "village";
const GRID = "grid";

/** What the person and the village are called while nobody has been named. */
export interface Names {
  readonly person: string;
  readonly village: string;
  readonly grid: string;
  readonly other: string;
  readonly reason: string;
}

/** A person of the first post with full marks, because something has to stand there for an amount to be seen. */
export function freshTrial(scheme: Json, today: Date, names: Names): Trial {
  const period = periodFor(scheme, today);
  const village: JsonObject = { id: VILLAGE, name: names.village, ...defaultClass(scheme), grids: [{ id: GRID, name: names.grid, cadre: ME }] };
  const post = textAt(scheme, "posts[0].id");
  const person: JsonObject = { id: ME, name: names.person, village: VILLAGE, posts: post === "" ? [] : [post], months: monthsOf(period), ...(isByDays(scheme) ? { days: daysOf(period) } : {}), ...fullMarks(scheme, "") };
  const stages = listAt(scheme, "stages");
  const quarter: Json = {
    format: "cadre-pay/quarter/1",
    scheme: { id: textAt(scheme, "id"), version: textAt(scheme, "version") },
    period,
    ...(stages.length === 0 ? {} : { stage: textAt(stages[stages.length - 1], "id") }),
    town: textAt(scheme, "issuer") || "-",
    openingBalance: "0.00",
    villages: [{ ...village, ...sharedMarks(scheme), ...(isObject(valueAt(scheme, "team")) ? fullMarks(scheme, "team") : {}) }],
    people: [person],
  };
  return { scheme, quarter, person: ME, isAlone: true };
}

/** Somebody of a quarter that was handed over. */
export function trialOf(scheme: Json, quarter: Json, person: string): Trial {
  const known = peopleOf(quarter).some(({ id }) => id === person);
  return { scheme, quarter, person: known ? person : (peopleOf(quarter)[0]?.id ?? person), isAlone: peopleOf(quarter).length <= 1 };
}

export function peopleOf(quarter: Json): { readonly id: string; readonly name: string; readonly village: string }[] {
  return listAt(quarter, "people").map((person) => ({ id: textAt(person, "id"), name: textAt(person, "name"), village: textAt(person, "village") }));
}

/** One person's part of a quarter, with whom its incidents need beside. */
export function trialOfExcerpt(scheme: Json, quarter: Json, person: string, names: Names): Trial {
  return withOthersFor({ scheme, quarter, person, isAlone: true }, names);
}

/** Where the person stands in the quarter: `people[3]`. */
export function placeOfPerson({ quarter, person }: Trial): string {
  const index = listAt(quarter, "people").findIndex((one) => textAt(one, "id") === person);
  return under("people", Math.max(index, 0));
}

export function placeOfVillage(trial: Trial): string {
  const id = textAt(trial.quarter, `${placeOfPerson(trial)}.village`);
  const index = listAt(trial.quarter, "villages").findIndex((one) => textAt(one, "id") === id);
  return under("villages", Math.max(index, 0));
}

export function withEntry(trial: Trial, place: string, value: Json | undefined): Trial {
  return { ...trial, quarter: withValue(trial.quarter, place, value) };
}

// ── who ──

export function postOf(trial: Trial): string {
  return textsAt(trial.quarter, `${placeOfPerson(trial)}.posts`)[0] ?? "";
}

export function withPost(trial: Trial, post: string): Trial {
  return withEntry(trial, `${placeOfPerson(trial)}.posts`, [post]);
}

/** Fewer months than the period has want a reason; in a trial it is the trial. */
export function withMonths(trial: Trial, months: number, names: Names): Trial {
  const place = placeOfPerson(trial);
  const isWhole = months === monthsOf(textAt(trial.quarter, "period"));
  return withEntry(withEntry(trial, `${place}.months`, months), `${place}.monthsReason`, isWhole ? undefined : names.reason);
}

export function withClass(trial: Trial, id: string, names: Names): Trial {
  const place = placeOfVillage(trial);
  const named = withEntry(trial, `${place}.class`, id === "" ? undefined : id);
  const counts = ["registeredPopulation", "residentPopulation", "workload"].some((measure) => valueAt(trial.quarter, `${place}.${measure}`) !== undefined);
  return withEntry(named, `${place}.classReason`, id !== "" && counts ? names.reason : undefined);
}

/** Pay by days of service wants the days. */
export function isByDays(scheme: Json): boolean {
  return textAt(scheme, "pay.proRating") === "days";
}

// ── events ──

export function countOf({ quarter, person }: Trial, item: string): number {
  return eventsOf(quarter, person, item).reduce((sum, { event }) => sum + numberAt(event, "count"), 0);
}

export function withOneMore(trial: Trial, item: string): Trial {
  const [last] = eventsOf(trial.quarter, trial.person, item).slice(-1);
  if (last !== undefined) return withEntry(trial, `events[${last.index}].count`, numberAt(last.event, "count") + 1);
  const event: JsonObject = { id: freeId(trial, "events", `trial-${item}`), person: trial.person, item, count: 1, date: firstDay(trial) };
  return withEntry(trial, "events", [...listAt(trial.quarter, "events"), event]);
}

export function withOneLess(trial: Trial, item: string): Trial {
  const [last] = eventsOf(trial.quarter, trial.person, item).slice(-1);
  if (last === undefined) return trial;
  const count = numberAt(last.event, "count") - 1;
  return count > 0 ? withEntry(trial, `events[${last.index}].count`, count) : withEntry(trial, `events[${last.index}]`, undefined);
}

function eventsOf(quarter: Json, person: string, item: string): { readonly event: Json; readonly index: number }[] {
  return listAt(quarter, "events").flatMap((event, index) => (textAt(event, "person") === person && textAt(event, "item") === item ? [{ event, index }] : []));
}

// ── red lines ──

/** How somebody comes to be hit by a red line. */
export type Capacity = "grid" | "post" | "offender" | "everybody";

/** In what capacities a red line can hit this person. */
export function capacitiesOf(trial: Trial, redLine: Json): Capacity[] {
  const posts = heldBy(trial);
  const hits = (key: string): Json | undefined => plain(valueAt(redLine, `hits.${key}`));
  const possible: [Capacity, boolean][] = [
    ["post", textsAt(redLine, "hits.posts").some((post) => posts.includes(post))],
    ["grid", hits("gridCadre") === true],
    ["offender", hits("offender") === "always" || hits("offender") === "when-ticked"],
    ["everybody", hits("everybody") === true],
  ];
  return possible.flatMap(([capacity, can]) => (can ? [capacity] : []));
}

/** The incident that was put in for trying, if there is one. */
export function triedIncident({ quarter, person }: Trial, redLine: string): number {
  return listAt(quarter, "incidents").findIndex((incident) => textAt(incident, "id") === incidentId(redLine, person));
}

export function withIncident(trial: Trial, redLine: Json, capacity: Capacity | null, names: Names): Trial {
  const id = textAt(redLine, "id");
  const at = triedIncident(trial, id);
  const without = withoutSpareGrid(at < 0 ? trial : withEntry(trial, `incidents[${at}]`, undefined));
  if (capacity === null) return withOthersFor(without, names);
  const village = textAt(trial.quarter, `${placeOfPerson(trial)}.village`);
  const needsGrid = plain(valueAt(redLine, "hits.gridCadre")) === true;
  const incident: JsonObject = {
    id: incidentId(id, trial.person),
    redLine: id,
    village,
    ...(needsGrid ? { grid: gridFor(without, capacity === "grid") } : {}),
    date: firstDay(trial),
    basis: names.reason,
    ...(capacity === "offender" ? { offender: trial.person, ...(plain(valueAt(redLine, "hits.offender")) === "when-ticked" ? { offenderTicked: true } : {}) } : {}),
  };
  const ready = needsGrid ? withGrid(without, capacity === "grid", names) : without;
  return withOthersFor(withEntry(ready, "incidents", [...listAt(ready.quarter, "incidents"), incident]), names);
}

function incidentId(redLine: string, person: string): string {
  return `trial-${redLine}-${person}`;
}

/** The grid of the person, or one of somebody else. */
function gridFor(trial: Trial, isOwn: boolean): string {
  return gridsOf(trial).find(({ cadre }) => (cadre === trial.person) === isOwn)?.id ?? (isOwn ? GRID : `${GRID}-other`);
}

function gridsOf(trial: Trial): { readonly id: string; readonly cadre: string }[] {
  return listAt(trial.quarter, `${placeOfVillage(trial)}.grids`).map((grid) => ({ id: textAt(grid, "id"), cadre: textAt(grid, "cadre") }));
}

function withGrid(trial: Trial, isOwn: boolean, names: Names): Trial {
  const id = gridFor(trial, isOwn);
  if (gridsOf(trial).some((grid) => grid.id === id)) return trial;
  const place = `${placeOfVillage(trial)}.grids`;
  return withEntry(trial, place, [...listAt(trial.quarter, place), { id, name: isOwn ? names.grid : names.other, cadre: isOwn ? trial.person : STAND_IN }]);
}


/** The grid of somebody else, once no incident is in it. */
function withoutSpareGrid(trial: Trial): Trial {
  const place = `${placeOfVillage(trial)}.grids`;
  const spare = gridsOf(trial).findIndex(({ id, cadre }) => cadre === STAND_IN && !listAt(trial.quarter, "incidents").some((incident) => textAt(incident, "grid") === id));
  return spare < 0 ? trial : withEntry(trial, `${place}[${spare}]`, undefined);
}

/**
 * A red line asks for whoever holds certain posts, and a quarter of one person has nobody there.
 * Somebody without scores and months stands in: he is ranked with nobody and paid nothing.
 */
function withOthersFor(trial: Trial, names: Names): Trial {
  if (!trial.isAlone) return trial;
  const people = listAt(trial.quarter, "people");
  const real = people.filter((one) => !textAt(one, "id").startsWith("others-"));
  const incidents = listAt(trial.quarter, "incidents").map((incident) => textAt(incident, "redLine"));
  const redLines = listAt(trial.scheme, "redLines").filter((redLine) => incidents.includes(textAt(redLine, "id")));
  const held = heldBy(trial);
  const wanted = [...new Set(redLines.flatMap((redLine) => textsAt(redLine, "hits.posts")))].filter((post) => !held.includes(post));
  const village = textAt(real[0], "village");
  const holder = (id: string, post: string): JsonObject => ({ id, name: `${names.other} ${nameOfPost(trial.scheme, post)}`, village, posts: [post], months: 0, monthsReason: names.reason });
  const theirs = gridsOf(trial).flatMap(({ id, cadre }) => (cadre === STAND_IN ? [id] : []));
  const needsNamed = listAt(trial.quarter, "incidents").some((incident) => textAt(incident, "offender") === STAND_IN || theirs.includes(textAt(incident, "grid")));
  const anyPost = textAt(trial.scheme, `posts[${Math.max(listAt(trial.scheme, "posts").length - 1, 0)}].id`);
  const stand = [...wanted.map((post) => holder(`others-${post}`, post)), ...(needsNamed ? [{ ...holder(STAND_IN, anyPost), name: names.other }] : [])];
  return withEntry(trial, "people", [...real, ...stand]);
}

/** The posts of the person, with those that a post stands for. */
function heldBy(trial: Trial): string[] {
  const posts = textsAt(trial.quarter, `${placeOfPerson(trial)}.posts`);
  return posts.flatMap((id) => [id, ...textsAt(listAt(trial.scheme, "posts").find((post) => textAt(post, "id") === id), "holds")]);
}

export function nameOfPost(scheme: Json, id: string): string {
  return textAt(
    listAt(scheme, "posts").find((post) => textAt(post, "id") === id),
    "name",
  );
}

// ── what stands there at first ──

function defaultClass(scheme: Json): JsonObject {
  const classes = listAt(scheme, "difficulty.classes");
  if (classes.length === 0) return {};
  // The one in the middle: neither promises nor takes anything.
  const middle = textAt(classes[Math.floor(classes.length / 2)], "id");
  return { class: middle };
}

function fullMarks(scheme: Json, level: "" | "team"): JsonObject {
  const leaves = leavesOf(scheme, level).filter(({ isEntered, isShared, isCounted }) => isEntered && !isShared && isCounted);
  if (leaves.length > 0) return { scores: Object.fromEntries(leaves.map(({ id, full }) => [id, full])) };
  const base = level === "" ? "" : `${level}.`;
  const isTotal = listAt(scheme, `${base}indicators`).length === 0 && valueAt(scheme, `${base}score.start`) === undefined;
  return isTotal ? { score: "100" } : {};
}

function sharedMarks(scheme: Json): JsonObject {
  const shared = leavesOf(scheme, "").filter(({ isEntered, isShared, isCounted }) => isEntered && isShared && isCounted);
  return shared.length === 0 ? {} : { scores: Object.fromEntries(shared.map(({ id, full }) => [id, full])) };
}

/** The period that today lies in, where the scheme holds for it; else the first that it holds for. */
function periodFor(scheme: Json, today: Date): string {
  const kind = textAt(scheme, "period") || "quarter";
  const from = textAt(scheme, "validity.from");
  const now = periodOf(kind, today.getFullYear(), today.getMonth());
  if (covers({ from, to: textAt(scheme, "validity.to") }, now)) return now;
  const first = boundsOf(from)?.first ?? "";
  return periodOf(kind, Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1);
}

function periodOf(kind: string, year: number, month: number): string {
  if (kind === "year") return String(year);
  if (kind === "month") return `${year}-${String(month + 1).padStart(2, "0")}`;
  return kind === "half-year" ? `${year}H${Math.floor(month / 6) + 1}` : `${year}Q${Math.floor(month / 3) + 1}`;
}

function firstDay(trial: Trial): string {
  return boundsOf(textAt(trial.quarter, "period"))?.first ?? "";
}

function freeId(trial: Trial, list: string, wish: string): string {
  const taken = new Set(listAt(trial.quarter, list).map((one) => textAt(one, "id")));
  let id = wish;
  while (taken.has(id)) id += "-";
  return id;
}

function numberAt(value: Json, place: string): number {
  const number = valueAt(value, place);
  return typeof number === "number" ? number : 0;
}

export function gridIsOwn(trial: Trial, grid: string): boolean {
  return gridsOf(trial).some(({ id, cadre }) => id === grid && cadre === trial.person);
}
