"""`perfeval read` and `document.readings`: the same facts as a table, as JSON, in Python and marked in the document."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from pages import Page, to_docx, to_html, to_xlsx

import perfeval as pe
from perfeval import _core

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "tests" / "data" / "forms.docx"
SCHEMA = json.loads((ROOT / "docs" / "schema" / "reading.schema.json").read_text(encoding="utf-8"))
ROWS = [
    ["项目支出绩效自评表"],
    ["项目名称", "管网改造"],
    ["项目资金", "全年预算数", "全年执行数", "执行率"],
    ["年度资金总额", "120", "60", "50%"],
    ["一级指标", "三级指标", "指标值", "完成值", "分值", "得分", "验收人数"],
    ["产出指标", "改造长度", "≥5公里", "5公里", "100", "100", "7"],
    ["总分", "", "", "", "100", "100", ""],
]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command."""
    call = [sys.executable, "-m", "perfeval", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture
def form_csv(tmp_path: Path) -> Path:
    """A form with a column that no word explains."""
    file = tmp_path / "form.csv"
    file.write_text("\n".join(",".join(row) for row in ROWS) + "\n", encoding="utf-8")
    return file


def test_readings_are_values() -> None:
    document = pe.read(ROWS)
    (reading,) = document.readings
    assert [(c.header, c.use, c.evidence) for c in reading.columns if c.table == "funds"] == [
        ("项目资金", "label", "content"),
        ("全年预算数", "annual_budget", "words"),
        ("全年执行数", "executed", "words"),
        ("执行率", "execution_rate", "words"),
    ]
    assert [(label.label, label.field, label.value) for label in reading.labels] == [
        ("项目名称", "project", "管网改造"),
        ("总分", "total.score", "100"),
    ]
    assert [(line.field, line.depth) for line in reading.lines] == [("budget.total", 0)]
    assert [(left.label, left.cells, left.figures) for left in reading.extras] == [("验收人数", 1, 1)]
    assert reading == pe.read(ROWS).readings[0]
    assert repr(reading) == "<FormReading 11 columns, 2 labels, 1 lines>"


def test_json_holds_the_same_facts(form_csv: Path) -> None:
    ended = run("read", form_csv, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    content = json.loads(ended.stdout)
    jsonschema.validate(content, SCHEMA)
    (form,) = content["documents"][0]["forms"]
    (reading,) = pe.read(form_csv).readings
    assert [c["header"] for c in form["columns"]] == [c.header for c in reading.columns]
    assert [c["use"] for c in form["columns"]] == [c.use for c in reading.columns]
    assert form["extras"] == [
        {"label": "验收人数", "cell": {"table": 1, "row": 6, "column": 7}, "cells": 1, "figures": 1}
    ]


@pytest.mark.parametrize("name", ["forms.txt", "forms.json"])
def test_the_published_forms_validate(name: str) -> None:
    document = pe.read(ROOT / "examples" / "data" / name)
    content = json.loads(_core.reading_json([document]))
    jsonschema.validate(content, SCHEMA)
    assert len(content["documents"][0]["forms"]) == 17


def test_nothing_of_the_published_forms_is_unknown() -> None:
    readings = pe.read(FORMS).readings
    assert len(readings) == 17
    assert {c.use for reading in readings for c in reading.columns} & {"unknown", "unclear"} == set()
    assert all({"annual_budget", "executed", "score"} <= {c.use for c in reading.columns} for reading in readings)


def test_the_schema_has_the_words_of_the_library() -> None:
    names, defined = _core.names(), SCHEMA["$defs"]
    column = defined["read_column"]["properties"]
    assert column["use"]["enum"] == names["column_use"]
    assert column["evidence"]["enum"] == names["evidence"]
    assert column["table"]["enum"] == names["form_table"]
    assert defined["unclear_column"]["properties"]["question"]["enum"] == names["column_question"]
    assert defined["read_line"]["properties"]["line"]["enum"] == names["fund"]
    assert defined["form"]["properties"]["kind"]["enum"] == names["form_kind"]
    shipped = (files("perfeval") / "data" / "reading.schema.json").read_text("utf-8")
    assert json.loads(shipped) == SCHEMA
    assert json.loads(run("schema", "reading").stdout) == SCHEMA


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("en", ["not recognised", "left over", "验收人数"]), ("zh", ["未能识别", "未采用", "验收人数"])],
)
def test_the_table(lang: str, wanted: list[str], form_csv: Path) -> None:
    ended = run("read", form_csv, "--lang", lang)
    assert ended.returncode == 0, ended.stderr
    for text in wanted:
        assert text in ended.stdout


