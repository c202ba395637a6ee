/** How long a period is. */

import type { Period, SchemeDocument } from "../core";

export function monthsOf({ period }: SchemeDocument): number {
  switch (period ?? "quarter") {
    case "month":
      return 1;
    case "quarter":
      return 3;
    case "half-year":
      return 6;
    case "year":
      return 12;
  }
}

/** Days of "2023-11", "2023Q4", "2023H2" or "2023". */
export function daysOf(period: Period): number {
  const [, year = "", part = "", at = "1"] = /^(\d{4})(Q|H|-)?(\d+)?$/.exec(period) ?? [];
  const months = part === "Q" ? 3 : part === "H" ? 6 : part === "-" ? 1 : 12;
  const first = part === "" ? 0 : (Number(at) - 1) * months;
  return (Date.UTC(Number(year), first + months, 1) - Date.UTC(Number(year), first, 1)) / 86_400_000;
}
