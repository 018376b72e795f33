"""Makes forms.pdf: forms.docx with ruled tables, printed by LibreOffice. Rows, cells and figures are cut by its pages.

Usage: tests/data/make_pdf.py     (needs python-docx, and soffice on the path)
"""

import subprocess
import tempfile
from pathlib import Path

import docx

HERE = Path(__file__).parent


def main() -> None:
    """Write forms.pdf beside forms.docx."""
    document = docx.Document(str(HERE / "forms.docx"))
    for table in document.tables:
        table.style = "Table Grid"
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/forms.docx")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(HERE)]
        subprocess.run([*command, f"{folder}/forms.docx"], check=True)


if __name__ == "__main__":
    main()
