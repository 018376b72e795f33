"""Marks in packages of every namespace, prefix and habit: well-formed, read as before, and never twice."""

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import perfeval as pe

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_SHEET = "http://purl.oclc.org/ooxml/spreadsheetml/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# The total is 90 + 9 = 99, not 100.
ROWS = [
    ["项目支出绩效自评表"],
    ["项目名称", "普法"],
    ["项目资金（万元）", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", "20", "18", "10", "90%", "9"],
    ["三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
    ["印刷", "≥10册", "10册", "90", "90", ""],
    ["总分", "", "", "100", "100", ""],
]


def package(parts: dict[str, str]) -> bytes:
    """A package of these parts, each with a declaration."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return made.getvalue()


def relations(*typed: tuple[str, str, str]) -> str:
    """A part of relationships: type, target and identifier."""
    inside = "".join(f'<Relationship Id="{known}" Type="{kind}" Target="{to}"/>' for kind, to, known in typed)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def types(main: str, kind: str) -> str:
    """The part of content types."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-'
        f'officedocument.{kind}.main+xml"/></Types>'
    )


def word(prefix: str, space: str, wrapped: Callable[[str], str] = str, office: str = OFFICE) -> bytes:
    """The form as a Word document; `wrapped` puts something around the paragraph of each cell."""
    begin = f"{prefix}:" if prefix else ""

    def cell(text: str) -> str:
        return f"<W:tc>{wrapped(f'<W:p><W:r><W:t>{text}</W:t></W:r></W:p>')}</W:tc>"

    table = "".join("<W:tr>" + "".join(map(cell, row)) + "</W:tr>" for row in ROWS)
    body = f"<W:document><W:body><W:tbl>{table}</W:tbl></W:body></W:document>".replace("W:", begin)
    declared = f' xmlns:{prefix}="{space}"' if prefix else f' xmlns="{space}" xmlns:a="{space}"'
    return package({
        "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": relations((office + "/officeDocument", "word/document.xml", "r1")),
        "word/document.xml": body.replace(f"<{begin}document>", f"<{begin}document{declared}>"),
    })  # fmt: skip


def workbook(prefix: str, space: str, office: str = OFFICE, more: dict[str, str] | None = None) -> bytes:
    """The form as a workbook with texts inside its cells, without styles; `more` adds parts."""
    begin = f"{prefix}:" if prefix else ""
    declared = f' xmlns{":" + prefix if prefix else ""}="{space}" xmlns:rel="{office}"'

    def cell(text: str) -> str:
        try:
            return f"<S:c><S:v>{float(text):g}</S:v></S:c>"
        except ValueError:
            return f'<S:c t="inlineStr"><S:is><S:t>{text}</S:t></S:is></S:c>'

    sheet = "".join("<S:row>" + "".join(map(cell, row)) + "</S:row>" for row in ROWS)
    parts = {
        "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": relations((office + "/officeDocument", "xl/workbook.xml", "r1")),
        "xl/workbook.xml": f'<S:workbook{declared}><S:sheets><S:sheet name="a" sheetId="1" rel:id="r1"/></S:sheets>'
        "</S:workbook>",
        "xl/_rels/workbook.xml.rels": relations((office + "/worksheet", "worksheets/sheet1.xml", "r1")),
        "xl/worksheets/sheet1.xml": f"<S:worksheet{declared}><S:sheetData>{sheet}</S:sheetData></S:worksheet>",
    }
    made = {name: text.replace("S:", begin) for name, text in parts.items()}
    return package({**made, **(more or {})})


def control(paragraph: str) -> str:
    """A content control around a paragraph."""
    return f"<W:sdt><W:sdtPr/><W:sdtContent>{paragraph}</W:sdtContent></W:sdt>"


def ranged(paragraph: str) -> str:
    """A paragraph inside a tracked insertion, and an empty one."""
    return paragraph.replace("<W:r>", '<W:ins W:id="7" W:author="b"><W:r>').replace("</W:r>", "</W:r></W:ins>")


def recoded(data: bytes, part: str, encoding: str) -> bytes:
    """The package with one part in another encoding, which its declaration names."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                text = text.decode().replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)
            archive.writestr(name, text)
    return made.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> bytes:
    """The package with each part renamed, replaced or left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as archive:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                archive.writestr(*part)
    return made.getvalue()


TYPES = "[Content_Types].xml"
NO_TYPES = b'<?xml version="1.0"?><Types xmlns="' + PACKAGE.encode() + b'/content-types"/>'
ODD: dict[str, Callable[[str, bytes], tuple[str, bytes] | None]] = {
    "no content types": lambda name, text: None if name == TYPES else (name, text),
    "empty content types": lambda name, text: (name, b"" if name == TYPES else text),
    "broken content types": lambda name, text: (name, text[:70] if name == TYPES else text),
    "content types without entries": lambda name, text: (name, NO_TYPES if name == TYPES else text),
    "no relationships of the package": lambda name, text: None if name == "_rels/.rels" else (name, text),
    "neither": lambda name, text: None if name in (TYPES, "_rels/.rels") else (name, text),
    "upper-case names": lambda name, text: (name.upper(), text),
    "lower-case names": lambda name, text: (name.lower(), text),
    "back-slashes": lambda name, text: (name.replace("/", "\\"), text),
    "strokes before names": lambda name, text: ("/" + name, text),
    "absolute targets": lambda name, text: (
        name,
        text.replace(b'Target="word', b'Target="/word').replace(b'Target="worksheets', b'Target="/xl/worksheets'),
    ),
}

FILES = {
    **{f"word, {name}": changed(word("w", WORD), change) for name, change in ODD.items()},
    **{f"workbook, {name}": changed(workbook("", SHEET), change) for name, change in ODD.items()},
    "word": word("w", WORD),
    "word, UTF-16": recoded(word("w", WORD), "word/document.xml", "UTF-16"),
    "word, GBK": recoded(word("w", WORD), "word/document.xml", "GBK"),
    "workbook, UTF-16": recoded(workbook("", SHEET), "xl/worksheets/sheet1.xml", "UTF-16"),
    "word, another prefix": word("ns0", WORD),
    "word, no prefix": word("", WORD),
    "word, strict": word("w", STRICT_WORD, office=STRICT),
    "word, strict without a prefix": word("", STRICT_WORD, office=STRICT),
    "word, content controls": word("w", WORD, control),
    "word, insertions": word("w", WORD, ranged),
    "workbook": workbook("", SHEET),
    "workbook, prefix": workbook("x", SHEET),
    "workbook, strict": workbook("", STRICT_SHEET, office=STRICT),
    "workbook, strict with a prefix": workbook("x", STRICT_SHEET, office=STRICT),
    "workbook, comments that are not there": workbook(
        "", SHEET, more={"xl/worksheets/_rels/sheet1.xml.rels": relations((OFFICE + "/comments", "../none.xml", "r9"))}
    ),
}


def parts_of(data: bytes) -> dict[str, ElementTree.Element]:
    """Every part, parsed; a part that is not well-formed raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def comments_of(data: bytes) -> list[str]:
    """The texts of all comments."""
    found = []
    for root in parts_of(data).values():
        for comment in root.iter():
            if comment.tag.endswith("}comment"):
                found.append("".join(node.text or "" for node in comment.iter() if node.tag.endswith("}t")))
    return found


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_a_marked_copy_is_well_formed_and_reads_as_the_file(data: bytes) -> None:
    report = pe.audit(pe.read(data))
    assert "total-mismatch" in [finding.code for finding in report.findings]
    marked = report.mark(data)
    assert pe.read(marked).forms == pe.read(data).forms
    texts = comments_of(marked)
    assert any("total-mismatch" in text for text in texts)
    again = pe.audit(pe.read(marked)).mark(marked)
    assert comments_of(again) == texts
    assert pe.read(again).forms == pe.read(data).forms


NO_TYPES_AT_ALL = ["no content types", "neither", "empty content types", "content types without entries"]


@pytest.mark.parametrize("kind", NO_TYPES_AT_ALL)
def test_a_package_without_content_types_gets_them(kind: str) -> None:
    data = changed(workbook("", SHEET), ODD[kind])
    parts = parts_of(pe.audit(pe.read(data)).mark(data))
    declared = {node.get("PartName"): str(node.get("ContentType")) for node in parts[TYPES]}
    assert declared["/xl/workbook.xml"].endswith("sheet.main+xml")
    assert declared["/xl/worksheets/sheet1.xml"].endswith("worksheet+xml")
    main = [node.get("Target") for node in parts["_rels/.rels"]]
    assert [str(target).lstrip("/") for target in main] == ["xl/workbook.xml"]


LOST = {"xl/_rels/workbook.xml.rels", "_rels/.rels"}


@pytest.mark.parametrize("folder", ["xl/", "book/"])
def test_a_workbook_without_relationships(folder: str) -> None:
    """Its sheets are found by their numbers, which is said; the marked copy has relationships again."""

    def lose(name: str, text: bytes) -> tuple[str, bytes] | None:
        return None if name in LOST else (name.replace("xl/", folder), text.replace(b"/xl/", b"/" + folder.encode()))

    whole = workbook("", SHEET)
    data = changed(whole, lose)
    document = pe.read(data)
    assert document.forms == pe.read(whole).forms
    assert [(trouble.kind, trouble.found) for trouble in document.troubles] == [
        ("missing-part", f"no relationships of {folder}workbook.xml")
    ]
    marked = pe.audit(document).mark(data)
    assert pe.read(marked).troubles == []
    assert pe.read(marked).forms == document.forms


def test_a_workbook_whose_sheets_cannot_be_told_apart() -> None:
    """Two parts for one name: which of them is hidden or shown is not known, so that none is read."""

    def lose(name: str, text: bytes) -> tuple[str, bytes] | None:
        return None if name == "xl/_rels/workbook.xml.rels" else (name, text)

    data = io.BytesIO(changed(workbook("", SHEET), lose))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/worksheets/sheet2.xml", archive.read("xl/worksheets/sheet1.xml"))
    document = pe.read(data.getvalue())
    assert document.forms == []
    assert document.troubles[0].kind == "missing-part"


def test_a_threaded_comment_is_left_alone() -> None:
    """Excel keeps its text in a part of its own; the comment on the cell only says so to older programs."""
    thread = (
        f'<comments xmlns="{SHEET}"><authors><author>tc={{1}}</author></authors><commentList>'
        '<comment ref="E7" authorId="0"><text><t>[线程批注] 请核对</t></text></comment></commentList></comments>'
    )
    data = workbook("", SHEET, more={
        "xl/worksheets/_rels/sheet1.xml.rels": relations((OFFICE + "/comments", "../comments1.xml", "r9")),
        "xl/comments1.xml": thread,
    })  # fmt: skip
    marked = pe.audit(pe.read(data)).mark(data)
    comments = parts_of(marked)["xl/comments1.xml"]
    by_cell = {c.get("ref"): "".join(c.itertext()) for c in comments.iter() if c.tag.endswith("}comment")}
    assert by_cell["E7"] == "[线程批注] 请核对"
    assert by_cell["F7"].startswith("E7\n")
    assert "total-mismatch" in by_cell["F7"]


def test_another_file_than_the_audited_one_is_refused() -> None:
    folder = Path(__file__).parents[1] / "data"
    audited = folder / "forms.docx"
    report = pe.audit(audited)
    assert report.mark(audited.read_bytes())
    for name in ("forms.xlsx", "forms.pdf", "forms.html"):
        for call in (report.mark, report.repair):
            with pytest.raises(
                pe.errors.InvalidValue, match=r"found another file, expected the bytes of .*forms\.docx"
            ):
                call((folder / name).read_bytes())
    document = pe.read(audited)
    with pytest.raises(pe.errors.InvalidValue, match="another file than the one that was read"):
        document.mark_reading((folder / "forms.xlsx").read_bytes())
