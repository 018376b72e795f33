"""What docs/stability.md guarantees by name: nothing that the list of names has is gone.

With a release, `python tests/python/test_stability.py` adds the new names.
"""

import json
import re
from importlib.resources import files
from pathlib import Path

import typer

import perfeval as pe
from perfeval import cli

LIST = Path(__file__).parents[1] / "data" / "stable_names.txt"
DOCS = Path(__file__).parents[2]


def codes() -> set[str]:
    schema = json.loads((files("perfeval") / "data" / "findings.schema.json").read_text(encoding="utf-8"))
    return set(schema["$defs"]["finding"]["properties"]["code"]["enum"])


def keys(node: object, path: str) -> set[str]:
    """The keys of a JSON Schema, each with its definition."""
    made: set[str] = set()
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items():
            made |= {f"{path}.{name}"} | keys(inner, f"{path}.{name}")
        for name, inner in node.get("$defs", {}).items():
            made |= keys(inner, f"{path}:{name}")
        made |= keys(node.get("items"), f"{path}[]")
    return made


def options(command: typer.core.TyperCommand | typer.core.TyperGroup, name: str) -> set[str]:
    inner = getattr(command, "commands", {})
    made = {f"{name} {word}" for parameter in command.params for word in parameter.opts if word.startswith("-")}
    return made.union(*(options(one, f"{name} {word}") for word, one in inner.items()))


def names() -> dict[str, set[str]]:
    """The names that may not go, by what they are."""
    schemas = ("findings", "form", "score")
    return {
        "code": codes(),
        "python": set(pe.__all__) | {f"errors.{name}" for name in pe.errors.__all__},
        "command": options(typer.main.get_command(cli.app), "perfeval"),  # type: ignore[arg-type]
        "json": set().union(
            *(
                keys(json.loads((files("perfeval") / "data" / f"{name}.schema.json").read_text("utf-8")), name)
                for name in schemas
            )
        ),
    }


def test_no_name_is_gone() -> None:
    there = names()
    listed = [line.split(" ", 1) for line in LIST.read_text("utf-8").splitlines()]
    assert [name for kind, name in listed if name not in there[kind]] == []
    assert len(listed) > 400


def test_every_promise_names_the_test_that_holds_it() -> None:
    """Each bullet and each row of a table in the pages of promises, in the order of the pages."""
    promises = [line.split("\t") for line in (LIST.parent / "promises.tsv").read_text("utf-8").splitlines()]
    stated = [words for page in ("SECURITY.md", "docs/stability.md") for words in stated_in(page)]
    assert [promise for promise, _ in promises] == stated
    for promise, holders in promises:
        for holder in holders.split(", "):
            path, _, test = holder.partition("::")
            text = (DOCS / path).read_text("utf-8")
            assert not test or re.search(rf"\b{re.escape(test)}\b", text), (promise, holder)


def stated_in(page: str) -> list[str]:
    """The first words of each promise of a page."""
    text = (DOCS / page).read_text("utf-8").partition("## What is not promised")[0]
    lines = [line[2:] for line in text.splitlines() if line.startswith(("- ", "| "))]
    return [" ".join(line.split()[:6]) for line in lines if not line.startswith(("status", "---"))]


if __name__ == "__main__":
    LIST.write_text("".join(f"{kind} {name}\n" for kind, name in sorted((k, n) for k, a in names().items() for n in a)))
