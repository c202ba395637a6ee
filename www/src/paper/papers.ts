/** The papers that can be printed, and for which systems. */

import type { Bench } from "../bench";
import type { Settlement } from "../core";
import type { Built } from "./common";
import { paySheet } from "./pay-sheet";
import { personalNotices } from "./personal-notice";
import { publicNotice } from "./public-notice";
import { payStrips } from "./strips";
import { summary } from "./summary";
import { villageNotices } from "./village-notices";

export type PaperName = "pay" | "summary" | "public" | "personal" | "villages" | "strips";

const BUILDERS: Readonly<Record<PaperName, (bench: Bench, settlement: Settlement) => Built>> = {
  pay: paySheet,
  summary,
  public: publicNotice,
  personal: personalNotices,
  villages: villageNotices,
  strips: payStrips,
};

export function built(name: PaperName, bench: Bench, settlement: Settlement): Built {
  return BUILDERS[name](bench, settlement);
}

export function papersOf({ system }: Bench): PaperName[] {
  const conditions: Readonly<Record<PaperName, boolean>> = {
    pay: system.hasPay,
    summary: true,
    public: true,
    // A village is told by its score notice.
    personal: system.subject !== "village",
    villages: system.subject !== "household",
    strips: system.hasPay && system.subject === "person",
  };
  return (Object.keys(BUILDERS) as PaperName[]).filter((name) => conditions[name]);
}
