"""A new user can follow the tutorials: every command, file and session of a page, in order, in a folder with examples/.

The pages of docs/zh too: their files 自评表.docx and 自评表/ are there if the page does not make them itself.
"""

import doctest
import re
import shlex
import shutil
from io import StringIO
from pathlib import Path

import pytest
from snippets import ROOT
from test_snippets import assert_prints
from tutorials import CHINESE, TUTORIALS, steps, written_file
from typer.testing import CliRunner

import perfeval as pe
from perfeval.cli import app

PAGES = [page for page in (*TUTORIALS, *CHINESE) if "perfeval" in page.read_text("utf-8")]
UNTRIED = ("FOLDER", "FILE", "--install")  # of a reader's own


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples" / "data", tmp_path / "examples" / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_tutorial(page: Path, folder: Path) -> None:
    pytest.importorskip("duckdb")
    made_by_the_page = "convert" in page.read_text("utf-8")
    if page in CHINESE and not made_by_the_page:
        pe.read("examples/data/forms.txt").save("自评表.docx")
    if page in CHINESE:
        (folder / "自评表").mkdir()
        shutil.copy(ROOT / "tests" / "data" / "forms.pdf", "自评表.pdf")
        pe.examples()[14].save("自评表/一张.xlsx")
    names: dict[str, object] = {}
    for language, block in steps(page):
        if language == "console":
            _type(block)
        elif language == "toml" and (named := written_file(block))[0]:
            with Path(named[0]).open("a" if named[1] else "w", encoding="utf-8") as file:
                file.write(block)
        elif language == "python" and ">>> " in block:
            _run(block, names, page.name)


def _type(block: str) -> None:
    """Run each command of a console block and compare what it prints."""
    for session in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        command, _, expected = session.partition("\n")
        if not command.startswith("$ perfeval ") or any(word in command for word in UNTRIED):
            continue
        ended = CliRunner().invoke(app, shlex.split(command.removeprefix("$ perfeval ")), env={"COLUMNS": "120"})
        assert ended.exit_code in (0, 1), (command, ended.output)
        if expected.strip(".\n"):
            assert_prints(expected, ended.stdout)


def _run(block: str, names: dict[str, object], page: str) -> None:
    report = StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    session = doctest.DocTestParser().get_doctest(block, names, page, page, 0)
    runner.run(session, out=report.write, clear_globs=False)
    names.update(session.globs)
    assert runner.summarize(verbose=False).failed == 0, report.getvalue()


def test_the_chinese_quick_start_has_commands() -> None:
    (page,) = [page for page in CHINESE if page.stem == "quick-start"]
    typed = [block for language, block in steps(page) if language == "console" and "perfeval" in block]
    assert len(typed) >= 8
