"""The fenced blocks of the README and of docs/."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Snippet:
    """One fenced block, and the ```text block right after it, if there is one."""

    page: Path
    line: int
    body: str
    output: str | None

    @property
    def name(self) -> str:
        """A name for a file or a test."""
        return f"{self.page.stem}_{self.line}"


def snippets(language: str) -> Iterator[Snippet]:
    """The blocks of one language in all pages."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = list(FENCE.finditer(text))
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            near = following and following[1] == "text" and len(text[block.end() : following.start()]) < 80
            output = following[2] if following and near else None
            if block[1] == language:
                yield Snippet(page, text.count("\n", 0, block.start()) + 1, block[2], output)
