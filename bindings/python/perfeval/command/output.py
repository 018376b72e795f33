"""Where results go: files, standard output, a terminal; and messages on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NoReturn

import typer
from rich.console import Console

from perfeval import many, writing
from perfeval.command.chinese import in_chinese
from perfeval.languages import readers_language
from perfeval.literals import Language

__all__ = [
    "CLOSED_PIPE",
    "UNBROKEN",
    "UNREADABLE",
    "NothingToWrite",
    "console",
    "layout_of",
    "only_readable",
    "refuse_inputs",
    "refuse_unwritable",
    "say",
    "say_written",
    "screen_width",
    "speak",
    "spoken",
    "write",
    "write_pieces",
    "wrong",
]

UNREADABLE = 2
CLOSED_PIPE = 141  # as shells report it: 128 and the number of the signal
WIDTH = 160  # of a table that is written to a file or a pipe
UNBROKEN = 1 << 20  # of sentences there: each on one line, for grep and editors

ALSO = {"jsonl": {".json", ".ndjson"}, "html": {".htm"}, "md": {".markdown"}, "xlsx": set(), "docx": set()}
"""Endings that a format may be given besides its own; where none are listed, .txt."""


class NothingToWrite(Exception):
    """No input could be read, or none has a form: the output is neither made nor touched."""


def say(text: str) -> None:
    """Print a line on standard error, where that is possible, in the language that is spoken."""
    if spoken() == "zh":
        text = in_chinese(text)
    with suppress(OSError):
        print(f"perfeval: {text}", file=sys.stderr, flush=True)


_asked: list[Language] = []
"""The language of --lang, once a command has read it."""


def speak(language: Language) -> None:
    """Say everything from now on in this language."""
    _asked[:] = [language]


def spoken() -> Language:
    """The language of what is said on standard error: that of --lang, else that of the reader."""
    return _asked[0] if _asked else readers_language()


def say_written(path: str) -> None:
    """Name a file that was written."""
    say(f"已写入 {path}" if spoken() == "zh" else f"wrote {path}")


def wrong(text: str) -> NoReturn:
    """End the command because of an invalid call."""
    say(text)
    raise typer.Exit(UNREADABLE)


def refuse_inputs(output: str, inputs: Iterable[str]) -> None:
    """Refuse an output that is one of the files to be read, under whatever name, before any is opened."""
    if same := writing.input_written_over(output, inputs):
        shown = "standard output" if output == "-" else output
        wrong(f"{shown} is the input {same}, which is never written over: expected another output")


def refuse_unwritable(output: str) -> None:
    """Refuse an output that cannot be written, before the work that it is for.

    A folder, which ends with a slash, may have to be made first.
    """
    if os.path.isdir(output) and not output.endswith("/"):
        wrong(f"cannot write {output}: Is a directory")
    if _flows(output):
        return
    folder = os.path.dirname(os.path.realpath(output)) or "."
    if output.endswith("/"):
        folder = os.path.realpath(output)
        while not os.path.lexists(folder):
            folder = os.path.dirname(folder)
    if not os.path.isdir(folder):
        wrong(f"cannot write {output}: no such folder")
    if not os.access(folder, os.W_OK) or (os.path.isfile(output) and not os.access(output, os.W_OK)):
        wrong(f"cannot write {output}: Permission denied")


def layout_of(output: str, layouts: Iterable[str], given: str | None, default: str) -> str:
    """The format of an output: the one given, else that of its ending, in upper or lower case; .txt is the default.

    Refuses an ending that is not among the formats, and one that belongs to another format than the given one.
    """
    if not output:
        wrong("an OUT without a name: expected a file or -")
    ending = Path(output).suffix.lower()
    of_endings = {f".{layout}": layout for layout in layouts} | ({".txt": default} if default else {})
    if given is None and ending in of_endings:
        return of_endings[ending]
    if given is None:
        if _flows(output):
            return default or wrong(f"cannot write {output} without --format: one of {', '.join(of_endings.values())}")
        wrong(f"cannot write {output}: expected an ending among {', '.join(of_endings)}, found '{ending}'")
    foreign = (of_endings.keys() | many.ENDINGS) - {f".{given}"} - ALSO.get(given, {".txt"})
    if ending in foreign and not _flows(output):
        wrong(f"cannot write {output} with --format {given}: expected the ending .{given}, found '{ending}'")
    return given


def only_readable(output: str, answers: bool) -> None:
    """Leave a file as it is if there is no answer; what flows is written all the same."""
    if not answers and not _flows(output):
        raise NothingToWrite


def _flows(output: str) -> bool:
    """Whether an output has no old content to keep: standard output, a pipe, a device."""
    return output == "-" or writing.is_written_through(output)


def write(content: bytes, output: str) -> None:
    """Write bytes: the formats are UTF-8 whatever the locale."""
    with _opened(output) as file:
        file.write(content)


def write_pieces(pieces: Iterable[str], output: str) -> None:
    """Write each piece as it arrives, so that none has to be kept in memory."""
    with _opened(output) as file:
        for piece in pieces:
            file.write(piece.encode())


def screen_width() -> int | None:
    """The width of the terminal that shows the standard output, or the one asked for by COLUMNS; else none."""
    return Console().width if sys.stdout.isatty() or "COLUMNS" in os.environ else None


class _Console(Console):
    """A console that leaves a closed pipe to the command."""

    def on_broken_pipe(self) -> None:
        raise


@contextmanager
def console(output: str, width: int = WIDTH) -> Iterator[Console]:
    """A console on standard output, or on a file that takes its place at the end.

    width: of what is written to a file or a pipe; a terminal has its own.
    """
    if output == "-":
        yield _Console(highlight=False, width=screen_width() or width)
        return
    with _opened(output) as file:
        text = TextIOWrapper(file, encoding="utf-8", errors="replace", write_through=True)
        yield _Console(file=text, highlight=False, width=width)
        text.detach()


@contextmanager
def _opened(output: str) -> Iterator[BinaryIO]:
    """Standard output, or a file; an error of writing ends the command, and a file stays what it was."""
    if output == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with writing.whole_file(output) as file:
            yield file
    except BrokenPipeError:
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as error:
        wrong(f"cannot write {output}: {error.strerror or error}")
