// The next quarter made from the last one: what is kept, what is cleared, where money and points go, and what changed since.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { init, settle } from "../../pkg/dist/index.js";

const root = new URL("../../", import.meta.url);
const server = await createServer({ configFile: fileURLToPath(new URL("www/vite.config.ts", root)), logLevel: "error", server: { middlewareMode: true, watch: null, hmr: false, ws: false }, optimizeDeps: { noDiscovery: true } });
after(() => server.close());
const load = (path) => server.ssrLoadModule(`/src/rollover/${path}`);
const { nextPeriod, boundsOf, covers, daysOf, monthsOf } = await load("period.ts");
const { nextQuarter, leaversOf } = await load("next.ts");
const { changesSince } = await load("since.ts");
const { zh } = await load("words-zh.ts");
const { en } = await load("words-en.ts");
await init();

const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const huamachi = read("schemes/huamachi.json");
const sample = read("schemes/samples/huamachi-2023Q4.json");

const base = read("tests/worked/base-scheme.json");
const baseQuarter = read("tests/worked/base-quarter.json");

function settlementOf(scheme, quarter) {
  const answer = settle(JSON.stringify(scheme), JSON.stringify(quarter));
  return answer.kind === "settled" ? answer.settlement : null;
}

function rolled(scheme, quarter, { desk = { format: "cadre-pay/desk/1" }, staying = [] } = {}) {
  const settlement = settlementOf(scheme, quarter);
  return nextQuarter({ scheme, quarter, desk, settlement, staying: new Set(staying), clawBackReason: (period) => `${period}超支扣回` });
}

const remarkOf = ({ remarks }, kind) => remarks.find((remark) => remark.kind === kind);

describe("periods", () => {
  it("follow each other, each of its own kind", () => {
    assert.deepEqual(["2023Q3", "2023Q4", "2023-09", "2023-12", "2023H1", "2023H2", "2023", "2023Q5", "2023-13", "年"].map(nextPeriod), ["2023Q4", "2024Q1", "2023-10", "2024-01", "2023H2", "2024H1", "2024", null, null, null]);
  });

  it("have months and days: 31 + 29 + 31 in the first quarter of a leap year", () => {
    assert.deepEqual(["2024Q1", "2023Q1", "2024-02", "2100-02", "2023H2", "2024"].map(daysOf), [91, 90, 29, 28, 184, 366]);
    assert.deepEqual(["2024Q1", "2024-02", "2023H2", "2024"].map(monthsOf), [3, 1, 6, 12]);
    assert.deepEqual(["2024Q1", "2024-02", "2023H2", "2024", "2023-13"].map(boundsOf), [
      { first: "2024-01-01", last: "2024-03-31" },
      { first: "2024-02-01", last: "2024-02-29" },
      { first: "2023-07-01", last: "2023-12-31" },
      { first: "2024-01-01", last: "2024-12-31" },
      null,
    ]);
  });

  it("are covered by a validity that may name another kind", () => {
    const cases = [["2023", "", "2024Q1"], ["2023", "2023", "2023Q4"], ["2023", "2023", "2024Q1"], ["2023Q2", "", "2023"], ["2023Q1", "2023Q4", "2023H2"], ["2023Q1", "bald", "2023Q2"]];
    assert.deepEqual(cases.map(([from, to, period]) => covers({ from, to }, period)), [true, true, false, false, true, false]);
  });
});

