"""A hook of mkdocs: makes the C++ reference with Doxygen and adds it to the site, under reference/.

The build fails for any name without a comment, members of structs included.
"""

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "build" / "reference"


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Adds the pages of the reference, so that links to them are checked like all others."""
    if shutil.which("doxygen") is None:
        raise PluginError("the C++ reference needs doxygen: `make docs` installs it, or apt-get install doxygen")
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    subprocess.run(["doxygen", "scripts/Doxyfile"], cwd=ROOT, check=True)
    if faults := warnings():
        raise PluginError("the C++ reference has faults:\n" + "\n".join(faults))
    for page in sorted((BUILT / "reference").rglob("*")):
        if page.is_file():
            path = page.relative_to(BUILT).as_posix()
            files.append(File(path, str(BUILT), config.site_dir, use_directory_urls=False))
    return files


def warnings() -> list[str]:
    """What Doxygen complained of, a line each."""
    return (BUILT / "warnings.txt").read_text("utf-8").splitlines()
