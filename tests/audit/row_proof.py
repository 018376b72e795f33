"""Points of rows, held against a second implementation of the catalogue.

Usage: row_proof.py [--forms N] [--truths N] [--seed S] [--jobs J]      (perfeval must be importable)

Enumeration: forms of up to three rows (every direction, unit and sign, words on tiers, merged scores, deductions) whose
error findings must be exactly those that no reading admits. What a row may earn is computed here from the wording of
docs/rules.md and docs/findings.md, in fractions. Whether a rounding of the actual excuses a score is asked of every
breakpoint of the points over the actuals that print so, and of one actual between each two.

Truths: actuals drawn exactly and printed rounded, scores computed from what was not rounded: no error.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import dataclasses
import itertools
import json
import math
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import perfeval

FORMS_A_DOCUMENT = 100
WORK = 5_000  # forms a piece
ONE = Fraction(1)


# ------------------------------------------------------------------------------------------------ printing


def text_of(value: Fraction, places: int) -> str:
    """The value at these places, which it must have."""
    scaled = value * 10**places
    assert scaled.denominator == 1
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def half_up(value: Fraction, places: int) -> Fraction:
    return Fraction(math.floor(value * 10**places + Fraction(1, 2)), 10**places)


def roundings(value: Fraction, places: int) -> Iterator[Fraction]:
    """Every figure as which a score may be printed; scores are not negative, so down and floor are one."""
    for q in range(places + 1):
        scaled = value * 10**q
        low = math.floor(scaled)
        rest = scaled - low
        yield half_up(value, q)
        yield Fraction(low, 10**q)
        if rest == Fraction(1, 2):
            yield Fraction(low + low % 2, 10**q)
        elif rest > Fraction(1, 2):
            yield Fraction(low + 1, 10**q)


# ------------------------------------------------------------------------------------------------ points


@dataclass(frozen=True)
class Piece:
    """Points from low to high."""

    low: Fraction
    high: Fraction
    low_in: bool = True
    high_in: bool = True

    def holds(self, value: Fraction) -> bool:
        return (self.low < value or (self.low_in and self.low == value)) and (
            value < self.high or (self.high_in and self.high == value)
        )

    def prints(self, score: Fraction, places: int) -> bool:
        ends = [end for end, inside in ((self.low, self.low_in), (self.high, self.high_in)) if inside]
        return self.holds(score) or any(score in roundings(end, places) for end in ends)

    def __add__(self, other: Piece) -> Piece:
        return Piece(
            self.low + other.low, self.high + other.high, self.low_in and other.low_in, self.high_in and other.high_in
        )

    def of(self, weight: Fraction) -> Piece:
        return Piece(self.low * weight, self.high * weight, self.low_in, self.high_in)


def at(value: Fraction) -> Piece:
    return Piece(value, value)


FULL = [at(ONE)]
NOT_FULL = [Piece(Fraction(0), ONE, True, False)]
TIERS = {
    "达成": Piece(Fraction(8, 10), ONE),
    "部分达成": Piece(Fraction(6, 10), Fraction(8, 10), True, False),
    "未达成": Piece(Fraction(0), Fraction(6, 10), True, False),
}


def floor_shares(target: Fraction, actual: Fraction) -> list[Piece]:
    return FULL if actual >= target else [at(max(actual / target, Fraction(0)))]


def ceiling_shares(target: Fraction, actual: Fraction) -> list[Piece]:
    if actual <= target:
        return FULL
    return [Piece(max(Fraction(0), 2 - actual / target), target / actual)] if target > 0 else NOT_FULL


def equal_shares(target: Fraction, actual: Fraction) -> list[Piece]:
    if actual == target:
        return FULL
    if actual < target:
        return [at(actual / target)]
    return [Piece(target / actual, ONE)] if target > 0 else NOT_FULL


SIGNS = {"≥": "floor", "＞": "floor", "≤": "ceiling", "＜": "ceiling", "=": "equal"}


@dataclass(frozen=True)
class Row:
    """A row as printed. Units: the actual has `places` decimals, the score `score_places`."""

    kind: str
    name: str
    sign: str
    unit: str
    target: Fraction
    actual: Fraction
    places: int
    weight: Fraction
    score: Fraction
    score_places: int
    word: str = ""

    @property
    def counted(self) -> bool:
        return self.unit == "个"

    @property
    def may_be_rounded(self) -> bool:
        return self.unit == "%" or (self.unit not in ("个", "", "万元") and self.places > 0)

    @property
    def direction(self) -> str:
        if self.sign:
            return SIGNS[self.sign]
        if self.target == 0:
            return "ceiling"
        undecided = self.unit == "天" or self.kind == "成本指标" or "投诉" in self.name
        return "undecided" if undecided else "floor"

    def shares(self, actual: Fraction) -> list[Piece]:
        if self.word:
            return [TIERS[self.word]]
        if self.sign in ("＞", "＜") and actual == self.target and self.counted:
            return [self.next_whole()]
        if self.direction == "undecided":
            return floor_shares(self.target, actual) + ceiling_shares(self.target, actual)
        return {"floor": floor_shares, "ceiling": ceiling_shares, "equal": equal_shares}[self.direction](
            self.target, actual
        )

    def next_whole(self) -> Piece:
        """A strict sign on a count at equality: what the next whole number would make of it."""
        if self.sign == "＞":
            return Piece(self.target / (self.target + 1), ONE, True, False)
        low = max(Fraction(0), 2 - self.target / (self.target - 1)) if self.target > 1 else Fraction(0)
        return Piece(low, ONE, True, False)

    @property
    def missed(self) -> bool:
        if self.word or self.direction == "undecided":
            return False
        if self.sign in ("＞", "＜") and self.actual == self.target:
            return True
        if self.direction == "ceiling":
            return self.actual > self.target
        return self.actual < self.target or (self.target == 0 and self.direction == "equal" and self.actual > 0)

    @property
    def strict_only(self) -> bool:
        return self.sign in ("＞", "＜") and self.actual == self.target and not self.counted

    def breakpoints(self, score: Fraction, low: Fraction, high: Fraction) -> list[Fraction]:
        """Where the points change their formula, or reach a border of a rounding that gives the score."""
        points = {low, high, self.target, 2 * self.target, Fraction(0)}
        for q in range(self.score_places + 1):
            for border in (score + Fraction(k, 2 * 10**q) for k in (-2, -1, 0, 1, 2)):
                share = border / self.weight
                points |= {share * self.target, (2 - share) * self.target}
                if share > 0:
                    points.add(self.target / share)
        inside = sorted(x for x in points if low <= x <= high)
        between = [(a + b) / 2 for a, b in itertools.pairwise(inside)]
        return [x for x in inside if x < high] + between

    def excused(self) -> bool:
        if self.word or not self.may_be_rounded:
            return False
        half = Fraction(1, 2 * 10**self.places)
        actuals = self.breakpoints(self.score, self.actual - half, self.actual + half)
        return any(
            piece.of(self.weight).prints(self.score, self.score_places)
            for actual in actuals
            for piece in self.shares(actual)
        )


def is_error(rows: list[Row]) -> str:
    """The code of the error that the printed score of these rows is, together; empty if it is none."""
    score, places = rows[0].score, rows[0].score_places
    weight = sum((row.weight for row in rows), Fraction(0))
    if score > weight:
        return "score-above-weight"
    sums = [at(Fraction(0))]
    for row in rows:
        sums = [total + piece.of(row.weight) for total in sums for piece in row.shares(row.actual)]
    fits = any(piece.prints(score, places) for piece in sums)
    missed = [row for row in rows if row.missed]
    if score == weight and weight > 0 and missed:
        excused = len(rows) == 1 and rows[0].excused()
        return "" if fits or excused or all(row.strict_only for row in missed) else "full-score-target-missed"
    above = all(score > piece.high or (score == piece.high and not piece.high_in) for piece in sums)
    words = any(row.word for row in rows)
    if fits or not above or (score == weight and not words):
        return ""
    loose = any(row.word == "部分达成" for row in rows)
    return "" if loose or (len(rows) == 1 and rows[0].excused()) else "score-above-rule"


# ------------------------------------------------------------------------------------------------ forms


def printed(row: Row) -> dict[str, object]:
    target = row.sign + text_of(row.target, row.places) + row.unit
    return {
        "level1": "产出指标",
        "level2": row.kind,
        "name": row.name,
        "target": "专款专用" if row.word else target,
        "actual": row.word or text_of(row.actual, row.places) + row.unit,
        "weight": text_of(row.weight, 0),
        "score": text_of(row.score, row.score_places),
        "reason": "受天气影响",
    }


def form_of(number: int, groups: list[list[Row]], deduction: Fraction | None) -> dict[str, object]:
    rows = []
    for group in groups:
        for i, row in enumerate(group):
            rows.append(printed(row) | ({"score": {"text": "", "merged": True}} if i else {}))
    total = 10 + sum((group[0].score for group in groups), Fraction(0)) + (deduction or 0)
    weight = 10 + sum((row.weight for group in groups for row in group), Fraction(0))
    if deduction is not None:
        rows.append({"level1": "扣分项", "level2": "", "name": "违规", "weight": "", "score": text_of(deduction, 1)})
    return {
        "kind": "project",
        "title": "项目支出绩效自评表",
        "project": f"项目{number}",
        "year": 2022,
        "money": "万元",
        "budget": [
            {"label": "年度资金总额", "initial_budget": "100", "annual_budget": "100", "executed": "100",
             "execution_rate": "100%", "weight": "10", "score": "10"}
        ],
        "indicators": rows,
        "total": {"label": "总分", "weight": text_of(weight, 0), "score": text_of(total, 3)},
    }  # fmt: skip


def any_row(rng: random.Random, number: int) -> Row:
    """A row with up to three digits a figure; its score leans towards what the row may earn."""
    unit = rng.choice(("个", "%", "公里", "", "天", "万元"))
    places = rng.choice((0, 1)) if unit in ("%", "公里", "天", "") else 0
    kind = rng.choice(("数量指标", "数量指标", "质量指标", "成本指标"))
    sign = rng.choice(("≥", "≥", "≥", "≤", "=", "＞", "＜", ""))
    target = Fraction(rng.choice((0, 1, 2, 3, 5, 7, 9, 12, 80, 95, 99)) * 10 + rng.choice((0, 0, 5)) * places, 10)
    if target == 0 and sign not in ("≤", "=", ""):
        sign = "≤"
    near = target + Fraction(rng.randint(-12, 12), 10**places)
    actual = max(Fraction(0), rng.choice((near, target, Fraction(rng.randint(0, 120 * 10**places), 10**places))))
    name = rng.choice(("任务", "任务", "投诉")) + str(number)
    word = rng.choice(("达成", "部分达成", "未达成")) if rng.random() < 0.15 else ""
    return Row(kind, name, sign, unit, target, actual, places, Fraction(rng.choice((1, 2, 3, 8, 10, 20))),
               Fraction(0), rng.choice((0, 1, 1, 2)), word)  # fmt: skip


def with_score(rng: random.Random, rows: list[Row]) -> list[Row]:
    weight = sum((row.weight for row in rows), Fraction(0))
    earned = sum((rng.choice(row.shares(row.actual)).high * row.weight for row in rows), Fraction(0))
    places = rows[0].score_places
    step = Fraction(rng.choice((-1, 0, 0, 1, 2, 5, -7)), 10**places)
    score = rng.choice((half_up(earned, places) + step, weight, half_up(weight * rng.randint(0, 11) / 10, places)))
    return [dataclasses.replace(row, score=max(Fraction(0), score), score_places=places) for row in rows]


def any_groups(rng: random.Random) -> list[list[Row]]:
    rows = [any_row(rng, i) for i in range(rng.randint(1, 3))]
    merge = len(rows) > 1 and rng.random() < 0.3
    if merge and any(row.may_be_rounded for row in rows):
        merge = False  # whether several actuals excuse a sum together is not asked here
    groups = [rows] if merge else [[row] for row in rows]
    return [with_score(rng, group) for group in groups]


def wanted_errors(groups: list[list[Row]]) -> set[tuple[str, str]]:
    found, number = set(), 1
    for group in groups:
        if code := is_error(group):
            found.add((code, f"indicators[{number}].score"))
        number += len(group)
    return found


def found_errors(form: perfeval.audited_forms.AuditedForm) -> set[tuple[str, str]]:
    return {(f.code, f.field) for f in form.findings if f.severity == "error"}


def audited(forms: list[dict[str, object]]) -> Iterator[perfeval.audited_forms.AuditedForm]:
    data = json.dumps({"schema": 1, "forms": forms}, ensure_ascii=False).encode()
    yield from perfeval.audit(perfeval.read(data)).documents[0].forms


def batches(count: int) -> Iterator[int]:
    for begin in range(0, count, FORMS_A_DOCUMENT):
        yield min(FORMS_A_DOCUMENT, count - begin)


def enumerate_forms(count: int, seed: int) -> tuple[int, int, int, list[str]]:
    """Errors expected, claimed wrongly and missed, and the first that differ."""
    rng = random.Random(seed)
    errors = false = missed = 0
    shown: list[str] = []
    for size in batches(count):
        cases = [any_groups(rng) for _ in range(size)]
        deductions = [Fraction(-rng.randint(1, 30), 10) if rng.random() < 0.1 else None for _ in cases]
        forms = [
            form_of(i, groups, deduction) for i, (groups, deduction) in enumerate(zip(cases, deductions, strict=True))
        ]
        for groups, form, report in zip(cases, forms, audited(forms), strict=True):
            wanted, found = wanted_errors(groups), found_errors(report)
            errors += len(wanted)
            false += len(found - wanted)
            missed += len(wanted - found)
            if wanted != found and len(shown) < 5:
                shown.append(f"wanted {wanted}, found {found}: {json.dumps(form['indicators'], ensure_ascii=False)}")
    return errors, false, missed, shown


# ------------------------------------------------------------------------------------------------ from the truth


def true_row(rng: random.Random, number: int) -> Row:
    """A percentage drawn exactly, printed rounded; its score is rounded from what was not."""
    places, score_places = rng.randint(0, 2), rng.randint(0, 2)
    target = Fraction(rng.randint(50, 100))
    total = rng.randint(3, 997)
    exact = Fraction(100 * rng.randint(total // 3, total), total)
    weight = Fraction(rng.choice((2, 5, 8, 10, 15, 20)))
    score = half_up(weight * min(ONE, exact / target), score_places)
    return Row(
        "质量指标", f"比率{number}", "≥", "%", target, half_up(exact, places), places, weight, score, score_places
    )


def draw_truths(count: int, seed: int) -> tuple[int, list[str]]:
    """The errors on rows that were scored correctly, and the first of them."""
    rng = random.Random(seed)
    errors, shown = 0, []
    for size in batches(count):
        cases = [[[true_row(rng, i)] for i in range(3)] for _ in range(size)]
        forms = [form_of(i, groups, None) for i, groups in enumerate(cases)]
        for form, report in zip(forms, audited(forms), strict=True):
            found = found_errors(report)
            errors += len(found)
            if found and len(shown) < 5:
                shown.append(f"{found}: {json.dumps(form['indicators'], ensure_ascii=False)}")
    return errors, shown


def shares(count: int, seed: int) -> tuple[list[int], list[int]]:
    """The counts and seeds of pieces of work."""
    sizes = [min(WORK, count - begin) for begin in range(0, count, WORK)]
    return sizes, [1000 * seed + i for i in range(len(sizes))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=lambda text: int(float(text)), default=20_000)
    parser.add_argument("--truths", type=lambda text: int(float(text)), default=5_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with concurrent.futures.ProcessPoolExecutor(asked.jobs) as pool:
        enumerated = list(pool.map(enumerate_forms, *shares(asked.forms, asked.seed)))
        drawn = list(pool.map(draw_truths, *shares(asked.truths, asked.seed)))
    errors, false, missed = (sum(part[i] for part in enumerated) for i in range(3))
    wrong = sum(part[0] for part in drawn)
    print("".join(line + "\n" for part in (*enumerated, *drawn) for line in part[-1][:5]), end="")
    print(
        f"rows: {asked.forms:,} forms, {errors:,} errors, {false} claimed wrongly, {missed} missed; "
        f"{3 * asked.truths:,} rows scored from the truth, {wrong} called errors"
    )
    return 1 if false or missed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
