"""The command `perfeval`: audit, score, explain, convert, rules, schema.

Exit status: 0 no findings at or above --fail-on, 1 findings at or above it, 2 invalid arguments or no readable input.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn

import typer
from rich.console import Console

import perfeval as pe
from perfeval import _core, documents, many, render, render_forms
from perfeval.cli_inputs import Inputs, Tally

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
INTERRUPTED = 130  # as shells report it
MARKED = (".docx", ".xlsx")
WIDTH = 160  # of a table that is written to a file or a pipe


class ReportFormat(str, Enum):
    """The format of a report."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    html = "html"
    xlsx = "xlsx"


class FailOn(str, Enum):
    """The lowest severity that makes the exit status 1."""

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


Words = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input.")]
OneInput = Annotated[str, typer.Argument(metavar="INPUT", help="A file, or - for standard input.")]
Rules = Annotated[str, typer.Option("--rules", metavar="ID|FILE|auto", help="The rules to apply.")]
Format = Annotated[ReportFormat, typer.Option("--format", help="The format of the result.")]
Output = Annotated[str, typer.Option("-o", "--output", metavar="OUT", help="Write to a file; - is standard output.")]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The lowest severity that makes the exit status 1.")]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="The language of messages; by default that of the locale.")
]


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
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the versions of library, rules and schema."
        ),
    ] = False,
) -> None:
    pass


@app.command()
def audit(
    inputs: Words,
    rules: Rules = "cn-mof-2020",
    layout: Format = ReportFormat.table,
    output: Output = "-",
    fail_on: Fail = FailOn.error,
    lang: Lang = None,
) -> None:
    """Check every printed figure against the others."""
    language = (lang or _language_of_the_locale()).value
    files = _files(inputs)
    pack = _known(rules, files.documents)
    tally = Tally()
    reports = tally.of_reports(files.reports(pack))
    ending = Path(output).suffix[1:]
    if layout is not ReportFormat.table:
        _write_reports(reports, pack, layout.value, language, output)
    elif Path(output).suffix in MARKED:
        _mark(inputs, pe.Report.of_many(reports, pack), language, output)
    elif ending in ReportFormat.__members__:
        _write_reports(reports, pack, ending, language, output)
    else:
        with _console(output) as console:
            render.terminal(reports, language, console)
    if len(files.paths) > 1 and (layout is not ReportFormat.table or output != "-"):
        _say(render.summary(tally.counts, f"{pack.id} {pack.version}", language))
    raise typer.Exit(_status(tally, fail_on))


def _write_reports(reports: Iterable[pe.Report], pack: pe.Pack, layout: str, language: str, output: str) -> None:
    """JSON is written report by report; a page or a workbook is made from all of them."""
    if layout == "jsonl":
        _write_pieces((report.to_jsonl() for report in reports), output)
    elif layout == "json":
        _write_pieces(render.json_pieces(reports), output)
    else:
        _write(pe.Report.of_many(reports, pack).to_bytes(layout, language), output)


def _mark(inputs: list[str], report: pe.Report, language: str, output: str) -> None:
    """The user's own file with each finding in its cell, if it has that format; else a workbook of findings."""
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
    inputs: Words,
    rules: Rules = "cn-mof-2020",
    layout: Format = ReportFormat.table,
    output: Output = "-",
    fail_on: Fail = FailOn.error,
    lang: Lang = None,
) -> None:
    """Recompute the points of every form and show the scorecards."""
    language = (lang or _language_of_the_locale()).value
    files = _files(inputs)
    pack = _known(rules, files.documents)
    tally = Tally()
    cards = _scored(files.documents(), pack, tally)
    if layout is ReportFormat.table and Path(output).suffix[1:] in render_forms.FORM_WRITERS:
        _write(render_forms.forms_bytes([c.card.filled() for c in cards], Path(output).suffix[1:]), output)
    elif layout is ReportFormat.table:
        with _console(output) as console:
            render_forms.scores_terminal(cards, language, console)
    elif layout is ReportFormat.xlsx:
        _write(render_forms.forms_bytes([c.card.filled() for c in cards], "xlsx"), output)
    elif layout is ReportFormat.jsonl:
        _write_pieces((render_forms.scores_text([card], pack, "jsonl", language) for card in cards), output)
    else:
        _write(render_forms.scores_text(list(cards), pack, layout.value, language).encode(), output)
    raise typer.Exit(_status(tally, fail_on))


def _scored(read: Iterable[_core.Document], pack: pe.Pack, tally: Tally) -> Iterator[render_forms.Scored]:
    for document in read:
        tally.add(pe.audit(document, rules=pack))
        for form in document.forms:
            yield render_forms.Scored(document, form, pe.score(form, pack))


