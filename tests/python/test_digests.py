"""The digests of the seventeen published forms and of ten others, whole: the cell behind it all in the form's words,
both figures, one request; no consequence."""

import json

import perfeval as pe

SEVENTEEN = {
    1: (
        "“指标1：完成2022年印刷任务”的实际完成值填写的是“≥10000张”，只是一个范围，不是实际完成的数值（同"
        "类问题共2处），请填写实际数。",
        "The actual value of “指标1：完成2022年印刷任务” is printed as ≥10000张, a range and not a measured "
        "value (2 such cells); enter what was achieved.",
    ),
    2: (
        "“受奖励对象满意度”的实际完成值填写的是“≥95%”，只是一个范围，不是实际完成的数值，请填写实际数。",
        "The actual value of “受奖励对象满意度” is printed as ≥95%, a range and not a measured value; enter "
        "what was achieved.",
    ),
    3: (
        "“行政机关满意度达85%”的实际完成值填写的是“≥85%”，只是一个范围，不是实际完成的数值，请填写实际数。",
        "The actual value of “行政机关满意度达85%” is printed as ≥85%, a range and not a measured value; "
        "enter what was achieved.",
    ),
    4: (
        "“总成本”的实际完成值填写的是“77.6万元”，与全年执行数72.06005万元不一致，请核对这两处金额。“服务"
        "对象服务满意度指标”的实际完成值填写的是“≥95%”，只是一个范围，不是实际完成的数值，请填写实际数。",
        "The actual value of “总成本” is 77.6万元, which differs from the executed amount of 72.06005万元; "
        "check both amounts. The actual value of “服务对象服务满意度指标” is printed as ≥95%, a range and "
        "not a measured value; enter what was achieved.",
    ),
    5: (
        "“保障我局运行工作”的得分填写的是满分“10”，但实际完成值“5个”没有达到年度指标值“＞5个”，按评分规则"
        "应为约8.3333至10（不含10），请核对得分。“总成本”的实际完成值填写的是“19.4万元”，与全年执行数18.8768"
        "万元不一致，请核对这两处金额。",
        "The score of “保障我局运行工作” is the full 10, although the target ＞5个 was missed with 5个; the "
        "rule gives about 8.3333 to 10 (10 excluded); check the score. The actual value of “总成本” is 19.4"
        "万元, which differs from the executed amount of 18.8768万元; check both amounts.",
    ),
    6: (
        "“按合同要求付款”的分值填写的是“10”，改为“20”后2处错误即可消除，请核对。",
        "The weight of “按合同要求付款” is printed as 10; with 20 instead, both errors disappear: check this cell.",
    ),
    7: (
        "年度资金总额的年初预算数填写的是“33.9204”，与全年预算数339.204的数字相同，但小数点位置不同，请核"
        "对小数点和计量单位。",
        "The initial budget of “年度资金总额” is printed as 33.9204, the same digits as the annual budget "
        "of 339.204 with the decimal point elsewhere; check the point and the unit.",
    ),
    8: (
        "“确保租赁房屋质量安全”的实际完成值填写的是“达标”，不是年度指标值“好坏”所列的等次（好、很好、非常"
        "好、良好、较好、一般、较差、差、坏），请从中选填。",
        "The actual value of “确保租赁房屋质量安全” is 达标, which is not a value on the scale 好坏 of the "
        "target (好、很好、非常好、良好、较好、一般、较差、差、坏); choose one of them.",
    ),
    9: (
        "“总成本”的实际完成值填写的是“23.1052万元”，与全年执行数22.09万元不一致，请核对这两处金额。",
        "The actual value of “总成本” is 23.1052万元, which differs from the executed amount of 22.09万元; "
        "check both amounts.",
    ),
    10: (
        "“预计2022年11月底完成预算经费支出”写明了完成期限，而偏差原因分析及改进措施写的是“采集站尾款因疫"
        "情原因12月支付”，晚于这一期限，请核对完成时间和得分。“设备购置成本”的实际完成值填写的是“477.34万"
        "元”，与全年执行数477.170614万元不一致，请核对这两处金额。",
        "“预计2022年11月底完成预算经费支出” names a deadline, but its reason says “采集站尾款因疫情原因12"
        "月支付”, which is later; check the date and the score. The actual value of “设备购置成本” is 477.34"
        "万元, which differs from the executed amount of 477.170614万元; check both amounts.",
    ),
    11: (
        "“行政机关满意度达80%”的得分填写的是“29”，低于分值30，但实际完成值“85%”已经达到年度指标值“≥80%”，"
        "也没有说明扣分原因，请说明原因，或核对得分。“饭菜种类、口味、食品卫生安全”得分为9，低于分值10，"
        "没有说明扣分原因，请补充说明。",
        "The score of “行政机关满意度达80%” is 29 of 30, although the target ≥80% was met with 85% and no "
        "reason is given; give the reason, or check the score. “饭菜种类、口味、食品卫生安全” has 9 of 10 "
        "points, but gives no reason for the deduction; add one.",
    ),
    12: (
        "没有错误和警告，有7条提示供参考。",
        "No errors and no warnings; 7 notes.",
    ),
    13: (
        "“总成本”的实际完成值填写的是“726.6387万元”，与全年执行数691.102095万元不一致，请核对这两处金额。"
        "“指标1：切实解决困扰群众的环境秩序问题，群众满意度达到90%”的得分填写的是“28”，低于分值30，但实际"
        "完成值“90%”已经达到年度指标值“90%”，也没有说明扣分原因，请说明原因，或核对得分。",
        "The actual value of “总成本” is 726.6387万元, which differs from the executed amount of 691.102095"
        "万元; check both amounts. The score of “指标1：切实解决困扰群众的环境秩序问题，群众满意度达到90%” "
        "is 28 of 30, although the target 90% was met with 90% and no reason is given; give the reason, or "
        "check the score.",
    ),
    14: (
        "预算19.188万元没有执行，完成情况写的是“受疫情影响未开展相关培训”，而“参训学员对培训班满意度达80%"
        "以上”仍得30分（分值30），请核对得分。“开展3类培训”的得分填写的是“6”，高于评分规则允许的3：年度指"
        "标值为“3类”，实际完成值为“1类”，请核对得分。",
        "None of the budget of 19.188万元 was spent and the form says “受疫情影响未开展相关培训”, yet “参"
        "训学员对培训班满意度达80%以上” has 30 of 30 points; check the scores. The score of “开展3类培训” "
        "is 6, above what the rule allows, 3; the target is 3类, the actual value 1类; check the score.",
    ),
    15: (
        "总分填写的是“68.9”，而各项得分之和为69.5，相差0.6，请重新加总。“总成本”得分为0.6，低于分值10，没"
        "有说明扣分原因，请补充说明。",
        "The total is printed as 68.9, but the scores add up to 69.5, 0.6 apart; add them up again. “总成"
        "本” has 0.6 of 10 points, but gives no reason for the deduction; add one.",
    ),
    16: (
        "“年法律顾问费、行政诉讼、复印等代理费”的实际完成值填写的是“20万元”，与全年执行数30万元不一致，请"
        "核对这两处金额。",
        "The actual value of “年法律顾问费、行政诉讼、复印等代理费” is 20万元, which differs from the executed "
        "amount of 30万元; check both amounts.",
    ),
    17: (
        "项目没有实施：预算6.624万元没有执行，各项得分都是0，原因写的是“需求取消未支出”，请核实没有实施的"
        "依据和预算资金的处理情况。",
        "The project was not carried out: none of the budget of 6.624万元 was spent, every score is 0, and "
        "the reason given is “需求取消未支出”; check the grounds and what became of the budget.",
    ),
}

