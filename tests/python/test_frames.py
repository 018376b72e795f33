"""Findings, forms, indicators and budget lines as columns of Arrow, pandas, polars and DuckDB."""

import copy
import pickle
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import perfeval as pe
from perfeval import wanted

KINDS = ("findings", "forms", "indicators", "budget")


@pytest.fixture(scope="module")
def report() -> pe.Report:
    return pe.audit(pe.examples())


@pytest.fixture(scope="module")
def findings(report: pe.Report) -> pe.Findings:
    return report.findings


def test_columns_hold_what_the_findings_hold(findings: pe.Findings) -> None:
    table = findings.to_arrow("zh")
    assert table.num_rows == len(findings)
    rows = table.to_pylist()
    for row, finding in zip(rows, findings, strict=True):
        assert row["code"] == finding.code
        assert row["message"] == finding.message["zh"]
        assert row["fields"] == list(finding.fields)
        assert (row["form"], row["printed"], row["explained_by"]) == (
            finding.form,
            finding.printed,
            finding.explained_by,
        )
        assert (finding.cell is None) == (row["row"] is None)
        if finding.cell is not None:
            assert (row["table"], row["row"], row["column"]) == finding.cell
        if finding.form is not None:
            assert (row["project"], row["unit"], row["year"]) == (finding.project, finding.unit, finding.year)


def test_findings_are_those_of_the_json(report: pe.Report) -> None:
    """Made directly by the library, or read from the text that it writes: the same."""
    again = pe.Report(report.to_json())
    assert tuple(again.findings) == tuple(report.findings)
    assert again.findings.to_arrow("zh").equals(report.findings.to_arrow("zh"))
    assert {type(f.message) for f in report.findings} == {dict}


def test_a_form_has_its_figures_as_printed_and_exactly(report: pe.Report) -> None:
    """Form 15: 6.35 % of 2.71 was spent, and its scores add up to 69.5 where 68.9 is printed."""
    row = report.forms.to_arrow().to_pylist()[14]
    assert (row["form"], row["project"], row["year"], row["kind"]) == (
        15,
        "全区离退休干部学习活动经费",
        2022,
        "project",
    )
    assert (row["score"], row["score_text"]) == (Decimal("68.9"), "68.9")
    assert (row["execution_rate"], row["execution_rate_text"]) == (Decimal("0.0635"), "6.35%")
    exact = Fraction(int(row["execution_rate_exact_numerator"]), int(row["execution_rate_exact_denominator"]))
    assert exact == Fraction(row["executed"]) / Fraction(row["annual_budget"])
    assert row["score_exact"] is None  # the rule refutes the execution score, which is open then
    assert row["errors"] == len(report.findings.where(form=15, severity="error"))


def test_indicators_have_the_points_of_their_scorecards(report: pe.Report) -> None:
    rows = iter(report.indicators)
    table = iter(report.indicators.to_arrow().to_pylist())
    for form in pe.examples():
        card = pe.score(form)
        for number, (indicator, line) in enumerate(zip(form.indicators, card.rows, strict=True), 1):
            row, columns = next(rows), next(table)
            assert (row.form, row.number, row.name) == (form.index, number, indicator.name.text)
            assert (row.weight, row.score) == (indicator.weight.value, indicator.score.value)
            assert (row.target, row.actual) == (indicator.target.text, indicator.actual.text)
            assert (row.x, row.direction, row.outcome) == (line.x, line.direction, line.outcome)
            parts = list(line.points)
            ends = (parts[0].low, parts[-1].high) if parts else (None, None)
            assert (row.points_low, row.points_high) == ends
            assert row.points == (ends[0] if ends[0] == ends[1] else None)
            if row.x is not None:
                assert Fraction(int(columns["x_numerator"]), int(columns["x_denominator"])) == row.x
                assert columns["x"] is None or Fraction(columns["x"]) == row.x
    assert next(rows, None) is None


def test_budget_lines_are_those_of_the_forms(report: pe.Report) -> None:
    lines = [(form.index, line) for form in pe.examples() for line in form.budget]
    assert len(report.budget) == len(lines)
    for row, (index, line) in zip(report.budget, lines, strict=True):
        assert (row.form, row.label, row.executed) == (index, line.label.text, line.executed.value)
        assert form_cell(index, f"budget.{row.line}.executed").text == (row.executed_text or "")
    total = report.budget.where(form=15, line="total")[0]
    assert total.execution_rate_exact == Fraction(str(total.executed)) / Fraction(str(total.annual_budget))


def form_cell(index: int, field: str) -> Any:
    return pe.examples()[index - 1][field]


