/** Where the quarter stands, in the order of the work: what is done, what is open, and where to go for it. */

import type { Bench } from "../bench";
import type { Line } from "../core";
import { payeesOf } from "../desk/desk";
import { listAt, textAt, under } from "../document/place";
import type { Place, Question, ViewName } from "../events";
import { isNegative, isZero, money, withoutSign } from "../figure";
import { openTies, pendingLines, refusalsIn } from "../parts/standing";
import { assessedOf, isEntered, isShared, leavesOf, rowsAt } from "../quarter";
import { overviewWords } from "./words";
import type { Words } from "./words";

export type State = "done" | "open" | "note" | "unneeded";
type Subject = keyof Words["items"];

export type Way =
  | { readonly to: "view"; readonly view: ViewName }
  /** the view with only those shown who are not finished */
  | { readonly to: "unfinished"; readonly view: ViewName }
  | { readonly to: "place"; readonly place: Place }
  | { readonly to: "reasons"; readonly question: Question };

export interface Item {
  readonly subject: Subject;
  readonly state: State;
  /** how many are open, where they can be counted */
  readonly open: number;
  readonly sentence: string;
  readonly way: Way;
}

export interface Checklist {
  readonly items: readonly Item[];
  /** the papers can be printed as final */
  readonly isReady: boolean;
}

export function checklistOf(bench: Bench): Checklist {
  const words = overviewWords(bench.language);
  const { system } = bench;
  const items = [
    rules(bench, words),
    villages(bench, words),
    ...(system.subject === "person" ? [people(bench, words)] : []),
    ...(rowsAt(bench.scheme, "stages").length > 0 ? [stage(bench, words)] : []),
    ...(system.hasScores || system.hasRecords ? [scores(bench, words)] : []),
    ...(system.hasTeam ? [team(bench, words)] : []),
    ...(system.hasBarometer ? [records(bench, words, "barometer", "events", words.barometer)] : []),
    ...(system.hasRedLines ? [records(bench, words, "redlines", "incidents", words.redLines)] : []),
    ...(system.hasGrading || system.hasTeam ? [decisions(bench, words)] : []),
    problems(bench, words),
    ...(system.hasPay && system.hasPool ? [pool(bench, words)] : []),
    ...(system.hasPay ? [accounts(bench, words)] : []),
  ];
  return { items, isReady: bench.settlement !== null && items.every(({ state }) => state !== "open") };
}

function item(subject: Subject, open: number, sentence: string, way: Way, otherwise: State = "done"): Item {
  return { subject, state: open > 0 ? "open" : otherwise, open, sentence, way };
}

function rules(bench: Bench, words: Words): Item {
  const check = bench.check();
  const failed = check?.kind === "checked" ? check.failed : 0;
  const passed = check?.kind === "checked" ? check.passed : 0;
  const examples = bench.settlement?.marks.example ?? 0;
  const isDraft = textAt(bench.scheme, "status") !== "approved";
  const wrong = refusalsIn(bench, "scheme").length;
  const parts = [
    isDraft ? words.rules.draft : words.rules.approved(textAt(bench.scheme, "version")),
    ...(examples > 0 ? [words.rules.examples(examples)] : []),
    ...(failed > 0 ? [words.rules.failed(failed)] : passed > 0 ? [words.rules.passed(passed)] : []),
    ...(wrong > 0 ? [words.problems(wrong)] : []),
  ];
  // Whoever approved the rules has approved their example values too.
  return item("rules", (isDraft ? Math.max(1, examples) : 0) + failed + wrong, parts.join(words.clauseMark), { to: "view", view: "scheme" }, examples > 0 ? "note" : "done");
}

/** What the core misses a reason for, whether or not it goes on without; and what else is wrong in the view. */
function wrongIn(bench: Bench, view: ViewName, code: string): { readonly wrong: number; readonly unexplained: number } {
  return { wrong: refusalsIn(bench, view).filter((problem) => problem.code !== code).length, unexplained: bench.problems.filter((problem) => problem.code === code).length };
}

