"""Tables that were copied out of other programs and pasted as text."""

import pytest
from compositions import Composition, accusations, all_compositions, wrong_figures
from pages import Page

import perfeval as pe


def copied_from_word(page: Page) -> bytes:
    """Rows of the cells that are there: one over columns counts once, one over rows is blank in the later ones."""
    rows: list[list[tuple[int, str]]] = [[] for _ in page.rows]
    for cell in page.cells():
        for row in range(cell.row, cell.row + cell.down):
            rows[row].append((cell.column, cell.text.replace("\n", "") if row == cell.row else ""))
    return "".join("\t".join(text for _, text in sorted(row)) + "\n" for row in rows).encode()


def misread(composition: Composition, content: bytes) -> list[object]:
    """Figures and accusations that are not those of the composition."""
    document = pe.read(content)
    if document.state == "unreadable":
        return []
    assert len(document.forms) == len(composition.forms), composition.name
    wrong: list[object] = []
    for truth, form in zip(composition.forms, document.forms, strict=True):
        found = wrong_figures(truth, form).items()
        wrong += [(field, texts) for field, texts in found if texts[1] != "".join(texts[0].split("\n"))]
    right = {(i, *finding) for i, truth in enumerate(composition.forms, 1) for finding in truth.findings}
    return wrong + sorted(accusations(pe.audit(document)) - right)


# Two have cells of several rows beside each other without a label, two a blank in a line of money, two lose a title.
NOT_IN_ORDER = {
    "Hubei, a township as a whole",
    "Ningxia, a bureau as a whole",
    "Tianjin, a district's manure",
    "a target form of a township",
    "Hubei, a district's schools",
    "funds by source with arrivals, cost indicators as a level of its own, score of the organisation and of finance",
}


def test_a_table_copied_from_word_says_what_the_table_says() -> None:
    copies = [(one, copied_from_word(one.page())) for one in all_compositions()]
    assert {one.name.split(":")[0] for one, copy in copies if misread(one, copy)} <= NOT_IN_ORDER
    assert sum(pe.read(copy).state == "unreadable" for _, copy in copies) < 10  # they look like those below


def copied_from_browser(page: Page) -> bytes:
    """Rows of the cells that begin in them."""
    rows: list[list[str]] = [[] for _ in page.rows]
    for cell in page.cells():
        rows[cell.row].append(cell.text)
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def test_a_table_copied_from_a_browser_is_hardly_ever_accused() -> None:
    """Of 2,000 errors and warnings that are not so when the merged cells are guessed, 31 are left."""
    wrong: list[object] = []
    for one in all_compositions():
        document = pe.read(copied_from_browser(one.page()))
        if document.state != "unreadable":
            right = {(i, *finding) for i, truth in enumerate(one.forms, 1) for finding in truth.findings}
            wrong += accusations(pe.audit(document)) - right
    assert len(wrong) < 40


