"""Rows in tables: a million forms that nobody prints, scored as columns."""

from typing import TYPE_CHECKING, Any, Literal

from perfeval._core import ScoredColumns
from perfeval._core import score_table as _score_table
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.frames import library
from perfeval.packs import Rules, pack

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["ScoredRows", "ScoredTable", "score_table"]

_REQUIRED = ("weight", "target", "actual", "direction")
_OPTIONAL = ("form", "category", "kind", "standing")
_ROLES = (*_REQUIRED, *_OPTIONAL)


class ScoredRows:
    """A table of a ScoredTable: columns that lie in the library, as Arrow, polars, pandas or DuckDB take them."""

    def __init__(self, columns: ScoredColumns) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.names)}>"

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return self._columns.names

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Let polars, DuckDB, pandas and others take the rows as they are."""
        return self._columns.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> "pa.Table":
        """The columns as a table of pyarrow.

        Raises: ImportError without pyarrow (the extra perfeval[frames]).
        """
        made: pa.Table = library("pyarrow", "frames").table(self)
        return made

    def to_polars(self) -> "pl.DataFrame":
        """The columns as a DataFrame of polars.

        Raises: ImportError without polars (the extra perfeval[frames]).
        """
        made: pl.DataFrame = library("polars", "frames").DataFrame(self)
        return made

    def to_pandas(self) -> "pd.DataFrame":
        """The columns as a DataFrame of pandas, each of a type of Arrow.

        Raises: ImportError without pandas and pyarrow (the extra perfeval[frames]).
        """
        made: pd.DataFrame = self.to_arrow().to_pandas(types_mapper=library("pandas", "frames").ArrowDtype)
        return made


class ScoredTable:
    """What score_table gives: the points of rows, the totals of forms, and the rows whose rule failed.

    rows: as many as were given, in their order: `points` (a decimal, rounded half up to the places of the pack; null
    where the row is open or has no weight); with exact=True `points_exact`, `points_exact_numerator`,
    `points_exact_denominator`.
    forms: one row each, in the order in which they first come: `form`, `total` (null if a row is open), `low` and
    `high` (the ends of an open total, with numerators and denominators), `grade`, and on request `rank` and
    `total_exact`. Empty if the table has no column for the form.
    troubles: pairs of the position of a row, from 0, and why its rule failed.
    """

    def __init__(self, rows: ScoredRows, forms: ScoredRows, troubles: list[tuple[int, str]]) -> None:
        self.rows, self.forms, self.troubles = rows, forms, troubles

    def __repr__(self) -> str:
        return f"<ScoredTable {len(self.rows)} rows, {len(self.forms)} forms>"


def score_table(
    table: Any,
    rules: Rules = "cn-mof-2020",
    *,
    columns: dict[str, str] | None = None,
    ranks: Literal["competition", "dense", "ordinal"] | None = None,
    exact: bool = False,
) -> ScoredTable:
    """The points of rows in a table, and the totals, grades and ranks of their forms, exactly.

    table: anything that gives columns of Arrow (pyarrow, polars, pandas, DuckDB). Its columns: `weight`, `target` and
    `actual` (whole numbers or decimals; binary fractions are refused), `direction` (at_least 正向 ≥, at_most 反向 ≤,
    equal 等于 =, undecided 未定, execution 预算执行, where the target is the budget and the actual what was spent), and
    if there are such: `form` (a whole number or a text), `category` and `kind` (words of the glossary), `standing`
    (counted, missing, not_applicable, excused). Target and actual of a row are in one unit.
    columns: other names for them: {"weight": "权重"}.
    ranks: ranks on the exact totals, the highest first, with ties as 1 1 3, 1 1 2 or 1 2 3.
    exact: points and totals as quotients too.
    Raises: InvalidValue, naming columns, for those that the table lacks, for a word that does not exist, and for a pack
    whose rules need columns that are not given; TypeError for a table without columns, or a column of another type.

    >>> import pyarrow as pa
    >>> from decimal import Decimal
    >>> rows = pa.table({"form": ["A", "A"], "weight": [60, 40], "target": [3, 100], "actual": [1, 120],
    ...                  "direction": ["at_least", "at_most"]})
    >>> score_table(rows).rows.to_arrow()["points"].to_pylist()
    [Decimal('20.00'), Decimal('33.33')]
    >>> score_table(rows).forms.to_arrow()["total"].to_pylist()
    [Decimal('53.33')]
    """
    given = {} if columns is None else columns
    if not isinstance(given, dict):
        raise TypeError(f"score_table: columns must be a dict of names, found {found(given)}")
    for role in given:
        if role not in _ROLES:
            raise InvalidValue(f"score_table has no column {role!r}, it has {', '.join(_ROLES)}")
    if not isinstance(exact, bool):
        raise TypeError(f"score_table: exact must be True or False, found {found(exact)}")
    if ranks is not None and not isinstance(ranks, str):
        raise TypeError(f"score_table: ranks must be a word or None, found {found(ranks)}")
    names = {role: given.get(role, role) for role in _ROLES}
    asked = [*_REQUIRED, *given]
    rows, forms, troubles = _score_table(table, names, asked, pack(rules), ranks, exact)
    return ScoredTable(ScoredRows(rows), ScoredRows(forms), troubles)
