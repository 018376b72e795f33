"""Formats that the C++ library does not read: told by their bytes, never by the name, and made into documents.

PDF goes through pdfplumber (the extra `pdf`); what LibreOffice opens goes through LibreOffice; a web archive (.mht, as
Excel and Word save pages) is unpacked.
"""

import email
import email.policy
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfeval import _core, office, pdf
from perfeval._core import Document, Limits, Trouble

__all__ = ["Foreign", "documents", "format_of"]

HEAD = 4096  # bytes that tell a format


@dataclass(frozen=True)
class Format:
    """A format: its usual ending, what it is called, and what LibreOffice makes of it ("" if it is not asked)."""

    ending: str
    title: str
    made_into: str = ""


PDF = Format("pdf", "a PDF")
MHT = Format("mht", "a web archive (.mht)")
DOC = Format("doc", "an old Word or WPS file (.doc, .wps)", "docx")
XLS = Format("xls", "an old Excel or WPS file (.xls, .et)", "xlsx")
RTF = Format("rtf", "a rich text file (.rtf)", "docx")
ODT = Format("odt", "an OpenDocument text (.odt)", "docx")
ODS = Format("ods", "an OpenDocument spreadsheet (.ods)", "xlsx")
FODT = Format("fodt", "an OpenDocument text in one XML file (.fodt)", "docx")
FODS = Format("fods", "an OpenDocument spreadsheet in one XML file (.fods)", "xlsx")
XML_WORD = Format("xml", "a Word document in one XML file", "docx")
XML_EXCEL = Format("xml", "an Excel workbook in one XML file", "xlsx")
ENCRYPTED = Format("", "an encrypted Office file")
OFD = Format("ofd", "an OFD document")

_XML_MARKS = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", XML_EXCEL),
    (b"schemas.microsoft.com/office/word/2003/wordml", XML_WORD),
    (b"schemas.microsoft.com/office/2006/xmlPackage", XML_WORD),
    (b"opendocument.spreadsheet", FODS),
    (b"opendocument.text", FODT),
)
_WEB_ARCHIVE = re.compile(rb"(?:From|MIME-Version|Date|Subject|Content-Type):[^\n]*\n", re.IGNORECASE)


def format_of(data: bytes) -> Format | None:
    """The format of bytes that the C++ library could not read, or found no form in; None if it is none of these."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if head.startswith(b"PK"):
        return _package(data)
    if head.startswith(b"<"):
        return next((is_this for mark, is_this in _XML_MARKS if mark in head), None)
    return MHT if _WEB_ARCHIVE.match(head) and b"multipart/related" in head else None


def _compound(data: bytes) -> Format:
    """What an OLE container holds, by the names of its streams; a stream is named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ENCRYPTED
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    books = [name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book")]
    return XLS if any(name in data for name in books) else DOC


def _package(data: bytes) -> Format | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            kind = package.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return None
    if b"opendocument.spreadsheet" in kind:
        return ODS
    if b"opendocument.text" in kind:
        return ODT
    return OFD if "OFD.xml" in names else None


@dataclass(frozen=True)
class Foreign:
    """Bytes in one of these formats, and the path they came from."""

    path: str
    data: bytes
    format: Format

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes, as the C++ library writes it."""
        return hashlib.sha256(self.data).hexdigest()

    def named(self, made: Document, troubles: Iterable[Trouble] = ()) -> Document:
        """A document made from it, under its own path, fingerprint and format."""
        return _core.named(made, self.path, self.sha256, self.format.ending, list(troubles))

    def unreadable(self, found: str, expected: str, at: str = "the whole document") -> Document:
        """The document that says why nothing could be read."""
        why = Trouble("unreadable-document", at, found, expected)
        return _core.unreadable(self.path, self.sha256, self.format.ending, why)


def documents(files: Sequence[Foreign], limits: Limits) -> list[Document]:
    """The documents of files, in their order; what LibreOffice opens is converted in one go."""
    made: dict[int, Document] = {}
    for kind in ("docx", "xlsx"):
        chosen = [number for number, file in enumerate(files) if file.format.made_into == kind]
        made.update(zip(chosen, _through_office([files[number] for number in chosen], kind, limits), strict=True))
    return [made[number] if number in made else _directly(file, limits) for number, file in enumerate(files)]


def _through_office(files: list[Foreign], kind: str, limits: Limits) -> list[Document]:
    if not files:
        return []
    try:
        results = office.converted([(file.data, file.format.ending) for file in files], kind)
    except office.NotInstalled:
        return [file.unreadable(file.format.title, _without_office(kind)) for file in files]
    return [_converted(file, result, limits) for file, result in zip(files, results, strict=True)]


def _converted(file: Foreign, result: bytes | office.NotConverted, limits: Limits) -> Document:
    if isinstance(result, office.NotConverted):
        expected = "a sound file without a password / 文件须完好且没有密码"
        return file.unreadable(f"{file.format.title}: {result}", expected)
    return file.named(_core.read_bytes(result, file.path, limits))


def _without_office(kind: str) -> str:
    part = "writer" if kind == "docx" else "calc"
    return (
        f"LibreOffice, which converts it: install it (apt install libreoffice-{part}), or save the file as .{kind} / "
        f"此格式须由 LibreOffice 转换：请安装 LibreOffice，或另存为 .{kind}"
    )


def _directly(file: Foreign, limits: Limits) -> Document:
    if file.format is PDF:
        return _read_pdf(file, limits)
    if file.format is MHT:
        return file.named(_core.read_bytes(_pages_of(file.data), file.path, limits))
    if file.format is OFD:
        return file.unreadable("an OFD document", "the same as PDF, .docx or .xlsx / 请另存为 PDF、.docx 或 .xlsx")
    return file.unreadable(file.format.title, "the file saved without a password / 请去除密码后另存")


def _read_pdf(file: Foreign, limits: Limits) -> Document:
    try:
        tables, troubles = pdf.read_pdf(file.data)
    except pdf.MissingExtra:
        return file.unreadable(
            "a PDF",
            "pdfplumber, which reads it: pip install pdfplumber (the extra pdf) / 读取 PDF 须先安装 pdfplumber",
        )
    for why in troubles:
        if why.kind == "unreadable-document":
            return file.unreadable(why.found, why.expected, why.at)
    return file.named(_core.read_tables(tables, limits), troubles)


def _pages_of(data: bytes) -> bytes:
    """The web pages of a web archive, one after the other."""
    parts = email.message_from_bytes(data, policy=email.policy.compat32).walk()
    pages = (part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html")
    return b"\n".join(page for page in pages if isinstance(page, bytes))
