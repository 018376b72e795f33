"""Documents in, scorecards and reports out: read, score, audit, examples."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from perfeval import _core, many
from perfeval._core import Document, Form, Lexicon, Limits, Pack, Scorecard, Table
from perfeval.errors import InvalidValue
from perfeval.reports import Report
from perfeval.tables import tables_of

__all__ = ["audit", "audit_many", "examples", "read", "score"]

Rules: TypeAlias = str | os.PathLike[str] | Pack
"""The id of a shipped pack, the path of a TOML file, or a pack."""

Words: TypeAlias = str | os.PathLike[str] | Lexicon | None
"""The path of a TOML file with words of your own, or a lexicon; None for the words of the library."""

Source: TypeAlias = "str | os.PathLike[str] | Document | Form | Table | Iterable[object]"
"""A path, a folder, a glob, a document, a form, a table, rows of texts, a pandas DataFrame, or several of one kind."""


def read(
    source: "str | os.PathLike[str] | bytes | Table | Iterable[object]",
    name: str = "",
    limits: Limits = many.USUAL,
    words: Words = None,
) -> Document:
    """Read a document: its forms, its tables, and its troubles.

    source: a path, the bytes of a file, a text of several lines (csv, or the text layout), or tables of your own (a
    Table, rows of texts, a DataFrame, a two-dimensional array, several of these).
    limits: limits for bytes, rows, digits and so on; exceeding one gives a trouble `limit-exceeded` that names it.
    words: headers and labels of your own, added to those of the library (docs/reading.md).
    The content of a document never raises: a missing file, garbage and missing parts are reported as its `troubles`.
    Raises: TypeError for a float in a table (read it as text: a float is not what was printed); InvalidWords for an
    invalid words file.

    >>> document = read("forms that are not there.docx")
    >>> document.state, document.troubles[0].kind
    ('unreadable', 'unreadable-document')
    """
    added = lexicon(words)
    if isinstance(source, str) and "\n" in source:
        return _core.read_bytes(source.encode(), name, limits, added)
    if isinstance(source, (str, os.PathLike)):
        return many.read_all([os.fspath(source)], limits, added)[0]
    if isinstance(source, (bytes, bytearray, memoryview)):
        return many.read_data(bytes(source), name, limits, added)
    return _core.read_tables(tables_of(source), limits, added)


def score(form: Form, rules: Rules = "cn-mof-2020") -> Scorecard:
    """The points of a form, recomputed exactly, with the record of every line.

    >>> card = score(examples()[0])
    >>> card.total is None or card.total <= 100
    True
    """
    return _core.score(form, pack(rules))


def audit(source: Source, rules: Rules = "cn-mof-2020", words: Words = None) -> Report:
    """Check every printed figure against the others.

    source: a path, a folder, a glob, a document, forms, tables of your own, or several of one of these.
    words: headers and labels of your own, for what is read here; a document or form was read before.
    Raises: InvalidValue for unknown rules; InvalidWords for an invalid words file.

    >>> report = audit(examples())
    >>> report
    <Report 1 documents, 17 forms, ... findings>
    """
    chosen, added = pack(rules), lexicon(words)
    if isinstance(source, Form):
        return Report(_core.audit_form(source, chosen))
    items = _several(source)
    forms = [item for item in items if isinstance(item, Form)]
    if forms and len(forms) == len(items):
        return Report(_core.audit_forms(forms, chosen))
    return Report.of_many((report for item in items for report in _reports(item, chosen, added)), chosen)


def pack(rules: Rules) -> Pack:
    """The pack with an id or at the path of a TOML file; a pack is returned as it is.

    Raises: InvalidPack for an invalid file, InvalidValue for an id that is not shipped.
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


def lexicon(words: Words) -> Lexicon:
    """The words of the library, with those of the TOML file at a path; a lexicon is returned as it is.

    Raises: InvalidWords for an invalid file, InvalidValue for one that cannot be read.
    """
    if words is None:
        return many.BUILT_IN
    if isinstance(words, Lexicon):
        return words
    path = Path(words)
    try:
        return Lexicon.from_toml(path.read_bytes().decode(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(f"cannot read the words {path}: {error}") from None


def pack_for(documents: Iterable[Document]) -> tuple[Pack, str]:
    """The shipped pack that fits the region and year printed on the forms, and why (`--rules auto`).

    Raises: InvalidValue if the forms need different packs.
    """
    chosen = dict(_core.choose_pack(form) for document in documents for form in document.forms)
    if len(chosen) > 1:
        raise InvalidValue(f"the forms need different rules ({', '.join(sorted(chosen))}): use separate calls")
    name, reason = next(iter(chosen.items()), ("cn-mof-2020", "no form"))
    return _shipped(name), reason


@cache
def _shipped(name: str) -> Pack:
    return Pack(name)


@cache
def _examples() -> Document:
    source = files("perfeval") / "data" / "forms.json"
    return _core.read_bytes(source.read_bytes(), "forms.json")


def examples() -> list[Form]:
    """The seventeen published forms of one city bureau, including their mistakes.

    >>> len(examples())
    17
    """
    return _examples().forms


def _several(source: object) -> list[object]:
    """The items of a list of paths, documents or forms; anything else is one item."""
    if isinstance(source, Sequence) and not isinstance(source, (str, bytes)):
        items = list(source)
        if all(isinstance(item, (str, os.PathLike, Document, Form)) for item in items):
            return items
    return [source]


def _reports(item: object, chosen: Pack, words: Lexicon) -> Iterator[Report]:
    if isinstance(item, Form):
        raise TypeError("forms and documents cannot be audited in one call: pass a list of one kind")
    if isinstance(item, (str, os.PathLike)) and "\n" not in os.fspath(item):
        yield from many.audit_many([item], chosen, words=words)
    else:
        document = item if isinstance(item, Document) else read(item, words=words)  # type: ignore[arg-type]
        yield many.report_of(document, chosen)


def audit_many(
    sources: "Source | Iterable[str | os.PathLike[str]]",
    rules: Rules = "cn-mof-2020",
    workers: int | None = None,
    limits: Limits = many.USUAL,
    words: Words = None,
) -> Iterator[Report]:
    """Audit any number of files separately: one report with one document for each file, in the order of the files.

    sources: one or several paths, folders and globs. Each file is read, audited and released: memory does not grow with
    their number. An unreadable file never stops the others: it becomes a document with a finding.
    words: headers and labels of your own.
    workers: how many files are processed at a time; by default the number of processors.

    >>> [len(report.forms) for report in audit_many("examples/data/forms.*")]
    [17, 17]
    """
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    return many.audit_many(given, pack(rules), workers, limits, lexicon(words))  # type: ignore[arg-type]
