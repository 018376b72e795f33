"""Many files: in order, one bad one among them, memory that does not grow, a bar on a terminal, an interruption."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import perfeval as pe
from perfeval import _core, many

COMMAND = [sys.executable, "-m", "perfeval"]


def out(*words: str) -> str:
    return subprocess.run([*COMMAND, *words], capture_output=True, check=False).stdout.decode("utf-8")


def folder_of(folder: Path, files: int) -> Path:
    """A folder of this many documents of one form each, in three formats."""
    folder.mkdir()
    writers = (("docx", _core.write_docx), ("xlsx", _core.write_xlsx), ("json", _core.write_json))
    written = [(ending, write([form])) for form in pe.examples() for ending, write in writers]
    for number in range(files):
        ending, data = written[number % len(written)]
        (folder / f"{number:05}.{ending}").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred files, two of them bad."""
    made = folder_of(tmp_path_factory.mktemp("many") / "forms", 98)
    (made / "00010-bad.docx").write_bytes(b"PK\x03\x04 nothing of a zip")
    (made / "00050-bad.xlsx").touch()
    return made


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_reports_come_in_the_order_of_the_files(folder: Path, workers: int) -> None:
    reports = list(pe.audit_many(folder, workers=workers))
    assert [report.documents[0].path for report in reports] == sorted(str(path) for path in folder.iterdir())
    assert [len(report.forms) for report in reports].count(1) == 98
    bad = [report.documents[0].path for report in reports if report.counts["unreadable"]]
    assert [Path(path).name for path in bad] == ["00010-bad.docx", "00050-bad.xlsx"]


def test_one_report_of_a_folder_is_that_of_its_files(folder: Path) -> None:
    whole = pe.audit(folder)
    each = [pe.audit(str(path)) for path in sorted(folder.iterdir())]
    assert whole.counts == {name: sum(report.counts[name] for report in each) for name in whole.counts}
    assert [d for report in each for d in report.documents] == list(whole.documents)
    assert pe.Report.of_many(each, pe.Pack("cn-mof-2020")) == whole


def test_a_folder_names_what_can_be_read_hidden_and_lock_files_aside(tmp_path: Path) -> None:
    for name in ("b/b.DOC", "a.pdf", ".hidden.txt", "~$a.docx", "picture.png", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [Path(path).name for path in many.files_of(tmp_path)] == ["a.pdf", "b.DOC"]


def test_what_nobody_asks_for_is_not_read(folder: Path) -> None:
    reports = pe.audit_many(folder, workers=1)
    assert len(next(reports).forms) == 1
    reports.close()  # type: ignore[attr-defined]


PEAK = """
import sys
import perfeval as pe
forms = sum(report.counts["forms"] for report in pe.audit_many(sys.argv[1]))
print(forms, next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")))
"""


def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    """Ten times as many files take at most a quarter more (peak of the process, Python included; allocators vary)."""
    peaks = []
    for number in (200, 2000):
        source = str(folder_of(tmp_path / str(number), number))
        ended = subprocess.run([sys.executable, "-c", PEAK, source], capture_output=True, check=True, text=True)
        forms, peak = map(int, ended.stdout.split())
        assert forms == number
        peaks.append(peak)
    assert peaks[1] < peaks[0] * 1.25


class TestCommand:
    def test_json_piece_by_piece_is_the_json_of_one_report(self, folder: Path) -> None:
        ended = subprocess.run([*COMMAND, "audit", str(folder), "--format", "json"], capture_output=True, check=False)
        assert ended.returncode == 1
        assert ended.stdout.decode() == pe.audit(folder).to_json(indent=2).rstrip("\n") + "\n"

    def test_jsonl_is_a_line_a_form_and_one_for_each_bad_file(self, folder: Path) -> None:
        ended = subprocess.run([*COMMAND, "audit", str(folder), "--format", "jsonl"], capture_output=True, check=False)
        lines = [json.loads(line) for line in ended.stdout.splitlines()]
        assert len(lines) == 100
        assert sum("form" in line for line in lines) == 98

    def test_the_end_is_a_summary_and_bad_files_are_named(self, folder: Path, tmp_path: Path) -> None:
        target = tmp_path / "all.jsonl"
        ended = subprocess.run(
            [*COMMAND, "audit", str(folder), "-o", str(target), "--lang", "en"], capture_output=True, check=False
        )
        said = ended.stderr.decode().splitlines()
        assert [line.split(":")[1].rsplit("/")[-1] for line in said[:2]] == ["00010-bad.docx", "00050-bad.xlsx"]
        assert said[2].startswith("perfeval: 100 documents (2 unreadable), 98 forms: ")
        assert len(target.read_text(encoding="utf-8").splitlines()) == 100

    def test_a_terminal_shows_a_bar(self, folder: Path, tmp_path: Path) -> None:
        master, slave = pty.openpty()
        command = [*COMMAND, "audit", str(folder), "-o", str(tmp_path / "all.jsonl")]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=slave, env=environment) as process:
            os.close(slave)
            shown = b""
            while True:
                try:
                    block = os.read(master, 65536)
                except OSError:  # the other end is closed
                    break
                if not block:
                    break
                shown += block
            assert process.wait() == 1
        os.close(master)
        assert b"100/100" in shown

    @pytest.mark.usefixtures("interruptible")
    def test_an_interruption_ends_it_at_once_and_says_so(self, tmp_path: Path) -> None:
        source = folder_of(tmp_path / "many", 3000)
        command = [*COMMAND, "audit", str(source), "-o", str(tmp_path / "all.jsonl")]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            while not any(part.stat().st_size for part in tmp_path.glob(".perfeval-*")):
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=20)[1].decode()
        assert process.returncode == 130
        assert "interrupted" in said
        assert "Traceback" not in said
        assert [path.name for path in tmp_path.iterdir()] == ["many"]

    def test_scores_stream_too(self, folder: Path) -> None:
        ended = subprocess.run([*COMMAND, "score", str(folder), "--format", "jsonl"], capture_output=True, check=False)
        assert len(ended.stdout.splitlines()) == 98


