/**
 * Which window works on which project. Where the browser has locks, one window holds the project's, and a window that breaks down lets go of
 * it by that. Elsewhere, and to ask a window to let go, they tell each other through localStorage, whose events every browser has, also from
 * plain http and from files. It is a courtesy: what must never be overwritten is guarded by the numbers in the database.
 */

/** Not in old kernels, nor on plain http. */
const { locks } = navigator as { readonly locks?: LockManager };
const HOLDER = "cadre-pay.window.";
const ASK = "cadre-pay.ask";
const ANSWER = "cadre-pay.answer";
/** Milliseconds within which a window that is there has answered. */
const PATIENCE = 1500;

interface Message {
  readonly project: string;
  readonly nonce: string;
  /** whether the other window is to let go */
  readonly isTaking: boolean;
}

export class Windows {
  private project: string | null = null;
  /** which project is being entered, or was last */
  private entering: string | null = null;
  private release: () => void = () => undefined;

  constructor(
    private readonly self: string,
    /** finishes what is being written and lets go */
    private readonly onTaken: () => Promise<void>,
  ) {
    window.addEventListener("storage", (event) => {
      if (event.key === ASK && event.newValue !== null) void this.asked(event.newValue);
      // A window that was asked and answered too late finds another name in the place of its own.
      if (this.project !== null && event.key === HOLDER + this.project && event.newValue !== null && event.newValue !== this.self) void this.letGo();
    });
  }

  /** Says that this window works on the project, unless another one does; answers whether it may. */
  async enter(project: string): Promise<boolean> {
    this.leave();
    this.entering = project;
    const isFree = locks === undefined ? !(await this.isAnswered(project)) : await this.lock(project, { ifAvailable: true });
    if (!isFree || this.entering !== project) return false;
    this.hold(project);
    return true;
  }

  /** Has another window let go of the project, and goes on with it here. */
  async take(project: string): Promise<void> {
    this.entering = project;
    if (read(HOLDER + project) !== null) await this.ask(project, true);
    // Also from a window that sleeps and does not answer.
    if (locks !== undefined) await this.lock(project, { steal: true });
    this.hold(project);
  }

  leave(): void {
    if (this.project !== null && read(HOLDER + this.project) === this.self) remove(HOLDER + this.project);
    this.project = null;
    this.entering = null;
    this.release();
  }

  private async isAnswered(project: string): Promise<boolean> {
    const holder = read(HOLDER + project);
    return holder !== null && holder !== this.self && (await this.ask(project, false));
  }

  /** Whether the lock was free; it is held until this window leaves, ends, or another one takes it. */
  private lock(project: string, options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        if (lock === null || this.entering !== project) return undefined;
        return new Promise((release) => (this.release = release));
      };
      locks?.request(HOLDER + project, options, held).catch(() => {
        resolve(false);
        if (this.project === project) void this.letGo();
      });
    });
  }

  private hold(project: string): void {
    this.project = project;
    write(HOLDER + project, this.self);
  }

  private async asked(text: string): Promise<void> {
    const { project, nonce, isTaking } = JSON.parse(text) as Message;
    if (project !== this.project) return;
    if (isTaking) await this.letGo();
    write(ANSWER, nonce);
  }

  private letGo(): Promise<void> {
    this.project = null;
    return this.onTaken().then(() => this.release());
  }

  /** Whether somebody answers: a window that broke down left its name behind and says nothing. */
  private ask(project: string, isTaking: boolean): Promise<boolean> {
    const nonce = `${this.self} ${Date.now()}`;
    return new Promise((resolve) => {
      const heard = (event: StorageEvent): void => {
        if (event.key === ANSWER && event.newValue === nonce) settle(true);
      };
      const settle = (isThere: boolean): void => {
        window.removeEventListener("storage", heard);
        window.clearTimeout(patience);
        remove(ASK);
        remove(ANSWER);
        resolve(isThere);
      };
      const patience = window.setTimeout(() => settle(false), PATIENCE);
      window.addEventListener("storage", heard);
      write(ASK, JSON.stringify({ project, nonce, isTaking } satisfies Message));
    });
  }
}

/** Without localStorage no window hears of another; the numbers in the database still guard what is kept. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
