"""For each code two forms that differ in little: one where it must be found, and a brother where it must not.

Every expectation is worked out by hand from docs/findings.md and docs/rules.md; `why` shows the reason.
"""

import json

import pytest
from judged_forms import Case, Row, findings_of, form_of, found, missing, quantity, shown, too_many

import perfeval as pe

SCORE, ACTUAL, TARGET = "indicators[1].score", "indicators[1].actual", "indicators[1].target"
ROW, REASON = "indicators[1]", "indicators[1].reason"
ABOVE, BELOW = "score-above-rule", "score-below-rule"
LATE = "天气不好"
SOCIAL: Row = ("社会效益", "及时通车", "=7项", "7项", "30", "30", "")
PLEASED: Row = ("服务对象满意度", "群众满意", "=7项", "7项", "10", "10", "")


def words(target: str, actual: str, score: str, reason: str = "") -> Row:
    return ("社会效益", "出行条件", target, actual, "10", score, reason)


def timely(name: str, target: str, actual: str, score: str = "10", reason: str = "") -> Row:
    return ("时效", name, target, actual, "10", score, reason)


def sums(**totals: object) -> dict[str, object]:
    return {"total": {"label": "总分", **totals}}


CASES = [
    # ---- weights
    Case(
        "weights_and_no_total",
        "10 + 55 + 30 + 10 = 105, the form prints no total weight",
        (found("weight-sum", "warning", "total.weight"),),
        (quantity("≥5次", "5次", "55", "55"),),
        other=sums(score="105"),
    ),
    Case("weights_of_100_and_no_total", "10 + 90", (), other=sums(score="100"), never=("weight-sum",)),
    Case(
        "total_weight_of_the_indicators",
        "90 without the 10 of the execution",
        (),
        other=sums(weight="90", score="100"),
        never=("weight-sum",),
    ),
    Case(
        "no_weight_for_the_execution",
        "90, and 100 with the 10 that are not printed",
        (),
        funds=("100", "100", "100", "100%", "", ""),
        other=sums(weight="100", score="90"),
        never=("weight-sum", "total-mismatch", "weight-missing", "score-missing"),
    ),
    Case(
        "structure_of_its_own",
        "10/45/35/10 for 10/50/30/10",
        (found("weight-structure", "note", "indicators"),),
        (quantity("≥5次", "5次", "45", "45"), ("社会效益", "通行", "=5次", "5次", "35", "35", ""), PLEASED),
        alone=True,
    ),
    Case("structure_as_usual", "10/50/30/10", (), never=("weight-structure",)),
    Case(
        "no_benefit",
        "80 for the output and 10 for the satisfaction",
        (found("category-missing", "warning", "indicators"),),
        (quantity("≥5次", "5次", "80", "80"), PLEASED),
        alone=True,
    ),
    Case(
        "no_satisfaction",
        "it may be left out",
        (),
        (quantity("≥5次", "5次", "60", "60"), SOCIAL),
        alone=True,
        never=("category-missing",),
    ),
    # ---- scores and weights
    Case(
        "execution_above_its_weight",
        "10.5 of 10, and nothing else is said of it",
        (found("score-above-weight", "error", "budget.total.score"),),
        funds=("100", "100", "100", "100%", "10", "10.5"),
        never=("execution-score",),
    ),
    Case(
        "negative_amount",
        "-5 spent",
        (found("negative-value", "error", "budget.total.executed"),),
        funds=("100", "100", "-5", "—", "10", "0"),
    ),
    Case(
        "row_of_deductions",
        "98 = 100 - 2",
        (),
        (
            quantity("≥5次", "5次", "50", "50"),
            ("数量", "扣分项：审计发现问题", "", "1项", "0", "-2", "审计整改"),
            SOCIAL,
            PLEASED,
        ),
        alone=True,
        never=("negative-value", "total-mismatch", "score-missing", "target-missing"),
    ),
    Case(
        "weight_rounded_to_the_places_of_the_score",
        "3.33 at one place is 3.3: nothing is deducted",
        (),
        (quantity("≥5次", "5次", "3.33", "3.3"),),
        never=("deduction-without-reason", "target-met-deducted", BELOW),
    ),
    Case(
        "less_than_the_rounded_weight",
        "3.33 at one place is 3.3, not 3.2; cut it is 3.3 as well",
        (
            found("target-met-deducted", "warning", SCORE),
            found("deduction-without-reason", "note", REASON, None, None, SCORE),
        ),
        (quantity("≥5次", "5次", "3.33", "3.2"),),
    ),
    Case(
        "score_without_weight",
        "10 points of nothing",
        (found("weight-missing", "warning", "indicators[1].weight"),),
        (quantity("≥5次", "5次", "", "10"),),
    ),
    Case(
        "weight_without_score",
        "10 points to be given",
        (found("score-missing", "warning", SCORE),),
        (quantity("≥5次", "5次", "10", ""),),
    ),
    Case(
        "weight_with_a_dash_as_score",
        "a dash says that there is none",
        (),
        (quantity("≥5次", "5次", "10", "—"),),
        never=("score-missing", "number-unreadable"),
    ),
    Case(
        "score_in_letters",
        "十分 is not a number",
        (found("number-unreadable", "warning", SCORE),),
        (quantity("≥5次", "5次", "10", "十分"),),
        never=("total-mismatch",),
    ),
    Case(
        "score_with_a_question_mark",
        "10? is a figure of which its reader is not certain: nothing is said against it",
        (found("number-unreadable", "note", SCORE),),
        (quantity("≥5次", "5次", "10", "10?"),),
        never=("total-mismatch",),
    ),
    Case(
        "score_with_its_unit",
        "10分 is 10",
        (),
        (quantity("≥5次", "5次", "10", "10分"),),
        total="100",
        never=("number-unreadable",),
    ),
    # ---- sums
    Case(
        "subtotal_one_less",
        "50 + 30 + 10 = 90, printed 89",
        (found("subtotal-mismatch", "error", "subtotals[1].score", "90", "last-digit"),),
        other={"subtotals": [{"label": "小计", "weight": "90", "score": "89", "rows": [1, 2, 3]}]},
        never=("total-mismatch",),
    ),
    Case(
        "subtotal_of_its_rows",
        "50 + 30 + 10 = 90",
        (),
        other={"subtotals": [{"label": "小计", "weight": "90", "score": "90", "rows": [1, 2, 3]}]},
        never=("subtotal-mismatch",),
    ),
    Case(
        "heading_with_other_points",
        "40 in the heading, 50 in the rows",
        (found("subtotal-mismatch", "error", "subtotals[1].weight", "50"),),
        other={"subtotals": [{"label": "产出指标(40分)", "weight": "40", "score": "", "rows": [1]}]},
    ),
    Case(
        "heading_with_its_points",
        "50 in the heading and in the rows",
        (),
        other={"subtotals": [{"label": "产出指标(50分)", "weight": "50", "score": "", "rows": [1]}]},
        never=("subtotal-mismatch",),
    ),
    Case(
        "sources_of_fewer_decimals",
        "33.3 + 66.7 = 100.0, at most 0.05 + 0.05 beside 100.03",
        (found("funds-sum", "note", "budget.total.executed"),),
        funds=("100.03", "100.03", "100.03", "100%", "10", "10"),
        lines=(("其中：当年财政拨款", "33.3", "33.3", "33.3"), ("其他资金", "66.7", "66.7", "66.7")),
    ),
    Case(
        "sources_that_add_up",
        "33.33 + 66.70 = 100.03",
        (),
        funds=("100.03", "100.03", "100.03", "100%", "10", "10"),
        lines=(("其中：当年财政拨款", "33.33", "33.33", "33.33"), ("其他资金", "66.70", "66.70", "66.70")),
        never=("funds-sum",),
    ),
    Case(
        "fair_called_qualified",
        "10 + 15 + 30 + 10 = 65 is 中, which 合格 is",
        (),
        (quantity("≥100项", "30项", "50", "15", LATE),),
        grade="合格",
        never=("grade-mismatch",),
    ),
    Case(
        "fair_called_good",
        "65 is 中",
        (found("grade-mismatch", "error", "total.grade", "中"),),
        (quantity("≥100项", "30项", "50", "15", LATE),),
        grade="良好",
    ),
    # ---- execution
    Case(
        "rate_of_a_source_left_out",
        "54 of 60 is a rate",
        (found("rate-missing", "note", "budget.appropriation.execution_rate"),),
        funds=("100", "100", "94", "94%", "10", "9.4"),
        lines=(("其中：当年财政拨款", "60", "60", "54", ""), ("其他资金", "40", "40", "40", "100%")),
    ),
    Case(
        "rate_with_a_dash",
        "a dash says that there is none",
        (),
        funds=("100", "100", "90", "—", "10", "9"),
        never=("rate-missing", "rate-mismatch"),
    ),
    Case(
        "execution_in_full_by_rounding",
        "99.6 of 100 is 9.96, printed 10",
        (found("execution-rounded-up", "note", "budget.total.score"),),
        funds=("100", "100", "99.6", "99.6%", "10", "10"),
        never=("execution-score",),
    ),
    Case(
        "execution_in_full_of_a_full_rate",
        "100% at no places",
        (),
        funds=("100", "100", "99.6", "100%", "10", "10"),
        never=("execution-rounded-up", "execution-score", "rate-mismatch"),
    ),
    Case(
        "source_overspent",
        "70 of 60 from the appropriation, 100 of 100 in all",
        (found("over-execution", "warning", "budget.appropriation.executed"),),
        lines=(("其中：当年财政拨款", "60", "60", "70"), ("其他资金", "40", "40", "30")),
    ),
    Case(
        "source_spent",
        "60 of 60",
        (),
        lines=(("其中：当年财政拨款", "60", "60", "60"), ("其他资金", "40", "40", "40")),
        never=("over-execution", "funds-sum"),
    ),
    Case(
        "initial_budget_tenfold",
        "1250 beside 125 and 125",
        (found("budget-magnitude", "warning", "budget.total.initial_budget"),),
        funds=("1250", "125", "125", "100%", "10", "10"),
    ),
    Case(
        "initial_budget_of_one_digit",
        "10 beside 100 says nothing",
        (),
        funds=("10", "100", "100", "100%", "10", "10"),
        never=("budget-magnitude",),
    ),
    Case(
        "cost_target_tenfold",
        "1250 beside a budget of 125",
        (found("budget-magnitude", "warning", TARGET),),
        (("成本", "总成本", "≤1250万元", "125万元", "10", "10", ""),),
        funds=("125", "125", "125", "100%", "10", "10"),
    ),
    Case(
        "cost_target_in_yuan",
        "1250000元 are 125万元",
        (),
        (("成本", "总成本", "≤1250000元", "1250000元", "10", "10", ""),),
        funds=("125", "125", "125", "100%", "10", "10"),
        never=("budget-magnitude", "cost-execution"),
    ),
    Case(
        "annual_budget_blank",
        "the initial one does not take its place, and 90% of 10 is 9",
        (),
        funds=("100", "", "90", "90%", "10", "9"),
        never=("zero-budget", "rate-mismatch", "execution-score"),
    ),
    # ---- words on tiers
    Case("yes_and_no", "below 6", (), (words("是", "否", "5.9", LATE),), never=(ABOVE,)),
    Case("yes_and_no_too_high", "6 is not below 6", (found(ABOVE, None, SCORE),), (words("是", "否", "6", LATE),)),
    Case(
        "middle_of_three",
        "中 is [6, 8)",
        (found("target-is-scale", "note", TARGET),),
        (words("高中低", "中", "7", LATE),),
        never=(ABOVE, BELOW),
    ),
    Case(
        "middle_of_three_too_high",
        "8.5 is above it",
        (found(ABOVE, "warning", SCORE),),
        (words("高中低", "中", "8.5", LATE),),
    ),
    Case(
        "higher_of_three",
        "较高 is the top or the middle",
        (),
        (words("高中低", "较高", "7", LATE),),
        never=(ABOVE, BELOW),
    ),
    Case(
        "good_of_five",
        "良好 is the top or the middle",
        (),
        (words("优良中低差", "良好", "9", LATE),),
        never=(ABOVE, BELOW),
    ),
    Case("low_of_five", "低 is below 6", (found(ABOVE, "warning", SCORE),), (words("优良中低差", "低", "6", LATE),)),
    Case(
        "nought_on_a_scale",
        "0 is not on 好坏",
        (found("value-outside-scale", "warning", ACTUAL),),
        (words("好坏", "0", "10"),),
    ),
    Case(
        "the_same_words",
        "the top tier, [8, 10]",
        (found("target-echo", "note", ACTUAL),),
        (words("改善出行", "改善出行", "8.5", LATE),),
        never=(ABOVE, BELOW, "target-met-deducted"),
    ),
    Case("the_same_figure", "3项 is a result", (), (quantity("3项", "3项", "10", "10"),), never=("target-echo",)),
    Case(
        "one_more_than_equal_too_low",
        "10 x 5/6 = 8.33 is the least",
        (found(BELOW, "note", SCORE),),
        (quantity("=5个", "6个", "10", "8.2", LATE),),
    ),
    # ---- reasons
    Case(
        "met_and_deducted_with_a_reason",
        "the reason stands",
        (),
        (quantity("≥10次", "10次", "10", "8", LATE),),
        never=("target-met-deducted", "deduction-without-reason"),
    ),
    Case(
        "no_deviation_is_no_reason",
        "无偏差",
        (found("deduction-without-reason", "warning", REASON),),
        (quantity("≥10次", "8次", "10", "8", "无偏差"),),
    ),
    Case(
        "nothing_as_reason_in_full",
        "无 is not a reason",
        (),
        (quantity("≥10次", "10次", "10", "10", "无"),),
        never=("reason-without-deduction",),
    ),
    Case(
        "one_reason_for_all",
        "the common cell is a reason for every row",
        (),
        (quantity("≥10次", "8次", "10", "8"),),
        other={"common_reason": "部分任务受疫情影响"},
        never=("deduction-without-reason", "reason-without-deduction"),
    ),
    Case(
        "far_below_a_ceiling",
        "3 of at most 10",
        (),
        (quantity("≤10次", "3次", "10", "10"),),
        never=("overshoot-unexplained",),
    ),
    Case("twice_as_long", "a duration", (), (timely("服务期限", "30天", "60天"),), never=("overshoot-unexplained",)),
    Case(
        "far_more_with_a_reason",
        "20 of 10",
        (),
        (quantity("≥10次", "20次", "10", "10", "上级追加任务"),),
        never=("overshoot-unexplained",),
    ),
    # ---- dates
    Case(
        "deadline_in_the_name",
        "August is after the June of the name",
        (found("deadline-missed", "warning", ACTUAL),),
        (timely("2022年6月底前完工", "按时完成", "2022年8月完成"),),
    ),
    Case(
        "deadline_in_the_name_kept",
        "May is before June",
        (),
        (timely("2022年6月底前完工", "按时完成", "2022年5月完成"),),
        never=("deadline-missed",),
    ),
    Case(
        "month_of_the_deadline",
        "June may be 30 June",
        (),
        (timely("完工时间", "2022年6月30日前", "2022年6月"),),
        never=("deadline-missed",),
    ),
    Case(
        "date_of_another_year",
        "2023 on a form of 2022",
        (found("year-mismatch", "note", TARGET),),
        (timely("完工时间", "2023年6月底前", "2023年5月"),),
    ),
    Case(
        "year_before_with_carry_over",
        "carried over from 2021",
        (),
        lines=(("其中：当年财政拨款", "60", "60", "60"), ("上年结转资金", "40", "40", "40")),
        other={"project": "2021年道路养护"},
        never=("year-mismatch",),
    ),
    Case(
        "years_that_include_it", "2021 to 2022", (), other={"project": "2021-2022年道路养护"}, never=("year-mismatch",)
    ),
    # ---- costs
    Case(
        "cost_a_year",
        "90 of 100万元 a year, and 100 were spent",
        (found("cost-execution", "warning", ACTUAL),),
        (("成本", "运行成本", "≤100万元/年", "90万元/年", "10", "10", ""),),
    ),
    Case(
        "cost_of_a_part",
        "50 of a budget of 100",
        (),
        (("成本", "材料费", "≤50万元", "30万元", "10", "10", ""),),
        never=("cost-execution",),
    ),
    Case(
        "cost_within_its_last_place",
        "100 for 99.6 is off by less than 1",
        (),
        (("成本", "总成本", "≤100万元", "100万元", "10", "10", ""),),
        funds=("100", "100", "99.6", "99.6%", "10", "9.96"),
        never=("cost-execution",),
    ),
    Case(
        "unit_price_and_nothing_spent",
        "work may be done and not yet paid",
        (
            found("zero-execution-scored", "warning", SCORE),
            found("zero-execution-total", "warning", "total.score"),
        ),
        (("成本", "人均成本", "≤50元/人", "40元/人", "10", "10", ""),),
        funds=("100", "100", "0", "0%", "10", "0"),
    ),
    Case(
        "nothing_spent_and_few_points",
        "0 + 5 + 30 + 10 = 45 is below 60",
        (),
        (quantity("≥100项", "10项", "50", "5", LATE),),
        funds=("100", "100", "0", "0%", "10", "0"),
        never=("zero-execution-total",),
    ),
    Case(
        "sixty_per_cent_spent",
        "not less than 60%",
        (),
        funds=("100", "100", "60", "60%", "10", "6"),
        never=("low-execution-high-score",),
    ),
    Case(
        "little_spent_and_few_points",
        "80 of 90 are 88.9%",
        (),
        (quantity("≥100项", "80项", "50", "40", LATE),),
        funds=("100", "100", "50", "50%", "10", "5"),
        never=("low-execution-high-score",),
    ),
    Case(
        "cost_in_words",
        "no digit",
        (found("cost-not-numeric", "note", TARGET),),
        (("成本", "总成本", "不超预算", "未超预算", "10", "10", ""),),
    ),
    Case(
        "cost_a_head",
        "4元/人/次 is an amount",
        (),
        (("成本", "单价", "4元/人/次", "4元/人/次", "10", "10", ""),),
        never=("cost-not-numeric",),
    ),
    # ---- the spending rate as an indicator
    Case(
        "spending_at_no_places",
        "94.5% at no places is 95%",
        (found("rate-counted-twice", "note", ROW),),
        (timely("支付进度", "≥90%", "95%"),),
        funds=("100", "100", "94.5", "94.5%", "10", "9.45"),
        never=("rate-contradicts",),
    ),
    Case(
        "spending_one_more",
        "94.5% is not 96%",
        (found("rate-contradicts", "warning", ACTUAL),),
        (timely("支付进度", "≥90%", "96%"),),
        funds=("100", "100", "94.5", "94.5%", "10", "9.45"),
    ),
    Case(
        "spending_scored_once",
        "the form gives no points for the execution elsewhere",
        (),
        (timely("预算执行率", "≥95%", "100%"), quantity("≥5次", "5次", "50", "50"), SOCIAL, PLEASED),
        funds=("100", "100", "100", "100%", "", ""),
        alone=True,
        never=("rate-counted-twice", "rate-contradicts"),
    ),
    # ---- cells
    Case(
        "bound_in_words",
        "不低于95% is no result",
        (found("actual-is-inequality", "warning", ACTUAL),),
        (quantity("≥95%", "不低于95%", "10", "10"),),
    ),
    Case(
        "within_a_year",
        "1年内 is a period",
        (),
        (timely("办结时间", "1年内", "1年内"),),
        never=("actual-is-inequality",),
    ),
    Case(
        "dashes_for_nothing",
        "a dash says that there is none",
        (),
        (quantity("—", "/", "10", "10"),),
        never=("target-missing", "actual-missing"),
    ),
    Case(
        "square_metres",
        "平米 are 平方米",
        (),
        (quantity("≥500平米", "500平方米", "10", "10"),),
        never=("unit-mismatch",),
    ),
    Case(
        "kilometres_in_metres",
        "1000米 are 1公里",
        (),
        (quantity("≥1公里", "1000米", "10", "10"),),
        never=("unit-mismatch",),
    ),
    Case(
        "number_in_words",
        "已完成 is not a number",
        (found("unit-mismatch", "warning", ACTUAL),),
        (quantity("≥5次", "已完成", "10", "10"),),
    ),
    Case(
        "number_as_date",
        "a month is not a count",
        (found("unit-mismatch", "warning", ACTUAL),),
        (quantity("≥5次", "2022年6月", "10", "10"),),
    ),
    Case(
        "unit_in_the_name",
        "个 is in the name",
        (),
        (("数量", "任务完成（个）", "≥10", "10个", "10", "10", ""),),
        never=("unit-missing", "unit-mismatch"),
    ),
    Case(
        "comma_behind_a_target",
        "≥5次，",
        (found("stray-character", "note", TARGET),),
        (quantity("≥5次，", "5次", "10", "10"),),
    ),
    Case(
        "spaces_around_a_target",
        "spaces are layout",
        (),
        (quantity("  ≥5次 ", "5次", "10", "10"),),
        never=("stray-character",),
    ),
    Case("all_of_it", "100% needs no sign", (), (quantity("100%", "100%", "10", "10"),), never=("operator-missing",)),
    Case(
        "bound_word_in_the_target",
        "不低于 is a sign",
        (),
        (quantity("不低于95%", "96%", "10", "10"),),
        never=("operator-missing",),
    ),
    Case(
        "satisfaction_under_quantity",
        "满意 belongs to satisfaction",
        (found("indicator-misfiled", "note", ROW),),
        (("数量", "居民满意人数", "≥10人", "10人", "10", "10", ""),),
    ),
    Case(
        "row_not_filled",
        "…… and nothing else",
        (found("placeholder-indicator", "note", ROW),),
        (("数量", "……", "", "", "", "", ""),),
        never=("target-missing", "actual-missing", "weight-missing"),
    ),
    Case(
        "row_not_applicable",
        "/ in every cell",
        (),
        (("数量", "/", "/", "/", "/", "/", "/"),),
        never=("placeholder-indicator",),
    ),
    Case(
        "the_same_row_numbered",
        "指标1： and 指标2： aside",
        (found("duplicate-indicator", "warning", "indicators[2]"),),
        (
            ("数量", "指标1：植树", "≥5棵", "5棵", "10", "10", ""),
            ("数量", "指标2：植树", "≥5棵", "5棵", "10", "10", ""),
        ),
    ),
    Case(
        "two_targets_of_one_name",
        "5 and 6",
        (),
        (("数量", "植树", "≥5棵", "5棵", "10", "10", ""), ("数量", "植树", "≥6棵", "6棵", "10", "10", "")),
        never=("duplicate-indicator",),
    ),
    Case(
        "goal_repeated",
        "the completion is the goal",
        (found("goal-echo", "note", "goal.actual"),),
        other={"goal": {"target": "养护 全部道路", "actual": "养护全部道路"}},
    ),
    Case("goal_completed", "已养护", (), never=("goal-echo",)),
    Case(
        "satisfaction_in_full",
        "100% cannot be more",
        (),
        (("服务对象满意度", "居民满意度", "100%", "100%", "5", "5", ""),),
        never=("satisfaction-equals-target",),
    ),
    Case(
        "answers_that_divide",
        "37/40 is 92.5%",
        (),
        (("质量", "合格率（发放问卷40份）", "≥90%", "92.5%", "10", "10", ""),),
        never=("answers-too-exact",),
    ),
    Case(
        "nothing_filled_in",
        "every actual and score blank",
        (found("form-unfilled", "warning", "indicators"),),
        (
            quantity("≥5次", "", "50", ""),
            ("社会效益", "通车", "≥1条", "", "30", "", ""),
            ("服务对象满意度", "群众满意", "≥90%", "", "10", "", ""),
        ),
        alone=True,
        other={"total": {"label": "总分", "weight": "100", "score": ""}},
        never=("actual-missing", "score-missing"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_code_is_found_where_it_must_be_and_not_in_its_brother(case: Case) -> None:
    findings = findings_of(case)
    assert missing(case, findings) == [], (case.why, shown(findings))
    assert too_many(case, findings) == [], (case.why, shown(findings))


TOLD = "已按照年度计划完成全部道路的养护和巡查工作任务"  # 23 letters
BRIEF = "已按照年度计划完成全部道路养护工作"  # 17 letters


def paper(
    project: str = "道路养护", year: int = 2022, told: str = "已养护", row: Row | None = None, **other: object
) -> Case:
    goal = {"target": "养护全部道路", "actual": told}
    rows = (row,) if row else ()
    return Case(project, "", (), rows, other={"project": project, "year": year, "goal": goal, **other})


def measured(name: str, length: str) -> Row:
    return ("数量", name, "≥100公里", length, "10", "10", "")


def spent(project: str, executed: str, rate: str, score: str) -> Case:
    """A part of 300 spent."""
    return Case(project, "", (), funds=("300", "300", executed, rate, "10", score), other={"project": project})


SIX, EIGHT, FIVE = (  # 6.67, 8.67 and 5.67 cut to whole points
    spent("甲", "200", "66.67%", "6"),
    spent("乙", "260", "86.67%", "8"),
    spent("丙", "170", "56.67%", "5"),
)
ROUNDED = (spent("丁", "230", "76.67%", "8"), spent("戊", "290", "96.67%", "10"))  # 7.67 and 9.67
DEPARTMENT = paper("交通局", kind="department")  # 100 spent

DOCUMENTS: list[tuple[str, tuple[Case, ...], list[object]]] = [
    ("three copies", (paper(), paper(), paper()), [("duplicate-form", "note", (1, 2, 3))]),
    (
        "copies that differ",
        (paper(), paper(row=quantity("≥4次", "4次", "10", "10"))),
        [("duplicate-form", "warning", (1, 2))],
    ),
    ("two projects", (paper("甲"), paper("乙")), []),
    ("two years", (paper(), paper(year=2021)), []),
    (
        "one length of two projects",  # eleven letters name one thing
        (
            paper("甲路", row=measured("东湖新区主干道养护里程", "120公里")),
            paper("乙路", row=measured("东湖新区主干道养护里程", "125公里")),
        ),
        [("figures-conflict", "note", (1, 2))],
    ),
    (
        "lengths of two projects",  # 养护里程 names any
        (paper("甲路", row=measured("养护里程", "120公里")), paper("乙路", row=measured("养护里程", "125公里"))),
        [],
    ),
    (
        "told as the year before",
        (paper(told=TOLD), paper(year=2021, told=TOLD)),
        [("copied-from-last-year", "note", 1)],
    ),
    ("told briefly", (paper(told=BRIEF), paper(year=2021, told=BRIEF)), []),
    ("told in nineteen letters", (paper(told=TOLD[:19]), paper(year=2021, told=TOLD[:19])), []),
    (
        "told in twenty letters",
        (paper(told=TOLD[:20]), paper(year=2021, told=TOLD[:20])),
        [("copied-from-last-year", "note", 1)],
    ),
    (
        "told three years in a row",
        (paper(year=2020, told=TOLD), paper(year=2021, told=TOLD), paper(told=TOLD)),
        [("copied-from-last-year", "note", 2), ("copied-from-last-year", "note", 3)],
    ),
    (
        "told with a space",
        (paper(year=2021, told=TOLD), paper(told=TOLD[:9] + " " + TOLD[9:])),
        [("copied-from-last-year", "note", 2)],
    ),
    ("told with another word", (paper(year=2021, told=TOLD), paper(told=TOLD.replace("全部", "多条"))), []),
    ("told of another project", (paper("道路改造", year=2021, told=TOLD), paper(told=TOLD)), []),
    (
        "told of a project with its year",
        (paper("2021年道路养护", year=2021, told=TOLD), paper("2022年道路养护", told=TOLD)),
        [("copied-from-last-year", "note", 2)],
    ),
    ("told by another unit", (paper(year=2021, told=TOLD, unit="路政大队"), paper(told=TOLD)), []),
    ("told as two years before", (paper(told=TOLD), paper(year=2020, told=TOLD)), []),
    ("more than the department", (DEPARTMENT, paper("甲"), paper("乙")), [("department-sum", "note", 1)]),
    ("as much as the department", (DEPARTMENT, paper("甲")), []),
    ("of another department", (DEPARTMENT, paper("甲"), paper("乙", department="水务局")), []),
    ("of another year", (DEPARTMENT, paper("甲"), paper("乙", year=2021)), []),
    ("a transfer", (DEPARTMENT, paper("甲"), paper("乙", kind="transfer")), []),
    ("in another unit of money", (DEPARTMENT, paper("甲"), paper("乙", money="元")), [("department-sum", "note", 1)]),
    ("in an unknown unit of money", (DEPARTMENT, paper("甲"), paper("乙", money="")), []),
    ("two cut scores", (SIX, EIGHT), []),
    ("three cut scores", (SIX, EIGHT, FIVE), [("rounding-convention", "note", (1, 2, 3))]),
    (
        "three of five cut",  # less than two thirds, and no mode fits all
        (SIX, EIGHT, FIVE, *ROUNDED),
        [("rounding-inconsistent", "note", (1, 2, 3, 4, 5))],
    ),
]


@pytest.mark.parametrize(("forms", "expected"), [each[1:] for each in DOCUMENTS], ids=[each[0] for each in DOCUMENTS])
def test_forms_are_held_against_each_other(forms: tuple[Case, ...], expected: list[object]) -> None:
    data = json.dumps({"schema": 1, "forms": [form_of(form) for form in forms]}, ensure_ascii=False).encode()
    document = json.loads(pe.audit(pe.read(data)).to_json())["documents"][0]
    across: list[object] = [(f["code"], f["severity"], tuple(f["forms"])) for f in document["findings"]]
    across += [
        (f["code"], f["severity"], form["index"])
        for form in document["forms"]
        for f in form["findings"]
        if f["code"] in ("copied-from-last-year", "department-sum")
    ]
    assert across == expected
