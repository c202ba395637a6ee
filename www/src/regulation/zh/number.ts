/** Where a number comes from and what is made of it. */

import { under } from "../../document/place";
import { isRank, rankBands } from "../level";
import type { Level } from "../level";
import { joined, percent, say } from "../model";
import type { Pieces } from "../model";
import type { Reader } from "../reader";
import { clauses, fraction, listed, periodWords, quoted, signed, subjectWords } from "./words";

/** What the number is, before anything is made of it. */
export function quantity(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const source = sourceOf(r, level, place);
  if (!r.has(at("ranked"))) return source;
  r.tell(at("ranked"));
  return r.plain(at("ranked")) === true ? say`${source}从高到低在各村中的位次` : source;
}

function sourceOf(r: Reader, level: Level, place: string): Pieces {
  const at = (key: string): string => under(place, key);
  const named = (text: string): Pieces => r.chosen("Number", at("by"), { [r.word(at("by"))]: text });
  const { own } = subjectWords(level);
  switch (r.word(at("by"))) {
    case "fact":
      r.tell(at("by"));
      return quoted(r.named("facts", at("fact")));
    case "registeredPopulation":
      return named("本村户籍人口");
    case "residentPopulation":
      return named("本村常住人口");
    case "workload":
      return named("本村工作任务量");
    case "months":
      return named(level.subject === "person" ? "任职月数" : `${periodWords(level).here}月数`);
    case "ballot":
      return say`${quoted(r.named(level.at("ballots"), at("ballot")))}按票折算的${named("平均分")}`;
    case "votes":
      return say`${quoted(r.named(level.at("ballots"), at("ballot")))}中${listed(optionsOf(r, level, place))}${named("票占总票数的比例")}`;
    case "events":
      return say`${listed(r.places(at("items")).map((entry) => quoted(r.named(level.at("barometer.items"), entry))))}${named("的次数")}`;
    case "rating":
      return named("评定的等级");
    case "indicator":
      return say`${quoted(r.say("Number", at("indicator")))}${named("的得分")}`;
    case "earlier":
      return named(`${own}在${periodWords(level).here}内各期考核得分的平均分`);
    case "teamScore":
      return named("本村集体得分");
    case "teamRank":
      return named("本村集体名次");
    case "teamGrade":
      return named("本村集体等次");
    case "score":
      return named("考核得分");
    case "rank":
      return named("名次");
    case "rankFromEnd":
      return named("倒数名次");
    default:
      return [r.say("Number", at("by"))];
  }
}

function optionsOf(r: Reader, level: Level, place: string): Pieces[] {
  const ballots = level.at("ballots");
  const ballot = r.places(ballots).find((one) => r.word(under(one, "id")) === r.word(under(place, "ballot"))) ?? "";
  return r.places(under(place, "options")).map((option) => quoted(r.named(under(ballot, "options"), option)));
}

const UNITS: Readonly<Record<string, string>> = {
  registeredPopulation: "人",
  residentPopulation: "人",
  months: "个月",
  events: "次",
  ballot: "分",
  indicator: "分",
  earlier: "分",
  teamScore: "分",
  score: "分",
};

/** A bound of the number with its unit. */
export function measured(r: Reader, place: string): (text: string) => string {
  if (isRank(r, place)) return (text) => `第${text}名`;
  const by = r.word(under(place, "by"));
  if (by === "votes") return (text) => (text.includes("/") ? fraction(text) : percent(text));
  const unit = by === "fact" ? r.word(under(r.places("facts").find((fact) => r.word(under(fact, "id")) === r.word(under(place, "fact"))) ?? "", "unit")) : UNITS[by];
  return (text) => `${fraction(text)}${unit ?? ""}`;
}

/** Where the value comes from as a clause: 为本村集体得分；按户籍人口分档确定：…. The unit is that of the value. */
export function made(r: Reader, level: Level, place: string, unit: string): Pieces {
  const has = (key: string): boolean => r.has(under(place, key));
  const source = quantity(r, level, place);
  const note = (): Pieces => r.note(place);
  if (has("bands") || has("steps") || has("scale")) return say`按${source}${transformed(r, place, unit)}${note()}`;
  return say`为${source}${has("per") ? say`除以${r.value("Number", under(place, "per"))}` : []}${note()}`;
}

/** 分档确定：…；逐级增减：…；折算：… */
function transformed(r: Reader, place: string, unit: string): Pieces {
  if (r.has(under(place, "bands"))) return say`分档确定：${bands(r, place, unit)}`;
  if (r.has(under(place, "steps"))) return say`逐级增减：${steps(r, place, unit)}`;
  return say`折算：${scale(r, place, unit)}`;
}

const valued = (r: Reader, shape: string, place: string, unit: string): Pieces => r.value(shape, under(place, "value"), (text) => `${text}${unit}`);

