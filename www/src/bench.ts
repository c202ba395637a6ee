/** What every view is given: the documents as typed, the core's answer to them, and the page's words. */

import type { Command, Label } from "./command";
import type { CheckAnswer, Core, Language, Line, Problem, Reason, SettleAnswer, Settlement, TeamLine, VillageLine } from "./core";
import type { Json } from "./document/json";
import { Index } from "./by-id";
import type { ById } from "./by-id";
import { asDesk } from "./desk/desk";
import type { Desk } from "./desk/desk";
import { fieldOf } from "./document/place";
import type { DocumentName, Documents, PartName } from "./document/written";
import { isFrozen } from "./library/version";
import type { Closed } from "./project/closed";
import type { SaidProblem } from "./rules/said";
import type { PastStep, Store } from "./store";
import { systemOf } from "./system";
import type { System } from "./system";
import { fittedWords } from "./text/fitted";
import type { Words } from "./text/words";

export interface Bench {
  readonly language: Language;
  readonly words: Words;
  readonly system: System;
  readonly documents: Documents;
  /** undefined while the document's text cannot be edited through forms */
  readonly scheme: Json | undefined;
  readonly quarter: Json | undefined;
  /** what the clerk keeps beside them */
  readonly desk: Desk;
  /** the scheme is an approved version: it can be read, and another version made of it */
  readonly frozen: boolean;
  /** why nothing of scheme, quarter and accounts may be changed now: the quarter is approved, or open in another window */
  readonly closed: Closed | null;
  /** null while what is typed has no settlement: an older one is never shown in its place */
  readonly settlement: Settlement | null;
  readonly refused: boolean;
  /** what is to be shown of what the core said */
  readonly problems: readonly SaidProblem[];
  readonly problemsByField: ReadonlyMap<string, readonly SaidProblem[]>;
  readonly lines: ById<Line>;
  readonly villageLines: ById<VillageLine>;
  /** villages as teams */
  readonly teamLines: ById<TeamLine>;
  readonly drafts: Readonly<Record<DocumentName, ShownDraft | null>>;
  readonly undoLabel: Label | null;
  readonly redoLabel: Label | null;
  /** what undo takes back, the latest first */
  readonly pastSteps: readonly PastStep[];
  /** what redo brings back, the next first */
  readonly futureSteps: readonly PastStep[];
  readonly fault: string | null;
  readonly reasonsOf: (person: string) => readonly Reason[];
  /** the reasons of several people, households or villages, in one question to the core */
  readonly reasonsOfAll: (ids: readonly string[]) => ReadonlyMap<string, readonly Reason[]>;
  /** what the core would say after a command, without doing it */
  readonly trial: (command: Command) => readonly Problem[];
  /** the self-check of the scheme; null if the core broke down over it */
  readonly check: () => CheckAnswer | null;
  /** what another quarter gives under the scheme as it is */
  readonly settleAside: (quarter: Json) => SettleAnswer | null;
  /** a question of a view's own; null if the core broke down over it */
  readonly ask: <T>(question: (core: Core) => T) => T | null;
}

export interface ShownDraft {
  readonly text: string;
  /** the document has changed since the draft was begun */
  readonly isStale: boolean;
}

/** How a problem is put into the words of the page. */
export type Say = (problem: Problem, scheme: Json | undefined, language: Language) => SaidProblem;

const lines = new Index((line: Line) => line.person);
const villageLines = new Index((line: VillageLine) => line.id);
const teamLines = new Index((line: TeamLine) => line.village);

/** From what each bench was made. */
const sources = new WeakMap<Bench, readonly unknown[]>();

/** The bench of the store as it stands; the very same as before where nothing is otherwise, so that no view has anything to do. */
export function benchOf(store: Store, say: Say, before: Bench | null): Bench {
  const { answer, documents, language, drafts, closed, fault, undoLabel, redoLabel, typing } = store;
  const said = answer === null ? [] : answer.kind === "settled" ? answer.warnings : answer.problems;
  const unsaid = typing === null ? undefined : said.find((problem) => fieldNameOf(problem) === typing);
  const source = [answer, documents, language, drafts, closed, fault, undoLabel, redoLabel, unsaid, say];
  const known = before === null ? undefined : sources.get(before);
  if (before !== null && known !== undefined && source.every((part, index) => part === known[index])) return before;
  const bench = made(store, say);
  sources.set(bench, source);
  return bench;
}

function made(store: Store, say: Say): Bench {
  const answer = store.answer;
  const settlement = answer?.kind === "settled" ? answer.settlement : null;
  const said = answer === null ? [] : answer.kind === "settled" ? answer.warnings : answer.problems;
  // "89." is on its way to "89.5": about the field that is being typed into nothing is said yet.
  const system = systemOf(store.documents.scheme.value);
  const problems = said.filter((problem) => fieldNameOf(problem) !== store.typing).map((problem) => say(problem, store.documents.scheme.value, store.language));
  return {
    language: store.language,
    words: fittedWords(store.language, system),
    system,
    documents: store.documents,
    scheme: store.documents.scheme.value,
    quarter: store.documents.quarter.value,
    desk: asDesk(store.documents.desk.value),
    frozen: isFrozen(store.documents.scheme.value),
    closed: store.closed,
    settlement,
    refused: answer?.kind === "refused",
    problems,
    problemsByField: byField(problems),
    lines: lines.of(settlement?.lines),
    villageLines: villageLines.of(settlement?.villages),
    teamLines: teamLines.of(settlement?.team?.lines),
    drafts: { scheme: draftOf(store, "scheme"), quarter: draftOf(store, "quarter") },
    undoLabel: store.undoLabel,
    redoLabel: store.redoLabel,
    get pastSteps() {
      return store.pastSteps;
    },
    get futureSteps() {
      return store.futureSteps;
    },
    fault: store.fault,
    reasonsOf: (person) => store.reasonsOf(person),
    reasonsOfAll: (ids) => store.reasonsOfAll(ids),
    trial: (command) => store.trial(command),
    check: () => store.check(),
    settleAside: (quarter) => store.settleAside(quarter),
    ask: (question) => store.ask(question),
  };
}

function draftOf(store: Store, name: DocumentName): ShownDraft | null {
  const draft = store.drafts[name];
  return draft === null ? null : { text: draft.text, isStale: draft.base !== store.documents[name] };
}

export function documentOf(bench: Bench, name: PartName): Json | undefined {
  return bench.documents[name].value;
}

export function problemsAt(bench: Bench, document: PartName, place: string): readonly SaidProblem[] {
  return bench.problemsByField.get(`${document}:${place}`) ?? [];
}

function fieldNameOf({ document, place }: Problem): string {
  return `${document}:${fieldOf(place)}`;
}

function byField(problems: readonly SaidProblem[]): Map<string, SaidProblem[]> {
  const map = new Map<string, SaidProblem[]>();
  for (const problem of problems) {
    const field = fieldNameOf(problem);
    const here = map.get(field);
    if (here === undefined) map.set(field, [problem]);
    else here.push(problem);
  }
  return map;
}
