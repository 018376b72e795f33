"""`perfeval convert` and `perfeval schema`: forms in other formats, and what their JSON looks like."""

from importlib.resources import files
from typing import Annotated

import typer

from perfeval.command.inputs import in_time, one_document, status_of
from perfeval.command.options import Lang, OneInput, Redact, Seconds, Words, language_named
from perfeval.command.output import layout_of, write, wrong
from perfeval.render_forms import FORM_WRITERS, forms_bytes

__all__ = ["convert", "schema"]

SCHEMAS = ("form", "findings", "reading", "rules", "score", "words")


def convert(
    source: OneInput,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUTPUT", help="The file to write; - is standard output.")
    ],
    layout: Annotated[
        str,
        typer.Option("--format", help="The format, if OUTPUT has no such extension: json, docx, xlsx, html, md."),
    ] = "",
    words: Words = "",
    redact: Redact = False,
    seconds: Seconds = "",
    lang: Lang = None,
) -> None:
    """Convert the forms of a document to json, docx, xlsx, html or md, according to the extension of OUTPUT."""
    language_named(lang)
    if layout not in ("", *FORM_WRITERS):
        wrong(f"expected --format to be one of {', '.join(FORM_WRITERS)}, found '{layout}'")
    wanted = layout_of(output, FORM_WRITERS, layout or None, "")
    document = one_document(source, words, output, redact=redact, seconds=seconds)
    if document.forms:
        with in_time(seconds, source):
            made = forms_bytes(document.forms, wanted)
        write(made, output)
    raise typer.Exit(status_of(document))


def schema(
    name: Annotated[str, typer.Argument(metavar="|".join(SCHEMAS), help="Which JSON Schema.")],
) -> None:
    """Print a JSON Schema."""
    if name not in SCHEMAS:
        wrong(f"expected one of {', '.join(SCHEMAS)}, found '{name}'")
    write((files("perfeval") / "data" / f"{name}.schema.json").read_bytes(), "-")
