"""Tables of rows: points and totals against fractions written out here, from every library that gives columns."""

import random
import warnings
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import perfeval as pe


def table(**changes: Any) -> dict[str, Any]:
    """Two forms: 9 + 8 + 10/3 = 20.33..., and 45 + 45 = 90."""
    columns = {
        "form": ["A", "A", "A", "B", "B"],
        "weight": [10, 10, 10, 45, 45],
        "target": [Decimal("100"), Decimal("100"), Decimal("3"), Decimal("2.5"), Decimal("0.1")],
        "actual": [Decimal("90"), Decimal("125"), Decimal("1"), Decimal("2.5"), Decimal("0.3")],
        "direction": ["at_least", "反向", "=", "≥", "正向"],
    }
    return {name: values for name, values in {**columns, **changes}.items() if values is not None}


def given(scored: pe.ScoredRows) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = scored.to_arrow().to_pydict()
    return columns


POINTS = [Decimal("9.00"), Decimal("8.00"), Decimal("3.33"), Decimal("45.00"), Decimal("45.00")]
TOTALS = [Decimal("20.33"), Decimal("90.00")]


def sources() -> dict[str, Any]:
    whole = pa.table(table())
    return {
        "pyarrow": whole,
        "batches": pa.Table.from_batches([*whole.slice(0, 2).to_batches(), *whole.slice(2, 3).to_batches()]),
        "a slice": pa.concat_tables([whole.slice(3), whole]).slice(2).combine_chunks(),
        "words of a dictionary": whole.set_column(4, "direction", whole["direction"].dictionary_encode()),
        "polars": pl.DataFrame(table()),
        "pandas": whole.to_pandas(types_mapper=pd.ArrowDtype),
        "duckdb": duckdb.arrow(whole),
    }


@pytest.mark.parametrize("source", sources())
def test_every_library_gives_the_same(source: str) -> None:
    scored = pe.score_table(sources()[source], ranks="competition")
    assert given(scored.rows)["points"] == POINTS
    assert given(scored.forms)["form"] == ["A", "B"]
    assert given(scored.forms)["total"] == TOTALS
    assert given(scored.forms)["grade"] == ["poor", "excellent"]
    assert given(scored.forms)["rank"] == [2, 1]


def test_what_is_given_goes_into_every_library() -> None:
    scored = pe.score_table(pa.table(table()))
    assert pl.DataFrame(scored.rows)["points"].to_list() == POINTS
    assert list(scored.forms.to_pandas()["total"]) == TOTALS
    forms = scored.forms.to_polars()
    assert duckdb.sql("SELECT sum(total) FROM forms").fetchall() == [(Decimal("110.33"),)]
    assert len(forms) == len(scored.forms) == 2
    assert repr(scored) == "<ScoredTable 5 rows, 2 forms>"
    assert repr(scored.rows) == "<5 rows: points>"


def test_quotients_on_request() -> None:
    scored = pe.score_table(pa.table(table()), exact=True)
    rows, forms = given(scored.rows), given(scored.forms)
    assert (rows["points_exact"][2], rows["points_exact_numerator"][2], rows["points_exact_denominator"][2]) == (
        None,
        10,
        3,
    )
    assert (forms["total_exact_numerator"][0], forms["total_exact_denominator"][0]) == (61, 3)
    assert forms["total_exact"][1] == 90


def test_other_names_and_no_form() -> None:
    named = {"权重": [60], "目标值": [4], "完成值": [3], "方向": ["正向"]}
    columns = {"weight": "权重", "target": "目标值", "actual": "完成值", "direction": "方向"}
    scored = pe.score_table(pa.table(named), columns=columns)
    assert given(scored.rows)["points"] == [Decimal("45.00")]
    assert len(scored.forms) == 0


def test_forms_may_be_numbers_in_any_order() -> None:
    scored = pe.score_table(pa.table(table(form=[7, -3, 7, -3, 7])))
    assert given(scored.forms)["form"] == [7, -3]
    assert given(scored.forms)["total"] == [Decimal("57.33"), Decimal("53.00")]  # 9 + 10/3 + 45, 8 + 45


def test_unknown_figures_leave_their_row_open() -> None:
    columns = table(actual=[None, Decimal("125"), Decimal("1"), Decimal("2.5"), Decimal("0.3")])
    scored = pe.score_table(pa.table(columns))
    assert given(scored.rows)["points"] == [None, *POINTS[1:]]
    forms = given(scored.forms)
    assert forms["total"] == [None, Decimal("90.00")]
    # 8 + 10/3 and ten more
    assert (forms["low_numerator"][0], forms["low_denominator"][0]) == (34, 3)
    assert (forms["high_numerator"][0], forms["high_denominator"][0]) == (64, 3)
    assert forms["grade"] == ["poor", "excellent"]


