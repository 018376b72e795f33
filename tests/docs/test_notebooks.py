"""The notebooks of examples/notebooks/ run from top to bottom, and their own assertions hold.

They are kept without outputs.
"""

from pathlib import Path

import nbclient
import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "examples" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")  # of the kernel's own libraries
def test_a_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "strip the outputs: they are not tested"
    nbclient.NotebookClient(notebook, timeout=120).execute()
    assert any("assert" in cell.source for cell in notebook.cells)
