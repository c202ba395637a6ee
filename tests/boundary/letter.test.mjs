/** Letters to single people: what goes along, that it comes back as it was, and what is said of a damaged or a newer one. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import decodeQR from "qr/decode.js";
import { init, settle } from "../../pkg/dist/index.js";
import { pageModule } from "./page-module.mjs";

const folder = new URL("../../schemes/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const scheme = read("huamachi.json");
const quarter = read("samples/huamachi-2023Q4.json");

await init();
const { fragmentOf, linkOf, readLink } = await pageModule("letter/link.ts");
const { dictionary } = await pageModule("letter/dictionary.ts");
const { excerptOf } = await pageModule("letter/excerpt.ts");
const { letterOf } = await pageModule("letter/write.ts");
const { fitted } = await pageModule("letter/fit.ts");
const { fieldsOf } = await pageModule("letter/picture.ts");
const { trialOfExcerpt } = await pageModule("preview/trial.ts");

const NAMES = { person: "我", village: "本村", grid: "网格", other: "别人", reason: "试算" };
const settled = (rules, data) => settle(rules, data, { reasons: "all" }).settlement;
const sourceOf = (rules, data, settlement) => ({ scheme: rules, quarter: data, settlement, hasPay: rules.pay !== undefined, objection: "公示期内向镇纪委提出", on: "2024-01-08" });
const nameIn = ({ id, version, hash }) => ({ id, version, hash });

function letterTo(id, detail = "all", rules = scheme, data = quarter) {
  const settlement = settled(rules, data);
  const line = settlement.lines.find(({ person }) => person === id);
  const reasons = settlement.reasons.find(({ person }) => person === id).reasons;
  return letterOf(sourceOf(rules, data, settlement), nameIn(settlement.scheme), line, reasons, detail);
}

test("a letter comes back as it was written, with the town's own scheme too", () => {
  for (const letter of [letterTo("p001"), letterTo("p007", "none"), { ...letterTo("p002"), scheme: { document: scheme, hash: "sha256:0" } }]) {
    const reading = readLink(fragmentOf(letter));
    assert.equal(reading.kind, "read");
    assert.deepEqual(reading.letter, letter);
  }
});

test("what a chat program puts behind a link does no harm", () => {
  const letter = letterTo("p001");
  const link = linkOf("https://town.example/preview.html#old", letter);
  assert.match(link, /^https:\/\/town\.example\/preview\.html#cadre-pay-1\.[0-9a-f]{8}\.[\w-]+$/);
  assert.deepEqual(readLink(`${new URL(link).hash}。请查收 `).letter, letter);
});

test("one changed, missing or swapped letter is noticed, wherever it stands", () => {
  const fragment = fragmentOf(letterTo("p002", "main"));
  const start = fragment.lastIndexOf(".") + 1;
  const other = (letter) => (letter === "A" ? "B" : "A");
  for (let at = start; at < fragment.length; at += 7) {
    assert.equal(readLink(fragment.slice(0, at) + other(fragment[at]) + fragment.slice(at + 1)).kind, "damaged", `changed at ${at}`);
    assert.equal(readLink(fragment.slice(0, at)).kind, "damaged", `cut at ${at}`);
    assert.equal(readLink(fragment.slice(0, at) + fragment.slice(at + 1)).kind, "damaged", `without ${at}`);
  }
  for (const beginning of ["#cadre-pay-1", "#cadre-pay-1.", "#cadre-pay-1.00000000", "#cadre-pay-1.00000000.", "#cadre-pay-1.zz.AAAA"]) assert.equal(readLink(beginning).kind, "damaged", beginning);
});

test("a newer letter is said to be newer and not damaged; another fragment is none", () => {
  const fragment = fragmentOf(letterTo("p002", "none"));
  assert.deepEqual(readLink(fragment.replace("cadre-pay-1", "cadre-pay-2")), { kind: "newer", version: 2 });
  assert.deepEqual(readLink("#cadre-pay-17"), { kind: "newer", version: 17 });
  for (const other of ["", "#", "#main", "#/paper"]) assert.deepEqual(readLink(other), { kind: "none" });
});

test("links that were sent stay readable: one of the first version, letter by letter", () => {
  const kept = readFileSync(new URL("letter-1.txt", import.meta.url), "utf8").trim();
  const reading = readLink(kept);
  assert.equal(reading.kind, "read");
  assert.equal(reading.letter.settled.name, "石志强");
  assert.equal(reading.letter.settled.pay.net, "2640.00");
  assert.equal(reading.letter.settled.score, "90.63");
});

test("nothing of anybody else goes along, and no account", () => {
  const others = quarter.people.filter(({ id }) => id !== "p002");
  const sent = JSON.stringify(letterTo("p002"));
  for (const { id, name } of others) {
    assert.ok(!sent.includes(`"${id}"`), id);
    assert.ok(!sent.includes(name), name);
  }
  assert.deepEqual(Object.keys(letterTo("p002").quarter).filter((key) => /account|payee|idNumber/i.test(key)), []);
});

test("the person's part of every sample settles by itself, and without quotas to the same grade and pay", () => {
  for (const file of readdirSync(new URL("samples/", folder))) {
    const data = read(`samples/${file}`);
    const rules = read(`${data.scheme.id}.json`);
    if ((rules.subject ?? "person") !== "person") continue;
    const whole = settle(rules, data).settlement;
    const dependsOnOthers = /"(quota|rank|rankFromEnd|teamRank|teamGrade|prizes|whenOver":"scale-down|whenUnder":"share|ranked)"/.test(JSON.stringify(rules));
    for (const line of whole.lines.slice(0, 12)) {
      const trial = trialOfExcerpt(rules, excerptOf(rules, data, line.person), line.person, NAMES);
      const answer = settle(trial.scheme, trial.quarter);
      assert.equal(answer.kind, "settled", `${file} ${line.person}: ${JSON.stringify(answer.problems?.[0])}`);
      const alone = answer.settlement.lines.find(({ person }) => person === line.person);
      assert.equal(alone.score, line.score, `${file} ${line.person}`);
      if (!dependsOnOthers) assert.deepEqual([alone.grade, alone.net], [line.grade, line.net], `${file} ${line.person}`);
    }
  }
});

test("the QR code of a letter, read again, is the link that opens it", () => {
  const settlement = settled(scheme, quarter);
  const line = settlement.lines.find(({ person }) => person === "p002");
  const reasons = settlement.reasons.find(({ person }) => person === "p002").reasons;
  const { link, code } = fitted("https://www.huamachi.example.gov.cn/jixiao/preview.html", sourceOf(scheme, quarter, settlement), nameIn(settlement.scheme), line, reasons);
  assert.ok(code.length <= 760 && link.length <= 4000, `${code.length} ${link.length}`);
  assert.equal(decodeQR(imageOf(fieldsOf(code))), code);
  const opened = readLink(new URL(code).hash);
  assert.equal(opened.kind, "read");
  assert.equal(opened.letter.settled.name, line.name);
  // The link has room for every step; the code has at least the sums.
  assert.ok(readLink(new URL(link).hash).letter.settled.steps.length > opened.letter.settled.steps.length);
  assert.ok(opened.letter.settled.steps.length > 0);
});

test("a scheme of the town's own travels in the link; in the code, where it has no room, it is named", () => {
  const settlement = settled(scheme, quarter);
  const line = settlement.lines[0];
  const { link, code } = fitted("https://a.example/preview.html", sourceOf(scheme, quarter, settlement), { document: scheme, hash: settlement.scheme.hash }, line, []);
  assert.deepEqual(readLink(new URL(link).hash).letter.scheme.document, scheme);
  assert.deepEqual(readLink(new URL(code).hash).letter.scheme, nameIn(settlement.scheme));
});

test("the dictionary of version 1 never changes", async () => {
  const { createHash } = await import("node:crypto");
  assert.equal(createHash("sha256").update(dictionary).digest("hex").slice(0, 16), "05f8faf4ee085664");
});

/** Each field four pixels wide, as a camera would see it: only larger. */
function imageOf(fields, side = 4) {
  const width = fields.length * side;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (fields[Math.floor(y / side)][Math.floor(x / side)]) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height: width, data };
}
