"""Words and numbers for readers, and JSON in pieces. Files and pages are laid out by the library."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from tempfile import SpooledTemporaryFile

from perfeval import _core, numbers
from perfeval.languages import counted
from perfeval.literals import Language
from perfeval.numbers import Number
from perfeval.reports import Report

__all__ = [
    "MOST_ROWS",
    "WORDS",
    "clause",
    "grounds",
    "json_pieces",
    "left_out_html",
    "markdown_text",
    "near",
    "severities_line",
    "shown",
    "summary",
    "vanished",
]

MOST_ROWS = 60  # of a table in a notebook

WORDS = {
    "en": {
        "form": "form",
        "printed": "printed",
        "recomputed": "recomputed",
        "grade": "grade",
        "where": "where",
        "found": "found",
        "expected": "expected",
        "clean": "no findings",
        "none_shown": "nothing to show",
        "document": "the document",
        "words": "words",
        "report": "across documents",
        "weight": "weight",
        "x": "x",
        "points": "points",
        "other_form": "one other form has none of these findings",
        "other_forms": "{count} other forms have none of these findings",
        "comma": ", ",
        "semicolon": "; ",
        "in_forms": "(forms {forms}) ",
        "in_many_forms": "(forms {forms} …, {count} in all) ",
        "vanished": "findings of the baseline that are gone: {count}",
        "repair": "proposed correction",
        "other_repairs": " (or {count} other ways)",
        "other_repair": " (or one other way)",
        "to": " to ",
        "about": "≈ ",
        "title": "Audit of performance self-evaluation forms",
    },
    "zh": {
        "form": "表",
        "printed": "填报",
        "recomputed": "复算",
        "grade": "等级",
        "where": "位置",
        "found": "实为",
        "expected": "应为",
        "clean": "未发现问题",
        "none_shown": "没有要显示的问题",
        "document": "文件",
        "words": "增补词表",
        "report": "跨文件",
        "weight": "分值",
        "x": "x",
        "points": "应得分",
        "other_form": "另有1张表没有此类问题",
        "other_forms": "另有{count}张表没有此类问题",
        "comma": "、",
        "semicolon": "；",
        "in_forms": "（第{forms}张表）",
        "in_many_forms": "（第{forms}等{count}张表）",
        "vanished": "基线中已经消除的问题：{count}条",
        "repair": "建议修改",
        "other_repairs": "（另有{count}种改法）",
        "other_repair": "（另有1种改法）",
        "to": "至",
        "about": "约",
        "title": "项目支出绩效自评表审核",
    },
}
KEPT = 1 << 26  # bytes of documents that wait in memory
PIECE = 1 << 20
OBSERVED, UNVERIFIED = "observed (实践所见): ", " (unverified)"  # what a citation may begin and end with
SEVERITIES = ("error", "warning", "note")


def near(value: Fraction, lang: Language) -> str:
    """A number in a line of many: exact if its decimals terminate, else two decimals, half-up."""
    exact = shown(value)
    return f"{WORDS[lang]['about']}{numbers.round(value, 2, 'half_up')}" if "/" in exact else exact


def shown(value: Number) -> str:
    """A number as text: its digits if it terminates, else n/d."""
    exact = _core.exactly(value)
    return str(value) if exact is None else f"{exact:f}"


def grounds(report: Report, lang: Language) -> str:
    """The rules of a report, and the words file that it was read with."""
    words = report.words
    return report.rules + (f"; {words_line(words['file'], words['fingerprint'], lang)}" if words else "")


def words_line(file: str, fingerprint: str, lang: Language) -> str:
    """The words file that something was read with."""
    return f"{WORDS[lang]['words']} {file} ({fingerprint[:16]})"


def vanished(count: int, lang: Language) -> str:
    """How many findings of an earlier report are gone."""
    return WORDS[lang]["vanished"].format(count=count)


def json_pieces(texts: Iterable[str]) -> Iterator[str]:
    """The JSON of a single report of all these documents, piece by piece; the parts around the documents are equal.

    texts: the JSON of each report, with indent=2. Findings across the documents stand before them and are known last:
    the documents wait in a file.
    """
    begin, end = '\n  "documents": [\n', "\n  ]\n}"
    across = ""
    with SpooledTemporaryFile(KEPT, "w+", encoding="utf-8", newline="") as waiting:
        for text in texts:
            head, found, rest = text.rstrip("\n").partition(begin)
            if found:
                waiting.write((",\n" if waiting.tell() else "") + rest.removesuffix(end))
            if not found or not across:
                across = head.partition('\n  "documents": [')[0]
        waiting.seek(0)
        yield across + begin
        while piece := waiting.read(PIECE):
            yield piece
    yield end + "\n"


def summary(counts: dict[str, int], rules: str, lang: Language, hidden: bool = False) -> str:
    """The last line: how many documents were read, and how many findings there are.

    hidden: some were left out.
    """
    documents, forms, unreadable = (counts.get(name, 0) for name in ("documents", "forms", "unreadable"))
    found = severities_line(counts, lang, hidden)
    if lang == "zh":
        failed = f"（其中{unreadable}个无法读取）" if unreadable else ""
        return f"{documents}个文件{failed}，{forms}张表：{found}（{rules}）"
    failed = f" ({unreadable} unreadable)" if unreadable else ""
    return f"{counted(documents, 'document')}{failed}, {counted(forms, 'form')}: {found} ({rules})"


def severities_line(counts: dict[str, int], lang: Language, hidden: bool = False) -> str:
    """How many findings of each severity there are, in words; hidden: some were left out."""
    words = _core.words(lang)["severity"]
    found = [(words[severity], counts[severity]) for severity in SEVERITIES if counts.get(severity)]
    if not found:
        return WORDS[lang]["none_shown" if hidden else "clean"]
    return WORDS[lang]["comma"].join(f"{word}{n}条" if lang == "zh" else counted(n, word) for word, n in found)


def clause(source: str, lang: Language) -> str:
    """A citation in one language; in Chinese without the English half and the place of an observed convention."""
    if lang != "zh":
        return source
    cited = source.removeprefix(OBSERVED).removesuffix(UNVERIFIED)
    document, _, words = cited.partition(": ")
    words = words.partition(" / ")[0]
    text = ("实践中的做法" if source.startswith(OBSERVED) else document) + (words and f"：{words}")
    return text + ("（未与原文核对）" if source.endswith(UNVERIFIED) else "")


def markdown_text(text: str) -> str:
    """A text on one line, escaped for Markdown."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def left_out_html(count: int, lang: str) -> str:
    """How many rows are not shown."""
    if count <= MOST_ROWS:
        return ""
    said = f"共 {count:,} 行，显示前 {MOST_ROWS} 行" if lang == "zh" else f"the first {MOST_ROWS} of {count:,} rows"
    return f"<p><small>{said}</small></p>\n"
