/** How many bytes each character takes in the file. The office module knows the encodings; each character is asked about once. */

import type { BankTemplate } from "../desk/desk";
import type { Office, TextEncoding } from "../office/types";

export interface Sizes {
  /** null where the encoding does not have the character */
  readonly sizeOf: (character: string) => number | null;
}

/** Sheets have characters and no bytes. */
export const CHARACTERS: Sizes = { sizeOf: () => 1 };

const LINE = "\n".charCodeAt(0);

export class Charset implements Sizes {
  private readonly known = new Map<string, number | null>();

  constructor(
    private readonly encoding: TextEncoding,
    private readonly encode: Office["encode"],
  ) {}

  sizeOf(character: string): number | null {
    if (character <= "\u007f") return 1;
    return this.known.get(character) ?? null;
  }

  knows(text: string): boolean {
    return this.unknownOf(text).length === 0;
  }

  async learn(text: string): Promise<void> {
    const fresh = this.unknownOf(text);
    if (fresh.length === 0) return;
    if (this.encoding === "utf-8") {
      for (const character of fresh) this.known.set(character, sizeInUtf8(character));
      return;
    }
    const first = await this.encode(fresh.join("\n"), this.encoding);
    const lacking = first.kind === "unencodable" ? first.characters : [];
    for (const character of lacking) this.known.set(character, null);
    const able = fresh.filter((character) => !lacking.includes(character));
    const answer = first.kind === "encoded" ? first : await this.encode(able.join("\n"), this.encoding);
    if (answer.kind !== "encoded") throw new Error(`not encoded: ${answer.characters.join(" ")}`);
    const sizes = sizesOfLines(answer.bytes);
    able.forEach((character, index) => this.known.set(character, sizes[index] ?? null));
  }

  private unknownOf(text: string): string[] {
    return [...new Set(text)].filter((character) => character > "\u007f" && !this.known.has(character));
  }
}

/** No character of these encodings has the byte of a line end inside. */
function sizesOfLines(bytes: Uint8Array): number[] {
  const sizes = [0];
  for (const byte of bytes) {
    if (byte === LINE) sizes.push(0);
    else sizes[sizes.length - 1] = (sizes[sizes.length - 1] ?? 0) + 1;
  }
  return sizes;
}

function sizeInUtf8(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  // Half a pair is no character, and would be written as another one.
  if (code >= 0xd800 && code <= 0xdfff) return null;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

export function textEncodingOf(encoding: BankTemplate["encoding"]): TextEncoding {
  return encoding === "utf-8-bom" ? "utf-8" : encoding;
}

const MARK = [0xef, 0xbb, 0xbf];

/** The bytes of the file; the encoder has been asked about every character before. */
export async function bytesOf(text: string, encoding: BankTemplate["encoding"], encode: Office["encode"]): Promise<Uint8Array> {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8-bom") return Uint8Array.from([...MARK, ...new TextEncoder().encode(text)]);
  const answer = await encode(text, encoding);
  if (answer.kind === "encoded") return answer.bytes;
  throw new Error(`not encoded: ${answer.characters.join(" ")}`);
}
