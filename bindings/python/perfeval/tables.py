"""Converts a user's tables (rows of texts, DataFrames, arrays) to the library's tables."""

import os
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from perfeval._core import Table
from perfeval.calls import found
from perfeval.errors import InvalidValue

__all__ = ["is_table", "tables_of"]


BYTES_OR_TEXT = (str, bytes, bytearray, memoryview)


def is_table(source: object) -> bool:
    """Whether it is one table by its type: a Table, a DataFrame (pandas, polars …), a two-dimensional array."""
    return isinstance(source, Table) or _is_frame(source) or _is_array(source)


def _is_frame(source: object) -> bool:
    return hasattr(source, "columns") and (hasattr(source, "itertuples") or hasattr(source, "iter_rows"))


def _is_array(source: object) -> bool:
    return hasattr(source, "tolist") and getattr(source, "ndim", 0) == 2


def tables_of(source: object) -> list[Table]:
    """The tables in a source: a Table, rows of texts, a DataFrame, an array, or several of these.

    Raises: TypeError for a cell that is a float, a bool or of any other unsuitable type; InvalidValue if there is none.
    """
    one = _one(source, 1)
    if one is not None:
        return [one]
    if hasattr(type(source), "read"):
        raise TypeError(f"expected a path, bytes, or tables, found an open file ({found(source)}): pass what it reads")
    if not isinstance(source, Iterable) or isinstance(source, (str, bytes, Mapping)):
        raise TypeError(f"expected a path, bytes, or tables, found {found(source)}")
    items = list(source)
    for number, item in enumerate(items, 1):
        if isinstance(item, (bytes, bytearray, memoryview)):
            raise TypeError(f"item {number} is {found(item)}, expected a row of texts or a table; bytes are read alone")
        if isinstance(item, (str, os.PathLike)):
            several = "read takes one file, audit and audit_many take several"
            raise TypeError(f"item {number} is {found(item)}, expected a row of texts or a table; {several}")
        if not is_table(item) and not isinstance(item, Iterable):
            raise TypeError(f"item {number} is {found(item)}, expected a row of texts or a table")
    if not items:
        raise InvalidValue("expected at least one table, found none")
    if all(_is_row(item) for item in items):
        return [_rows(items, 1)]
    return [_any(item, number) for number, item in enumerate(items, 1)]


def _one(source: object, number: int) -> Table | None:
    """The table that `is_table` recognises by its type."""
    if isinstance(source, Table):
        return source
    if _is_frame(source):
        return _frame(source, number)
    if _is_array(source):
        return _rows(source.tolist(), number)  # type: ignore[attr-defined]
    return None


def _any(item: object, number: int) -> Table:
    one = _one(item, number)
    return _rows(list(item), number) if one is None else one  # type: ignore[call-overload]


def _is_row(item: object) -> bool:
    """A row is a sequence of cells, none of which is itself a sequence (except texts and bytes)."""
    if not isinstance(item, Sequence) or isinstance(item, BYTES_OR_TEXT):
        return False
    return all(isinstance(cell, BYTES_OR_TEXT) or not isinstance(cell, Sequence) for cell in item)


def _frame(frame: object, number: int) -> Table:
    """The column names of a frame become its first row, unless all of them are numbers."""
    columns = [str(name) for name in frame.columns]  # type: ignore[attr-defined]
    rows = [columns] if any(not name.isdigit() for name in columns) else []
    cells = frame.itertuples(index=False, name=None) if hasattr(frame, "itertuples") else frame.iter_rows()  # type: ignore[attr-defined]
    rows += [[_text(cell, number, len(rows) + r, c) for c, cell in enumerate(row, 1)] for r, row in enumerate(cells, 1)]
    return Table(rows, True, number)


def _rows(rows: list[object], number: int) -> Table:
    for place, row in enumerate(rows, 1):
        if isinstance(row, BYTES_OR_TEXT) or not isinstance(row, Iterable):
            raise TypeError(f"table {number}, row {place} is {found(row)}, expected a row of texts")
    texts = [[_text(cell, number, r, c) for c, cell in enumerate(row, 1)] for r, row in enumerate(rows, 1)]  # type: ignore[arg-type, var-annotated]
    return Table(texts, len({len(row) for row in texts}) == 1, number)


def _text(cell: object, table: int, row: int, column: int) -> str:
    """The text of a cell; None and the missing values of frames are blank.

    A float is refused rather than converted: 0.1 + 0.2 and 99.5 % read as 0.995 are not what was printed, and a double
    does not tell what was.
    """
    if isinstance(cell, str):
        return str(cell)
    if cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell):
        return ""
    if isinstance(cell, Decimal) and cell.is_finite():
        return f"{cell:f}"
    if isinstance(cell, (int, Fraction)) and not isinstance(cell, bool):
        return str(cell)
    if type(cell).__module__ == "numpy" and hasattr(cell, "__index__") and not type(cell).__name__.startswith("bool"):
        return str(int(cell.__index__()))
    is_float = isinstance(cell, float) or type(cell).__name__.startswith("float")
    hint = "a float is not what was printed" if is_float else "what it prints is not known, give its text"
    raise TypeError(
        f"table {table}, row {row}, column {column}: a cell is a text (or an int or a Decimal), found "
        f"{type(cell).__name__} {cell!r}: {hint}; with pandas, read with dtype=str"
    )
