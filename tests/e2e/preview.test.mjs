/** The preview on a phone: what a cadre enters, what it comes to, what would move it; and the town's letter. Pictures land in target/e2e/shots. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import decodeQR from "qr/decode.js";
import { find, findAll } from "./inpage.mjs";
import { builtPage, fromCache, pictures, project } from "./places.mjs";
import { openSite } from "./suite.mjs";
import { assertClean, files, hook, onThePage, openWorkbench, readJson, sampleFile, schemeFile, show } from "./workbench.mjs";

/** WebKit's window goes no narrower. */
const phone = (browser) => ({ width: browser.name === "webkit" ? 500 : 360, height: 740, mobile: browser.name === "chromium" });
const shot = (name) => join(pictures, "shots", `preview-${name}.png`);
const kept = readFileSync(join(project, "tests", "boundary", "letter-1.txt"), "utf8").trim();
const box = (indicator) => `[data-place="people[0].scores.${indicator}"]`;
const total = '[data-place="people[0].score"]';

async function openPreview(t, browser, path = "", options = phone(browser)) {
  const opened = await openSite(t, browser, builtPage, { path: `preview.html${path}`, ...options });
  await opened.page.waitFor(["preview-moves", "preview-look", "preview-open", "preview-not-person", "preview-fault", "preview-link-problem"].map(hook).join());
  return opened;
}

async function unfold(page, name) {
  await page.click(`[data-fold="${name}"] > summary`);
  await page.waitFor(`[data-fold="${name}"][open]`);
}

/** What would move somebody: at once where the device is fast enough, else when asked. */
async function look(page) {
  await page.waitFor(`${hook("preview-moves")}, ${hook("preview-look")}`);
  if (await page.evaluate((button) => find(button) !== null, hook("preview-look"))) await page.click(hook("preview-look"));
  await page.waitFor(hook("preview-moves"));
}

/** Amount, grade and score as they stand on the page. */
async function outcome(page) {
  return Promise.all(["preview-amount", "preview-grade", "preview-score"].map((name) => page.text(hook(name))));
}

async function becomes(page, expected) {
  await page.waitFor((amount, wanted) => find(amount) && find(amount).textContent === wanted, hook("preview-amount"), expected[0]);
  assert.deepEqual(await outcome(page), expected);
}

onThePage(["chromium", "chromium-80", "webkit"], "a cadre enters post, class, months and score and sees grade and amount at once", async (t, browser) => {
  const { page, site } = await openPreview(t, browser);
  await becomes(page, ["2,400.00", "优秀", "100.00"]);
  // What is there before the fold is opened is all that is loaded.
  const asked = site.requests();
  await unfold(page, "me");
  await page.fill("#class", "A");
  await becomes(page, ["2,640.00", "优秀", "100.00"]); // 2400 × 100 % × 1.10
  await page.fill("#months", "2");
  await becomes(page, ["1,760.00", "优秀", "100.00"]); // 2640 × 2 ÷ 3
  await page.fill("#months", "3");
  await unfold(page, "scores");
  await page.fill(box("politics"), "０");
  await page.fill(box("ability"), "60");
  await becomes(page, ["2,112.00", "良好", "88.80"]); // 100 − 8 − 3.2; 2400 × 80 % × 1.10
  assert.equal(await page.text(hook("preview-sum")), "2400.00 × 80% × 1.10 = 2112.00 元");
  assert.match(await page.text(hook("preview-bar")), /2,112.00 元 · 良好 · 考核得分 88.80/);
  // 90 wants 89.995 before rounding: 1.195 ÷ 8 % = 14.9375, and scores have two places.
  await look(page);
  await page.waitFor((up) => find(up) && /14\.94/.test(find(up).textContent), hook("preview-up"));
  assert.equal(await page.text(hook("preview-up")), "政治素质再得 14.94 分 → 优秀，2,640.00 元");
  await page.fill(box("politics"), "14.93");
  await becomes(page, ["2,112.00", "良好", "89.99"]);
  await page.fill(box("politics"), "14.94");
  await becomes(page, ["2,640.00", "优秀", "90.00"]);
  await unfold(page, "events");
  await page.click('[data-more="meeting-late"]');
  await becomes(page, ["2,112.00", "良好", "89.50"]);
  await unfold(page, "red-lines");
  await page.click('[data-red-line="petition"]');
  await becomes(page, ["0.00", "差", "89.50"]);
  await page.click('[data-red-line="petition"]');
  await becomes(page, ["2,112.00", "良好", "89.50"]);
  assert.deepEqual(site.requests(), asked);
  await assertClean(page, browser);
});

