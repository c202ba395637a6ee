// The rules as a regulation: whatever stands in a scheme is told, so that another value makes another text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pageModule } from "./page-module.mjs";

const root = new URL("../../", import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, root), "utf8"));
const schemes = await Promise.all(["schemes/huamachi.json", "tests/boundary/every-key/scheme.json"].map(async (file) => [file, await read(file)]));

const said = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : `${piece.text}${piece.mark ?? ""}${piece.source}`)).join("");

function textOf({ title, chapters, annexes }) {
  const articles = [...chapters, ...annexes].flatMap((chapter) => [[{ pieces: [chapter.title] }], ...chapter.articles]);
  return [said(title), ...articles.map((article) => article.map(({ lead = "", pieces }) => `${lead}${said(pieces)}`).join("\n"))].join("\n");
}

/** Every place of a value that is no object and no list. */
function* leaves(value, path = []) {
  if (typeof value !== "object" || value === null) yield path;
  else for (const key of Object.keys(value)) yield* leaves(value[key], [...path, key]);
}

function changed(value) {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 70_000;
  return value === null ? "7" : /^-?\d+(\.\d+)?$/.test(value) ? `${value.split(".")[0]}7.77` : `${value}Ж`;
}

function withChange(document, path) {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce((part, key) => part[key], copy);
  holder[path.at(-1)] = changed(holder[path.at(-1)]);
  return copy;
}

for (const language of ["zh", "en"]) {
  const { regulation } = await pageModule(`regulation/${language}.ts`);
  const { labels } = await pageModule(`rules/labels.${language}.ts`);

  describe(`the regulation, ${language}`, () => {
    for (const [file, scheme] of schemes) {
      it(`tells everything of ${file}`, () => {
        const text = textOf(regulation(scheme, labels));
        const untold = [...leaves(scheme)].filter((path) => textOf(regulation(withChange(scheme, path), labels)) === text);
        assert.deepEqual(untold.map((path) => path.join(".")), []);
      });
    }

    it("tells what the format does not know", async () => {
      const [[, scheme]] = schemes;
      const text = textOf(regulation({ ...scheme, bonusFund: { yuan: "12345.67" }, pool: { ...scheme.pool, colour: "Ж" } }, labels));
      assert.match(text, /12345\.67/);
      assert.match(text, /Ж/);
    });

    it("numbers its articles through and leaves no place empty", () => {
      const [[, scheme]] = schemes;
      const { chapters } = regulation(scheme, labels);
      const leads = chapters.flatMap(({ articles }) => articles.map(([first]) => first.lead));
      assert.equal(new Set(leads).size, leads.length);
      assert.doesNotMatch(textOf(regulation(scheme, labels)), /undefined|null|NaN|\[object/);
    });
  });
}
