"""What the extension asks Python for: the row passed to a rule, the text of a failed rule, that of a refused call."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

__all__ = ["Row", "failure_text", "found", "made", "mistaken", "refusal", "unfit", "watch"]


class Row(NamedTuple):
    """A row as passed to a rule with needs="row": the exact numbers, and what the paper says in addition.

    target, actual, weight: in one unit; a rule gets them as Fractions. The rest are texts as printed: sign is the
    column 指标性质, unit its own column or else that of the target, extras the columns that have no name here. kind
    and category are words of the glossary. The printed score is not among them: a rule says what a row earns, not
    what it was given.

    >>> Row(100, 50, 10, name="道路养护", kind="quantity").name
    '道路养护'
    """

    target: Any
    actual: Any
    weight: Any
    name: str = ""
    kind: str = "unknown"
    category: str = "unknown"
    sign: str = ""
    unit: str = ""
    level1: str = ""
    level2: str = ""
    target_text: str = ""
    actual_text: str = ""
    reason: str = ""
    extras: Mapping[str, str] = {}

    def __hash__(self) -> int:
        return hash((self[:-1], frozenset(self.extras.items())))


def failure_text(error: BaseException) -> str:
    """What a report records about a rule that failed: the error, then the traceback."""
    import traceback

    sentence = "".join(traceback.format_exception_only(error)).strip()
    way = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    text = f"{sentence}\nTraceback (most recent call last):\n{way}" if way else sentence
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\0")


def watch(look: Callable[[], bool]) -> None:
    """Call `look` fifty times a second in a thread of its own, until it says that it is enough."""
    from threading import Thread
    from time import sleep

    def keep() -> None:
        while look():
            sleep(0.02)

    Thread(target=keep, name="perfeval-rules", daemon=True).start()


def made(kind: type, named: Mapping[str, object]) -> object:
    """An object of named arguments: how one is copied and pickled."""
    return kind(**named)


def found(value: object) -> str:
    """A value as an error names it: its type, and itself if it is short. Runs no method of a class of the caller's."""
    if value is None:
        return "None"
    kind = type(value).__name__
    if issubclass(type(value), type):
        return f"the class {type.__getattribute__(value, '__name__')}"
    shown = repr(value) if type(value) in (bool, int, float, str, bytes) else ""
    return f"{kind} {shown}" if 0 < len(shown) <= 40 else kind


class Parameter(NamedTuple):
    """A parameter of a function of the extension, as its signature names it."""

    name: str
    annotation: str
    required: bool
    by_name: bool


def refusal(text: str, args: Sequence[object], named: Mapping[str, object]) -> str:
    """The words for a call that pybind11 refused: the argument that does not fit, what was found, what is expected.

    text: what pybind11 said; its signatures are read, its wording is not kept.
    """
    function, _, rest = text.partition("():")
    signatures = re.findall(r"^ {4}\d+\. (.+)$", rest.partition("\n\nInvoked with:")[0], re.MULTILINE)
    parameters = _parameters(signatures[0])
    if function == "__init__":
        function, args = signatures[0].partition("(")[0].rpartition(".")[2], args[1:]
    elif parameters and parameters[0].name == "self":
        owner = parameters[0].annotation.rpartition(".")[2]
        function = _method(type(args[0]).__name__ if owner == "object" and args else owner, function)
        parameters, args = parameters[1:], args[1:]
    return f"{function}: {_fault(parameters, args, named)}"


def mistaken(doc: str, args: Sequence[object], named: Mapping[str, object]) -> str | None:
    """The words for a call with a value that pybind11 would take for another; None for any other call.

    A bool in the place of a number, a fraction in that of a whole number, bytes in that of a text.
    doc: that of the function, which begins with its signatures.
    """
    name, signatures = _signatures(doc)
    if not signatures or any(not _has_mistake(_parameters(one), args, named) for one in signatures):
        return None
    return _refused(name, signatures[0], args, named)


