"""Forms made of frames of polars, pandas, pyarrow and DuckDB."""

import re
import warnings
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import perfeval as pe

ROWS = {
    "project": ["图书采购", "图书采购", "道路养护"],
    "year": [2022, 2022, 2023],
    "level1": ["产出指标", "效益指标", "产出指标"],
    "level2": ["数量指标", "社会效益指标", "数量指标"],
    "name": ["购书", "读者满意", "养护里程"],
    "target": ["≥100册", "≥90%", "≥10公里"],
    "actual": ["90册", "95%", "10公里"],
    "weight": ["50", "50", "100"],
    "score": ["45", "50", "100"],
}


def given(kind: str) -> Any:
    return {
        "polars": pl.DataFrame,
        "pandas": pd.DataFrame,
        "pyarrow": pa.table,
        "duckdb": lambda rows: duckdb.from_arrow(pa.table(rows)),
    }[kind](ROWS)


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow", "duckdb"])
def test_every_library_gives_forms(kind: str) -> None:
    first, second = pe.forms_from(given(kind))
    assert (first.project.text, first.year, len(first.indicators)) == ("图书采购", 2022, 2)
    assert (second.project.text, second.year) == ("道路养护", 2023)
    row = first.indicators[0]
    assert (row.category, row.kind, row.wanted.sign, row.found.low) == ("output", "quantity", "at_least", 90)
    assert [line.points.single for line in pe.score(first).rows] == [45, 50]


def test_a_report_comes_back() -> None:
    """All figures, and what follows from them; places, goals and cells outside the tables are not in a frame."""
    report = pe.audit(pe.examples())
    made = pe.forms_from(report.indicators, report.budget, report.forms)
    assert len(made) == 17
    for form, printed in zip(made, pe.examples(), strict=True):
        assert (form.index, form.kind, form.year, form.money) == (
            printed.index,
            printed.kind,
            printed.year,
            printed.money,
        )
        assert [r.score.text for r in form.indicators] == [r.score.text for r in printed.indicators]
        assert [line.executed.value for line in form.budget] == [line.executed.value for line in printed.budget]
        assert form.has == printed.has
        card, as_printed = pe.score(form), pe.score(printed)
        assert (card.total, card.low, card.high, card.grade) == (
            as_printed.total,
            as_printed.low,
            as_printed.high,
            as_printed.grade,
        )
        assert form.total.score.text == printed.total.score.text
    errors = pe.audit(made).findings.where(severity="error")
    assert [(f.code, f.field, f.form) for f in errors] == [
        (f.code, f.field, f.form) for f in report.findings.where(severity="error")
    ]


def test_figures_may_be_numbers() -> None:
    rows = {**ROWS, "weight": [50, 50, 100], "score": [Decimal("45.50"), Decimal("50.00"), Decimal("100.00")]}
    budget = {
        "project": ["图书采购"],
        "year": [2022],
        "label": ["年度资金总额"],
        "annual_budget": [Decimal("20.00")],
        "executed": [Decimal("19.99")],
        "execution_rate": [Decimal("0.9995")],
    }
    form = pe.forms_from(pl.DataFrame(rows), pl.DataFrame(budget), money="元")[0]
    assert [row.score.text for row in form.indicators] == ["45.5", "50"]
    line = form["budget.total.execution_rate"]
    assert (line.text, form.money) == ("99.95%", "元")  # type: ignore[attr-defined]


def test_missing_columns_are_listed() -> None:
    frame = pl.DataFrame({"name": ["购书"], "target": ["≥100册"]})
    words = "indicators lacks the columns actual, weight, score; it has name, target"
    with pytest.raises(pe.errors.InvalidValue, match=f"^{words}$"):
        pe.forms_from(frame)
    with pytest.raises(pe.errors.InvalidValue, match="budget lacks the columns annual_budget, executed; it has label"):
        pe.forms_from(given("polars"), pl.DataFrame({"label": ["年度资金总额"]}))
    with pytest.raises(pe.errors.InvalidValue, match="forms lacks the columns year, by which its rows find their form"):
        pe.forms_from(given("polars"), forms=pl.DataFrame({"project": ["图书采购"], "score": ["95"]}))
    with pytest.raises(
        pe.errors.InvalidValue, match="forms has a row of a form without indicators: project 无, year 1"
    ):
        pe.forms_from(given("polars"), forms=pl.DataFrame({"project": ["无"], "year": [1], "score": ["95"]}))


