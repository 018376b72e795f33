"""`perfeval audit`: what does not add up, as a table, a file, letters, or comments in the user's own document."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import cast

import typer

import perfeval as pe
from perfeval import literals, render, render_reports
from perfeval.command.copies import Copies
from perfeval.command.inputs import Tally, files, rules_of
from perfeval.command.letters import refuse_letters, write_letters
from perfeval.command.marks import mark_file, write_marked
from perfeval.command.narrow import Narrowing
from perfeval.command.options import ManyFiles, Order, ReportFormat, of_audited_files
from perfeval.command.output import (
    UNBROKEN,
    UNREADABLE,
    NothingToWrite,
    console,
    layout_of,
    refuse_inputs,
    say,
    write,
    write_pieces,
    wrong,
)
from perfeval.marking import MARKED_ENDINGS

__all__ = ["audit"]

WITH_FORMS = ("html", "xlsx")  # that show the forms themselves
LAYOUTS = [layout.value for layout in ReportFormat if layout is not ReportFormat.table]


@of_audited_files
def audit(call: ManyFiles) -> None:
    """Check every printed figure against the others."""
    also = (call.rules, call.shown.baseline)
    given = files(call.inputs, call.words, call.output, also, call.redact, call.seconds, call.resume)
    layout = "letters" if call.each else _layout(call)
    if call.redact and (call.repair or layout in ("marked", "folder")):
        wrong("--redact is not for copies of the inputs, which have every person in them: expected a --format")
    if call.each:
        refuse_letters(call)
    pack = rules_of(call.rules, given.documents)
    copies = Copies(given)
    if call.repair:
        refuse_inputs(call.output, copies.targets())
        if call.resume:
            given.leave_out(copies.targets())  # which the run wrote before it was ended
    tally = Tally(given.paths, pack)
    narrowing = Narrowing(call.shown, pack)
    reports = given.reports(pack, forms=layout in WITH_FORMS)
    repaired = copies.of_reports(reports) if call.repair else reports
    narrowed = narrowing.of_reports(repaired)
    with suppress(NothingToWrite):
        _put_out(tally.of_reports(narrowed, call.output), tally, call, layout)
    if narrowing.vanished:
        say(render.vanished(narrowing.vanished, call.language))
    if len(given.paths) > 1 and (layout != "table" or call.output != "-"):
        say(render.summary(tally.counts, f"{pack.id} {pack.version}", call.language))
    raise typer.Exit(UNREADABLE if copies.refused else tally.status(call.fail_on))


def _layout(call: ManyFiles) -> str:
    """The format of --format, else that of the output's ending, else a table.

    "marked" for the user's own file, "folder" for a folder of marked files.
    """
    if call.layout is ReportFormat.table and call.output.endswith("/"):
        return "folder"
    if call.layout is not ReportFormat.table:
        return layout_of(call.output, LAYOUTS, call.layout.value, "table")
    if _marks_own_file(call):
        return "marked"
    if call.output.lower().endswith(".pdf"):
        endings = ", ".join([*(f".{layout}" for layout in LAYOUTS), ".txt"])
        annotated = "a .pdf is made of one PDF, with its findings as annotations"
        wrong(f"cannot write {call.output}: expected an ending among {endings}; {annotated}")
    return layout_of(call.output, LAYOUTS, None, "table")


def _marks_own_file(call: ManyFiles) -> bool:
    """Whether the output is the one input again, or what LibreOffice makes of it."""
    source = Path(call.inputs[0])
    ending = MARKED_ENDINGS.get(source.suffix.lower())
    return len(call.inputs) == 1 and ending == Path(call.output).suffix.lower() and source.is_file()


def _put_out(reports: Iterable[pe.Report], tally: Tally, call: ManyFiles, layout: str) -> None:
    if layout == "letters":
        write_letters(pe.Report.of_many(reports, tally.rules), call.output, tally.paths)
    elif layout == "marked":
        mark_file(pe.Report.of_many(reports, tally.rules), call.inputs[0], call.output, call.language)
    elif layout == "folder":
        write_marked(reports, tally.paths, call.inputs, call.output, call.language)
    elif layout == "table":
        with console(call.output, UNBROKEN) as shown:
            sound = tally.shown(_ordered(reports, call), _with_documents)
            render_reports.terminal(sound, call.language, shown, call.shown.summary, bool(call.shown.only))
    else:
        _write(reports, tally, layout, call)


def _ordered(reports: Iterable[pe.Report], call: ManyFiles) -> Iterable[pe.Report]:
    """The reports as a table or a page shows them; data keep the order of the paper."""
    return (report.worst_first() if call.shown.order is Order.worst else report for report in reports)


def _with_documents(report: pe.Report) -> pe.Report:
    """The report, after its documents could be made."""
    _ = report.documents
    return report


def _write(reports: Iterable[pe.Report], tally: Tally, layout: str, call: ManyFiles) -> None:
    """Write JSON report by report; a page or a workbook is made from all of them."""
    if layout == "jsonl":
        write_pieces(tally.shown(reports, pe.Report.to_jsonl), call.output)
    elif layout == "json":
        write_pieces(render.json_pieces(tally.shown(reports, lambda report: report.to_json(indent=2))), call.output)
    else:
        shown = list(reports if layout == "xlsx" else _ordered(reports, call))
        write(_page(shown, tally, cast(literals.ReportFormat, layout), call), call.output)


def _page(reports: list[pe.Report], tally: Tally, layout: literals.ReportFormat, call: ManyFiles) -> bytes:
    """One page or workbook of all reports; if one of them cannot be laid out, it is replaced by its trouble."""

    def laid_out(report: pe.Report) -> pe.Report:
        report.to_bytes(layout, call.language)
        return report

    try:
        return pe.Report.of_many(reports, tally.rules).to_bytes(layout, call.language)
    except ImportError as error:  # of a library that the layout needs
        wrong(str(error))
    except Exception:
        sound = tally.shown(reports, laid_out)
        return pe.Report.of_many(sound, tally.rules).to_bytes(layout, call.language)
