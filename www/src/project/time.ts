/** Times as a clerk reads them: on this computer's clock, with the offset, so that a log can be read elsewhere too. */

/** 2026-11-23T10:32:05+08:00 */
export function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${dayOf(date)}T${clock(date)}:${two(date.getSeconds())}${zone}`;
}

/** 2026-11-23 */
export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day of the calendar, written as above: the 30th of February is none. */
export function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 10:32 */
export function clock(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Of a time as written above, in the clock of who wrote it. */
export interface WrittenTime {
  readonly day: string;
  readonly clock: string;
  readonly month: number;
  readonly date: number;
}

export function writtenTime(text: string): WrittenTime {
  return { day: text.slice(0, 10), clock: text.slice(11, 16), month: Number(text.slice(5, 7)), date: Number(text.slice(8, 10)) };
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, "0");
}
