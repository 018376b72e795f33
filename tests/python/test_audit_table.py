"""Tables of printed scores: verdicts worked out by hand, and those of random tables as the audit of their forms."""

import random
from collections import Counter
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import perfeval as pe
from perfeval._core import shipped_packs

CENTS = pa.decimal128(20, 2)


def table(**changes: Any) -> dict[str, Any]:
    """A: 9 + 8 + 10/3, the last printed too high, and 90 - 9 of the budget; B: right, and added up wrong."""
    columns = {
        "form": ["A", "A", "A", "B", "B"],
        "weight": [10, 10, 10, 45, 45],
        "target": [Decimal("100"), Decimal("100"), Decimal("3"), Decimal("2.5"), Decimal("0.1")],
        "actual": [Decimal("90"), Decimal("125"), Decimal("1"), Decimal("2.5"), Decimal("0.3")],
        "direction": ["execution", "反向", "=", "≥", "正向"],
        "score": [Decimal("9"), Decimal("8"), Decimal("3.4"), Decimal("45"), Decimal("45")],
        "total": [Decimal("20.4")] * 3 + [Decimal("89")] * 2,
    }
    return {name: values for name, values in {**columns, **changes}.items() if values is not None}


def given(scored: pe.ScoredRows) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = scored.to_arrow().to_pydict()
    return columns


@pytest.mark.parametrize("library", ["pyarrow", "polars", "pandas", "duckdb"])
def test_what_is_wrong(library: str) -> None:
    whole = pa.table(table())
    source = {
        "pyarrow": lambda: whole,
        "polars": lambda: pl.DataFrame(table()),
        "pandas": lambda: whole.to_pandas(types_mapper=pd.ArrowDtype),
        "duckdb": lambda: duckdb.arrow(whole),
    }[library]()
    audited = pe.audit_table(source)
    rows, forms = given(audited.rows), given(audited.forms)
    assert rows["points"] == [Decimal("9.00"), Decimal("8.00"), Decimal("3.33"), Decimal("45.00"), Decimal("45.00")]
    assert rows["verdict"] == ["agrees", "agrees", "differs", "agrees", "agrees"]
    assert rows["code"] == [None, None, "score-above-rule", None, None]
    assert rows["severity"] == [None, None, "error", None, None]
    assert (rows["low_numerator"][2], rows["low_denominator"][2]) == (10, 3)
    assert rows["low_numerator"][:2] == [None, None]
    assert forms["verdict"] == ["agrees", "differs"]
    assert forms["code"] == [None, "total-mismatch"]
    assert forms["sum"] == [Decimal("20.4"), 90]
    assert forms["printed"] == [Decimal("20.4"), 89]
    assert repr(audited) == "<AuditedTable 5 rows, 2 forms>"


def test_reasons_and_units_are_heard() -> None:
    """94.6 % prints as 95 %: 9.46 of 10 is explained. A reason makes a deduction from a met target the author's."""
    columns = {
        "weight": [10, 10, 10],
        "target": [100, 100, 100],
        "actual": [95, 95, 100],
        "direction": ["≥"] * 3,
        "score": [Decimal("9.46"), Decimal("9.46"), Decimal("8")],
    }
    bare = given(pe.audit_table(pa.table(columns)).rows)
    assert bare["code"] == ["score-below-rule", "score-below-rule", "target-met-deducted"]
    assert bare["severity"] == ["warning"] * 3
    told = {**columns, "unit": ["%", "个", "个"], "reason": [None, "", "评审扣分：资料不全"]}
    heard = given(pe.audit_table(pa.table(told)).rows)
    assert heard["code"] == ["score-below-rule", "score-below-rule", None]
    assert heard["severity"] == ["note", "warning", None]
    assert heard["verdict"] == ["differs", "differs", "cannot_tell"]