onThePage(["chromium"], "a slider and its box are one value; what is no number is said at the field and has no result", async (t, browser) => {
  const { page } = await openPreview(t, browser);
  await unfold(page, "scores");
  await page.evaluate((slider) => {
    find(slider).value = "171";
    find(slider).dispatchEvent(new Event("input", { bubbles: true }));
  }, '[data-slider="people[0].scores.results"]');
  await page.waitFor((field) => find(field).value === "85.5", box("results"));
  await page.fill(box("results"), "八十");
  await page.waitFor(hook("preview-refusal"));
  assert.equal(await page.evaluate((field) => find(field).getAttribute("aria-invalid"), box("results")), "true");
  assert.equal(await page.evaluate((field) => find(field).value, box("results")), "八十");
  await page.fill(box("results"), "");
  await page.waitFor(hook("preview-open"));
  assert.equal(await page.text(hook("preview-open")), "还缺：工作实绩。填上就有结果。");
  await page.click('[data-way="total"]');
  await page.fill(total, "59.99");
  await becomes(page, ["0.00", "差", "59.99"]);
  await page.fill(total, "60");
  await becomes(page, ["1,440.00", "一般", "60.00"]); // 2400 × 60 % × 1.00
  await look(page);
  await page.waitFor((up) => /20/.test(find(up) ? find(up).textContent : ""), hook("preview-up"));
  assert.match(await page.text(hook("preview-up")), /再得 20(\.00)? 分 → 良好，1,920.00 元/);
});

onThePage(["chromium"], "every step has its sentence, and the row of the table that holds is lit", async (t, browser) => {
  const { page } = await openPreview(t, browser);
  await unfold(page, "why");
  await unfold(page, "tables");
  const steps = await page.evaluate(() => findAll('[data-reason="pay"] .step').map((step) => step.textContent.replace(/\s+/g, " ").trim()));
  assert.deepEqual(steps, ["标准 2,400.00", "等次比例 100%", "难度系数 1.00", "任职月数 3 ÷ 3", "金额取整 2,400.00"]);
  assert.match(await page.text('[data-reason="pay"]'), /公开.*来源：农民日报/s);
  const lit = () => page.evaluate(() => findAll("tr.own").map((row) => row.dataset.grade || row.dataset.class));
  assert.deepEqual(await lit(), ["excellent", "B"]);
  await page.screenshot(shot("tables"));
  await unfold(page, "scores");
  await page.click('[data-way="total"]');
  await page.fill(total, "70");
  await becomes(page, ["1,440.00", "一般", "70.00"]);
  assert.deepEqual(await lit(), ["fair", "B"]);
});

onThePage(["chromium"], "with quotas one alone is asked how many are assessed, and with everybody's data it is exact", async (t, browser) => {
  const { page } = await openPreview(t, browser, "?scheme=harbin");
  await look(page);
  await page.fill(hook("preview-among"), "10");
  await look(page);
  await page.waitFor(hook("preview-places"));
  const rows = await page.evaluate((table) => Array.from(find(table).querySelectorAll("tbody tr"), (row) => row.textContent.replace(/\s+/g, " ").trim()), hook("preview-places"));
  // At most 30 % of ten are three places.
  assert.match(rows[0], /^第 1 到第 3/);
  const [sample] = files(t, { "harbin.json": readJson(join(project, "schemes", "samples", "harbin-2023.json")) });
  await unfold(page, "others");
  await page.upload(hook("preview-file"), [sample]);
  await page.waitFor(hook("preview-rank"));
  await look(page);
  assert.equal(await page.evaluate((among) => find(among), hook("preview-among")), null);
  assert.ok(await page.evaluate(() => findAll("#person option").length > 1));
});

