"""Figures in cells and places that are seldom, read as a person reads them."""

from decimal import Decimal
from html import escape

import pytest
from pages import Page, table_html, to_csv, to_html

import perfeval as pe

HEAD = [
    ["项目支出绩效自评表"],
    ["项目名称", "<", "管网改造"],
    ["项目资金", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["^", "年度资金总额", "120", "60", "10", "50%", "5"],
]
HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROWS = [
    ["产出指标", "数量指标", "改造长度", "≥5公里", "5公里", "50", "50"],
    ["效益指标", "社会效益指标", "受益户数", "≥50户", "50户", "30", "30"],
    ["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "92%", "10", "10"],
]
TOTAL = ["总分", "<", "<", "<", "<", "100", "95"]


def page_of(*rows: list[str]) -> Page:
    page = Page()
    for row in rows:
        page.add(*row, width=7)
    return page


def figures(document: pe.Document) -> tuple[list[str], list[tuple[str, str]], str]:
    (form,) = document.forms
    lines = [line.executed.text for line in form.budget]
    return lines, [(row.name.text, row.score.text) for row in form.indicators], form.total.score.text


WHOLE = (["60"], [("改造长度", "50"), ("受益户数", "30"), ("满意度", "10")], "95")


@pytest.mark.parametrize("total", ["（95）", "(95.0)", "【95】", "（95分）", "¥95.00", "￥95"])
def test_a_total_in_brackets_or_in_the_format_of_money(total: str) -> None:
    document = pe.read(to_html(page_of(*HEAD, HEADER, *ROWS, [*TOTAL[:-1], total])))
    score = document.forms[0].total.score
    assert (score.text, score.value) == (total, 95)
    assert [f.code for f in pe.audit(document).findings if f.severity != "note"] == []


def test_a_score_in_the_format_of_money() -> None:
    document = pe.read(to_html(page_of(*HEAD, HEADER, [*ROWS[0][:-1], "¥49.50"], *ROWS[1:], TOTAL)))
    assert document.forms[0].indicators[0].score.value == Decimal("49.50")
    (finding,) = [f for f in pe.audit(document).findings if f.code == "total-mismatch"]
    assert (finding.printed, finding.expected) == ("95", "94.5")


@pytest.mark.parametrize("points", ["（2.5）", "(50)"])
def test_points_of_a_row_in_brackets_may_be_below_zero(points: str) -> None:
    document = pe.read(to_html(page_of(*HEAD, HEADER, [*ROWS[0][:-1], points], *ROWS[1:], TOTAL)))
    assert document.forms[0].indicators[0].score.value is None


@pytest.mark.parametrize("at", [4, 6, 8], ids=["in the header", "in a row", "in the last row"])
def test_a_quotation_mark_that_is_not_closed(at: int) -> None:
    lines = to_csv(page_of(*HEAD, HEADER, *ROWS, TOTAL)).decode("utf-8-sig").splitlines()
    lines[at] = '"' + lines[at]
    document = pe.read("\n".join(lines).encode())
    assert figures(document) == WHOLE
    assert [(t.kind, t.found) for t in document.troubles] == [("cut-off", "a quotation mark that is not closed")]


def test_a_cell_that_is_cut_off_is_one_cell() -> None:
    lines = to_csv(page_of(*HEAD, HEADER, *ROWS, TOTAL)).decode("utf-8-sig").splitlines()
    document = pe.read(("\n".join(lines) + '\n"说明：第一行\n第二行').encode())
    assert figures(document) == WHOLE
    assert document.tables[0].rows[-1][0].text == "说明：第一行\n第二行"


FORM = page_of(*HEAD, HEADER, *ROWS, TOTAL)


@pytest.mark.parametrize(
    "page",
    [
        '<p>目录</p><iframe srcdoc="{form}"></iframe>',
        "<iframe width=100% srcdoc='{form}'></iframe><p>尾注</p>",
        '<table><tr><td>正文<td><iframe srcdoc="{form}"></iframe></table>',
        '<iframe srcdoc="&lt;iframe srcdoc=&quot;{twice}&quot;&gt;&lt;/iframe&gt;"></iframe>',
    ],
    ids=["alone", "without quotation marks", "in a cell", "in another frame"],
)
def test_a_form_in_a_frame_whose_page_is_written_in_it(page: str) -> None:
    form = escape(table_html(FORM))
    document = pe.read(page.format(form=form, twice=escape(form)).encode())
    assert figures(document) == WHOLE


def test_a_title_and_the_tables_of_a_form_in_frames_of_their_own() -> None:
    parts = [table_html(page_of(*HEAD[1:])), table_html(page_of(HEADER, *ROWS, TOTAL))]
    frames = "".join(f'<iframe srcdoc="{escape(part)}"></iframe>' for part in ["<p>项目支出绩效自评表</p>", *parts])
    document = pe.read(f"<body>{frames}</body>".encode())
    assert figures(document) == WHOLE
    assert document.forms[0].title.text == "项目支出绩效自评表"


def test_a_hidden_frame_is_not_read() -> None:
    frame = f'<iframe style="display:none" srcdoc="{escape(table_html(FORM))}"></iframe>'
    document = pe.read(f"<p>无</p>{frame}<table><tr><td>1</table>".encode())
    assert document.forms == []
    assert "hidden-cells" in [t.kind for t in document.troubles]


def grid(rows: list[list[str]], cell: str, row: str, table: str) -> str:
    made = "".join(f"<div {row}>" + "".join(f"<div {cell}>{text}</div>" for text in one) + "</div>" for one in rows)
    return f"<div {table}>{made}</div>"


@pytest.mark.parametrize(
    "parts",
    [
        ("role=cell", "role=row", "role=table"),
        ('style="display:table-cell"', 'style="display:table-row"', 'style="display:table"'),
    ],
    ids=["roles", "styles"],
)
def test_a_grid_of_other_elements_below_a_table(parts: tuple[str, str, str]) -> None:
    rows = [HEADER, *ROWS, ["总分", "", "", "", "", "100", "95"]]
    page = table_html(page_of(*HEAD)) + grid(rows, *parts)
    assert figures(pe.read(page.encode())) == WHOLE


def test_a_table_within_a_box_that_looks_like_one_stays_a_table() -> None:
    box = '<div style="display:table"><div style="display:table-cell">{}</div></div>'
    document = pe.read(
        ("<p>项目支出绩效自评表</p>" + box.format(table_html(page_of(*HEAD[1:], HEADER, *ROWS, TOTAL)))).encode()
    )
    assert figures(document) == WHOLE
    assert document.tables[0].before == ["项目支出绩效自评表"]
