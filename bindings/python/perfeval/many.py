"""Many files: found in folders and globs, read and audited several at a time, returned in order, then released.

Threads are sufficient: reading and auditing in C++ release the GIL. (PDFs are read in Python, one at a time.)
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from perfeval import _core
from perfeval._core import Deadline, Document, Lexicon, Limits, Pack, Trouble
from perfeval.errors import DeadlinePassed
from perfeval.packs import BUILT_IN
from perfeval.paths import bytes_of, files_in, is_usual, shown_path
from perfeval.reports import Report
from perfeval.timing import over_time

if TYPE_CHECKING:
    from concurrent.futures import Future

    from perfeval import foreign

__all__ = [
    "ENDINGS",
    "audit_many",
    "failed",
    "files_of",
    "in_order",
    "read_all",
    "read_data",
    "read_each",
    "read_many",
    "report_of",
]

ENDINGS = frozenset(ending for known in _core.formats() for ending in known.endings)
"""What is read in a folder."""

CHUNK = 16  # files per batch: LibreOffice converts those of one batch together

USUAL = Limits()
Given = TypeVar("Given")
Made = TypeVar("Made")


def files_of(source: str | os.PathLike[str]) -> list[str]:
    """The files that a path, a folder or a glob names, sorted; a path that matches nothing is returned as it is.

    In a folder: every file with a known extension, at any depth, except hidden files and lock files of open documents;
    and every folder that cannot be opened, which becomes a document with a trouble.
    """
    given = os.fspath(source)
    if os.path.isdir(given):
        return sorted(files_in(given, ENDINGS))
    if not os.path.exists(given) and any(mark in given for mark in "*?["):
        from glob import glob

        return sorted(p for p in glob(given, recursive=True) if os.path.isfile(p)) or [given]
    return [given]


def read_all(names: Sequence[str], limits: Limits = USUAL, words: Lexicon = BUILT_IN) -> list[Document]:
    """The documents of files; those that LibreOffice must convert are converted together."""
    made = dict(read_each(names, limits, words))
    return [made[number] for number in range(len(names))]


def read_each(
    names: Sequence[str], limits: Limits = USUAL, words: Lexicon = BUILT_IN
) -> Iterator[tuple[int, Document]]:
    """The documents of files as they are ready, each with its number from 0.

    Those that others than the C++ library read come last.
    """
    others: dict[int, foreign.Foreign] = {}
    for number, name in enumerate(names):
        document, other = _read(name, limits, words)
        if other is None:
            yield number, document
        else:
            others[number] = other
    if others:
        yield from zip(others, _by_others(list(others.values()), limits), strict=True)


def read_data(data: bytes, name: str, limits: Limits = USUAL, words: Lexicon = BUILT_IN) -> Document:
    """The document in these bytes."""
    made, other = _read_bytes(data, name, limits, words)
    return made if other is None else _by_others([other], limits)[0]


def report_of(document: Document, rules: Pack, forms: bool = True, limits: Limits = USUAL) -> Report:
    """The report of one document; an error of the audit is a trouble of the document.

    forms: whether the report keeps them, which a page and a workbook show.
    limits: its `seconds` are the time of the audit.
    """
    try:
        return Report(_core.audit_documents([document], rules, forms, limits))
    except Exception as error:
        return Report(_core.audit_documents([failed(document.path, error, document.sha256, document.format)], rules))


def failed(name: str, error: Exception, sha256: str = "", kind: str = "") -> Document:
    """A document in whose place an error came up: of the file system, of time, or one that nobody foresaw."""
    if isinstance(error, DeadlinePassed):
        return over_time(shown_path(name), sha256, kind, error)
    if isinstance(error, OSError) and error.strerror:
        found, expected, advice = error.strerror, "a document that may be read", "请核对能否读取这个文件"
    else:
        found = f"{type(error).__name__}: {' '.join(str(error).split())}"
        expected = "a document that can be processed; please report this error together with the file"
        advice = "请将此错误和文件一并反馈"
    cause = Trouble("unreadable-document", "the whole document", shown_path(found), expected, advice)
    return _core.unreadable(shown_path(name), sha256, kind, cause)


_Read: TypeAlias = "tuple[Document, foreign.Foreign | None]"
"""A document, and the file if the C++ library could not read it but another reader can."""


def _read(name: str, limits: Limits, words: Lexicon) -> _Read:
    """A file; whatever goes wrong is a trouble of this file."""
    try:
        if not is_usual(name):
            with Deadline(limits.seconds):
                data = bytes_of(name, limits.bytes, _core.ask)
            return _read_bytes(data, shown_path(name), limits, words)
        made = _core.read_path(name, limits, words)
        if not _is_left(made):
            return made, None
        data = bytes_of(name, limits.bytes)
        return made, _other(name, data, limits, words) if len(data) <= limits.bytes else None
    except TypeError:  # an invalid call
        raise
    except Exception as error:
        return failed(name, error), None


def _read_bytes(data: bytes, name: str, limits: Limits, words: Lexicon) -> _Read:
    made = _core.read_bytes(data, name, limits, words)
    return made, _other(name, data, limits, words) if _is_left(made) else None


def _other(name: str, data: bytes, limits: Limits, words: Lexicon) -> "foreign.Foreign | None":
    from perfeval import foreign

    return foreign.foreign(name, data, limits, words)


def _is_left(document: Document) -> bool:
    """Whether other readers may try a file that the C++ library did not read: it has bytes, within the limits."""
    return document.state == "unreadable" and bool(document.sha256)


def _by_others(files: "Sequence[foreign.Foreign]", limits: Limits) -> list[Document]:
    """The documents of files in other formats; after an error each is read by itself, so that only one is lost."""
    from perfeval import foreign

    try:
        return foreign.documents(files, limits)
    except Exception as error:
        if len(files) == 1:
            return [failed(files[0].path, error, files[0].sha256, files[0].format.name)]
        return [document for file in files for document in _by_others([file], limits)]


def read_many(
    sources: Iterable[str | os.PathLike[str]],
    words: Lexicon = BUILT_IN,
    workers: int | None = None,
    redact: bool = False,
    limits: Limits = USUAL,
) -> Iterator[Document]:
    """The documents of paths, folders and globs, in order; see audit_many."""

    def read(names: Sequence[str]) -> list[Document]:
        return _redacted(read_all(names, limits, words), redact)

    return in_order(read, (path for source in sources for path in files_of(source)), workers)


def audit_many(
    sources: Iterable[str | os.PathLike[str]],
    rules: Pack,
    workers: int | None = None,
    limits: Limits = USUAL,
    words: Lexicon = BUILT_IN,
    forms: bool = True,
    redact: bool = False,
) -> Iterator[Report]:
    """A report of one document for each file of paths, folders and globs, in order.

    What they show together is left to Report.closed. forms: see report_of. redact: leave persons and telephone numbers
    out.
    """

    def audited(names: Sequence[str]) -> list[Report]:
        documents = _redacted(read_all(names, limits, words), redact)
        return [report_of(document, rules, forms, limits) for document in documents]

    return in_order(audited, (path for source in sources for path in files_of(source)), workers)


def _redacted(documents: list[Document], redact: bool) -> list[Document]:
    return [document.redacted() for document in documents] if redact else documents


def in_order(
    work: Callable[[Sequence[Given]], list[Made]], items: Iterable[Given], workers: int | None
) -> Iterator[Made]:
    """The results of `work` for chunks of items, from several threads, in the order of the items, few at a time.

    Even a single file is read in a thread of its own, so that the caller can be interrupted meanwhile.
    """
    from concurrent.futures import ThreadPoolExecutor
    from threading import Event

    from perfeval import office

    threads = max(1, workers if workers is not None else os.cpu_count() or 1)
    remaining = iter(items)
    stopped = Event()
    flag = _core.StopFlag()

    def belong() -> None:
        office.belong(stopped)
        flag.hold()

    pool = ThreadPoolExecutor(threads, "perfeval", belong)
    under_way: deque[Future[list[Made]]] = deque()
    try:
        while True:
            while len(under_way) < 2 * threads and (chunk := list(islice(remaining, CHUNK))):
                under_way.append(pool.submit(work, chunk))
            if not under_way:
                break
            made = deque(under_way.popleft().result())
            while made:
                yield made.popleft()
    except BaseException:  # interrupted, or nobody wants the rest
        flag.request()
        pool.shutdown(wait=False, cancel_futures=True)
        office.stop(stopped)
        raise
    pool.shutdown()
