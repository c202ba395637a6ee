/** What is printed: real PDFs, page by page, against the settlement. Pictures of the papers land in target/e2e/papers. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { find, findAll } from "./inpage.mjs";
import { fromCache, pictures } from "./places.mjs";
import { fen, field, files, hook, onThePage, openWorkbench, readJson, sampleFile, schemeFile, show, totals } from "./workbench.mjs";

const scheme = { ...readJson(schemeFile), status: "approved", approval: { by: "花马池镇党委会议", date: "2023-10-08" } };
const sample = readJson(sampleFile);
const surnames = "赵钱孙李周吴郑王冯陈";
const letter = (number) => surnames[number % surnames.length];

/** A quarter of one village, or so many, with as many people, whose names and remarks need one line each. */
function quarterOf(people, villages = 1) {
  const places = sample.villages.slice(0, villages).map(({ id, name, registeredPopulation, residentPopulation, workload }) => ({ id, name, registeredPopulation, residentPopulation, workload }));
  const first = new Set();
  const records = Array.from({ length: people }, (_, index) => {
    const village = places[Math.floor((index * villages) / people)].id;
    const posts = first.has(village) ? ["clerk"] : ["secretary-director"];
    first.add(village);
    return { id: `g${index}`, name: letter(index) + letter(Math.floor(index / 10)) + letter(Math.floor(index / 100)), village, posts, months: 3, scores: sample.people[0].scores };
  });
  return { ...sample, villages: places, people: records, events: [], incidents: [], decisions: [], earlier: [], coefficients: [] };
}

/** Opens the view of papers with these documents, or with the sample. */
async function openPapers(t, browser, documents, options) {
  const { page } = await openWorkbench(t, browser, options);
  if (documents !== undefined) await give(t, page, documents);
  await show(page, "paper");
  return page;
}

async function give(t, page, documents) {
  const before = await page.text(hook("payable"));
  await page.upload(hook("open-files"), files(t, documents));
  await page.waitFor((payable, old) => find(payable).textContent.trim() !== old, hook("payable"), before);
}

/** Waits until all of a paper is laid out, and gives its number of pages as the page says it. */
async function laidOut(page, paper, lines = null) {
  await page.click(`[data-paper="${paper}"]`);
  return ready(page, lines);
}

async function ready(page, lines = null) {
  const text = await page.waitFor(
    (print, count, wanted) => {
      const rows = findAll(".page-frame tbody tr:not(.paper-sum)").length;
      return find(print) && !find(print).disabled && (wanted === null || rows === wanted) && find(count).textContent;
    },
    hook("print"),
    hook("paper-count"),
    lines,
  );
  return Number(/\d+/.exec(text)[0]);
}

/** The text of each page of what would be printed, its lines as they stand. */
async function printed(page, name) {
  const path = join(pictures, "papers", `${name}.pdf`);
  await page.pdf(path);
  const pages = plainLetters(execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" })).split("\f");
  assert.equal(pages.pop(), "", "pdftotext ends every page with a form feed");
  return pages;
}

/** Chromium 86 names some glyphs by the radicals that look the same. */
function plainLetters(text) {
  const others = { "⻢": "马", "⻓": "长", "⻚": "页", "⺠": "民" };
  return text.replace(/[\u2f00-\u2fdf]/g, (radical) => radical.normalize("NFKC")).replace(/[⻢⻓⻚⺠]/g, (radical) => others[radical]);
}

const sizeOf = (name) => /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync("pdfinfo", [join(pictures, "papers", `${name}.pdf`)], { encoding: "utf8" })).slice(1).map((points) => Math.round(Number(points)));
const A4 = [595, 842];

/** The amounts of a row of sums, in fen: gross, withheld or added, net. */
function sums(text, label) {
  const line = text.split("\n").find((one) => one.trim().startsWith(`${label} `));
  return line === undefined ? null : line.trim().split(/\s+/).slice(1).map(fen);
}

