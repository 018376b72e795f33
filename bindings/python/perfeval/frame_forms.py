"""Forms of frames: a row for each indicator, and if there are any, one for each budget line and each form."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from perfeval import _core
from perfeval._core import Form
from perfeval.calls import found
from perfeval.errors import DeadlinePassed, InvalidValue
from perfeval.frames import library
from perfeval.near import nearest, warn_of_slips

__all__ = ["forms_from"]

CHUNK = 100  # forms that are read at a time
_KEYS = ("path", "form", "project", "department", "unit", "year")
_INDICATOR = ("level1", "level2", "name", "sign", "target", "actual", "weight", "score", "reason")
_LINE = (
    *("label", "initial_budget", "annual_budget", "arrived", "executed", "execution_rate", "weight", "score", "reason"),
)
_MONEY = ("元", "万元", "亿元")
_TAKEN = {
    "indicators": (*_INDICATOR, "measure"),
    "budget": (*_LINE, "fund", "depth", "money"),
    "forms": ("weight", "score", "kind", "money"),
}
_NEEDED = {
    "indicators": ("name", "target", "actual", "weight", "score"),
    "budget": ("label", "annual_budget", "executed"),
    "forms": ("score",),
}


def forms_from(indicators: object, budget: object = None, forms: object = None, money: str = "万元") -> list[Form]:
    """The forms of a frame, in the order of their first rows.

    indicators: a row for each indicator, of anything that gives columns to Arrow (polars, pandas, pyarrow, DuckDB,
    report.indicators). It needs name, target, actual, weight and score; level1, level2, sign, measure and reason are
    taken if they are there. The columns path, form, project, department, unit and year, as far as it has them, say
    which rows are one form.
    budget: likewise a row for each budget line, with label, annual_budget and executed.
    forms: a row for each form, with its total score. Both find their form by the same columns.
    money: the unit of the amounts where there is no column `money`.
    A cell is what the form prints: the column of a figure with _text behind its name, if there is one, else the figure.
    A missing value is a cell that the form does not have.
    Warns: UnusedColumn, for a column whose name is one slip away from one that the frame may have and lacks.
    Raises: InvalidValue that lists the columns that are missing; TypeError for a float (a float is not what was
    printed), and for anything that is not a frame; ImportError without pyarrow (the extra perfeval[frames]).
    """
    if money not in _MONEY:
        raise InvalidValue(f"money must be one of {', '.join(_MONEY)}, found {found(money)}")
    rows = _rows(indicators, "indicators")
    keys = [key for key in _KEYS if rows and key in rows[0]]
    made: dict[tuple[object, ...], dict[str, Any]] = {}
    for row in rows:
        _core.ask()
        form = made.setdefault(_key(row, keys), {**_head(row), "money": money, "indicators": [], "budget": []})
        form["indicators"].append(_cells(row, _INDICATOR) | _cell("unit", row, "measure"))
    for row in _rows(budget, "budget") if budget is not None else ():
        _core.ask()
        form = _form_of(row, keys, made, "budget")
        form["money"] = row.get("money") or form["money"]
        form["budget"].append(_line(row))
    for row in _rows(forms, "forms") if forms is not None else ():
        _core.ask()
        form = _form_of(row, keys, made, "forms")
        if "total" in form:
            raise InvalidValue(f"forms has two rows of one form: {_named(keys, _key(row, keys))}")
        form["total"] = _cells(row, ("weight", "score"))
        form |= {key: row[key] for key in ("kind", "money") if row.get(key)}
    every = [{"index": number, **form} for number, form in enumerate(made.values(), 1)]
    return [form for first in range(0, len(every), CHUNK) for form in _read(every[first : first + CHUNK])]


def _read(forms: list[dict[str, Any]]) -> list[Form]:
    """The forms, read from their texts.

    Raises: InvalidValue for one that cannot be read, such as one of an unknown kind.
    """
    text = json.dumps({"schema": 1, "forms": forms}, ensure_ascii=False)
    document = _core.read_bytes(text.encode("utf-8", "replace"), "")
    for trouble in document.troubles:
        if trouble.kind == "time-limit":
            raise DeadlinePassed(trouble.found)
        raise InvalidValue(f"{trouble.at}: found {trouble.found}, expected {_core.expected_text(trouble, 'en')}")
    return document.forms


def _rows(frame: object, name: str) -> list[dict[str, Any]]:
    """The rows of a frame by the names of its columns."""
    if not hasattr(frame, "__arrow_c_stream__"):
        raise TypeError(
            f"{name} must be a frame (polars, pandas, pyarrow, DuckDB: anything with __arrow_c_stream__), "
            f"found {found(frame)}"
        )
    table = library("pyarrow", "frames").table(frame)
    columns: list[str] = table.column_names
    missing = [need for need in _NEEDED[name] if need not in columns and f"{need}_text" not in columns]
    if missing:
        lacking = ", ".join(need + nearest(need, columns) for need in missing)
        raise InvalidValue(f"{name} lacks the columns {lacking}; it has {', '.join(columns)}")
    if repeated := [column for column, times in Counter(columns).items() if times > 1]:
        raise InvalidValue(f"{name} has two columns {', '.join(repeated)}: rename those that are not meant")
    taken = (*_KEYS, *_TAKEN[name])
    warn_of_slips("forms_from", columns, [part for one in taken for part in (one, f"{one}_text")], depth=2)
    rows: list[dict[str, Any]] = []
    for batch in table.to_batches(max_chunksize=CHUNK):
        _core.ask()
        rows += batch.to_pylist()
    return rows


def _key(row: dict[str, Any], keys: Sequence[str]) -> tuple[object, ...]:
    return tuple(row.get(key) for key in keys)


def _form_of(
    row: dict[str, Any], keys: Sequence[str], made: dict[tuple[object, ...], dict[str, Any]], name: str
) -> dict[str, Any]:
    """The form that a row of another frame belongs to."""
    missing = [key for key in keys if key not in row]
    if missing:
        raise InvalidValue(f"{name} lacks the columns {', '.join(missing)}, by which its rows find their form")
    key = _key(row, keys)
    if key not in made:
        raise InvalidValue(f"{name} has a row of a form without indicators: {_named(keys, key)}")
    return made[key]


def _named(keys: Sequence[str], key: tuple[object, ...]) -> str:
    return ", ".join(f"{name} {value}" for name, value in zip(keys, key, strict=True))


def _head(row: dict[str, Any]) -> dict[str, Any]:
    head: dict[str, Any] = {}
    for name in ("project", "department", "unit"):
        head |= _cell(name, row, name)
    for name, key in (("form", "index"), ("year", "year")):
        if (number := row.get(name)) is not None:
            head[key] = _whole(name, number)
    return head


def _whole(column: str, value: object) -> int | str:
    """A whole number, or the text of one."""
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        return value
    raise TypeError(f"{column} must be a whole number, found {found(value)}")


def _cells(row: dict[str, Any], names: Sequence[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name in names:
        cells |= _cell(name, row, name)
    return cells


def _cell(cell: str, row: dict[str, Any], column: str, shown: Callable[[Decimal], str] | None = None) -> dict[str, str]:
    """A cell as the form prints it; nothing if the form does not have it."""
    value = row.get(f"{column}_text", row.get(column))
    if value is None:
        return {}
    return {cell: value if isinstance(value, str) else _printed(column, value, shown or _shown)}


def _printed(column: str, value: object, shown: Callable[[Decimal], str]) -> str:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return shown(Decimal(value))
    hint = ": a float is not what was printed, give a text or a decimal" if isinstance(value, float) else ""
    raise TypeError(f"{column} must be a text or an exact number, found {found(value)}{hint}")


def _shown(value: Decimal) -> str:
    """A number without the zeros that only its column has."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _line(row: dict[str, Any]) -> dict[str, Any]:
    line: dict[str, Any] = _cells(row, [name for name in _LINE if name != "execution_rate"])
    line |= _cell("execution_rate", row, "execution_rate", lambda share: f"{_shown(share * 100)}%")
    if row.get("fund"):
        line["line"] = row["fund"]
    return line if row.get("depth") is None else {**line, "depth": row["depth"]}
