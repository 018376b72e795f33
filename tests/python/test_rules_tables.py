"""`perfeval rules test` with a table of scenarios next to the pack; the clauses that `show` and `diff` print."""

import json
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
    assert f"FAILED 一半 ({name}, line 4)" in out


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


GATE = """
id = "city"
version = "1"
title = "t"
jurisdiction = "j"
extends = "cn-mof-2020"
source = { document = "memo 7" }
[clauses.quantitative]
document = "memo 7"
[quant]
at_least = { rule = "capped_from", gate = 0.6 }
"""


def test_a_scenario_that_fails_says_where_it_is_from_and_what_to_paste(tmp_path: Path) -> None:
    city = tmp_path / "city.toml"
    city.write_text(GATE, encoding="utf-8")
    status, out, _ = rules("test", str(city))
    assert status == 1
    assert "(inherited from cn-mof-2020)" in out
    failed = [one for one in json.loads(rules("test", str(city), "--json")[1])["results"] if not one["passed"]]
    assert failed
    assert {one["inherited_from"] for one in failed} == {"cn-mof-2020"}
    assert all(one["target"] and one["actual"] and one["weight"] for one in failed if not one["budget"])
    city.write_text(GATE + "".join(one["correction"] for one in failed), encoding="utf-8")
    assert rules("test", str(city))[0] == 0

    city.write_text(GATE + failed[0]["correction"].replace("expect = ", 'expect = "1" # '), encoding="utf-8")
    (own,) = [
        one
        for one in json.loads(rules("test", str(city), "--json")[1])["results"]
        if not one["passed"] and one["name"] == failed[0]["name"]
    ]
    line = city.read_text(encoding="utf-8").splitlines().index("[[scenario]]") + 1
    assert (own["file"], own["line"], own["inherited_from"]) == (str(city), line, None)


def test_check_reads_scenarios_and_reports_doubts(tmp_path: Path) -> None:
    city = tmp_path / "city.toml"
    scenario = '[[scenario]]\nname = "n"\ntarget = "≥10个"\nactual = "8个"\nweight = "十"\nexpect = "8分"\n'
    city.write_text(GATE + scenario, encoding="utf-8")
    status, out, _ = rules("check", str(city))
    assert status == 1
    assert "city.toml:16:" in out
    assert "scenario[1].weight" in out
    assert "scenario[1].expect" in out

    bands = '[[rows]]\nkind = "satisfaction"\npoints = { rule = "banded", bands = [[60, 0.5], [90, 1]] }\n'
    city.write_text(GATE + bands, encoding="utf-8")
    status, out, _ = rules("check", str(city))
    assert status == 0
    assert "doubt: " in out
    assert "bound-doubtful: rows[1].points" in out
    assert "no faults" in out
