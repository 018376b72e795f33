"""Rows in tables: a million forms that nobody prints, scored and audited as columns."""

from typing import TYPE_CHECKING, Any, Literal

from perfeval._core import ScoredColumns
from perfeval._core import audit_table as _audit_table
from perfeval._core import score_table as _score_table
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.frames import library
from perfeval.near import nearest, warn_of_slips
from perfeval.packs import Rules, pack

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["AuditedTable", "ScoredRows", "ScoredTable", "audit_table", "score_table"]

_REQUIRED = ("weight", "target", "actual", "direction")
_OPTIONAL = ("form", "category", "kind", "standing", "precision")
_ROLES = (*_REQUIRED, *_OPTIONAL)
_PRINTED = ("total", "reason", "unit")
_AUDITED = (*_REQUIRED, "score", *_OPTIONAL, *_PRINTED)


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
    `high` (the ends of an open total, with numerators and denominators), `grade`, and on request `rank`,
    `rank_best`, `rank_worst`, `total_exact` and `total_key`. Empty if the table has no column for the form.
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
    keys: bool = False,
    rank_ranges: bool = False,
) -> ScoredTable:
    """The points of rows in a table, and the totals, grades and ranks of their forms, exactly.

    table: anything that gives columns of Arrow (pyarrow, polars, pandas, DuckDB). Its columns: `weight`, `target` and
    `actual` (whole numbers or decimals; binary fractions are refused), `direction` (at_least 正向 ≥, at_most 反向 ≤,
    equal 等于 =, undecided 未定, execution 预算执行, where the target is the budget and the actual what was spent), and
    if there are such: `form` (a whole number or a text), `category` and `kind` (words of the glossary), `standing`
    (counted, missing, not_applicable, excused), `precision` of the actual (rounded 四舍五入, exact 精确). Target and
    actual of a row are in one unit.
    columns: other names for them: {"weight": "权重"}.
    ranks: ranks on the exact totals, the highest first, with ties as 1 1 3, 1 1 2 or 1 2 3.
    exact: points and totals as quotients too.
    keys: `total_key`, a text for each form: sorted as texts they are in the order of the exact totals, and equal totals
    have one (docs/scale.md).
    rank_ranges: `rank_best` and `rank_worst`, the ranks that a form can have if the actuals of all forms were rounded
    half up to the places of their column; those whose `precision` is exact were not.
    Warns: UnusedColumn, for a column whose name is one slip away from one that the table may have and lacks.
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
    names, asked = _columns("score_table", columns, _ROLES, _REQUIRED)
    _check_wanted("score_table", ranks, exact=exact, keys=keys, rank_ranges=rank_ranges)
    rows, forms, troubles, found_names = _score_table(table, names, asked, pack(rules), ranks, exact, keys, rank_ranges)
    warn_of_slips("score_table", found_names, names.values())
    return ScoredTable(ScoredRows(rows), ScoredRows(forms), troubles)


class AuditedTable(ScoredTable):
    """What audit_table gives: a ScoredTable whose tables also say what is wrong with what is printed.

    rows: beside the points, of the printed score: `verdict` (agrees, differs, cannot_tell; null if the row has neither
    weight nor score), `code` and `severity` of the gravest finding at the score or the weight (null if there is none),
    and where it does not agree, `low` and `high`: the ends of the points that the rule admits, each as a decimal (null
    if it does not end), a numerator and a denominator.
    forms: beside the totals, `sum` of the printed scores, and if the table has a column for the total, `printed`, with
    its `verdict`, `code` and `severity`.
    troubles: as those of a ScoredTable.
    """

    def __repr__(self) -> str:
        return f"<AuditedTable {len(self.rows)} rows, {len(self.forms)} forms>"


def audit_table(
    table: Any,
    rules: Rules = "cn-mof-2020",
    *,
    columns: dict[str, str] | None = None,
    ranks: Literal["competition", "dense", "ordinal"] | None = None,
    exact: bool = False,
    keys: bool = False,
    rank_ranges: bool = False,
) -> AuditedTable:
    """What score_table gives, and whether the printed scores and totals agree with it.

    table: as for score_table, and besides `score`, the printed score of a row (null: it has none). If there are such:
    `total`, the printed total of the row's form, the same in all of its rows; `reason`, why a row deviates (a text;
    null or empty: no reason); `unit` of target and actual ("%", "公里"). The zeros that end a number are those of its
    column: 8.60 is read as 8.6.
    columns, ranks, exact, keys, rank_ranges: as for score_table.
    A row is judged as `audit` judges the same figures in a form: with the same codes and severities, and a total that
    is wrong because of a score as its consequence. A table without reasons is a form without a place for them, and
    numbers without units are bare.
    Warns and raises: as score_table; InvalidValue, naming the row, for a second scored row of budget execution in a
    form and for rows of one form with different totals.

    >>> import pyarrow as pa
    >>> rows = pa.table({"form": ["A", "A"], "weight": [60, 40], "target": [3, 100], "actual": [1, 120],
    ...                  "direction": ["at_least", "at_most"], "score": [20, 40], "total": [60, 60]})
    >>> audited = audit_table(rows).rows.to_arrow()
    >>> audited["verdict"].to_pylist(), audited["code"].to_pylist()
    (['agrees', 'differs'], [None, 'full-score-target-missed'])
    >>> audited.select(["low_numerator", "high_numerator", "high_denominator"]).to_pylist()[1]
    {'low_numerator': Decimal('32'), 'high_numerator': Decimal('100'), 'high_denominator': Decimal('3')}
    """
    names, asked = _columns("audit_table", columns, _AUDITED, (*_REQUIRED, "score"))
    _check_wanted("audit_table", ranks, exact=exact, keys=keys, rank_ranges=rank_ranges)
    rows, forms, troubles, found_names = _audit_table(table, names, asked, pack(rules), ranks, exact, keys, rank_ranges)
    warn_of_slips("audit_table", found_names, names.values())
    return AuditedTable(ScoredRows(rows), ScoredRows(forms), troubles)


def _columns(
    call: str, columns: dict[str, str] | None, roles: tuple[str, ...], required: tuple[str, ...]
) -> tuple[dict[str, str], list[str]]:
    """The name of the column for each role, and the roles that must have one."""
    given = {} if columns is None else columns
    if not isinstance(given, dict):
        raise TypeError(f"{call}: columns must be a dict of names, found {found(given)}")
    for role in given:
        if role not in roles:
            raise InvalidValue(f"{call} has no column {role!r}{nearest(role, roles)}, it has {', '.join(roles)}")
        if not isinstance(given[role], str):
            raise TypeError(f"{call}: columns[{role!r}] must be the name of a column, found {found(given[role])}")
    return {role: given.get(role, role) for role in roles}, [*required, *given]


def _check_wanted(call: str, ranks: object, **flags: object) -> None:
    for name, flag in flags.items():
        if not isinstance(flag, bool):
            raise TypeError(f"{call}: {name} must be True or False, found {found(flag)}")
    if ranks is not None and not isinstance(ranks, str):
        raise TypeError(f"{call}: ranks must be a word or None, found {found(ranks)}")
