"""Two compositions below each other, as tables of their own and in one table: each is read as it is read alone."""

import random
from functools import cache

import pytest
from compositions import Composition, all_compositions, read_figures
from pages import Page, to_html

import perfeval as pe

ALL = all_compositions()
PAIRS = 1000
OF_BOTH = "duplicate-form"  # two museums of our composition have a project of one name

Said = tuple[list[dict[str, str]], set[tuple[str, str]]]


def said(source: bytes) -> Said:
    document = pe.read(source)
    figures = [{field: text for field, text in read_figures(form).items() if text} for form in document.forms]
    accused = {(f.code, f.severity) for f in pe.audit(document).findings if f.severity in ("error", "warning")}
    return figures, {one for one in accused if one[0] != OF_BOTH}


@cache
def alone(index: int) -> Said:
    return said(to_html(ALL[index].page()))


@cache
def has_title(index: int) -> bool:
    """Whether it begins with a title, below lines like 附件1, so that what stands above is not its own."""
    page, form = ALL[index].page(), pe.read(to_html(ALL[index].page())).forms[0]
    return bool(form.title) and any(form.title.text in cell.text for cell in page.cells() if cell.row < 3)


@cache
def ends(index: int) -> bool:
    """Whether its last form is whole: a page that ends after its money may be followed by its indicators. The year of
    a table of figures that is no form, as above the one of Hunan, holds for what is below."""
    whole = bool(pe.read(to_html(ALL[index].page())).forms[-1].indicators)
    return whole and not ALL[index].name.startswith("Hunan, a county's department: staff and expenses")


def stacked(above: Composition, below: Composition) -> Page:
    page, width = Page(), max(above.width, below.width)
    for composition in (above, below):
        for section in composition.sections:
            for row in section.rows:
                page.add(*row, width=width)
    return page


def pairs(seed: int) -> list[tuple[int, int]]:
    pick = random.Random(seed)
    above = [i for i in range(len(ALL)) if ends(i)]
    below = [i for i in range(len(ALL)) if has_title(i)]
    drawn = {(pick.choice(above), pick.choice(below)) for _ in range(PAIRS)}
    return [(a, b) for a, b in sorted(drawn) if a != b]


@pytest.mark.parametrize("in_one_table", [False, True], ids=["two tables", "one table"])
def test_each_of_two_forms_is_read_as_alone(in_one_table: bool) -> None:
    wrong = []
    for a, b in pairs(seed=int(in_one_table)):
        pages = [stacked(ALL[a], ALL[b])] if in_one_table else [ALL[a].page(), ALL[b].page()]
        figures, accused = said(to_html(*pages))
        name = f"{ALL[a].name} / {ALL[b].name}"
        if figures != alone(a)[0] + alone(b)[0]:
            wrong.append(name)
        wrong += [f"{name}: {one}" for one in accused - alone(a)[1] - alone(b)[1]]
    assert wrong == []


def test_a_blank_row_below_the_title_of_the_next_form_is_no_label() -> None:
    """The head of the second form, whose first has no indicators yet, is looked for below its title."""
    page = Page()
    for row in (
        ("项目支出绩效目标表", "<", "<"),
        ("主管部门", "某县水利局", "<"),
        ("资金情况", "年度资金总额", "12万元"),
        ("项目支出绩效目标申报表", "<", "<"),
        ("", "", ""),
        ("主管部门", "某县林业局", "<"),
        ("项目名称", "森林防火", "<"),
        ("资金情况", "年度资金总额", "20万元"),
    ):
        page.add(*row)
    assert [form.department.text for form in pe.read(to_html(page)).forms] == ["某县水利局", "某县林业局"]
