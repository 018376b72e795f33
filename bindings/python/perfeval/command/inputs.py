"""The inputs of the command: files, folders, globs, standard input; with a progress bar on a terminal."""

import os
import select
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from perfeval import _core, documents, many, packs
from perfeval._core import Deadline, Document, Lexicon, Limits, Pack, Trouble
from perfeval.command.options import FailOn
from perfeval.command.output import UNREADABLE, only_readable, refuse_inputs, refuse_unwritable, say, spoken, wrong
from perfeval.errors import DeadlinePassed, InvalidValue
from perfeval.near import nearest
from perfeval.reports import Report
from perfeval.states import OtherState

__all__ = [
    "Inputs",
    "Tally",
    "files",
    "in_time",
    "lexicon_of",
    "limits_of",
    "one_document",
    "rules_of",
    "say_troubles",
    "sentence",
    "status_of",
]

Made = TypeVar("Made")
PAUSE = 0.05  # seconds between two looks at the time while the standard input is silent


class Inputs:
    """The files named on the command line, in order. They can be read more than once, even standard input."""

    def __init__(
        self,
        paths: list[str],
        words: Lexicon,
        redact: bool = False,
        limits: Limits = many.USUAL,
        on_screen: bool = False,
        state: str = "",
    ) -> None:
        self.state = state
        self.paths, self.words, self.redact, self.limits = paths, words, redact, limits
        self.on_screen = on_screen  # the results flow over the terminal and are progress enough

    @cached_property
    def _standard_input(self) -> Document:
        if sys.stdin is None:
            wrong("the standard input is closed")
        with Deadline(self.limits.seconds):
            try:
                data = _standard_bytes(many.USUAL.bytes + 1)
            except DeadlinePassed as passed:
                return many.failed("-", passed)
            except OSError as error:
                wrong(f"cannot read the standard input: {error.strerror}")
            try:
                document = many.read_data(data, "-", self.limits, self.words)
                return document.redacted() if self.redact else document
            except Exception as error:
                return many.failed("-", error)

    def leave_out(self, paths: Iterable[str]) -> None:
        """Read all but these."""
        others = set(paths)
        self.paths = [path for path in self.paths if path not in others]

    def documents(self) -> Iterator[Document]:
        """Each file as a document."""
        read = self._each(
            lambda paths: many.read_many(paths, self.words, redact=self.redact, limits=self.limits),
            lambda document: document,
        )
        return self._watched(read)

    def reports(self, rules: Pack, forms: bool) -> Iterator[Report]:
        """Each file as a report of one document; if they show something together, a last one without documents.

        forms: whether the reports keep them.
        """
        if self.state:
            return Report.closed(self._watched(self._resumed(rules)), rules)

        def audited(document: Document) -> Report:
            return many.report_of(document, rules, forms, self.limits)

        def of_files(paths: list[str]) -> Iterator[Report]:
            return many.audit_many(paths, rules, limits=self.limits, words=self.words, forms=forms, redact=self.redact)

        made = self._each(of_files, audited)
        return Report.closed(self._watched(made), rules)

    def _resumed(self, rules: Pack) -> Iterator[Report]:
        """Each file as a report, from the state where it has one; an error of the state ends the command."""
        from perfeval.resume import audit_resumed

        try:
            yield from audit_resumed(
                self.paths, rules, self.state, limits=self.limits, words=self.words, redact=self.redact
            )
        except OtherState as other:
            wrong(other.chinese if spoken() == "zh" else str(other))
        except OSError as error:
            wrong(f"cannot write {self.state}: {error.strerror or error}")

    def _each(
        self, of_files: Callable[[list[str]], Iterator[Made]], of_document: Callable[[Document], Made]
    ) -> Iterator[Made]:
        for is_input, run in groupby(self.paths, key=lambda path: path == "-"):
            if is_input:
                yield from (of_document(self._standard_input) for _ in run)
            else:
                yield from of_files(list(run))

    def _watched(self, items: Iterator[Made]) -> Iterator[Made]:
        """The items; meanwhile a progress bar on standard error, if that is a terminal and there are several items."""
        if len(self.paths) < 2 or self.on_screen or not sys.stderr.isatty():
            yield from items
            return
        columns = (TextColumn("perfeval"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task("", total=len(self.paths))
            for item in items:
                progress.advance(bar)
                yield item


def _standard_bytes(most: int) -> bytes:
    """So many bytes of the standard input, or all of it, within the time of this thread's calls."""
    if _core.time_left() is None:
        return sys.stdin.buffer.read(most)
    data = bytearray()
    while len(data) < most:
        _core.ask()
        if select.select([sys.stdin], [], [], PAUSE)[0]:
            part = os.read(sys.stdin.fileno(), min(most - len(data), 1 << 20))
            if not part:
                break
            data += part
    return bytes(data)


class Tally:
    """Counts so far: documents, forms, findings of each severity."""

    def __init__(self, paths: list[str], rules: Pack) -> None:
        self.paths, self.rules = paths, rules
        self.counts: dict[str, int] = {}
        self.lost = False

    def shown(self, reports: Iterable[Report], show: Callable[[Report], Made]) -> Iterator[Made]:
        """The report of each path as something that is shown; if that fails, its document has the error as trouble.

        A last report is of no path: it has the findings across all.
        """
        for report, path in zip(reports, [*self.paths, ""], strict=False):
            try:
                made = show(report)
            except Exception as error:
                self.lost = True
                document = many.failed(path, error)
                say_troubles(document)
                made = show(many.report_of(document, self.rules))
            yield made

    def of_reports(self, reports: Iterable[Report], output: str) -> Iterator[Report]:
        """The same reports, counted; unreadable documents are reported on standard error.

        Ends with NothingToWrite if none could be read and the output is a file.
        """
        for report in reports:
            self.add(report)
            yield report
        only_readable(output, not self.nothing_read)

    def add(self, report: Report) -> None:
        """Count one report."""
        counts = report.counts
        for name, number in counts.items():
            self.counts[name] = self.counts.get(name, 0) + number
        if counts["unreadable"]:
            for document in report.documents:
                for trouble in document.troubles:
                    say(f"{document.path}: {sentence(trouble)}")

    @property
    def nothing_read(self) -> bool:
        """Whether no document could be read."""
        return self.counts.get("documents", 0) == self.counts.get("unreadable", 0)

    def status(self, fail_on: FailOn) -> int:
        """The exit status: 2 where nothing could be read, 1 for findings at or above a severity, else 0."""
        if self.nothing_read:
            return UNREADABLE
        failing = {FailOn.error: ("error",), FailOn.warning: ("error", "warning"), FailOn.never: ()}[fail_on]
        return int(self.lost or any(self.counts[severity] for severity in failing))


def files(
    inputs: list[str],
    words: str = "",
    output: str = "-",
    also: Iterable[str] = (),
    redact: bool = False,
    seconds: str = "",
    state: str = "",
) -> Inputs:
    """The files that the arguments name, to be read by these words, each in this time.

    A call is invalid if it names no file, or if its output is one of them, or one that it reads `also`.
    """
    limits = limits_of(seconds)
    if not all(inputs):
        wrong("an INPUT without a name: expected a file, a folder, a glob or -")
    paths = [path for one in inputs for path in (["-"] if one == "-" else many.files_of(one))]
    refuse_unwritable(output)
    if state:
        paths = _besides(state, paths, output)
    refuse_inputs(output, [*paths, *filter(None, (words, *also))])
    if not paths:
        wrong(f"nothing to read in {', '.join(inputs)}: expected files ending in {', '.join(sorted(many.ENDINGS))}")
    return Inputs(paths, lexicon_of(words), redact, limits, output == "-" and sys.stdout.isatty(), state)


def _besides(state: str, paths: list[str], output: str) -> list[str]:
    """The inputs without the state, which a folder may hold; a call is invalid if the state cannot be one."""
    from perfeval.resume import names_besides

    if "-" in paths:
        wrong("--resume is for files: the standard input can be read only once")
    if output != "-" and os.path.realpath(output) == os.path.realpath(state):
        wrong(f"{output} is the state of --resume: expected another output")
    others = names_besides(paths, state)
    if paths and not others:
        wrong(f"{state} is the input: expected another file for --resume")
    return others


def one_document(
    source: str,
    words: str = "",
    output: str = "-",
    also: Iterable[str] = (),
    redact: bool = False,
    seconds: str = "",
) -> Document:
    """The one document of an input; if it cannot be read or has no form, the reason is printed."""
    given = files([source], words, output, also, redact, seconds)
    if len(given.paths) > 1:
        wrong(f"one document at a time: {source} names {len(given.paths)}")
    document = next(given.documents())
    say_troubles(document)
    return document


def say_troubles(document: Document) -> None:
    """Say what went wrong while a document was read: each trouble, and where if there are forms as well."""
    for trouble in document.troubles:
        say(f"{document.path}: {sentence(trouble, bool(document.forms))}")


def status_of(document: Document) -> int:
    """The exit status of a command over one document: 2 if it is unreadable, 1 if it has no form."""
    return UNREADABLE if document.state == "unreadable" else int(not document.forms)


def sentence(trouble: Trouble, placed: bool = False) -> str:
    """What went wrong, in the language of the call; in English after its place, if `placed`."""
    if spoken() == "zh":
        return _core.trouble_text(trouble, "zh")
    place = f"{trouble.at}: " if placed and trouble.at else ""
    return f"{place}{trouble.kind}: found {trouble.found}, expected {_core.expected_text(trouble, 'en')}"


def limits_of(seconds: str) -> Limits:
    """The limits under a time in words: a decimal number of seconds, empty for none."""
    try:
        return Limits(seconds=Decimal(seconds)) if seconds else many.USUAL
    except (ArithmeticError, ValueError):
        wrong(f"expected --seconds to be a number from 0, found '{seconds}'")


@contextmanager
def in_time(seconds: str, source: str) -> Iterator[None]:
    """The calls of this block take at most this time; if they do not end by then, the command does."""
    try:
        with Deadline(limits_of(seconds).seconds):
            yield
    except DeadlinePassed as passed:
        wrong(f"{source}: time-limit: found {passed}, expected less (--seconds)")


def lexicon_of(words: str) -> Lexicon:
    """The words of the option, before anything is read."""
    try:
        return packs.lexicon(words or None)
    except InvalidValue as error:
        wrong(str(error))


def rules_of(rules: str, read: Callable[[], Iterable[Document]] | None = None) -> Pack:
    """The rules of the option; `auto` chooses by the region and year printed on the forms read, and prints why."""
    try:
        if read is None:
            return packs.pack(rules)
        if rules != "auto":
            return _pack_or_auto(rules)
        pack, reason = documents.pack_for(read())
        say(f"rules {pack.id}: {reason}")
        return pack
    except InvalidValue as error:
        wrong(str(error))


def _pack_or_auto(rules: str) -> Pack:
    """The pack; where the id is not known, `auto` is among those that are."""
    try:
        return packs.pack(rules)
    except InvalidValue as error:
        said, there_are, ids = str(error).partition("; there are: ")
        meant = "" if "(the nearest is " in said else nearest(rules, ["auto"])
        raise InvalidValue(f"{said}{meant}{there_are}{ids}, auto" if there_are else said) from None
