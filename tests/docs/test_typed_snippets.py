"""The Python of the README and of docs/ passes mypy and pyright, and so does what a user writes (typed_user.py).

The README and typed_user.py are checked as strictly as it goes; the other pages have rules without annotations.
"""

import doctest
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from snippets import PAGES, ROOT

import perfeval

PACKAGE = Path(perfeval.__file__).parents[1]
TYPED = [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")]
USER = Path(__file__).with_name("typed_user.py")
LENIENT = ["--allow-untyped-defs", "--allow-untyped-calls", "--allow-untyped-decorators"]  # rules without annotations


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


def source_of(page: Path) -> str:
    """The Python of a page, as a module."""
    examples = doctest.DocTestParser().get_examples(page.read_text(encoding="utf-8"))
    return "".join(example.source for example in examples if not example.exc_msg)


def run(*words: str) -> None:
    environment = {**os.environ, "MYPYPATH": str(PACKAGE)}
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", [*TYPED, USER], ids=lambda page: page.stem)
def test_mypy(page: Path, tmp_path: Path, cache: Path) -> None:
    pytest.importorskip("mypy")
    module = tmp_path / "snippet.py"
    module.write_text(page.read_text(encoding="utf-8") if page == USER else source_of(page), encoding="utf-8")
    strictness = ["--strict", *([] if page == USER or page.name == "README.md" else LENIENT)]
    run("mypy", "--config-file", os.devnull, "--cache-dir", str(cache), *strictness, str(module))


def test_pyright(tmp_path: Path) -> None:
    """All at once: pyright needs a second or two to start."""
    pytest.importorskip("pyright")
    (tmp_path / "user.py").write_text(USER.read_text(encoding="utf-8"), encoding="utf-8")
    for page in TYPED:
        (tmp_path / f"page_{page.stem}.py").write_text(source_of(page), encoding="utf-8")
    settings = {
        "extraPaths": [str(PACKAGE)],
        "typeCheckingMode": "standard",
        "strict": ["user.py"],
        "reportUnusedExpression": False,  # a page shows what an expression is
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    run("pyright", "--pythonpath", sys.executable, "--project", str(tmp_path))
