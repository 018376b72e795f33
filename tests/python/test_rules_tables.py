"""`perfeval rules test` with a table of scenarios next to the pack; the clauses that `show` and `diff` print."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CITY = """
id = "city"
version = "1"
title = "t"
jurisdiction = "j"
extends = "cn-mof-2020"
source = { document = "memo 7" }

[sources.over]
reason_ratio = { document = "memo 7", clause = "第九条" }

[over]
reason_ratio = 1.5
"""


def rules(*words: str) -> tuple[int, str, str]:
    """Exit status, output and messages of `perfeval rules …`."""
    done = subprocess.run(
        [sys.executable, "-m", "perfeval", "rules", *words],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    pack = tmp_path / "city.toml"
    pack.write_text(CITY, encoding="utf-8")
    return pack


HEAD = "# 张三维护\r\n名称,类型,目标值,完成值,分值,应得\r\n\r\n"


@pytest.mark.parametrize("name", ["city.csv", "city.scenarios.csv"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_beside_the_pack_is_run(city: Path, name: str, encoding: str) -> None:
    (city.parent / name).write_bytes((HEAD + "一半,数量,≥2个,1个,10,5\r\n").encode(encoding))
    status, _, err = rules("test", str(city))
    assert (status, err) == (0, "")
    (city.parent / name).write_bytes((HEAD + "一半,数量,≥2个,1个,10,6\r\n").encode(encoding))
    status, out, _ = rules("test", str(city))
    assert status == 1
    assert f"FAILED {name}: 一半 (line 4)" in out


def test_a_cell_that_cannot_be_read_is_named_by_line_and_column(city: Path) -> None:
    (city.parent / "city.csv").write_text(HEAD + "一半,数目,≥2个,1个,10,5\n", encoding="utf-8")
    status, _, err = rules("test", str(city))
    assert status == 1
    assert "line 4, column 2 (类型): scenario-invalid: found kind 数目" in err


def test_any_table_can_be_named(tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    table.write_text("name,target,actual,weight,expect\nhalf,≥2个,1个,10,5\n", encoding="utf-8")
    status, _, _ = rules("test", "cn-mof-2020", "--scenarios", str(table))
    assert status == 0
    assert rules("test", "cn-mof-2020", "--scenarios", str(tmp_path / "none.csv"))[0] == 2


def test_show_and_diff_print_the_clause_of_a_value(city: Path) -> None:
    assert "over.reason_ratio = 1.5\n    # memo 7 第九条\n" in rules("show", str(city))[1]
    status, out, _ = rules("diff", "cn-mof-2020", str(city))
    assert status == 1
    assert "over.reason_ratio\n  cn-mof-2020: 1.3\n  city: 1.5\n" in out
    assert "# city: memo 7 第九条" in out
    assert rules("diff", "pmkpi", "pmkpi")[0] == 0