Row = dict[str, str]
Form = dict[str, object]
BUDGET = ("label", "initial_budget", "annual_budget", "executed", "execution_rate", "weight", "score")


def row(kind: str, name: str, target: str, actual: str, weight: str, score: str, reason: str = "") -> Row:
    level1 = {"社会效益": "效益指标", "服务对象满意度指标": "满意度指标"}.get(kind, "产出指标")
    return {
        "level1": level1,
        "level2": kind,
        "name": name,
        "target": target,
        "actual": actual,
        "weight": weight,
        "score": score,
        "reason": reason,
    }


# Met in full: 30 and 10 points.
BENEFITS = [
    row("社会效益", "通行时间缩短", "≥10分钟", "12分钟", "30", "30"),
    row("服务对象满意度指标", "市民满意度", "≥90%", "93%", "10", "10"),
]


def form(project: str, funds: list[tuple[str, ...]], rows: list[Row], score: str, **other: object) -> Form:
    total = {"label": "总分", "weight": "100", "score": score} | ({"grade": other["grade"]} if "grade" in other else {})
    return {
        "kind": "project",
        "title": "项目支出绩效自评表",
        "project": project,
        "department": "交通局",
        "unit": "养护中心",
        "year": 2022,
        "money": "万元",
        "budget": [dict(zip(BUDGET, line, strict=True)) for line in funds],
        "goal": {"target": "完成年度任务", "actual": "任务已完成"},
        "indicators": rows,
        "subtotals": other.get("subtotals", []),
        "total": total,
    }


