"""One bad file among good ones: whatever is wrong with it is its trouble, and the others go on."""

import email.mime.multipart
import email.mime.text
import io
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import perfeval as pe
from perfeval import _core, cli, foreign, many, paths, render_readings
from perfeval.command import read

COMMAND = [sys.executable, "-m", "perfeval"]
ODD = "\udcd7\udcd4\udcc6\udcc0.json"  # 自评.json in GBK, as Chinese zips are unpacked


def run(*words: str | Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    ended = subprocess.run(
        [*COMMAND, *map(str, words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )
    assert b"Traceback" not in ended.stderr
    return ended


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with one good file, the last by name."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "zz.json").write_bytes(_core.write_json(pe.examples()[14:15]))
    return folder


def audited(folder: Path) -> dict[str, pe.reports.AuditedDocument]:
    """The documents of the command's audit of a folder, by name, with one form in the good one."""
    ended = run("audit", folder, "--format", "json")
    assert ended.returncode == 1
    json.loads(ended.stdout.decode("utf-8"))
    report = pe.Report(ended.stdout.decode())
    documents = {Path(document.path).name: document for document in report.documents}
    assert len(documents["zz.json"].forms) == 1
    return documents


class TestNames:
    @pytest.fixture
    def odd(self, good: Path) -> Path:
        path = good / ODD
        path.write_bytes((good / "zz.json").read_bytes())
        return path

    @pytest.mark.parametrize("locale", ["C.UTF-8", "C", "POSIX", "en_US.ISO-8859-1"])
    def test_that_are_not_utf_8_are_audited_in_a_folder_and_by_name(self, odd: Path, locale: str) -> None:
        for source, documents in ((odd.parent, 2), (odd, 1)):
            ended = run("audit", source, "--format", "json", LC_ALL=locale)
            report = json.loads(ended.stdout.decode("utf-8"))
            assert [len(document["forms"]) for document in report["documents"]] == [1] * documents
            assert any(document["path"].endswith("\ufffd\ufffd\ufffd\ufffd.json") for document in report["documents"])

    def test_that_are_not_utf_8_are_scored_explained_converted_and_shown(self, odd: Path, tmp_path: Path) -> None:
        assert json.loads(run("score", odd, "--format", "json").stdout)["scorecards"]
        assert run("explain", odd).stdout
        assert run("read", odd).returncode == 0
        assert run("audit", odd).returncode == 1
        assert run("audit", odd, "--format", "html", LC_ALL="C").stdout.decode("utf-8")
        target = odd.with_name(ODD.replace("json", "docx"))
        assert run("convert", odd, "-o", target).returncode == 0
        assert pe.read(str(target)).forms
        assert run("audit", target, "-o", tmp_path / "marked.docx").returncode == 1
        assert run("audit", odd, "--repair").returncode == 1
        assert odd.with_name(ODD.replace(".json", ".repaired.json")).is_file()

    def test_as_the_library_shows_them(self, odd: Path) -> None:
        document = pe.read(odd)
        assert document.path.endswith("\ufffd.json")
        assert pe.audit(odd).to_json().encode()

    def test_of_missing_files(self, tmp_path: Path) -> None:
        ended = run("audit", tmp_path / ODD, "--format", "json")
        assert ended.returncode == 2
        (document,) = json.loads(ended.stdout)["documents"]
        assert document["troubles"][0]["found"] == "No such file or directory"


class TestPlaces:
    def test_a_named_pipe_without_a_writer(self, good: Path) -> None:
        os.mkfifo(good.parent / "pipe.json")
        started = time.monotonic()
        ended = run("audit", good.parent / "pipe.json", good / "zz.json", "--format", "json")
        assert time.monotonic() - started < 10
        bad, fine = json.loads(ended.stdout)["documents"]
        assert bad["troubles"][0]["found"] == "a pipe that nobody writes to"
        assert len(fine["forms"]) == 1

    def test_a_named_pipe_with_a_slow_writer(self, good: Path, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        data = (good / "zz.json").read_bytes()

        def write() -> None:
            with pipe.open("wb", buffering=0) as file:
                file.write(data[:1000])
                time.sleep(0.1)
                file.write(data[1000:])

        writer = threading.Thread(target=write)
        writer.start()
        assert len(pe.read(pipe).forms) == 1
        writer.join()

    def test_a_converted_file_comes_through_a_pipe(self, tmp_path: Path) -> None:
        archive = tmp_path / "a.mht"
        archive.write_bytes(web_archive(1))
        line = f"{' '.join(COMMAND)} audit <(cat {archive}) --format json"
        ended = subprocess.run(["bash", "-c", line], capture_output=True, check=False, timeout=60)
        assert len(json.loads(ended.stdout)["documents"][0]["forms"]) == 1

    def test_a_folder_that_may_not_be_opened(self, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        closed = good / "closed"
        closed.mkdir()
        (closed / "a.json").write_bytes((good / "zz.json").read_bytes())
        scan = os.scandir

        def refusing(path: str) -> object:
            if str(path) == str(closed):
                raise PermissionError(13, "Permission denied", str(closed))
            return scan(path)

        monkeypatch.setattr(os, "scandir", refusing)
        assert many.files_of(good) == [str(closed), str(good / "zz.json")]
        bad, fine = pe.audit(good).documents
        assert (bad.readable, len(fine.forms)) == (False, 1)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
    def test_a_folder_without_permission(self, good: Path) -> None:
        (good / "closed").mkdir(0o000)
        assert audited(good)["closed"].troubles[0].found == "a folder: Permission denied"

    def test_a_file_that_grows_while_it_is_read_is_cut_off_at_the_limit(self, tmp_path: Path) -> None:
        assert len(paths.bytes_of("/dev/zero", 100_000)) == 100_001
        endless = tmp_path / "endless.json"
        endless.symlink_to("/dev/zero")
        limits = pe.Limits(bytes=100_000)
        assert "limits.bytes" in pe.read(endless, limits=limits).troubles[0].expected
        growing = tmp_path / "growing.txt"
        growing.write_bytes(b"a\n")
        done = threading.Event()

        def grow() -> None:
            with growing.open("ab", buffering=0) as file:
                while not done.is_set():
                    file.write(b"a\n" * 1000)

        writer = threading.Thread(target=grow)
        writer.start()
        try:
            assert pe.read(growing, limits=limits).state in ("unreadable", "no_form")
        finally:
            done.set()
            writer.join()

    def test_a_link_to_nowhere_and_a_file_among_the_folders(self, good: Path) -> None:
        (good / "nowhere.json").symlink_to("nothing")
        ended = run("audit", good / "nowhere.json", good / "zz.json" / "x.json", good, "--format", "json")
        assert [len(document["forms"]) for document in json.loads(ended.stdout)["documents"]] == [0, 0, 1]


def web_archive(depth: int) -> bytes:
    """A web archive with the page so many parts deep."""
    page: email.message.Message = email.mime.text.MIMEText(
        _core.write_html(pe.examples()[:1]).decode(), "html", "utf-8"
    )
    head, foot = b"", b""
    for n in range(depth):
        head += b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        foot = b"\r\n--b%d--\r\n" % n + foot
    return b"MIME-Version: 1.0\r\n" + head + page.as_bytes() + foot


def document_xml(content: bytes) -> bytes:
    """A .docx with this as its document."""
    package = io.BytesIO(_core.write_docx(pe.examples()[:1]))
    made = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def form_json(form: dict[str, object]) -> bytes:
    return json.dumps({"schema": 1, "forms": [form]}).encode()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "deep.mht": (lambda: web_archive(3000), "unreadable-document"),
    "low-above-high.json": (
        lambda: form_json(
            {
                "indicators": [
                    {
                        "actual": "19.4万元",
                        "wanted": {"kind": "number"},
                        "found": {"kind": "number", "low": "19.4", "unit": {"numerator": 10000}},
                    }
                ]
            }
        ),
        "wrong-value",
    ),
    "unit.json": (
        lambda: form_json({"indicators": [{"actual": "1", "found": {"unit": {"base": "个", "denominator": 0}}}]}),
        "wrong-value",
    ),
    "year.json": (
        lambda: form_json({"year": 2147483647, "indicators": [{"target": "12月底前", "actual": "22年12月"}]}),
        "wrong-value",
    ),
    "long.json": (lambda: form_json({"total": {"score": {"text": "1", "value": "1e99999"}}}), "wrong-value"),
    "bytes.docx": (
        lambda: document_xml(
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr>'
            b"<w:tc><w:p><w:r><w:t>\xe9\xa1</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
        ),
        "invalid-utf8",
    ),
    "reference.docx": (
        lambda: document_xml(
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr>'
            b"<w:tc><w:p><w:r><w:t>&#xD800;&#x110000;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
        ),
        "invalid-utf8",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_wrong_is_a_trouble_and_the_good_file_is_audited(good: Path, name: str) -> None:
    make, kind = HOSTILE[name]
    (good / name).write_bytes(make())
    document = audited(good)[name]
    assert kind in {trouble.kind for trouble in document.troubles}
    for command in ("score", "explain", "read", "convert"):
        out = ["-o", good.parent / "out.json"] if command == "convert" else []
        assert run(command, good / name, *out).returncode in (0, 1, 2)
    read = pe.read(good / name)
    assert repr(read.forms)
    assert repr([table.texts for table in read.tables])
    assert pe.read(_core.write_json(read.forms)).forms == read.forms


class TestErrorsThatNobodyForesaw:
    """The parts are replaced by ones that raise."""

    def test_while_a_file_is_read(self, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (good / "aa.json").write_bytes(b"{}")
        read = _core.read_path

        def failing(path: str, limits: pe.Limits, words: pe.Lexicon) -> pe.Document:
            if path.endswith("aa.json"):
                raise RuntimeError("broken\nreader")
            return read(path, limits, words)

        monkeypatch.setattr(_core, "read_path", failing)
        bad, fine = (report.documents[0] for report in pe.audit_many(good))
        assert bad.troubles[0].found == "RuntimeError: broken reader"
        assert len(fine.forms) == 1

    def test_while_another_reader_works(self, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (good / "aa.mht").write_bytes(web_archive(1))
        (good / "bb.mht").write_bytes(web_archive(1) + b"broken")
        unpacked = foreign._READERS["web_archive"]

        def failing(file: foreign.Foreign, limits: pe.Limits) -> pe.Document:
            if file.data.endswith(b"broken"):
                raise MemoryError
            return unpacked(file, limits)

        monkeypatch.setitem(foreign._READERS, "web_archive", failing)
        documents = pe.audit(good).documents
        assert [len(document.forms) for document in documents] == [1, 0, 1]
        assert documents[1].troubles[0].found.startswith("MemoryError")

    def test_while_a_document_is_audited(self, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (good / "aa.json").write_bytes((good / "zz.json").read_bytes())
        audit = _core.audit_documents

        def failing(documents: list[pe.Document], *others: object) -> object:
            if documents and documents[0].path.endswith("aa.json") and documents[0].forms:
                raise ZeroDivisionError("by zero")
            return audit(documents, *others)  # type: ignore[arg-type]

        monkeypatch.setattr(_core, "audit_documents", failing)
        bad, fine = (report.documents[0] for report in pe.audit_many(good))
        assert bad.troubles[0].found == "ZeroDivisionError: by zero"
        assert bad.sha256 == fine.sha256

    @pytest.mark.parametrize("layout", ["table", "json", "jsonl", "html", "md", "xlsx"])
    def test_while_a_report_is_rendered(self, good: Path, layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
        (good / "aa.json").write_bytes((good / "zz.json").read_bytes())
        attribute = {"table": "documents", "json": "to_json", "jsonl": "to_jsonl"}.get(layout, "to_bytes")
        real = pe.Report.__dict__[attribute]

        def failing(report: pe.Report, *words: object, **named: object) -> object:
            documents = json.loads(report._audit().to_json())["documents"]
            if any(document["path"].endswith("aa.json") and document["forms"] for document in documents):
                raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
            return real.func(report) if attribute == "documents" else real(report, *words, **named)

        monkeypatch.setattr(pe.Report, attribute, property(failing) if attribute == "documents" else failing)
        target = good.parent / f"out.{'txt' if layout == 'table' else layout}"
        ended = CliRunner().invoke(cli.app, ["audit", str(good), "-o", str(target), "--lang", "en"])
        assert ended.exit_code == 1
        assert f"{good}/aa.json: unreadable-document: found UnicodeDecodeError" in ended.stderr
        if layout != "xlsx":
            assert "unreadable-document" in target.read_text(encoding="utf-8")
            assert "total-mismatch" in target.read_text(encoding="utf-8")

    @pytest.mark.parametrize("layout", ["table", "json"])
    def test_while_a_reading_is_shown(self, good: Path, layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
        (good / "aa.json").write_bytes((good / "zz.json").read_bytes())
        real = {"table": render_readings.reading_lines, "json": _core.reading_json}[layout]

        def failing(shown: object, *words: object) -> object:
            for document in shown if isinstance(shown, list) else [shown]:
                if document.path.endswith("aa.json") and document.forms:
                    raise RecursionError("too deep")
            return real(shown, *words)  # type: ignore[operator]

        if layout == "json":
            monkeypatch.setattr(_core, "reading_json", failing)
        else:
            monkeypatch.setattr(read, "reading_lines", failing)
            monkeypatch.setattr(render_readings, "reading_lines", failing)
        target = good.parent / ("out.json" if layout == "json" else "out.txt")
        ended = CliRunner().invoke(cli.app, ["read", str(good), "-o", str(target), "--lang", "en"])
        assert ended.exit_code == 0
        assert f"{good}/aa.json: unreadable-document: found RecursionError: too deep" in ended.stderr
        shown = target.read_text(encoding="utf-8")
        assert "unreadable-document" in shown or "RecursionError" in shown
        assert str(good / "zz.json") in shown

    @pytest.mark.parametrize("layout", ["table", "json", "jsonl", "html", "md", "xlsx", "docx"])
    def test_while_a_scorecard_is_shown(self, good: Path, layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
        content = json.loads((good / "zz.json").read_bytes())
        content["forms"][0]["project"] = "坏的"
        (good / "aa.json").write_text(json.dumps(content), encoding="utf-8")
        names = {"table": "lines", "json": "to_json", "jsonl": "to_json", "html": "explain", "md": "explain"}
        name = names.get(layout, "filled")
        real = getattr(pe.Scorecard, name)

        def failing(card: pe.Scorecard, *words: object, **named: object) -> object:
            if card.form.project.text == "坏的":
                raise ValueError("cannot be shown")
            return real.fget(card) if name == "lines" else real(card, *words, **named)

        monkeypatch.setattr(pe.Scorecard, name, property(failing) if name == "lines" else failing)
        target = good.parent / f"out.{'txt' if layout == 'table' else layout}"
        words = [] if layout in ("table", "xlsx", "docx") else ["--format", layout]
        ended = CliRunner().invoke(cli.app, ["score", str(good), "-o", str(target), "--lang", "en", *words])
        assert ended.exit_code in (0, 1), ended.stderr
        assert f"{good}/aa.json: unreadable-document: found ValueError: cannot be shown" in ended.stderr
        assert "坏的" not in target.read_bytes().decode("utf-8", "replace")
        assert target.stat().st_size > 500

    def test_an_interrupt_is_not_a_trouble(self, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(path: str, limits: pe.Limits, words: pe.Lexicon) -> pe.Document:
            raise KeyboardInterrupt

        monkeypatch.setattr(_core, "read_path", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pe.audit(good)


def test_a_document_whose_parts_cannot_be_edited_is_not_marked(tmp_path: Path) -> None:
    """A part that marking must copy is stored with a method that nobody reads."""
    package = zipfile.ZipFile(io.BytesIO(_core.write_docx(pe.examples()[14:15])))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name in package.namelist():
            new.writestr(name, package.read(name))
        new.writestr("customXml/item1.xml", b"<a/>" * 100)
    data = bytearray(made.getvalue())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.rindex(
            mark,
            0,
            data.rindex(b"customXml/item1.xml") if mark == b"PK\x01\x02" else data.index(b"customXml/item1.xml"),
        )
        data[at + offset] = 99
    source, target = tmp_path / "source.docx", tmp_path / "marked.docx"
    source.write_bytes(data)
    target.write_bytes(b"old")
    ended = run("audit", source, "-o", target)
    if ended.returncode == 2:
        (line,) = ended.stderr.decode().splitlines()
        assert line.startswith("perfeval: cannot mark")
        assert target.read_bytes() == b"old"
    else:
        assert pe.read(target).forms
    assert stat.S_ISREG(target.stat().st_mode)


@pytest.mark.parametrize("command", ["score", "explain", "convert"])
def test_what_was_lost_in_reading_is_said_although_there_are_forms(tmp_path: Path, command: str) -> None:
    source = tmp_path / "a.json"
    source.write_bytes(form_json({"year": 99999999999}))
    ended = run(command, source, *(["-o", tmp_path / "out.json"] if command == "convert" else []))
    assert ended.stderr.decode().splitlines() == [
        f"perfeval: {source}: line 1, column 34 (forms[1].year): wrong-value: found 99999999999, "
        "expected a whole number from -2147483648 to 2147483647"
    ]
    assert ended.returncode == 0


class TestOtherFilesOfACall:
    """Rules, words, scenarios and an earlier report."""

    @pytest.mark.parametrize("option", ["--rules", "--words", "--baseline"])
    def test_a_pipe_that_nobody_writes_to_ends_the_call(self, good: Path, tmp_path: Path, option: str) -> None:
        os.mkfifo(tmp_path / "pipe.toml")
        ended = run("audit", good, option, tmp_path / "pipe.toml")
        (line,) = ended.stderr.decode().splitlines()
        assert (ended.returncode, "nobody writes to" in line) == (2, True)

    @pytest.mark.parametrize("option", ["--rules", "--words"])
    def test_what_is_no_text_is_said_in_words(self, good: Path, tmp_path: Path, option: str) -> None:
        binary = tmp_path / "a.toml"
        binary.write_bytes(b"id = '\xff'")
        ended = run("audit", good, option, binary)
        said = f"perfeval: cannot read the {option[2:]} {binary}: byte 7 is not UTF-8; a TOML file is a text"
        assert (ended.returncode, ended.stderr.decode().splitlines()) == (2, [said])
        ended = run("audit", good, option, tmp_path / "none.toml")
        assert ended.stderr.decode().endswith("none.toml: No such file or directory\n")

    def test_names_that_are_not_utf_8(self, good: Path, tmp_path: Path) -> None:
        rules = tmp_path / ODD.replace("json", "toml")
        rules.write_text('id = "x"\nwrong = 1\n', encoding="utf-8")
        ended = run("rules", "check", rules)
        assert (ended.returncode, b"unknown" in ended.stdout) == (1, True)
        assert run("audit", good, "--rules", rules).returncode == 2
        words = tmp_path / ODD.replace("json", "words.toml")
        words.write_text('version = "1"\n', encoding="utf-8")
        assert b"internal error" not in run("audit", good, "--words", words).stderr


class TestAnInterruptDuringTheImport:
    """A module that the command imports waits, so that the interrupt comes before the command itself runs."""

    @pytest.mark.parametrize("module", ["decimal", "rich", "typer"])
    @pytest.mark.parametrize("started", ["module", "script"])
    def test_ends_with_130_and_prints_nothing(self, tmp_path: Path, module: str, started: str) -> None:
        reached = tmp_path / "reached"
        waiting = f"import pathlib, time\npathlib.Path({str(reached)!r}).touch()\ntime.sleep(30)\n"
        (tmp_path / f"{module}.py").write_text(waiting, encoding="utf-8")
        program = COMMAND
        if started == "script":
            script = tmp_path / "bin" / "perfeval"
            script.parent.mkdir()
            script.write_text("import sys\nfrom perfeval.cli import main\nsys.exit(main())\n", encoding="utf-8")
            program = [sys.executable, str(script)]
        path = os.pathsep.join([str(tmp_path), str(Path(pe.__file__).parents[1])])
        running = subprocess.Popen(
            [*program, "--version"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            cwd=tmp_path,
        )
        waited = time.monotonic()
        while not reached.exists() and running.poll() is None and time.monotonic() - waited < 30:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        assert (*running.communicate(timeout=30), running.returncode) == (b"", b"", 130)

    def test_of_another_program_stays_with_it(self) -> None:
        code = "import perfeval, signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert done.stdout == b"True\n"
