"""`perfeval score`: the points of every form, recomputed."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import StringIO

import typer
from rich.console import Console

import perfeval as pe
from perfeval import many
from perfeval.command.inputs import Tally, files, limits_of, rules_of, say_troubles
from perfeval.command.options import ManyFiles, ReportFormat, of_many_files
from perfeval.command.output import NothingToWrite, console, layout_of, only_readable, write, write_pieces
from perfeval.literals import Language
from perfeval.render_forms import FORM_WRITERS, Scored, forms_bytes, scores_terminal, scores_text

__all__ = ["score"]

LAYOUTS = ["json", "jsonl", "md", "html"]


@of_many_files
def score(call: ManyFiles) -> None:
    """Recompute the points of every form and show the scorecards."""
    given = files(call.inputs, call.words, call.output, (call.rules,), call.redact, call.seconds)
    layout = _layout(call)
    pack = rules_of(call.rules, given.documents)
    tally = Tally(given.paths, pack)
    with suppress(NothingToWrite):
        _put_out(_scored(given.documents(), pack, tally, call, layout), pack, call, layout)
    raise typer.Exit(tally.status(call.fail_on) or int(not tally.counts["forms"]))


def _layout(call: ManyFiles) -> str:
    """The format of --format; by the output's ending also "filled NAME", forms with the recomputed points."""
    if call.layout in (ReportFormat.xlsx, ReportFormat.docx):
        return "filled " + layout_of(call.output, [call.layout.value], call.layout.value, "table")
    if call.layout is not ReportFormat.table:
        return layout_of(call.output, LAYOUTS, call.layout.value, "table")
    layout = layout_of(call.output, [*FORM_WRITERS, "jsonl"], None, "table")
    return f"filled {layout}" if layout in FORM_WRITERS else layout


def _scored(read: Iterable[pe.Document], pack: pe.Pack, tally: Tally, call: ManyFiles, layout: str) -> Iterator[Scored]:
    for document in read:
        report, cards = _cards(document, pack, call.language, layout, limits_of(call.seconds))
        tally.add(report)
        if document.state != "unreadable":
            say_troubles(document)
        yield from cards
    only_readable(call.output, bool(tally.counts["forms"]))


def _cards(
    document: pe.Document, pack: pe.Pack, language: Language, layout: str, limits: pe.Limits
) -> tuple[pe.Report, list[Scored]]:
    """The report and the scorecards of a document; an error, also of showing them, is a trouble of the document."""
    try:
        with pe.Deadline(limits.seconds):
            cards = [Scored(document, form, pe.score(form, pack)) for form in document.forms]
            _show(cards, pack, layout, language)
        return many.report_of(document, pack, limits=limits), cards
    except Exception as error:
        return many.report_of(many.failed(document.path, error, document.sha256, document.format), pack), []


def _show(cards: list[Scored], pack: pe.Pack, layout: str, language: Language) -> None:
    """Lay the cards of one document out, to see whether they can be."""
    if layout == "table":
        scores_terminal(cards, language, Console(file=StringIO()))
    elif layout.startswith("filled "):
        forms_bytes([scored.card.filled() for scored in cards], layout.removeprefix("filled "))
    else:
        scores_text(cards, pack, layout, language)


def _put_out(cards: Iterator[Scored], pack: pe.Pack, call: ManyFiles, layout: str) -> None:
    if layout == "table":
        with console(call.output) as shown:
            scores_terminal(cards, call.language, shown, call.fractions)
    elif layout == "jsonl":
        write_pieces((scores_text([card], pack, "jsonl", call.language) for card in cards), call.output)
    elif layout.startswith("filled "):
        filled = [scored.card.filled() for scored in cards]
        write(forms_bytes(filled, layout.removeprefix("filled ")), call.output)
    else:
        write(scores_text(list(cards), pack, layout, call.language, call.fractions).encode(), call.output)