describe("the next quarter of the sample", () => {
  const desk = {
    format: "cadre-pay/desk/1",
    payees: [{ of: "p001", account: "1" }, { of: "p002", account: "2" }],
    layouts: [{ head: "h", columns: {} }],
    bank: { name: "t" },
    paper: { unit: "花马池镇财政所", date: "2024-01-08", postedFrom: "2024-01-01", postedTo: "2024-01-05", contact: "0953" },
    approvals: [{ revision: 0 }],
    withdrawn: [{ redLine: "离岗", village: "沟沿", date: "2024-01-04", reason: "手续齐全", incident: sample.incidents[0] }],
  };
  const next = rolled(huamachi, sample, { desk });
  const { quarter } = next;

  it("keeps villages, grids, people and posts, and asks for every score again", () => {
    assert.equal(quarter.period, "2024Q1");
    assert.deepEqual(quarter.villages.map(({ id, registeredPopulation, class: letter, weights, grids }) => ({ id, registeredPopulation, letter, weights, grids })), sample.villages.map(({ id, registeredPopulation, class: letter, weights, grids }) => ({ id, registeredPopulation, letter, weights, grids })));
    const leavers = new Set(leaversOf(sample).map(({ id }) => id));
    assert.deepEqual(quarter.people.map(({ id, name, village, posts }) => ({ id, name, village, posts })), sample.people.filter(({ id }) => !leavers.has(id)).map(({ id, name, village, posts }) => ({ id, name, village, posts })));
    assert.ok(quarter.people.every((person) => person.months === 3 && JSON.stringify(person.scores) === "{}" && !("monthsReason" in person) && !("note" in person) && !("adjustments" in person)));
    for (const key of ["events", "incidents", "decisions", "coefficients", "redemptions"]) assert.ok(!(key in quarter), key);
    assert.equal(quarter.note, sample.note, "that everything is invented stays said");
  });

  it("is accepted by the core: nobody is scored, nothing is refused", () => {
    const answer = settle(JSON.stringify(huamachi), JSON.stringify(quarter));
    assert.equal(answer.kind, "settled", JSON.stringify(answer.problems));
    assert.ok(answer.settlement.lines.every(({ state }) => state === "pending"));
  });

  it("keeps accounts, layouts, template and papers, clears their dates and withdrawn incidents, and keeps the former quarter with its approvals", () => {
    const { previous, paper, approvals, ...kept } = next.desk;
    assert.deepEqual(kept, { format: desk.format, payees: desk.payees, layouts: desk.layouts, bank: desk.bank });
    assert.deepEqual(paper, { unit: "花马池镇财政所", contact: "0953" });
    assert.equal(approvals, undefined, "a new quarter is not locked");
    assert.deepEqual(previous, { quarter: sample, payees: desk.payees, approvals: desk.approvals });
  });

  it("says who is not settled, whose months become full, and that the balance stays", () => {
    assert.deepEqual(remarkOf(next, "partial").people, settlementOf(huamachi, sample).lines.filter(({ state }) => state !== "settled").map(({ name }) => name));
    assert.deepEqual(remarkOf(next, "months").people, sample.people.filter(({ months, to }) => months !== 3 && !to).map(({ name }) => name));
    assert.equal(quarter.openingBalance, "0.00");
    assert.equal(remarkOf(next, "carried"), undefined);
  });
});

describe("who left", () => {
  const withLeaver = structuredClone(sample);
  const leaver = withLeaver.people.find(({ id }) => id === "p002");
  Object.assign(leaver, { months: 2, monthsReason: "11月底离任", to: "2023-11-30" });

  it("is not taken along, nor the account, and leaves an empty grid that is named", () => {
    const next = rolled(huamachi, withLeaver, { desk: { format: "cadre-pay/desk/1", payees: [{ of: "p001" }, { of: "p002" }] } });
    assert.ok(!next.quarter.people.some(({ id }) => id === "p002"));
    assert.deepEqual(next.quarter.villages[0].grids[0], { id: "changcheng-1", name: "长城第一网格" });
    assert.deepEqual(remarkOf(next, "grids").grids, ["长城第一网格"]);
    assert.deepEqual(remarkOf(next, "left").people, [leaver.name]);
    assert.deepEqual(next.desk.payees, [{ of: "p001" }]);
    assert.deepEqual(next.desk.previous.payees, [{ of: "p001" }, { of: "p002" }]);
    const answer = settle(JSON.stringify(huamachi), JSON.stringify(next.quarter));
    assert.deepEqual(answer.problems.map(({ code, place }) => `${code} ${place}`), ["grid-without-cadre villages[0].grids[0].cadre"]);
  });

  it("is taken along where somebody says so, for the whole quarter and without last day", () => {
    const { people } = rolled(huamachi, withLeaver, { staying: ["p002"] }).quarter;
    const { scores, ...person } = people.find(({ id }) => id === "p002");
    assert.deepEqual([scores, person], [{}, { id: "p002", name: leaver.name, village: "changcheng", posts: leaver.posts, months: 3 }]);
  });
});

