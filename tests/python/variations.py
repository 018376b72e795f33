"""One form laid out in many ways: the figures stay, everything about the table changes.

`lay_out(Layout(...))` gives pages; each option of a Layout is one thing that published forms do differently.
"""

from dataclasses import dataclass

from pages import ABOVE, LEFT, Page

# Header words that mean the same, as published forms print them.
WORDS: dict[str, list[str]] = {
    "level1": ["一级指标", "一级\n指标", "指标类别"],
    "level2": ["二级指标", "二级\n指标", "二 级 指 标"],
    "name": ["三级指标", "指标名称", "指标内容", "三级\n指标", "绩效指标名称", "三级指标名称"],
    "target": [
        "年度指标值",
        "年度\n指标值",
        "目标值",
        "年初目标值",
        "计划值",
        "指标值",
        "年度指标值（A）",
        "年初目标值(A)",
        "预期指标值",
        "年度目标值",
        "全年目标值",
        "绩效目标值",
        "计划指标值",
        "年度计划值",
        "预期值",
        "目标",
        "年初设定目标",
        "标准值",
    ],
    "actual": [
        "实际完成值",
        "实际\n完成值",
        "全年实际值",
        "完成情况",
        "实际完成情况",
        "全年完成值",
        "年终完成值",
        "全年实际完成值",
        "全年实际值（B）",
        "实际值",
        "完成值",
        "单项指标实际完成值",
        "实际完成",
        "实际完成指标值",
        "自评完成值",
        "年度完成值",
    ],
    "weight": [
        "分值",
        "分　值",
        "权重",
        "指标分值",
        "标准分",
        "分值权重",
        "指标权重（分）",
        "分值\n（90分）",
        "标准分值",
        "指标权重",
        "权重分值",
        "满分值",
        "权重(%)",
        "满分",
        "赋分值",
        "设定分值",
    ],
    "score": [
        "得分",
        "得 分",
        "自评得分",
        "评分",
        "自评分值",
        "自评分",
        "指标得分",
        "单项得分",
        "实际得分",
        "自评\n得分",
        "得分情况",
        "评价得分",
        "自评分数",
        "得分（分）",
    ],
    "reason": [
        "偏差原因分析及改进措施",
        "未完成原因分析",
        "未完成原因和改进措施",
        "偏差原因\n分析及改\n进措施",
        "未完成原因及拟采取的改进措施",
        "扣分原因",
        "说明",
        "备注",
        "偏差原因及整改措施",
        "未达成原因",
        "偏离原因",
        "扣分说明",
    ],
    "initial": [
        "年初预算数",
        "年初预算",
        "预算安排",
        "年初预算数（万元）",
        "年初\n预算数",
        "年初预算安排",
        "期初预算数",
    ],
    "annual": [
        "全年预算数",
        "全年预算数（A）",
        "调整后预算数",
        "全年(调整)预算数",
        "预算数(A)",
        "全年\n预算数",
        "调整预算数",
        "预算数（调整后）",
        "全年预算",
        "年度预算数",
        "调整后全年预算数",
        "全年预算金额",
    ],
    "executed": [
        "全年执行数",
        "全年执行数（B）",
        "实际支出",
        "执行数(B)",
        "支出数",
        "实际支付数",
        "预算执行数",
        "全年\n执行数",
        "实际支出数",
        "全年支出数",
        "执行金额",
        "实际执行数",
        "资金执行数",
        "全年实际支出",
    ],
    "rate": [
        "执行率",
        "执行率（B/A）",
        "预算执行率",
        "执行率\n（%）",
        "预算执行率(B/A×100%)",
        "预算执行进度(%)",
        "资金执行率",
        "执行率(B/A，%)",
        "预算完成率",
        "支出进度",
    ],
    "fund_weight": ["分值", "分值（10分）", "权重", "分值\n（10分）", "分值权重", "执行率权重", "标准分"],
    "fund_score": ["得分", "自评得分", "执行率得分", "得分（10分×执行率）", "自评分", "得分\n(10分*执行率)"],
}

