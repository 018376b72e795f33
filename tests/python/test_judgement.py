"""Forms with one thing to judge each: what is found, how severe, what is expected, and what is behind it.

Every expectation is worked out by hand from docs/findings.md and docs/rules.md; `why` shows the calculation.
"""

import pytest
from judged_forms import MERGED, Case, findings_of, found, missing, quantity, shown, too_many

SCORE = "indicators[1].score"
ABOVE, BELOW = "score-above-rule", "score-below-rule"
EXECUTION, RATE = "budget.total.score", "budget.total.execution_rate"
LATE = "天气不好"

CASES = [
    # ---- an actual that may be rounded
    Case(
        "percentage_near_its_edge",
        "[93.25, 93.35) of 95% earns [9.8158, 9.8263): 9.825 is in it and prints as 9.83",
        (found(ABOVE, "note", SCORE, "9.82"),),
        (quantity("≥95%", "93.3%", "10", "9.83", LATE),),
    ),
    Case(
        "percentage_beyond_its_edge",
        "9.84 takes 9.835, which 93.35% does not reach",
        (found(ABOVE, "error", SCORE, "9.82"),),
        (quantity("≥95%", "93.3%", "10", "9.84", LATE),),
    ),
    Case(
        "per_mille",
        "[3.15, 3.25) of 4‰ earns [6.3, 6.5) of 8: 6.5 is 6.45 and more",
        (found(ABOVE, "note", SCORE, "6.4"),),
        (quantity("≥4‰", "3.2‰", "8", "6.5", LATE),),
    ),
    Case(
        "kilometres_half_up",
        "10 x 2.5/4 = 6.25 is 6.3 at one place",
        (),
        (quantity("≥4公里", "2.5公里", "10", "6.3", LATE),),
    ),
    Case(
        "kilometres_below_an_open_end",
        "[2.45, 2.55) earns up to 6.375, and 6.35 prints as 6.4",
        (found(ABOVE, "note", SCORE, "6.3"),),
        (quantity("≥4公里", "2.5公里", "10", "6.4", LATE),),
    ),
    Case(
        "whole_kilometres",
        "25公里 is 25公里: 6.25, one unit of the last digit off",
        (found(ABOVE, "error", SCORE, "6.3", "last-digit"),),
        (quantity("≥40公里", "25公里", "10", "6.4", LATE),),
    ),
    Case(
        "money_is_not_rounded",
        "10 x 12.50/20 = 6.25",
        (found(ABOVE, "error", SCORE, "6.25", "last-digit"),),
        (quantity("≥20万元", "12.50万元", "10", "6.26", LATE),),
    ),
    Case(
        "tonnes_below_the_end",
        "[1.45, 1.55) of 2吨 earns below 7.75: 7.7 is 7.65 and more",
        (found(ABOVE, "note", SCORE, "7.5"),),
        (quantity("≥2吨", "1.5吨", "10", "7.7", LATE),),
    ),
    Case(
        "tonnes_at_the_end",
        "7.75, of which 7.8 would be the rounding, is not reached",
        (found(ABOVE, "error", SCORE, "7.5"),),
        (quantity("≥2吨", "1.5吨", "10", "7.8", LATE),),
    ),
    Case(
        "full_points_of_a_rounded_actual",
        "94.96% of 95%: 9.9958 prints as 10",
        (found("full-score-target-missed", "warning", SCORE),),
        (quantity("≥95%", "94.96%", "10", "10"),),
    ),
    # ---- merged scores and weights
    Case(
        "three_rows_one_score",
        "10 + 8 + 10 = 28",
        (),
        (
            quantity("≥5次", "5次", "10", "28", LATE),
            quantity("≥10次", "8次", "10", MERGED),
            quantity("≥5个", "5个", "10", MERGED),
        ),
    ),
    Case(
        "three_rows_one_score_one_off",
        "10 + 8 + 10 = 28, printed 29",
        (found(ABOVE, "error", SCORE, "28", "last-digit"),),
        (
            quantity("≥5次", "5次", "10", "29", LATE),
            quantity("≥10次", "8次", "10", MERGED),
            quantity("≥5个", "5个", "10", MERGED),
        ),
    ),
    Case(
        "three_rows_one_score_in_full",
        "30 of 30, and the second target is missed",
        (found("full-score-target-missed", "error", SCORE, "28"),),
        (
            quantity("≥5次", "5次", "10", "30", LATE),
            quantity("≥10次", "8次", "10", MERGED),
            quantity("≥5个", "5个", "10", MERGED),
        ),
    ),
    Case(
        "three_rows_one_score_too_high",
        "31 of 30",
        (found("score-above-weight", "error", SCORE, "28"),),
        (
            quantity("≥5次", "5次", "10", "31", LATE),
            quantity("≥10次", "8次", "10", MERGED),
            quantity("≥5个", "5个", "10", MERGED),
        ),
    ),
    Case(
        "three_rows_one_score_no_reason",
        "28 of 30 without a reason",
        (found("deduction-without-reason", "warning", "indicators[1].reason"),),
        (
            quantity("≥5次", "5次", "10", "28"),
            quantity("≥10次", "8次", "10", MERGED),
            quantity("≥5个", "5个", "10", MERGED),
        ),
    ),
    Case(
        "one_weight_one_score",
        "from 16, all of it for the second row, to 20",
        (),
        (quantity("≥5次", "5次", "20", "17", LATE), quantity("≥10次", "8次", MERGED, MERGED)),
    ),
    Case(
        "one_weight_one_score_too_low",
        "15 is less than 16",
        (found(BELOW, "note", SCORE),),
        (quantity("≥5次", "5次", "20", "15", LATE), quantity("≥10次", "8次", MERGED, MERGED)),
    ),
    # ---- totals
    Case(
        "total_swapped",
        "10 + 37.5 + 30 + 10 = 87.5",
        (found("total-mismatch", "error", "total.score", "87.5", "transposed-digits"),),
        (quantity("≥4公里", "3公里", "50", "37.5", LATE),),
        total="78.5",
    ),
    Case(
        "total_last_digit",
        "10 + 43 + 30 + 10 = 93",
        (found("total-mismatch", "error", "total.score", "93", "last-digit"),),
        (quantity("≥100项", "86项", "50", "43", LATE),),
        total="92",
    ),
    Case(
        "total_without_two_rows",
        "100 - 12 - 23 = 65, and no other set makes 35",
        (found("total-mismatch", "error", "total.score", "100", "stale-total"),),
        (quantity("≥5次", "5次", "12", "12"), quantity("≥6个", "6个", "23", "23")),
        total="65",
    ),
    Case(
        "total_that_nothing_explains",
        "100 and 57: no set of one or two rows makes 43",
        (found("total-mismatch", "error", "total.score", "100", "unknown"),),
        (quantity("≥5次", "5次", "12", "12"), quantity("≥6个", "6个", "23", "23")),
        total="57",
    ),
    Case(
        "total_lost_its_point",
        "955 for 95.5",
        (found("total-mismatch", "error", "total.score", "95.5", "power-of-ten"),),
        (quantity("≥100项", "91项", "50", "45.5", LATE),),
        total="955",
    ),
    Case(
        "total_and_grade_below",
        "89.5 is 良",
        (found("grade-mismatch", "error", "total.grade", "良"),),
        (quantity("≥100项", "79项", "50", "39.5", LATE),),
        grade="优",
    ),
    Case("total_and_grade_at_the_bound", "90 is 优", (), (quantity("≥100项", "80项", "50", "40", LATE),), grade="优"),
    # ---- rates and execution scores
    Case(
        "rate_cut",
        "94.46% at one place is 94.5%, cut 94.4%",
        (found("rate-rounding", "note", RATE, "94.5%"),),
        funds=("100", "100", "94.46", "94.4%", "10", "9.446"),
    ),
    Case(
        "rate_wrong",
        "94.46% is neither 94.3%, cut or rounded",
        (found("rate-mismatch", "error", RATE, "94.5%"),),
        funds=("100", "100", "94.46", "94.3%", "10", "9.446"),
    ),
    Case("rate_as_ratio", "0.9446 is 94.46%", (), funds=("100", "100", "94.46", "0.9446", "10", "9.446")),
    Case(
        "rate_tenth",
        "94.46% with its point one place to the left",
        (found("rate-mismatch", "error", RATE, "94.460%", "power-of-ten"),),
        funds=("100", "100", "94.46", "9.446%", "10", "9.446"),
    ),
    Case(
        "rate_hundredfold",
        "9446% for 94.46%",
        (found("rate-mismatch", "error", RATE, "94%", "percent-ratio"),),
        funds=("100", "100", "94.46", "9446%", "10", "9.446"),
    ),
    Case("execution_at_one_place", "9.446 is 9.4", (), funds=("100", "100", "94.46", "94.46%", "10", "9.4")),
    Case(
        "execution_of_the_printed_rate",
        "94.5% of 10 is 9.45, and 9.5 at one place",
        (),
        funds=("100", "100", "94.46", "94.5%", "10", "9.5"),
    ),
    Case(
        "execution_rounded_up",
        "9.446 is 9.4; no rounding in its favour excuses 9.5",
        (found("execution-score", "error", EXECUTION, "9.4", "rounding"),),
        funds=("100", "100", "94.46", "94.46%", "10", "9.5"),
    ),
    Case(
        "execution_cut",
        "9.446 at two places is 9.45, cut 9.44",
        (found("execution-score", "warning", EXECUTION, "9.45", "rounding"),),
        funds=("100", "100", "94.46", "94.46%", "10", "9.44"),
    ),
    Case("execution_whole_points", "9.446 is 9", (), funds=("100", "100", "94.46", "94.46%", "10", "9")),
    Case(
        "execution_one_less",
        "8 for 9",
        (found("execution-score", "error", EXECUTION, "9", "last-digit"),),
        funds=("100", "100", "94.46", "94.46%", "10", "8"),
    ),
    Case(
        "more_spent_than_budgeted",
        "110 of 100 at 110%",
        (found("over-execution", "warning", "budget.total.executed"),),
        funds=("100", "100", "110", "110%", "10", "10"),
    ),
    Case(
        "more_spent_and_capped_rate",
        "100% is not blamed where more was spent",
        (found("over-execution", "warning", "budget.total.executed"),),
        funds=("100", "100", "110", "100%", "10", "10"),
    ),
    Case(
        "score_follows_the_wrong_rate",
        "80% for 90%, and 8 is right of 80%",
        (found("rate-mismatch", "error", RATE, "90%"), found("execution-score", "note", EXECUTION, "9", None, RATE)),
        funds=("100", "100", "90", "80%", "10", "8"),
    ),
    Case(
        "rate_blank",
        "budget and executed amount are there",
        (found("rate-missing", "warning", RATE),),
        funds=("100", "100", "90", "", "10", "9"),
    ),
    Case(
        "nothing_spent",
        "90 of 100 points, nothing of 100 spent",
        (
            found("zero-execution-total", "warning", "total.score"),
            found("low-execution-high-score", "note", "indicators"),
        ),
        funds=("100", "100", "0", "0%", "10", "0"),
    ),
    Case(
        "nothing_spent_and_a_cost",
        "a cost of the whole budget earns its points",
        (
            found("zero-execution-scored", "error", "indicators[1].score"),
            found("zero-execution-total", "warning", "total.score"),
        ),
        (("成本", "总成本", "≤100万元", "0", "10", "10", ""),),
        funds=("100", "100", "0", "0%", "10", "0"),
    ),
    Case(
        "half_spent",
        "50% spent, 90 of 90 earned",
        (found("low-execution-high-score", "note", "indicators"),),
        funds=("100", "100", "50", "50%", "10", "5"),
    ),
    # ---- sources of funds
    Case(
        "sources_too_many",
        "60 + 40 = 100, printed 95",
        (found("funds-sum", "error", "budget.total.executed", "100"),),
        funds=("100", "100", "95", "95%", "10", "9.5"),
        lines=(("其中：当年财政拨款", "60", "60", "60"), ("其他资金", "40", "40", "40")),
    ),
    Case(
        "sources_too_few_and_closed",
        "60 + 35 = 95, with a line for the rest",
        (found("funds-sum", "error", "budget.total.executed", "95"),),
        lines=(("其中：当年财政拨款", "60", "60", "60"), ("其他资金", "40", "40", "35")),
    ),
    Case(
        "sources_too_few_and_open",
        "60 + 35 = 95, and there may be others",
        (found("funds-sum", "warning", "budget.total.executed", "95"),),
        lines=(("其中：当年财政拨款", "60", "60", "60"), ("上年结转资金", "40", "40", "35")),
    ),
    Case(
        "annual_budget_in_yuan",
        "1250000 for 125万元: 118 of it is 94.4%",
        (
            found("budget-magnitude", "error", "budget.total.annual_budget", "125", "unit-slip"),
            found("rate-mismatch", "note", RATE, None, None, "budget.total.annual_budget"),
        ),
        funds=("125", "1250000", "118", "94.4%", "10", "9.44"),
    ),
    # ---- words
    Case("partly_in_its_tier", "6.5 lies in [6, 8)", (), (quantity("完成改造", "部分达成", "10", "6.5", LATE),)),
    Case(
        "partly_done_in_full",
        "部分完成 is the middle tier",
        (found(ABOVE, "warning", SCORE),),
        (quantity("完成改造", "部分完成", "10", "10"),),
    ),
    Case("nearly_done", "基本完成 is 6 or more", (), (quantity("完成改造", "基本完成", "10", "7", LATE),)),
    Case(
        "not_begun",
        "未开展 earns less than 6",
        (found(ABOVE, None, SCORE),),
        (quantity("完成改造", "未开展", "10", "7", LATE),),
    ),
    Case(
        "done_below_its_tier",
        "完成 is 8 or more",
        (found(BELOW, "note", SCORE),),
        (quantity("完成改造", "完成", "10", "7.9", LATE),),
    ),
    Case(
        "good_of_good_and_bad",
        "好 is the top tier",
        (found("target-is-scale", "note", "indicators[1].target"),),
        (quantity("好坏", "好", "10", "10"),),
    ),
    Case(
        "so_so_of_good_and_bad",
        "一般 is the middle tier",
        (found(ABOVE, "warning", SCORE),),
        (quantity("好坏", "一般", "10", "10"),),
    ),
    # ---- directions
    Case(
        "cost_between_its_readings",
        "10 x (2 - 1.2) = 8 to 10 x 100/120 = 8.33",
        (),
        (("成本", "单价", "≤100元", "120元", "10", "8.2", LATE),),
    ),
    Case(
        "cost_above_its_readings",
        "8.5 is above 8.33",
        (found(ABOVE, "error", SCORE),),
        (("成本", "单价", "≤100元", "120元", "10", "8.5", LATE),),
    ),
    Case(
        "no_accident_and_one",
        "0起 and 1起: anything but full points",
        (found("full-score-target-missed", "error", SCORE),),
        (("质量", "安全生产", "0起", "1起", "10", "10", ""),),
    ),
    Case(
        "carry_over_rate_below",
        "a rate of 结转 may be a ceiling",
        (),
        (("质量", "结转率", "10%", "5%", "10", "10", ""),),
    ),
    Case(
        "adjustment_rate_above",
        "a rate of 调整 may be a floor",
        (),
        (("质量", "预算调整率", "5%", "6%", "10", "10", ""),),
    ),
    Case(
        "strict_count_at_equality",
        "＞5个 is 6 or more",
        (found("full-score-target-missed", "error", SCORE),),
        (quantity("＞5个", "5个", "10", "10"),),
    ),
    Case(
        "strict_length_at_equality",
        "metres have no next number",
        (found("full-score-target-missed", "warning", SCORE),),
        (quantity("＞5公里", "5公里", "10", "10"),),
    ),
    Case("range_exceeded", "above the range w x 10/12 to w", (), (quantity("5~10个", "12个", "10", "10", LATE),)),
    Case("range_not_reached", "10 x 4/5 = 8", (), (quantity("5~10个", "4个", "10", "8", LATE),)),
    Case(
        "range_not_reached_and_more",
        "10 x 4/5 = 8, printed 9",
        (found(ABOVE, "error", SCORE, "8", "last-digit"),),
        (quantity("5~10个", "4个", "10", "9", LATE),),
    ),
    Case(
        "late",
        "July is after the end of June",
        (found("deadline-missed", "error", "indicators[1].actual"),),
        (("时效", "完成时间", "2022年6月底前", "2022年7月", "10", "10", ""),),
    ),
    Case("equal_exceeded", "=5个 with 6个 may be full", (), (quantity("=5个", "6个", "10", "10"),)),
    # ---- reasons
    Case(
        "deducted_without_reason",
        "8 of 10 for 8 of 10",
        (found("deduction-without-reason", "warning", "indicators[1].reason"),),
        (quantity("≥10次", "8次", "10", "8"),),
    ),
    Case(
        "met_and_deducted",
        "10 of 10 and 8 points",
        (
            found("target-met-deducted", "warning", SCORE, "10"),
            found("deduction-without-reason", "note", "indicators[1].reason", None, None, SCORE),
        ),
        (quantity("≥10次", "10次", "10", "8"),),
    ),
    Case(
        "full_with_reason",
        "a reason where nothing was taken off",
        (found("reason-without-deduction", "note", "indicators[1].reason"),),
        (quantity("≥10次", "10次", "10", "10", LATE),),
    ),
    Case(
        "far_more_than_planned",
        "13 is 1.3 x 10",
        (found("overshoot-unexplained", "warning", "indicators[1].actual"),),
        (quantity("≥10次", "13次", "10", "10"),),
    ),
    Case("somewhat_more_than_planned", "12 is less than 1.3 x 10", (), (quantity("≥10次", "12次", "10", "10"),)),
    Case(
        "own_rule_of_the_form",
        "the row's own rule decides",
        (),
        (quantity("≥100%", "80%", "10", "10", "", "每低10个百分点扣1分"),),
    ),
    Case(
        "own_rule_and_more_than_its_weight",
        "12 of 10 whatever the rule",
        (found("score-above-weight", "error", SCORE),),
        (quantity("≥100%", "80%", "10", "12", LATE, "每低10个百分点扣1分"),),
    ),
    # ---- cells
    Case(
        "two_count_words",
        "10个 and 10家",
        (found("unit-mismatch", "note", "indicators[1].actual"),),
        (quantity("10个", "10家", "10", "10"),),
    ),
    Case(
        "two_units",
        "100粒 and 100盏 are two things",
        (found("unit-mismatch", "warning", "indicators[1].actual"),),
        (quantity("100粒", "100盏", "10", "10"),),
    ),
    Case(
        "unit_left_out",
        "10 without a unit",
        (found("unit-missing", "note", "indicators[1].actual"),),
        (quantity("≥10个", "10", "10", "10"),),
    ),
    Case(
        "range_as_actual",
        "≥95% is no result",
        (found("actual-is-inequality", "warning", "indicators[1].actual"),),
        (quantity("≥95%", "≥95%", "10", "10"),),
    ),
    Case(
        "answers_that_do_not_divide",
        "37/40 is 92.5% and 38/40 is 95%",
        (found("answers-too-exact", "note", "indicators[1].actual"),),
        (("质量", "合格率（发放问卷40份）", "≥90%", "93.3%", "10", "10", ""),),
    ),
    Case(
        "project_of_another_year",
        "2021 in the name, 2022 on the form",
        (found("year-mismatch", "note", "project"),),
        other={"project": "2021年道路养护"},
    ),
    Case(
        "negative_weight",
        "negative-value alone",
        (found("negative-value", "error", "indicators[1].weight"),),
        (quantity("≥5次", "5次", "-5", "2"),),
    ),
    # ---- dates, durations, ranges
    Case(
        "late_in_full",
        "5 July is after the end of June",
        (found("deadline-missed", "error", "indicators[1].actual"),),
        (("时效", "完工时间", "2022年6月底前", "2022年7月5日", "10", "10", ""),),
    ),
    Case(
        "on_the_last_day",
        "30 June is the end of June",
        (),
        (("时效", "完工时间", "2022年6月底前", "2022年6月30日", "10", "10", ""),),
    ),
    Case(
        "late_and_deducted",
        "anything below 10",
        (),
        (("时效", "完工时间", "2022年6月底前", "2022年7月5日", "10", "9.5", LATE),),
    ),
    Case(
        "days_as_a_ceiling",
        "2 - 40/30 = 2/3 to 30/40 = 3/4 of 10",
        (),
        (("时效", "办结时间", "30天", "40天", "10", "7.5", LATE),),
    ),
    Case(
        "days_between_two_readings",
        "9 lies between 7.5 and 10",
        (found("deduction-without-reason", "warning", "indicators[1].reason"),),
        (("时效", "办结时间", "30天", "40天", "10", "9", ""),),
    ),
    Case(
        "days_below_both_readings",
        "6.67 prints as 6.7 or, cut, as 6.6 or 6",
        (found(BELOW, "note", SCORE),),
        (("时效", "办结时间", "30天", "40天", "10", "5.9", LATE),),
    ),
    Case("a_year_in_months", "12 months are a year", (), (quantity("≥1年", "12个月", "10", "10"),)),
    Case("above_a_range", "from 10 x 10/12 to 10", (), (quantity("5~10个", "12个", "10", "10"),)),
    Case("below_a_range", "10 x 4/5", (), (quantity("5~10个", "4个", "10", "8", LATE),)),
    Case(
        "below_a_range_and_too_low",
        "7 for 8",
        (found(BELOW, "note", SCORE, "8"),),
        (quantity("5~10个", "4个", "10", "7", LATE),),
    ),
    # ---- directions and signs
    Case("a_cost_saved", "a ceiling kept, 10", (), (("成本", "每次费用", "100元", "80元", "10", "10", ""),)),
    Case("a_cost_in_proportion", "80/100 of 10", (), (("成本", "每次费用", "100元", "80元", "10", "8", LATE),)),
    Case("a_cost_between", "9 lies between 8 and 10", (), (("成本", "每次费用", "100元", "80元", "10", "9", LATE),)),
    Case(
        "a_cost_below_both",
        "7 is below 8",
        (found(BELOW, "note", SCORE),),
        (("成本", "每次费用", "100元", "80元", "10", "7", LATE),),
    ),
    Case("a_ceiling_exceeded", "10 x 10/12 = 8.33 prints as 8.3", (), (quantity("≤10次", "12次", "10", "8.3", LATE),)),
    Case(
        "a_ceiling_exceeded_too_high",
        "8.4 is above 8.33",
        (found(ABOVE, "error", SCORE),),
        (quantity("≤10次", "12次", "10", "8.4", LATE),),
    ),
    Case(
        "a_ceiling_exceeded_too_low",
        "7.9 is below 2 - 12/10 = 0.8 of 10",
        (found(BELOW, "note", SCORE),),
        (quantity("≤10次", "12次", "10", "7.9", LATE),),
    ),
    Case(
        "one_where_none_is_allowed",
        "1 of at most 0 is missed",
        (found("full-score-target-missed", "error", SCORE),),
        (quantity("0起", "1起", "10", "10"),),
    ),
    Case("one_where_none_is_allowed_deducted", "anything below 10", (), (quantity("0起", "1起", "10", "9.9", LATE),)),
    Case("a_complaint_less", "3 of 5 complaints", (), (("数量", "投诉次数", "5次", "3次", "10", "10", ""),)),
    Case(
        "more_than_five_are_six",
        "5 is not more than 5",
        (found("full-score-target-missed", "error", SCORE),),
        (quantity("＞5个", "5个", "10", "10"),),
    ),
    Case("more_than_five_and_deducted", "from 10 x 5/6 to below 10", (), (quantity("＞5个", "5个", "10", "9", LATE),)),
    Case(
        "more_than_five_and_too_low",
        "8.33 prints as 8.3 or, at no places, as 8",
        (found(BELOW, "note", SCORE),),
        (quantity("＞5个", "5个", "10", "8.2", LATE),),
    ),
    Case(
        "more_than_five_kilometres",
        "a length has no next number",
        (found("full-score-target-missed", "warning", SCORE),),
        (quantity("＞5公里", "5公里", "10", "10"),),
    ),
    Case("one_more_than_asked", "from 10 x 5/6 to 10", (), (quantity("=5个", "6个", "10", "10"),)),
    Case(
        "two_more_than_asked",
        "7 is 1.4 times 5",
        (found("overshoot-unexplained", "warning", "indicators[1].actual"),),
        (quantity("=5个", "7个", "10", "10"),),
    ),
    Case(
        "thirty_per_cent_more",
        "13 is 1.3 times 10",
        (found("overshoot-unexplained", "warning", "indicators[1].actual"),),
        (quantity("≥10个", "13个", "10", "10"),),
    ),
    Case("twenty_per_cent_more", "12 is 1.2 times 10", (), (quantity("≥10个", "12个", "10", "10"),)),
    # ---- words and units
    Case(
        "missed_in_words",
        "6 is not below 6",
        (found(ABOVE, "error", SCORE),),
        (quantity("完成改造", "未达成", "10", "6", LATE),),
    ),
    Case("missed_in_words_low_enough", "5.9 is below 6", (), (quantity("完成改造", "未达成", "10", "5.9", LATE),)),
    Case("nearly_done", "7 lies in [6, 10]", (), (quantity("完成改造", "基本完成", "10", "7", LATE),)),
    Case(
        "nearly_done_too_low",
        "5 is below 6",
        (found(BELOW, "note", SCORE),),
        (quantity("完成改造", "基本完成", "10", "5", LATE),),
    ),
    Case(
        "middling_on_a_scale",
        "8 is not below 8; 一般 is none of the three official terms",
        (found(ABOVE, "warning", SCORE),),
        (("社会效益", "出行条件", "好坏", "一般", "10", "8", LATE),),
    ),
    Case(
        "a_word_of_another_scale",
        "优 is not on 好坏",
        (found("value-outside-scale", "warning", "indicators[1].actual"),),
        (("社会效益", "出行条件", "好坏", "优", "10", "10", ""),),
    ),
    Case(
        "kilometres_in_pieces",
        "5个 is no length",
        (found("unit-mismatch", "warning", "indicators[1].actual"),),
        (quantity("≥5公里", "5个", "10", "10"),),
    ),
    Case(
        "two_words_for_counts",
        "个 and 家 differ",
        (found("unit-mismatch", "note", "indicators[1].actual"),),
        (quantity("≥10个", "10家", "10", "10"),),
    ),
    Case("yuan_of_ten_thousand", "50000元 is 5 of 10", (), (quantity("≥10万元", "50000元", "10", "5", LATE),)),
    Case("a_share_as_decimal", "0.9 is 90%", (), (quantity("≥90%", "0.9", "10", "10"),)),
    # ---- what is missing, repeated or misplaced
    Case(
        "no_target",
        "nothing to compare with",
        (found("target-missing", "warning", "indicators[1].target"),),
        (quantity("", "5次", "10", "10"),),
    ),
    Case(
        "no_result",
        "nothing to judge",
        (found("actual-missing", "warning", "indicators[1].actual"),),
        (quantity("≥5次", "", "10", "10"),),
    ),
    Case(
        "the_same_row_twice",
        "same kind, name and target",
        (found("duplicate-indicator", "warning", "indicators[2]"),),
        (quantity("≥5次", "5次", "10", "10"), quantity("≥5次", "5次", "10", "10")),
    ),
    Case(
        "money_as_a_quantity",
        "an amount of money is a cost",
        (found("indicator-misfiled", "note", "indicators[1]"),),
        (quantity("≥10万元", "10万元", "10", "10"),),
    ),
    Case(
        "satisfaction_as_asked",
        "90% of 90%",
        (found("satisfaction-equals-target", "note", "indicators[1].actual"),),
        (("服务对象满意度", "居民满意度", "≥90%", "90%", "5", "5", ""),),
    ),
    Case(
        "percentage_without_a_sign",
        "95% may be a floor or a ceiling",
        (found("operator-missing", "note", "indicators[1].target"),),
        (("质量", "合格率", "95%", "96%", "10", "10", ""),),
    ),
    Case(
        "spending_as_an_indicator",
        "100 of 100 spent, 100%",
        (found("rate-counted-twice", "note", "indicators[1]"),),
        (("时效", "预算执行率", "≥95%", "100%", "10", "10", ""),),
    ),
    Case(
        "spending_as_an_indicator_and_wrong",
        "100 of 100 spent, 90% printed",
        (found("rate-contradicts", "warning", "indicators[1].actual"),),
        (("时效", "预算执行率", "≥85%", "90%", "10", "10", ""),),
    ),
    Case(
        "a_cost_that_was_not_spent",
        "100 were spent, 90 are printed",
        (found("cost-execution", "warning", "indicators[1].actual"),),
        (("成本", "项目总成本", "≤100万元", "90万元", "10", "10", ""),),
    ),
    # ---- sums
    Case(
        "total_a_tenth_short",
        "100, and no slip of one digit makes 99.9",
        (found("total-mismatch", "error", "total.score", "100", "unknown"),),
        total="99.9",
    ),
    Case("grade_spelled_otherwise", "100 is 优", (), grade="优秀"),
    Case(
        "total_weight_too_large",
        "10 + 50 + 30 + 10 = 100",
        (found("weight-sum", "error", "total.weight", "100"),),
        other={"total": {"label": "总分", "weight": "110", "score": "100"}},
    ),
    Case(
        "no_budget",
        "0/0 is no rate",
        (found("zero-budget", "note", "budget.total.annual_budget"),),
        funds=("0", "0", "0", "", "10", "8"),
    ),
    Case(
        "a_third_spent",
        "33.33% of 10 is 3.333, 3.3 at one place",
        (found("low-execution-high-score", "note", "indicators"),),
        funds=("100", "100", "33.33", "33.33%", "10", "3.3"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_is_judged_as_worked_out_by_hand(case: Case) -> None:
    findings = findings_of(case)
    assert missing(case, findings) == [], (case.why, shown(findings))
    assert too_many(case, findings) == [], (case.why, shown(findings))
