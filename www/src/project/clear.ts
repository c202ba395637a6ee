/** Removes what this page keeps on this computer. Files that were saved are no part of it. */

/** Every database and every key of localStorage that any part of the page writes. */
const DATABASES = ["cadre-pay-work", "cadre-pay"];
const KEYS = /^cadre-pay\./;

export async function clearThisComputer(): Promise<void> {
  for (const name of DATABASES) await clearDatabase(name);
  try {
    for (const key of Object.keys(localStorage).filter((one) => KEYS.test(one))) localStorage.removeItem(key);
  } catch {
    // What the browser forbids to read, the page has not written.
  }
}

/** Emptied first: a window that does not let go keeps the database from being deleted, and not from being emptied. */
async function clearDatabase(name: string): Promise<void> {
  const database = await opened(name);
  if (database.objectStoreNames.length > 0) await emptied(database);
  database.close();
  window.indexedDB.deleteDatabase(name);
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(name));
  });
}

function emptied(database: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names, "readwrite");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error(database.name));
    for (const name of names) transaction.objectStore(name).clear();
  });
}