FUND_PARTS = ["initial", "annual", "executed", "fund_weight", "rate", "fund_score"]
FUNDS = {
    "年度资金总额": ["50", "48.5", "45.832", "10", "94.50%", "9.45"],
    "其中：当年财政拨款": ["40", "40", "38.2", "—", "95.50%", "—"],
    "上年结转资金": ["0", "0", "0", "—", "", "—"],
    "其他资金": ["10", "8.5", "7.632", "—", "89.79%", "—"],
}
ROW_PARTS = ["level1", "level2", "name", "target", "actual", "weight", "score", "reason"]
Row = tuple[str, str, str, tuple[str, str, str], str, str, str, str]
# The second row is missed and scored in full, the fifth is scored above its weight's rule, the total is wrong.
ROWS: list[Row] = [
    ("产出指标", "数量指标", "举办培训班次", ("≥", "20", "次"), "24次", "15", "15", ""),
    ("产出指标", "数量指标", "印发手册", ("≥", "3000", "册"), "2800册", "10", "10", ""),
    ("产出指标", "质量指标", "学员合格率", ("≥", "95", "%"), "96.2%", "10", "10", ""),
    ("产出指标", "时效指标", "完成时间", ("≤", "30", "天"), "28天", "10", "9", "个别班次延期"),
    ("产出指标", "成本指标", "人均费用", ("≤", "260", "元"), "251.5元", "5", "5", ""),
    ("效益指标", "社会效益指标", "政策知晓率", ("≥", "90", "%"), "72%", "15", "12", "宣传不足"),
    ("效益指标", "可持续影响指标", "制度建设", ("定性", "好坏", ""), "好", "15", "15", ""),
    ("满意度指标", "服务对象满意度指标", "学员满意度", ("≥", "90", "%"), "93.1%", "10", "9.5", "个别学员有意见"),
]
TOTAL = ("100", "96.95")


def cells_of(row: Row) -> dict[str, str]:
    """A row's cells by part, the target in one cell."""
    sign, value, unit = row[3]
    target = value if sign == "定性" else sign + value + unit
    return dict(zip(ROW_PARTS, [*row[:3], target, *row[4:]], strict=True))


GOALS = ("培训二十个班次，提高业务能力。", "已按计划举办培训，效果良好。")


@dataclass(frozen=True)
class Layout:
    """How the form is laid out; the defaults are the national template."""

    order: tuple[str, ...] = tuple(ROW_PARTS)
    fund_order: tuple[str, ...] = tuple(FUND_PARTS)
    words: tuple[tuple[str, str], ...] = ()  # (part, header word)
    title: str = "row"  # row, line (above the table), none
    year: str = "row"  # row, title
    money: str = "header"  # header, line, row, cell, columns
    split: bool = False  # target in nature, value, unit
    split_under: str = ""  # one merged header cell over the three
    levels: str = "merged"  # merged, repeated, first
    headings: str = "columns"  # columns, bands, level2 (only the second level has a column)
    points: bool = False  # points in the headings
    label: bool = True  # the label of the whole table beside it
    header_rows: int = 1
    spacer_columns: tuple[int, ...] = ()
    blank_rows: bool = False
    extra: int = -1  # position of an unknown column
    page_break: int = 0  # a repeated header before this row
    tables: str = "one"  # one, two, nested
    funds: str = "rows"  # rows, columns (lines side by side), pairs
    fund_total: str = "first"
    goals: str = "pair"  # pair, single, none
    total: str = "end"  # end, header, graded, beside, split
    total_word: str = "总分"
    ordinals: bool = False
    notes: bool = False
    head: str = "pairs"  # pairs, inline, wide
    repeat_weights: bool = False
    brackets: str = ""


def word(layout: Layout, part: str) -> str:
    return dict(layout.words).get(part, WORDS[part][0])


def amount(layout: Layout, text: str) -> str:
    return text + "万元" if layout.money == "cell" and text else text


def points_of(level: str) -> str:
    return str(sum(int(row[5]) for row in ROWS if level in (row[0], row[1])))


