"""What a report says at the cells of a document, for copies that Python marks."""

from collections.abc import Iterable

from perfeval._core import words
from perfeval.audited_forms import AuditedDocument, AuditedForm
from perfeval.findings import SEVERITIES
from perfeval.literals import Language
from perfeval.marking import Mark

__all__ = ["marks_of"]


def marks_of(documents: Iterable[AuditedDocument], lang: Language) -> dict[tuple[int, int, int], Mark]:
    """What is said at each cell of a document; first of all a summary of each form at the top of its table."""
    marks: dict[tuple[int, int, int], Mark] = {}
    severities = words(lang)["severity"]
    for document in documents:
        groups = [(None, document.findings), *((form, form.findings) for form in document.forms)]
        for form, findings in groups:
            first = next(((f.cell[0], 1, 1) for f in findings if f.cell), (1, 1, 1))
            if form is not None and findings:
                marks.setdefault(first, Mark()).texts.append(_summary(form, lang))
            for finding in findings:
                mark = marks.setdefault(finding.cell or first, Mark())
                mark.texts.append(f"{severities[finding.severity]} ({finding.code}): {finding.message[lang]}")
                if mark.severity is None or SEVERITIES.index(finding.severity) < SEVERITIES.index(mark.severity):
                    mark.severity = finding.severity
    return marks


def _summary(form: AuditedForm, lang: Language) -> str:
    """A form in a few words: its name, how many findings it has, and what to ask."""
    severities = words(lang)["severity"]
    found = "; ".join(f"{severities[severity]}: {n}" for severity, n in form.findings.counts("severity").items())
    return f"{form.index}. {form.project}\n{found}\n{form.digest[lang]}"