def test_a_table_without_rows() -> None:
    """As engines hand over an empty batch: its columns are there."""
    columns = {**table(), "kind": ["quantity"] * 5, "category": ["output"] * 5}
    scored = pe.score_table(pa.table(columns).slice(0, 0), "cn-mof-2021-guideline", ranks="dense")
    assert given(scored.rows)["points"] == []
    assert given(scored.forms)["rank"] == []


def test_keys_are_in_the_order_of_the_totals() -> None:
    """60 + 3 thirds of 30 is 90, and so is 45 + 45; 89.99999999 is printed like them and lies below."""
    rows = {
        "form": ["thirds", "thirds", "thirds", "thirds", "halves", "halves", "less", "open"],
        "weight": [60, 30, 30, 30, 45, 45, 90, 10],
        "target": [1, 3, 3, 3, 2, 2, 10**10, 1],
        "actual": [1, 1, 1, 1, 2, 2, 10**10 - 1, None],
        "direction": ["="] * 8,
    }
    forms = given(pe.score_table(pa.table(rows), keys=True).forms)
    thirds, halves, less, undecided = forms["total_key"]
    assert forms["total"] == [Decimal("90.00")] * 3 + [None]
    assert thirds == halves > less
    assert undecided is None


def test_rows_that_leave() -> None:
    rules = pe.Pack.from_toml(
        'id = "t"\nversion = "1"\ntitle = "t"\njurisdiction = "t"\nextends = "cn-mof-2020"\n'
        '[source]\ndocument = "t"\nen = "t"\nzh = "t"\n[across]\nnot_applicable = "leaves"\n'
        '[sources]\nacross.not_applicable = { document = "t", zh = "t", en = "t" }\n'
    )
    columns = table(standing=["not_applicable", *["counted"] * 4], category=["output"] * 5)
    # the 20 points of the other two rows carry the 10 of the one that leaves: (8 + 10/3) * 30 / 20 = 17
    assert given(pe.score_table(pa.table(columns), rules).forms)["total"] == [Decimal("17.00"), Decimal("90.00")]


@pytest.mark.parametrize(
    ("columns", "error", "text"),
    [
        (
            table(weight=None),
            pe.errors.InvalidValue,
            "the table has no column weight; it has form, target, actual, direction",
        ),
        (
            table(weight=[1.5, 1, 1, 1, 1]),
            TypeError,
            "column weight must have exact numbers (whole numbers or decimals), found binary fractions (float), which "
            "are not exact: cast it",
        ),
        (
            table(actual=["1"] * 5),
            TypeError,
            "column actual must have exact numbers (whole numbers or decimals), found texts",
        ),
        (
            table(direction=["at_least", "better", "=", "=", "="]),
            pe.errors.InvalidValue,
            "row 1 of column direction is 'better', expected one of at_least, at_most, equal, undecided, execution",
        ),
        (
            table(direction=["at_least", None, "=", "=", "="]),
            pe.errors.InvalidValue,
            "row 1 of column direction is null, expected one of at_least, at_most, equal, undecided, execution",
        ),
        (table(direction=[1] * 5), TypeError, "column direction must have words, found whole numbers"),
        (
            table(form=[1.5] * 5),
            TypeError,
            "column form must have texts or whole numbers, found binary fractions (float), which are not "
            "exact: cast it",
        ),
        (
            table(form=["A", None, "A", "B", "B"]),
            pe.errors.InvalidValue,
            "row 1 of column form is null: a row has a form",
        ),
        (
            table(standing=["kept"] * 5),
            pe.errors.InvalidValue,
            "row 0 of column standing is 'kept', expected one of counted, missing, not_applicable, excused",
        ),
    ],
)
def test_refused_by_name(columns: dict[str, Any], error: type[Exception], text: str) -> None:
    with pytest.raises(error) as refused:
        pe.score_table(pa.table(columns))
    assert str(refused.value) == text


@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (
            lambda: pe.score_table(3),
            TypeError,
            "table must give the columns of Arrow (pyarrow, polars, pandas, DuckDB), found int 3",
        ),
        (
            lambda: pe.score_table(pa.table(table()), columns={"weights": "w"}),
            pe.errors.InvalidValue,
            "score_table has no column 'weights' (the nearest is weight), it has weight, target, actual, direction, "
            "form, category, kind, standing, precision",
        ),
        (
            lambda: pe.score_table(pa.table(table()), columns={"form": "project"}),
            pe.errors.InvalidValue,
            "the table has no column project for form; it has form, weight, target, actual, direction",
        ),
        (
            lambda: pe.score_table(pa.table(table()), columns=["w"]),
            TypeError,
            "score_table: columns must be a dict of names, found list",
        ),
        (
            lambda: pe.score_table(pa.table(table()), exact=1),
            TypeError,
            "score_table: exact must be True or False, found int 1",
        ),
        (
            lambda: pe.score_table(pa.table(table()), ranks="first"),
            pe.errors.InvalidValue,
            "there are no ranks 'first', expected one of competition, dense, ordinal",
        ),
        (
            lambda: pe.score_table(pa.table(table()), None),
            TypeError,
            "rules must be the id of a pack, the path of a TOML file or a Pack, found None",
        ),
    ],
)
def test_wrong_calls(call: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error) as refused:
        call()
    assert str(refused.value) == text


