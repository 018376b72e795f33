"""What SECURITY.md promises and no other test holds: nothing else is opened or written, and what a byte costs."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import perfeval as pe

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def package(parts: dict[str, str]) -> bytes:
    """A zip archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def related(main: str, *others: str) -> str:
    """A part of relationships: the main part, and targets outside the package."""
    outside = "".join(
        f'<Relationship Id="x{n}" Type="{OFFICE}/image" TargetMode="External" Target="{target}"/>'
        for n, target in enumerate(others)
    )
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{main}"/>'
        f"{outside}</Relationships>"
    )


def documents(outside: Path) -> dict[str, bytes]:
    """Documents that name a file outside of them in every way that their formats have."""
    link = outside.as_uri()
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("三级指标", "得分"))
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>'
    declared = f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "{link}">]>'
    cell = "<row><c t=\"str\"><f>'[1]a'!A1</f><v>得分</v></c></row>"
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{cell}</sheetData></worksheet>'
    return {
        "links.html": (
            f'<link rel="stylesheet" href="{link}"><iframe src="{link}"></iframe><object data="{link}"></object>'
            f'<table background="{link}"><tr><td><img src="{link}">三级指标</td><td>得分</td></tr></table>'
        ).encode(),
        "entity.html": f'<!DOCTYPE html [<!ENTITY e SYSTEM "{link}">]><table><tr><td>&e;</td></tr></table>'.encode(),
        "links.docx": package(
            {
                "_rels/.rels": related("word/document.xml", link),
                "word/document.xml": body,
                "word/_rels/document.xml.rels": related("document.xml", link),
            }
        ),
        "entity.docx": package(
            {"_rels/.rels": related("word/document.xml"), "word/document.xml": declared + body.replace("得分", "&e;")}
        ),
        "paths.docx": package(
            {
                "_rels/.rels": related("word/document.xml"),
                "word/document.xml": body,
                "../outside.txt": "x",
                f"{outside.parent}/absolute.txt": "x",
                "..\\windows.txt": "x",
            }
        ),
        "links.xlsx": package(
            {
                "_rels/.rels": related("xl/workbook.xml"),
                "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="a" sheetId="1" '
                'r:id="s"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="s" '
                f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="e" '
                f'Type="{OFFICE}/externalLink" TargetMode="External" Target="{link}"/></Relationships>',
                "xl/worksheets/sheet1.xml": sheet,
            }
        ),
    }


# Reads each file's bytes, then again without a file descriptor to spare and without the right to write a byte. Python
# imports what it needs the first time.
CHILD = """
import os, resource, sys
import perfeval as pe
data = {name: open(name, "rb").read() for name in sys.argv[1:]}
free = {name: pe.audit(read).to_json() + repr(read.troubles) for name, read in
        ((name, pe.read(data[name])) for name in data)}
lowest = os.dup(0)  # the number that the next file would have
os.close(lowest)
resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, lowest))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    open(sys.argv[1], "rb")
except OSError:
    pass
else:
    sys.exit("a file could be opened")
for name in data:
    read = pe.read(data[name])
    assert pe.audit(read).to_json() + repr(read.troubles) == free[name], name
    assert "secret" not in free[name], name
os.write(1, b"read")
"""


def test_reading_opens_nothing_else_and_writes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "secret.txt"
    outside.parent.mkdir()
    outside.write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    for name, data in documents(outside).items():
        (inside / name).write_bytes(data)
    names = sorted(os.listdir(inside))
    made = subprocess.run([sys.executable, "-c", CHILD, *names], cwd=inside, capture_output=True, timeout=120)
    assert made.stdout == b"read", made.stderr
    for name in names:
        assert pe.read(inside / name).path
    assert sorted(os.listdir(inside)) == names
    assert sorted(os.listdir(tmp_path)) == ["inside", "outside"]
    assert os.listdir(outside.parent) == ["secret.txt"]


def test_entities_that_a_document_declares_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = f'<!DOCTYPE a [<!ENTITY e0 "laugh">{laughs}]>'
    page = pe.read(f"{text}<table><tr><td>&e9;</td></tr></table>".encode(), name="a.html")
    assert all("laugh" not in cell.text for table in page.tables for row in table.rows for cell in row)
    body = f'{text}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>'
    read = pe.read(package({"_rels/.rels": related("word/document.xml"), "word/document.xml": body}))
    assert [trouble.kind for trouble in read.troubles][-1] == "unreadable-document"
    assert "a document type declaration" in [trouble.found for trouble in read.troubles]


HEAD = "<table><tr><td>项目支出绩效自评表</td></tr><tr>" + "".join(
    f"<td>{word}</td>" for word in ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分")
)
FORMS = '{"schema":1,"forms":['
MEBIBYTE = 2**20
SIZE = MEBIBYTE // 4  # what is measured


