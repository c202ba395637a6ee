/** Whose row it is: people, households and villages that are known, and those who are new. Nobody is ever taken for somebody else. */

import type { Json } from "../document/json";
import { isObject } from "../document/json";
import { listAt, textAt, textsAt } from "../document/place";
import { payeesOf } from "../desk/desk";
import { rowsAt } from "../quarter";
import type { Choice, Row } from "../quarter";
import type { Entry } from "./entries";
import { valueKey } from "./entries";
import { keyOf, rowKey } from "./findings";
import type { Findings, Fixes, Spot, Way } from "./findings";
import { bare } from "./meanings";
import type { Town } from "./meanings";
import { alike, heldTogether, villageKey } from "./names";

export interface Member extends Choice {
  readonly village: string;
  readonly posts: readonly string[];
  readonly idNumber: string;
  readonly isNew: boolean;
  /** by which a decision names them: whoever is new has no id that lasts before the import, but the row they come from does */
  readonly ref: string;
}

/** "open" waits for the clerk. */
type Answer<T> = T | "open";

export class Roll {
  readonly members: Member[] = [];
  readonly villages: (Choice & { readonly isNew: boolean })[] = [];
  private readonly namedVillages = new Map<string, Choice>();
  private readonly villagesByKey = new Map<string, Choice[]>();
  private readonly byPlace = new Map<string, Member[]>();
  private readonly byName = new Map<string, Member[]>();
  private readonly byNumber = new Map<string, Member>();
  /** who stands in a roster and waits there: their other rows wait with them and need nobody */
  private readonly expected = new Set<string>();
  private readonly posts: readonly Row[];
  private readonly nextMember: () => string;
  private readonly nextVillage: () => string;

  constructor(
    private readonly town: Town,
    private readonly fixes: Fixes,
    private readonly findings: Findings,
  ) {
    const { quarter, desk, system } = town;
    const list = system.subject === "household" ? "households" : "people";
    this.posts = rowsAt(town.scheme, "posts");
    this.nextMember = idsOf(quarter, list, list.slice(0, 1));
    this.nextVillage = idsOf(quarter, "villages", "v");
    const payees = payeesOf(desk);
    for (const village of listAt(quarter, "villages")) this.putVillage({ id: textAt(village, "id"), name: textAt(village, "name"), isNew: false });
    for (const person of listAt(quarter, list)) {
      const id = textAt(person, "id");
      this.enrol({ id, name: textAt(person, "name"), village: textAt(person, "village"), posts: textsAt(person, "posts"), idNumber: payees.get(id)?.idNumber ?? "", isNew: false, ref: id });
    }
  }

  /** The village of a row: null if the row names none. */
  villageOf(entry: Entry, mayBeNew: boolean): Answer<string | null> {
    const said = entry.values.get("village");
    if (said === undefined) return entry.waiting.has("village") ? "open" : null;
    const fix = this.fixes.get(keyOf(said.spot)) ?? this.fixes.get(valueKey("village", said.text));
    const chosen = fix?.kind === "is" ? this.villages.find((one) => this.villageRef(one) === fix.id) : undefined;
    if (chosen !== undefined) return chosen.id;
    const village = this.villageNamed(said.text);
    if (village !== undefined) {
      if (bare(village.name) !== bare(said.text)) this.findings.tidy(said.text, village.name, ["village"], said.spot);
      return village.id;
    }
    const suggestions = alike(said.text, this.villages);
    if (fix?.kind === "new" || (mayBeNew && suggestions.length === 0)) return this.addVillage(said.text);
    const ways: readonly Way[] = ["is", "new", "leave"];
    this.findings.report({ code: "unknown-village", spot: { ...said.spot, row: entry.row }, text: said.text, key: valueKey("village", said.text), ways, choices: this.villages.map((one) => this.villageChoice(one)), suggestions: suggestions.map((one) => this.villageChoice(one)) });
    return "open";
  }

  private villageChoice(village: Choice): Choice {
    return { id: this.villageRef(village), name: village.name };
  }

  /** New villages are named by their names, which last while their ids do not. */
  private villageRef({ name }: Choice): string {
    return `+${villageKey(name, this.town)}`;
  }

  private villageNamed(text: string): Choice | undefined {
    const known = this.namedVillages.get(text);
    if (known !== undefined) return known;
    const found = this.villagesByKey.get(villageKey(text, this.town)) ?? [];
    const exact = found.length > 1 ? found.filter(({ name }) => bare(name) === bare(text)) : found;
    const [village] = exact;
    if (village === undefined || exact.length > 1) return undefined;
    this.namedVillages.set(text, village);
    return village;
  }