class TreeFormat(str, Enum):
    """The format of a tree."""

    text = "text"
    json = "json"
    html = "html"


@app.command()
def explain(
    source: OneInput,
    form: Annotated[int, typer.Option("--form", metavar="N", help="The number of the form, from 1; 0 for all.")] = 0,
    indicator: Annotated[
        int, typer.Option("--indicator", "--row", metavar="N", help="The number of the indicator, from 1; 0 for all.")
    ] = 0,
    rules: Rules = "cn-mof-2020",
    layout: Annotated[TreeFormat, typer.Option("--format", help="The format of the tree.")] = TreeFormat.text,
    as_json: Annotated[bool, typer.Option("--json", help="Same as --format json.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="Same as --format html.")] = False,
    lift: Annotated[
        bool,
        typer.Option(
            "--lift", help="Show instead which actuals of the indicator would lift the form to its next grade."
        ),
    ] = False,
    versus: Annotated[
        str,
        typer.Option("--what-if", metavar="ID|FILE", help="Show instead how the forms would score under these rules."),
    ] = "",
    output: Output = "-",
) -> None:
    """Trace every point to its cell, its rule, its clause and its exact value."""
    document = _one(source)
    chosen = [f for f in document.forms if form in (0, f.index)]
    if not chosen and document.forms:
        _wrong(f"{source} has forms 1 to {len(document.forms)}, found --form {form}")
    pack = _known(rules, lambda: [document])
    wanted = TreeFormat.json if as_json else TreeFormat.html if as_html else layout
    try:
        if versus:
            text = "".join(f"{pe.what_if(one, pack, _known(versus))}\n" for one in chosen)
        elif lift:
            text = "".join(_lifts(one, indicator, pack) for one in chosen)
        else:
            trees = [(one.index, pe.score(one, pack).explain(indicator)) for one in chosen]
            text = render_forms.trees_text(trees, wanted.value, _language_of_the_locale().value)
    except pe.errors.InvalidValue as error:
        _wrong(str(error))
    _write(text.encode(), output)
    raise typer.Exit(UNREADABLE if document.state == "unreadable" else 0)


def _lifts(form: _core.Form, indicator: int, pack: pe.Pack) -> str:
    """One line for each requested indicator."""
    asked = [indicator] if indicator else range(1, len(form.indicators) + 1)
    lines = (f"  indicators[{n}] {form.indicators[n - 1].name}: {pe.lift_by(form, n, pack)}\n" for n in asked)
    return f"form {form.index}: {pe.score(form, pack).grade or 'grade open'}\n" + "".join(lines)


@app.command()
def convert(
    source: OneInput,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUTPUT", help="The file to write; - is standard output.")
    ],
    layout: Annotated[
        str,
        typer.Option("--format", help="The format, if OUTPUT has no such extension: json, docx, xlsx, html, md."),
    ] = "",
) -> None:
    """Convert the forms of a document to json, docx, xlsx, html or md, according to the extension of OUTPUT."""
    wanted = layout or Path(output).suffix.lstrip(".").lower()
    if wanted not in render_forms.FORM_WRITERS:
        _wrong(f"expected OUTPUT or --format to be one of {', '.join(render_forms.FORM_WRITERS)}, found '{wanted}'")
    document = _one(source)
    if document.forms:
        _write(render_forms.forms_bytes(document.forms, wanted), output)
    raise typer.Exit(UNREADABLE if document.state == "unreadable" else int(not document.forms))


@app.command()
def schema(which: Annotated[str, typer.Argument(metavar="form|findings|rules", help="Which JSON Schema.")]) -> None:
    """Print a JSON Schema."""
    if which not in ("form", "findings", "rules"):
        _wrong(f"expected form, findings or rules, found '{which}'")
    _write((files("perfeval") / "data" / f"{which}.schema.json").read_bytes(), "-")


@rules_app.command("list")
def rules_list() -> None:
    """List the shipped rules."""
    for name in _core.shipped_packs():
        pack = documents.pack(name)
        years = f"{pack.from_year or '…'}-{pack.to_year or '…'}"
        print(f"{pack.id}  version {pack.version}  {years}  {pack.title}")


@rules_app.command("show")
def rules_show(rules: Annotated[str, typer.Argument(metavar="ID|FILE")]) -> None:
    """Show every parameter of a pack, exactly, and the clause it is based on."""
    pack = _known(rules)
    sources = pack.sources()
    for name, value in pack.parameters().items():
        if name.startswith("sources."):  # printed with the value
            continue
        print(f"{name} = {value}")
        if name in sources:
            print(f"    # {sources[name]}")


@rules_app.command("check")
def rules_check(file: Annotated[str, typer.Argument(metavar="FILE")]) -> None:
    """Check a pack for gaps, overlaps, unknown keys and wrong sums; report every fault with code, file and line."""
    try:
        pack = documents.pack(Path(file))
    except pe.errors.InvalidPack as error:
        print(error)
        raise typer.Exit(1) from None
    except pe.errors.InvalidValue as error:
        _wrong(str(error))
    print(f"{file}: {pack.id} version {pack.version}, no faults")


@rules_app.command("test")
def rules_test(
    rules: Annotated[str, typer.Argument(metavar="ID|FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    scenarios: Annotated[
        str | None,
        typer.Option("--scenarios", metavar="CSV", help="Additional scenarios; default: PACK.csv next to the pack."),
    ] = None,
) -> None:
    """Run a pack's scenarios, including those of a CSV file next to it.

    Reports what they earn, which pieces no scenario reaches and which wrong bounds no scenario notices.
    """
    pack = _known(rules)
    table = Path(scenarios) if scenarios else _table_beside(Path(rules))
    csv, name, troubles = b"", "", []
    if table:
        try:
            csv, name = table.read_bytes(), table.name
        except OSError as error:
            _wrong(f"{table}: {error.strerror}")
        troubles = _core.scenario_troubles(csv)
        for trouble in troubles:
            _say(f"{table}: {trouble}")
    outcome: dict[str, Any] = json.loads(pack.test(csv, name))
    print(json.dumps(outcome, ensure_ascii=False, indent=2) if as_json else pack.test_text(csv, name))
    raise typer.Exit(0 if outcome["passed"] and not troubles else 1)


def _table_beside(pack: Path) -> Path | None:
    """The table of scenarios next to a pack's file: city.csv or city.scenarios.csv for city.toml."""
    if pack.suffix == ".toml":
        for ending in (".scenarios.csv", ".csv"):
            if pack.with_suffix(ending).is_file():
                return pack.with_suffix(ending)
    return None


@rules_app.command("diff")
def rules_diff(a: Annotated[str, typer.Argument(metavar="A")], b: Annotated[str, typer.Argument(metavar="B")]) -> None:
    """Show what differs between two packs: each parameter in both, and the clauses it is based on."""
    left, right = _known(a), _known(b)
    found = left.differences(right)
    said_here, said_there = left.sources(), right.sources()
    for name, here, there in found:
        print(f"{name}\n  {left.id}: {here or '(nothing)'}\n  {right.id}: {there or '(nothing)'}")
        for pack, said in ((left, said_here.get(name)), (right, said_there.get(name))):
            if said:
                print(f"    # {pack.id}: {said}")
    raise typer.Exit(1 if found else 0)


def _files(inputs: list[str]) -> Inputs:
    files = Inputs(inputs)
    if not files.paths:
        _wrong(f"nothing to read in {', '.join(inputs)}: expected files ending in {', '.join(sorted(many.ENDINGS))}")
    return files


def _one(source: str) -> _core.Document:
    """The one document of an input; if it cannot be read, the reason is printed."""
    files = _files([source])
    if len(files.paths) > 1:
        _wrong(f"one document at a time: {source} names {len(files.paths)}")
    document = next(files.documents())
    Tally().add(pe.audit(document))
    return document


def _known(rules: str, read: Callable[[], Iterable[_core.Document]] = list) -> pe.Pack:
    """The rules of the option; `auto` chooses by the region and year printed on the forms, and prints why."""
    try:
        if rules != "auto":
            return documents.pack(rules)
        pack, why = documents.pack_for(read())
        _say(f"rules {pack.id}: {why}")
        return pack
    except pe.errors.InvalidValue as error:
        _wrong(str(error))


def _status(tally: Tally, fail_on: FailOn) -> int:
    if tally.nothing_read:
        return UNREADABLE
    failing = {FailOn.error: ("error",), FailOn.warning: ("error", "warning"), FailOn.never: ()}[fail_on]
    return int(any(tally.counts[severity] for severity in failing))


def _write(content: bytes, output: str) -> None:
    """Write bytes: the formats are UTF-8 whatever the locale."""
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with _opened(output, "wb") as file:
        file.write(content)


def _write_pieces(pieces: Iterable[str], output: str) -> None:
    """Write each piece as it arrives, so that none has to be kept in memory."""
    if output == "-":
        for piece in pieces:
            _write(piece.encode(), output)
        return
    with _opened(output, "wb") as file:
        for piece in pieces:
            file.write(piece.encode())


@contextmanager
def _console(output: str) -> Iterator[Console]:
    """A console on standard output, or on a file that is closed at the end."""
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
    except SystemExit as ended:
        if ended.code == INTERRUPTED:  # typer's status after Ctrl-C
            _say("interrupted: the output is incomplete / 已中断，输出不完整")
        raise
