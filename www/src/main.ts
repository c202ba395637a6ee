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
    place.replaceWith(new Workbench(core));
    // Right after what is needed first, so that the page asks for nothing later.
    void import("./views/what-if");
  } catch (fault) {
    place.textContent = `${wordsOf(rememberedLanguage()).loading.failed} ${detailOf(fault)}`;
  }
}

void start();
