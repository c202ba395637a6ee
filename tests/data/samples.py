#!/usr/bin/env python3
"""Writes the sample quarters of every scheme but Huamachi into schemes/samples: all names and figures are invented.

    python3 tests/data/samples.py

Nothing is drawn at random: every figure follows from a hash of what it is for, so the same schemes give the same files.
"""
import calendar, hashlib, itertools, json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

SCHEMES = Path(__file__).parents[2] / "schemes"
NOTE = "示例数据：村名、人名、人口、得分和其他一切数字均为虚构，与任何真实的村和人无关。"
PLACES = [a + b for a in "云星霞虹露岚霁萤鹭鹤雁鹿麦禾棉桑榆枫槿" for b in "坪湾坡岭桥店洼泉滩营庄铺埠渡洲屯寨台坞坳"]
NAMES = [a + b + c for a in "赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔" for b in "安和宁远明成思文雅清" for c in "川林松岳帆岩舟野原溪"]

# Of each sample: its period, town, and how many villages and people (or households) it has.
SAMPLES = {
    "changle": ("2023Q4", "昌乐县", 370, 0),
    "changle-year": ("2023", "昌乐县", 12, 0),
    "cili": ("2012Q4", "慈利县", 4, 8),
    "community-2022": ("2022", "××乡", 3, 15),
    "dachu": ("2017", "大褚村回族乡", 5, 10),
    "dashiqiao": ("2020", "大石桥市", 2, 20),
    "gaogou": ("2018Q4", "高沟镇", 12, 0),
    "hantai": ("2024H1", "汉台区某镇", 3, 9),
    "harbin": ("2023", "哈尔滨市", 2, 11),
    "hongqiao": ("2023Q4", "虹桥镇", 25, 120),
    "hujiaying": ("2023Q4", "胡家营村", 1, 480),
    "mamiao": ("2019", "马庙镇", 3, 9),
    "maotian": ("2015", "毛田镇", 3, 9),
    "mouxiang": ("2020", "××乡", 3, 9),
    "nanning": ("2015", "南宁某镇", 3, 9),
    "qingshan": ("2015", "青山区某镇", 4, 12),
    "qingxin": ("2015-05", "清新某镇", 2, 6),
    "renhekou": ("2018", "仁河口镇", 6, 6),
    "shequ-mubiao": ("2020H1", "某街道", 3, 9),
    "shequ-mubiao-year": ("2020", "某街道", 3, 9),
    "sundian": ("2020Q3", "孙店镇", 5, 10),
    "xisongji": ("2017-11", "西宋集镇", 3, 9),
    "xisongji-year": ("2017", "西宋集镇", 6, 0),
    "zhenguan": ("2020", "某镇", 5, 0),
    "zhuzhou": ("2012", "株洲某镇", 8, 0),
}
# Of a fact: its lowest and highest number.
FACTS = {"base": (1500, 2600), "annual-pay": (9000, 15000), "base-pay": (24000, 42000), "economy": (20, 600)}


def pick(low, high, *what):
    """A whole number from low to high that depends on nothing but what it is for."""
    digest = hashlib.sha256("/".join(map(str, what)).encode()).digest()
    return low + int.from_bytes(digest[:8], "big") % (high - low + 1)


def plain(value):
    return value["value"] if isinstance(value, dict) else value


def leaves(indicators):
    for indicator in indicators or []:
        yield from leaves(indicator["items"]) if "items" in indicator else [indicator]


def entered(level):
    """The indicators somebody enters a score for."""
    return [i for i in leaves(level.get("indicators")) if "from" not in i and "start" not in i and Decimal(plain(i.get("weight", "1")))]


def share(*what):
    """Of full marks, in thousandths: 580 to 1000, higher for those who are good (the last of `what`) at everything."""
    return min(1000, pick(760, 990, *what) + pick(-180, 80, "quality", what[-1]))


