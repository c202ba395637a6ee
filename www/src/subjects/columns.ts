/** What the rules want entered of villages, and of whoever is assessed besides plain scores: the columns of the records. */

import type { Bench } from "../bench";
import { textAt, under } from "../document/place";
import type { FieldKind } from "../parts/fields";
import { isEntered, isShared, leavesOf, rowsAt, scaleOf } from "../quarter";
import type { Choice, Leaf, Row } from "../quarter";
import type { SubjectWords } from "./words";

export interface Column {
  /** the place of its value inside a record */
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** what it has in common with its neighbours */
  readonly group: string;
  readonly kind: FieldKind;
  /** chosen rather than typed */
  readonly choices: readonly Choice[] | null;
}

/** The records of villages: as teams, as those who are assessed, and what is entered once for all people of a village. */
export function villageColumns(bench: Bench, words: SubjectWords, rows: readonly Row[]): Column[] {
  const { scheme, system } = bench;
  const isSubject = system.subject === "village";
  const own = leavesOf(scheme).filter((leaf) => isSubject || isShared(leaf));
  const team = leavesOf(scheme, "team.indicators");
  const facts = rowsAt(scheme, "facts").filter(({ value }) => isSubject || textAt(value, "of") === "village");
  const ballots = [...rowsAt(scheme, "team.ballots"), ...(isSubject ? rowsAt(scheme, "ballots") : [])];
  const isAssessed = isSubject || system.hasTeam;
  return [...scored(bench, [...team, ...own]), ...total(bench, words, isAssessed, [...team, ...own], rows), ...others(words, [...team, ...own], facts, ballots)];
}

/** The records of people or households. Scores of people stand in a table of their own. */
export function ownColumns(bench: Bench, words: SubjectWords, rows: readonly Row[]): Column[] {
  const { scheme, system } = bench;
  if (system.subject === "village") return [];
  const leaves = leavesOf(scheme).filter((leaf) => !isShared(leaf));
  const facts = rowsAt(scheme, "facts").filter(({ value }) => textAt(value, "of") === "own");
  const isHousehold = system.subject === "household";
  return [...(isHousehold ? scored(bench, leaves) : []), ...total(bench, words, isHousehold, leaves, rows), ...others(words, leaves, facts, rowsAt(scheme, "ballots"))];
}

function scored({ words }: Bench, leaves: readonly Leaf[]): Column[] {
  return leaves.filter(isEntered).map((leaf) => ({
    key: under("scores", leaf.id),
    name: leaf.name,
    unit: leaf.weight === "" ? words.scores.points(leaf.full) : words.scores.weight(leaf.weight),
    group: leaf.path.join(" · "),
    kind: "open",
    choices: null,
  }));
}

/** A total in place of indicators: where the rules have none, or where one was entered. */
function total({ scheme, system }: Bench, words: SubjectWords, isAssessed: boolean, leaves: readonly Leaf[], rows: readonly Row[]): Column[] {
  const starts = textAt(scheme, system.hasTeam ? "team.score.start" : "score.start") !== "";
  const isUsed = rows.some(({ value }) => textAt(value, "score") !== "");
  if (!isAssessed || (!isUsed && (leaves.length > 0 || starts))) return [];
  return [{ key: "score", name: words.records.total, unit: "", group: "", kind: "open", choices: null }];
}

function others(words: SubjectWords, leaves: readonly Leaf[], facts: readonly Row[], ballots: readonly Row[]): Column[] {
  const rated = leaves.flatMap((leaf): Column[] => {
    const choices = scaleOf(leaf);
    return choices === null ? [] : [{ key: under("ratings", leaf.id), name: leaf.name, unit: "", group: words.records.rating, kind: "optional", choices }];
  });
  const stated = facts.map((row): Column => ({ key: under("facts", row.id), name: row.name, unit: textAt(row.value, "unit"), group: words.records.fact, kind: "open", choices: null }));
  const voted = ballots.flatMap((ballot) =>
    rowsAt(ballot.value, "options").map((option): Column => ({ key: under("votes", ballot.id, option.id), name: option.name, unit: "", group: words.records.votes(ballot.name), kind: "whole", choices: null })),
  );
  return [...rated, ...stated, ...voted];
}
