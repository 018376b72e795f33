"""Documents per second of which only the cells are read: perfeval's readers, and the fastest that Python has.

The seventeen forms in one file. Each script gives the text of every cell, and nothing else; so do perfeval's readers,
timed by `form_cost` as what a hundred runs take more than ten. In one run, in turns, in processor time.
Usage: benchmarks/cells_peers.py BUILD_FOLDER     (needs lxml, openpyxl, python-calamine, python-docx, selectolax)
"""

import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import python_calamine
from lxml import etree
from read_peers import DATA, PEERS, seconds
from selectolax.lexbor import LexborHTMLParser

ROUNDS = 5
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def cells_by_lxml(path: str) -> int:
    """Of a Word document whose cells hold no tables and nothing that is hidden or was changed."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    texts = ("".join(text.text or "" for text in cell.iter(WORD + "t")) for cell in root.iter(WORD + "tc"))
    return sum(map(len, texts))


def cells_by_calamine(path: str) -> int:
    """The stored values of a workbook, without their number formats."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return sum(len(str(cell)) for row in rows for cell in row)


def cells_by_selectolax(path: str) -> int:
    """Of a page."""
    page = LexborHTMLParser(Path(path).read_bytes().decode("gb18030"))
    return sum(len(cell.text()) for cell in page.css("td,th"))


FASTEST: dict[str, tuple[str, Callable[[str], int]]] = {
    "docx": ("lxml", cells_by_lxml),
    "xlsx": ("calamine", cells_by_calamine),
    "html": ("selectolax", cells_by_selectolax),
}


def seconds_of(program: str, step: str) -> float:
    """Processor seconds of one run of a step of form_cost."""

    def spent(times: int) -> float:
        process = os.posix_spawn(program, [program, step, str(times)], os.environ)
        used = os.wait4(process, 0)[2]
        return used.ru_utime + used.ru_stime

    return (spent(110) - spent(10)) / 100


def main() -> None:
    """Measures and prints."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    program = str(Path(sys.argv[1]) / "benchmarks" / "form_cost")
    print(f"{'file':6} {'perfeval':>12}   {'beside':12} {'documents/s':>12} {'times as fast':>14}")
    for ending in PEERS:
        path = str(DATA / f"forms.{ending}")
        for name, peer in (PEERS[ending], FASTEST[ending]):
            peer(path)
            pairs = [(seconds(peer, path), seconds_of(program, f"read-{ending}")) for _ in range(ROUNDS)]
            theirs, ours = (1 / median(times) for times in zip(*pairs, strict=True))
            ratio = median(a / b for a, b in pairs)
            print(f"{ending:6} {ours:12,.0f}   {name:12} {theirs:12,.0f} {ratio:14.1f}")


if __name__ == "__main__":
    main()
