/** How what is open stands to the library, and to the version that the quarter names. */

import { isSameJson } from "../document/json";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import type { Written } from "../document/written";
import type { Library, Version } from "./library";
import { covers, factsOf, isSame } from "./version";
import type { SchemeName } from "./version";

/** The scheme that a quarter names; null while it names none. */
export function namedBy(quarter: Json | undefined): SchemeName | null {
  const name = { id: textAt(quarter, "scheme.id"), version: textAt(quarter, "scheme.version") };
  return name.id === "" || name.version === "" ? null : name;
}

/** What the quarter names, where something else is open. */
export function otherVersion(scheme: Json | undefined, quarter: Json | undefined): SchemeName | null {
  const named = namedBy(quarter);
  const open = factsOf(scheme);
  return named === null || open === null || isSame(named, open) ? null : named;
}

/** The approved version that the rules say is in force in the quarter, where the quarter still names an older one. */
export function newerVersion(library: Library, scheme: Json | undefined, quarter: Json | undefined): Version | null {
  const open = factsOf(scheme);
  const period = textAt(quarter, "period");
  if (open === null || otherVersion(scheme, quarter) !== null) return null;
  // The latest stands first.
  return library.versions.find((one) => one.id === open.id && one.status === "approved" && one.from > open.from && covers(one, period)) ?? null;
}

/** How the open scheme stands to what the library has under its name. */
export type Standing = { readonly kind: "unnamed" } | { readonly kind: "absent" } | { readonly kind: "same" | "changed" | "differs" | "unknown"; readonly version: Version };

export function standingOf(library: Library, scheme: Written): Standing {
  const facts = factsOf(scheme.value);
  if (facts === null) return { kind: "unnamed" };
  const version = library.find(facts);
  if (version === null) return { kind: "absent" };
  if (version.text === null) return { kind: "unknown", version };
  if (isSameJson(version.value, scheme.value)) return { kind: "same", version };
  return { kind: version.home === "own" && version.status === "draft" ? "changed" : "differs", version };
}
