"""Text in the lines of a terminal: broken between words, never inside a word, a number or a quoted field."""

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.style import StyleType
from rich.text import Text

__all__ = ["Folded", "folded", "folded_tree", "packed", "shortened"]

CLOSING = "，。；：、！？）】》〉」』”’〕％…"  # never begins a line
OPENING = "（【《〈「『“‘〔第≈约"  # never ends one
WHOLE = re.compile(
    rf"(?:“[^”]*”|[\u4e00-\u9fff]{{1,8}}〔\d+〕\d+号)[{CLOSING}]*"
)  # a quoted field, the number of a paper
WORD = re.compile(
    rf"""
    [{OPENING}]*
    (?: [^\s{OPENING}{CLOSING}\u2e80-\uffdc]+   # a word or a number of other scripts,
        [\u2e80-\u2fff\u3040-\ufaff]?           # with the Chinese unit that follows a number
      | [^\s{OPENING}{CLOSING}] )?              # or one Chinese character
    [{CLOSING}]*
    """,
    re.VERBOSE,
)
STUB = re.compile(r"[│├└─ ]*")


def folded(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than so many cells; what is wider than a line by itself is broken anywhere."""
    lines, line, used = [], "", 0
    for piece in _pieces(" ".join(text.split()), width):
        size = cell_len(piece.rstrip())
        if line and used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
        line += piece
        used += cell_len(piece)
    return [*lines, line.rstrip()]


def shortened(text: str, width: int) -> str:
    """A text on one line: all of it, or as many words as fit before an ellipsis."""
    lines = folded(text, width)
    if len(lines) == 1:
        return lines[0]
    return folded(text, max(1, width - 1))[0].rstrip("，、：；,;:") + "…"


def packed(fields: Iterable[str], between: str, width: int) -> list[str]:
    """The lines of several fields, broken between them only; a field that is wider than a line is folded by itself."""
    lines = [""]
    for field in fields:
        joined = lines[-1] + between + field if lines[-1] else field
        if cell_len(joined + between.rstrip()) <= width:
            lines[-1] = joined
        else:
            if lines[-1]:
                lines[-1] += between.rstrip()
                lines.append("")
            lines[-1:] = folded(field, width)
    return lines


def folded_tree(text: str, width: int) -> str:
    """The lines of a tree, each folded below its own beginning."""
    return "".join(f"{line}\n" for whole in text.splitlines() for line in _branch(whole, width))


def _branch(line: str, width: int) -> Iterator[str]:
    found = STUB.match(line)
    stub = found.group() if found else ""
    below = stub.replace("├─", "│ ").replace("└─", "  ")
    first, *others = folded(line[len(stub) :], max(width - cell_len(stub), 20))
    yield stub + first
    yield from (below + other for other in others)


def _pieces(text: str, width: int) -> Iterator[str]:
    """What is not broken: words with the space after them, Chinese characters, quoted fields of up to half a line."""
    position = 0
    while position < len(text):
        piece = _whole(text, position, width // 2) or _word(text, position)
        position += len(piece)
        if text.startswith(" ", position):
            piece += " "
            position += 1
        yield from chop_cells(piece, width) if cell_len(piece.rstrip()) > width else [piece]


def _whole(text: str, position: int, widest: int) -> str:
    found = WHOLE.match(text, position)
    return found.group() if found and cell_len(found.group()) <= widest else ""


def _word(text: str, position: int) -> str:
    found = WORD.match(text, position)
    return (found and found.group()) or text[position]


class Folded:
    """A text that rich lays out in as many lines as it needs, each after so many blanks."""

    def __init__(self, text: str, style: StyleType = "", indent: int = 0) -> None:
        self.text, self.style, self.indent = text, style, indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in folded(self.text, max(options.max_width - self.indent, 1)):
            yield Text(" " * self.indent + line, style=self.style, no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((cell_len(piece.rstrip()) for piece in _pieces(self.text, options.max_width)), default=0)
        return Measurement(min(widest, options.max_width), min(cell_len(self.text), options.max_width))