DONE = "全年养护道路三百公里，及时修复坑槽裂缝，群众满意度较高"


def _of_year(folder: Path, year: int) -> None:
    form = {
        "project": "道路养护",
        "unit": "养护中心",
        "year": year,
        "budget": [{"label": "年度资金总额", "annual_budget": "100", "executed": "90", "weight": "10", "score": "9"}],
        "goal": {"target": "养护道路", "actual": DONE},
        "indicators": [
            {"name": "养护里程", "target": "≥100公里", "actual": "100公里", "weight": "90", "score": "90"},
        ],
        "total": {"weight": "100", "score": "99"},
    }
    (folder / f"{year}.json").write_text(json.dumps({"schema": 1, "forms": [form]}), encoding="utf-8")


def test_what_files_show_together_is_told_alike_of_a_folder_from_python_and_the_command(tmp_path: Path) -> None:
    for year in (2023, 2022):
        _of_year(tmp_path, year)
    whole = pe.audit(tmp_path)
    (found,) = whole.findings.where(code="copied-from-last-year")
    assert (found.field, found.document, found.form, found.forms) == ("goal.actual", "", None, (1, 1))
    assert [Path(path).name for path in found.documents] == ["2023.json", "2022.json"]
    assert pe.audit([pe.read(path) for path in sorted(tmp_path.iterdir())]) == whole
    *each, last = pe.audit_many(tmp_path)
    assert [len(report.forms) for report in each] == [1, 1]
    assert (last.documents, len(last.findings)) == ((), 1)
    assert json.loads(out("audit", str(tmp_path), "--format", "json")) == json.loads(whole.to_json())
    lines = [json.loads(line) for line in out("audit", str(tmp_path), "--format", "jsonl").splitlines()]
    assert [set(line) & {"form", "findings"} for line in lines] == [{"form"}, {"form"}, {"findings"}]
    assert "copied-from-last-year" in out("audit", str(tmp_path), "--lang", "zh")
    assert "跨文件的问题" in whole.to_bytes("html", "zh").decode()


def test_one_file_shows_it_in_the_form(tmp_path: Path) -> None:
    for year in (2022, 2023):
        _of_year(tmp_path, year)
    forms = [pe.read(path).forms[0] for path in sorted(tmp_path.iterdir())]
    (found,) = pe.audit(forms).findings.where(code="copied-from-last-year")
    assert (found.field, found.form, found.forms, found.documents) == ("goal.actual", 1, (1,), ())
