/** The words of the papers come with their view, not with the page. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { PaperWords } from "./words-zh";

export type { PaperWords };

export function paperWords(language: Language): PaperWords {
  return language === "en" ? en : zh;
}
