"""PDF: the ruled tables of its pages, as tables with spans (the extra `pdf`, which is pdfplumber).

A PDF contains lines and characters at positions, but no tables. pdfplumber finds the boxes between the ruled lines;
this module turns boxes into cells and rejoins tables, merged cells and rows that a page break has cut.
"""

import io
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from perfeval._core import Table, TableCell, Trouble
from perfeval.languages import counted
from perfeval.pdf_marks import PagePlace
from perfeval.pdf_text import Line, lines_of, text_of, wrapped

__all__ = ["MissingExtra", "places", "read_pdf"]

NEAR = 2.0  # points: edges this close are the same
PITCH = 1.5  # from line to line at most, in heights of a line
MOST_PAGES = 2_000
MOST_MARKS = 50_000  # characters and ruled lines of a page, as on a dense A0 plan; tables take more than linear time
FEW_CHARACTERS = 60  # on a page that is a picture
WITH_TEXT = "a PDF with text: a scan needs OCR first", "扫描件没有文字，须先做文字识别(OCR)"
PAGE_NUMBER = re.compile(r"[-–—―第页共/ \d]*")


class MissingExtra(Exception):
    """The extra `pdf` is not installed."""


@dataclass
class Box:
    """A box between ruled lines, in points; y grows downwards across all pages."""

    left: float
    top: float
    right: float
    bottom: float
    lines: list[Line] = field(default_factory=list)
    place: PagePlace | None = None  # where it begins, before anything was moved

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    def above(self, other: "Box") -> bool:
        """Whether it has the same columns as the other."""
        return abs(self.left - other.left) < NEAR and abs(self.right - other.right) < NEAR


@dataclass
class Ruled:
    """A table of boxes, and the lines of text above it."""

    boxes: list[Box]
    before: list[str]

    def first_row(self) -> list[Box]:
        """The boxes that begin at its top."""
        top = min(box.top for box in self.boxes)
        return [box for box in self.boxes if box.top - top < NEAR]

    def last_row(self) -> list[Box]:
        """The boxes that end at its bottom."""
        bottom = max(box.bottom for box in self.boxes)
        return [box for box in self.boxes if bottom - box.bottom < NEAR]

    def as_wide_as(self, other: "Ruled") -> bool:
        """Whether the left and right edges are the same."""
        sides = [(min(b.left for b in t.boxes), max(b.right for b in t.boxes)) for t in (self, other)]
        return all(abs(one - two) < NEAR for one, two in zip(*sides, strict=True))


def read_pdf(data: bytes) -> tuple[list[Table], list[Trouble]]:
    """The tables of a PDF, and its troubles; `unreadable-document` if it contains no text.

    Raises: MissingExtra.
    """
    ruled, troubles = _ruled_tables(data)
    return [_table(one, number) for number, one in enumerate(ruled, 1)], troubles


def places(data: bytes) -> dict[tuple[int, int, int], PagePlace]:
    """Where each cell (table, row, column) of a PDF is on its page.

    Raises: MissingExtra.
    """
    tables = enumerate(_ruled_tables(data)[0], 1)
    return {
        (number, row + 1, column + 1): box.place
        for number, ruled in tables
        for box, row, column, _, _ in _grid(ruled)
        if box.place is not None
    }


