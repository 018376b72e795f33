"""Lay the facts of fifteen published forms (facts.json) out as the documents that they were printed in.

python tests/data/layouts/make_layouts.py writes NN.docx, NN.xlsx and NN.html (odd numbers in GB18030) beside itself.
Sentences are ours; figures and short cells are those of the facts. What the facts leave out is left out here.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "python"))

from pages import ABOVE, LEFT, Page, to_docx, to_html, to_xlsx  # noqa: E402

Facts = dict
FORMS: list[Facts] = json.loads((HERE / "facts.json").read_text("utf-8"))["forms"]
LEVELS = {"数量": "数量指标", "质量": "质量指标", "时效": "时效指标", "成本": "成本指标", "经济": "经济效益指标"}
LEVELS |= {"社会": "社会效益指标", "生态": "生态效益指标", "可持续": "可持续影响指标", "公众": "公众满意度指标"}
LEVELS |= {"服务对象": "服务对象满意度指标", "经济成本": "经济成本指标", "社会成本": "社会成本指标"}


def text(value: object) -> str:
    return "" if value is None else str(value)


def target(row: Facts) -> str:
    return text(row["target"]).split(" (")[0].replace("(text)", "较上年提升")


def actual(row: Facts) -> str:
    return text(row["actual"]).replace("(text)", "较上年提升")


def merged(rows: list[list[str]], levels: int) -> list[list[str]]:
    """The headings of equal rows merged: the first `levels` columns."""
    shown = [list(row) for row in rows]
    for i in range(1, len(rows)):
        for level in range(levels):
            if rows[i][: level + 1] == rows[i - 1][: level + 1] and rows[i][level]:
                shown[i][level] = ABOVE
    return shown


def heads(row: Facts, points: dict[str, str] | None = None) -> list[str]:
    first = row["level1"] + ("指标" if row["level1"] else "")
    return [first + (points or {}).get(row["level1"], ""), LEVELS.get(row["level2"], row["level2"]), row["name"]]


def head(page: Page, form: Facts, *, title: str = "", unit: str = "单位：万元") -> int:
    width = 9
    page.add(title or form["form_type"], width=width)
    if form["year"]:
        page.add(f"（{form['year']}年度）", width=width)
    if unit:
        page.add(unit, width=width)
    return width


def hubei(form: Facts) -> Page:
    """No weight column, execution 20 points, tick boxes, one reason cell at the end."""
    page, width = Page(), 7
    points = {"产出": "（60分）", "效益": "（40分）"} if form["region"] == "湖北武汉(区)" else {}
    page.add(f"{form['year']}年度{form['form_type']}", width=width)
    page.add("单位名称：某单位　　　　　填报日期：", width=width)
    page.add("项目名称", "某项目", width=width)
    page.add("主管部门", "某局", LEFT, "项目实施单位", "某中心", width=width)
    page.add("项目类别", "1.部门预算项目 □　2.市直专项 √　3.市对下转移支付项目 □", width=width)
    page.add("项目属性", "1.持续性项目 √　2.新增性项目 □", width=width)
    page.add("项目类型", "1.常年性项目 □　2.延续性项目 √　3.一次性项目 □", width=width)
    page.add(
        "预算执行情况\n（万元）\n（20分）", "", LEFT, "预算数(A)", "执行数(B)", "执行率(B/A)", "得分\n(20分*执行率)"
    )
    line = form["budget"][0]
    page.add(ABOVE, line["line"], LEFT, line["annual"], line["executed"], line["rate"], line["score"])
    page.add(
        "年度绩效目标1\n（80分）", "一级指标", "二级指标", "三级指标", "年初目标值\n(A)", "实际完成值\n(B)", "得分"
    )
    rows = [[*heads(row, points), target(row), actual(row), text(row["score"])] for row in form["indicators"]]
    shown = merged(rows, 2)
    for i, row in enumerate(form["indicators"]):
        if row["score"] is None:
            shown[i][5] = ABOVE
        page.add(ABOVE, *shown[i])
    if form["printed_total"]:
        page.add("总分", *[LEFT] * 5, form["printed_total"])
    page.add("偏差大或目标未完成原因分析", LEFT, "受市场影响，进度比计划慢。", width=width)
    page.add("改进措施及结果应用方案", LEFT, "加强管理，按季度调度。", width=width)
    return page


def fund_rows(page: Page, form: Facts, parts: list[str], *, lead: str = "", width: int = 0) -> None:
    for line in form["budget"]:
        page.add(*([ABOVE] if lead else []), line["line"], *[text(line[part]) for part in parts], width=width)


def fukang(form: Facts) -> Page:
    page, width = Page(), 13
    page.add("新疆维吾尔自治区项目支出绩效自评表", width=width)
    page.add("（2023年度）", width=width)
    page.add("项目名称", LEFT, "某项目", width=width)
    page.add("主管部门", LEFT, "某局", *[LEFT] * 4, "实施单位", LEFT, "某站", width=width)
    parts = ["initial", "annual", "executed", "weight", "rate", "score"]
    page.add(
        *spread(
            ["项目资金\n（万元）", "资金来源", "年初预算数", "全年预算数", "全年执行数", "分值权重", "执行率", "得分"],
            width,
        )
    )
    for line in form["budget"]:
        name = line["line"] if line["line"] == "年度资金总额" else "其中：" + line["line"]
        page.add(*spread([ABOVE, name.replace("其中：其他", "其他"), *[text(line[part]) for part in parts]], width))
    header = "一级指标|二级指标|三级指标|指标值|指标值设置依据|上年完成值|指标分值权重|指标赋分规则|佐证资料"
    page.add(*header.split("|"), "指标实际完成值", "完成率", "指标得分", "偏差原因分析及改进措施")
    page.add(
        "产出指标", "数量指标", "走访次数", "≥4次", "工作计划", "4次", "40", "按比例", "台账", "4次", "100%", "40", ""
    )
    page.add(
        "效益指标", "社会效益指标", "知晓率", "≥90%", "工作计划", "88%", "50", "按比例", "问卷", "91%", "101%", "50", ""
    )
    page.add("总分", *[LEFT] * 5, "100", *[LEFT] * 4, "100", "")
    return page


def spread(cells: list[str], width: int) -> list[str]:
    """Cells over a grid of `width` columns: the first two and the last are one column, those between share the rest."""
    between = cells[2:-1]
    rest = width - 3
    made = cells[:2]
    for i, cell in enumerate(between):
        share = rest // len(between) + (i < rest % len(between))
        made += [cell, *[LEFT] * (share - 1)]
    return [*made, cells[-1]]


def xiaoxian(form: Facts) -> Page:
    page, width = Page(), 9
    head(page, form, unit="")
    page.add("项目名称", LEFT, "某村产业项目", width=width)
    page.add("主管部门", LEFT, "某县乡村振兴局", *[LEFT] * 2, "实施单位", "某村", width=width)
    page.add(
        "项目资金\n（万元）", "", LEFT, "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分", LEFT
    )
    for line in form["budget"]:
        name = line["line"] if line["line"] == "年度资金总额" else "其中：" + line["line"]
        cells = [text(line[part]) for part in ("annual", "executed", "weight", "rate", "score")]
        page.add(ABOVE, name, LEFT, *cells, LEFT)
    page.add(ABOVE, "其他资金", LEFT, "", "", "", "", "", LEFT)
    page.add("年度总体目标", "年初设定目标", *[LEFT] * 3, "全年实际完成情况", width=width)
    page.add(ABOVE, "发展种植和养殖。", *[LEFT] * 3, "已种植和养殖。", width=width)
    header = "绩效指标|一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分|未完成原因和改进措施"
    page.add(*header.split("|"))
    rows = [
        [*heads(row), text(row["weight"]), target(row), actual(row), text(row["score"]), ""]
        for row in form["indicators"]
    ]
    rows.insert(9, ["产出指标", "质量指标", "……", "", "", "", "", ""])
    for row in merged(rows, 2):
        page.add(ABOVE, *row)
    return page


def chengan(form: Facts) -> Page:
    page, width = Page(), 12
    page.add("2020年预算项目绩效自评表", width=width)
    page.add("一、基本情况", width=width)
    page.add("项目名称", LEFT, "某补助项目", *[LEFT] * 5, "预算年度", LEFT, "2020", width=width)
    page.add("二、预算执行情况", width=width)
    page.add(
        "预算数（万元）",
        *[LEFT] * 2,
        "到位数（万元）",
        *[LEFT] * 2,
        "执行数（万元）",
        *[LEFT] * 2,
        "预算执行进度(%)",
        width=width,
    )
    line = form["budget"][0]
    page.add(
        line["annual"],
        *[LEFT] * 2,
        line["annual"],
        *[LEFT] * 2,
        line["executed"],
        *[LEFT] * 2,
        line["rate"],
        width=width,
    )
    page.add("三、目标完成情况", width=width)
    page.add("年度预期目标", *[LEFT] * 4, "具体完成情况", *[LEFT] * 3, "总体完成率", width=width)
    page.add("按时发放补助。", *[LEFT] * 4, "已按时发放。", *[LEFT] * 3, "100%", width=width)
    page.add("四、年度绩效指标完成情况", width=width)
    header = "一级指标|二级指标|三级指标|分值|预期指标值|<|<|实际完成值|完成情况|单项得分|权重占比(%)|折算得分"
    page.add(*header.split("|"))
    page.add(*[ABOVE] * 4, "符号", "值", "单位（文字描述）", *[ABOVE] * 5)
    rows = []
    for row in form["indicators"]:
        sign, value, unit = row["target"].split(" ")
        score, _, share, _, weighted = row["score"].split(" ")
        rows.append(
            [*heads(row), text(row["weight"]), sign, value, unit, row["actual"], "完成", score, share, weighted]
        )
    rows.append(
        ["预算执行率", "预算执行率", "预算执行率", "10", "", "100", "%", "100%", "完成", "10.00", "10.00%", "1.00"]
    )
    for row in merged(rows, 2):
        page.add(*row)
    return page


def suzhou(form: Facts) -> Page:
    page, width = Page(), 8
    page.add("2021年度市级财政支出项目绩效自评表", width=width)
    page.add("项目名称", "信息系统建设", width=width)
    page.add("主管部门", "某局", LEFT, LEFT, "金额单位", "万元", width=width)
    page.add("子项目名称", LEFT, "年初预算", "调整", "执行", "结余", "结转/收回", LEFT)
    page.add("系统建设", LEFT, "203", "203", "197.33", "5.67", "0", LEFT)
    page.add("系统运维", LEFT, "7", "7", "5.638", "1.362", "0", LEFT)
    line = form["budget"][0]
    page.add("合计", LEFT, line["initial"], line["annual"], line["executed"], "", "", LEFT)
    page.add("一级指标", "二级指标", "三级指标", "权重", "目标值", "实际完成值", "得分", "备注")
    rows = [
        [row["level1"], row["level2"], row["name"], text(row["weight"]), target(row), actual(row), row["score"], ""]
        for row in form["indicators"]
    ]
    for row in merged(rows, 1):
        page.add(*row)
    return page


def qingshen(form: Facts) -> Page:
    page, width = Page(), 10
    page.before = ["报表编号：510000_0013zp"]
    page.add("2023年部门预算项目支出绩效自评表", width=width)
    page.add("单位：万元", width=width)
    page.add("项目名称", LEFT, "某保障经费", width=width)
    page.add("主管部门", LEFT, "某局", *[LEFT] * 3, "实施单位\n（盖章）", LEFT, "某局", width=width)
    page.add("预算执行情况", LEFT, "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因", LEFT)
    for line, name in zip(form["budget"], ["总额", "财政专户管理资金"], strict=True):
        cells = [text(line[part]) for part in ("initial", "annual", "executed", "rate", "weight", "score")]
        page.add(name, LEFT, *cells, "", LEFT)
    page.add("年度目标完成情况", LEFT, "按时足额保障。（请填写）", width=width)
    header = "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析"
    page.add(*header.split("|"))
    for row in form["indicators"]:
        sign, value, unit = row["target"].split(" ")
        page.add(*heads(row), sign, value, unit, row["actual"], row["weight"], row["score"], "")
    page.add("合计", *[LEFT] * 6, form["printed_total"], "", "")
    page.add("评价结论", "（填写要点：自评总体结论）", width=width)
    page.add("存在问题", "（填写要点：主要问题）", width=width)
    page.add("改进措施", "（填写要点：整改办法）", width=width)
    return page


def liangping(form: Facts) -> Page:
    page, width = Page(), 9
    page.add("2022年度部门整体绩效自评表", width=width)
    page.add("部门名称", LEFT, "某区林业局", *[LEFT] * 3, "自评总分（分）", form["printed_total"], LEFT)
    line = form["budget"][0]
    page.add(
        "部门支出预算数",
        LEFT,
        "年初预算数（万元）",
        "全年（调整）预算数（万元）",
        "全年执行数（万元）",
        "执行率（%）",
        "执行率权重",
        "执行率得分",
        LEFT,
    )
    page.add(ABOVE, LEFT, "", "", "", line["rate"], line["weight"], line["score"], LEFT)
    page.add(
        "当年绩效目标", "年初绩效目标", *[LEFT] * 2, "全年（调整）绩效目标", *[LEFT] * 2, "全年目标实际完成情况", LEFT
    )
    page.add(ABOVE, "保护森林资源。", *[LEFT] * 2, "保护森林资源。", *[LEFT] * 2, "已完成。", LEFT)
    page.add("绩效指标", "指标名称", "计量单位", "指标性质", "指标值", "指标权重", "全年完成值", "指标得分", "说明")
    signs = ["≤", "≤", "≥", "＝"]
    for row, sign in zip(form["indicators"], signs, strict=True):
        page.add(
            ABOVE, row["name"], "", sign, target(row), text(row["weight"]), text(row["actual"]), text(row["score"]), ""
        )
    return page


def caidian(form: Facts) -> Page:
    page, width = Page(), 5
    page.add("2021年项目绩效自评表", width=width)
    page.add("项目名称", "森林防火", width=width)
    page.add("资金来源（万元）", LEFT, "预算数(A)", "执行数(B)", "执行率")
    line = form["budget"][0]
    page.add(line["line"], LEFT, line["annual"], line["executed"], line["rate"])
    page.add("一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值")
    for row in merged([[*heads(row), target(row), actual(row)] for row in form["indicators"]], 2):
        page.add(*row)
    return page


def yuanzhou(form: Facts) -> Page:
    page, width = Page(), 9
    page.add("项目绩效目标自评表", width=width)
    page.add("(2022年度)", width=width)
    page.add("项目名称", LEFT, "蚕种项目", *[LEFT] * 3, "项目总得分", form["printed_total"], LEFT)
    page.add("资金情况\n（万元）", "", LEFT, "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分", LEFT)
    line = form["budget"][0]
    page.add(
        ABOVE,
        line["line"] + "：",
        LEFT,
        *[text(line[p]) for p in ("annual", "executed", "weight", "rate", "score")],
        LEFT,
    )
    header = "一级指标|二级指标|三级指标|分值|指标值|全年实际完成值|得分|未完成原因和改进措施"
    page.add("绩效指标", *header.split("|"))
    points = {"产出": "(40分)", "效益": "（40分）"}
    rows = [
        [*heads(row, points), text(row["weight"]), target(row), actual(row), text(row["score"]), row.get("reason", "")]
        for row in form["indicators"]
    ]
    for row in merged(rows, 2):
        page.add(ABOVE, *row)
    return page


def xuancheng(form: Facts) -> Page:
    page, width = Page(), 7
    page.add("转移支付区域（项目）绩效目标自评表", width=width)
    page.add("（2023年度）", width=width)
    page.add("转移支付（项目）名称", LEFT, "农业保险保费补贴", width=width)
    page.add("中央主管部门", LEFT, "财政部", width=width)
    page.add("地方主管部门", LEFT, "某市财政局", LEFT, "资金使用单位", "某市农业农村局", LEFT)
    page.add("资金投入情况\n（万元）", "", LEFT, "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A）", LEFT)
    names = ["年度资金总额：", "其中：中央财政资金", "地方资金"]
    for line, name in zip(form["budget"], names, strict=True):
        page.add(ABOVE, name, LEFT, line["annual"], line["executed"], line["rate"], LEFT)
    page.add(ABOVE, "其他资金", LEFT, "", "", "", LEFT)
    page.add("资金管理情况", "", LEFT, "情况说明", LEFT, "存在问题和改进措施", LEFT)
    for aspect in (
        "分配科学性",
        "下达及时性",
        "拨付合规性",
        "使用规范性",
        "执行准确性",
        "预算绩效管理情况",
        "支出责任履行情况",
    ):
        page.add(ABOVE, aspect, LEFT, "按办法执行", LEFT, "无", LEFT)
    page.add("总体目标完成情况", "总体目标", *[LEFT] * 3, "全年实际完成情况", LEFT)
    page.add(ABOVE, "扩大保险覆盖面。", *[LEFT] * 3, "已扩大。", LEFT)
    page.add("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "未完成原因和改进措施")
    page.add(ABOVE, "产出指标", "数量指标", "承保面积", "≥10万亩", "12万亩", "")
    page.add(ABOVE, ABOVE, "时效指标", "兑付时间", "12月底前", "12月20日", "")
    page.add("说明", "无", width=width)
    return page


def target_form(form: Facts) -> Page:
    page, width = Page(), 6
    page.add(form["form_type"], width=width)
    page.add("（2023年度）", width=width)
    page.add("填报单位（盖章）：某局", width=width)
    page.add("项目名称", LEFT, "某项目", width=width)
    page.add("项目资金\n（万元）", "年度资金总额：", LEFT, form["budget"][0]["annual"], width=width)
    page.add(ABOVE, "其中：财政拨款", LEFT, form["budget"][0]["annual"], width=width)
    page.add(ABOVE, "其他资金", LEFT, "0", width=width)
    page.add("总体目标", "保障工作开展。", width=width)
    value = "指标值及单位" if "湘潭" in form["region"] else "指标值"
    page.add("绩效指标", "一级指标", "二级指标", "三级指标", value, "绩效标准（计划标准）")
    for row in merged([[*heads(row), target(row), "计划标准"] for row in form["indicators"]], 2):
        page.add(ABOVE, *row)
    return page


def yueyang(form: Facts) -> Page:
    page, width = Page(), 9
    page.add("部门整体支出绩效评价指标表", width=width)
    page.add("一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "评分标准", "自评得分", "扣分原因")
    points = {"投入": "15", "过程": "40"}
    for row in form["indicators"]:
        first, second = points[row["level1"]], row["weight"]
        page.add(
            row["level1"], first, row["level2"], second, row["name"], row["weight"], row["target"], row["score"], ""
        )
    return page


LAY_OUT: list[Callable[[Facts], Page]] = [
    *(hubei, hubei, fukang, xiaoxian, chengan, suzhou, hubei, qingshen, liangping, caidian, yuanzhou, xuancheng),
    *(target_form, target_form, yueyang),
]


def pages() -> list[Page]:
    return [lay_out(form) for lay_out, form in zip(LAY_OUT, FORMS, strict=True)]


def main() -> None:
    for number, page in enumerate(pages(), 1):
        (HERE / f"{number:02}.docx").write_bytes(to_docx(page))
        (HERE / f"{number:02}.xlsx").write_bytes(to_xlsx(page))
        (HERE / f"{number:02}.html").write_bytes(to_html(page, encoding="gb18030" if number % 2 else "utf-8"))


if __name__ == "__main__":
    main()
