/** The words of the preview come with it. */

import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { Words } from "./words-zh";

export type { Words };

export function previewWords(language: Language): Words {
  return language === "en" ? en : zh;
}
