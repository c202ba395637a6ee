/** The letter as a picture, to be kept or sent on: what it says, and the code that opens it. */

import { encodeQR } from "qr";

/** Dark fields of a code, row by row, with the quiet margin that readers need. */
export function fieldsOf(text: string): boolean[][] {
  return encodeQR(text, "raw", { ecc: "low", border: 4 });
}

/** One path for all dark fields, a unit each. */
export function pathOf(fields: readonly (readonly boolean[])[]): string {
  return fields.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
}

const [WIDTH, MARGIN, CODE] = [720, 40, 480];
const FONT = `"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif`;

export interface PictureText {
  readonly title: string;
  readonly lines: readonly string[];
  /** below the code */
  readonly foot: string;
}

/** A picture on white, whatever the screen's colours are; as an address that an <img> shows and a phone can keep. */
export function pictureOf({ title, lines, foot }: PictureText, code: string | null): string {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (pen === null) return "";
  const parts = [...wrapped(pen, title, 34, true), ...lines.flatMap((line) => wrapped(pen, line, 28, false))];
  const footParts = wrapped(pen, foot, 22, false);
  const height = (some: readonly Part[]): number => some.reduce((sum, { size }) => sum + size * 1.5, 0);
  canvas.width = WIDTH;
  canvas.height = Math.ceil(MARGIN * 2 + height(parts) + (code === null ? 0 : CODE) + height(footParts));
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#1b2430";
  let top = write(pen, parts, MARGIN);
  if (code !== null) {
    drawCode(pen, fieldsOf(code), top);
    top += CODE;
  }
  write(pen, footParts, top);
  return canvas.toDataURL("image/png");
}

interface Part {
  readonly text: string;
  readonly size: number;
  readonly font: string;
}

/** Chinese breaks between any two characters. */
function wrapped(pen: CanvasRenderingContext2D, text: string, size: number, isBold: boolean): Part[] {
  const font = `${isBold ? "bold " : ""}${size}px ${FONT}`;
  pen.font = font;
  const rows = [""];
  for (const character of text) {
    const row = `${rows[rows.length - 1] ?? ""}${character}`;
    if (pen.measureText(row).width > WIDTH - 2 * MARGIN) rows.push(character);
    else rows[rows.length - 1] = row;
  }
  return rows.map((row) => ({ text: row, size, font }));
}

function write(pen: CanvasRenderingContext2D, parts: readonly Part[], from: number): number {
  pen.textBaseline = "top";
  let top = from;
  for (const { text, size, font } of parts) {
    pen.font = font;
    pen.fillText(text, MARGIN, top);
    top += size * 1.5;
  }
  return top;
}

/** Fields of whole pixels: a blurred code is read badly. */
function drawCode(pen: CanvasRenderingContext2D, fields: readonly (readonly boolean[])[], top: number): void {
  const side = Math.max(1, Math.floor(CODE / fields.length));
  const left = Math.floor((WIDTH - side * fields.length) / 2);
  fields.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(left + x * side, top + y * side, side, side);
    });
  });
}