function villages(bench: Bench, words: Words): Item {
  const count = listAt(bench.quarter, "villages").length;
  const way: Way = { to: "view", view: "villages" };
  if (count === 0) return item("villages", 1, words.villages.none, way);
  const { wrong, unexplained } = wrongIn(bench, "villages", "class-reason-missing");
  const overridden = (bench.settlement?.villages ?? []).filter((line) => line.overridden).length;
  const parts = [words.villages.count(count)];
  if (bench.system.hasDifficulty && bench.settlement !== null) parts.push(overridden === 0 ? words.villages.classed : words.villages.overridden(overridden));
  if (unexplained > 0) parts.push(words.villages.unexplained(unexplained));
  if (wrong > 0) parts.push(words.problems(wrong));
  return item("villages", wrong + unexplained, parts.join(words.clauseMark), way);
}

function people(bench: Bench, words: Words): Item {
  const count = listAt(bench.quarter, "people").length;
  const way: Way = { to: "view", view: "people" };
  if (count === 0) return item("people", 1, words.people.none, way);
  const { wrong, unexplained } = wrongIn(bench, "people", "months-without-reason");
  const parts = [bench.words.ranking.people(count), ...(unexplained > 0 ? [words.people.unexplained(unexplained)] : []), ...(wrong > 0 ? [words.problems(wrong)] : [])];
  return item("people", wrong + unexplained, parts.join(words.clauseMark), way);
}

function stage(bench: Bench, words: Words): Item {
  const reached = bench.settlement?.stage ?? null;
  const way: Way = { to: "place", place: { document: "quarter", place: "stage" } };
  if (reached === null) return item("stage", 1, words.stage.none, way);
  return item("stage", reached.last ? 0 : 1, reached.last ? words.stage.last(reached.name) : words.stage.notLast(reached.name), way);
}

function scores(bench: Bench, words: Words): Item {
  const view: ViewName = bench.system.hasScores ? "scores" : "records";
  const wrong = refusalsIn(bench, "scores").length + refusalsIn(bench, "records").length;
  if (bench.settlement === null) return item("scores", Math.max(wrong, 1), wrong > 0 ? words.problems(wrong) : words.unknown, { to: "view", view });
  const pending = pendingLines(bench);
  const all = bench.settlement.lines.length;
  if (pending.length === 0) return item("scores", 0, words.scores.done(bench.words.ranking.people(all)), { to: "view", view });
  const sentence = words.scores.open(all - pending.length, bench.words.ranking.people(all), words.scores.names(pending.map((line) => (pending.length > 1 ? line.name : `${line.name}${missingOf(bench, line, words)}`))));
  return item("scores", pending.length, sentence, wayToScore(bench, pending) ?? { to: "unfinished", view });
}

/** Which indicators are missing, while they are few. */
function missingOf(bench: Bench, { missing }: Line, words: Words): string {
  const names = leavesOf(bench.scheme).flatMap(({ id, name }) => (missing.includes(id) ? [name] : []));
  return names.length === 0 ? "" : words.scores.missing(words.scores.names(names));
}

/** With one person left the way leads straight to the first score that is missing. */
function wayToScore(bench: Bench, [line, ...others]: readonly Line[]): Way | null {
  if (line === undefined || others.length > 0 || bench.system.subject !== "person") return null;
  const leaf = leavesOf(bench.scheme).find(({ id }) => id === line.missing[0]);
  const row = assessedOf(bench).find(({ id }) => id === line.person);
  if (leaf === undefined || row === undefined || !isEntered(leaf) || isShared(leaf)) return null;
  return { to: "place", place: { document: "quarter", place: under(row.place, "scores", leaf.id) } };
}

