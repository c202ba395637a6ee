/** The chosen language, remembered where the browser lets a page remember. */

import type { Language } from "./core";

/** What the rules say stays in the language they were written in: its tag, for screen readers; undefined where it is not Chinese. */
export function tagOf(text: string): string | undefined {
  return /[\u4e00-\u9fff]/.test(text) ? "zh-CN" : undefined;
}

const KEY = "cadre-pay.language";

export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN";
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Without storage the page opens in Chinese next time: nothing else depends on it.
  }
}
