"""Counts the instructions of each construction at n and at 2n, and fails where twice the input costs 2.3 times as many.

Usage: growth.py PROGRAM [NAME...]
"""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MOST = 2.3


def names(program: str, only: list[str]) -> list[str]:
    """The constructions whose names hold one of the given texts, or all."""
    return subprocess.run([program, "list", *only], check=True, capture_output=True, text=True).stdout.split("\n")[:-1]


def count(program: str, some: list[str], folder: Path) -> None:
    """Let callgrind count some constructions, each into a file of its own in the folder."""
    folder.mkdir()
    command = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/out"]
    subprocess.run([*command, program, "count", *some], check=True, capture_output=True)


def counts(program: str, only: list[str], folder: Path) -> dict[str, dict[int, int]]:
    """For each construction the instructions by size, counted on every processor."""
    workers = os.cpu_count() or 1
    all_names = names(program, only)
    shares = [share for share in (all_names[first::workers] for first in range(workers)) if share]
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(count, program, share, folder / str(n)) for n, share in enumerate(shares)]:
            done.result()
    found: dict[str, dict[int, int]] = {}
    for path in folder.glob("*/*"):
        text = path.read_text(encoding="utf-8", errors="replace")
        named = re.search(r"^desc: Trigger: Client Request: (\d+) of (.+)$", text, re.MULTILINE)
        if named:
            total = re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)
            found.setdefault(named[2], {})[int(named[1])] = int(total[1])
    return found


def main() -> int:
    """Print a line for each construction; return 1 if one grows too fast."""
    with tempfile.TemporaryDirectory() as folder:
        measured = counts(sys.argv[1], sys.argv[2:], Path(folder))
    failed = 0
    for name, by_size in sorted(measured.items()):
        (size, once), (_, twice) = sorted(by_size.items())
        growth = twice / once
        failed += growth > MOST
        print(f"{name:32} {size:7} {once:13,} {twice:13,} {growth:6.2f}{'  TOO MUCH' if growth > MOST else ''}")
    print(f"{len(measured)} constructions, {failed} cost more than {MOST} times as much for twice the input")
    return 1 if failed or not measured else 0


if __name__ == "__main__":
    sys.exit(main())
