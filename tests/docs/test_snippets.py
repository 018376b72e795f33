"""The README and the pages of docs/ say what is true: every runnable block is run, and its printed output compared.

Runnable: ```python (a session with >>>, or a program), ```cpp with a main, ```console lines that begin `$ perfeval`.
A ```text block right after a program is its expected output; `...` stands for anything.
"""

import doctest
import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("PERFEVAL_BUILD", ROOT / "build" / "dev"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


@dataclass
class Snippet:
    """One fenced block, and the text block that follows it, if one does."""

    page: Path
    line: int
    language: str
    body: str
    output: str | None

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def snippets(language: str) -> Iterator[Snippet]:
    """The blocks of one language in all pages."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = list(FENCE.finditer(text))
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            near = following and following[1] == "text" and len(text[block.end() : following.start()]) < 80
            output = following[2] if following and near else None
            if block[1] == language:
                yield Snippet(page, text.count("\n", 0, block.start()) + 1, language, block[2], output)


def assert_prints(expected: str, found: str) -> None:
    """Compare as doctest does, with `...` for anything."""
    assert doctest.OutputChecker().check_output(expected, found, doctest.ELLIPSIS), (
        f"expected:\n{expected}\nfound:\n{found}"
    )


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in the pages are those of a clone."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("snippet", list(snippets("python")), ids=str)
def test_python(snippet: Snippet) -> None:
    if ">>>" in snippet.body:
        example = doctest.DocTestParser().get_doctest(snippet.body, {}, str(snippet), str(snippet.page), snippet.line)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        report = StringIO()
        assert runner.run(example, out=report.write).failed == 0, report.getvalue()
        return
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(snippet.body, str(snippet), "exec"), {"__name__": "__main__"})
    if snippet.output is not None:
        assert_prints(snippet.output, printed.getvalue())


@pytest.mark.parametrize("snippet", [s for s in snippets("cpp") if "int main" in s.body], ids=str)
def test_cpp(snippet: Snippet, tmp_path: Path) -> None:
    source, program = tmp_path / "snippet.cpp", tmp_path / "snippet"
    source.write_text(snippet.body, encoding="utf-8")
    includes = [f"-I{ROOT / 'include'}", f"-I{BUILD / 'generated'}"]
    compiler = [os.environ.get("CXX", "c++"), "-std=c++20", "-DPERFEVAL_COMPILED_CORE", *includes]
    subprocess.run([*compiler, source, "-o", program, BUILD / "libperfeval.a"], check=True)
    printed = subprocess.run([program], capture_output=True, encoding="utf-8", check=True, env=ENVIRONMENT).stdout
    if snippet.output is not None:
        assert_prints(snippet.output, printed)


@pytest.mark.parametrize("snippet", [s for s in snippets("console") if "$ perfeval" in s.body], ids=str)
def test_console(snippet: Snippet) -> None:
    for session in re.split(r"^(?=\$ )", snippet.body, flags=re.MULTILINE):
        command, _, expected = session.partition("\n")
        if not command.startswith("$ perfeval "):
            continue
        words = shlex.split(command.removeprefix("$ perfeval "))
        ran = subprocess.run(
            [sys.executable, "-m", "perfeval", *words],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env=ENVIRONMENT,
        )
        assert ran.returncode in (0, 1), ran.stderr
        assert_prints(expected, ran.stdout)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.name)
def test_example(example: Path) -> None:
    runpy.run_path(str(example), run_name="__main__")
