/** The words of the library and of differences. They come with the view, so that the page opens without them. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";

export type LibraryWords = typeof zh;
export type DifferenceWords = LibraryWords["difference"];

export function libraryWords(language: Language): LibraryWords {
  return language === "en" ? en : zh;
}
