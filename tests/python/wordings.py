"""Normal forms with one header or label worded otherwise, for tests/data/wordings.tsv.

A kind of wording names the cell that it takes the place of; `other_amount` and `other_figure` are columns of their own
that no figure of the form may come from.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from compositions import BUDGET, INDICATOR, read_figures
from pages import ABOVE, LEFT, Page, to_html

import perfeval as pe

# The field of each kind of header.
AMOUNTS = {
    "initial": "initial_budget",
    "annual": "annual_budget",
    "executed": "executed",
    "execution_weight": "weight",
    "rate": "execution_rate",
    "execution_score": "score",
}
MARGINS = ("project", "department", "unit")


@dataclass
class NormalForm:
    """A form whose words are the usual ones: the columns of its tables by what they hold."""

    title: str
    head: list[tuple[str, str, str]]  # the kind, the label, the value
    amounts: list[tuple[str, str, list[str]]]  # the kind, the header, the figures of the lines
    lines: list[str]
    columns: list[tuple[str, str, list[str]]]
    total: tuple[str, str, str] | None = None  # its label, the weight, the score

    def page(self) -> Page:
        width = max(len(self.amounts) + 1, len(self.columns))
        page = Page()
        page.add(self.title, width=width)
        page.add("（2023年度）", width=width)
        for _, label, value in self.head:
            page.add(label, value, width=width)
        page.add("项目资金（万元）", *(header for _, header, _ in self.amounts), width=width)
        for i, line in enumerate(self.lines):
            page.add(line, *(figures[i] for _, _, figures in self.amounts), width=width)
        page.add(*(header for _, header, _ in self.columns), width=width)
        for i in range(len(self.columns[0][2])):
            page.add(*(figures[i] for _, _, figures in self.columns), width=width)
        if self.total:
            points = {"weight": self.total[1], "score": self.total[2]}
            before = next(i for i, (kind, _, _) in enumerate(self.columns) if kind == "weight")
            after = [points.get(kind, "") for kind, _, _ in self.columns[before:]]
            page.add(self.total[0], *[LEFT] * (before - 1), *after, width=width)
        return page

    def figures(self) -> dict[str, str]:
        """What a person reads in it."""
        read = {kind: value for kind, _, value in self.head}
        for kind, _, figures in self.amounts:
            if kind in AMOUNTS:
                read |= {f"budget[{i}].{AMOUNTS[kind]}": text for i, text in enumerate(figures, 1)}
        for kind, _, figures in self.columns:
            above = ""
            for i, text in enumerate(figures, 1):
                above = above if text == ABOVE else text
                if kind in INDICATOR:
                    read[f"indicators[{i}].{kind}"] = above
        if self.total:
            read |= {"total.weight": self.total[1], "total.score": self.total[2]}
        return read


INDICATORS = [
    ("level1", "一级指标", ["产出指标", "^", "效益指标"]),
    ("level2", "二级指标", ["数量指标", "质量指标", "社会效益指标"]),
    ("name", "三级指标", ["养护里程", "路况合格率", "通行村庄"]),
    ("target", "年度指标值", ["≥120公里", "≥90%", "≥36个"]),
    ("actual", "实际完成值", ["121公里", "92.5%", "35个"]),
]
POINTS = [("weight", "分值", ["40", "20", "30"]), ("score", "得分", ["39", "19", "27"])]
REASONS = [("reason", "偏差原因分析及改进措施", ["雨季停工", "材料晚到", "两村改道"])]
NORMAL_FORMS = {
    "project": NormalForm(
        "项目支出绩效自评表",
        [
            ("project", "项目名称", "乡村道路养护"),
            ("department", "主管部门", "某县交通局"),
            ("unit", "实施单位", "某公路段"),
        ],
        [
            ("initial", "年初预算数", ["150", "130", "20"]),
            ("annual", "全年预算数", ["120", "100", "20"]),
            ("executed", "全年执行数", ["96", "80", "16"]),
            ("execution_weight", "分值", ["10", "—", "—"]),
            ("rate", "执行率", ["80.00%", "80.00%", "80.00%"]),
            ("execution_score", "得分", ["8", "—", "—"]),
        ],
        ["年度资金总额", "其中：财政拨款", "其他资金"],
        [*INDICATORS, *POINTS, *REASONS],
        ("总分", "100", "93"),
    ),
    "department": NormalForm(
        "部门整体支出绩效自评表",
        [("department", "部门名称", "某县交通局")],
        [
            ("annual", "预算数", ["300", "180", "120"]),
            ("executed", "执行数", ["275", "170", "105"]),
            ("rate", "执行率", ["91.67%", "94.44%", "87.50%"]),
        ],
        ["年度资金总额", "其中：基本支出", "项目支出"],
        [*INDICATORS, *POINTS, ("reason", "备注", REASONS[0][2])],
        ("总分", "90", "85"),
    ),
    "transfer": NormalForm(
        "转移支付区域（项目）绩效目标自评表",
        [("project", "转移支付（项目）名称", "农村公路养护补助"), ("department", "中央主管部门", "某部")],
        [
            ("annual", "全年预算数", ["900", "600", "300"]),
            ("executed", "全年执行数", ["720", "480", "240"]),
            ("rate", "预算执行率", ["80%", "80%", "80%"]),
        ],
        ["年度资金总额", "其中：中央补助", "地方资金"],
        [*INDICATORS, ("reason", "未完成原因和改进措施", REASONS[0][2])],
    ),
}


def has_kind(name: str, kind: str) -> bool:
    """Whether a form has a cell of this kind, or a place for a column of it."""
    form = NORMAL_FORMS[name]
    there = {one for one, _, _ in (*form.head, *form.amounts, *form.columns)}
    if kind == "budget":
        return name != "project"
    if kind in ("total", "other_figure"):
        return form.total is not None
    return kind in there or kind == "other_amount" or kind.startswith("line")


def reworded(name: str, kind: str, wording: str, in_front: bool = False) -> NormalForm:
    """The form with this wording in the place of the usual word, or with a column more under it."""
    form = deepcopy(NORMAL_FORMS[name])
    part = "annual" if kind == "budget" else kind
    if kind == "other_amount":
        form.amounts.insert(0 if in_front else len(form.amounts) - 1, (kind, wording, ["7", "3", "4"]))
    elif kind == "other_figure":
        form.columns.insert(3 if in_front else 5, (kind, wording, ["111", "88.1", "31"]))
    elif kind.startswith("line"):
        form.lines[int(kind.removeprefix("line"))] = wording
    elif kind == "total" and form.total:
        form.total = (wording, *form.total[1:])
    else:
        form.head = [(one, wording if one == part else label, value) for one, label, value in form.head]
        form.amounts = [(one, wording if one == part else header, cells) for one, header, cells in form.amounts]
        form.columns = [(one, wording if one == part else header, cells) for one, header, cells in form.columns]
    return form


@dataclass
class Outcome:
    """The figures of a reworded form that are not where a person reads them."""

    lost: list[str] = field(default_factory=list)  # of the reworded column or cell itself: blank
    moved: list[str] = field(default_factory=list)  # anything else


def outcome(name: str, kind: str, wording: str, in_front: bool = False) -> Outcome:
    form = reworded(name, kind, wording, in_front)
    document = pe.read(to_html(form.page()))
    found = Outcome()
    if len(document.forms) != 1:
        found.moved.append(f"{len(document.forms)} forms")
        return found
    read, right = read_figures(document.forms[0]), form.figures()
    asked = {key for key in read if key.rpartition(".")[2] in (*BUDGET, *INDICATOR)} - {"arrived"}
    own = AMOUNTS.get("annual" if kind == "budget" else kind, kind)
    for key in dict.fromkeys([*right, *sorted(asked)]):
        if key.endswith((".arrived", ".sign", ".unit")):
            continue
        before, after = right.get(key, ""), read.get(key, "")
        if before == after:
            continue
        lost = after == "" and (key.rpartition(".")[2] == own or key == own or key.startswith(f"{own}."))
        (found.lost if lost else found.moved).append(f"{key}: {before!r} became {after!r}")
    if kind == "budget" and found.lost and all(".initial_budget: ''" in one for one in found.moved):
        return Outcome()  # as the first or as the only budget: a person would take either
    return found
