"""audit_many shows a bar in a notebook, and nothing anywhere else."""

from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

import perfeval as pe
from perfeval import progress

FORMS = Path("examples/data/forms.txt")
CODE = """
import perfeval as pe
reports = list(pe.audit_many([{path!r}] * 3))
assert len(reports) >= 3
"""


@pytest.mark.filterwarnings("ignore")  # of the kernel's own libraries
def test_a_notebook_shows_a_bar() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE.format(path=str(FORMS.resolve())))])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    assert output["data"]["text/plain"] == "3 / 3 files"
    assert '<progress value="3" max="3">' in output["data"]["text/html"]


def test_nothing_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not progress.in_notebook()
    monkeypatch.setattr(progress, "watched", None)
    assert len(list(pe.audit_many(FORMS))) == 1


def test_a_bar_is_drawn_as_often_as_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    class Bar:
        def update(self, bar: object) -> None:
            drawn.append(repr(bar))

    def display(bar: object, display_id: bool) -> Any:
        drawn.append(repr(bar))
        return Bar()

    monkeypatch.setattr("IPython.display.display", display)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert list(progress.watched(range(1000), lambda: 1000)) == list(range(1000))
    assert (drawn[0], drawn[-1]) == ("0 / 1,000 个文件", "1,000 / 1,000 个文件")
    assert len(drawn) < 20
    drawn.clear()
    for _ in progress.watched(range(5), None):
        break
    assert drawn[-1] == "1 个文件"