def test_columns_and_figures_that_are_not_there() -> None:
    columns = table(score=[Decimal("9"), None, Decimal("3.3"), Decimal("45"), Decimal("45")], total=None)
    audited = pe.audit_table(pa.table(columns))
    rows = given(audited.rows)
    assert rows["verdict"] == ["agrees", "differs", "agrees", "agrees", "agrees"]
    assert rows["code"] == [None, "score-missing", None, None, None]
    assert "verdict" not in audited.forms.names
    assert len(pe.audit_table(pa.table(table(form=None, total=None))).forms) == 0


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (table(score=None), "the table has no column score; it has form, weight, target, actual, direction, total"),
        (
            table(direction=["execution", "execution", "=", "=", "="]),
            "row 1 is the second of budget execution in its form: only the total of the funds is scored",
        ),
        (
            table(total=[20, 21, 20, 90, 90]),
            "row 1 has the total 21, an earlier row of its form has 20: a form has one total",
        ),
        (table(form=None), "totals are those of forms: give the form of each row"),
    ],
)
def test_refused_by_name(columns: dict[str, Any], text: str) -> None:
    with pytest.raises(pe.errors.InvalidValue) as refused:
        pe.audit_table(pa.table(columns))
    assert str(refused.value) == text


def test_wrong_calls() -> None:
    with pytest.raises(
        pe.errors.InvalidValue,
        match=r"audit_table has no column 'scores' \(the nearest is score\), it has weight, target",
    ):
        pe.audit_table(pa.table(table()), columns={"scores": "得分"})
    with pytest.raises(TypeError, match="audit_table: exact must be True or False, found int 1"):
        pe.audit_table(pa.table(table()), exact=1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="column reason must have texts, found whole numbers"):
        pe.audit_table(pa.table(table(reason=[1] * 5)))


# ---- Against forms

HEADINGS = {
    "quantity": ("output", "产出指标", "数量指标"),
    "cost": ("cost", "成本指标", "经济成本指标"),
    "social": ("benefit", "效益指标", "社会效益指标"),
    "satisfaction": ("satisfaction", "满意度指标", "服务对象满意度指标"),
}
SIGNS = {"at_least": "≥", "at_most": "≤", "equal": "=", "undecided": ""}


def half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")


def printed_score(chance: random.Random, weight: Decimal, target: Decimal, actual: Decimal) -> Decimal:
    """Mostly what the proportion earns, at some places; else another score."""
    share = min(actual, target) / target if target > 0 and actual > 0 else Decimal(0)
    inverse = min(Decimal(1), target / actual) if target > 0 and actual > 0 else Decimal(0)
    near = half_up(weight * chance.choice([share, share, share, inverse]), chance.choice([0, 1, 2, 2]))
    return chance.choice([near] * 8 + [weight, half_up(weight * Decimal("0.8"), 2), near + Decimal("0.3"), weight + 1])


