"""The Python of the README and of docs/ passes mypy: the README as strictly as it goes."""

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest
from snippets import PAGES, ROOT

import perfeval

pytest.importorskip("mypy")

TYPED = [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")]
LENIENT = ["--allow-untyped-defs", "--allow-untyped-calls", "--allow-untyped-decorators"]  # rules without annotations


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


@pytest.mark.parametrize("page", TYPED, ids=lambda page: page.stem)
def test_the_snippets_of_a_page_are_typed(page: Path, tmp_path: Path, cache: Path) -> None:
    examples = doctest.DocTestParser().get_examples(page.read_text(encoding="utf-8"))
    shown = [example.source for example in examples if not example.exc_msg]
    module = tmp_path / "snippet.py"
    module.write_text("".join(shown), encoding="utf-8")
    where = Path(perfeval.__file__).parents[1]
    strictness = ["--strict", *([] if page.name == "README.md" else LENIENT)]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--config-file",
            os.devnull,
            "--cache-dir",
            str(cache),
            *strictness,
            str(module),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": str(where)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
