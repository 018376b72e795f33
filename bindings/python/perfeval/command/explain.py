"""`perfeval explain`: why a form has its points, what would raise its grade, what points other rules would give it."""

from contextlib import suppress
from enum import Enum
from typing import Annotated

import typer

import perfeval as pe
from perfeval import render_forms
from perfeval.changes import grade_word
from perfeval.command.inputs import in_time, one_document, rules_of, status_of
from perfeval.command.options import (
    Fractions,
    Lang,
    OneInput,
    Output,
    Redact,
    Rules,
    Seconds,
    Words,
    language_named,
)
from perfeval.command.output import NothingToWrite, layout_of, only_readable, screen_width, write, wrong
from perfeval.folding import folded_tree
from perfeval.literals import Language

__all__ = ["explain"]


class TreeFormat(str, Enum):
    """The format of a tree."""

    text = "text"
    json = "json"
    html = "html"


def explain(
    source: OneInput,
    form: Annotated[int, typer.Option("--form", metavar="N", help="The number of the form, from 1; 0 for all.")] = 0,
    indicator: Annotated[
        int, typer.Option("--indicator", "--row", metavar="N", help="The number of the indicator, from 1; 0 for all.")
    ] = 0,
    rules: Rules = "cn-mof-2020",
    words: Words = "",
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
    fractions: Fractions = False,
    redact: Redact = False,
    seconds: Seconds = "",
    lang: Lang = None,
    output: Output = "-",
) -> None:
    """Trace every point to its cell, its rule, its clause and its exact value."""
    wanted = _layout(TreeFormat.json if as_json else TreeFormat.html if as_html else layout, output)
    language = language_named(lang)
    if not 0 <= indicator < 1 << 32:
        wrong(f"expected --indicator to be a number from 1, or 0 for all, found {indicator}")
    document = one_document(source, words, output, (rules, versus), redact, seconds)
    chosen = _chosen(document, form, source)
    pack = rules_of(rules, lambda: [document])
    try:
        with in_time(seconds, source):
            if versus:
                changes = [pe.what_if(one, pack, rules_of(versus)) for one in chosen]
                text = "".join(f"{change.to_text(language, fractions)}\n" for change in changes)
                text += _named(document, language)
            elif lift:
                text = "".join(_lifts(one, indicator, pack, language, fractions) for one in chosen)
                text += _named(document, language)
            else:
                trees = [(one.index, pe.score(one, pack).explain(indicator, language, fractions)) for one in chosen]
                text = render_forms.trees_text(trees, wanted, language, document.words)
    except pe.errors.Error as error:
        wrong(str(error))
    with suppress(NothingToWrite):
        only_readable(output, bool(chosen))
        width = screen_width() if wanted == "text" and output == "-" else None
        write((folded_tree(text, width) if width else text).encode(), output)
    raise typer.Exit(status_of(document))


def _layout(layout: TreeFormat, output: str) -> str:
    given = None if layout is TreeFormat.text else layout.value
    return layout_of(output, [TreeFormat.json.value, TreeFormat.html.value], given, TreeFormat.text.value)


def _named(document: pe.Document, language: Language) -> str:
    words = render_forms.words_text(document.words, language)
    return f"{words}\n" if words else ""


def _chosen(document: pe.Document, number: int, source: str) -> list[pe.Form]:
    chosen = [form for form in document.forms if number in (0, form.index)]
    if not chosen and document.forms:
        wrong(f"{source} has forms 1 to {len(document.forms)}, found --form {number}")
    return chosen


def _lifts(form: pe.Form, indicator: int, pack: pe.Pack, lang: Language, fractions: bool) -> str:
    """The grade of the form, and one line for each requested indicator."""
    words = {"zh": ("第{}张表：{}\n", "  第{}项指标 {}：{}\n"), "en": ("form {}: {}\n", "  indicators[{}] {}: {}\n")}
    head, line = words[lang]
    grade, none = pe.score(form, pack).grade, {"zh": "等级未定", "en": "grade open"}[lang]
    asked = [indicator] if indicator else range(1, len(form.indicators) + 1)
    lifts = ((n, pe.lift_by(form, n, pack, lang).to_text(fractions)) for n in asked)
    lines = (line.format(n, form.indicators[n - 1].name, text) for n, text in lifts)
    return head.format(form.index, grade_word(grade, lang) if grade else none) + "".join(lines)
