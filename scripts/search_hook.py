"""A hook of mkdocs: Chinese is found by any of its characters, not by the beginnings of sentences.

The search splits texts at separators only, and Chinese has none between words. A space of no width after each Chinese
character makes every one a word of its own; the search takes a query apart in the same way.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

NO_WIDTH = "\u200b"  # among the separators of mkdocs.yml
BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])")


@event_priority(-50)  # after the index is written, before it is copied for pages without a server
def on_post_build(config: "MkDocsConfig") -> None:
    """Takes the Chinese of the index apart."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    for page in index["docs"]:
        for part in ("title", "text"):
            page[part] = taken_apart(page[part])
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def taken_apart(text: str) -> str:
    """The text with a space of no width between any two Chinese characters."""
    return BETWEEN.sub(NO_WIDTH, text)
