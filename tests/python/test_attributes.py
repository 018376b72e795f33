"""One word for one thing: every member of a form, its lines, a document, a finding and a scorecard is in Python too.

The members are read from the headers; what Python or JSON says otherwise is listed here, with the reason.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from headers import INCLUDE, members

from perfeval import _core, examples, read, reports, score

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "form.schema.json"

SHOWN = {
    ("source.hpp", "place"): _core.Place,
    ("trouble.hpp", "trouble"): _core.Trouble,
    ("error.hpp", "limits"): _core.Limits,
    ("printed.hpp", "cell"): _core.Cell,
    ("printed.hpp", "figure"): _core.Figure,
    ("quantity.hpp", "unit"): _core.Unit,
    ("quantity.hpp", "own_unit"): _core.OwnUnit,
    ("form/statement.hpp", "statement"): _core.Statement,
    ("form/budget_line.hpp", "budget_line"): _core.BudgetLine,
    ("form/indicator.hpp", "indicator"): _core.Indicator,
    ("form/form.hpp", "columns"): _core.Columns,
    ("form/form.hpp", "column_headers"): _core.ColumnHeaders,
    ("form/form.hpp", "goal"): _core.Goal,
    ("form/form.hpp", "subtotal"): _core.Subtotal,
    ("form/form.hpp", "total_line"): _core.TotalLine,
    ("form/form.hpp", "unclear_column"): _core.UnclearColumn,
    ("form/form.hpp", "form"): _core.Form,
    ("read/table.hpp", "table_cell"): _core.TableCell,
    ("read/table.hpp", "table"): _core.Table,
    ("read/form.hpp", "skipped_table"): _core.SkippedTable,
    ("read/document.hpp", "document"): _core.Document,
    ("read/form_reading.hpp", "read_column"): _core.ReadColumn,
    ("read/form_reading.hpp", "read_label"): _core.ReadLabel,
    ("read/form_reading.hpp", "read_line"): _core.ReadLine,
    ("read/form_reading.hpp", "left_over"): _core.LeftOver,
    ("read/form_reading.hpp", "form_reading"): _core.FormReading,
    ("words_file.hpp", "words_file"): _core.WordsFile,
    ("score/across.hpp", "across_row"): _core.AcrossRow,
    ("score/across.hpp", "capped_group"): _core.CappedGroup,
    ("score/across.hpp", "held_veto"): _core.HeldVeto,
    ("score/across.hpp", "across_total"): _core.AcrossTotal,
    ("score/across.hpp", "across_record"): _core.AcrossRecord,
    ("score/points.hpp", "asked_rule"): _core.AskedRule,
    ("score/scorecard.hpp", "line"): _core.ScoreLine,
    ("score/scorecard.hpp", "recomputed_total"): _core.Scorecard,
    ("score/scorecard.hpp", "scorecard"): _core.Scorecard,
    ("audit/finding.hpp", "finding"): reports.Finding,
    ("audit/grade_range.hpp", "grade_range"): reports.GradeRange,
    ("audit/grade_range.hpp", "grade_hinge"): reports.GradeHinge,
}

OTHERWISE = {
    ("recomputed_total", "exact"): "Scorecard.total is the exact one; low and high are beside it",
    ("scorecard", "binding"): "storage that score() reuses; it says nothing",
    ("scorecard", "origin"): "by what score() knows its card again; it says nothing",
    ("line", "as_read"): "a pointer into the binding; ScoreLine has what it says: direction and outcome",
    ("finding", "path"): "in Python and in JSON the field is its path",
    ("finding", "detail"): "a value of the sentence, which `message` has in both languages",
    ("finding", "modes"): "as detail",
    ("finding", "cells"): "`fields` names each of them; form[field] has its place",
    ("finding", "among"): "as detail",
    ("finding", "columns"): "as detail",
    ("finding", "points"): "as detail",
    ("finding", "weights"): "as detail",
    ("finding", "figures"): "as detail",
    ("finding", "hindrance"): "as detail",
    ("grade_hinge", "printed"): "a value of the sentence, which `message` has in both languages",
    ("grade_hinge", "grade"): "as printed",
}


@pytest.mark.parametrize(("header", "struct"), SHOWN, ids=lambda name: name)
def test_every_member_has_its_name_in_python(header: str, struct: str) -> None:
    """Fails for a member added in C++ until it is bound."""
    shown = SHOWN[header, struct]
    known = {*dir(shown), *getattr(shown, "__dataclass_fields__", ())}
    lacking = [name for name in members(header, struct) if name not in known and (struct, name) not in OTHERWISE]
    assert lacking == []


@pytest.mark.parametrize("shown", sorted({c for c in SHOWN.values() if c is not reports.Finding}, key=str), ids=str)
def test_every_attribute_says_what_it_means(shown: type) -> None:
    """help(pe.Form) is documentation."""
    silent = [n for n, a in vars(shown).items() if isinstance(a, property) and n[0] != "_" and not a.__doc__]
    assert (silent, bool(shown.__doc__)) == ([], True)


def test_what_is_said_otherwise_is_still_in_the_headers() -> None:
    """An exception whose member is gone is gone too."""
    there = {(struct, name) for header, struct in SHOWN for name in members(header, struct)}
    assert set(OTHERWISE) <= there


def test_members_of_a_form_are_the_keys_of_its_json() -> None:
    """The third language: the schema of forms, whose definitions are named as the structs are."""
    defined = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    inline = {"limits", "cell", "figure", "unit"}  # a cell may be its text alone; the schema says so without properties
    compared = 0
    for header, struct in SHOWN:
        keys = defined.get(struct.removesuffix("_line") if struct == "total_line" else struct, {}).get("properties")
        if keys and struct not in inline:
            assert set(keys) == set(members(header, struct)), struct
            compared += 1
    assert compared == 12


def test_the_reader_of_headers_finds_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commas, initialisers, functions, operators, templates, comments and inner types."""
    (tmp_path / "a.hpp").write_text(
        """/// struct wrong { int no; };
        struct base { std::string text; };
        struct shown : base {
          enum class side { left, right };
          ratio low, high;            // low, high; int no;
          std::optional<std::map<int, bool>> a = {};
          interval points{ratio(0)};  ///< { ; }
          const indicator* paper = nullptr;
          [[nodiscard]] bool known() const noexcept { return table != 0; }
          friend bool operator==(const shown&, const shown&) = default;
          perfeval::code code = perfeval::code::one;
        };""",
        encoding="utf-8",
    )
    monkeypatch.setattr("headers.INCLUDE", tmp_path)
    assert members("a.hpp", "shown") == ["text", "low", "high", "a", "points", "paper", "code"]
    assert INCLUDE.name == "perfeval"


