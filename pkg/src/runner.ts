import type { Door } from "../dist/core-glue.js";
import { CadrePayFault } from "./fault.js";

/** A way to run the core: real WebAssembly, or the same module as plain JavaScript. */
export interface Starter {
  /** A fresh instance. */
  start(): Promise<Door>;
  /** A fresh instance at once; old Chromium refuses this on the main thread. */
  startAtOnce(): Door;
}

/**
 * Calls into one instance of the core and replaces it after a fault: a panic leaves an instance with half-done work
 * in its memory, so it is never called again. A spare waits so that the next call works at once.
 */
export class Runner {
  private readonly starter: Starter;
  private door: Door | null;
  private spare: Door | null = null;

  static async start(starter: Starter): Promise<Runner> {
    return new Runner(starter, await starter.start());
  }

  private constructor(starter: Starter, door: Door) {
    this.starter = starter;
    this.door = door;
    this.prepareSpare();
  }

  call<T>(use: (door: Door) => T): T {
    try {
      return use(this.working());
    } catch (cause) {
      this.replace();
      throw new CadrePayFault(cause);
    }
  }

  private working(): Door {
    this.door ??= this.starter.startAtOnce();
    return this.door;
  }

  private replace(): void {
    this.door = this.spare;
    this.spare = null;
    this.prepareSpare();
  }

  private prepareSpare(): void {
    this.starter.start().then(
      (door) => {
        if (this.door === null) {
          this.door = door;
        } else {
          this.spare = door;
        }
      },
      () => {
        // OK because the next fault starts an instance by itself, and says so if it cannot.
      },
    );
  }
}
