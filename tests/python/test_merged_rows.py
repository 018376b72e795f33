"""A score cell over several rows, read from every format that has merged cells."""

import json

import pytest

import perfeval as pe
from perfeval.render_forms import forms_bytes

ROWS = [
    # level1, level2, name, target, actual, weight, score; the first two have one score: 10 + 10 x 4/5
    ("产出指标", "数量指标", "任务1", "≥5次", "5次", "10", "18"),
    ("产出指标", "数量指标", "任务2", "≥5次", "4次", "10", ""),
    ("产出指标", "质量指标", "合格率", "≥95%", "96%", "30", "30"),
    ("效益指标", "社会效益指标", "知晓率", "≥90%", "95%", "30", "30"),
    ("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "95%", "10", "10"),
]
KEYS = ("level1", "level2", "name", "target", "actual", "weight", "score")


def form_with(score: str, total: str) -> pe.Form:
    rows: list[dict[str, object]] = [dict(zip(KEYS, row, strict=True)) for row in ROWS]
    rows[0] |= {"score": score, "reason": "部分延期"}
    rows[1]["score"] = {"text": "", "merged": True}
    line = {
        "initial_budget": "100",
        "annual_budget": "100",
        "executed": "100",
        "execution_rate": "100%",
        "weight": "10",
        "score": "10",
    }
    form = {
        "kind": "project",
        "title": "项目支出绩效自评表",
        "project": "甲项目",
        "department": "甲局",
        "unit": "乙单位",
        "year": 2022,
        "money": "万元",
        "budget": [{"label": "年度资金总额", **line}],
        "goal": {"target": "做好工作", "actual": "完成任务"},
        "indicators": rows,
        "total": {"label": "总分", "weight": "100", "score": total},
    }
    return pe.read(json.dumps({"schema": 1, "forms": [form]}, ensure_ascii=False).encode()).forms[0]


@pytest.mark.parametrize("layout", ["json", "docx", "xlsx", "html"])
def test_a_score_over_two_rows_is_held_against_both(layout: str) -> None:
    read = pe.read(forms_bytes([form_with("18", "98")], layout))
    assert read.forms[0]["indicators[2].score"].merged
    assert not pe.audit(read).findings
    assert pe.score(read.forms[0]).total == 98


@pytest.mark.parametrize("layout", ["json", "docx", "xlsx", "html"])
def test_a_score_that_only_one_row_earns_is_below_the_rule(layout: str) -> None:
    found = pe.audit(pe.read(forms_bytes([form_with("9", "89")], layout))).findings
    assert [(f.code, f.field, f.expected) for f in found] == [("score-below-rule", "indicators[1].score", "18")]


def test_the_lines_of_merged_rows_name_the_first() -> None:
    lines = {line.row: line for line in pe.score(form_with("18", "98")).lines}
    assert (lines[1].weight, lines[1].printed, lines[1].taken, lines[1].with_row) == (20, 18, 18, 0)
    assert (lines[2].scored, lines[2].with_row) == (False, 1)