def filled(unit: str, head: str = "", tail: str = "") -> bytes:
    """A document that is filled with a unit."""
    return (head + unit * ((SIZE - len(head) - len(tail)) // len(unit.encode())) + tail).encode()


# What was found to cost the most of each byte, of each format.
DEAREST = {
    "fields of a csv": lambda: filled(",,,,,,,,,,\n"),
    "cells of a text": lambda: filled("a\tb\n"),
    "rows of a page": lambda: filled("<tr><td>a<td>b<td>c<td>1<td>1<td>1<td>1", HEAD),
    "forms of a page": lambda: filled("<table><tr><td>项目支出绩效自评表<tr><td>一级指标<td>三级指标<td>得分</table>"),
    "rows of JSON": lambda: filled("{},", FORMS + '{"indicators":[', "{}]}]}"),
    "fund lines of JSON": lambda: filled("{},", FORMS + '{"budget":[', "{}]}]}"),
    "forms of JSON": lambda: filled("{},", FORMS, "{}]}"),
    "elements of a part": lambda: package(
        {
            "_rels/.rels": related("word/document.xml"),
            "word/document.xml": filled(
                "<w:p/>", f'<w:document xmlns:w="{WORD}"><w:body>', "</w:body></w:document>"
            ).decode(),
        }
    ),
}

# Of the documents with their reports, as SECURITY.md says.
MEMORY = 2_000  # bytes for a byte
SECONDS = 5  # for a mebibyte
SLOW = 30  # times as long on a busy machine without optimisation

# The peak is that of /proc: ru_maxrss begins with the peak of the process that started this one.
MEASURED = """
import sys, time
import perfeval as pe

def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))

data = sys.stdin.buffer.read()
pe.audit(pe.examples()).to_json()
before, started = peak(), time.process_time()
report = pe.audit(pe.read(data))
text = report.to_json()
print(peak() - before, time.process_time() - started, len(text), peak())
"""


@pytest.mark.parametrize("name", DEAREST)
def test_a_byte_costs_at_most_so_much(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", MEASURED], input=DEAREST[name](), capture_output=True, check=True)
    kibibytes, seconds, written, _ = done.stdout.decode().split()
    assert int(kibibytes) * 1024 < MEMORY * SIZE
    assert float(seconds) < SECONDS * SLOW * SIZE / MEBIBYTE
    assert int(written) < 64 * MEBIBYTE


def stored(parts: dict[str, str]) -> bytes:
    """A package whose parts are not compressed: the limit of expansion says nothing of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def workbook_of_empty_strings(size: int) -> bytes:
    """What costs the most of each byte of XML."""
    sheets = '<sheets><sheet name="a" sheetId="1" r:id="s"/></sheets>'
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{sheets}</workbook>'
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in (("s", "worksheet", "sheet.xml"), ("t", "sharedStrings", "strings.xml"))
    )
    return stored(
        {
            "_rels/.rels": related("xl/workbook.xml"),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
            "xl/sheet.xml": f'<worksheet xmlns="{SHEET}"><sheetData/></worksheet>',
            "xl/strings.xml": f'<sst xmlns="{SHEET}">{"<si/>" * (size // 5)}</sst>',
        }
    )


def test_a_byte_of_xml_costs_at_most_32() -> None:
    size = 21 * MEBIBYTE // 2  # the list of strings has just been moved to twice its room
    data = workbook_of_empty_strings(size)
    done = subprocess.run([sys.executable, "-c", MEASURED], input=data, capture_output=True, check=True)
    assert int(done.stdout.split()[0]) * 1024 < 32 * size


ROW = ("产出指标", "数量指标", "养护里程", "≥100公里", "90公里", "1", "0.9", "因汛期推迟", "公里", "无")
ROW_HEAD = (
    *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
    *("分值", "得分", "偏差原因", "计量单位", "备注"),
)


def form_of_rows(rows: int) -> str:
    """A form of so many rows of ten cells, as a page."""
    lines = [("项目名称", "道路养护", *[""] * 8), ROW_HEAD, *[ROW] * (rows - 2)]
    return "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)


@pytest.mark.parametrize("forms", [1, 1000])
def test_twenty_thousand_rows_of_ten_cells_stay_below_300_megabytes(forms: int) -> None:
    page = "".join(f"<table>{form_of_rows(20_000 // forms)}</table>" for _ in range(forms)).encode()
    done = subprocess.run([sys.executable, "-c", MEASURED], input=page, capture_output=True, check=True)
    assert int(done.stdout.split()[3]) * 1024 < 300 * 10**6


def test_forms_beyond_ten_thousand_are_left_out_and_said() -> None:
    read = pe.read(("{},".join([FORMS, *[""] * 10_000]) + "{},{}]}").encode())
    assert len(read.forms) == 10_000
    assert [trouble.kind for trouble in read.troubles] == ["limit-exceeded"]
    assert read.troubles[0].expected == "at most 10000 (limits.forms); the rest was left out"
