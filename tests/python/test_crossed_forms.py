"""The head, money and goals of one composition above the indicators of another: each half is read as in its own."""

import random
from functools import cache

from compositions import Section, all_compositions, places_of, read_figures
from pages import ABOVE, Page, to_html

import perfeval as pe

ALL = all_compositions()
PAIRS = 2000
LEAST = 400  # of the compositions are of that arrangement
OF_HEAD = ("project", "department", "unit", "year", "money", "goal.", "budget[")
# Whose halves say something about each other, by their names: years in columns that the title names, a total in the
# head, places that the money names, words that only the other half explains.
NEED_EACH_OTHER = (
    "Fujian, a county's waterworks",
    "a whole department: tasks with their money, basic",
    "an emergency bureau as a whole",
    "targets of a project: the period and each",
    "Inner Mongolia, a procuratorate",
    "three years of targets in a row",
    "Hebei, a county applies for its water meters",  # of the middle term, as its goals say
    "Inner Mongolia, a banner's snow roads",  # of three years, as its goals say
    "Hainan, a province's research office",
    "indicators of the whole period and of the year side by side, each with its own l",
    "Shanxi, a city's application",
    "a policy of three years",
    "Ningxia, a department's application",
    "Anhui, a city's rain",
    "a township's targets by group of villages",
    "a township's targets with split headers",
    "a special fund over three years",
    "a programme over two years",
    "Hubei, a city's department",
    "Guangdong, a city approves",
    "targets approved for three years",
    "a college's targets",
    "a department: tasks with what they are",
    "a port city's project",
    "items of expenditure with number and unit price",
    "Sichuan, a district's grassland",
    "food inspection: the deductions",  # 扣分 beside 预算执行率, below
    "a street office: tasks with a plan",  # its header is read as one of money where there is none above
    "a header of three rows",
    "Hunan, a district's department: amounts by income",
    "two years beside each other",
    "a county's agricultural park",
    "a company gets capital of the state",  # points of the money below the indicators
)


def is_of_head(field: str) -> bool:
    return field.startswith(OF_HEAD)


@cache
def halves(index: int) -> tuple[list[Section], list[Section]] | None:
    """What is above its indicators and the rest, if that is how a single form is arranged."""
    made = ALL[index]
    names = [section.name for section in made.sections]
    first = next((i for i, name in enumerate(names) if name in ("indicators", "management")), 0)
    mixed = {"head", "funds", "goals"} & set(names[first:]) or "total" in names[:first]
    if first == 0 or mixed or len(made.forms) != 1 or ABOVE in made.sections[first].rows[0]:
        return None
    if made.name.startswith(NEED_EACH_OTHER) or has_total_in_head(index, made.sections[:first]):
        return None
    return made.sections[:first], made.sections[first:]


def has_total_in_head(index: int, head: list[Section]) -> bool:
    form = pe.read(to_html(ALL[index].page())).forms[0]
    rows = sum(len(section.rows) for section in head)
    return any(field.startswith("total.") and 1 <= row <= rows for field, (row, _) in places_of(form).items())


@cache
def alone(index: int) -> dict[str, str]:
    return figures(to_html(ALL[index].page()))


def figures(source: bytes) -> dict[str, str]:
    """Of the only form; nothing if there are more or less."""
    forms = pe.read(source).forms
    return {field: text for field, text in read_figures(forms[0]).items() if text} if len(forms) == 1 else {}


def crossed(above: list[Section], below: list[Section]) -> Page:
    page = Page()
    width = max(len(row) for section in (*above, *below) for row in section.rows)
    for section in (*above, *below):
        for row in section.rows:
            page.add(*row, width=width)
    return page


def test_each_half_is_read_as_in_its_own_form() -> None:
    pick = random.Random(0)
    usable = [(index, both) for index in range(len(ALL)) if (both := halves(index)) is not None]
    wrong = []
    for _ in range(PAIRS):
        (a, (above, _)), (b, (_, below)) = pick.choice(usable), pick.choice(usable)
        if alone(a)["kind"] != alone(b)["kind"]:
            continue
        right = {field: text for field, text in alone(a).items() if is_of_head(field)}
        right |= {field: text for field, text in alone(b).items() if not is_of_head(field)}
        found = figures(to_html(crossed(above, below)))
        wrong += [
            f"{ALL[a].name} / {ALL[b].name}: {field}: {right.get(field)!r}, {found.get(field)!r}"
            for field in sorted({**right, **found})
            if right.get(field) != found.get(field)
        ]
    assert wrong == []
    assert len(usable) >= LEAST
