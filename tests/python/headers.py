"""The data members of the structs in the C++ headers, by a small reader of declarations.

It knows plain structs as this library writes them, and stops at a statement that it does not understand rather than
pass over a member.
"""

import re
from collections.abc import Iterator
from pathlib import Path

INCLUDE = Path(__file__).resolve().parents[2] / "include" / "perfeval"
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
STRUCT = re.compile(r"\bstruct\s+(\w+)\s*(?::\s*(?:public\s+)?(\w+)\s*)?\{")
NOT_DATA = re.compile(r"^(?:\[\[\w+\]\]\s*)?(?:friend|using|static|static_assert|enum|struct|explicit|template)\b|\(")
MEMBER = re.compile(r"^(?:const\s+)?[\w:]+(?:<[^;]*>)?[\s*&]+(?P<names>\w+(?:\s*,\s*\w+)*)$")


def members(header: str, struct: str) -> list[str]:
    """The data members of a struct, those of its base included, in the order of the declaration."""
    text = COMMENT.sub("", (INCLUDE / header).read_text(encoding="utf-8"))
    found = next((m for m in STRUCT.finditer(text) if m[1] == struct), None)
    assert found, f"no struct {struct} in {header}"
    inherited = members(header, found[2]) if found[2] else []
    return inherited + [name for statement in _statements(text, found.end()) for name in _names(statement, struct)]


def _statements(text: str, start: int) -> Iterator[str]:
    """The statements of the block that begins at `start`; what is in inner braces is left out."""
    depth, statement = 0, ""
    for position in range(start, len(text)):
        char = text[position]
        if char == "{":
            depth += 1
        elif char == "}":
            if depth == 0:
                return
            depth -= 1
            if depth == 0 and not _continues(text[position + 1 :], statement):
                yield statement
                statement = ""
        elif char == ";" and depth == 0:
            yield statement
            statement = ""
        elif depth == 0:
            statement += char
    raise AssertionError("a block without an end")


def _continues(rest: str, statement: str) -> bool:
    """Whether a closed brace was an initialiser: after it comes `;` or the next declarator; after a body neither."""
    return not re.search(r"\)[\w\s]*$", statement) and rest.lstrip()[:1] in (";", ",")


def _names(statement: str, struct: str) -> list[str]:
    declared = " ".join(statement.split())
    if not declared or NOT_DATA.search(declared.split("=")[0]):
        return []
    without_values = re.sub(r"\s*=\s*[^,]*", "", declared)
    matched = MEMBER.match(without_values)
    assert matched, f"not understood in struct {struct}: {declared}"
    return [name.strip() for name in matched["names"].split(",")]
