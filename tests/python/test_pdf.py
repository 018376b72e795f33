"""Reading PDF: ruled tables with merged cells, rejoined across page breaks; and what cannot be read."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import perfeval as pe
from perfeval import pdf

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
    assert "密码" in read.troubles[0].expected


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
    assert "安装" in read.troubles[0].expected
