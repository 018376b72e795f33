"""Findings as columns of Arrow, pandas and polars."""

import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import perfeval as pe


@pytest.fixture(scope="module")
def findings() -> pe.Findings:
    return pe.audit(pe.examples()).findings


def test_columns_hold_what_the_findings_hold(findings: pe.Findings) -> None:
    table = findings.to_arrow("zh")
    assert table.num_rows == len(findings)
    rows = table.to_pylist()
    for row, finding in zip(rows, findings, strict=True):
        assert row["code"] == finding.code
        assert row["message"] == finding.message["zh"]
        assert row["fields"] == list(finding.fields)
        assert (row["form"], row["printed"], row["explained_by"]) == (
            finding.form,
            finding.printed,
            finding.explained_by,
        )
        assert (finding.cell is None) == (row["row"] is None)
        if finding.cell is not None:
            assert (row["table"], row["row"], row["column"]) == finding.cell


def test_every_library_takes_them(findings: pe.Findings, tmp_path: Path) -> None:
    table = findings.to_arrow()
    findings.to_pandas().to_parquet(tmp_path / "findings.parquet")
    back = pq.read_table(tmp_path / "findings.parquet")
    assert back.column("code").to_pylist() == [f.code for f in findings]
    assert back.column("form").to_pylist() == [f.form for f in findings]
    assert pa.types.is_int64(back.schema.field("form").type)
    assert pa.table(findings).equals(table)
    assert pl.DataFrame(pe.audit(pe.examples())).equals(findings.to_polars())
    assert pl.from_pandas(findings.to_pandas())["code"].to_list() == [f.code for f in findings]
    assert pa.table(pe.audit(pe.examples())).equals(table)


def test_no_finding_has_the_same_columns(findings: pe.Findings) -> None:
    none = findings.where(form=99)
    assert none.to_arrow().schema == findings.to_arrow().schema
    assert list(none.to_pandas().columns) == list(findings.to_pandas().columns)
    assert none.to_polars().schema == findings.to_polars().schema


def test_what_is_not_installed_is_named(findings: pe.Findings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, extra in (("pandas", "pandas"), ("polars", "frames"), ("pyarrow", "frames")):
        monkeypatch.setitem(sys.modules, name, None)
        words = rf"{name} is not installed: pip install 'perfeval\[{extra}\]'"
        method = {"pandas": findings.to_pandas, "polars": findings.to_polars, "pyarrow": findings.to_arrow}[name]
        with pytest.raises(ImportError, match=words):
            method()


def test_an_unknown_language_is_refused(findings: pe.Findings) -> None:
    with pytest.raises(pe.errors.InvalidValue, match="expected the language zh or en, found 'fr'"):
        findings.to_pandas("fr")


def test_whole_numbers_stay_whole(findings: pe.Findings) -> None:
    assert str(findings.to_pandas()["form"].dtype) == "Int64"
    assert isinstance(findings.to_pandas(), pd.DataFrame)
