"""Many files: found in folders and globs, read and audited several at a time, returned in order, then released.

Threads are sufficient: reading and auditing in C++ release the GIL. (PDFs are read in Python, one at a time.)
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from glob import glob
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from perfeval import _core, foreign, office
from perfeval._core import Document, Lexicon, Limits, Pack
from perfeval.reports import Report

__all__ = ["ENDINGS", "audit_many", "files_of", "read_all", "read_data", "read_many"]

ENDINGS = frozenset(ending for known in _core.formats() for ending in known.endings)
"""What is read in a folder."""

CHUNK = 16  # files per batch: LibreOffice converts those of one batch together

USUAL = Limits()
BUILT_IN = Lexicon()

Made = TypeVar("Made")


def files_of(source: str | os.PathLike[str]) -> list[str]:
    """The files that a path, a folder or a glob names, sorted; a path that matches nothing is returned as it is.

    In a folder: every file with a known extension, at any depth, except hidden files and lock files of open documents.
    """
    given = os.fspath(source)
    if os.path.isdir(given):
        found = (p for p in Path(given).rglob("*") if p.suffix.lower() in ENDINGS and p.is_file())
        return sorted(str(p) for p in found if not any(part[0] in ".~" for part in p.relative_to(given).parts))
    if not os.path.exists(given) and any(mark in given for mark in "*?["):
        return sorted(p for p in glob(given, recursive=True) if os.path.isfile(p)) or [given]
    return [given]


def read_all(paths: Sequence[str], limits: Limits = USUAL, words: Lexicon = BUILT_IN) -> list[Document]:
    """The documents of files; those that LibreOffice must convert are converted together."""
    made = [_core.read_path(path, limits, words) for path in paths]
    others = {
        number: one for number, document in enumerate(made) if (one := _foreign(document, paths[number], limits, words))
    }
    for number, document in zip(others, foreign.documents(list(others.values()), limits), strict=True):
        made[number] = document
    return made


def read_data(data: bytes, name: str, limits: Limits = USUAL, words: Lexicon = BUILT_IN) -> Document:
    """The document in these bytes."""
    made = _core.read_bytes(data, name, limits, words)
    other = foreign.foreign(name, data, limits, words) if _is_left(made) else None
    return foreign.documents([other], limits)[0] if other else made


def _is_left(document: Document) -> bool:
    """Whether other readers may try a file that the C++ library did not read: it has bytes, within the limits."""
    return document.state == "unreadable" and bool(document.sha256)


def _foreign(document: Document, path: str, limits: Limits, words: Lexicon) -> foreign.Foreign | None:
    """The file, if the C++ library could not read it but another reader can."""
    if not _is_left(document):
        return None
    try:
        return foreign.foreign(path, Path(path).read_bytes(), limits, words)
    except OSError:
        return None


def read_many(
    sources: Iterable[str | os.PathLike[str]], words: Lexicon = BUILT_IN, workers: int | None = None
) -> Iterator[Document]:
    """The documents of paths, folders and globs, in order; see audit_many."""

    def read(paths: Sequence[str]) -> list[Document]:
        return read_all(paths, words=words)

    return _in_order(read, (path for source in sources for path in files_of(source)), workers)


def audit_many(
    sources: Iterable[str | os.PathLike[str]],
    rules: Pack,
    workers: int | None = None,
    limits: Limits = USUAL,
    words: Lexicon = BUILT_IN,
) -> Iterator[Report]:
    """A report of one document for each file of paths, folders and globs, in order."""

    def audited(paths: Sequence[str]) -> list[Report]:
        return [Report(_core.audit_documents([document], rules)) for document in read_all(paths, limits, words)]

    return _in_order(audited, (path for source in sources for path in files_of(source)), workers)


def _in_order(work: Callable[[Sequence[str]], list[Made]], paths: Iterable[str], workers: int | None) -> Iterator[Made]:
    """The results of `work` for chunks of paths, from several threads, in the order of the paths, few at a time."""
    threads = max(1, workers if workers is not None else os.cpu_count() or 1)
    remaining = iter(paths)
    first = list(islice(remaining, 2))
    if len(first) < 2:  # one file needs no threads
        yield from work(first)
        return
    remaining = chain(first, remaining)
    pool = ThreadPoolExecutor(threads, thread_name_prefix="perfeval")
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
        pool.shutdown(wait=False, cancel_futures=True)
        office.stop()
        raise
    pool.shutdown()
