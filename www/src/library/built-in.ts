/** The schemes that come with the page. Only what names them is loaded with it; each text is a file of its own. */

import { sample } from "../sample";
import { textOf } from "../document/written";
import type { Facts } from "./version";

type OfEach<T> = Readonly<Record<string, T>>;

// Each asks the files for one key, so that nothing else of them becomes part of the page.
const ids: OfEach<string> = import.meta.glob("../../../schemes/*.json", { eager: true, import: "id" });
const versions: OfEach<string> = import.meta.glob("../../../schemes/*.json", { eager: true, import: "version" });
const titles: OfEach<string> = import.meta.glob("../../../schemes/*.json", { eager: true, import: "title" });
const issuers: OfEach<string> = import.meta.glob("../../../schemes/*.json", { eager: true, import: "issuer" });
const statuses: OfEach<string> = import.meta.glob("../../../schemes/*.json", { eager: true, import: "status" });
const validities: OfEach<{ from: string; to?: string }> = import.meta.glob("../../../schemes/*.json", { eager: true, import: "validity" });

/** The sample's own scheme is part of the page already. */
const SAMPLE = "../../../schemes/huamachi.json";
const texts: OfEach<() => Promise<unknown>> = import.meta.glob(["../../../schemes/*.json", "!../../../schemes/huamachi.json"], { query: "?raw", import: "default" });

export interface BuiltIn {
  readonly facts: Facts;
  readonly load: () => Promise<string>;
}

export function builtIn(): BuiltIn[] {
  return Object.entries(ids).map(([file, id]) => ({
    facts: {
      id,
      version: versions[file] ?? "",
      title: titles[file] ?? "",
      issuer: issuers[file] ?? "",
      status: statuses[file] === "approved" ? "approved" : "draft",
      // Who approved it is read with the text.
      approvedBy: "",
      approvedOn: "",
      from: validities[file]?.from ?? "",
      to: validities[file]?.to ?? "",
    },
    load: async () => (file === SAMPLE ? textOf(sample().scheme) : String(await texts[file]?.())),
  }));
}
