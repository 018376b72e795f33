"""Whole forms, held against a second implementation of the catalogue.

Usage: form_proof.py [--forms N] [--seed S] [--jobs J]      (perfeval must be importable)

Drawn are funds with sources, rates and an execution score; rows with every direction, ranges, dates and words; one
score over several rows, several scores under one weight, one actual over several rows; deductions, subtotals, totals,
grades.
Most figures are right, and any of them may be off. What no reading of docs/findings.md and docs/rules.md admits is
computed here in fractions; the errors of the audit must be exactly that. An error that follows from another one counts
as claimed; a root that takes over the severity of its consequence is no claim of its own.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import dataclasses
import itertools
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import row_proof
from row_proof import ONE, Piece, Row, at, half_up, roundings, text_of

import perfeval

ZERO = Fraction(0)
Claim = tuple[str, str]
COMPARED = (
    "score-above-weight",
    "full-score-target-missed",
    "score-above-rule",
    "deadline-missed",
    "execution-score",
    "rate-mismatch",
    "funds-sum",
    "total-mismatch",
    "subtotal-mismatch",
    "weight-sum",
    "grade-mismatch",
)


# ------------------------------------------------------------------------------------------------ rows


@dataclass(frozen=True)
class RangeRow(Row):
    """A target from one number to another."""

    top: Fraction = ZERO

    @property
    def direction(self) -> str:
        return "range"

    def shares(self, actual: Fraction) -> list[Piece]:
        if actual < self.target:
            return [at(actual / self.target)]
        return [at(ONE)] if actual <= self.top else [Piece(self.top / actual, ONE)]

    @property
    def missed(self) -> bool:
        return self.actual < self.target

    def breakpoints(self, score: Fraction, low: Fraction, high: Fraction) -> list[Fraction]:
        points = {*super().breakpoints(score, low, high), self.top, low}
        for q in range(self.score_places + 1):
            for border in (score + Fraction(k, 2 * 10**q) for k in (-2, -1, 0, 1, 2)):
                if border > 0:
                    points.add(self.top * self.weight / border)
        inside = sorted(x for x in points if low <= x < high)
        return [*inside, *((a + b) / 2 for a, b in itertools.pairwise([*inside, high]))]

    def target_text(self) -> str:
        return f"{text_of(self.target, self.places)}{self.unit}~{text_of(self.top, self.places)}{self.unit}"


@dataclass(frozen=True)
class DateRow(Row):
    """A deadline: `target` and `actual` are days of the year counted from 1 in months of 28 days."""

    @property
    def late(self) -> bool:
        return self.actual > self.target

    def shares(self, actual: Fraction) -> list[Piece]:
        return row_proof.NOT_FULL if actual > self.target else row_proof.FULL

    @property
    def missed(self) -> bool:
        return False  # deadline-missed says so, at the actual

    @property
    def may_be_rounded(self) -> bool:
        return False

    @property
    def strict_only(self) -> bool:
        return False


def day(number: Fraction) -> str:
    month, rest = divmod(int(number) - 1, 28)
    return f"2022年{month + 1}月{rest + 1}日"


def texts(row: Row) -> tuple[str, str]:
    """Target and actual as printed."""
    if row.word:
        return "专款专用", row.word
    if isinstance(row, DateRow):
        return day(row.target) + "前", day(row.actual)
    actual = text_of(row.actual, row.places) + row.unit
    return (
        row.target_text() if isinstance(row, RangeRow) else row.sign + text_of(row.target, row.places) + row.unit
    ), actual


def any_row(rng: random.Random, number: int) -> Row:
    row = row_proof.any_row(rng, number)
    kind = rng.random()
    if kind < 0.12:
        days = [Fraction(rng.randint(1, 335)) for _ in range(2)]
        actual = rng.choice((days[0], days[0] + 1, days[1]))
        return DateRow("时效指标", f"完工{number}", "", "", days[0], actual, 0, row.weight, ZERO, row.score_places)
    if kind < 0.25 and row.unit in ("个", "%", "公里"):
        low = max(row.target, Fraction(1))
        top = low + Fraction(rng.randint(1, 12))
        actual = rng.choice((row.actual, low, top, low + Fraction(rng.randint(-3, 20), 10**row.places)))
        return RangeRow("数量指标", f"任务{number}", "", row.unit, low, max(actual, ZERO), row.places, row.weight, ZERO,
                        row.score_places, "", top)  # fmt: skip
    return row


# ------------------------------------------------------------------------------------------------ groups


@dataclass
class Group:
    """Rows with a score each (`several`: under one weight) or with one for all; or one row alone."""

    rows: list[Row]
    sharing: str = ""  # "", "score", "both", "weight"

    @property
    def weight(self) -> Fraction:
        own = [row.weight for row in self.rows]
        return own[0] if self.sharing in ("both", "weight") else sum(own, ZERO)

    @property
    def score(self) -> Fraction:
        own = [row.score for row in self.rows]
        return sum(own, ZERO) if self.sharing == "weight" else own[0]

    def claims(self, first: int) -> tuple[set[Claim], set[Claim]]:
        """The errors, and what is not decided here."""
        field = f"indicators[{first}].score"
        code = self.score_error()
        claims = {(code, field)} if code and code != "open" else set()
        undecided = {(code, field) for code in COMPARED[:3]} if code == "open" else set()
        full = self.score == self.weight > 0
        for i, row in enumerate(self.rows):
            if isinstance(row, DateRow) and row.late and full and not row.word:
                claims.add(("deadline-missed", f"indicators[{first + i}].actual"))
        return claims, undecided

    def score_error(self) -> str:
        if not self.sharing or self.sharing == "score":
            return row_proof.is_error(self.rows)
        if self.score > self.weight:
            return "score-above-weight"
        return self.divided_error() if self.sharing == "both" else self.several_error()

    def divided_error(self) -> str:
        """One score and one weight: how it is divided is open, so the rows earn anything between the ends."""
        pieces = [piece.of(self.weight) for row in self.rows for piece in row.shares(row.actual)]
        low, high = min(p.low for p in pieces), max(p.high for p in pieces)
        hull = Piece(
            low,
            high,
            any(p.low == low and p.low_in for p in pieces),
            any(p.high == high and p.high_in for p in pieces),
        )
        return self.error_of(hull.prints(self.score, self.rows[0].score_places), self.above(hull))

    def above(self, hull: Piece) -> bool:
        return self.score > hull.high or (self.score == hull.high and not hull.high_in)

    def error_of(self, fits: bool, above: bool) -> str:
        missed = [row for row in self.rows if row.missed]
        if self.score == self.weight and self.weight > 0 and missed:
            return "" if fits or all(row.strict_only for row in missed) else "full-score-target-missed"
        words = any(row.word for row in self.rows)
        if fits or not above or (self.score == self.weight and not words):
            return ""
        return "" if any(row.word == "部分达成" for row in self.rows) else "score-above-rule"

    def several_error(self) -> str:
        """A score each: is there a division of the weight of which each row earns what it prints?"""
        least, attained = ZERO, True
        for row in self.rows:
            places = row.score_places
            fewest = next(q for q in range(places + 1) if (row.score * 10**q).denominator == 1)
            low = max(ZERO, row.score - Fraction(1, 2 * 10**fewest))
            if low == ZERO:
                continue  # a weight of nothing
            ends = [low / piece.high for piece in row.shares(row.actual) if piece.high > 0]
            if not ends:
                return "open"
            least += min(ends)
            attained = attained and any(
                low / piece.high == min(ends) and piece.high_in for piece in row.shares(row.actual) if piece.high > 0
            )
        above = least > self.weight or (least == self.weight and not attained)
        most_missing = any(row.missed for row in self.rows)
        if self.score == self.weight > 0 and most_missing:
            return "full-score-target-missed" if above else ("open" if not self.reaches() else "")
        return "" if not above or self.score == self.weight else self.loose("score-above-rule")

    def loose(self, code: str) -> str:
        return "" if any(row.word == "部分达成" for row in self.rows) else code

    def reaches(self) -> bool:
        """Whether the weights behind the scores, at their most, are as much as the weight."""
        most = ZERO
        for row in self.rows:
            places = row.score_places
            fewest = next(q for q in range(places + 1) if (row.score * 10**q).denominator == 1)
            lows = [piece.low for piece in row.shares(row.actual)]
            if min(lows) == 0:
                return True
            most += (row.score + Fraction(1, 10**fewest)) / min(lows)
        return most > self.weight


def any_group(rng: random.Random, number: int) -> Group:
    sharing = rng.choice(("", "", "", "score", "both", "weight"))
    count = 1 if not sharing else rng.randint(2, 3)
    rows = [any_row(rng, number + i) for i in range(count)]
    while sharing and any(row.may_be_rounded for row in rows):
        rows = [any_row(rng, number + i) for i in range(count)]
    group = Group(rows, sharing)
    if rng.random() < 0.25 and count > 1 and not any(row.word or isinstance(row, DateRow) for row in rows):
        first = rows[0]  # one actual over all rows
        same = [dataclasses.replace(row, unit=first.unit, places=first.places, actual=first.actual) for row in rows]
        if all((row.target * 10**first.places).denominator == 1 for row in same):
            group.rows = same
    return with_scores(rng, group)


def with_scores(rng: random.Random, group: Group) -> Group:
    if group.sharing != "weight":
        total = group.weight
        shares = [rng.choice(row.shares(row.actual)).high for row in group.rows]
        weights = [row.weight for row in group.rows] if group.sharing != "both" else [total / len(shares)] * len(shares)
        earned = sum((share * weight for share, weight in zip(shares, weights, strict=True)), ZERO)
        score = off(rng, earned, total, group.rows[0].score_places)
        places = group.rows[0].score_places
        group.rows = [dataclasses.replace(row, score=score, score_places=places) for row in group.rows]
        return group
    part = group.weight / len(group.rows)
    group.rows = [
        dataclasses.replace(row, score=off(rng, rng.choice(row.shares(row.actual)).high * part, part, row.score_places))
        for row in group.rows
    ]
    return group


def off(rng: random.Random, earned: Fraction, weight: Fraction, places: int) -> Fraction:
    """What was earned as printed, or another score."""
    step = Fraction(rng.choice((-1, 0, 0, 0, 0, 1, 2, -7)), 10**places)
    return max(
        ZERO, rng.choice((half_up(earned, places),) * 3 + (half_up(earned, places) + step, half_up(weight, places)))
    )


# ------------------------------------------------------------------------------------------------ funds


@dataclass(frozen=True)
class Amount:
    value: Fraction
    places: int

    @property
    def text(self) -> str:
        return text_of(self.value, self.places)


@dataclass
class Line:
    budget: Amount
    executed: Amount
    rate: Amount  # in percent

    @property
    def share(self) -> Fraction:
        return self.executed.value / self.budget.value


def any_amount(rng: random.Random, low: int, high: int) -> Amount:
    places = rng.choice((0, 1, 2))
    return Amount(Fraction(rng.randint(low * 10**places, high * 10**places), 10**places), places)


def any_line(rng: random.Random, budget: Amount, executed: Amount) -> Line:
    places = rng.choice((0, 1, 2, 2))
    exact = executed.value / budget.value * 100
    rate = half_up(exact, places)
    if rng.random() < 0.2:
        rate = max(ZERO, rate + Fraction(rng.choice((-1, 1, 10, -30)), 10**places))
    elif rng.random() < 0.1:
        rate = Fraction(int(exact * 10**places), 10**places)
    return Line(budget, executed, Amount(rate, places))


def any_funds(rng: random.Random) -> list[Line]:
    """The total line, and two sources or none."""
    sources = []
    if rng.random() < 0.6:
        for _ in range(2):
            budget = any_amount(rng, 20, 200)
            executed = Amount(half_up(budget.value * rng.randint(50, 104) / 100, 2), 2)
            sources.append(any_line(rng, budget, executed))
    if not sources:
        budget = any_amount(rng, 20, 400)
        return [any_line(rng, budget, Amount(half_up(budget.value * rng.randint(40, 105) / 100, 2), 2))]
    sums = []
    for of_line in (lambda line: line.budget, lambda line: line.executed):
        value = sum((of_line(line).value for line in sources), ZERO)
        places = max(of_line(line).places for line in sources)
        if rng.random() < 0.15:
            value = max(Fraction(1), value + Fraction(rng.choice((-1, 1, 5, -9)), 10 ** rng.choice((0, places))))
        elif rng.random() < 0.1:
            places = rng.choice((0, 1))
            value = half_up(value, places)
        sums.append(Amount(value, places))
    return [any_line(rng, sums[0], sums[1]), *sources]


def funds_claims(lines: list[Line]) -> set[Claim]:
    names = ["total", "appropriation", "other"]
    claims = set()
    for name, line in zip(names, lines, strict=False):
        same = line is not lines[0] and (line.budget, line.executed) == (lines[0].budget, lines[0].executed)
        repeated = same and line.rate == lines[0].rate
        if not repeated and rate_match(line) == "no":
            claims.add(("rate-mismatch", f"budget.{name}.execution_rate"))
    if len(lines) > 1:
        for column in ("budget", "executed"):
            if funds_differ([getattr(line, column) for line in lines]):
                fields = ("initial_budget", "annual_budget") if column == "budget" else ("executed",)
                claims |= {("funds-sum", f"budget.total.{field}") for field in fields}
    return claims


def funds_differ(amounts: list[Amount]) -> bool:
    total, parts = amounts[0], amounts[1:]
    difference = total.value - sum((part.value for part in parts), ZERO)
    if difference == 0:
        return False
    slack = sum((Fraction(1, 2 * 10**part.places) for part in parts), ZERO)
    rounded = -slack <= difference < slack
    fewer = all(part.places < total.places for part in parts)
    return not (rounded and (fewer or abs(difference) * 1000 < total.value))


def rate_match(line: Line) -> str:
    exact, printed, places = line.share * 100, line.rate.value, line.rate.places
    if printed == 100 and exact > 100:
        return "agrees"
    if half_up(exact, places) == printed:
        return "agrees"
    for q in range(places + 1):
        floor = Fraction((exact * 10**q).__floor__(), 10**q)
        if printed in (floor, floor if floor == exact else floor + Fraction(1, 10**q)):
            return "explained"
    return "no"


def execution_points(line: Line, weight: Fraction) -> list[Fraction]:
    points = [weight * min(ONE, line.share)]
    if rate_match(line) != "no":
        points.append(weight * min(ONE, line.rate.value / 100))
    return points


def prints(value: Fraction, score: Fraction, places: int) -> bool:
    return score in roundings(value, places)


# ------------------------------------------------------------------------------------------------ forms


@dataclass
class Form:
    """A form with all its figures."""

    funds: list[Line]
    execution: Amount
    groups: list[Group]
    deduction: Amount | None
    subtotal: tuple[list[int], Amount] | None
    total: Amount
    weight: Fraction
    grade: str

    @property
    def scores(self) -> Fraction:
        rows = sum((group.score for group in self.groups), ZERO)
        return self.execution.value + rows + (self.deduction.value if self.deduction else ZERO)

    @property
    def weight_of_rows(self) -> Fraction:
        return sum((group.weight for group in self.groups), ZERO)

    @property
    def without_execution(self) -> bool:
        """Whether the total is nearer to the scores of the indicators alone, whose weights alone it has."""
        alone = self.weight == self.weight_of_rows == 90
        apart = self.total.value - self.scores
        return alone and abs(apart + self.execution.value) < abs(apart)

    @property
    def added_up(self) -> Fraction:
        """The scores that the total adds up."""
        return self.scores - (self.execution.value if self.without_execution else ZERO)

    def claims(self) -> tuple[set[Claim], set[Claim]]:
        claims, undecided = funds_claims(self.funds), set()
        number = 1
        for group in self.groups:
            own, unknown = group.claims(number)
            claims |= own
            undecided |= unknown
            number += len(group.rows)
        claims |= self.execution_claims() | self.sum_claims(undecided)
        return claims, undecided

    def execution_claims(self) -> set[Claim]:
        score, places = self.execution.value, self.execution.places
        if score > 10:
            return {("score-above-weight", "budget.total.score")}
        fits = any(prints(points, score, places) for points in execution_points(self.funds[0], Fraction(10)))
        return set() if fits else {("execution-score", "budget.total.score")}

    def sum_claims(self, undecided: set[Claim]) -> set[Claim]:
        claims = set()
        if self.total.value != self.added_up:
            unrounded = self.unrounded()
            if unrounded is None:
                undecided.add(("total-mismatch", "total.score"))
            elif not unrounded:
                claims.add(("total-mismatch", "total.score"))
        if self.subtotal and self.subtotal[1].value != self.sum_of(self.subtotal[0]):
            claims.add(("subtotal-mismatch", "subtotals[1].score"))
        rows = self.weight_of_rows
        if self.weight != rows + 10 and not (self.weight == rows and rows + 10 == 100):
            claims.add(("weight-sum", "total.weight"))
        graded = [self.total.value]
        if self.without_execution:
            graded.append(self.total.value + self.execution.value)
        if self.grade and self.grade not in map(grade_of, graded):
            claims.add(("grade-mismatch", "total.grade"))
        return claims

    def sum_of(self, numbers: list[int]) -> Fraction:
        return sum((self.groups[n].score for n in numbers), ZERO)

    def unrounded(self) -> bool | None:
        """Whether the total is that of the exact points behind the scores; None if several points are behind one."""
        places = self.total.places
        changes = [ZERO if self.without_execution else self.execution_change()]
        for group in self.groups:
            changes.append(row_change(group))
        if None in changes:
            return None
        exact = [change for change in changes if change is not None]
        return any(half_up(self.added_up + more, places) == self.total.value for more in (exact[0], sum(exact, ZERO)))

    def execution_change(self) -> Fraction | None:
        score, places = self.execution.value, self.execution.places
        behind = {p - score for p in execution_points(self.funds[0], Fraction(10)) if prints(p, score, places)}
        return ZERO if not behind else behind.pop() if len(behind) == 1 else None


def grade_of(total: Fraction) -> str:
    return "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"


def row_change(group: Group) -> Fraction | None:
    """How much more than its score the rows earn exactly, if their points are one number that prints as the score."""
    if group.sharing == "weight":
        return ZERO
    if group.sharing == "both":
        shares = {(piece.low, piece.high) for row in group.rows for piece in row.shares(row.actual)}
        if len(shares) > 1 or any(low != high for low, high in shares):
            return ZERO
        sums = [at(next(iter(shares))[0] * group.weight)]
    else:
        sums = [at(ZERO)]
        for row in group.rows:
            sums = [total + piece.of(row.weight) for total in sums for piece in row.shares(row.actual)]
    points = {p.low for p in sums if p.low == p.high and prints(p.low, group.score, group.rows[0].score_places)}
    return ZERO if not points else points.pop() - group.score if len(points) == 1 else None


def any_form(rng: random.Random) -> Form:
    funds = any_funds(rng)
    places = rng.choice((0, 1, 2))
    earned = 10 * min(ONE, funds[0].share)
    execution = half_up(earned, places)
    if rng.random() < 0.2:
        execution = max(ZERO, rng.choice((execution + Fraction(rng.choice((-1, 1, 3)), 10**places), Fraction(10))))
    groups = [any_group(rng, 10 * i) for i in range(rng.randint(1, 3))]
    apart = rng.random() < 0.02  # the execution has no place in the total
    while apart and sum(group.weight for group in groups) != 90:
        groups = [any_group(rng, 10 * i) for i in range(4)]
    deduction = Amount(Fraction(-rng.randint(1, 30), 10), 1) if rng.random() < 0.15 else None
    form = Form(funds, Amount(execution, places), groups, deduction, None, Amount(ZERO, 3), ZERO, "")
    form.total = Amount(any_total(rng, form), 3)
    form.weight = (
        10 + sum((group.weight for group in groups), ZERO) + (rng.choice((1, -1, 10)) if rng.random() < 0.1 else 0)
    )
    if apart:
        form.weight -= 10
        form.total = Amount(form.total.value - rng.choice((form.execution.value, ZERO)), 3)
    if rng.random() < 0.4:
        numbers = sorted(rng.sample(range(len(groups)), rng.randint(1, len(groups))))
        wrong = Fraction(rng.choice((-1, 1, 5))) if rng.random() < 0.2 else ZERO
        form.subtotal = (numbers, Amount(form.sum_of(numbers) + wrong, 2))
    form.grade = rng.choice(("", "优", "良", "中", "差"))
    return form


def any_total(rng: random.Random, form: Form) -> Fraction:
    """The sum, or what a slip or the unrounded scores make of it."""
    total = form.scores
    kind = rng.random()
    if kind < 0.12:
        return total + Fraction(rng.choice((-10, -1, 1, 5)), rng.choice((1, 10, 100)))
    if kind < 0.2:
        change = form.execution_change()
        return half_up(total + (change or 0), 3)
    return total


# ------------------------------------------------------------------------------------------------ as JSON


def printed(form: Form, number: int) -> dict[str, object]:
    labels = ("年度资金总额", "其中：当年财政拨款", "其他资金")
    budget = []
    for i, (label, line) in enumerate(zip(labels, form.funds, strict=False)):
        points = {"weight": "—", "score": "—"} if i else {"weight": "10", "score": form.execution.text}
        amounts = {
            "initial_budget": line.budget.text,
            "annual_budget": line.budget.text,
            "executed": line.executed.text,
        }
        budget.append({"label": label, **amounts, "execution_rate": line.rate.text + "%", **points})
    rows, groups = [], []
    for group in form.groups:
        groups.append([len(rows) + i + 1 for i in range(len(group.rows))])
        rows += [printed_row(group, i) for i in range(len(group.rows))]
    if form.deduction:
        rows.append({"level1": "扣分项", "level2": "", "name": "违规", "weight": "", "score": form.deduction.text})
    subtotals = []
    if form.subtotal:
        covered = [n for i in form.subtotal[0] for n in groups[i]]
        subtotals = [{"label": "小计", "weight": "", "score": form.subtotal[1].text, "rows": covered}]
    total = {"label": "总分", "weight": text_of(form.weight, 0), "score": form.total.text}
    if form.grade:
        total["grade"] = form.grade
    return {
        "kind": "project",
        "title": "项目支出绩效自评表",
        "project": f"项目{number}",
        "year": 2022,
        "money": "万元",
        "budget": budget,
        "indicators": rows,
        "subtotals": subtotals,
        "total": total,
    }


def printed_row(group: Group, i: int) -> dict[str, object]:
    row = group.rows[i]
    target, actual = texts(row)
    merged = {"text": "", "merged": True}
    cells: dict[str, object] = {
        "level1": "产出指标",
        "level2": row.kind,
        "name": row.name,
        "target": target,
        "actual": actual,
        "weight": text_of(row.weight, 0),
        "score": text_of(row.score, row.score_places),
        "reason": "受天气影响",
    }
    if i and group.sharing in ("score", "both"):
        cells["score"] = merged
    if i and group.sharing in ("both", "weight"):
        cells["weight"] = merged
    return cells


# ------------------------------------------------------------------------------------------------ comparison


@dataclass
class Found:
    """The errors of an audit, the findings that follow from another one, and the fields of their roots."""

    errors: set[Claim]
    consequences: set[Claim]
    roots: set[str]


def found_in(report: perfeval.audited_forms.AuditedForm) -> Found:
    compared = [f for f in report.findings if f.code in COMPARED]
    return Found(
        {(f.code, f.field) for f in compared if f.severity == "error"},
        {(f.code, f.field) for f in compared if f.explained_by},
        {f.explained_by for f in report.findings if f.explained_by},
    )


def enumerate_forms(count: int, seed: int) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """The errors there are, those claimed wrongly and those missed, by code; and the first that differ."""
    rng = random.Random(seed)
    there: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    shown: list[str] = []
    for size in row_proof.batches(count):
        forms = [any_form(rng) for _ in range(size)]
        papers = [printed(form, i) for i, form in enumerate(forms)]
        for form, paper, report in zip(forms, papers, row_proof.audited(papers), strict=True):
            wanted, undecided = form.claims()
            found = found_in(report)
            wrong = {claim for claim in found.errors - wanted - undecided if claim[1] not in found.roots}
            lacking = wanted - found.errors - found.consequences - undecided
            there.update(code for code, _ in wanted)
            false.update(code for code, _ in wrong)
            missed.update(code for code, _ in lacking)
            if (wrong or lacking) and len(shown) < 5:
                shown.append(f"claimed wrongly {wrong}, missed {lacking}: {json.dumps(paper, ensure_ascii=False)}")
    return there, false, missed, shown


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=lambda text: int(float(text)), default=10_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with concurrent.futures.ProcessPoolExecutor(asked.jobs) as pool:
        parts = list(pool.map(enumerate_forms, *row_proof.shares(asked.forms, asked.seed)))
    there, false, missed = (sum((part[i] for part in parts), Counter()) for i in range(3))
    print("".join(line + "\n" for part in parts for line in part[-1][:2])[:4000], end="")
    for code in COMPARED:
        print(f"{code:26} {there[code]:9,} errors {false[code]:4} claimed wrongly {missed[code]:4} missed")
    print(
        f"forms: {asked.forms:,} forms, {there.total():,} errors, {false.total()} claimed wrongly, "
        f"{missed.total()} missed"
    )
    return 1 if false or missed else 0


if __name__ == "__main__":
    sys.exit(main())