  /** The row of somebody who may be new: from a roster. */
  enrolled(entry: Entry, village: string | null, twins: readonly Entry[]): Answer<Member> {
    const member = this.enrolledOrOpen(entry, village, twins);
    if (member === "open") this.expect(entry, village);
    return member;
  }

  /** Their row in a roster waits for the clerk. */
  expect(entry: Entry, village: string | null): void {
    const name = entry.values.get("name")?.text ?? "";
    this.expected.add(placeKey(village ?? "", name));
    this.expected.add(bare(name));
  }

  private enrolledOrOpen(entry: Entry, village: string | null, twins: readonly Entry[]): Answer<Member> {
    const spot: Spot = { table: entry.table, row: entry.row, column: null };
    const fix = this.fixes.get(rowKey(spot));
    const name = entry.values.get("name")?.text ?? "";
    const chosen = fix?.kind === "is" ? this.members.find(({ ref }) => ref === fix.id) : undefined;
    if (chosen !== undefined) return chosen;
    if (name === "") return this.nameless(entry);
    const byNumber = this.numbered(entry);
    if (byNumber !== undefined && bare(byNumber.name) === bare(name)) return byNumber;
    if (byNumber !== undefined) return this.ask("id-name", entry, [byNumber], byNumber.name, ["is", "leave"]);
    if (village === null) return this.villageless(entry);
    const here = this.byPlace.get(placeKey(village, name)) ?? [];
    if (fix?.kind === "new") return this.create(entry, village, name);
    if (fix?.kind === "same") return here[here.length - 1] ?? this.create(entry, village, name);
    const number = entry.values.get("idNumber")?.text ?? "";
    const others = number === "" ? [] : here.filter(({ idNumber }) => idNumber !== "" && idNumber !== number);
    const undecided = twins.filter((twin) => !this.fixes.has(rowKey({ ...twin, column: null })));
    if (undecided.length > 0) return this.twin(entry, village, name, here, undecided);
    if (others.length > 0 && others.length === here.length) return this.ask("id-differs", entry, here, "", ["is", "new", "leave"]);
    if (here.length === 0) return this.create(entry, village, name);
    return this.oneOf(entry, here);
  }

  /** The row of somebody who has to be known: scores, accounts, events. */
  matched(entry: Entry, village: string | null): Answer<Member> {
    const fix = this.fixes.get(rowKey({ ...entry, column: null }));
    const chosen = fix?.kind === "is" ? this.members.find(({ ref }) => ref === fix.id) : undefined;
    if (chosen !== undefined) return chosen;
    const name = entry.values.get("name")?.text ?? "";
    const byNumber = this.numbered(entry);
    if (byNumber !== undefined && (name === "" || bare(byNumber.name) === bare(name))) return byNumber;
    if (byNumber !== undefined) return this.ask("id-name", entry, [byNumber], byNumber.name, ["is", "leave"]);
    if (name === "") return this.nameless(entry);
    const here = village === null ? (this.byName.get(bare(name)) ?? []) : (this.byPlace.get(placeKey(village, name)) ?? []);
    if (here.length > 0) return this.oneOf(entry, here);
    const expected = village === null ? [bare(name)] : [placeKey(village, name), placeKey("", name)];
    if (expected.some((key) => this.expected.has(key))) return "open";
    const near = village === null ? this.members : this.members.filter((member) => member.village === village);
    const elsewhere = village === null ? [] : (this.byName.get(bare(name)) ?? []);
    this.ask("unmatched", entry, near.length > 0 ? near : this.members, "", ["is", "leave"], [...elsewhere, ...alike(name, near)].slice(0, 4));
    return "open";
  }

  /** How somebody is told apart in a choice. */
  described(member: Member): Choice {
    const village = this.villages.find(({ id }) => id === member.village)?.name ?? member.village;
    const posts = listAt(this.town.scheme, "posts").filter((post) => member.posts.includes(textAt(post, "id"))).map((post) => textAt(post, "name"));
    return { id: member.ref, name: [village, member.name, ...posts].join(" ") };
  }

  private numbered(entry: Entry): Member | undefined {
    const number = entry.values.get("idNumber")?.text ?? "";
    return number === "" ? undefined : this.byNumber.get(number);
  }

  /** One of several of that name in the village; the post may tell them apart. */
  private oneOf(entry: Entry, here: readonly Member[]): Answer<Member> {
    const [only] = here;
    if (here.length === 1 && only !== undefined) return only;
    const posts = postsOf(entry, this.posts);
    const same = here.filter((member) => posts.length > 0 && posts.every((post) => member.posts.includes(post)));
    const [one] = same;
    return same.length === 1 && one !== undefined ? one : this.ask("several", entry, here, "", ["is", "leave"]);
  }

