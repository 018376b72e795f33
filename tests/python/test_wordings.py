"""Headers and labels worded as no form was seen to word them are read as an official would read them."""

from collections import defaultdict
from pathlib import Path

import pytest
from compositions import read_figures
from wordings import NORMAL_FORMS, has_kind, outcome, reworded

import perfeval as pe

WORDINGS: dict[str, list[str]] = defaultdict(list)
for line in (Path(__file__).resolve().parents[1] / "data" / "wordings.tsv").read_text("utf-8").splitlines():
    if line and not line.startswith("#"):
        kind, wording = line.split("\t")
        WORDINGS[kind].append(wording)


@pytest.mark.parametrize("kind", WORDINGS)
def test_a_wording_is_read(kind: str) -> None:
    wrong = []
    for wording in WORDINGS[kind]:
        for name in NORMAL_FORMS:
            if has_kind(name, kind):
                found = outcome(name, kind, wording)
                wrong += [(wording, name, one) for one in (*found.moved, *found.lost)]
    assert wrong == []


@pytest.mark.parametrize("kind", ["other_amount", "other_figure"])
def test_another_column_takes_no_place_in_front_of_the_others(kind: str) -> None:
    """Of two columns with one meaning it would be the first."""
    found = [
        (w, n, outcome(n, kind, w, in_front=True).moved)
        for w in WORDINGS[kind]
        for n in NORMAL_FORMS
        if has_kind(n, kind)
    ]
    assert [one for one in found if one[2]] == []


@pytest.mark.parametrize("name", NORMAL_FORMS)
def test_the_usual_words_are_read(name: str) -> None:
    plain = NORMAL_FORMS[name]
    assert reworded(name, "annual", "全年预算数").figures() == plain.figures()
    assert outcome(name, "annual", "全年预算数").moved == []


# A wording with two readings is given none: the figures under it are lost, and no others change.
@pytest.mark.parametrize(
    ("name", "kind", "wording"),
    [
        ("project", "actual", "目标达成数"),  # the number that is to be reached, or was
        ("project", "executed", "项目支出合计"),  # what was spent, or one kind of expenditure
        ("project", "target", "批复数"),  # a target, or money
        ("transfer", "annual", "实际金额"),  # what arrived, or was spent
        ("project", "unit", "管理单位"),  # who uses the money, or oversees it
    ],
)
def test_an_open_wording_moves_nothing(name: str, kind: str, wording: str) -> None:
    found = outcome(name, kind, wording)
    assert (found.moved, found.lost == []) == ([], False)


# Labels of the head and their values, worded as no form was seen to word them.
LABELS = [
    *((label, "2022", "year", "2022") for label in ("项目所属年度", "绩效自评年度", "资金使用年度", "绩效评价年度")),
    *((label, "2022", "year", "2022") for label in ("项目执行年度", "填报年份", "考评年度", "会计年度")),
    *((label, "万元", "money", "万元") for label in ("币种单位", "资金金额单位", "预算金额单位")),
    *((label, "优", "total.grade", "优") for label in ("综合等级", "得分等级", "综合评定等级", "绩效自评等次")),
    *((label, "优", "total.grade", "优") for label in ("自评评价等级", "自评定级", "总评等级", "最终等级")),
]


@pytest.mark.parametrize(("label", "value", "field", "right"), LABELS)
def test_a_label_of_the_head_is_read(label: str, value: str, field: str, right: str) -> None:
    rows = [
        ["项目支出绩效自评表"],
        ["项目名称", "乡村道路养护", "实施单位", "某公路段"],
        [label, value, "项目类别", "经常性"],
        ["项目资金", "全年预算数", "全年执行数", "执行率"],
        ["年度资金总额", "100", "80", "80%"],
        ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "养护里程", "≥120公里", "121公里", "50", "50"],
    ]
    assert [read_figures(form)[field] for form in pe.read(rows).forms] == [right]


GOALS = [
    ("项目年度绩效目标", "项目绩效目标完成情况"),
    ("总体绩效目标", "总体绩效目标完成情况"),
    ("计划目标", "完成目标情况"),
    ("预设目标", "实际完成情况"),
    ("申报绩效目标", "绩效目标自评情况"),
    ("原定目标", "完成情况"),
]


@pytest.mark.parametrize(("target", "actual"), GOALS)
def test_the_words_above_a_goal_are_not_the_goal(target: str, actual: str) -> None:
    rows = [
        ["项目支出绩效自评表"],
        ["项目名称", "乡村道路养护", "实施单位", "某公路段"],
        ["年度总体目标", target, actual],
        ["", "养护道路。", "已养护。"],
        ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "养护里程", "≥120公里", "121公里", "50", "50"],
    ]
    goals = [(form.goal.target.text, form.goal.actual.text) for form in pe.read(rows).forms]
    assert goals == [("养护道路。", "已养护。")]