# A form with a total of 97 under its weights of 100; the last column is blank where there is no reason.
FORM = [
    ["项目支出绩效自评表"],
    ["项目名称", "灌区改造", "主管部门", "某县水利局"],
    ["项目资金（万元）", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "120", "108", "10", "90%", "9"],
    ["", "其中：当年财政拨款", "120", "108", "—", "90%", "—"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
    ["产出指标", "数量指标", "改造渠道", "≥8公里", "8公里", "50", "50", ""],
    ["", "质量指标", "验收合格率", "100%", "100%", "20", "20", ""],
    ["效益指标", "社会效益指标", "受益人口", "≥1000人", "900人", "20", "18", "部分农户迁出"],
    ["总分", "100", "97", ""],
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_of_cells_that_count_once_are_read_in_their_order(end: str) -> None:
    document = pe.read(end.join("\t".join(row) for row in FORM).encode())
    (form,) = document.forms
    assert [line.executed.text for line in form.budget] == ["108", "108"]
    assert [row.level1.text for row in form.indicators] == ["产出指标", "产出指标", "效益指标"]
    assert [(row.actual.text, row.score.text) for row in form.indicators] == [
        ("8公里", "50"),
        ("100%", "20"),
        ("900人", "18"),
    ]
    assert (form.total.weight.text, form.total.score.text) == ("100", "97")
    assert accusations(pe.audit(document)) == set()


def without_merged_cells(rows: list[list[str]]) -> list[list[str]]:
    """As a browser copies the form: nothing where a cell is merged from above, which is at the left."""
    return [row if row[0] else row[1:] for row in rows]


def test_rows_without_merged_cells_are_refused_with_the_reason() -> None:
    content = "\n".join("\t".join(row) for row in without_merged_cells(FORM)).encode()
    document = pe.read(content)
    assert not document.forms
    (trouble,) = document.troubles
    assert trouble.kind == "unreadable-document"
    assert "without the cells merged over them" in trouble.found
    assert "原文件" in trouble.advice


def test_a_header_with_names_below_its_names_is_refused_without_its_merged_cells() -> None:
    rows = [row for row in FORM if row[0]]
    header = next(i for i, row in enumerate(rows) if row[0] == "一级指标")
    rows[header] = ["一级指标", "二级指标", "三级指标", "指标值", "评分", "偏差原因"]
    rows.insert(header + 1, ["年度", "实际", "分值", "得分"])
    document = pe.read("\n".join("\t".join(row) for row in rows).encode())
    assert [trouble.kind for trouble in document.troubles] == ["unreadable-document"]


@pytest.mark.parametrize(
    "broken",
    [{"一级指标": "一级\n指标"}, {"产出指标": "产\n出\n指\n标"}, {"产出指标": "产出指标\n（70分）"}],
    ids=["header", "letters", "points"],
)
def test_cells_broken_over_lines_are_refused_with_the_reason(broken: dict[str, str]) -> None:
    rows = [[broken.get(text, text) for text in row] for row in FORM]
    document = pe.read("\n".join("\t".join(row) for row in rows).encode())
    assert not document.forms
    assert "cells broken over lines" in document.troubles[0].found


def test_numbered_rows_over_the_whole_width_are_no_pieces_of_cells() -> None:
    rows = [*FORM[:6], ["产出指标（70分）"], *FORM[6:7], ["（二）效益指标（20分）"], *FORM[8:]]
    assert len(pe.read("\n".join("\t".join(row) for row in rows).encode()).forms) == 1


def test_months_in_a_header_are_no_figures() -> None:
    """A comma is between two names of columns, although 1-9月 begins with a digit."""
    rows = [
        ["部门预算项目支出绩效监控表"],
        ["项目名称", "", "环境卫生整治"],
        ["项目资金（万元）", "", "年初预算数", "预算调整数", "调整后预算数", "1-9月执行数", "预算执行率"],
        ["", "资金总额", "150.00", "10.00", "160.00", "112.00", "70.00%"],
        ["", "财政拨款", "150.00", "10.00", "160.00", "112.00", "70.00%"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "1-9月实际完成值", "偏差度（%）", "偏差原因分析"],
        ["产出指标", "数量指标", "清运垃圾", "≥3600吨", "2750吨", "0"],
        ["", "质量指标", "保洁覆盖率", "=100%", "100%", "0"],
        ["效益指标", "生态效益指标", "人居环境", "改善", "改善", "0"],
    ]
    (form,) = pe.read("\n".join(",".join(row) for row in rows).encode()).forms
    assert [line.annual_budget.text for line in form.budget] == ["160.00", "160.00"]
    assert [line.executed.text for line in form.budget] == ["112.00", "112.00"]


def test_a_line_for_each_cell_is_no_table_of_its_thousands() -> None:
    """2,100,000 on a line of its own is no row of three cells: a total of 2 was above parts of 100 and 0."""
    cells = [text for row in FORM for text in row if text]
    cells = ["2,100,000" if text in ("120", "108") else text for text in cells]
    report = pe.audit(pe.read("\n".join(cells).encode()))
    assert [finding.code for finding in report.findings] == ["no-form-found"]


def test_figures_with_thousands_among_words_are_cells_of_a_row() -> None:
    text = "项目支出绩效自评表,,,\n项目名称,灌区,,\n资金,预算数,执行数,执行率\n"
    text += '总额,"2,100,000","2,100,000",100%\n其他,"1,200,000","1,200,000",100%\n'
    assert len(pe.read(text.encode()).tables[0].rows) == 5
