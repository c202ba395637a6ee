/** What every key of the formats is called, in the words of a regulation. One table per language. */

export interface Label {
  readonly label: string;
  /** one sentence */
  readonly about: string;
  readonly unit?: string;
}

export interface Labels {
  /** with the key "" it is the shape itself that is named */
  readonly label: (shape: string, key: string) => Label;
  /** one of the words that a key chooses from */
  readonly word: (shape: string, key: string, value: string) => string;
  /** the keys of a shape in the order of a regulation */
  readonly order: (shape: string) => readonly string[];
  readonly knows: (shape: string, key: string) => boolean;
}

/** Label, sentence, and what only some keys have: a unit, names of the words to choose from. */
export type Entry = readonly [label: string, about: string, more?: { readonly unit?: string; readonly words?: Readonly<Record<string, string>> }];

/** By shape and key. `Origin` holds the keys that most shapes carry besides their own. */
export type Table = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

export function labelsFrom(table: Table): Labels {
  const entry = (shape: string, key: string): Entry | undefined => table[shape]?.[key] ?? table["Origin"]?.[key];
  return {
    label(shape, key) {
      const [label, about, more] = entry(shape, key) ?? [key === "" ? shape : key, ""];
      return { label, about, unit: more?.unit };
    },
    word: (shape, key, value) => entry(shape, key)?.[2]?.words?.[value] ?? value,
    order: (shape) => Object.keys(table[shape] ?? {}).filter((key) => key !== ""),
    knows: (shape, key) => entry(shape, key) !== undefined,
  };
}
