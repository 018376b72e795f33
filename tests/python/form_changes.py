"""Changes to a composition's table that change nothing that it says.

Each takes a composition and a random source and gives a changed copy, or None where it does not apply. The name of the
function is the kind of change.
"""

import random
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal, InvalidOperation
from functools import cache

from compositions import Composition, Section, places_of
from pages import ABOVE, LEFT, to_html
from variations import WORDS

import perfeval as pe

Change = Callable[[Composition, random.Random], Composition | None]
FUND_VALUES = ("initial_budget", "annual_budget", "arrived", "executed", "weight", "execution_rate", "score")
ROW_VALUES = ("sign", "target", "unit", "actual", "weight", "score", "reason")


def squared(composition: Composition) -> Composition:
    """A copy in which every row has a cell for every column."""
    made = deepcopy(composition)
    width = made.width
    for section in made.sections:
        for row in section.rows:
            row += [LEFT] * (width - len(row))
    return made


@cache
def _places(name: str, table: tuple[tuple[str, ...], ...]) -> list[dict[str, tuple[int, int]]]:
    made = Composition(name, [Section("", 0, [list(row) for row in table])])
    return [places_of(form) for form in pe.read(to_html(made.page())).forms]


def columns_of(composition: Composition, section: Section, fields: tuple[str, ...]) -> dict[str, int]:
    """The grid columns of fields in a section, from where the figures of the table are read."""
    rows = [row for one in composition.sections for row in one.rows]
    first = next(i for i, row in enumerate(rows) if row is section.rows[0]) + 1
    found = {}
    for places in _places(composition.name, tuple(tuple(row) for row in rows)):
        for key, (row, column) in places.items():
            name = key.rpartition(".")[2]
            if "[" in key and name in fields and first + section.header <= row < first + len(section.rows):
                found[name] = column - 1
    return found


def sections(composition: Composition, name: str) -> list[Section]:
    return [section for section in composition.sections if section.name == name and section.header > 0]


def is_list(composition: Composition) -> bool:
    return len(composition.forms) > 1 and len(sections(composition, "indicators")) < len(composition.forms)


def total_below(composition: Composition, section: Section) -> Section | None:
    at = composition.sections.index(section) + 1
    below = composition.sections[at : at + 1]
    return below[0] if below and below[0].name == "total" else None


def blocks(section: Section) -> list[range]:
    """The columns under each cell of the first header row."""
    header = section.rows[0]
    starts = [i for i, cell in enumerate(header) if cell != LEFT]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(header)], strict=True)]


def crosses(row: list[str], part: list[range]) -> bool:
    """Whether a cell of the row reaches over the edge of a block."""
    return any(row[block.start] == LEFT for block in part)


def permuted(row: list[str], order: list[int], part: list[range]) -> list[str]:
    moved = [row[column] for i in order for column in part[i]]
    return [*row[: part[0].start], *moved, *row[part[-1].stop :]]


def reorder(composition: Composition, pick: random.Random, name: str, fields: tuple[str, ...]) -> Composition | None:
    """The columns of values in another order, all of them next to each other."""
    made = squared(composition)
    changed = False
    for section in sections(made, name):
        columns = set(columns_of(made, section, fields).values())
        part = [block for block in blocks(section) if columns & set(block)]
        if len(part) < 2 or [i for block in part for i in block] != list(range(part[0].start, part[-1].stop)):
            continue
        if len({section.rows[0][block.start] for block in part}) < len(part):
            continue
        if any(crosses(row, part) for row in section.rows):
            continue
        order = list(range(len(part)))
        pick.shuffle(order)
        rows = list(section.rows)
        total = total_below(made, section)
        if total:
            for row in total.rows:
                for column in range(part[0].start, len(row)):
                    if row[column] == LEFT:
                        row[column] = ""
            rows += total.rows
        for row in rows:
            row[:] = permuted(row, order, part)
        changed = True
    return made if changed else None


def is_side_by_side(section: Section) -> bool:
    """Two tables under one header row, the words of which come twice in the same order."""
    words = [word for word in section.rows[0] if word != LEFT]
    half = len(words) // 2
    return half > 2 and words[1:half] == words[half + 1 :]


def reordered_indicators(composition: Composition, pick: random.Random) -> Composition | None:
    if any(is_side_by_side(section) for section in sections(composition, "indicators")):
        return None
    if any(cell.isdigit() for section in sections(composition, "indicators") for cell in section.rows[0]):
        return None  # a column that is known by where it stands
    return None if is_list(composition) else reorder(composition, pick, "indicators", ROW_VALUES)


