"""Counts the instructions of each construction at n and at 2n, and fails where twice the input costs 2.3 times as many.

Usage: growth.py PROGRAM [NAME]
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 2.3


def counts(program: str, only: list[str], folder: Path) -> dict[str, list[tuple[int, int]]]:
    """For each construction its sizes, each with the instructions that callgrind counted."""
    command = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/out"]
    subprocess.run([*command, program, "count", *only], check=True, capture_output=True)
    found: dict[str, list[tuple[int, int]]] = {}
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8", errors="replace")
        named = re.search(r"^desc: Trigger: Client Request: (\d+) of (.+)$", text, re.MULTILINE)
        if named:
            total = re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)
            found.setdefault(named[2], []).append((int(named[1]), int(total[1])))
    return {name: sorted(pairs) for name, pairs in found.items()}


def main() -> int:
    """Print a line for each construction; return 1 if one grows too fast."""
    with tempfile.TemporaryDirectory() as folder:
        measured = counts(sys.argv[1], sys.argv[2:], Path(folder))
    failed = 0
    for name, ((size, once), (_, twice)) in sorted(measured.items()):
        growth = twice / once
        failed += growth > MOST
        print(f"{name:32} {size:7} {once:13,} {twice:13,} {growth:6.2f}{'  TOO MUCH' if growth > MOST else ''}")
    print(f"{len(measured)} constructions, {failed} cost more than {MOST} times as much for twice the input")
    return 1 if failed or not measured else 0


if __name__ == "__main__":
    sys.exit(main())
