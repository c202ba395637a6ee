/** 办法库: every version of every scheme that this browser has, built in or its own. Nothing here changes an approved one. */

import type { CheckAnswer, Core, Language } from "../core";
import { isSameJson } from "../document/json";
import type { Json } from "../document/json";
import { fromText } from "../document/written";
import { builtIn } from "./built-in";
import { Storage } from "./storage";
import { factsOf, isSame } from "./version";
import type { Facts, SchemeName } from "./version";

export interface Version extends Facts {
  readonly home: "built-in" | "own";
  /** null until the file of a built-in version was loaded */
  readonly text: string | null;
  readonly value: Json | undefined;
  /** the content hash noted at the approval; null where nothing is frozen */
  readonly frozen: string | null;
}

/** A version whose text is here. */
export type Loaded = Version & { readonly text: string };

/** Why a version is not taken in, or what became of it. `conflict`: same id and version, other content. */
export type Outcome =
  | { readonly kind: "unreadable" }
  | { readonly kind: "unsettled" }
  | { readonly kind: "taken" | "same" | "conflict"; readonly version: Version };

/** What does not outlast this window: the browser keeps nothing, or has no room left. */
export type Trouble = "absent" | "full";

/** Milliseconds. */
const PATIENCE = 3000;

export class Library {
  private own: readonly Version[] = [];
  private bundled: readonly Version[];
  private storage: Storage | null = null;
  private removed: Version | null = null;
  private difficulty: Trouble | null = null;
  private readonly loaders = new Map<string, () => Promise<string>>();
  private readonly hashes = new Map<string, string | null>();
  /** when what was stored has been read, or cannot be */
  readonly ready: Promise<void>;

  constructor(
    private readonly core: Core,
    private readonly onChange: () => void,
  ) {
    this.bundled = builtIn().map(({ facts, load }) => {
      this.loaders.set(nameOf(facts), load);
      return { ...facts, home: "built-in", text: null, value: undefined, frozen: null };
    });
    this.ready = this.start();
  }

  /** By scheme, the latest version first. */
  get versions(): readonly Version[] {
    const all = [...this.own, ...this.bundled];
    return all.sort((one, other) => order(one.id, other.id) || order(other.from, one.from) || order(other.version, one.version));
  }

  get trouble(): Trouble | null {
    return this.difficulty;
  }

  /** The version deleted last, which can still be brought back. */
  get lastRemoved(): Version | null {
    return this.removed;
  }

  find(name: SchemeName): Version | null {
    return this.versions.find((version) => isSame(version, name)) ?? null;
  }

  /** The version with its text. Fails where a built-in one does not load. */
  async load(version: Version): Promise<Loaded> {
    if (version.text !== null) return { ...version, text: version.text };
    const text = (await this.loaders.get(nameOf(version))?.()) ?? "";
    const { value } = fromText(text);
    const loaded = { ...version, ...factsOf(value), text, value };
    this.bundled = this.bundled.map((one) => (isSame(one, version) ? loaded : one));
    this.onChange();
    return loaded;
  }

  /** The content hash that the core gives; null for what it refuses. */
  hashOf(text: string): string | null {
    let hash = this.hashes.get(text);
    if (hash === undefined) {
      hash = this.core.hashOf(text);
      this.hashes.set(text, hash);
    }
    return hash;
  }

  check(text: string, language: Language): CheckAnswer {
    return this.core.check(text, language);
  }

  /** What is stored is no longer what was approved. */
  isTampered({ text, frozen }: Version): boolean {
    return text !== null && frozen !== null && this.hashOf(text) !== frozen;
  }

  /** Takes a version in. Only a draft of one's own is replaced, and only where that is meant. */
  async take(text: string, { replacesDraft }: { readonly replacesDraft: boolean }): Promise<Outcome> {
    const { value } = fromText(text);
    const facts = factsOf(value);
    if (facts === null) return { kind: "unreadable" };
    const there = this.find(facts);
    if (there !== null) {
      const version = await this.load(there);
      if (isSameJson(version.value, value)) return { kind: "same", version };
      const isReplaced = replacesDraft && version.home === "own" && version.status === "draft";
      if (!isReplaced) return { kind: "conflict", version };
    }
    const frozen = facts.status === "approved" ? this.hashOf(text) : null;
    // Without a hash nobody could tell later whether it is still what was approved.
    if (facts.status === "approved" && frozen === null) return { kind: "unsettled" };
    return this.keep({ ...facts, home: "own", text, value, frozen });
  }

  async remove(version: Version): Promise<void> {
    if (version.home !== "own" || version.status === "approved") return;
    this.own = this.own.filter((one) => !isSame(one, version));
    this.removed = version;
    this.onChange();
    await this.stored((storage) => storage.remove(version.id, version.version));
  }

  async restore(): Promise<void> {
    const { removed } = this;
    this.removed = null;
    if (removed !== null && this.find(removed) === null) await this.keep(removed);
    else this.onChange();
  }

  /** Loads every text, so that all hashes can be shown and everything can be compared. */
  async loadAll(): Promise<void> {
    await this.ready;
    await Promise.all(this.bundled.map((version) => this.load(version).catch(() => version)));
  }

  private async keep(version: Version): Promise<Outcome> {
    const { id, text, frozen } = version;
    let isFree = true;
    await this.stored(async (storage) => {
      isFree = await storage.put({ id, version: version.version, text: text ?? "", frozen });
    });
    if (!isFree) {
      await this.read();
      return { kind: "conflict", version: this.find(version) ?? version };
    }
    this.own = [...this.own.filter((one) => !isSame(one, version)), version];
    if (this.removed !== null && isSame(this.removed, version)) this.removed = null;
    this.onChange();
    return { kind: "taken", version };
  }

  /** Some Safaris never answer, and a slow computer answers late: nothing waits longer than this, and a late answer still counts. */
  private start(): Promise<void> {
    const patience = new Promise<void>((resolve) => {
      window.setTimeout(resolve, PATIENCE);
    });
    return Promise.race([this.openStorage(), patience]);
  }

  private async openStorage(): Promise<void> {
    try {
      const storage = await Storage.open();
      const meanwhile = this.own;
      this.storage = storage;
      await this.read();
      for (const version of meanwhile) if (this.find(version) === null) await this.keep(version);
    } catch {
      this.storage = null;
      this.difficulty = "absent";
      this.onChange();
    }
  }

  private async read(): Promise<void> {
    const records = (await this.storage?.all()) ?? [];
    this.own = records.flatMap(({ text, frozen }): Version[] => {
      const { value } = fromText(text);
      const facts = factsOf(value);
      return facts === null ? [] : [{ ...facts, home: "own", text, value, frozen }];
    });
    this.onChange();
  }

  /** What cannot be stored stays for as long as the window does, and the trouble is said. */
  private async stored(work: (storage: Storage) => Promise<void>): Promise<void> {
    if (this.storage === null) return;
    try {
      await work(this.storage);
      if (this.difficulty !== null) this.difficulty = null;
    } catch {
      this.difficulty = "full";
    }
    this.onChange();
  }
}

export function nameOf({ id, version }: SchemeName): string {
  return `${id} ${version}`;
}


function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