def spent(budget: str, executed: str, rate: str, score: str) -> tuple[str, ...]:
    return ("年度资金总额", budget, budget, executed, rate, "10", score)


def source(label: str, budget: str, executed: str, rate: str) -> tuple[str, ...]:
    return (label, budget, budget, executed, rate, "—", "—")


OTHERS = [
    # 9 + 46.5 + 30 + 10 = 95.5
    form(
        "桥梁检测",
        [spent("200", "180", "90%", "9")],
        [row("数量指标", "检测桥梁", "≥100座", "93座", "50", "46.5", "两座封闭"), *BENEFITS],
        "59.5",
    ),
    # 50 x 450/500 = 45; 540 would meet the target
    form(
        "路灯更换",
        [spent("80", "80", "100%", "10")],
        [row("数量指标", "更换路灯", "≥500盏", "450盏", "50", "50"), *BENEFITS],
        "100",
    ),
    # 45/60 = 75%
    form(
        "校舍维修",
        [
            spent("100", "85", "85%", "8.5"),
            source("其中：当年财政拨款", "60", "45", "100%"),
            source("其他资金", "40", "40", "100%"),
        ],
        [row("数量指标", "维修校舍", "≥8间", "8间", "50", "50"), *BENEFITS],
        "98.5",
    ),
    # 45 + 40 = 85, and 45/60 = 75%
    form(
        "河道清淤",
        [
            spent("100", "85", "85%", "8.5"),
            source("其中：当年财政拨款", "60", "450000", "75%"),
            source("其他资金", "40", "40", "100%"),
        ],
        [row("数量指标", "清淤长度", "≥8公里", "8公里", "50", "50"), *BENEFITS],
        "98.5",
    ),
    # 10 + 25 + 20 + 30 + 10 = 95
    form(
        "图书采购",
        [spent("50", "50", "100%", "10")],
        [
            row("数量指标", "采购图书", "≥3000册", "3000册", "25", "25"),
            row("质量指标", "图书合格率", "≥98%", "99%", "20", "20"),
            *BENEFITS,
        ],
        "95",
    ),
    form(
        "食品抽检",
        [spent("50", "50", "100%", "10")],
        [
            row("数量指标", "抽检批次", "≥300批次", "", "50", ""),
            row("社会效益", "公开抽检结果", "≥12次", "", "30", ""),
            row("服务对象满意度指标", "市民满意度", "≥90%", "", "10", ""),
        ],
        "",
    ),
    form(
        "档案数字化",
        [spent("50", "50", "100%", "10")],
        [
            row("数量指标", "扫描档案", "≥2000卷", "2000卷", "30", "30"),
            row("时效指标", "完成时间", "2022年6月底前", "2022年9月", "20", "20"),
            *BENEFITS,
        ],
        "100",
    ),
    # 90 is 优
    form(
        "消防演练",
        [spent("50", "50", "100%", "10")],
        [row("数量指标", "演练次数", "≥10次", "8次", "50", "40", "两次因雨取消"), *BENEFITS],
        "90",
        grade="良",
    ),
    # 30 + 20 = 50, and 10 + 50 + 30 + 10 = 100: both are 2 short
    form(
        "绿化养护",
        [spent("50", "50", "100%", "10")],
        [
            row("数量指标", "养护面积", "≥40公顷", "40公顷", "30", "30"),
            row("质量指标", "苗木成活率", "≥95%", "97%", "20", "20"),
            *BENEFITS,
        ],
        "98",
        subtotals=[{"label": "小计", "weight": "50", "score": "48", "rows": [1, 2]}],
    ),
    form(
        "应急物资储备",
        [spent("50", "62", "100%", "10")],
        [row("数量指标", "储备帐篷", "≥100顶", "260顶", "50", "50"), *BENEFITS],
        "100",
    ),
]

