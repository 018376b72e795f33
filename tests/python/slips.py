"""Slips of the pen, injected into consistent forms: which are found, named and repaired.

usage: slips.py [--forms N] [--seed N] [--show]

A form is drawn and made consistent: scores by the standard rules in exact fractions, sums by adding up. One slip is
put in; it counts if an independent check says that the form is no longer consistent. Then one looks
  found      there is an error or a warning that the consistent form does not have
  diagnosed  a finding names the class, at the cell (or names the cell as the one candidate)
  repaired   the first repair puts the cells of the slip back
Prints a table, which docs/audit.md summarises.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import perfeval as pe

Form = dict[str, Any]
CENT = Decimal("0.01")


def printed(value: Fraction, places: int = 2) -> str:
    """Half-up at the places, without closing zeros."""
    scaled = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return plain(scaled)


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


# ------------------------------------------------------------------------------------------------ consistent forms


def split(random_: random.Random, whole: int, parts: int) -> list[int]:
    cuts = sorted(random_.sample(range(2, whole - 1), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def row(random_: random.Random, weight: int, heading: tuple[str, str], number: int) -> Form:
    target = random_.randint(11, 97)
    met = random_.random() < 0.6
    actual = target + random_.randint(0, 2) if met else random_.randint(target // 2, target - 1)
    points = Fraction(weight) if met else Fraction(weight * actual, target)
    unit = random_.choice(["次", "项", "公里"])
    return {
        "level1": heading[0],
        "level2": heading[1],
        "name": f"工作内容{number}完成情况",
        "target": f"≥{target}{unit}",
        "actual": f"{actual}{unit}",
        "weight": str(weight),
        "score": printed(points),
        "reason": "" if met else "受天气影响",
    }


def line(label: str, budget: Decimal, executed: Decimal) -> Form:
    rate = Fraction(executed) / Fraction(budget) * 100
    return {
        "label": label,
        "initial_budget": plain(budget),
        "annual_budget": plain(budget),
        "executed": plain(executed),
        "execution_rate": printed(rate) + "%",
    }


def consistent(random_: random.Random) -> Form:
    budgets = [Decimal(random_.randint(1000, 99999)) / 100 for _ in range(2)]
    executed = [(b * random_.randint(55, 99) / 100).quantize(CENT) for b in budgets]
    total = line("年度资金总额", sum(budgets, Decimal()), sum(executed, Decimal()))
    points = Fraction(sum(executed, Decimal())) / Fraction(sum(budgets, Decimal())) * 10
    total |= {"weight": "10", "score": printed(points)}
    sources = [
        line(label, b, e) for label, b, e in zip(["其中：当年财政拨款", "其他资金"], budgets, executed, strict=True)
    ]
    for source in sources:
        source |= {"weight": "—", "score": "—"}
    headings = [("产出指标", "数量指标"), ("效益指标", "社会效益"), ("满意度指标", "服务对象满意度指标")]
    weights = [*split(random_, 50, random_.randint(2, 4)), *split(random_, 30, random_.randint(1, 2)), 10]
    of = [headings[0]] * (len(weights) - 1) + [headings[2]]
    outputs = next(n for n in range(len(weights)) if sum(weights[:n]) == 50)
    for i in range(outputs, len(weights) - 1):
        of[i] = headings[1]
    rows = [row(random_, w, h, i + 1) for i, (w, h) in enumerate(zip(weights, of, strict=True))]
    cost = f"{plain(sum(executed, Decimal()))}万元"
    rows[outputs - 1] |= {
        "level2": "成本指标",
        "name": "项目总成本",
        "target": f"≤{plain(sum(budgets, Decimal()))}万元",
        "actual": cost,
        "score": rows[outputs - 1]["weight"],
        "reason": "",
    }
    form = {
        "kind": "project",
        "title": "项目支出绩效自评表",
        "project": "甲项目",
        "department": "甲局",
        "unit": "乙单位",
        "year": 2022,
        "money": "万元",
        "budget": [total, *sources],
        "goal": {"target": "做好工作", "actual": "完成任务"},
        "indicators": rows,
        "subtotals": [
            {
                "label": "产出指标小计",
                "weight": "50",
                "score": plain(sum((Decimal(r["score"]) for r in rows[:outputs]), Decimal())),
                "rows": list(range(1, outputs + 1)),
            }
        ],
        "total": {"label": "总分", "weight": "100"},
    }
    form["total"]["score"] = plain(total_of(form))
    return form


def total_of(form: Form) -> Decimal:
    rows = sum((Decimal(r["score"]) for r in form["indicators"]), Decimal())
    return rows + Decimal(form["budget"][0]["score"])


# ------------------------------------------------------------------------------------------------ slips


@dataclass
class Slip:
    """The cells that were changed, each with its right text; the classes and the cells by which it may be named."""

    right: dict[str, str]
    classes: set[str]
    cells: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.cells = self.cells or set(self.right)


def at(form: Form, path: str) -> tuple[Form, str]:
    """The object and the key that a field names."""
    part, _, key = path.rpartition(".")
    lines = {"budget.total": 0, "budget.appropriation": 1, "budget.other": 2}
    if part in lines:
        return form["budget"][lines[part]], key
    if part == "total":
        return form["total"], key
    name, _, index = part.rstrip("]").partition("[")
    return form[name][int(index) - 1], key


def put(form: Form, path: str, text: str) -> str:
    holder, key = at(form, path)
    before, holder[key] = holder[key], text
    return str(before)


def swapped(random_: random.Random, number: str) -> str | None:
    places = [
        i
        for i in range(len(number) - 1)
        if number[i] != number[i + 1] and number[i : i + 2].isdigit() and not (i == 0 and number[1] == "0")
    ]
    if not places:
        return None
    i = random_.choice(places)
    return number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def scores(form: Form) -> list[str]:
    return [f"indicators[{i + 1}].score" for i in range(len(form["indicators"]))]


def one(form: Form, path: str, text: str | None, *classes: str) -> Slip | None:
    if text is None or text == str(at(form, path)[0][at(form, path)[1]]):
        return None
    return Slip({path: put(form, path, text)}, set(classes))


def text_at(form: Form, path: str) -> str:
    holder, key = at(form, path)
    return str(holder[key])


def swapped_digits(r: random.Random, form: Form) -> Slip | None:
    path = r.choice([*scores(form), "total.score", "budget.total.score"])
    return one(form, path, swapped(r, text_at(form, path)), "transposed-digits", "last-digit")


def point_lost(r: random.Random, form: Form) -> Slip | None:
    path = r.choice(
        [p for p in [*scores(form), "total.score", "budget.total.score"] if "." in text_at(form, p)] or ["total.score"]
    )
    return one(form, path, text_at(form, path).replace(".", "").lstrip("0"), "power-of-ten")


def digits_lost(r: random.Random, form: Form) -> Slip | None:
    path = r.choice(["total.score", "subtotals[1].score", "budget.total.executed"])
    text = text_at(form, path)
    return (
        one(form, path, text[:-1], "truncated", "rounding", "last-digit")
        if "." in text and not text[:-1].endswith(".")
        else None
    )


def unit_in_total(r: random.Random, form: Form) -> Slip | None:
    return in_yuan(form, "budget.total." + r.choice(["executed", "annual_budget"]))


def unit_in_source(r: random.Random, form: Form) -> Slip | None:
    return in_yuan(form, f"budget.{r.choice(['appropriation', 'other'])}.executed")


def in_yuan(form: Form, path: str) -> Slip | None:
    return one(form, path, plain(Decimal(text_at(form, path)) * 10000), "unit-slip")


def unit_in_cost(_: random.Random, form: Form) -> Slip | None:
    number = next(i + 1 for i, x in enumerate(form["indicators"]) if x["name"] == "项目总成本")
    path = f"indicators[{number}].actual"
    return one(form, path, text_at(form, path).replace("万元", "元"), "unit-slip")


def ratio_for_percent(r: random.Random, form: Form) -> Slip | None:
    path = f"budget.{r.choice(['total', 'appropriation'])}.execution_rate"
    number = Decimal(text_at(form, path).rstrip("%"))
    return one(form, path, plain(r.choice([number / 100, number * 100])) + "%", "percent-ratio")


def cap_missed(r: random.Random, form: Form) -> Slip | None:
    number = r.randrange(len(form["indicators"]))
    x = form["indicators"][number]
    if x["score"] != x["weight"] or x["name"] == "项目总成本":
        return None
    target = int("".join(c for c in x["target"] if c.isdigit()))
    actual = target + r.randint(1, target // 4 + 1)
    x["actual"] = f"{actual}" + "".join(c for c in x["actual"] if not c.isdigit())
    return one(
        form,
        f"indicators[{number + 1}].score",
        printed(Fraction(int(x["weight"]) * actual, target)),
        "unknown",
        "last-digit",
        "rounding",
    )


def wrong_row(r: random.Random, form: Form) -> Slip | None:
    first = r.randrange(1, len(form["indicators"]))
    return one(
        form,
        f"indicators[{first + 1}].score",
        text_at(form, f"indicators[{first}].score"),
        "copied-cell",
        "last-digit",
        "transposed-digits",
        "power-of-ten",
    )


def exchanged(r: random.Random, form: Form) -> Slip | None:
    a, b = r.sample(scores(form), 2)
    left, right = text_at(form, a), text_at(form, b)
    if left == right:
        return None
    put(form, a, right)
    put(form, b, left)
    return Slip({a: left, b: right}, {"unknown", "last-digit", "copied-cell", "power-of-ten", "transposed-digits"})


def stale(r: random.Random, form: Form, value: Decimal) -> Slip | None:
    return one(
        form,
        "total.score",
        plain(value),
        "stale-total",
        "unknown",
        "last-digit",
        "transposed-digits",
        "power-of-ten",
        "truncated",
    )


def one_left_out(r: random.Random, form: Form) -> Slip | None:
    return stale(r, form, total_of(form) - Decimal(text_at(form, r.choice(scores(form)))))


def one_twice(r: random.Random, form: Form) -> Slip | None:
    return stale(r, form, total_of(form) + Decimal(text_at(form, r.choice([*scores(form), "budget.total.score"]))))


def two_left_out(r: random.Random, form: Form) -> Slip | None:
    return stale(r, form, total_of(form) - sum(Decimal(text_at(form, p)) for p in r.sample(scores(form), 2)))


def earlier_value(r: random.Random, form: Form) -> Slip | None:
    path = r.choice(scores(form))
    number = int(path[11:].partition("]")[0]) - 1
    return stale(r, form, total_of(form) - Decimal(text_at(form, path)) + Decimal(form["indicators"][number]["weight"]))


def copied_weight(r: random.Random, form: Form) -> Slip | None:
    path = r.choice([*scores(form), "budget.total.score"])
    return one(
        form,
        path,
        text_at(form, path.replace("score", "weight")),
        "copied-cell",
        "last-digit",
        "rounding",
        "power-of-ten",
    )


def copied_rate(_: random.Random, form: Form) -> Slip | None:
    return one(
        form,
        "budget.appropriation.execution_rate",
        text_at(form, "budget.other.execution_rate"),
        "copied-cell",
        "rounding",
        "last-digit",
        "transposed-digits",
    )


def wrong_subtotal(r: random.Random, form: Form) -> Slip | None:
    more = Decimal(r.randint(2, 9))
    return one(
        form,
        "subtotals[1].score",
        plain(Decimal(text_at(form, "subtotals[1].score")) + more),
        "unknown",
        "stale-total",
        "transposed-digits",
        "last-digit",
    )


SLIPS: dict[str, Callable[[random.Random, Form], Slip | None]] = {
    "swapped digits": swapped_digits,
    "point lost": point_lost,
    "last digit lost": digits_lost,
    "元 in a total": unit_in_total,
    "元 in a source line": unit_in_source,
    "元 in a cost": unit_in_cost,
    "percent for ratio": ratio_for_percent,
    "cap missed": cap_missed,
    "score of another row": wrong_row,
    "two scores exchanged": exchanged,
    "total without a row": one_left_out,
    "total with a row twice": one_twice,
    "total without two rows": two_left_out,
    "total of another value": earlier_value,
    "copied weight": copied_weight,
    "copied rate": copied_rate,
    "wrong subtotal": wrong_subtotal,
}

# ------------------------------------------------------------------------------------------------ judging


def is_consistent(form: Form) -> bool:
    """Whether scores, rates and sums agree, at any rounding that the audit excuses; apart from the library."""
    lines = form["budget"]
    number = lambda text: Fraction(text.rstrip("%万元"))  # noqa: E731
    for key in ("initial_budget", "annual_budget", "executed"):
        total, parts = number(lines[0][key]), [x[key] for x in lines[1:]]
        off = abs(total - sum(number(text) for text in parts))
        slack = sum(Fraction(1, 2 * 10 ** len(text.partition(".")[2])) for text in parts)
        if off and not (off <= slack and off < total / 1000):  # rounded parts explain less than a thousandth
            return False
    for x in lines:
        exact = number(x["executed"]) / number(x["annual_budget"]) * 100
        if not prints(exact, x["execution_rate"].rstrip("%"), every=True):
            return False
    share = min(Fraction(1), number(lines[0]["executed"]) / number(lines[0]["annual_budget"]))
    rate = number(lines[0]["execution_rate"]) / 100
    if not any(prints(10 * s, lines[0]["score"]) for s in (share, min(Fraction(1), rate))):
        return False
    for x in form["indicators"]:
        if not row_agrees(x, lines[0]):
            return False
    rows = form["subtotals"][0]["rows"]
    if Decimal(form["subtotals"][0]["score"]) != sum(Decimal(form["indicators"][i - 1]["score"]) for i in rows):
        return False
    return Fraction(form["total"]["score"]) == Fraction(total_of(form)) or unrounded(form)


def unrounded(form: Form) -> bool:
    """Whether the total is that of the exact execution score, or of it and of every exact row."""
    total = form["budget"][0]
    exact = min(Fraction(1), Fraction(total["executed"]) / Fraction(total["annual_budget"])) * 10
    first = Fraction(total_of(form)) - Fraction(total["score"]) + exact
    rows = sum(exact_points(x) - Fraction(x["score"]) for x in form["indicators"])
    return any(prints(value, form["total"]["score"], places_only=True) for value in (first, first + rows))


def exact_points(x: Form) -> Fraction:
    if x["name"] == "项目总成本":
        return Fraction(x["weight"])
    target, actual = (Fraction("".join(c for c in x[k] if c.isdigit())) for k in ("target", "actual"))
    return Fraction(x["weight"]) * min(Fraction(1), actual / target)


def row_agrees(x: Form, total: Form) -> bool:
    weight = Fraction(x["weight"])
    if x["name"] == "项目总成本":
        return x["score"] == x["weight"] and x["actual"] == total["executed"] + "万元"
    return Fraction(x["score"]) <= weight and prints(exact_points(x), x["score"])


def prints(exact: Fraction, text: str, every: bool = False, places_only: bool = False) -> bool:
    """Half-up at the places shown or fewer, or cut there; `every`: up as well; `places_only`: half-up as shown."""
    shown = Fraction(text)
    places = len(text.partition(".")[2])
    if places_only:
        unit = Fraction(1, 10**places)
        return shown == (exact / unit + Fraction(1, 2)).__floor__() * unit
    for q in range(places + 1):
        unit = Fraction(1, 10**q)
        steps = exact / unit
        down = steps.numerator // steps.denominator
        half = (steps + Fraction(1, 2)).numerator // (steps + Fraction(1, 2)).denominator
        if shown in (half * unit, down * unit) or (
            every and shown == -((-steps.numerator) // steps.denominator) * unit
        ):
            return True
    return False


@dataclass
class Score:
    forms: int = 0
    found: int = 0
    diagnosed: int = 0
    repaired: int = 0


def grave(form: Any) -> set[tuple[str, str]]:
    return {(f["code"], f["field"]) for f in form["findings"] if f["severity"] != "note"}


def audited(forms: list[Form]) -> list[Any]:
    data = json.dumps({"schema": 1, "forms": forms}, ensure_ascii=False).encode()
    return list(json.loads(pe.audit(pe.read(data)).to_json())["documents"][0]["forms"])


def names(form: Any, slip: Slip) -> bool:
    return any(
        f["diagnosis"] in slip.classes and (set(f["candidates"]) & slip.cells or f["field"] in slip.cells)
        for f in form["findings"]
        if f["verdict"] == "differs"
    )


def puts_back(form: Any, slip: Slip) -> bool:
    if not form["repairs"]:
        return False
    first = {c["field"]: c["value"] for c in form["repairs"][0]}
    return first.keys() == slip.right.keys() and all(same(first[k], v) for k, v in slip.right.items())


def same(a: str, b: str) -> bool:
    try:
        return Fraction(a.rstrip("%")) == Fraction(b.rstrip("%"))
    except ValueError:
        numbers = (
            [Fraction(t.rstrip("万元")) * (10000 if t.endswith("万元") else 1) for t in (a, b)]
            if a.endswith("元")
            else [a, b]
        )
        return numbers[0] == numbers[1]


def injected(random_: random.Random, wanted: int) -> Iterator[tuple[str, Form, Form, Slip]]:
    for name, slip_of in SLIPS.items():
        made = 0
        for _ in range(wanted * 20):
            form = consistent(random_)
            wrong = deepcopy(form)
            slip = slip_of(random_, wrong)
            if slip is None or is_consistent(wrong):
                continue
            yield name, form, wrong, slip
            made += 1
            if made == wanted:
                break


def judge(forms: int, seed: int) -> tuple[dict[str, Score], int, list[str]]:
    """The scores of each slip, the errors and warnings on untouched forms, and what fell short."""
    cases = list(injected(random.Random(seed), forms))
    right = [audited([form])[0] for _, form, _, _ in cases]
    wrong = [audited([form])[0] for _, _, form, _ in cases]
    scores_: dict[str, Score] = defaultdict(Score)
    short = []
    for (name, _, form, slip), before, after in zip(cases, right, wrong, strict=True):
        score = scores_[name]
        results = (bool(grave(after) - grave(before)), names(after, slip), puts_back(after, slip))
        score.forms += 1
        score.found += results[0]
        score.diagnosed += results[1]
        score.repaired += results[2]
        if not all(results):
            short.append(
                json.dumps(
                    [
                        name,
                        results,
                        slip.right,
                        {k: text_at(form, k) for k in slip.right},
                        after["repairs"][:2],
                        [
                            (f["code"], f["field"], f["severity"], f["diagnosis"], f["candidates"])
                            for f in after["findings"]
                            if f["verdict"]
                        ],
                    ],
                    ensure_ascii=False,
                )
            )
    return dict(scores_), sum(len(grave(form)) for form in right), short


def share(part: int, whole: int) -> str:
    return f"{Decimal(100 * part) / whole:.1f} %" if whole else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=40, help="of each slip")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what fell short")
    given = parser.parse_args()
    scores_, untouched, short = judge(given.forms, given.seed)
    if given.show:
        print("\n".join(short))
    rows = [
        *scores_.items(),
        (
            "all",
            Score(*(sum(getattr(s, k) for s in scores_.values()) for k in ("forms", "found", "diagnosed", "repaired"))),
        ),
    ]
    for name, s in rows:
        print(
            f"{name:24} {s.forms:6} {share(s.found, s.forms):>8} {share(s.diagnosed, s.forms):>8}"
            f" {share(s.repaired, s.forms):>8}"
        )
    print(f"errors and warnings on the untouched forms: {untouched}")


if __name__ == "__main__":
    main()