const overfull = () =>
  findAll(".page-frame .paper-sheet").filter((sheet) => sheet.querySelector(".paper-body").getBoundingClientRect().bottom > sheet.querySelector(".paper-foot").getBoundingClientRect().top + 0.5).length +
  findAll(".page-frame td.paper-number").filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length;

/*
 * A page of the pay sheet has 185 mm. Title 10, unit and date 5.7, foot 4.4, rounding 0.8 leave 164.1. The head of the table takes 7.5,
 * the two sums 15: 141.6 for rows of 7.5 (and a line of 0.2): 18 rows. Total in words and signatures take 8.4 + 14: 119 or 15 rows on
 * the last page. So 15 people make one page, and more make 1 + the least p with 15 + 18 p ≥ people.
 */
const pagesOf = (people) => 1 + Math.max(0, Math.ceil((people - 15) / 18));

onThePage(["chromium", "chromium-86", "chromium-109"], "the pay sheet has the pages that can be worked out, and each adds up", async (t, browser) => {
  const page = await openPapers(t, browser, { "scheme.json": scheme, "quarter.json": quarterOf(14) });
  await page.fill(field("desk:paper.pageBreaks"), "none");
  // 15 → 1; 16, 17, 18, 33 → 2; 34 → 3; 137 → 1 + ⌈122 ÷ 18⌉ = 8; 170 → 1 + ⌈155 ÷ 18⌉ = 10.
  assert.deepEqual([15, 16, 17, 18, 33, 34, 137, 170].map(pagesOf), [1, 2, 2, 2, 2, 3, 8, 10]);
  for (const people of [15, 17, 18, 137, 170]) {
    await give(t, page, { "quarter.json": quarterOf(people) });
    assert.equal(await laidOut(page, "pay", people), pagesOf(people), `${people} people`);
    assert.equal(await page.evaluate(overfull), 0);
    const pages = await printed(page, `pay-${people}-${browser.name}`);
    assert.equal(pages.length, pagesOf(people), `${people} people on paper`);
    checkSums(pages, fen((await totals(page)).payable));
  }
  assert.deepEqual(sizeOf(`pay-170-${browser.name}`), A4.slice().reverse());
  // Kernels before 97 refuse WebAssembly under this policy, say so, and take the other edition.
  if (browser.name === "chromium-86") return;
  assert.deepEqual(await page.console(), []);
  assert.deepEqual(await page.cspViolations(), []);
});

/** Heads on every page; sums of the pages add up to what was settled. */
function checkSums(pages, payable) {
  let soFar = 0n;
  pages.forEach((text, index) => {
    const isLast = index === pages.length - 1;
    assert.match(text, /花马池镇2023年第四季度村干部绩效考核补贴发放表/);
    for (const head of ["序号", "姓名", "实发金额", "领款人签字", "备注", "单位：元"]) assert.ok(text.includes(head), `page ${index + 1} has ${head}`);
    assert.match(text, new RegExp(`第 ?${index + 1} ?页 ?共 ?${pages.length} ?页`));
    const own = sums(text, "本页小计") ?? sums(text, "合计");
    soFar += own[2];
    assert.equal(sums(text, isLast ? "合计" : "累计")[2], soFar);
    assert.equal(text.includes("合计（大写）"), isLast);
    for (const signer of ["制表", "审核", "财政所", "分管领导", "签批"]) assert.equal(text.includes(`${signer}：`), isLast);
  });
  assert.equal(soFar, payable);
}

