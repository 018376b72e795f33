"""The paths at which a finding may stand, whatever its form has."""

import re

from perfeval._core import names
from perfeval.errors import InvalidValue
from perfeval.near import nearest

__all__ = ["check_path"]


def check_path(path: str) -> None:
    """Refuse a path that no form has.

    Raises: InvalidValue, naming the path that was probably meant.
    """
    numbers = re.findall(r"\[\d+\]", path)
    known = _known_paths(numbers[0] if numbers else "[1]")
    if path not in known:
        raise InvalidValue(
            f"no finding stands at {path!r}{nearest(path, known)}, expected a field as total.score, "
            "budget.total.executed, indicators[3].score"
        )


def _known_paths(number: str) -> list[str]:
    """Every path that some form may have, with this number of its row or line."""
    words = names()
    lines = [f"budget.{line}{number if line == 'line' else ''}" for line in words["fund"]]
    heads = [*words["part"], *lines, *(f"{part}{number}" for part in ("indicators", "subtotals"))]
    return [f"{head}.{item}" if item else head for head in heads for item in words["item"]]
