"""Run by test_wrong_calls.py in a process of its own: a bool in the place of every number, bytes in that of every text.

Every parameter of the public names that takes a number or a text is tried; the other arguments have the right types.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from hostile_calls import SAMPLES, calls

from perfeval.calls import BYTES, NUMBERS, _parameters, _signatures, _simple, _split

GOOD: dict[str, object] = {**SAMPLES, "str": "x", "bool": False, "bytes": b"", "object": 1, "list": [], "Sequence": []}
GOOD |= {"Decimal": 1, "Fraction": 1, "Iterable": [], "dict": {}, "Callable": len, **dict.fromkeys(NUMBERS, 1)}


def kinds(annotation: str) -> set[str]:
    return {_simple(each.strip()) for each in _split(annotation.replace("'", "").replace('"', ""), "|")}


def mistakes(annotation: str) -> list[object]:
    """What must not be taken for a value of this type. The bytes of a file have the names of BYTES."""
    named = kinds(annotation)
    if named & {"object", "Any", "", "Words", "Rules", "Source"}:
        return []
    made: list[object] = []
    if named & {*NUMBERS, "Number"} and "bool" not in named:
        made += [True, False]
    if "str" in named and not named & {"bytes", "Iterable", "PathLike"}:
        made += [b"x", bytearray(b"x")]
    return made


def good(annotation: str) -> object:
    return next((GOOD[kind] for kind in kinds(annotation) if kind in GOOD), None)


def parameters(function: Callable[..., object]) -> Iterator[list[tuple[str, str, bool]]]:
    """The parameters of each signature: name, annotation, whether it is required."""
    owner = function.__init__ if isinstance(function, type) else function  # type: ignore[misc]
    _, signatures = _signatures(getattr(owner, "__doc__", None) or "")
    if signatures:
        for one in signatures:
            yield [(p.name, p.annotation, p.required) for p in _parameters(one) if p.name != "self"]
        return
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return
    yield [
        (
            p.name,
            str(p.annotation if isinstance(p.annotation, str) else getattr(p.annotation, "__name__", "object")),
            p.default is p.empty,
        )
        for p in signature.parameters.values()
        if p.name != "self" and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
    ]


def tried(name: str, function: Callable[..., Any]) -> Iterator[str]:
    """The parameters that took what they must not; their number is counted."""
    for signature in parameters(function):
        required = {p: b"" if p == "data" else good(annotation) for p, annotation, needed in signature if needed}
        for parameter, annotation, _ in signature:
            for mistake in mistakes(annotation) if parameter not in BYTES else []:
                global count
                count += 1
                given = {**required, parameter: mistake}
                try:
                    if parameter.startswith("arg"):
                        function(*given.values())
                    else:
                        function(**given)
                except (TypeError, ValueError):
                    continue
                yield f"{name}({parameter}={mistake!r}) was taken"


OTHERS = ("Finding", "FormChange", "Lift", "Row", "Rule", "rule")
count = 0
if __name__ == "__main__":
    # Records of results hold what they are given; what a rule is made of is looked at when it is given its function.
    asked = [(name, function) for name, function in calls() if name not in OTHERS]
    taken = [words for name, function in asked for words in tried(name, function)]
    print("\n".join(taken))
    print(f"{count} tried")
