/** The project file (工程文件): all of a quarter's work in one file, with its log and a checksum. */

import { isList, isObject, isSameJson } from "../document/json";
import type { Json, JsonObject } from "../document/json";
import { textAt } from "../document/place";
import { fromText, textOf } from "../document/written";
import type { DocumentName, Documents } from "../document/written";
import { checksumOf } from "./checksum";
import { misfitsOf } from "./desk-check";
import type { Entry, Log } from "./journal";
import type { ProjectWords } from "./words";

const FAMILY = "cadre-pay/project/";
const NEWEST = 1;

/** What is wrong with a file, in the words of whoever reads it. */
export type Complaint = (words: ProjectWords) => string;

export interface ProjectContent {
  /** local time with its offset */
  readonly saved: string;
  readonly engine: string;
  readonly documents: Documents;
  /** typed in the source view and not applied */
  readonly drafts: Readonly<Partial<Record<DocumentName, string>>>;
  readonly log: Log;
}

/** `differs`: it can be read, but is not what was saved. `remarks` keep nothing from being opened. */
export type Reading =
  | { readonly kind: "refused"; readonly complaints: readonly Complaint[] }
  | { readonly kind: "read" | "differs"; readonly content: ProjectContent; readonly remarks: readonly Complaint[] };

/** How each older form becomes the next one: entry N makes form N + 1 of form N. */
export type Migrations = Readonly<Record<number, (older: JsonObject) => JsonObject>>;

/** There has been one form so far. */
const MIGRATIONS: Migrations = {};

export function projectFile({ saved, engine, documents, drafts, log }: ProjectContent): string {
  const content = {
    format: `${FAMILY}${NEWEST}`,
    saved,
    engine,
    scheme: textOf(documents.scheme),
    quarter: textOf(documents.quarter),
    desk: documents.desk.value ?? null,
    drafts,
    log: log as unknown as Json,
  };
  return `${JSON.stringify({ ...content, checksum: checksumOf(content) }, null, 1)}\n`;
}

/** Everything that is wrong with it, at once. */
export function readProject(text: string): Reading {
  const { value } = fromText(text);
  if (value === undefined) return refused((words) => words.file.damaged);
  const version = versionOf(value);
  if (!isObject(value) || version === null) return refused((words) => words.file.noProject);
  if (version > NEWEST) return refused((words) => words.file.newer(version, NEWEST));
  const { checksum, ...content } = value;
  const isWhole = checksum === checksumOf(content);
  const newest = migrated(value, version, NEWEST, MIGRATIONS);
  if (newest === null) return refused((words) => words.file.tooOld(version));
  const complaints = complaintsAbout(newest);
  if (complaints.length > 0) return { kind: "refused", complaints: isWhole ? complaints : [(words) => words.file.changed, ...complaints] };
  return { kind: isWhole ? "read" : "differs", content: contentOf(newest), remarks: remarksOn(newest) };
}

/** Null where a step is missing. */
export function migrated(file: JsonObject, from: number, to: number, migrations: Migrations): JsonObject | null {
  let form: JsonObject = file;
  for (let version = from; version < to; version += 1) {
    const step = migrations[version];
    if (step === undefined) return null;
    form = step(form);
  }
  return form;
}

function versionOf(value: Json): number | null {
  const [, version] = /^cadre-pay\/project\/([1-9]\d{0,8})$/.exec(textAt(value, "format")) ?? [];
  return version === undefined ? null : Number(version);
}

function refused(complaint: Complaint): Reading {
  return { kind: "refused", complaints: [complaint] };
}

const TEXTS = ["saved", "engine", "scheme", "quarter"];
const KEYS = ["format", ...TEXTS, "desk", "drafts", "log", "checksum"];

function complaintsAbout(file: JsonObject): Complaint[] {
  const wrong = TEXTS.filter((key) => typeof file[key] !== "string");
  if (!isDrafts(file["drafts"])) wrong.push("drafts");
  if (!isLog(file["log"])) wrong.push("log");
  const desk = misfitsOf(file["desk"] ?? null).filter(({ kind }) => kind !== "unknown");
  return [
    ...wrong.map((key) => (words: ProjectWords) => words.file.unfit(key)),
    ...desk.map(({ place, kind }) => (words: ProjectWords) => (kind === "missing" ? words.file.missing(`desk.${place}`) : words.file.unfit(place === "" ? "desk" : `desk.${place}`))),
  ];
}

function remarksOn(file: JsonObject): Complaint[] {
  const unknown = Object.keys(file).filter((key) => !KEYS.includes(key));
  const desk = misfitsOf(file["desk"] ?? null).map(({ place }) => `desk.${place}`);
  return [...unknown, ...desk].map((place) => (words: ProjectWords) => words.file.unknown(place));
}

/** After `complaintsAbout` found nothing. */
function contentOf(file: JsonObject): ProjectContent {
  return {
    saved: textAt(file, "saved"),
    engine: textAt(file, "engine"),
    documents: { scheme: fromText(textAt(file, "scheme")), quarter: fromText(textAt(file, "quarter")), desk: fromText(JSON.stringify(file["desk"])) },
    drafts: file["drafts"] as ProjectContent["drafts"],
    log: file["log"] as unknown as Log,
  };
}

function isDrafts(value: Json | undefined): boolean {
  return isObject(value) && Object.entries(value).every(([key, text]) => (key === "scheme" || key === "quarter") && typeof text === "string");
}

/** An entry as it is written says what each key has to be. */
const ENTRY: Entry = { number: 0, at: "", by: "", act: "done", what: "", document: null, place: "", whose: "", from: null, to: null, count: 0 };
const OPEN: readonly string[] = ["document", "from", "to"] satisfies (keyof Entry)[];

function isLog(value: Json | undefined): boolean {
  return isObject(value) && isCount(value["folded"]) && isList(value["entries"]) && value["entries"].every(isEntry);
}

function isEntry(value: Json): boolean {
  if (!isObject(value) || !isSameJson(Object.keys(value).sort(), Object.keys(ENTRY).sort())) return false;
  return Object.entries(ENTRY).every(([key, pattern]) => {
    const one = value[key];
    if (OPEN.includes(key)) return one === null || typeof one === "string";
    return typeof pattern === "number" ? isCount(one) : typeof one === "string";
  });
}

function isCount(value: Json | undefined): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
