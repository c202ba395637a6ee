/**
 * Reads files, writes workbooks, encodes text. Each file is read, and each workbook written, in a worker of its own that is thrown away: a
 * file that makes the module stumble hurts nothing else, and whoever has waited long enough can end it.
 */

import { bytesOf } from "../files";
import { type Edition, edition, NotLoaded, openDoor } from "./edition";
import type { EncodeAnswer, Office, Progress, ReadAnswer, Unreadable } from "./types";
import { type Job, type News, type Order, type Outcome, serve, work } from "./work";

/** Larger files are not even loaded; as in office/src/bounds.rs. */
const bytesMost = 200 * 2 ** 20;

type Tell = (progress: Progress) => void;

export const office: Office = {
  async read(file, options = {}, tell = () => undefined, stop) {
    if (file.size > bytesMost) return unreadable("too-large", String(file.size));
    const bytes = await bytesOf(file).catch(() => null);
    if (bytes === null) return unreadable("not-read", "");
    try {
      const answer = await run({ kind: "read", bytes, options: JSON.stringify(options) }, tell, stop);
      return named(JSON.parse(String(answer)) as ReadAnswer, file.name);
    } catch (fault) {
      if (stop?.aborted === true) return unreadable("stopped", "");
      return unreadable(fault instanceof NotLoaded ? "not-loaded" : "damaged", String(fault));
    }
  },
  async write(workbook, tell = () => undefined, stop) {
    const bytes = await run({ kind: "write", workbook: JSON.stringify(workbook) }, tell, stop);
    if (typeof bytes === "string") throw new Error("a workbook is bytes");
    return bytes;
  },
  async encode(text, encoding): Promise<EncodeAnswer> {
    encoder ??= edition().then(openDoor);
    const door = await encoder;
    const missing = door.unencodable(text, encoding);
    if (missing !== "") return { kind: "unencodable", characters: Array.from(missing) };
    return { kind: "encoded", bytes: door.encode(text, encoding) };
  },
};

/** Encoding sees nothing but our own text, so its instance stays, in the page. */
let encoder: ReturnType<typeof openDoor> | null = null;

function unreadable(why: Unreadable, detail: string): ReadAnswer {
  return { kind: "unreadable", why, detail };
}

/** The one sheet of a text file has the name of the file. */
function named(answer: ReadAnswer, file: string): ReadAnswer {
  if (answer.kind !== "read" || answer.file !== "csv") return answer;
  return { ...answer, sheets: answer.sheets.map((sheet) => ({ ...sheet, name: file.replace(/\.[^.]*$/, "") })) };
}

async function run(job: Job, tell: Tell, stop: AbortSignal | undefined): Promise<Outcome> {
  tell({ stage: "loading", percent: null });
  const module = await edition();
  if (stop?.aborted) throw stopped();
  const stage = job.kind === "read" ? "reading" : "writing";
  tell({ stage, percent: null });
  const worker = hire(module);
  const progress = (percent: number): void => tell({ stage, percent });
  if (worker === null) return work(await openDoor(module), job, progress);
  try {
    return await inWorker(worker, { module: module.module, job }, progress, stop);
  } catch (fault) {
    if (fault !== notStarted) throw fault;
    return work(await openDoor(module), job, progress);
  } finally {
    worker.terminate();
  }
}

/** A worker made of text, because the page may fetch nothing; null where none may be made. */
function hire({ glue, plain }: Edition): Worker | null {
  const text = `"use strict";(${String(serve)})(self,${String(work)},${String(glue)},${String(plain)});`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } catch {
    return null;
  } finally {
    // Once the worker has begun to load it keeps the text by itself.
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

/** A policy may let a worker be made and then not let it start. */
const notStarted = new Error("the worker did not start");

function inWorker(worker: Worker, order: Order, progress: (percent: number) => void, stop: AbortSignal | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let started = false;
    stop?.addEventListener("abort", () => reject(stopped()));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(started ? new Error(event.message) : notStarted);
    };
    worker.onmessage = ({ data: news }: MessageEvent<News>) => {
      switch (news.kind) {
        case "ready":
          started = true;
          return worker.postMessage(order, order.job.kind === "read" ? [order.job.bytes] : []);
        case "progress":
          return progress(news.percent);
        case "done":
          return resolve(news.outcome);
        case "fault":
          return reject(new Error(news.detail));
      }
    };
  });
}

function stopped(): DOMException {
  return new DOMException("stopped", "AbortError");
}