def reordered_funds(composition: Composition, pick: random.Random) -> Composition | None:
    return reorder(composition, pick, "funds", FUND_VALUES)


def with_column(composition: Composition, at: int, cells: Callable[[Section, int, list[str]], str]) -> Composition:
    """A column more; where it has no cell of its own, the cell to its left reaches over it."""
    made = squared(composition)
    for section in made.sections:
        for i, row in enumerate(section.rows):
            row.insert(at, cells(section, i, row))
    return made


def line_numbers(composition: Composition, _: random.Random) -> Composition | None:
    """行次 beside the names of the fund lines."""
    if len(sections(composition, "funds")) != 1 or is_list(composition):
        return None
    plain = squared(composition)
    section = sections(plain, "funds")[0]
    at = columns_of(plain, section, ("label",)).get("label")
    values = columns_of(plain, section, FUND_VALUES)
    if at is None or not values or any("次" in cell for row in section.rows for cell in row):
        return None
    at = min(values.values())
    if any(crosses(row, [range(at, at + 1)]) for row in section.rows):
        return None
    number = iter(range(1, 100))

    def cell(one: Section, i: int, row: list[str]) -> str:
        if one.name != "funds" or not one.header:
            return LEFT
        return "行次" if i == 0 else ABOVE if i < one.header else str(next(number))

    return with_column(composition, at, cell)


def ordinals(composition: Composition, _: random.Random) -> Composition | None:
    """序号 in front of the indicators."""
    if any(cell in ("序号", "行次") for one in sections(composition, "indicators") for cell in one.rows[0]):
        return None
    plain = squared(composition)
    edges = {
        blocks(one)[1].start if one.rows[0][0].startswith(("绩效", "年度绩效")) else 0
        for one in sections(plain, "indicators")
    }
    if len(edges) != 1:
        return None
    at = edges.pop()
    number = iter(range(1, 1000))

    def cell(one: Section, i: int, row: list[str]) -> str:
        if one.name != "indicators":
            return "" if at == 0 and row[0] != ABOVE else LEFT if at else ABOVE if row[0] == ABOVE else ""
        if i < one.header:
            return "序号" if i == 0 else ABOVE
        if row[at:] == one.rows[0][at + 1 :]:  # the header again
            return "序号"
        own = sum(text not in (LEFT, ABOVE, "") for text in row)
        return LEFT if row[at] == LEFT else "" if own < 2 or "列次" in row else str(next(number))

    return with_column(composition, at, cell) if at else None


def numbered_columns(composition: Composition, _: random.Random) -> Composition | None:
    """列次 under the headers."""
    made = squared(composition)
    changed = False
    for section in [*sections(made, "funds"), *sections(made, "indicators")]:
        if section.header > 1 or any("次" in cell for row in section.rows for cell in row) or len(blocks(section)) < 6:
            continue
        below = section.rows[1] if len(section.rows) > 1 else []
        row, number = list(section.rows[0]), 0
        for block in blocks(section):
            if number == 0 and below and below[block.start] == ABOVE:  # the label of the table
                row[block.start] = ABOVE
            elif number == 0 and not row[block.start]:
                continue
            elif number == 0:
                row[block.start], number = "列次", 1
            else:
                row[block.start], number = str(number), number + 1
        section.rows.insert(1, row)
        changed = True
    return made if changed else None


def split_headers(composition: Composition, pick: random.Random) -> Composition | None:
    """The header in two rows: some words broken, all other cells merged over both."""
    made = squared(composition)
    changed = False
    for section in sections(made, "indicators"):
        if section.header > 1 or is_side_by_side(section):
            continue
        lower = [LEFT if cell == LEFT else ABOVE for cell in section.rows[0]]
        for block in blocks(section):
            word = section.rows[0][block.start]
            if (
                block.start == 0
                or len(block) > 1
                or len(word) < 4
                or not word.isalpha()
                or "级" in word
                or pick.random() < 0.4
            ):
                continue
            if word in {other for other in section.rows[0] if other is not word and word == other}:
                continue
            cut = len(word) // 2
            section.rows[0][block.start], lower[block.start] = word[:cut], word[cut:]
            changed = True
        section.rows.insert(1, lower)
        section.header = 2
    return made if changed else None


def blank_rows(composition: Composition, pick: random.Random) -> Composition | None:
    """Empty rows between the parts of the form."""
    made = squared(composition)
    for section in made.sections[1:]:
        if pick.random() < 0.5 and ABOVE not in section.rows[0]:
            section.rows.insert(0, [""] * made.width)
            if section.header:
                blank = section.rows.pop(0)
                made.sections[made.sections.index(section) - 1].rows.append(blank)
    return made


