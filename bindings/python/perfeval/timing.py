"""The time of calls that Python code makes: readers written in Python, and programs that it starts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from perfeval import _core
from perfeval._core import Document, Lexicon, Trouble
from perfeval.errors import DeadlinePassed
from perfeval.packs import BUILT_IN

__all__ = ["over_time", "watched"]

TURNS = 64  # calls of Python functions between two looks at the time


class _Ended(BaseException):
    """The time is over. Not an Exception: a library that is interrupted must not handle it."""


@contextmanager
def watched() -> Iterator[None]:
    """A block whose Python code ends with the time of this thread's calls.

    Raises: DeadlinePassed.
    """
    turns = 0

    def look(frame: FrameType, event: str, argument: object) -> None:
        nonlocal turns
        turns += 1
        if turns % TURNS == 0:
            try:
                _core.ask()
            except DeadlinePassed as passed:
                raise _Ended(str(passed)) from None

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield
    except _Ended as ended:
        raise DeadlinePassed(str(ended)) from None
    finally:
        sys.setprofile(before)


def over_time(name: str, sha256: str, kind: str, passed: DeadlinePassed, words: Lexicon = BUILT_IN) -> Document:
    """A document that was not read to its end in the time it had."""
    place, expected = "the whole document", "less time, or a higher limit (limits.seconds)"
    over, cause = (Trouble(kind, place, str(passed), expected) for kind in ("time-limit", "unreadable-document"))
    return _core.named(_core.unreadable(name, sha256, kind, cause, words), name, sha256, kind, [over])
