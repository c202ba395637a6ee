/** The page's own words. Sentences about figures and mistakes come from the core. */

import type { Language } from "../core";
import { en } from "./en";
import { zh } from "./zh";

/** The Chinese words are the pattern: another language with a word missing does not compile. */
export type Words = typeof zh;

const LANGUAGES: Readonly<Record<Language, Words>> = { "zh-CN": zh, en };

export function wordsOf(language: Language): Words {
  return LANGUAGES[language];
}