def blank_columns(composition: Composition, pick: random.Random) -> Composition | None:
    """An empty column at the left or the right edge."""
    at = pick.choice([0, composition.width])
    return with_column(composition, at, lambda *_: "")


def more_titles(composition: Composition, _: random.Random) -> Composition | None:
    """Lines above and below the title that say nothing about the form."""
    made = squared(composition)
    blank = [LEFT] * (made.width - 1)
    made.sections[0].rows.insert(0, ["附件3", *blank])
    made.sections.append(Section("tail", 0, [["注：得分不得超过该指标的分值。", *blank]]))
    return made


def moved_unit(composition: Composition, pick: random.Random) -> Composition | None:
    """（万元） in a line of its own, not in the headers."""
    made = squared(composition)
    found = False
    for section in made.sections:
        if section.name == "indicators" and is_list(made):
            return None
        for row in section.rows:
            for i, cell in enumerate(row):
                if cell.endswith("（万元）") and section.name in ("head", "funds"):
                    row[i] = cell.removesuffix("（万元）").strip()
                    found = True
    if not found or any(form.single.get("money") != "万元" for form in made.forms):
        return None
    text = pick.choice(["单位：万元", "金额单位：万元", "（单位：万元）"])
    made.sections[0].rows.insert(1, [text, *[LEFT] * (made.width - 1)])
    return made


def levels_of(composition: Composition) -> list[tuple[Section, int]]:
    return [
        (section, column)
        for section in sections(composition, "indicators")
        for column in columns_of(composition, section, ("level1", "level2")).values()
    ]


def repeated_levels(composition: Composition, _: random.Random) -> Composition | None:
    """Headings printed in every row instead of merged."""
    made = squared(composition)
    changed = False
    for section, column in levels_of(made):
        for i in range(section.header + 1, len(section.rows)):
            above = section.rows[i - 1][column]
            if section.rows[i][column] == ABOVE and above not in (ABOVE, LEFT, ""):
                section.rows[i][column] = above
                changed = True
    return made if changed else None


def unmerged_levels(composition: Composition, _: random.Random) -> Composition | None:
    """Headings printed once, the cells below them empty."""
    made = squared(composition)
    changed = False
    for section, column in levels_of(made):
        for row in section.rows[section.header :]:
            if row[column] == ABOVE:
                row[column] = ""
                changed = True
    return made if changed else None


def level_subtotals(composition: Composition, _: random.Random) -> Composition | None:
    """小计 below the rows of each first heading; that of a single one may be the total."""
    made = squared(composition)
    changed = 0
    for section in sections(made, "indicators"):
        columns = columns_of(made, section, ("level1", "name", "weight", "score"))
        if len(columns) < 4 or columns["level1"] > min(columns["weight"], columns["score"]) or is_list(made):
            continue
        if any(section.rows[0].count(word) > 1 for word in ("权重", "分值")):
            continue
        rows, group = section.rows[: section.header], []
        first = min(columns["weight"], columns["score"])
        heading = ""
        for row in [*section.rows[section.header :], None]:
            level1 = "" if row is None else row[columns["level1"]]
            if row is not None and "列次" in row:
                rows.append(row)
                continue
            if row is not None and row[columns["name"]] == "" != row[columns["weight"]]:
                return None  # the points of a heading, in a row of its own
            begins = row is None or level1 not in (ABOVE, "", heading)
            heading = level1 if begins else heading
            if begins and group:
                sums = {part: points(group, columns[part]) for part in ("weight", "score")}
                if None in sums.values():
                    return None
                subtotal = [""] * made.width
                subtotal[columns["level1"] : first] = ["小计", *[LEFT] * (first - columns["level1"] - 1)]
                subtotal[: columns["level1"]] = [ABOVE] * columns["level1"]
                for part in ("weight", "score"):
                    subtotal[columns[part]] = sums[part]
                rows.append(subtotal)
                changed, group = changed + 1, []
            if row is not None:
                rows.append(row)
                if level1 != LEFT and any(cell not in (ABOVE, LEFT, "") for cell in row[first:]):
                    group.append(row)
        section.rows = rows
    return made if changed > 1 else None


def points(rows: list[list[str]], column: int) -> str | None:
    try:
        return str(sum((Decimal(row[column]) for row in rows if row[column]), Decimal()))
    except InvalidOperation:
        return None


