"""Documents in, scorecards and reports out: read, score, audit, examples."""

import os
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence, Set, ValuesView
from functools import cache
from typing import TypeAlias

from perfeval import _core, many
from perfeval._core import Deadline, Document, Form, Lexicon, Limits, Pack, Scorecard, Table
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.packs import Rules, Words, lexicon, pack
from perfeval.progress import in_notebook, watched
from perfeval.reports import Report
from perfeval.tables import is_table, tables_of

__all__ = ["audit", "audit_many", "examples", "read", "score"]

_FORMS_OF = "for every form of a file: [score(form) for form in read(path).forms]"

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
    invalid words file; InvalidValue for a folder.

    >>> document = read("forms that are not there.docx")
    >>> document.state, document.troubles[0].kind
    ('unreadable', 'unreadable-document')
    """
    added = lexicon(words)
    _check_limits(limits)
    if not isinstance(name, str):
        raise TypeError(f"name must be a text, found {found(name)}")
    if isinstance(source, (str, os.PathLike)) and os.path.isdir(source):
        raise InvalidValue(f"{os.fspath(source)} is a folder: audit and audit_many take folders, read takes one file")
    if isinstance(source, str) and "\n" in source:
        return _core.read_bytes(source.encode(), name, limits, added)
    if isinstance(source, (str, os.PathLike)):
        return many.read_all([os.fspath(source)], limits, added)[0]
    if isinstance(source, (bytes, bytearray, memoryview)):
        return many.read_data(bytes(source), name, limits, added)
    return _core.read_tables(tables_of(source), limits, added)


def score(form: Form, rules: Rules = "cn-mof-2020", limits: Limits = many.USUAL) -> Scorecard:
    """The points of a form, recomputed exactly, with the record of every line.

    limits: its `seconds` are the time of the call.
    Raises: DeadlinePassed if it was not sufficient.

    >>> card = score(examples()[0])
    >>> card.total is None or card.total <= 100
    True
    """
    if not isinstance(form, Form):
        raise TypeError(f"score: form must be a Form, found {found(form)}; {_FORMS_OF}")
    _check_limits(limits)
    with Deadline(limits.seconds):
        return _core.score(form, pack(rules))


def audit(
    source: Source,
    rules: Rules = "cn-mof-2020",
    words: Words = None,
    redact: bool = False,
    limits: Limits = many.USUAL,
) -> Report:
    """Check every printed figure against the others.

    source: a path, a folder, a glob, the bytes of a file, a document, forms, tables of your own, or several of one of
    these (a list, a tuple, a generator).
    words: headers and labels of your own, for what is read here; a document or form was read before.
    redact: leave persons and telephone numbers out of whatever the report is written as.
    limits: limits for what is read here; its `seconds` hold for auditing each document, or the forms, too.
    Raises: TypeError for anything else, naming the item; InvalidValue for unknown rules; InvalidWords for an invalid
    words file.

    >>> report = audit(examples())
    >>> report
    <Report 1 document, 17 forms, ... findings>
    """
    chosen, added = pack(rules), lexicon(words)
    _check_limits(limits)
    _check_flag("redact", redact)
    if isinstance(source, Form):
        with Deadline(limits.seconds):
            return Report(_core.audit_form(source.redacted() if redact else source, chosen))
    items = _several(source)
    if items and isinstance(items[0], Form):
        forms: list[Form] = items  # type: ignore[assignment]
        with Deadline(limits.seconds):
            return Report(_core.audit_forms([form.redacted() for form in forms] if redact else forms, chosen))
    reports = (report for item in items for report in _reports(item, chosen, added, redact, limits))
    return Report.of_many(Report.closed(reports, chosen), chosen)


def pack_for(documents: Iterable[Document]) -> tuple[Pack, str]:
    """The shipped pack that fits the region and year printed on the forms, and why (`--rules auto`).

    Raises: InvalidValue if the forms need different packs.
    """
    chosen = dict(_core.choose_pack(form) for document in documents for form in document.forms)
    if len(chosen) > 1:
        raise InvalidValue(f"the forms need different rules ({', '.join(sorted(chosen))}): use separate calls")
    name, reason = next(iter(chosen.items()), ("cn-mof-2020", "no form"))
    return pack(name), reason


@cache
def _examples() -> Document:
    from importlib.resources import files

    source = files("perfeval") / "data" / "forms.json"
    return _core.read_bytes(source.read_bytes(), "forms.json")


def examples() -> list[Form]:
    """The seventeen published forms of one city bureau, including their mistakes.

    >>> len(examples())
    17
    """
    return _examples().forms


def _several(source: object) -> list[object]:
    """The items of a list of paths, documents or forms; anything else is one item.

    Raises: TypeError for items of several kinds.
    """
    if isinstance(source, (str, bytes, bytearray, memoryview, os.PathLike, Document, Table)) or is_table(source):
        return [source]
    if not isinstance(source, Iterable) or isinstance(source, Mapping) or hasattr(type(source), "read"):
        raise TypeError(f"source must be a path, bytes, a document, a form, tables, or several, found {found(source)}")
    if isinstance(source, Sequence) or hasattr(source, "__next__") or isinstance(source, (KeysView, ValuesView, Set)):
        items = list(source)
        if not items:
            raise InvalidValue("found an empty list, expected paths, documents, forms or tables in it")
        kinds = [kind for kind in ((str, os.PathLike), Document, Form) if any(isinstance(i, kind) for i in items)]
        if kinds:
            _check_items(items, kinds)
            return items
        return [items]
    return [source]


def _check_items(items: list[object], kinds: Sequence[type | tuple[type, ...]]) -> None:
    """Refuse a list with an item that is not of the kind of the first one, or with a first one of none of them."""
    kind = next((kind for kind in kinds if isinstance(items[0], kind)), None)
    for number, item in enumerate(items, 1):
        if kind is None or not isinstance(item, kind):
            before = f", the first one {type(items[0]).__name__}" if number > 1 else ""
            raise TypeError(
                f"item {number} of the list is {found(item)}{before}: pass a list of paths, of documents or of forms"
            )


def _check_limits(limits: object) -> None:
    if not isinstance(limits, Limits):
        raise TypeError(f"limits must be a Limits, found {found(limits)}")


def _check_flag(name: str, flag: object) -> None:
    if not isinstance(flag, bool):
        raise TypeError(f"{name} must be True or False, found {found(flag)}")


def _reports(item: object, chosen: Pack, words: Lexicon, redact: bool, limits: Limits) -> Iterator[Report]:
    if isinstance(item, (str, os.PathLike)) and "\n" not in os.fspath(item):
        yield from many.audit_many([item], chosen, limits=limits, words=words, redact=redact)
    else:
        document = item if isinstance(item, Document) else read(item, limits=limits, words=words)  # type: ignore[arg-type]
        yield many.report_of(document.redacted() if redact else document, chosen, limits=limits)


def audit_many(
    sources: "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]",
    rules: Rules = "cn-mof-2020",
    workers: int | None = None,
    limits: Limits = many.USUAL,
    words: Words = None,
    redact: bool = False,
    progress: bool | None = None,
    resume: "str | os.PathLike[str] | None" = None,
) -> Iterator[Report]:
    """Audit any number of files separately: one report with one document for each file, in the order of the files.

    sources: one or several paths, folders and globs. Each file is read, audited and released: memory does not grow with
    their number. An unreadable file never stops the others: it becomes a document with a finding. If the forms of
    different files show something together, such as a text copied from last year, one more report without a document
    says so at the end. A rule written in Python that no row of any file fits is named once, by the last file's report.
    words: headers and labels of your own.
    redact: leave persons and telephone numbers out of whatever the reports are written as.
    workers: how many files are processed at a time; by default the number of processors.
    progress: whether a notebook shows a bar meanwhile; by default it does, and nothing else does.
    resume: a state file, to which each result is appended as it is finished; if the run ends early, the same call goes
    on from there and yields the same reports as a run that was not disturbed. Files are then audited in processes of
    their own, and one that makes its process crash has a trouble. A file that has changed is audited again.
    Raises: InvalidValue for a state of other files, rules, words, limits or of another version, and for rules written
    in Python; OSError for a state that cannot be written.

    >>> [len(report.forms) for report in audit_many("examples/data/forms.*")]
    [17, 17]
    """
    _check_limits(limits)
    _check_flag("redact", redact)
    if workers is not None and (not isinstance(workers, int) or isinstance(workers, bool) or workers < 1):
        raise TypeError(f"workers must be a whole number from 1, or None, found {found(workers)}")
    if progress is not None and not isinstance(progress, bool):
        raise TypeError(f"progress must be True, False or None, found {found(progress)}")
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    if not isinstance(given, Iterable) or isinstance(given, (bytes, Form, Document, Table)):
        raise TypeError(f"sources must be paths, folders or globs, found {found(sources)}")
    chosen, added = pack(rules), lexicon(words)
    if resume is None:
        reports = many.audit_many(_paths(given), chosen, workers, limits, added, redact=redact)
    else:
        from perfeval.resume import audit_resumed

        given = _names_besides(given, resume)
        reports = audit_resumed(given, chosen, resume, workers, limits, added, redact)
    closed = Report.closed(Report.once(reports), chosen)
    if not (in_notebook() if progress is None else progress):
        return closed
    return watched(closed, (lambda: _count(given)) if isinstance(given, Sequence) else None)


def _names_besides(sources: Iterable[object], state: object) -> list[str]:
    """The files of the sources, without the state of the call."""
    if not isinstance(state, (str, os.PathLike)):
        raise TypeError(f"resume must be the path of a state file, or None, found {found(state)}")
    from perfeval.resume import names_besides

    return names_besides([name for path in _paths(sources) for name in many.files_of(path)], os.fspath(state))


def _count(sources: Sequence[object]) -> int:
    return sum(len(many.files_of(path)) for path in _paths(sources))


def _paths(sources: Iterable[object]) -> Iterator[str | os.PathLike[str]]:
    """The paths, one by one.

    Raises: TypeError for an item that is not a path.
    """
    for number, source in enumerate(sources, 1):
        if not isinstance(source, (str, os.PathLike)):
            raise TypeError(f"item {number} of sources must be a path, a folder or a glob, found {found(source)}")
        yield source