def unfit(doc: str, args: Sequence[object], named: Mapping[str, object]) -> str | None:
    """The words for a call whose list is none, although it can be asked for items; None for any other call."""
    name, signatures = _signatures(doc)
    if not signatures:
        return None
    given = _given(_parameters(signatures[0]), args, named)
    return _refused(name, signatures[0], args, named) if any(not _fits(p.annotation, v) for p, v in given) else None


def _refused(name: str, signature: str, args: Sequence[object], named: Mapping[str, object]) -> str:
    shown = signature
    if name == "__init__":
        own, _, rest = shown.removeprefix("(self: ").partition(", ")
        shown = f"{own}({rest}"
    return refusal(f"{name}(): incompatible arguments:\n    1. {shown}\n\nInvoked with: ", args, named)


BYTES = ("csv", "data")
"""The parameters that take the bytes of a file as they are, although the extension names the type of a text."""


@lru_cache
def _signatures(doc: str) -> tuple[str, list[str]]:
    name = doc.partition("(")[0]
    if not name.isidentifier():
        return name, []
    return name, re.findall(rf"^(?:\d+\. )?{name}(\(.*\) -> .+)$", doc, re.MULTILINE)


def _has_mistake(parameters: Sequence[Parameter], args: Sequence[object], named: Mapping[str, object]) -> bool:
    given = _given(parameters, args, named)
    return any(parameter.name not in BYTES and _is_mistake(parameter.annotation, value) for parameter, value in given)


def _given(
    parameters: Sequence[Parameter], args: Sequence[object], named: Mapping[str, object]
) -> list[tuple[Parameter, object]]:
    return [*zip(parameters, args, strict=False), *((p, named[p.name]) for p in parameters if p.name in named)]


def _is_mistake(annotation: str, value: object) -> bool:
    """Whether pybind11 takes a value for what it is not. The bytes of a file have the names of BYTES."""
    kinds = {_simple(each): each for each in _split(annotation, "|")}
    if "object" in kinds:
        return False
    if isinstance(value, bool):
        exact = {"bool", "Decimal", "Fraction"}  # where an exact number is asked for, a bool is refused anyway
        return kinds.keys().isdisjoint(exact) and not kinds.keys().isdisjoint(NUMBERS)
    if hasattr(type(value), "__int__") and not hasattr(type(value), "__index__"):  # pybind11 would cut it off
        return kinds.keys() <= {*NUMBERS, "None"} and not kinds.keys().isdisjoint(NUMBERS)
    if isinstance(value, (bytes, bytearray)):
        return "bytes" not in kinds and "str" in kinds
    lists = [_inner(kinds[name]) for name in kinds if name in ("Sequence", "list", "Iterable")]
    return isinstance(value, (list, tuple)) and any(_is_mistake(inner, item) for inner in lists for item in value)


def _method(owner: str, name: str) -> str:
    return f"{owner}[...]" if name == "__getitem__" else f"{owner}.{name}"


def _fault(parameters: Sequence[Parameter], args: Sequence[object], named: Mapping[str, object]) -> str:
    names = [parameter.name for parameter in parameters]
    takes = f"it takes {', '.join(names) or 'nothing'}"
    if unknown := [name for name in named if name not in names]:
        from perfeval.near import nearest

        return f"unknown argument {unknown[0]}{nearest(unknown[0], names)}; {takes}"
    if len(args) > len(parameters):
        return f"found {_counted(args)}; {takes}"
    if len(args) > len(by_place := [parameter for parameter in parameters if not parameter.by_name]):
        return f"found {_counted(args)} by position, expected {len(by_place)}; by name {takes}"
    given = {**dict(zip(names, args, strict=False)), **named}
    for name, annotation, required, _ in parameters:
        if name not in given and required:
            return f"the argument {name} is missing; {takes}"
        if name in given and not _fits(annotation, given[name]):
            return f"{name} must be {_words(annotation)}, found {_misfit(annotation, given[name])}"
    for name, value in given.items():  # only then: what range a number has is not known here
        if type(value) in (bool, int) and not 0 <= value < 2**32:  # type: ignore[operator]
            return f"{name} is out of range, found {found(value)}"
    if half := next((text for value in given.values() for text in _texts(value) if not _is_text(text)), None):
        return f"found {half!r}, which is half a character; texts are valid Unicode"
    wanted = ", ".join(f"{p.name}: {_words(p.annotation)}" for p in parameters)
    return f"expected {wanted}; found {', '.join(f'{name} {found(value)}' for name, value in given.items())}"


