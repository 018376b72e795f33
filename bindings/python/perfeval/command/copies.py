"""`perfeval audit --repair`: copies of the inputs with the likeliest correction made, never over a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from perfeval import _core, documents
from perfeval._core import Lexicon
from perfeval.command.output import say
from perfeval.errors import InvalidValue
from perfeval.reports import AuditedDocument, Report

__all__ = ["Copies"]

EDITED = (".docx", ".xlsx")  # the cells are changed in place; any other input becomes JSON


class Copies:
    """Writes NAME.repaired.EXT for every document that has a repair; remembers whether one could not be written."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.refused = False

    def of_reports(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports; the copies are written as they pass."""
        for report in reports:
            for document in report.documents:
                self._write(report, document)
            yield report

    def _write(self, report: Report, document: AuditedDocument) -> None:
        if not any(form.repairs for form in document.forms):
            return
        source = Path(document.path)
        if not source.is_file():
            return self._refuse(f"no copy of {document.path}: it is not a file")
        try:
            target, content = self._content(report, source)
            with open(target, "xb") as file:
                file.write(content)
        except FileExistsError:
            self._refuse(f"{target} exists and is not replaced")
        except (InvalidValue, OSError) as error:
            self._refuse(f"no copy of {source}: {error}")
        else:
            say(f"wrote {target}")

    def _content(self, report: Report, source: Path) -> tuple[Path, bytes]:
        if source.suffix.lower() in EDITED:
            return source.with_name(f"{source.stem}.repaired{source.suffix}"), report.repair(source.read_bytes())
        forms = report.repaired_forms(documents.read(str(source), words=self.words).forms)
        return source.with_name(f"{source.stem}.repaired.json"), _core.write_json(forms)

    def _refuse(self, text: str) -> None:
        self.refused = True
        say(text)
