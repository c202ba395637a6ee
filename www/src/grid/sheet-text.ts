/** Cells as text between tabs and line ends, as Excel and WPS put them on the clipboard. */

/** A last line end closes the last row and opens no further one. Rows may differ in length. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = cellFrom(text, at);
    rows[rows.length - 1]?.push(cell);
    const mark = text[end];
    if (mark === undefined) return rows;
    at = end + (mark === "\r" && text[end + 1] === "\n" ? 2 : 1);
    if (mark === "\t") {
      if (at === text.length) rows[rows.length - 1]?.push("");
    } else if (at < text.length) rows.push([]);
  }
  return rows;
}

/** Quotes count only around a whole cell: 5" in the middle of a text is what it is. */
function cellFrom(text: string, start: number): { cell: string; end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = start;
  const found = quoted.exec(text);
  if (found?.[1] !== undefined) return { cell: found[1].replace(/""/g, '"').replace(/\r\n?/g, "\n"), end: quoted.lastIndex };
  const bare = /[^\t\r\n]*/y;
  bare.lastIndex = start;
  const cell = bare.exec(text)?.[0] ?? "";
  return { cell, end: start + cell.length };
}

export function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
