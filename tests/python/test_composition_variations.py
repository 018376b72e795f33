"""Compositions changed in ways that say nothing new: no figure, code, severity or expected value changes.

Every kind of change alone, then three at once, at least 1,000 of these. PERFEVAL_VARIANTS is the number of variants
(2,000 by default; `make variants` runs 50,000), PERFEVAL_SEED where they begin.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from compositions import Composition, all_compositions, read_figures
from form_changes import CHANGES, Change, extra_column, split_headers
from pages import to_html, to_word, to_xlsx

import perfeval as pe

ALL = all_compositions()
FORMATS: list[Callable[..., bytes]] = [to_html, to_word, to_xlsx]
VARIANTS = int(os.environ.get("PERFEVAL_VARIANTS", "2000"))
SEED = int(os.environ.get("PERFEVAL_SEED", "0"))
PARTS = 20  # tests among which the variants are divided
LEAST_IN_PART = 50  # of three changes at once, however many there are of one

# Changes that still move figures of a published form, by its name up to the colon.
STILL_OPEN: dict[str, set[str]] = {
    "Sichuan, a district's families": {"line_numbers"},
    "Fujian, a province's compatriots": {"ordinals", "split_headers"},
    "Hebei, a county's grants": {"page_break"},
    "Sichuan, a county's library": {"more_titles", "moved_unit"},  # it begins within merged cells
    "Yunnan, a county's school": {"reordered_indicators"},  # its total stays in the old order
    "a college's targets": {"line_numbers"},
    "a health centre": {"reordered_indicators", "split_headers"},
    "a museum": {"reordered_funds", "reordered_indicators"},
    "a street office": {"reordered_indicators", "split_headers"},
    "grain subsidies": {"page_break"},
    "Hubei, a district's application": {"line_numbers"},
    "Sichuan, a county's project of 2021": {"line_numbers"},
    "Henan, a city's project list": {"split_headers"},
    "Chongqing, a district": {"moved_unit"},  # above the first of two projects
    "forest rangers": {"reordered_indicators"},  # of one half alone
    "a short form in two blocks": {"reordered_indicators"},  # likewise
    "a total with points of the execution that no column prints": {"ordinals"},  # of a repeated header too
    "Hunan, a county's department": {"moved_unit"},  # above the title of another table
    "a training centre": {"extra_column", "numbered_columns", "split_headers"},
    "Shanxi, a city's list of monitored projects": {"split_headers"},
    "Shandong, a county's list under watch": {"split_headers"},
    "Hainan, a city's lifeguards": {"repeated_levels"},  # beside a note in brackets
    "Guizhou, a hospital's wards": {"more_titles"},
    "Inner Mongolia, a banner's snow roads": {"blank_rows", "reordered_indicators"},  # both at once
    "Beijing, a street's volunteers": {"level_subtotals"},
    "Chongqing, a district's waste": {"level_subtotals", "numbered_columns"},
    "Guangdong, a mountain town's subsidy": {"other_words"},  # 下达数 is the budget beside 支出数, not 全年实际支出
    "Jiangxi, a county's rural theatre": {"reordered_funds"},  # its only line has no name, what stands first becomes it
    "village works by work relief": {"reordered_funds"},  # the total is below the funds
    "a university's funds for double first class": {"split_headers"},
}

Signature = tuple[list[dict[str, str]], set[tuple[object, ...]]]


@dataclass
class Variant:
    """A composition after some changes, and what they are called."""

    composition: Composition
    changes: tuple[str, ...]


def label_of(text: str) -> str:
    return text.strip("：: \u3000").removesuffix("（万元）").strip()


def figures(form: pe.Form) -> dict[str, str]:
    """Figures by field, a fund line by its label: without depths, which a line more may change."""
    read = read_figures(form)
    named = {f"budget[{i}]": label_of(line.label.text) or f"line {i}" for i, line in enumerate(form.budget, 1)}
    found = {}
    for field, text in read.items():
        name, _, part = field.rpartition(".")
        if part not in ("depth", "label") and text:
            found[f"{named.get(name, name)}.{part}"] = text
    return found


def said(source: bytes) -> Signature:
    document = pe.read(source)
    findings = {(f.form, f.code, f.severity, f.field, f.expected) for f in pe.audit(document).findings}
    return [figures(form) for form in document.forms], findings


@cache
def plain(index: int) -> Signature:
    return said(to_html(ALL[index].page()))


def differences(index: int, variant: Variant, write: Callable[..., bytes]) -> list[str]:
    before, findings = plain(index)
    after, found = said(write(variant.composition.page()))
    name = f"{ALL[index].name} ({', '.join(variant.changes)}; {write.__name__})"
    if len(after) != len(before):
        return [f"{name}: {len(after)} forms"]
    wrong = []
    for one, other in zip(before, after, strict=True):
        # a 小计 is a line more, which says what the total says
        other = {field: text for field, text in other.items() if field in one or not field.startswith("小计.")}
        wrong += [
            f"{name}: {f} {one.get(f)!r}, {other.get(f)!r}" for f in {**one, **other} if one.get(f) != other.get(f)
        ]
    return wrong + [f"{name}: {finding}" for finding in findings ^ found]


def varied(index: int, changes: list[Change], pick: random.Random) -> Variant | None:
    made, names = ALL[index], []
    left = STILL_OPEN.get(made.name.split(":")[0], set())
    for change in changes:
        if change.__name__ in left:
            continue
        after = change(made, pick)
        if after is not None:
            made, names = after, [*names, change.__name__]
    return Variant(made, tuple(names)) if names else None


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_alone_changes_nothing(change: Change) -> None:
    wrong, applied = [], 0
    for index in range(len(ALL)):
        variant = varied(index, [change], random.Random(index))
        if variant is not None:
            applied += 1
            wrong += differences(index, variant, FORMATS[index % len(FORMATS)])
    assert wrong == []
    assert applied >= 5  # of the compositions


def variants(part: int) -> Iterator[tuple[int, Variant, Callable[..., bytes]]]:
    """Three changes at once, from the part's own random source."""
    pick = random.Random(SEED * 1_000_003 + part)
    wanted = max((VARIANTS - len(CHANGES) * len(ALL)) // PARTS, LEAST_IN_PART)
    while wanted > 0:
        index = pick.randrange(len(ALL))
        variant = varied(index, pick.sample(CHANGES, 3), pick)
        if variant is not None:
            wanted -= 1
            yield index, variant, pick.choice(FORMATS)


def test_a_label_over_rows_beside_a_split_header_changes_nothing() -> None:
    """年度目标1 over all of its rows, 一级指标 over the two of the header."""
    index = next(i for i, one in enumerate(ALL) if one.name.startswith("a department applies"))
    variant = varied(index, [extra_column, split_headers], random.Random(0))
    assert variant is not None
    assert differences(index, variant, to_html) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_three_changes_at_once_change_nothing(part: int) -> None:
    assert [one for variant in variants(part) for one in differences(*variant)] == []
