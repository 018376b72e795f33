"""`perfeval rules`: the packs that are shipped, and checks, tests and comparisons of any pack."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

import perfeval as pe
from perfeval import _core, packs
from perfeval._core import Trouble
from perfeval.command.chinese import in_chinese
from perfeval.command.chinese_outcome import outcome_in_chinese
from perfeval.command.help import Command, Group
from perfeval.command.inputs import rules_of, sentence
from perfeval.command.options import Lang, language_named
from perfeval.command.output import say, wrong
from perfeval.paths import given_file, shown_path
from perfeval.render import clause

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, cls=Group, help="List, show, check, test and compare rules.")
command = partial(app.command, cls=Command)


@command("list")
def list_rules(lang: Lang = None) -> None:
    """List the shipped rules."""
    version = "第{}版" if language_named(lang) == "zh" else "version {}"
    for name in _core.shipped_packs():
        pack = packs.pack(name)
        years = f"{pack.from_year or '…'}-{pack.to_year or '…'}"
        print(f"{pack.id}  {version.format(pack.version)}  {years}  {pack.title}")


@command("show")
def show_rules(rules: Annotated[str, typer.Argument(metavar="ID|FILE")], lang: Lang = None) -> None:
    """Show every parameter of a pack, exactly, and the clause it is based on."""
    language = language_named(lang)
    pack = rules_of(rules)
    sources = pack.sources()
    for name, value in pack.parameters().items():
        if name.startswith("sources."):  # printed with the value
            continue
        print(f"{name} = {clause(value, language) if name.startswith('clauses.') else value}")
        if name in sources:
            print(f"    # {clause(sources[name], language)}")


@command("check")
def check_rules(file: Annotated[str, typer.Argument(metavar="FILE")], lang: Lang = None) -> None:
    """Check a pack for gaps, overlaps, unknown keys and wrong sums; report every fault with code, file and line.

    Doubts, such as a bound of 90 where 0.9 is meant, are reported as well and are not faults.
    """
    chinese = language_named(lang) == "zh"
    try:
        pack = packs.pack(Path(file))
    except pe.errors.InvalidPack as error:
        print(in_chinese(str(error)) if chinese else error)
        raise typer.Exit(1) from None
    except pe.errors.InvalidValue as error:
        wrong(str(error))
    for doubt in pack.doubts:
        print(f"存疑：{in_chinese(doubt)}" if chinese else f"doubt: {doubt}")
    print(
        f"{file}：{pack.id} 第{pack.version}版，没有问题"
        if chinese
        else f"{file}: {pack.id} version {pack.version}, no faults"
    )


@command("test")
def run_scenarios(
    rules: Annotated[str, typer.Argument(metavar="ID|FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    scenarios: Annotated[
        str | None,
        typer.Option("--scenarios", metavar="CSV", help="Additional scenarios; default: PACK.csv next to the pack."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Run a pack's scenarios, including those of a CSV file next to it.

    Reports what they earn, which pieces no scenario reaches and which wrong bounds no scenario notices.
    """
    chinese = language_named(lang) == "zh"
    pack = rules_of(rules)
    csv, name, troubles = _scenarios(Path(scenarios) if scenarios else _table_beside(Path(rules)))
    outcome: dict[str, Any] = json.loads(pack.test(csv, name))
    if as_json:
        print(json.dumps(outcome, ensure_ascii=False, indent=2))
    else:
        print(outcome_in_chinese(outcome) if chinese else pack.test_text(csv, name))
    raise typer.Exit(0 if outcome["passed"] and not troubles else 1)


def _scenarios(table: Path | None) -> tuple[bytes, str, list[Trouble]]:
    """The bytes of a table, its name, and what cannot be read in it, which is also printed."""
    if table is None:
        return b"", "", []
    try:
        csv = given_file(table)
    except OSError as error:
        wrong(f"{table}: {error.strerror}")
    troubles = _core.scenario_troubles(csv)
    for trouble in troubles:
        say(f"{table}: {sentence(trouble, placed=True)}")
    return csv, shown_path(table.name), troubles


def _table_beside(pack: Path) -> Path | None:
    """The table of scenarios next to a pack's file: city.csv or city.scenarios.csv for city.toml."""
    if pack.suffix == ".toml":
        for ending in (".scenarios.csv", ".csv"):
            if pack.with_suffix(ending).is_file():
                return pack.with_suffix(ending)
    return None


@command("diff")
def diff_rules(
    a: Annotated[str, typer.Argument(metavar="A")],
    b: Annotated[str, typer.Argument(metavar="B")],
    lang: Lang = None,
) -> None:
    """Show what differs between two packs: each parameter in both, and the clauses it is based on."""
    language = language_named(lang)
    nothing = "（无）" if language == "zh" else "(nothing)"
    left, right = rules_of(a), rules_of(b)
    found = left.differences(right)
    left_clauses, right_clauses = left.sources(), right.sources()
    for name, here, there in found:
        if name.startswith("clauses."):  # a citation itself
            here, there = (clause(cited, language) for cited in (here, there))
        print(f"{name}\n  {left.id}: {here or nothing}\n  {right.id}: {there or nothing}")
        for pack, cited in ((left, left_clauses.get(name)), (right, right_clauses.get(name))):
            if cited:
                print(f"    # {pack.id}: {clause(cited, language)}")
    raise typer.Exit(1 if found else 0)
