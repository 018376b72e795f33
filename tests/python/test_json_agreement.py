"""What JSON gives beside a text is what the text says: a contradiction is reported, and the text is taken."""

import json
import pickle
from decimal import Decimal
from typing import Any

import pytest
from pages import Page, to_html

import perfeval as pe
from perfeval import _core


def read(form: dict[str, Any]) -> pe.Document:
    return _core.read_bytes(json.dumps({"schema": 1, "forms": [form]}).encode(), "form.json")


def rows(**row: Any) -> dict[str, Any]:
    return {"year": 2023, "money": "万元", "indicators": [row]}


def funds(**line: Any) -> dict[str, Any]:
    return {"money": "元", "budget": [line]}


# A form, the key that contradicts, what was found there, and what the text says.
CONTRADICTIONS: list[tuple[dict[str, Any], str, str, str]] = [
    (rows(weight={"text": "12%", "value": "0.13"}), "indicators[1].weight.value", "0.13", "12"),
    (rows(weight={"text": "12%", "value": "0.12"}), "indicators[1].weight.value", "0.12", "12"),
    (rows(score={"text": "8", "value": 9}), "indicators[1].score.value", "9", "8"),
    (rows(score={"text": "8分", "value": "8", "unit": "%"}), "indicators[1].score.unit", '"%"', '"分"'),
    (rows(score={"text": "8", "unit": "分"}), "indicators[1].score.unit", '"分"', '""'),
    (rows(score={"text": "", "value": "7"}), "indicators[1].score.value", "7", "blank"),
    (rows(score={"text": "—", "value": "7"}), "indicators[1].score.value", "7", "dash"),
    (rows(score={"text": "优秀", "value": "7"}), "indicators[1].score.value", "7", "unreadable"),
    (rows(score={"text": "8", "content": "blank"}), "indicators[1].score.content", "blank", "number"),
    (rows(score={"text": "", "content": "number"}), "indicators[1].score.content", "number", "blank"),
    (rows(score={"text": "优秀", "content": "number"}), "indicators[1].score.content", "number", "unreadable"),
    (rows(score={"text": "8", "merged": True}), "indicators[1].score.merged", "true", "false"),
    (rows(target={"text": "90%", "content": "blank"}), "indicators[1].target.content", "blank", "words"),
    (
        rows(target="≥90%", wanted={"kind": "number", "sign": "at_least", "low": "95", "high": "95", "unit": "%"}),
        "indicators[1].wanted",
        "another statement",
        "what the text states",
    ),
    (
        rows(actual="", found={"kind": "number", "low": "5", "high": "5"}),
        "indicators[1].found",
        "another statement",
        "what the text states",
    ),
    (
        rows(target="12月底前", wanted={"kind": "date", "first": "2022-12-31", "last": "2022-12-31", "by": True}),
        "indicators[1].wanted",
        "another statement",
        "what the text states",
    ),
    (rows(level1="产出指标", category="benefit"), "indicators[1].category", "benefit", "output"),
    (rows(level2="时效指标", kind="quality"), "indicators[1].kind", "quality", "timeliness"),
    (funds(label="上年结转资金", line="other"), "budget[1].line", "other", "carry_over"),
    (funds(label="x", executed={"text": "250万元", "value": "250"}), "budget[1].executed.value", "250", "2500000"),
    ({"year_cell": "2023年度", "year": 2022}, "year", "2022", "2023"),
    ({"total": {"score": {"text": "95（优）", "value": "59"}}}, "total.score.value", "59", "unreadable"),
]


@pytest.mark.parametrize(("form", "place", "found", "says"), CONTRADICTIONS, ids=lambda one: str(one)[:40])
def test_a_contradiction_is_reported_and_the_text_is_taken(
    form: dict[str, Any], place: str, found: str, says: str
) -> None:
    document = read(form)
    [trouble] = document.troubles
    assert (trouble.kind, trouble.found) == ("wrong-value", found)
    assert trouble.at.endswith(f"(forms[1].{place})")
    assert trouble.expected.startswith(f"{says}, as the text ")
    assert trouble.expected.endswith("correct one of the two")
    chinese = _core.trouble_text(trouble, "zh")
    assert "已按文字读取" in chinese
    assert document.forms == read(without(form, place)).forms
    with pytest.raises(pe.errors.InvalidValue, match="as the text"):
        pe.Form.from_json(json.dumps({"schema": 1, "forms": [form]}))


def without(form: dict[str, Any], place: str) -> dict[str, Any]:
    """The form without the key that contradicts."""
    changed: dict[str, Any] = json.loads(json.dumps(form))
    *parents, key = place.replace("[1]", ".0").split(".")
    inner: Any = changed
    for parent in parents:
        inner = inner[int(parent) if parent == "0" else parent]
    del inner[key]
    return changed


