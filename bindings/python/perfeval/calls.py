"""What the extension needs to call a rule written in Python: the row passed to it, the text of a failure."""

import traceback
from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["Row", "failure_text"]


class Row(NamedTuple):
    """A row as passed to a rule with needs="row": the exact numbers, and what the paper says in addition.

    target, actual, weight: in one unit; a rule gets them as Fractions. The rest are texts as printed: sign is the
    column 指标性质, unit its own column or else that of the target, extras the columns that have no name here. kind
    and category are words of the glossary. The printed score is not among them: a rule says what a row earns, not
    what it was given.

    >>> Row(100, 50, 10, name="道路养护", kind="quantity").name
    '道路养护'
    """

    target: Any
    actual: Any
    weight: Any
    name: str = ""
    kind: str = "unknown"
    category: str = "unknown"
    sign: str = ""
    unit: str = ""
    level1: str = ""
    level2: str = ""
    target_text: str = ""
    actual_text: str = ""
    reason: str = ""
    extras: Mapping[str, str] = {}


def failure_text(error: BaseException) -> str:
    """What a report records about a rule that failed: the error, then the traceback."""
    sentence = "".join(traceback.format_exception_only(error)).strip()
    way = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return f"{sentence}\nTraceback (most recent call last):\n{way}" if way else sentence