@pytest.mark.parametrize("kind", KINDS)
def test_every_library_takes_them(report: pe.Report, kind: str, tmp_path: Path) -> None:
    rows = getattr(report, kind)
    table = rows.to_arrow()
    assert table.num_rows == len(rows) > 0
    table.validate(full=True)
    rows.to_pandas().to_parquet(tmp_path / "rows.parquet")
    back = pq.read_table(tmp_path / "rows.parquet")
    for name in table.column_names:
        assert back.column(name).to_pylist() == table.column(name).to_pylist(), name
    assert pa.types.is_int64(back.schema.field("form").type)
    assert list(pd.read_parquet(tmp_path / "rows.parquet")) == table.column_names
    assert pa.table(rows).equals(table)
    assert pl.DataFrame(rows).equals(rows.to_polars())
    assert rows.to_polars().to_arrow().num_columns == table.num_columns
    assert duckdb.sql("select count(*), min(form) from rows").fetchall() == [(len(rows), 1)]
    assert pl.from_pandas(rows.to_pandas())["project"].to_list() == table.column("project").to_pylist()
    assert not any(str(field.type).startswith(("double", "float")) for field in table.schema)


def test_a_report_is_taken_as_its_findings(report: pe.Report) -> None:
    assert pa.table(report).equals(report.findings.to_arrow())
    assert pl.DataFrame(report).equals(report.findings.to_polars())


@pytest.mark.parametrize("kind", KINDS)
def test_no_row_has_the_same_columns(report: pe.Report, kind: str) -> None:
    rows = getattr(report, kind)
    none = rows.where(form=99)
    assert len(none) == 0
    assert none.to_arrow().schema == rows.to_arrow().schema
    assert list(none.to_pandas().columns) == list(rows.to_pandas().columns)
    assert none.to_polars().schema == rows.to_polars().schema
    empty = getattr(pe.Report.of_many([], "cn-mof-2020"), kind)
    assert (len(empty), empty.to_arrow().schema) == (0, rows.to_arrow().schema)


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_of_the_rows_is_given_away_as_it_stands(report: pe.Report, kind: str) -> None:
    rows = getattr(report, kind)
    some = rows[5:1:-2]
    assert some.to_arrow().to_pylist() == rows.to_arrow().take([5, 3]).to_pylist()
    assert (list(some), rows[-1]) == ([rows[5], rows[3]], list(rows)[-1])
    for made in (pickle.loads(pickle.dumps(some)), copy.copy(some), copy.deepcopy(some)):
        assert made == some
        assert hash(made) == hash(some)
        assert made.to_arrow().equals(some.to_arrow())


def test_what_is_not_installed_is_named(findings: pe.Findings, monkeypatch: pytest.MonkeyPatch) -> None:
    methods: dict[str, Callable[[], object]] = {
        "pandas": findings.to_pandas,
        "polars": findings.to_polars,
        "pyarrow": findings.to_arrow,
    }
    for name, method in methods.items():
        monkeypatch.setitem(sys.modules, name, None)
        expected = rf"{name} is not installed: pip install {name}, or the extra perfeval\[frames\]"
        with pytest.raises(ImportError, match=expected):
            method()


def test_an_unknown_language_is_refused(report: pe.Report) -> None:
    for kind in KINDS:
        with pytest.raises(pe.errors.InvalidValue, match="expected the language zh or en, found 'fr'"):
            getattr(report, kind).to_pandas("fr")


def test_values_that_may_be_missing_have_types_that_say_so(report: pe.Report) -> None:
    forms = report.forms.to_pandas()
    assert [str(forms[name].dtype) for name in ("form", "year", "project")] == ["Int64", "Int64", "string"]
    assert str(forms["score"].dtype) == "decimal128(38, 10)[pyarrow]"
    assert isinstance(forms, pd.DataFrame)


def test_a_number_with_more_places_widens_its_column_and_one_without_end_is_a_fraction() -> None:
    rows = [
        ["项目名称", "图书采购"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "购书", "≥300册", "100册", "50", "16.123456789012345"],
        ["产出指标", "数量指标", "借书", "≥4096册", "1册", "50", "0"],
        ["总分", "", "", "", "", "100", "12345678901234567890123456789012345678901"],
    ]
    report = pe.audit(rows)
    table = report.indicators.to_arrow()
    assert table.schema.field("score").type == pa.decimal128(38, 15)
    assert table.column("score").to_pylist() == [Decimal("16.123456789012345"), 0]
    assert table.column("x").to_pylist() == [None, Decimal("0.000244140625")]  # 1/3; 1/4096
    assert table.column("x_denominator").to_pylist() == [3, 4096]
    form = report.forms.to_arrow().to_pylist()[0]
    assert form["score"] is None  # 41 digits: no decimal128 holds them
    assert form["score_text"] == "12345678901234567890123456789012345678901"


