#!/usr/bin/env python3
"""An independent, deliberately simple settlement of a quarter by the Huamachi rules, in exact fractions.

    python3 tests/data/expected.py SCHEME QUARTER > EXPECTED.csv

It shares nothing with the core and checks nothing: both documents are taken to be valid. Grades by threshold only.
"""
import csv, json, sys
from decimal import Decimal
from fractions import Fraction


def plain(value):
    """A value written plainly, or with its origin."""
    return value["value"] if isinstance(value, dict) else value


def exact(value):
    return Fraction(Decimal(plain(value)))


def half_up(number, places=2):
    """Half away from zero, as decimal text."""
    units = abs(number) * 10**places
    whole = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return str(Decimal(whole if number >= 0 else -whole).scaleb(-places))


def leaves(indicators):
    for indicator in indicators:
        yield from leaves(indicator["items"]) if "items" in indicator else [indicator]


def suggested_class(scheme, village):
    classes = [c["id"] for c in scheme["difficulty"]["classes"]]
    rule = scheme["difficulty"]["suggestion"]
    at = next(classes.index(b["class"]) for b in rule["bands"] if village[rule["by"]] >= plain(b["from"]))
    for move in rule["moves"]:
        at += (village[move["by"]] < plain(move["easierBelow"])) - (village[move["by"]] >= plain(move["harderFrom"]))
    return classes[min(max(at, 0), len(classes) - 1)]


def assessed(scheme, village, person):
    """The weighted score before bonus and deduction; None while anything is missing."""
    if "score" in person:
        return None if person["score"] is None else exact(person["score"])
    total = Fraction(0)
    for leaf in leaves(scheme["indicators"]):
        weight = exact(village.get("weights", {}).get(leaf["id"], leaf["weight"]))
        score = person["scores"].get(leaf["id"])
        if weight and score is None:
            return None
        total += weight / 100 * exact(score or "0")
    return total


def barometer(scheme, quarter, person):
    """Bonus and deduction points: the largest of a group's matter, each sum capped."""
    items = {item["id"]: item for item in scheme["barometer"]["items"]}
    counted = {}
    for event in quarter.get("events", []):
        if event["person"] == person["id"]:
            item = items[event["item"]]
            grouped = "group" in item and "matter" in event
            key = (item["kind"], (item["group"], event["matter"]) if grouped else event["id"])
            counted[key] = max(counted.get(key, 0), event["count"] * exact(item["points"]))
    sums = {kind: sum((p for (k, _), p in counted.items() if k == kind), Fraction(0)) for kind in ("bonus", "deduction")}
    for kind in sums:
        cap = plain(scheme["barometer"][kind + "Cap"])
        sums[kind] = sums[kind] if cap == "none" else min(sums[kind], exact(cap))
    return sums["bonus"], sums["deduction"]


def red_lined(scheme, quarter):
    posts = {post["id"]: {post["id"], *post.get("holds", [])} for post in scheme["posts"]}
    people = set()
    for incident in quarter.get("incidents", []):
        hits = next(line["hits"] for line in scheme["redLines"] if line["id"] == incident["redLine"])
        village = next(v for v in quarter["villages"] if v["id"] == incident["village"])
        if hits["gridCadre"]:
            people |= {grid["cadre"] for grid in village["grids"] if grid["id"] == incident["grid"]}
        if hits["offender"] == "always" or hits["offender"] == "when-ticked" and incident.get("offenderTicked"):
            people.add(incident["offender"])
        for person in quarter["people"]:
            if person["village"] == village["id"] and any(posts[p] & set(hits["posts"]) for p in person["posts"]):
                people.add(person["id"])
    return people


def settle(scheme, quarter):
    villages = {village["id"]: village for village in quarter["villages"]}
    categories = [category["id"] for category in scheme["categories"]]
    category_of_post = {post["id"]: categories.index(post["category"]) for post in scheme["posts"]}
    coefficients = {c["id"]: exact(c["coefficient"]) for c in scheme["difficulty"]["classes"]}
    coefficients.update({change["class"]: exact(change["coefficient"]) for change in quarter.get("coefficients", [])})
    grades = scheme["grading"]["grades"]
    ratios = {grade["id"]: exact(grade["ratio"]) for grade in grades}
    decided = {d["person"]: d["grade"] for d in quarter.get("decisions", []) if d["kind"] == "grade"}
    vetoed = red_lined(scheme, quarter)

    lines = []
    for person in quarter["people"]:
        village = villages[person["village"]]
        line = {"person": person["id"], "village": village["id"], "months": person["months"]}
        line["category"] = min(category_of_post[post] for post in person["posts"])
        line["class"] = village.get("class") or suggested_class(scheme, village)
        line["coefficient"] = coefficients[line["class"]]
        line["base"] = assessed(scheme, village, person)
        line["score"] = line["grade"] = line["pay"] = line["rank"] = None
        if line["base"] is not None:
            line["bonus"], line["deduction"] = barometer(scheme, quarter, person)
            line["exact"] = max(line["base"] + line["bonus"] - line["deduction"], exact(scheme["score"]["floor"]))
            line["score"] = half_up(line["exact"])
            score = exact(line["score"])
            line["key"] = (person["id"] in vetoed, -score)
            grade = next((g["id"] for g in grades[:-1] if score >= exact(g["from"])), grades[-1]["id"])
            grade = grades[-1]["id"] if person["id"] in vetoed else grade
            line["grade"] = decided.get(person["id"], grade)
            line["pay"] = half_up(exact(scheme["standard"]) * ratios[line["grade"]] * line["coefficient"] * person["months"] / 3)
        lines.append(line)
    for line in lines:
        if line["score"] is not None:
            rivals = [l for l in lines if l["category"] == line["category"] and l["score"] is not None]
            line["rank"] = 1 + sum(rival["key"] < line["key"] for rival in rivals)
    payable = sum((exact(line["pay"]) for line in lines if line["pay"]), Fraction(0))
    set_aside = exact(scheme["standard"]) * len(lines)
    balance = exact(quarter["openingBalance"]) + set_aside - payable
    return lines, {"setAside": half_up(set_aside), "payable": half_up(payable), "balance": half_up(balance)}


if __name__ == "__main__":
    scheme, quarter = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    lines, pool = settle(scheme, quarter)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["person", "score", "rank", "grade", "pay"])
    for line in sorted(lines, key=lambda line: line["person"]):
        out.writerow([line["person"], *("" if line[k] is None else line[k] for k in ("score", "rank", "grade", "pay"))])
    print(pool, file=sys.stderr)