function bands(r: Reader, place: string, unit: string): Pieces {
  const ranks = isRank(r, place) ? rankBands(r, place) : null;
  if (ranks !== null) {
    const told = ranks.map(({ band, first, last }) => {
      const from = under(band, "from");
      const words = last === "" ? `第${first}名及以后` : first === last ? `第${first}名` : `第${first}至${last}名`;
      return say`${r.has(from) ? r.value("NumberBand", from, () => words) : words}为${valued(r, "NumberBand", band, unit)}${r.note(band)}`;
    });
    return joined(told, "，");
  }
  const list = r.places(under(place, "bands"));
  const shown = measured(r, place);
  const told = list.map((band, index) => {
    const from = under(band, "from");
    const above = index === 0 ? "" : `不满${shown(r.word(under(list[index - 1] ?? "", "from")))}`;
    const who = r.has(from) ? say`达到${r.value("NumberBand", from, shown)}${above}的` : [list.length === 1 ? "一律" : "其余的"];
    return say`${who}为${valued(r, "NumberBand", band, unit)}${r.note(band)}`;
  });
  return joined(told, "，");
}

const PARTIAL: Readonly<Record<string, string>> = { drop: "不足一级的不计", count: "不足一级的按一级计", share: "不足一级的按比例计" };

function steps(r: Reader, place: string, unit: string): Pieces {
  const at = (key: string): string => under(place, "steps", key);
  const shown = measured(r, place);
  const valueOf = (key: string): Pieces => r.value("Steps", at(key), (text) => `${text}${unit}`);
  const start = r.has(at("start")) ? valueOf("start") : [`1${unit}`];
  const each = r.value("Steps", at("each"), shown);
  const change = r.value("Steps", at("change"), (text) => `${signed(text, "增加", "减少")}${unit}`);
  const opposite = `${signed(r.word(at("change")), "减少", "增加")}${unit}`;
  const more = r.word(at("at")) === "0" ? say`每有${each}${change}` : say`每多${each}${change}，每少${shown(r.word(at("each")))}${opposite}`;
  return clauses([
    say`${r.value("Steps", at("at"), shown)}时为${start}`,
    more,
    r.has(at("partial")) ? r.chosen("Steps", at("partial"), PARTIAL) : ["不足一级的不计"],
    r.has(at("lowest")) ? say`最低${valueOf("lowest")}` : [],
    r.has(at("highest")) ? say`最高${valueOf("highest")}` : [],
    r.note(under(place, "steps")),
  ]);
}

function scale(r: Reader, place: string, unit: string): Pieces {
  const isTeam = r.word(under(place, "by")) === "teamGrade";
  const told = r.places(under(place, "scale")).map((entry) => {
    const grade = under(entry, "grade");
    const name = under(entry, "name");
    if (r.has(name)) r.code(r.word(name), grade);
    const who = isTeam && !r.has(name) ? r.named("team.grading.grades", grade) : r.say("ScaleEntry", r.has(name) ? name : grade);
    return say`${who}为${valued(r, "ScaleEntry", entry, unit)}${r.note(entry)}`;
  });
  return joined(told, "，");
}

/** Things are counted, points are high or low. */
const COUNTED: ReadonlySet<string> = new Set(["fact", "registeredPopulation", "residentPopulation", "workload", "months", "events"]);

type Around = readonly [before: string, after: string];
const BOUNDED: Readonly<Record<string, Around>> = { from: ["不低于", ""], above: ["高于", ""], upTo: ["不超过", ""], below: ["低于", ""] };
const FEWER: Readonly<Record<string, Around>> = { from: ["不少于", ""], above: ["多于", ""], upTo: ["不超过", ""], below: ["少于", ""] };
const RANKED: Readonly<Record<string, Around>> = { from: ["在第", "名及以后"], above: ["在第", "名之后"], upTo: ["在前", "名"], below: ["在第", "名之前"] };

/** A condition on a number: 名次在前3名；“民主测评”中“优秀”票占总票数的比例不低于三分之二. */
export function condition(r: Reader, level: Level, place: string): Pieces {
  const of = under(place, "of");
  const at = (key: string): string => under(place, key);
  const hasMade = ["per", "bands", "steps", "scale"].some((key) => r.has(under(of, key)));
  const isOfRank = isRank(r, of) && !hasMade;
  const by = r.word(under(of, "by"));
  const around = isOfRank ? RANKED : COUNTED.has(by) && !hasMade ? FEWER : BOUNDED;
  const bounds = ["from", "above", "upTo", "below"]
    .filter((key) => r.has(at(key)))
    .map((key) => {
      const [before, after] = around[key] ?? ["", ""];
      return say`${before}${r.value("Test", at(key), hasMade ? fraction : isOfRank ? undefined : measured(r, of))}${after}`;
    });
  const notes = say`${r.note(of)}${r.note(place)}`;
  if (bounds.length === 1 && r.has(at("upTo"))) {
    const most = r.value("Test", at("upTo"));
    if (isOfRank && by === "rankFromEnd") {
      r.tell(under(of, "by"));
      return say`名次在后${most}名${notes}`;
    }
    if (by === "events" && !hasMade && r.word(at("upTo")) === "0") return say`${quantity(r, level, of)}为${most}${notes}`;
  }
  return say`${quantity(r, level, of)}${r.has(under(of, "per")) ? say`除以${r.value("Number", under(of, "per"))}` : hasMade ? say`（${transformed(r, of, "")}）` : []}${joined(bounds, "、")}${notes}`;
}
