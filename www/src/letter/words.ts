/** The words of the letters come with their view. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { LetterWords } from "./words-zh";

export type { LetterWords };

export function letterWords(language: Language): LetterWords {
  return language === "en" ? en : zh;
}
