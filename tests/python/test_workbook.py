"""The report as a workbook, opened with openpyxl: figures, printed formats, links, charts, and texts of any kind."""

import io
import json
import pickle
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import perfeval as pe

NAMES = {
    "en": ["Summary", "Findings", "Forms", "Indicators", "Budget lines"],
    "zh": ["汇总", "问题", "自评表", "指标", "资金"],
}
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


def book_of(report: pe.Report, lang: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(report.to_bytes("xlsx", lang)))


@pytest.fixture(scope="module")
def report() -> pe.Report:
    return pe.audit(pe.examples())


@pytest.fixture(scope="module")
def books(report: pe.Report) -> dict[str, Any]:
    return {lang: book_of(report, lang) for lang in NAMES}


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a list, each by the names of its columns."""
    head, *rows = sheet.iter_rows()
    return [{name.value: cell for name, cell in zip(head, row, strict=True)} for row in rows]


def shown(cell: Any) -> str:
    """What a spreadsheet program shows for a number in the formats 0.00, #,##0.00 and 0.00%, worked out exactly."""
    if isinstance(cell.value, str):
        return cell.value
    pattern = re.fullmatch(r'(#,##)?0(?:\.(0+))?(%?)(?:"(.*)")?', cell.number_format)
    assert pattern, cell.number_format
    thousands, places, percent, unit = pattern.groups()
    number = Fraction(repr(cell.value)) * (100 if percent else 1)
    scaled = number * 10 ** len(places or "")
    assert scaled.denominator == 1, f"{cell.value} does not end within {cell.number_format}"
    digits = str(abs(scaled.numerator)).rjust(len(places or "") + 1, "0")
    whole, part = (digits[: -len(places)], digits[-len(places) :]) if places else (digits, "")
    text = (f"{int(whole):,}" if thousands else whole) + (f".{part}" if part else "")
    return ("-" if scaled < 0 else "") + text + (percent or "") + (unit or "")


def exact(cell: Any) -> Fraction:
    """The value of a number, or of a fraction written as "250/3 ≈ 83.3333"."""
    return Fraction(cell.value.split(" ≈ ")[0] if isinstance(cell.value, str) else repr(cell.value))


def same_as_printed(cell: Any, text: str) -> bool:
    return (shown(cell) if cell.value is not None else "").strip() == text.strip()


@LANGUAGES
def test_it_has_five_sheets_with_frozen_filtered_lists(books: dict[str, Any], lang: str) -> None:
    book = books[lang]
    assert book.sheetnames == NAMES[lang]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area.replace("$", "").endswith(sheet.dimensions)
    assert [len(sheet["A"]) - 1 for sheet in book.worksheets[2:]] == [
        17,
        sum(len(form.indicators) for form in pe.examples()),
        sum(len(form.budget) for form in pe.examples()),
    ]


@LANGUAGES
def test_every_figure_is_shown_as_the_form_prints_it(books: dict[str, Any], lang: str) -> None:
    """Another road: the cells of the forms themselves, in the order of the forms."""
    _, _, forms, indicators, budget = books[lang].worksheets
    printed = [form.total.score.text for form in pe.examples()]
    for row, text in zip(forms.iter_rows(min_row=2), printed, strict=True):
        assert same_as_printed(row[11], text), text
    every = [one for form in pe.examples() for one in form.indicators]
    for row, one in zip(indicators.iter_rows(min_row=2), every, strict=True):
        for cell, text in zip(
            row[6:12],
            [one.name.text, one.target.text, one.actual.text, one.weight.text, one.score.text, one.reason.text],
            strict=True,
        ):
            assert same_as_printed(cell, text), (cell.coordinate, text)
    lines = [line for form in pe.examples() for line in form.budget]
    for row, line in zip(budget.iter_rows(min_row=2), lines, strict=True):
        figures = [line.initial_budget, line.annual_budget, line.executed, line.execution_rate, line.weight, line.score]
        for cell, figure in zip(row[5:11], figures, strict=True):
            assert same_as_printed(cell, figure.text), (cell.coordinate, figure.text)


def test_figures_are_numbers_and_exact_results_are_fractions(books: dict[str, Any], report: pe.Report) -> None:
    for row, form, audited in zip(rows_of(books["en"]["Forms"]), pe.examples(), report.forms, strict=True):
        total = form.budget[0]
        assert isinstance(row["Annual budget"].value, int | float)
        if total.annual_budget.value:
            rate = Fraction(total.executed.value or 0) / Fraction(total.annual_budget.value)
            of_cell = exact(row["Rate exact"])
            assert of_cell == rate, form.project.text
        if audited.recomputed is not None:
            assert exact(row["Recomputed, low"]) == audited.recomputed.low
            assert exact(row["Recomputed, high"]) == audited.recomputed.high
        assert row["Grade"].value == audited.grade
        counts = [row[name].value for name in ("Errors", "Warnings", "Notes")]
        assert counts == [sum(f.severity == s for f in audited.findings) for s in ("error", "warning", "note")]


