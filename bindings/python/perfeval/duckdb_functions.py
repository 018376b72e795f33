"""Functions of SQL in DuckDB: points of rows, totals of forms, and the findings of documents.

They are vectorised: each call takes and gives columns of Arrow, and no value becomes a Python object.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from perfeval.calls import found
from perfeval.documents import audit_many
from perfeval.engine_tables import findings_schema, lists_of_findings, points_type, totals_of_lists
from perfeval.errors import InvalidValue
from perfeval.frames import library
from perfeval.literals import Language
from perfeval.packs import Rules, Words, lexicon, pack
from perfeval.score_tables import score_table

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["register"]

_ROW = ("weight", "target", "actual", "direction")
_MORE = ("kind", "category")
_SQL = {"large_string": "VARCHAR", "int64": "BIGINT"}


def register(
    connection: "duckdb.DuckDBPyConnection",
    rules: Rules = "cn-mof-2020",
    words: Words = None,
    lang: Language = "en",
) -> None:
    """Teach a connection the functions perfeval_score, perfeval_total and perfeval_audit, under these rules.

    perfeval_score(weight, target, actual, direction [, kind [, category]]): the points of a row, a DECIMAL rounded as
    score_table rounds it; NULL where the row is open. Numbers are whole or DECIMAL, of any scale: a DOUBLE is refused.
    perfeval_total(list(weight), list(target), list(actual), list(direction) [, list(kind) [, list(category)]]), in a
    GROUP BY of the form: a STRUCT of `total`, `grade` and `total_key`, exact and independent of the order of the rows;
    ORDER BY total_key is in the order of the exact totals.
    perfeval_audit(pattern): the findings of the files that a pattern names, as a table with the columns of
    report.findings. DuckDB lists the files (`folder/*.docx`, `folder/**`, or a list of patterns) and hands them over by
    the vector, so that any number of them is audited in the memory of a few.
    rules, words: as for audit. lang: of the findings' words. Registered again, the functions are replaced.
    Raises: TypeError for anything but a connection; ImportError without duckdb and pyarrow (the extra
    perfeval[duckdb]).

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> register(connection)
    >>> connection.sql("SELECT perfeval_score(10, 100, 92.86, 'execution')").fetchall()
    [(Decimal('9.29'),)]
    """
    engine = library("duckdb", "duckdb")
    if not isinstance(connection, engine.DuckDBPyConnection):
        raise TypeError(f"register takes a connection of DuckDB, found {found(connection)}")
    chosen, added = pack(rules), lexicon(words)
    arrow = library("pyarrow", "duckdb")
    points = f"DECIMAL(38, {points_type(chosen).scale})"

    def score(*columns: "pa.ChunkedArray") -> "pa.ChunkedArray":
        return score_table(arrow.table(_named("perfeval_score", columns)), chosen).rows.to_arrow()["points"]

    def total(*lists: "pa.ChunkedArray") -> "pa.StructArray":
        return totals_of_lists(_named("perfeval_total", lists), chosen)

    def findings(paths: "pa.ChunkedArray") -> "pa.ListArray":
        return lists_of_findings(audit_many(paths.to_pylist(), chosen, words=added, progress=False), chosen, lang)

    columns = ", ".join(
        f'"{one.name}" {_sql_type(one.type)}' for one in findings_schema(chosen, lang) if one.name != "path"
    )
    _create(connection, "perfeval_score", score, None, points)
    _create(connection, "perfeval_total", total, None, f"STRUCT(total {points}, grade VARCHAR, total_key VARCHAR)")
    _create(connection, "perfeval_findings", findings, ["VARCHAR"], f"STRUCT({columns})[]")
    connection.execute(
        "CREATE OR REPLACE TEMP MACRO perfeval_audit(pattern) AS TABLE "
        "SELECT file AS path, unnest(perfeval_findings(file), recursive := true) FROM glob(pattern)"
    ).fetchall()


def _sql_type(kind: "pa.DataType") -> str:
    """The type of SQL for a column of findings: a text, a whole number, or a list of them."""
    values = getattr(kind, "value_type", None)
    return f"{_SQL[str(values)]}[]" if values is not None else _SQL[str(kind)]


def _create(connection: Any, name: str, function: Callable[..., Any], parameters: list[str] | None, gives: str) -> None:
    """Register a function, in the place of an earlier one."""
    sql = "SELECT count(*) FROM duckdb_functions() WHERE function_name = ?"
    if connection.execute(sql, [name]).fetchall() != [(0,)]:
        connection.remove_function(name)
    connection.create_function(
        name,
        lambda *columns: function(*columns),  # without annotations, which DuckDB would read as types of its own
        parameters,
        gives,
        type="arrow",
        null_handling="special",
    )


def _named(function: str, columns: "tuple[pa.ChunkedArray, ...]") -> "dict[str, pa.ChunkedArray]":
    """The columns by their roles.

    Raises: InvalidValue for too few and too many.
    """
    if not len(_ROW) <= len(columns) <= len(_ROW + _MORE):
        raise InvalidValue(
            f"{function} takes {', '.join(_ROW)}, and if the rules need them {' and '.join(_MORE)}: "
            f"{len(_ROW)} to {len(_ROW + _MORE)} columns, found {len(columns)}"
        )
    return dict(zip(_ROW + _MORE, columns, strict=False))
