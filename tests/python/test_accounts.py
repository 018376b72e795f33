"""The tables of accounts beside which forms are published: they are no forms, and change no form."""

from functools import cache

import pytest
from accounts import all_accounts, with_lines
from compositions import all_compositions, read_figures
from pages import Page, to_html

import perfeval as pe
from perfeval.render_readings import reading_lines

ALL = all_compositions()
ACCOUNTS = all_accounts()
SUMMARY = "scores by aspect"  # which goes on below a page that ends after its money

Said = tuple[list[dict[str, str]], set[tuple[str, str]]]


def said(*pages: Page) -> Said:
    document = pe.read(to_html(*pages))
    figures = [{field: text for field, text in read_figures(form).items() if text} for form in document.forms]
    return figures, {(f.code, f.severity) for f in pe.audit(document).findings if f.severity in ("error", "warning")}


@cache
def alone(index: int) -> Said:
    return said(ALL[index].page())


@pytest.mark.parametrize("name", ACCOUNTS)
@pytest.mark.parametrize("lines", [False, True], ids=["title in the table", "title above it"])
def test_a_table_of_accounts_is_no_form(name: str, lines: bool) -> None:
    page = with_lines(ACCOUNTS[name]) if lines else ACCOUNTS[name]
    assert pe.read(to_html(page)).forms == []


@pytest.mark.parametrize("lines", [False, True], ids=["titles in the tables", "titles above them"])
def test_accounts_before_a_form_change_nothing(lines: bool) -> None:
    around = [with_lines(page) if lines else page for page in ACCOUNTS.values()]
    assert [ALL[i].name for i in range(len(ALL)) if said(*around, ALL[i].page()) != alone(i)] == []


@pytest.mark.parametrize("lines", [False, True], ids=["titles in the tables", "titles above them"])
def test_accounts_after_a_form_change_nothing(lines: bool) -> None:
    around = [with_lines(page) if lines else page for name, page in ACCOUNTS.items() if name != SUMMARY]
    assert [ALL[i].name for i in range(len(ALL)) if said(ALL[i].page(), *around) != alone(i)] == []


CONTENTS = (
    "目  录",
    "一、收入支出决算总表",
    "三、支出决算表",
    "第三部分 2024年度部门决算情况说明",
    "附件1：项目支出绩效自评表",
    "附件2：部门整体支出绩效自评报告",
)
NARRATIVE = (
    "（一）绩效管理评价工作开展情况。",
    "我部门对2024年度项目支出全面开展绩效自评，共涉及项目8个，资金1190.00万元。",
    "森林防火项目自评得分98分。全年预算数为120万元，执行数为118万元，完成预算的98.33%。",
    "项目支出绩效自评表（共8个）",
    "见下表：",
)
BEHIND = (
    "注：定量指标完成数汇总计算。",
    "部门评价得分95分，评价等级为“优”。",
    "第四部分 名词解释",
    "项目支出绩效自评表",
)


@pytest.mark.parametrize("lines", [CONTENTS, NARRATIVE], ids=["contents", "narrative"])
def test_lines_above_a_form_change_nothing(lines: tuple[str, ...]) -> None:
    pages = [ALL[i].page() for i in range(len(ALL))]
    above = [Page(page.rows, [*lines, *page.before]) for page in pages]
    assert [ALL[i].name for i in range(len(ALL)) if said(above[i]) != alone(i)] == []


def test_lines_below_a_form_change_nothing() -> None:
    other = Page(before=list(BEHIND))
    other.add("联系人", "办公室")
    assert [ALL[i].name for i in range(len(ALL)) if said(ALL[i].page(), other) != alone(i)] == []


def test_a_table_of_accounts_is_told_as_skipped() -> None:
    document = pe.read(to_html(ACCOUNTS["expenditure"], ALL[0].page()))
    assert [one.reason for one in document.skipped] == ["a table of the budget or of the final accounts"]


def test_why_a_table_was_passed_over_is_told_in_chinese() -> None:
    words = Page()
    words.add("会议议程", "时间")
    document = pe.read(to_html(ACCOUNTS["expenditure"], words))
    told = " ".join(getattr(line, "text", "") for line in reading_lines(document, "zh"))
    assert [part for part in ("预算、决算公开用表", "没有自评表的栏目或标签") if part not in told] == []
