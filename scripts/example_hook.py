"""A hook of mkdocs: makes the report of the seventeen example forms and adds it to the site as example-report.html."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "build" / "example"


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Adds the page, so that links to it are checked like all others."""
    try:
        import perfeval as pe
    except ImportError:
        raise PluginError("the example report needs perfeval itself: `make docs` installs it") from None
    BUILT.mkdir(parents=True, exist_ok=True)
    pe.audit(ROOT / "examples" / "data" / "forms.txt", redact=True).save(BUILT / "example-report.html")
    files.append(File("example-report.html", str(BUILT), config.site_dir, use_directory_urls=False))
    return files
