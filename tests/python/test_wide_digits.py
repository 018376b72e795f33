"""Amounts next to their labels, with digits of full width and blanks of other kinds, as Chinese input methods give."""

import pytest

import perfeval as pe

INDICATORS = [
    ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "改造长度", "≥5公里", "5公里", "90", "90"],
]


def budget_of(*rows: list[str]) -> list[tuple[str, str]]:
    """Labels and annual budgets of the lines in a form with these rows."""
    (form,) = pe.read([["项目支出绩效自评表"], ["项目名称", "管网改造"], *rows, *INDICATORS]).forms
    return [(line.label.text, str(line.annual_budget.value)) for line in form.budget]


@pytest.mark.parametrize("digits", ["120", "１２０"], ids=["narrow", "wide"])
def test_an_amount_in_one_cell_with_its_label(digits: str) -> None:
    row = [f"年度资金总额：{digits}万元", "其中：财政拨款100万元", "其他资金20万元"]
    assert budget_of(row)[0] == ("年度资金总额", "120")


def test_a_part_in_one_cell_with_its_label() -> None:
    row = ["年度资金总额：120万元", "其中：财政拨款１２０万元"]
    assert [amount for _, amount in budget_of(row)] == ["120", "120"]


@pytest.mark.parametrize("blank", ["", "\u3000", "\u00a0", " "])
@pytest.mark.parametrize("amount", ["120（设备100）", "１２０（设备１００）"], ids=["narrow", "wide"])
def test_an_amount_with_parts_in_brackets_behind_it(blank: str, amount: str) -> None:
    rows = [["项目资金（万元）", "全年预算数", "全年执行数"], ["年度资金总额", blank + amount, "120"]]
    assert budget_of(*rows) == [("年度资金总额", "120")]