TEN = {
    1: (
        "总分填写的是“59.5”，而各项得分之和为95.5，可能是相邻数字颠倒，请重新加总。",
        "The total is printed as 59.5, but the scores add up to 95.5 (likely cause: two digits swapped); "
        "add them up again.",
    ),
    2: (
        "“更换路灯”的得分填写的是满分“50”，但实际完成值“450盏”没有达到年度指标值“≥500盏”，按评分规则应为45，"
        "可能是“更换路灯”的实际完成值相邻数字颠倒，请核对得分。",
        "The score of “更换路灯” is the full 50, although the target ≥500盏 was missed with 450盏; the rule "
        "gives 45 (likely cause: two digits swapped in the actual value of “更换路灯”); check the score.",
    ),
    3: (
        "当年财政拨款的执行率填写的是“100%”，按执行数除以预算数计算应为75%，可能是误抄了其他资金的执行率，请重新计算。",
        "The execution rate of “当年财政拨款” is printed as 100%, but the executed amount divided by the "
        "budget is 75% (likely cause: copied from the execution rate of “其他资金”); calculate "
        "the rate again.",
    ),
    4: (
        "当年财政拨款的全年执行数填写的是“450000”，按45计算，才与合计数和执行率相符，可能是元与万元混淆，"
        "请核对小数点和计量单位。",
        "The executed amount of “当年财政拨款” is printed as 450000; with 45 the sum and the rate agree (likely "
        "cause: 元 and 万元 confused); check the decimal point and the unit.",
    ),
    5: (
        "各项分值（含预算执行率分值）合计为95，而总分行的分值填写的是“100”，请核对各项分值。",
        "The weights, including that of the budget execution, add up to 95, but the total weight is printed "
        "as 100; check the weights.",
    ),
    6: (
        "绩效指标的完成情况没有填写，实际完成值和得分都是空白，请填写后再提交。",
        "The results are not filled in: every actual value and every score is blank; complete the form.",
    ),
    7: (
        "“完成时间”的实际完成值填写的是“2022年9月”，晚于规定的期限“2022年6月底前”，请核对完成时间和得分。",
        "The actual value of “完成时间” is 2022年9月, after the deadline 2022年6月底前; check the date and the score.",
    ),
    8: (
        "等级填写的是“良”，与总分90不符，按等级标准应为“优”，请核对等级。",
        "The grade is printed as 良, which does not match the total score of 90; that score earns 优; check the grade.",
    ),
    9: (
        "“小计”的得分填写的是“48”，而所属各项合计为50，相差2，请重新加总。",
        "The score of the subtotal “小计” is printed as 48, but its rows add up to 50, 2 apart; add them up again.",
    ),
    10: (
        "年度资金总额的全年执行数填写的是“62”，超过预算数50，请说明原因，或核对金额。“储备帐篷”的实际完成"
        "值填写的是“260顶”，明显高于年度指标值“≥100顶”，但没有说明原因，请说明原因，或核对年度指标值。",
        "The executed amount of “年度资金总额” is 62, more than the budget of 50; explain why, or check the "
        "amounts. The actual value of “储备帐篷” is 260顶, far above the target ≥100顶, but no reason is "
        "given; explain it, or check the target.",
    ),
}


def digests(report: pe.Report) -> dict[int, tuple[str, str]]:
    return {form.index: (form.digest["zh"], form.digest["en"]) for form in report.documents[0].forms}


def test_of_the_seventeen_forms() -> None:
    assert digests(pe.audit(pe.examples())) == SEVENTEEN


def test_of_ten_other_forms() -> None:
    data = json.dumps({"schema": 1, "forms": OTHERS}, ensure_ascii=False).encode()
    assert digests(pe.audit(pe.read(data))) == TEN
