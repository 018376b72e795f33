"""`perfeval audit --repair`: copies of the inputs with the likeliest correction made, never over a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from perfeval import _core, documents
from perfeval.command.inputs import Inputs
from perfeval.command.output import say, say_written
from perfeval.paths import shown_path
from perfeval.reports import Report
from perfeval.writing import write_file

__all__ = ["Copies"]

EDITED = (".docx", ".xlsx")  # the cells are changed in place; any other input becomes JSON


class Copies:
    """Writes NAME.repaired.EXT for every document that has a repair; remembers whether one could not be written."""

    def __init__(self, given: Inputs) -> None:
        self.words, self.resumes = given.words, bool(given.state)
        self.sources = {shown_path(path): Path(path) for path in given.paths}
        self.copies = _targets(self.sources.values())
        self.refused = False

    def targets(self) -> list[str]:
        """Where copies may be written."""
        return [str(target) for target in self.copies.values()]

    def of_reports(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports; the copies are written as they pass."""
        for report in reports:
            for document in report.documents:
                if any(form.repairs for form in document.forms):
                    self._write(report, self.sources[document.path])
            yield report

    def _write(self, report: Report, source: Path) -> None:
        if not source.is_file():
            return self._refuse(f"no copy of {source}: it is not a file")
        target = self.copies[source]
        try:
            content = self._content(report, source)
            if self.resumes and target.is_file() and target.read_bytes() == content:
                return  # written before the run was ended
            write_file(target, content, replace=False)
        except FileExistsError:
            self._refuse(f"{target} exists and is not replaced: move it away, or give it another name")
        except OSError as error:
            self._refuse(f"cannot write {target}: {error.strerror or error}")
        except Exception as error:
            self._refuse(f"no copy of {source}: {error}")
        else:
            say_written(str(target))

    def _content(self, report: Report, source: Path) -> bytes:
        if source.suffix.lower() in EDITED:
            return report.repair(source.read_bytes())
        forms = report.repaired_forms(documents.read(str(source), words=self.words).forms)
        return _core.write_json(forms)

    def _refuse(self, text: str) -> None:
        self.refused = True
        say(text)


def _targets(sources: Iterable[Path]) -> dict[Path, Path]:
    """Where the copy of each source is written: plan.csv and plan.html become two files."""
    targets: dict[Path, Path] = {}
    taken: set[Path] = set()
    for source in dict.fromkeys(sources):
        ending = source.suffix if source.suffix.lower() in EDITED else ".json"
        target = source.with_name(f"{source.stem}.repaired{ending}")
        targets[source] = source.with_name(f"{source.name}.repaired{ending}") if target in taken else target
        taken.add(target)
    return targets
