"""What a notebook shows of forms, scorecards, explanations, findings and reports, and how forms are saved.

It is the last thing that a value learns.

The values know nothing of how they are laid out; the layouts are loaded when a notebook asks for one.
"""

import os
from collections.abc import Callable
from typing import Any

from perfeval._core import Document, Explanation, Form, Scorecard
from perfeval.audited_forms import Forms
from perfeval.findings import Findings
from perfeval.languages import readers_language
from perfeval.literals import Language
from perfeval.report_rows import BudgetLines, Indicators
from perfeval.reports import Report

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
    methods: list[tuple[type, str, Any]] = [
        (Scorecard, "plot", _plot),
        (Form, "save", _save_form),
        (Document, "save", _save_document),
    ]
    for kind, name, method in methods:
        method.__name__, method.__qualname__ = name, f"{kind.__name__}.{name}"  # by which a wrong call is refused
        setattr(kind, name, method)


def _form(self: Form) -> str:
    from perfeval import render_forms

    return render_forms.form_html(self, readers_language())


def _save_form(self: Form, path: str | os.PathLike[str]) -> None:
    """Write the form as .docx, .xlsx, .html or .md in the official layout, or as .json, lossless, by the extension.

    An existing file is replaced only by a whole one.
    Raises: InvalidValue for any other extension.
    """
    from perfeval import render_forms

    render_forms.save_forms([self], path)


def _save_document(self: Document, path: str | os.PathLike[str]) -> None:
    """Write the forms of the document as .docx, .xlsx, .html, .md or .json, by the extension, as Form.save does.

    Raises: InvalidValue for any other extension, for a document without forms, and for the path it was read from.
    """
    from perfeval import render_forms
    from perfeval.errors import InvalidValue
    from perfeval.writing import input_written_over

    if not self.forms:
        raise InvalidValue("found a document without forms, expected one with a form")
    if input_written_over(str(path), [self.path]):
        raise InvalidValue(f"{path} is the document that was read, which is never written over")
    render_forms.save_forms(self.forms, path)


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
