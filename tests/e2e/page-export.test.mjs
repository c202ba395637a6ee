// The file that the page makes: its name, its kind, and what the page says of it.
import assert from "node:assert/strict";
import { hook, onThePage, openWorkbench, show } from "./workbench.mjs";

onThePage(["chromium"], "the workbook of the sample is made in the page", async (t, browser) => {
  const { page } = await openWorkbench(t, browser);
  // What a link would save is kept instead, because a browser without a window saves nothing.
  await page.evaluate(() => {
    window.saved = null;
    HTMLAnchorElement.prototype.click = function click() {
      if (this.download !== "") window.saved = { name: this.download, address: this.href };
    };
    return true;
  });
  await show(page, "export");
  await page.click(hook("workbook-export"));
  await page.waitFor(() => window.saved !== null);
  assert.equal(await page.evaluate(() => window.saved.name), "花马池镇-2023年第四季度-核算.xlsx");
});
