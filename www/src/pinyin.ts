/** Finds names by the first letters of their pinyin: zsg finds 张三刚. */

/**
 * Surnames that are read otherwise than the same characters elsewhere, and rare characters of names that older browsers cannot
 * place. Either reading finds the name.
 */
const OTHER_READINGS: Readonly<Record<string, string>> = {
  曾: "zc", 单: "sdc", 仇: "qc", 解: "xj", 区: "oq", 尉: "wy", 查: "zc", 盖: "gh", 朴: "p", 翟: "zd", 乐: "yl", 覃: "qt", 缪: "m", 种: "cz",
  折: "sz", 洗: "x", 万: "wm", 俟: "qs", 长: "cz", 行: "xh", 晟: "sc", 召: "sz", 员: "y", 秘: "bm", 薄: "b", 石: "sd", 车: "cj", 贾: "jg",
  重: "zc", 藏: "zc", 郇: "xh", 隗: "wk", 适: "ks", 谌: "cs", 都: "d", 褚: "cz", 繁: "pf", 会: "hg", 葛: "g", 弹: "dt", 乜: "nm", 澹: "td",
  参: "sc", 降: "xj", 传: "cz", 燕: "y", 宁: "n", 逄: "p", 阚: "k", 亓: "q", 䶮: "y", 㛃: "j", 𬍛: "l", 﨑: "q",
};
const INITIALS = Array.from("ABCDEFGHJKLMNOPQRSTWXYZ");
/** Chinese collation puts an index mark before the first character of each letter; the mark is this and the letter. */
const INDEX = "\uFDD0";

let collator: Intl.Collator | null = null;
const known = new Map<string, string>();

/** Whether a name is meant: by a part of itself, or by the first letters of its characters from anywhere on. */
export function isNamed(name: string, wanted: string): boolean {
  if (name.includes(wanted)) return true;
  if (!/^[a-z]+$/i.test(wanted)) return false;
  const letters = wanted.toLowerCase();
  const characters = Array.from(name, initialsOf);
  return characters.some((_, start) => start + letters.length <= characters.length && Array.from(letters).every((letter, index) => characters[start + index]?.includes(letter)));
}

/** The letters that a character may begin with; for a Latin letter itself. */
function initialsOf(character: string): string {
  let letters = known.get(character);
  if (letters === undefined) {
    letters = /[a-z]/i.test(character) ? character.toLowerCase() : `${ordinary(character)}${OTHER_READINGS[character] ?? ""}`;
    known.set(character, letters);
  }
  return letters;
}

function ordinary(character: string): string {
  if (character < "\u3400") return "";
  collator ??= new Intl.Collator("zh-CN-u-co-pinyin");
  const { compare } = collator;
  const later = INITIALS.filter((letter) => compare(`${INDEX}${letter}`, character) <= 0);
  return (later[later.length - 1] ?? "").toLowerCase();
}
