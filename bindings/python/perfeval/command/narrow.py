"""The findings that an audit shows: by severity, by code, and those that an earlier report did not have."""

import json
from collections.abc import Iterable, Iterator

import perfeval as pe
from perfeval.command.options import Shown
from perfeval.command.output import wrong
from perfeval.errors import InvalidValue
from perfeval.paths import given_file
from perfeval.report_content import identities_in
from perfeval.reports import Report

__all__ = ["Narrowing"]


class Narrowing:
    """Leaves out of reports what is not to be shown; what it leaves out counts for nothing but the verdicts."""

    def __init__(self, shown: Shown, pack: pe.Pack) -> None:
        self.shown = shown
        self.known = _identities(shown.baseline) if shown.baseline else set()
        self.seen: set[str] = set()
        try:  # an unknown code is refused before anything is read
            self._selected(Report.of_many([], pack))
        except InvalidValue as error:
            wrong(str(error))

    def of_reports(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports with the findings that are shown."""
        for report in reports:
            rest, seen = report.without_known(self.known) if self.known else (report, set())
            self.seen |= seen
            yield self._selected(rest)

    @property
    def vanished(self) -> int:
        """How many findings of the earlier report did not occur again."""
        return len(self.known - self.seen)

    def _selected(self, report: Report) -> Report:
        if self.shown.severity.value == "note" and not self.shown.only and not self.shown.skip:
            return report
        return report.selected(self.shown.severity.value, self.shown.only, self.shown.skip)


def _identities(baseline: str) -> set[str]:
    try:
        return identities_in(json.loads(given_file(baseline)))
    except OSError as error:
        wrong(f"{baseline}: {error.strerror}")
    except (ValueError, KeyError, TypeError):
        wrong(f"{baseline}: expected a report that --format json wrote")
