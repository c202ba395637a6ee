/** The words of the grid come with it. */

import type { Language } from "../core";
import type { Words } from "../text/words";
import { en } from "./words-en";
import { zh } from "./words-zh";

export type GridWords = typeof zh;

export function gridWords(language: Language): GridWords {
  return language === "en" ? en : zh;
}

/** In the language of the page's own words, for names in undo, which are put into words when they are shown. */
export function gridWordsBeside(words: Words): GridWords {
  return gridWords(words.otherLanguage.tag === "en" ? "zh-CN" : "en");
}