def test_a_pipe_gets_each_sentence_on_one_line(form_csv: Path) -> None:
    (line,) = [line for line in run("read", form_csv, "--lang", "en").stdout.splitlines() if "not known" in line]
    assert line.startswith("  A column is not known (table 1, row 5, column 7): found 验收人数, expected a column of ")
    assert line.endswith("its cells are kept in the rows' extras")


def test_chinese_names_its_fields_in_chinese(form_csv: Path) -> None:
    """And an unknown column was decided by nothing."""
    lines = [line.split() for line in run("read", form_csv, "--lang", "zh").stdout.splitlines()]
    assert ["项目名称", "1:2:1", "项目名称", "管网改造"] in lines
    assert ["总分", "1:7:1", "总分", "100"] in lines
    assert ["年度资金总额", "1:4:1", "年度资金总额", "0"] in lines
    assert ["指标", "验收人数", "1:5:7", "未能识别"] in lines


@pytest.mark.parametrize("write", [to_docx, to_xlsx], ids=["docx", "xlsx"])
def test_a_total_under_an_unknown_header_is_not_said_to_be_missing(write: Callable[[Page], bytes]) -> None:
    """考核所得 may be the scores, and so 98 the total score."""
    page = Page()
    for row in ROWS[:4]:
        page.add(*row)
    page.add("一级指标", "三级指标", "指标值", "完成值", "分值", "考核所得")
    page.add("产出指标", "改造长度", "≥5公里", "5公里", "100", "98")
    page.add("总分", "", "", "", "100", "98")
    report = pe.audit(write(page))
    assert [(f.code, f.severity, f.printed) for f in report.findings.where(field="total.score")] == [
        ("form-incomplete", "note", "总分：98")
    ]


def test_a_word_of_ones_own_is_seen_at_work(form_csv: Path, tmp_path: Path) -> None:
    words = tmp_path / "own.toml"
    words.write_text('[indicator_extra_column]\nwhole = ["验收人数"]\n', encoding="utf-8")
    (form,) = json.loads(run("read", form_csv, "--format", "json", "--words", words).stdout)["documents"][0]["forms"]
    assert {c["header"]: c["use"] for c in form["columns"]}["验收人数"] == "extra"


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_marked_copy_has_a_comment_on_every_header(ending: str, tmp_path: Path) -> None:
    source = FORMS.with_suffix(f".{ending}")
    marked = tmp_path / f"marked.{ending}"
    ended = run("read", source, "-o", marked, "--lang", "zh")
    assert ended.returncode == 0, ended.stderr
    with zipfile.ZipFile(io.BytesIO(marked.read_bytes())) as package:
        comments = "".join(
            package.read(n).decode() for n in package.namelist() if "comments" in n and n.endswith("xml")
        )
        styles = [n for n in package.namelist() if n.endswith("styles.xml")]
        kept = {name: package.read(name) for name in styles}
    columns = {c.cell for reading in pe.read(source).readings for c in reading.columns}
    assert comments.count("读作：全年预算数（依据：栏目名称）") == 17
    assert comments.count("<w:comment " if ending == "docx" else "<comment ") == len(columns)
    with zipfile.ZipFile(source) as package:
        assert {name: package.read(name) for name in styles} == kept  # no cell is filled
    assert [f.project.text for f in pe.read(marked).forms] == [f.project.text for f in pe.read(source).forms]


