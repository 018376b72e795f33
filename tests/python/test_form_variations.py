"""Every way of laying a form out gives the figures that were laid out, and the same findings as the plain layout."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations

import pytest
from pages import Page, table_html, to_docx, to_html, to_text, to_xlsx
from variations import FUND_PARTS, FUNDS, GOALS, ROW_PARTS, ROWS, TOTAL, WORDS, Layout, cells_of, lay_out

import perfeval as pe

PLAIN = Layout()


def variations() -> Iterator[Layout]:
    yield from (Layout(words=((part, word),)) for part, words in WORDS.items() for word in words[1:])
    levels, rest = tuple(ROW_PARTS[:3]), ROW_PARTS[3:7]
    yield from (Layout(order=(*levels, *order, "reason")) for order in permutations(rest) if order[0] != "score")
    yield Layout(order=(*levels, "weight", "target", "actual", "reason", "score"))
    yield Layout(order=tuple(ROW_PARTS[:7]))  # no reasons
    yield from (
        Layout(fund_order=tuple(order))
        for order in (
            ["initial", "annual", "executed", "rate", "fund_weight", "fund_score"],
            ["annual", "executed", "fund_weight", "rate", "fund_score"],
            ["annual", "executed", "rate", "fund_weight", "fund_score"],
            ["fund_weight", "initial", "annual", "executed", "rate", "fund_score"],
        )
    )
    yield from (Layout(split=True, split_under=under) for under in ("", "年度指标值", "年度绩效目标", "指标值"))
    yield from (
        Layout(title=title, money=money) for title in ("row", "line", "none") for money in ("header", "columns")
    )
    yield from (
        Layout(money=money, year=year) for money in ("line", "row", "cell", "columns") for year in ("row", "title")
    )
    yield from (Layout(levels=levels) for levels in ("repeated", "first"))
    yield from (Layout(headings=headings, points=True) for headings in ("columns", "bands", "level2"))
    yield from (Layout(headings=headings, label=False) for headings in ("columns", "bands", "level2"))
    yield from (Layout(header_rows=rows) for rows in (2, 3))
    yield from (Layout(spacer_columns=at) for at in ((3,), (2, 5), (1, 4, 7), (9,)))
    yield Layout(blank_rows=True)
    yield from (Layout(extra=at) for at in (0, 3, 5, 8))
    yield from (Layout(page_break=at, levels=levels) for at in (1, 4) for levels in ("merged", "repeated", "first"))
    yield from (Layout(page_break=2, header_rows=2), Layout(page_break=5, split=True, split_under="年度指标值"))
    yield Layout(tables="two")
    yield from (Layout(fund_total=total) for total in ("first", "last"))
    yield Layout(funds="pairs")
    yield Layout(funds="columns")
    yield Layout(funds="columns", fund_order=("annual", "executed", "rate", "fund_weight", "fund_score"), money="line")
    yield Layout(repeat_weights=True)
    yield from (Layout(goals=goals) for goals in ("single", "none"))
    yield from (Layout(total=total) for total in ("header", "graded", "beside"))
    yield from (Layout(total_word=word) for word in ("总　分", "合计", "总计", "自评总分", "总分：", "合  计"))
    yield from (Layout(ordinals=True), Layout(notes=True), Layout(head="inline"))


def mixed(seed: int) -> Layout:
    """Several changes at once."""
    pick = random.Random(seed)
    rest = ROW_PARTS[3:7]
    pick.shuffle(rest)
    words = tuple((part, pick.choice(all_words)) for part, all_words in WORDS.items())
    lead = pick.choice([[0], [3], [2], [8], [0, 0, 0]])
    return Layout(
        order=(*ROW_PARTS[:3], *rest, "reason"),
        words=words,
        title=pick.choice(["row", "line"]),
        year=pick.choice(["row", "title"]),
        money=pick.choice(["header", "line", "row", "columns"]),
        split=lead == [3],
        split_under=pick.choice(["", "年度指标值"]) if lead == [3] else "",
        levels=pick.choice(["merged", "repeated", "first"]),
        points=pick.random() < 0.3,
        label=pick.random() < 0.7,
        header_rows=pick.choice([1, 2]),
        spacer_columns=pick.choice([(), (), (3,), (2, 6)]),
        page_break=pick.choice([0, 0, 3, 6]),
        tables=pick.choice(["one", "two"]),
        fund_total=pick.choice(["first", "last"]),
        goals=pick.choice(["pair", "single", "none"]),
        total=pick.choice(["end", "header", "graded", "beside"]),
        total_word=pick.choice(["总分", "合计", "总 计"]),
        ordinals=pick.random() < 0.2,
        notes=pick.random() < 0.5,
        head=pick.choice(["pairs", "inline"]),
        repeat_weights=pick.random() < 0.3,
    )


def name(layout: Layout) -> str:
    changed = [f"{key}={value}" for key, value in vars(layout).items() if value != getattr(PLAIN, key)]
    return ",".join(changed).replace("\n", "") or "plain"


ALL = list(dict.fromkeys(variations()))


def figures_laid_out(layout: Layout) -> dict[str, str]:
    """What the pages say, by field: taken from the facts, not from any reading."""
    laid = {"project": "干部培训", "total.score": TOTAL[1], "year": "2022"}
    if layout.total != "header":
        laid["total.weight"] = TOTAL[0]
    if layout.total in ("graded", "beside"):
        laid["total.grade"] = "优"
    if layout.goals != "none":
        laid |= {"goal.target": GOALS[0], "goal.actual": GOALS[1]}
    fund_fields = {"initial": "initial_budget", "annual": "annual_budget", "rate": "execution_rate"}
    fields = [(part, fund_fields.get(part, part.removeprefix("fund_"))) for part in layout.fund_order]
    lines = ["total"] if layout.funds == "pairs" else ["total", "appropriation", "carry_over", "other"]
    for line, values in zip(lines, FUNDS.values(), strict=False):
        by_part = dict(zip(FUND_PARTS, values, strict=True))
        if layout.repeat_weights and line in ("appropriation", "other"):
            by_part |= {"fund_weight": "10", "fund_score": "9.45"}
        laid |= {f"budget.{line}.{field}": by_part[part] for part, field in fields}
    for i, row in enumerate(ROWS, 1):
        sign, value, unit = row[3]
        cells = cells_of(row)
        if layout.split:
            cells["target"] = value
        laid |= {f"indicators[{i}].{part}": cells[part] for part in layout.order if part in ROW_PARTS[2:]}
        if layout.split:
            laid |= {f"indicators[{i}].sign": sign, f"indicators[{i}].unit": unit}
    return laid


def figures_read(form: pe.Form, fields: dict[str, str], layout: Layout) -> dict[str, str]:
    read = {}
    for field in fields:
        try:
            text = str(getattr(form[field], "text", "absent")).strip()
        except KeyError:
            text = "absent"
        if layout.money == "cell" and "budget" in field:
            text = text.removesuffix("万元")
        read[field] = text
    read["year"] = str(form.year)
    if layout.total == "graded":
        read["total.score"] = read["total.score"].removesuffix("（优）")
    for i, (row, facts) in enumerate(zip(form.indicators, ROWS, strict=False), 1):
        if not (row.level1.text.startswith(facts[0]) and (layout.headings == "bands" or row.level2.text == facts[1])):
            read[f"headings of {i}"] = row.level1.text + "/" + row.level2.text
    return read


def difference(document: bytes, layout: Layout) -> list[str]:
    forms = pe.read(document).forms
    if len(forms) != 1:
        return [f"{len(forms)} forms"]
    wanted = figures_laid_out(layout)
    read = figures_read(forms[0], wanted, layout)
    wrong = [f"{field}: {read[field]!r}, not {text!r}" for field, text in wanted.items() if read[field] != text]
    wrong += [f"{field}: {text}" for field, text in read.items() if field not in wanted]
    if len(forms[0].indicators) != len(ROWS):
        wrong.append(f"{len(forms[0].indicators)} rows")
    return wrong


def findings(document: bytes) -> set[tuple[str, str, str]]:
    return {(f.code, f.severity, f.field) for f in pe.audit(document).findings}


@pytest.mark.parametrize("layout", ALL, ids=name)
def test_a_layout_gives_the_figures_that_were_laid_out(layout: Layout) -> None:
    assert difference(to_html(*lay_out(layout)), layout) == []


@pytest.mark.parametrize("seed", range(60))
def test_many_changes_at_once_give_the_same_figures(seed: int) -> None:
    layout = mixed(seed)
    assert difference(to_html(*lay_out(layout)), layout) == []


def test_header_rows_without_spans_stand_below_each_other() -> None:
    for layout in map(mixed, range(40)):
        if layout.spacer_columns:  # without spans a blank cell may be a value
            continue
        assert difference(to_text(*lay_out(layout)), layout) == [], name(layout)


@pytest.mark.parametrize("write", [to_docx, to_xlsx, to_text], ids=lambda write: write.__name__)
def test_word_excel_and_text_give_what_a_web_page_gives(write: Callable[..., bytes]) -> None:
    for layout in ALL[:: 6 if write is to_docx else 2]:
        if write is to_text and layout.spacer_columns:
            continue  # without spans a blank cell may be a value
        assert difference(write(*lay_out(layout)), layout) == [], name(layout)


# What a layout leaves out changes what can be said: these are held to the figures alone.
SAY_LESS = [
    Layout(order=tuple(ROW_PARTS[:7])),
    Layout(repeat_weights=True),
    Layout(total="header"),
]


def test_a_layout_gives_the_findings_of_the_plain_one() -> None:
    plain = findings(to_html(*lay_out(PLAIN)))
    assert ("full-score-target-missed", "error", "indicators[2].score") in plain  # 2800 of 3000 for full points
    assert ("total-mismatch", "error", "total.score") in plain  # the scores sum to 94.95
    for layout in ALL:
        if layout in SAY_LESS or "initial" not in layout.fund_order or layout.funds == "pairs":
            continue
        if layout.goals == "none":
            continue
        found = findings(to_html(*lay_out(layout)))
        if layout.total in ("graded", "beside"):
            found = {one for one in found if one[0] != "grade-mismatch"}
        assert found == plain, name(layout)


def test_several_forms_in_one_sheet_begin_anew() -> None:
    for layout in (PLAIN, Layout(title="none", money="columns"), Layout(title="line"), Layout(goals="none")):
        forms = pe.read(to_xlsx(*lay_out(layout), *lay_out(layout), *lay_out(PLAIN), one_sheet=True)).forms
        assert [len(form.indicators) for form in forms] == [len(ROWS)] * 3, name(layout)
        assert [len(form.budget) for form in forms] == [len(FUNDS)] * 3
        assert [form.total.score.text for form in forms] == [TOTAL[1]] * 3


def test_tables_that_are_no_forms_stand_between() -> None:
    contents = Page([["序号", "项目名称", "页码"], ["1", "干部培训", "1"], ["2", "其他", "2"]])
    roster = Page([["姓名", "职务", "签字"], ["", "", ""]])
    read = pe.read(to_html(contents, *lay_out(PLAIN), roster, *lay_out(replace(PLAIN, money="columns")), roster))
    assert [form.total.score.text for form in read.forms] == [TOTAL[1]] * 2


def test_a_form_inside_an_outer_table_for_looks() -> None:
    inner = table_html(lay_out(PLAIN)[0])
    outer = f"<html><table><tr><td>某县政府网站</td></tr><tr><td>{inner}</td></tr></table></html>".encode()
    assert difference(outer, PLAIN) == []


def test_a_column_nobody_knows_is_kept_and_reported() -> None:
    layout = Layout(extra=5)
    form = pe.read(to_html(*lay_out(layout))).forms[0]
    assert [trouble.kind for trouble in form.troubles] == ["unknown-column"]
    assert [row.extras["星座"].text for row in form.indicators] == ["白羊"] * len(ROWS)


def test_a_page_in_gb18030_is_the_same_page() -> None:
    assert difference(to_html(*lay_out(PLAIN), encoding="gb18030"), PLAIN) == []