onThePage(["chromium"], "the sample prints its subtotals, who is open, and what it is not yet; nothing else of the page is printed", async (t, browser) => {
  const page = await openPapers(t, browser);
  const payable = fen((await totals(page)).payable);
  const count = await laidOut(page, "pay");
  assert.equal(await page.evaluate(overfull), 0);
  await page.screenshot(join(pictures, "papers", "view.png"));
  const pages = await printed(page, "pay-sample");
  assert.equal(pages.length, count);
  const all = pages.join("\n");
  assert.equal(sums(pages[pages.length - 1], "合计")[2], payable);
  const villages = [...all.matchAll(/\S+小计（\d+ 人）\s+([\d,.]+)\s+([\d,.]+)\s+([\d,.]+)/g)];
  assert.equal(villages.length, 20);
  assert.equal(villages.map(([, , , net]) => fen(net)).reduce((sum, net) => sum + net, 0n), payable);
  // 187,616.00 is what the 101 who are settled get; one is not scored yet.
  assert.match(all, /合计（大写）：人民币壹拾捌万柒仟陆佰壹拾陆元整\s+￥187,616\.00/);
  assert.match(all, /未定，未计入合计：冯瑞（李华台）/);
  for (const mark of "草案未定稿") assert.ok(pages.every((text) => text.includes(mark)), `each page is marked ${mark}`);
  assert.match(all, /办法 [0-9a-f]{12} · 数据 [0-9a-f]{12} · cadre-pay \d+\.\d+\.\d+/);
  for (const other of ["适合宽度", "晴雨表", "应提", "缩放 100%", "恢复常用的列"]) assert.ok(!all.includes(other), `${other} is not printed`);
  // After a portrait paper the other views print as they did.
  await laidOut(page, "public");
  await printed(page, "public-sample");
  assert.deepEqual(sizeOf("public-sample"), A4);
  await show(page, "ranking");
  const ranking = await printed(page, "ranking");
  assert.deepEqual(sizeOf("ranking"), A4.slice().reverse());
  assert.ok(ranking[0].includes("花马池镇2023年第四季度村干部绩效考核排名"));
});

onThePage(["chromium"], "a sheet for each village has its own total, and the last one adds them up", async (t, browser) => {
  const page = await openPapers(t, browser);
  await page.fill(field("desk:paper.pageBreaks"), "village");
  await page.waitFor(() => findAll(".page-frame .paper-title").some((title) => title.textContent.includes("各村汇总表")));
  await ready(page);
  const pages = await printed(page, "pay-villages");
  const own = pages.slice(0, -1).flatMap((text) => (text.includes("合计（大写）") ? [sums(text, "合计")] : []));
  assert.equal(own.length, 20);
  const payable = fen((await totals(page)).payable);
  assert.equal(own.map(([, , net]) => net).reduce((sum, net) => sum + net, 0n), payable);
  assert.equal(sums(pages[pages.length - 1], "合计")[2], payable);
  // One step back, and it is one sheet again.
  await page.click(hook("undo"));
  await page.waitFor(() => !findAll(".page-frame .paper-title").some((title) => title.textContent.includes("各村汇总表")));
});

onThePage(["chromium"], "columns and signers are chosen, and what is too wide is not offered", async (t, browser) => {
  const page = await openPapers(t, browser);
  await laidOut(page, "pay");
  const heads = () => page.evaluate(() => Array.from(find(".page-frame thead tr").cells, (cell) => cell.textContent.trim()));
  const before = await heads();
  assert.ok(!before.includes("考核类别") && before.includes("扣（补）发"));
  for (const column of ["category", "adjustments"]) {
    await page.click(`[data-column="${column}"]`);
    await ready(page);
  }
  await page.waitFor(() => find(".page-frame thead").textContent.includes("考核类别"));
  await ready(page);
  assert.deepEqual((await heads()).filter((head) => !before.includes(head)), ["考核类别"]);
  assert.ok(!(await heads()).includes("扣（补）发"));
  await page.fill(hook("signers"), "经办、复核");
  await page.press("Tab");
  await page.waitFor(() => findAll(".page-frame .paper-signatures span").map((one) => one.textContent).join("") === "经办：复核：");
});

onThePage(["chromium"], "a thousand people are laid out while the page goes on answering", async (t, browser) => {
  const page = await openPapers(t, browser, { "scheme.json": scheme, "quarter.json": quarterOf(1000, 20) });
  await page.fill(field("desk:paper.pageBreaks"), "none");
  // Another paper can be chosen at once; what was begun for the first is dropped.
  await page.click('[data-paper="strips"]');
  await page.waitFor(() => find('[data-paper="strips"]').getAttribute("aria-pressed") === "true");
  // 1 + ⌈985 ÷ 18⌉ = 56.
  assert.equal(await laidOut(page, "pay", 1000), pagesOf(1000));
  assert.equal(await page.evaluate(overfull), 0);
});

