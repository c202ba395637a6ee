// The rules as a regulation: whatever stands in a scheme is told, so that another value makes another text; and it is told in sentences.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pageModule } from "./page-module.mjs";

const root = new URL("../../", import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, root), "utf8"));
const files = (await readdir(new URL("schemes/", root))).filter((name) => name.endsWith(".json")).map((name) => `schemes/${name}`);
const schemes = await Promise.all([...files, "tests/boundary/every-key/scheme.json"].map(async (file) => [file, await read(file)]));
const huamachi = schemes.find(([file]) => file === "schemes/huamachi.json")[1];
const guide = [...(await readFile(new URL("docs/FORMAT.md", root), "utf8")).matchAll(/```json (scheme-part|scheme|change)\b[^\n]*\n(.*?)```/gs)].map(([, kind, text]) => [kind, JSON.parse(text)]);
const smallest = guide.find(([kind]) => kind === "scheme")[1];
/** The examples of the guide show every key and every word of the format. */
const shown = guide.flatMap(([kind, part], index) => {
  const own = kind === "change" ? part.scheme : part;
  if (own === undefined) return [];
  const whole = { ...(kind === "scheme" ? {} : smallest), ...own };
  return [[`example ${index + 1} of the guide`, Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)), Object.keys(own)]];
});

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

/** The name of a place in the page; of a value with its origin it is the object's. */
const placeOf = (path) => path.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join("").replace(/^\.|\.value$/g, "");

const stepsOf = (place) => place.match(/[^.[\]]+/g);
const valueAt = (document, place) => {
  const value = stepsOf(place).reduce((part, key) => part[key], document);
  return value?.value ?? value;
};

/** What has an id, and its name. */
const namesOf = (value) => (typeof value !== "object" || value === null ? new Map() : new Map([...(value.id && value.name ? [[value.id, value.name]] : []), ...Object.values(value).flatMap((inner) => [...namesOf(inner)])]));

/** Where the mark and the source stand that a piece of text shows. */
function originOf(document, { place, mark, source }) {
  const steps = stepsOf(place);
  const around = steps.map((_, index) => steps.slice(0, steps.length - index));
  const holder = (key) => around.find((path) => typeof path.reduce((part, step) => part[step], document)?.[key] === "string");
  return [["mark", mark], ["source", source]].flatMap(([key, value]) => (value && holder(key) ? [placeOf([...holder(key), key])] : []));
}

/** The document with another value at a place; all around it is shared. */
function withChange(value, [key, ...path], change = changed) {
  if (key === undefined) return change(value);
  const inside = withChange(value[key], path, change);
  return Array.isArray(value) ? value.with(key, inside) : { ...value, [key]: inside };
}

/** What a township official reads: scheme, Chinese, English. */
const sentences = [
  ["gaogou", "后三名：名次在后3名；等次比例60%", "后三名: if the rank from the end is at most 3; the ratio is 60%"],
  ["gaogou", "连续2个季度以上（含）为“后三名”的，警告", "“后三名” for 2 quarters running or more: 警告"],
  ["renhekou", "“民主测评”中“优秀”和“称职”票占总票数的比例不低于三分之二", "the share of all votes in “民主测评” that is for “优秀” or “称职” is at least 2/3"],
  ["community-2022", "得分按本村集体等次折算：优秀为100分，良好为90分", "whose score is found from the grade of the village as a team, where “优秀” counts 100 points"],
  ["community-2022", "本村为优秀的不超过40%，良好的不超过20%", "at most 40% where it is “优秀”, 20% where it is “良好”"],
  ["zhuzhou", "第1名为1.02，第2至3名为1，第4名及以后为0.98", "rank 1: 1.02; ranks 2 to 3: 1; rank 4 and after: 0.98"],
  ["dachu", "1100人时为1，每多200人增加0.01，每少200人减少0.01，不足一级的不计", "1 at 1100 people, for every 200 people above it 0.01 more, for every 200 people below it 0.01 less"],
  ["hantai", "岗位标准的60%计发，只计1个月", "60% of the post's standard, whatever the result, for 1 month"],
  ["mouxiang", "第2至3名每人3000.00元", "ranks 2 to 3 3000.00 yuan"],
  ["mouxiang", "超出的金额按各自金额的比例分摊，下期扣回", "the excess is taken back next time in proportion to pay"],
  ["hujiaying", "余额达到20分的方可兑换", "It can be redeemed from a balance of 20 points on"],
];

