"""SQL functions in DuckDB: the figures of score_table, whatever DuckDB does with the rows."""

import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import perfeval as pe

FORMS = Path(__file__).parents[2] / "tests" / "data" / "forms.docx"
CENTS = pa.decimal128(18, 2)


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    pe.duckdb.register(made)
    return made


def portfolio(forms: int) -> pa.Table:
    """Random rows of forms, in any order: thirds, sevenths, rows without an actual."""
    chance = random.Random(14)
    rows = []
    for form in range(forms):
        for place in range(8):
            target = Decimal(chance.choice([300, 700, 10000, 9000, chance.randrange(1, 10**6)])) / 100
            actual = (
                None if chance.random() < 0.01 else (target * chance.randrange(40, 130) / 100).quantize(Decimal("0.01"))
            )
            direction = "execution" if place == 0 else chance.choice(["at_least", "at_most", "equal"])
            rows.append((form, Decimal(chance.choice([5, 10, 15])), target, actual, direction))
    chance.shuffle(rows)
    columns = dict(zip(("form", "weight", "target", "actual", "direction"), zip(*rows, strict=True), strict=True))
    types = {"weight": CENTS, "target": CENTS, "actual": CENTS}
    return pa.table({name: pa.array(values, types.get(name)) for name, values in columns.items()})


def test_points_of_rows(connection: duckdb.DuckDBPyConnection) -> None:
    rows = portfolio(2000)
    given = connection.sql("SELECT perfeval_score(weight, target, actual, direction) AS points FROM rows")
    assert given.types == ["DECIMAL(38,2)"]
    expected = pe.score_table(rows).rows.to_arrow()["points"].to_pylist()
    assert [points for (points,) in given.fetchall()] == expected
    assert None in expected


def test_totals_and_exact_ranks(connection: duckdb.DuckDBPyConnection) -> None:
    """Grouped by DuckDB, in its order; ranks by the keys are those of the exact totals."""
    rows = portfolio(2000)
    given = connection.execute("""
        WITH totals AS (
            SELECT form, perfeval_total(list(weight), list(target), list(actual), list(direction)) AS made
            FROM rows GROUP BY form
        )
        SELECT form, made.total, made.grade, CASE WHEN made.total_key IS NOT NULL
                 THEN rank() OVER (PARTITION BY made.total_key IS NULL ORDER BY made.total_key DESC) END
        FROM totals ORDER BY form
    """).fetchall()
    forms = pe.score_table(rows, ranks="competition").forms.to_arrow().sort_by("form")
    expected = list(zip(*(forms[name].to_pylist() for name in ("form", "total", "grade", "rank")), strict=True))
    assert given == expected
    assert len({total for _, total, _, _ in expected}) < len({rank for _, _, _, rank in expected})


def test_equal_totals_have_one_key(connection: duckdb.DuckDBPyConnection) -> None:
    """Three thirds of 30 are 30; a form without rows has no total."""
    given = connection.execute("""
        SELECT perfeval_total(weights, targets, targets, directions) FROM (VALUES
            ([60, 30, 30], [3, 3, 3], ['=', '=', '=']), ([120], [3], ['=']), ([], [], []), (NULL, NULL, NULL)
        ) AS forms(weights, targets, directions)
    """).fetchall()
    first, second, third, fourth = (made for (made,) in given)
    assert first == second
    assert first["total"] == Decimal("120.00")
    assert third == fourth == {"total": None, "grade": None, "total_key": None}


def test_findings_of_files(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(FORMS.read_bytes())
    (tmp_path / "c.docx").write_bytes(b"\x00\x01")
    given = connection.sql(f"SELECT path, form, code, severity, expected FROM perfeval_audit('{tmp_path}/*.docx')")
    whole = given.fetchall()
    own = pe.audit(FORMS).findings.to_arrow().select(["form", "code", "severity", "expected"]).to_pylist()
    expected = [tuple(one.values()) for one in own]
    for name in ("a.docx", "b.docx"):
        assert [tuple(rest) for path, *rest in whole if path == str(tmp_path / name)] == expected
    assert [(code, severity) for path, _, code, severity, _ in whole if path.endswith("c.docx")] == [
        ("unreadable-document", "error")
    ]
    assert connection.sql(f"SELECT * FROM perfeval_audit('{tmp_path}/*.pdf')").fetchall() == []
    assert connection.sql(f"SELECT * FROM perfeval_audit('{tmp_path}/*')").columns[:4] == [
        "path",
        "form",
        "project",
        "department",
    ]


def test_the_rules_of_a_connection(connection: duckdb.DuckDBPyConnection) -> None:
    """Registered again, the functions follow the new rules, which need the kind of a row."""
    sql = "SELECT perfeval_score(10, 90, 85, '≥', 'satisfaction', 'satisfaction')"
    assert connection.execute(sql).fetchone() == (Decimal("9.44"),)
    pe.duckdb.register(connection, "cn-mof-2021-guideline")
    assert connection.execute(sql).fetchone() == (Decimal("8.00"),)
    with pytest.raises(duckdb.Error, match="give the kinds"):
        connection.execute("SELECT perfeval_score(10, 90, 85, '≥')")


@pytest.mark.parametrize(
    ("sql", "text"),
    [
        ("SELECT perfeval_score(10, 90.0::DOUBLE, 85, '≥')", "column target must have exact numbers"),
        ("SELECT perfeval_score(10, 90, 85)", "perfeval_score takes weight, target, actual, direction, and if"),
        ("SELECT perfeval_score(10, 90, 85, 'better')", "row 0 of column direction is 'better', expected one of"),
        ("SELECT perfeval_total([1, 2], [3], [4], ['='])", "the lists of a form must have one length"),
    ],
)
def test_refused(connection: duckdb.DuckDBPyConnection, sql: str, text: str) -> None:
    with pytest.raises(duckdb.Error, match=text):
        connection.execute(sql).fetchall()


def test_nulls_are_open(connection: duckdb.DuckDBPyConnection) -> None:
    for sql in ("SELECT perfeval_score(NULL, 3, 1, '≥')", "SELECT perfeval_score(10, 3, NULL, '≥')"):
        assert connection.execute(sql).fetchall() == [(None,)]
    for lists in ("NULL, NULL, NULL, NULL", "[], [], [], []"):
        ((total,),) = connection.execute(f"SELECT perfeval_total({lists})").fetchall()
        assert total == {"total": None, "grade": None, "total_key": None}


def test_what_is_no_connection() -> None:
    wrong: Any = "portfolio.db"
    with pytest.raises(TypeError, match="register takes a connection of DuckDB, found str"):
        pe.duckdb.register(wrong)
