"""Help, and what is said of an invalid call, in the reader's language.

English is left to Typer; in Chinese the same commands, arguments and options are laid out here, because Typer breaks
lines at blanks only and counts characters, not columns.
"""

import os
import re
import sys
from typing import Any

import typer
from rich.cells import cell_len

from perfeval.command.chinese import in_chinese
from perfeval.command.chinese_help import HELP
from perfeval.command.output import spoken
from perfeval.folding import folded

__all__ = ["REFUSALS", "Command", "Group", "show_refusal"]

REFUSALS: Any = typer.BadParameter.__mro__[2]
"""What Typer raises for an invalid call, whichever parser it brings."""

WIDTH = 80
_KIND = re.compile(r" <(str|int|list\[str\])>$")  # of a value, as Typer names it
INDENT = 2


class Command(typer.core.TyperCommand):
    """A command with help in either language."""

    def get_help(self, ctx: Any) -> str:
        """The help of the command."""
        return super().get_help(ctx) if spoken() == "en" else _help(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """The arguments; a value that is given twice or empty is refused (Typer takes the last, or the default)."""
        parser: Any = self.make_parser(ctx)
        values, _, given = parser.parse_args(args=list(args))
        for option in given:
            if option.param_type_name == "option" and not option.is_flag:
                _refuse_misgiven(ctx, option, values[option.name], given.count(option))
        return super().parse_args(ctx, args)


class Group(typer.core.TyperGroup):
    """Commands with help in either language."""

    def get_help(self, ctx: Any) -> str:
        """The help of the group."""
        return super().get_help(ctx) if spoken() == "en" else _help(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named; a file in its place is refused with the command that takes files."""
        if ctx.parent is None and self.get_command(ctx, args[0]) is None and os.path.exists(args[0]):
            ctx.fail(f"'{args[0]}' is a file, not a command: perfeval audit {args[0]} audits it")
        return super().resolve_command(ctx, args)


def _refuse_misgiven(ctx: Any, option: Any, value: Any, times: int) -> None:
    name = max(option.opts, key=len)
    if times > 1 and not option.multiple:
        ctx.fail(f"{name} takes one value, found {times}")
    if option.name != "output" and "" in (value if option.multiple else [value]):
        ctx.fail(f"{name} has an empty value")


def show_refusal(error: Any) -> None:
    """Say on standard error why a call is invalid."""
    if spoken() == "en":
        error.message = getattr(error, "message", "").removeprefix("Value error, ")
        error.show()
        return
    lines = []
    message = error.format_message()
    if message.startswith("用法："):  # a call without words, which is answered by the help
        print(message, file=sys.stderr)
        return
    if getattr(error, "ctx", None) is not None:
        lines = [_usage(error.ctx), f"用 {error.ctx.command_path} -h 查看说明。", ""]
    lines.append(f"错误：{in_chinese(message)}")
    print("\n".join(lines), file=sys.stderr)


def _help(command: Any, ctx: Any) -> str:
    parts: dict[str, list[tuple[str, str]]] = {"参数": [], "选项": [], "命令": []}
    for parameter in command.get_params(ctx):
        record = _record(parameter, ctx)
        if record is not None:
            parts["参数" if parameter.param_type_name == "argument" else "选项"].append(record)
    for name in command.list_commands(ctx) if isinstance(command, Group) else ():
        parts["命令"].append((name, _chinese(command.get_command(ctx, name).help)))
    lines = [_usage(ctx), "", *folded(_chinese(command.help), WIDTH)]
    for title, records in parts.items():
        if records:
            lines += ["", f"{title}：", *_table(records)]
    return "\n".join(lines)


def _usage(ctx: Any) -> str:
    pieces = ctx.command.collect_usage_pieces(ctx)
    words = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}
    return " ".join(["用法：" + ctx.command_path, *(words.get(piece, piece) for piece in pieces)])


def _record(parameter: Any, ctx: Any) -> tuple[str, str] | None:
    """The name of a parameter as it is shown, and what it says of itself."""
    shown = parameter.get_help_record(ctx)
    if shown is None:
        return None
    text = _chinese(parameter.help)
    default = parameter.default
    if parameter.required:
        text += "（必填）"
    elif default not in (None, "", False, 0) and not callable(default):
        text += f"（默认 {getattr(default, 'value', default)}）"
    return _KIND.sub("", shown[0]), text


def _chinese(text: str | None) -> str:
    """The Chinese of a text of the help, whose lines may be broken anywhere."""
    whole = " ".join((text or "").split())
    return HELP.get(whole, whole)


def _table(records: list[tuple[str, str]]) -> list[str]:
    widest = max(cell_len(name) for name, _ in records)
    width = min(widest, 30)
    lines = []
    for name, text in records:
        if cell_len(name) > width:
            lines.append(" " * INDENT + name)
            name = ""
        for line in folded(text, WIDTH - width - INDENT - 2):
            lines.append((" " * INDENT + name + " " * (width - cell_len(name) + 2) + line).rstrip())
            name = ""
    return lines