onThePage(["chromium", "webkit"], "the town's letter stands apart from what one tries; a damaged and a newer link say so", async (t, browser) => {
  const { page } = await openPreview(t, browser, `#${kept}`);
  await page.waitFor(hook("preview-letter"));
  assert.equal(await page.text(hook("letter-amount")), "2,640.00");
  assert.match(await page.text(hook("preview-letter")), /石志强.*正职 30 人中第 7.*2024-01-08/s);
  await becomes(page, ["2,640.00", "优秀", "90.63"]);
  await unfold(page, "scores");
  await page.fill(box("politics"), "80");
  await becomes(page, ["2,112.00", "良好", "89.87"]); // 90.634 − 9.6 × 8 % = 89.866
  assert.equal(await page.text(hook("letter-amount")), "2,640.00");
  const after = async (fragment, said) => {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await page.waitFor((problem, words) => find(problem) && find(problem).textContent.includes(words), hook("preview-link-problem"), said);
    assert.equal(await page.evaluate((letter) => find(letter) === null, hook("preview-letter")), true);
  };
  await after(kept.slice(0, -3), "不完整或被改动过");
  await after(kept.replace("cadre-pay-1", "cadre-pay-2"), "新版的预览页");
});

onThePage(["chromium"], "the clerk makes a letter; its link and its code open the same result, and nothing was sent", async (t, browser) => {
  const { page, site } = await openWorkbench(t, browser);
  await show(page, "export");
  const asked = site.requests();
  await page.fill(hook("letter-person"), "p002");
  await page.waitFor(hook("letter-made"));
  const link = await page.evaluate((field) => find(field).value, hook("letter-link"));
  const text = await page.evaluate((field) => find(field).value, hook("letter-text"));
  const sample = readJson(sampleFile);
  const { name } = sample.people.find(({ id }) => id === "p002");
  assert.match(text, new RegExp(`${name}.*\\n(.*\\n)*应得补贴 [\\d,.]+ 元`));
  const code = await page.evaluate(readCode, hook("letter-code"));
  const said = decodeQR({ width: code.side, height: code.side, data: Uint8Array.from(code.data) });
  assert.match(said, /\/preview\.html#cadre-pay-1\./);
  const picture = await page.evaluate(readPicture, hook("letter-picture"));
  assert.equal(decodeQR({ width: picture.width, height: picture.height, data: Uint8Array.from(picture.data) }), said);
  await page.screenshot(shot("clerk"));
  assert.deepEqual(site.requests(), asked);
  for (const address of [link, said]) {
    const beside = await openSite(t, browser, builtPage, { path: `preview.html${new URL(address).hash}`, ...phone(browser) });
    await beside.page.waitFor(hook("preview-letter"));
    const opened = await beside.page.text(hook("preview-letter"));
    assert.ok(opened.includes(name), opened);
    assert.ok(text.includes(await beside.page.text(hook("letter-amount"))), text);
    assert.ok(beside.site.requests().every((path) => !path.includes("cadre-pay-1")));
  }
});

onThePage(["chromium"], "axe finds nothing, in either language and in large text, with every part unfolded", async (t, browser) => {
  const found = [];
  for (const [name, path] of [["zh", `#${kept}`], ["en", "?lang=en"], ["large", "?large"], ["quota", "?scheme=dashiqiao"]]) {
    const { page } = await openPreview(t, browser, path);
    if (await page.evaluate((open) => find(open) === null, hook("preview-open"))) await look(page);
    await page.screenshot(shot(name));
    await unfoldAll(page);
    await page.evaluate(readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8") + "; true");
    found.push(...(await axe(page, name)));
  }
  assert.deepEqual(found, []);
});

onThePage(["chromium"], "nothing is sideways at 320 pixels, in large text and at 200 %", async (t, browser) => {
  const screens = [["narrow", "", { width: 320, height: 640, mobile: true }], ["narrow-large", "?large", { width: 320, height: 640, mobile: true }], ["letter", `?large#${kept}`, { width: 320, height: 640, mobile: true }], ["double", "?lang=en", { width: 360, height: 370, scale: 2 }]];
  for (const [name, path, screen] of screens) {
    const { page } = await openPreview(t, browser, path, screen);
    await look(page);
    await page.screenshot(shot(name));
    await unfoldAll(page);
    const wide = await page.evaluate(() => Math.max(innerWidth, document.documentElement.scrollWidth));
    const widest = await page.evaluate((limit) => findAll("body *").filter((element) => element.getBoundingClientRect().right > limit).slice(0, 3).map((element) => element.outerHTML.slice(0, 90)).join(" | "), screen.width);
    assert.equal(wide, screen.width, `${name}: ${widest}`);
  }
});

onThePage(["chromium"], "in English nothing of the page's own stays Chinese", async (t, browser) => {
  const { page } = await openPreview(t, browser, "?lang=en");
  await look(page);
  await unfoldAll(page);
  const scheme = readJson(schemeFile);
  const values = textsIn(scheme).filter((value) => /\p{Script=Han}/u.test(value)).sort((one, other) => other.length - one.length);
  const own = await page.evaluate((skipped) => {
    const texts = [];
    for (const element of findAll("body *")) {
      if (element.closest(`script, noscript, style, option, ${skipped}`)) continue;
      for (const name of ["aria-label", "aria-valuetext", "title"]) if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.data.trim());
    }
    return texts;
  }, hook("preview-language"));
  const left = own.filter((text) => /\p{Script=Han}/u.test(values.reduce((rest, value) => rest.replaceAll(value, ""), text)));
  assert.deepEqual([...new Set(left)], []);
});

onThePage(["chromium"], "the element: several on a page, defined twice, properties before it is known, events that leave the shadow root", async (t, browser) => {
  const { page } = await openPreview(t, browser);
  const quarter = readJson(sampleFile);
  await page.evaluate((data) => {
    window.heard = [];
    for (const name of ["ready", "settled", "refused", "fault"]) document.addEventListener(`cadre-pay-${name}`, (event) => window.heard.push([name, event.target.id, event.composed]));
    const second = document.createElement("cadre-pay-preview");
    second.id = "second";
    second.quarter = JSON.stringify(data);
    second.person = "p002";
    document.body.append(second);
    const third = document.createElement("cadre-pay-preview");
    third.id = "third";
    third.setAttribute("scheme", "nowhere");
    document.body.append(third);
  }, quarter);
  await page.waitFor(() => ["ready second true", "settled second true", "fault third true"].every((wanted) => window.heard.some((one) => one.join(" ") === wanted)));
  assert.equal(await page.evaluate(() => document.getElementById("second").settlement.lines.length), quarter.people.length);
  assert.match(await page.evaluate(() => document.getElementById("third").shadowRoot.textContent), /没有名为“nowhere”的办法/);
  await page.evaluate(() => (document.getElementById("second").quarter = "{}"));
  await page.waitFor(() => window.heard.some(([name, id]) => name === "refused" && id === "second"));
  assert.equal(await page.evaluate(() => document.getElementById("second").settlement), null);
});

onThePage(["chromium"], "without adopted sheets the style comes as a file, as the policy asks", async (t, browser) => {
  const { page } = await openPreview(t, browser, "", { ...phone(browser), script: "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets;" });
  await page.waitFor((result) => getComputedStyle(find(result)).borderLeftWidth === "4px", hook("preview-result"));
  assert.deepEqual(await page.cspViolations(), []);
});

onThePage(["chromium"], "of a scheme that assesses villages it is said that there is nobody to preview", async (t, browser) => {
  const { page } = await openPreview(t, browser, "?scheme=changle");
  assert.match(await page.text(hook("preview-not-person")), /考核的是村/);
});

function unfoldAll(page) {
  return page.evaluate(() => {
    for (const details of findAll("details")) details.open = true;
  });
}

async function axe(page, name) {
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.length, first: nodes[0].html.slice(0, 200), why: nodes[0].failureSummary }));
  });
  return violations.map((violation) => ({ name, ...violation }));
}

function textsIn(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The drawing of a code as a camera sees it: four pixels a field. */
function readCode(selector) {
  const drawing = find(selector);
  const count = drawing.viewBox.baseVal.width;
  const side = count * 4;
  const data = new Array(side * side * 4).fill(255);
  for (const [, x, y] of drawing.querySelector(".letter-ink").getAttribute("d").matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < 4; row += 1) {
      for (let column = 0; column < 4; column += 1) {
        const at = ((Number(y) * 4 + row) * side + Number(x) * 4 + column) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  return { side, data };
}

async function readPicture(selector) {
  const image = find(selector);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  return { width: canvas.width, height: canvas.height, data: Array.from(pen.getImageData(0, 0, canvas.width, canvas.height).data) };
}
