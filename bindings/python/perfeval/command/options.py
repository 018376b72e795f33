"""The options that several commands share, and the words they accept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, get_args

import typer

from perfeval import _core, literals
from perfeval.command.output import speak
from perfeval.languages import readers_language

__all__ = [
    "FailOn",
    "Fractions",
    "Language",
    "ManyFiles",
    "OneInput",
    "Order",
    "Output",
    "Redact",
    "ReportFormat",
    "Rules",
    "Seconds",
    "Shown",
    "Sources",
    "Words",
    "asked_language",
    "language_named",
    "of_audited_files",
    "of_many_files",
]


CODES = get_args(literals.Code)


class ReportFormat(str, Enum):
    """The format of a report."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    html = "html"
    xlsx = "xlsx"
    docx = "docx"


class By(str, Enum):
    """What an audit writes a file of its own for."""

    department = "department"


class FailOn(str, Enum):
    """The lowest severity that makes the exit status 1."""

    error = "error"
    warning = "warning"
    never = "never"


class Severity(str, Enum):
    """The lowest severity that is shown."""

    error = "error"
    warning = "warning"
    note = "note"


class Order(str, Enum):
    """The order of the forms in tables and pages."""

    paper = "paper"
    worst = "worst"


class Language(str, Enum):
    """The language of messages."""

    zh = "zh"
    en = "en"


def language_named(lang: Language | None) -> literals.Language:
    """The language asked for, else that of the reader; whatever is said from now on is said in it."""
    language = lang.value if lang else readers_language()
    speak(language)
    return language


def asked_language(words: Sequence[str]) -> literals.Language | None:
    """The language that --lang asks for, before the words of a call are understood."""
    asked: literals.Language | None = None
    for number, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else words[number + 1 : number + 2]
        if word.startswith("--lang") and value in ("zh", ["zh"]):
            asked = "zh"
        elif word.startswith("--lang") and value in ("en", ["en"]):
            asked = "en"
    return asked


Sources = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input.")
]
OneInput = Annotated[str, typer.Argument(metavar="INPUT", help="A file, or - for standard input.")]


def _begins_with(words: Iterable[str]) -> Callable[[str], list[str]]:
    """What a shell proposes for the beginning of a word."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


Rules = Annotated[
    str,
    typer.Option(
        "--rules",
        metavar="ID|FILE|auto",
        help="The rules to apply.",
        autocompletion=_begins_with([*_core.shipped_packs(), "auto"]),
    ),
]
Words = Annotated[
    str, typer.Option("--words", metavar="FILE", help="A TOML file with headers and labels of your own to read by.")
]
Seconds = Annotated[
    str,
    typer.Option(
        "--seconds", metavar="N", help="The time for reading each document, and again for what is made of it."
    ),
]
Format = Annotated[ReportFormat, typer.Option("--format", help="The format of the result.")]
Output = Annotated[str, typer.Option("-o", "--output", metavar="OUT", help="Write to a file; - is standard output.")]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The lowest severity that makes the exit status 1.")]
Each = Annotated[
    By | None, typer.Option("--by", help="Write a letter (退回修改意见) for each department, into the folder of -o.")
]
Repair = Annotated[
    bool,
    typer.Option(
        "--repair", help="Also write NAME.repaired.EXT next to each input, with the likeliest correction made."
    ),
]
Fractions = Annotated[
    bool,
    typer.Option("--fractions", help="Write numbers whose decimals do not end as fractions, 25/3, not as decimals."),
]
Redact = Annotated[bool, typer.Option("--redact", help="Leave persons and telephone numbers out.")]
Least = Annotated[Severity, typer.Option("--severity", help="Show findings of this severity or graver ones only.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="CODE",
        help="Show findings of this code only; repeatable.",
        autocompletion=_begins_with(CODES),
    ),
]
Skip = Annotated[
    list[str] | None,
    typer.Option(
        "--skip",
        metavar="CODE",
        help="Leave out findings of this code; repeatable.",
        autocompletion=_begins_with(CODES),
    ),
]
Ordered = Annotated[Order, typer.Option("--order", help="The order of the forms in tables and pages.")]
Baseline = Annotated[
    str, typer.Option("--baseline", metavar="FILE", help="Leave out findings that this earlier JSON report has.")
]
Summary = Annotated[bool, typer.Option("--summary", help="Show one line a form.")]
Resume = Annotated[
    str,
    typer.Option(
        "--resume",
        metavar="STATE",
        help="Keep each result in this file as it is finished, and go on from it if the run was ended.",
    ),
]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="The language of messages; by default that of the locale.")
]


@dataclass(frozen=True)
class Shown:
    """Which findings are shown, and how."""

    severity: Severity = Severity.note
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    order: Order = Order.worst
    baseline: str = ""
    summary: bool = False


@dataclass(frozen=True)
class ManyFiles:
    """The arguments of a command over many files."""

    inputs: list[str]
    rules: str
    words: str
    layout: ReportFormat
    output: str
    fail_on: FailOn
    language: literals.Language
    repair: bool = False
    shown: Shown = Shown()
    each: By | None = None
    redact: bool = False
    fractions: bool = False
    seconds: str = ""
    resume: str = ""


def of_many_files(work: Callable[[ManyFiles], None]) -> Callable[..., None]:
    """A command that takes files, rules, words, a layout, an output, a severity and a language."""

    def command(
        inputs: Sources,
        rules: Rules = "cn-mof-2020",
        words: Words = "",
        layout: Format = ReportFormat.table,
        output: Output = "-",
        fail_on: Fail = FailOn.error,
        fractions: Fractions = False,
        redact: Redact = False,
        seconds: Seconds = "",
        lang: Lang = None,
    ) -> None:
        language = language_named(lang)
        work(
            ManyFiles(
                inputs,
                rules,
                words,
                layout,
                output,
                fail_on,
                language,
                redact=redact,
                fractions=fractions,
                seconds=seconds,
            )
        )

    command.__name__, command.__doc__ = work.__name__, work.__doc__
    return command


def of_audited_files(work: Callable[[ManyFiles], None]) -> Callable[..., None]:
    """The same for an audit, which can also show some findings only, and write repaired copies."""

    def command(
        inputs: Sources,
        rules: Rules = "cn-mof-2020",
        words: Words = "",
        layout: Format = ReportFormat.table,
        output: Output = "-",
        fail_on: Fail = FailOn.error,
        severity: Least = Severity.note,
        only: Only = None,
        skip: Skip = None,
        order: Ordered = Order.worst,
        baseline: Baseline = "",
        summary: Summary = False,
        repair: Repair = False,
        each: Each = None,
        redact: Redact = False,
        seconds: Seconds = "",
        resume: Resume = "",
        lang: Lang = None,
    ) -> None:
        language = language_named(lang)
        shown = Shown(severity, tuple(only or ()), tuple(skip or ()), order, baseline, summary)
        work(
            ManyFiles(
                inputs,
                rules,
                words,
                layout,
                output,
                fail_on,
                language,
                repair,
                shown,
                each,
                redact,
                seconds=seconds,
                resume=resume,
            )
        )

    command.__name__, command.__doc__ = work.__name__, work.__doc__
    return command
