/** The words of the workbook come with it, not with the page. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { WorkbookWords } from "./words-zh";

export type { WorkbookWords };

export function workbookWords(language: Language): WorkbookWords {
  return language === "en" ? en : zh;
}
