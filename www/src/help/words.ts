import type { Language } from "../core";
import { en } from "./words-en";
import { zh } from "./words-zh";
import type { Words } from "./words-zh";

export type { Words };

export function helpWords(language: Language): Words {
  return language === "en" ? en : zh;
}
