/** The town's own versions in this browser's database. */

export interface Stored {
  readonly id: string;
  readonly version: string;
  readonly text: string;
  /** the content hash noted when the version was approved; null for a draft, which may still change */
  readonly frozen: string | null;
}

const NAME = "cadre-pay";
const TABLE = "schemes";
const KEY = ["id", "version"];

export class Storage {
  private constructor(private readonly database: IDBDatabase) {
    // Another tab may want a newer layout of the database; what is shown here stays.
    database.onversionchange = () => {
      database.close();
    };
  }

  /** Fails where the browser keeps no database: private windows, forbidden storage, old portals. */
  static open(): Promise<Storage> {
    return new Promise((resolve, reject) => {
      const request = window.indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(TABLE, { keyPath: KEY });
      };
      request.onsuccess = () => resolve(new Storage(request.result));
      request.onerror = () => reject(failure(request.error));
    });
  }

  async all(): Promise<Stored[]> {
    let found: Stored[] = [];
    await this.inTable("readonly", (table) => {
      const request = table.getAll() as IDBRequest<Stored[]>;
      request.onsuccess = () => (found = request.result);
    });
    return found;
  }

  /** Leaves alone what was approved meanwhile, perhaps in another tab. */
  async put(record: Stored): Promise<boolean> {
    let isFree = true;
    await this.inTable("readwrite", (table) => {
      const request = table.get([record.id, record.version]) as IDBRequest<Stored | undefined>;
      request.onsuccess = () => {
        const there = request.result;
        isFree = there === undefined || there.frozen === null || there.text === record.text;
        if (isFree) table.put(record);
      };
    });
    return isFree;
  }

  remove(id: string, version: string): Promise<void> {
    return this.inTable("readwrite", (table) => {
      table.delete([id, version]);
    });
  }

  private inTable(mode: "readonly" | "readwrite", work: (table: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(TABLE, mode);
      transaction.oncomplete = () => resolve();
      // Also where the disk is full: then the request fails first and the transaction after it.
      transaction.onabort = () => reject(failure(transaction.error));
      work(transaction.objectStore(TABLE));
    });
  }
}

function failure(error: DOMException | null): Error {
  return new Error(error === null ? "IndexedDB" : `${error.name}: ${error.message}`);
}
