"""What a notebook shows of forms, scorecards, explanations, findings and reports: the last thing a value learns.

The values know nothing of how they are laid out; the layouts are loaded when a notebook asks for one.
"""

from collections.abc import Callable
from typing import Any

from perfeval._core import Explanation, Form, Scorecard
from perfeval.languages import readers_language
from perfeval.literals import Language
from perfeval.report_rows import BudgetLines, Indicators
from perfeval.reports import Findings, Forms, Report

__all__ = ["teach"]


def teach() -> None:
    """Give every value that has one its layout."""
    shown: dict[type, Callable[[Any], str]] = {
        Form: _form,
        Scorecard: _scorecard,
        Explanation: _explanation,
        Findings: _findings,
        Forms: _rows,
        Indicators: _rows,
        BudgetLines: _rows,
        Report: _report,
    }
    for kind, layout in shown.items():
        kind._repr_html_ = layout  # type: ignore[attr-defined]
    Scorecard.plot = _plot  # type: ignore[method-assign]


def _form(self: Form) -> str:
    from perfeval import render_forms

    return render_forms.form_html(self, readers_language())


def _scorecard(self: Scorecard) -> str:
    from perfeval import render_forms

    return render_forms.scorecard_html(self, readers_language())


def _plot(self: Scorecard, lang: Language | None = None) -> Any:
    """The points line by line up to the total, as a chart of Altair (the extra perfeval[plot]).

    lang: zh or en; by default the language of the locale.
    """
    from perfeval import plots

    return plots.waterfall(self, lang)


def _explanation(self: Explanation) -> str:
    from perfeval import render_forms

    return render_forms.tree_html(self)


def _findings(self: Findings) -> str:
    from perfeval import render_rows

    return render_rows.findings_html(self, readers_language())


def _rows(self: Any) -> str:
    from perfeval import render_rows

    return render_rows.rows_html(self, readers_language())


def _report(self: Report) -> str:
    from perfeval import render_rows

    return render_rows.report_html(self, readers_language())
