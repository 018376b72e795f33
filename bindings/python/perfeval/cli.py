"""The command `perfeval`: audit, score, explain, convert, read, rules, schema. Each is a file of perfeval.command.

Exit status: 0 no findings at or above --fail-on, 1 findings at or above it or no form, 2 invalid arguments, no readable
input or an output that cannot be written; 130 interrupted, 141 closed pipe, 143 terminated.
"""

import json
import sys
from typing import Annotated, Any

import typer

import perfeval as pe
from perfeval import _core, packs
from perfeval.command import rules, streams
from perfeval.command.audit import audit
from perfeval.command.convert import convert, schema
from perfeval.command.explain import explain
from perfeval.command.help import REFUSALS, Command, Group, show_refusal
from perfeval.command.options import asked_language
from perfeval.command.output import say, speak
from perfeval.command.read import read
from perfeval.command.score import score

__all__ = ["app", "main"]

INTERRUPTED = (129, 130, 143)  # as shells report a hangup, an interrupt and a termination

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Score and audit performance self-evaluation forms (项目支出绩效自评表), exactly.",
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(rules.app, name="rules")
for command in (audit, score, explain, convert, read, schema):
    app.command(cls=Command)(command)


def _version(wanted: bool) -> None:
    if wanted:
        pack = packs.pack("cn-mof-2020")
        print(f"perfeval {pe.__version__}, rules {pack.id} {pack.version}, schema {_schema_number()}")
        raise typer.Exit()


def _schema_number() -> int:
    empty: dict[str, Any] = json.loads(_core.audit_forms([], packs.pack("cn-mof-2020")).to_json())
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


def _call() -> None:
    """Call the command; what Typer refuses is said in the language that is spoken."""
    try:
        status = app(prog_name="perfeval", standalone_mode=False)
    except REFUSALS as refusal:
        show_refusal(refusal)
        raise SystemExit(refusal.exit_code) from None
    raise SystemExit(status)


def main() -> None:
    """Run the command."""
    streams.prepare()
    if (asked := asked_language(sys.argv[1:])) is not None:
        speak(asked)
    status = streams.ended(_call)
    if status in INTERRUPTED:
        say("interrupted: the output is incomplete / 已中断，输出不完整")
        streams.leave(status)
    status = streams.ended(sys.stdout.flush) or status
    streams.let_go()
    raise SystemExit(status)
