"""Where results go: files, standard output, a terminal; and messages on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, NoReturn

import typer
from rich.console import Console

__all__ = ["UNREADABLE", "console", "say", "write", "write_pieces", "wrong"]

UNREADABLE = 2
WIDTH = 160  # of a table that is written to a file or a pipe


def say(text: str) -> None:
    """Print a line on standard error."""
    print(f"perfeval: {text}", file=sys.stderr)


def wrong(text: str) -> NoReturn:
    """End the command because of an invalid call."""
    say(text)
    raise typer.Exit(UNREADABLE)


def write(content: bytes, output: str) -> None:
    """Write bytes: the formats are UTF-8 whatever the locale."""
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with _opened(output, "wb") as file:
        file.write(content)


def write_pieces(pieces: Iterable[str], output: str) -> None:
    """Write each piece as it arrives, so that none has to be kept in memory."""
    if output == "-":
        for piece in pieces:
            write(piece.encode(), output)
        return
    with _opened(output, "wb") as file:
        for piece in pieces:
            file.write(piece.encode())


@contextmanager
def console(output: str) -> Iterator[Console]:
    """A console on standard output, or on a file that is closed at the end."""
    if output == "-":
        yield Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH)
        return
    with _opened(output) as file:
        yield Console(file=file, highlight=False, width=WIDTH)


def _opened(output: str, mode: str = "w") -> IO[Any]:
    try:
        return open(output, mode, encoding=None if "b" in mode else "utf-8")
    except OSError as error:
        wrong(f"cannot write {output}: {error.strerror}")
