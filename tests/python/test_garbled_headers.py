"""One header or label is blank or garbled: its own column or line may be lost, and nothing else changes.

Nothing moves to another field, and no error or warning is given for a figure. That a part is missing
(`form-incomplete`) or a column unclear may be said.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import pytest
from compositions import (
    BUDGET,
    INDICATOR,
    Composition,
    accusations,
    all_compositions,
    places_of,
    read_figures,
    right_figures,
)
from pages import Cell, Page, to_html

import perfeval as pe

ALL = all_compositions()
GARBLED = ["", "巽艮"]
MAY_BE_SAID = {"form-incomplete", "column-unclear"}
# A list without the word for its projects cannot be divided; of two labels for one thing the second takes over, when
# the first or its value is lost; the labels of two tables below each other tell which is that of the year.
NOT_HELD = {
    *("项目名称", "中央主管部门", "省级主管部门", "某部", "某省教育厅"),
    *("项目年度目标", "长期绩效指标", "年度绩效指标"),
}
# Lost with the title or the label that says it, wherever the figures are.
SINGLE = {"kind", "year", "money"}


def words(composition: Composition) -> Iterator[Cell]:
    """The headers and labels of a composition, by their cells: not its title, not what the truth names as values."""
    cells = {(cell.row, cell.column): cell for cell in composition.page().cells()}
    values = {text for truth in composition.forms for text in right_figures(truth, labels=False).values()}
    row = 0
    for section in composition.sections:
        for i, line in enumerate(section.rows):
            header = i < section.header or section.name in ("head", "goals", "management")
            columns = range(len(line)) if header else range(2) if section.name in ("funds", "total") else ()
            for column in columns:
                cell = cells.get((row, column))
                if (
                    cell
                    and is_word(cell.text.strip())
                    and cell.text not in NOT_HELD
                    and cell.text.strip() not in values
                ):
                    yield cell
            row += 1


def is_word(text: str) -> bool:
    """A header or a label, not a title, an amount or a label with its amount."""
    return bool(text) and not any(digit in text for digit in "0123456789") and not text.endswith(("表", "。"))


@dataclass
class Layout:
    """How the fund lines of a form are told apart if not by their rows."""

    transposed: bool  # all in one row: by their columns
    paired: bool  # several in one row, each next to its label: by both
    scattered: bool  # the line without a label has its amounts in several rows

    @classmethod
    def of(cls, form: pe.Form) -> "Layout":
        rows = [line.label.place.row for line in form.budget]
        beside = [line.label.place.row for line in form.budget if line.annual_budget.place.row == line.label.place.row]
        transposed = len(rows) > 1 and len(set(rows)) == 1
        nameless = [line for line in form.budget if not line.label.place.row]
        amounts = [{getattr(line, part).place.row for part in BUDGET} - {0} for line in nameless]
        return cls(transposed, not transposed and len(set(beside)) < len(beside), any(len(own) > 1 for own in amounts))


def by_place(form: pe.Form, layout: Layout) -> dict[str, tuple[str, tuple[int, int]]]:
    """The figures of a form and their places.

    A line is named by where it is, so that one that is lost moves no other.
    """
    read, places = read_figures(form), places_of(form)
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    names: dict[str, str] = {}  # of the lines; a second one in the same row is marked
    for field, text in read.items():
        name, _, column = field.rpartition(".")
        if "[" in name:
            budget = name.startswith("budget")
            parts = ("label",) if budget and layout.transposed else (*BUDGET[:4], "label") if budget else INDICATOR
            own = [places[f"{name}.{part}"] for part in parts if places.get(f"{name}.{part}", (0, 0)) != (0, 0)]
            own = own[:1] if budget else own
            at = max((place[budget and layout.transposed] for place in own), default=0)
            label = places.get(f"{name}.label", (0, 0))
            line = str(label) if layout.paired else str(at)
            if label == (0, 0) and layout.scattered:
                line = "of pairs"
            name = f"{name.split('[')[0]} {line if budget else at}"
            name = names.setdefault(field.rpartition(".")[0], name + "'" * list(names.values()).count(name))
        found[f"{name}.{column}"] = (text, places.get(field, (0, 0)))
    return found


def garbled(page: Page, cell: Cell, text: str) -> Page:
    made = deepcopy(page)
    indent = cell.text[: len(cell.text) - len(cell.text.lstrip("\u3000"))]
    made.rows[cell.row][cell.column] = indent + text if text else ""
    return made


def differences(plain: pe.Form, other: pe.Form, cell: Cell) -> list[str]:
    """Figures that changed although they are not in the row or the column of the garbled cell.

    A column is also what is printed under the same header elsewhere: amounts in pairs, lists under the fund table.
    A figure may be lost with the column that its own evidence was, if the form says so (`column-unclear`).
    """
    layout = Layout.of(plain)
    right, read = by_place(plain, layout), by_place(other, layout)
    own_columns = {
        field.rpartition(".")[2]
        for field, (text, (_, column)) in right.items()
        if text and cell.column < column <= cell.column + cell.across + 1
    }
    lines_left = {field.rpartition(".")[0] for field, (text, _) in read.items() if text and ".depth" not in field}
    wrong = []
    for field in dict.fromkeys([*right, *read]):
        before, place = right.get(field, ("", (0, 0)))
        after, _ = read.get(field, ("", (0, 0)))
        if before == after or field.strip(".") in SINGLE:
            continue
        name, _, column = field.rpartition(".")
        own = cell.row < place[0] <= cell.row + cell.down or column in own_columns
        lost = after in ("", GARBLED[1]) or column == "depth"
        open_column = after == "" and bool(other.unclear_columns)
        whole_line = column in ("label", "depth") and name not in lines_left
        if not (lost and (own or open_column or whole_line)):
            wrong.append(f"{field}: {before!r} became {after!r}")
    return wrong


# Of two labels for one thing (two departments, a sign and a direction, the total in the head and in its row) the
# second takes over when the first or its value is lost: nothing on the paper says that there was another.
SECOND_TAKES_OVER: dict[str, set[str]] = {
    "a transfer for farmland": {"农业农村部"},
    "a county transfers money for villages": {"某省农业农村厅"},
    "Anhui, a district's cameras": {"权重"},
    "Jiangxi, a county's rural theatre": {"一级指标"},
    "a department's evaluation": {"实施单位：某市市场建设公司"},
    "a transfer in a mountain county": {"国家林草局"},
    "Hunan, a township": {"项目单位"},
    "Yunnan, a county's school": {"主管部门"},
    "Gansu, a city's museum": {"二级项目名称", "项目实施单位"},
    "Ningxia, a district": {"自治区主管部门"},
    "Chongqing, a county approves": {"实施单位"},
    "a coastal province applies": {"年度目标"},
    "a district's department": {"合计", "得分"},
    "a transfer without points in a frontier region": {"农业农村部"},
    "Inner Mongolia, a procuratorate": {"指标方向"},
    "Hainan, rewards for exhibitions": {"绩效指标性质*"},
    "Sichuan, a township applies": {"指标性质"},
    "Inner Mongolia, a county applies": {"其中：财政拨款"},
    "Hunan, a county's environment applies": {"专项年度绩效目标"},
    "Hunan, a county's animals": {"专项年度绩效目标"},
    "Shaanxi, a county's loans": {"市级主管部门", "市人力资源和社会保障局"},
    "Guangdong, a city's old people": {"当年度金额"},
    "Hubei, a township as a whole": {"单位名称：塘湖镇政府"},
    "Shanxi, a city's transfer": {"某省水利厅"},
    "Shanxi, a city's application": {"年度目标", "中期指标值", "三级指标"},
    "Hubei, a district's application": {"年度绩效目标"},
    "Sichuan, a city's transfer": {"某省农业农村厅"},
    "Henan, a county's transfer": {"某省农业农村厅"},
    "Ningxia, a school's targets approved": {"年度资金总额"},
    "Hubei, a county's pensions": {"某省人社厅"},
}
# What only this word says: which of three years is evaluated, which of two tables is that of the year, which of two
# texts is the name, and that a wrong score follows from the wrong rate or from the weights, which then is said of the
# score itself, or a wrong rate of the line alone.
NOTHING_ELSE_SAYS: dict[str, set[str]] = {
    "planted, a library": {"年度指标值", "实际完成值"},  # its wrong score is then said of the total
    "Henan, a city's transfer for clinics": {"全年执行数（B）", "全年预算数（A）"},
    "a special fund over three years": {"自评年度"},
    "Hunan, a district's department": {"执行率", "年度资金总额"},
    "Sichuan, a county's project list": {"分值"},
    "Guangdong, a city approves": {"二级\n指标", "年度目标", "指标值（或计划水平）"},
    "Shandong, a county's sewage": {"一级指标", "分值", "得分"},
    "Hubei, a province's disabled in the media": {"三级指标", "年度指标值", "序号"},
    "Shanxi, a county's insurance of the poor": {"年度\n指标值", "实际\n完成值"},
    "a district's rubbish sorting is assessed": {"考核指标"},
    "Hunan, a county's targets in the budget book": {"单位（专项）名称"},
    "Hebei, a city's monitoring": {"调整后预算数"},
}
# Words whose loss still moves a figure, loses those of others, or has something said of it, by composition.
STILL_OPEN: dict[str, set[str]] = {
    "a county transfers money for villages": {"调整后预算数"},
    "Jilin, a city's archives office as a whole": {"其中：基本支出", "其中：项目支出"},
    "Yunnan, a city applies for its sports ground": {"总额"},
    "Guizhou, a hospital's wards": {"一级指标"},
    "Chongqing, a district's waste": {"总分"},
    "a department as a whole with its budget as the only column": {"三级指标", "得分"},
    "a transfer received": {"使用率", "已使用"},
    "a county's assistance project": {"协作资金", "县级整合资金", "合计"},
    "a port city's project": {"年初预算数"},
    "targets of a coal city": {"年度资金总额："},
    "a county's list of results": {"自评得分"},
    "a special fund over three years": {"预算安排"},
    "Sichuan, a county": {"年度目标完成情况"},
    "Chongqing, a department": {"全年（调整）预算数", "年初预算数", "部门预算执行情况（万元）"},
    "Hubei, a city's target form": {"二级指标", "当年预期实现值", "绩效标准"},
    "a table of points with three columns of weights, one a level, and a standard": {"三级指标"},
    "Hunan, a district's department": {"全年预算数"},
    "Sichuan, a county's justice bureau": {"年度目标完成情况"},
    "Sichuan, a county hands down a fund": {"年度金额（万元）"},
    "Hubei, a county-level city": {"执行数\n（万元）", "执行率"},
    "Hubei, a county-level city's network": {"执行数\n（万元）", "执行率"},
    "Sichuan, a county's library": {"总额"},
    "Zhejiang, a county's sprinkling trucks": {"二、项目支出明细情况", "实际到位资金（万元）", "计划安排资金（万元）"},
    "Hunan, a county's roads": {"计划安排资金\n（万元）"},
    "a township's own table": {"具体指标"},
    "targets approved for three years": {"资金来源"},
    "a media centre as a whole": {"评分"},
    "lottery money for welfare": {"彩票公益金"},
    "targets applied for in a mountain province": {"年度资金总额"},
    "a department applies": {"一级指标"},
    "a short form of a township": {"目标值"},
    "a county's project with its unit in the corner": {"年度执行数", "年度预算数"},
    "a list of approved targets of a county exported with codes": {"一级指标", "三级指标", "指标值", "资金总额"},
    "a village road of a township": {"到位资金", "预算安排"},
    "a county seat's project of a hospital": {"合计"},
    "a list of results of a city's bureaus": {"单位自评得分"},
    "targets of a school building": {"资金来源"},
    "a short form in two blocks": {"自评总分"},
    "Hebei, a city's relief": {"绩效指标", "绩效指标分类"},
    "Inner Mongolia, a district's employment": {"全年执行数（B）", "情况说明"},
    "Hainan, a province's research office": {"指标类型"},
    "Hunan, a county's education applies": {
        "合\u3000计",
        "支出明细预算（万元）",
        "本年度申请资金",
        "本年度绩效目标",
        "项\u3000目",
        "项目起止时间",
    },
    "Fujian, a district's dikes": {"一级指标", "三级指标", "二级指标"},
    "Fujian, a city's talents": {"绩效内容"},
    "Shaanxi, a district's drinking water": {"宝鸡市水利局", "市级主管部门"},
    "Fujian, a county's waterworks": {"一级指标", "三级指标", "二级指标"},
    "Fujian, a county's rivers": {"市级主管部门", "泉州市生态环境局、财政局"},
    "a land consolidation's table of points": {"评价内容", "评价指标"},
    "Hebei, a county's grants": {"分值", "评价内容"},
    "Sichuan, a district's grassland": {"下达及时性", "存在问题", "情况说明", "统筹整合资金数\n（B）"},
    "a ministry's example of an application": {"指标值", "指标内容"},
    "Fujian, a province's compatriots": {"绩效内容"},
    "Tianjin, a district's court": {"单位：万元"},
    "Chongqing, a county's police": {"指标值", "指标名称", "指标性质"},
    "a ministry's laboratories of universities": {"三级指标"},
    "Sichuan, a district's families": {"年度资金总额", "金额（万元）"},
    "Hubei, a prefecture's ambulances": {"合计\n（万元）", "执行数\n（万元）", "执行率"},
    "a weather station": {"总分"},
    "a primary school's self-score": {"评价内容"},
    "a street office": {"序号", "计划完成"},
    "a museum": {"三、总分"},
    "an emergency bureau as a whole": {"年度主要任务"},
    "a college's targets": {"资金（万元）"},
    "a training centre": {"合计", "指标"},
    "a vocational college": {"实施单位", "年度", "资金来源", "金额单位"},
    "a market of a county": {"指标值"},
    "a health centre": {"目标值"},
    "a nursing home": {"执行数"},
    "a monitoring in traffic lights": {"全年预算", "累计支出"},
    "a subdistrict's park": {"已使用（万元）"},
    "Fujian, a bureau's summary": {"一级指标"},
    "Hubei, a district's application": {"来源项目"},
    "Fujian, a province's project": {"一级指标"},
    "Sichuan, a county's project of 2021": {"预算数："},
    "Fujian, a county's application": {"资金总额"},
    "Ningxia, a village road": {"年度目标完成情况"},
    "Henan, a city's project list": {"全年预算数", "自评得分"},
    "Hunan, a department's targets": {"按收入性质分", "按支出性质分"},
    "Chongqing, a bureau's targets of the whole": {"指标名称", "指标值"},
    "a drainage system": {"合计"},
    "street lamps": {"二级指标"},
    "a laboratory": {"可用资金合计"},
    "a kindergarten": {"一级指标", "总分"},
    "an irrigation project": {"计划（万元）", "资金来源", "预算数（万元）"},
    "a township's services": {"计划"},
    "Shaanxi, a county's tourism office as a whole": {"决算数", "项目"},
    "Guangdong, a mountain town's subsidy": {"到位数", "支出数"},
    "Shanghai, a district sets targets": {"某区民政局"},
    "Gansu, a prefecture applies": {"权重（%）", "资金（万元）"},
    "Guangxi, a county's bureau as a whole": {"其他收入", "决算数", "项目"},
    "Hubei, a city applies": {"其中：财政拨款", "其他资金"},
    "a special bond": {"符号"},
    "a partnership with a company": {"一级指标", "二级指标", "权重", "评分"},
    "a company gets capital of the state": {"考核计分", "预算执行得分"},
    "two years beside each other": {"自评年度"},
    "village works by work relief": {"劳务报酬", "合计", "完成投资", "工程费", "绩效指标", "自评总分"},
    "a university's funds for double first class": {"观测点", "调整后目标"},
    "a medical insurance fund": {"基金支出", "基金预算执行"},
    "a transfer spread over three townships": {"全县", "执行数", "河口镇", "白云乡", "石坪乡", "预算数"},
    "a fund of a government sets targets": {"出资人", "认缴金额"},
    "reservoir dykes": {"县级预算", "合计", "满分", "省级补助", "计得分"},
    "a theatre's troupe": {"绩效点"},
    "a county's agricultural park": {"拨付", "支出"},
    "a township's flood works with a middle review": {"中期", "完成", "年度预算", "得分", "资金性质", "进度"},
}
LEFT = (SECOND_TAKES_OVER, NOTHING_ELSE_SAYS, STILL_OPEN)


@pytest.mark.parametrize("composition", ALL, ids=lambda one: one.name)
def test_a_garbled_word_loses_its_own_figures_only(composition: Composition) -> None:
    plain = pe.read(to_html(composition.page()))
    said = accusations(pe.audit(plain))
    wrong = []
    for cell in words(composition):
        if any(cell.text in left.get(composition.name.split(":")[0], ()) for left in LEFT):
            continue
        for text in GARBLED:
            document = pe.read(to_html(garbled(composition.page(), cell, text)))
            name = f"{cell.text!r} as {text!r}"
            if len(document.forms) != len(plain.forms):
                wrong.append(f"{name}: {len(document.forms)} forms")
                continue
            for before, after in zip(plain.forms, document.forms, strict=True):
                wrong += [f"{name}: {one}" for one in differences(before, after, cell)]
            new = {one for one in accusations(pe.audit(document)) - said if one[1] not in MAY_BE_SAID}
            wrong += [f"{name}: accuses {one}" for one in sorted(new)]
    assert wrong == []


def findings(*rows: list[str]) -> tuple[pe.Form, set[str]]:
    page = Page()
    for row in rows:
        page.add(*row, width=max(len(one) for one in rows))
    document = pe.read(to_html(page))
    return document.forms[0], {code for _, code, _ in accusations(pe.audit(document))} - MAY_BE_SAID


HEAD = (["项目支出绩效自评表"], ["项目名称", "堤防维修"])
ROWS_OF_DYKE = (
    ["一级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
    ["产出指标", "维修堤防", "≥8公里", "8公里", "50", "50"],
    ["效益指标", "保护农田", "≥900亩", "900亩", "40", "40"],
)


@pytest.mark.parametrize("word", GARBLED)
def test_a_rate_of_an_amount_without_its_word_is_not_held_against_another(word: str) -> None:
    """360 of 400 are 90%; of 320 they would be more than all."""
    form, found = findings(
        *HEAD,
        ["资金（万元）", "调整后预算数", word, "全年支出数", "执行率"],
        ["合计", "320", "400", "360", "90%"],
        *ROWS_OF_DYKE,
        ["总分", "", "", "", "90", "90"],
    )
    assert form.budget[0].executed.text == "360"
    assert found == set()


@pytest.mark.parametrize("word", GARBLED)
def test_a_sum_below_its_lines_without_its_word_is_none_of_them(word: str) -> None:
    form, found = findings(
        *HEAD,
        ["资金来源", "预算数（万元）", "支出数（万元）"],
        ["中央补助", "300", "300"],
        ["市级配套", "100", "80"],
        [word, "400", "380"],
        ["银行贷款", "250", "240"],
        ["合计", "650", "620"],
        *ROWS_OF_DYKE,
        ["总分", "", "", "", "90", "90"],
    )
    assert [line.depth for line in form.budget] == [2, 2, 1, 1, 0]
    assert found == set()


@pytest.mark.parametrize("word", GARBLED)
@pytest.mark.parametrize("grade", ["", "自评等级：良"])
def test_a_row_of_sums_without_its_word_is_no_indicator(word: str, grade: str) -> None:
    form, found = findings(*HEAD, *ROWS_OF_DYKE, [word, "", "", grade, "90", "90"])
    assert [row.name.text for row in form.indicators] == ["维修堤防", "保护农田"]
    assert found == set()


@pytest.mark.parametrize("word", GARBLED)
def test_weights_without_that_of_the_execution_are_not_summed(word: str) -> None:
    """80 and a score of 19 for the execution, whose weight of 20 is under a word that cannot be read."""
    _, found = findings(
        *HEAD,
        ["年初预算（万元）", "36", "调整后预算（万元）", "40", "实际支出（万元）", "38"],
        ["预算执行率", "95%", word, "20", "预算执行得分", "19"],
        ["一级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
        ["产出指标", "维修堤防", "≥8公里", "8公里", "50", "50"],
        ["效益指标", "保护农田", "≥900亩", "900亩", "30", "30"],
    )
    assert found == set()
