/** The words of projects. They come after the page has opened. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";

export type ProjectWords = typeof zh;

export function projectWords(language: Language): ProjectWords {
  return language === "en" ? en : zh;
}