for (const language of ["zh", "en"]) {
  const { regulation } = await pageModule(`regulation/${language}.ts`);
  const { labels } = await pageModule(`rules/labels.${language}.ts`);
  const told = (scheme) => regulation(scheme, labels);

  describe(`the regulation, ${language}`, () => {
    /** Places whose value, or the name of what it refers to, stands in the text: another value there would make another text. */
    const asWritten = (scheme) => {
      const { chapters, annexes } = told(scheme);
      const names = namesOf(scheme);
      const pieces = [...chapters, ...annexes].flatMap(({ articles }) => articles.flat().flatMap((paragraph) => paragraph.pieces)).filter(({ place, text }) => place && text !== "");
      const found = pieces.filter(({ place, text }) => [valueAt(scheme, place), names.get(valueAt(scheme, place))].some((value) => value !== undefined && text.includes(String(value))));
      return new Set([...found.map(({ place }) => place), ...pieces.flatMap((piece) => originOf(scheme, piece))]);
    };

    /** The places that can have another value and make the same text. */
    const untold = (scheme, keys) => {
      const text = textOf(told(scheme));
      const known = asWritten(scheme);
      const open = [...leaves(scheme)].filter((path) => keys.includes(path[0]) && !known.has(placeOf(path)));
      return open.filter((path) => textOf(told(withChange(scheme, path))) === text).map(placeOf);
    };

    /** The same for worked examples, which do not depend on each other: one place of each is changed at a time. */
    const untoldOfExamples = (scheme) => {
      const articles = (document) => told(document).annexes.at(-2).articles.map((article) => textOf({ title: [], chapters: [], annexes: [{ title: "", articles: [article] }] }));
      const known = asWritten(scheme);
      const before = articles(scheme);
      const open = scheme.examples.map((example, index) => [...leaves(example, ["examples", String(index)])].filter((path) => !known.has(placeOf(path))));
      const untold = Array.from({ length: Math.max(...open.map(({ length }) => length)) }, (_, turn) => {
        const paths = open.map((places) => places[turn]);
        const after = articles(paths.reduce((document, path) => (path === undefined ? document : withChange(document, path)), scheme));
        return paths.filter((path, index) => path !== undefined && after[index] === before[index]);
      }).flat();
      // Ids stand together in an annex of their own, where each can be told from all others.
      const signed = untold.reduce((document, path, number) => withChange(document, path, () => `Ж${number}.`), scheme);
      const text = textOf(told(signed));
      return untold.filter((_, number) => !text.includes(`Ж${number}.`)).map(placeOf);
    };

    for (const [name, scheme, keys = Object.keys(scheme)] of [...schemes, ...shown]) {
      it(`tells everything of ${name}, in sentences`, () => {
        const { examples, ...rules } = scheme;
        assert.deepEqual(untold(rules, keys), []);
        if (keys.includes("examples") && examples) assert.deepEqual(untoldOfExamples(scheme), []);
        const whole = told(scheme);
        const text = textOf(whole);
        const listed = whole.chapters.flatMap(({ articles }) => articles.flat()).filter(({ isListed }) => isListed);
        assert.deepEqual(listed.map(({ pieces }) => said(pieces)), []);
        assert.doesNotMatch(text, /undefined|null|NaN|\[object/);
      });
    }

    it("says each mechanism as one would", () => {
      for (const [id, chinese, english] of sentences) {
        const { chapters } = told(schemes.find(([, scheme]) => scheme.id === id)[1]);
        const lines = chapters.flatMap(({ articles }) => articles.flat()).map(({ pieces }) => pieces.map((piece) => piece.text ?? piece).join(""));
        const wanted = language === "zh" ? chinese : english;
        assert.ok(lines.some((line) => line.includes(wanted)), `${id}: ${wanted}`);
      }
    });

    it("tells what the format does not know", () => {
      const text = textOf(told({ ...huamachi, bonusFund: { yuan: "12345.67" }, pool: { ...huamachi.pool, colour: "Ж" } }));
      assert.match(text, /12345\.67/);
      assert.match(text, /Ж/);
    });

    it("numbers its articles through", () => {
      const leads = told(huamachi).chapters.flatMap(({ articles }) => articles.map(([first]) => first.lead));
      assert.equal(new Set(leads).size, leads.length);
    });
  });
}
