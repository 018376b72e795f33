"""The JSON Schema of forms holds for what the library writes, and refuses what it refuses."""

import copy
import json
from pathlib import Path

import pytest

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/form.schema.json").read_text(encoding="utf-8"))
FORMS = json.loads((ROOT / "examples/data/forms.json").read_text(encoding="utf-8"))


def faults(document: object) -> list[str]:
    return [error.json_path for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)]


def test_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_seventeen_forms_hold() -> None:
    assert faults(FORMS) == []


def test_texts_alone_hold() -> None:
    assert faults({"schema": 1, "forms": [{"project": "甲", "total": {"weight": 100, "score": "99.5"}}]}) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("points", "1"), ("kind", "projekt"), ("budget", {}), ("project", True), ("index", 0), ("has", ["x"])],
)
def test_faults_are_found(key: str, value: object) -> None:
    document = copy.deepcopy(FORMS)
    document["forms"] = document["forms"][:1]
    document["forms"][0][key] = value
    assert faults(document)
