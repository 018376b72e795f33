"""How tables of forms grow: processor time and memory of each way, for more and more forms.

Each measure runs in a process of its own, over a Parquet file that DuckDB makes: twenty rows a form, with a printed
score that is right but for one row in `--wrong` of them. What is printed is processor time of all cores, so that a busy
machine changes it little, and the largest memory of the process.
Usage: PYTHONPATH=build/release/python benchmarks/scale_growth.py [--forms 10000,100000,1000000] [--folder FOLDER]
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROWS = """
COPY (
    SELECT form::INTEGER AS form, weight, target, actual, direction,
           CASE WHEN h % {wrong} = 0 THEN weight ELSE
                round(weight * least(actual, target) / target, 2)::DECIMAL(5, 2) END AS score
    FROM (
        SELECT *, floor(target * (60 + (h // 1000) % 60) / 100)::DECIMAL(18, 2) AS actual
        FROM (
            SELECT number // 20 AS form, hash(number) AS h,
                   CASE number % 20 WHEN 0 THEN 10 ELSE 4 + (hash(number) % 2) END::DECIMAL(5, 2) AS weight,
                   (1 + hash(number) % 90000)::DECIMAL(18, 2) AS target,
                   CASE number % 20 WHEN 0 THEN 'execution' ELSE 'at_least' END AS direction
            FROM range({rows}) t(number)
        )
    )
) TO '{file}'
"""
TOTALS = """
COPY (
    SELECT *, rank() OVER (ORDER BY total_key DESC) AS rank FROM (
        SELECT form, unnest(perfeval_total(list(weight), list(target), list(actual), list(direction)))
        FROM '{file}' GROUP BY form
    )
) TO '{file}.totals'
"""


def score(file: str) -> None:
    import pyarrow.parquet as pq

    import perfeval as pe

    pe.score_table(pq.read_table(file), ranks="competition")


def audit(file: str) -> None:
    import pyarrow.parquet as pq

    import perfeval as pe

    pe.audit_table(pq.read_table(file))


def read(file: str) -> None:
    """Reading alone: what the others have to spend in any case."""
    import pyarrow.parquet as pq

    pq.read_table(file)


def duckdb_totals(file: str) -> None:
    """Totals and ranks from Parquet to Parquet in 512 MB."""
    import duckdb

    import perfeval as pe

    connection = duckdb.connect(f"{file}.db")
    for setting in ("memory_limit = '512MB'", "preserve_insertion_order = false"):
        connection.execute(f"SET {setting}").fetchall()
    pe.duckdb.register(connection)
    connection.execute(TOTALS.format(file=file)).fetchall()


WAYS: dict[str, Callable[[str], None]] = {
    "read the columns": read,
    "score_table, ranks": score,
    "audit_table": audit,
    "DuckDB, totals and ranks": duckdb_totals,
}


def make(file: str, forms: int, wrong: int) -> None:
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET memory_limit = '1GB'").fetchall()
    connection.execute(ROWS.format(rows=forms * 20, file=file, wrong=wrong)).fetchall()


def measure(way: str, file: str) -> tuple[float, float, float]:
    """Seconds of the processor, seconds, and megabytes."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    made = subprocess.run([sys.executable, __file__, "--way", way, file], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.monotonic() - started, float(made.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", default="10000,100000,1000000", help="how many, several with commas")
    parser.add_argument(
        "--wrong", type=int, default=200, help="one row of so many is printed in full whatever it earns"
    )
    parser.add_argument("--folder", default=None, help="where the files go; a temporary one if not given")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("file", nargs="?", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        WAYS[asked.way](asked.file)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
        return
    folder = Path(asked.folder or tempfile.mkdtemp())
    for forms in map(int, asked.forms.split(",")):
        file = str(folder / f"{forms}.parquet")
        make(file, forms, asked.wrong)
        print(f"{forms:,} forms, {forms * 20:,} rows, {os.path.getsize(file) / 1e6:,.1f} MB of Parquet")
        for way in WAYS:
            spent, passed, memory = measure(way, file)
            print(f"  {way:26} {spent:9.2f} s of the processor {passed:9.2f} s {memory:9,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
