/** Loads the core and puts the workbench on the page. */

import { detailOf, loadCore } from "./core";
import { rememberedLanguage } from "./language";
import { wordsOf } from "./text/words";
import { Workbench } from "./workbench";

async function start(): Promise<void> {
  const place = document.getElementById("page");
  if (place === null) return;
  try {
    const core = await loadCore(location.search);
    const workbench = new Workbench(core);
    await workbench.begin();
    place.replaceWith(workbench);
    await follow(workbench);
  } catch (fault) {
    place.textContent = `${wordsOf(rememberedLanguage()).loading.failed} ${detailOf(fault)}`;
  }
}

/** What does not arrive is said on the page that stands already. */
async function follow(workbench: Workbench): Promise<void> {
  try {
    // The larger parts follow at once, so that the page asks for nothing later; what is typed meanwhile is not held up.
    const [{ said }] = await Promise.all([import("./views/scheme"), import("./views/entries"), import("./views/library"), import("./views/what-if"), import("./views/subjects"), import("./views/desk"), import("./views/samples")]);
    workbench.sayProblems(said);
    document.documentElement.dataset["loaded"] = "whole";
  } catch (fault) {
    workbench.message = `${wordsOf(rememberedLanguage()).loading.incomplete} ${detailOf(fault)}`;
  }
}

void start();
