"""Formats that others than the C++ library read, made into documents.

PDF goes through pdfplumber (the extra `pdf`); what LibreOffice opens goes through LibreOffice; a web archive (.mht, as
Excel and Word save pages) is unpacked. Which format bytes have, and who reads it, is in the table of the C++ library.
"""

import codecs
import email
import email.policy
import hashlib
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from email.message import Message

from perfeval import _core, office, pdf
from perfeval._core import Document, Format, Lexicon, Limits, Trouble
from perfeval.errors import DeadlinePassed
from perfeval.timing import over_time, watched
from perfeval.word_2003 import package_of_word_2003

__all__ = ["Foreign", "documents", "foreign"]

HEAD = 4096  # bytes of a page that may name its encoding
_POLICY = email.policy.compat32
_CODECS = {"": "utf-8", **dict.fromkeys(("gb2312", "gbk", "x-gbk", "cp936", "ms936", "gb_2312-80"), "gb18030")}

_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_WESTERN = ("iso-8859", "iso8859", "latin", "windows-125", "cp125", "us-ascii", "ascii")


@dataclass(frozen=True)
class Foreign:
    """Bytes in one of these formats, the path they came from, and the words by which their forms are read."""

    path: str
    data: bytes
    format: Format
    words: Lexicon

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in the same notation as in the C++ library."""
        return hashlib.sha256(self.data).hexdigest()

    def named(self, made: Document, troubles: Iterable[Trouble] = ()) -> Document:
        """A document made from it, under its own path, fingerprint and format."""
        return _core.named(made, self.path, self.sha256, self.format.name, list(troubles))

    def unreadable(self, found: str, expected: str, advice: str, place: str = "the whole document") -> Document:
        """A document that explains why nothing could be read; what to do is said in Chinese as well."""
        cause = Trouble("unreadable-document", place, found, expected, advice)
        return _core.unreadable(self.path, self.sha256, self.format.name, cause, self.words)


def foreign(path: str, data: bytes, limits: Limits, words: Lexicon) -> Foreign | None:
    """The file that bytes are, if this package reads their format; None if it does not."""
    found = _core.format_of(data, limits)
    return Foreign(path, data, found, words) if found.reader in {*office.MADE_INTO, *_READERS} else None


def documents(files: Sequence[Foreign], limits: Limits) -> list[Document]:
    """The documents of files, in order; those that LibreOffice opens are converted together.

    If there is a time for each, or an end of this thread's calls, each is made by itself.
    """
    if limits.seconds is not None or _core.time_left() is not None:
        return [_in_time(file, limits) for file in files]
    return _made(files, limits)


def _in_time(file: Foreign, limits: Limits) -> Document:
    # LibreOffice gets the time that is left; an end from outside must not come while it is being stopped.
    ended = nullcontext() if file.format.reader in office.MADE_INTO else watched()
    try:
        with _core.Deadline(limits.seconds):
            with ended:
                [made] = _made([file], limits)
            _core.ask()
            return made
    except DeadlinePassed as passed:
        return over_time(file.path, file.sha256, file.format.name, passed, file.words)


def _made(files: Sequence[Foreign], limits: Limits) -> list[Document]:
    made: dict[int, Document] = {}
    for number, file in enumerate(files):
        if (package := _package_of(file)) is not None:
            made[number] = file.named(_core.read_bytes(package, file.path, limits, file.words))
    for reader, kind in office.MADE_INTO.items():
        chosen = [n for n, file in enumerate(files) if file.format.reader == reader and n not in made]
        made.update(zip(chosen, _through_office([files[number] for number in chosen], kind, limits), strict=True))
    return [made[n] if n in made else _READERS[file.format.reader](file, limits) for n, file in enumerate(files)]


def _package_of(file: Foreign) -> bytes | None:
    """The package that a Word document in one XML file stands for; None for other files."""
    if file.format.name != "xml":
        return None
    declared = re.search(rb'xmlns:([\w.-]+)\s*=\s*"' + re.escape(_FLAT) + rb'"', file.data[:HEAD])
    if declared is None:
        return package_of_word_2003(file.data)
    prefix = declared.group(1)
    part = rb"<%b:part\s[^>]*?%b:name=\"([^\"]+)\"[^>]*>\s*<%b:xmlData[^>]*>(.*?)</%b:xmlData>" % ((prefix,) * 4)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, body in re.findall(part, file.data, re.DOTALL):
            package.writestr(name.decode("utf-8", "replace").removeprefix("/"), body)
    return packed.getvalue()


def _through_office(files: list[Foreign], kind: str, limits: Limits) -> list[Document]:
    if not files:
        return []
    try:
        results = office.converted([(file.data, file.format.name) for file in files], kind, _core.time_left())
    except office.NotInstalled:
        return [file.unreadable(file.format.title, *_without_office(kind)) for file in files]
    return [_converted(file, result, limits) for file, result in zip(files, results, strict=True)]


def _converted(file: Foreign, result: bytes | office.NotConverted, limits: Limits) -> Document:
    if isinstance(result, office.NotConverted):
        expected = "an undamaged file without a password"
        return file.unreadable(f"{file.format.title}: {result}", expected, "文件须完好且没有密码")
    return file.named(_core.read_bytes(result, file.path, limits, file.words))


def _without_office(kind: str) -> tuple[str, str]:
    part = "writer" if kind == "docx" else "calc"
    return (
        f"LibreOffice, which converts it: install it (apt install libreoffice-{part}), or save the file as .{kind}",
        f"此格式须由 LibreOffice 转换：请安装 LibreOffice，或另存为 .{kind}",
    )


def _read_pdf(file: Foreign, limits: Limits) -> Document:
    try:
        tables, troubles = pdf.read_pdf(file.data)
    except pdf.MissingExtra:
        return file.unreadable(
            file.format.title,
            "pdfplumber, which reads it: pip install pdfplumber (the extra pdf)",
            "读取 PDF 须先安装 pdfplumber",
        )
    for trouble in troubles:
        if trouble.kind == "unreadable-document":
            return file.unreadable(trouble.found, trouble.expected, trouble.advice, trouble.at)
    return file.named(_core.read_tables(tables, limits, file.words), troubles)


def _unpacked(file: Foreign, limits: Limits) -> Document:
    try:
        pages = _pages_of(file.data)
    except RecursionError:
        expected = "an archive as Word or Excel saves it; save it as .docx or .xlsx"
        return file.unreadable("a web archive (.mht) with parts nested too deep", expected, "请另存为 .docx 或 .xlsx")
    if not pages.strip():
        expected = "the page or document saved as .html or .docx"
        return file.unreadable("a web archive (.mht) without a page", expected, "请另存为 .html 或 .docx")
    return file.named(_core.read_bytes(pages, file.path, limits, file.words))


def _pages_of(data: bytes) -> bytes:
    """The web pages of a web archive in UTF-8, one after the other, behind their style sheets."""
    data = data.removeprefix(codecs.BOM_UTF8).lstrip()
    parts = list(_parts_of(email.message_from_bytes(data, policy=_POLICY)))
    pages = [_decoded(part) for part in parts if _is_page(part)]
    if not any(page.strip() for page in pages):
        return b""
    for_print = {address for page in pages for address in _sheets_for_print(page)}
    sheets = [part for part in parts if part.get_content_type() == "text/css" and _address(part) not in for_print]
    styles = [f"<style>{_decoded(part).replace('</', '')}</style>" for part in sheets]
    return "\n".join([*styles, *pages]).encode()


def _parts_of(message: Message) -> Iterator[Message]:
    """The parts that hold no others. Walks without recursion: an archive may nest as deep as it likes."""
    open_parts = [message]
    while open_parts:
        part = open_parts.pop()
        content = part.get_payload()
        if isinstance(content, list):
            open_parts.extend(reversed([one for one in content if isinstance(one, Message)]))
        else:
            yield part


def _decoded(part: Message) -> str:
    """Its text, by its own encoding."""
    content = part.get_payload(decode=True)
    return _as_text(content, str(part.get_content_charset() or "")) if isinstance(content, bytes) else ""


def _address(part: Message) -> str:
    """By which a page names it: the address that it was saved from, or its number in the archive."""
    number = str(part.get("Content-ID") or "").strip(" <>")
    return str(part.get("Content-Location") or (f"cid:{number}" if number else "")).strip()


def _sheets_for_print(page: str) -> Iterator[str]:
    """The addresses of style sheets that count on paper only: <link rel=stylesheet media=print href=…>."""
    for link in re.findall(r"<link\b[^>]*>", page, re.IGNORECASE):
        media = re.search(r"\bmedia\s*=\s*[\"']?\s*print\s*[\"'\s>]", link, re.IGNORECASE)
        address = re.search(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", link, re.IGNORECASE)
        if media and address:
            yield html.unescape(next(filter(None, address.groups()), "")).strip()


def _is_page(part: Message) -> bool:
    if part.get_content_type() in ("text/html", "application/xhtml+xml"):
        return True
    named = str(part.get("Content-Location") or part.get_filename() or "").lower()
    return part.get_content_type() == "application/octet-stream" and named.endswith((".htm", ".html", ".xhtml"))


def _as_text(page: bytes, charset: str) -> str:
    """A page by what its bytes are, then by the encoding of its part, then by its own word."""
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page.decode("utf-16", "replace")
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", page[:HEAD], re.IGNORECASE)
    named = [charset, declared.group(1).decode("ascii", "replace") if declared else ""]
    western = [name for name in named if name.lower().startswith(_WESTERN)]  # fits any bytes: a default nobody chose
    for encoding in ("utf-8", *(name for name in named if name not in western), "gb18030", *western):
        try:
            return page.decode(_CODECS.get(encoding.lower(), encoding)).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            continue
    return page.decode("gb18030", "replace")


_READERS = {"pdf": _read_pdf, "web_archive": _unpacked}
