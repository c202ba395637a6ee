/** Figures as they come out of Chinese keyboards and spreadsheets, written plainly. */

/** Full-width digits, the Chinese full stop, spaces around and commas of thousands go; what is then no number stays as it was. */
export function tidied(typed: string): string {
  const half = typed
    .replace(/[０-９．－，]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/。/g, ".")
    .replace(/\s+/g, " ")
    .trim();
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(half) ? half.replace(/,/g, "") : half;
  if (isFigure(plain) || plain === "") return plain;
  return /^-?\d+\.$/.test(plain) ? plain.slice(0, -1) : typed;
}

export function isFigure(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
