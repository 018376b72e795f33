"""The JSON Schema of forms accepts what the library writes, and refuses what it refuses."""

import copy
import json
import re
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
    [
        ("points", "1"),
        ("kind", "projekt"),
        ("budget", {}),
        ("project", True),
        ("index", 0),
        ("has", ["x"]),
        ("year", 2147483647),
    ],
)
def test_faults_are_found(key: str, value: object) -> None:
    document = copy.deepcopy(FORMS)
    document["forms"] = document["forms"][:1]
    document["forms"][0][key] = value
    assert faults(document)


def test_a_unit_over_zero_is_a_fault() -> None:
    document = {"schema": 1, "forms": [{"indicators": [{"found": {"unit": {"denominator": 0}}}]}]}
    assert faults(document) == ["$.forms[0].indicators[0].found.unit"]


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
        ("trouble", "kind", "trouble_kind"),
    ],
)
def test_the_words_are_those_of_the_library(part: str, key: str, enumeration: str) -> None:
    definition = SCHEMA["$defs"][part]
    properties = definition.get("properties") or definition["anyOf"][1]["properties"]
    assert properties[key]["enum"] == _core.names()[enumeration]


# What each function of a visitor of lib/json/fields.hpp reads and writes; words are tested above.
SHAPES = {
    "text": "string",
    "money": "string",
    "day": "string",
    "whole": "integer",
    "depth": "integer",
    "flag": "boolean",
    "number": "number",
    "maybe_number": "number",
    "list": "array",
    "whole_list": "array",
    "columns": "array",
    "states": "statement",
}
FIELDS = (ROOT / "lib/json/fields.hpp").read_text(encoding="utf-8")
STRUCTS = dict(re.findall(r"maybe_const<(\w+)> \w+>\nvoid fields\([^)]*\) \{\n(.*?)\n\}", FIELDS, re.DOTALL))


def keys_of(body: str) -> dict[str, str]:
    """The keys that the library reads and writes for one struct, with their shapes."""
    body = body.replace("v.heading_names(parts);", 'v.name("category", parts); v.name("kind", parts);')
    keys = {}
    for function, key, rest in re.findall(r'v\.(\w+)\("(\w+)", (.*?)\);', body):
        shape = SHAPES.get(function, "")
        if function == "part":
            shape = "figure" if "column::" in rest else "cell"
        keys[key] = shape
    return keys


def shape_of(member: dict[str, str]) -> str:
    return member.get("$ref", "").rpartition("/")[2] or member.get("type", "")


@pytest.mark.parametrize("struct", sorted(STRUCTS))
def test_the_keys_are_those_that_the_library_reads_and_writes(struct: str) -> None:
    definition = SCHEMA["$defs"][{"total_line": "total"}.get(struct, struct)]
    properties = definition.get("properties") or definition["anyOf"][1]["properties"]
    keys = keys_of(STRUCTS[struct])
    assert list(properties) == list(keys)
    for key, shape in keys.items():
        if shape:
            assert (key, shape_of(properties[key])) == (key, shape)


def test_every_part_of_a_form_has_a_definition() -> None:
    named = {{"total_line": "total"}.get(struct, struct) for struct in STRUCTS}
    assert named == set(SCHEMA["$defs"]) - {"number", "cell", "figure"}


def test_the_columns_are_those_of_the_library() -> None:
    names = re.findall(r'visit\("(\w+)"', FIELDS)
    assert len(names) == 12
    assert SCHEMA["$defs"]["form"]["properties"]["has"]["items"]["enum"] == names


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
