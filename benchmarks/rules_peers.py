"""A form of twenty indicators scored three ways in one run: perfeval, the ZEN rules engine, a plain decimal script.

All three know the same two rules: at least (full points from the target on, else weight * actual / target) and at most
(full up to the target, else weight * target / actual, the value that cn-mof-2020 takes there). The engine has them as a
decision table that loops over the rows, compiled once; every way starts from values already read. The scores must be
equal before anything is timed. A second form, of thirds and sevenths, counts the rows whose points are not exact.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from timeit import repeat

import zen

import perfeval as pe

HEADS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
Row = tuple[str, int, int, int]
"""sign, target, actual, weight"""

ENDING: list[Row] = [
    *[("≥", 100, actual, 5) for actual in (100, 120, 97, 85, 50, 33, 0, 99, 64, 75)],
    *[("≥", 80, actual, 4) for actual in (80, 60, 20, 8, 100)],
    *[("≤", 40, actual, 6) for actual in (40, 30, 50, 64, 80)],
]
NEITHER_THREE_NOR_SEVEN = [n for n in range(11, 200) if n % 3 and n % 7][:20]
ENDLESS: list[Row] = [("≥", (300, 700)[n % 2], actual, 5) for n, actual in enumerate(NEITHER_THREE_NOR_SEVEN)]
PACK = pe.Pack("cn-mof-2020")


def form_of(rows: list[Row]) -> pe.Form:
    lines = [
        ["产出指标", "数量指标", f"指标{n}", f"{sign}{target}公里", f"{actual}公里", str(weight), ""]
        for n, (sign, target, actual, weight) in enumerate(rows, 1)
    ]
    (form,) = pe.read([["项目名称", "道路养护"], HEADS, *lines]).forms
    return form


def points_of(form: pe.Form) -> list[Fraction | None]:
    return [line.taken for line in pe.score(form, PACK).lines]


def decision_table() -> str:
    """The two rules as the engine's decision table, in its own JSON."""
    rules = [
        ("≥", "actual >= target", "weight"),
        ("≥", "actual < target", "weight * actual / target"),
        ("≤", "actual <= target", "weight"),
        ("≤", "actual > target", "weight * target / actual"),
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "i1", "name": "sign", "field": "sign"}, {"id": "i2", "name": "holds"}],
        "outputs": [{"id": "o1", "name": "points", "field": "points"}],
        "rules": [
            {"_id": str(n), "i1": f'"{sign}"', "i2": holds, "o1": points}
            for n, (sign, holds, points) in enumerate(rules)
        ],
        "inputField": "rows",
        "outputPath": "rows",
        "executionMode": "loop",
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content, "position": {"x": 1, "y": 0}},
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "b", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def context_of(rows: list[Row]) -> dict[str, object]:
    names = ("sign", "target", "actual", "weight")
    return {"rows": [dict(zip(names, row, strict=True)) for row in rows]}


def plain(rows: list[tuple[str, Decimal, Decimal, Decimal]]) -> list[Decimal]:
    made = []
    for sign, target, actual, weight in rows:
        if actual >= target if sign == "≥" else actual <= target:
            made.append(weight)
        else:
            made.append(weight * actual / target if sign == "≥" else weight * target / actual)
    return made


def as_decimals(rows: list[Row]) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    return [(sign, Decimal(target), Decimal(actual), Decimal(weight)) for sign, target, actual, weight in rows]


def exact(rows: list[Row]) -> list[Fraction]:
    """The points by hand, in whole fractions."""
    made = []
    for sign, target, actual, weight in rows:
        share = Fraction(actual, target) if sign == "≥" else Fraction(target, actual)
        made.append(min(share, Fraction(1)) * weight)
    return made


def best(work: Callable[[], object], calls: int) -> float:
    """Seconds a call: the best of seven rounds."""
    return min(repeat(work, number=calls, repeat=7)) / calls


def main() -> None:
    decision = zen.ZenEngine().create_decision(decision_table())

    def by_engine(context: dict[str, object]) -> list[Fraction]:
        return [Fraction(str(row["points"])) for row in decision.evaluate(context)["result"]["rows"]]

    form, context, decimals = form_of(ENDING), context_of(ENDING), as_decimals(ENDING)
    wanted = exact(ENDING)
    assert points_of(form) == wanted
    assert by_engine(context) == wanted
    assert [Fraction(x) for x in plain(decimals)] == wanted
    assert pe.score(form, PACK).total == sum(wanted)

    endless = exact(ENDLESS)
    assert points_of(form_of(ENDLESS)) == endless
    assert all(points.denominator % 3 == 0 or points.denominator % 7 == 0 for points in endless)
    wrong_by_engine = sum(a != b for a, b in zip(by_engine(context_of(ENDLESS)), endless, strict=True))
    wrong_by_script = sum(Fraction(a) != b for a, b in zip(plain(as_decimals(ENDLESS)), endless, strict=True))

    ways: list[tuple[str, Callable[[], object], int, int]] = [
        ("perfeval: read rows scored, with their record", lambda: pe.score(form, PACK), 2000, 0),
        ("plain decimal script, points only", lambda: plain(decimals), 2000, wrong_by_script),
        ("ZEN engine, decision table, points only", lambda: decision.evaluate(context), 500, wrong_by_engine),
    ]
    for name, work, calls, wrong in ways:
        print(f"{name:48} {best(work, calls) * 1e6:9.1f} us a form   {wrong:2} of 20 endless quotients not exact")


if __name__ == "__main__":
    main()
