"""The JSON Schema of packs accepts every shipped pack, and refuses what the reader refuses for its shape."""

import copy
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from perfeval import _core

if sys.version_info >= (3, 11):
    import tomllib
else:
    pytest.skip("reading TOML in Python needs 3.11", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "rules.schema.json").read_text("utf-8"))
PACKS = sorted((ROOT / "lib" / "packs").glob("*.toml"))


def default_pack() -> dict[str, Any]:
    return tomllib.loads((ROOT / "lib" / "packs" / "cn-mof-2020.toml").read_text("utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_shipped_pack_keeps_the_schema(path: Path) -> None:
    jsonschema.validate(tomllib.loads(path.read_text("utf-8")), SCHEMA)


KEYS = [one["key"] for one in _core.parameter_descriptions()]


@pytest.mark.parametrize("key", KEYS)
def test_every_parameter_is_named_in_both_languages_and_may_have_its_own_source(key: str) -> None:
    place: dict[str, Any] = SCHEMA
    source: dict[str, Any] = SCHEMA["properties"]["sources"]
    for part in key.split("."):
        place, source = place["properties"][part], source["properties"][part]
    assert re.search("[\u4e00-\u9fff]", place["title"])
    assert place["description"]
    assert source == {"$ref": "#/$defs/clause"}


def test_the_schema_is_what_the_library_declares() -> None:
    made = subprocess.run([sys.executable, ROOT / "scripts" / "make-schema", "--check"], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr


def both_ends(pack: dict[str, Any]) -> None:
    pack["execution"]["points"] = {"rule": "bands", "bands": [{"from": 0, "above": 0, "share": 1}]}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pack: pack["over"].update(reason_ration=2),
        lambda pack: pack["over"].update(reason_ratio="much"),
        lambda pack: pack["execution"].update(denominator="yearly"),
        lambda pack: pack["execution"].update(points={"rule": "caped"}),
        lambda pack: pack["execution"].update(points={"rule": "gated"}),
        lambda pack: pack["qual"].update(tiers=[0.5]),
        lambda pack: pack["clauses"]["grade"].pop("document"),
        lambda pack: pack["scenario"][0].pop("expect"),
        lambda pack: pack["scenario"][0].update(total=90),
        lambda pack: pack.pop("source"),
        lambda pack: pack["execution"].update(zero_budget="ten"),
        lambda pack: pack["weights"].update(ranges={"output": [40]}),
        lambda pack: pack.update(across={"caps": [{"category": "output"}]}),
        lambda pack: pack.update(across={"vetoes": [{"below": 0.6}]}),
        lambda pack: pack["sources"].update(over={"reason_ration": {"document": "m"}}),
        lambda pack: pack["scenario"].append({"name": "n", "expect": 1, "rows": []}),
        both_ends,
    ],
)
def test_a_pack_of_another_shape_breaks_the_schema(spoil: Callable[[dict[str, Any]], object]) -> None:
    pack = copy.deepcopy(default_pack())
    spoil(pack)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(pack, SCHEMA)
