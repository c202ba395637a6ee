/** The words of the views of villages and households. They come with these views, so that the page opens without them. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";

export type SubjectWords = typeof zh;

export function subjectWords(language: Language): SubjectWords {
  return language === "en" ? en : zh;
}
