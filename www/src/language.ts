/** The chosen language, remembered where the browser lets a page remember. */

import type { Language } from "./core";

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
