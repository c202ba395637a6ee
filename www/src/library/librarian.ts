/** What the workbench and the library do for each other: the version that a quarter names is opened, what is open is stored. */

import { replaced } from "../command";
import type { Command, Label } from "../command";
import { withValue } from "../document/place";
import { fromText, fromValue, textOf } from "../document/written";
import type { Documents, Written } from "../document/written";
import type { BenchEvents } from "../events";
import { covers } from "../rollover/period";
import type { Store } from "../store";
import { wordsOf } from "../text/words";
import type { Words } from "../text/words";
import type { Library, Loaded, Version } from "./library";
import { namedBy, otherVersion } from "./standing";
import { factsOf, isSame } from "./version";
import type { SchemeName } from "./version";

/** This quarter is settled by another version, because somebody says so. */
function adoption({ id, version }: SchemeName): Command {
  return replaced("quarter", "scheme", { id, version }, (words) => words.version.adopted(version));
}

/** The version of these rules that covers a period: an approved one before a draft, the latest first. */
function versionFor(library: Library, open: SchemeName | null, period: string): Version | null {
  const all = library.versions.filter((version) => version.id === open?.id && covers(version, period));
  return all.find(({ status }) => status === "approved") ?? all[0] ?? null;
}

export class Librarian {
  constructor(
    private readonly store: Store,
    private readonly library: Library,
    /** says what was done, and does it without losing the focus */
    private readonly say: (sentence: string, act?: () => void) => void,
  ) {}

  /** A version of the library in the place of the scheme that is open. */
  open(text: string, label: Label): void {
    if (this.library.trouble === null) this.store.keep(text);
    this.say(this.words.command.done(label(this.words)), () => this.store.replace({ scheme: fromText(text) }, label));
  }

  /** The version that a quarter names, opened in the place of another. */
  async follow(): Promise<void> {
    const { scheme, quarter } = this.store.documents;
    const named = otherVersion(scheme.value, quarter.value);
    const version = named === null ? null : await this.loaded(named);
    if (version !== null) this.open(version.text, (all) => all.command.opened(all.version.named(version.id, version.version)));
  }

  /** A quarter that is opened alone brings the version that it names, if the library has it. */
  async namedIn({ scheme, quarter }: Partial<Documents>): Promise<Loaded | null> {
    await this.library.ready;
    const named = quarter === undefined || scheme !== undefined ? null : otherVersion(this.store.documents.scheme.value, quarter.value);
    return named === null || this.library.find(named) === null ? null : this.loaded(named);
  }

  /** The scheme that a quarter names, as it is in the library. */
  async schemeOf(quarter: Written): Promise<string | null> {
    await this.library.ready;
    const name = namedBy(quarter.value);
    return name === null ? null : ((await this.loaded(name))?.text ?? null);
  }

  /** The quarter is settled by this version, which is opened unless it is; both are one step, so that undo takes back both. */
  async adopt(name: SchemeName): Promise<void> {
    const { scheme, quarter } = this.store.documents;
    const { label, change, ...command } = adoption(name);
    const open = factsOf(scheme.value);
    const version = open !== null && isSame(open, name) ? null : await this.loaded(name);
    const { value } = quarter;
    if (value === undefined) return;
    this.say(this.words.command.done(label(this.words)), () => {
      if (version === null) this.store.do({ ...command, label, change });
      else this.store.replace({ scheme: fromText(version.text), quarter: fromValue(change(value)) }, label);
    });
  }

  /** The next quarter under the version that is in force in it; all of it is one step, so that undo brings the former one back. */
  async goOn({ period, quarter, desk, label, withoutVersion }: BenchEvents["bench-next"]): Promise<void> {
    await this.library.ready;
    const open = factsOf(this.store.documents.scheme.value);
    const isOpen = open !== null && covers(open, period);
    const found = isOpen ? null : versionFor(this.library, open, period);
    const version = found === null ? null : await this.loaded(found);
    const name = isOpen ? open : version;
    if (name === null) {
      this.say(withoutVersion);
      return;
    }
    const named = withValue(quarter, "scheme", { id: name.id, version: name.version });
    this.say(this.words.command.done(label(this.words)), () =>
      this.store.replace({ ...(version === null ? {} : { scheme: fromText(version.text) }), quarter: fromValue(named), desk: fromValue(desk) }, label),
    );
  }

  /** Stores the scheme that is open. */
  async keep(): Promise<void> {
    const { words } = this;
    const text = textOf(this.store.documents.scheme);
    const outcome = await this.library.take(text, { replacesDraft: true });
    if (outcome.kind === "unreadable" || outcome.kind === "unsettled") this.say(words.version.refused);
    else if (outcome.kind === "conflict") this.say(words.version.differs(outcome.version.version));
    else {
      if (this.library.trouble === null) this.store.keep(text);
      this.say(words.version.kept(outcome.version.version));
    }
  }

  private get words(): Words {
    return wordsOf(this.store.language);
  }

  private async loaded(name: SchemeName): Promise<Loaded | null> {
    const version = this.library.find(name);
    try {
      return version === null ? null : await this.library.load(version);
    } catch {
      this.say(this.words.version.notLoaded(this.words.version.named(name.id, name.version)));
      return null;
    }
  }
}
