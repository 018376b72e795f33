"""Findings as columns: Arrow, pandas, polars. What a library of frames is needed for is loaded when it is asked."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from perfeval.errors import InvalidValue

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["to_arrow", "to_pandas", "to_polars"]

# Of each column: its name, its type in the words of Arrow, and how it is taken of a finding.
TEXT, WHOLE, TEXTS, WHOLES = "string", "int64", "list<string>", "list<int64>"
COLUMNS: tuple[tuple[str, str, Callable[[Any], object]], ...] = (
    ("code", TEXT, lambda f: f.code),
    ("severity", TEXT, lambda f: f.severity),
    ("verdict", TEXT, lambda f: f.verdict),
    ("field", TEXT, lambda f: f.field),
    ("fields", TEXTS, lambda f: list(f.fields)),
    ("label", TEXT, lambda f: f.label),
    ("table", WHOLE, lambda f: f.cell and f.cell[0]),
    ("row", WHOLE, lambda f: f.cell and f.cell[1]),
    ("column", WHOLE, lambda f: f.cell and f.cell[2]),
    ("printed", TEXT, lambda f: f.printed),
    ("expected", TEXT, lambda f: f.expected),
    ("message", TEXT, lambda f: f.message),
    ("source", TEXT, lambda f: f.source),
    ("diagnosis", TEXT, lambda f: f.diagnosis),
    ("rounding", TEXT, lambda f: f.rounding and f"{f.rounding.mode} {f.rounding.places}"),
    ("candidates", TEXTS, lambda f: list(f.candidates)),
    ("explained_by", TEXT, lambda f: f.explained_by),
    ("forms", WHOLES, lambda f: list(f.forms)),
    ("document", TEXT, lambda f: f.document),
    ("form", WHOLE, lambda f: f.form),
)


def to_arrow(findings: Iterable[Any], lang: str) -> "pa.Table":
    """A table of pyarrow with a row for each finding."""
    arrow = _library("pyarrow", "frames")
    types = {TEXT: arrow.string(), WHOLE: arrow.int64()}
    types |= {TEXTS: arrow.list_(arrow.string()), WHOLES: arrow.list_(arrow.int64())}
    arrays = [arrow.array(values, types[kind]) for _, kind, values in _columns(findings, lang)]
    made: pa.Table = arrow.table(arrays, names=[name for name, _, _ in COLUMNS])
    return made


def to_pandas(findings: Iterable[Any], lang: str) -> "pd.DataFrame":
    """A DataFrame of pandas with a row for each finding."""
    pandas = _library("pandas", "pandas")
    types = {TEXT: "object", WHOLE: "Int64", TEXTS: "object", WHOLES: "object"}
    columns = {name: pandas.Series(values, dtype=types[kind]) for name, kind, values in _columns(findings, lang)}
    made: pd.DataFrame = pandas.DataFrame(columns)
    return made


def to_polars(findings: Iterable[Any], lang: str) -> "pl.DataFrame":
    """A DataFrame of polars with a row for each finding."""
    polars = _library("polars", "frames")
    types = {TEXT: polars.String, WHOLE: polars.Int64}
    types |= {TEXTS: polars.List(polars.String), WHOLES: polars.List(polars.Int64)}
    columns = {name: polars.Series(values, dtype=types[kind]) for name, kind, values in _columns(findings, lang)}
    made: pl.DataFrame = polars.DataFrame(columns)
    return made


def _columns(findings: Iterable[Any], lang: str) -> Iterable[tuple[str, str, list[Any]]]:
    if lang not in ("zh", "en"):
        raise InvalidValue(f"expected the language zh or en, found {lang!r}")
    rows = list(findings)
    for name, kind, take in COLUMNS:
        values = [take(row) for row in rows]
        yield name, kind, [value[lang] for value in values] if name == "message" else values  # type: ignore[index]


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(f"{name} is not installed: pip install 'perfeval[{extra}]'", name=name) from error
