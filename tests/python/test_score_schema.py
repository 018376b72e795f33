"""The JSON of scorecards keeps docs/schema/score.schema.json, and the schema has the words of the library."""

import json
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest

import perfeval as pe


def schema(name: str) -> dict[str, object]:
    content: dict[str, object] = json.loads((files("perfeval") / "data" / f"{name}.schema.json").read_text("utf-8"))
    return content


def scorecards(path: str, layout: str, rules: str) -> bytes:
    words = [sys.executable, "-m", "perfeval", "score", path, "--format", layout, "--rules", rules]
    return subprocess.run(words, capture_output=True, check=False).stdout


@pytest.mark.parametrize("rules", ["cn-mof-2020", "pmkpi", "hubei-20"])
def test_the_json_of_scores_keeps_its_schema(rules: str, forms_txt: str) -> None:
    whole = schema("score")
    jsonschema.validate(json.loads(scorecards(forms_txt, "json", rules)), whole)
    one = {"$ref": "#/$defs/scorecard", "$defs": whole["$defs"]}
    for line in scorecards(forms_txt, "jsonl", rules).splitlines():
        jsonschema.validate(json.loads(line), one)
    for form in pe.examples():
        jsonschema.validate(json.loads(pe.score(form, rules).to_json()), one)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"index": 1}, one)


def test_a_failed_rule_keeps_the_schema_of_scores() -> None:
    @pe.rule(version="1")
    def failing(target, actual, weight):  # type: ignore[no-untyped-def]
        return weight / (target - target)

    content = json.loads(pe.score(pe.examples()[14], pe.Pack("cn-mof-2020").with_rule(failing)).to_json())
    assert content["troubles"]
    jsonschema.validate(content, {"$ref": "#/$defs/scorecard", "$defs": schema("score")["$defs"]})


def test_the_schema_of_scores_lists_every_word_that_the_library_has() -> None:
    definitions = schema("score")["$defs"]
    line = definitions["line"]["properties"]  # type: ignore[index]
    listed = {
        "direction": line["direction"],
        "grade": definitions["scorecard"]["properties"]["grade"],  # type: ignore[index]
        "rounding_mode": definitions["rounding"]["properties"]["mode"],  # type: ignore[index]
    }
    words = pe._core.names()
    for key, enumeration in listed.items():
        assert sorted(word for word in enumeration["enum"] if word) == sorted(filter(None, words[key]))
