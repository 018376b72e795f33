"""Runs that are ended and resumed: nothing finished is lost, and the answer is byte for byte that of one run."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_many import COMMAND, _of_year, folder_of

import perfeval as pe
from perfeval import processes

FILES = 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of which two are unreadable, and two show something together."""
    made = folder_of(tmp_path_factory.mktemp("resume") / "forms", FILES)
    (made / "00010.xlsx").write_bytes(b"PK\x03\x04 nothing of a zip")
    (made / "00051.docx").write_bytes(b"")
    for year in (2022, 2023):
        _of_year(made, year)
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> dict[str, bytes]:
    return {layout: run(folder, "--format", layout).stdout for layout in ("json", "jsonl", "md")}


def run(folder: Path, *words: str | Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*COMMAND, "audit", str(folder), *map(str, words)], capture_output=True, check=False)


def held(state: Path) -> list[int]:
    """The files that a state holds, in the order in which they were finished."""
    lines = state.read_bytes().split(b"\n")[1:-1]
    return [json.loads(line)["file"] for line in lines]


def killed(folder: Path, state: Path, number: int, end: int = signal.SIGKILL) -> int:
    """Begin a run, and end it when its state holds so many files; the exit status."""
    words = ["audit", str(folder), "--resume", str(state), "--format", "jsonl", "-o", str(state.with_suffix(".jsonl"))]
    with subprocess.Popen([*COMMAND, *words], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and (not state.exists() or state.read_bytes().count(b"\n") <= number):
            time.sleep(0.002)
        process.send_signal(end)
        return process.wait(timeout=60)


def test_a_run_that_is_killed_again_and_again_ends_in_the_bytes_of_one_run(
    folder: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    state = tmp_path / "run.state"
    before: list[int] = []
    for number in (1, 25, 55):
        assert killed(folder, state, number) == -signal.SIGKILL
        assert held(state)[: len(before)] == before
        before = held(state)
    assert 0 < len(before) < FILES
    for layout, whole in undisturbed.items():
        out = tmp_path / f"out.{layout}"
        ended = run(folder, "--resume", state, "-o", out)
        assert (ended.returncode, out.read_bytes()) == (1, whole)
    assert sorted(held(state)) == [n for n in range(FILES + 2) if n not in (10, 51)]


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_run_keeps_what_it_has_finished_and_leaves_no_process(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "run.state"
    assert killed(folder, state, 20, signal.SIGINT) == 130
    assert len(held(state)) >= 20
    assert not state.with_suffix(".jsonl").exists()
    marked = subprocess.run(["ps", "ax", "-o", "args"], capture_output=True, check=True, text=True).stdout
    assert str(tmp_path) not in marked


@pytest.mark.parametrize("cut", [1, 10, 5000])
def test_a_line_that_was_cut_off_is_made_again(
    folder: Path, tmp_path: Path, undisturbed: dict[str, bytes], cut: int
) -> None:
    state = tmp_path / "run.state"
    run(folder, "--resume", state, "--format", "jsonl")
    state.write_bytes(state.read_bytes()[:-cut])
    assert run(folder, "--resume", state, "--format", "json").stdout == undisturbed["json"]
    assert len(held(state)) == FILES


def test_a_damaged_line_is_made_again(folder: Path, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    state = tmp_path / "run.state"
    run(folder, "--resume", state, "--format", "jsonl")
    text = state.read_bytes()
    place = text.index(b'"report": "', len(text) // 2) + 200
    state.write_bytes(text[:place] + bytes([text[place] ^ 1]) + text[place + 1 :])
    assert run(folder, "--resume", state, "--format", "json").stdout == undisturbed["json"]


def test_a_head_that_was_cut_off_begins_anew(folder: Path, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    state = tmp_path / "run.state"
    run(folder, "--resume", state, "--format", "jsonl")
    state.write_bytes(state.read_bytes()[:40])
    assert run(folder, "--resume", state, "--format", "json").stdout == undisturbed["json"]


class TestOtherStates:
    @pytest.fixture
    def small(self, tmp_path: Path) -> Path:
        return folder_of(tmp_path / "small", 3)

    @pytest.fixture
    def state(self, small: Path, tmp_path: Path) -> Path:
        made = tmp_path / "run.state"
        assert run(small, "--resume", made).returncode in (0, 1)
        return made

    @pytest.mark.parametrize(
        ("words", "english", "chinese"),
        [
            (
                ["--rules", "pmkpi"],
                "its rules are cn-mof-2020 1, those of this run pmkpi",
                "它的规则是 cn-mof-2020 1，",
            ),
            (["--redact"], "one of the two leaves persons out (--redact), the other does not", "--redact 不同"),
            (["--seconds", "60"], "it was read within other limits", "它的限额与这次不同"),
        ],
    )
    def test_of_another_call(
        self, small: Path, state: Path, words: list[str], english: str, chinese: str, tmp_path: Path
    ) -> None:
        before = state.read_bytes()
        out = tmp_path / "out.json"
        for lang, said in (("en", english), ("zh", chinese)):
            ended = run(small, "--resume", state, *words, "--lang", lang, "-o", out)
            assert ended.returncode == 2
            assert said in ended.stderr.decode()
        assert not out.exists()
        assert state.read_bytes() == before

    def test_of_other_files(self, small: Path, state: Path) -> None:
        (small / "more.json").write_bytes((small / "00002.json").read_bytes())
        ended = run(small, "--resume", state, "--lang", "en")
        assert ended.returncode == 2
        assert ended.stderr.decode() == (
            f"perfeval: {state} is not the state of this run: it is of 3 files, this run of 4; name another file, or "
            "delete it to begin anew\n"
        )
        (small / "00002.json").unlink()
        assert "它有3个文件" not in (said := run(small, "--resume", state, "--lang", "zh").stderr.decode())
        assert "文件的名称或顺序与它的不同" in said

    def test_of_another_version_or_build(self, small: Path, state: Path) -> None:
        text = state.read_text(encoding="utf-8")
        state.write_text(re.sub('"version": "[^"]*"', '"version": "0.0.9"', text, count=1), encoding="utf-8")
        said = run(small, "--resume", state, "--lang", "en").stderr.decode()
        assert f"it was written by perfeval 0.0.9, this is {pe.__version__}" in said
        state.write_text(re.sub('"build": "[^"]*"', '"build": "other"', text, count=1), encoding="utf-8")
        assert "another build of this version" in run(small, "--resume", state, "--lang", "en").stderr.decode()

    def test_a_file_that_is_none(self, small: Path, tmp_path: Path) -> None:
        for content in (b"a memo\n", b"[]\n", b'{"a": 1}\n', b"\x00\xff", (small / "00000.docx").read_bytes()):
            other = tmp_path / "memo"
            other.write_bytes(content)
            ended = run(small, "--resume", other, "--lang", "en")
            assert (ended.returncode, other.read_bytes()) == (2, content)
            assert "it is another kind of file" in ended.stderr.decode()

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["-"], "--resume is for files: the standard input can be read only once"),
            (["--resume", "/nowhere/run.state"], "cannot write /nowhere/run.state: No such file or directory"),
        ],
    )
    def test_a_state_that_cannot_be(self, small: Path, tmp_path: Path, words: list[str], said: str) -> None:
        state = [] if "--resume" in words else ["--resume", str(tmp_path / "x.state")]
        ended = run(small, *words, *state, "--lang", "en")
        assert (ended.returncode, ended.stderr.decode()) == (2, f"perfeval: {said}\n")

    def test_a_state_in_use(self, small: Path, state: Path) -> None:
        reports = pe.audit_many(small, resume=state)
        next(reports)
        with pytest.raises(pe.errors.InvalidValue, match="another run is using it"):
            next(pe.audit_many(small, resume=state))
        reports.close()  # type: ignore[attr-defined]

    def test_the_output_and_the_state_are_two_files(self, small: Path, tmp_path: Path) -> None:
        ended = run(small, "--resume", tmp_path / "a.jsonl", "-o", tmp_path / "a.jsonl", "--lang", "en")
        assert ended.returncode == 2
        assert "is the state of --resume" in ended.stderr.decode()


def test_a_file_that_has_changed_is_audited_again(tmp_path: Path) -> None:
    folder, state = folder_of(tmp_path / "forms", 6), tmp_path / "run.state"
    run(folder, "--resume", state)
    (folder / "00003.docx").write_bytes((folder / "00000.docx").read_bytes())
    assert run(folder, "--resume", state, "--format", "json").stdout == run(folder, "--format", "json").stdout
    assert held(state)[6:] == [3]


def test_a_state_in_the_folder_is_not_an_input(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "forms", 3)
    whole = run(folder, "--format", "json").stdout
    for _ in range(2):
        assert run(folder, "--resume", folder / "state.json", "--format", "json").stdout == whole


def test_copies_that_were_written_before_are_not_refused(tmp_path: Path) -> None:
    folder, state = folder_of(tmp_path / "forms", 51), tmp_path / "run.state"
    words = ("--resume", state, "--repair", "--fail-on", "never", "--lang", "en")
    assert run(folder, *words).returncode == 0
    copies = sorted(folder.glob("*.repaired.*"))
    assert copies
    for copy in copies:
        copy.rename(tmp_path / copy.name)
    assert run(folder, *words).returncode == 0
    assert [copy.read_bytes() for copy in copies] == [(tmp_path / copy.name).read_bytes() for copy in copies]


class TestPython:
    def test_reports_are_those_of_a_run_without_a_state(self, folder: Path, tmp_path: Path) -> None:
        without = list(pe.audit_many(folder))
        for _ in range(2):
            assert list(pe.audit_many(folder, resume=tmp_path / "run.state")) == without

    def test_what_was_asked_for_is_in_the_state(self, folder: Path, tmp_path: Path) -> None:
        reports = pe.audit_many(folder, resume=tmp_path / "run.state", workers=1)
        first = [next(reports) for _ in range(5)]
        reports.close()  # type: ignore[attr-defined]
        assert held(tmp_path / "run.state")[:5] == [0, 1, 2, 3, 4]
        assert next(iter(pe.audit_many(folder, resume=tmp_path / "run.state"))) == first[0]

    def test_a_report_from_a_state_has_its_forms(self, tmp_path: Path) -> None:
        folder = folder_of(tmp_path / "forms", 2)
        list(pe.audit_many(folder, resume=tmp_path / "run.state"))
        for plain, again in zip(
            pe.audit_many(folder), pe.audit_many(folder, resume=tmp_path / "run.state"), strict=True
        ):
            assert again.to_bytes("html", "zh") == plain.to_bytes("html", "zh")
            assert again.indicators.to_arrow() == plain.indicators.to_arrow()

    def test_rules_in_python_have_no_state(self, tmp_path: Path) -> None:
        rules = pe.Pack("cn-mof-2020").with_rule(pe.rule(lambda target, actual, weight: weight), name="支出进度")
        with pytest.raises(pe.errors.InvalidValue, match="rules written in Python have no fingerprint"):
            pe.audit_many(tmp_path, rules, resume=tmp_path / "run.state")

    def test_a_path_is_expected(self) -> None:
        with pytest.raises(TypeError, match="resume must be the path of a state file, or None, found int 3"):
            pe.audit_many("x", resume=3)  # type: ignore[arg-type]


CRASHING = """
import os, signal, sys
sys.path[:] = {path!r}
from perfeval import many
read = many._read
many._read = lambda name, *rest: os.kill(os.getpid(), signal.SIGSEGV) if "broken" in name else read(name, *rest)
from perfeval.processes import serve
serve({descriptor})
"""


class TestCrashes:
    @pytest.fixture
    def crashing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(processes, "_PROGRAM", CRASHING)

    @pytest.mark.usefixtures("crashing")
    def test_a_file_that_crashes_its_process_has_a_trouble_and_the_others_go_on(self, tmp_path: Path) -> None:
        folder = folder_of(tmp_path / "forms", 40)
        for name in ("00004.broken.docx", "00030.broken.json"):
            (folder / name).write_bytes((folder / "00000.docx").read_bytes())
        reports = list(pe.audit_many(folder, resume=tmp_path / "run.state"))
        assert [report.documents[0].path for report in reports] == sorted(str(path) for path in folder.iterdir())
        bad = {Path(r.documents[0].path).name: r.findings for r in reports if r.counts["unreadable"]}
        assert list(bad) == ["00004.broken.docx", "00030.broken.json"]
        (finding,) = bad["00004.broken.docx"]
        assert finding.code == "unreadable-document"
        trouble = next(r for r in reports if "00004.broken" in r.documents[0].path).documents[0].troubles[0]
        assert trouble.found == "the process that read it ended (signal 11, SIGSEGV)"
        assert len(held(tmp_path / "run.state")) == 40

    def test_a_process_that_is_killed_as_it_starts_is_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        once = (
            f"import os, signal\ntry:\n    os.open({str(tmp_path / 'killed')!r}, os.O_CREAT | os.O_EXCL)\n"
            "except FileExistsError:\n    pass\nelse:\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        monkeypatch.setattr(processes, "_PROGRAM", once + processes._PROGRAM)
        reports = list(pe.audit_many(folder_of(tmp_path / "forms", 3), workers=1, resume=tmp_path / "run.state"))
        assert (tmp_path / "killed").exists()
        assert [report.counts["unreadable"] for report in reports] == [0, 0, 0]

    def test_a_process_that_is_killed_from_outside_costs_nothing(
        self, folder: Path, tmp_path: Path, undisturbed: dict[str, bytes]
    ) -> None:
        state, out = tmp_path / "run.state", tmp_path / "out.json"
        words = [*COMMAND, "audit", str(folder), "--resume", str(state), "-o", str(out)]
        with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
            while not state.exists() or state.read_bytes().count(b"\n") < 5:
                time.sleep(0.002)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            for child in _children(process.pid) or children.read_text().split():
                os.kill(int(child), signal.SIGKILL)
            assert process.wait(timeout=120) == 1
        assert out.read_bytes() == undisturbed["json"]


def _children(pid: int) -> list[str]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False, text=True)
    return listed.stdout.split()


PEAK = """
import sys
import perfeval as pe
forms = sum(report.counts["forms"] for report in pe.audit_many(sys.argv[1], resume=sys.argv[2]))
print(forms, next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")))
"""


def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    peaks = []
    for number in (200, 1000):
        source = folder_of(tmp_path / str(number), number)
        for _ in range(2):  # audited, and from the state
            command = [sys.executable, "-c", PEAK, str(source), str(tmp_path / f"{number}.state")]
            ended = subprocess.run(command, capture_output=True, check=True, text=True)
            forms, peak = map(int, ended.stdout.split())
            assert forms == number
            peaks.append(peak)
    assert max(peaks[2:]) < max(peaks[:2]) * 1.25
