"""What is written: whole or not at all, never over an input, and never lost in silence."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import perfeval as pe
from perfeval import _core, writing

COMMAND = [sys.executable, "-m", "perfeval"]
WRITERS = {"json": _core.write_json, "docx": _core.write_docx, "xlsx": _core.write_xlsx, "html": _core.write_html}


def run(*words: str | Path, **options: object) -> "subprocess.CompletedProcess[bytes]":
    """Run the command; what the test does not redirect is captured."""
    streams: dict[str, object] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    ended = subprocess.run([*COMMAND, *map(str, words)], check=False, timeout=60, **{**streams, **options})  # type: ignore[call-overload]
    assert b"Traceback" not in (ended.stderr or b"")
    return ended


def shell(line: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of the shell in which $P is the command."""
    environment = {**os.environ, "P": " ".join(COMMAND)}
    ended = subprocess.run(["bash", "-c", line], env=environment, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in ended.stderr
    return ended


def one_line(said: bytes) -> str:
    """What was said, which is one line."""
    (line,) = said.decode().splitlines()
    assert line.startswith("perfeval: ")
    return line


@pytest.fixture
def forms(tmp_path: Path) -> dict[str, Path]:
    """A form with errors in each format."""
    folder = tmp_path / "forms"
    folder.mkdir()
    for ending, write in WRITERS.items():
        (folder / f"form.{ending}").write_bytes(write(pe.examples()[14:15]))
    return {ending: folder / f"form.{ending}" for ending in WRITERS}


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A text without a form."""
    path = tmp_path / "letter.txt"
    path.write_text("只有文字，没有表格。", encoding="utf-8")
    return path


class TestWholeFile:
    def test_it_replaces_a_file_and_keeps_its_mode(self, tmp_path: Path) -> None:
        target = tmp_path / "a"
        target.write_bytes(b"old")
        target.chmod(0o640)
        writing.write_file(target, b"new")
        assert target.read_bytes() == b"new"
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
        assert list(tmp_path.iterdir()) == [target]

    def test_a_new_file_has_the_mode_of_the_user(self, tmp_path: Path) -> None:
        old = os.umask(0o027)
        try:
            writing.write_file(tmp_path / "a", b"new")
        finally:
            os.umask(old)
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
    def test_the_owner_is_kept(self, tmp_path: Path) -> None:
        target = tmp_path / "a"
        target.touch()
        os.chown(target, 12345, 12345)
        writing.write_file(target, b"new")
        assert (target.stat().st_uid, target.stat().st_gid) == (12345, 12345)

    def test_a_symbolic_link_stays_one(self, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        (tmp_path / "link").symlink_to("there/file")
        (tmp_path / "chain").symlink_to("link")
        for content in (b"first", b"second"):
            writing.write_file(tmp_path / "chain", content)
            assert (tmp_path / "there" / "file").read_bytes() == content
        assert (tmp_path / "chain").is_symlink()
        assert (tmp_path / "link").is_symlink()

    def test_links_in_a_circle_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("b")
        (tmp_path / "b").symlink_to("a")
        with pytest.raises(OSError, match="symbolic links"):
            writing.write_file(tmp_path / "a", b"new")

    @pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt, SystemExit])
    def test_the_old_file_is_kept_where_anything_is_raised(self, tmp_path: Path, stop: type[BaseException]) -> None:
        target = tmp_path / "a"
        target.write_bytes(b"old")

        def half() -> None:
            with writing.whole_file(target) as file:
                file.write(b"half")
                raise stop

        with pytest.raises(stop):
            half()
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]

    def test_a_file_that_is_not_to_be_replaced_is_not(self, tmp_path: Path) -> None:
        writing.write_file(tmp_path / "a", b"old", replace=False)
        with pytest.raises(FileExistsError):
            writing.write_file(tmp_path / "a", b"new", replace=False)

        def too_late() -> None:
            with writing.whole_file(tmp_path / "b", replace=False):
                (tmp_path / "b").write_bytes(b"of another process")

        with pytest.raises(FileExistsError):
            too_late()
        assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"old", b"of another process"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]

    def test_the_longest_name_is_written(self, tmp_path: Path) -> None:
        target = tmp_path / ("n" * 255)
        writing.write_file(target, b"new")
        assert target.read_bytes() == b"new"


class TestReport:
    def test_a_report_is_not_saved_over_its_document(self, forms: dict[str, Path]) -> None:
        for ending in ("json", "html", "xlsx"):
            before = forms[ending].read_bytes()
            with pytest.raises(pe.errors.InvalidValue, match="never written over"):
                pe.audit(forms[ending]).save(forms[ending].parent / ".." / "forms" / f"form.{ending}")
            assert forms[ending].read_bytes() == before

    def test_an_unknown_ending_leaves_no_file(self, tmp_path: Path) -> None:
        report = pe.audit(pe.examples()[:1])
        for name in ("r.pdf", "r", "r.csv"):
            with pytest.raises(pe.errors.InvalidValue, match="json, jsonl, md, html, xlsx"):
                report.save(tmp_path / name)
        assert list(tmp_path.iterdir()) == []

    def test_a_save_that_fails_keeps_the_old_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        target = tmp_path / "r.json"
        target.write_bytes(b"old")

        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            pe.audit(pe.examples()[:1]).save(target)
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]


class TestInputsAreKept:
    @pytest.fixture(params=["itself", "spelling", "link", "hard link", "folder", "standard input"])
    def named(self, request: pytest.FixtureRequest, forms: dict[str, Path]) -> tuple[str, str, str]:
        """How the input is named, how the output, and the ending."""
        ending = "json"
        path = forms[ending]
        linked = path.parent.parent / f"linked.{ending}"
        if request.param == "link":
            linked.symlink_to(path)
        if request.param == "hard link":
            linked.hardlink_to(path)
        names = {
            "itself": (str(path), str(path)),
            "spelling": (str(path), f"{path.parent}/../forms/./form.{ending}"),
            "link": (str(path), str(linked)),
            "hard link": (str(linked), str(path)) if request.param == "hard link" else ("", ""),
            "folder": (str(path.parent), str(path)),
            "standard input": ("-", str(path)),
        }
        return (*names[request.param], ending)

    def test_an_output_that_is_an_input_is_refused(self, named: tuple[str, str, str], forms: dict[str, Path]) -> None:
        source, output, ending = named
        before = forms[ending].read_bytes()
        for command in ("audit", "score", "convert", "explain", "read"):
            with forms[ending].open("rb") as stdin:
                ended = run(command, source, "-o", output, stdin=stdin)
            assert ended.returncode == 2
            assert "never written over" in one_line(ended.stderr)
            assert forms[ending].read_bytes() == before

    @pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
    def test_in_every_format(self, forms: dict[str, Path], ending: str) -> None:
        before = forms[ending].read_bytes()
        ended = run("audit", forms[ending], "-o", forms[ending])
        assert (ended.returncode, forms[ending].read_bytes()) == (2, before)
        assert "never written over" in one_line(ended.stderr)

    def test_a_file_that_the_call_reads_besides_is_kept(self, forms: dict[str, Path], tmp_path: Path) -> None:
        for option in ("--baseline", "--words", "--rules"):
            known = tmp_path / f"known{option}.json"
            known.write_bytes(b"{}")
            ended = run("audit", forms["docx"], option, known, "-o", known)
            assert (ended.returncode, known.read_bytes()) == (2, b"{}")
            assert "never written over" in one_line(ended.stderr)

    def test_a_report_is_not_written_over_a_repaired_copy(self, forms: dict[str, Path]) -> None:
        copy = forms["json"].parent / "form.repaired.json"
        copy.write_bytes(b"{}")
        ended = run("audit", forms["html"], "--repair", "-o", copy)
        assert (ended.returncode, copy.read_bytes()) == (2, b"{}")

    def test_a_letter_is_not_written_over_a_form(self, forms: dict[str, Path]) -> None:
        pytest.importorskip("docx")
        form = forms["docx"].rename(forms["docx"].with_name(f"{pe.examples()[14].department.text}.docx"))
        before = form.read_bytes()
        ended = run("audit", form, "--by", "department", "-o", f"{form.parent}/")
        assert (ended.returncode, form.read_bytes()) == (2, before)
        assert "never written over" in one_line(ended.stderr)

    def test_standard_output_that_is_appended_to_an_input(self, forms: dict[str, Path]) -> None:
        before = forms["json"].read_bytes()
        with forms["json"].open("ab") as stdout:
            ended = run("audit", forms["json"], "--format", "json", stdout=stdout)
        assert (ended.returncode, forms["json"].read_bytes()) == (2, before)


class TestEndings:
    @pytest.mark.parametrize(
        ("command", "name", "expected"),
        [
            ("audit", "r.csv", ".json, .jsonl, .md, .html, .xlsx, .docx, .txt"),
            ("audit", "r.pdf", ".json, .jsonl, .md, .html, .xlsx, .docx, .txt"),
            ("audit", "r", ".json, .jsonl, .md, .html, .xlsx, .docx, .txt"),
            ("score", "r.pdf", ".json, .docx, .xlsx, .html, .md, .jsonl, .txt"),
            ("convert", "r.pdf", ".json, .docx, .xlsx, .html, .md"),
            ("explain", "r.pdf", ".json, .html, .txt"),
            ("read", "r.csv", ".json, .docx, .xlsx, .txt"),
        ],
    )
    def test_an_unknown_one_is_refused_with_those_that_can_be_written(
        self, forms: dict[str, Path], tmp_path: Path, command: str, name: str, expected: str
    ) -> None:
        target = tmp_path / name
        target.write_bytes(b"old")
        ended = run(command, forms["json"], "-o", target)
        assert (ended.returncode, target.read_bytes()) == (2, b"old")
        assert expected in one_line(ended.stderr)

    def test_one_of_another_format_than_the_given_one(self, forms: dict[str, Path], tmp_path: Path) -> None:
        for layout, name in (("json", "r.pdf"), ("json", "r.csv"), ("html", "r.xlsx"), ("xlsx", "r.json")):
            ended = run("audit", forms["json"], "--format", layout, "-o", tmp_path / name)
            assert ended.returncode == 2
            assert f"expected the ending .{layout}" in one_line(ended.stderr)
        assert run("audit", forms["json"], "--format", "json", "-o", tmp_path / "r.log").returncode == 1
        assert json.loads((tmp_path / "r.log").read_bytes())["documents"]

    def test_they_count_in_any_case(self, forms: dict[str, Path], tmp_path: Path) -> None:
        begins = {"XLSX": b"PK", "HTML": b"<!DOCTYPE html>", "JSON": b"{", "Md": b"#", "JSONL": b"{"}
        for ending, begin in begins.items():
            target = tmp_path / f"R.{ending}"
            assert run("audit", forms["json"], "-o", target).returncode == 1
            assert target.read_bytes().startswith(begin)
        assert run("convert", forms["json"], "-o", tmp_path / "C.DOCX").returncode == 0
        assert run("explain", forms["json"], "-o", tmp_path / "E.JSON").returncode == 0
        assert isinstance(json.loads((tmp_path / "E.JSON").read_bytes()), list)

    def test_an_upper_case_document_is_marked(self, forms: dict[str, Path], tmp_path: Path) -> None:
        loud = forms["docx"].rename(forms["docx"].with_name("FORM.DOCX"))
        assert run("audit", loud, "-o", tmp_path / "marked.docx").returncode == 1
        assert pe.read(tmp_path / "marked.docx").forms


class TestWithoutAForm:
    @pytest.mark.parametrize("words", [["score"], ["score", "--format", "json"], ["explain"], ["explain", "--json"]])
    def test_score_and_explain_say_so(self, letter: Path, words: list[str]) -> None:
        ended = run(words[0], letter, *words[1:])
        assert ended.returncode == 1
        assert "no-form-found" in one_line(ended.stderr)

    @pytest.mark.parametrize("command", ["score", "explain", "convert"])
    @pytest.mark.parametrize("old", [None, b"old"])
    def test_the_output_is_neither_made_nor_touched(
        self, letter: Path, tmp_path: Path, command: str, old: bytes | None
    ) -> None:
        target = tmp_path / "r.json"
        if old:
            target.write_bytes(old)
        ended = run(command, letter, "-o", target, *(["--fail-on", "never"] if command == "score" else []))
        assert ended.returncode == 1
        assert "no-form-found" in one_line(ended.stderr)
        assert (target.read_bytes() if target.exists() else None) == old

    @pytest.mark.parametrize("command", ["audit", "score", "explain", "convert", "read"])
    def test_an_input_that_cannot_be_read_does_not_touch_it_either(self, tmp_path: Path, command: str) -> None:
        target = tmp_path / "r.json"
        target.write_bytes(b"old")
        ended = run(command, tmp_path / "nothing.txt", "-o", target)
        assert (ended.returncode, target.read_bytes()) == (2, b"old")

    def test_one_form_among_the_inputs_is_enough(self, letter: Path, forms: dict[str, Path], tmp_path: Path) -> None:
        target = tmp_path / "r.jsonl"
        ended = run("score", letter, forms["docx"], "-o", target)
        assert (ended.returncode, len(target.read_bytes().splitlines())) == (1, 1)
        assert "no-form-found" in one_line(ended.stderr)


OUTPUTS = [
    ["audit"],
    ["audit", "--format", "json"],
    ["audit", "--format", "jsonl"],
    ["audit", "--format", "html"],
    ["audit", "--format", "xlsx"],
    ["score"],
    ["explain"],
    ["read"],
    ["convert", "-o", "-", "--format", "json"],
]


class TestLosses:
    @pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
    def test_a_full_standard_output(self, forms: dict[str, Path], words: list[str]) -> None:
        with open("/dev/full", "wb") as full:
            ended = run(words[0], forms["json"], *words[1:], stdout=full)
        assert ended.returncode == 2
        assert "cannot write to the standard output: No space left on device" in one_line(ended.stderr)

    @pytest.mark.parametrize(
        "words", [["--help"], ["--version"], ["rules", "list"], ["rules", "show", "cn-mof-2020"], ["schema", "form"]]
    )
    def test_a_full_standard_output_without_a_document(self, words: list[str]) -> None:
        with open("/dev/full", "wb") as full:
            ended = run(*words, stdout=full)
        assert (ended.returncode, "No space left" in one_line(ended.stderr)) == (2, True)

    @pytest.mark.parametrize("words", [*OUTPUTS, ["--help"], ["rules", "list"]], ids=" ".join)
    def test_a_closed_pipe(self, forms: dict[str, Path], words: list[str]) -> None:
        reading, writing_end = os.pipe()
        os.close(reading)
        takes = [] if words[0] in ("--help", "rules") else [forms["json"]]
        ended = run(words[0], *takes, *words[1:], stdout=writing_end)
        os.close(writing_end)
        assert (ended.returncode, ended.stderr) == (141, b"")

    def test_a_closed_pipe_of_the_shell(self, forms_txt: str) -> None:
        assert (
            shell(f"$P audit {forms_txt} {forms_txt} --format jsonl | true; exit ${{PIPESTATUS[0]}}").returncode == 141
        )

    def test_closed_standard_streams(self, forms: dict[str, Path]) -> None:
        path = forms["json"]
        ended = shell("$P audit - <&-")
        assert (ended.returncode, one_line(ended.stderr)) == (2, "perfeval: the standard input is closed")
        for words in (f"audit {path}", f"audit {path} --format json", "rules list"):
            ended = shell(f"$P {words} >&-")
            assert ended.returncode == 2
            assert "cannot write to the standard output" in one_line(ended.stderr)
        assert shell(f"$P audit {path} -o {path.parent}/r.html >&- <&-").returncode == 1
        assert shell(f"$P audit nothing.txt {path} 2>&-").returncode == 1
        assert shell(f"$P audit nothing.txt {path} 2>/dev/full").returncode == 1

    @pytest.mark.parametrize("ending", ["json", "jsonl", "html", "xlsx", "txt"])
    def test_a_full_device(self, forms: dict[str, Path], tmp_path: Path, ending: str) -> None:
        (tmp_path / f"r.{ending}").symlink_to("/dev/full")
        ended = run("audit", forms["json"], "-o", tmp_path / f"r.{ending}")
        assert ended.returncode == 2
        assert "No space left on device" in one_line(ended.stderr)
        assert (tmp_path / f"r.{ending}").is_symlink()

    @pytest.mark.parametrize("ending", ["json", "jsonl", "html", "xlsx", "txt"])
    def test_a_file_size_limit_keeps_the_old_file(self, forms: dict[str, Path], tmp_path: Path, ending: str) -> None:
        target = tmp_path / f"r.{ending}"
        target.write_bytes(b"old")
        ended = shell(f"ulimit -f 1; trap '' XFSZ; $P audit {forms['docx']} -o {target}")
        assert ended.returncode == 2
        assert "cannot write" in one_line(ended.stderr)
        assert target.read_bytes() == b"old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["forms", target.name]

    def test_what_is_not_a_regular_file_is_written_through(self, forms: dict[str, Path], tmp_path: Path) -> None:
        assert json.loads(shell(f"$P audit {forms['docx']} --format json -o /dev/stdout").stdout)["documents"]
        appended = shell(
            f"echo first > {tmp_path}/a; $P audit {forms['docx']} --format jsonl -o /dev/stdout >> {tmp_path}/a"
        )
        assert appended.returncode == 1
        first, second = (tmp_path / "a").read_bytes().splitlines()
        assert (first, json.loads(second)["form"]["index"]) == (b"first", 1)
        piped = shell(f"mkfifo {tmp_path}/p; $P audit {forms['docx']} --format json -o {tmp_path}/p & cat {tmp_path}/p")
        assert json.loads(piped.stdout)["documents"]
        assert stat.S_ISFIFO((tmp_path / "p").stat().st_mode)

    def test_a_missing_folder_and_a_folder_are_named(self, forms: dict[str, Path], tmp_path: Path) -> None:
        (tmp_path / "folder.json").mkdir()
        for name in ("no/such/r.json", "folder.json"):
            ended = run("audit", forms["json"], "-o", tmp_path / name)
            assert ended.returncode == 2
            assert f"cannot write {tmp_path}/{name}" in one_line(ended.stderr)


@pytest.mark.usefixtures("interruptible")
class TestSignals:
    @pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
    def test_they_keep_the_old_file_and_leave_nothing_behind(
        self, tmp_path: Path, number: signal.Signals, status: int
    ) -> None:
        source, target = tmp_path / "many", tmp_path / "r.jsonl"
        source.mkdir()
        form = _core.write_json(pe.examples()[:1])
        for n in range(1500):
            (source / f"{n}.json").write_bytes(form)
        target.write_bytes(b"old")
        with subprocess.Popen([*COMMAND, "audit", source, "-o", target], stderr=subprocess.PIPE) as process:
            while not any(part.stat().st_size for part in tmp_path.glob(".perfeval-*")):
                assert process.poll() is None
                time.sleep(0.01)
            process.send_signal(number)
            said = process.communicate(timeout=20)[1]
        assert process.returncode == status
        assert "interrupted" in one_line(said)
        assert target.read_bytes() == b"old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "r.jsonl"]

    def test_they_end_a_run_whose_reader_hangs(self, tmp_path: Path) -> None:
        """A pipe whose writer keeps it open and is silent."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen([*COMMAND, "audit", pipe], stderr=subprocess.PIPE) as process, pipe.open("wb"):
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
        assert process.returncode == 143
