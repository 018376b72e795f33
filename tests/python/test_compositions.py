"""Every composition is read as a person reads it, in five formats, and nothing is said against it that is not so."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from compositions import Composition, accusations, all_compositions, count_figures, read_figures, wrong_figures
from pages import Page, to_csv, to_docx, to_html, to_text, to_xlsx

import perfeval as pe

ALL = all_compositions()
FORMATS = [to_html, to_xlsx, to_docx, to_text]


def test_there_are_enough_of_every_kind() -> None:
    kinds = [form.single.get("kind") for one in ALL for form in one.forms]
    assert len(ALL) >= 50
    assert all(kinds.count(kind) >= 4 for kind in ("project", "transfer", "department", "monitoring", "target"))
    assert sum(count_figures(form) for one in ALL for form in one.forms) > 2000


@pytest.mark.parametrize("write", FORMATS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("composition", ALL, ids=lambda one: one.name)
def test_a_composition_gives_what_a_person_reads(composition: Composition, write: Callable[..., bytes]) -> None:
    document = pe.read(write(composition.page()))
    assert len(document.forms) == len(composition.forms)
    for truth, form in zip(composition.forms, document.forms, strict=True):
        assert wrong_figures(truth, form) == {}
    right = {(i, *finding) for i, truth in enumerate(composition.forms, 1) for finding in truth.findings}
    assert accusations(pe.audit(document)) == right


# What only the form's own words explain: the villages of a county, what was applied for, another currency.
NOT_KNOWN = {
    "Fujian, a district's dikes": {"笏石街道办", "埭头镇"},
    "Fujian, a county's waterworks": {
        *("西坪镇尧山村", "桃舟乡吾培村", "芦田镇三洋村", "蓬莱镇植洋村"),
        *("魁斗镇奇观村", "龙涓乡长塔村", "尚卿乡尤俊村"),
    },
    "a university": {"申请数"},
    "a hospital's purchase of beds": {"折合元"},
}


def test_a_column_that_says_what_it_is_is_not_called_unknown() -> None:
    unknown: dict[str, set[str]] = {}
    for one in ALL:
        for document in pe.audit(pe.read(to_html(one.page()))).documents:
            words = {trouble.found for trouble in document.troubles if trouble.kind == "unknown-column"}
            if words:
                unknown[one.name.split(":")[0]] = words
    assert unknown == NOT_KNOWN


def test_a_sheet_saved_as_csv_loses_next_to_nothing() -> None:
    """Without its merged cells a header over several columns may stay unread: such figures are lost, none is wrong."""
    wrong, lost, figures = [], 0, 0
    for composition in ALL:
        document = pe.read(to_csv(composition.page()))
        assert len(document.forms) == len(composition.forms), composition.name
        for truth, form in zip(composition.forms, document.forms, strict=True):
            missed = wrong_figures(truth, form)
            lost += len(missed)
            figures += count_figures(truth)
            wrong += [(composition.name, field, texts) for field, texts in missed.items() if texts[1]]
        right = {(i, *finding) for i, truth in enumerate(composition.forms, 1) for finding in truth.findings}
        wrong += [(composition.name, one) for one in accusations(pe.audit(document)) - right]
    assert wrong == []
    assert lost * 500 < figures  # 0.2 %


# Half of their few rows have one field and no separator.
NO_GRID = {"monitoring", "Sichuan, a county hands down a fund", "Fujian, a county's rivers"}


def cut(page: Page) -> bytes:
    """A sheet saved with semicolons, each row up to its last value."""
    lines = []
    for row in csv.reader(to_csv(page).removeprefix(BOM_UTF8).decode().splitlines(keepends=True)):
        quoted = [f'"{text}"' if "\n" in text or '"' in text or ";" in text else text for text in row]
        lines.append(";".join(quoted).rstrip(";"))
    return "\n".join(lines).encode()


def test_rows_that_end_after_their_last_value_say_what_whole_ones_say() -> None:
    wrong = []
    for one in ALL:
        if one.name.split(":")[0] in NO_GRID:
            continue
        document, whole = pe.read(cut(one.page())), pe.read(to_csv(one.page()))
        if [read_figures(form) for form in document.forms] != [read_figures(form) for form in whole.forms]:
            wrong.append(one.name)
        wrong += [(one.name, said) for said in accusations(pe.audit(document)) - accusations(pe.audit(whole))]
    assert wrong == []


def exported(page: Page) -> bytes:
    """A sheet as pandas exports it: rows and columns are counted, above the counts of the rows is no cell."""
    book = openpyxl.Workbook()
    for column in range(page.width):
        book.active.cell(1, column + 2, column)
    for row in range(len(page.rows)):
        book.active.cell(row + 2, 1, row)
    for cell in page.cells():
        book.active.cell(cell.row + 2, cell.column + 2, cell.text or None).data_type = "s"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("composition", [one for one in ALL[::25] if not one.page().before], ids=lambda one: one.name)
def test_the_frame_of_an_exported_sheet_takes_no_figure_away(composition: Composition) -> None:
    document, without = pe.read(exported(composition.page())), pe.read(to_csv(composition.page()))
    for truth, form, other in zip(composition.forms, document.forms, without.forms, strict=True):
        assert wrong_figures(truth, form) == wrong_figures(truth, other)


def repeated(page: Page) -> bytes:
    """Rows in which every merged cell is repeated in all that it covers, as pandas and python-docx give them."""
    rows = [[""] * page.width for _ in page.rows]
    for cell in page.cells():
        for row in rows[cell.row : cell.row + cell.down]:
            row[cell.column : cell.column + cell.across] = [cell.text] * cell.across
    return to_csv(Page(rows, page.before))


def test_repeated_merged_cells_are_read_as_merged() -> None:
    """Where two wide cells hold the same words they become one: some goals are lost, few figures are."""
    read = [
        sum(wrong_figures(truth, form) == {} for truth, form in zip(one.forms, document.forms, strict=True))
        for one in ALL[::4]
        for document in [pe.read(repeated(one.page()))]
    ]
    assert sum(read) * 8 >= 7 * sum(len(one.forms) for one in ALL[::4])


# A weight, a score or a rate that was merged over rows is one figure a row now, and nothing says that it was one.
NOT_TOLD_APART = {
    "Hebei, a county's toilets",
    "Hubei, a library",
    "one weight and score for several indicators, merged",
    "Shandong, a city's stadium",  # a source whose label covers two columns is lost
    "Zhejiang, a county's library",  # 调整预算数 over two columns is taken for two budgets
}


def counted(page: Page) -> bytes:
    """The same as pandas writes it without an index, below the numbers of its columns."""
    return b",".join(b"%d" % i for i in range(page.width)) + b"\n" + repeated(page).removeprefix(BOM_UTF8)


def test_equal_answers_under_names_of_their_own_stay_apart() -> None:
    page = Page()
    for row in (
        ["项目支出绩效自评表"],
        ["项目名称", "某培训项目"],
        ["项目资金", "年度资金总额", "<", "<", "20", "20", "10", "10"],
        ["一级指标", "二级指标", "三级指标", "年初指标值", "调整后指标值", "全年完成值", "分值", "得分"],
        ["产出指标", "数量指标", "培训人数", "≥100人", "≥100人", "100人", "50", "50"],
        ["^", "质量指标", "服务质量", "良好", "良好", "良好", "20", "20"],
        ["效益指标", "社会效益指标", "公众认可", "较好", "较好", "较好", "20", "20"],
        ["总分", "<", "<", "<", "<", "<", "100", "100"],
    ):
        page.add(*row, width=8)
    (form,) = pe.read(repeated(page)).forms
    assert [row.actual.text for row in form.indicators] == ["100人", "良好", "较好"]
    assert [row.target.text for row in form.indicators] == ["≥100人", "良好", "较好"]


@pytest.mark.parametrize("write", [repeated, counted], ids=["names", "counts"])
def test_repeated_merged_cells_are_not_accused(write: Callable[[Page], bytes]) -> None:
    wrong = []
    for one in ALL:
        page = one.page()
        if one.name.split(":")[0] in NOT_TOLD_APART or page.before:
            continue
        right = {(i, *finding) for i, truth in enumerate(one.forms, 1) for finding in truth.findings}
        wrong += [(one.name, said) for said in accusations(pe.audit(pe.read(write(page)))) - right]
    assert wrong == []
