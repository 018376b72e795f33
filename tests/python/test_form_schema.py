"""The JSON Schema of forms accepts what the library writes, and refuses what it refuses."""

import copy
import json
from pathlib import Path

import pytest

from perfeval import _core

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


@pytest.mark.parametrize(
    ("part", "key", "enumeration"),
    [
        ("unit", "dimension", "dimension"),
        ("statement", "kind", "statement_kind"),
        ("statement", "sign", "comparison"),
        ("budget_line", "line", "fund"),
        ("indicator", "category", "category"),
        ("indicator", "kind", "kind"),
        ("form", "kind", "form_kind"),
        ("unclear_column", "question", "column_question"),
    ],
)
def test_the_words_are_those_of_the_library(part: str, key: str, enumeration: str) -> None:
    definition = SCHEMA["$defs"][part]
    properties = definition.get("properties") or definition["anyOf"][1]["properties"]
    assert properties[key]["enum"] == _core.names()[enumeration]


@pytest.mark.parametrize("part", ["cell", "figure"])
def test_a_cell_holds_what_the_library_says_or_words(part: str) -> None:
    given = SCHEMA["$defs"][part]["anyOf"][1]["properties"]["content"]["enum"]
    assert sorted(given) == sorted([*_core.names()["content"], "words"])


def test_the_words_of_findings_are_those_of_the_library() -> None:
    findings = json.loads((ROOT / "docs/schema/findings.schema.json").read_text(encoding="utf-8"))["$defs"]
    names = _core.names()
    assert findings["form"]["properties"]["score"]["properties"]["grade"]["enum"] == [*names["grade"], None]
    finding = findings["finding"]["properties"]
    assert finding["rounding"]["properties"]["mode"]["enum"] == names["rounding_mode"]
    assert sorted(finding["severity"]["enum"]) == sorted(names["severity"])
    assert finding["diagnosis"]["enum"] == [*filter(None, names["diagnosis"]), None]