def test_what_is_not_a_frame_is_refused() -> None:
    for wrong in ([["a"]], "forms.docx", None, 3):
        with pytest.raises(TypeError, match="indicators must be a frame"):
            pe.forms_from(wrong)
    with pytest.raises(
        TypeError, match=r"score must be a text or an exact number, found float 45\.0: a float is not what"
    ):
        pe.forms_from(pl.DataFrame({**ROWS, "score": [45.0, 50.0, 100.0]}))
    with pytest.raises(TypeError, match="weight must be a text or an exact number, found bool True"):
        pe.forms_from(pl.DataFrame({**ROWS, "weight": [True, True, True]}))


def test_what_no_form_has_is_refused() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="money must be one of 元, 万元, 亿元, found str 'dollars'"):
        pe.forms_from(given("polars"), money="dollars")
    kinds = pl.DataFrame({"project": ["图书采购"], "year": [2022], "score": ["95"], "kind": ["unknown"]})
    with pytest.raises(pe.errors.InvalidValue, match=r"found .*unknown"):
        pe.forms_from(given("polars"), forms=kinds)


def test_many_forms_keep_their_order_and_their_numbers() -> None:
    names = [f"项目{number}" for number in range(250)]
    rows = {name: [values[0]] * 250 for name, values in ROWS.items()} | {"project": names}
    made = pe.forms_from(pl.DataFrame(rows))
    assert [(form.index, form.project.text) for form in made] == list(enumerate(names, 1))


TEXTS = ("长" * 100_000, "👩‍🏫 emoji", "\u202eright to left", "<script>alert(1)</script>", 'a,"b"\n\tc')


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_is_kept(text: str) -> None:
    forms = pe.forms_from(pl.DataFrame({**ROWS, "project": [text, text, "道路养护"]}))
    assert [form.project.text for form in forms] == [text, "道路养护"]
    report = pe.audit(forms)
    assert report.forms.to_polars()["project"].to_list()[0] == text.strip()
    assert "<script>alert(1)" not in report.to_html_fragment()


def test_no_row_is_no_form() -> None:
    assert pe.forms_from(pl.DataFrame(ROWS).clear()) == []


ONE_ROW: dict[str, list[Any]] = {
    "name": ["购书"],
    "target": ["≥1册"],
    "actual": ["1册"],
    "weight": ["90"],
    "score": ["90"],
}


@pytest.mark.parametrize(
    ("column", "meant"),
    [("resaon", "reason"), ("Department", "department"), ("level-1", "level1"), ("yea", "year"), ("signs", "sign")],
)
def test_a_column_one_slip_away_from_one_that_is_missing_is_named(column: str, meant: str) -> None:
    with pytest.warns(pe.errors.UnusedColumn, match=f"does not use the column '{column}': was '{meant}' meant") as told:
        pe.forms_from(pa.table({**ONE_ROW, column: ["x"]}))
    assert [Path(one.filename) for one in told] == [Path(__file__)]


def test_other_columns_are_nobodys_slip() -> None:
    report = pe.audit(pe.examples())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pe.forms_from(pa.table({**ONE_ROW, "level2": ["数量指标"], "note": ["x"], "x": ["y"], "reasonable": ["z"]}))
        pe.forms_from(report.indicators, report.budget, report.forms)


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("year", 2022.0, "year must be a whole number, found float 2022.0"),
        ("year", True, "year must be a whole number, found bool True"),
        ("year", date(2022, 1, 1), "year must be a whole number, found date"),
        ("form", Decimal("1.5"), "form must be a whole number, found Decimal"),
        ("project", b"x", "project must be a text or an exact number, found bytes b'x'"),
        ("department", date(2022, 1, 1), "department must be a text or an exact number, found date"),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_column(column: str, value: object, told: str) -> None:
    with pytest.raises(TypeError, match=re.escape(told)):
        pe.forms_from(pa.table({**ONE_ROW, column: [value]}))


def test_a_form_has_one_total() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="forms has two rows of one form: project a"):
        pe.forms_from(
            pa.table({**ONE_ROW, "project": ["a"]}),
            forms=pa.table({"project": ["a", "a"], "weight": ["100", "100"], "score": ["90", "80"]}),
        )


def test_two_columns_of_one_name_are_refused() -> None:
    names = [*ONE_ROW, "weight"]
    twice = pa.Table.from_arrays([pa.array(["1"])] * len(names), names)
    with pytest.raises(pe.errors.InvalidValue, match="indicators has two columns weight: rename those"):
        pe.forms_from(twice)
