"""Files that are written whole or not at all: next to their place, and renamed when they are complete.

A symbolic link keeps its link, a file its mode and, where permitted, its owner. What is not a regular file (a device, a
pipe, /dev/stdout) is written through.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

__all__ = ["input_written_over", "is_written_through", "whole_file", "write_file"]

Path = str | os.PathLike[str]

MOST_LINKS = 40  # as the kernel follows
_DESCRIPTOR = re.compile(r"/dev/fd/(\d+)|/proc/(\d+)/fd/(\d+)")


def write_file(path: Path, content: bytes, replace: bool = True) -> None:
    """Write a file whole; see whole_file."""
    with whole_file(path, replace) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path, replace: bool = True) -> Iterator[BinaryIO]:
    """A file to write, which takes its place only at the end, if nothing was raised.

    Raises: OSError if it cannot be written, or if it exists and is not to be replaced; the old file is kept.
    """
    target = _followed(os.fspath(path))
    if not replace and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
    if _is_through(target):
        with _opened_through(target) as file:
            yield file
        return
    old = _state(target)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    if not os.path.isdir(os.path.dirname(target)):
        raise FileNotFoundError(errno.ENOENT, "no such folder", os.path.dirname(target))
    beside = os.path.join(os.path.dirname(target), f".perfeval-{os.urandom(8).hex()}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666), "wb") as file:
            if old is not None:
                _take_after(file.fileno(), old)
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(beside, target, replace)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(os.path.dirname(target))


def is_written_through(path: Path) -> bool:
    """Whether a path names a device, a pipe or an open descriptor: what cannot be replaced."""
    with suppress(OSError):
        return _is_through(_followed(os.fspath(path)))
    return False


def input_written_over(path: str, inputs: Iterable[str]) -> str | None:
    """The first of these inputs that is the file at the path, under whatever name; "-" are the standard streams."""
    written = _regular(1 if path == "-" else path)
    if written is None:
        return None
    return next((one for one in inputs if _regular(0 if one == "-" else one) == written), None)


def _regular(file: int | str) -> tuple[int, int] | None:
    """Device and inode of a regular file."""
    try:
        state = os.fstat(file) if isinstance(file, int) else os.stat(file)
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if stat.S_ISREG(state.st_mode) else None


def _followed(path: str) -> str:
    """The path behind symbolic links, up to one that is an open descriptor."""
    for _ in range(MOST_LINKS):
        folder, name = os.path.split(path)
        path = os.path.join(os.path.realpath(folder or os.curdir), name)
        if _descriptor(path) is not None or not os.path.islink(path):
            return path
        path = os.path.join(os.path.dirname(path), os.readlink(path))
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)


def _state(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _descriptor(path: str) -> int | None:
    """The number of the open descriptor of this process that a path is."""
    found = _DESCRIPTOR.fullmatch(path)
    if found is None or found[2] not in (None, str(os.getpid())):
        return None
    return int(found[1] or found[3])


def _is_through(target: str) -> bool:
    if _descriptor(target) is not None:
        return True
    state = _state(target)
    return state is not None and not stat.S_ISREG(state.st_mode)


def _opened_through(target: str) -> BinaryIO:
    number = _descriptor(target)
    return open(target, "wb") if number is None else os.fdopen(os.dup(number), "wb")


def _take_after(descriptor: int, old: os.stat_result) -> None:
    """Give a file the owner, where permitted, and the mode of the one that it will replace."""
    with suppress(PermissionError):
        os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _put_in_place(beside: str, target: str, replace: bool) -> None:
    if replace:
        os.replace(beside, target)
        return
    try:
        os.link(beside, target)  # unlike a renaming, never over a file that came into being meanwhile
        os.unlink(beside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        os.rename(beside, target)


def _sync_folder(folder: str) -> None:
    """Keep the new name through a power failure, where the file system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
