import type { Door } from "../dist/core-glue.js";
import { CadrePayFault, describe } from "./fault.js";

/** A way to run the core: real WebAssembly, or the same module as plain JavaScript. */
export interface Starter {
  /** A fresh instance. */
  start(): Promise<Door>;
  /** A fresh instance at once; old Chromium refuses this on the main thread. */
  startAtOnce(): Door;
}

/** Enough that a page which asks two questions about the same bad luck can still ask the third at once. */
const SPARES = 2;

/**
 * Calls into one instance of the core and replaces it after a fault: a panic leaves an instance with half-done work
 * in its memory, so it is never called again. Spares wait so that the next call works at once.
 */
export class Runner {
  private readonly starter: Starter;
  private door: Door | null;
  private readonly spares: Door[] = [];

  static async start(starter: Starter): Promise<Runner> {
    return new Runner(starter, await starter.start());
  }

  private constructor(starter: Starter, door: Door) {
    this.starter = starter;
    this.door = door;
    for (let spare = 0; spare < SPARES; spare += 1) this.prepareSpare();
  }

  call<T>(use: (door: Door) => T): T {
    try {
      this.door ??= this.startAtOnce();
      return use(this.door);
    } catch (cause) {
      this.door = this.spares.pop() ?? null;
      this.prepareSpare();
      throw new CadrePayFault(cause);
    }
  }

  private startAtOnce(): Door {
    try {
      return this.starter.startAtOnce();
    } catch (cause) {
      throw new Error(`the core is starting anew after several faults, call again in a moment; ${describe(cause)}`);
    }
  }

  private prepareSpare(): void {
    this.starter.start().then(
      (door) => {
        if (this.door === null) {
          this.door = door;
        } else if (this.spares.length < SPARES) {
          this.spares.push(door);
        }
      },
      () => {
        // OK because the next fault starts an instance by itself, and says so if it cannot.
      },
    );
  }
}
