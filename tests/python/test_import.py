"""What `import perfeval` loads: what is heavy waits until it is used."""

import subprocess
import sys

import pytest

HEAVY = {
    "asyncio",
    "altair",
    "concurrent.futures",
    "duckdb",
    "email",
    "glob",
    "hashlib",
    "html",
    "hypothesis",
    "importlib.resources",
    "logging",
    "numpy",
    "pandas",
    "pdfplumber",
    "perfeval.foreign",
    "perfeval.letter",
    "perfeval.office",
    "perfeval.pdf",
    "perfeval.plots",
    "perfeval.render",
    "perfeval.testing",
    "polars",
    "pyarrow",
    "random",
    "rich",
    "secrets",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "traceback",
    "typer",
}


def loaded_by(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    # -S: without the packages that an environment loads at the start of every interpreter.
    run = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{script}"]
    return set(subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout.split())


def test_nothing_heavy_is_loaded() -> None:
    assert not HEAVY & (loaded_by("import perfeval") - loaded_by("pass"))


@pytest.mark.parametrize(
    "statement",
    ["perfeval.audit(perfeval.examples())", "perfeval.score(perfeval.examples()[0])"],
)
def test_the_first_calls_load_no_library_of_frames(statement: str) -> None:
    loaded = loaded_by(f"import perfeval; {statement}")
    assert not {"pandas", "polars", "pyarrow", "altair", "perfeval.pdf", "email"} & loaded
