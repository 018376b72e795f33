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
    assert len(document.forms) == len(composition.forms), composition.name
    wrong: list[object] = []
    for truth, form in zip(composition.forms, document.forms, strict=True):
        found = wrong_figures(truth, form).items()
        wrong += [(field, texts) for field, texts in found if texts[1] != "".join(texts[0].split("\n"))]
    right = {(i, *finding) for i, truth in enumerate(composition.forms, 1) for finding in truth.findings}
    return wrong + sorted(accusations(pe.audit(document)) - right)


# Two have cells of several rows beside each other without a label, one a blank name of the lines, two lose a title.
NOT_IN_ORDER = {
    "Hubei, a township as a whole",
    "Tianjin, a district's manure",
    "a target form of a township",
    "Hubei, a district's schools",
    "funds by source with arrivals, cost indicators as a level of its own, score of the organisation and of finance",
}


def test_a_table_copied_from_word_says_what_the_table_says() -> None:
    wrong = {one.name.split(":")[0] for one in all_compositions() if misread(one, copied_from_word(one.page()))}
    assert wrong <= NOT_IN_ORDER


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