TEXTS = ("长" * 100_000, "👩‍🏫 emoji", "\u202eright to left", "<script>alert(1)</script>", 'a,"b"\nc')


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_arrives_as_it_is(text: str) -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "数量指标", "购书", "≥100册", "90册", "100", "100", text],
        ["总分", "", "", "", "", "100", "100", ""],
    ]
    read = pe.read(rows).forms[0].indicators[0].reason.text  # without marks that have no width
    assert len(read) > len(text) - 2
    report = pe.audit(rows)
    assert report.indicators.to_arrow().column("reason").to_pylist() == [read]
    assert report.indicators.to_polars()["reason"].to_list() == [read]
    assert pickle.loads(pickle.dumps(report.indicators)).to_arrow().column("reason").to_pylist() == [read]


class TestWhere:
    def test_takes_values_lists_and_functions(self, report: pe.Report) -> None:
        assert [form.index for form in report.forms.where(form=[3, 15])] == [3, 15]
        low = report.forms.where(score=lambda score: score < 90)
        assert [row["form"] for row in low.to_arrow().to_pylist()] == [
            form.index for form in pe.examples() if form.total.score.value is not None and form.total.score.value < 90
        ]
        assert report.findings.where(lambda f: "合计" in f.message["zh"], severity="error") == pe.Findings(
            f for f in report.findings if f.severity == "error" and "合计" in f.message["zh"]
        )
        missed = report.indicators.where(outcome="missed")
        assert len(missed) == sum(line.outcome == "missed" for form in pe.examples() for line in pe.score(form).rows)
        assert report.budget.where(executed=Decimal("0.00")) == report.budget.where(executed=0)
        assert report.findings.where(path="", table=[1, 2]) == report.findings.where(
            lambda f: f.cell is not None and f.cell[0] in (1, 2)
        )

    def test_takes_any_sequence_and_set(self, report: pe.Report) -> None:
        assert [form.index for form in report.forms.where(form=range(3, 6))] == [3, 4, 5]
        assert report.forms.where(form={3: "", 15: ""}.keys()) == report.forms.where(form=frozenset([3, 15]))
        assert len(report.findings.where(documents=("a.docx", "b.docx"))) == 0  # one value, not two
        assert report.findings.where(documents=()) == report.findings

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_types_of_its_names_are_the_columns(self, report: pe.Report, kind: str) -> None:
        classes = {"findings": "Findings", "forms": "Forms", "indicators": "Indicators", "budget": "BudgetLines"}
        rows = getattr(report, kind)
        typed = getattr(wanted, f"{classes[kind]}Wanted").__annotations__
        with pytest.raises(pe.errors.InvalidValue) as refused:
            rows.where(**{"": 1})
        assert sorted(typed) == sorted(str(refused.value).partition(" they have ")[2].split(", "))

    def test_a_value_that_is_missing_never_reaches_a_function(self, report: pe.Report) -> None:
        assert len(report.indicators.where(x=lambda x: x > 0)) < len(report.indicators)
        assert len(report.indicators.where(points=None)) > 0

    @pytest.mark.parametrize("kind", KINDS)
    def test_refuses_unknown_names(self, report: pe.Report, kind: str) -> None:
        with pytest.raises(pe.errors.InvalidValue, match=r"have no 'years' \(the nearest is year\), they have .*year"):
            getattr(report, kind).where(years=2022)
        with pytest.raises(pe.errors.InvalidValue, match="have no 'years'"):
            getattr(report, kind).counts("years")

    def test_refuses_words_that_do_not_exist(self, report: pe.Report) -> None:
        for rows, name in (
            (report.forms, "grade"),
            (report.forms, "kind"),
            (report.indicators, "category"),
            (report.indicators, "kind"),
            (report.indicators, "outcome"),
            (report.budget, "fund"),
            (report.findings, "code"),
        ):
            with pytest.raises(pe.errors.InvalidValue, match=f"there is no {name} 'god'.*, expected one of "):
                rows.where(**{name: ["god"]})  # type: ignore[attr-defined]

    def test_refuses_values_of_another_type(self, report: pe.Report) -> None:
        with pytest.raises(TypeError, match=r"score is an exact number .*, found float 99.5"):
            report.forms.where(score=99.5)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="year is a whole number, found str '2022'"):
            report.forms.where(year="2022")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="form is a whole number, found bool True"):
            report.budget.where(form=True)
        with pytest.raises(TypeError, match="project is a text, found int 3"):
            report.indicators.where(project=3)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="where takes a function of a row, and values by name, found str 'good'"):
            report.forms.where("good")  # type: ignore[arg-type]

    def test_rows_are_counted(self, report: pe.Report) -> None:
        assert sum(report.forms.counts("grade").values()) == 17
        assert report.budget.counts("line")["total"] == 17


def test_a_report_of_json_alone_has_its_forms_but_not_their_figures(report: pe.Report) -> None:
    left = pe.Report(report.to_json())
    assert tuple(left.forms) == tuple(report.forms)
    for kind in ("forms", "indicators", "budget"):
        with pytest.raises(pe.errors.InvalidValue, match=f"the {kind} of a report without its forms"):
            getattr(left, kind).to_arrow()
