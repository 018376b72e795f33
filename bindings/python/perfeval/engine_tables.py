"""Columns as engines hand them over (DuckDB, Spark): rows, lists of rows, and the findings of documents."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from perfeval._core import Pack
from perfeval.errors import InvalidValue
from perfeval.frames import library
from perfeval.literals import Language
from perfeval.reports import Report
from perfeval.score_tables import score_table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["findings_schema", "findings_table", "lists_of_findings", "points_type", "totals_of_lists"]


def points_type(rules: Pack) -> "pa.DataType":
    """The type of points under these rules: decimals of 38 digits."""
    arrow = library("pyarrow", "frames")
    nothing = arrow.array([], arrow.int64())
    rows = {"weight": nothing, "target": nothing, "actual": nothing, "direction": arrow.array([], arrow.string())}
    return score_table(arrow.table(_all_columns(rows, arrow)), rules).rows.to_arrow().schema.field("points").type


def _all_columns(rows: "dict[str, pa.Array]", arrow: "type[pa]") -> "dict[str, pa.Array]":
    """With those that only some rules need."""
    return {**rows, **{name: arrow.array([], arrow.string()) for name in ("kind", "category")}}


# ---- Lists


def totals_of_lists(columns: "dict[str, pa.ChunkedArray]", rules: Pack) -> "pa.StructArray":
    """The total, grade and key of forms whose rows lie in lists: of each column one list for a form.

    A form without rows has none of them.
    Raises: InvalidValue for a form whose lists differ in length.
    """
    arrow, compute = library("pyarrow", "frames"), library("pyarrow.compute", "frames")
    lists = {name: _lists(column, arrow) for name, column in columns.items()}
    lengths = {name: compute.fill_null(compute.list_value_length(one), 0) for name, one in lists.items()}
    (first, length), *others = lengths.items()
    for name, other in others:
        if not other.equals(length):
            raise InvalidValue(f"the lists of a form must have one length: those of {first} and {name} differ")
    rows = {name: one.flatten() for name, one in lists.items()}
    forms = compute.list_parent_indices(next(iter(lists.values())))
    made = score_table(arrow.table({**rows, "form": forms}), rules, keys=True).forms.to_arrow()
    place = compute.index_in(arrow.array(range(len(length))), made["form"].combine_chunks())
    names = ["total", "grade", "total_key"]
    return arrow.StructArray.from_arrays([_whole(made[name], arrow).take(place) for name in names], names)


def _lists(column: "pa.ChunkedArray", arrow: "type[pa]") -> "pa.Array":
    """A column of lists in one piece; one without a type is one of missing lists."""
    one = _whole(column, arrow)
    return one.cast(arrow.list_(arrow.null())) if arrow.types.is_null(one.type) else one


def _whole(column: "pa.ChunkedArray", arrow: "type[pa]") -> "pa.Array":
    """A column in one piece."""
    return arrow.concat_arrays(column.chunks) if column.num_chunks else arrow.array([], column.type)


# ---- Documents


def findings_schema(rules: Pack, lang: Language) -> "pa.Schema":
    """The columns of findings_table.

    Raises: InvalidValue for a language that there is not.
    """
    return findings_table(Report.of_many([], rules), lang).schema


def findings_table(report: Report, lang: Language) -> "pa.Table":
    """The findings of one document, as report.findings has them."""
    return report.findings.to_arrow(lang)


def lists_of_findings(reports: Iterable[Report], rules: Pack, lang: Language) -> "pa.ListArray":
    """A list for each report of a document: its findings, without their path.

    What several documents show together is not among them.
    """
    arrow = library("pyarrow", "frames")
    tables = [findings_table(report, lang) for report in reports if report.documents]
    whole = arrow.concat_tables([findings_schema(rules, lang).empty_table(), *tables]).drop_columns(["path"])
    ends = [0]
    for table in tables:
        ends.append(ends[-1] + len(table))
    values = arrow.StructArray.from_arrays(
        [_whole(whole[name], arrow) for name in whole.column_names], whole.column_names
    )
    return arrow.ListArray.from_arrays(arrow.array(ends, arrow.int32()), values)