@pytest.mark.parametrize("write", [to_docx, to_xlsx], ids=["docx", "xlsx"])
def test_an_unknown_column_with_numbers_is_listed_in_every_form(write: Callable[[Page], bytes], tmp_path: Path) -> None:
    """In Python, as a table, as JSON, and as a comment on its header in a marked copy."""
    page = Page()
    for row in ROWS:
        page.add(*row)
    source, marked = tmp_path / f"form.{write.__name__[3:]}", tmp_path / f"marked.{write.__name__[3:]}"
    source.write_bytes(write(page))
    (reading,) = pe.read(source).readings
    (unknown,) = [c for c in reading.columns if c.use == "unknown"]
    assert (unknown.header, unknown.cell.row, unknown.cell.column) == ("验收人数", 5, 7)
    assert [(left.label, left.cells, left.figures) for left in reading.extras] == [("验收人数", 1, 1)]
    assert "验收人数" in run("read", source).stdout
    (form,) = json.loads(run("read", source, "--format", "json").stdout)["documents"][0]["forms"]
    assert [c["header"] for c in form["columns"] if c["use"] == "unknown"] == ["验收人数"]
    assert [left["label"] for left in form["extras"] if left["figures"] > 0] == ["验收人数"]
    assert run("read", source, "-o", marked, "--lang", "zh").returncode == 0
    with zipfile.ZipFile(marked) as package:
        comments = "".join(package.read(n).decode() for n in package.namelist() if "comments" in n)
    assert comments.count("未能识别，内容保留在附加信息中") == 1


def test_the_audit_names_an_unknown_column_with_numbers(tmp_path: Path) -> None:
    """Once, however many forms have it, as a trouble: no finding, and nothing that changes the exit status."""
    page = Page()
    for row in ROWS:
        page.add(*row)
    source = tmp_path / "form.html"
    source.write_bytes(to_html(page, page))
    (document,) = pe.audit(source).documents
    assert len(document.forms) == 2
    (trouble,) = document.troubles
    assert (trouble.kind, trouble.at, trouble.found) == ("unknown-column", "table 1, row 5, column 7", "验收人数")
    assert "验收人数" in run("audit", source).stdout
    assert (
        json.loads(run("audit", source, "--format", "json").stdout)["documents"][0]["troubles"][0]["found"]
        == "验收人数"
    )


def test_the_audit_is_silent_on_an_unknown_column_of_words() -> None:
    page = Page()
    for row in ROWS:
        page.add(*("已核" if cell == "7" else cell for cell in row))
    assert pe.audit(pe.read(to_html(page))).documents[0].troubles == ()


def test_what_cannot_be_marked_is_refused(form_csv: Path, tmp_path: Path) -> None:
    ended = run("read", form_csv, "-o", tmp_path / "marked.docx")
    assert ended.returncode == 2
    assert "marked in its own format" in ended.stderr


def test_exit_status(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("no form here\n", encoding="utf-8")
    assert run("read", tmp_path / "letter.txt").returncode == 1
    assert run("read", tmp_path / "none.txt").returncode == 2


def test_two_tables_side_by_side_may_have_a_header_of_two_rows() -> None:
    page = """<p>项目支出绩效自评表（2023年）</p><table>
    <tr><td>项目名称<td colspan=7>集镇污水管护</tr>
    <tr><td rowspan=2>产出指标<td colspan=2>指标值<td rowspan=2>得分
    <td rowspan=2>效益指标<td colspan=2>指标值<td rowspan=2>得分</tr>
    <tr><td>年初目标<td>实际完成<td>年初目标<td>实际完成</tr>
    <tr><td>管护管网<td>12公里<td>12公里<td>50<td>受益居民<td>≥3000人<td>3100人<td>30</tr>
    <tr><td>清淤次数<td>≥4次<td>4次<td>10<td>居民满意度<td>≥90%<td>93%<td>10</tr>
    <tr><td>总分<td colspan=7>100</tr></table>"""
    rows = pe.read(page.encode()).forms[0].indicators
    read = [(row.level1.text, row.name.text, row.target.text, row.actual.text, row.score.text) for row in rows]
    assert read == [
        ("产出指标", "管护管网", "12公里", "12公里", "50"),
        ("产出指标", "清淤次数", "≥4次", "4次", "10"),
        ("效益指标", "受益居民", "≥3000人", "3100人", "30"),
        ("效益指标", "居民满意度", "≥90%", "93%", "10"),
    ]
