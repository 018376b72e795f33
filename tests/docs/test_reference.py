"""The Python reference of the site names everything that is public."""

import re

import pytest
from snippets import ROOT

import perfeval as pe

PAGE = (ROOT / "docs" / "python-reference.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"^::: perfeval(?:\.\w+)*\.(\w+)|^ +- (\w+)$", PAGE, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(set(pe.__all__) - {"__version__", "Number"}))
def test_the_reference_names(name: str) -> None:
    assert name in {part for pair in NAMED for part in pair}
