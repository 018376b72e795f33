"""The record of a row: x, the piece of the curve and what it earns give the row's points, wherever they are printed."""

import itertools
import json
import re
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

import perfeval as pe

HEADS = ["一级指标", "二级指标", "三级指标", "指标性质", "年度指标值", "度量单位", "实际完成值", "分值", "得分", "备注"]
KINDS = [
    ("产出指标", "数量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("满意度指标", "服务对象满意度指标"),
]
TARGETS = {
    "公里": ["≥40", "＞40", "≤40", "＜40", "=40", "40", "12-15", "0", "=0", "≤0", "≥0", "≥-3", "≤-3"],
    "个": ["＞5", "＜5", "＞1", "＜1", "≥5", "12-15", "5"],
    "%": ["≥90", "≤90", "90", "90-95"],
    "元": ["3", "4500", "≤3"],
    "天": ["≤30", "30"],
}
ACTUALS = [
    "0",
    "1",
    "3",
    "4",
    "5",
    "6",
    "11",
    "13",
    "15",
    "20",
    "40",
    "45",
    "79",
    "90",
    "92",
    "97",
    "285.8",
    "-1",
    "-3",
]
DATES = [("2022年6月30日", day) for day in ("2022年6月1日", "2022年6月30日", "2022年7月5日", "2022年9月1日")]
OWN = """
id = "office-7"
version = "1"
title = "An office's rules"
jurisdiction = "an office"
source = { document = "memo 7/2023" }
extends = "EXTENDS"

[clauses.quantitative]
document = "memo 7/2023"

[[rows]]
kind = "timeliness"
points = { rule = "stepped_deduction", each = 0.1 }

[[rows]]
kind = "satisfaction"
points = { rule = "banded", bands = [[0.6, 0.5], [0.8, 0.8], [0.9, 1]] }
"""


def packs() -> list[pe.Pack]:
    shipped = ["cn-mof-2020", "cn-mof-2021-guideline", "cn-legacy-2016", "hubei-20", "pmkpi", "chaoyang-2022-observed"]
    return [
        *map(pe.Pack, shipped),
        *(pe.Pack.from_toml(OWN.replace("EXTENDS", one)) for one in ("cn-mof-2020", "pmkpi")),
    ]


def grid() -> pe.Form:
    rows = [
        [*kind, f"项目{number}", "", target + unit, "", actual + unit, "10", "", ""]
        for unit, targets in TARGETS.items()
        for number, (kind, target, actual) in enumerate(itertools.product(KINDS, targets, ACTUALS))
    ]
    rows += [["产出指标", "时效指标", "按时", "", target, "", actual, "10", "", ""] for target, actual in DATES]
    rows += [
        ["产出指标", "质量指标", "质量", "", "好坏", "", actual, "10", "", ""] for actual in ("好", "一般", "良好")
    ]
    (form,) = pe.read([["项目名称", "道路养护"], HEADS, *rows]).forms
    return form


def value(formula: str, x: Fraction) -> Fraction:
    """A formula of x as the record writes it: 0.6, x, 1/x, 2 - x, 3x, (x - 0.6)/0.4."""
    python = re.sub(r"(\d)x", r"\1*x", formula)
    python = re.sub(r"\d+(?:\.\d+)?", lambda number: f"Fraction('{number[0]}')", python)
    return Fraction(eval(python, {"Fraction": Fraction, "x": x}))


def earned(piece: str, x: Fraction) -> pe.ValueSet:
    """What a piece such as "x in [0, 1): [0.6, 0.8)" earns at x."""
    where, shares = piece.split(": ", 1)
    if where.startswith("x in "):
        assert contains(where.removeprefix("x in "), x), (piece, x)
    else:
        assert Fraction(where.removeprefix("x = ")) == x, (piece, x)
    if ", " not in shares:
        return pe.ValueSet(value(shares, x))
    low, high = (value(side, x) for side in shares[1:-1].split(", "))
    return pe.ValueSet(low if low == high else pe.Interval(low, high, shares[0] + shares[-1]))


def contains(interval: str, x: Fraction) -> bool:
    low, high = interval[1:-1].split(", ")
    above = low == "-∞" or Fraction(low) < x or (interval[0] == "[" and Fraction(low) == x)
    below = high == "∞" or x < Fraction(high) or (interval[-1] == "]" and Fraction(high) == x)
    return above and below


def rounded(x: Fraction, rounding: dict[str, object] | None) -> Fraction:
    return x if rounding is None else Fraction(pe.round(x, rounding["places"], rounding["mode"]))  # type: ignore[arg-type]


def expect_points(record: dict[str, object], points: pe.ValueSet) -> None:
    """The pieces of a line of the JSON give its points."""
    asked = [record, record["second"]] if record["second"] else [record]
    assert all(one["formula"] for one in asked), record  # type: ignore[index]
    shares = pe.ValueSet()
    for one in asked:
        shares |= earned(one["formula"], Fraction(one["x"]))  # type: ignore[index, arg-type]
    exact = shares * pe.ValueSet(Fraction(record["weight"]))  # type: ignore[arg-type]
    rounding: dict[str, object] | None = record["rounding"]  # type: ignore[assignment]
    if all(part.low == part.high for part in exact):
        assert points == pe.ValueSet(*(rounded(part.low, rounding) for part in exact)), record  # type: ignore[arg-type]
    elif rounding is None:
        assert points == exact, record
    else:  # of a range its own ends are rounded
        for part in exact:
            assert part.ends[0] == "(" or rounded(part.low, rounding) in points, record  # type: ignore[arg-type]
            assert part.ends[1] == ")" or rounded(part.high, rounding) in points, record  # type: ignore[arg-type]


def pieces_of(node: pe.Explanation) -> list[tuple[str, str]]:
    """The x and the pieces of a row of the tree, in pairs."""
    children = node.children
    return [(a.value, b.value) for a, b in itertools.pairwise(children) if (a.title, b.title) == ("x", "piece")]


@pytest.mark.parametrize("rules", packs(), ids=lambda pack: f"{pack.id}-{pack.extends}")
def test_the_record_gives_the_points_in_tree_json_and_text(rules: pe.Pack) -> None:
    form = grid()
    card = pe.score(form, rules)
    written = json.loads(card.to_json())
    tree = {node.title.split(" ")[0] + ".score": node for node in card.explain(fractions=True).children}
    cited = 0
    for line, record in zip(card.rows, written["lines"][-len(card.rows) :], strict=True):
        assert record["field"] == line.field
        node = tree[line.field]
        asked = [record, record["second"]] if record["second"] else [record]
        pairs = [(one["x"], f"{one['segment']}: {one['formula']}") for one in asked if one["formula"]]
        assert pieces_of(node) == pairs, record
        text = node.to_text()
        assert all(f"x: {x}\n" in text and f"piece: {piece}\n" in text for x, piece in pairs)
        assert (line.segment, line.x) == (record["segment"], record["x"] and Fraction(record["x"]))
        assert line.rounded == (record["rounding"] is not None) == any(c.title == "rounding" for c in node.children)
        rule = next(child.value for child in node.children if child.title == "rule")
        if not line.points:
            assert not pairs
            assert not record["source"]
        elif record["entry"]:
            assert rule.startswith(" or ".join(one["entry"] for one in asked) + " of "), record
            assert record["source"]
        if pairs:
            cited += 1
            expect_points(record, line.points)
    assert cited > len(card.rows) / 2


# Every kind of rule as the whole of a pack: for rows above and below their target, of ranges, of zero, of satisfaction
# (which takes the actual itself), and for the execution.
CURVES = [
    'rule = "capped"',
    'rule = "capped_from", gate = 0.6',
    'rule = "gated", gate = 0.6',
    'rule = "inverse"',
    'rule = "ceiling"',
    'rule = "between_ceiling_and_inverse"',
    'rule = "threshold", at = 0.8',
    'rule = "limit", at = 1.1',
    'rule = "banded", bands = [[0.6, 0.5], [0.9, 1]]',
    'rule = "interpolated", knots = [[0, 0], [0.6, 0.3], [1, 1]]',
    'rule = "deduction", each = 0.5, from = 1',
    'rule = "stepped_deduction", each = 0.15, unit = 0.25, from = 1',
    'rule = "shortfall", each = 2, from = 1',
    'rule = "equal_to_target"',
    'rule = "deviation", zero_at = 0.3, within = 0.05',
    'rule = "within_range", low = 0.9, high = 1.1',
    'rule = "bonus", cap = 1.2',
    'rule = "over_reduced", from = 1.2, each = 0.5, least = 0.6',
    'rule = "full_only_to_zero"',
    'rule = "constant", share = 0.7',
    'rule = "anything", low = 0.2, high = 0.9',
    'rule = "bands", bands = [{ below = 0.6, share = 0 }, { from = 0.6, below = 0.8, share = 0.5, share_to = 0.8 }, '
    "{ from = 0.8, to = 1.2, share = 1 }, { above = 1.2, least = 0.3, most = 1 }]",
]
FEW_TARGETS = ["≥40", "≤40", "=40", "40", "12-15", "=0", "≥-3"]
FEW_ACTUALS = ["-3", "0", "11", "13", "15", "24", "32", "39", "40", "41", "46", "48", "70", "85"]


def of_one_kind(curve: str, base: str) -> pe.Pack:
    x = ', x = "share_of_target"' if '"bands"' in curve else ""
    topics = ("quantitative", "ceiling", "execution", "over_fulfilment", "deadline")
    clauses = "".join(f'[clauses.{topic}]\ndocument = "memo 8"\n' for topic in topics)
    rules = "".join(f"{name} = {{ {curve}{x} }}\n" for name in ("at_least", "at_most", "equal"))
    return pe.Pack.from_toml(
        f'id = "one"\nversion = "1"\ntitle = "t"\njurisdiction = "j"\nextends = "{base}"\n'
        'source = { document = "d" }\n'
        f"{clauses}[execution]\npoints = {{ {curve} }}\n[quant]\n{rules}"
        f'[[rows]]\nkind = "satisfaction"\npoints = {{ {curve}, x = "actual" }}\n'
    )


def few_rows() -> pe.Form:
    rows = [
        ["产出指标", "数量指标", f"项目{number}", "", f"{target}公里", "", f"{actual}公里", "10", "", ""]
        for number, (target, actual) in enumerate(itertools.product(FEW_TARGETS, FEW_ACTUALS))
    ]
    rows += [
        ["满意度指标", "", "满意度", "", "≥90%", "", f"{actual}%", "10", "", ""] for actual in (0, 59, 60, 85, 90, 100)
    ]
    (form,) = pe.read([["项目名称", "道路养护"], HEADS, *rows]).forms
    return form


def spent() -> list[pe.Form]:
    """A form for each of some amounts spent of a budget of 100."""
    amounts = ["0", "5", "33", "59.99", "60", "79.5", "80", "95", "100", "110", "120.5", "150", "250"]
    forms = list(range(1, len(amounts) + 1))
    row = {"name": "路", "target": "≥1条", "actual": "1条", "weight": "90", "score": "90"}
    line = {"label": "年度资金总额", "fund": "total", "annual_budget": "100", "weight": "10", "score": ""}
    several = {name: [text] * len(amounts) for name, text in row.items()}
    lines = {name: [text] * len(amounts) for name, text in line.items()}
    return pe.forms_from(pa.table({"form": forms, **several}), pa.table({"form": forms, **lines, "executed": amounts}))


@pytest.mark.parametrize("base", ["cn-mof-2020", "pmkpi"])
@pytest.mark.parametrize("curve", CURVES)
def test_the_record_of_every_kind_of_rule_gives_its_points(curve: str, base: str) -> None:
    rules = of_one_kind(curve, base)
    cited = 0
    for form in [few_rows(), *spent()]:
        card = pe.score(form, rules)
        tree = card.explain(fractions=True)
        lines = json.loads(card.to_json())["lines"]
        assert len(lines) == len(card.lines) == len(tree.children[: len(lines)])
        for line, record, node in zip(card.lines, lines, tree.children, strict=False):
            asked = [record, record["second"]] if record["second"] else [record]
            pairs = [(one["x"], f"{one['segment']}: {one['formula']}") for one in asked if one["formula"]]
            assert pieces_of(node) == pairs, record
            if pairs:
                cited += 1
                expect_points(record, line.points)
    assert cited > 70


def row(*cells: str, rules: str | pe.Pack = "cn-mof-2020") -> pe.ScoreLine:
    level2, name, target, unit, actual = cells
    (form,) = pe.read(
        [["项目名称", "道路养护"], HEADS, ["产出指标", level2, name, "", target, unit, actual, "10", "", ""]]
    ).forms
    (line,) = pe.score(form, rules).rows
    return line


def test_a_range_is_divided_by_its_nearest_value() -> None:
    inside, below, above = (row("数量指标", "道路", "12-15", "公里", actual) for actual in ("13", "6", "20"))
    assert (inside.x, inside.segment, inside.points.single) == (1, 3, 10)
    assert (below.x, below.entry, below.points.single) == (Fraction(1, 2), "quant.at_least", 5)
    assert (above.x, above.entry, above.taken) == (Fraction(4, 3), "quant.equal", 10)


def test_the_rounding_of_a_pack_reaches_both_readings_of_an_undecided_row() -> None:
    # 2 - 4/3 = 2/3 and 1/3 of 10
    assert row("成本指标", "费用", "3", "元", "4", rules="pmkpi").points == pe.ValueSet(Decimal("6.67"), 10)
    assert row("成本指标", "费用", "3", "元", "1", rules="pmkpi").points == pe.ValueSet(Decimal("3.33"), 10)
    assert row("成本指标", "费用", "3", "元", "1").points == pe.ValueSet(Fraction(10, 3), 10)


def test_the_rounding_of_a_pack_reaches_the_totals_of_the_published_forms() -> None:
    """Form 15, row 4: 285.8 of 4500 of 10 is 0.6351…, 0.64 rounded; printed 0.6, which fits it."""
    form = pe.examples()[14]
    card = pe.score(form, "pmkpi")
    assert Decimal("0.64") in card.rows[3].points
    assert card.total == Fraction(313223, 4500)
    assert pe.audit(form, "pmkpi").forms[0].recomputed.exact == Fraction(313223, 4500)  # type: ignore[union-attr]
    assert card.explain().adds == Fraction(313223, 4500)
    assert any(Decimal("4.44") in line.points for line in pe.score(pe.examples()[15], "pmkpi").rows)


def test_a_satisfaction_is_a_share_with_or_without_its_sign() -> None:
    # bands of 0.6, 0.8 and 0.9 earn 0.5, 0.8 and 1
    for target, unit, actual in (("90", "%", "85"), ("90", "", "85"), ("90%", "", "85%"), ("0.90", "", "0.85")):
        satisfied = row("服务对象满意度指标", "群众满意度", target, unit, actual, rules="cn-mof-2021-guideline")
        assert (satisfied.x, satisfied.points.single) == (Fraction(17, 20), 8), (target, unit, actual)
