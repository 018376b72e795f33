"""What a user writes, as type checkers see it: test_typed_snippets.py checks it with mypy and pyright, both strict."""

from decimal import Decimal
from fractions import Fraction

from typing_extensions import assert_type

import perfeval as pe
from perfeval.literals import FormKind, Grade, Language, RoundingMode, StatementKind


def typed_fields(form: pe.Form) -> None:
    assert_type(form["total.score"], pe.Figure)
    assert_type(form["total.score"].value, Decimal | None)
    assert_type(form["budget.total.executed"], pe.Figure)
    assert_type(form["budget.carry_over.execution_rate"].text, str)
    assert_type(form["project"], pe.Cell)
    assert_type(form["budget.total"], pe.BudgetLine)
    assert_type(form["budget"], list[pe.BudgetLine])
    assert_type(form["indicators"], list[pe.Indicator])
    assert_type(form.kind, FormKind)
    assert_type(form.indicators[0].wanted.kind, StatementKind)
    assert_type(form.troubles, list[pe.Trouble])


def typed_by_a_finding(form: pe.Form, finding: pe.Finding) -> Decimal | None:
    part = form[finding.field]
    _ = form["indicators[3].score"].value  # type: ignore[union-attr]  # pyright: ignore
    return part.value if isinstance(part, pe.Figure) else None


def chosen(report: pe.Report) -> None:
    years = [2021, 2022]
    assert_type(report.forms.where(grade="fair", year=years, score=lambda score: score > 90), pe.Forms)
    assert_type(report.findings.where(severity=["error", "warning"], form=range(1, 4), printed=None), pe.Findings)
    assert_type(report.findings.where(lambda finding: finding.form == 3, code="total-mismatch"), pe.Findings)
    assert_type(report.indicators.where(outcome="missed", x=lambda x: x.numerator > 1), pe.Indicators)
    assert_type(report.budget.where(line="total", executed=0, weight=Decimal(10)), pe.BudgetLines)


def misspelt_choices(report: pe.Report) -> None:
    report.forms.where(grad="fair")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    report.forms.where(grade="god")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    report.findings.where(sevrity="error")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    report.findings.where(severity=["eror"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    report.indicators.where(score=0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    report.budget.where(labels="合计")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def typed_scores(form: pe.Form, lang: Language) -> pe.Explanation:
    card = pe.score(form)
    assert_type(card.total, Fraction | None)
    assert_type(card.grade, Grade | None)
    assert_type(card.lines, list[pe.ScoreLine])
    return card.explain(indicator=1, lang=lang)


def rounded(value: Fraction, mode: RoundingMode = "half_up") -> Decimal:
    return pe.round(value, 2, mode)


def misspelt(value: Fraction) -> None:
    pe.round(value, 2, "halfup")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pe.rule(rises=True, version="1")
def half_marks(target: Fraction, actual: Fraction, weight: Fraction) -> Fraction:
    return weight if actual >= target else weight / 2
