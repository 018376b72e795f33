"""Fifteen published forms from other places as documents, compared with recorded facts (tests/data/layouts)."""

import json
from pathlib import Path
from typing import Any

import pytest

import perfeval as pe

LAYOUTS = Path(__file__).resolve().parents[1] / "data" / "layouts"
FORMS = json.loads((LAYOUTS / "facts.json").read_text("utf-8"))["forms"]
ALL = [(number, ending) for number in range(1, len(FORMS) + 1) for ending in ("docx", "xlsx", "html")]
CATEGORIES = {"产出": "output", "效益": "benefit", "满意度": "satisfaction", "成本": "cost"}
KINDS = {"数量": "quantity", "质量": "quality", "时效": "timeliness", "成本": "cost", "经济": "economic"}
KINDS |= {"社会": "social", "生态": "ecological", "可持续": "sustainability", "服务对象": "satisfaction"}
KINDS |= {"公众": "satisfaction", "经济成本": "cost", "社会成本": "cost"}
PARTS = {"initial": "initial_budget", "annual": "annual_budget", "executed": "executed", "rate": "execution_rate"}
PARTS |= {"weight": "weight", "score": "score"}
# The facts give 全年 of these for what stands in no cell of its own, or print the execution as another row.
NOT_IN_THE_FUND_TABLE = {(1, "weight"), (2, "weight"), (7, "weight"), (6, "rate"), (6, "score")}


def read(number: int, ending: str) -> Any:
    forms = pe.read(LAYOUTS / f"{number:02}.{ending}").forms
    assert len(forms) == 1
    return forms[0]


def cell_text(cell: Any) -> str:
    return "" if cell is None else cell.text.strip()


def said(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize(("number", "ending"), ALL)
def test_every_budget_figure_is_that_of_the_facts(number: int, ending: str) -> None:
    form, facts = read(number, ending), FORMS[number - 1]
    lines = [line for line in form.budget if number != 6 or line.line == "total"]
    for line, fact in zip(lines, facts["budget"], strict=False):
        for key, part in PARTS.items():
            if (number, key) not in NOT_IN_THE_FUND_TABLE:
                assert cell_text(getattr(line, part)) == said(fact[key]), (fact["line"], key)
    if facts["budget"]:
        assert lines[0].line == "total"
    if number in (1, 2, 7):  # 得分(20分*执行率)
        assert str(form["budget.total.weight"].value) == facts["budget"][0]["weight"]


def target_and_actual(number: int, row: dict[str, Any]) -> tuple[str, str]:
    target = said(row["target"]).split(" (")[0].replace("(text)", "较上年提升")
    if number == 5:
        target = row["target"].split(" ")[1]
    if number == 8:
        target = row["target"].split(" ")[1]
    return target, said(row["actual"]).replace("(text)", "较上年提升")


@pytest.mark.parametrize(("number", "ending"), ALL)
def test_every_indicator_is_that_of_the_facts(number: int, ending: str) -> None:
    form, facts = read(number, ending), FORMS[number - 1]
    rows = [row for row in form.indicators if row.name.text not in ("……", "预算执行率") or number == 6]
    if facts["indicators"]:
        assert len(rows) == len(facts["indicators"])
    for row, fact in zip(rows, facts["indicators"], strict=False):
        target, actual = target_and_actual(number, fact)
        assert row.name.text == fact["name"]
        assert row.level1.text.startswith(fact["level1"])
        if fact["level1"] in CATEGORIES:
            assert row.category == CATEGORIES[fact["level1"]]
        if fact["level2"] in KINDS:
            assert row.kind == KINDS[fact["level2"]]
        if number != 15:  # the rule stands there as text
            assert cell_text(row.target) == target
        assert cell_text(row.actual) == actual
        assert cell_text(row.weight) == said(fact["weight"])
        assert cell_text(row.score) == said(fact["score"]).split(" ")[0]
        assert cell_text(row.reason) == fact.get("reason", "")


@pytest.mark.parametrize(("number", "ending"), ALL)
def test_title_year_and_total_are_those_of_the_facts(number: int, ending: str) -> None:
    form, facts = read(number, ending), FORMS[number - 1]
    assert form.year == facts["year"]
    if facts["printed_total"]:
        printed = form.total.weight if number == 8 else form.total.score
        assert printed.text == facts["printed_total"]
    if number not in (13, 14, 15):
        assert not [trouble for trouble in form.troubles if trouble.kind != "unknown-column"]


def found(number: int, ending: str) -> set[tuple[str, str, str]]:
    return {(f.code, f.severity, f.field) for f in pe.audit(LAYOUTS / f"{number:02}.{ending}").findings}


# The anomalies that reviewers noted and that the facts carry in full, as the catalogue's findings.
ANOMALIES = {
    2: ("total-mismatch", "error", "total.score"),  # 20 + 60 + 40 = 120, printed 100
    6: ("funds-sum", "error", "budget.total.executed"),  # 197.33 + 5.638 = 202.968, printed 197.33
    8: ("form-unfilled", "warning", "indicators"),  # published unfilled
    10: ("unit-mismatch", "warning", "indicators[1].actual"),  # 100% against 1000件
    12: ("rate-rounding", "note", "budget.total.execution_rate"),  # 46/148 = 31.08%, printed 31.00%
}
NO_ERRORS = (1, 3, 4, 7, 10, 12, 13, 14)


@pytest.mark.parametrize(("number", "ending"), ALL)
def test_the_anomalies_of_the_facts_are_found(number: int, ending: str) -> None:
    findings = found(number, ending)
    if number in ANOMALIES:
        assert ANOMALIES[number] in findings
    if number in NO_ERRORS:  # 1: the scores sum to 71.7; 7: a merged score is no missing one
        assert not [finding for finding in findings if finding[1] == "error"]
    if number == 7:
        assert not [finding for finding in findings if finding[0] == "score-missing"]
