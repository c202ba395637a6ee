// The manual quotes the page, and shows it: what it quotes in 「」 are words of the page, and its pictures are there.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../", import.meta.url));
const manual = readFileSync(`${project}docs/用户手册.md`, "utf8");
const pictures = `${project}docs/pictures/`;

/** Where Chinese words of the page are written down. */
const sources = readdirSync(`${project}www/src`, { recursive: true }).filter((file) => /(^|\/)(words|words-zh|words\.zh|labels\.zh|zh)\.ts$/.test(file));

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A text with places to fill in matches whatever stands there, if something of it stands fixed. */
function patternOf(template) {
  const fixed = template.split(/\$\{[^`]*?\}/);
  return fixed.join("").length < 3 ? null : new RegExp(`^${fixed.map(escaped).join(".+?")}$`);
}

const texts = sources.map((file) => readFileSync(`${project}www/src/${file}`, "utf8"));
const plain = new Set(texts.flatMap((text) => Array.from(text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g), ([, words]) => words)));
const templates = texts.flatMap((text) => Array.from(text.matchAll(/`([^`]*)`/g), ([, words]) => patternOf(words)).filter((pattern) => pattern !== null));
const isOfThePage = (words) => plain.has(words) || templates.some((pattern) => pattern.test(words));

const quoted = [...new Set(Array.from(manual.matchAll(/「([^」]+)」/g), ([, words]) => words))];
const shown = [...new Set(Array.from(manual.matchAll(/!\[[^\]]+\]\(pictures\/([^)]+)\)/g), ([, name]) => name))];

describe("the manual", () => {
  it("quotes only what the page says", () => {
    assert.ok(quoted.length > 100, "it quotes the page");
    assert.deepEqual(quoted.filter((words) => !isOfThePage(words)), []);
    assert.equal(isOfThePage("一键提交"), false, "what the page does not say is found out");
  });

  it("shows pictures that are there, all of them, and small", () => {
    assert.deepEqual(shown.filter((name) => !existsSync(pictures + name)), []);
    assert.deepEqual(readdirSync(pictures).filter((name) => !shown.includes(name)), []);
    assert.ok(shown.reduce((bytes, name) => bytes + statSync(pictures + name).size, 0) < 1_500_000);
  });

  it("leads to its own chapters", () => {
    const anchors = new Set(Array.from(manual.matchAll(/^## (.+)$/gm), ([, title]) => title.replace(/[、，。]/g, "")));
    assert.deepEqual(Array.from(manual.matchAll(/\]\(#([^)]+)\)/g), ([, anchor]) => anchor).filter((anchor) => !anchors.has(anchor)), []);
  });
});