def random_rows(chance: random.Random, forms: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for form in range(1, forms + 1):
        begin = len(rows)
        for place in range(7):
            kind = chance.choice([*HEADINGS])
            direction = chance.choice(["at_least"] * 4 + ["at_most"] * 2 + ["equal", "undecided"])
            target = Decimal(chance.choice([3, 7, 30, 85, 90, 100, 600, 6000, chance.randrange(1, 10**5)]))
            if chance.random() < 0.3:
                target /= 100
            actual = chance.choice([target, target, half_up(target * chance.randrange(0, 150) / 100, 2), Decimal(0)])
            weight = Decimal(chance.choice([5, 10, 15, 20]))
            if place == 0:
                kind, direction, target, actual = "", "execution", abs(target), abs(actual)
            if direction == "undecided":
                kind = "cost"  # a cost without a sign; other rows without one have a name that leaves it open
            score = printed_score(chance, weight, target, actual)
            rows.append({"form": form, "kind": kind, "direction": direction, "weight": weight, "target": target})
            rows[-1] |= {"actual": actual, "score": score}
        wrong = Decimal(chance.choice([0, 0, 0, 0, 1, "-0.01", 10]))
        total = sum((row["score"] for row in rows[begin:]), Decimal(0)) + wrong
        for row in rows[begin:]:
            row["total"] = total
    return rows


def as_table(rows: list[dict[str, Any]]) -> pa.Table:
    numbers = ("weight", "target", "actual", "score", "total")
    columns = {name: pa.array([row[name] for row in rows], CENTS) for name in numbers}
    columns |= {name: pa.array([row[name] for row in rows]) for name in ("form", "direction")}
    columns["kind"] = pa.array([row["kind"] or None for row in rows])
    columns["category"] = pa.array([HEADINGS[row["kind"]][0] if row["kind"] else None for row in rows])
    return pa.table(columns)


def as_forms(rows: list[dict[str, Any]]) -> list[pe.Form]:
    """The same figures on paper, read from their texts."""

    def text(value: Decimal) -> str:
        shown = f"{value:f}"
        return shown.rstrip("0").rstrip(".") if "." in shown else shown

    lines = [row for row in rows if row["direction"] != "execution"]
    indicators = {
        "form": [row["form"] for row in lines],
        "level1": [HEADINGS[row["kind"]][1] for row in lines],
        "level2": [HEADINGS[row["kind"]][2] for row in lines],
        "name": [f"事项{number}" for number, _ in enumerate(lines)],
        "sign": [SIGNS[row["direction"]] for row in lines],
        **{name: [text(row[name]) for row in lines] for name in ("target", "actual", "weight", "score")},
    }
    funds = [row for row in rows if row["direction"] == "execution"]
    budget = {
        "form": [row["form"] for row in funds],
        "fund": ["total"] * len(funds),
        "label": ["年度资金总额"] * len(funds),
        "annual_budget": [text(row["target"]) for row in funds],
        "executed": [text(row["actual"]) for row in funds],
        **{name: [text(row[name]) for row in funds] for name in ("weight", "score")},
    }
    totals = {row["form"]: row["total"] for row in rows}
    forms = {"form": [*totals], "score": [text(total) for total in totals.values()]}
    return pe.forms_from(pa.table(indicators), pa.table(budget), pa.table(forms))


def cells_of(rows: list[dict[str, Any]]) -> list[tuple[int, tuple[str, str]]]:
    """Form and cells (score, weight) of each row."""
    cells = []
    number: Counter[int] = Counter()
    for row in rows:
        place = "budget.total"
        if row["direction"] != "execution":
            number[row["form"]] += 1
            place = f"indicators[{number[row['form']]}]"
        cells.append((row["form"], (f"{place}.score", f"{place}.weight")))
    return cells


@pytest.mark.parametrize("rules", shipped_packs())
def test_random_tables_equal_the_audit_of_their_forms(rules: str) -> None:
    rows = random_rows(random.Random(f"29 November, {rules}"), 100)
    audited = pe.audit_table(as_table(rows), rules)
    made, totals = given(audited.rows), given(audited.forms)
    findings: dict[tuple[int, str], list[tuple[str, str]]] = {}
    counts: Counter[str] = Counter()
    points: list[Any] = []
    for number, form in enumerate(as_forms(rows), 1):
        for finding in pe.audit(form, rules).findings:
            findings.setdefault((number, finding.field), []).append((finding.code, finding.severity))
        points += [None, *(line.points.single for line in pe.score(form, rules).rows)]  # the first row is of the budget
    for own, earned in zip(made["points"], points, strict=True):
        assert own is None or earned is None or own == pe.round(earned, 2, "half_up")
    for row, (form_number, cells) in enumerate(cells_of(rows)):
        said = [one for cell in cells for one in findings.get((form_number, cell), [])]
        code = (made["code"][row], made["severity"][row])
        assert (code in said) if said else (code == (None, None)), rows[row]
        counts[made["verdict"][row]] += 1
        assert (made["verdict"][row] == "differs") == any(one[0] in COMPARED for one in said), rows[row]
    for number, code in enumerate(zip(totals["code"], totals["severity"], strict=True), 1):
        said = findings.get((number, "total.score"), [])
        assert (code in said) if said else (code == (None, None)), totals["printed"][number - 1]
    assert counts["agrees"] > 100
    assert counts["differs"] > 100


COMPARED = {
    *("score-above-weight", "negative-value", "full-score-target-missed", "score-above-rule", "score-below-rule"),
    *("target-met-deducted", "execution-score", "execution-rounded-up", "zero-execution-scored"),
}
