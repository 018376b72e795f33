"""The search of the site: any characters of a Chinese word are found, wherever they are in it."""

import importlib.util
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("mkdocs", reason="mkdocs is not installed")
ROOT = Path(__file__).parents[2]


def hook() -> Any:
    spec = importlib.util.spec_from_file_location("search_hook", ROOT / "scripts" / "search_hook.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def separator() -> str:
    """The separators of the search, as mkdocs.yml has them."""
    found = re.search(r"separator: '(.*)'", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def test_every_chinese_character_is_a_word_of_the_index(tmp_path: Path) -> None:
    index = {
        "config": {},
        "docs": [{"location": "a.html", "title": "满意度", "text": "<p>服务对象满意度 ≥95%，good</p>"}],
    }
    (tmp_path / "search").mkdir()
    path = tmp_path / "search" / "search_index.json"
    path.write_text(json.dumps(index), encoding="utf-8")
    hook().on_post_build(SimpleNamespace(site_dir=str(tmp_path)))
    (page,) = json.loads(path.read_text(encoding="utf-8"))["docs"]
    assert [word for word in re.split(separator(), page["title"]) if word] == ["满", "意", "度"]
    assert page["text"].replace("\u200b", "") == index["docs"][0]["text"]
    assert "good</p>" in page["text"]