ROWS = [
    ["项目支出绩效自评表"],
    ["项目名称", "道路养护", "联系电话", "无"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "到位数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "100", "100", "80", "50", "10", "50%", "5"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "星座", "偏差原因分析及改进措施"],
    ["产出指标", "时效指标", "完成时间", "2022年12月底前", "2022年11月", "45", "45", "白羊", ""],
    ["产出指标", "数量指标", "道路", "不低于40公里", "40公里", "45", "45", "", ""],
    ["总分", "", "", "", "", "100", "95", "", ""],
]


def test_attributes_have_the_values_of_the_paper() -> None:
    """Each of them once, against what the table above says."""
    document = read([ROWS])
    (form,) = document.forms
    assert document.skipped == []
    assert str(form.budget[0].arrived.value) == "80"
    assert (form.has.arrived, form.has.executed, form.has.execution_score, form.has.reason) == (True,) * 4
    first, second = form.indicators
    assert first.extras["星座"].text == "白羊"
    assert first.under_weighted_parent is False
    assert (first.wanted.kind, first.wanted.by, first.wanted.first, first.wanted.last) == (
        "date",
        True,
        None,
        date(2022, 12, 31),
    )
    assert (first.found.first, first.found.last, first.found.by) == (date(2022, 11, 1), date(2022, 11, 30), False)
    assert (second.wanted.sign, second.wanted.sign_is_word, second.wanted.first) == ("at_least", True, None)
    unit = second.wanted.unit
    assert (unit.text, unit.dimension, unit.base, unit.numerator, unit.denominator) == ("公里", "length", "米", 1000, 1)


def test_a_table_that_is_not_a_form_is_named_with_its_reason() -> None:
    """And the forms of the others are kept."""
    (skipped,) = read([[["甲", "乙"], ["丙", "丁"]], ROWS]).skipped
    assert (skipped.table, bool(skipped.reason)) == (1, True)


def test_a_scorecard_has_its_lines_by_name() -> None:
    """lines is the execution line and the rows; segment counts from 1 and is there where x is."""
    card = score(examples()[14])
    assert [line.field for line in card.lines] == [line.field for line in [card.execution, *card.rows]]
    assert [line.row for line in card.rows] == list(range(1, len(card.rows) + 1))
    assert (card.execution.row, card.execution_leaves, card.across) == (0, False, None)
    assert all((line.segment is None) == (line.x is None) for line in card.lines)
