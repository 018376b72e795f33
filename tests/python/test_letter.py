"""The letter that sends forms back: what it says, in which order, for whom; and the letters of a folder of forms."""

import hashlib
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import polars as pl
import pytest
from typer.testing import CliRunner

import perfeval as pe
from perfeval import letter
from perfeval.cli import app

DAY = date(2026, 11, 29)
FORMS = Path(__file__).parents[2] / "examples" / "data" / "forms.txt"


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "perfeval", *words], capture_output=True, text=True, timeout=120)


def lines_of(content: bytes) -> list[str]:
    return [line.text for line in docx.Document(io.BytesIO(content)).paragraphs]


@pytest.fixture(scope="module")
def report() -> pe.Report:
    return pe.audit(pe.examples())


def test_it_opens_with_how_many_forms_go_back_and_ends_with_what_it_stands_on(report: pe.Report) -> None:
    lines = lines_of(letter.letter(report, DAY))
    back = sum(any(f.severity != "note" for f in form.findings) for form in report.forms)
    assert lines[0] == "项目支出绩效自评表退回修改意见"
    assert lines[1].startswith(f"报送的17份绩效自评表已经核对，其中{back}份需要修改或者说明，现将意见逐份列明。")
    assert lines[-4:] == [
        "2026年11月29日",
        "核对依据：cn-mof-2020 1",
        f"核对依据的指纹：{report.rules_fingerprint}",
        f"核对工具版本：{pe.__version__}",
    ]


def test_it_names_the_words_file_that_it_was_read_with() -> None:
    own = '[score_column]\nwhole = ["考核所得"]\n'
    words = pe.Lexicon.from_toml(own, "folder/own.toml")
    lines = lines_of(letter.letter(pe.audit(pe.read(FORMS, words=words)), DAY))
    assert f"增补用语文件“own.toml”的指纹：{hashlib.sha256(own.encode()).hexdigest()}" in lines


def test_a_form_has_its_head_its_digest_and_its_findings_the_gravest_first(report: pe.Report) -> None:
    form = report.forms[14]  # 全区离退休干部学习活动经费, whose total does not add up
    lines = lines_of(letter.letter(pe.audit(pe.examples()[14:15]), DAY))
    assert lines[2] == f"1．{form.project}"
    assert f"年度：{form.year}" in lines[3]
    assert lines[4] == form.digest["zh"]
    assert lines[5] == "（一）需要更正的内容"
    (error,) = form.findings.where(severity="error")
    table, row, column = error.cell or (0, 0, 0)
    assert lines[6] == f"1．{error.message['zh'].rstrip('。')}（第{table}个表第{row}行第{column}列）。"
    headings = [line for line in lines if line.startswith("（")]
    assert headings[:2] == ["（一）需要更正的内容", "（二）需要核实并说明的内容"]


def test_a_repair_is_proposed_with_the_words_of_the_form() -> None:
    lines = lines_of(letter.letter(pe.audit(pe.examples()[5:6]), DAY))
    (proposal,) = (line for line in lines if line.startswith("如果原始资料与此相符"))
    assert "由“10”改为“20”" in proposal  # the weight of the sixth form printed 10 for 20
    assert proposal.endswith("，更正后各项数字一致。")


def test_notes_alone_send_no_form_back() -> None:
    sound = [
        form
        for form, audited in zip(pe.examples(), pe.audit(pe.examples()).forms, strict=True)
        if not audited.findings.where(severity=["error", "warning"])
    ]
    lines = lines_of(letter.letter(pe.audit(sound[:1]), DAY))
    assert lines[1] == "报送的1份绩效自评表已经核对，没有需要退回修改的内容。"


def test_a_letter_for_each_department(tmp_path: Path) -> None:
    forms = json.loads(pe.examples()[14].to_json())
    (form,) = forms["forms"]
    names = ("交通/运输局", "教育局", "交通:运输局", "")
    forms["forms"] = [{**form, "department": {**form["department"], "text": name}} for name in names]
    source = tmp_path / "forms.json"
    source.write_text(json.dumps(forms, ensure_ascii=False), encoding="utf-8")
    ended = run("audit", str(source), "--by", "department", "-o", f"{tmp_path}/letters/", "--fail-on", "never")
    assert ended.returncode == 0, ended.stderr
    written = {path.name: lines_of(path.read_bytes()) for path in (tmp_path / "letters").iterdir()}
    assert {name: lines[1] for name, lines in written.items()} == {
        "交通_运输局.docx": "交通/运输局：",
        "教育局.docx": "教育局：",
        "交通_运输局 (2).docx": "交通:运输局：",
        "未填写主管部门.docx": "报送的1份绩效自评表已经核对，其中1份需要修改或者说明，现将意见逐份列明。"
        "请对照原始资料核实，修改后重新报送；认为填报无误的，请书面说明理由。",
    }


def test_letters_need_a_folder_and_their_format(tmp_path: Path) -> None:
    source = str(Path("examples/data/forms.txt"))
    ended = run("audit", source, "--by", "department")
    assert ended.returncode == 2
    assert "expected a folder as -o FOLDER/, found -" in ended.stderr
    ended = run("audit", source, "--by", "department", "--format", "html", "-o", f"{tmp_path}/")
    assert ended.returncode == 2
    assert "writes letters as docx, found --format html" in ended.stderr


def test_the_command_writes_the_letter(tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    ended = run("audit", "examples/data/forms.txt", "-o", str(target), "--fail-on", "never")
    assert ended.returncode == 0, ended.stderr
    assert lines_of(target.read_bytes())[0] == "项目支出绩效自评表退回修改意见"


def test_markup_and_odd_marks_in_names_are_text() -> None:
    forms = json.loads(pe.examples()[14].to_json())
    forms["forms"][0]["project"]["text"] = "<script>&\u202e😀\x01"
    lines = lines_of(letter.letter(pe.audit(pe.Form.from_json(json.dumps(forms)))))
    assert lines[2] == "1．<script>&\u202e😀\ufffd"


def test_a_form_without_name_unit_year_and_total_has_no_line_of_them() -> None:
    row = {"level1": "产出指标", "level2": "数量指标", "name": "培训", "target": "≥120人次", "actual": "98人次"}
    form = pe.forms_from(pl.DataFrame([{**row, "weight": "50", "score": "50"}]))[0]
    lines = lines_of(letter.letter(pe.audit(form)))
    assert lines[2] == "1．未填写项目名称"
    assert lines[3].startswith("“培训”的得分填写的是满分“50”")


def test_without_python_docx_the_extra_is_named(report: pe.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "docx.shared", None)
    expected = r"python-docx is not installed: pip install python-docx, or the extra perfeval\[letter\]"
    with pytest.raises(ImportError, match=expected):
        report.to_bytes("docx")


def test_without_python_docx_no_folder_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "docx.shared", None)
    ended = CliRunner().invoke(app, ["audit", str(FORMS), "--by", "department", "-o", f"{tmp_path}/letters/"])
    assert ended.exit_code == 2
    assert not (tmp_path / "letters").exists()
