"""The options that several commands have, and the words that they take."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

import typer

__all__ = [
    "FailOn",
    "Language",
    "ManyFiles",
    "OneInput",
    "Output",
    "ReportFormat",
    "Rules",
    "language_of_the_locale",
    "of_many_files",
]


class ReportFormat(str, Enum):
    """How a report is laid out."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    html = "html"
    xlsx = "xlsx"


class FailOn(str, Enum):
    """The least severity that makes the exit status 1."""

    error = "error"
    warning = "warning"
    never = "never"


class Language(str, Enum):
    """The language of messages."""

    zh = "zh"
    en = "en"


def language_of_the_locale() -> Language:
    """Chinese in a Chinese locale, else English."""
    named = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), "")
    return Language.zh if named.startswith("zh") else Language.en


Words = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for the standard input.")
]
OneInput = Annotated[str, typer.Argument(metavar="INPUT", help="A file, or - for the standard input.")]
Rules = Annotated[str, typer.Option("--rules", metavar="ID|FILE|auto", help="The rules in force.")]
Format = Annotated[ReportFormat, typer.Option("--format", help="How the result is laid out.")]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="OUT", help="Write to a file; - is the standard output.")
]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The least severity that makes the exit status 1.")]
Lang = Annotated[Language | None, typer.Option("--lang", help="The language of messages; by locale unless given.")]


@dataclass(frozen=True)
class ManyFiles:
    """What a command over many files was called with."""

    inputs: list[str]
    rules: str
    layout: ReportFormat
    output: str
    fail_on: FailOn
    language: str


def of_many_files(work: Callable[[ManyFiles], None]) -> Callable[..., None]:
    """A command that takes files, rules, a layout, an output, a severity and a language."""

    def command(
        inputs: Words,
        rules: Rules = "cn-mof-2020",
        layout: Format = ReportFormat.table,
        output: Output = "-",
        fail_on: Fail = FailOn.error,
        lang: Lang = None,
    ) -> None:
        language = (lang or language_of_the_locale()).value
        work(ManyFiles(inputs, rules, layout, output, fail_on, language))

    command.__name__, command.__doc__ = work.__name__, work.__doc__
    return command
