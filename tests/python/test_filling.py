"""Filling in: a plan with budgets, targets and actuals comes back with rates, scores and the total, in any format."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

import perfeval as pe

HEAD = ["项目资金", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
FUNDS = ["年度资金总额", "80", "80", "60", "10", "", ""]
LEVELS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
INDICATORS = [
    ["产出指标", "数量指标", "培训场次", "≥12场", "9场", "40", ""],
    ["产出指标", "质量指标", "合格率", "≥90%", "96%", "20", ""],
    ["效益指标", "社会效益指标", "参训人次", "≥700人次", "500人次", "20", ""],
    ["满意度指标", "服务对象满意度指标", "学员满意度", "≥95%", "95%", "10", ""],
]
TOTAL = ["总分", "", "", "", "", "100", ""]

# By hand. Rate 60 / 80 = 75 %; execution 10 x 75 % = 7.5. 40 x 9/12 = 30. 96 % >= 90 %: 20. 20 x 500/700 = 14.2857…:
# 14.29 in the two places of the pack. 95 % >= 95 %: 10. Total 7.5 + 30 + 20 + 14.29 + 10 = 81.79.
RATE = "75.00%"
SCORES = ["30", "20", "14.29", "10"]
EXECUTION = "7.5"
TOTAL_SCORE = "81.79"


def rows() -> list[list[str]]:
    title = ["项目支出绩效自评表", *[""] * 6]
    return [title, ["项目名称", "干部培训", *[""] * 5], HEAD, FUNDS, LEVELS, *INDICATORS, TOTAL]


@pytest.fixture
def plan(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The plan as a workbook of openpyxl or a document of python-docx, by the parameter."""
    path = tmp_path / f"plan.{request.param}"
    if request.param == "xlsx":
        book = openpyxl.Workbook()
        for row in rows():
            book.active.append(row)
        book.save(path)
    else:
        document = docx.Document()
        table = document.add_table(0, 7)
        for row in rows():
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.save(str(path))
    return path


def filled(plan: Path, ending: str, *words: str) -> Path:
    """The plan as the command fills it in."""
    target = plan.with_name(f"filled.{ending}")
    command = [sys.executable, "-m", "perfeval", "score", str(plan), "-o", str(target), "--fail-on", "never", *words]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    return target


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a file as another library reads them, merged cells once."""
    if path.suffix == ".docx":
        (table,) = docx.Document(str(path)).tables
        return [_texts(row) for row in table.rows]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def _texts(row: docx.table._Row) -> list[str]:
    cells = {id(cell._tc): cell.text for cell in row.cells}
    return [text for text in cells.values() if text]


@pytest.mark.parametrize("plan", ["xlsx", "docx"], indirect=True)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_plan_comes_back_with_rate_scores_and_total(plan: Path, ending: str) -> None:
    found = rows_of(filled(plan, ending))
    by_label = {label: row for row in found for label in row}
    assert by_label["年度资金总额"][-3:] == ["10", RATE, EXECUTION]
    for indicator, score in zip(INDICATORS, SCORES, strict=True):
        assert by_label[indicator[2]][-4:] == [*indicator[3:6], score]
    assert by_label["总分"][-2:] == ["100", TOTAL_SCORE]


@pytest.mark.parametrize("plan", ["xlsx"], indirect=True)
@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "json"])
def test_what_was_filled_in_is_read_back_and_is_right(plan: Path, ending: str) -> None:
    target = filled(plan, ending)
    (form,) = pe.read(str(target)).forms
    assert form["budget.total.execution_rate"].text == RATE
    assert [row.score.text for row in form.indicators] == SCORES
    assert form["total.score"].text == TOTAL_SCORE
    assert not pe.audit(form).findings.where(severity="error")
    assert [row.target.text for row in form.indicators] == [row[3] for row in INDICATORS]


@pytest.mark.parametrize("plan", ["xlsx"], indirect=True)
def test_markdown_shows_what_was_filled_in(plan: Path) -> None:
    text = filled(plan, "md").read_text(encoding="utf-8")
    assert all(figure in text for figure in (RATE, EXECUTION, *SCORES, TOTAL_SCORE))


@pytest.mark.parametrize("plan", ["xlsx"], indirect=True)
def test_printed_figures_are_left_as_they_are(plan: Path) -> None:
    """A printed score, even a wrong one, is kept, and the total adds it up as it is: 81.79 - 20 + 19."""
    book = openpyxl.load_workbook(plan)
    book.active.cell(7, 7).value = "19"
    book.save(plan)
    (form,) = json.loads(filled(plan, "json").read_text(encoding="utf-8"))["forms"]
    assert form["indicators"][1]["score"]["text"] == "19"
    assert form["total"]["score"]["text"] == "80.79"
