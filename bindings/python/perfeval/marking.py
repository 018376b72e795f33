"""Marked copies of documents that the C++ library does not edit: through LibreOffice, and as annotations of a PDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from perfeval._core import format_of
from perfeval.errors import InvalidValue
from perfeval.literals import Severity

__all__ = ["MARKED_ENDINGS", "Mark", "marked"]

Cell = tuple[int, int, int]

MARKED_ENDINGS = {
    **{ending: ending for ending in (".docx", ".docm", ".xlsx", ".xlsm", ".pdf")},
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), ".docx"),
    **dict.fromkeys((".xls", ".et", ".ods"), ".xlsx"),
}
"""The extensions of documents that can carry marks, with that of the marked copy."""

OF_MARKS = "a Word or Excel document or a PDF"


@dataclass
class Mark:
    """What is said at one cell, and how grave it is."""

    severity: Severity | None = None
    texts: list[str] = field(default_factory=list)


def marked(data: bytes, mark: Callable[[bytes], bytes], marks: Callable[[], Mapping[Cell, Mark]]) -> bytes:
    """The bytes of a document with its marks.

    mark: marks a .docx or .xlsx. marks: what a PDF is to say at each cell (table, row, column).
    Raises: InvalidValue for a format that carries no marks, and where what it needs is missing.
    """
    from perfeval import office, pdf, pdf_marks  # here, so that importing perfeval is quick

    found = format_of(data)
    if found.reader == "pdf":
        try:
            places = pdf.places(data)
        except pdf.MissingExtra:
            raise InvalidValue("a PDF is marked with pdfplumber: pip install 'perfeval[pdf]'") from None
        return pdf_marks.annotated(data, [(places.get(cell), m.severity, m.texts) for cell, m in marks().items()])
    if found.reader not in office.MADE_INTO:
        if found.endings and not MARKED_ENDINGS.keys() & set(found.endings):
            raise InvalidValue(f"{found.title} has no cells that carry comments: expected {OF_MARKS}")
        return mark(data)
    kind = office.MADE_INTO[found.reader]
    try:
        (copy,) = office.converted([(data, found.name)], kind)
    except office.NotInstalled:
        raise InvalidValue(f"{found.title} is marked as .{kind}, which LibreOffice makes of it: install it") from None
    if isinstance(copy, office.NotConverted):
        raise InvalidValue(f"{found.title}: {copy}")
    return mark(copy)
