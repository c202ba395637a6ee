/** What the office module is asked to do, and the doing of it. Both functions travel into a worker as text, so they name nothing outside themselves. */

import type { Door, createGlue } from "../../../office/dist/office-glue.js";
import type { instantiate } from "../../../office/dist/office-nowasm.js";

export type Job =
  | { readonly kind: "read"; readonly bytes: ArrayBuffer; readonly options: string }
  | { readonly kind: "write"; readonly workbook: string };

/** To the worker: the module (none where it came as plain JavaScript), and what to do with it. */
export interface Order {
  readonly module: Uint8Array<ArrayBuffer> | null;
  readonly job: Job;
}

/** The answer of reading is JSON text; that of writing is the bytes. */
export type Outcome = string | Uint8Array;

/** From the worker. */
export type News =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly percent: number }
  | { readonly kind: "done"; readonly outcome: Outcome }
  | { readonly kind: "fault"; readonly detail: string };

export function work(door: Door, job: Job, tell: (percent: number) => void): Outcome {
  return job.kind === "read" ? door.read(new Uint8Array(job.bytes), job.options, tell) : door.write(job.workbook, tell);
}

/** Inside the worker: waits for an order, carries it out and sends what comes of it. */
export function serve(worker: Worker, doWork: typeof work, glueOf: typeof createGlue, plain: typeof instantiate | null): void {
  const send = (news: News): void => worker.postMessage(news);
  const carryOut = async ({ module, job }: Order): Promise<void> => {
    try {
      const glue = glueOf();
      const exports = module === null ? plain?.(glue.imports) : (await WebAssembly.instantiate(module, glue.imports)).instance.exports;
      if (exports === undefined) throw new Error("there is no module");
      send({ kind: "done", outcome: doWork(glue.open(exports), job, (percent) => send({ kind: "progress", percent })) });
    } catch (fault) {
      send({ kind: "fault", detail: String(fault) });
    }
  };
  worker.onmessage = ({ data }: MessageEvent<Order>) => void carryOut(data);
  send({ kind: "ready" });
}
