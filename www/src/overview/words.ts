/** The words of the overview come with it, not with the page. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { Words } from "./words-zh";

export type { Words };

export function overviewWords(language: Language): Words {
  return language === "en" ? en : zh;
}
