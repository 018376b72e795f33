"""`perfeval audit`: what does not add up, as a table, a file, or comments in the user's own document."""

from collections.abc import Iterable
from pathlib import Path

import typer

import perfeval as pe
from perfeval import render
from perfeval.command.copies import Copies
from perfeval.command.inputs import Tally, files, rules_of
from perfeval.command.narrow import Narrowing
from perfeval.command.options import ManyFiles, Order, ReportFormat, of_audited_files
from perfeval.command.output import UNREADABLE, console, say, write, write_pieces, wrong

__all__ = ["audit"]

MARKED = (".docx", ".xlsx")


@of_audited_files
def audit(call: ManyFiles) -> None:
    """Check every printed figure against the others."""
    given = files(call.inputs, call.words)
    pack = rules_of(call.rules, given.documents)
    tally = Tally()
    copies = Copies(given.words)
    narrowing = Narrowing(call.shown, pack)
    reports = given.reports(pack)
    repaired = copies.of_reports(reports) if call.repair else reports
    _put_out(tally.of_reports(narrowing.of_reports(repaired)), pack, call)
    if narrowing.vanished:
        say(render.vanished(narrowing.vanished, call.language))
    if len(given.paths) > 1 and (call.layout is not ReportFormat.table or call.output != "-"):
        say(render.summary(tally.counts, f"{pack.id} {pack.version}", call.language))
    raise typer.Exit(UNREADABLE if copies.refused else tally.status(call.fail_on))


def _put_out(reports: Iterable[pe.Report], pack: pe.Pack, call: ManyFiles) -> None:
    """Write in the format of --format, else by the extension of the output, else as a table."""
    ending = Path(call.output).suffix
    if call.layout is not ReportFormat.table:
        _write(reports, pack, call.layout.value, call)
    elif ending in MARKED:
        _mark(pe.Report.of_many(reports, pack), call)
    elif ending[1:] in ReportFormat.__members__:
        _write(reports, pack, ending[1:], call)
    else:
        with console(call.output) as shown:
            render.terminal(_ordered(reports, call), call.language, shown, call.shown.summary, bool(call.shown.only))


def _ordered(reports: Iterable[pe.Report], call: ManyFiles) -> Iterable[pe.Report]:
    """The reports as a table or a page shows them; data keep the order of the paper."""
    return (report.worst_first() if call.shown.order is Order.worst else report for report in reports)


def _write(reports: Iterable[pe.Report], pack: pe.Pack, layout: str, call: ManyFiles) -> None:
    """Write JSON report by report; a page or a workbook is made from all of them."""
    if layout == "jsonl":
        write_pieces((report.to_jsonl() for report in reports), call.output)
    elif layout == "json":
        write_pieces(render.json_pieces(reports), call.output)
    else:
        pages = reports if layout == "xlsx" else _ordered(reports, call)
        write(pe.Report.of_many(pages, pack).to_bytes(layout, call.language), call.output)


def _mark(report: pe.Report, call: ManyFiles) -> None:
    """Write the user's own file with each finding in its cell, if it has that format; else a workbook of findings."""
    source = Path(call.inputs[0])
    if len(call.inputs) == 1 and source.suffix.lower() == Path(call.output).suffix.lower() and source.is_file():
        try:
            write(report.mark(source.read_bytes(), call.language), call.output)
        except pe.errors.InvalidValue as error:
            wrong(str(error))
    elif call.output.endswith(".xlsx"):
        write(report.to_bytes("xlsx", call.language), call.output)
    else:
        wrong(f"a document is marked in its own format: one .docx in, found {', '.join(call.inputs)}")
