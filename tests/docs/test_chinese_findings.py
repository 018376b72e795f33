"""The Chinese page of findings has every code once, with what it means and what to ask, and nothing else."""

import re

from snippets import ROOT

from perfeval import _core

PAGE = ROOT / "docs" / "zh" / "codes.md"


def test_every_code_is_explained_once() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(code for code, _, _ in rows) == sorted(_core.names()["code"])
    assert all(not re.search("[A-Za-z]", meaning + request) for _, meaning, request in rows)