/** The base rules with a pool, and two clerks: 85 points are good, 2,400.00 × 80 % = 1,920.00 each of 4,800.00 set aside. */
function ofTwo(pool, score = "85") {
  const quarter = structuredClone(baseQuarter);
  quarter.openingBalance = "30.50";
  quarter.people = [["p1", "赵一", "west", "85"], ["p2", "钱二", "west", score]].map(([id, name, village, total], index) => ({ id, name, village, posts: [index === 0 ? "clerk" : "deputy-director"], months: 3, score: total }));
  return [{ ...structuredClone(base), pool: { ...base.pool, ...pool } }, quarter];
}

describe("money and points", () => {
  it("a surplus goes on where the rules carry it forward: 4,800.00 + 30.50 − 2 × 1,920.00 = 990.50", () => {
    const next = rolled(...ofTwo({ whenUnder: "carry-forward" }));
    assert.equal(next.quarter.openingBalance, "990.50");
    assert.deepEqual(next.remarks, [{ kind: "carried", amount: "990.50" }, { kind: "classes", villages: ["东村", "西村", "南村"] }]);
  });

  it("where the rules only report it, it stays, and that is said", () => {
    const next = rolled(...ofTwo({ whenUnder: "report" }));
    assert.equal(next.quarter.openingBalance, "0.00");
    assert.deepEqual(remarkOf(next, "stays"), { kind: "stays", amount: "990.50" });
  });

  it("while somebody is open the balance waits, and the sum so far is named: 4,830.50 − 1,920.00", () => {
    const next = rolled(...ofTwo({ whenUnder: "carry-forward" }, null));
    assert.equal(next.quarter.openingBalance, "0.00");
    assert.deepEqual(next.remarks.slice(0, 2), [{ kind: "partial", people: ["钱二"] }, { kind: "unknown-balance", amount: "2910.50" }]);
  });

  it("without a settlement nothing goes on, and what is missing is said", () => {
    const [scheme, quarter] = ofTwo({ whenUnder: "carry-forward" });
    quarter.people[0].village = "nowhere";
    const next = rolled(scheme, quarter);
    assert.deepEqual(next.remarks[0], { kind: "no-settlement" });
    assert.equal(next.quarter.openingBalance, "0.00");
  });

  it("what is taken back becomes an adjustment of the next payment, with its reason", () => {
    const scheme = read("schemes/mouxiang.json");
    const { quarter } = scheme.examples.find(({ expect }) => expect.people?.some(({ clawBack }) => clawBack && clawBack !== "0.00"));
    const back = settlementOf(scheme, quarter).lines.filter(({ clawBack }) => clawBack !== null && clawBack !== "0.00");
    assert.ok(back.length > 0);
    const next = rolled(scheme, quarter);
    const adjustments = Object.fromEntries(next.quarter.people.flatMap(({ id, adjustments: list }) => (list ? [[id, list]] : [])));
    assert.deepEqual(adjustments, Object.fromEntries(back.map(({ person, clawBack }) => [person, [{ amount: `-${clawBack}`, reason: `${quarter.period}超支扣回` }]])));
    assert.deepEqual(remarkOf(next, "clawed-back").people, back.map(({ name }) => name));
  });

  it("points that are left are the points kept from before: 48 + earned − redeemed", () => {
    const [scheme, quarter] = [read("schemes/hujiaying.json"), read("schemes/samples/hujiaying-2023Q4.json")];
    const accounts = new Map(settlementOf(scheme, quarter).lines.map(({ person, account }) => [person, account.balance]));
    const next = rolled(scheme, quarter);
    for (const { id, openingPoints } of next.quarter.households) assert.equal(openingPoints, accounts.get(id).startsWith("-") ? undefined : accounts.get(id), id);
    assert.ok(!("redemptions" in next.quarter));
    assert.equal(settle(JSON.stringify(scheme), JSON.stringify(next.quarter)).kind, "settled");
  });

  it("where runs of a grade count, this quarter's grades are the latest of the earlier results", () => {
    const [scheme, quarter] = [read("schemes/gaogou.json"), read("schemes/samples/gaogou-2018Q4.json")];
    const next = rolled(scheme, quarter);
    const { lines } = settlementOf(scheme, quarter);
    const { earlier } = next.quarter;
    assert.deepEqual(earlier.map(({ period }) => period), [...quarter.earlier.map(({ period }) => period), "2018Q4"]);
    assert.deepEqual(earlier[earlier.length - 1].results, lines.filter(({ grade }) => grade !== null).map(({ person, score, grade }) => ({ of: person, score, grade })));
  });
});