AGREEMENTS: list[dict[str, Any]] = [
    rows(score={"text": "8.50", "value": "8.5"}),  # the text keeps its scale
    rows(score={"text": "8", "value": 8, "content": "number"}),
    rows(score={"value": "8"}),
    rows(score={"text": "", "content": "absent"}),
    rows(score={"content": "absent"}),
    rows(score={"text": "8分", "value": "8", "unit": "分"}),
    rows(level1="履职效能", category="output"),  # another scheme, by someone's own hand
    rows(level1="其他", level2="其他指标", kind="quality"),
    rows(target="12月31日", wanted={"kind": "date", "first": "2023-12-31", "last": "2023-12-31"}),
    rows(target="≥90%", wanted=None),
    rows(wanted={"kind": "number", "low": "5", "high": "5"}),  # a statement alone, as a value alone
    funds(label="上年结转资金", line="carry_over"),
    funds(label="年度资金总额", line="line"),  # the sums of a form may say so
    funds(label="其他资金", line="total"),
    funds(label="结余", line="carry_over"),
    funds(label="x", executed={"text": "250万元", "value": "2500000", "unit": "万元"}),
    {"total": {"score": {"text": "95（优）", "value": "95", "content": "number"}}},
    {"year_cell": "2022-2023年度", "year": 2022},
    {"year_cell": "2023年度", "year": None},
]


@pytest.mark.parametrize("form", AGREEMENTS, ids=lambda one: str(one)[:40])
def test_what_agrees_is_taken_as_given(form: dict[str, Any]) -> None:
    assert read(form).troubles == []


def test_the_scale_of_the_text_is_kept() -> None:
    [form] = read(AGREEMENTS[0]).forms
    assert str(form.indicators[0].score.value) == "8.50"


def test_a_row_and_a_line_are_pickled_without_their_form() -> None:
    form = pe.Form.from_json(json.dumps({"schema": 1, "forms": [{
        "year": 2023, "money": "元",
        "budget": [{"label": "资金总额", "annual_budget": "(19.50)", "executed": "250万元", "execution_rate": "12%"}],
        "indicators": [{"name": "竣工", "target": "12月底前", "actual": "11月"}, {"target": "1年内", "score": "8分"}],
    }]}))  # fmt: skip
    line = form.budget[0]
    figures = (line.annual_budget, line.executed, line.execution_rate, form.indicators[1].score)
    assert [figure.value for figure in figures] == [Decimal(text) for text in ("-19.50", "2500000", "12", "8")]
    for part in (*form.budget, *form.indicators, *figures):
        assert pickle.loads(pickle.dumps(part)) == part


def test_what_readers_make_is_no_contradiction() -> None:
    """A second total of the funds, a dash above a sentence in the goals, and a year that stands below the rows."""
    page = Page()
    for row in (
        ("项目支出绩效自评表", "<", "<", "<", "<", "<", "<"),
        ("项目名称", "森林防火", "<", "<", "<", "<", "<"),
        ("资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", "10", "10", "9", "10", "90%", "9"),
        ("年度资金总额", "10", "10", "9", "10", "90%", "9"),
        ("年度总体目标", "预期目标", "<", "<", "实际完成情况", "<", "<"),
        ("^", "无", "<", "<", "无", "<", "<"),
        ("^", "防火巡护全覆盖。", "<", "<", "已完成。", "<", "<"),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("产出指标", "时效指标", "完成时间", "12月", "12月", "90", "90"),
        ("总分", "<", "<", "<", "<", "100", "99"),
        ("年度", "2023", "<", "<", "<", "<", "<"),
    ):
        page.add(*row)
    (form,) = pe.read(to_html(page)).forms
    assert pe.Form.from_json(form.to_json()) == form


def trouble_of(form: dict[str, Any]) -> tuple[str, str, str]:
    (trouble,) = read(form).troubles
    return trouble.at, trouble.found, trouble.expected


def test_a_unit_keeps_its_meaning() -> None:
    """One 万元 is 10,000 元, whatever the JSON says: otherwise 200,000 元 would overshoot 20万元 ten thousandfold."""
    row = {"name": "补助", "target": "≥20万元", "actual": "200000元", "weight": "10", "score": "10"}
    form = json.loads(read({"indicators": [row]}).forms[0].to_json())["forms"][0]
    wanted = form["indicators"][0]["wanted"]
    wanted["unit"]["numerator"] = 1
    at, found, _ = trouble_of(form)
    assert at.endswith("(forms[1].indicators[1].wanted)")
    assert found == "another statement"
    assert read(form).forms == read({"indicators": [row]}).forms


def test_a_subtotal_covers_a_row_once() -> None:
    row = {"name": "里程", "target": "1公里", "actual": "1公里", "weight": "50", "score": "50"}
    total = {"label": "小计", "weight": "100", "score": "100", "rows": [1, 1]}
    at, found, expected = trouble_of({"indicators": [row, row], "subtotals": [total]})
    assert at.endswith("(forms[1].subtotals[1].rows)")
    assert (found, expected) == ("1 twice", "each indicator once; the rows were left out")