def test_known_figures_of_the_published_forms(books: dict[str, Any]) -> None:
    """Of form 15 the paper prints 0.45, 0.02858, 6.35% and 68.9; of form 14 the points come to 250/3."""
    fifteenth = rows_of(books["en"]["Forms"])[14]
    assert [fifteenth[n].value for n in ("Annual budget", "Executed", "Score printed")] == [0.45, 0.02858, 68.9]
    assert (fifteenth["Rate printed"].value, fifteenth["Rate printed"].number_format) == (0.0635, "0.00%")
    assert fifteenth["Rate exact"].value == "1429/22500 ≈ 6.3511%"  # 0.02858/0.45 = 2858/45000
    assert rows_of(books["en"]["Forms"])[13]["Recomputed, low"].value == "250/3 ≈ 83.3333"


@LANGUAGES
def test_findings_lead_to_their_cells_and_these_lead_back(books: dict[str, Any], report: pe.Report, lang: str) -> None:
    book = books[lang]
    findings = book.worksheets[1]
    place = re.compile(r"'(.+)'!([A-Z]+\d+)")

    def target(cell: Any) -> Any:
        sheet, name = place.fullmatch(cell.hyperlink.location).groups()  # type: ignore[union-attr]
        there = book[sheet][name]
        assert there.row <= book[sheet].max_row
        assert there.column <= book[sheet].max_column
        return there

    linked = [row[4] for row in findings.iter_rows(min_row=2) if row[4].hyperlink]
    assert len(linked) == sum(len(form.findings) for form in report.forms)
    assert len(linked) + len(report.documents[0].findings) + len(report._content["findings"]) == findings.max_row - 1
    for cell in linked:
        there = target(cell)
        back = target(there)
        assert back.parent is findings
        assert target(back).coordinate == there.coordinate
        assert there.fill.fgColor.rgb != "00000000"
        form = findings.cell(cell.row, 2).value
        assert book[there.parent.title].cell(there.row, 2).value == form
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            target(cell)


def test_a_finding_leads_to_the_very_figure_that_it_prints(books: dict[str, Any]) -> None:
    book = books["en"]
    compared = 0
    for row in rows_of(book["Findings"]):
        code = row["Code"]
        if code.value not in ("total-mismatch", "score-above-weight", "budget-magnitude", "full-score-target-missed"):
            continue
        sheet, name = code.hyperlink.location.replace("'", "").split("!")
        assert book[sheet][name].value == row["Printed"].value, (code.value, code.hyperlink.location)
        compared += 1
    assert compared >= 4


@LANGUAGES
def test_the_charts_show_the_counts_beside_them(books: dict[str, Any], report: pe.Report, lang: str) -> None:
    summary = books[lang].worksheets[0]
    grades, codes = summary._charts

    def shown_by(chart: Any) -> dict[str, int]:
        (series,) = chart.ser
        names, numbers = (summary[re.sub(r".*!|\$", "", ref)] for ref in (series.cat.strRef.f, series.val.numRef.f))
        return {name[0].value: number[0].value for name, number in zip(names, numbers, strict=True)}

    assert sum(shown_by(grades).values()) == 17
    charted = shown_by(codes)
    counted: dict[str, int] = {}
    for finding in report.findings:
        counted[finding.code] = counted.get(finding.code, 0) + 1
    assert list(charted.values()) == sorted(counted.values(), reverse=True)[:15]
    if lang == "en":
        assert charted == {code: counted[code] for code in charted}
    else:  # in words, for those who read no English
        assert charted["指标值只列等次"] == counted["target-is-scale"]
        assert charted["执行得分不符"] == counted["execution-score"]
    assert grades.anchor.to.row < codes.anchor._from.row
    heights = [summary.row_dimensions[n + 1].height or 18 for n in range(codes.anchor.to.row)]
    assert sum(heights) <= 590  # points: A4 across at the scale at which the columns fit


@LANGUAGES
def test_the_summary_says_what_it_stands_on(report: pe.Report, books: dict[str, Any], lang: str) -> None:
    facts = {row[0].value: row[1].value for row in books[lang].worksheets[0].iter_rows() if len(row) > 1}
    values = [str(value) for value in facts.values()]
    assert report.rules in values
    assert report.rules_fingerprint in values
    assert f"perfeval {pe.__version__}" in values
    assert date.today().isoformat() in values
    totals = [form.budget[0] for form in pe.examples()]
    budget = sum(Fraction(total.annual_budget.value or 0) for total in totals)
    executed = sum(Fraction(total.executed.value or 0) for total in totals)
    money = [cell for row in books[lang].worksheets[0].iter_rows() if "万元" in str(row[0].value) for cell in row[1:2]]
    assert [exact(cell) for cell in money[:2]] == [budget, executed]
    assert money[2].value == "≈ 96.54%"
    assert round(executed / budget * 100, 2) == Fraction("96.54")


