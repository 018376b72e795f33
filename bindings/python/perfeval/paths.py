"""Paths as the file system has them: names that are not UTF-8, pipes, and what a folder holds."""

import errno
import os
import re
import select
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["bytes_of", "files_in", "given_file", "is_usual", "shown_path"]

MOST = 1 << 30  # bytes of a file besides the documents

_ADDRESS = re.compile(r"[A-Za-z]{2,}://?[^/]")  # a pathlib.Path has lost one of the two strokes

PATIENCE = 1.0
"""Seconds for a writer to open a named pipe."""

PAUSE = 0.02
"""Seconds between two questions whether a wait is to end."""


def shown_path(path: str) -> str:
    """A path as text: bytes that are not UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def is_usual(path: str) -> bool:
    """Whether the C++ library can open a path by its UTF-8: it names no pipe or device, and its name is text."""
    if shown_path(path) != path:
        return False
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def bytes_of(path: str, most: int, ask: Callable[[], object] = bool) -> bytes:
    """The bytes of a path, at most one more than `most`; a file that grows meanwhile is cut off there.

    ask: called again and again while a pipe is waited for; it raises to end the wait.
    Raises: OSError, also for a named pipe that nobody writes to.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        mode = os.fstat(descriptor).st_mode
        first = _first_of_pipe(descriptor) if stat.S_ISFIFO(mode) else b""
        os.set_blocking(descriptor, True)
        parts, size = [first], len(first)
        while size <= most:
            while not (stat.S_ISREG(mode) or select.select([descriptor], [], [], PAUSE)[0]):
                ask()
            ask()
            if not (part := file.read(min(most + 1 - size, 1 << 20))):
                break
            parts.append(part)
            size += len(part)
    return b"".join(parts)


def given_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file that a call names besides its documents: rules, words, scenarios, an earlier report.

    Raises: OSError, also for one that does not end, and for a web address.
    """
    if _ADDRESS.match(os.fsdecode(path)) and not os.path.exists(path):
        raise OSError(errno.ENOENT, "a web address: download the file first")
    data = bytes_of(os.fspath(path), MOST)
    if len(data) > MOST:
        raise OSError(errno.EFBIG, f"more than {MOST} bytes")
    return data


def _first_of_pipe(descriptor: int) -> bytes:
    """The first bytes of a pipe that is read without waiting; empty if its writer has not yet written any."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if part := os.read(descriptor, 1 << 16):
                return part
        except BlockingIOError:  # somebody holds it open for writing
            return b""
        if time.monotonic() > end:
            raise OSError(0, "a pipe that nobody writes to")
        time.sleep(0.01)


def files_in(folder: str, endings: frozenset[str]) -> Iterator[str]:
    """The files in a folder with one of these endings, at any depth, and the folders that cannot be opened.

    Hidden files and lock files of open documents are left out.
    """
    closed: list[str] = []
    top = str(Path(folder))
    for place, folders, names in os.walk(top, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [name for name in folders if name[0] not in ".~"]
        for name in names:
            path = os.path.join(place, name) if place != "." else name
            if name[0] not in ".~" and os.path.splitext(name)[1].lower() in endings and os.path.isfile(path):
                yield path
    yield from closed
