"""Of two columns of points, one named …分值 beside a score is the weights, unless both may be scores: then neither."""

import pytest
from pages import Page, to_csv, to_docx, to_html

import perfeval as pe

HEAD = [
    ["项目支出绩效自评表"],
    ["项目名称", "<", "管网改造"],
    ["项目资金", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["^", "年度资金总额", "120", "60", "10", "50%", "5"],
]
HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
ROWS = [
    ["产出指标", "数量指标", "改造长度", "≥5公里", "5公里"],
    ["效益指标", "社会效益指标", "受益户数", "≥50户", "50户"],
    ["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "92%"],
]
REASONS = ["", "统计口径有误差", ""]
WEIGHTS, SCORES = ["50", "30", "10", "100"], ["50", "28", "10", "93"]  # the last is the total
OTHER_SCORES = ["49", "28", "10", "92"]  # 87 and 5, but what would be the weights make 88, not 90


def form_of(first: str, second: str, left: list[str], right: list[str], head: list[list[str]] = HEAD) -> Page:
    page = Page()
    for row in [*head, [*HEADER, first, second, "偏差原因分析及改进措施"]]:
        page.add(*row, width=8)
    for row, *points in zip(ROWS, left, right, REASONS, strict=False):
        page.add(*row, *points)
    page.add("总分", "<", "<", "<", "<", left[-1], right[-1], "")
    return page


def read(page: Page) -> tuple[list[str], list[str], list[str]]:
    document = pe.read(to_html(page))
    form = document.forms[0]
    grave = [finding.code for finding in pe.audit(document).findings if finding.severity != "note"]
    weights = [row.weight.text for row in form.indicators]
    scores = [row.score.text for row in form.indicators]
    return [*weights, form.total.weight.text], [*scores, form.total.score.text], grave


@pytest.mark.parametrize("headers", [("自评分值", "得分"), ("评价分值", "自评得分"), ("评价分值", "自评分值")])
def test_one_is_the_weights(headers: tuple[str, str]) -> None:
    assert read(form_of(*headers, WEIGHTS, SCORES)) == (WEIGHTS, SCORES, [])
    assert read(form_of(*reversed(headers), SCORES, WEIGHTS)) == (WEIGHTS, SCORES, [])


@pytest.mark.parametrize("write", [to_csv, to_docx], ids=["csv", "docx"])
def test_in_other_formats(write: object) -> None:
    page = form_of("自评分值", "得分", WEIGHTS, SCORES)
    (form,) = pe.read(write(page)).forms  # type: ignore[operator]
    assert [row.weight.text for row in form.indicators] == WEIGHTS[:3]
    assert (form.total.weight.text, form.total.score.text) == ("100", "93")


def test_a_column_of_weights_leaves_the_other_to_the_scores() -> None:
    assert read(form_of("分值", "自评分值", WEIGHTS, SCORES)) == (WEIGHTS, SCORES, [])


@pytest.mark.parametrize(
    ("headers", "left", "right"),
    [
        (("自评分值", "得分"), ["50", "28", "10", "93"], OTHER_SCORES),  # 93 and 92 of 100, by two bodies
        (("自评分值", "得分"), ["48", "30", "10", "93"], ["50", "28", "10", "93"]),  # 50 of 48
        (("自评分值", "评价分值"), WEIGHTS, SCORES),  # full marks by the unit itself, fewer by another body
        (("自评分值", "财政评分"), WEIGHTS, SCORES),
        (("自评分值", "评价分值"), SCORES, SCORES),
    ],
)
def test_what_may_be_scores_of_two_bodies_is_not_read(
    headers: tuple[str, str], left: list[str], right: list[str]
) -> None:
    nothing = ["", "", "", ""]
    assert read(form_of(*headers, left, right)) == (nothing, nothing, ["column-unclear"])


def test_beside_a_score_of_a_reviewer_it_is_the_score_if_it_cannot_be_the_weights() -> None:
    weights, scores, grave = read(form_of("自评分值", "财政评分", SCORES, OTHER_SCORES))
    assert (weights, scores, grave) == (["", "", "", ""], SCORES, [])


@pytest.mark.parametrize(("earned", "read_as"), [("5", ("10", "5", [])), ("12", ("", "", None))])
def test_in_the_fund_table(earned: str, read_as: tuple[str, str, list[str] | None]) -> None:
    head = [
        *HEAD[:2],
        [*HEAD[2][:4], "自评分值", "执行率", "得分"],
        ["^", "年度资金总额", "120", "60", "10", "50%", earned],
    ]
    document = pe.read(to_html(form_of("分值", "得分", WEIGHTS, SCORES, head)))
    (line,) = document.forms[0].budget
    grave = [finding.code for finding in pe.audit(document).findings if finding.severity != "note"]
    assert (line.weight.text, line.score.text) == read_as[:2]
    assert line.execution_rate.text == "50%"
    assert grave == read_as[2] or (read_as[2] is None and "score-above-weight" not in grave)


@pytest.mark.parametrize("other", ["复审得分", "审定得分", "终审得分", "核定分数", "得分", "县级核查得分"])
def test_the_score_is_that_of_the_unit_wherever_it_stands(other: str) -> None:
    for first, second in ((other, "自评得分"), ("自评得分", other)):
        page = Page()
        for row in [*HEAD, [*HEADER, "分值", first, second]]:
            page.add(*row, width=8)
        for row, *points in zip(ROWS, WEIGHTS, SCORES, OTHER_SCORES, strict=False):
            own_first = first == "自评得分"
            page.add(*row, points[0], *(points[1:] if own_first else reversed(points[1:])))
        total = [SCORES[-1], OTHER_SCORES[-1]]
        page.add("总分", "<", "<", "<", "<", WEIGHTS[-1], *(total if first == "自评得分" else reversed(total)))
        weights, scores, _ = read(page)
        assert (weights, scores) == (WEIGHTS, SCORES)


@pytest.mark.parametrize("word", ["权重", "指标权重", "分值", "指标分值"])
@pytest.mark.parametrize("beside", [True, False], ids=["beside the levels", "behind them"])
def test_of_three_weights_named_by_their_level_the_finest_is_that_of_a_row(word: str, beside: bool) -> None:
    page = Page()
    levels = ["一级指标", "二级指标", "三级指标"]
    own = [f"{level}{word}" for level in ("一级", "二级", "三级")]
    order = [0, 3, 1, 4, 2, 5] if beside else range(6)
    for row in HEAD[:2]:
        page.add(*row, width=9)
    for parts, rest in (
        ([*levels, *own], ["年度指标值", "实际完成值", "自评得分"]),
        (["产出指标", "数量指标", "改造长度", "60", "60", "60"], ["≥5公里", "5公里", "60"]),
        (["效益指标", "社会效益指标", "满意度", "40", "40", "40"], ["≥90%", "92%", "38"]),
    ):
        page.add(*[parts[i] for i in order], *rest)
    page.add("合计", *(["100", "<", "100", "<", "100"] if beside else ["<", "<", "100", "100", "100"]), "", "", "98")
    assert read(page)[:2] == (["60", "40", "100"], ["60", "38", "98"])
