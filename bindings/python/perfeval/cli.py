"""The command `perfeval`: audit, score, explain, convert, rules, schema.

Exit status: 0 nothing at or above --fail-on, 1 findings at or above it, 2 the call is wrong or no input could be read.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

import perfeval as pe
from perfeval import _core, documents, render, render_forms

__all__ = ["app", "main"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Score and audit performance self-evaluation forms (项目支出绩效自评表), exactly.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(no_args_is_help=True, help="List, show, check, test and compare rules.")
app.add_typer(rules_app, name="rules")

UNREADABLE = 2
MARKED = (".docx", ".xlsx")
WIDTH = 160  # of a table that goes into a file or a pipe


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


def _language_of_the_locale() -> Language:
    named = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), "")
    return Language.zh if named.startswith("zh") else Language.en


Inputs = Annotated[
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


def _version(wanted: bool) -> None:
    if wanted:
        pack = documents.pack("cn-mof-2020")
        print(f"perfeval {pe.__version__}, rules {pack.id} {pack.version}, schema {_schema_number()}")
        raise typer.Exit()


def _schema_number() -> int:
    empty: dict[str, Any] = json.loads(_core.audit_forms([], documents.pack("cn-mof-2020")).to_json())
    return int(empty["schema"])


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Name library, rules and schema.")
    ] = False,
) -> None:
    pass


@app.command()
def audit(
    inputs: Inputs,
    rules: Rules = "cn-mof-2020",
    layout: Format = ReportFormat.table,
    output: Output = "-",
    fail_on: Fail = FailOn.error,
    lang: Lang = None,
) -> None:
    """Hold every printed figure against what the other printed figures allow."""
    language = (lang or _language_of_the_locale()).value
    read = _read(inputs)
    report = pe.audit(read, rules=_known(rules, read))
    if layout is ReportFormat.table and Path(output).suffix in MARKED:
        _mark(inputs, report, language, output)
    elif layout is ReportFormat.table and Path(output).suffix[1:] not in ReportFormat.__members__:
        with _console(output) as console:
            render.terminal(report, language, console)
    else:
        wanted = Path(output).suffix[1:] if layout is ReportFormat.table else layout.value
        _write(report.to_bytes(wanted, language), output)
    raise typer.Exit(_status(read, report, fail_on))


def _mark(inputs: list[str], report: pe.Report, language: str, output: str) -> None:
    """The user's own file with every finding in its cell, if it has that format; else a workbook of findings."""
    source = Path(inputs[0])
    if len(inputs) == 1 and source.suffix.lower() == Path(output).suffix.lower() and source.is_file():
        try:
            _write(report.mark(source.read_bytes(), language), output)
        except pe.errors.InvalidValue as error:
            _wrong(str(error))
    elif output.endswith(".xlsx"):
        _write(report.to_bytes("xlsx", language), output)
    else:
        _wrong(f"a document is marked in its own format: one .docx in, found {', '.join(inputs)}")


@app.command()
def score(
    inputs: Inputs,
    rules: Rules = "cn-mof-2020",
    layout: Format = ReportFormat.table,
    output: Output = "-",
    fail_on: Fail = FailOn.error,
    lang: Lang = None,
) -> None:
    """Recompute the points of every form and show the scorecards."""
    language = (lang or _language_of_the_locale()).value
    read = _read(inputs)
    pack = _known(rules, read)
    cards = [render_forms.Scored(document, form, pe.score(form, pack)) for document in read for form in document.forms]
    if layout is ReportFormat.table and Path(output).suffix in MARKED:
        _write(render_forms.forms_bytes([c.card.filled() for c in cards], Path(output).suffix[1:]), output)
    elif layout is ReportFormat.table:
        with _console(output) as console:
            render_forms.scores_terminal(cards, language, console)
    elif layout is ReportFormat.xlsx:
        _write(render_forms.forms_bytes([c.card.filled() for c in cards], "xlsx"), output)
    else:
        _write(render_forms.scores_text(cards, pack, layout.value, language).encode(), output)
    raise typer.Exit(_status(read, pe.audit(read, rules=pack) if fail_on is not FailOn.never else None, fail_on))


@app.command()
def explain(
    source: OneInput,
    form: Annotated[int, typer.Option("--form", metavar="N", help="The form, counting from 1; 0: all.")] = 0,
    indicator: Annotated[int, typer.Option("--indicator", metavar="N", help="The indicator, from 1; 0: all.")] = 0,
    rules: Rules = "cn-mof-2020",
) -> None:
    """Trace every point to its cell, its rule, its clause and its exact value."""
    (document,) = _read([source])
    chosen = [f for f in document.forms if form in (0, f.index)]
    if not chosen and document.forms:
        _wrong(f"{source} has the forms 1 to {len(document.forms)}, found --form {form}")
    try:
        for one in chosen:
            print(pe.score(one, _known(rules, [document])).explain(indicator))
    except pe.errors.InvalidValue as error:
        _wrong(str(error))
    raise typer.Exit(_status([document], None, FailOn.never))


@app.command()
def convert(
    source: OneInput,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUTPUT", help="The file to write; - is the standard output.")
    ],
    layout: Annotated[
        str,
        typer.Option("--format", help="The format, if OUTPUT does not say it: json, docx, xlsx, html, md."),
    ] = "",
) -> None:
    """Write the forms of a document in another format: json, docx, xlsx, html or md, by the ending of OUTPUT."""
    wanted = layout or Path(output).suffix.lstrip(".").lower()
    if wanted not in render_forms.FORM_WRITERS:
        _wrong(
            f"expected one of {', '.join(render_forms.FORM_WRITERS)} as ending of OUTPUT or --format, found '{wanted}'"
        )
    (document,) = _read([source])
    if document.forms:
        _write(render_forms.forms_bytes(document.forms, wanted), output)
    raise typer.Exit(_status([document], None, FailOn.never) or (0 if document.forms else 1))


