"""The types of words are those of the library, and the stub says what the extension says."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import perfeval as pe
from perfeval import literals


def test_fields_are_those_that_forms_have() -> None:
    form = pe.examples()[14]
    kinds = {"FigureField": pe.Figure, "CellField": pe.Cell, "LineField": pe.BudgetLine}
    for name, kind in kinds.items():
        for field in get_args(getattr(literals, name)):
            assert type(form[field]) is kind, field


def test_formats_are_those_of_reports() -> None:
    report = pe.audit(pe.examples()[0])
    for layout in get_args(literals.ReportFormat):
        assert report.to_bytes(layout)


def test_the_stub_and_the_types_say_what_the_extension_says() -> None:
    check = [sys.executable, str(Path(__file__).parents[2] / "scripts" / "make-stub"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