onThePage(["chromium"], "a print that does not wait gets all pages", async (t, browser) => {
  const page = await openPapers(t, browser, { "scheme.json": scheme, "quarter.json": quarterOf(300, 20) });
  await page.fill(field("desk:paper.pageBreaks"), "none");
  await page.waitFor((print) => find(print).disabled, hook("print"));
  // 1 + ⌈285 ÷ 18⌉ = 17.
  assert.equal((await printed(page, "pay-300")).length, pagesOf(300));
});

onThePage(["chromium"], "accounts stand on the pay sheet as far as that is wished, and on no other paper", async (t, browser) => {
  const page = await openPapers(t, browser, { "scheme.json": scheme, "quarter.json": quarterOf(15) });
  const account = "6217001234567890128";
  await page.evaluate((number) => {
    const change = (desk) => ({ ...desk, payees: [{ of: "g0", account: number, idNumber: "110101199003070011", phone: "13800000000" }] });
    find("main").dispatchEvent(new CustomEvent("bench-command", { detail: { document: "desk", label: () => "导入账号", key: null, change }, bubbles: true, composed: true }));
  }, account);
  await laidOut(page, "pay", 15);
  await page.click('[data-column="account"]');
  await page.waitFor(() => find(".page-frame tbody td.paper-account"));
  const first = () => page.evaluate(() => find(".page-frame tbody td.paper-account").textContent);
  assert.equal(await first(), "621700*********0128");
  await page.click(field("desk:paper.withAccounts"));
  await page.waitFor((number) => find(".page-frame tbody td.paper-account")?.textContent === number, account);
  for (const paper of ["summary", "public", "personal", "villages"]) {
    await laidOut(page, paper);
    const text = (await printed(page, `${paper}-15`)).join("");
    for (const number of [account, "110101199003070011", "13800000000"]) assert.ok(!text.replace(/\s/g, "").includes(number), `${paper} has no ${number}`);
  }
});

onThePage(["chromium"], "red lines, also withdrawn ones, and the approval stand on the summary that is signed", async (t, browser) => {
  const page = await openPapers(t, browser);
  await laidOut(page, "summary");
  const table = (caption) => page.evaluate((wanted) => findAll(".page-frame table").filter((one) => one.caption.textContent.trim() === wanted).flatMap(({ tBodies: [body] }) => Array.from(body.rows, (row) => Array.from(row.cells, (cell) => cell.textContent.trim()))), caption);
  const basis = "镇考勤登记和核查报告：11月9日至24日无正当理由离岗16天";
  const [[what, where, day, on, who]] = await table("高压线");
  assert.deepEqual([what, where, day, on], ["无正当理由一季度离岗10天以上", "沟沿", "2023-11-24", basis]);
  for (const name of ["余涛", "赵泽民", "薛崇德"]) assert.match(who, new RegExp(`${name}（[^）]+）：差`));
  assert.deepEqual(await table("已撤销的高压线登记"), []);
  await page.evaluate(() => {
    const { bench } = find("red-lines-view, paper-view");
    const [incident] = bench.quarter.incidents;
    const trace = { incident, redLine: "无正当理由一季度离岗10天以上", village: "沟沿", date: "2024-01-04", reason: "请假手续齐全" };
    const command = { document: "quarter", label: () => "撤销", key: null, change: (quarter) => ({ ...quarter, incidents: [] }), also: [{ document: "desk", change: (desk) => ({ ...desk, withdrawn: [trace] }) }] };
    find("main").dispatchEvent(new CustomEvent("bench-command", { detail: command, bubbles: true, composed: true }));
  });
  await page.waitFor(() => findAll(".page-frame .paper-text").some((one) => one.textContent === "高压线：本期没有登记。"));
  await ready(page);
  assert.deepEqual(await table("已撤销的高压线登记"), [["无正当理由一季度离岗10天以上", "沟沿", "2023-11-24", basis, "2024-01-04", "请假手续齐全"]]);
  const approve = (reopened) =>
    page.evaluate((end) => {
      const approval = { revision: 1, by: "镇党委会", date: "2024-01-10", scheme: "", quarter: "", payable: "0.00", engine: "", result: "", ...end };
      find("main").dispatchEvent(new CustomEvent("bench-command", { detail: { document: "desk", label: () => "批准", key: null, isFinal: true, change: (desk) => ({ ...desk, approvals: [approval] }) }, bubbles: true, composed: true }));
    }, reopened);
  await approve({});
  await page.waitFor(() => find(".page-frame .paper-fine")?.textContent.endsWith("· 第 1 次修订，镇党委会 2024-01-10 批准"));
  await ready(page);
  await printed(page, "summary-red-lines");
  await approve({ reopened: { date: "2024-01-11", reason: "漏发一人" } });
  await page.waitFor(() => find(".page-frame .paper-fine")?.textContent.endsWith("· 第 2 次修订，尚未批准"));
  assert.equal(await page.evaluate(overfull), 0);
});

