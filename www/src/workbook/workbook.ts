/** A workbook whose formulas work the settlement out again, in Excel, WPS and LibreOffice, from what was typed. */

import type { Workbook, WrittenSheet } from "../office/types";
import { periodName } from "../text/period";
import { aboutSheet } from "./about";
import type { Described } from "./about";
import { eventsOf } from "./barometer";
import { calculationOf } from "./calculation";
import { parametersOf } from "./parameters";
import { paySheet } from "./pay-sheet";
import { hitsOf } from "./red-lines";
import { scoresOf } from "./scores";
import type { Source } from "./source";
import { placesCell, totalsSheet } from "./totals";
import { villagesOf } from "./villages";
import { weightsOf } from "./weights";

export interface BuiltWorkbook {
  readonly workbook: () => Workbook;
  /** what is worked out in which sheet, and what stays as it is */
  readonly described: readonly Described[];
}

export function workbookOf(source: Source): BuiltWorkbook {
  const parameters = parametersOf(source);
  const weights = weightsOf(source, parameters);
  const villages = villagesOf(source, parameters, weights);
  const scores = scoresOf(source, parameters, weights, villages);
  const events = eventsOf(source, parameters);
  const hits = hitsOf(source);
  const calculation = calculationOf({ source, parameters, villages, scores, events, hits, places: placesCell(source) });
  const tables = [villages, scores, events, hits, calculation].filter((part) => part !== null);
  const described = tables.map(({ table, columns }) => ({ name: table.sheet, columns }));
  return { described, workbook: () => ({ title: titleOf(source), sheets: sheetsOf() }) };

  function sheetsOf(): WrittenSheet[] {
    const pay = paySheet(source, calculation);
    const sheets = [parameters.sheet, ...tables.map(({ sheet }) => sheet()), ...(pay === null ? [] : [pay]), totalsSheet(source, parameters, scores, calculation)];
    return [aboutSheet(source, described, sheets.map(({ name }) => name)), ...sheets];
  }
}

/** Also the name of its file. */
export function titleOf({ quarter, language, words }: Source): string {
  return words.fileName(quarter.town, periodName(quarter.period, language));
}
