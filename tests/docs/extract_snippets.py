"""Writes every C++ program of the README and of docs/ into a folder, as <page>_<line>.cpp; CMake builds them.

Usage: extract_snippets.py FOLDER. Prints the files written, separated by `;`.
"""

import sys
from pathlib import Path

from snippets import snippets


def main(folder: Path) -> None:
    """Write the programs; a file that is the same is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for snippet in snippets("cpp"):
        if "int main" in snippet.body:
            target = folder / f"{snippet.name}.cpp"
            if not target.exists() or target.read_text(encoding="utf-8") != snippet.body:
                target.write_text(snippet.body, encoding="utf-8")
            written.append(str(target))
    print(";".join(written), end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