def test_packs_have_a_fingerprint_of_their_own() -> None:
    known = {id: pe.audit(pe.examples()[:1], rules=id).rules_fingerprint for id in ("cn-mof-2020", "pmkpi")}
    assert known["cn-mof-2020"] != known["pmkpi"]
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in known.values())


HOSTILE = {
    "formula": '=cmd("calc")!A1',
    "plus": "+1+1",
    "emoji": "路灯😀项目",
    "right to left": "abc\u202etxt.exe",
    "script": "<script>alert(1)</script>",
    "escape": "a_x000D_b",
    "quotes": "it's \"&amp;\" 'one'!A1",
}


def with_project(text: str) -> pe.Form:
    content = json.loads(pe.examples()[14].to_json())
    form = content["forms"][0] if "forms" in content else content
    form["project"] = {**form["project"], "text": text} if isinstance(form["project"], dict) else text
    return pe.Form.from_json(json.dumps(content))


@LANGUAGES
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_texts_of_any_kind_are_texts(text: str, lang: str) -> None:
    book = book_of(pe.audit(with_project(text)), lang)
    for sheet in book.worksheets[1:]:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    cell = book.worksheets[2]["E2"]
    assert cell.value.replace("_x005F_", "_") == text
    assert cell.data_type in ("s", "inlineStr")
    assert cell.quotePrefix == (text[0] in "=+")


@LANGUAGES
def test_a_text_of_100_000_characters_is_cut_to_what_a_cell_holds_and_that_is_said(lang: str) -> None:
    book = book_of(pe.audit(with_project("路" * 100_000)), lang)
    assert book.worksheets[2]["E2"].value == "路" * 32_766 + "…"
    said = "超过单元格长度而截断的文字" if lang == "zh" else "Texts cut to what a cell holds"
    assert any(row[0].value == said and row[1].value > 0 for row in book.worksheets[0].iter_rows())


def test_a_text_that_just_fits_a_cell_is_left_whole() -> None:
    whole = "路" * 32_767
    assert book_of(pe.audit(with_project(whole))).worksheets[2]["E2"].value == whole
    emoji = "😀" * 16_384  # 32,768 units of UTF-16, one more than a cell holds
    assert book_of(pe.audit(with_project(emoji))).worksheets[2]["E2"].value == "😀" * 16_383 + "…"


def test_forms_of_equal_number_keep_their_own_figures_in_any_order() -> None:
    """Forms of several calls all have the number 1; worst first moves them with what they print."""
    forms = [pe.examples()[k] for k in (0, 14, 5)]
    for report in (
        pe.audit([with_index(form) for form in forms]),
        pe.audit([with_index(f) for f in forms]).worst_first(),
    ):
        rows = rows_of(book_of(report)["Forms"])
        assert len(rows) == 3
        for row in rows:
            (paper,) = (form for form in forms if form.project.text == row["Project"].value)
            assert same_as_printed(row["Score printed"], paper.total.score.text)
            assert same_as_printed(row["Annual budget"], paper.budget[0].annual_budget.text)


def with_index(form: pe.Form) -> pe.Form:
    content = json.loads(form.to_json())
    (content["forms"][0] if "forms" in content else content)["index"] = 1
    return pe.Form.from_json(json.dumps(content))


def test_reports_of_files_merged_narrowed_and_pickled_have_the_same_figures(tmp_path: Path) -> None:
    for number, form in enumerate(pe.examples()[:3]):
        (tmp_path / f"{number}.json").write_text(form.to_json(), encoding="utf-8")
    whole = pe.audit(tmp_path)
    again = pickle.loads(pickle.dumps(whole))
    sheets = [rows_of(book_of(one)["Budget lines"]) for one in (whole, again)]
    first, second = ([[cell.value for cell in row.values()] for row in rows] for rows in sheets)
    assert first == second
    assert len(first) == sum(len(form.budget) for form in pe.examples()[:3])
    assert [row[0].endswith(".json") for row in first] == [True] * len(first)


def test_a_report_without_forms_is_a_workbook_too(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    book = book_of(pe.audit(tmp_path / "empty.docx"))
    assert book.sheetnames == NAMES["en"]
    assert book["Forms"].max_row == 1
    assert book["Findings"].max_row == 2
