"""Annotations of a PDF: a highlighted cell with its text, written by pypdfium2, which the extra `pdf` brings."""

import ctypes
import io
from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

from perfeval.literals import Severity

__all__ = ["PagePlace", "annotated"]

COLOURS: dict[Severity | None, tuple[int, int, int]] = {
    "error": (255, 120, 120),
    "warning": (255, 215, 70),
    "note": (130, 180, 255),
    None: (130, 180, 255),
}
CORNER = 18.0  # points: the side of a note that has no cell


class PagePlace(NamedTuple):
    """A box on a page, in points; pages count from 0, y grows downwards from the top of the page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


Note = tuple[PagePlace | None, Severity | None, list[str]]


def annotated(data: bytes, notes: Iterable[Note]) -> bytes:
    """The PDF with a highlight over each place, and its text; what has no place is a note on the first page."""
    pypdfium2: Any = import_module("pypdfium2")

    document = pypdfium2.PdfDocument(data)
    try:
        number = 0
        for place, severity, texts in notes:
            if place is None:
                number += 1
                place = PagePlace(0, CORNER * number, CORNER, CORNER * (number + 1), 2 * CORNER)
            page = document[place.page]
            _annotate(page, place, COLOURS[severity], "\n\n".join(texts))
            page.close()
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()
    finally:
        document.close()


def _on_paper(
    place: PagePlace, paper: tuple[float, float, float, float], rotation: int
) -> tuple[float, float, float, float]:
    """The box as the file counts: from the lower left of a page that was not turned yet."""
    left, bottom, right, top = paper
    if rotation == 90:
        return left + place.top, bottom + place.left, left + place.bottom, bottom + place.right
    if rotation == 180:
        return right - place.right, bottom + place.top, right - place.left, bottom + place.bottom
    if rotation == 270:
        return right - place.bottom, top - place.right, right - place.top, top - place.left
    return left + place.left, top - place.bottom, left + place.right, top - place.top


def _annotate(page: Any, place: PagePlace, colour: tuple[int, int, int], text: str) -> None:
    raw: Any = import_module("pypdfium2.raw")

    x0, y0, x1, y1 = _on_paper(place, page.get_cropbox(), page.get_rotation())
    note = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(x0, y1, x1, y0))
    raw.FPDFAnnot_AppendAttachmentPoints(note, raw.FS_QUADPOINTSF(x0, y1, x1, y1, x0, y0, x1, y0))
    raw.FPDFAnnot_SetColor(note, raw.FPDFANNOT_COLORTYPE_Color, *colour, 255)
    raw.FPDFAnnot_SetFlags(note, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, value in ((b"Contents", text), (b"T", "perfeval")):
        encoded = value.encode("utf-16-le") + b"\0\0"
        wide = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(raw.FPDF_WCHAR))
        raw.FPDFAnnot_SetStringValue(note, key, wide)
    raw.FPDFPage_CloseAnnot(note)
