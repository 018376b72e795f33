"""The prose of a source or a document: comments, docstrings, and Markdown outside its code blocks."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import PurePosixPath

__all__ = ["markdown", "prose"]


def prose(path: str, text: str) -> Iterator[tuple[int, str]]:
    """The prose of a file, line by line, with its numbers."""
    suffix = PurePosixPath(path).suffix
    first = text.partition("\n")[0]
    if suffix == ".md":
        yield from markdown(text)
    elif suffix in {".py", ".pyi"} or "python" in first:
        yield from _python(text)
    elif suffix in {".hpp", ".ipp", ".cpp"}:
        yield from _after(text, re.compile(r"(?<!:)//+(.*)"))
        if path.startswith("bindings/"):
            yield from _docstrings(text)
    elif suffix in {".toml", ".cmake", ".yml", ".yaml"} or path.endswith("CMakeLists.txt") or first.startswith("#!"):
        yield from _after(text, re.compile(r"(?:^|\s)#(?!!)(.*)"))


def _after(text: str, mark: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if found := mark.search(line):
            yield number, found.group(1)


def _docstrings(text: str) -> Iterator[tuple[int, str]]:
    """The docstrings that the extension gives to Python: R"(…)"."""
    for found in re.finditer(r'R"\((.*?)\)"', text, re.DOTALL):
        first = text.count("\n", 0, found.start()) + 1
        yield from enumerate(found.group(1).splitlines(), first)


def markdown(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a page outside its code blocks."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _python(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or token.string.startswith('"""'):
            for number, line in enumerate(token.string.splitlines(), token.start[0]):
                if not line.lstrip().startswith((">>>", "...")):
                    yield number, line
