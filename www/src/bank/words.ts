/** The words of the file for the bank come with its view, not with the page. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { Words } from "./words-zh";

export type { Words };

export function bankWords(language: Language): Words {
  return language === "en" ? en : zh;
}
