/**
 * The projects in this browser's database. Each is one header with a number, its documents as text with what was changed in them since, and
 * the entries of its log.
 */

import type { Patch } from "../document/patch";
import type { PartName } from "../document/written";
import type { Entry, Log } from "./journal";

export interface SavedFile {
  readonly name: string;
  /** local time with its offset */
  readonly at: string;
}

export interface Header {
  readonly id: string;
  /** one more at each write: who finds another number than the one last written here would overwrite somebody's work */
  readonly sequence: number;
  readonly at: string;
  readonly town: string;
  readonly period: string;
  readonly scheme: string;
  readonly isApproved: boolean;
  /** set aside because another window had gone on with the same project */
  readonly isCopy: boolean;
  readonly drafts: Readonly<Partial<Record<"scheme" | "quarter", string>>>;
  /** the file that it was last saved to */
  readonly file: SavedFile | null;
  /** nothing was changed since */
  readonly isInFile: boolean;
  readonly folded: number;
}

export interface Kept {
  readonly header: Header;
  readonly texts: Readonly<Record<PartName, string>>;
  /** what was changed in those texts since, in turn */
  readonly patches: Readonly<Record<PartName, readonly Patch[]>>;
  readonly log: Log;
}

export interface Writing {
  readonly header: Header;
  /** of what changed: the whole, or what is different from what was written last */
  readonly texts: Readonly<Partial<Record<PartName, string>>>;
  readonly patches: Readonly<Partial<Record<PartName, Patch>>>;
  readonly entries: readonly Entry[];
}

/** `overtaken`: another window wrote since; `missing`: what was there is gone. Neither writes anything. */
export type Outcome = "written" | "overtaken" | "missing";

export const DATABASE = "cadre-pay-work";
/** 2: with a table of patches. */
const LAYOUT = 2;
const TABLES = ["projects", "texts", "patches", "entries", "last"] as const;
const LAST = "last";

interface StoredText {
  readonly project: string;
  readonly name: PartName;
  readonly text: string;
}

interface StoredPatch {
  readonly project: string;
  readonly name: PartName;
  /** of the writing that it belongs to */
  readonly sequence: number;
  readonly patch: Patch;
}

export class ProjectStorage {
  private constructor(
    private readonly database: IDBDatabase,
    onLost: () => void,
  ) {
    // Another window clears this computer, or has a newer layout of the database.
    database.onversionchange = () => {
      database.close();
      onLost();
    };
    // The browser itself closes it when its data are cleared.
    database.onclose = onLost;
  }

  /** Fails where the browser keeps no database: private windows, forbidden storage, old portals. */
  static open(onLost: () => void): Promise<ProjectStorage> {
    return new Promise((resolve, reject) => {
      const request = window.indexedDB.open(DATABASE, LAYOUT);
      request.onupgradeneeded = ({ oldVersion }) => {
        const database = request.result;
        database.createObjectStore("patches", { keyPath: ["project", "name", "sequence"] });
        if (oldVersion > 0) return;
        database.createObjectStore("projects", { keyPath: "id" });
        database.createObjectStore("texts", { keyPath: ["project", "name"] });
        database.createObjectStore("entries", { keyPath: ["project", "number"] });
        database.createObjectStore("last");
      };
      request.onsuccess = () => resolve(new ProjectStorage(request.result, onLost));
      request.onerror = () => reject(failure(request.error));
    });
  }

  /** All of it or nothing, and only onto the state that this window wrote last. */
  async write({ header, texts, patches, entries }: Writing): Promise<Outcome> {
    let outcome: Outcome = "written";
    await this.inTables("readwrite", (table) => {
      const before = table("projects").get(header.id) as IDBRequest<Header | undefined>;
      before.onsuccess = () => {
        const sequence = before.result?.sequence ?? 0;
        if (sequence !== header.sequence - 1) {
          outcome = sequence === 0 ? "missing" : "overtaken";
          return;
        }
        table("projects").put(header);
        for (const [name, text] of Object.entries(texts)) {
          table("texts").put({ project: header.id, name: name as PartName, text } satisfies StoredText);
          table("patches").delete(IDBKeyRange.bound([header.id, name], [header.id, name, []]));
        }
        for (const [name, patch] of Object.entries(patches)) table("patches").put({ project: header.id, name: name as PartName, sequence: header.sequence, patch } satisfies StoredPatch);
        for (const entry of entries) table("entries").put({ ...entry, project: header.id });
        // An entry that was taken back, and those that the log folded away.
        const end = header.folded;
        if (end > 0) table("entries").delete(IDBKeyRange.bound([header.id, 0], [header.id, end], false, true));
        table("last").put(header.id, LAST);
      };
    });
    return outcome;
  }

  async headers(): Promise<readonly Header[]> {
    let found: Header[] = [];
    await this.inTables("readonly", (table) => {
      const request = table("projects").getAll() as IDBRequest<Header[]>;
      request.onsuccess = () => (found = request.result);
    });
    return found.sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  async read(id: string): Promise<Kept | null> {
    let header: Header | undefined;
    let texts: StoredText[] = [];
    let patches: StoredPatch[] = [];
    let entries: (Entry & { project: string })[] = [];
    await this.inTables("readonly", (table) => {
      const within = IDBKeyRange.bound([id], [id, []]);
      const one = table("projects").get(id) as IDBRequest<Header | undefined>;
      one.onsuccess = () => (header = one.result);
      const some = table("texts").getAll(within) as IDBRequest<StoredText[]>;
      some.onsuccess = () => (texts = some.result);
      const since = table("patches").getAll(within) as IDBRequest<StoredPatch[]>;
      since.onsuccess = () => (patches = since.result);
      const all = table("entries").getAll(within) as IDBRequest<(Entry & { project: string })[]>;
      all.onsuccess = () => (entries = all.result);
    });
    if (header === undefined) return null;
    const of = (part: PartName): readonly Patch[] => patches.filter(({ name }) => name === part).map(({ patch }) => patch);
    return {
      header,
      texts: Object.fromEntries(texts.map(({ name, text }) => [name, text])) as Record<PartName, string>,
      patches: { scheme: of("scheme"), quarter: of("quarter"), desk: of("desk") },
      log: { entries, folded: header.folded },
    };
  }

  setLast(id: string): Promise<void> {
    return this.inTables("readwrite", (table) => {
      table("last").put(id, LAST);
    });
  }

  /** The project that was opened or written last, in whichever window. */
  async last(): Promise<Kept | null> {
    let id: unknown;
    await this.inTables("readonly", (table) => {
      const request = table("last").get(LAST);
      request.onsuccess = () => (id = request.result as unknown);
    });
    return typeof id === "string" ? this.read(id) : null;
  }

  remove(id: string): Promise<void> {
    return this.inTables("readwrite", (table) => {
      const within = IDBKeyRange.bound([id], [id, []]);
      table("projects").delete(id);
      table("texts").delete(within);
      table("patches").delete(within);
      table("entries").delete(within);
    });
  }

  private inTables(mode: "readonly" | "readwrite", work: (table: (name: (typeof TABLES)[number]) => IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(TABLES, mode);
      transaction.oncomplete = () => resolve();
      // Also where the disk is full: then the request fails first and the transaction after it.
      transaction.onabort = () => reject(failure(transaction.error));
      work((name) => transaction.objectStore(name));
    });
  }
}

function failure(error: DOMException | null): Error {
  return new Error(error === null ? "IndexedDB" : `${error.name}: ${error.message}`);
}
