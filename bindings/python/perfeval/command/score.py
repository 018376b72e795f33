"""`perfeval score`: the points of every form, recomputed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

import perfeval as pe
from perfeval.command.inputs import Tally, files, rules_of
from perfeval.command.options import ManyFiles, ReportFormat, of_many_files
from perfeval.command.output import console, write, write_pieces
from perfeval.render_forms import FORM_WRITERS, Scored, forms_bytes, scores_terminal, scores_text

__all__ = ["score"]


@of_many_files
def score(call: ManyFiles) -> None:
    """Recompute the points of every form and show the scorecards."""
    given = files(call.inputs, call.words)
    pack = rules_of(call.rules, given.documents)
    tally = Tally()
    _put_out(_scored(given.documents(), pack, tally), pack, call)
    raise typer.Exit(tally.status(call.fail_on))


def _scored(read: Iterable[pe.Document], pack: pe.Pack, tally: Tally) -> Iterator[Scored]:
    for document in read:
        tally.add(pe.audit(document, rules=pack))
        for form in document.forms:
            yield Scored(document, form, pe.score(form, pack))


def _put_out(cards: Iterator[Scored], pack: pe.Pack, call: ManyFiles) -> None:
    """Write scorecards in the format of --format, or filled-in forms by the extension of the output, or a workbook."""
    ending = Path(call.output).suffix[1:]
    if call.layout is ReportFormat.table and ending in FORM_WRITERS:
        _write_filled(cards, ending, call)
    elif call.layout is ReportFormat.table:
        with console(call.output) as shown:
            scores_terminal(cards, call.language, shown)
    elif call.layout is ReportFormat.xlsx:
        _write_filled(cards, "xlsx", call)
    elif call.layout is ReportFormat.jsonl:
        write_pieces((scores_text([card], pack, "jsonl", call.language) for card in cards), call.output)
    else:
        write(scores_text(list(cards), pack, call.layout.value, call.language).encode(), call.output)


def _write_filled(cards: Iterator[Scored], layout: str, call: ManyFiles) -> None:
    write(forms_bytes([scored.card.filled() for scored in cards], layout), call.output)
