"""The pages of docs/tutorials and docs/zh: what is typed in them, in order."""

import re
from collections.abc import Iterator
from pathlib import Path

from snippets import FENCE, ROOT

TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
CHINESE = sorted((ROOT / "docs" / "zh").glob("*.md"))
FILE = re.compile(r"# ([\w.-]+)(, continued)?\n")


def steps(page: Path) -> Iterator[tuple[str, str]]:
    """The blocks of a page, each with its language; a command in the text is a console block without output."""
    text = page.read_text(encoding="utf-8")
    done = 0
    for block in [*FENCE.finditer(text), None]:
        between = text[done : block.start() if block else len(text)]
        yield from (("console", f"$ {command}\n...\n") for command in re.findall(r"`(perfeval [^`]+)`", between))
        if block:
            yield block[1], block[2]
            done = block.end()


def written_file(block: str) -> tuple[str, bool]:
    """The file that a block is to be saved as, and whether it continues it; '' for none."""
    named = FILE.match(block)
    return (named[1], bool(named[2])) if named else ("", False)
