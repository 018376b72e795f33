"""Forms and scorecards laid out: for a terminal, as JSON, Markdown and HTML. Nothing is computed here."""

import json
import os
from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from perfeval import _core
from perfeval._core import Document, Explanation, Form, Pack, Scorecard, ScoreLine, WordsFile
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.folding import Folded
from perfeval.literals import Language
from perfeval.numbers import Number
from perfeval.render import MOST_ROWS, WORDS, left_out_html, markdown_text, shown, words_line
from perfeval.writing import write_file

__all__ = [
    "FORM_WRITERS",
    "Scored",
    "form_html",
    "forms_bytes",
    "save_forms",
    "scorecard_html",
    "scores_terminal",
    "scores_text",
    "tree_html",
]

FORM_WRITERS = {
    "json": _core.write_json,
    "docx": _core.write_docx,
    "xlsx": _core.write_xlsx,
    "html": _core.write_html,
    "md": _core.write_markdown,
}
BUDGET_HEADS = ("项目资金", "全年预算数", "全年执行数", "执行率", "分值", "得分")
INDICATOR_HEADS = ("三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


class Scored(NamedTuple):
    """A form of a document with its scorecard."""

    document: Document
    form: Form
    card: Scorecard


def forms_bytes(forms: Sequence[Form], layout: str) -> bytes:
    """Forms as a file: json (lossless), docx, xlsx, html or md in the official layout."""
    return FORM_WRITERS[layout](list(forms))


def save_forms(forms: Sequence[Form], path: str | os.PathLike[str]) -> None:
    """Write forms to a file, in the format of its extension.

    Raises: InvalidValue for an extension that no format has.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"path must be a path, found {found(path)}")
    layout = os.path.splitext(path)[1].lstrip(".").lower()
    if layout not in FORM_WRITERS:
        raise InvalidValue(f"expected an extension among {', '.join(FORM_WRITERS)}, found '{layout}'")
    write_file(path, forms_bytes(forms, layout))


def form_html(form: Form, lang: str = "en") -> str:
    """A form as an HTML fragment: its first budget lines and indicators, as printed."""
    tables = (
        _table_html(heads, rows[:MOST_ROWS]) + left_out_html(len(rows), lang) for heads, rows in _form_tables(form)
    )
    return f"<h4>{escape(form.project.text)}</h4>\n" + "".join(tables)


def _form_tables(form: Form) -> list[tuple[Sequence[str], list[list[str]]]]:
    budget = [
        [b.label.text, b.annual_budget.text, b.executed.text, b.execution_rate.text, b.weight.text, b.score.text]
        for b in form.budget
    ]
    rows = [
        [i.name.text, i.target.text, i.actual.text, i.weight.text, i.score.text, i.reason.text] for i in form.indicators
    ]
    total = form.total
    rows.append([total.label.text, "", "", total.weight.text, total.score.text, total.grade.text])
    return [(BUDGET_HEADS, budget), (INDICATOR_HEADS, rows)]


def _table_html(heads: Sequence[str], rows: list[list[str]]) -> str:
    head = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table>\n<tr>{head}</tr>\n{body}\n</table>\n"


TREE_STYLE = """<style>
.perfeval-tree details, .perfeval-tree div { margin: .15em 0 .15em 1.2em }
.perfeval-tree summary { cursor: pointer }
.perfeval-tree cite, .perfeval-tree small { color: #57606a; font-style: normal }
</style>"""


def tree_html(tree: Explanation) -> str:
    """A tree as an HTML fragment with its own style, since a notebook does not have our page around it."""
    return f'{TREE_STYLE}\n<div class="perfeval-tree">\n{tree.to_html()}</div>\n'


def scorecard_html(card: Scorecard, lang: Language = "en", fractions: bool = False) -> str:
    """A scorecard as an HTML fragment: its tree, with the rows collapsed."""
    return tree_html(card.explain(lang=lang, fractions=fractions))


def words_text(words: WordsFile | None, lang: Language) -> str:
    """The line that names the words file of a document; nothing without one."""
    return "" if words is None else words_line(words.file, words.fingerprint, lang)


def _words_json(words: WordsFile | None) -> dict[str, object]:
    return {} if words is None else {"words": {"file": words.file, "fingerprint": words.fingerprint}}


def trees_text(
    trees: Sequence[tuple[int, Explanation]], layout: str, lang: Language, words: WordsFile | None = None
) -> str:
    """Trees, each with the index of its form, as text, as a JSON list, or as one HTML page.

    words: the words file that the forms were read with.
    """
    named = words_text(words, lang)
    if layout == "text":
        return "\n".join(tree.to_text() for _, tree in trees) + (f"\n{named}\n" if named else "")
    if layout == "json":
        nodes = [{"form": index, **_words_json(words), **json.loads(tree.to_json())} for index, tree in trees]
        return json.dumps(nodes, ensure_ascii=False, indent=2) + "\n"
    bodies = [f"<h2>{WORDS[lang]['form']} {index}</h2>\n{tree_html(tree)}" for index, tree in trees]
    bodies += _words_html(words, lang)
    return _core.html_page("从每一分到依据" if lang == "zh" else "Every point and its basis", "\n".join(bodies), lang)


def _words_html(words: WordsFile | None, lang: Language) -> list[str]:
    return [] if words is None else [f"<p>{escape(words_text(words, lang))}</p>\n"]


def scores_terminal(scored: Iterable[Scored], lang: Language, console: Console, fractions: bool = False) -> None:
    """Print scorecards for people: a form, its scored lines, its total; 25/3 as a fraction, or about 8.3333."""
    words, named = WORDS[lang], ""
    for document, form, card in scored:
        named = words_text(document.words, lang)
        console.print(Folded(f"{words['form']} {form.index}  {form.project}", "bold"))
        console.print(_lines_table(card, lang, fractions))
        totals = (f"{words['printed']} {form.total.score}", f"{words['recomputed']} {_total(card, lang, fractions)}")
        console.print(Folded(words["semicolon"].join(totals), "cyan"))
    if named:
        console.print(Folded(named, "dim"))


def _lines_table(card: Scorecard, lang: Language, fractions: bool) -> Table:
    words = WORDS[lang]
    table = Table(box=None, padding=(0, 1))
    table.add_column(words["where"])
    for name in ("weight", "x", "points", "printed"):
        table.add_column(words[name], justify="right", no_wrap=True)
    for line in card.lines:
        if line.scored:
            x = "" if line.x is None else _computed(line.x, lang, fractions)
            numbers = (_printed(line.weight), x, _points(line, lang, fractions), _printed(line.printed))
            table.add_row(Folded(line.label if lang == "zh" else f"{line.label} ({line.field})"), *numbers)
    return table


def _printed(value: Number | None) -> str:
    return "" if value is None else shown(value)


def _computed(value: Fraction, lang: Language, fractions: bool) -> str:
    return shown(value) if fractions else _core.number_text(value, lang)


def _points(line: ScoreLine, lang: Language, fractions: bool) -> str:
    single = line.points.single
    return _core.points_text(line.points, lang) if single is None else _computed(single, lang, fractions)


def _total(card: Scorecard, lang: Language, fractions: bool) -> str:
    if card.total is not None:
        return _computed(card.total, lang, fractions)
    if card.low is None or card.high is None:
        return "-"
    ends = [_computed(end, lang, fractions) for end in dict.fromkeys((card.low, card.high))]
    return WORDS[lang]["to"].join(ends)


def scores_text(scored: Sequence[Scored], pack: Pack, layout: str, lang: Language, fractions: bool = False) -> str:
    """Scorecards as json, jsonl, md or html."""
    used = scored[0].document.words if scored else None
    if layout == "json":
        rules = {"id": pack.id, "version": pack.version}
        about = {"perfeval": _core.__version__, "schema": 1, "rules": rules, **_words_json(used)}
        return json.dumps({**about, "scorecards": _scores_json(scored)}, ensure_ascii=False, indent=2) + "\n"
    if layout == "jsonl":
        return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in _scores_json(scored))
    if layout == "md":
        named = words_text(used, lang)
        cards = "\n".join(_score_markdown(item, lang, fractions) for item in scored)
        return cards + (f"\n{markdown_text(named)}\n" if named else "")
    bodies = [scorecard_html(item.card, lang, fractions) for item in scored] + _words_html(used, lang)
    return _core.html_page(WORDS[lang]["title"], "\n".join(bodies), lang)


def _scores_json(scored: Sequence[Scored]) -> list[dict[str, object]]:
    return [{"path": document.path, **json.loads(card.to_json())} for document, _, card in scored]


def _score_markdown(item: Scored, lang: Language, fractions: bool) -> str:
    head = f"## {WORDS[lang]['form']} {item.form.index}: {markdown_text(item.form.project.text)}"
    return f"{head}\n\n```text\n{item.card.explain(lang=lang, fractions=fractions)}\n```\n"