def _counted(args: Sequence[object]) -> str:
    return f"{len(args)} argument{'' if len(args) == 1 else 's'}"


def _misfit(annotation: str, value: object, place: str = "") -> str:
    """What does not fit: the value, or the first item of a list that does not."""
    name = _simple(annotation)
    if name in ("Sequence", "list", "Iterable") and type(value) in (list, tuple):
        for number, item in enumerate(value, 1):  # type: ignore[var-annotated, arg-type]
            if not _fits(_inner(annotation), item):
                return _misfit(_inner(annotation), item, f"item {number} of {place}" if place else f"item {number}")
    return f"{found(value)} ({place})" if place else found(value)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value and in its lists."""
    if type(value) is str:
        yield value
    elif type(value) in (list, tuple):
        for item in value:  # type: ignore[attr-defined]
            if item is not value:
                yield from _texts(item)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _parameters(signature: str) -> list[Parameter]:
    """Those of "name(a: str, b: int = 0) -> str", without the marks / and *."""
    inner = signature[signature.index("(") + 1 : _closing(signature)]
    made = []
    by_name = False
    for part in _split(inner, ","):
        by_name |= part == "*"
        if ":" not in part:
            continue
        name, _, annotation = part.partition(":")
        kind, equals, _ = annotation.partition(" = ")
        made.append(Parameter(name.strip(" *"), kind.strip(), not equals, by_name))
    return made


def _closing(text: str) -> int:
    """The position of the parenthesis that closes the first one."""
    depth = 0
    for position, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if depth == 0 and mark == ")":
            return position
    return len(text)


def _split(text: str, separator: str) -> list[str]:
    """The parts between separators that stand outside of brackets and quotes."""
    parts, depth, quoted = [""], 0, False
    for mark in text:
        quoted ^= mark == "'"
        depth += (mark in "[(<{") - (mark in "])>}")
        if mark == separator and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += mark
    return [part.strip() for part in parts if part.strip()]


NUMBERS = ("SupportsInt", "SupportsIndex", "int")


def _simple(annotation: str) -> str:
    """The last word of a dotted name, before its brackets."""
    return annotation.partition("[")[0].rpartition(".")[2]


def _inner(annotation: str) -> str:
    return annotation[annotation.index("[") + 1 : annotation.rindex("]")] if "[" in annotation else "object"


def _fits(annotation: str, value: object) -> bool:
    """Whether a value certainly does not have the type, False; anything doubtful fits."""
    return any(_fits_one(each, value) for each in _split(annotation, "|"))


def _fits_one(annotation: str, value: object) -> bool:
    name = _simple(annotation)
    if name in NUMBERS:
        return hasattr(type(value), "__index__") and not isinstance(value, bool)
    if name in ("Sequence", "list", "Iterable"):
        if type(value) in (list, tuple):
            return all(_fits(_inner(annotation), item) for item in value)  # type: ignore[attr-defined]
        return isinstance(value, Sequence) and not isinstance(value, (str, bytes))
    if name == "None":
        return value is None
    return name == "object" or name in (base.__name__ for base in type(value).__mro__)


def _words(annotation: str) -> str:
    """A type as a reader of Python knows it."""
    words = []
    for each in _split(annotation, "|"):
        name = _simple(each)
        if name in NUMBERS:
            name = "a whole number"
        elif name in ("Sequence", "list", "Iterable"):
            inner = _words(_inner(each))
            name = f"a list of {inner.replace('a list of', 'lists of', 1) if inner.startswith('a list') else inner}"
        words.append(name)
    return " or ".join(dict.fromkeys(words))
