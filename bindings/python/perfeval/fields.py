"""Fields: the paths by which findings name a part of a form, looked up. The extension calls it for form[field]."""

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from perfeval.near import nearest

__all__ = ["look_up"]

SEGMENT = re.compile(r"(\w+)(?:\[(\d+)\])?")
ROOTS = {"project", "department", "unit", "year", "goal", "budget", "indicators", "subtotals", "total"}
LISTS = {"indicators", "subtotals"}
MOST = 30
"""Rows whose fields are compared with a misspelled one."""


def look_up(form: Any, path: str) -> object:
    """What the field names: a cell, a line, a row, or a whole list; counting from 1.

    Raises: KeyError if the form has no such field.
    """
    first, *rest = path.split(".")
    part: Any = _root(form, first, path)
    if first == "budget" and rest:
        part = form._lines.get(rest.pop(0))
        if part is None:
            _refuse(form, path)
    for name in rest:
        part = getattr(part, name, None) if re.fullmatch(r"[a-z]\w*", name) else None
        if part is None or callable(part):
            _refuse(form, path)
    return part


def _root(form: Any, segment: str, path: str) -> object:
    matched = SEGMENT.fullmatch(segment)
    if matched is None or matched[1] not in ROOTS or (matched[2] and matched[1] not in LISTS):
        _refuse(form, path)
    part: Any = form.year_cell if matched[1] == "year" else getattr(form, matched[1])
    if not matched[2]:
        return part
    number = int(matched[2])
    if not 1 <= number <= len(part):
        _refuse(form, path)
    return part[number - 1]


def _paths(form: Any) -> Iterator[str]:
    """The fields of the form."""
    yield from (name for name in ROOTS if name not in ("budget", *LISTS))
    yield from (f"total.{name}" for name in _names(form.total))
    for line, part in form._lines.items():
        yield from (f"budget.{line}{name}" for name in ("", *(f".{one}" for one in _names(part))))
    for number, row in enumerate(form.indicators[:MOST], 1):
        yield from (f"indicators[{number}]{name}" for name in ("", *(f".{one}" for one in _names(row))))


def _names(part: object) -> list[str]:
    """The cells of a part."""
    return [name for name in dir(type(part)) if not name.startswith("_") and not callable(getattr(part, name))]


def _letters(path: str) -> str:
    """A path without its numbers: a row that is not there is no misspelling of another."""
    return re.sub(r"[-\d]", "", path)


def _refuse(form: Any, path: str) -> NoReturn:
    lines = ", ".join(form._lines)
    paths = list(_paths(form))
    alike = "" if _letters(path) in map(_letters, paths) else nearest(path, paths)
    raise KeyError(
        f"no field '{path}' in this form{alike}: it has {len(form.indicators)} indicators and the budget lines "
        f"{lines}; fields look like total.score, budget.total.executed, indicators[3].score"
    )
