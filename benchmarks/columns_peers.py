"""A portfolio of forms in a table, scored in one run by perfeval, DuckDB and polars, each on one core.

The same work for all three: points of every row rounded half up to two places, totals of unrounded rows rounded alike,
grades at 90, 80 and 60, ranks with ties. DuckDB and polars divide in binary fractions; how many of their answers differ
from perfeval's is printed beside their times, and perfeval's are held against Python's fractions on a sample.
Usage: PYTHONPATH=BUILD/python columns_peers.py [FORMS]. Times are those of the process, best of three.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

import perfeval as pe

FORMS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
ROWS = 20

SQL = """
WITH shares AS (
  SELECT form, weight / 100 AS weight,
    CASE WHEN direction = 'at_most' THEN CASE WHEN actual <= target THEN 1.0 ELSE target / actual END
    ELSE least(actual / target, 1.0) END AS share
  FROM data),
totals AS (SELECT form, sum(weight * share) AS total FROM shares GROUP BY form)
"""


def portfolio(tied: bool) -> pa.Table:
    """Rows of 5 points; one in eight is missed. Tied: few distinct shares, among them thirds and sevenths."""
    chance = random.Random(29)
    target: list[int] = []
    actual: list[int] = []
    for _ in range(FORMS * ROWS):
        wanted = chance.choice((3, 6, 7, 10)) if tied else chance.randrange(100, 1_000_000)
        short = chance.randrange(8) == 0
        target.append(wanted)
        actual.append(chance.randrange(0, wanted) if short else wanted + chance.randrange(0, 100))
    direction = pa.array([chance.choice(("at_least", "at_least", "equal", "at_most")) for _ in range(1000)])
    indexes = pa.array([chance.randrange(1000) for _ in range(FORMS * ROWS)], pa.int32())
    return pa.table(
        {
            "form": pa.array([row // ROWS for row in range(FORMS * ROWS)], pa.int64()),
            "weight": pa.array([500] * (FORMS * ROWS), pa.int64()).cast(pa.decimal128(38, 0)),
            "target": pa.array(target, pa.int64()),
            "actual": pa.array(actual, pa.int64()),
            "direction": pc.take(direction, indexes),
        }
    )


def by_perfeval(data: pa.Table, ranks: bool) -> tuple[Any, Any, Any]:
    scored = pe.score_table(data, ranks="competition" if ranks else None)
    forms = scored.forms.to_arrow()
    return scored.rows.to_arrow()["points"], forms["total"], forms["rank"] if ranks else None


def by_duckdb(data: pa.Table, ranks: bool) -> tuple[Any, Any, Any]:
    connection = duckdb.connect(config={"threads": 1})
    connection.register("data", data)
    points = connection.sql(SQL + "SELECT round(weight * share, 2) AS points FROM shares").to_arrow_table()
    rank = ", rank() OVER (ORDER BY total DESC) AS rank" if ranks else ""
    bounds = ((90, "excellent"), (80, "good"), (60, "fair"))
    grade = "CASE " + " ".join(f"WHEN total >= {least} THEN '{word}'" for least, word in bounds) + " ELSE 'poor' END"
    totals = connection.sql(
        SQL + f"SELECT form, round(total, 2) AS total, {grade} AS grade{rank} FROM totals ORDER BY form"
    ).to_arrow_table()
    return points["points"], totals["total"], totals["rank"] if ranks else None


def by_polars(data: pa.Table, ranks: bool) -> tuple[Any, Any, Any]:
    target, actual = pl.col("target").cast(pl.Float64), pl.col("actual").cast(pl.Float64)
    missed = pl.when(pl.col("direction") == "at_most").then(target / actual).otherwise(actual / target)
    rows = (
        pl.DataFrame(data)
        .lazy()
        .select("form", points=pl.col("weight").cast(pl.Float64) / 100 * missed.fill_nan(1.0).clip(upper_bound=1.0))
    )
    total = pl.col("total")
    grade = pl.when(total >= 90).then(pl.lit("excellent")).when(total >= 80).then(pl.lit("good"))
    forms = rows.group_by("form", maintain_order=True).agg(total=pl.col("points").sum())
    extra = [total.rank("min", descending=True).alias("rank")] if ranks else []
    made = forms.with_columns(
        grade.when(total >= 60).then(pl.lit("fair")).otherwise(pl.lit("poor")).alias("grade"), *extra
    )
    points, totals = rows.select(pl.col("points").round(2)).collect(), made.with_columns(total.round(2)).collect()
    return points["points"].to_arrow(), totals["total"].to_arrow(), totals["rank"].to_arrow() if ranks else None


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    best, made = float("inf"), None
    for _ in range(3):
        start = time.process_time()
        made = work()
        best = min(best, time.process_time() - start)
    return best, made


def cents(values: Any) -> Any:
    """Points with two places as whole numbers."""
    return pc.cast(pc.round(pc.multiply(pc.cast(values, pa.float64()), 100.0)), pa.int64())


def differ(exact: Any, found: Any) -> int:
    """How many values are others, written at two places."""
    return int(pc.sum(pc.cast(pc.not_equal(cents(found), cents(exact)), pa.int64())).as_py())


def check_sample(data: pa.Table, points: Any) -> None:
    for row in random.Random(1).sample(range(len(data)), 2000):
        target, actual = Fraction(data["target"][row].as_py()), Fraction(data["actual"][row].as_py())
        most = data["direction"][row].as_py() == "at_most"
        share = (1 if actual <= target else target / actual) if most else min(Fraction(1), actual / target)
        assert points[row].as_py() == Decimal(int(500 * share * 2 + 1) // 2).scaleb(-2), row


def compare(exact: pa.Table, data: pa.Table, ranks: bool) -> None:
    seconds, (points, totals, placed) = timed(partial(by_perfeval, exact, ranks))
    check_sample(data, points)
    wanted = "points, totals, grades" + (", ranks" if ranks else "")
    print(f"  {wanted:32} perfeval {seconds:6.3f} s, {len(data) / seconds / 1e6:6.1f} M rows/s")
    for name, way in (("DuckDB", by_duckdb), ("polars", by_polars)):
        other, (their_points, their_totals, their_ranks) = timed(partial(way, data, ranks))
        wrong = f"{differ(points, their_points):,} points, {differ(totals, their_totals):,} totals"
        if ranks:
            unequal = pc.not_equal(pc.cast(their_ranks, pa.int64()), placed)
            wrong += f", {pc.sum(pc.cast(unequal, pa.int64())).as_py():,} ranks"
        print(f"  {'':32} {name:8} {other:6.3f} s, {other / seconds:6.1f} times as long; wrong: {wrong}")


def main() -> None:
    for tied in (False, True):
        drawn = portfolio(tied)
        data = drawn.set_column(1, "weight", pc.cast(drawn["weight"], pa.int64()))
        exact = data.set_column(1, "weight", pa.array([Decimal(5)] * len(data), pa.decimal128(10, 2)))
        print(f"{FORMS:,} forms, {len(data):,} rows, {'many tied totals' if tied else 'few tied totals'}")
        for ranks in (False, True):
            compare(exact, data, ranks)


if __name__ == "__main__":
    main()
