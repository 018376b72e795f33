"""Documents in, scorecards and reports out: read, score, audit, examples."""

import os
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from glob import glob
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from perfeval import _core
from perfeval._core import Document, Form, Pack, Scorecard, Table
from perfeval.errors import InvalidValue
from perfeval.reports import Report

__all__ = ["audit", "examples", "read", "score"]

Rules: TypeAlias = str | os.PathLike[str] | Pack
"""The id of a shipped pack, the path of a TOML file, or a pack."""

Source: TypeAlias = "str | os.PathLike[str] | Document | Form | Table | Iterable[object]"
"""A path, a folder, a glob, a document, a form, a table, rows of texts, a pandas DataFrame, or several of one kind."""


def read(source: "str | os.PathLike[str] | bytes | Table | Iterable[object]", name: str = "") -> Document:
    """Read a document: its forms, its tables, and the troubles met.

    source: a path, the bytes of a file, or tables of your own (a Table, rows of texts, a pandas DataFrame, several of
    these).
    Nothing is raised for what a document may hold: a missing file, rubbish and missing parts are its `troubles`.
    Raises: TypeError for a float in a table (read it as text: a float is not what was printed).

    >>> document = read("forms that are not there.docx")
    >>> document.state, document.troubles[0].kind
    ('unreadable', 'unreadable-document')
    """
    if isinstance(source, (str, os.PathLike)):
        return _core.read_path(os.fspath(source))
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _core.read_bytes(bytes(source), name)
    return _core.read_tables(_tables(source))


def score(form: Form, rules: Rules = "cn-mof-2020") -> Scorecard:
    """The points of a form, recomputed exactly, with the record of every line.

    >>> card = score(examples()[0])
    >>> card.total is None or card.total <= 100
    True
    """
    return _core.score(form, pack(rules))


def audit(source: Source, rules: Rules = "cn-mof-2020") -> Report:
    """Hold every printed figure against what the other printed figures allow.

    source: a path, a folder, a glob, a document, forms, tables of your own, or several of one of these.
    Raises: InvalidValue for rules that are not known.

    >>> report = audit(examples())
    >>> report
    <Report 1 documents, 17 forms, ... findings>
    """
    chosen = pack(rules)
    if isinstance(source, Form):
        return Report(_core.audit_form(source, chosen))
    items = _several(source)
    forms = [item for item in items if isinstance(item, Form)]
    if forms and len(forms) == len(items):
        return Report(_core.audit_forms(forms, chosen))
    return Report(_core.audit_documents([document for item in items for document in _documents(item)], chosen))