@app.command()
def schema(which: Annotated[str, typer.Argument(metavar="form|findings|rules", help="Which JSON Schema.")]) -> None:
    """Print a JSON Schema."""
    if which not in ("form", "findings", "rules"):
        _wrong(f"expected form, findings or rules, found '{which}'")
    _write((files("perfeval") / "data" / f"{which}.schema.json").read_bytes(), "-")


@rules_app.command("list")
def rules_list() -> None:
    """The rules that are shipped."""
    for name in _core.shipped_packs():
        pack = documents.pack(name)
        years = f"{pack.from_year or '…'}-{pack.to_year or '…'}"
        print(f"{pack.id}  version {pack.version}  {years}  {pack.title}")


@rules_app.command("show")
def rules_show(rules: Annotated[str, typer.Argument(metavar="ID|FILE")]) -> None:
    """Every parameter of a pack, exact."""
    for name, value in _known(rules).parameters().items():
        print(f"{name} = {value}")


@rules_app.command("check")
def rules_check(file: Annotated[str, typer.Argument(metavar="FILE")]) -> None:
    """Check a pack: gaps, overlaps, unknown keys, sums; every fault with its code, file and line."""
    try:
        pack = documents.pack(Path(file))
    except pe.errors.InvalidPack as error:
        print(error)
        raise typer.Exit(1) from None
    except pe.errors.InvalidValue as error:
        _wrong(str(error))
    print(f"{file}: {pack.id} version {pack.version}, nothing wrong")


@rules_app.command("test")
def rules_test(
    rules: Annotated[str, typer.Argument(metavar="ID|FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Run a pack's own scenarios: what they earn, which pieces none reaches, which wrong bounds none notices."""
    pack = _known(rules)
    outcome: dict[str, Any] = json.loads(pack.test())
    print(json.dumps(outcome, ensure_ascii=False, indent=2) if as_json else pack.test_text())
    raise typer.Exit(0 if outcome["passed"] else 1)


@rules_app.command("diff")
def rules_diff(a: Annotated[str, typer.Argument(metavar="A")], b: Annotated[str, typer.Argument(metavar="B")]) -> None:
    """What differs between two packs."""
    found = _known(a).differences(_known(b))
    for name, here, there in found:
        print(f"{name}: {here or '(nothing)'} -> {there or '(nothing)'}")
    raise typer.Exit(1 if found else 0)


def _read(inputs: list[str]) -> list[_core.Document]:
    """The documents of the inputs; a progress bar on a terminal, if there are several."""
    named = [path for source in inputs for path in (["-"] if source == "-" else documents.paths(source))]
    if not named:
        _wrong(
            f"nothing to read in {', '.join(inputs)}: expected files ending in {', '.join(sorted(documents.ENDINGS))}"
        )
    read = [_read_one(path) for path in _watched(named)]
    for document in read:
        if document.state == "unreadable":
            for trouble in document.troubles:
                _say(f"{document.path}: {trouble.kind}: found {trouble.found}, expected {trouble.expected}")
    return read


def _read_one(path: str) -> _core.Document:
    return _core.read_bytes(sys.stdin.buffer.read(), "-") if path == "-" else _core.read_path(path)


def _watched(items: list[str]) -> Iterator[str]:
    if len(items) < 2 or not sys.stderr.isatty():
        yield from items
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, description="reading")


def _known(rules: str, read: Iterable[_core.Document] = ()) -> pe.Pack:
    """The rules of the option; `auto` chooses by the region and the year printed on the forms, and says why."""
    try:
        if rules != "auto":
            return documents.pack(rules)
        pack, why = documents.pack_for(read)
        _say(f"rules {pack.id}: {why}")
        return pack
    except pe.errors.InvalidValue as error:
        _wrong(str(error))


def _status(read: Iterable[_core.Document], report: pe.Report | None, fail_on: FailOn) -> int:
    if all(document.state == "unreadable" for document in read):
        return UNREADABLE
    if report is None or fail_on is FailOn.never:
        return 0
    failing = ("error",) if fail_on is FailOn.error else ("error", "warning")
    return int(any(f.severity in failing for f in report.findings))


def _write(content: bytes, output: str) -> None:
    """The formats are files: UTF-8 whatever the locale."""
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with _opened(output, "wb") as file:
        file.write(content)


@contextmanager
def _console(output: str) -> Iterator[Console]:
    """A console on the standard output, or on a file that is closed at the end."""
    if output == "-":
        yield Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH)
        return
    with _opened(output) as file:
        yield Console(file=file, highlight=False, width=WIDTH)


def _opened(output: str, mode: str = "w") -> IO[Any]:
    try:
        return open(output, mode, encoding=None if "b" in mode else "utf-8")
    except OSError as error:
        _wrong(f"cannot write {output}: {error.strerror}")


def _say(text: str) -> None:
    print(f"perfeval: {text}", file=sys.stderr)


def _wrong(text: str) -> NoReturn:
    _say(text)
    raise typer.Exit(UNREADABLE)


def main() -> None:
    """Run the command."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(prog_name="perfeval")
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None
