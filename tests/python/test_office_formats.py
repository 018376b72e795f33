"""Formats that LibreOffice opens, detected from their bytes; the trouble if there is no LibreOffice."""

import base64
import quopri
import re
import subprocess
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

import perfeval as pe
from perfeval import _core, foreign, office
from perfeval.cli import app

DATA = Path(__file__).resolve().parents[1] / "data"
needs_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The seventeen forms in old and in open formats, saved by LibreOffice itself.

    WPS saves the same bytes as Word and Excel of 97 to 2003 do, under endings of its own.
    """
    folder = tmp_path_factory.mktemp("old")
    program = office.program()
    assert program is not None
    for source, endings in (("docx", "doc rtf odt"), ("xlsx", "xls ods")):
        for ending in endings.split():
            command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
            command += ["--convert-to", ending, "--outdir", str(folder), str(DATA / f"forms.{source}")]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
    for ending, own in (("doc", "wps"), ("xls", "et")):
        (folder / f"forms.{own}").write_bytes((folder / f"forms.{ending}").read_bytes())
    return {path.suffix[1:]: path for path in folder.glob("forms.*")}


@needs_office
def test_old_and_open_formats_say_what_the_text_says(old_files: dict[str, Path], forms_txt: str) -> None:
    expected = [(f.form, f.code, f.severity, f.field) for f in pe.audit(forms_txt).findings]
    reports = list(pe.audit_many(old_files.values()))
    assert [Path(r.documents[0].path).suffix[1:] for r in reports] == list(old_files)
    for report in reports:
        assert report.documents[0].troubles == ()
        assert [(f.form, f.code, f.severity, f.field) for f in report.findings] == expected


@needs_office
@pytest.mark.parametrize(
    ("ending", "made"), [("doc", "docx"), ("wps", "docx"), ("odt", "docx"), ("xls", "xlsx"), ("et", "xlsx")]
)
def test_old_formats_are_marked_through_their_converted_form(
    old_files: dict[str, Path], tmp_path: Path, ending: str, made: str
) -> None:
    target = tmp_path / f"marked.{made}"
    assert CliRunner().invoke(app, ["audit", str(old_files[ending]), "-o", str(target)]).exit_code == 1
    with ZipFile(target) as package:
        parts = [name for name in package.namelist() if "comments" in name and name.endswith(".xml")]
        said = "".join(package.read(name).decode() for name in parts)
    assert "The total is printed as 68.9" in said
    assert len(pe.read(target).forms) == 17
    assert CliRunner().invoke(app, ["audit", str(old_files[ending]), "-o", f"{tmp_path}/all/"]).exit_code == 1
    assert [path.name for path in (tmp_path / "all").iterdir()] == [f"forms.{made}"]


@needs_office
@pytest.mark.parametrize("ending", ["wps", "et"])
def test_files_of_wps_are_found_and_read_by_every_command(
    old_files: dict[str, Path], tmp_path: Path, ending: str
) -> None:
    (tmp_path / f"自评表.{ending.upper()}").write_bytes(old_files[ending].read_bytes())
    (report,) = pe.audit_many(tmp_path)  # a folder finds them, in upper case too
    assert (len(report.forms), report.documents[0].troubles) == (17, ())
    source = str(old_files[ending])
    ended = CliRunner().invoke(app, ["explain", source, "--form", "15", "--indicator", "3"])
    assert ended.exit_code == 0
    assert "about 0.8333 of 12.5" in ended.stdout
    assert CliRunner().invoke(app, ["convert", source, "-o", str(tmp_path / "forms.json")]).exit_code == 0
    assert len(pe.read(tmp_path / "forms.json").forms) == 17
    assert CliRunner().invoke(app, ["score", source, "--format", "json", "--fail-on", "never"]).exit_code == 0


@needs_office
def test_content_goes_before_the_ending(old_files: dict[str, Path], tmp_path: Path) -> None:
    """A .doc that is a .docx, a web page or a rich text; an .xls that is a web page or a .doc."""
    given = {
        "docx.doc": DATA / "forms.docx",
        "html.doc": DATA / "forms.html",
        "rtf.doc": old_files["rtf"],
        "html.xls": DATA / "forms.html",
        "doc.xls": old_files["doc"],
        "xls.docx": old_files["xls"],
    }
    for name, source in given.items():
        (tmp_path / name).write_bytes(source.read_bytes())
    documents = {name: pe.read(str(tmp_path / name)) for name in given}
    assert [len(document.forms) for document in documents.values()] == [17] * 6
    assert [d.format for d in documents.values()] == ["docx", "html", "rtf", "html", "doc", "xls"]


@needs_office
def test_a_file_that_libreoffice_cannot_open_does_not_stop_the_others(old_files: dict[str, Path]) -> None:
    files = {"broken.doc": COMPOUND + "WordDocument".encode("utf-16-le"), "sound.doc": old_files["doc"].read_bytes()}
    first, second = foreign.documents(
        [foreign.Foreign(name, data, _core.format_of(data), _core.Lexicon()) for name, data in files.items()],
        pe.Limits(),
    )
    assert first.state == "unreadable"
    assert "密码" in first.troubles[0].advice
    assert len(second.forms) == 17


def test_without_libreoffice_the_trouble_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFEVAL_SOFFICE", "/nowhere/soffice")
    read = pe.read(COMPOUND + "WordDocument".encode("utf-16-le"), name="old.doc")
    assert (read.state, read.path, read.format) == ("unreadable", "old.doc", "doc")
    assert "apt install libreoffice-writer" in read.troubles[0].expected
    assert "另存为 .docx" in read.troubles[0].advice
    assert [f.code for f in pe.audit(read).findings] == ["unreadable-document"]


def test_a_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "soffice"
    sleeper.write_text("#!/bin/sh\nsleep 600\n")
    sleeper.chmod(0o755)
    monkeypatch.setenv("PERFEVAL_SOFFICE", str(sleeper))
    monkeypatch.setattr(office, "SECONDS", 0.2)
    read = pe.read(b"{\\rtf1 nothing}")
    assert read.state == "unreadable"
    assert "took more than" in read.troubles[0].found
    assert not office._running


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "an encrypted Office file"),
        (COMPOUND + "Workbook".encode("utf-16-le") + b"\0\0", "an old Excel"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "an Excel workbook"),
        (b"{\\rtf1\\ansi", "a rich text"),
        (b"%PDF-1.7", "a PDF"),
    ],
    ids=["encrypted", "xls", "xml", "rtf", "pdf"],
)
def test_a_format_is_detected_by_its_bytes(data: bytes, title: str) -> None:
    assert _core.format_of(data).title.startswith(title)


@needs_office
def test_an_open_document_in_one_file_is_not_taken_for_a_web_page(tmp_path: Path) -> None:
    program = office.program()
    assert program is not None
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "fodt", "--outdir", str(tmp_path), str(DATA / "forms.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = pe.read(str(tmp_path / "forms.fodt"))
    assert (read.format, len(read.forms)) == ("fodt", 17)


def test_every_reader_of_the_table_is_there() -> None:
    """A format that the table gives to this package, and nobody here reads, would be read by nobody."""
    others = {known.reader for known in _core.formats()} - {"library", "nobody"}
    assert others == {*office.MADE_INTO, *foreign._READERS}


def test_every_ending_belongs_to_one_format() -> None:
    endings = [ending for known in _core.formats() for ending in known.endings]
    assert len(endings) == len(set(endings)) == 22
    assert all(ending == ending.lower() and ending[0] == "." for ending in endings)


def test_formats_that_nobody_reads_say_what_to_do() -> None:
    for known in _core.formats():
        assert bool(known.expected) == (known.reader != "library"), known
        assert known.endings or known.name in ("", "xml", "markdown") or known.reader == "nobody", known


def test_an_encrypted_file_asks_for_one_without_a_password() -> None:
    read = pe.read(COMPOUND + "EncryptedPackage".encode("utf-16-le"), name="locked.xlsx")
    assert read.troubles[0].expected == "the file saved without a password"
    assert "请解除密码" in pe.audit(read).findings[0].message["zh"]


def test_a_web_archive_is_unpacked() -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText((DATA / "forms.html").read_bytes().decode("gb18030"), "html", "utf-8"))
    read = pe.read(archive.as_bytes(), name="saved.mht")
    assert (read.format, len(read.forms)) == ("mht", 17)


def _archive(parts: list[tuple[str, str, bytes]]) -> bytes:
    """A web archive of parts: content type, transfer encoding, bytes as they are in the file."""
    made = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge\r\n\r\n"
    for kind, transfer, body in parts:
        made += b"--edge\r\nContent-Type: " + kind.encode() + b"\r\nContent-Transfer-Encoding: " + transfer.encode()
        made += b"\r\n\r\n" + body + b"\r\n"
    return made + b"--edge--\r\n"


FORM = (
    "<table><tr><td colspan=4>项目支出绩效自评表<tr><td>项目名称<td colspan=3>普法"
    "<tr><td>三级指标<td>年度指标值<td>分值<td>得分"
    "<tr><td>印刷<td>≥10册<td>90<td>90<tr><td>总分<td><td>100<td>100</table>"
)


def test_a_web_archive_may_begin_with_blanks_and_have_pages_without_a_type() -> None:
    page = ("application/octet-stream\r\nContent-Location: file:///C:/form.htm", "8bit", FORM.encode())
    for archive in (b"\r\n\r\n" + _archive([page]), b"\xef\xbb\xbf" + _archive([page])):
        assert [form.project.text for form in pe.read(archive, name="saved.mht").forms] == ["普法"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=gb2312", FORM.encode("gb18030")),
        ('text/html; charset="utf-8"', FORM.encode("gb18030")),
        ("text/html", ("<meta charset=gbk>" + FORM).encode("gb18030")),
        ("text/html; charset=gb2312", FORM.encode()),
        ("text/html; charset=unicode", FORM.encode("utf-16")),
        ("text/html; charset=utf-8", b"\xef\xbb\xbf" + FORM.encode()),
        ("text/html", FORM.encode("gb18030")),
        ("text/html; charset=iso-8859-1", FORM.encode("gb18030")),  # a default that nobody chose
        ("text/html; charset=windows-1252", FORM.encode()),
    ],
)
@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
def test_each_part_of_a_web_archive_is_read_in_its_own_encoding(kind: str, body: bytes, transfer: str) -> None:
    packed = {"8bit": bytes, "base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[transfer](body)
    if transfer == "8bit" and b"\0" in body:
        pytest.skip("a mail cannot carry zeros")
    others = [
        ("text/html; charset=utf-8", "8bit", "<p>框架页</p>".encode()),
        ("text/css; charset=gb2312", "8bit", "/* 样式 */".encode("gb18030")),
        ("image/png", "base64", b"iVBORw0KGgo="),
    ]
    for parts in ([(kind, transfer, packed), *others], [*others, (kind, transfer, packed)]):
        read = pe.read(_archive(parts), name="saved.mht")
        assert [form.project.text for form in read.forms] == ["普法"]
        assert [row.target.text for row in read.forms[0].indicators] == ["≥10册"]


@pytest.mark.parametrize(("media", "target"), [("screen", "≥10册"), ("print", "9≥10册")])
def test_a_style_sheet_in_a_web_archive_counts(media: str, target: str) -> None:
    link = f'<link rel="stylesheet" media="{media}" href="cid:css-1@x">'
    page = link + FORM.replace("≥10册", "<i class=off>9</i>≥10册")
    assert page.count("class=off") == 1
    kept = _archive([("text/html; charset=utf-8", "8bit", page.encode()), ("text/css", "8bit", b".off{display:none}")])
    kept = kept.replace(b"Content-Type: text/css", b"Content-ID: <css-1@x>\r\nContent-Type: text/css")
    assert [row.target.text for row in pe.read(kept, name="saved.mht").forms[0].indicators] == [target]


def _word_2003(cells: dict[str, str]) -> bytes:
    """A form in the XML of Word 2003, with these paragraphs in place of the texts of cells."""
    rows = [
        ["项目支出绩效自评表"],
        ["项目名称", "馆藏图书采购"],
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "80", "75", "72", "10", "96%", "9.6"],
        ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "采购图书", "≥12000册", "12500册", "30", "30", ""],
        ["", "完成时间", "12月底前", "11月", "20", "20", ""],
        ["效益指标", "年借阅人次", "≥60000人次", "63000人次", "40", "40", ""],
    ]
    body = ""
    for number, row in enumerate(rows):
        body += "<w:tr>"
        for column, text in enumerate(row):
            merge = {(5, 0): '<w:vmerge w:val="restart"/>', (6, 0): "<w:vmerge/>"}.get((number, column), "")
            inner = cells.get(text, f"<w:r><w:t>{text}</w:t></w:r>")
            body += f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{inner}</w:p></w:tc>"
        body += "</w:tr>"
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:schemas-microsoft-com:office:smarttags">'
        '<w:styles><w:style w:type="character" w:styleId="note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"</w:style></w:styles><w:body><wx:sect><w:tbl>{body}</w:tbl></wx:sect></w:body></w:wordDocument>"
    ).encode()


def test_a_document_of_word_2003_is_read_as_it_is_seen() -> None:
    """Needs no LibreOffice, which loses what is struck out, hidden, raised or deleted."""

    def run(text: str, look: str = "") -> str:
        return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"

    def change(kind: str, inside: str) -> str:
        return f'<aml:annotation w:type="Word.{kind}"><aml:content>{inside}</aml:content></aml:annotation>'

    seen = _word_2003(
        {
            "80": run("90", "<w:strike/>") + run("80"),
            "75": run("1", "<w:vanish/>") + run("75", '<w:vanish w:val="off"/>'),
            "72": change("Deletion", "<w:r><w:delText>70</w:delText></w:r>") + change("Insertion", run("72")),
            "9.6": run("9.6", change("Formatting", "<w:rPr><w:strike/></w:rPr>"))
            + run("1", '<w:rStyle w:val="note"/>'),
            "12500册": f'<st1:chmetcnv w:st="on">{run("12500册")}</st1:chmetcnv>' + change("Comment", run("存疑")),
            "63000人次": f'<w:hlink w:dest="x">{run("63000人次")}</w:hlink>',
        }
    )
    plain, read = (pe.read(data, name="saved.xml") for data in (_word_2003({}), seen))
    (form,) = read.forms
    assert (read.format, form.project.text) == ("xml", "馆藏图书采购")
    line = form.budget[0]
    figures = (line.initial_budget, line.annual_budget, line.executed, line.score)
    assert [figure.text for figure in figures] == ["80", "75", "72", "9.6"]
    assert [row.actual.text for row in form.indicators] == ["12500册", "11月", "63000人次"]
    assert [row.level1.text for row in form.indicators] == ["产出指标", "产出指标", "效益指标"]
    assert form.indicators == plain.forms[0].indicators


def test_a_word_document_in_one_file_is_unpacked() -> None:
    """Flat OPC, as Word saves "XML document": needs no LibreOffice."""
    flat = '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    with zipfile.ZipFile(DATA / "office" / "road_upkeep.docx") as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")) and not name.startswith("["):
                body = re.sub(r"^\s*<\?xml.*?\?>", "", package.read(name).decode())
                flat += f'<pkg:part pkg:name="/{name}" pkg:contentType="x"><pkg:xmlData>{body}</pkg:xmlData></pkg:part>'
    read = pe.read((flat + "</pkg:package>").encode(), name="saved.xml")
    packed = pe.read(DATA / "office" / "road_upkeep.docx")
    assert (read.format, read.troubles) == ("xml", packed.troubles)
    assert read.forms == packed.forms
