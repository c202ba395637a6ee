/**
 * cadre-pay: exact, explained quarterly performance pay of village cadres.
 *
 *     await init();
 *     const answer = settle(scheme, quarter);
 *
 * Importing does nothing; `init` loads the core once. After it, every call is synchronous.
 */
import { type InitSource, isSource, nowasmEdition, wasmEdition } from "./editions.js";
import { describe } from "./fault.js";
import { OpenInCore } from "./open.js";
import type { OpenQuarter } from "./open.js";
import { Runner } from "./runner.js";
import type { CadrePay, CheckAnswer, CompareAnswer, Language, MovesAnswer, Problem, QuarterDocument, SchemeDocument, SettleAnswer, SweepAnswer, WithinPoolAnswer, WordsAnswer } from "./types.js";

export * from "./types.js";
export type { InitSource } from "./editions.js";
export type { OpenQuarter, ScoreChange } from "./open.js";
export { CadrePayFault } from "./fault.js";

export interface InitOptions {
  /** `"wasm"`: never fall back. `"nowasm"`: plain JavaScript from the start. Left out: wasm, and if refused nowasm. */
  edition?: "wasm" | "nowasm";
  source?: InitSource;
}

/** Which edition of the core runs, and why it is not WebAssembly if it is not. */
export interface EditionInUse {
  kind: "wasm" | "nowasm";
  reason: string | null;
}

/** Loads the core. Further calls return the first one's promise; after a failure `init` may be called again. */
export function init(source?: InitSource | InitOptions): Promise<EditionInUse> {
  const options = source === undefined ? {} : isSource(source) ? { source } : source;
  loading ??= load(options).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Which edition runs. Only after `init`. */
export function edition(): EditionInUse {
  return { ...core().edition };
}

/** Settles a quarter by a scheme. Only after `init`. */
export const settle: CadrePay["settle"] = (scheme, quarter, options) =>
  core().runner.call((door) => door.settle(scheme, quarter, options) as SettleAnswer);

/** Settles a quarter and keeps it open, so that changed scores are settled at once, however many people there are. Only after `init`. */
export function open(scheme: SchemeDocument | string, quarter: QuarterDocument | string, options?: { language?: Language }): OpenQuarter {
  return new OpenInCore(core().runner, scheme, quarter, options);
}

/** Runs a scheme's worked examples. Only after `init`. */
export const check: CadrePay["check"] = (scheme, options) =>
  core().runner.call((door) => door.check(scheme, options) as CheckAnswer);

/** Writes an amount in words for cheques and pay sheets (人民币大写). Only after `init`. */
export const amountInWords: CadrePay["amountInWords"] = (amount, options) =>
  core().runner.call((door) => door.amountInWords(amount, options) as WordsAnswer);

/** The engine's version. Only after `init`. */
export const version: CadrePay["version"] = () => core().runner.call((door) => door.version());

/** What two schemes make of the same quarters, one to eight. Only after `init`. */
export const compare: CadrePay["compare"] = (before, after, quarters, options) =>
  core().runner.call((door) => door.compare(before, after, quarters, options) as CompareAnswer);

/** What every value of a range makes of the quarters. Only after `init`. */
export const sweep: CadrePay["sweep"] = (scheme, quarters, place, range, options) =>
  core().runner.call((door) => door.sweep(scheme, quarters, place, range, options) as SweepAnswer);

/** To which grade every score leads that can be entered for somebody, everything else being as it is. Only after `init`. */
export const moves: CadrePay["moves"] = (scheme, quarter, person, { among, ...options } = {}) =>
  core().runner.call((door) => door.moves(scheme, quarter, person, among, options) as MovesAnswer);

/** The largest value of a range with which every quarter stays within its pool. Only after `init`. */
export const largestWithinPool: CadrePay["largestWithinPool"] = (scheme, quarters, place, range, options) =>
  core().runner.call((door) => door.largestWithinPool(scheme, quarters, place, range, options) as WithinPoolAnswer);

/** The smallest one. Only after `init`. */
export const smallestWithinPool: CadrePay["smallestWithinPool"] = (scheme, quarters, place, range, options) =>
  core().runner.call((door) => door.smallestWithinPool(scheme, quarters, place, range, options) as WithinPoolAnswer);

/** For `cadre-pay/columns`: a scheme as whole numbers, or which of its rules columns cannot carry. Only after `init`. */
export function planOfColumns(scheme: SchemeDocument | string, period: string, language?: Language): { kind: "planned"; plan: Uint32Array; marks: number } | { kind: "refused"; problems: Problem[] } {
  const answer = core().runner.call((door) => door.planOfColumns(scheme, period, { language: language ?? null })) as { kind: "planned"; plan: number[]; marks: number } | { kind: "refused"; problems: Problem[] };
  return answer.kind === "refused" ? answer : { ...answer, plan: Uint32Array.from(answer.plan) };
}

/** Panics inside the core, so that a host can see how a fault looks and that the next call works. */
export function panicOnPurpose(): never {
  core().runner.call((door) => {
    door.panicOnPurpose();
  });
  throw new Error("the core was asked to panic and did not");
}

interface Core {
  runner: Runner;
  edition: EditionInUse;
}

let loading: Promise<EditionInUse> | null = null;
let loaded: Core | null = null;

function core(): Core {
  if (loaded === null) throw new Error("cadre-pay is not loaded yet: call `await init()` first");
  return loaded;
}

async function load(options: InitOptions): Promise<EditionInUse> {
  loaded = await choose(options);
  return edition();
}

async function choose({ edition, source }: InitOptions): Promise<Core> {
  if (edition === "nowasm") return startNowasm("asked for by the host");
  try {
    const runner = await Runner.start(await wasmEdition(source));
    return { runner, edition: { kind: "wasm", reason: null } };
  } catch (error) {
    if (edition === "wasm") throw error;
    return startNowasm(describe(error));
  }
}

async function startNowasm(reason: string): Promise<Core> {
  const runner = await Runner.start(await nowasmEdition());
  return { runner, edition: { kind: "nowasm", reason } };
}
