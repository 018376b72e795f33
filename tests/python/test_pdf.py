"""Reading PDF: ruled tables with merged cells, rejoined across page breaks; and what cannot be read."""

import importlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import perfeval as pe
from perfeval import pdf
from perfeval.cli import app

pytest.importorskip("pdfplumber")
Image = pytest.importorskip("PIL.Image")

DATA = Path(__file__).resolve().parents[1] / "data"


def contents(form: pe.Form) -> Any:
    """The content of a form, without places, line ends and spaces: a PDF does not record which were typed."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if key not in ("place", "at")}
        if isinstance(value, list):
            return [bare(item) for item in value]
        return "".join(value.split()) if isinstance(value, str) else value

    return bare(json.loads(form.to_json()))


def test_a_pdf_of_the_seventeen_forms_says_what_the_text_says(forms_txt: str) -> None:
    """Printed by LibreOffice over 21 pages, which cut rows, merged cells, and figures into two lines."""
    read = pe.read(str(DATA / "forms.pdf"))
    assert (read.state, read.format, len(read.tables), read.troubles) == ("read", "pdf", 17, [])
    assert len(read.sha256) == 64
    expected = pe.read(forms_txt).forms
    assert [contents(form) for form in read.forms] == [contents(form) for form in expected]
    found = [(f.form, f.code, f.severity, f.field) for f in pe.audit(read).findings]
    assert found == [(f.form, f.code, f.severity, f.field) for f in pe.audit(forms_txt).findings]


def test_places_in_a_pdf_count_tables_over_pages(forms_txt: str) -> None:
    """The total of form 15 is in table 15, in the same grid column as in the docx."""
    place = pe.read(str(DATA / "forms.pdf")).forms[14].total.score.place
    assert place == pe.read(str(DATA / "forms.docx")).forms[14].total.score.place


def test_a_scan_is_a_trouble_that_asks_for_ocr() -> None:
    scan = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(scan, "PDF")
    read = pe.read(scan.getvalue(), name="scan.pdf")
    assert (read.state, read.path, read.format) == ("unreadable", "scan.pdf", "pdf")
    assert "without text" in read.troubles[0].found
    assert "OCR" in read.troubles[0].expected
    assert [f.code for f in pe.audit(read).findings] == ["unreadable-document"]


def test_a_scan_with_page_numbers_is_a_scan() -> None:
    class Page:
        width, height = 600, 800
        images = ({"x0": 0, "x1": 600, "top": 0, "bottom": 700},)
        chars = "- 1 -"

    assert pdf._is_scan(Page())
    for change in ({"chars": "字" * 200}, {"images": ()}, {"images": ({**Page.images[0], "bottom": 90},)}):
        assert not pdf._is_scan(type("Other", (Page,), change)())


def test_a_locked_pdf_asks_for_one_without_a_password() -> None:
    read = pe.read(str(DATA / "locked.pdf"))
    assert read.state == "unreadable"
    assert "password" in read.troubles[0].found
    assert "密码" in read.troubles[0].advice


def test_a_page_too_full_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The 21 pages have about 400 to 600 characters and lines each."""
    monkeypatch.setattr(pdf, "MOST_MARKS", 520)
    read = pe.read(str(DATA / "forms.pdf"))
    left_out = [trouble for trouble in read.troubles if trouble.kind == "limit-exceeded"]
    assert 0 < len(left_out) < 21
    assert all(trouble.at.startswith("page ") for trouble in left_out)


@pytest.mark.parametrize("kept", [9, 2_000, 150_000])
def test_a_pdf_cut_off_never_raises(kept: int) -> None:
    read = pe.read((DATA / "forms.pdf").read_bytes()[:kept])
    assert read.troubles
    assert all(trouble.found and trouble.expected for trouble in read.troubles)


def test_without_the_extra_the_trouble_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    read = pe.read(str(DATA / "forms.pdf"))
    assert read.state == "unreadable"
    assert "pip install pdfplumber" in read.troubles[0].expected
    assert "安装" in read.troubles[0].advice


def notes_in(data: bytes) -> list[tuple[str, str]]:
    """The annotations of a PDF: what each says, and the text of the page below it, read by pdfplumber."""
    pdfplumber = pytest.importorskip("pdfplumber")
    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for note in page.annots:
                below = page.within_bbox((note["x0"] - 1, note["top"] - 1, note["x1"] + 1, note["bottom"] + 1))
                found.append((note["contents"], "".join((below.extract_text() or "").split())))
    return found


def turned(data: bytes, rotation: int) -> bytes:
    """The PDF as a printer writes it that turns its paper: drawn sideways, and turned back when it is shown."""
    pypdfium2: Any = pytest.importorskip("pypdfium2")
    raw: Any = importlib.import_module("pypdfium2.raw")
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}
        paper = (0, 0, width, height) if rotation == 180 else (0, 0, height, width)
        raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(*matrix[rotation]), raw.FS_RECTF(0, 2000, 2000, 0))
        page.set_mediabox(*paper)
        page.set_rotation(rotation)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_findings_are_annotations_over_their_cells(rotation: int) -> None:
    data = (DATA / "forms.pdf").read_bytes()
    if rotation:
        data = turned(data, rotation)
    report = pe.audit(data)
    assert len(report.findings.where(severity="error")) == 6
    notes = notes_in(report.mark(data))
    said = [(text, below) for text, below in notes if "(total-mismatch)" in text]
    assert said == [
        ("error (total-mismatch): " + report.findings.where(code="total-mismatch")[0].message["en"], "68.9")
    ]
    for finding in report.findings:
        assert any(finding.message["en"] in text for text, _ in notes)
    summaries = [below for text, below in notes if text.startswith("15. 全区离退休干部学习活动经费\nerror: 1")]
    assert summaries == ["朝阳区项目支出绩效自评表"]


def test_a_marked_pdf_says_what_the_pdf_says(tmp_path: Path) -> None:
    data = (DATA / "forms.pdf").read_bytes()
    report = pe.audit(data)
    marked = report.mark(data, "zh")
    assert [contents(form) for form in pe.read(marked).forms] == [contents(form) for form in pe.read(data).forms]
    assert any(text.startswith("错误 (total-mismatch): 总分填写的是“68.9”") for text, _ in notes_in(marked))


def test_the_command_marks_a_pdf(tmp_path: Path) -> None:
    source, target = str(DATA / "forms.pdf"), tmp_path / "marked.pdf"
    assert CliRunner().invoke(app, ["audit", source, "-o", str(target)]).exit_code == 1
    assert len(notes_in(target.read_bytes())) > 100
    assert CliRunner().invoke(app, ["audit", source, "-o", f"{tmp_path}/all/"]).exit_code == 1
    assert (tmp_path / "all" / "forms.pdf").read_bytes()[:5] == b"%PDF-"
    refused = CliRunner().invoke(app, ["audit", str(DATA / "forms.docx"), "-o", f"{tmp_path}/x.pdf"])
    assert refused.exit_code == 2
    assert "a .pdf is made of one PDF" in " ".join(refused.output.split())