def share(direction: str, target: Fraction, actual: Fraction) -> Fraction:
    """The rule of the default pack for a target above zero, where it names a value."""
    if direction == "at_most":
        return Fraction(1) if actual <= target else target / actual
    return max(Fraction(0), min(Fraction(1), actual / target))


def written(value: Fraction) -> Decimal:
    """Half up at two places, by whole numbers."""
    return Decimal((value * 200 + 1) // 2).scaleb(-2).quantize(Decimal("0.01"), ROUND_HALF_UP)


def decimals(values: list[Fraction]) -> pa.Array:
    return pa.array([Decimal(one.numerator) / one.denominator for one in values], pa.decimal128(30, 4))


def test_random_rows_equal_fractions() -> None:
    """3,000 forms of 7 rows: totals that print as 90 from below among them."""
    chance = random.Random(20261129)
    rows: list[tuple[int, Fraction, Fraction, Fraction, str]] = []
    for form in range(3000):
        for _ in range(7):
            target = Fraction(chance.choice([3, 7, 9, 11, 6000, chance.randrange(1, 10**9)]), 100)
            actual = Fraction(int(target * chance.randrange(0, 200) * 100), 10000)
            weight = Fraction(chance.choice([10, 20, 15, 5, 30]))
            rows.append((form, weight, target, actual, chance.choice(["at_least", "at_most", "equal", "execution"])))
    columns = {
        "form": [row[0] for row in rows],
        "weight": [int(row[1]) for row in rows],
        "target": decimals([row[2] for row in rows]),
        "actual": decimals([row[3] for row in rows]),
        "direction": [row[4] for row in rows],
    }
    scored = pe.score_table(pa.table(columns), ranks="dense")
    points = [weight * share(direction, target, actual) for _, weight, target, actual, direction in rows]
    assert given(scored.rows)["points"] == [written(one) for one in points]
    totals = [sum(points[i : i + 7], Fraction(0)) for i in range(0, len(points), 7)]
    forms = given(scored.forms)
    assert forms["total"] == [written(one) for one in totals]
    place = {total: rank for rank, total in enumerate(sorted(set(totals), reverse=True), 1)}
    assert forms["rank"] == [place[one] for one in totals]
    bounds = [(90, "excellent"), (80, "good"), (60, "fair"), (0, "poor")]
    assert forms["grade"] == [next(word for bound, word in bounds if total >= bound) for total in totals]


def ends(direction: str, target: Fraction, actual: Fraction) -> tuple[Fraction, bool, Fraction, bool]:
    """The least and the greatest share for the actuals that print so with one place, and whether each is reached."""
    low, high = actual - Fraction(1, 20), actual + Fraction(1, 20)  # low is among them, high is not
    if direction == "at_least":
        return min(low / target, Fraction(1)), True, min(high / target, Fraction(1)), high > target
    return min(target / high, Fraction(1)), high <= target, min(target / low, Fraction(1)), True


def test_the_ranges_of_ranks_are_those_of_every_pair_of_forms() -> None:
    source = random.Random(20261129)
    rows = [
        (number // 2, source.choice(["at_least", "at_most"]), source.choice([1, 2, 5]), source.randrange(20, 40))
        for number in range(120)
    ]
    printed = [Decimal(source.randrange(150, 500)) / 10 for _ in rows]
    totals: dict[int, tuple[Fraction, bool, Fraction, bool]] = {}
    for (form, direction, weight, target), actual in zip(rows, printed, strict=True):
        low, reached, high, attained = ends(direction, Fraction(target), Fraction(actual))
        before = totals.get(form, (Fraction(0), True, Fraction(0), True))
        totals[form] = (
            before[0] + weight * low,
            before[1] and reached,
            before[2] + weight * high,
            before[3] and attained,
        )

    def surely(one: int, other: int) -> bool:
        least, greatest = totals[one], totals[other]
        return least[0] > greatest[2] or (least[0] == greatest[2] and not (least[1] and greatest[3]))

    forms = range(60)
    best = [1 + sum(surely(other, form) for other in forms if other != form) for form in forms]
    worst = [1 + sum(totals[other][2] > totals[form][0] for other in forms if other != form) for form in forms]
    scored = pe.score_table(
        pa.table(
            {
                "form": [form for form, _, _, _ in rows],
                "direction": [direction for _, direction, _, _ in rows],
                "weight": [weight for _, _, weight, _ in rows],
                "target": [target for _, _, _, target in rows],
                "actual": pa.array(printed, pa.decimal128(9, 1)),
            }
        ),
        ranks="competition",
        rank_ranges=True,
    )
    made = given(scored.forms)
    assert (made["rank_best"], made["rank_worst"]) == (best, worst)
    assert all(low <= rank <= high for low, rank, high in zip(best, made["rank"], worst, strict=True))
    assert any(low < high for low, high in zip(best, worst, strict=True))


def test_exact_actuals_have_the_rank_that_they_have() -> None:
    whole = pa.table(table(precision=["精确", "exact", "exact", "exact", "exact"]))
    made = given(pe.score_table(whole, ranks="competition", rank_ranges=True).forms)
    assert made["rank"] == made["rank_best"] == made["rank_worst"] == [2, 1]
    assert "rank_best" not in given(pe.score_table(whole).forms)


@pytest.mark.parametrize(
    ("call", "column", "meant"),
    [
        (pe.score_table, "standng", "standing"),
        (pe.score_table, "Kind", "kind"),
        (pe.score_table, "fromme", None),
        (pe.score_table, "from", "form"),
        (pe.audit_table, "reasons", "reason"),
        (pe.audit_table, "untis", None),
        (pe.audit_table, "unti", "unit"),
    ],
)
def test_a_column_one_slip_away_from_one_that_is_missing_is_named(
    call: Callable[[Any], Any], column: str, meant: str | None
) -> None:
    given = pa.table(
        {"weight": [10], "target": [3], "actual": [1], "direction": ["at_least"], "score": [3], column: ["x"]}
    )
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        call(given)
    named = [] if meant is None else [f"{call.__name__} does not use the column {column!r}: was {meant!r} meant?"]
    assert [str(one.message) for one in told] == named
    assert {Path(one.filename) for one in told} <= {Path(__file__)}


def test_a_column_of_nothing_but_nulls_is_open() -> None:
    """As frames make it where every value is missing: a row without an actual may earn anything up to its weight."""
    rows = table(actual=pa.nulls(5), kind=pa.nulls(5))
    assert given(pe.score_table(pa.table(rows)).rows)["points"] == [None] * 5
    forms = given(pe.score_table(pa.table(rows)).forms)
    assert (forms["total"], forms["low"], forms["high"]) == ([None, None], [0, 0], [30, 90])
    assert given(pe.score_table(pa.table(table(weight=pa.nulls(5)))).rows)["points"] == [None] * 5


@pytest.mark.parametrize(
    ("column", "values", "told"),
    [
        ("target", pa.array([date(2022, 1, 1)] * 5), "found dates"),
        ("target", pa.array([datetime(2022, 1, 1)] * 5, pa.timestamp("us", "Asia/Shanghai")), "found dates"),
        ("target", pa.array([b"1"] * 5), "found bytes"),
        ("target", pa.array([[1]] * 5), "found lists or structs"),
        (
            "weight",
            pa.array([10, 10, 10, 45, 45]).dictionary_encode(),
            r"found a dictionary \(categories\) of numbers: decode it",
        ),
        ("form", pa.array([b"A"] * 5), "column form must have texts or whole numbers, found bytes"),
    ],
)
def test_a_column_of_another_type_is_called_as_people_call_it(column: str, values: pa.Array, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        pe.score_table(pa.table(table(**{column: values})))


def test_two_columns_of_one_name_are_refused() -> None:
    columns = table()
    twice = pa.Table.from_arrays([*map(pa.array, columns.values()), pa.array([1] * 5)], [*columns, "weight"])
    with pytest.raises(pe.errors.InvalidValue, match="the table has two columns weight: rename"):
        pe.score_table(twice)


@pytest.mark.parametrize("wanted", [{"ranks": "dense"}, {"keys": True}, {"rank_ranges": True}])
def test_ranks_without_forms_are_refused(wanted: dict[str, Any]) -> None:
    told = "ranks and keys are those of forms: the table has no column form; it has weight, target"
    for call in (pe.score_table, pe.audit_table):
        with pytest.raises(pe.errors.InvalidValue, match=told):
            call(pa.table(table(form=None, score=[1] * 5)), **wanted)


def test_the_name_of_a_column_is_a_text() -> None:
    wrong: Any = {"weight": 3}
    with pytest.raises(TypeError, match=r"score_table: columns\['weight'\] must be the name of a column, found int 3"):
        pe.score_table(pa.table(table()), columns=wrong)
