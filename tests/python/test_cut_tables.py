"""Tables that a page break, or a sheet, cut in two: the second part has the header again, or none."""

from collections.abc import Callable

import pytest
from compositions import Composition, accusations, all_compositions, read_figures
from pages import ABOVE, Page, cover, to_html, to_word, to_xlsx

import perfeval as pe


def cut(page: Page, row: int, header: list[list[str]]) -> tuple[Page, Page]:
    """The rows before `row` and those from it on; a cell that is merged over the cut is blank below it."""
    below = [list(texts) for texts in cover(page).rows[row:]]
    below[0] = ["" if text == ABOVE else text for text in below[0]]
    return Page([list(texts) for texts in page.rows[:row]], page.before), Page([*header, *below])


def cut_in_indicators(one: Composition, again: bool) -> tuple[Page, Page] | None:
    """Cut in the middle of the rows of its first indicators; nothing if there are few, or two rows of a header."""
    row = 0
    for section in one.sections:
        rows = len(section.rows) - section.header
        if section.name == "indicators" and section.header == 1 and rows >= 4:
            header = [list(one.page().rows[row])]
            if ABOVE in header[0] or any(cell.row == row and cell.down > 1 for cell in one.page().cells()):
                return None
            return cut(one.page(), row + 1 + rows // 2, header if again else [])
        row += len(section.rows)
    return None


# A band of each project, levels in a label of their own, columns for the indicators.
WITH_HEADER = {
    "a township",
    "a land consolidation's table of points",
    "a training centre",
    "Fujian, a city's talents",
    "Shandong, a county's list under watch",  # a list of money alone
}
# What else cannot be said of columns without the words above them.
WITHOUT = WITH_HEADER | {
    "initial and adjusted targets, a weighted factor and core indicators",
    "the page goes on with its title and headers again",
    "Anhui, a district's tennis",
    "a township's targets by group of villages",
    "Tianjin, a district's manure",
    "a ministry's example of an application",
    "a company gets capital of the state",
    "a village decides for itself",
}


@pytest.mark.parametrize(("again", "but"), [(True, WITH_HEADER), (False, WITHOUT)], ids=["header", "none"])
def test_two_parts_say_what_the_whole_table_says(again: bool, but: set[str]) -> None:
    other = set()
    for one in all_compositions():
        parts = cut_in_indicators(one, again)
        if parts is None:
            continue
        whole, document = pe.read(to_word(one.page())), pe.read(to_word(*parts))
        figures, right = ([read_figures(form) for form in read.forms] for read in (document, whole))
        if figures != right or accusations(pe.audit(document)) - accusations(pe.audit(whole)):
            other.add(one.name.split(":")[0])
    assert other <= but


@pytest.mark.parametrize("write", [to_word, to_html, to_xlsx], ids=lambda write: write.__name__)
def test_a_header_with_initial_targets_goes_on_over_the_page(write: Callable[..., bytes]) -> None:
    """年初目标值 and 调整后目标值 are words of a budget, too."""
    header = ["一级指标", "三级指标", "年初目标值", "调整后目标值", "实际完成值", "分值", "得分"]
    first, second = Page(), Page()
    for row in (
        ["项目支出绩效自评表"],
        ["项目名称", "管网改造"],
        ["项目资金", "全年预算数", "全年执行数", "分值", "执行率", "得分", ""],
        ["年度资金总额", "100", "100", "10", "100%", "10", ""],
        header,
        ["产出指标", "改造长度", "≥5公里", "≥4公里", "4公里", "50", "50"],
    ):
        first.add(*row, width=7)
    for row in (header, ["效益指标", "受益人口", "≥900人", "≥900人", "900人", "40", "40"]):
        second.add(*row, width=7)
    second.rows.append(["总分", "<", "<", "<", "<", "100", "100"])
    document = pe.read(write(first, second))
    (form,) = document.forms
    assert [(row.name.text, row.score.text) for row in form.indicators] == [("改造长度", "50"), ("受益人口", "40")]
    assert form.total.score.text == "100"
    assert accusations(pe.audit(document)) == set()


def test_a_list_goes_on_under_its_header() -> None:
    header = ["项目名称", "资金总额（万元）", "一级指标", "三级指标", "指标值"]
    first, second = Page(), Page()
    for row in (
        ["某市2024年项目支出绩效目标表"],
        header,
        ["企业补助", "1200", "产出指标", "补助企业", "≥80家"],
    ):
        first.add(*row, width=5)
    for row in (
        header,
        ["", "", "效益指标", "带动投入", "≥6000万元"],
        ["合同奖励", "300", "产出指标", "奖励合同", "≥150份"],
    ):
        second.add(*row, width=5)
    forms = pe.read(to_word(first, second)).forms
    assert [(form.project.text, len(form.indicators)) for form in forms] == [("企业补助", 2), ("合同奖励", 1)]
