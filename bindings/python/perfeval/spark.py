"""Rows, forms and documents in DataFrames of Spark, where one machine ends.

Every function is a plan: it runs when Spark runs it, in Python workers that have perfeval and pyarrow installed, over
batches of Arrow. Nothing depends on how Spark cuts the rows, or on a task that is done again: the results are those of
score_table and audit on one machine.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from perfeval.calls import found
from perfeval.engine_tables import findings_schema, findings_table, points_type
from perfeval.errors import InvalidValue
from perfeval.frames import library
from perfeval.literals import Language
from perfeval.many import read_all, read_data, report_of
from perfeval.packs import Rules, Words, lexicon, pack
from perfeval.score_tables import score_table

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from perfeval._core import Document, Lexicon

__all__ = ["audit_documents", "ranks", "score", "totals"]

_EXTRA = "spark"
_BUCKET = 17  # of the letters of a key: totals within a hundredth of a point


def score(rows: "DataFrame", rules: Rules = "cn-mof-2020", *, columns: dict[str, str] | None = None) -> "DataFrame":
    """The rows with one column more: `points`, as score_table gives it.

    rows, columns: as for score_table; the column of the form is not needed.
    Raises: as score_table, before Spark runs anything.

    Example: `spark.table("indicators").transform(pe.spark.score).write.parquet(…)`
    """
    chosen = pack(rules)
    names = dict(columns or {})
    _check_frame(rows, "score")
    kept = [name for name in rows.columns if name != names.get("form", "form")]
    score_table(_nothing(rows).select(kept), chosen, columns={k: v for k, v in names.items() if k != "form"})

    def scored(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        arrow = library("pyarrow", _EXTRA)
        asked = {role: name for role, name in names.items() if role != "form"}
        for batch in batches:
            table = arrow.Table.from_batches([batch])
            points = score_table(table.select(kept), chosen, columns=asked).rows.to_arrow()["points"]
            yield from table.append_column("points", points).to_batches()

    return rows.mapInArrow(scored, _extended(rows, "points", points_type(chosen)))


def totals(rows: "DataFrame", rules: Rules = "cn-mof-2020", *, columns: dict[str, str] | None = None) -> "DataFrame":
    """A row for each form: `form`, and of all its rows together `total`, `grade` and `total_key`.

    The rows of a form are brought into one partition; they may come in any order. A form of which some row is open has
    neither total nor key.
    rows, columns: as for score_table; the form is needed.
    Raises: as score_table, before Spark runs anything.
    """
    chosen = pack(rules)
    names = dict(columns or {})
    form = names.get("form", "form")
    asked = {**names, "form": form}
    _check_frame(rows, "totals")
    score_table(_nothing(rows), chosen, columns=asked)

    def summed(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        for table in _whole_forms(batches, form):
            forms = score_table(table, chosen, columns=asked, keys=True).forms.to_arrow()
            yield from forms.select(["form", "total", "grade", "total_key"]).cast(schema).to_batches()

    arrow = library("pyarrow", _EXTRA)
    kind = _nothing(rows).schema.field(form).type
    schema = arrow.schema(
        [
            ("form", arrow.string() if arrow.types.is_string(kind) else arrow.int64()),
            ("total", points_type(chosen)),
            ("grade", arrow.string()),
            ("total_key", arrow.string()),
        ]
    )
    whole = rows.repartition(form).sortWithinPartitions(form)
    return whole.mapInArrow(summed, _spark_schema(schema))


def ranks(forms: "DataFrame", ties: Literal["competition", "dense"] = "competition") -> "DataFrame":
    """The forms of `totals` with one column more: `rank` on the exact totals of all of them, the highest first.

    Two steps, of which none sorts all forms in one place: the equal totals are counted, and how many lie in each
    hundredth of a point; then each hundredth is ranked by itself, from the number of those above it on. A form without
    a total has no rank.
    ties: ranks 1 1 3, or 1 1 2.
    Raises: InvalidValue for a DataFrame without the column total_key, and for other ties.
    """
    if ties not in ("competition", "dense"):
        raise InvalidValue(f"there are no ranks {ties!r} in Spark, expected one of competition, dense")
    _check_frame(forms, "ranks")
    if "total_key" not in forms.columns:
        raise InvalidValue(
            f"ranks needs the column total_key, which totals gives; there are {', '.join(forms.columns)}"
        )
    sql, windows = library("pyspark.sql.functions", _EXTRA), library("pyspark.sql.window", _EXTRA)

    def above(window: Any) -> Any:
        """How many come before, in a window that is sorted from the highest on."""
        rows = window.rowsBetween(windows.Window.unboundedPreceding, -1)
        return sql.coalesce(sql.sum("_forms").over(rows), sql.lit(0))

    equal = forms.where("total_key IS NOT NULL").groupBy("total_key")
    counted = equal.agg((sql.count("*") if ties == "competition" else sql.lit(1)).cast("bigint").alias("_forms"))
    keys = counted.withColumn("_bucket", sql.substring("total_key", 1, _BUCKET))
    sums = keys.groupBy("_bucket").agg(sql.sum("_forms").alias("_forms"))
    starts = sums.select("_bucket", above(windows.Window.orderBy(sql.desc("_bucket"))).alias("_start"))
    inside = windows.Window.partitionBy("_bucket").orderBy(sql.desc("total_key"))
    ranked = keys.withColumn("_above", above(inside)).join(sql.broadcast(starts), "_bucket")
    rank = (sql.col("_start") + sql.col("_above") + 1).cast("bigint").alias("rank")
    return forms.join(ranked.select("total_key", rank), "total_key", "left").select(*forms.columns, "rank")


def audit_documents(
    files: "DataFrame", rules: Rules = "cn-mof-2020", *, words: Words = None, lang: Language = "en"
) -> "DataFrame":
    """The findings of documents, as report.findings has them: a row for each, with the path of its document.

    files: a column `path`, and if the workers cannot open it, `content` with the bytes, as
    `spark.read.format("binaryFile")` gives them. An unreadable file has a finding, as always. What several documents
    show together is not looked for.
    rules, words: as for audit; lang: the language of sentences.
    Raises: InvalidValue for a DataFrame without the column path, and for another language.
    """
    chosen, added = pack(rules), lexicon(words)
    _check_frame(files, "audit_documents")
    given = [name for name in ("path", "content") if name in files.columns]
    if "path" not in given:
        raise InvalidValue(f"audit_documents needs the column path; there are {', '.join(files.columns)}")

    def audited(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        for batch in batches:
            for document in _documents(batch, added):
                table = findings_table(report_of(document, chosen, forms=False), lang)
                yield from table.cast(schema).to_batches()

    schema = _narrow(findings_schema(chosen, lang))
    return files.select(*given).mapInArrow(audited, _spark_schema(schema))


# ---- Documents


def _documents(batch: "pa.RecordBatch", words: "Lexicon") -> "Iterator[Document]":
    """The documents of a batch, from their bytes if it has them."""
    paths = batch.column("path").to_pylist()
    if "content" not in batch.schema.names:
        for path in paths:
            yield from read_all([path], words=words)
    else:
        for path, data in zip(paths, batch.column("content"), strict=True):
            yield read_data(data.as_py(), path, words=words)


# ---- Forms


def _whole_forms(batches: "Iterable[pa.RecordBatch]", form: str) -> "Iterator[pa.Table]":
    """Tables with all the rows of their forms, from batches that are sorted by the form."""
    arrow, compute = library("pyarrow", _EXTRA), library("pyarrow.compute", _EXTRA)
    held: list[Any] = []
    for batch in batches:
        if batch.num_rows == 0:
            continue
        last = batch.column(form)[-1]
        begin = max(compute.index(batch.column(form), last).as_py(), 0)  # -1: an unknown form, which is refused
        if begin > 0 or (held and held[-1].column(form)[-1] != last):
            yield arrow.Table.from_batches([*held, batch.slice(0, begin)])
            held = []
        held.append(batch.slice(begin))
    if held:
        yield arrow.Table.from_batches(held)


# ---- Schemas


def _check_frame(frame: object, call: str) -> None:
    """Raises: TypeError for anything but a DataFrame; ImportError without pyspark and pyarrow."""
    if not isinstance(frame, library("pyspark.sql", _EXTRA).DataFrame):
        raise TypeError(f"{call} takes a DataFrame of Spark, found {found(frame)}")


def _nothing(frame: "DataFrame") -> "pa.Table":
    """An empty table with the columns of a DataFrame: what is wrong with them shows before Spark runs."""
    arrow, types = library("pyarrow", _EXTRA), library("pyspark.sql.types", _EXTRA)
    known = (types.StringType, types.NumericType, types.BooleanType)
    to_arrow = library("pyspark.sql.pandas.types", _EXTRA).to_arrow_type
    columns = {
        one.name: arrow.array([], to_arrow(one.dataType) if isinstance(one.dataType, known) else arrow.null())
        for one in frame.schema.fields
    }
    return arrow.table(columns)


def _spark_schema(schema: "pa.Schema") -> Any:
    return library("pyspark.sql.pandas.types", _EXTRA).from_arrow_schema(schema)


def _extended(frame: "DataFrame", name: str, kind: "pa.DataType") -> Any:
    """The schema of a DataFrame with one column more.

    Raises: InvalidValue if it has one of this name.
    """
    if name in frame.columns:
        raise InvalidValue(f"the rows have a column {name} already: rename it")
    arrow = library("pyarrow", _EXTRA)
    types = library("pyspark.sql.types", _EXTRA)
    return types.StructType([*frame.schema.fields, *_spark_schema(arrow.schema([(name, kind)])).fields])


def _narrow(schema: "pa.Schema") -> "pa.Schema":
    """With texts of the short kind, which Spark takes."""
    arrow = library("pyarrow", _EXTRA)

    def narrowed(kind: "pa.DataType") -> "pa.DataType":
        if arrow.types.is_list(kind):
            return arrow.list_(narrowed(kind.value_type))
        return arrow.string() if arrow.types.is_large_string(kind) else kind

    return arrow.schema([(one.name, narrowed(one.type)) for one in schema])