def mark(leaf, *what):
    """A score in whole points; in halves where these are few; of fewer than ten, such as stars, anything from a quarter up."""
    full = Decimal(plain(leaf["points"] if "points" in leaf else leaf.get("fullMarks", "100")))
    if full < 10:
        return str(pick(int(full) // 4, int(full), *what))
    halves = 2 if full < 40 else 1
    units = int(full * share(*what) * halves // 1000)
    return f"{units // halves}.5" if units % halves else str(units // halves)


def total(*what):
    return str(Decimal(share(*what)) / 10)


def span(period):
    """First and last day, and the number of months."""
    year = int(period[:4])
    months = {"Q": 3, "H": 6, "-": 1, "": 12}[period[4:5]]
    first = 1 if months == 12 else (int(period[5:]) - 1) * months + 1
    last = first + months - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), months


def facts(scheme, of, *what):
    found = {f["id"]: str(pick(*FACTS[f["id"]], f["id"], *what)) for f in scheme.get("facts", []) if f["of"] in of}
    return {"facts": found} if found else {}


def votes(level, *what):
    found = {}
    for ballot in level.get("ballots", []):
        options = [o["id"] for o in ballot["options"]]
        found[ballot["id"]] = {o: pick(*(20, 40) if n == 0 else (0, 9), o, *what) for n, o in enumerate(options)}
    return {"votes": found} if found else {}


def rated(level, *what):
    found = {i["id"]: i["from"]["scale"][pick(0, 9, i["id"], *what) // 6]["grade"] for i in leaves(level.get("indicators")) if i.get("from", {}).get("by") == "rating"}
    return {"ratings": found} if found else {}


def scored(level, *what):
    """What is entered of one who is assessed: scores, or a total where the level has no indicators."""
    if "indicators" not in level:
        return {} if "start" in level["score"] else {"score": total(*what)}
    found = {i["id"]: mark(i, i["id"], *what) for i in entered(level) if not i.get("shared")}
    return {"scores": found} if found else {}


def events(barometer, kind, ids, first, last, name, months):
    """Every item now and then; by the month where its month is capped, and mostly where an indicator starts from nothing."""
    groups = {g["id"]: g for g in barometer.get("groups", [])}
    days = (last - first).days + 1
    for item, of in itertools.product(barometer["items"], ids):
        by_month = "monthCap" in item
        for month in range(months if by_month else 1):
            rare = item["kind"] == "deduction"
            needed = "indicator" in item and not rare
            if pick(1, 100, name, item["id"], of, month) > (90 if needed else 70 if by_month else 8 if rare else 30):
                continue
            day = first + timedelta(days=pick(0, days - 1, "day", name, item["id"], of))
            if by_month:
                year, at = first.year + (first.month + month - 1) // 12, (first.month + month - 1) % 12 + 1
                day = date(year, at, pick(1, 28, "day", name, item["id"], of, month))
            group = groups.get(item.get("group"))
            matter = {"matter": "重点工作"} if group and group.get("counts", "largest-per-matter") == "largest-per-matter" else {}
            yield {kind: of, "item": item["id"], "count": 1 if matter else pick(1, 5 if needed else 2, "count", item["id"], of, month), "date": str(day), **matter}


def earlier(scheme, ids, period, grades):
    """Results of the periods before, or of those inside a year."""
    year, months = int(period[:4]), {"year": 12, "half-year": 6, "quarter": 3, "month": 1}[scheme.get("period", "quarter")]
    if months == 12:
        parts = [f"{year}-{m:02}" for m in range(1, 13)] if "xisongji" in scheme["id"] else [f"{year}H{h}" for h in (1, 2)] if "shequ" in scheme["id"] else [f"{year}Q{q}" for q in range(1, 5)]
    else:
        parts = [f"{year}Q{q}" for q in range(1, int(period[5:]))]
    for part in parts:
        if grades:
            order = sorted(ids, key=lambda of: (pick(0, 60, "run", part, of) + 40 * pick(0, 1, "run", of), of))
            yield {"period": part, "results": [{"of": of, "grade": "bottom"} for of in sorted(order[:3])]}
        else:
            yield {"period": part, "results": [{"of": of, "score": total(part, of)} for of in ids]}


def sample(name, period, town, village_count, others):
    scheme = json.loads((SCHEMES / f"{name}.json").read_text("utf-8"))
    subject, team = scheme.get("subject", "person"), scheme.get("team")
    first, last, months = span(period)
    quarter = {"format": "cadre-pay/quarter/1", "scheme": {"id": name, "version": scheme["version"]}, "period": period}
    if "stages" in scheme:
        quarter["stage"] = scheme["stages"][-1]["id"]
    quarter |= {"town": town, "note": NOTE, "openingBalance": "0.00", "villages": []}

    offset = 0 if village_count > 300 else pick(0, 300, "places", name)
    villages = [f"v{n:0{len(str(village_count))}}" for n in range(1, village_count + 1)]
    for n, village in enumerate(villages):
        record = {"id": village, "name": PLACES[offset + n] + "村" if subject != "household" else town}
        if any(word in json.dumps(scheme) for word in ("registeredPopulation", "residentPopulation")):
            record |= {"registeredPopulation": pick(600, 3600, "registered", name, village), "residentPopulation": pick(500, 3300, "resident", name, village)}
        if subject == "village":
            record |= scored(scheme, name, village) | facts(scheme, ("village", "own"), name, village) | votes(scheme, name, village)
            if "stages" in scheme and n % 40 == 0:
                record["earlierStages"] = {"self": {i["id"]: mark(i, "self", i["id"], name, village) for i in entered(scheme)}}
        else:
            record |= scored(team, name, village) if team else {}
            shared = {i["id"]: mark(i, i["id"], name, village) for i in entered(scheme) if i.get("shared")}
            record |= ({"scores": shared} if shared else {}) | facts(scheme, ("village",), name, village)
        if subject == "household":
            record["grids"] = [{"id": f"g{g}", "name": f"第{'一二三四五六七八九'[g - 1]}微网格"} for g in range(1, 10)]
        quarter["villages"].append(record)

    ids, kind = villages, "village"
    if subject == "person":
        ids, kind, taken = [f"p{n:0{len(str(others))}}" for n in range(1, others + 1)], "person", set()
        quarter["people"] = []
        for n, person in enumerate(ids):
            village, turn = villages[n * village_count // others], 0
            while True:  # a single post is held once per village
                post = scheme["posts"][(n + turn) % len(scheme["posts"])]
                held = {(village, p) for p in [post["id"], *post.get("holds", [])]}
                if not post.get("single") or not held & taken:
                    break
                turn += 1
            taken |= held
            served = months - 1 if months > 1 and n % 11 == 7 else months
            record = {"id": person, "name": NAMES[(pick(0, 1999, name) + n * 737) % 2000], "village": village, "posts": [post["id"]], "months": served}
            if served < months:
                record["monthsReason"] = "第二个月到任"
            if plain(scheme.get("pay", {}).get("proRating", "none")) == "days":
                record["days"] = (last - first).days + 1 - (9 if n == 4 else 0)
            quarter["people"].append(record | scored(scheme, name, person) | rated(scheme, name, person) | facts(scheme, ("own",), name, person) | votes(scheme, name, person))
    elif subject == "household":
        ids, kind = [f"h{n:03}" for n in range(1, others + 1)], "household"
        quarter["households"] = [
            {"id": h, "name": NAMES[n * 737 % 2000], "village": villages[0], "grid": f"g{n * 9 // others + 1}", "openingPoints": str(pick(0, 24, "opening", h) * 5)} for n, h in enumerate(ids)
        ]

    found = list(events(scheme["barometer"], kind, ids, first, last, name, months)) if "barometer" in scheme else []
    if team and "barometer" in team:
        found += events(team["barometer"], "village", villages, first, last, name, months)
    if found:
        found.sort(key=lambda event: event["date"])
        quarter["events"] = [{"id": f"e{n:0{len(str(len(found)))}}"} | event for n, event in enumerate(found, 1)]
    if '"earlier"' in json.dumps(scheme.get("indicators", [])) or "runs" in scheme:
        quarter["earlier"] = list(earlier(scheme, ids, period, "runs" in scheme))
    if "ledger" in scheme:
        able = [h for h in quarter["households"] if int(h["openingPoints"]) >= 60 and pick(1, 4, "redeems", h["id"]) > 1]
        quarter["redemptions"] = [
            {"id": f"r{n:03}", "of": h["id"], "date": f"{last.year}-12-{pick(25, 31, 'redeemed', h['id'])}", "points": str(pick(4, 12, "points", h["id"]) * 5)} for n, h in enumerate(able, 1)
        ]
    return quarter


def written(quarter):
    """One record per line."""
    short = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    lines = []
    for key, value in quarter.items():
        if isinstance(value, list):
            rows = ",\n".join(f"    {short(entry)}" for entry in value)
            lines.append(f'  "{key}": [\n{rows}\n  ]')
        else:
            lines.append(f'  "{key}": {short(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


for scheme_id, (period, *rest) in SAMPLES.items():
    path = SCHEMES / "samples" / f"{scheme_id}-{period}.json"
    path.write_text(written(sample(scheme_id, period, *rest)), "utf-8")
