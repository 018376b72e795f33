"""A row is not said to lack what may be in a cell that was left over: under no header, or one that cannot be read."""

from copy import deepcopy

import pytest
from pages import Page, to_html

import perfeval as pe

HEAD = [
    ["项目支出绩效自评表"],
    ["项目名称", "<", "管网改造"],
    ["项目资金", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["^", "年度资金总额", "120", "60", "10", "50%", "5"],
]
HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
ROWS = [
    ["产出指标", "数量指标", "改造长度", "≥5公里", "5公里", "50", "50", ""],
    ["效益指标", "社会效益指标", "受益户数", "≥50户", "50户", "30", "30", ""],
    ["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "92%", "10", "10", ""],
]
COLUMNS = {3: "target-missing", 4: "actual-missing", 5: "weight-missing", 6: "score-missing"}


def said(header: list[str], rows: list[list[str]]) -> list[str]:
    page = Page()
    for row in [*HEAD, header]:
        page.add(*row, width=len(header) + 1)
    for row in rows:
        page.add(*row)
    page.add("总分", "<", "<", "<", "<", "100", "95", "", width=len(header) + 1)
    findings = pe.audit(pe.read(to_html(page))).findings
    return [finding.code for finding in findings if finding.severity != "note"]


def test_the_form_itself() -> None:
    assert said(HEADER, ROWS) == []


@pytest.mark.parametrize(("column", "code"), COLUMNS.items(), ids=COLUMNS.values())
def test_a_blank_cell(column: int, code: str) -> None:
    rows = deepcopy(ROWS)
    value, rows[0][column] = rows[0][column], ""
    assert code in said(HEADER, rows)
    rows[0].append(value)  # under no header
    assert said(HEADER, rows) == []


@pytest.mark.parametrize("column", COLUMNS, ids=COLUMNS.values())
def test_a_value_under_a_header_that_cannot_be_read(column: int) -> None:
    header = [*HEADER[:column], "巽艮", *HEADER[column:]]
    rows = [[*row[:column], "", *row[column:]] for row in ROWS]
    rows[0][column], rows[0][column + 1] = rows[0][column + 1], ""
    page = Page()
    for row in [*HEAD, header, *rows]:
        page.add(*row, width=len(header))
    findings = pe.audit(pe.read(to_html(page))).findings
    assert COLUMNS[column] not in [finding.code for finding in findings]


@pytest.mark.parametrize("column", COLUMNS, ids=COLUMNS.values())
def test_a_column_of_other_figures_is_not_what_a_row_lacks(column: int) -> None:
    rows = [[*row, "7"] for row in deepcopy(ROWS)]
    rows[0][column] = ""
    assert COLUMNS[column] in said([*HEADER, "巽艮"], rows)


def test_a_reason_under_a_header_that_cannot_be_read() -> None:
    rows = [[*row, ""] for row in deepcopy(ROWS)]
    rows[0][4], rows[0][6], rows[0][8] = "4公里", "40", "工期延误"
    codes = said([*HEADER, "巽艮"], rows)
    assert "deduction-without-reason" not in codes
    rows[0][8] = ""
    assert "deduction-without-reason" in said([*HEADER, "巽艮"], rows)