onThePage(["chromium"], "notices say what is asked of them", async (t, browser) => {
  const page = await openPapers(t, browser);
  await laidOut(page, "public");
  assert.match(await page.text(hook("paper-missing")), /公示起、公示止、监督电话或联系人/);
  await page.fill(field("desk:paper.postedFrom"), "2024-01-08");
  await page.fill(field("desk:paper.postedTo"), "2024-01-14");
  await page.fill(field("desk:paper.contact"), "镇纪委 0953-0000000");
  await page.click(field("desk:paper.maskNames"));
  await page.waitFor(() => find(".page-frame").textContent.includes("石*强"));
  await ready(page);
  const notice = (await printed(page, "public-masked")).join("\n");
  assert.match(notice, /公示时间：2024年1月8日 至 2024年1月14日/);
  assert.match(notice, /监督电话或联系人：镇纪委 0953-0000000/);
  assert.ok(!notice.includes("石志强"));
  // Three to a page: 102 people on 34 pages.
  assert.equal(await laidOut(page, "personal"), 34);
  await page.click('[data-per-page="1"]');
  await page.waitFor(() => find(".page-frame .paper-caption"));
  assert.ok((await ready(page)) >= 102);
  const first = (await page.text(".page-frame")).replace(/\s+/g, "");
  // 2,400.00 × 100 % × 1.10 = 2,640.00, and each factor with where it stands.
  assert.match(first, /石志强（长城·书记兼主任·正职）/);
  assert.match(first, /2400\.00×100%×1\.10=2640\.00元/);
  assert.match(first, /难度系数1\.10/);
});

onThePage(["chromium"], "the view of papers is accessible and speaks English", async (t, browser) => {
  const page = await openPapers(t, browser, { "scheme.json": scheme, "quarter.json": quarterOf(15) });
  await laidOut(page, "pay", 15);
  await page.evaluate(`${readFileSync(fromCache.resolve("axe-core/axe.min.js"), "utf8")}; true`);
  const axe = () => page.evaluate(() => axe.run("main", { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)));
  assert.deepEqual(await axe(), []);
  await page.click(hook("language"));
  await page.waitFor(() => find(".page-frame .paper-title")?.textContent.includes("pay sheet"));
  assert.deepEqual(await axe(), []);
});

onThePage(["chromium-80", "firefox", "webkit"], "papers are laid out in other browsers too", async (t, browser) => {
  const page = await openPapers(t, browser, { "scheme.json": scheme, "quarter.json": quarterOf(170) });
  await page.fill(field("desk:paper.pageBreaks"), "none");
  assert.equal(await laidOut(page, "pay", 170), pagesOf(170));
  assert.equal(await page.evaluate(overfull), 0);
  if (browser.name === "chromium-80") assert.equal((await printed(page, "pay-170-chromium-80")).length, pagesOf(170));
});