def fund_subtotal(composition: Composition, _: random.Random) -> Composition | None:
    """小计 below the fund lines, which repeats the total."""
    made = squared(composition)
    if len(made.forms) > 1 or len(sections(made, "funds")) != 1:
        return None
    lines = made.forms[0].budget
    depths = [line.get("depth") for line in lines]
    if len(lines) < 3 or depths[0] != "0" or set(depths[1:]) != {"1"}:
        return None
    section = sections(made, "funds")[0]
    columns = columns_of(made, section, ("label", *FUND_VALUES))
    if "label" not in columns or len(section.rows) != section.header + len(lines):
        return None
    total = list(section.rows[section.header])
    if total[columns["label"]].strip() != lines[0]["label"]:
        return None
    total[columns["label"]] = "小计"
    for part in ("weight", "score"):
        if part in columns:
            total[columns[part]] = ""
    total[: columns["label"]] = [ABOVE if cell == ABOVE else cell for cell in section.rows[-1][: columns["label"]]]
    section.rows.append(total)
    return made


def other_words(composition: Composition, pick: random.Random) -> Composition | None:
    """Headers by other words that mean the same."""
    made = squared(composition)
    changed = False
    meanings = {
        "indicators": ("target", "actual", "weight", "score", "reason"),
        "funds": ("executed", "rate", "fund_weight", "fund_score"),
    }
    for name, parts in meanings.items():
        for section in sections(made, name):
            if section.header > 1 or is_list(made):
                continue
            for i, cell in enumerate(section.rows[0]):
                part = next((part for part in parts if cell in WORDS[part]), None)
                if part is None or "(" in cell or "（" in cell or section.rows[0].count(cell) > 1:
                    continue
                choice = [w for w in WORDS[part] if "(" not in w and "（" not in w and w not in section.rows[0]]
                section.rows[0][i] = pick.choice(choice)
                changed = True
    return made if changed else None


def extra_column(composition: Composition, pick: random.Random) -> Composition | None:
    """A column that reviewers add, empty or with words."""
    plain = squared(composition)
    edges = {tuple(block.start for block in blocks(one)) for one in sections(plain, "indicators")}
    if len(edges) != 1 or is_list(composition) or any(map(is_side_by_side, sections(plain, "indicators"))):
        return None
    at = pick.choice(edges.pop()[3:] or [0])
    word = pick.choice(["佐证资料", "指标说明"])
    if at == 0 or any(cell in ("佐证资料", "指标说明") for one in plain.sections for row in one.rows for cell in row):
        return None

    def cell(one: Section, i: int, row: list[str]) -> str:
        if one.name == "indicators" and i < one.header:
            return word if i == 0 else ABOVE
        if one.name == "indicators" and row[at:] == one.rows[0][at + 1 :]:  # the header again
            return word
        if one.name == "indicators":
            return LEFT if row[at] == LEFT else "" if "列次" in row else "台账"
        return LEFT

    return with_column(composition, at, cell)


def page_break(composition: Composition, pick: random.Random) -> Composition | None:
    """The header of the indicators again, as on a new page."""
    made = squared(composition)
    for section in sections(made, "indicators"):
        side = section.rows[0][0].startswith(("绩效", "年度绩效")) and section.rows[0][1] != LEFT
        starts = [i for i in range(section.header + 1, len(section.rows)) if ABOVE not in section.rows[i][side:]]
        if section.header > 1 or not starts or is_list(made):
            return None
        at = pick.choice(starts)
        header = [
            ABOVE if row_cell == ABOVE else cell
            for cell, row_cell in zip(section.rows[0], section.rows[at], strict=True)
        ]
        section.rows.insert(at, header)
    return made


def colons(composition: Composition, _: random.Random) -> Composition | None:
    """A colon behind the labels of the head and of the fund lines."""
    made = squared(composition)
    words = {"项目名称", "主管部门", "实施单位", "专项名称", "部门名称", "年度资金总额", "其他资金", "预算部门"}
    changed = False
    for section in made.sections:
        for row in section.rows:
            for i, cell in enumerate(row):
                if cell in words and section.name in ("head", "funds") and not is_list(made):
                    row[i], changed = cell + "：", True
    return made if changed else None


CHANGES: list[Change] = [
    reordered_indicators,
    reordered_funds,
    line_numbers,
    ordinals,
    numbered_columns,
    split_headers,
    blank_rows,
    blank_columns,
    more_titles,
    moved_unit,
    repeated_levels,
    unmerged_levels,
    level_subtotals,
    fund_subtotal,
    other_words,
    extra_column,
    page_break,
    colons,
]
