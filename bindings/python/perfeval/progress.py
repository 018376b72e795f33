"""A progress bar where a notebook runs a long call; nothing anywhere else."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any, TypeVar

from perfeval.languages import readers_language

__all__ = ["in_notebook", "watched"]

Item = TypeVar("Item")
PAUSE = 0.1  # seconds between two updates


def in_notebook() -> bool:
    """Whether a kernel of IPython runs this, which can show more than text."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell is not None and "IPKernelApp" in shell.config


def watched(items: Iterable[Item], expected: Callable[[], int] | None) -> Iterator[Item]:
    """The items; meanwhile a bar says how many of them there have been. `expected`: how many there will be."""
    from IPython.display import display

    total = None if expected is None else expected()
    bar: Any = display(_Bar(0, total), display_id=True)  # type: ignore[no-untyped-call]
    shown = monotonic()
    number = 0
    try:
        for number, item in enumerate(items, 1):
            yield item
            if monotonic() - shown >= PAUSE:
                bar.update(_Bar(number, total))
                shown = monotonic()
    finally:
        bar.update(_Bar(number if total is None else min(number, total), total))


class _Bar:
    """How far a call has come, as a notebook shows it."""

    def __init__(self, number: int, total: int | None) -> None:
        self.number, self.total = number, total

    def __repr__(self) -> str:
        of_all = "" if self.total is None else f" / {self.total:,}"
        return f"{self.number:,}{of_all} {'个文件' if readers_language() == 'zh' else 'files'}"

    def _repr_html_(self) -> str:
        known = "" if self.total is None else f'<progress value="{self.number}" max="{max(1, self.total)}"></progress> '
        return f'<div style="font-family: sans-serif">{known}{self!r}</div>'
