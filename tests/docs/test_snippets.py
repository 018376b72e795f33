"""The README and the pages of docs/ say what is true: every runnable block is run, and its printed output compared.

Runnable: ```python (sessions with >>>, one after the other in a page), ```cpp with a main (built by CMake), ```console
lines that begin `$ perfeval`. A ```text block right after a program is its output; `...` stands for anything.
"""

import doctest
import os
import re
import runpy
import shlex
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from snippets import PAGES, ROOT, Snippet, snippets

BUILD = Path(os.environ.get("PERFEVAL_BUILD", ROOT / "build" / "dev")).resolve()
ENVIRONMENT = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def assert_prints(expected: str, found: str) -> None:
    """Compare as doctest does, with `...` for anything."""
    same = doctest.OutputChecker().check_output(expected, found, doctest.ELLIPSIS)
    assert same, f"expected:\n{expected}\nfound:\n{found}"


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in the pages are those of a clone."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("page", [p for p in PAGES if ">>> " in p.read_text("utf-8")], ids=lambda page: page.name)
def test_python(page: Path) -> None:
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    report = StringIO()
    for snippet in snippets("python"):
        if snippet.page == page and ">>>" in snippet.body:
            session = doctest.DocTestParser().get_doctest(snippet.body, names, page.name, str(page), snippet.line)
            runner.run(session, out=report.write, clear_globs=False)
            names = session.globs
    assert runner.summarize(verbose=False).failed == 0, report.getvalue()


@pytest.mark.parametrize("snippet", [s for s in snippets("cpp") if "int main" in s.body], ids=lambda s: s.name)
def test_cpp(snippet: Snippet) -> None:
    program = BUILD / "tests" / "docs" / f"snippet_{snippet.name}"
    printed = subprocess.run([program], capture_output=True, encoding="utf-8", check=True, env=ENVIRONMENT).stdout
    if snippet.output is not None:
        assert_prints(snippet.output, printed)


@pytest.mark.parametrize("snippet", [s for s in snippets("console") if "$ perfeval" in s.body], ids=lambda s: s.name)
def test_console(snippet: Snippet) -> None:
    for session in re.split(r"^(?=\$ )", snippet.body, flags=re.MULTILINE):
        command, _, expected = session.partition("\n")
        if not command.startswith("$ perfeval "):
            continue
        words = shlex.split(command.removeprefix("$ perfeval "))
        run = [sys.executable, "-m", "perfeval", *words]
        ran = subprocess.run(run, capture_output=True, encoding="utf-8", check=False, env=ENVIRONMENT)
        assert ran.returncode in (0, 1), ran.stderr
        assert_prints(expected, ran.stdout)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.name)
def test_example(example: Path) -> None:
    runpy.run_path(str(example), run_name="__main__")
