/** What the office module takes and gives: sheets as they stand in a file, workbooks to be written, text in the encodings of banks. */

/** What a file turned out to be, by its bytes and never by its name. */
export type FileKind = "xlsx" | "xls" | "ods" | "csv" | "html";
export type TextEncoding = "utf-8" | "gb18030" | "gbk";

/** Why a file cannot be read; the page has a sentence with a way out for each. `not-loaded`: the module itself did not arrive; `not-read`: the file was changed or taken away. */
export type Unreadable = "not-loaded" | "not-read" | "encrypted" | "et" | "not-a-table" | "damaged" | "too-large" | "empty" | "stopped";

export interface ReadOptions {
  /** for text files; guessed from the bytes if absent */
  readonly encoding?: TextEncoding;
  /** for text files; guessed if absent */
  readonly separator?: "," | "\t" | ";" | "|";
}

export type ReadAnswer =
  | { readonly kind: "read"; readonly file: FileKind; readonly encoding: TextEncoding | null; readonly separator: string | null; readonly sheets: readonly Sheet[] }
  | { readonly kind: "unreadable"; readonly why: Unreadable; readonly detail: string };

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** every row from the first of the sheet on, so that the index is the row number less one; short rows end early */
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Area[];
  /** indexes of rows that the file hides */
  readonly hiddenRows: readonly number[];
}

/** Zero-based, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Cell {
  /** as the spreadsheet program shows it: a number with at most 15 significant digits in plain notation, a date as 2023-11-02 */
  readonly text: string;
  readonly kind: "empty" | "text" | "number" | "date" | "boolean" | "error";
  /** a number of 16 or more digits, whose last digits the spreadsheet program has already lost */
  readonly lost?: boolean;
  /** it was worked out by a formula */
  readonly formula?: boolean;
}

// ── writing ──

export interface Workbook {
  readonly title: string;
  readonly sheets: readonly WrittenSheet[];
}

export interface WrittenSheet {
  readonly name: string;
  /** in characters */
  readonly widths: readonly number[];
  readonly rows: readonly WrittenRow[];
  readonly merges?: readonly (Area & { readonly cell: WrittenCell })[];
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly print?: {
    readonly landscape: boolean;
    /** repeated at the top of each page, zero-based */
    readonly head?: { readonly from: number; readonly to: number };
    /** a page begins with each of these rows */
    readonly breaks?: readonly number[];
    readonly fitWidth?: boolean;
    readonly footer?: string;
  };
  readonly choices?: readonly (Area & { readonly list: readonly string[] | string; readonly title?: string; readonly note?: string })[];
  readonly hidden?: boolean;
}

export interface WrittenRow {
  /** in points */
  readonly height?: number;
  readonly cells: readonly WrittenCell[];
}

export type Look = "title" | "head" | "text" | "wrapped" | "figure" | "total" | "note" | "input" | "centre";

/** A cell's formula is written with the value that we found for it, so that viewers which do not calculate show it too. */
export type WrittenCell =
  | null
  | { readonly text: string; readonly look?: Look }
  /** a decimal as text; written as the number of exactly that value */
  | { readonly number: string; readonly decimals: number; readonly look?: Look }
  | { readonly formula: string; readonly result: string; readonly decimals?: number; readonly isText?: boolean; readonly look?: Look };

export type EncodeAnswer =
  | { readonly kind: "encoded"; readonly bytes: Uint8Array }
  /** characters that the encoding does not have, each once */
  | { readonly kind: "unencodable"; readonly characters: readonly string[] };

export interface Progress {
  readonly stage: "loading" | "reading" | "writing";
  /** from 0 to 100; null while nothing can be said */
  readonly percent: number | null;
}

export interface Office {
  read(file: File, options?: ReadOptions, progress?: (progress: Progress) => void, stop?: AbortSignal): Promise<ReadAnswer>;
  /** the bytes of an .xlsx */
  write(workbook: Workbook, progress?: (progress: Progress) => void, stop?: AbortSignal): Promise<Uint8Array>;
  encode(text: string, encoding: TextEncoding): Promise<EncodeAnswer>;
}