class Laying:
    """Puts one form on a page."""

    def __init__(self, layout: Layout) -> None:
        self.of = layout
        self.parts = self.row_parts()
        self.width = max(len(self.parts), len(layout.fund_order) + 2) + 1

    def row_parts(self) -> list[str]:
        parts = list(self.of.order)
        if self.of.split:
            at = parts.index("target")
            parts[at : at + 1] = ["sign", "target", "unit"]
        if self.of.headings in ("bands", "level2"):
            parts.remove("level1")
        if self.of.headings == "bands":
            parts.remove("level2")
        if self.of.ordinals:
            parts.insert(0, "ordinal")
        if self.of.extra >= 0:
            parts.insert(self.of.extra, "extra")
        return parts

    def pages(self) -> list[Page]:
        first, second = Page(), Page()
        self.head(first)
        self.funds(first)
        self.goal(first)
        rows = second if self.of.tables == "two" else first
        self.indicators(rows)
        self.tail(rows)
        all_pages = [first, second] if self.of.tables == "two" else [first]
        for page in all_pages:
            self.spread(page)
        return all_pages

    def head(self, page: Page) -> None:
        title = "项目支出绩效自评表"
        if self.of.year == "title":
            title = "2022年度" + title
        lines = [] if self.of.title == "none" else [title]
        if self.of.year == "row" and self.of.title != "none":
            lines.append("（2022年度）")
        if self.of.money in ("line", "row"):
            lines.append("金额单位：万元" if self.of.money == "line" else "单位：万元")
        if self.of.title == "line" or self.of.money == "line":
            page.before = lines
        else:
            for line in lines:
                page.add(line, width=self.width)
        self.pairs(page)

    def pairs(self, page: Page) -> None:
        if self.of.head == "inline":
            page.add("项目名称：干部培训", width=self.width)
            page.add("主管部门：某县人社局", *[LEFT] * 3, "实施单位：某县培训中心", width=self.width)
        else:
            page.add("项目名称", LEFT, "干部培训", width=self.width)
            page.add("主管部门", LEFT, "某县人社局", LEFT, "实施单位", "某县培训中心", width=self.width)
        if self.of.title == "none" or (self.of.year == "row" and self.of.title == "none"):
            page.add("年度", LEFT, "2022", width=self.width)
        if self.of.total == "header":
            page.add("自评总分", LEFT, TOTAL[1], LEFT, "联系电话", "无", width=self.width)

    def fund_values(self, line: str) -> dict[str, str]:
        values = dict(zip(FUND_PARTS, FUNDS[line], strict=True))
        for part in ("initial", "annual", "executed"):
            values[part] = amount(self.of, values[part])
        if self.of.repeat_weights and line != "年度资金总额" and values["annual"] != "0":
            values["fund_weight"], values["fund_score"] = "10", "9.45"
        return values

    def funds(self, page: Page) -> None:
        unit = "（万元）" if self.of.money == "header" else ""
        if self.of.funds == "pairs":
            values = self.fund_values("年度资金总额")
            parts = list(self.of.fund_order)
            for i in range(0, len(parts), 3):
                row = ["项目资金" + unit if i == 0 else ABOVE]
                for part in parts[i : i + 3]:
                    row += [word(self.of, part), values[part]]
                page.add(*row, width=self.width)
            return
        if self.of.funds == "columns":
            page.add("项目资金" + unit, "资金来源", *FUNDS, width=self.width)
            for part in self.of.fund_order:
                page.add(
                    ABOVE, word(self.of, part), *[self.fund_values(line)[part] for line in FUNDS], width=self.width
                )
            return
        columns = "（万元）" if self.of.money == "columns" else ""
        header = ["项目资金" + unit, ""]
        header += [
            word(self.of, p) + (columns if p in ("initial", "annual", "executed") else "") for p in self.of.fund_order
        ]
        page.add(*header, width=self.width)
        lines = list(FUNDS)
        if self.of.fund_total == "last":
            lines = [*lines[1:], lines[0]]
        for line in lines:
            values = self.fund_values(line)
            page.add(ABOVE, line, *[values[p] for p in self.of.fund_order], width=self.width)

    def goal(self, page: Page) -> None:
        if self.of.goals == "pair":
            half = self.width // 2
            page.add("年度总体目标", "预期目标", *[LEFT] * (half - 2), "实际完成情况", width=self.width)
            page.add(ABOVE, GOALS[0], *[LEFT] * (half - 2), GOALS[1], width=self.width)
        elif self.of.goals == "single":
            page.add("年度总体目标", LEFT, GOALS[0], width=self.width)
            page.add("年度总体目标完成情况", LEFT, GOALS[1], width=self.width)

    def header(self, page: Page) -> None:
        names = {"sign": "指标性质", "unit": "度量单位", "ordinal": "序号", "extra": "星座"}
        upper, lower, third = [], [], []
        for part in self.parts:
            text = names.get(part) or word(self.of, part)
            first, rest, last = text, ABOVE, ABOVE
            if self.of.split_under and part in ("sign", "target", "unit"):
                first = self.of.split_under if part == self.parts[self.parts.index("sign")] else LEFT
                rest = "指标值" if part == "target" else text
            elif self.of.header_rows > 1 and part in ("target", "actual", "reason", "weight"):
                cut = max(len(text.replace("\n", "")) // 2, 1)
                whole = text.replace("\n", "")
                first, rest = (whole[:cut], whole[cut:]) if len(whole) > 3 else (text, ABOVE)
            upper.append(first)
            lower.append(rest)
            third.append(last)
        two = self.of.header_rows > 1 or bool(self.of.split_under)
        lead = ["绩效指标"] if self.of.label else [""]
        page.add(*lead, *upper, width=self.width)
        if two:
            page.add(ABOVE, *lower)
        if self.of.header_rows > 2:
            page.add(ABOVE, *third)

    def cells(self, row: Row, i: int) -> dict[str, str]:
        sign, value, unit = row[3]
        values = cells_of(row)
        if self.of.split:
            values |= {"sign": sign, "target": value, "unit": unit}
        values |= {"ordinal": str(i + 1), "extra": "白羊"}
        for level, above in (("level1", 0), ("level2", 1)):
            if self.of.points and (level == "level1"):
                values[level] += f"（{points_of(row[above])}分）"
        return values

    def indicators(self, page: Page) -> None:
        self.header(page)
        before: dict[str, str] = {}
        for i, row in enumerate(ROWS):
            values = self.cells(row, i)
            if self.of.page_break and i == self.of.page_break:
                self.header(page)
                if self.of.levels == "merged":
                    before = {}
            if self.of.headings in ("bands", "level2") and values["level1"] != before.get("level1"):
                page.add(values["level1"], width=self.width)
                before = {}
            shown = dict(values)
            for level in ("level1", "level2"):
                same = all(values[p] == before.get(p) for p in ("level1", level))
                if same and self.of.levels != "repeated":
                    shown[level] = ABOVE if self.of.levels == "merged" else ""
            begins = not before
            lead = ("绩效指标" if self.of.page_break == i and i else "") if begins else ABOVE
            if i == 0 and self.of.headings == "columns":
                lead = ABOVE
            page.add(lead, *[shown[part] for part in self.parts], width=self.width)
            if self.of.blank_rows and i == 3:
                page.add(*[""] * self.width)
                before = {}
            else:
                before = values

    def tail(self, page: Page) -> None:
        last = max(self.parts.index("weight"), self.parts.index("score")) + 1
        ends = [""] * (self.width - last - 1)
        if self.of.total in ("end", "graded", "beside", "header"):
            first = min(self.parts.index("weight"), self.parts.index("score")) + 1
            row = [self.of.total_word, *[LEFT] * (first - 1)]
            between = [""] * (last - first - 1)
            weight_first = self.parts.index("weight") < self.parts.index("score")
            score = {"graded": TOTAL[1] + "（优）", "header": ""}.get(self.of.total, TOTAL[1])
            figures = (TOTAL[0], score) if weight_first else (score, TOTAL[0])
            if self.of.total == "beside" and ends:
                ends[0] = "优"
            page.add(*row, figures[0], *between, figures[1], *ends)
        if self.of.notes:
            page.add("注：1.得分一档最高不能超过该指标分值上限。", width=self.width)

    def spread(self, page: Page) -> None:
        """Empty columns between the others: part of the cell to their left, where it is merged further, else blank."""
        for at in sorted(self.of.spacer_columns, reverse=True):
            for row in page.rows:
                if at <= len(row):
                    row.insert(at, LEFT if at < len(row) and row[at] == LEFT else "")


def lay_out(layout: Layout) -> list[Page]:
    return Laying(layout).pages()
