"""`perfeval read`: how each form was read."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

import perfeval as pe
from perfeval import _core, literals, many
from perfeval.command.inputs import Inputs, files, say_troubles
from perfeval.command.options import Language, Output, Redact, Seconds, Sources, Words, language_named
from perfeval.command.output import (
    UNBROKEN,
    UNREADABLE,
    NothingToWrite,
    console,
    layout_of,
    only_readable,
    write,
    wrong,
)
from perfeval.render_readings import reading_lines, readings_terminal

__all__ = ["read"]

MARKED = ("docx", "xlsx")


class ReadingFormat(str, Enum):
    """The format of readings."""

    table = "table"
    json = "json"


def read(
    inputs: Sources,
    words: Words = "",
    layout: Annotated[ReadingFormat, typer.Option("--format", help="The format of the result.")] = ReadingFormat.table,
    output: Output = "-",
    redact: Redact = False,
    seconds: Seconds = "",
    lang: Annotated[Language | None, typer.Option("--lang", help="The language of messages.")] = None,
) -> None:
    """Show how each form was read: which header became which column, what was left over, what was unclear.

    With -o and the extension of the one input (.docx, .xlsx) the input is written with a comment on every header.
    """
    language = language_named(lang)
    given = files(inputs, words, output, redact=redact, seconds=seconds)
    wanted = _layout(layout, output)
    if wanted in MARKED and redact:
        wrong("--redact is not for copies of the inputs, which have every person in them: expected a --format")
    if wanted in MARKED:
        _refuse_others(given, wanted)
    states: list[pe.Document] = []
    sound = _shown(given.documents(), wanted, language)
    read_now = _kept(sound, states, output)
    with suppress(NothingToWrite):
        if wanted in MARKED:
            _mark(given, list(read_now), output, language)
        elif wanted == "json":
            write((_core.reading_json(list(read_now), 2) + "\n").encode(), output)
        else:
            with console(output, UNBROKEN) as shown:
                readings_terminal(read_now, language, shown)
    unreadable = all(document.state == "unreadable" for document in states)
    raise typer.Exit(UNREADABLE if unreadable else int(not any(document.forms for document in states)))


def _layout(layout: ReadingFormat, output: str) -> str:
    given = None if layout is ReadingFormat.table else layout.value
    return layout_of(output, ["json", *MARKED], given, ReadingFormat.table.value)


def _shown(documents: Iterable[pe.Document], wanted: str, language: literals.Language) -> Iterator[pe.Document]:
    """The documents; one that cannot be shown is replaced by its trouble."""
    for document in documents:
        try:
            if wanted == "json":
                _core.reading_json([document], 0)
            elif wanted not in MARKED:
                reading_lines(document, language)
        except Exception as error:
            lost = many.failed(document.path, error, document.sha256, document.format)
            say_troubles(lost)
            yield lost
        else:
            yield document


def _kept(documents: Iterable[pe.Document], kept: list[pe.Document], output: str) -> Iterator[pe.Document]:
    for document in documents:
        kept.append(document)
        yield document
    only_readable(output, any(document.state != "unreadable" for document in kept))


def _refuse_others(given: Inputs, ending: str) -> None:
    source = Path(given.paths[0])
    if len(given.paths) != 1 or source.suffix.lower() != f".{ending}" or not source.is_file():
        wrong(f"a document is marked in its own format: one .{ending} in, found {', '.join(given.paths)}")


def _mark(given: Inputs, documents: list[pe.Document], output: str, language: literals.Language) -> None:
    try:
        marked = documents[0].mark_reading(Path(given.paths[0]).read_bytes(), language)
    except (pe.errors.Error, OSError) as error:
        wrong(f"cannot mark {given.paths[0]}: {error}")
    write(marked, output)