def _ruled_tables(data: bytes) -> tuple[list[Ruled], list[Trouble]]:
    try:
        import pdfplumber
        from pdfminer.pdfexceptions import PDFException
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError as error:
        raise MissingExtra from error
    troubles: list[Trouble] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _whole(pdf.pages, troubles), troubles
    except (PdfminerException, PDFException, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        return [], [_refused(error)]  # pdfminer lets its parser's exceptions escape


def _refused(error: Exception) -> Trouble:
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    kind = type(inner).__name__
    if "Password" in kind or "Encryption" in kind:
        return _unreadable("a password-protected PDF", "a PDF without a password", "请去除密码后重试")
    return _unreadable(
        f"a PDF that cannot be read ({kind}: {inner})", "an undamaged PDF: export it again", "请重新导出"
    )


def _unreadable(found: str, expected: str, advice: str) -> Trouble:
    return Trouble("unreadable-document", "the PDF", found, expected, advice)


def _whole(pages: list[Any], troubles: list[Trouble]) -> list[Ruled]:
    """The tables of all pages; a table that continues at the top of the next page is one table."""
    tables: list[Ruled] = []
    pending: list[str] = []  # the lines since the last table
    offset, text, scanned, of_forms = 0.0, False, 0, False
    for page in pages[:MOST_PAGES]:
        if (marks := len(page.chars) + len(page.edges)) > MOST_MARKS:
            most = f"at most {MOST_MARKS}: the page was left out"
            troubles.append(
                Trouble("limit-exceeded", f"page {page.page_number}", f"{marks} characters and lines", most)
            )
            continue
        printed = page.dedupe_chars(tolerance=1)
        text = text or bool(printed.chars)
        of_forms = of_forms or "绩效" in "".join(char["text"] for char in printed.chars)
        scanned += _is_scan(page)
        for number, ruled in enumerate(_ruled(printed, offset, pending)):
            if number == 0 and tables and _goes_on(tables[-1], ruled):
                _join(tables[-1], ruled)
            else:
                tables.append(ruled)
        offset += float(page.height)
        page.close()
    if len(pages) > MOST_PAGES:
        most = f"at most {MOST_PAGES}: the pages before this one were read"
        troubles.append(Trouble("limit-exceeded", f"page {MOST_PAGES + 1}", f"{len(pages)} pages", most))
    if text and not tables and not troubles and scanned == len(pages):
        found = f"{counted(len(pages), 'page')} scanned: pictures with hardly any text"
        troubles.append(_unreadable(found, *WITH_TEXT))
    elif not text and not troubles:
        troubles.append(_unreadable(f"{counted(len(pages), 'page')} without text", *WITH_TEXT))
    elif of_forms and not tables and not troubles:
        found = "text about performance (绩效), but no table with ruled lines"
        expected = "tables with ruled lines: export them with borders, or give the Word or Excel file"
        troubles.append(_unreadable(found, expected, "请导出带边框线的表格，或提供 Word、Excel 原件"))
    return tables


def _is_scan(page: Any) -> bool:
    """Whether a picture covers most of a page that has no more text than a page number or a mark of the scanner."""
    area = 0.6 * float(page.width) * float(page.height)
    covered = any(
        float(image["x1"] - image["x0"]) * float(image["bottom"] - image["top"]) > area for image in page.images
    )
    return covered and len(page.chars) < FEW_CHARACTERS


def _ruled(page: Any, offset: float, pending: list[str]) -> Iterator[Ruled]:
    """The tables of a page, from top to bottom; lines of text outside the tables are added to `pending`."""
    settings = {"explicit_horizontal_lines": _open_ends(page.edges)}
    found = sorted((t for t in page.find_tables(settings) if len(t.cells) > 1), key=lambda t: t.bbox[1])
    outside, inside = _shared_out(page.chars, [table.cells for table in found])
    free = lines_of(outside)
    for table, chars in zip(found, inside, strict=True):
        above = [line for line in free if line.top < table.bbox[1]]
        free = free[len(above) :]
        pending += _without_page_numbers(above)
        boxes = [
            Box(left, top + offset, right, bottom + offset, lines_of(its, offset), _place(page, cell))
            for cell, its in zip(table.cells, chars, strict=True)
            for left, top, right, bottom in [cell]
        ]
        yield Ruled(boxes, list(pending))
        pending.clear()
    pending += _without_page_numbers(free)


def _open_ends(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The level rules missing at the ends of a page, where a browser cuts a table: the upright ones end there.

    A cell that goes on over the end has no rule there, and a row none on one of the two pages.
    """
    upright = [edge for edge in edges if edge["orientation"] == "v" and edge["bottom"] - edge["top"] > NEAR]
    return [
        {"object_type": "line", "x0": left, "x1": right, "top": y, "bottom": y, "width": right - left, "height": 0}
        for end, y in (
            ("top", min((edge["top"] for edge in upright), default=0)),
            ("bottom", max((edge["bottom"] for edge in upright), default=0)),
        )
        for places in [[edge["x0"] for edge in upright if abs(edge[end] - y) < NEAR]]
        for left, right in [(min(places, default=0), max(places, default=0))]
        if right - left > NEAR
    ]


def _place(page: Any, cell: tuple[float, float, float, float]) -> PagePlace:
    left, top, right, bottom = cell
    x, y = float(page.bbox[0]), float(page.bbox[1])
    return PagePlace(page.page_number - 1, left - x, top - y, right - x, bottom - y)


def _without_page_numbers(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines if not PAGE_NUMBER.fullmatch(line.text)]


Chars = list[dict[str, Any]]


def _shared_out(chars: Chars, tables: list[list[tuple[float, ...]]]) -> tuple[Chars, list[list[Chars]]]:
    """The characters outside all tables, and those of each cell, by the centre of the character."""
    inside: list[list[Chars]] = [[[] for _ in cells] for cells in tables]
    homes = [
        (bounds, its)
        for cells, lists in zip(tables, inside, strict=True)
        for bounds, its in zip(cells, lists, strict=True)
    ]
    homes.sort(
        key=lambda home: (home[0][2] - home[0][0]) * (home[0][3] - home[0][1])
    )  # the smallest box that contains it
    outside: Chars = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for (left, top, right, bottom), its in homes:
            if left <= x <= right and top <= y <= bottom:
                its.append(char)
                break
        else:
            outside.append(char)
    return outside, inside


# ------------------------------------------------------------------------------------- over the end of a page


def _goes_on(table: Ruled, rest: Ruled) -> bool:
    """Whether the rest continues the table: the same width, no text in between, and no title."""
    if rest.before or not table.as_wide_as(rest):
        return False
    first = rest.first_row()
    return len(first) > 1 or not first[0].lines or "表" not in text_of(first[0].lines, first[0].width)


def _join(table: Ruled, rest: Ruled) -> None:
    """Add the part of a table that is on the next page; a repeated heading is left out."""
    _drop_heading(table, rest)
    if not rest.boxes:
        return
    _close_gap(table, rest)
    pairs = [(a, b) for a in table.last_row() for b in rest.first_row() if a.above(b)]
    for a, b in pairs if _cut_row(rest, pairs) else _cut_merged_cells(table, rest, pairs):
        a.bottom = b.bottom
        a.lines += b.lines
        rest.boxes.remove(b)
    table.boxes += rest.boxes


def _close_gap(table: Ruled, rest: Ruled) -> None:
    """Move the rest up to the end of the table."""
    up = min(box.top for box in rest.boxes) - max(box.bottom for box in table.boxes)
    moved: list[Box | Line] = [*rest.boxes, *(line for box in rest.boxes for line in box.lines)]
    for one in moved:
        one.top -= up
        one.bottom -= up


def _drop_heading(table: Ruled, rest: Ruled) -> None:
    """Leave out rows of words at the top of the rest that the table already has: headings repeated on each page."""
    known = set(_row_texts(table))
    for texts, boxes in _row_texts(rest).items():
        if texts not in known or len(texts) < 3 or any(c.isdigit() for text in texts for c in text):
            return
        for box in boxes:
            rest.boxes.remove(box)


def _row_texts(table: Ruled) -> dict[tuple[str, ...], list[Box]]:
    """The rows from top to bottom, by the texts of the boxes that begin in them, ignoring blank ones."""
    rows: dict[tuple[str, ...], list[Box]] = {}
    for top in _edges(box.top for box in table.boxes):
        boxes = sorted((b for b in table.boxes if abs(b.top - top) < NEAR), key=lambda b: b.left)
        rows.setdefault(tuple(text_of(b.lines, b.width) for b in boxes if b.lines), boxes)
    return rows


def _cut_row(rest: Ruled, pairs: list[tuple[Box, Box]]) -> bool:
    """Whether the page break cut a row.

    In that case the text below continues wrapped lines above that reach the end of the page.
    """
    row = [box for box in rest.first_row() if box.bottom - box.top <= _lowest(rest.first_row()) + NEAR]
    low = [(a, b) for a, b in pairs if b in row]
    if len(low) < len(row):
        return False
    filled = [(a, b) for a, b in low if b.lines]
    height = _lowest(a for a, _ in pairs) + NEAR  # a higher cell above is merged over several rows
    ended = sum(bool(a.lines and not b.lines) and a.bottom - a.top <= height for a, b in low)
    if not ended and sum(_has_digit(a) and _has_digit(b) for a, b in filled) > 1:  # two figures cut, and nothing ended
        return False
    last = max((a.lines[-1].bottom for a, _ in low if a.lines), default=0)
    if not all(
        a.lines and last - a.lines[-1].bottom < (PITCH * a.lines[-1].height if ended else NEAR) for a, _ in filled
    ):
        return False
    goes_on = sum(wrapped(a.lines[-1], b.lines[0], a.width) for a, b in filled)
    if not ended:
        return goes_on == len(filled)
    most_ended = ended > len(filled)  # as no row that begins here has it: half of the others are enough
    return goes_on * 2 > len(filled) - most_ended or not filled


def _has_digit(box: Box) -> bool:
    return any(character.isdigit() for line in box.lines for character in line.text)


def _cut_merged_cells(table: Ruled, rest: Ruled, pairs: list[tuple[Box, Box]]) -> list[tuple[Box, Box]]:
    """The boxes that are one cell of several rows: higher than their row, and blank on one side or continued.

    A box that is higher only above the break counts if all boxes to its left do: headings are merged from the left.
    """
    above, below = _lowest(table.last_row()), _lowest(rest.first_row())
    joined, left_joined = [], True
    for a, b in sorted(pairs, key=lambda pair: pair[0].left):
        goes_on = not (a.lines and b.lines) or _runs_on(a, b)
        high = b.bottom - b.top > below + NEAR or (left_joined and a.bottom - a.top > above + NEAR)
        left_joined = goes_on and high
        if left_joined:
            joined.append((a, b))
    return joined


def _runs_on(a: Box, b: Box) -> bool:
    """Whether a text above the break goes on below it: no room is left around the break, nor in the last line."""
    last, first = a.lines[-1], b.lines[0]
    close = max(a.bottom - last.bottom, first.top - b.top) < PITCH * last.height
    return close and wrapped(last, first, a.width)


def _lowest(boxes: Iterable[Box]) -> float:
    return min(box.bottom - box.top for box in boxes)


# ------------------------------------------------------------------------------------- from boxes to cells


def _table(ruled: Ruled, number: int) -> Table:
    """The boxes on the grid of all their edges."""
    cells: list[list[TableCell]] = []
    for box, row, column, height, width in _grid(ruled):
        cells += [[] for _ in range(row + height - len(cells))]
        cells[row].append(TableCell(text_of(box.lines, box.width), column + 1, height, width))
    return Table(cells, True, number, ruled.before)


def _grid(ruled: Ruled) -> Iterator[tuple[Box, int, int, int, int]]:
    """Each box with its row and column, from 0, and how many rows and columns it spans."""
    columns = _edges(x for box in ruled.boxes for x in (box.left, box.right))
    rows = _edges(y for box in ruled.boxes for y in (box.top, box.bottom))
    for box in sorted(ruled.boxes, key=lambda b: b.left):
        left, right = (_nearest(columns, x) for x in (box.left, box.right))
        top, bottom = (_nearest(rows, y) for y in (box.top, box.bottom))
        if right > left and bottom > top:
            yield box, top, left, bottom - top, right - left


def _edges(places: Iterable[float]) -> list[float]:
    """Positions in order, with those close to each other merged."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] >= NEAR:
            edges.append(place)
    return edges


def _nearest(edges: list[float], place: float) -> int:
    index = bisect_left(edges, place - NEAR)
    return min(
        (i for i in (index, index + 1) if i < len(edges)), key=lambda i: abs(edges[i] - place), default=len(edges) - 1
    )
