"""Reassembles the characters of a PDF into lines, and the lines of a cell into its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Line", "lines_of", "text_of", "wrapped"]

PADDING = 12.0  # points: the total space to the left and right of a cell's text (Word: 10.8)
# A unit that is not split at a line end: a run of ASCII, or one character, with punctuation that may not begin a line.
FIRST_UNIT = re.compile(r"([\x21-\x7e]+|.)[：，。、；！？）》】」』”’％…]*")
HALVES = re.compile("[\ud800-\udfff]")  # of characters, which a broken font gives; no text has them
UNREADABLE = "\ufffd"
LETTERS = re.compile(r"[A-Za-z]\Z"), re.compile(r"[A-Za-z]")


@dataclass
class Line:
    """A printed line: its text and its position in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    first_width: float  # of the part that would have fitted on the line above, had there been room

    @property
    def width(self) -> float:
        """The printed width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The printed height."""
        return self.bottom - self.top


def lines_of(chars: Iterable[dict[str, Any]], offset: float = 0.0) -> list[Line]:
    """The lines that characters form, from top to bottom; `offset` is added to their positions."""
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda c: (c["top"] + c["bottom"], c["x0"])):
        if rows and _same_line(rows[-1][-1], char):
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = (_line(sorted(row, key=lambda c: c["x0"]), offset) for row in rows)
    return [line for line in lines if line.text]


def _same_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether more than half of the smaller character's height overlaps the other."""
    shared = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(shared * 2 > min(one["bottom"] - one["top"], other["bottom"] - other["top"]))


def _line(row: Sequence[dict[str, Any]], offset: float) -> Line:
    printed = [char for char in row if not char["text"].isspace()]
    text = "".join(_gap(before, char) + char["text"] for before, char in zip([None, *row], row, strict=False))
    text = HALVES.sub(UNREADABLE, text.strip(" "))
    if not printed:
        return Line("", 0, 0, 0, 0, 0)
    first = FIRST_UNIT.match(text)
    unit = printed[: len(first.group()) if first else 1]
    return Line(
        text,
        printed[0]["x0"],
        printed[-1]["x1"],
        min(char["top"] for char in printed) + offset,
        max(char["bottom"] for char in printed) + offset,
        unit[-1]["x1"] - unit[0]["x0"],
    )


def _on_each_other(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two letters, digits or Chinese characters share three tenths of the narrower one."""
    narrower = min(one["x1"] - one["x0"], other["x1"] - other["x0"])
    shared = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    return bool(shared * 10 > narrower * 3) and str(one["text"]).isalnum() and str(other["text"]).isalnum()


def _gap(before: dict[str, Any] | None, char: dict[str, Any]) -> str:
    """What is between two characters: a space where one is visible but the file has no character for it.

    Where two are printed on each other, as in rows too low for their text, a sign that says so: no figure is made of
    two.
    """
    if before is None or before["text"].isspace() or char["text"].isspace():
        return ""
    if _on_each_other(before, char):
        return UNREADABLE
    return " " if char["x0"] - before["x1"] > char["size"] * 0.5 else ""


def wrapped(line: Line, following: Line, width: float) -> bool:
    """Whether a line of a cell of this width ended because the next word or character did not fit."""
    return line.width + following.first_width + PADDING > width


def text_of(lines: Sequence[Line], width: float) -> str:
    """The text of a cell, with wrapped lines joined."""
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None:
            text += _between(before, line) if wrapped(before, line, width) else "\n"
        text += line.text
    return text


def _between(line: Line, following: Line) -> str:
    """A space between words of an alphabet, nothing between Chinese characters or digits."""
    return " " if LETTERS[0].search(line.text) and LETTERS[1].match(following.text) else ""