describe("every sample", () => {
  for (const file of readdirSync(new URL("schemes/samples/", root)).filter((name) => name.endsWith(".json"))) {
    it(`${file} has a next period that the core accepts`, () => {
      const quarter = read(`schemes/samples/${file}`);
      const scheme = read(`schemes/${quarter.scheme.id}.json`);
      const next = rolled(scheme, quarter);
      const answer = settle(JSON.stringify(scheme), JSON.stringify(next.quarter));
      // Rules that end with the period are another matter: the library is asked for a version that goes on.
      const refusals = (answer.problems ?? []).filter(({ code }) => code !== "period-outside-validity" || covers({ to: "", ...scheme.validity }, next.period));
      assert.deepEqual(refusals, []);
      for (const remark of next.remarks) for (const words of [zh, en]) assert.ok(words.next.remark(remark, (people) => people.join()).length > 10);
    });
  }
});

describe("since the last quarter", () => {
  const before = {
    period: "2023Q4",
    villages: [{ id: "east", name: "东村" }, { id: "west", name: "西村" }],
    people: [
      { id: "a", name: "王甲", village: "east", posts: ["secretary"], months: 3 },
      { id: "b", name: "李乙", village: "east", posts: ["clerk"], months: 3 },
      { id: "c", name: "赵丙", village: "west", posts: ["clerk"], months: 3 },
      { id: "d", name: "周丁", village: "west", posts: ["clerk"], months: 3 },
    ],
  };
  const now = (people, payees = []) => ({ scheme: { posts: [{ id: "secretary", name: "村党支部书记" }, { id: "clerk", name: "村文书" }] }, quarter: { ...before, period: "2024Q1", people }, payees, list: "people", listMark: "、" });
  const changes = (people, { payees, former = [] } = {}) => changesSince({ quarter: before, payees: former }, now(people, payees)).map(({ kind, name, before: old, after: present }) => [kind, name, old, present].join(" "));

  it("of the same people nothing is said", () => {
    assert.deepEqual(changes(before.people), []);
  });

  it("who came, left, moved, changed post or is there for a part", () => {
    const [a, , c] = before.people;
    const people = [{ ...a, village: "west" }, { ...c, posts: ["secretary", "clerk"] }, { ...before.people[3], months: 2, monthsReason: "3月离任" }, { id: "e", name: "吴戊", village: "east", posts: ["clerk"], months: 3 }];
    assert.deepEqual(changes(people), ["joined 吴戊  村文书", "left 李乙 村文书 ", "village 王甲 东村 西村", "posts 赵丙 村文书 村党支部书记、村文书", "months 周丁 3 2 3月离任"]);
  });

  it("another account and another account name", () => {
    const former = [{ of: "a", account: "1", accountName: "王甲" }, { of: "b", account: "2" }];
    assert.deepEqual(changes(before.people, { former, payees: [{ of: "a", account: "9" }, { of: "b", account: "2" }, { of: "c", account: "3" }] }), ["account 王甲 1 9", "account 赵丙  3", "accountName 王甲 王甲 "]);
  });

  it("a roster imported anew under other ids is still the same people", () => {
    assert.deepEqual(changes(before.people.map((person, index) => ({ ...person, id: "dabc"[index] }))), []);
  });

  it("the same id under another name is a name put right", () => {
    assert.deepEqual(changes([{ ...before.people[0], name: "王佳" }, ...before.people.slice(1)]), ["name 王佳 王甲 王佳"]);
  });
});
