"""Rows, forms and documents in a real Spark: the results of one machine, bit for bit, also after a worker has died.

Skipped where pyspark or Java is missing: `make test` installs both.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from test_duckdb import portfolio

import perfeval as pe

pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'perfeval[spark]'")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is none", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore")  # of pyspark's own
FORMS = Path(__file__).parents[1] / "data" / "forms.docx"


@pytest.fixture
def spark() -> Iterator[Any]:
    """Two workers at a time; a task is tried three times."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        "spark.driver.memory": "1g",
        "spark.log.level": "OFF",
    }
    session = SparkSession.builder.master("local[2,3]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def rows() -> pa.Table:
    return portfolio(1000)


def with_deaths(frame: Any, marks: Path) -> Any:
    """The rows, from workers that die in the first attempt of their task, after the first batch."""

    def mortal(batches: Iterator[Any]) -> Iterator[Any]:
        from pyspark import TaskContext

        context = TaskContext.get()
        assert context is not None
        for batch in batches:
            yield batch
            if context.attemptNumber() == 0:
                (marks / f"{context.stageId()}-{context.partitionId()}").touch()
                os.kill(os.getpid(), signal.SIGKILL)

    return frame.mapInArrow(mortal, frame.schema)


def ipc(table: pa.Table) -> bytes:
    """What a table is made of, however it was cut."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    made: bytes = sink.getvalue().to_pybytes()
    return made


def everything_equals_one_machine(spark: Any, tmp_path: Path) -> None:
    """Points, totals and ranks, once undisturbed and once with workers that die."""
    table = rows()
    numbered = table.append_column("row", pa.array(range(len(table))))
    frame = spark.createDataFrame(numbered).repartition(2)
    expected = pe.score_table(table, ranks="competition", keys=True)
    points = expected.rows.to_arrow()["points"]
    forms = expected.forms.to_arrow().select(["form", "total", "grade", "total_key", "rank"]).sort_by("form")

    results = []
    for given in (frame, with_deaths(frame, tmp_path)):
        scored = pe.spark.score(given).toArrow().sort_by("row")
        ranked = pe.spark.ranks(pe.spark.totals(given)).toArrow().sort_by("form")
        assert scored["points"].to_pylist() == points.to_pylist()
        assert ranked.to_pylist() == forms.to_pylist()
        results.append(ipc(scored) + ipc(ranked))
    assert results[0] == results[1]
    assert list(tmp_path.iterdir()), "no worker died"


def ranks_of_ties(spark: Any) -> None:
    """60 + 3 thirds of 30 is 90, and so is 45 + 45; the last form is open."""
    columns = {
        "form": ["a", "a", "a", "a", "b", "b", "c", "d", "e"],
        "weight": [60, 30, 30, 30, 45, 45, 90, 10, 10],
        "target": [1, 3, 3, 3, 2, 2, 10**10, 1, 1],
        "actual": [1, 1, 1, 1, 2, 2, 10**10 - 1, 1, None],
        "direction": ["="] * 9,
    }
    totals = pe.spark.totals(spark.createDataFrame(pa.table(columns)))
    competition = {row["form"]: row["rank"] for row in pe.spark.ranks(totals).collect()}
    assert competition == {"a": 1, "b": 1, "c": 3, "d": 4, "e": None}
    dense = {row["form"]: row["rank"] for row in pe.spark.ranks(totals, "dense").collect()}
    assert dense == {"a": 1, "b": 1, "c": 2, "d": 3, "e": None}


def findings_of_documents(spark: Any, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        shutil.copy(FORMS, tmp_path / name)
    (tmp_path / "c.docx").write_bytes(b"\x00\x01")
    paths = [str(tmp_path / name) for name in ("a.docx", "b.docx", "c.docx")]
    expected = [row for path in paths for row in pe.audit(path).findings.to_arrow().to_pylist()]
    by_path = pe.spark.audit_documents(spark.createDataFrame([(path,) for path in paths], ["path"]))
    assert by_path.toArrow().sort_by("path").to_pylist() == expected
    files = spark.read.format("binaryFile").load(str(tmp_path))
    given = pe.spark.audit_documents(files).toArrow().sort_by("path").to_pylist()
    assert [{**row, "path": row["path"].removeprefix("file:")} for row in given] == expected


def refused_before_spark_runs(spark: Any) -> None:
    frame = spark.createDataFrame(pa.table({"weight": [10], "target": [1.5], "actual": [1], "direction": ["="]}))
    with pytest.raises(TypeError, match="column target must have exact numbers"):
        pe.spark.score(frame)
    exact = frame.withColumn("target", frame["target"].cast("decimal(9,2)"))
    with pytest.raises(pe.errors.InvalidValue, match="the table has no column form; it has weight, target"):
        pe.spark.totals(exact)
    with pytest.raises(pe.errors.InvalidValue, match="the table has no column 权重 for weight"):
        pe.spark.score(exact, columns={"weight": "权重"})
    with pytest.raises(pe.errors.InvalidValue, match="the rows have a column points already"):
        pe.spark.score(pe.spark.score(exact))
    with pytest.raises(pe.errors.InvalidValue, match="audit_documents needs the column path"):
        pe.spark.audit_documents(exact)
    with pytest.raises(pe.errors.InvalidValue, match="ranks needs the column total_key"):
        pe.spark.ranks(exact)
    with pytest.raises(pe.errors.InvalidValue, match="there are no ranks 'ordinal' in Spark"):
        pe.spark.ranks(exact, "ordinal")  # type: ignore[arg-type]
    wrong: Any = rows()
    with pytest.raises(TypeError, match="score takes a DataFrame of Spark, found Table"):
        pe.spark.score(wrong)
    assert pe.spark.score(exact).collect()[0]["points"] == Decimal("6.67")  # 10 * 1 / 1.5


def test_in_one_session(spark: Any, tmp_path: Path) -> None:
    """All of it: a session of Spark takes longer to begin than any of these, and each process of pytest has its own."""
    marks, files = tmp_path / "marks", tmp_path / "files"
    marks.mkdir()
    files.mkdir()
    refused_before_spark_runs(spark)
    ranks_of_ties(spark)
    findings_of_documents(spark, files)
    everything_equals_one_machine(spark, marks)
