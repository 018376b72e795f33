"""Forms per second from a file to its findings, compared with scripts that only extract the cells; and the memory used.

The same files, in one run, in turns, on one processor: python-docx, openpyxl and Python's html.parser get the text of
every cell; perfeval reads the cells, recognises the forms, scores them and audits every figure.
Usage: benchmarks/read_peers.py     (needs python-docx and openpyxl)
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from time import process_time

import docx
import openpyxl

import perfeval as pe
from perfeval import _core

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
FORMS = 17
ROUNDS = 5
MEMORY_COPIES = 20  # of the seventeen forms, in one document


class Cells(HTMLParser):
    """The texts of the cells of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("td", "th"):
            self.cells.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def cells_of_docx(path: str) -> int:
    return sum(len(cell.text) for t in docx.Document(path).tables for row in t.rows for cell in row.cells)


def cells_of_xlsx(path: str) -> int:
    rows = (row for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows(values_only=True))
    return sum(len(str(cell)) for row in rows for cell in row if cell is not None)


def cells_of_html(path: str) -> int:
    parser = Cells()
    parser.feed(Path(path).read_bytes().decode("gb18030"))
    return sum(map(len, parser.cells))


PEERS: dict[str, tuple[str, Callable[[str], int]]] = {
    "docx": ("python-docx", cells_of_docx),
    "xlsx": ("openpyxl", cells_of_xlsx),
    "html": ("html.parser", cells_of_html),
}
RULES = pe.Pack("cn-mof-2020")


def findings_of(path: str) -> int:
    counts = pe.audit(path, RULES).counts
    if counts["forms"] != FORMS or not counts["error"]:
        raise SystemExit(f"{path}: expected {FORMS} forms with findings, found {counts}")
    return counts["error"]


def seconds(work: Callable[[str], int], path: str, at_least: float = 0.3) -> float:
    """Processor seconds for one call (others share the machine), the mean over as many calls as fill the time."""
    started, calls = process_time(), 0
    while (passed := process_time() - started) < at_least:
        work(path)
        calls += 1
    return passed / calls


def speed(ending: str) -> None:
    name, peer = PEERS[ending]
    path = str(DATA / f"forms.{ending}")
    peer(path), findings_of(path)
    pairs = [(seconds(peer, path), seconds(findings_of, path)) for _ in range(ROUNDS)]
    theirs, ours = (FORMS / median(times) for times in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    print(f"{ending:6} {name:14} {theirs:10,.0f} {ours:14,.0f} {ratio:10.0f}x")


PEAK = """
import sys
import perfeval as pe

def of_this_process(name):  # kB; getrusage would count the process that started this one, too
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))

rules = pe.Pack("cn-mof-2020")
pe.audit(sys.argv[1], rules)
before = of_this_process("VmRSS:")
pe.audit(sys.argv[2], rules)
print(of_this_process("VmHWM:") - before)
"""


def memory(ending: str, folder: Path) -> None:
    """What the peak of a process grows by when it audits a large document, after a small one."""
    write = {"docx": _core.write_docx, "xlsx": _core.write_xlsx, "html": _core.write_html}[ending]
    small, large = folder / f"small.{ending}", folder / f"large.{ending}"
    small.write_bytes(write(pe.examples()[:1]))
    large.write_bytes(write(pe.examples() * MEMORY_COPIES))
    ended = subprocess.run([sys.executable, "-c", PEAK, str(small), str(large)], capture_output=True, check=True)
    unpacked = large.stat().st_size
    if zipfile.is_zipfile(large):
        with zipfile.ZipFile(large) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    grown = int(ended.stdout) * 1024
    print(f"{ending:6} {unpacked / 1e6:12.1f} MB {grown / 1e6:12.1f} MB {grown / unpacked:10.1f}x")


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(f"{'file':6} {'cells only':14} {'forms/s':>10} {'perfeval/s':>14} {'ratio':>11}")
    for ending in PEERS:
        speed(ending)
    print(f"\nfile   unpacked ({MEMORY_COPIES * FORMS} forms)   memory, at its peak")
    with tempfile.TemporaryDirectory() as folder:
        for ending in PEERS:
            memory(ending, Path(folder))


if __name__ == "__main__":
    main()
