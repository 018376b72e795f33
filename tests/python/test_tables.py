"""Tables of a user's own at the same door: lists, frames, arrays, csv; floats refused with their place."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import perfeval as pe

ROWS: list[list[object]] = [
    ["项目名称", "图书采购", "", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "购书", "≥100册", "90册", Decimal("90.00"), 90],
    ["总分", None, None, None, None, 90, Decimal("9E+1")],
]
CSV = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in ROWS)


class Frame:
    """A frame of another library than pandas."""

    columns = ROWS[1]

    def iter_rows(self) -> list[tuple[object, ...]]:
        return [tuple(row) for row in ROWS[2:]]


@pytest.mark.parametrize(
    "source",
    [
        ROWS,
        [ROWS],
        tuple(map(tuple, ROWS)),
        pd.DataFrame(ROWS),
        np.array(ROWS, dtype=object),
        Frame(),
        CSV,
        CSV.encode(),
    ],
    ids=["lists", "list of tables", "tuples", "DataFrame", "array", "frame", "csv text", "csv bytes"],
)
def test_each_kind_of_table_gives_the_same_form_and_finding(source: object) -> None:
    """90 of 100 books, at least 100 wanted, in full: the one error."""
    (form,) = pe.read(source).forms  # type: ignore[arg-type]
    row = form.indicators[0]
    assert (row.target.text, row.weight.text, row.weight.value, row.score.text) == ("≥100册", "90.00", 90, "90")
    assert form.total.score.value == 90
    errors = pe.audit(source).findings.where(severity="error")  # type: ignore[arg-type]
    assert [f.code for f in errors] == ["full-score-target-missed"]


def test_a_decimal_keeps_the_scale_it_has() -> None:
    assert pe.read([[Decimal("2.50"), Decimal("1E+3"), 7, Fraction(1, 3)]]).tables[0].texts == [
        ["2.50", "1000", "7", "1/3"]
    ]


def test_integers_of_numpy_are_integers() -> None:
    assert pe.read(pd.DataFrame({"得分": [95, 5]})).tables[0].texts == [["得分"], ["95"], ["5"]]
    assert pe.read(np.array([[1, 2], [3, 4]])).tables[0].texts == [["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ([["得分"], [95.5]], "table 1, row 2, column 1"),
        ([[["得分"]], [["得分", "x"], ["1", True]]], "table 2, row 2, column 2"),
        (pd.DataFrame({"项目": ["a"], "得分": [95.5]}), "table 1, row 2, column 2"),
        (np.array([[0.1]]), "table 1, row 1, column 1"),
        ([["得分", float("inf")]], "table 1, row 1, column 2"),
        ([[Decimal("NaN"), "x"]], "table 1, row 1, column 1"),
    ],
    ids=["list", "bool in a second table", "DataFrame", "array", "infinity", "NaN"],
)
def test_a_cell_that_is_not_a_text_is_refused_with_its_place(source: object, place: str) -> None:
    with pytest.raises(TypeError, match=f"{place}: .*(a float is not what was printed|give its text)"):
        pe.read(source)  # type: ignore[arg-type]


def test_spans_of_ones_own_are_read_as_merged_cells() -> None:
    """Two indicators under one level and with one merged score."""
    cell = pe.TableCell
    head = ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    table = pe.Table(
        [
            head,
            [cell("产出指标", row_span=2), "购书", "≥100册", "100册", "50", cell("90", row_span=2)],
            [cell("编目", column=2), "≥100册", "100册", cell("40", column=5)],
            ["总分", cell("", column_span=3), "90", "90"],
        ],
        lines_up=True,
        before=["图书采购项目支出绩效自评表"],
    )
    (form,) = pe.read(table).forms
    assert [row.level1.text for row in form.indicators] == ["产出指标", "产出指标"]
    assert [(row.score.text, row.score.merged) for row in form.indicators] == [("90", False), ("", True)]
    assert form.indicators[1].weight.place.column == 5


def test_a_span_of_nothing_is_refused() -> None:
    with pytest.raises(pe.errors.InvalidValue, match="at least one row"):
        pe.TableCell("x", row_span=0)


def test_converted_json_says_where_each_cell_came_from(tmp_path: Path) -> None:
    (form,) = pe.read(ROWS).forms
    assert '"place":{"table":1,"row":3,"column":7}' in form.to_json().replace(" ", "")