  /** The name stands twice for this village: two people, or one in two posts. */
  private twin(entry: Entry, village: string, name: string, here: readonly Member[], twins: readonly Entry[]): Answer<Member> {
    const numbers = [entry, ...twins].map((one) => one.values.get("idNumber")?.text ?? "");
    if (numbers.every((number) => number !== "") && new Set(numbers).size === numbers.length) return this.create(entry, village, name);
    const posts = postsOf(entry, this.posts);
    const same = here.filter((member) => !member.isNew && posts.length > 0 && posts.every((post) => member.posts.includes(post)));
    const [one] = same;
    if (same.length === 1 && one !== undefined && here.length > 1) return one;
    // The first of them goes as soon as it is said what the others are.
    const [first, ...later] = [entry, ...twins].sort((a, b) => a.row - b.row);
    const asked = entry === first ? later : [entry];
    for (const one of asked) this.ask("duplicate", one, here.filter(({ isNew }) => !isNew), String((first?.row ?? 0) + 1), ["same", "new", "leave"]);
    return "open";
  }

  private create(entry: Entry, village: string, name: string): Answer<Member> {
    const posts = postsOf(entry, this.posts);
    if (posts.length === 0 && this.town.system.subject === "person") {
      if (!entry.waiting.has("posts")) this.findings.report({ code: "no-post", spot: { ...entry, column: columnIn(entry, "posts") }, text: name, ways: ["text", "leave"] });
      return "open";
    }
    return this.enrol({ id: this.nextMember(), name, village, posts, idNumber: entry.values.get("idNumber")?.text ?? "", isNew: true, ref: rowKey({ ...entry, column: null }) });
  }

  private nameless(entry: Entry): "open" {
    if (!entry.waiting.has("name")) this.findings.report({ code: "no-name", spot: { ...entry, column: columnIn(entry, "name") }, text: "", ways: ["text", "leave"] });
    return "open";
  }

  private villageless(entry: Entry): "open" {
    this.findings.report({ code: "no-village", spot: { ...entry, column: columnIn(entry, "village") }, text: entry.values.get("name")?.text ?? "", ways: ["text", "leave"] });
    return "open";
  }

  private ask(code: "unmatched" | "several" | "duplicate" | "id-name" | "id-differs", entry: Entry, choices: readonly Member[], other: string, ways: readonly Way[], suggestions: readonly Member[] = choices): "open" {
    const text = entry.values.get("name")?.text ?? "";
    this.findings.report({ code, spot: { ...entry, column: null }, text, other, ways, choices: choices.map((one) => this.described(one)), suggestions: suggestions.slice(0, 4).map((one) => this.described(one)) });
    return "open";
  }

  private addVillage(name: string): string {
    const known = this.villages.find((village) => village.isNew && villageKey(village.name, this.town) === villageKey(name, this.town));
    if (known !== undefined) return known.id;
    const id = this.nextVillage();
    this.putVillage({ id, name, isNew: true });
    return id;
  }

  private putVillage(village: Choice & { readonly isNew: boolean }): void {
    this.villages.push(village);
    push(this.villagesByKey, villageKey(village.name, this.town), village);
  }

  private enrol(member: Member): Member {
    this.members.push(member);
    push(this.byPlace, placeKey(member.village, member.name), member);
    push(this.byName, bare(member.name), member);
    if (member.idNumber !== "" && !this.byNumber.has(member.idNumber)) this.byNumber.set(member.idNumber, member);
    return member;
  }
}

/** What stands under 职务 and 兼任职务 together. */
export function postsOf(entry: Entry, posts: readonly Row[]): string[] {
  const held = ["posts", "posts.other"].flatMap((meaning) => (entry.values.get(meaning)?.text ?? "").split(" "));
  return heldTogether(held.filter((post) => post !== ""), posts);
}

/** The rows of a table that give the same name for the same village. */
export function twinsIn(entries: readonly { readonly entry: Entry; readonly village: string | null }[]): Map<Entry, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const { entry, village } of entries) push(groups, placeKey(village ?? "", entry.values.get("name")?.text ?? ""), entry);
  return new Map(entries.map(({ entry, village }) => [entry, (groups.get(placeKey(village ?? "", entry.values.get("name")?.text ?? "")) ?? []).filter((other) => other !== entry)]));
}

function columnIn(entry: Entry, meaning: string): number | null {
  return entry.table.recognised.columns.find((column) => column.meaning === meaning)?.index ?? null;
}

function placeKey(village: string, name: string): string {
  return `${village}/${bare(name)}`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Ids that no item of the list has yet, one after the other. */
export function idsOf(document: Json | undefined, place: string, letter: string): () => string {
  const taken = new Set(listAt(document, place).map((item) => (isObject(item) ? textAt(item, "id") : "")));
  let number = taken.size;
  return () => {
    do number += 1;
    while (taken.has(`${letter}${number}`));
    return `${letter}${number}`;
  };
}