function team(bench: Bench, words: Words): Item {
  const lines = bench.settlement?.team?.lines ?? [];
  const pending = lines.filter(({ state }) => state === "pending");
  const way: Way = { to: "view", view: pending.length > 0 ? "records" : "leaderboard" };
  if (bench.settlement === null) return item("team", 1, words.unknown, way);
  const sentence = pending.length === 0 ? words.team.done(lines.length) : words.team.open(pending.length, words.scores.names(pending.map(({ name }) => name)));
  return item("team", pending.length, sentence, way);
}

/** Records that a quarter may have none of. */
function records(bench: Bench, words: Words, view: "barometer" | "redlines", list: "events" | "incidents", said: Words["barometer"]): Item {
  const count = listAt(bench.quarter, list).length;
  const wrong = refusalsIn(bench, view).length;
  const sentence = wrong > 0 ? `${said.count(count)}${words.clauseMark}${words.problems(wrong)}` : count === 0 ? said.none : said.count(count);
  return item(view, wrong, sentence, { to: "view", view }, count === 0 ? "unneeded" : "done");
}

function decisions(bench: Bench, words: Words): Item {
  const { own, team: ofTeam } = openTies(bench);
  const way: Way = own > 0 ? { to: "place", place: { document: "quarter", place: "decisions" } } : { to: "view", view: ofTeam > 0 ? "leaderboard" : "ranking" };
  if (bench.settlement === null) return item("decisions", 1, words.unknown, way);
  if (own + ofTeam > 0) return item("decisions", own + ofTeam, words.decisions.open(own + ofTeam), way);
  const recorded = listAt(bench.quarter, "decisions").length;
  return recorded === 0 ? item("decisions", 0, words.decisions.none, way, "unneeded") : item("decisions", 0, words.decisions.recorded(recorded), way);
}

function problems(bench: Bench, words: Words): Item {
  const refused = bench.problems.filter(({ severity }) => severity === "refusal");
  const warnings = bench.problems.length - refused.length;
  const [first] = [...refused, ...bench.problems];
  const way: Way = first === undefined || first.document === "call" ? { to: "view", view: "ranking" } : { to: "place", place: { document: first.document, place: first.place } };
  if (refused.length > 0) return item("problems", refused.length, words.refused(refused.length), way);
  return item("problems", 0, warnings > 0 ? words.warnings(warnings) : words.noProblems, way, warnings > 0 ? "note" : "done");
}

function pool(bench: Bench, words: Words): Item {
  const { settlement } = bench;
  const way: Way = { to: "reasons", question: { about: "pool" } };
  if (settlement === null) return item("pool", 1, words.unknown, way);
  const { balance, action } = settlement.pool;
  const isOver = isNegative(balance);
  const amount = money(withoutSign(balance));
  const treated = bench.words.money.action[action];
  const sentence = [isOver ? words.pool.over(amount) : isZero(balance) ? words.pool.even : words.pool.left(amount), treated, settlement.partial ? words.pool.partial : ""].filter((part) => part !== "");
  return item("pool", 0, sentence.join(words.clauseMark), way, isOver ? "note" : "done");
}

/** Whoever is paid something needs an account; nothing is needed for nothing. */
function accounts(bench: Bench, words: Words): Item {
  const way: Way = { to: "view", view: "export" };
  const payees = payeesOf(bench.desk);
  const paid = (bench.settlement?.lines ?? []).filter(({ net }) => net === null || !(isNegative(net) || isZero(net)));
  if (bench.settlement === null) return item("accounts", 1, words.unknown, way);
  const without = paid.filter(({ person }) => (payees.get(person)?.account ?? "").trim() === "");
  if (paid.length === 0) return item("accounts", 0, words.accounts.nobody, way, "unneeded");
  return item("accounts", without.length, without.length === 0 ? words.accounts.done(paid.length) : words.accounts.open(without.length, words.scores.names(without.map(({ name }) => name))), way);
}
