"""Strategies of hypothesis: targets, actuals, weights and whole forms, as they are printed."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from perfeval import _core
from perfeval._core import Form
from perfeval.numbers import round as exact_round

__all__ = ["actuals", "forms", "targets", "weights"]


def targets(places: int = 2) -> st.SearchStrategy[Decimal]:
    """Targets above 0, as printed: Decimals with up to `places` decimal places, the simplest first."""
    return st.one_of(st.integers(1, 100).map(Decimal), _decimals(1, 1_000_000, places))


def actuals(target: Decimal | None = None, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Actuals as printed; given a target, also multiples of a twentieth up to four times it, and its neighbours."""
    anything = st.one_of(
        st.integers(0, 200).map(Decimal), _decimals(0, 2_000_000, places), st.integers(-20, -1).map(Decimal)
    )
    if target is None:
        return anything
    near = st.integers(0, 80).map(lambda k: target * k * Decimal("0.05"))
    next_to_it = st.sampled_from(["0", "0.01", "-0.01", "1", "-1"]).map(lambda step: target + Decimal(step))
    return st.one_of(anything, near, next_to_it)


def weights() -> st.SearchStrategy[Decimal]:
    """Weights of 1 to 100 points, including halves."""
    return st.one_of(st.integers(1, 100).map(Decimal), st.integers(1, 199).map(lambda n: Decimal(n) / 2))


@st.composite
def forms(draw: st.DrawFn, rows: int = 6) -> Form:
    """Forms as printed, with correct and incorrect figures: up to `rows` indicators, read by the recogniser."""
    lines = draw(st.lists(_indicator_lines(), min_size=1, max_size=rows))
    budget, executed = draw(st.integers(1, 10_000)), draw(st.integers(0, 12_000))
    total = sum((Decimal(line[6]) for line in lines), Decimal(0))
    printed = draw(st.one_of(st.just(total), st.integers(0, 120).map(Decimal)))
    table = [
        ["项目支出绩效自评表"],
        ["项目名称", "道路养护"],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", str(budget), str(budget), str(executed), "10", _percent(executed, budget), "10"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        *lines,
        ["总分", "", "", "", "", "100", str(printed), ""],
    ]
    (form,) = _core.read_tables([_core.Table(table)]).forms
    return form


@st.composite
def _indicator_lines(draw: st.DrawFn) -> list[str]:
    level1, level2, unit = draw(
        st.sampled_from(
            [
                ("产出指标", "数量指标", "公里"),
                ("产出指标", "质量指标", "%"),
                ("效益指标", "社会效益指标", "人"),
                ("满意度指标", "服务对象满意度指标", "%"),
            ]
        )
    )
    sign = draw(st.sampled_from(["≥", "≤", "=", "＞", ""]))
    target = draw(targets())
    weight = draw(st.integers(1, 50))
    score = draw(st.integers(0, weight))
    return [
        level1,
        level2,
        "指标",
        f"{sign}{target:f}{unit}",
        f"{draw(actuals(target)):f}{unit}",
        str(weight),
        str(score),
        "",
    ]


def _decimals(least: int, most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda n: Decimal(n).scaleb(-places))


def _percent(part: int, whole: int) -> str:
    return f"{exact_round(Fraction(100 * part, whole), 2, 'half_up')}%"