def pack(rules: Rules) -> Pack:
    """The pack that an id or the path of a TOML file names; a pack is itself.

    Raises: InvalidPack for a file that is wrong, InvalidValue for an id that is not shipped.
    """
    if isinstance(rules, Pack):
        return rules
    path = Path(rules)
    if path.suffix == ".toml" or path.is_file():
        try:
            return Pack.from_toml(path.read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidValue(f"cannot read the rules {path}: {error}") from None
    return _shipped(str(rules))


def pack_for(documents: Iterable[Document]) -> tuple[Pack, str]:
    """The shipped pack that fits the region and year printed on the forms, and why (`--rules auto`).

    Raises: InvalidValue where the forms choose different packs.
    """
    chosen = dict(_core.choose_pack(form) for document in documents for form in document.forms)
    if len(chosen) > 1:
        raise InvalidValue(
            f"the forms choose different rules ({', '.join(sorted(chosen))}): take them in separate calls"
        )
    name, why = next(iter(chosen.items()), ("cn-mof-2020", "no form"))
    return _shipped(name), why


@cache
def _shipped(name: str) -> Pack:
    return Pack(name)


@cache
def _examples() -> Document:
    source = files("perfeval") / "data" / "forms.json"
    return _core.read_bytes(source.read_bytes(), "forms.json")


def examples() -> list[Form]:
    """The seventeen published forms of one city bureau, mistakes included.

    >>> len(examples())
    17
    """
    return _examples().forms


def paths(source: str | os.PathLike[str]) -> list[str]:
    """The files that a path, a folder or a glob names, sorted; a path that names nothing is itself.

    In a folder, every file with a known ending, at any depth; hidden ones aside.
    """
    given = os.fspath(source)
    if os.path.isdir(given):
        found = (p for p in Path(given).rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
        return sorted(str(p) for p in found if not any(part.startswith(".") for part in p.relative_to(given).parts))
    if not os.path.exists(given) and any(mark in given for mark in "*?["):
        return sorted(p for p in glob(given, recursive=True) if os.path.isfile(p)) or [given]
    return [given]


ENDINGS = {".txt", ".json", ".csv", ".docx", ".docm", ".xlsx", ".xlsm", ".html", ".htm"}
"""What is read in a folder."""


def _several(source: object) -> list[object]:
    """The items of a list of paths, documents or forms; anything else is one item."""
    if isinstance(source, Sequence) and not isinstance(source, (str, bytes)):
        items = list(source)
        if all(isinstance(item, (str, os.PathLike, Document, Form)) for item in items):
            return items
    return [source]


def _documents(item: object) -> list[Document]:
    if isinstance(item, Document):
        return [item]
    if isinstance(item, (str, os.PathLike)):
        return [read(path) for path in paths(item)]
    if isinstance(item, Form):
        raise TypeError("forms and documents cannot be audited in one call: pass a list of one kind")
    return [read(item)]  # type: ignore[arg-type]


def _tables(source: object) -> list[Table]:
    if isinstance(source, Table):
        return [source]
    if hasattr(source, "columns") and hasattr(source, "itertuples"):
        return [_frame(source, 1)]
    if not isinstance(source, Iterable) or isinstance(source, (str, bytes)):
        raise TypeError(f"expected a path, bytes, or tables, found {type(source).__name__}")
    items = list(source)
    if not items:
        raise InvalidValue("expected at least one table, found none")
    if all(_is_row(item) for item in items):
        return [_rows(items, 1)]
    return [table for number, item in enumerate(items, 1) for table in _numbered(item, number)]


def _numbered(item: object, number: int) -> list[Table]:
    if isinstance(item, Table):
        return [item]
    if hasattr(item, "columns") and hasattr(item, "itertuples"):
        return [_frame(item, number)]
    if isinstance(item, Iterable) and not isinstance(item, (str, bytes)):
        return [_rows(list(item), number)]
    raise TypeError(f"expected a table (rows of texts), found {type(item).__name__}")


def _is_row(item: object) -> bool:
    """A row is a sequence of cells, none of which is a sequence itself."""
    if not isinstance(item, Sequence) or isinstance(item, (str, bytes)):
        return False
    return all(isinstance(cell, str) or not isinstance(cell, Sequence) for cell in item)


def _frame(frame: object, number: int) -> Table:
    columns = [str(name) for name in frame.columns]  # type: ignore[attr-defined]
    rows = [columns] if any(not name.isdigit() for name in columns) else []
    rows += [[_text(cell) for cell in row] for row in frame.itertuples(index=False, name=None)]  # type: ignore[attr-defined]
    return Table(rows, True, number)


def _rows(rows: list[object], number: int) -> Table:
    texts = [[_text(cell) for cell in row] for row in rows]  # type: ignore[attr-defined]
    return Table(texts, len({len(row) for row in texts}) == 1, number)


def _text(cell: object) -> str:
    """The text of a cell; None and pandas' missing values are blank.

    Raises: TypeError for a float, whose text is not what was printed.
    """
    if isinstance(cell, str):
        return cell
    if cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell):
        return ""
    if isinstance(cell, (int, Decimal, Fraction)) and not isinstance(cell, bool):
        return str(cell)
    raise TypeError(
        f"a cell of a table is a text (or an int or a Decimal), found {type(cell).__name__} {cell!r}: "
        "a float is not what was printed; with pandas, read with dtype=str"
    )
