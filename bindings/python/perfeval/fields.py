"""Fields: the paths by which findings name a part of a form, looked up. The extension calls it for form[field]."""

import re
from typing import Any, NoReturn

__all__ = ["look_up"]

SEGMENT = re.compile(r"(\w+)(?:\[(\d+)\])?")
ROOTS = {"project", "department", "unit", "year", "goal", "budget", "indicators", "subtotals", "total"}
LISTS = {"indicators", "subtotals"}


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


def _refuse(form: Any, path: str) -> NoReturn:
    lines = ", ".join(form._lines)
    raise KeyError(
        f"no field '{path}' in this form: it has {len(form.indicators)} indicators and the budget lines {lines}; "
        "fields look like total.score, budget.total.executed, indicators[3].score"
    )
