"""The inputs of the command: files, folders, globs, standard input; with a progress bar on a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from perfeval import _core, documents, many
from perfeval._core import Document, Lexicon, Pack
from perfeval.command.options import FailOn
from perfeval.command.output import UNREADABLE, say, wrong
from perfeval.errors import InvalidValue
from perfeval.reports import Report

__all__ = ["Inputs", "Tally", "files", "lexicon_of", "one_document", "rules_of"]

Made = TypeVar("Made")


class Inputs:
    """The files named on the command line, in order. They can be read more than once, even standard input."""

    def __init__(self, given: list[str], words: Lexicon) -> None:
        self.words = words
        self.paths = [path for one in given for path in (["-"] if one == "-" else many.files_of(one))]

    @cached_property
    def _standard_input(self) -> Document:
        return many.read_data(sys.stdin.buffer.read(), "-", words=self.words)

    def documents(self) -> Iterator[Document]:
        """Each file as a document."""
        read = self._each(lambda paths: many.read_many(paths, self.words), lambda document: document)
        return _watched(read, len(self.paths))

    def reports(self, rules: Pack) -> Iterator[Report]:
        """Each file as a report of one document."""

        def audited(document: Document) -> Report:
            return Report(_core.audit_documents([document], rules))

        made = self._each(lambda paths: many.audit_many(paths, rules, words=self.words), audited)
        return _watched(made, len(self.paths))

    def _each(
        self, of_files: Callable[[list[str]], Iterator[Made]], of_document: Callable[[Document], Made]
    ) -> Iterator[Made]:
        for is_input, run in groupby(self.paths, key=lambda path: path == "-"):
            if is_input:
                yield from (of_document(self._standard_input) for _ in run)
            else:
                yield from of_files(list(run))


def _watched(items: Iterator[Made], total: int) -> Iterator[Made]:
    """The items; meanwhile a progress bar on standard error, if that is a terminal and there are several items."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("perfeval"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total)
        for item in items:
            progress.advance(bar)
            yield item


class Tally:
    """Counts so far: documents, forms, findings of each severity."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def of_reports(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted; unreadable documents are reported on standard error."""
        for report in reports:
            self.add(report)
            yield report

    def add(self, report: Report) -> None:
        """Count one report."""
        counts = report.counts
        for name, number in counts.items():
            self.counts[name] = self.counts.get(name, 0) + number
        if counts["unreadable"]:
            for document in report.documents:
                for trouble in document.troubles:
                    sentence = f"{trouble.kind}: found {trouble.found}, expected {trouble.expected}"
                    say(f"{document.path}: {sentence}")

    @property
    def nothing_read(self) -> bool:
        """Whether no document could be read."""
        return self.counts.get("documents", 0) == self.counts.get("unreadable", 0)

    def status(self, fail_on: FailOn) -> int:
        """The exit status: 2 where nothing could be read, 1 for findings at or above a severity, else 0."""
        if self.nothing_read:
            return UNREADABLE
        failing = {FailOn.error: ("error",), FailOn.warning: ("error", "warning"), FailOn.never: ()}[fail_on]
        return int(any(self.counts[severity] for severity in failing))


def files(inputs: list[str], words: str = "") -> Inputs:
    """The files that the arguments name, to be read by these words; a call that names none is invalid."""
    given = Inputs(inputs, lexicon_of(words))
    if not given.paths:
        wrong(f"nothing to read in {', '.join(inputs)}: expected files ending in {', '.join(sorted(many.ENDINGS))}")
    return given


def one_document(source: str, words: str = "") -> Document:
    """The one document of an input; if it cannot be read, the reason is printed."""
    given = files([source], words)
    if len(given.paths) > 1:
        wrong(f"one document at a time: {source} names {len(given.paths)}")
    document = next(given.documents())
    Tally().add(documents.audit(document))
    return document


def lexicon_of(words: str) -> Lexicon:
    """The words of the option, before anything is read."""
    try:
        return documents.lexicon(words or None)
    except InvalidValue as error:
        wrong(str(error))


def rules_of(rules: str, read: Callable[[], Iterable[Document]] = list) -> Pack:
    """The rules of the option; `auto` chooses by the region and year printed on the forms, and prints why."""
    try:
        if rules != "auto":
            return documents.pack(rules)
        pack, reason = documents.pack_for(read())
        say(f"rules {pack.id}: {reason}")
        return pack
    except InvalidValue as error:
        wrong(str(error))
